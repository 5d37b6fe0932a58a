//! Reads `tests/cases/*.txt`: many cases a file, each a heading, a text and what is expected of it.

use std::path::Path;

use super::gold::{Gold, unescape};

/// A short text for one phenomenon.
#[derive(Debug)]
pub struct Case {
    /// The file, the line of the heading and the heading.
    pub name: String,
    pub text: String,
    pub gold: Gold,
}

const HEADING: &str = "=== ";
const SEPARATOR: &str = "---";

/// The cases of a file. What stands before the first heading is prose.
///
/// # Errors
///
/// A sentence that names the file and the line.
pub fn read(path: &Path) -> Result<Vec<Case>, String> {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let content = std::fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))?;
    let lines: Vec<&str> = content.split('\n').collect();
    let headings: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].starts_with(HEADING)).collect();
    let ends = headings.iter().skip(1).copied().chain([lines.len()]);
    headings.iter().zip(ends).map(|(&start, end)| case(&file, start, &lines[start..end])).collect()
}

fn case(file: &str, start: usize, lines: &[&str]) -> Result<Case, String> {
    let name = format!("{file}:{} {}", start + 1, lines[0].trim_start_matches(HEADING));
    let separator = lines.iter().position(|&line| line == SEPARATOR);
    let separator = separator.ok_or_else(|| format!("{name}: no line `{SEPARATOR}`"))?;
    let text = unescape(lines[1..separator].join("\n").trim_matches('\n')).map_err(|why| format!("{name}: {why}"))?;
    let expected = lines[separator + 1..].join("\n");
    let gold = Gold::parse(&text, &expected, start + separator + 2).map_err(|why| format!("{name}: {why}"))?;
    if [
        gold.marked.is_none(),
        gold.indirect.is_none(),
        gold.places.is_none(),
        gold.persons.is_none(),
        gold.speakers.is_none(),
    ]
    .iter()
    .all(|&absent| absent)
    {
        return Err(format!("{name}: nothing is expected"));
    }
    Ok(Case { name, text, gold })
}
