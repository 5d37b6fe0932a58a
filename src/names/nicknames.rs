//! A nickname in marks inside a name is part of it: Joe "Bugs" Malone.

use std::ops::Range;

use super::{Label, Name};
use crate::text::{Document, TokenKind, within};

/// The longest nickname, in tokens.
const LONGEST: usize = 3;

/// Joins the two halves of a person's name around a short quotation that stands between them.
pub(super) fn join(doc: &Document, tokens: &Range<usize>, names: &mut Vec<Name>) {
    // The indexes of each first half and of the last half behind it.
    let mut halves: Vec<(usize, usize)> = Vec::new();
    for quotation in doc.quotations.get(within(&doc.quotations, tokens, |q| q.open)).unwrap_or_default() {
        let inside = quotation.inside();
        let words = inside.clone().all(|t| doc.kind(t) == TokenKind::Word && doc.capital(t));
        if !words || inside.len() > LONGEST || !quotation.closed {
            continue;
        }
        let before = names.partition_point(|n| n.tokens.end < quotation.open);
        let Some(first) = names.get(before).filter(|n| n.tokens.end == quotation.open && n.label == Label::Person) else { continue };
        let behind = names.partition_point(|n| n.tokens.start < quotation.end);
        let Some(last) = names.get(behind).filter(|n| n.tokens.start == quotation.end && n.label == Label::Person) else { continue };
        if first.tokens.start < last.tokens.start && halves.last().is_none_or(|&(_, end)| end < before) {
            halves.push((before, behind));
        }
    }
    if halves.is_empty() {
        return;
    }
    let mut halves = halves.into_iter().peekable();
    let mut index = 0;
    let ends: Vec<usize> = names.iter().map(|n| n.tokens.end).collect();
    names.retain_mut(|name| {
        let at = index;
        index += 1;
        while halves.peek().is_some_and(|&(_, behind)| behind < at) {
            halves.next();
        }
        match halves.peek() {
            Some(&(before, behind)) if at == before => {
                name.tokens.end = ends.get(behind).copied().unwrap_or(name.tokens.end);
                true
            }
            Some(&(before, _)) => at < before,
            None => true,
        }
    });
}
