//! What training needs of recognition: the very same stretches and features.

use std::ops::Range;

use super::facts::{self, Fact};
use super::{features, places::PlaceNames, stretches};
use crate::text::Document;

/// The states of a token: outside, then the beginning and the inside of each label.
pub const STATES: usize = super::model::STATES;

/// A document ready for training.
pub struct Prepared {
    /// The stretches that are labelled.
    pub stretches: Vec<Range<usize>>,
    facts: Vec<Fact>,
}

impl Prepared {
    /// Reads a document as [`super::find`] does.
    pub fn new(doc: &Document, gazetteer: &dyn PlaceNames) -> Self {
        let stretches = stretches::find(doc);
        let facts = facts::gather(doc, &stretches, gazetteer);
        Self { stretches, facts }
    }

    /// Calls `emit` with each feature of the token at `i` of a stretch.
    pub fn features(&self, i: usize, stretch: &Range<usize>, emit: impl FnMut(u32)) {
        features::each(&self.facts, i, stretch.start, stretch.end, emit);
    }
}
