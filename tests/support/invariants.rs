//! What holds of every analysis, whatever the text.

use std::cmp::Reverse;

use voxmark::{Analysis, OffsetUnit, QuoteKind, Span};

/// Every span, with what it is.
pub fn spans(analysis: &Analysis) -> Vec<(&'static str, Span)> {
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

/// All of what follows, of an analysis in bytes.
pub fn check(text: &str, found: &Analysis) {
    spans_slice(text, found);
    in_order(text, found);
    indexes_hold(text, found);
    quotes_nest(text, found);
    in_range(text, found);
    units_agree(text, found);
}

/// Spans lie on boundaries of characters and hold something.
pub fn spans_slice(text: &str, found: &Analysis) {
    for (what, span) in spans(found) {
        assert!(text.get(span.range()).is_some(), "{what} {span:?} in {text:?}");
        assert!(!span.is_empty(), "an empty {what} at {} in {text:?}", span.start());
    }
}

/// Lists are sorted as the contract says.
pub fn in_order(text: &str, found: &Analysis) {
    assert!(is_sorted(found.quotes.iter().map(|quote| quote.span)), "quotes of {text:?}");
    assert!(is_sorted(found.places.iter().map(|place| place.span)), "places of {text:?}");
    assert!(is_sorted(found.persons.iter().map(|person| person.span)), "persons of {text:?}");
    for speaker in &found.speakers {
        assert!(!speaker.name.is_empty(), "a speaker without a name in {text:?}");
        assert!(is_sorted(speaker.mentions.iter().copied()), "mentions of {} in {text:?}", speaker.name);
    }
}

fn is_sorted(spans: impl Iterator<Item = Span>) -> bool {
    let keys: Vec<_> = spans.map(|span| (span.start(), Reverse(span.end()))).collect();
    keys.is_sorted()
}

/// Speakers that are referred to are there.
pub fn indexes_hold(text: &str, found: &Analysis) {
    let speakers = found.quotes.iter().map(|quote| quote.speaker).chain(found.persons.iter().map(|person| person.speaker));
    for speaker in speakers.flatten() {
        assert!((speaker as usize) < found.speakers.len(), "speaker {speaker} of {text:?}");
    }
}

/// Marked quotes have nothing in common: a quote inside a quote is part of the outer one. Names have none either.
pub fn quotes_nest(text: &str, found: &Analysis) {
    let marked: Vec<Span> = found.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect).map(|quote| quote.span).collect();
    let places: Vec<Span> = found.places.iter().map(|place| place.span).collect();
    let persons: Vec<Span> = found.persons.iter().map(|person| person.span).collect();
    for spans in [marked, places, persons] {
        for pair in spans.windows(2) {
            assert!(pair[0].end() <= pair[1].start(), "{pair:?} in {text:?}");
        }
    }
    // Of all quotes one holds another or has nothing in common with it.
    let mut open: Vec<Span> = Vec::new();
    for quote in &found.quotes {
        open.retain(|outer| outer.end() > quote.span.start());
        assert!(open.iter().all(|outer| outer.contains(quote.span)), "{:?} crosses one of {open:?} in {text:?}", quote.span);
        open.push(quote.span);
    }
}

/// Confidences are shares in hundredths, positions are on the globe, and who is nobody is not sure.
pub fn in_range(text: &str, found: &Analysis) {
    for quote in &found.quotes {
        assert!(is_share(quote.confidence), "{} in {text:?}", quote.confidence);
        assert!(quote.speaker.is_some() || quote.confidence == 0.0, "a sure nobody in {text:?}");
    }
    for place in &found.places {
        assert!(is_share(place.confidence), "{} in {text:?}", place.confidence);
        assert_eq!(place.lat.is_some(), place.lon.is_some(), "half a position in {text:?}");
        assert!(place.lat.is_none_or(|lat| (-90.0..=90.0).contains(&lat)), "{:?} in {text:?}", place.lat);
        assert!(place.lon.is_none_or(|lon| (-180.0..=180.0).contains(&lon)), "{:?} in {text:?}", place.lon);
        let candidates = place.candidates.iter().flatten();
        assert!(candidates.clone().all(|candidate| is_share(candidate.likelihood)), "candidates in {text:?}");
        assert!(candidates.map(|candidate| Reverse((candidate.likelihood * 100.0).round() as u32)).is_sorted(), "candidates in {text:?}");
    }
}

fn is_share(confidence: f64) -> bool {
    (0.0..=1.0).contains(&confidence) && ((confidence * 100.0).round() / 100.0 - confidence).abs() < 1e-9
}

/// Spans in UTF-16 code units and in code points slice the same words.
pub fn units_agree(text: &str, found: &Analysis) {
    let bytes: Vec<&str> = spans(found).iter().map(|(_, span)| span.of(text)).collect();
    let same = |words: Vec<Option<String>>| words.iter().map(Option::as_deref).eq(bytes.iter().map(|&words| Some(words)));

    let units: Vec<u16> = text.encode_utf16().collect();
    let utf16 = spans(&found.clone().in_unit(text, OffsetUnit::Utf16));
    assert!(same(utf16.iter().map(|(_, span)| String::from_utf16(units.get(span.range())?).ok()).collect()), "UTF-16 of {text:?}");

    let points: Vec<char> = text.chars().collect();
    let codepoint = spans(&found.clone().in_unit(text, OffsetUnit::Codepoint));
    assert!(same(codepoint.iter().map(|(_, span)| Some(points.get(span.range())?.iter().collect())).collect()), "code points of {text:?}");

    assert_eq!(found.clone().in_unit(text, OffsetUnit::Byte), *found);
}
