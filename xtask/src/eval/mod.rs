//! `cargo xtask eval`: how right the analysis is, measured on annotated articles.
//!
//! ```text
//! gold files ─▶ corpus ─▶ score (pairs: what is found; alike: when two spans or names are the same) ─▶ report
//!                            └▶ attribution (speakers, calibration, rules)    └▶ errors (in context)
//! ```
//!
//! What counts as found, and every figure, is as in the scorer that comes with the corpora.

mod alike;
mod attribution;
mod corpus;
mod errors;
mod pairs;
mod report;
mod score;

use std::path::{Path, PathBuf};

use clap::{Parser, ValueEnum};
use voxmark::{Analysis, Gazetteer, OffsetUnit, Options, analyze_with};

use crate::Result;
use attribution::Attributions;
use corpus::{Document, Predictions};
use score::{Positions, Score};

/// Measures the analysis on annotated articles: precision, recall, F1, the speakers' confidence and rules.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask eval", no_binary_name = true)]
struct Arguments {
    /// Annotated articles, JSON Lines: {"id", "text", "quotes"?, "places"?, "persons"?}, offsets in code points
    #[arg(value_name = "GOLD.jsonl", required = true)]
    gold: Vec<PathBuf>,

    /// How many errors of each kind to show in context
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,

    /// Show this layer alone; may be given more than once
    #[arg(long, value_enum)]
    layer: Vec<Layer>,

    /// Measure a stored run, as `voxmark --format jsonl` printed it, in place of this build
    #[arg(long, value_name = "RUN.jsonl")]
    predicted: Option<PathBuf>,

    /// Resolve places by the core tier of the gazetteer alone, as the page does at first
    #[arg(long)]
    core: bool,

    /// Break the lines of the articles at this width first, in code points, as mail programs do
    #[arg(long, value_name = "WIDTH", conflicts_with = "predicted")]
    wrap: Option<usize>,

    /// Print one JSON object for each file
    #[arg(long)]
    json: bool,
}

/// What can be measured by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
enum Layer {
    /// Direct and partial quotes
    Quotes,
    /// Whose the marked quotes are
    Speakers,
    /// Reported speech without marks
    Indirect,
    /// Places, and which they are
    Places,
    /// People by name
    Persons,
}

/// Runs the command with the arguments behind its name.
///
/// # Errors
///
/// A sentence where a file cannot be read or a line is not as it should be.
pub fn run(arguments: &[&str]) -> Result<()> {
    let arguments = Arguments::parse_from(arguments);
    let shown = |layer: Layer| arguments.layer.is_empty() || arguments.layer.contains(&layer);
    let predictions = arguments.predicted.as_deref().map(Predictions::read).transpose()?;
    let full = if arguments.core { None } else { Some(full_gazetteer()?) };
    let gazetteer = full.as_ref().unwrap_or_else(|| Gazetteer::core());
    let mut scores = Vec::new();
    for path in &arguments.gold {
        let score = measure(path, predictions.as_ref(), gazetteer, arguments.wrap)?;
        if arguments.json {
            println!("{}", report::json(&name(path), &score, shown));
        } else {
            println!("{}", report::text(&name(path), &score, shown, arguments.errors));
        }
        scores.push((name(path), score));
    }
    if !arguments.json {
        if scores.len() > 1 && shown(Layer::Speakers) {
            let all: Attributions = scores.iter().map(|(_, score)| &score.attributions).collect();
            println!("All files\n{}", report::attributions(&all));
        }
        if scores.len() > 1 && shown(Layer::Places) {
            let mut all = Positions::default();
            scores.iter().for_each(|(_, score)| all.merge(&score.positions));
            println!("All files\n{}", report::positions(&all));
        }
        println!("{}", report::overview(&scores, shown));
    }
    Ok(())
}

fn full_gazetteer() -> Result<Gazetteer> {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../data/full.bin"));
    let packed = std::fs::read(path).map_err(|why| format!("{}: {why}", path.display()))?;
    Gazetteer::with_full(packed).map_err(|unfit| format!("{}: {unfit} `cargo xtask gazetteer` makes it.", path.display()).into())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn measure(path: &Path, predictions: Option<&Predictions>, gazetteer: &Gazetteer, wrap: Option<usize>) -> Result<Score> {
    let mut score = Score::default();
    corpus::each(path, |mut document| {
        if let Some(width) = wrap {
            document.wrap(width);
        }
        let found = match predictions {
            Some(predictions) => predictions.of(&document)?,
            None => analysed(&document, gazetteer)?,
        };
        score.add(&document, &found);
        Ok(())
    })?;
    Ok(score)
}

fn analysed(document: &Document, gazetteer: &Gazetteer) -> Result<Analysis> {
    let analysis = analyze_with(&document.text, &Options::default(), gazetteer).map_err(|why| format!("{}: {why}", document.name()))?;
    Ok(analysis.in_unit(&document.text, OffsetUnit::Codepoint))
}
