//! The names of a document of which some paragraphs were replaced: facts of what is far from those stay, and only stretches of
//! which something else is known now are labelled again.

use std::ops::Range;

use super::evidence::{self, SmallWords};
use super::facts::{self, Fact, Facts, Stretch};
use super::model::{Model, Sums};
use super::reading::{Labelling, Reading};
use super::document::{self, Known};
use super::{Name, beliefs, labelled, settle};
use crate::gazetteer::Gazetteer;
use crate::text::{self, Document, Piece, Replaced, Token, within};

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

    /// Reads it again. `replaced` are its paragraphs that changed, with the tokens that are gone from there, `around` those and all
    /// that look at them. Returns the names as they were.
    pub(crate) fn again(&mut self, doc: &Document, gazetteer: &Gazetteer, replaced: &Replaced, gone: &[Token], around: &Replaced) -> Vec<Name> {
        let model = Model::embedded();
        let facts = &mut self.reading.facts;
        let believed = Believed::of(facts, &self.first);
        let mut stale = Stale::after(facts, doc, gazetteer, around, [&mut self.first, &mut self.second]);

        self.small_words.take(gone);
        self.small_words.add(doc.tokens.get(replaced.came.clone()).unwrap_or_default());
        stale.follow(facts, |fact| fact.evidence.0, |facts| evidence::gather(facts, |tallies| self.small_words.count(doc, tallies)));
        self.first.first(facts, model, |stretch| stale.any(stretch.facts()));

        stale.follow(facts, |fact| u16::from(fact.belief), |facts| believed.settle(facts, &self.first));
        // Features see what is believed of the words beside a stretch.
        let read = |facts: Range<usize>| stale.any(facts.start.saturating_sub(1)..facts.end + 1);
        for stretch in facts.stretches.iter().filter(|stretch| read(stretch.facts())) {
            if let (Some(sums), Some(common)) = (self.second.sums.get_mut(stretch.labels()), self.first.sums.get(stretch.labels())) {
                sums.copy_from_slice(common);
            }
        }
        self.second.second(facts, model, |stretch| read(stretch.facts()));

        let facts = &self.reading.facts;
        let mut parts = text::Stale::default();
        let changed = facts.stretches.iter().filter(|stretch| read(stretch.facts())).map(|stretch| &stretch.tokens);
        let (before, behind): (Vec<_>, Vec<_>) = changed.partition(|tokens| tokens.start < around.came.start);
        before.into_iter().chain([&around.came]).chain(behind).for_each(|tokens| parts.add(doc, tokens, 0));
        let pieces = parts.pieces(doc, around);
        self.labelled = renewed(&self.labelled, &pieces, |tokens| labelled(doc, facts, &self.second, tokens));
        let known = document::known(facts, &self.labelled);
        let settled = |tokens: &Range<usize>| {
            let mut names = self.labelled.get(within(&self.labelled, tokens, |name| name.tokens.start)).unwrap_or_default().to_vec();
            settle(doc, facts, &known, tokens, &mut names);
            names
        };
        let names = if known == self.known { renewed(&self.names, &pieces, settled) } else { settled(&(0..doc.tokens.len())) };
        self.known = known;
        std::mem::replace(&mut self.names, names)
    }
}

/// Names of which those of stale pieces are read again.
fn renewed(before: &[Name], pieces: &[Piece], read: impl Fn(&Range<usize>) -> Vec<Name>) -> Vec<Name> {
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

/// What was believed of the words of all stretches, and why.
struct Believed {
    words: Vec<(u32, u8)>,
    beliefs: Vec<u8>,
}

impl Believed {
    fn of(facts: &Facts, first: &Labelling) -> Self {
        Believed { words: Self::words(facts, first), beliefs: places(facts).filter_map(|at| Some(facts.list.get(at)?.belief)).collect() }
    }

    fn words(facts: &Facts, first: &Labelling) -> Vec<(u32, u8)> {
        places(facts).zip(&first.states).filter_map(|(at, state)| Some((facts.list.get(at)?.lower, *state))).collect()
    }

    /// Sets the beliefs: those of before, where the same words have the same labels.
    fn settle(&self, facts: &mut Facts, first: &Labelling) {
        if Self::words(facts, first) != self.words {
            return beliefs::settle(facts, &first.states);
        }
        let Facts { list, stretches, .. } = facts;
        for (at, belief) in stretches.iter().flat_map(Stretch::facts).zip(&self.beliefs) {
            if let Some(fact) = list.get_mut(at) {
                fact.belief = *belief;
            }
        }
    }
}

/// Where the facts of the tokens of all stretches stand, in the order of their labels.
fn places(facts: &Facts) -> impl Iterator<Item = usize> {
    facts.stretches.iter().flat_map(Stretch::facts)
}

/// Of which tokens something else is known than before.
struct Stale {
    facts: Vec<bool>,
}

impl Stale {
    /// Reads some paragraphs anew, and makes room for their labels.
    fn after(facts: &mut Facts, doc: &Document, gazetteer: &Gazetteer, around: &Replaced, labellings: [&mut Labelling; 2]) -> Self {
        let came = facts::gather(doc, around.paragraphs_came.clone(), gazetteer);
        let (gone, fresh) = (facts.stretches_of(&around.gone), came.stretches.len());
        let labels = facts.labels_of(&gone);
        for labelling in labellings {
            labelling.states.splice(labels.clone(), std::iter::repeat_n(0, came.labels()));
            labelling.sums.splice(labels.clone(), std::iter::repeat_n(Sums::default(), came.labels()));
        }
        facts.replace(came, around);
        evidence::note(doc, facts, gone.start..gone.start + fresh);
        let mut stale = Stale { facts: vec![false; facts.list.len()] };
        for stretch in facts.stretches.get(gone.start..gone.start + fresh).unwrap_or_default() {
            stale.facts.get_mut(stretch.facts()).unwrap_or_default().fill(true);
        }
        stale
    }

    fn any(&self, facts: Range<usize>) -> bool {
        self.facts.get(facts.start..facts.end.min(self.facts.len())).unwrap_or_default().contains(&true)
    }

    /// Marks the facts of words in stretches of which `settle` makes something else.
    fn follow(&mut self, facts: &mut Facts, known: impl Fn(&Fact) -> u16, settle: impl FnOnce(&mut Facts)) {
        let before: Vec<u16> = places(facts).filter_map(|at| facts.list.get(at)).map(&known).collect();
        settle(facts);
        for (at, before) in places(facts).zip(before) {
            if let (Some(stale), Some(fact)) = (self.facts.get_mut(at), facts.list.get(at)) {
                *stale |= known(fact) != before;
            }
        }
    }
}
