//! Who said it: for each quote a cue, the mention by which a reader attributes it, and its speaker.
//!
//! First every cue of the article gets its voice, in the order of the text ([`cast`]), so that "he" and "the official"
//! are read with what came before. Then each quote takes the voice that the most certain rule finds for it ([`rules`]).

mod cast;
mod rules;

use std::ops::Range;

pub use cast::{Cast, Voice};
pub use rules::{attribute, attribute_blocks};

use crate::analysis::Rule;

/// What a rule found for a quote.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The tokens of the cue.
    pub cue: Option<Range<usize>>,
    /// The tokens of the mention.
    pub mention: Option<Range<usize>>,
    /// Who, and how sure.
    pub voice: Option<Voice>,
    /// The rule that found it.
    pub rule: Rule,
}
