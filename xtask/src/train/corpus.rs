//! Annotated articles, one a line, as `CONTRIBUTING.md` describes them.

use std::path::Path;

use serde::Deserialize;
use voxmark::names::Label;
use voxmark::Span;

use crate::Result;

/// A name that a reader marked. Offsets in the file are code points, here bytes.
#[derive(Clone, Debug)]
pub struct Gold {
    pub span: Span,
    pub label: Label,
    /// Counts neither as a miss nor as an error.
    pub optional: bool,
}

/// An article with its names.
#[derive(Clone, Debug)]
pub struct Article {
    pub id: String,
    pub text: String,
    pub names: Vec<Gold>,
    /// Labels that were annotated in this file at all.
    pub layers: Vec<Label>,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    places: Option<Vec<Mark>>,
    persons: Option<Vec<Mark>>,
    orgs: Option<Vec<Mark>>,
}

#[derive(Deserialize)]
struct Mark {
    start: usize,
    end: usize,
    #[serde(default)]
    optional: bool,
}

/// Reads a file of articles.
pub fn read(path: &Path) -> Result<Vec<Article>> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut articles = Vec::new();
    for (number, line) in file.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let line: Line = serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), number + 1))?;
        articles.push(article(line));
    }
    Ok(articles)
}

fn article(line: Line) -> Article {
    let bytes: Vec<u32> = line.text.char_indices().map(|(at, _)| at as u32).chain([line.text.len() as u32]).collect();
    let mut layers = Vec::new();
    let mut names = Vec::new();
    for (marks, label) in [(line.persons, Label::Person), (line.places, Label::Place), (line.orgs, Label::Organisation)] {
        let Some(marks) = marks else { continue };
        layers.push(label);
        for mark in marks {
            if let (Some(&start), Some(&end)) = (bytes.get(mark.start), bytes.get(mark.end)) {
                names.push(Gold { span: Span::new(start, end), label, optional: mark.optional });
            }
        }
    }
    // The outermost first, so that a name inside another is told.
    names.sort_by_key(|n| (n.span.start(), std::cmp::Reverse(n.span.end())));
    Article { id: line.id, text: line.text, names, layers }
}
