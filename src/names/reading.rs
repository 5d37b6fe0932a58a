//! A document as the model reads it: stretches, facts, and the two labellings. The second sees what the first made of a
//! word's other occurrences.

pub use super::facts::Stretch;

use super::decode::Decoder;
use super::facts::{self, Facts};
use super::model::{Model, Pass, Sums};
use super::{beliefs, evidence, features};
use crate::count;
use crate::gazetteer::Gazetteer;
use crate::hash;
use crate::text::Document;

/// For how many kinds of use, as a power of two, there is room where their sums are kept.
const ALIKE_BITS: u32 = 8;

/// A document, read as far as it can be without labels.
pub struct Reading {
    pub(super) facts: Facts,
    /// Whether the facts hold beliefs.
    second: bool,
}

/// What a labelling made of each token of the stretches.
#[derive(Clone)]
pub struct Labelling {
    /// 0 outside names, else 1 + 2 × label for a name's first token and 2 + 2 × label for the others.
    pub states: Vec<u8>,
    /// The scores of the states.
    pub(super) sums: Vec<Sums>,
}

impl Reading {
    /// Gathers what is known of each token.
    pub fn new(doc: &Document, gazetteer: &Gazetteer) -> Self {
        let mut facts = facts::gather(doc, 0..doc.paragraphs.len(), gazetteer);
        let stretches = 0..facts.stretches.len();
        evidence::note(&mut facts, stretches);
        evidence::gather(doc, &mut facts);
        Self { facts, second: false }
    }

    /// The stretches that are labelled.
    pub fn stretches(&self) -> &[Stretch] {
        &self.facts.stretches
    }

    /// Calls `emit` with each feature of one token of a stretch, the first of which is 0.
    pub fn features(&self, stretch: &Stretch, token: usize, mut emit: impl FnMut(u32)) {
        features::around(&self.facts, stretch, token).features().for_each(&mut emit);
        features::used(self.facts.fact(stretch, token)).features().for_each(&mut emit);
        if self.second {
            features::beliefs(&self.facts, stretch, token).features().for_each(emit);
        }
    }

    /// Takes a first labelling as evidence for a second.
    pub fn believe(&mut self, states: &[u8]) {
        beliefs::settle(&mut self.facts, states);
        self.second = true;
    }

    /// The first labelling, as the second learns from it.
    pub fn label(&self, model: &Model) -> Labelling {
        let mut labelling = Labelling { states: vec![0; self.facts.labels()], sums: vec![Sums::default(); self.facts.labels()] };
        labelling.first(&self.facts, model, &|_| true);
        labelling
    }

    /// The second labelling: what both see is hashed and looked up once, for both.
    pub(super) fn label_again(&mut self, model: &Model, mut labelling: Labelling) -> Labelling {
        self.believe(&labelling.states);
        labelling.second(&self.facts, model, &|_| true);
        labelling
    }
}

impl Labelling {
    /// Labels those stretches for the first time that are to be `read`, by their index.
    pub(super) fn first(&mut self, facts: &Facts, model: &Model, read: &dyn Fn(usize) -> bool) {
        // Many words of an article are used alike: the last sums of each slot, whatever the length of the text.
        let mut alike: Vec<Option<(u64, Sums)>> = vec![None; 1 << ALIKE_BITS];
        self.add(facts, model, Pass::First, read, |stretch, token, sums| {
            let fact = facts.fact(stretch, token);
            let key = features::use_key(fact);
            let sum = || model.sum(&features::used(fact), Sums::default());
            let used = match alike.get_mut((key.wrapping_mul(hash::WIDE_PRIME) >> (64 - ALIKE_BITS)) as usize) {
                Some(Some((known, used))) if *known == key => *used,
                Some(slot) => slot.insert((key, sum())).1,
                None => sum(),
            };
            *sums = model.sum(&features::around(facts, stretch, token), used);
        });
    }

    /// Labels them again, with what the first labelling made of the document. The sums are the first labelling's.
    pub(super) fn second(&mut self, facts: &Facts, model: &Model, read: &dyn Fn(usize) -> bool) {
        self.add(facts, model, Pass::Second, read, |stretch, token, sums| {
            *sums = model.sum(&features::beliefs(facts, stretch, token), *sums);
        });
    }

    fn add(&mut self, facts: &Facts, model: &Model, pass: Pass, read: &dyn Fn(usize) -> bool, mut add: impl FnMut(&Stretch, usize, &mut Sums)) {
        let mut decoder = Decoder::default();
        for (_, stretch) in facts.stretches.iter().enumerate().filter(|(index, _)| read(*index)) {
            count::steps(stretch.tokens.len());
            let (Some(sums), Some(states)) = (self.sums.get_mut(stretch.labels()), self.states.get_mut(stretch.labels())) else { continue };
            sums.iter_mut().enumerate().for_each(|(token, sums)| add(stretch, token, sums));
            decoder.decode(model.chain(pass), pass, sums, states);
        }
    }
}
