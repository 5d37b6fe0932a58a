//! The boundary to JavaScript: with `wasm/` the only place that names a JavaScript type.
//!
//! It turns a JavaScript string into text, asks [`crate::analyze_with`], and hands back plain objects, the same as
//! `JSON.parse` would make of the command line's output. Offsets are UTF-16 code units, what
//! `String.prototype.slice` takes. Whatever goes wrong is thrown as an `Error` with a sentence.

mod rows;
mod timeline;

use std::cell::OnceCell;
use std::sync::OnceLock;

use js_sys::{Array, Error, JsString, Object, RangeError, TypeError, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::console;

use crate::{Gazetteer, OffsetUnit, Options};

/// Where all memory comes from; the standard library's own takes twice the code.
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(typescript_custom_section)]
const CONTRACT: &str = r#"
/** A half-open stretch of the text, in UTF-16 code units: what `text.slice(start, end)` takes. */
export interface Span {
  start: number;
  end: number;
}

/** Marked whole, marked in part, or reported without marks. */
export type QuoteKind = "direct" | "partial" | "indirect";

/** Words that the text gives as somebody's. */
export interface Quote extends Span {
  kind: QuoteKind;
  /** Quotes with the same number are one utterance, interrupted by its attribution or by a paragraph. */
  group: number;
  /** The words by which it is attributed ("said", "according to", a colon). */
  cue: Span | null;
  /** The words that a reader takes for its source ("he", "the Hamas leader"). */
  mention: Span | null;
  /** Whose words they are: an index into `speakers`, or null where the text does not tell. */
  speaker: number | null;
  /** How likely the attribution is right, from 0 to 1; 0 where `speaker` is null. */
  confidence: number;
  /** The rule that decided, in kebab case ("cue-after"); "none" where nothing did. */
  rule: string;
}

export type SpeakerKind = "person" | "organization" | "place" | "document" | "group" | "unnamed";

/** Somebody whose words the text gives. */
export interface Speaker {
  /** The fullest name that the text gives, without titles; a description where it gives no name. */
  name: string;
  /** What the text says this speaker is ("German Foreign Minister"). */
  role: string | null;
  kind: SpeakerKind;
  /** Every place in the text that speaks of this speaker, sorted by start. */
  mentions: Span[];
}

export type PlaceKind = "country" | "region" | "division" | "city" | "natural" | "site" | "unknown";

/** One mention of a named place. */
export interface Place extends Span {
  /** The place's usual English name; the words of the text where the place was not resolved. */
  name: string;
  kind: PlaceKind;
  /** ISO 3166-1 alpha-2 code of the country it lies in. */
  country: string | null;
  /** Latitude in degrees (WGS 84). */
  lat: number | null;
  /** Longitude in degrees (WGS 84). */
  lon: number | null;
  /** The place's number at GeoNames; null where it was not resolved, or `loadGazetteer` was not called. */
  geonames: number | null;
  /** How likely the resolution is right, from 0 to 1; 0 where it was not resolved. */
  confidence: number;
  /** The places that the name could have meant, the likeliest first; only where `Options.candidates` asks for them. */
  candidates?: Candidate[];
}

/** A place that a name could have meant. */
export interface Candidate {
  /** The place's usual English name. */
  name: string;
  kind: PlaceKind;
  /** ISO 3166-1 alpha-2 code of the country it lies in. */
  country: string | null;
  /** Latitude in degrees (WGS 84). */
  lat: number;
  /** Longitude in degrees (WGS 84). */
  lon: number;
  /** The place's number at GeoNames. */
  geonames: number | null;
  /** Its part of all that speaks for the candidates of this name, from 0 to 1. */
  likelihood: number;
}

/** One mention of a person by name, without titles. */
export interface Person extends Span {
  /** The person as a speaker, if they are one: an index into `speakers`. */
  speaker: number | null;
}

/** Everything found in one text. `quotes`, `places` and `persons` are sorted by start, longer first. */
export interface Analysis {
  quotes: Quote[];
  speakers: Speaker[];
  places: Place[];
  persons: Person[];
}

/** How to analyse a text; what is left out has the value that is right for a news article. */
export interface Options {
  /** The longest text that is accepted, in bytes of UTF-8 (default 20,000,000). */
  maxBytes?: number;
  /** Whether reported speech without quotation marks is returned (default true). */
  indirect?: boolean;
  /** Whether each place comes with the places that its name could have meant (default false). */
  candidates?: boolean;
}
"#;

/// The gazetteer with the full tier, once it is loaded.
static FULL: OnceLock<Gazetteer> = OnceLock::new();

