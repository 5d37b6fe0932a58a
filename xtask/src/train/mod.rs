//! `cargo xtask train names FILE[=WEIGHT]… [--folds FILE] [--measure FILE]… [--out FILE]`

mod corpus;
mod crf;
mod pack;
mod score;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use corpus::Article;
use crf::{Sequence, Settings, Weights};
use voxmark::Span;
use voxmark::gazetteer::Gazetteer;
use voxmark::names::reading::Reading;
use voxmark::names::STATES;
use voxmark::names::{self, Label, Model, Pass};
use voxmark::text::Document;

use crate::Result;

/// How many of a feature's bits the model keeps: of two features in a million one is taken for another.
const KEY_BITS: u32 = 20;

/// In how many parts the articles are taken where one must not learn from itself.
const FOLDS: usize = 5;

struct Options {
    files: Vec<(PathBuf, f32)>,
    folds: Option<PathBuf>,
    measure: Vec<PathBuf>,
    out: Option<PathBuf>,
    model: Option<PathBuf>,
    settings: Settings,
    keep: usize,
    scale: f32,
    min: u32,
}

fn options(args: &[&str]) -> Result<Options> {
    let mut o = Options { files: vec![], folds: None, measure: vec![], out: None, model: None, settings: Settings { epochs: 12, rate: 0.15, l1: 0.0, l2: 0.0, dropout: 0.0 }, keep: 30000, scale: 24.0, min: 2 };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match *arg {
            "--folds" => o.folds = Some(value()?.into()),
            "--measure" => o.measure.push(value()?.into()),
            "--out" => o.out = Some(value()?.into()),
            "--model" => o.model = Some(value()?.into()),
            "--epochs" => o.settings.epochs = value()?.parse()?,
            "--rate" => o.settings.rate = value()?.parse()?,
            "--l1" => o.settings.l1 = value()?.parse()?,
            "--l2" => o.settings.l2 = value()?.parse()?,
            "--dropout" => o.settings.dropout = value()?.parse()?,
            "--keep" => o.keep = value()?.parse()?,
            "--scale" => o.scale = value()?.parse()?,
            "--min" => o.min = value()?.parse()?,
            file => match file.rsplit_once('=') {
                Some((file, weight)) => o.files.push((file.into(), weight.parse()?)),
                None => o.files.push((file.into(), 1.0)),
            },
        }
    }
    Ok(o)
}

pub fn names(args: &[&str]) -> Result<()> {
    let o = options(args)?;
    let gaz = Gazetteer::core();
    let mut articles: Vec<(Article, f32)> = vec![];
    for (file, weight) in &o.files {
        articles.extend(corpus::read(file)?.into_iter().map(|a| (a, *weight)));
    }
    if let Some(file) = &o.folds {
        let folded = corpus::read(file)?;
        let mut scores = [score::Score::default(); 3];
        for fold in 0..5 {
            let mut set: Vec<(&Article, f32)> = articles.iter().filter(|(a, _)| !folded.iter().any(|f| f.id == a.id)).map(|(a, w)| (a, *w)).collect();
            set.extend(folded.iter().enumerate().filter(|(i, _)| i % 5 != fold).map(|(_, a)| (a, 1.0)));
            let model = Model::unpack(&model(&set, gaz, &o));
            for (_, article) in folded.iter().enumerate().filter(|(i, _)| i % 5 == fold) {
                score::add(&mut scores, article, &find(&model, article, gaz));
            }
        }
        report("five folds", &scores);
    }
    let set: Vec<(&Article, f32)> = articles.iter().map(|(a, w)| (a, *w)).collect();
    if o.out.is_none() && o.measure.is_empty() {
        return Ok(());
    }
    let bytes = match &o.model {
        Some(file) => std::fs::read(file)?,
        None => model(&set, gaz, &o),
    };
    let trained = Model::unpack(&bytes);
    for file in &o.measure {
        let mut scores = [score::Score::default(); 3];
        for article in corpus::read(file)? {
            let found = find(&trained, &article, gaz);
            score::add(&mut scores, &article, &found);
            if std::env::var("ERRORS").is_ok() {
                errors(&article, &found);
            }
        }
        report(&file.file_stem().unwrap_or_default().to_string_lossy(), &scores);
    }
    if let Some(out) = &o.out {
        std::fs::write(out, bytes)?;
    }
    Ok(())
}

fn report(name: &str, scores: &[score::Score; 3]) {
    for (label, score) in ["persons", "places", "organisations"].iter().zip(scores).filter(|(_, s)| s.f1() > 0.0) {
        println!("{name:28} {label:14} {score}");
    }
}

fn find(model: &Model, article: &Article, gaz: &Gazetteer) -> Vec<(Span, Label)> {
    let doc = Document::read(&article.text);
    names::find_with(model, &doc, gaz).into_iter().map(|n| (doc.span(n.tokens), n.label)).collect()
}

/// Trains both labellings on articles and packs their weights.
fn model(articles: &[(&Article, f32)], gaz: &Gazetteer, o: &Options) -> Vec<u8> {
    let mut lessons: Vec<Lesson> = articles
        .iter()
        .map(|(article, weight)| {
            let doc = Document::read(&article.text);
            let reading = Reading::new(&doc, gaz);
            let (states, lost) = states(&doc, article, &reading);
            Lesson { reading, states, weight: *weight, lost }
        })
        .collect();
    eprintln!("{} names with words outside", lessons.iter().map(|l| l.lost).sum::<usize>());
    let mut bytes = pass(lessons.iter(), o);
    // The second labelling learns from what the first says of articles that it was not trained on.
    let mut believed = Vec::with_capacity(lessons.len());
    for fold in 0..FOLDS {
        let others = lessons.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, l)| l);
        let first = Pass::unpack(&mut pass(others, o).into_iter());
        believed.extend(lessons.iter().enumerate().filter(|(i, _)| i % FOLDS == fold).map(|(i, l)| (i, l.reading.label(&first).states)));
    }
    for (i, states) in believed {
        lessons[i].reading.believe(&states);
    }
    bytes.extend(pass(lessons.iter(), o));
    bytes
}

