//! Which runs of words are names of people, places or organisations.
//!
//! A linear-chain model labels the stretches of capitalised words ([`stretches`], [`features`], [`decode`]); the article as
//! a whole then settles what it left in doubt ([`document`]).

mod again;
mod beliefs;
mod containment;
mod datelines;
mod decode;
mod document;
mod edges;
mod endings;
mod evidence;
mod facts;
mod features;
mod headlines;
mod kept;
mod model;
mod nicknames;
#[doc(hidden)]
pub mod reading;
mod standing;
mod stretches;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use again::{Names, Renewed, names_in};
#[doc(hidden)]
pub use model::{KEY_BITS, Model, STATES};

use crate::gazetteer::Gazetteer;
use crate::text::Document;
use document::Known;
use facts::Facts;
use reading::{Labelling, Reading, Stretch};

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
    /// By how much the model preferred this label to the next best, at the name's least certain word, in the units of its
    /// weights: 0 is a toss-up, or a name that only its repeats made known.
    pub margin: i32,
}

impl Name {
    /// From this margin on the label that a name's repeats mostly have does not overrule its own.
    pub const SURE: i32 = 50;
}

/// The names of a document, in order, none over another. Linear in the length of the text.
pub fn find(doc: &Document, gazetteer: &Gazetteer) -> Vec<Name> {
    find_with(Model::embedded(), doc, gazetteer)
}

/// [`find`] with another model than the one built in.
#[doc(hidden)]
pub fn find_with(model: &Model, doc: &Document, gazetteer: &Gazetteer) -> Vec<Name> {
    let mut reading = Reading::new(doc, gazetteer);
    let first = reading.label(model);
    let labelling = reading.label_again(model, first);
    // Features alone read these: a long text has room for the names then.
    reading.facts.inside = Vec::new();
    let whole = 0..doc.tokens.len();
    let mut portions: Vec<_> = labelled(doc, &reading.facts, &labelling, &whole).collect();
    let known = document::known(&reading.facts, portions.iter().flat_map(|(_, names)| names));
    for (tokens, names) in &mut portions {
        settle(doc, &reading.facts, &known, tokens, names);
    }
    // A long text has room for the names in one list then.
    drop((reading, labelling, known));
    let mut names = Vec::with_capacity(portions.iter().map(|(_, names)| names.len()).sum());
    portions.into_iter().for_each(|(_, mut portion)| names.append(&mut portion));
    names
}

/// The names that a labelling tells of some whole paragraphs, given their tokens: portion by portion of the text.
fn labelled(doc: &Document, facts: &Facts, labelling: &Labelling, tokens: &Range<usize>) -> impl Iterator<Item = (Range<usize>, Vec<Name>)> {
    doc.portions(tokens).map(|tokens| {
        let mut names = Vec::new();
        for stretch in facts.stretches_in(&tokens) {
            read(stretch, labelling, &mut names);
        }
        edges::trim(doc, &mut names);
        endings::settle(doc, &mut names);
        datelines::settle(doc, facts, &tokens, &mut names);
        containment::settle(doc, facts, &mut names);
        document::leave_out_plain_words(facts, &mut names);
        names.shrink_to_fit();
        (tokens, names)
    })
}

/// Corrects the names of a portion of the text by what is known of the names of the document.
fn settle(doc: &Document, facts: &Facts, known: &Known, tokens: &Range<usize>, names: &mut Vec<Name>) {
    headlines::settle(doc, facts, tokens, names, known);
    document::settle(doc, facts, tokens, names, known);
    nicknames::join(doc, tokens, names);
}

/// The names that a labelling tells of a stretch.
#[expect(clippy::indexing_slicing, reason = "a label is below the number of labels")]
fn read(stretch: &Stretch, labelling: &Labelling, names: &mut Vec<Name>) {
    let states = labelling.states.get(stretch.labels()).unwrap_or_default();
    let sums = labelling.sums.get(stretch.labels()).unwrap_or_default();
    let state = |i: usize| states.get(i).copied().unwrap_or(0);
    let mut i = 0;
    while i < states.len() {
        let start = i;
        i += 1;
        let label = usize::from(state(start)).div_ceil(2);
        if label == 0 {
            continue;
        }
        while usize::from(state(i)) == 2 * label {
            i += 1;
        }
        let sums = sums.get(start..i).unwrap_or_default();
        let margin = sums.iter().map(|sum| margin(&sum.of(model::Pass::Second), label - 1)).min().unwrap_or(0);
        names.push(Name { tokens: stretch.tokens.start + start..stretch.tokens.start + i, label: Label::ALL[label - 1], margin });
    }
}

/// By how much a token's score for a label is above that of the best other.
#[expect(clippy::indexing_slicing, reason = "labels are below three, states below STATES")]
fn margin(scores: &[i32; model::STATES], label: usize) -> i32 {
    let of = |label: usize| scores[1 + 2 * label].max(scores[2 + 2 * label]);
    let other = (0..3).filter(|&l| l != label).map(of).max().unwrap_or(0).max(scores[0]);
    of(label) - other
}