/// Adds the full tier of the gazetteer (`full.bin` of the same version) to the core tier: from then on `analyze` resolves
/// with it. The names that it finds stay the same. Where the bytes do not serve, the core tier goes on as before.
///
/// @throws {TypeError} where `bytes` is not a Uint8Array.
/// @throws {Error} where the bytes are something else, of another version, or not whole.
#[wasm_bindgen(js_name = loadGazetteer)]
pub fn load_gazetteer(#[wasm_bindgen(unchecked_param_type = "Uint8Array")] bytes: JsValue) -> Result<(), Error> {
    let bytes: &Uint8Array = bytes.dyn_ref().ok_or_else(|| TypeError::new("The gazetteer must be a Uint8Array."))?;
    if FULL.get().is_none() {
        let full = Gazetteer::with_full(bytes.to_vec()).map_err(|unfit| Error::new(&unfit.to_string()))?;
        FULL.get_or_init(|| full);
    }
    Ok(())
}

/// Reads `text` and returns its quotes, their speakers, its places and its people.
///
/// @throws {TypeError} where `text` is not a string or `options` are not as documented.
/// @throws {RangeError} where `text` is longer than `options.maxBytes`.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(
    #[wasm_bindgen(unchecked_param_type = "string")] text: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options | null")] options: JsValue,
) -> Result<JsValue, Error> {
    let given: &JsString = text
        .dyn_ref()
        .ok_or_else(|| TypeError::new("The text to analyse must be a string."))?;
    let options = read_options(&options)?;
    let start = timeline::now();
    // A lone surrogate arrives as U+FFFD, which is one UTF-16 code unit as well: offsets still fit the caller's string.
    let text = String::from(given);
    let analysis = crate::analyze_with(&text, &options, FULL.get().unwrap_or_else(Gazetteer::core))
        .map_err(|error| RangeError::new(&error.to_string()))?
        .in_unit(&text, OffsetUnit::Utf16);
    if may_be_broken(&text) && !given.is_well_formed() {
        warn("The text has broken characters (lone surrogates); names that hold one show U+FFFD in its place.");
    }
    let (numbers, reals, texts) = rows::Rows::of(analysis).in_one();
    let object = rows::objects(&numbers, &reals, &texts, &kinds()?);
    if !timeline::end(start) {
        warn("The time of the analysis could not be measured.");
    }
    Ok(object)
}

/// Whether a text has the first byte of U+FFFD, eight at a time: JavaScript takes a hundredth of an analysis to tell that nothing is broken.
#[expect(clippy::manual_contains, reason = "`contains` brings a search for long slices along, of a fifth of a kilobyte, and seven bytes are left at the most")]
fn may_be_broken(text: &str) -> bool {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let (eights, rest) = text.as_bytes().as_chunks();
    let any = |bytes: &[u8; 8]| {
        let others = u64::from_le_bytes(*bytes) ^ (EACH * 0xEF);
        others.wrapping_sub(EACH) & !others & (EACH << 7) != 0
    };
    eights.iter().any(any) || rest.iter().any(|byte| *byte == 0xEF)
}

/// The words of the contract as JavaScript has them, made once.
fn kinds() -> Result<JsValue, Error> {
    thread_local! {
        static KINDS: OnceCell<JsValue> = const { OnceCell::new() };
    }
    KINDS.with(|kinds| {
        if let Some(made) = kinds.get() {
            return Ok(made.clone());
        }
        let made = rows::Kinds::ALL.serialize(&Serializer::json_compatible());
        let made = made.map_err(|error| Error::new(&format!("The analysis could not be handed to JavaScript: {error}.")))?;
        Ok(kinds.get_or_init(|| made).clone())
    })
}

/// Options are read by hand: serde's reading of three fields brings all of its messages and the printing of floating-point
/// numbers along, ten kilobytes on the wire.
fn read_options(given: &JsValue) -> Result<Options, Error> {
    let mut options = Options::default();
    if given.is_undefined() || given.is_null() {
        return Ok(options);
    }
    let object: &Object = given.dyn_ref().ok_or_else(|| bad_options("they are not an object"))?;
    for entry in Object::entries(object).iter() {
        let entry: &Array = entry.unchecked_ref();
        let (name, value) = (text_of(&entry.get(0)), entry.get(1));
        let switch = || value.as_bool().ok_or_else(|| bad_options(&format!("{name} must be true or false")));
        match name.as_str() {
            "maxBytes" | "indirect" | "candidates" if value.is_undefined() => {}
            "maxBytes" => options.max_bytes = bytes(&value).ok_or_else(|| bad_options("maxBytes must be a whole number of bytes"))?,
            "indirect" => options.indirect = switch()?,
            "candidates" => options.candidates = switch()?,
            _ => return Err(bad_options(&format!("there is no option \"{name}\", only maxBytes, indirect and candidates"))),
        }
    }
    if options.max_bytes > Options::LARGEST {
        warn(&format!("maxBytes is more than can be analysed at once; {} holds instead.", Options::LARGEST));
    }
    Ok(options)
}

/// A number of bytes; what is more than can be counted is as much as can be counted.
fn bytes(value: &JsValue) -> Option<usize> {
    value.as_f64().filter(|number| *number >= 0.0 && (number.trunc() == *number)).map(|number| number as usize)
}

fn bad_options(why: &str) -> Error {
    TypeError::new(&format!("The options cannot be used: {why}.")).into()
}

fn text_of(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

fn warn(sentence: &str) {
    console::warn_1(&format!("Voxmark: {sentence}").into());
}
