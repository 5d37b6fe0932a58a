//! The gold can be met and can be missed: an analysis made of the gold itself is right, and one that
//! is a character off is not.

mod support;

use std::path::Path;

use serde::de::DeserializeOwned;
use support::gold::{Gold, GoldQuote};
use support::score::{INDIRECT, MARKED, MENTION, NAME, NEAR, PERSONS, PLACES, Score};
use support::{article, case_file, compare};
use voxmark::{Analysis, Person, Place, PlaceKind, Quote, QuoteKind, Rule, Span, Speaker, SpeakerKind};

/// What the core would return if it found the gold and nothing else.
fn ideal(gold: &Gold) -> Analysis {
    let mut found = Analysis::default();
    for expected in gold.speakers.iter().flatten() {
        let speaker = speaker(&mut found, Some(&expected.name), expected.kind.as_deref());
        if let Some(speaker) = speaker.and_then(|index| found.speakers.get_mut(index as usize)) {
            speaker.role = expected.role.clone().flatten();
            speaker.mentions = expected.mentions.iter().map(span).collect();
        }
    }
    for expected in gold.marked.iter().chain(&gold.indirect).flatten().filter(|quote| !quote.optional) {
        let quote = quote(&mut found, expected);
        found.quotes.push(quote);
    }
    for expected in gold.places.iter().flatten().filter(|place| !place.optional) {
        found.places.push(Place {
            span: span(&expected.span),
            name: expected.name.clone().unwrap_or_default(),
            kind: expected.kind.as_deref().map_or(PlaceKind::Unknown, named),
            country: expected.country.clone().flatten(),
            lat: expected.near.map(|(lat, _)| lat),
            lon: expected.near.map(|(_, lon)| lon),
            geonames: None,
            confidence: 1.0,
            candidates: None,
        });
    }
    for expected in gold.persons.iter().flatten().filter(|person| !person.optional) {
        let name = expected.speaker.as_ref().and_then(|name| name.as_deref());
        let speaker = speaker(&mut found, name, None);
        found.persons.push(Person { span: span(&expected.span), speaker });
    }
    found
}

fn quote(found: &mut Analysis, gold: &GoldQuote) -> Quote {
    let name = gold.speaker.as_ref().and_then(|name| name.as_deref());
    let speaker = speaker(found, name, gold.speaker_kind.as_deref());
    if let (Some(role), Some(speaker)) = (&gold.role, speaker.and_then(|index| found.speakers.get_mut(index as usize)))
    {
        speaker.role = role.clone();
    }
    Quote {
        span: span(&gold.span),
        kind: if gold.kind == "marked" { QuoteKind::Direct } else { named(&gold.kind) },
        group: gold.group.unwrap_or(1_000 + gold.span.start as u32),
        cue: gold.cue.iter().flatten().map(span).next(),
        mention: gold.mention.iter().flatten().map(span).next(),
        speaker,
        confidence: if speaker.is_some() { 1.0 } else { 0.0 },
        rule: Rule::None,
    }
}

/// The speaker of that name, made where there is none; a kind once given stays.
fn speaker(found: &mut Analysis, name: Option<&str>, kind: Option<&str>) -> Option<u32> {
    // A kind without a name can be met by any speaker of that kind.
    let name = name.or(kind)?;
    let known = found.speakers.iter().position(|speaker| support::names::written_alike(&speaker.name, name));
    let index = known.unwrap_or_else(|| {
        let name = name.to_owned();
        found.speakers.push(Speaker { name, role: None, kind: SpeakerKind::Person, mentions: Vec::new() });
        found.speakers.len() - 1
    });
    if let (Some(kind), Some(speaker)) = (kind, found.speakers.get_mut(index)) {
        speaker.kind = named(kind);
    }
    Some(index as u32)
}

fn span(range: &std::ops::Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

/// A kind by the name that the contract gives it.
#[expect(clippy::panic, reason = "a kind that the contract does not know is a broken gold")]
fn named<T: DeserializeOwned>(kind: &str) -> T {
    let value = serde_json::Value::String(kind.to_owned());
    serde_json::from_value(value).unwrap_or_else(|why| panic!("{why}"))
}

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

#[test]
fn every_case_can_be_met_and_missed() -> Result<(), String> {
    for entry in std::fs::read_dir(folder("cases")).map_err(|why| why.to_string())? {
        let path = entry.map_err(|why| why.to_string())?.path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        for case in case_file::read(&path)? {
            let mut found = ideal(&case.gold);
            let differences = compare::differences(&case.text, &case.gold, &found);
            assert!(differences.is_empty(), "{}: {}", case.name, differences.join("; "));
            for quote in &mut found.quotes {
                quote.span = Span::new(quote.span.start(), quote.span.end() - 1);
            }
            let missed = !compare::differences(&case.text, &case.gold, &found).is_empty();
            assert!(missed || found.quotes.is_empty(), "{}: a quote that is a byte short passes", case.name);
        }
    }
    Ok(())
}

#[test]
fn the_gold_of_the_articles_scores_one_and_nothing_scores_zero() -> Result<(), String> {
    let (mut best, mut worst) = (Score::default(), Score::default());
    for article in &article::read_all(&folder("articles"))? {
        best.add(article, &ideal(&article.gold));
        worst.add(article, &Analysis::default());
    }
    for layer in [MARKED, INDIRECT, PLACES, PERSONS] {
        assert_eq!(best.tally(layer).f1(), 1.0, "{layer}\n{}", best.report());
        assert_eq!(worst.tally(layer).f1(), 0.0, "{layer}");
    }
    for property in [MENTION, NAME, NEAR] {
        assert!(best.tally(property).missed == 0, "{property}\n{}", best.report());
        assert!(best.tally(property).found > 0, "{property}");
    }
    Ok(())
}
