//! The different names of an article and the places that each may be.

use std::ops::Range;

use super::affixes;
use crate::analysis::PlaceKind;
use crate::gazetteer::{EntryId, Gazetteer, pairs_of};
use crate::lexicon::classes;
use crate::names::Name;
use crate::order;
use crate::text::Document;

/// No name has more places that are worth a look: they are sorted, the most prominent first.
const MOST: usize = 40;

/// One name, however often it stands in the article.
#[derive(Debug, Default)]
pub(super) struct Toponym {
    /// The places that bear it, the most prominent first.
    pub candidates: Vec<EntryId>,
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

/// One place in the text where a name stands.
#[derive(Debug)]
pub(super) struct Mention {
    pub tokens: Range<usize>,
    /// An index into [`Toponyms::all`].
    pub toponym: usize,
}

#[derive(Debug, Default)]
pub(super) struct Toponyms {
    pub all: Vec<Toponym>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// Countries and divisions that stand behind a comma and were not taken for names: "Wash." in a dateline.
    pub behind: Vec<EntryId>,
}

/// No more neighbours in lists than this are asked.
const PEERS: usize = 8;
/// A building or a quarter is taken to lie in a city of its name only if the city has so many people.
const KNOWN: u32 = 100_000;
/// Sentences at the start of an article tell most of what it is about.
const OPENING: usize = 3;

impl Toponyms {
    pub(super) fn gather(doc: &Document, names: &[&Name], gazetteer: &Gazetteer) -> Toponyms {
        let mut toponyms = Toponyms::default();
        for (name, first) in names.iter().zip(first_of_each(doc, names, gazetteer)) {
            let toponym = match toponyms.mentions.get(first) {
                Some(mention) => mention.toponym,
                None => {
                    toponyms.all.push(find(doc, name.tokens.clone(), gazetteer));
                    toponyms.all.len() - 1
                }
            };
            if let Some(toponym) = toponyms.all.get_mut(toponym) {
                toponym.beside = toponym.beside.or_else(|| affixes::beside(doc, name.tokens.clone()));
                toponym.weight += if doc.sentence_of(name.tokens.start) < OPENING { 2.0 } else { 1.0 };
            }
            toponyms.mentions.push(Mention { tokens: name.tokens.clone(), toponym });
        }
        toponyms.shorten(doc, gazetteer);
        toponyms.list(doc);
        toponyms
    }
}

impl Toponyms {
    /// "The Strip" in an article about the Gaza Strip: a word that no place has for its name is the end of a longer one.
    fn shorten(&mut self, doc: &Document, gazetteer: &Gazetteer) {
        let known = |toponym: &Toponym| !toponym.candidates.is_empty() && toponym.whole;
        let long = self.mentions.iter().filter(|mention| mention.tokens.len() > 1 && self.all.get(mention.toponym).is_some_and(known));
        let mut endings: Vec<(u64, u32)> = long.map(|mention| (gazetteer.key(doc, mention.tokens.end - 1..mention.tokens.end), mention.toponym as u32)).collect();
        order::by_number(&mut endings, |(key, _)| *key);
        for mention in &self.mentions {
            let tokens = affixes::without_article(doc, mention.tokens.clone());
            let Some(longer) = pairs_of(&endings, gazetteer.key(doc, tokens)).first().and_then(|(_, at)| self.all.get(*at as usize)) else { continue };
            let candidates = longer.candidates.clone();
            if let Some(toponym) = self.all.get_mut(mention.toponym).filter(|toponym| toponym.candidates.is_empty()) {
                toponym.candidates = candidates;
                toponym.whole = true;
            }
        }
    }

    /// Notes which toponyms stand side by side in a list.
    fn list(&mut self, doc: &Document) {
        for pair in self.mentions.windows(2) {
            let [a, b] = pair else { continue };
            let between = a.tokens.end..b.tokens.start;
            let listed = (1..=2).contains(&between.len()) && between.clone().all(|token| doc.word(token) == "," || doc.is(token, "and") || doc.is(token, "or"));
            if !listed || a.toponym == b.toponym {
                continue;
            }
            for (this, other) in [(a.toponym, b.toponym), (b.toponym, a.toponym)] {
                if let Some(toponym) = self.all.get_mut(this).filter(|toponym| toponym.peers.len() < PEERS) {
                    toponym.peers.push(other);
                }
            }
        }
    }
}

/// For each name, the index of the first that is the same.
fn first_of_each(doc: &Document, names: &[&Name], gazetteer: &Gazetteer) -> Vec<usize> {
    let mut keys: Vec<(u64, u32)> = names.iter().zip(0..).map(|(name, at)| (gazetteer.key(doc, name.tokens.clone()), at)).collect();
    order::by_number(&mut keys, |(key, _)| *key);
    let mut first = vec![0; keys.len()];
    for same in keys.chunk_by(|a, b| a.0 == b.0) {
        for (_, at) in same {
            if let (Some(slot), Some((_, least))) = (first.get_mut(*at as usize), same.first()) {
                *slot = *least as usize;
            }
        }
    }
    first
}

fn find(doc: &Document, tokens: Range<usize>, gazetteer: &Gazetteer) -> Toponym {
    let shape = affixes::read(doc, tokens.clone());
    let named: Vec<EntryId> = gazetteer.named(doc, tokens.clone()).take(MOST).collect();
    if !named.is_empty() {
        // "The South" is hardly the province of that name abroad: it must be of a country of the article.
        let compass = tokens.clone().all(|token| doc.has(token, classes::COMPASS));
        return Toponym { candidates: named, whole: !compass, kind: compass.then_some(PlaceKind::Region), ..Toponym::default() };
    }
    let mut candidates: Vec<EntryId> = gazetteer.named(doc, shape.core.clone()).take(MOST).collect();
    let kinds = |id: &EntryId| gazetteer.entry(*id).map(|entry| entry.kind);
    // "Ontario province" is Ontario and "Kent County" no city of that name.
    if shape.kind == Some(PlaceKind::Division) || shape.kind == Some(PlaceKind::City) {
        let same: Vec<EntryId> = candidates.iter().copied().filter(|id| kinds(id) == shape.kind).collect();
        if !same.is_empty() {
            return Toponym { candidates: same, kind: shape.kind, whole: !shape.part, ..Toponym::default() };
        }
    }
    if shape.kind.is_none() && candidates.is_empty() {
        // "Springfield, Illinois" as one name: the first place in it.
        candidates = gazetteer.longest(doc, shape.core.start).map_or_else(Vec::new, |found| found.entries.iter().take(MOST).copied().collect());
        return Toponym { candidates, ..Toponym::default() };
    }
    // A river or a street that bears a city's name need not be near it; a building does lie there.
    let inside = !matches!(shape.kind, Some(PlaceKind::Natural | PlaceKind::Division));
    let known = |id: &EntryId| gazetteer.entry(*id).is_some_and(|entry| entry.kind != PlaceKind::City || entry.population >= KNOWN);
    candidates.retain(|id| inside && known(id));
    Toponym { candidates, kind: shape.kind, ..Toponym::default() }
}
