//! [`Span`]: where something stands in the text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open stretch of a text, `start..end`.
///
/// Offsets are **bytes** everywhere in this crate, until
/// [`Analysis::in_unit`](crate::Analysis::in_unit) turns a finished analysis into another
/// unit for a reader that counts otherwise.
///
/// Invariant: `start <= end`, and a span that the core made always lies on character boundaries of
/// the text it was made from, so that slicing by it cannot fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from `start` to `end`; should they stand the wrong way round, the empty span at `start`.
    ///
    /// ```
    /// # use voxmark::Span;
    /// assert_eq!(Span::new(3, 7).len(), 4);
    /// assert!(Span::new(7, 3).is_empty());
    /// ```
    #[inline]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The first offset inside.
    #[inline]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The first offset behind.
    #[inline]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// The length, in the unit of the offsets.
    #[inline]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing is inside.
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[inline]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one offset.
    #[inline]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Moves it ahead, or back by what is missing to 2³².
    #[inline]
    pub(crate) fn shift(&mut self, by: u32) {
        (self.start, self.end) = (self.start.wrapping_add(by), self.end.wrapping_add(by));
    }

    /// The span as a range of bytes, for slicing.
    #[inline]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The last byte of the text that a span in bytes stands for.
    #[inline]
    pub(crate) fn last_byte(self, text: &str) -> Option<u8> {
        text.as_bytes().get(self.range())?.last().copied()
    }

    /// The text that a span in bytes stands for; empty where it does not fit `text`.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}
