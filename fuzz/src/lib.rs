//! What the fuzzers do with the bytes that they make up, each a function that panics where something does not hold.
//!
//! `targets/` hands them to libFuzzer (`npm run fuzz`); `tests/fuzz.rs` of the project calls the very same functions with the
//! seeds and a fixed number of mutations of them. To add a target: a function here, three lines in `targets/`, a `[[bin]]` in
//! `Cargo.toml`, a folder of seeds, its name in `scripts/fuzz.mjs` and in `tests/fuzz.rs`.

#[path = "../../tests/support/invariants.rs"]
mod invariants;
#[path = "../../src/cli/record.rs"]
mod record;

use std::sync::OnceLock;

use serde_json::Value;
use voxmark::{Edit, Engine, Error, Gazetteer, Options, QuoteKind, Span, analyze_with};

use record::Record;

/// The full tier, as it should be.
static FULL: &[u8] = include_bytes!("../../data/full.bin");

fn full() -> &'static Gazetteer {
    static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
    GAZETTEER.get_or_init(|| Gazetteer::with_full(FULL).expect("the full tier fits"))
}

/// Any text, with all options and both gazetteers: the last byte chooses.
pub fn analyze(data: &[u8]) {
    let choice = data.last().copied().unwrap_or(0);
    let text = &*String::from_utf8_lossy(data);
    let mut options = Options::default();
    options.candidates = choice & 1 != 0;
    options.indirect = choice & 2 == 0;
    let gazetteer = if choice & 4 != 0 { full() } else { Gazetteer::core() };
    let found = analyze_with(text, &options, gazetteer).expect("nothing is refused but what is too long");
    invariants::check(text, &found);
    assert!(options.indirect || found.quotes.iter().all(|quote| quote.kind != QuoteKind::Indirect));
    assert!(found.places.iter().all(|place| place.candidates.is_some() == options.candidates));
    assert_eq!(analyze_with(text, &options, gazetteer).as_ref(), Ok(&found), "another analysis of {text:?}");

    options.max_bytes = text.len().saturating_sub(1);
    let refused = Err(Error::TooLong { bytes: text.len(), limit: options.max_bytes });
    assert!(text.is_empty() || analyze_with(text, &options, gazetteer) == refused);
}

/// A text that is edited, again and again, is read as it is read anew. The first line tells the edits, four bytes each: where (two),
/// how much goes, and where in the text the words stand that come.
pub fn update(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (edits, text) = text.split_once('\n').unwrap_or(("", &text));
    let mut options = Options::default();
    options.candidates = true;
    let mut engine = Engine::new(text.to_owned(), options.clone(), full()).expect("nothing is refused but what is too long");
    for edit in edits.as_bytes().chunks_exact(4).take(MOST_EDITS) {
        let [at, more, gone, came] = [0, 1, 2, 3].map(|byte| usize::from(edit[byte]));
        let text = engine.text().to_owned();
        let stretch = |start: usize, length: usize| {
            let boundary = |byte: usize| (0..=byte.min(text.len())).rev().find(|byte| text.is_char_boundary(*byte)).unwrap_or(0);
            boundary(start)..boundary(start + length)
        };
        let gone = stretch((at * 256 + more) * text.len() / 0xffff, gone * gone / 128);
        let came = &text[stretch(came * text.len() / 0xff, came % 48)];
        let span = Span::new(gone.start as u32, gone.end as u32);
        engine.update(&Edit { span, text: came }).expect("the span fits the text");
        let mut edited = text.clone();
        edited.replace_range(gone, came);
        assert_eq!(engine.text(), edited);
        let fresh = analyze_with(&edited, &options, full()).expect("nothing is refused but what is too long");
        assert_eq!(engine.analysis(), &fresh, "{span:?} by {came:?} in {text:?}");
    }
}

/// More edits of one text tell nothing new.
const MOST_EDITS: usize = 6;

/// A line of JSON Lines: what is read of it is what another reader of JSON reads, or there is a sentence.
pub fn jsonl(line: &[u8]) {
    let record = Record::read(line);
    let fields = serde_json::from_slice::<Value>(line).ok();
    let field = |name: &str| fields.as_ref().and_then(|fields| fields.as_object()).and_then(|fields| fields.get(name));
    match &record.text {
        Ok(text) => {
            // Values are read by nobody where they are not asked for: then only the other reader may find fault with them.
            if fields.is_some() {
                assert_eq!(field("text").and_then(Value::as_str), Some(&**text), "{line:?}");
            }
            assert!(std::str::from_utf8(line).is_ok(), "{line:?}");
            analyze(text.as_bytes());
        }
        Err(why) => {
            assert!(why.ends_with('.') && !why.contains(['\n', '\r']) && why.chars().count() < 400, "{why:?} of {line:?}");
            let article = field("text").is_some_and(Value::is_string) && field("id").is_none_or(|id| id.is_null() || id.is_string() || id.is_number());
            // The other reader takes the last of two fields of one name.
            assert!(!article || why.contains("duplicate field"), "{why:?} of {line:?}");
        }
    }
    if let Some(id) = record.id {
        // A number may be larger than any reader's, a string may hold half of a character: it goes out as it came.
        let string = id.get().starts_with('"') && id.get().ends_with('"');
        let number = id.get().bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
        assert!(string || number, "{line:?}");
    }
}

/// The head of a full tier: its mark, and the number of the core tier that it belongs to.
const HEAD: usize = 12;

/// A full tier: the bytes as they are, and then with a head and a digest that fit, so that they are unpacked.
pub fn gazetteer(data: &[u8]) {
    assert!(Gazetteer::with_full(data.to_vec()).is_err(), "a digest is hardly met by chance");
    let digest = data.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let packed = [&FULL[..HEAD], &digest.to_le_bytes(), data].concat();
    let gazetteer = Gazetteer::with_full(packed).expect("head and digest fit");
    for text in [NAMES, &String::from_utf8_lossy(data)] {
        let mut options = Options::default();
        options.candidates = true;
        let places = analyze_with(text, &options, &gazetteer).expect("nothing is refused but what is too long").places;
        let known = analyze_with(text, &options, Gazetteer::core()).expect("nothing is refused but what is too long").places;
        let spans = |places: Vec<voxmark::Place>| places.into_iter().map(|place| place.span).collect::<Vec<_>>();
        assert_eq!(spans(places), spans(known), "names do not depend on the full tier: {text:?}");
    }
}

/// Names of places of every kind.
const NAMES: &str = "CAIRO — It rained in Grand Ledge, Michigan, in Springfield, Ill., on the Nile, in Paris and in Elbonia.";
