use super::model::Sums;
use super::reading::Reading;
use super::{Label, Model, features, find};
use crate::gazetteer::Gazetteer;
use crate::text::Document;

/// The names of a text: "PER Ana Reyes; PLA Cairo".
fn names(text: &str) -> String {
    let doc = Document::read(text);
    let found = find(&doc, Gazetteer::core());
    let shown = found.iter().map(|name| {
        let label = match name.label {
            Label::Person => "PER",
            Label::Place => "PLA",
            Label::Organisation => "ORG",
        };
        format!("{label} {}", doc.span(name.tokens.clone()).of(text))
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn finds(text: &str, expected: &str) {
    assert_eq!(names(text), expected, "in: {text}");
}

#[test]
fn a_man_and_a_country_of_one_name() {
    finds(
        "Police arrested Marcus Jordan, who was 34, on Friday. Jordan said he had done nothing.",
        "PER Marcus Jordan; PER Jordan",
    );
    finds("The minister flew to Jordan on Friday for talks.", "PLA Jordan");
    finds("Washington said it would not send troops to Syria.", "PLA Washington; PLA Syria");
    finds("Dana Washington left school early. Washington, who was 34, ran a bakery.", "PER Dana Washington; PER Washington");
}

#[test]
fn places_inside_organisations() {
    finds("She teaches law at the University of Chicago.", "ORG University of Chicago");
    finds("An official told The Jerusalem Post on Monday.", "ORG Jerusalem Post");
    finds("He played for Manchester United before he retired.", "ORG Manchester United");
}

#[test]
fn common_words_at_the_start_of_a_sentence() {
    finds("Rescuers pulled two boys from the river. Police closed the road.", "");
    finds("Reading is a pleasure, and reading aloud is a greater one.", "");
}

#[test]
fn titles_articles_and_possessives_are_cut_off() {
    finds("Mr. Smith met President Barack Obama.", "PER Smith; PER Barack Obama");
    finds("Prime Minister Ana Reyes's plan failed.", "PER Ana Reyes");
    finds("A storm hit the Philippines.", "PLA Philippines");
}

#[test]
fn hyphens() {
    finds("President Lee Jae-myung spoke first.", "PER Lee Jae-myung");
    finds("The U.S.-led coalition said so.", "PLA U.S.");
    finds("The Paris-based agency said so.", "PLA Paris");
}

#[test]
fn capitals_and_headlines() {
    finds(
        "OBAMA VISITS KENYA\nPresident Barack Obama arrived in Kenya on Friday. Obama will stay for two days.",
        "PER OBAMA; PLA KENYA; PER Barack Obama; PLA Kenya; PER Obama",
    );
    finds("The US said it would wait, and the WHO told us the same.", "PLA US; ORG WHO");
}

#[test]
fn datelines() {
    finds("BRELLOW, Ohio (AP) -- A fire broke out on Monday.", "PLA BRELLOW; PLA Ohio; ORG AP");
    finds("BANTHAM — A mason was arrested on Friday.", "PLA BANTHAM");
}

#[test]
fn a_clear_name_settles_its_repeats() {
    finds(
        "Georgia Whitcombe, 14, skates in the evening. Her coach says that Georgia works hard, and that Whitcombe will win.",
        "PER Georgia Whitcombe; PER Georgia; PER Whitcombe",
    );
}

#[test]
fn the_last_word_tells_a_building_from_a_body() {
    finds("He was taken to Calder Valley Hospital.", "PLA Calder Valley Hospital");
    finds("The Calder County Police Department opened an inquiry.", "ORG Calder County Police Department");
}

#[test]
fn no_name_overlaps_another_and_all_lie_in_the_text() {
    let text = "“Stop!” said Mr. O'Neill of St. John's, N.L.—the al-Shabab–linked J.K. Ltd. (see 20th Century Fox & Co.) \u{200f}Ángel Núñez-Ríos’ İstanbul";
    let doc = Document::read(text);
    let found = find(&doc, Gazetteer::core());
    assert!(!found.is_empty());
    for pair in found.windows(2) {
        assert!(pair[0].tokens.end <= pair[1].tokens.start, "{pair:?}");
    }
    assert!(found.iter().all(|name| !name.tokens.is_empty() && name.tokens.end <= doc.tokens.len()));
}

#[test]
fn a_long_line_in_title_case_is_read_to_its_end() {
    // Every run of its words is looked up, many more runs than there are words.
    let letter = |n: u32| char::from(b'a' + (n % 26) as u8);
    let mut text: String = (0..4_000).map(|n| format!("G{}{}{}ar ", letter(n), letter(n / 26), letter(n / 676))).collect();
    text.push_str("\n\n\"We stay,\" said Ana Reyes.");
    assert!(names(&text).contains("PER Ana Reyes"));
}

#[test]
fn the_run_before_a_state_begins_behind_the_name_before_it() {
    finds("<<New York saidParis, Texas(", "PLA New York; PLA saidParis; PLA Texas");
}

#[test]
fn words_that_are_used_alike_have_their_own_sums() {
    // Each word stands in another way: behind a title, in capitals, in small letters, inside and outside the gazetteer.
    let text = "OFFICIALS LEFT CAIRO\n\nMayor Ana Reyes met Mr. Reyes in Cairo. Cairo waited. “Reyes left,” said Paris Holm of Holm Ltd. \
        The reyes of Paris, who (Paris said) like Tanga, left for U.S. bases in Lower Tanga and New York City with Holm. He saw Lisbon, then Brolvo. She saw Lisbon, then Brolvo.";
    let doc = Document::read(text);
    let model = Model::embedded();
    let reading = Reading::new(&doc, Gazetteer::core());
    let labelling = reading.label(model);
    for stretch in reading.stretches() {
        for (token, sums) in labelling.sums[stretch.labels()].iter().enumerate() {
            let fact = reading.facts.fact(stretch, token);
            let used = model.sum(&features::used(fact), Sums::default());
            assert_eq!(*sums, model.sum(&features::around(&reading.facts, stretch, token), used), "{}", doc.word(stretch.tokens.start + token));
        }
    }
}
