//! Which place each name is: country, coordinates, kind.
//!
//! Each mention is read where it stands ([`mentions`]), as is what else tells of countries and divisions ([`hints`]): that depends on the
//! words near it alone. Every different name of an article is then decided once, from its [`candidates`], by [`score`]: how prominent each candidate
//! is, what the names beside it say ([`containment`]: "Paris, Texas"), which countries and divisions the article is about
//! ([`context`]) and what lies near. Linear in the number of names: a name has a bounded number of candidates, and is
//! compared with a bounded number of others.

mod affixes;
mod candidates;
mod confidence;
mod containment;
mod context;
mod distance;
mod mention;
mod score;
mod surroundings;

use crate::analysis::{Candidate, Place, PlaceKind};
use crate::count;
use crate::gazetteer::{EntryId, Gazetteer};
use crate::order;
use crate::text::Document;

pub use mention::{Mention, REACH, hints, mentions};

use candidates::{Toponym, Toponyms};
use score::Choice;
use surroundings::Surroundings;

/// What was decided for each name of an article.
#[derive(Debug)]
pub struct Decided {
    toponyms: Toponyms,
    choices: Vec<Choice>,
    /// Of each candidate.
    scores: Vec<f64>,
    /// How many mentions stand in the article's first sentences.
    opening: usize,
}

impl Decided {
    /// Decides the names of an article's [`mentions`]; `hints` are those of its tokens.
    pub fn of(doc: &Document, mentions: &mut [Mention], hints: &[(usize, EntryId)], gazetteer: &Gazetteer) -> Self {
        let opening = opening(doc, mentions);
        let mut toponyms = Toponyms::gather(doc, mentions, opening, gazetteer);
        containment::vote(mentions, &mut toponyms, gazetteer);
        let (choices, scores) = score::choose(&toponyms, hints, gazetteer);
        Decided { toponyms, choices, scores, opening }
    }

    /// Whether the same would be decided again, where each mention is what it was, and so are the hints.
    pub(crate) fn holds(&self, doc: &Document, mentions: &[Mention]) -> bool {
        self.opening == opening(doc, mentions)
    }

    /// The places, in the order of the mentions. With those that they could have been where `candidates` says so.
    pub fn places(&self, doc: &Document, mentions: &[Mention], gazetteer: &Gazetteer, candidates: bool) -> Vec<Place> {
        self.places_again(doc, mentions, gazetteer, candidates, std::iter::empty())
    }

    /// The same, given what the place of each mention was before an edit: nothing where its own words are no longer the same. All
    /// must have been decided as it is now.
    pub(crate) fn places_again(&self, doc: &Document, mentions: &[Mention], gazetteer: &Gazetteer, candidates: bool, mut before: impl Iterator<Item = Option<Place>>) -> Vec<Place> {
        let Decided { toponyms, choices, scores, .. } = self;
        let surroundings = Surroundings::of(mentions, toponyms, choices, gazetteer);
        let places = mentions.iter().zip(&toponyms.of).enumerate().map(|(at, (mention, toponym))| {
            let was = before.next().flatten();
            let choice = choices.get(*toponym);
            let toponym = toponyms.all.get(*toponym);
            // A division that holds the place before it is meant as that division: the state in "Buffalo, New York".
            let holder = containment::holder(mentions, toponyms, at, choices, gazetteer);
            let (entry, sure) = match (holder, choice) {
                (Some(id), _) => (Some(id), confidence::HOLDER),
                (None, Some(choice)) => (choice.entry, choice.confidence),
                (None, None) => (None, 0.0),
            };
            if let (Some(_), Some(was)) = (entry, was) {
                return Place { span: doc.span(mention.tokens.clone()), ..was };
            }
            // What the gazetteer does not hold lies where the text says, or near what it names beside it.
            let near = choice.filter(|_| entry.is_none() && toponym.is_none_or(|toponym| toponym.kind != Some(PlaceKind::Region))).and_then(|choice| surroundings.around(doc, mention, choice, gazetteer));
            let mut place = place(doc, mention.tokens.clone(), toponym, entry, choice.and_then(|choice| choice.country), sure, gazetteer);
            if let Some((near, sure)) = near.and_then(|(id, sure)| Some((gazetteer.entry(id)?, sure))) {
                place.country = code(near.country, gazetteer);
                (place.lat, place.lon, place.confidence) = (Some(near.lat), Some(near.lon), sure);
            }
            place.candidates = candidates.then(|| toponym.map_or_else(Vec::new, |toponym| among(toponyms.candidates(toponym), score::of(scores, &toponym.range), gazetteer)));
            place
        });
        places.collect()
    }
}

/// How many mentions stand in an article's first sentences.
fn opening(doc: &Document, mentions: &[Mention]) -> usize {
    let end = doc.sentences.get(candidates::OPENING - 1).map_or(usize::MAX, |sentence| sentence.end);
    mentions.partition_point(|mention| mention.tokens.start < end)
}

fn place(
    doc: &Document,
    tokens: std::ops::Range<usize>,
    toponym: Option<&Toponym>,
    entry: Option<EntryId>,
    country: Option<EntryId>,
    confidence: f64,
    gazetteer: &Gazetteer,
) -> Place {
    let span = doc.span(tokens);
    count::steps(span.len() as usize);
    let kind = toponym.and_then(|toponym| toponym.kind);
    match entry.and_then(|id| gazetteer.entry(id)) {
        Some(entry) => {
            // "Kabul airport" lies where Kabul lies, and is not Kabul.
            let whole = toponym.is_none_or(|toponym| toponym.whole);
            Place {
                span,
                name: if whole { entry.name } else { span.of(doc.text) }.to_owned(),
                kind: if whole { entry.kind } else { kind.unwrap_or(entry.kind) },
                country: code(entry.country, gazetteer),
                lat: Some(entry.lat),
                lon: Some(entry.lon),
                geonames: entry.geonames.filter(|_| whole),
                confidence,
                candidates: None,
            }
        }
        None => Place {
            span,
            name: span.of(doc.text).to_owned(),
            kind: kind.unwrap_or(PlaceKind::Unknown),
            country: code(country, gazetteer),
            lat: None,
            lon: None,
            geonames: None,
            confidence: 0.0,
            candidates: None,
        },
    }
}

/// The places that a name could have meant, the likeliest first.
fn among(candidates: &[EntryId], scores: &[f64], gazetteer: &Gazetteer) -> Vec<Candidate> {
    let mut likelihoods = Vec::new();
    score::likelihoods(scores, &mut likelihoods);
    let of = |(id, likelihood): (&EntryId, &f64)| {
        let entry = gazetteer.entry(*id)?;
        Some(Candidate {
            name: entry.name.to_owned(),
            kind: entry.kind,
            country: code(entry.country, gazetteer),
            lat: entry.lat,
            lon: entry.lon,
            geonames: entry.geonames,
            likelihood: (likelihood * 100.0).round() / 100.0,
        })
    };
    let mut candidates: Vec<Candidate> = candidates.iter().zip(&likelihoods).filter_map(of).collect();
    order::by_number(&mut candidates, |candidate| (100.0 - candidate.likelihood * 100.0).round() as u64);
    candidates
}

fn code(country: Option<EntryId>, gazetteer: &Gazetteer) -> Option<String> {
    country.and_then(|country| gazetteer.code(country)).map(str::to_owned)
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
