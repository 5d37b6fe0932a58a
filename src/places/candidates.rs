//! The different names of an article and the places that each may be.

use std::ops::Range;

use super::Mention;
use super::affixes;
use crate::analysis::PlaceKind;
use crate::gazetteer::{EntryId, Gazetteer};
use crate::lexicon::classes;
use crate::table::Table;
use crate::text::Document;

/// No name has more places that are worth a look: they are sorted, the most prominent first.
const MOST: usize = 40;

/// What a name may name.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The places that bear it, the most prominent first.
    candidates: Vec<EntryId>,
    /// What its words say it is: "Elm Street" is a site.
    kind: Option<PlaceKind>,
    /// Whether the candidates bear the whole name, not only the "Kabul" of "Kabul airport".
    whole: bool,
}

/// One name, however often it stands in the article.
#[derive(Debug, Default)]
pub(super) struct Toponym<'m> {
    /// The places that bear it, the most prominent first.
    pub candidates: &'m [EntryId],
    /// Where they stand among the candidates of all toponyms, one behind the other.
    pub range: Range<usize>,
    /// What its words say it is: "Elm Street" is a site.
    pub kind: Option<PlaceKind>,
    /// Whether the candidates bear the whole name, not only the "Kabul" of "Kabul airport".
    pub whole: bool,
    /// How often it stands in the article; the first sentences count twice.
    pub weight: f64,
    /// What the words beside it say it is: "Washington state".
    pub beside: Option<PlaceKind>,
    /// Other toponyms that it is listed with: "Oregon, Washington and Idaho".
    pub peers: Vec<usize>,
    /// Countries and divisions that the text puts it into, each with a weight: "Paris, Texas".
    pub holders: Vec<(EntryId, f64)>,
}

#[derive(Debug)]
pub(super) struct Toponyms<'m> {
    pub all: Vec<Toponym<'m>>,
    /// In the order of the text.
    pub mentions: &'m [Mention],
    /// For each mention, an index into [`Toponyms::all`].
    pub of: Vec<usize>,
    /// Countries and divisions that stand behind a comma and were not taken for names: "Wash." in a dateline.
    pub behind: Vec<EntryId>,
}

/// No more neighbours in lists than this are asked.
const PEERS: usize = 8;
/// A building or a quarter is taken to lie in a city of its name only if the city has so many people.
const KNOWN: u32 = 100_000;
/// Sentences at the start of an article tell most of what it is about.
const OPENING: usize = 3;

impl<'m> Toponyms<'m> {
    pub(super) fn gather(doc: &Document, mentions: &'m mut [Mention], gazetteer: &Gazetteer) -> Toponyms<'m> {
        let mut known: Table<u32> = Table::default();
        let mut of = Vec::with_capacity(mentions.len());
        let mut count = 0;
        for mention in &mut *mentions {
            // 1 + the index of the toponym.
            let toponym = match known.of(mention.key) {
                Some(toponym) if *toponym > 0 => *toponym,
                slot => {
                    count += 1;
                    slot.into_iter().for_each(|slot| *slot = count);
                    mention.find(doc, gazetteer);
                    count
                }
            };
            of.push(toponym as usize - 1);
        }
        let mut toponyms = Toponyms { all: Vec::with_capacity(count as usize), mentions, of, behind: Vec::new() };
        let opening = doc.sentences.get(OPENING - 1).map_or(usize::MAX, |sentence| sentence.end);
        for (mention, &toponym) in toponyms.mentions.iter().zip(&toponyms.of) {
            if toponym == toponyms.all.len() {
                let found = mention.found().map(|found| Toponym { candidates: &found.candidates, kind: found.kind, whole: found.whole, ..Toponym::default() });
                toponyms.all.push(found.unwrap_or_default());
            }
            if let Some(toponym) = toponyms.all.get_mut(toponym) {
                toponym.beside = toponym.beside.or(mention.beside);
                toponym.weight += if mention.tokens.start < opening { 2.0 } else { 1.0 };
            }
        }
        toponyms.shorten();
        toponyms.list(doc);
        let mut end = 0;
        for toponym in &mut toponyms.all {
            toponym.range = end..end + toponym.candidates.len();
            end = toponym.range.end;
        }
        toponyms
    }

    /// Each mention with the index of its toponym.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'m Mention, usize)> {
        self.mentions.iter().zip(self.of.iter().copied())
    }

