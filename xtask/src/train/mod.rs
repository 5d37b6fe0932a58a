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
use voxmark::names::training::{Prepared, STATES};
use voxmark::names::{self, Label, Model, PlaceNames};
use voxmark::text::Document;

use crate::Result;

struct Tsv(HashMap<String, u32>);
impl PlaceNames for Tsv {
    fn longest(&self, doc: &Document, within: std::ops::Range<usize>) -> Option<(usize, u32)> {
        for n in (1..=5.min(within.len())).rev() {
            let span = doc.span(within.start..within.start + n);
            if let Some(k) = self.0.get(&span.of(doc.text).to_lowercase()) {
                return Some((n, *k));
            }
        }
        None
    }
}

/// How many of a feature's bits the model keeps: of two features in a million one is taken for another.
const KEY_BITS: u32 = 20;

struct Options {
    files: Vec<(PathBuf, f32)>,
    folds: Option<PathBuf>,
    measure: Vec<PathBuf>,
    out: Option<PathBuf>,
    settings: Settings,
    keep: usize,
    scale: f32,
    min: u32,
}

fn options(args: &[&str]) -> Result<Options> {
    let mut o = Options { files: vec![], folds: None, measure: vec![], out: None, settings: Settings { epochs: 12, rate: 0.15, l1: 0.0, l2: 0.0, dropout: 0.0 }, keep: 30000, scale: 24.0, min: 2 };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or_else(|| format!("{arg} needs a value"));
        match *arg {
            "--folds" => o.folds = Some(value()?.into()),
            "--measure" => o.measure.push(value()?.into()),
            "--out" => o.out = Some(value()?.into()),
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
    let tsv = std::fs::read_to_string("/tmp/names/gaz.tsv")?;
    let gaz = Tsv(tsv.lines().filter_map(|l| l.split_once('\t')).map(|(n, k)| (n.to_owned(), k.parse().unwrap_or(0))).collect());
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
            let model = Model::unpack(&model(&set, &gaz, &o));
            for (_, article) in folded.iter().enumerate().filter(|(i, _)| i % 5 == fold) {
                score::add(&mut scores, article, &find(&model, article, &gaz));
            }
        }
        report("five folds", &scores);
    }
    let set: Vec<(&Article, f32)> = articles.iter().map(|(a, w)| (a, *w)).collect();
    if o.out.is_none() && o.measure.is_empty() {
        return Ok(());
    }
    let bytes = model(&set, &gaz, &o);
    let trained = Model::unpack(&bytes);
    for file in &o.measure {
        let mut scores = [score::Score::default(); 3];
        for article in corpus::read(file)? {
            score::add(&mut scores, &article, &find(&trained, &article, &gaz));
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

fn find(model: &Model, article: &Article, gaz: &dyn PlaceNames) -> Vec<(Span, Label)> {
    let doc = Document::read(&article.text);
    names::find_with(model, &doc, gaz).into_iter().map(|n| (doc.span(n.tokens), n.label)).collect()
}

/// Trains on articles and packs the weights.
fn model(articles: &[(&Article, f32)], gaz: &dyn PlaceNames, o: &Options) -> Vec<u8> {
    let mut raw: Vec<(Vec<(Vec<u32>, u8)>, f32)> = vec![];
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut lost = 0;
    for (article, weight) in articles {
        let doc = Document::read(&article.text);
        let prepared = Prepared::new(&doc, gaz);
        let (states, outside) = states(&doc, article, &prepared);
        lost += outside;
        for stretch in &prepared.stretches {
            let tokens = stretch.clone().map(|i| {
                let mut keys = vec![];
                prepared.features(i, stretch, |f| keys.push(f >> (32 - KEY_BITS)));
                (keys, states[i])
            });
            let tokens: Vec<_> = tokens.collect();
            for key in tokens.iter().flat_map(|(keys, _)| keys) {
                *counts.entry(*key).or_default() += 1;
            }
            raw.push((tokens, *weight));
        }
    }
    eprintln!("{} stretches, {} names with words outside", raw.len(), lost);
    let mut keys: Vec<u32> = counts.iter().filter(|(_, n)| **n >= o.min).map(|(k, _)| *k).collect();
    keys.sort_unstable();
    let weights = crf::train(&numbered(&raw, &keys), keys.len(), o.settings);
    // The features that say most, trained again without the others.
    let worth = |i: usize| weights.features[i].iter().fold(0f32, |m, w| m.max(w.abs())) * (f64::from(counts[&keys[i]]).sqrt() as f32).min(8.0);
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by(|a, b| worth(*b).total_cmp(&worth(*a)).then(a.cmp(b)));
    let mut kept: Vec<u32> = order.iter().take(o.keep).map(|i| keys[*i]).collect();
    kept.sort_unstable();
    let weights = if kept.len() < keys.len() { crf::train(&numbered(&raw, &kept), kept.len(), o.settings) } else { weights };
    let bytes = pack::pack(KEY_BITS, &kept, &weights, o.scale);
    eprintln!("{} features, {} kept, {} bytes", keys.len(), kept.len(), bytes.len());
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
fn states(doc: &Document, article: &Article, prepared: &Prepared) -> (Vec<u8>, usize) {
    let mut active = vec![false; doc.tokens.len()];
    for i in prepared.stretches.iter().flat_map(|s| s.clone()) {
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

#[allow(unused)]
fn unused(_: &Path, _: &Weights) -> usize {
    STATES
}
