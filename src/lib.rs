//! Reads a news article and returns who says what, and where.

pub mod analysis;
pub mod error;
pub mod offsets;
pub mod options;
pub mod span;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::{Analysis, Person, Place, PlaceKind, Quote, QuoteKind, Rule, Speaker, SpeakerKind};
pub use error::Error;
pub use offsets::{OffsetUnit, Offsets};
pub use options::Options;
pub use span::Span;

/// Reads `text` and returns its quotes, their speakers, its places and its people.
///
/// Offsets of the result are bytes of `text`.
///
/// # Errors
///
/// [`Error::TooLong`] where `text` is longer than `options.max_bytes`.
pub fn analyze(text: &str, options: &Options) -> Result<Analysis, Error> {
    let limit = options.max_bytes.min(Options::LARGEST);
    if text.len() > limit {
        return Err(Error::TooLong { bytes: text.len(), limit });
    }
    Ok(Analysis::default())
}
