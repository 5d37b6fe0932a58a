//! Annotated articles, one a line, as JSON: `{id, text, persons?, places?, orgs?}`, offsets in code points. Files that end in
//! `.txt` are the project's own, with the names marked in the text (`inline.rs`).

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
    #[serde(default)]
    source: String,
    #[serde(default)]
    license: String,
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
    if is_own(path) {
        return super::inline::articles(&text(path)?).map_err(|e| format!("{}: {e}", path.display()).into());
    }
    Ok(lines(path)?.into_iter().map(article).collect())
}

fn is_own(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "txt")
}

fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()).into())
}

/// How many articles a file has, where they are from and under which licence, as its first line says.
pub fn credit(path: &Path) -> Result<(usize, String, String)> {
    if is_own(path) {
        return Ok((read(path)?.len(), "written for this project".into(), "the project's".into()));
    }
    let lines = lines(path)?;
    let count = lines.len();
    Ok(lines.into_iter().next().map_or_else(Default::default, |line| (count, line.source, line.license)))
}

fn lines(path: &Path) -> Result<Vec<Line>> {
    let file = text(path)?;
    let lines = file.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(number, line)| serde_json::from_str(line).map_err(|e| format!("{}:{}: {e}", path.display(), number + 1).into())).collect()
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
