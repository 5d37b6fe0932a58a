//! The names of a document of which some paragraphs were replaced: facts of what is far from those stay, and only stretches of
//! which something else is known now are labelled again.

use std::ops::Range;

use super::beliefs::Labels;
use super::document::{Known, Namings};
use super::evidence::{self, Usage};
use super::facts::{self, Facts};
use super::model::{Model, Sums};
use super::reading::{Labelling, Reading};
use super::{Name, labelled, settle};
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
    usage: Usage,
    labels: Labels,
    /// The names before what is known of all of them corrected them.
    labelled: Vec<Name>,
    namings: Namings,
    names: Vec<Name>,
}

impl Names {
    /// Reads a document for the first time.
    pub(crate) fn of(doc: &Document, gazetteer: &Gazetteer) -> Self {
        let mut reading = Reading::new(doc, gazetteer);
        let first = reading.label(Model::embedded());
        let second = reading.label_again(Model::embedded(), first.clone());
        let facts = &reading.facts;
        let whole = 0..doc.tokens.len();
        let labelled = in_one(labelled(doc, facts, &second, &whole));
        let (usage, labels, namings) = (Usage::of(doc, facts), Labels::of(facts, &first.states), Namings::of(facts, &labelled));
        let names = settled(doc, facts, &namings.known(facts, &labelled), &whole, &labelled);
        Names { reading, first, second, usage, labels, labelled, namings, names }
    }

    /// The same names as those of [`super::find`].
    pub(crate) fn list(&self) -> &[Name] {
        &self.names
    }

    /// Reads it again, given what of it was replaced and the tokens that are gone.
    pub(crate) fn again(&mut self, doc: &Document, gazetteer: &Gazetteer, replaced: &Replaced, gone: &[Token]) -> Renewed {
        self.usage.count_small(gone, false);
        self.usage.count_small(doc.tokens.get(replaced.came.clone()).unwrap_or_default(), true);
        let around = replaced.around(doc, REACH);
        let relabelled = self.label(doc, gazetteer, &around);
        self.settle(doc, &around, &relabelled)
    }

