//! A document as the model reads it: stretches, facts, and the two labellings. The second sees what the first made of a
//! word's other occurrences.

use std::ops::Range;

use super::decode::Decoder;
use super::facts::{self, Fact};
use super::model::{Model, Pass, STATES};
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
    pub(super) scores: Vec<[i32; STATES]>,
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
        features::common(&self.facts, i, stretch, &mut emit);
        if self.second {
            features::beliefs(&self.facts, i, emit);
        }
    }

    /// Takes a first labelling as evidence for a second.
    pub fn believe(&mut self, states: &[u8]) {
        beliefs::settle(&mut self.facts, states, self.stretches.iter().flat_map(|s| s.clone()));
        self.second = true;
    }

    /// Labels every token with one pass of the model.
    pub fn label(&self, pass: &Pass) -> Labelling {
        let mut scores = vec![[0; STATES]; self.facts.len()];
        self.each_token(|i, stretch| {
            if let Some(sum) = scores.get_mut(i) {
                self.features(i, stretch, |feature| pass.add(feature, sum));
            }
        });
        self.decode(pass, scores)
    }

    /// Both labellings, one after the other. What both see is hashed once, for both.
    pub(super) fn label_twice(&mut self, model: &Model) -> Labelling {
        let [first, second] = &model.passes;
        let mut scores = vec![[0; STATES]; self.facts.len()];
        let mut again = scores.clone();
        self.each_token(|i, stretch| {
            if let (Some(sum), Some(again)) = (scores.get_mut(i), again.get_mut(i)) {
                features::common(&self.facts, i, stretch, |feature| {
                    first.add(feature, sum);
                    second.add(feature, again);
                });
            }
        });
        let believed = self.decode(first, scores);
        self.believe(&believed.states);
        self.each_token(|i, _| {
            if let Some(again) = again.get_mut(i) {
                features::beliefs(&self.facts, i, |feature| second.add(feature, again));
            }
        });
        self.decode(second, again)
    }

    fn each_token(&self, mut work: impl FnMut(usize, &Range<usize>)) {
        for stretch in &self.stretches {
            count::steps(stretch.len());
            stretch.clone().for_each(|i| work(i, stretch));
        }
    }

    fn decode(&self, pass: &Pass, scores: Vec<[i32; STATES]>) -> Labelling {
        let mut states = vec![0; scores.len()];
        let mut decoder = Decoder::default();
        for stretch in &self.stretches {
            if let (Some(scores), Some(states)) = (scores.get(stretch.clone()), states.get_mut(stretch.clone())) {
                decoder.decode(pass, scores, states);
            }
        }
        Labelling { states, scores }
    }
}
