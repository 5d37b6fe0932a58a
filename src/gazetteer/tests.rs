use super::*;
use crate::analysis::PlaceKind;

fn found(text: &str) -> Option<(usize, Entry)> {
    let doc = Document::read(text);
    let found = Gazetteer::core().longest(&doc, 0)?;
    Some((found.tokens, *Gazetteer::core().entry(*found.entries.first()?)?))
}

fn code(gazetteer: &Gazetteer, entry: &Entry) -> &'static str {
    entry.country.and_then(|country| gazetteer.code(country)).unwrap_or("")
}

fn full() -> Gazetteer {
    Gazetteer::with_full(packed()).expect("data/full.bin is of this core tier: `cargo xtask gazetteer` makes it anew")
}

fn packed() -> Vec<u8> {
    std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/full.bin")).expect("the full tier is there")
}

fn names(text: &str) -> Option<(usize, &'static str, &'static str)> {
    found(text).map(|(tokens, entry)| (tokens, entry.name, code(Gazetteer::core(), &entry)))
}

#[test]
fn every_entry_is_found_by_its_own_name() {
    let gazetteer = Gazetteer::core();
    assert!(gazetteer.entries.len() > 6500);
    let lost: Vec<&str> = (0..).zip(&gazetteer.entries).filter(|(id, entry)| {
        let doc = Document::read(entry.name);
        !gazetteer.named(&doc, 0..doc.tokens.len()).any(|named| named == *id)
    }).map(|(_, entry)| entry.name).filter(|name| !name.starts_with(char::is_lowercase)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn accents_capitals_and_hyphens_count_for_nothing() {
    for written in ["São Paulo", "Sao Paulo", "SÃO PAULO", "São Paulo", "Sa\u{303}o Paulo"] {
        assert_eq!(names(written), Some((2, "São Paulo", "BR")), "{written}");
    }
    assert_eq!(names("Port-au-Prince was").map(|n| (n.1, n.2)), Some(("Port-au-Prince", "HT")));
    assert_eq!(names("Saint Louis, Missouri").map(|n| n.1), names("St. Louis").map(|n| n.1));
    assert_eq!(names("N'Djamena"), Some((1, "N'Djamena", "TD")));
    assert_eq!(names("N’Djamena"), Some((1, "N'Djamena", "TD")));
}

#[test]
fn a_word_and_its_abbreviation_begin_one_name() {
    let place = |text| names(text).map(|(_, name, code)| (name, code));
    for (listed, written) in [("St. Louis", "Saint Louis"), ("Saint Petersburg", "St Petersburg"), ("Saint Petersburg", "ST. PETERSBURG")] {
        assert_eq!(place(written), place(listed), "{written}");
        assert!(place(written).is_some(), "{written}");
    }
}

#[test]
fn the_longest_name_wins() {
    assert_eq!(names("New York City's mayor"), Some((3, "New York City", "US")));
    assert_eq!(names("New Yorkers"), None);
    assert_eq!(names("Bosnia and Herzegovina"), Some((3, "Bosnia and Herzegovina", "BA")));
    assert_eq!(names("Bosnia and Serbia"), Some((1, "Bosnia and Herzegovina", "BA")));
    assert_eq!(names("Washington, D.C. police"), Some((3, "Washington, D.C.", "US")));
}

#[test]
fn short_names_need_their_capitals() {
    assert_eq!(names("US troops"), Some((1, "United States", "US")));
    assert_eq!(names("U.S. troops"), Some((1, "United States", "US")));
    assert_eq!(names("Us too"), None);
    assert_eq!(names("us too"), None);
}

#[test]
fn abbreviations_stand_behind_a_town() {
    let doc = Document::read("He left Springfield, Ill., for Dayton, Ohio. Ill. He was.");
    let gazetteer = Gazetteer::core();
    let ill: Vec<bool> = (0..doc.tokens.len()).filter(|t| doc.word(*t).starts_with("Ill")).map(|t| gazetteer.longest(&doc, t).is_some()).collect();
    assert_eq!(ill, [true, false]);
}

#[test]
fn old_and_foreign_names_lead_to_the_same_place() {
    for (written, name) in [("Kiev", "Kyiv"), ("Burma", "Myanmar"), ("Calcutta", "Kolkata"), ("Peking", "Beijing"), ("Holland", "Netherlands")] {
        assert_eq!(names(written).map(|n| n.1), Some(name));
    }
}

#[test]
fn coordinates_survive_the_packing() {
    let cairo = found("Cairo").map(|(_, e)| (e.kind, e.lat, e.lon, e.population / 1_000_000));
    assert_eq!(cairo, Some((PlaceKind::City, 30.1, 31.3, 7)));
    let fiji = found("Suva").map(|(_, e)| (e.lat.round(), e.lon.round()));
    assert_eq!(fiji, Some((-18.0, 178.0)));
    let (_, austin) = found("Austin").expect("Austin is there");
    assert_eq!(austin.division.and_then(|d| Gazetteer::core().entry(d)).map(|d| d.name), Some("Texas"));
}

#[test]
fn tags_mark_starts_and_insides() {
    let doc = Document::read("In New York the sun shone.");
    let mut tags = Vec::new();
    Gazetteer::core().tag(&doc, &(0..doc.tokens.len()), &mut tags);
    let marks: Vec<(bool, bool)> = tags.iter().map(|t| (t.kind.is_some(), t.inside)).collect();
    assert_eq!(marks, [(false, false), (true, false), (true, true), (false, false), (false, false), (false, false), (false, false)]);
}

#[test]
fn the_full_tier_resolves_and_is_not_searched_for() {
    let full = full();
    let doc = Document::read("Grand Ledge");
    assert!(full.longest(&doc, 0).is_none());
    let towns: Vec<(PlaceKind, &str)> = full.named(&doc, 0..2).filter_map(|id| full.entry(id)).map(|e| (e.kind, code(&full, e))).collect();
    assert_eq!(towns, [(PlaceKind::City, "US")]);
    let doc = Document::read("Laurel County");
    let counties: Vec<&str> = full.named(&doc, 0..2).filter_map(|id| full.entry(id)?.division).filter_map(|id| full.entry(id)).map(|e| e.name).collect();
    assert!(counties.contains(&"Kentucky"), "{counties:?}");
}

#[test]
fn the_full_tier_gives_the_core_tier_its_numbers_and_exact_positions() {
    let full = full();
    let doc = Document::read("Cairo");
    let cairo = full.longest(&doc, 0).and_then(|found| full.entry(*found.entries.first()?)).expect("Cairo is there");
    assert_eq!((cairo.lat, cairo.lon, cairo.geonames), (30.06, 31.25, Some(360_630)));
    let far = Gazetteer::core().entries.iter().zip(&full.entries).filter(|(core, full)| (core.lat - full.lat).abs() > 0.051 || (core.lon - full.lon).abs() > 0.051);
    assert_eq!(far.count(), 0);
}

#[test]
fn what_is_no_full_tier_is_refused_with_its_reason() {
    let whole = packed();
    let refused = |bytes: &[u8]| Gazetteer::with_full(bytes.to_vec()).err();
    assert_eq!(refused(b""), Some(Unfit::Foreign));
    assert_eq!(refused(b"<!doctype html>"), Some(Unfit::Foreign));
    assert_eq!(refused(b"VXM0 of old"), Some(Unfit::Version));
    assert_eq!(refused(&whole[..9]), Some(Unfit::Damaged));
    assert_eq!(refused(&whole[..whole.len() - 1]), Some(Unfit::Damaged));
    for (at, why) in [(5, Unfit::Version), (30, Unfit::Damaged), (whole.len() / 2, Unfit::Damaged)] {
        let mut other = whole.clone();
        other[at] ^= 1;
        assert_eq!(refused(&other), Some(why), "byte {at}");
    }
}
