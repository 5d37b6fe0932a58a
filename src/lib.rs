//! Reads a news article and returns who says what, and where.
//!
//! [`analyze`] takes the text of an article as it was pasted and gives an [`Analysis`]: its **quotes**, each with its cue,
//! its speaker, a confidence and the rule that decided; the **speakers**, each with a role and all mentions; the named
//! **places**; and the **persons** by name.
//!
//! ```
//! use voxmark::{Options, QuoteKind, analyze};
//!
//! let text = "“We leave at dawn,” Mayor Ana Reyes said. She called the flood “a disaster”.";
//! let analysis = analyze(text, &Options::default())?;
//!
//! let [first, second] = &analysis.quotes[..] else { panic!("two quotes") };
//! assert_eq!(first.span.of(text), "“We leave at dawn,”");
//! assert_eq!((first.kind, second.kind), (QuoteKind::Direct, QuoteKind::Partial));
//!
//! // "She" and "Mayor Ana Reyes" are one speaker.
//! assert_eq!(first.speaker, second.speaker);
//! let speaker = first.speaker.and_then(|index| analysis.speakers.get(index as usize));
//! assert_eq!(speaker.map(|speaker| speaker.name.as_str()), Some("Ana Reyes"));
//! # Ok::<(), voxmark::Error>(())
//! ```
//!
//! # Offsets
//!
//! A [`Span`] holds bytes of the text exactly as it was given: nothing is normalised first, and slicing by a span cannot
//! fail. For readers that count otherwise [`Analysis::in_unit`] turns all spans into UTF-16 code units (JavaScript) or
//! code points (Python):
//!
//! ```
//! use voxmark::{OffsetUnit, Options, analyze};
//!
//! let text = "🙂 “Stay,” said Ana Reyes.";
//! let analysis = analyze(text, &Options::default())?.in_unit(text, OffsetUnit::Utf16);
//! assert_eq!(analysis.quotes[0].span.start(), 3);
//! # Ok::<(), voxmark::Error>(())
//! ```
//!
//! # The same everywhere
//!
//! `Analysis` serialises (serde) to one JSON object, the same from the browser, from Rust and from the command line;
//! `docs/contract.md` is its reference. The same text gives the same object in every build.
//!
//! # Places
//!
//! [`analyze`] knows the larger places of the world. [`Gazetteer::with_full`] adds all others of a thousand people and more
//! from the file `data/full.bin`; the command line has it built in.
//!
//! ```
//! use voxmark::{Gazetteer, Options, analyze, analyze_with};
//!
//! let text = "A barn burnt in Grand Ledge, Michigan, on Monday.";
//! let gazetteer = Gazetteer::with_full(include_bytes!("../data/full.bin").as_slice())?;
//! let town = analyze_with(text, &Options::default(), &gazetteer)?.places.remove(0);
//! assert_eq!((town.name.as_str(), town.geonames), ("Grand Ledge", Some(4_994_344)));
//! assert_eq!(analyze(text, &Options::default())?.places[0].geonames, None);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # While a text changes
//!
//! [`Engine`] reads a text again after each [`Edit`], only what the edit can change, and gives what [`analyze`] gives.
//!
//! # Features
//!
//! - `engine`, on unless it is turned off: [`Engine`]. The WebAssembly is built without it, as what has one caller less is compiled
//!   smaller and faster.
//! - `cli`: builds the command `voxmark`. The library itself needs no feature.
//! - `count`: counts the steps that an analysis takes, for the test that they grow in line with the text's length.
//!
//! # Limits
//!
//! - The text must be English. Other languages are read without harm and mostly without result.
//! - A text may have as many bytes as [`Options::max_bytes`] says: 20,000,000 unless asked otherwise. A longer one is an
//!   [`Error`]; nothing else is, and no text makes the crate panic. Time and memory grow in line with the text's length.
//! - What it returns is a reading, not a fact: the [`confidence`](Quote::confidence) of an attribution says how often one
//!   like it is right, and where the text does not tell, the speaker is `None`.

// The core cannot panic, whatever the text. What indexes all the same says where it stands why it may.
//
// Of whole numbers' arithmetic only division and remainder can panic in a release: they too say why they may. Sums, differences,
// products and shifts wrap there, and what comes of them is looked up by `get`. Nor do they wrap: a text has at most
// `Options::LARGEST` bytes, half of what 32 bits hold, and no more tokens, names or quotes than bytes, so that any two lengths
// or indexes and a constant can be added; a difference is taken of what was found to be in order. The tests, the properties and
// the fuzzers are built with overflow checks and stop where that is not so.
#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::indexing_slicing, clippy::string_slice, clippy::unchecked_time_subtraction, clippy::integer_division_remainder_used))]
// Each stage has beside its reading what reads it again, which nothing but the engine calls.
#![cfg_attr(not(feature = "engine"), allow(dead_code, unused_imports))]

