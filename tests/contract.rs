//! `docs/contract.md` tells the truth: its examples and its lists of kinds and rules are those of the crate.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use voxmark::{Analysis, OffsetUnit, Options, Place, PlaceKind, QuoteKind, Rule, SpeakerKind, analyze};

const PAGE: &str = include_str!("../docs/contract.md");

/// The code blocks of a language, in order.
fn blocks(language: &str) -> Vec<&'static str> {
    let opening = format!("```{language}\n");
    PAGE.split(&opening).skip(1).filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block)).collect()
}

/// What `example` gives when it is read and written again.
fn written_again<T: Serialize + DeserializeOwned>(example: &str) -> serde_json::Result<Value> {
    serde_json::to_value(serde_json::from_str::<T>(example)?)
}

#[test]
fn the_example_is_what_its_text_gives() -> Result<(), Box<dyn std::error::Error>> {
    let (texts, examples) = (blocks("text"), blocks("json"));
    let analysis = analyze(texts[0], &Options::default())?.in_unit(texts[0], OffsetUnit::Utf16);
    let example: Analysis = serde_json::from_str(examples[0])?;
    assert_eq!(example, analysis, "the page should read:\n{}", serde_json::to_string(&analysis)?);
    Ok(())
}

#[test]
fn the_other_examples_have_the_fields_of_the_contract() -> serde_json::Result<()> {
    let examples = blocks("json");
    assert_eq!(examples.len(), 4);
    assert_eq!(written_again::<Place>(examples[1])?, serde_json::from_str::<Value>(examples[1])?);
    let mut labelled: Value = serde_json::from_str(examples[2])?;
    assert!(labelled.as_object_mut().and_then(|fields| fields.remove("id")).is_some());
    assert_eq!(labelled, serde_json::to_value(Analysis::default())?);
    Ok(())
}

/// The names that the enumeration `T` has in JSON, as serde lists them when it meets another.
fn names<T: DeserializeOwned>() -> Vec<String> {
    let refused = serde_json::from_str::<T>("\"?\"").map_err(|why| why.to_string());
    let listed = refused.err().unwrap_or_default();
    listed.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

#[test]
fn all_are_listed() -> serde_json::Result<()> {
    fn said<T: Serialize>(all: &[T]) -> serde_json::Result<Vec<String>> {
        all.iter().map(|one| serde_json::from_value(serde_json::to_value(one)?)).collect()
    }
    assert_eq!(said(&QuoteKind::ALL)?, names::<QuoteKind>());
    assert_eq!(said(&SpeakerKind::ALL)?, names::<SpeakerKind>());
    assert_eq!(said(&PlaceKind::ALL)?, names::<PlaceKind>());
    assert_eq!(said(&Rule::ALL)?, names::<Rule>());
    Ok(())
}

#[test]
fn every_kind_and_every_rule_is_explained() {
    for names in [names::<QuoteKind>(), names::<SpeakerKind>(), names::<PlaceKind>(), names::<Rule>()] {
        assert!(names.len() >= 3, "{names:?}");
        for name in names {
            assert!(PAGE.contains(&format!("\n| `{name}` | ")), "{name} is not explained");
        }
    }
}