    /// "The Strip" in an article about the Gaza Strip: a word that no place has for its name is the end of a longer one.
    fn shorten(&mut self) {
        // 1 + the index of the first that ends so.
        let mut endings: Table<u32> = Table::default();
        for (mention, toponym) in self.each() {
            let known = self.all.get(toponym).is_some_and(|toponym| !toponym.candidates.is_empty() && toponym.whole);
            if let Some(ending) = mention.last.filter(|_| known).and_then(|last| endings.of(last)).filter(|ending| **ending == 0) {
                *ending = toponym as u32 + 1;
            }
        }
        for (mention, &toponym) in self.mentions.iter().zip(&self.of) {
            let known = self.all.get(toponym).is_none_or(|toponym| !toponym.candidates.is_empty());
            let longer = endings.get(mention.bare).filter(|_| !known).and_then(|longer| self.all.get((*longer as usize).checked_sub(1)?));
            if let Some(candidates) = longer.map(|longer| longer.candidates)
                && let Some(toponym) = self.all.get_mut(toponym)
            {
                toponym.candidates = candidates;
                toponym.whole = true;
            }
        }
    }

    /// Notes which toponyms stand side by side in a list.
    fn list(&mut self, doc: &Document) {
        let pairs = self.mentions.windows(2).zip(self.of.windows(2));
        for pair in pairs {
            let ([a, b], &[first, second]) = pair else { continue };
            let mut between = a.tokens.end..b.tokens.start;
            let listed = (1..=2).contains(&between.len()) && between.all(|token| doc.word(token) == "," || doc.is(token, "and") || doc.is(token, "or"));
            if !listed || first == second {
                continue;
            }
            for (this, other) in [(first, second), (second, first)] {
                if let Some(toponym) = self.all.get_mut(this).filter(|toponym| toponym.peers.len() < PEERS) {
                    toponym.peers.push(other);
                }
            }
        }
    }
}

/// The places that a name may name.
pub(super) fn find(doc: &Document, tokens: Range<usize>, gazetteer: &Gazetteer) -> Found {
    let shape = affixes::read(doc, tokens.clone());
    let named: Vec<EntryId> = gazetteer.named(doc, tokens.clone()).take(MOST).collect();
    if !named.is_empty() {
        // "The South" is hardly the province of that name abroad: it must be of a country of the article.
        let compass = tokens.clone().all(|token| doc.has(token, classes::COMPASS));
        return Found { candidates: named, whole: !compass, kind: compass.then_some(PlaceKind::Region) };
    }
    let mut candidates: Vec<EntryId> = gazetteer.named(doc, shape.core.clone()).take(MOST).collect();
    let kinds = |id: &EntryId| gazetteer.entry(*id).map(|entry| entry.kind);
    // "Ontario province" is Ontario and "Kent County" no city of that name.
    if shape.kind == Some(PlaceKind::Division) || shape.kind == Some(PlaceKind::City) {
        let same: Vec<EntryId> = candidates.iter().copied().filter(|id| kinds(id) == shape.kind).collect();
        if !same.is_empty() {
            return Found { candidates: same, kind: shape.kind, whole: !shape.part };
        }
    }
    if shape.kind.is_none() && candidates.is_empty() {
        // "Springfield, Illinois" as one name: the first place in it.
        candidates = gazetteer.longest(doc, shape.core.start).map_or_else(Vec::new, |found| found.entries.iter().take(MOST).copied().collect());
        return Found { candidates, ..Found::default() };
    }
    // A river or a street that bears a city's name need not be near it; a building does lie there.
    let inside = !matches!(shape.kind, Some(PlaceKind::Natural | PlaceKind::Division));
    let known = |id: &EntryId| gazetteer.entry(*id).is_some_and(|entry| entry.kind != PlaceKind::City || entry.population >= KNOWN);
    candidates.retain(|id| inside && known(id));
    Found { candidates, kind: shape.kind, ..Found::default() }
}
