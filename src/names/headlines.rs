//! Lines in capitals or in title case say little of where a name begins and ends: the names of the text below do.

use std::ops::Range;

use super::document::{Known, key};
use super::facts::{Fact, Facts, Stretch};
use super::standing::Standing;
use super::{Label, Name};
use crate::order;
use crate::text::Document;

/// The longest name that is looked for, in tokens.
const LONGEST: usize = 5;

/// Whether a token stands in such a line.
pub(super) fn headline(fact: &Fact) -> bool {
    fact.standing & (Standing::CAPS_LINE | Standing::TITLE_LINE) != 0
}

/// Puts names that the text knows in the place of what the model made of them in headlines.
pub(super) fn settle(doc: &Document, facts: &Facts, tokens: &Range<usize>, names: &mut Vec<Name>, known: &Known) {
    let mut found = Vec::new();
    for stretch in facts.stretches_in(tokens).iter().filter(|stretch| facts.list.get(stretch.first).is_some_and(headline)) {
        let mut i = stretch.tokens.start;
        while i < stretch.tokens.end {
            match longest(doc, facts, stretch, i, known) {
                Some(name) => {
                    i = name.tokens.end;
                    found.push(name);
                }
                None => i += 1,
            }
        }
    }
    // In title case the model's own names still count for something: only what it left out is added.
    let mut taken = names.iter().peekable();
    found.retain(|f| {
        while taken.peek().is_some_and(|n| n.tokens.end <= f.tokens.start) {
            taken.next();
        }
        let capitals = facts.get(f.tokens.start).is_some_and(|f| f.standing & Standing::CAPS_LINE != 0);
        capitals || taken.peek().is_none_or(|n| n.tokens.start >= f.tokens.end)
    });
    let mut at = 0;
    names.retain(|name| {
        while found.get(at).is_some_and(|f: &Name| f.tokens.end <= name.tokens.start) {
            at += 1;
        }
        found.get(at).is_none_or(|f| f.tokens.start >= name.tokens.end)
    });
    if !found.is_empty() {
        names.extend(found);
        order::by_number(names, |n| n.tokens.start as u64);
    }
}

/// The longest known name that begins at a token of a stretch.
#[expect(clippy::indexing_slicing, reason = "a label is below the number of labels")]
fn longest(doc: &Document, facts: &Facts, stretch: &Stretch, start: usize, known: &Known) -> Option<Name> {
    if !doc.capital(start) {
        return None;
    }
    (1..=(stretch.tokens.end - start).min(LONGEST)).rev().find_map(|length| {
        let tokens = start..start + length;
        let own = facts.in_stretch(stretch, &tokens);
        let known = known.get(key(own))?;
        let label = match known.best() {
            Some(label) => label,
            None if length == 1 && known.surname > 0 => Label::Person,
            None => return None,
        };
        // A short name that the text has only inside longer ones, or a word of another meaning, settles nothing.
        let plain = length == 1 && own.first().is_some_and(|f| f.evidence.seen_small());
        (!plain).then_some(Name { tokens, label, margin: known.margins[label as usize] })
    })
}
