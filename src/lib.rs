//! Reads a news article and returns who says what, and where.

pub mod analysis;
mod assemble;
pub mod attribution;
pub mod entities;
pub mod error;
pub mod gazetteer;
pub mod names;
pub mod offsets;
pub mod options;
pub mod lexicon;
pub mod quotes;
pub mod span;
pub mod syntax;
pub mod text;

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
    let doc = text::Document::read(text);
    let names = names::find(&doc, gazetteer::Gazetteer::core());
    let scene = syntax::Scene::new(&doc, &names);
    let entities = entities::Entities::build(&scene);
    let cues = syntax::cues(&scene);
    let mut cast = attribution::Cast::of(&scene, entities, &cues);
    let found = quotes::marked::find(&scene);
    let attributions = attribution::attribute(&scene, &found, &cues, &mut cast);
    let reported = if options.indirect { quotes::reported::find_all(&scene, &cues) } else { Vec::new() };
    let marked = found.into_iter().zip(attributions).collect();
    Ok(assemble::analysis(assemble::Parts { scene: &scene, cues: &cues, cast: &cast, marked, reported, places: Vec::new() }))
}
