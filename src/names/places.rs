//! What the gazetteer tells of a run of words.

use std::ops::Range;

use crate::text::Document;

/// A gazetteer, as far as recognition needs it.
pub trait PlaceNames {
    /// How many of these tokens, from the first, are the longest name of a place, and which kinds of place bear it (bits).
    fn longest(&self, doc: &Document, within: Range<usize>) -> Option<(usize, u32)>;
}

/// No gazetteer at all.
impl PlaceNames for () {
    fn longest(&self, _: &Document, _: Range<usize>) -> Option<(usize, u32)> {
        None
    }
}
