//! A document as the model reads it: stretches, facts, and the two labellings. The second sees what the first made of a
//! word's other occurrences.

use std::ops::Range;

use super::decode::Decoder;
use super::facts::{self, Fact};
use super::model::{Model, Pass, Sums};
use super::{beliefs, features, stretches};
use crate::count;
use crate::gazetteer::Gazetteer;
use crate::text::Document;

/// A document, read as far as it can be without labels.
pub struct Reading {
    /// The stretches that are labelled.
    pub stretches: Vec<Range<usize>>,
    pub(super) facts: Vec<Fact>,
    /// Whether the facts hold beliefs.
    second: bool,
}

/// What a labelling made of each token.
pub struct Labelling {
    /// 0 outside names, else 1 + 2 × label for a name's first token and 2 + 2 × label for the others.
    pub states: Vec<u8>,
    /// The scores of the states.
    pub(super) sums: Vec<Sums>,
}

impl Reading {
    /// Gathers what is known of each token.
    pub fn new(doc: &Document, gazetteer: &Gazetteer) -> Self {
        let stretches = stretches::find(doc);
        let facts = facts::gather(doc, &stretches, gazetteer);
        Self { stretches, facts, second: false }
    }

    /// Calls `emit` with each feature of the token at `i` of a stretch.
    pub fn features(&self, i: usize, stretch: &Range<usize>, mut emit: impl FnMut(u32)) {
        features::common(&self.facts, i, stretch).for_each(&mut emit);
        if self.second {
            features::beliefs(&self.facts, i).for_each(emit);
        }
    }

    /// Takes a first labelling as evidence for a second.
    pub fn believe(&mut self, states: &[u8]) {
        beliefs::settle(&mut self.facts, states, self.stretches.iter().flat_map(|s| s.clone()));
        self.second = true;
    }

    /// The first labelling, as the second learns from it.
    pub fn label(&self, model: &Model) -> Labelling {
        self.decode(model, Pass::First, self.sums(model))
    }

    /// Both labellings, one after the other. What both see is hashed and looked up once, for both.
    pub(super) fn label_twice(&mut self, model: &Model) -> Labelling {
        let mut first = self.label(model);
        self.believe(&first.states);
        self.each_token(|i, _| {
            if let Some(sums) = first.sums.get_mut(i) {
                features::beliefs(&self.facts, i).for_each(|feature| model.add(feature, sums));
            }
        });
        self.decode(model, Pass::Second, first.sums)
    }

    /// What the model gives each token for the features that both labellings see.
    fn sums(&self, model: &Model) -> Vec<Sums> {
        let mut sums = vec![Sums::default(); self.facts.len()];
        self.each_token(|i, stretch| {
            let mut sum = Sums::default();
            features::common(&self.facts, i, stretch).for_each(|feature| model.add(feature, &mut sum));
            if let Some(slot) = sums.get_mut(i) {
                *slot = sum;
            }
        });
        sums
    }

    fn each_token(&self, mut work: impl FnMut(usize, &Range<usize>)) {
        for stretch in &self.stretches {
            count::steps(stretch.len());
            stretch.clone().for_each(|i| work(i, stretch));
        }
    }

    fn decode(&self, model: &Model, pass: Pass, sums: Vec<Sums>) -> Labelling {
        let mut states = vec![0; sums.len()];
        let mut decoder = Decoder::default();
        for stretch in &self.stretches {
            if let (Some(sums), Some(states)) = (sums.get(stretch.clone()), states.get_mut(stretch.clone())) {
                decoder.decode(model.chain(pass), pass, sums, states);
            }
        }
        Labelling { states, sums }
    }
}
