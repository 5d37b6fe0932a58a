//! Who said it: for each quote a cue, the mention by which a reader attributes it, and its speaker.
//!
//! First every cue of the article gets its voice, in the order of the text ([`cast`]), so that "he" and "the official"
//! are read with what came before. Then each quote takes the voice that the most certain rule finds for it ([`rules`]).

mod again;
mod cast;
mod rules;

use std::ops::Range;

pub(crate) use again::Kept;
pub use cast::{Cast, Voice};
pub use rules::{Own, attribute, attribute_blocks, by_own_sentences};

use crate::analysis::Rule;
use crate::entities::Entities;
use crate::near::Near;
use crate::quotes::{Found, marked};
use crate::syntax::Scene;

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

/// What tells who said what, before quotes tell it of each other.
pub struct Told<'e> {
    /// Everybody who can speak, and what the cues tell.
    pub cast: Cast<'e>,
    /// The marked quotes.
    pub quotes: Vec<Found>,
    /// What the sentences of those tell.
    pub own: Own,
}

impl<'e> Told<'e> {
    /// Reads the cues, and then the sentences of the marked quotes.
    pub fn of(scene: &Scene, near: &Near, named: &'e Entities) -> Self {
        let mut cast = Cast::of(scene, named, &near.cues);
        let quotes = marked::quotes(scene.doc, &near.marked);
        let own = by_own_sentences(scene, &quotes, &near.cues, &mut cast, |_| None);
        Self { cast, quotes, own }
    }
}