pub mod analysis;
mod assemble;
pub mod attribution;
#[cfg(feature = "count")]
pub mod count;
#[cfg(not(feature = "count"))]
mod count;
#[cfg(feature = "engine")]
pub mod engine;
pub mod entities;
pub mod error;
pub mod gazetteer;
mod hash;
mod letters;
pub mod lexicon;
pub mod names;
pub mod near;
pub mod offsets;
pub mod options;
mod order;
pub mod places;
pub mod quotes;
mod sieve;
pub mod span;
pub mod syntax;
mod table;
pub mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::{Analysis, Candidate, Person, Place, PlaceKind, Quote, QuoteKind, Rule, Speaker, SpeakerKind};
#[cfg(feature = "engine")]
pub use engine::{Edit, Engine};
pub use error::Error;
pub use gazetteer::Gazetteer;
pub use offsets::{OffsetUnit, Offsets};
pub use options::Options;
pub use span::Span;

/// Reads `text` and returns its quotes, their speakers, its places and its people.
///
/// Offsets of the result are bytes of `text`. Places are resolved by the core tier of the gazetteer, which is part of the
/// crate: [`analyze_with`] takes a fuller one.
///
/// # Errors
///
/// [`Error::TooLong`] where `text` is longer than `options.max_bytes`.
pub fn analyze(text: &str, options: &Options) -> Result<Analysis, Error> {
    analyze_with(text, options, Gazetteer::core())
}

/// The same as [`analyze`], with a gazetteer of the caller's: [`Gazetteer::with_full`].
///
/// The same names are found with every gazetteer; a fuller one tells of more of them which place they are.
///
/// # Errors
///
/// [`Error::TooLong`] where `text` is longer than `options.max_bytes`.
pub fn analyze_with(text: &str, options: &Options, gazetteer: &Gazetteer) -> Result<Analysis, Error> {
    within(options, text.len())?;
    let doc = text::Document::read(text);
    let names = names::find(&doc, gazetteer);
    let scene = syntax::Scene::new(&doc, &names);
    let mut near = near::Near::of(&scene, options.indirect, gazetteer);
    let entities = entities::Entities::build(&doc, &near.mentions);
    let decided = places::Decided::of(&doc, &mut near.places, &near.hints, gazetteer);
    let places = decided.places(&doc, &near.places, gazetteer, options.candidates);
    // A long text has room for the analysis then.
    drop(decided);
    near.settle();
    let mut told = attribution::Told::of(&scene, &near, &entities);
    Ok(read(&scene, &near, &mut told, places, options))
}

/// Whether a text of so many bytes may be read.
fn within(options: &Options, bytes: usize) -> Result<(), Error> {
    let limit = options.max_bytes.min(Options::LARGEST);
    if bytes > limit { Err(Error::TooLong { bytes, limit }) } else { Ok(()) }
}

/// The analysis of a document, given what stands near each part, what tells who said what, of which the quotes are taken, and its places.
fn read(scene: &syntax::Scene, near: &near::Near, told: &mut attribution::Told, places: Vec<Place>, options: &Options) -> Analysis {
    let (found, own) = (std::mem::take(&mut told.quotes), std::mem::take(&mut told.own.attributions));
    let cast = &mut told.cast;
    let attributions = attribution::attribute(scene, &found, &near.cues, cast, own);
    let blocks = quotes::blocks::find(scene);
    let signed = attribution::attribute_blocks(scene, &blocks, &near.cues, cast);
    let somebodys = |(found, attribution): &(quotes::Found, attribution::Attribution)| {
        !quotes::marked::scare(scene, found, attribution.rule) && !quotes::blocks::hold(&blocks, found)
    };
    let mut marked = Vec::with_capacity(found.len() + blocks.len());
    marked.extend(found.into_iter().zip(attributions).filter(somebodys));
    marked.extend(blocks.into_iter().map(|block| block.found).zip(signed));
    marked.retain(|(found, _)| options.indirect || found.kind != QuoteKind::Indirect);
    assemble::analysis(assemble::Parts { scene, near, cast, marked, places })
}
