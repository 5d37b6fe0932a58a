//! Whole articles written for this project: precision and recall by layer stay above the floors.

mod support;

use std::path::Path;

use support::score::{INDIRECT, MARKED, NAME, PERSONS, PLACES, Score};
use support::{article, compare};
use voxmark::Options;

/// The least F1 of direct and partial quotes.
const MARKED_FLOOR: f64 = 0.98;
/// The least share of the marked quotes found whose speaker has the right name.
const NAME_FLOOR: f64 = 0.83;
/// The least F1 of reported speech without marks.
const INDIRECT_FLOOR: f64 = 0.75;
/// The least F1 of places.
const PLACES_FLOOR: f64 = 0.88;
/// The least F1 of persons.
const PERSONS_FLOOR: f64 = 0.92;

#[test]
fn articles_score_above_the_floors() -> Result<(), String> {
    let articles = article::read_all(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles"))?;
    assert!(!articles.is_empty(), "no article in tests/articles");
    let mut score = Score::default();
    for article in &articles {
        let found = voxmark::analyze(&article.text, &Options::default()).map_err(|why| why.to_string())?;
        score.add(article, &found);
        println!("== {}\n{}", article.name, compare::drawing(&article.text, &article.gold, &found));
    }
    let reached = [
        (MARKED, score.tally(MARKED).f1(), MARKED_FLOOR),
        (NAME, score.tally(NAME).recall(), NAME_FLOOR),
        (INDIRECT, score.tally(INDIRECT).f1(), INDIRECT_FLOOR),
        (PLACES, score.tally(PLACES).f1(), PLACES_FLOOR),
        (PERSONS, score.tally(PERSONS).f1(), PERSONS_FLOOR),
    ];
    let below = reached.iter().filter(|(_, reached, floor)| reached < floor);
    let below: Vec<_> = below.map(|(what, reached, floor)| format!("{what}: {reached:.3} is below {floor}")).collect();
    println!("{}", score.report());
    assert!(below.is_empty(), "{}", below.join("\n"));
    Ok(())
}
