//! Lines are paragraphs: pasted articles put one paragraph on a line, with or without blank lines between. A single line
//! break before a word that begins small is a wrapped line.

use std::ops::Range;

use super::tokens::{Shape, Token};
use crate::count;

/// Token ranges of the lines that hold any token.
pub(super) fn split(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut paragraphs = Vec::new();
    let (mut start, mut end) = (0, tokens.first().map_or(0, |first| first.span.start()));
    for (i, token) in tokens.iter().enumerate() {
        let (from, to) = (std::mem::replace(&mut end, token.span.end()), token.span.start());
        // Between most words there is one space, and nothing before most marks.
        if from == to || from + 1 == to && text.as_bytes().get(from as usize) == Some(&b' ') {
            continue;
        }
        let gap = text.get(from as usize..to as usize).unwrap_or("");
        count::steps(gap.len());
        if gap.contains(is_line_end) && !(token.shape == Shape::Lower && breaks(gap) == 1) {
            paragraphs.push(start..i);
            start = i;
        }
    }
    if start < tokens.len() {
        paragraphs.push(start..tokens.len());
    }
    paragraphs
}

/// How many lines end in this white space.
fn breaks(gap: &str) -> usize {
    gap.matches(is_line_end).count() - gap.as_bytes().windows(2).filter(|two| two == b"\r\n").count()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
