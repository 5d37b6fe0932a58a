//! Which runs of words are names of people, places or organisations.
//!
//! A linear-chain model labels the stretches of capitalised words ([`stretches`], [`features`], [`decode`]); the article as
//! a whole then settles what it left in doubt ([`document`]).

mod decode;
mod document;
mod edges;
mod evidence;
mod facts;
mod features;
mod hash;
mod model;
mod places;
mod stretches;
#[doc(hidden)]
pub mod training;

use std::ops::Range;

pub use model::Model;
pub use places::PlaceNames;

use crate::text::Document;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// One person.
    Person,
    /// A country, city, river, street …
    Place,
    /// A company, party, ministry, newspaper, team …
    Organisation,
}

impl Label {
    /// All labels, in the order of the model's states.
    pub const ALL: [Label; 3] = [Label::Person, Label::Place, Label::Organisation];
}

/// A run of tokens that is a name, without titles and articles before it or a possessive behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Indexes of its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub label: Label,
    /// By how much the model preferred this label to the next best, at the name's least certain word: 0 is a toss-up,
    /// above [`Name::SURE`] it is hardly ever wrong. In the units of the model's weights.
    pub margin: i32,
}

impl Name {
    /// A margin that few wrong names reach.
    pub const SURE: i32 = 200;
}

/// The names of a document, in order, none over another. Linear in the length of the text.
pub fn find(doc: &Document, gazetteer: &dyn PlaceNames) -> Vec<Name> {
    find_with(Model::embedded(), doc, gazetteer)
}

/// [`find`] with another model than the one built in.
#[doc(hidden)]
pub fn find_with(model: &Model, doc: &Document, gazetteer: &dyn PlaceNames) -> Vec<Name> {
    let stretches = stretches::find(doc);
    let facts = facts::gather(doc, &stretches, gazetteer);
    let mut decoder = decode::Decoder::default();
    let mut names = Vec::new();
    let (mut scores, mut states) = (Vec::new(), Vec::new());
    for stretch in &stretches {
        scores.clear();
        for i in stretch.clone() {
            let mut sum = [0; model::STATES];
            features::each(&facts, i, stretch.start, stretch.end, |feature| model.add(feature, &mut sum));
            scores.push(sum);
        }
        states.clear();
        states.resize(scores.len(), 0);
        decoder.decode(model, &scores, &mut states);
        read(stretch.start, &states, &scores, &mut names);
    }
    edges::trim(doc, &mut names);
    document::settle(doc, &facts, &mut names);
    names
}

/// The names that a labelling of the stretch at `start` tells.
fn read(start: usize, states: &[u8], scores: &[[i32; model::STATES]], names: &mut Vec<Name>) {
    let mut i = 0;
    while let Some(&state) = states.get(i) {
        let from = i;
        i += 1;
        if state == 0 {
            continue;
        }
        while states.get(i) == Some(&(state / 2 * 2 + if state % 2 == 1 { 2 } else { 0 })) && state % 2 == 1 {
            i += 1;
        }
        let label = Label::ALL[usize::from((state - 1) / 2).min(2)];
        let margin = scores.get(from..i).unwrap_or_default().iter().map(|s| margin(s, usize::from((state - 1) / 2))).min().unwrap_or(0);
        names.push(Name { tokens: start + from..start + i, label, margin });
    }
}

/// By how much a token's score for a label is above that of the best other.
fn margin(scores: &[i32; model::STATES], label: usize) -> i32 {
    let of = |label: usize| scores[1 + 2 * label].max(scores[2 + 2 * label]);
    let other = (0..3).filter(|&l| l != label).map(of).max().unwrap_or(0).max(scores[0]);
    of(label) - other
}
