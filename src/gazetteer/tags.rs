//! What the gazetteer says of each token: evidence for the model of names.

use std::ops::Range;

use super::Gazetteer;
use crate::analysis::PlaceKind;
use crate::count;
use crate::text::{Document, Token};

/// What the gazetteer says of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The kind of the most prominent place of the name that the token belongs to.
    pub kind: Option<PlaceKind>,
    /// Whether it stands inside the name, not at its start.
    pub inside: bool,
    /// How many tokens the name has.
    pub tokens: u8,
    /// The bits of the most populous place's people in thousands: 0 below a thousand, 7 for 100,000, 10 for a million.
    pub size: u8,
    /// How many places have the name.
    pub places: u8,
}

impl Gazetteer {
    /// Sets `tags` to one for each token of a paragraph: the longest names, from left to right, none inside another.
    #[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
    pub fn tag(&self, doc: &Document, paragraph: &Range<usize>, tags: &mut Vec<Tag>) {
        tags.clear();
        tags.resize(paragraph.len(), Tag::default());
        let tokens = doc.tokens.get(paragraph.clone()).unwrap_or_default();
        let mut at = 0;
        while let Some(passed) = tokens.get(at..).and_then(|rest| rest.iter().position(Token::capital)) {
            count::steps(passed);
            at += passed;
            let Some(found) = self.longest(doc, paragraph.start + at) else {
                at += 1;
                continue;
            };
            let entries = || found.entries.iter().filter_map(|id| self.entry(*id));
            let people = entries().map(|entry| entry.population).max().unwrap_or(0);
            let tag = Tag {
                kind: entries().next().map(|entry| entry.kind),
                inside: false,
                tokens: found.tokens.min(255) as u8,
                size: (32 - (people / 1000).leading_zeros()) as u8,
                places: found.entries.len().min(255) as u8,
            };
            for (offset, slot) in tags.iter_mut().skip(at).take(found.tokens).enumerate() {
                *slot = Tag { inside: offset > 0, ..tag };
            }
            at += found.tokens;
        }
    }
}
