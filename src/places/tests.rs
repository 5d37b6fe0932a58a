use super::*;
use crate::names::{Label, Name};

/// The places of a text, whose names stand in braces.
fn places(marked: &str) -> Vec<Place> {
    places_with(marked, Gazetteer::core())
}

fn places_with(marked: &str, gazetteer: &Gazetteer) -> Vec<Place> {
    let text: String = marked.chars().filter(|c| !matches!(c, '{' | '}')).collect();
    let doc = Document::read(&text);
    let mut names = Vec::new();
    let mut start = 0;
    for (braces, (at, mark)) in marked.char_indices().filter(|(_, c)| matches!(c, '{' | '}')).enumerate() {
        let byte = doc.token_at((at - braces) as u32);
        if mark == '{' {
            start = byte;
        } else {
            names.push(Name { tokens: start..byte, label: Label::Place, margin: 0 });
        }
    }
    let (mut places, mut told) = (Vec::new(), Vec::new());
    mentions(&doc, &names, 0..names.len(), gazetteer, &mut places);
    hints(&doc, &names, 0..doc.tokens.len(), gazetteer, &mut told);
    Decided::of(&doc, &mut places, &told, gazetteer).places(&doc, &places, gazetteer, false)
}

fn kinds(marked: &str) -> Vec<(String, PlaceKind, String)> {
    places(marked).into_iter().map(|p| (p.name, p.kind, p.country.unwrap_or_default())).collect()
}

fn at(place: &Place) -> (f64, f64) {
    (place.lat.unwrap_or(0.0).round(), place.lon.unwrap_or(0.0).round())
}

#[test]
fn what_stands_behind_the_comma_decides() {
    let found = places("The fair in {Paris}, {Texas}, drew a crowd. {Paris} was full.");
    assert_eq!(found.iter().map(at).collect::<Vec<_>>(), [(34.0, -96.0), (31.0, -99.0), (34.0, -96.0)]);
    let found = places("A barn burnt in {Springfield}, {Ill}., on Monday.");
    assert_eq!(found.iter().map(at).collect::<Vec<_>>(), [(40.0, -90.0), (40.0, -89.0)]);
    let found = places("{Athens}, {Georgia}, is a college town.");
    assert_eq!(found.get(1).map(|p| (p.kind, p.country.clone())), Some((PlaceKind::Division, Some("US".to_owned()))));
}

#[test]
fn by_itself_the_famous_place_is_meant() {
    assert_eq!(kinds("{Paris} was wet."), [("Paris".to_owned(), PlaceKind::City, "FR".to_owned())]);
    assert_eq!(kinds("{Luxembourg} voted."), [("Luxembourg".to_owned(), PlaceKind::Country, "LU".to_owned())]);
    assert_eq!(kinds("{Mexico} voted."), [("Mexico".to_owned(), PlaceKind::Country, "MX".to_owned())]);
}

#[test]
fn an_article_about_ontario_means_its_london() {
    let found = places("Police in {London} asked drivers in {Ontario} to stay off the road from {Kitchener} to {Windsor}.");
    assert_eq!(found.first().map(at), Some((43.0, -81.0)));
    assert_eq!(found.get(3).and_then(|p| p.country.clone()), Some("CA".to_owned()));
}

#[test]
fn georgia_is_a_state_or_a_country() {
    let state = kinds("{Georgia} and {Alabama} counted votes; {Atlanta} was late, as was {Savannah}.");
    assert_eq!(state.first().map(|p| (p.1, p.2.as_str())), Some((PlaceKind::Division, "US")));
    let country = kinds("{Georgia} and {Armenia} opened a road from {Tbilisi} to {Yerevan}.");
    assert_eq!(country.first().map(|p| (p.1, p.2.as_str())), Some((PlaceKind::Country, "GE")));
}

#[test]
fn gaza_is_a_strip_and_a_city() {
    let found = kinds("Trucks reached {Gaza}, and the {Gaza Strip} had bread; {Gaza City} had none.");
    assert!(found.iter().all(|p| p.2 == "PS"), "{found:?}");
    assert_eq!(found.get(2).map(|p| p.1), Some(PlaceKind::City));
}

#[test]
fn hyphens_and_accents_are_no_hindrance() {
    assert_eq!(kinds("{Port-au-Prince} and {Sao Paulo}"), [("Port-au-Prince".to_owned(), PlaceKind::City, "HT".to_owned()), ("São Paulo".to_owned(), PlaceKind::City, "BR".to_owned())]);
}

#[test]
fn words_tell_the_kind_of_what_no_list_holds() {
    let found = places("A lorry overturned on {Elm Street} near the {Quillet River} in {Larch County}.");
    assert_eq!(found.iter().map(|p| p.kind).collect::<Vec<_>>(), [PlaceKind::Site, PlaceKind::Natural, PlaceKind::Division]);
    assert!(found.iter().all(|p| p.lat.is_none() && p.country.is_none() && p.confidence == 0.0));
}

#[test]
fn a_building_lies_in_the_city_of_its_name() {
    let found = places("Shots were heard at {Kabul airport}, officials in {Afghanistan} said.");
    let first = found.first().expect("one place");
    assert_eq!((first.name.as_str(), first.kind, first.geonames, at(first)), ("Kabul airport", PlaceKind::Site, None, (35.0, 69.0)));
}

