//! `cargo bench`: each stage of an analysis on its own, so that what becomes slower has an address. Texts are the project's
//! articles one behind the other; the counter shows megabytes of text a second.

// What cannot set itself up has nothing to time.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use voxmark::entities::Entities;
use voxmark::near::Near;
use voxmark::syntax::Scene;
use voxmark::text::Document;
use voxmark::{Edit, Engine, Gazetteer, OffsetUnit, Offsets, Options, Span, analyze, attribution, names, places, quotes};

/// All of them.
static TEXT: LazyLock<String> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the articles").map(|entry| entry.expect("an article").path()).collect();
    paths.retain(|path| path.to_str().is_some_and(|name| name.ends_with(".txt") && !name.ends_with(".gold.txt")));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("an article") + "\n\n").collect()
});

fn main() {
    // What is unpacked on first use is no part of any stage.
    analyze(&TEXT, &Options::default()).expect("short enough");
    divan::main();
}

/// Times one stage on the whole text.
fn stage<T>(bencher: Bencher, work: impl Fn() -> T) {
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench_local(work);
}

/// What every byte costs at the least.
#[divan::bench]
fn a_plain_scan(bencher: Bencher) {
    stage(bencher, || black_box(TEXT.as_bytes()).iter().filter(|&&byte| byte == b'\n').count());
}

#[divan::bench]
fn everything(bencher: Bencher) {
    stage(bencher, || analyze(black_box(&TEXT), &Options::default()));
}

/// A letter written into a word, and taken away again: two edits.
#[divan::bench]
fn two_edits(bencher: Bencher) {
    let mut engine = Engine::new(TEXT.clone(), Options::default(), Gazetteer::core()).expect("short enough");
    let at = (TEXT.len() / 2..).find(|at| TEXT.is_char_boundary(*at)).expect("a character") as u32;
    bencher.counter(BytesCount::of_str(TEXT.as_str())).bench_local(|| {
        engine.update(&Edit { span: Span::new(at, at), text: "e" }).expect("short enough");
        engine.update(&Edit { span: Span::new(at, at + 1), text: "" }).expect("short enough").quotes.len()
    });
}

#[divan::bench]
fn text_tokens_and_sentences(bencher: Bencher) {
    stage(bencher, || Document::read(black_box(&TEXT)).tokens.len());
}

#[divan::bench]
fn gazetteer_tags(bencher: Bencher) {
    let doc = Document::read(&TEXT);
    stage(bencher, || {
        let mut tags = Vec::new();
        doc.paragraphs.iter().for_each(|paragraph| Gazetteer::core().tag(black_box(&doc), paragraph, &mut tags));
    });
}

#[divan::bench]
fn names_of_people_places_organisations(bencher: Bencher) {
    let doc = Document::read(&TEXT);
    stage(bencher, || names::find(black_box(&doc), Gazetteer::core()));
}

#[divan::bench]
fn what_stands_near(bencher: Bencher) {
    let doc = Document::read(&TEXT);
    let names = names::find(&doc, Gazetteer::core());
    stage(bencher, || {
        let near = Near::of(&Scene::new(black_box(&doc), &names), true, Gazetteer::core());
        (near.mentions.len(), near.cues.len(), near.marked.len())
    });
}

#[divan::bench]
fn entities_and_attribution(bencher: Bencher) {
    let doc = Document::read(&TEXT);
    let names = names::find(&doc, Gazetteer::core());
    let scene = Scene::new(&doc, &names);
    let near = Near::of(&scene, true, Gazetteer::core());
    stage(bencher, || {
        let entities = Entities::build(&doc, &near.mentions);
        let mut told = attribution::Told::of(black_box(&scene), &near, &entities);
        let attributions = attribution::attribute(&scene, &told.quotes, &near.cues, &mut told.cast, told.own.attributions);
        let blocks = quotes::blocks::find(&scene);
        let signed = attribution::attribute_blocks(&scene, &blocks, &near.cues, &mut told.cast);
        (attributions.len(), signed.len())
    });
}

#[divan::bench]
fn places_resolved(bencher: Bencher) {
    let doc = Document::read(&TEXT);
    let names = names::find(&doc, Gazetteer::core());
    stage(bencher, || {
        let (mut mentions, mut hints) = (Vec::new(), Vec::new());
        places::mentions(black_box(&doc), &names, 0..names.len(), Gazetteer::core(), &mut mentions);
        places::hints(&doc, &names, 0..doc.tokens.len(), Gazetteer::core(), &mut hints);
        places::Decided::of(&doc, &mut mentions, &hints, Gazetteer::core()).places(&doc, &mentions, Gazetteer::core(), false)
    });
}

#[divan::bench]
fn offsets_in_utf16(bencher: Bencher) {
    let spans: Vec<_> = Document::read(&TEXT).tokens.iter().map(|token| token.span).collect();
    stage(bencher, || {
        let offsets = Offsets::new(black_box(&TEXT), OffsetUnit::Utf16);
        spans.iter().map(|span| offsets.span(*span)).collect::<Vec<_>>()
    });
}
