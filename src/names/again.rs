//! The names of a document of which some paragraphs were replaced: facts of what is far from those stay, and only stretches of
//! which something else is known now are labelled again.

use std::ops::Range;

use super::evidence;
use super::facts::{self, Fact, Facts};
use super::model::{Model, Sums};
use super::reading::{Labelling, Reading};
use super::{Name, settled};
use crate::gazetteer::Gazetteer;
use crate::text::{Document, Replaced};

/// What is known of the names of a document, to be kept for when it changes.
pub(crate) struct Known {
    reading: Reading,
    first: Labelling,
    second: Labelling,
}

impl Known {
    /// Reads a document for the first time.
    pub(crate) fn of(doc: &Document, gazetteer: &Gazetteer) -> Self {
        let mut reading = Reading::new(doc, gazetteer);
        let first = reading.label(Model::embedded());
        let second = reading.label_again(Model::embedded(), first.clone());
        Known { reading, first, second }
    }

    /// The same names as those of [`super::find`].
    pub(crate) fn names(&self, doc: &Document) -> Vec<Name> {
        settled(doc, &self.reading.facts, &self.second)
    }

    /// Reads it again. `replaced` are its paragraphs that changed, and all that look at them.
    pub(crate) fn again(&mut self, doc: &Document, gazetteer: &Gazetteer, replaced: &Replaced) {
        let model = Model::embedded();
        let facts = &mut self.reading.facts;
        let came = facts::gather(doc, replaced.paragraphs_came.clone(), gazetteer);
        let labels = facts.labels_of(&facts.stretches_of(&replaced.gone));
        for labelling in [&mut self.first, &mut self.second] {
            labelling.states.splice(labels.clone(), std::iter::repeat_n(0, came.labels()));
            labelling.sums.splice(labels.clone(), std::iter::repeat_n(Sums::default(), came.labels()));
        }
        facts.replace(came, replaced);
        let mut stale = Stale { facts: vec![false; facts.list.len()] };
        facts.stretches.iter().filter(|stretch| replaced.came.contains(&stretch.tokens.start)).for_each(|stretch| stale.mark(stretch.facts()));
        stale.follow(facts, |fact| fact.evidence.0, |facts| evidence::gather(doc, facts));
        self.first.first(facts, model, |stretch| stale.any(stretch.facts()));
        stale.follow(facts, |fact| u16::from(fact.belief), |facts| super::beliefs::settle(facts, &self.first.states));
        // Features see what is believed of the words beside a stretch.
        let read = |facts: Range<usize>| stale.any(facts.start.saturating_sub(1)..facts.end + 1);
        for stretch in facts.stretches.iter().filter(|stretch| read(stretch.facts())) {
            if let (Some(sums), Some(common)) = (self.second.sums.get_mut(stretch.labels()), self.first.sums.get(stretch.labels())) {
                sums.copy_from_slice(common);
            }
        }
        self.second.second(facts, model, |stretch| read(stretch.facts()));
    }
}

/// Of which tokens something else is known than before.
struct Stale {
    facts: Vec<bool>,
}

impl Stale {
    fn mark(&mut self, facts: Range<usize>) {
        self.facts.get_mut(facts).unwrap_or_default().fill(true);
    }

    fn any(&self, facts: Range<usize>) -> bool {
        self.facts.get(facts.start..facts.end.min(self.facts.len())).unwrap_or_default().contains(&true)
    }

    /// Marks the facts of which `settle` makes something else.
    fn follow(&mut self, facts: &mut Facts, known: impl Fn(&Fact) -> u16, settle: impl FnOnce(&mut Facts)) {
        let before: Vec<u16> = facts.list.iter().map(&known).collect();
        settle(facts);
        for ((stale, fact), before) in self.facts.iter_mut().zip(&facts.list).zip(before) {
            *stale |= known(fact) != before;
        }
    }
}