#[test]
fn a_part_of_a_place_lies_there() {
    let found = places("Rain fell in {northern Mali}.");
    assert_eq!(found.first().map(|p| (p.name.as_str(), p.country.as_deref())), Some(("northern Mali", Some("ML"))));
}

#[test]
fn the_end_of_a_longer_name_stands_for_it() {
    let found = places("Aid reached the {Gaza Strip} by noon. The {Strip} had no power.");
    assert_eq!(found.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Gaza Strip", "Gaza Strip"]);
    assert!(places("The {Strip} had no power.").iter().all(|p| p.lat.is_none()));
}

#[test]
fn a_part_of_the_sky_is_no_province_abroad() {
    let found = places("Rockets fell on the {South}, officials in {Israel} said.");
    assert!(found.first().is_some_and(|p| p.country.as_deref() != Some("LB")), "{found:?}");
}

#[test]
fn a_list_is_of_one_kind() {
    let found = kinds("Cases rose in {Oregon}, {Washington} and {Idaho}.");
    assert!(found.iter().all(|p| p.1 == PlaceKind::Division), "{found:?}");
    assert_eq!(kinds("{Washington} said no.").first().map(|p| p.1), Some(PlaceKind::City));
}

#[test]
fn time_grows_with_the_names_not_with_their_square() {
    let text = "{Paris}, {Texas}, and {Springfield}, {Ohio}. ".repeat(2000);
    assert_eq!(places(&text).len(), 8000);
}

/// The same with the full tier.
fn fully(marked: &str) -> Vec<(String, Option<String>, (f64, f64))> {
    let packed = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/data/full.bin")).expect("the full tier is there");
    let gazetteer = Gazetteer::with_full(packed).expect("the full tier is of this core tier");
    places_with(marked, &gazetteer).into_iter().map(|p| (p.name.clone(), p.country.clone(), at(&p))).collect()
}

#[test]
fn what_no_list_holds_lies_where_the_text_says() {
    let found = places("A wall fell in {Cairo}'s {Quillet} district, officials in {Egypt} said.");
    let quillet = found.get(1).expect("three places");
    assert_eq!((quillet.name.as_str(), quillet.country.as_deref(), at(quillet)), ("Quillet", Some("EG"), (30.0, 31.0)));
    assert!(quillet.confidence < 0.8 && quillet.geonames.is_none());
}

#[test]
fn a_division_behind_the_comma_rules_out_the_same_name_elsewhere() {
    let found = places("A lorry burnt in {Boston}, {Ill}., on Monday. Crews from {Chicago}, {Ill}., came.");
    assert_eq!(found.first().map(|p| (p.name.as_str(), p.country.as_deref(), at(p))), Some(("Boston", Some("US"), (42.0, -88.0))));
}

#[test]
fn a_small_namesake_abroad_is_not_meant() {
    let found = fully("{Egypt} mourned. The blast in {Cairo} shook {Giza} and {Haram}, the government of {Egypt} said.");
    assert_eq!(found.get(3).map(|p| (p.0.as_str(), p.1.as_deref())), Some(("Haram", Some("EG"))));
}

#[test]
fn towns_near_each_other_are_meant_together() {
    let found = fully("{Walker County} judges met the mayor of {Huntsville}, and a crew from {Madisonville} came with one from {Conroe}.");
    assert_eq!(found.get(1).map(|p| p.2), Some((31.0, -96.0)), "Huntsville in Texas");
}

#[test]
fn a_state_that_only_a_dateline_names_is_known() {
    let found = kinds("{SEATTLE}, Wash. — Crews from all over {Washington} met.");
    assert_eq!(found.get(1).map(|p| p.1), Some(PlaceKind::Division));
}

#[test]
fn a_mention_moves_with_its_text() {
    let text = "The Nile in northern Egypt, Washington state and Paris, Texas.";
    let names = |doc: &Document| {
        let named = (0..doc.tokens.len()).filter(|&t| ["Nile", "Egypt", "Washington", "Paris", "Texas"].contains(&doc.word(t)));
        named.map(|t| Name { tokens: t..t + 1, label: Label::Place, margin: 0 }).collect::<Vec<_>>()
    };
    let long = format!("The French came.\n\n{text}");
    let (doc, alone) = (Document::read(&long), Document::read(text));
    let read = |doc: &Document| {
        let mut read = Vec::new();
        mentions(doc, &names(doc), 0..5, Gazetteer::core(), &mut read);
        read
    };
    let mut moved = read(&alone);
    moved.iter_mut().for_each(|mention| mention.shift((doc.tokens.len() - alone.tokens.len()) as isize));
    assert_eq!(format!("{moved:?}"), format!("{:?}", read(&doc)));
    assert!(moved.iter().any(|mention| mention.comma) && moved.iter().any(|mention| mention.beside.is_some()));
    let next = moved.iter().map(|mention| (mention.next.beside, mention.next.holds));
    assert_eq!(next.collect::<Vec<_>>(), [(false, true), (true, false), (false, false), (true, false), (false, false)]);
    let mut told = Vec::new();
    hints(&doc, &names(&doc), 0..doc.tokens.len(), Gazetteer::core(), &mut told);
    assert_eq!(told.iter().map(|(token, _)| *token).collect::<Vec<_>>(), [1]);
}