    /// Labels the stretches again of which something else is known, and says for each whether it was.
    fn label(&mut self, doc: &Document, gazetteer: &Gazetteer, around: &Replaced) -> Vec<bool> {
        let model = Model::embedded();
        let facts = &mut self.reading.facts;
        let came = facts::gather(doc, around.paragraphs_came.clone(), gazetteer);
        let gone = facts.stretches_of(&around.gone);
        self.usage.count_capitals(facts, gone.clone(), false);
        self.labels.count(facts, &self.first.states, facts.stretches.get(gone.clone()).unwrap_or_default().iter(), false);
        self.namings.count(facts, names_in(&self.labelled, &around.gone), false);
        let (gone_labels, came_labels) = (facts.labels_of(&gone), came.labels());
        for labelling in [&mut self.first, &mut self.second] {
            replace(&mut labelling.states, gone_labels.clone(), vec![0; came_labels]);
            replace(&mut labelling.sums, gone_labels.clone(), vec![Sums::default(); came_labels]);
        }
        let stretches = gone.start..gone.start + came.stretches.len();
        facts.replace(came, around);

        let mut stale = vec![false; facts.stretches.len()];
        stale.get_mut(stretches.clone()).unwrap_or_default().fill(true);
        evidence::note(facts, stretches.clone());
        self.usage.count_capitals(facts, stretches.clone(), true);
        self.usage.gather(doc, facts, &mut stale);
        let to_label = || facts.stretches.iter().zip(&stale).enumerate().filter(|(_, (_, stale))| **stale).map(|(at, (stretch, _))| (at, stretch));
        // Of those that came nothing was counted yet.
        self.labels.count(facts, &self.first.states, to_label().filter(|(at, _)| !stretches.contains(at)).map(|(_, stretch)| stretch), false);
        self.first.first(facts, model, &|stretch| stale.get(stretch) == Some(&true));
        self.labels.count(facts, &self.first.states, to_label().map(|(_, stretch)| stretch), true);
        self.labels.settle(facts, &self.first.states, &mut stale);
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

    /// Settles the names of paragraphs that have relabelled stretches; of all, if something else is known of names now.
    fn settle(&mut self, doc: &Document, around: &Replaced, relabelled: &[bool]) -> Renewed {
        let facts = &self.reading.facts;
        let mut parts = text::Stale::default();
        let changed = facts.stretches.iter().zip(relabelled).filter(|(_, relabelled)| **relabelled).map(|(stretch, _)| &stretch.tokens);
        let (before, behind): (Vec<_>, Vec<_>) = changed.partition(|tokens| tokens.start < around.came.start);
        before.into_iter().chain([&around.came]).chain(behind).for_each(|tokens| parts.add(doc, tokens, 0));
        let mut pieces = parts.pieces(doc, around);
        let gone = std::mem::take(&mut self.labelled);
        self.labelled = renewed(&gone, &pieces, &|tokens| in_one(labelled(doc, facts, &self.second, tokens)));
        for piece in pieces.iter().filter(|piece| piece.stale) {
            // Those around what was replaced went with their facts.
            let names = names_in(&gone, &piece.before);
            for name in names.iter().filter(|name| !around.gone.contains(&name.tokens.start)) {
                self.namings.count(facts, &[Name { tokens: around.now_range(&name.tokens), ..name.clone() }], false);
            }
            self.namings.count(facts, names_in(&self.labelled, &piece.now), true);
        }
        if self.namings.changed() {
            let before = 0..doc.tokens.len() - around.came.end + around.gone.end;
            pieces = vec![Piece { before, now: 0..doc.tokens.len(), stale: true }];
        }
        let known = self.namings.known(facts, &self.labelled);
        let names = renewed(&self.names, &pieces, &|tokens| settled(doc, facts, &known, tokens, &self.labelled));
        Renewed { before: std::mem::replace(&mut self.names, names), pieces }
    }
}

/// The names as they were, and where they may be others now.
pub(crate) struct Renewed {
    pub(crate) before: Vec<Name>,
    /// The whole text: in those pieces that are not stale they are the same.
    pub(crate) pieces: Vec<Piece>,
}

/// Those of some names, in order, that begin in a range of tokens.
pub(crate) fn names_in<'n>(names: &'n [Name], tokens: &Range<usize>) -> &'n [Name] {
    names.get(within(names, tokens, |name| name.tokens.start)).unwrap_or_default()
}

/// The names of all portions of a text.
fn in_one(portions: impl Iterator<Item = (Range<usize>, Vec<Name>)>) -> Vec<Name> {
    portions.flat_map(|(_, names)| names).collect()
}

/// The names of some whole paragraphs, corrected by what is known of the names of the document.
fn settled(doc: &Document, facts: &Facts, known: &Known, tokens: &Range<usize>, labelled: &[Name]) -> Vec<Name> {
    in_one(doc.portions(tokens).map(|tokens| {
        let mut names = names_in(labelled, &tokens).to_vec();
        settle(doc, facts, known, &tokens, &mut names);
        (tokens, names)
    }))
}

/// Names of which those of stale pieces are read again.
fn renewed(before: &[Name], pieces: &[Piece], read: &dyn Fn(&Range<usize>) -> Vec<Name>) -> Vec<Name> {
    let mut names = Vec::with_capacity(before.len());
    for piece in pieces {
        if piece.stale {
            names.extend(read(&piece.now));
            continue;
        }
        let kept = names_in(before, &piece.before);
        let shift = |token: usize| token.wrapping_add_signed(piece.by());
        names.extend(kept.iter().map(|name| Name { tokens: shift(name.tokens.start)..shift(name.tokens.end), ..name.clone() }));
    }
    names
}
