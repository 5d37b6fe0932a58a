//! `cargo xtask train names FILE[=WEIGHT]… [--folds FILE] [--measure FILE]… [--errors] [--keep]`
//!
//! Trains the model of names on annotated articles and writes `data/model/names.bin` and its `README.md`. A file's weight
//! says how much an article of it counts beside others (1 unless given). `--folds` scores a file's articles by models that
//! did not learn from them; `--measure` scores files that were not trained on, `--errors` with what was missed and wrong;
//! `--keep` measures the model that is there instead of training one.

mod corpus;
mod crf;
mod inline;
mod lessons;
mod pack;
mod record;
mod score;

use std::path::{Path, PathBuf};

use corpus::Article;
use voxmark::Span;
use voxmark::gazetteer::Gazetteer;
use voxmark::names::{self, Label, Model};
use voxmark::text::Document;

use crate::Result;
use lessons::FOLDS;
use score::Scores;

/// The model file, from the project's root.
const MODEL: &str = "data/model/names.bin";

/// What the command was given.
#[derive(Default)]
struct Arguments {
    files: Vec<(PathBuf, f32)>,
    folds: Option<PathBuf>,
    measure: Vec<PathBuf>,
    errors: bool,
    keep: bool,
}

impl Arguments {
    fn read(args: &[&str]) -> Result<Self> {
        let mut read = Self::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let mut value = || args.next().map(PathBuf::from).ok_or_else(|| format!("{arg} needs a file."));
            match *arg {
                "--folds" => read.folds = Some(value()?),
                "--measure" => read.measure.push(value()?),
                "--errors" => read.errors = true,
                "--keep" => read.keep = true,
                option if option.starts_with("--") => return Err(format!("There is no option {option}.").into()),
                file => read.files.push(match file.rsplit_once('=') {
                    Some((file, weight)) => (file.into(), weight.parse().map_err(|e| format!("{arg}: {e}"))?),
                    None => (file.into(), 1.0),
                }),
            }
        }
        if read.files.is_empty() && !read.keep {
            return Err("usage: cargo xtask train names FILE[=WEIGHT]… [--folds FILE] [--measure FILE]… [--errors] [--keep]".into());
        }
        Ok(read)
    }
}

/// `cargo xtask train names`
pub fn names(args: &[&str]) -> Result<()> {
    let arguments = Arguments::read(args)?;
    let mut articles: Vec<(Article, f32)> = Vec::new();
    for (file, weight) in &arguments.files {
        articles.extend(corpus::read(file)?.into_iter().map(|article| (article, *weight)));
    }
    let mut record = record::Record::default();
    if let Some(file) = &arguments.folds {
        record.scored(&format!("{}, {FOLDS} folds", stem(file)), folds(&corpus::read(file)?, &articles));
    }
    let bytes = if arguments.keep { std::fs::read(MODEL)? } else { lessons::model(articles.iter().map(|(a, w)| (a, *w))) };
    let model = Model::unpack(&bytes);
    for file in &arguments.measure {
        let mut scores = Scores::default();
        for article in corpus::read(file)? {
            let found = find(&model, &article);
            scores.add(&article, &found);
            if arguments.errors {
                score::print_errors(&article, &found);
            }
        }
        record.scored(&stem(file), scores);
    }
    if !arguments.keep {
        std::fs::write(MODEL, &bytes)?;
        record.write(&arguments.files, args, bytes.len())?;
    }
    Ok(())
}

/// Scores articles by models that learnt from the other articles alone.
fn folds(folded: &[Article], articles: &[(Article, f32)]) -> Scores {
    let part = |id: &str| folded.iter().position(|f| f.id == id).map(|at| at % FOLDS);
    let mut scores = Scores::default();
    for fold in 0..FOLDS {
        let others = articles.iter().filter(|(a, _)| part(&a.id) != Some(fold)).map(|(a, w)| (a, *w));
        let model = Model::unpack(&lessons::model(others));
        for article in folded.iter().skip(fold).step_by(FOLDS) {
            scores.add(article, &find(&model, article));
        }
    }
    scores
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn find(model: &Model, article: &Article) -> Vec<(Span, Label)> {
    let doc = Document::read(&article.text);
    names::find_with(model, &doc, Gazetteer::core()).into_iter().map(|n| (doc.span(n.tokens), n.label)).collect()
}
