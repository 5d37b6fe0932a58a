//! The core's steps, counted, grow in line with the length of the text, whatever the text. Time is not looked at.
#![allow(clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use proptest::prelude::*;
use proptest::sample::select;
use voxmark::{Edit, Engine, Gazetteer, Options, Span, analyze};

mod support;

use support::article::{self, Article};
use support::fragments::FRAGMENTS;
use support::hostile::{self, word};

/// How many more steps a byte of a text four or ten times as long may take: what is looked back on, a bounded number of
/// names or tokens, fills up in the beginning.
const GROWTH: f64 = 1.1;

/// The most steps that a byte of any text takes. Articles take about 25.
const MOST: f64 = 600.0;

/// The steps for each byte of a text, with all that can be asked for.
fn steps(text: &str) -> f64 {
    let mut options = Options::default();
    options.candidates = true;
    let (analysis, steps) = voxmark::count::of(|| analyze(text, &options));
    assert!(analysis.is_ok());
    steps as f64 / text.len() as f64
}

/// What the steps for each byte of longer and longer texts say, if they do not grow in line.
fn complaint(name: &str, counted: &[f64], growth: f64) -> Option<String> {
    let (first, most) = (counted.first()?, counted.iter().copied().fold(0.0, f64::max));
    (most > first * growth || most > MOST).then(|| format!("{name}: {counted:.1?} steps a byte"))
}

#[test]
fn hostile_texts() {
    // Every other kind on a thread of its own: steps are counted by thread.
    let complaints = std::thread::scope(|scope| {
        let half = |which: usize| {
            let check = |(name, make): &hostile::Kind| complaint(name, &[30_000, 60_000, 120_000].map(|n| steps(&make(n))), GROWTH);
            move || hostile::KINDS.iter().skip(which).step_by(2).filter_map(check).collect::<Vec<_>>()
        };
        let halves = [scope.spawn(half(0)), scope.spawn(half(1))];
        halves.into_iter().flat_map(|half| half.join().unwrap_or_else(|_| vec!["an analysis panicked".to_owned()])).collect::<Vec<_>>()
    });
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// So many bytes of the project's own articles, in each round with other names.
fn archive(articles: &[Article], length: usize) -> String {
    let mut text = String::new();
    for (round, article) in (0..).zip(articles.iter().cycle()) {
        if text.len() >= length {
            break;
        }
        let persons = article.gold.persons.iter().flatten();
        let names: BTreeSet<&str> = persons.flat_map(|person| article.text[person.span.clone()].split(' ')).filter(|name| name.len() > 2).collect();
        let other = |name: &&str| (name.to_string(), format!("{name}{}", word(round).to_lowercase()));
        let renamed = names.iter().map(other).fold(article.text.clone(), |text, (name, other)| text.replace(&name, &other));
        text.push_str(&renamed);
        text.push_str("\n\n");
    }
    text
}

#[test]
fn articles() {
    let all = article::read_all(Path::new("tests/articles")).expect("articles");
    let counted = [100_000, 1_000_000].map(|length| steps(&archive(&all, length)));
    assert_eq!(complaint("articles", &counted, GROWTH), None);
}

/// The most that an edit of a text of 100 kB takes, as a part of reading all of it: in the middle, and at the worst.
const EDIT: [f64; 2] = [0.09, 0.12];

#[test]
fn edits_of_articles() {
    let all = article::read_all(Path::new("tests/articles")).expect("articles");
    let text = archive(&all, 100_000);
    // What is unpacked on first use is no part of any analysis.
    steps("");
    let whole = steps(&text) * text.len() as f64;
    let mut options = Options::default();
    options.candidates = true;
    let mut engine = Engine::new(text.clone(), options, Gazetteer::core()).expect("a short text");
    let mut parts = Vec::new();
    let words = ["e", " said", " Reyes", ".", " in Cairo,", "\n\n", "“No,” she said. ", ""];
    for (at, word) in (0..text.len()).step_by(1777).zip(words.into_iter().cycle()) {
        let start = (0..=at).rev().find(|at| engine.text().is_char_boundary(*at)).unwrap_or(0);
        let end = (start..).find(|end| *end > start && engine.text().is_char_boundary(*end)).unwrap_or(start);
        // A letter goes where nothing comes.
        let span = Span::new(start as u32, if word.is_empty() { end } else { start } as u32);
        let (read, taken) = voxmark::count::of(|| engine.update(&Edit { span, text: word }).is_ok());
        assert!(read);
        parts.push(taken as f64 / whole);
    }
    parts.sort_by(f64::total_cmp);
    let found = [parts[parts.len() / 2], parts[parts.len() - 1]];
    println!("{found:.4?} of a whole analysis");
    assert!(found[0] <= EDIT[0] && found[1] <= EDIT[1], "{found:.4?} of a whole analysis");
}

/// All that texts are made of: the fragments of the other tests, and every word that the core's lists tell apart.
fn vocabulary() -> &'static [String] {
    static WORDS: OnceLock<Vec<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut files: Vec<_> = fs::read_dir("data/en").expect("lists").map(|file| file.expect("a list").path()).collect();
        files.sort();
        let lists: Vec<String> = files.iter().map(|file| fs::read_to_string(file).expect("a list")).collect();
        let lines = lists.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#'));
        let words: BTreeSet<&str> = lines.flat_map(str::split_whitespace).collect();
        words.into_iter().flat_map(|word| [format!("{word} "), format!("{}{} ", word[..1].to_uppercase(), &word[1..])]).collect()
    })
}

fn piece() -> impl Strategy<Value = String> {
    let one = prop_oneof![2 => select(FRAGMENTS).prop_map(str::to_owned), 3 => select(vocabulary())];
    prop::collection::vec(one, 1..4).prop_map(|pieces| pieces.concat())
}

/// A few cases, as each is two long texts; as many as PROPTEST_CASES says where somebody asks.
fn config() -> ProptestConfig {
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() { default } else { ProptestConfig { cases: 32, ..default } }
}

proptest! {
    #![proptest_config(config())]

    /// Whatever is said over and over, and whatever behind it.
    #[test]
    fn repetition((a, b, c) in (piece(), piece(), piece()), each in any::<bool>()) {
        let text = |length: usize| {
            let times = length / (a.len() + b.len() + c.len()) + 1;
            if each { [&*a, &*b, &*c].concat().repeat(times) } else { [a.repeat(times), b.repeat(times), c.repeat(times)].concat() }
        };
        let counted = [24_000, 96_000].map(|length| steps(&text(length)));
        // What is bounded may still fill up at first: then a longer text tells.
        if complaint("repeated", &counted, 1.2).is_some() {
            let counted = [96_000, 384_000].map(|length| steps(&text(length)));
            prop_assert_eq!(complaint("repeated", &counted, 1.2), None, "{:?} {:?} {:?} each: {}", a, b, c, each);
        }
    }
}
