//! What holds whatever the text: assembled from everything that breaks readers of news.

use std::cmp::Reverse;

use proptest::prelude::*;
use proptest::sample::select;
use voxmark::{Analysis, OffsetUnit, Options, QuoteKind, Span, analyze};

mod support;

use support::fragments::FRAGMENTS;

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

/// The analysis, or the reason why there is none.
fn analysis(text: &str) -> Result<Analysis, TestCaseError> {
    analyze(text, &Options::default()).map_err(|why| TestCaseError::fail(why.to_string()))
}

/// Every span, with what it is.
fn spans(analysis: &Analysis) -> Vec<(&'static str, Span)> {
    let mut spans = Vec::new();
    for quote in &analysis.quotes {
        spans.push(("quote", quote.span));
        spans.extend(quote.cue.map(|cue| ("cue", cue)));
        spans.extend(quote.mention.map(|mention| ("mention", mention)));
    }
    spans.extend(
        analysis.speakers.iter().flat_map(|speaker| &speaker.mentions).map(|&span| ("mention of a speaker", span)),
    );
    spans.extend(analysis.places.iter().map(|place| ("place", place.span)));
    spans.extend(analysis.persons.iter().map(|person| ("person", person.span)));
    spans
}

fn is_sorted(spans: impl Iterator<Item = Span>) -> bool {
    let keys: Vec<_> = spans.map(|span| (span.start(), Reverse(span.end()))).collect();
    keys.is_sorted()
}

fn is_share(confidence: f64) -> bool {
    (0.0..=1.0).contains(&confidence) && ((confidence * 100.0).round() / 100.0 - confidence).abs() < 1e-9
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_the_text(text in text()) {
        for (what, span) in spans(&analysis(&text)?) {
            prop_assert!(text.get(span.range()).is_some(), "{what} {span:?} in {text:?}");
            prop_assert!(!span.is_empty(), "an empty {what} at {} in {text:?}", span.start());
        }
    }

    #[test]
    fn lists_are_in_order_and_indexes_hold(text in text()) {
        let found = analysis(&text)?;
        prop_assert!(is_sorted(found.quotes.iter().map(|quote| quote.span)), "quotes of {text:?}");
        prop_assert!(is_sorted(found.places.iter().map(|place| place.span)), "places of {text:?}");
        prop_assert!(is_sorted(found.persons.iter().map(|person| person.span)), "persons of {text:?}");
        for speaker in &found.speakers {
            prop_assert!(!speaker.name.is_empty());
            prop_assert!(is_sorted(speaker.mentions.iter().copied()), "mentions of {} in {text:?}", speaker.name);
        }
        let speakers = found.quotes.iter().map(|quote| quote.speaker).chain(found.persons.iter().map(|person| person.speaker));
        for speaker in speakers.flatten() {
            prop_assert!((speaker as usize) < found.speakers.len(), "speaker {speaker} of {text:?}");
        }
    }

    #[test]
    fn confidences_are_shares_in_hundredths(text in text()) {
        let found = analysis(&text)?;
        for quote in &found.quotes {
            prop_assert!(is_share(quote.confidence), "{} in {text:?}", quote.confidence);
            prop_assert!(quote.speaker.is_some() || quote.confidence == 0.0, "a sure nobody in {text:?}");
        }
        for place in &found.places {
            prop_assert!(is_share(place.confidence), "{} in {text:?}", place.confidence);
            prop_assert_eq!(place.lat.is_some(), place.lon.is_some());
            prop_assert!(place.lat.is_none_or(|lat| (-90.0..=90.0).contains(&lat)));
            prop_assert!(place.lon.is_none_or(|lon| (-180.0..=180.0).contains(&lon)));
        }
    }

    /// A quote inside a quote is part of the outer one: marked quotes have nothing in common.
    #[test]
    fn marked_quotes_do_not_overlap(text in text()) {
        let found = analysis(&text)?;
        let marked: Vec<Span> =
            found.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect).map(|quote| quote.span).collect();
        for pair in marked.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].start(), "{pair:?} in {text:?}");
        }
    }

    #[test]
    fn the_same_text_gives_the_same_analysis(text in text()) {
        prop_assert_eq!(analysis(&text)?, analysis(&text)?);
    }

    #[test]
    fn every_unit_slices_the_same_words(text in text()) {
        let found = analysis(&text)?;
        let bytes: Vec<&str> = spans(&found).iter().map(|(_, span)| span.of(&text)).collect();

        let units: Vec<u16> = text.encode_utf16().collect();
        let utf16 = spans(&found.clone().in_unit(&text, OffsetUnit::Utf16));
        let utf16: Vec<_> = utf16.iter().map(|(_, span)| units.get(span.range()).map(String::from_utf16_lossy)).collect();
        prop_assert!(utf16.iter().map(Option::as_deref).eq(bytes.iter().map(|&words| Some(words))), "{text:?}");

        let points: Vec<char> = text.chars().collect();
        let codepoint = spans(&found.clone().in_unit(&text, OffsetUnit::Codepoint));
        let codepoint: Vec<_> =
            codepoint.iter().map(|(_, span)| points.get(span.range()).map(|chars| chars.iter().collect::<String>())).collect();
        prop_assert!(codepoint.iter().map(Option::as_deref).eq(bytes.iter().map(|&words| Some(words))), "{text:?}");

        prop_assert_eq!(found.clone().in_unit(&text, OffsetUnit::Byte), found);
    }
}
