//! A document as the model reads it: stretches, facts, and the two labellings. The second sees what the first made of a
//! word's other occurrences.

use std::ops::Range;

use super::decode::Decoder;
use super::facts::{self, Fact};
use super::model::{Model, Pass, STATES};
use super::{beliefs, features, stretches};
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
    pub fn features(&self, i: usize, stretch: &Range<usize>, emit: impl FnMut(u32)) {
        features::each(&self.facts, i, stretch, self.second, emit);
    }

    /// Takes a first labelling as evidence for a second.
    pub fn believe(&mut self, states: &[u8]) {
        beliefs::settle(&mut self.facts, states, self.stretches.iter().flat_map(|s| s.clone()));
        self.second = true;
    }

    /// Labels every token with one pass of the model.
    pub fn label(&self, pass: &Pass) -> Labelling {
        let mut labelling = Labelling { states: vec![0; self.facts.len()], scores: vec![[0; STATES]; self.facts.len()] };
        let mut decoder = Decoder::default();
        for stretch in &self.stretches {
            let (Some(scores), Some(states)) = (labelling.scores.get_mut(stretch.clone()), labelling.states.get_mut(stretch.clone())) else { continue };
            for (i, sum) in stretch.clone().zip(scores.iter_mut()) {
                self.features(i, stretch, |feature| pass.add(feature, sum));
            }
            decoder.decode(pass, scores, states);
        }
        labelling
    }

    /// Both labellings, one after the other.
    pub(super) fn label_twice(&mut self, model: &Model) -> Labelling {
        let first = self.label(&model.passes[0]);
        self.believe(&first.states);
        self.label(&model.passes[1])
    }
}
