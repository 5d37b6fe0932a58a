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
#[derive(Debug, Default, PartialEq)]
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
pub(super) struct Toponym {
    /// The places that bear it, the most prominent first: where they stand among the candidates of all toponyms.
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

#[derive(Debug, Default)]
pub(super) struct Toponyms {
    pub all: Vec<Toponym>,
    /// Those of all toponyms, one behind the other.
    pub candidates: Vec<EntryId>,
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
pub(super) const OPENING: usize = 3;

impl Toponyms {
    /// Those of an article's mentions, of which the first so many stand in its first sentences.
    pub(super) fn gather(doc: &Document, mentions: &mut [Mention], opening: usize, gazetteer: &Gazetteer) -> Toponyms {
        let mut known: Table<u32> = Table::default();
        let mut toponyms = Toponyms { of: Vec::with_capacity(mentions.len()), ..Toponyms::default() };
        // The mention that tells of each.
        let mut tellers: Vec<usize> = Vec::new();
        for (at, mention) in mentions.iter_mut().enumerate() {
            // 1 + the index of the toponym.
            let toponym = match known.of(mention.key) {
                Some(toponym) if *toponym > 0 => *toponym as usize - 1,
                slot => {
                    tellers.push(at);
                    slot.into_iter().for_each(|slot| *slot = tellers.len() as u32);
                    let found = mention.find(doc, gazetteer);
                    toponyms.all.push(Toponym { kind: found.kind, whole: found.whole, ..Toponym::default() });
                    tellers.len() - 1
                }
            };
            toponyms.of.push(toponym);
            if let Some(toponym) = toponyms.all.get_mut(toponym) {
                toponym.beside = toponym.beside.or(mention.beside);
                toponym.weight += if at < opening { 2.0 } else { 1.0 };
            }
        }
        toponyms.shorten(mentions, &mut tellers);
        toponyms.list(mentions);
        for (toponym, teller) in toponyms.all.iter_mut().zip(tellers) {
            let start = toponyms.candidates.len();
            toponyms.candidates.extend_from_slice(candidates(mentions, teller));
            toponym.range = start..toponyms.candidates.len();
        }
        toponyms
    }

    /// The places that bear a toponym.
    pub(super) fn candidates(&self, toponym: &Toponym) -> &[EntryId] {
        self.candidates.get(toponym.range.clone()).unwrap_or_default()
    }

    /// "The Strip" in an article about the Gaza Strip: a word that no place has for its name is the end of a longer one.
    fn shorten(&mut self, mentions: &[Mention], tellers: &mut [usize]) {
        let known = |tellers: &[usize], toponym: usize| tellers.get(toponym).is_some_and(|teller| !candidates(mentions, *teller).is_empty());
        // 1 + the index of the first that ends so.
        let mut endings: Table<u32> = Table::default();
        for (mention, &toponym) in mentions.iter().zip(&self.of) {
            let whole = known(tellers, toponym) && self.all.get(toponym).is_some_and(|toponym| toponym.whole);
            if let Some(ending) = mention.last.filter(|_| whole).and_then(|last| endings.of(last)).filter(|ending| **ending == 0) {
                *ending = toponym as u32 + 1;
            }
        }
        for (mention, &toponym) in mentions.iter().zip(&self.of) {
            let longer = endings.get(mention.bare).filter(|_| !known(tellers, toponym)).and_then(|longer| tellers.get((*longer as usize).checked_sub(1)?).copied());
            if let Some(longer) = longer
                && let (Some(teller), Some(toponym)) = (tellers.get_mut(toponym), self.all.get_mut(toponym))
            {
                *teller = longer;
                toponym.whole = true;
            }
        }
    }

    /// Notes which toponyms stand side by side in a list.
    fn list(&mut self, mentions: &[Mention]) {
        for (mention, pair) in mentions.iter().zip(self.of.windows(2)) {
            let &[first, second] = pair else { continue };
            if !mention.next.listed || first == second {
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

/// The places that bear the name of a mention that was looked up.
fn candidates(mentions: &[Mention], mention: usize) -> &[EntryId] {
    mentions.get(mention).and_then(Mention::found).map_or(&[], |found| &found.candidates)
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
