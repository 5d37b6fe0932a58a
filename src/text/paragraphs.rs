//! Lines are paragraphs: pasted articles put one paragraph on a line, with or without blank lines between. A single line
//! break before a word that begins small is a wrapped line; before another where lines near it are wrapped and this one is full.

use std::ops::{Range, RangeInclusive};

use super::tokens::{Shape, Token};
use crate::count;
use crate::span::Span;

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
        let breaks = breaks(gap);
        let goes_on = || breaks == 1 && (token.shape == Shape::Lower || is_full(text.as_bytes(), from as usize, to as usize) == Some(true));
        if breaks > 0 && !goes_on() {
            paragraphs.push(start..i);
            start = i;
        }
    }
    if start < tokens.len() {
        paragraphs.push(start..tokens.len());
    }
    paragraphs
}

/// How many bytes a line that was wrapped has: mails have 72 to 78, columns of a printed page fewer, and some sites more.
const WIDTHS: RangeInclusive<usize> = 20..=WIDEST;
const WIDEST: usize = 120;
/// How many bytes on either side of a break, three lines at least, tell whether lines are wrapped there, and how wide.
const REACH: usize = 3 * (WIDEST + 1);

/// Whether a line was broken for its width alone, as in mails and in what was copied from a printed page: it ends at `end`, the first
/// word of the next begins at `next`. So it is where a line nearby begins with a small letter, all of them are narrow, and the word
/// would have taken this one to about the width of the widest. A line that is indented begins a paragraph.
// Few line ends are asked about: in the place of its call it makes the WebAssembly larger.
#[inline(never)]
fn is_full(text: &[u8], end: usize, next: usize) -> Option<bool> {
    let last_end = |bytes: &[u8]| bytes.iter().rposition(|byte| *byte == b'\n');
    let (before, gap) = (text.get(end.saturating_sub(WIDEST + 1)..end)?, text.get(end..next)?);
    let indent = gap.len() - 1 - last_end(gap)?;
    let this = before.get(last_end(before).map_or(0, |at| at + 1)..)?;
    // Most lines of most texts are too long, which is seen at once.
    if !WIDTHS.contains(&this.len()) {
        return None;
    }
    let word = text.get(next..)?.iter().take(WIDEST).take_while(|byte| **byte > b' ').count();
    let filled = this.len() + 1 + word;
    let most = WIDEST.min(filled + (filled >> 3));
    // How much of a line is read from its first word on; that of the first may be before these bytes.
    let (mut width, mut wrapped) = (1, false);
    for byte in text.get(end.saturating_sub(REACH)..text.len().min(end + REACH))? {
        count::step();
        if *byte == b'\n' {
            width = 0;
        } else if width > 0 || *byte > b' ' {
            width += 1;
            wrapped |= width == 1 && byte.is_ascii_lowercase();
            if width > most {
                return None;
            }
        }
    }
    Some(wrapped && indent <= this.len() - this.trim_ascii_start().len())
}

/// How many bytes before what came in the place of something, and behind it, paragraphs can begin elsewhere than before: none where
/// empty lines stand between all lines there.
pub(super) fn reaches(text: &[u8], came: Span) -> (u32, u32) {
    // A line that ends within reach, and the white space before the next, may have that much more; and what came may end in a line.
    let most = REACH + WIDEST + 2;
    let (start, end) = (came.start() as usize, came.end() as usize);
    let reach = |bytes: Option<&[u8]>| if bytes.is_some_and(lines_follow) { REACH as u32 } else { 0 };
    (reach(text.get(start.saturating_sub(most)..start)), reach(text.get(end.saturating_sub(WIDEST + 1)..text.len().min(end + most))))
}

/// Whether a line follows another without an empty one between.
fn lines_follow(text: &[u8]) -> bool {
    count::steps(text.len());
    let lines = text.split(|byte| *byte == b'\n').map(|line| !line.trim_ascii().is_empty());
    lines.clone().zip(lines.skip(1)).any(|two| two == (true, true))
}

/// How many lines end in this white space.
fn breaks(gap: &str) -> usize {
    let mut before = ' ';
    gap.chars().map(|c| (std::mem::replace(&mut before, c), c)).filter(|two| is_line_end(two.1) && *two != ('\r', '\n')).count()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
