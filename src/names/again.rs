//! The names of a document of which some paragraphs were replaced: facts of what is far from those stay, and only stretches of
//! which something else is known now are labelled again.

use std::ops::Range;

use super::document::{self, Known};
use super::evidence::{self, SmallWords};
use super::facts::{self, Facts, Stretch};
use super::model::{Model, Sums};
use super::reading::{Labelling, Reading};
use super::{Name, beliefs, labelled, settle};
use crate::gazetteer::Gazetteer;
use crate::places;
use crate::text::{self, Document, Piece, Replaced, Token, replace, within};

/// How many tokens beside a paragraph are looked at: a name of the gazetteer may reach so far.
const REACH: usize = 24;

const _: () = assert!(places::REACH <= REACH);

/// The names of a document with what is known of them, to be kept for when it changes.
pub(crate) struct Names {
    reading: Reading,
    first: Labelling,
    second: Labelling,
    small_words: SmallWords,
    /// The names before what is known of all of them corrected them.
    labelled: Vec<Name>,
    known: Known,
    names: Vec<Name>,
}

impl Names {
    /// Reads a document for the first time.
    pub(crate) fn of(doc: &Document, gazetteer: &Gazetteer) -> Self {
        let mut reading = Reading::new(doc, gazetteer);
        let first = reading.label(Model::embedded());
        let second = reading.label_again(Model::embedded(), first.clone());
        let mut small_words = SmallWords::default();
        small_words.add(&doc.tokens);
        let whole = 0..doc.tokens.len();
        let labelled = labelled(doc, &reading.facts, &second, &whole);
        let known = document::known(&reading.facts, &labelled);
        let mut names = labelled.clone();
        settle(doc, &reading.facts, &known, &whole, &mut names);
        Names { reading, first, second, small_words, labelled, known, names }
    }

    /// The same names as those of [`super::find`].
    pub(crate) fn list(&self) -> &[Name] {
        &self.names
    }

    /// Reads it again, given what of it was replaced and the tokens that are gone. Returns the names as they were.
    pub(crate) fn again(&mut self, doc: &Document, gazetteer: &Gazetteer, replaced: &Replaced, gone: &[Token]) -> Vec<Name> {
        self.small_words.take(gone);
        self.small_words.add(doc.tokens.get(replaced.came.clone()).unwrap_or_default());
        let around = replaced.around(doc, REACH);
        let relabelled = self.label(doc, gazetteer, &around);
        self.settle(doc, &around, &relabelled)
    }

    /// Labels the stretches again of which something else is known, and says for each whether it was.
    fn label(&mut self, doc: &Document, gazetteer: &Gazetteer, around: &Replaced) -> Vec<bool> {
        let model = Model::embedded();
        let facts = &mut self.reading.facts;
        let came = facts::gather(doc, around.paragraphs_came.clone(), gazetteer);
        let stretches_gone = facts.stretches_of(&around.gone);
        let (gone_labels, came_labels) = (facts.labels_of(&stretches_gone), came.labels());
        let believed = Believed::of(facts, &self.first, &gone_labels, &stretches_gone);
        for labelling in [&mut self.first, &mut self.second] {
            replace(&mut labelling.states, gone_labels.clone(), vec![0; came_labels]);
            replace(&mut labelling.sums, gone_labels.clone(), vec![Sums::default(); came_labels]);
        }
        let stretches = stretches_gone.start..stretches_gone.start + came.stretches.len();
        facts.replace(came, around);

        let mut stale = vec![false; facts.stretches.len()];
        stale.get_mut(stretches.clone()).unwrap_or_default().fill(true);
        evidence::note(doc, facts, stretches.clone());
        evidence::gather(facts, &|tallies| self.small_words.count(doc, tallies), &mut |stretch| mark(&mut stale, stretch));
        self.first.first(facts, model, &|stretch| stale.get(stretch) == Some(&true));
        if !believed.still(facts, &self.first, &stretches) {
            beliefs::settle(facts, &self.first.states, &mut |stretch| mark(&mut stale, stretch));
        }
        // Features see what is believed of the words beside a stretch, which may be the next one's.
        let beside = |stretch: usize| stale.get(stretch.saturating_sub(1)..stale.len().min(stretch + 2)).is_some_and(|beside| beside.contains(&true));
        let relabelled: Vec<bool> = (0..stale.len()).map(beside).collect();
        for (stretch, _) in facts.stretches.iter().zip(&relabelled).filter(|(_, relabelled)| **relabelled) {
            if let (Some(sums), Some(common)) = (self.second.sums.get_mut(stretch.labels()), self.first.sums.get(stretch.labels())) {
                sums.copy_from_slice(common);
            }
        }
        self.second.second(facts, model, &|stretch| relabelled.get(stretch) == Some(&true));
        relabelled
    }

