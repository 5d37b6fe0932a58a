//! A text of which a part was replaced, in pieces: those that are to be read again, and those that stay as they were.

use std::ops::Range;

use super::{Document, Replaced};

/// Whole paragraphs that are to be read again, as ranges of tokens, in order, none beside another.
#[derive(Debug, Default)]
pub struct Stale {
    parts: Vec<Range<usize>>,
}

impl Stale {
    /// Adds the paragraphs that have any token within a reach, in tokens, of some others. Those must be added in order.
    pub fn add(&mut self, doc: &Document, tokens: &Range<usize>, reach: usize) {
        let first = doc.paragraph_of(tokens.start.saturating_sub(reach)).min(doc.paragraphs.len().saturating_sub(1));
        let last = doc.paragraph_of((tokens.end + reach).saturating_sub(1).max(tokens.start));
        let start = doc.paragraphs.get(first).map_or(0, |p| p.start);
        let end = doc.paragraphs.get(last).map_or(doc.tokens.len(), |p| p.end);
        match self.parts.last_mut() {
            Some(before) if start <= before.end => before.end = before.end.max(end),
            _ => self.parts.push(start..end),
        }
    }

    /// The whole text in pieces, by turns stale and not. What was replaced must be stale.
    pub fn pieces(&self, doc: &Document, replaced: &Replaced) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut add = |now: Range<usize>, stale: bool, behind: bool| {
            let end = if behind { now.end - replaced.came.end + replaced.gone.end } else { now.end };
            let before = pieces.last().map_or(0, |last: &Piece| last.before.end)..end;
            if !now.is_empty() || !before.is_empty() {
                pieces.push(Piece { before, now, stale });
            }
        };
        let (mut end, mut behind) = (0, false);
        for part in &self.parts {
            add(end..part.start, false, behind);
            end = part.end;
            // What was replaced may have left nothing.
            behind |= part.start <= replaced.came.start && replaced.came.end <= part.end;
            add(part.clone(), true, behind);
        }
        add(end..doc.tokens.len(), false, behind);
        pieces
    }
}

/// Some whole paragraphs.
#[derive(Debug)]
pub struct Piece {
    /// The tokens that they were.
    pub before: Range<usize>,
    /// The tokens that they are.
    pub now: Range<usize>,
    /// Whether they are to be read again.
    pub stale: bool,
}

impl Piece {
    /// By how many tokens it was moved.
    pub fn by(&self) -> isize {
        self.now.start as isize - self.before.start as isize
    }
}

/// Puts things in the place of some others, and returns those.
pub fn replace<T>(things: &mut Vec<T>, gone: Range<usize>, came: Vec<T>) -> Vec<T> {
    let end = gone.end.min(things.len());
    things.splice(gone.start.min(end)..end, came).collect()
}

/// Which of some things, in order, begin in a range of tokens.
pub fn within<T>(things: &[T], tokens: &Range<usize>, start: impl Fn(&T) -> usize) -> Range<usize> {
    let before = |token: usize| things.partition_point(|thing| start(thing) < token);
    before(tokens.start)..before(tokens.end)
}
