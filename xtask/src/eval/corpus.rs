//! Annotated articles and stored runs, read from JSON Lines.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use voxmark::{Analysis, Span};

use crate::Result;

/// An annotated article. A layer that is `None` was not annotated. Offsets are code points.
#[derive(Debug, Deserialize)]
pub struct Document {
    pub id: Value,
    pub text: String,
    pub quotes: Option<Vec<GoldQuote>>,
    pub places: Option<Vec<GoldPlace>>,
    pub persons: Option<Vec<GoldPerson>>,
}

/// Words that are somebody's.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldQuote {
    #[serde(flatten)]
    pub span: Span,
    pub kind: GoldKind,
    /// The mention by which a reader attributes it.
    pub speaker: Option<Span>,
    /// Whose it is.
    pub speaker_name: Option<String>,
    /// Other mentions of the speaker.
    pub speaker_chain: Option<Vec<(u32, u32)>>,
    /// Counts neither as a miss nor as an error.
    #[serde(default)]
    pub optional: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GoldKind {
    Direct,
    Partial,
    /// Between marks in part.
    Mixed,
    Indirect,
    /// A kind that is not measured.
    #[serde(other)]
    Other,
}

impl GoldKind {
    /// Whether the words stand between quotation marks.
    pub fn is_marked(self) -> bool {
        matches!(self, GoldKind::Direct | GoldKind::Partial | GoldKind::Mixed)
    }
}

/// A named place.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPlace {
    #[serde(flatten)]
    pub span: Span,
    pub country: Option<String>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    #[serde(default)]
    pub optional: bool,
}

/// A person by name.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldPerson {
    #[serde(flatten)]
    pub span: Span,
    #[serde(default)]
    pub optional: bool,
}

impl Document {
    /// The `id`, as a person reads it.
    pub fn name(&self) -> String {
        self.id.as_str().map_or_else(|| self.id.to_string(), str::to_owned)
    }

    /// Breaks its lines at a width, in code points. A space becomes a line end, so that all stays where it is.
    pub fn wrap(&mut self, width: usize) {
        let mut wrapped = String::with_capacity(self.text.len());
        let mut column = 0;
        for word in self.text.split_inclusive([' ', '\n']) {
            let length = word.trim_end().chars().count();
            if column + length > width && wrapped.ends_with(' ') {
                wrapped.pop();
                wrapped.push('\n');
                column = 0;
            }
            column = if word.ends_with('\n') { 0 } else { column + word.chars().count() };
            wrapped.push_str(word);
        }
        self.text = wrapped;
    }
}

/// Reads the articles of a gold file, one at a time.
pub fn each(path: &Path, mut take: impl FnMut(Document) -> Result<()>) -> Result<()> {
    lines(path, &mut take)
}

/// The analyses of a stored run, by the `id` of their article.
pub struct Predictions(HashMap<String, Analysis>);

#[derive(Deserialize)]
struct Prediction {
    id: Value,
    #[serde(flatten)]
    analysis: Analysis,
}

impl Predictions {
    /// Reads a run with offsets in code points.
    pub fn read(path: &Path) -> Result<Self> {
        let mut analyses = HashMap::new();
        lines(path, &mut |Prediction { id, analysis }| {
            analyses.insert(id.to_string(), analysis);
            Ok(())
        })?;
        Ok(Self(analyses))
    }

    /// The analysis of an article.
    pub fn of(&self, document: &Document) -> Result<Analysis> {
        let found = self.0.get(&document.id.to_string()).cloned();
        found.ok_or_else(|| format!("The stored run holds no analysis of {}.", document.name()).into())
    }
}

fn lines<T: DeserializeOwned>(path: &Path, take: &mut impl FnMut(T) -> Result<()>) -> Result<()> {
    let failed = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let file = File::open(path).map_err(|why| failed(&why))?;
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line.map_err(|why| failed(&why))?;
        if !line.trim().is_empty() {
            let item = serde_json::from_str(&line).map_err(|why| failed(&format!("line {}: {why}", number + 1)))?;
            take(item)?;
        }
    }
    Ok(())
}
