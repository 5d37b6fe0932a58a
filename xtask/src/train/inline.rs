//! Articles written for the project, with their names marked in the text: `[P …]` a person, `[L …]` a place, `[O …]` an
//! organisation. A line `===` begins an article; what stands before the first is about the file.

use voxmark::Span;
use voxmark::names::Label;

use super::corpus::{Article, Gold};
use crate::Result;

const RULE: &str = "===\n";

/// Reads a file's articles; they are numbered from 1.
pub fn articles(file: &str) -> Result<Vec<Article>> {
    let parts = file.split(RULE).skip(1).enumerate();
    parts.map(|(at, part)| article(part.trim()).map(|(text, names)| Article { id: format!("{}", at + 1), text, names, layers: Label::ALL.to_vec() }).map_err(|e| format!("article {}: {e}", at + 1).into())).collect()
}

fn article(marked: &str) -> std::result::Result<(String, Vec<Gold>), String> {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let (mark, behind) = after.split_once(']').ok_or_else(|| format!("[{after} is not closed"))?;
        let label = match mark.as_bytes() {
            [b'P', b' ', ..] => Label::Person,
            [b'L', b' ', ..] => Label::Place,
            [b'O', b' ', ..] => Label::Organisation,
            _ => return Err(format!("[{mark}] is neither P, L nor O")),
        };
        let start = text.len() as u32;
        text.push_str(mark[2..].trim());
        names.push(Gold { span: Span::new(start, text.len() as u32), label, optional: false });
        rest = behind;
    }
    text.push_str(rest);
    if text.contains(']') {
        return Err("a ] that closes nothing".into());
    }
    Ok((text, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_leave_the_text() {
        let read = articles("# About.\n===\n[P Ana Reyes] left\n[L Porto].\n").expect("well formed");
        assert_eq!(read[0].text, "Ana Reyes left\nPorto.");
        let names: Vec<_> = read[0].names.iter().map(|n| (n.span.of(&read[0].text), n.label)).collect();
        assert_eq!(names, [("Ana Reyes", Label::Person), ("Porto", Label::Place)]);
        assert!(articles("===\n[X y]").is_err());
        assert!(articles("===\n[P y").is_err());
    }
}