/// An article ready to be learnt from.
struct Lesson {
    reading: Reading,
    states: Vec<u8>,
    weight: f32,
    /// Names with words that are never labelled.
    lost: usize,
}

/// Trains one labelling and packs its weights.
fn pass<'l>(lessons: impl Iterator<Item = &'l Lesson>, o: &Options) -> Vec<u8> {
    let mut raw: Vec<Raw> = vec![];
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for lesson in lessons {
        for stretch in &lesson.reading.stretches {
            let tokens = stretch.clone().map(|i| {
                let mut keys = vec![];
                lesson.reading.features(i, stretch, |f| keys.push(f >> (32 - KEY_BITS)));
                (keys, lesson.states[i])
            });
            let tokens: Vec<_> = tokens.collect();
            for key in tokens.iter().flat_map(|(keys, _)| keys) {
                *counts.entry(*key).or_default() += 1;
            }
            raw.push((tokens, lesson.weight));
        }
    }
    let mut keys: Vec<u32> = counts.iter().filter(|(_, n)| **n >= o.min).map(|(k, _)| *k).collect();
    keys.sort_unstable();
    let weights = crf::train(&numbered(&raw, &keys), keys.len(), o.settings);
    // Those that say most.
    let worth = |i: usize| weights.features[i].iter().fold(0f32, |m, w| m.max(w.abs())) * (f64::from(counts[&keys[i]]).sqrt() as f32).min(8.0);
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|a, b| worth(*b).total_cmp(&worth(*a)).then(a.cmp(b)));
    order.truncate(o.keep);
    order.sort_unstable();
    let kept: Vec<u32> = order.iter().map(|i| keys[*i]).collect();
    let weights = Weights { features: order.iter().map(|i| weights.features[*i]).collect(), chain: weights.chain };
    let bytes = pack::pack(KEY_BITS, &kept, &weights, o.scale);
    eprintln!("{} stretches, {} features, {} kept, {} bytes", raw.len(), keys.len(), kept.len(), bytes.len());
    bytes
}

type Raw = (Vec<(Vec<u32>, u8)>, f32);

fn numbered(raw: &[Raw], keys: &[u32]) -> Vec<Sequence> {
    let index: HashMap<u32, u32> = keys.iter().enumerate().map(|(i, k)| (*k, i as u32)).collect();
    raw.iter()
        .map(|(tokens, weight)| Sequence { tokens: tokens.iter().map(|(keys, state)| (keys.iter().filter_map(|k| index.get(k).copied()).collect(), *state)).collect(), weight: *weight })
        .collect()
}

/// The state of each token, and how many names have words outside the stretches.
fn states(doc: &Document, article: &Article, reading: &Reading) -> (Vec<u8>, usize) {
    let mut active = vec![false; doc.tokens.len()];
    for i in reading.stretches.iter().flat_map(|s| s.clone()) {
        active[i] = true;
    }
    let mut states = vec![0u8; doc.tokens.len()];
    let (mut behind, mut outside) = (0, 0);
    for name in &article.names {
        let span = score::trimmed(&article.text, name.span);
        let start = doc.token_at(span.start()).max(behind);
        let end = doc.token_at(span.end());
        if start >= end {
            continue;
        }
        outside += usize::from((start..end).any(|i| !active[i]));
        if std::env::var("LOST").is_ok() && (start..end).any(|i| !active[i]) {
            eprintln!("lost: {:?} {:?}", name.label, span.of(&article.text));
        }
        let state = 1 + 2 * Label::ALL.iter().position(|l| *l == name.label).unwrap_or(0) as u8;
        let mut first = true;
        for i in (start..end).filter(|i| active[*i]) {
            states[i] = if first { state } else { state + 1 };
            first = false;
        }
        behind = end;
    }
    (states, outside)
}

fn errors(article: &Article, found: &[(Span, Label)]) {
    let gold: Vec<(Span, Label)> = article.names.iter().map(|n| (score::trimmed(&article.text, n.span), n.label)).collect();
    let ours: Vec<(Span, Label)> = found.iter().map(|n| (score::trimmed(&article.text, n.0), n.1)).collect();
    let show = |kind: &str, n: &(Span, Label)| {
        let mut a = n.0.start().saturating_sub(40) as usize;
        while !article.text.is_char_boundary(a) { a -= 1; }
        let mut b = (n.0.end() as usize + 40).min(article.text.len());
        while !article.text.is_char_boundary(b) { b += 1; }
        let other = if kind == "MISS" { &ours } else { &gold }.iter().filter(|o| o.0.overlaps(n.0)).map(|o| format!("{:?}:{}", o.1, o.0.of(&article.text))).collect::<Vec<_>>().join("|");
        println!("{kind} {:?} [{}] other={other} … {}", n.1, n.0.of(&article.text), article.text[a..b].replace('\n', " / "));
    };
    for g in article.names.iter().zip(&gold).filter(|(a, g)| !a.optional && !ours.contains(g)) { show("MISS", g.1); }
    for o in ours.iter().filter(|o| !gold.contains(o) && article.layers.contains(&o.1)) { show("WRONG", o); }
}

#[allow(unused)]
fn unused(_: &Path, _: &Weights) -> usize {
    STATES
}
