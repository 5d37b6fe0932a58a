//! What holds whatever the text: assembled from everything that breaks readers of news.

use proptest::prelude::*;
use proptest::sample::select;
use voxmark::{Analysis, Options, Quote, analyze};

mod support;

use support::fragments::FRAGMENTS;
use support::invariants;

/// How many fragments a text holds at most.
const LENGTH: usize = 120;

/// How often the one long fragment of a long text is repeated at most.
const REPEATS: usize = 3000;

fn text() -> impl Strategy<Value = String> {
    let nasty = prop::collection::vec(select(FRAGMENTS), 0..LENGTH).prop_map(|parts| parts.concat());
    let long = (select(FRAGMENTS), select(FRAGMENTS), 0..REPEATS).prop_map(|(a, b, n)| [a, b].concat().repeat(n));
    let wild = prop::collection::vec(prop_oneof![select(FRAGMENTS).prop_map(str::to_owned), any::<String>()], 0..20)
        .prop_map(|parts| parts.concat());
    prop_oneof![6 => nasty, 1 => long, 1 => wild]
}

/// Paragraphs of words and characters that mean nothing together. Labels are no noise, as they make an interview of a text.
fn noise() -> impl Strategy<Value = String> {
    let plain = |fragment: &&str| ![":", "Q.", "A."].iter().any(|label| fragment.contains(label));
    let fragments: Vec<&str> = FRAGMENTS.iter().copied().filter(plain).collect();
    prop::collection::vec(select(fragments), 0..40).prop_map(|parts| parts.concat())
}

/// Paragraphs with a quote of each kind.
const QUOTES: &[&str] = &[
    "“We leave at dawn,” Mayor Ana Reyes said.",
    "\"The bridge will stay shut until the river falls,\" the engineer said on Tuesday.",
    "She called the flood “a disaster for the whole valley”, and left.",
    "The ministry said that the harbour would open again in May.",
    "According to the harbour master, no ship had left the port.",
    "«The dam is safe,» he said. «Nobody need leave.»",
];

/// The analysis, or the reason why there is none.
fn analysis(text: &str) -> Result<Analysis, TestCaseError> {
    analyze(text, &Options::default()).map_err(|why| TestCaseError::fail(why.to_string()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_the_text(text in text()) {
        invariants::spans_slice(&text, &analysis(&text)?);
    }

    #[test]
    fn lists_are_in_order_and_indexes_hold(text in text()) {
        let found = analysis(&text)?;
        invariants::in_order(&text, &found);
        invariants::indexes_hold(&text, &found);
    }

    #[test]
    fn confidences_are_shares_in_hundredths(text in text()) {
        let mut options = Options::default();
        options.candidates = true;
        invariants::in_range(&text, &analyze(&text, &options).map_err(|why| TestCaseError::fail(why.to_string()))?);
    }

    #[test]
    fn quotes_nest(text in text()) {
        invariants::quotes_nest(&text, &analysis(&text)?);
    }

    #[test]
    fn the_same_text_gives_the_same_analysis(text in text()) {
        prop_assert_eq!(analysis(&text)?, analysis(&text)?);
    }

    #[test]
    fn every_unit_slices_the_same_words(text in text()) {
        invariants::units_agree(&text, &analysis(&text)?);
    }

    /// Paragraphs of noise before and behind lose no quote that stands whole in a paragraph of its own.
    #[test]
    fn noise_around_loses_no_quote(before in noise(), behind in noise(), quote in select(QUOTES)) {
        let text = format!("{before}\n\n{quote}\n\n{behind}");
        let at = before.len() + 2;
        let alone = analysis(quote)?;
        let found = analysis(&text)?;
        prop_assert!(!alone.quotes.is_empty(), "no quote in {quote}");
        for wanted in alone.quotes {
            let there = |quote: &Quote| (quote.span.start() as usize, quote.span.end() as usize, quote.kind) == (wanted.span.start() as usize + at, wanted.span.end() as usize + at, wanted.kind);
            prop_assert!(found.quotes.iter().any(there), "{:?} is lost in {text:?}", wanted.span.of(quote));
        }
    }
}