    /// Settles the names of paragraphs that have relabelled stretches; of all, if something else is known of names now. Returns the
    /// names as they were.
    fn settle(&mut self, doc: &Document, around: &Replaced, relabelled: &[bool]) -> Vec<Name> {
        let facts = &self.reading.facts;
        let mut parts = text::Stale::default();
        let changed = facts.stretches.iter().zip(relabelled).filter(|(_, relabelled)| **relabelled).map(|(stretch, _)| &stretch.tokens);
        let (before, behind): (Vec<_>, Vec<_>) = changed.partition(|tokens| tokens.start < around.came.start);
        before.into_iter().chain([&around.came]).chain(behind).for_each(|tokens| parts.add(doc, tokens, 0));
        let pieces = parts.pieces(doc, around);
        self.labelled = renewed(&self.labelled, &pieces, &|tokens| labelled(doc, facts, &self.second, tokens));
        let known = document::known(facts, &self.labelled);
        let settled = |tokens: &Range<usize>| {
            let mut names = self.labelled.get(within(&self.labelled, tokens, |name| name.tokens.start)).unwrap_or_default().to_vec();
            settle(doc, facts, &known, tokens, &mut names);
            names
        };
        let names = if known == self.known { renewed(&self.names, &pieces, &settled) } else { settled(&(0..doc.tokens.len())) };
        self.known = known;
        std::mem::replace(&mut self.names, names)
    }
}

/// Notes that something else is known of a stretch than before.
fn mark(stale: &mut [bool], stretch: usize) {
    if let Some(stale) = stale.get_mut(stretch) {
        *stale = true;
    }
}

/// Names of which those of stale pieces are read again.
fn renewed(before: &[Name], pieces: &[Piece], read: &dyn Fn(&Range<usize>) -> Vec<Name>) -> Vec<Name> {
    let mut names = Vec::with_capacity(before.len());
    for piece in pieces {
        if piece.stale {
            names.extend(read(&piece.now));
            continue;
        }
        let kept = before.get(within(before, &piece.before, |name| name.tokens.start)).unwrap_or_default();
        let shift = |token: usize| token.wrapping_add_signed(piece.by());
        names.extend(kept.iter().map(|name| Name { tokens: shift(name.tokens.start)..shift(name.tokens.end), ..name.clone() }));
    }
    names
}

/// What was believed of words, and why.
struct Believed {
    /// The first labelling.
    states: Vec<u8>,
    /// Those labels of it that are gone.
    gone: Range<usize>,
    /// The words that are gone, with what was believed of each.
    words: Vec<(u32, u8)>,
}

impl Believed {
    fn of(facts: &Facts, first: &Labelling, gone: &Range<usize>, stretches: &Range<usize>) -> Self {
        let words = facts.stretches.get(stretches.clone()).unwrap_or_default().iter().flat_map(|stretch| facts.words(stretch));
        Believed { states: first.states.clone(), gone: gone.clone(), words: words.map(|(fact, _)| (fact.lower, fact.belief)).collect() }
    }

    /// Whether the same words have the same labels as before. Then the same is believed of those that came.
    fn still(&self, facts: &mut Facts, first: &Labelling, stretches: &Range<usize>) -> bool {
        let Facts { list, stretches: all, .. } = facts;
        let came = all.get(stretches.clone()).unwrap_or_default();
        let words = || came.iter().flat_map(Stretch::facts);
        let same = first.states == self.states && words().count() == self.gone.len() && words().zip(&self.words).all(|(at, (word, _))| list.get(at).is_some_and(|fact| fact.lower == *word));
        for (at, (_, belief)) in words().zip(&self.words).filter(|_| same) {
            if let Some(fact) = list.get_mut(at) {
                fact.belief = *belief;
            }
        }
        same
    }
}
