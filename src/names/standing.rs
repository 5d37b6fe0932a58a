//! Where a token stands: at the start of a sentence or line, in a quotation, in brackets, in a line of capitals.

use std::ops::Range;

use crate::count;
use crate::text::{Document, Shape, TokenKind};

/// One bit for each.
pub(super) struct Standing;

impl Standing {
    pub(super) const SENTENCE_START: u8 = 1;
    pub(super) const QUOTED: u8 = 2;
    pub(super) const TITLE_LINE: u8 = 4;
    pub(super) const CAPS_LINE: u8 = 8;
    pub(super) const BRACKETED: u8 = 16;
    pub(super) const LINE_START: u8 = 32;
}

/// Sets the bits of a paragraph's tokens.
pub(super) fn mark(doc: &Document, paragraph: &Range<usize>, standing: &mut Vec<u8>) {
    standing.clear();
    standing.resize(paragraph.len(), line(doc, paragraph));
    let mut set = |tokens: Range<usize>, bit: u8| {
        let within = |token: usize| token.clamp(paragraph.start, paragraph.end) - paragraph.start;
        for bits in standing.get_mut(within(tokens.start)..within(tokens.end)).unwrap_or_default() {
            count::step();
            *bits |= bit;
        }
    };
    for sentence in doc.sentences.get(doc.sentence_of(paragraph.start)..doc.sentence_of(paragraph.end)).unwrap_or_default() {
        // A mark or bracket before the first word does not count.
        if let Some(first) = sentence.clone().find(|&i| doc.kind(i) == TokenKind::Word) {
            set(first..first + 1, Standing::SENTENCE_START);
        }
    }
    let mut quoted = 0;
    let first = doc.quotations.partition_point(|q| q.open < paragraph.start);
    for quotation in doc.quotations.get(first..).unwrap_or_default().iter().take_while(|q| q.open < paragraph.end) {
        let inside = quotation.inside();
        // What an outer one holds is marked already.
        set(inside.start.max(quoted)..inside.end.max(inside.start.max(quoted)), Standing::QUOTED);
        quoted = quoted.max(inside.end);
        set(inside.start..inside.start + 1, Standing::SENTENCE_START);
    }
    set(paragraph.start..paragraph.start + 1, Standing::LINE_START);
    let mut depth = 0u32;
    count::steps(paragraph.len());
    for (token, bits) in doc.tokens.get(paragraph.clone()).unwrap_or_default().iter().zip(standing) {
        let bracket = if token.kind == TokenKind::Punct { token.span.of(doc.text) } else { "" };
        depth = if bracket == ")" { depth.saturating_sub(1) } else { depth };
        *bits |= if depth > 0 { Standing::BRACKETED } else { 0 };
        depth = if bracket == "(" { depth + 1 } else { depth };
    }
}

/// Whether a paragraph is a line in capitals or in title case.
fn line(doc: &Document, paragraph: &Range<usize>) -> u8 {
    let (mut words, mut capitals, mut upper) = (0, 0, 0);
    for t in doc.tokens.get(paragraph.clone()).unwrap_or_default().iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3) {
        words += 1;
        capitals += u32::from(t.capital());
        upper += u32::from(t.shape == Shape::Upper);
    }
    if words >= 2 && upper * 5 >= words * 4 {
        Standing::CAPS_LINE
    } else if words >= 3 && capitals * 5 >= words * 4 && doc.kind(paragraph.end - 1) != TokenKind::Stop {
        Standing::TITLE_LINE
    } else {
        0
    }
}
