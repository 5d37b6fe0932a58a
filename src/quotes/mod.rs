//! The words that an article gives as somebody's: between marks ([`marked`]), set as a block ([`blocks`]), and reported
//! without marks ([`reported`]).

pub mod blocks;
pub mod marked;
pub mod reported;

use std::ops::Range;

use crate::analysis::QuoteKind;

/// A quote before it has a speaker.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    /// Its kind.
    pub kind: QuoteKind,
    /// For one between marks, the index of its quotation.
    pub quotation: Option<usize>,
}
