//! Datelines: "HARLOW FALLS, N.Y. (AP) — …", "GENEVA, March 3 –", "BANTAM — A mason …". The town that a report is from
//! is a place, however little the gazetteer knows of it.

use std::ops::Range;

use super::facts::{Fact, Facts};
use super::standing::Standing;
use super::{Label, Name};
use crate::lexicon::classes;
use crate::order;
use crate::text::{within, Document, Shape, TokenKind};

/// How many tokens the town's name may have.
const LONGEST_TOWN: usize = 4;

/// How many tokens may stand between the town and the dash: a state, a date, an agency in brackets.
const LONGEST_REST: usize = 10;

/// Puts the town of each dateline in the place of what the model made of it.
pub(super) fn settle(doc: &Document, facts: &Facts, tokens: &Range<usize>, names: &mut Vec<Name>) {
    let sentences = doc.sentences.get(within(&doc.sentences, tokens, |s| s.start)).unwrap_or_default();
    let mut towns: Vec<Range<usize>> = sentences.iter().filter_map(|s| town(doc, facts, s)).collect();
    if towns.is_empty() {
        return;
    }
    towns.dedup();
    let mut at = 0;
    names.retain_mut(|name| {
        while towns.get(at).is_some_and(|t| t.end <= name.tokens.start) {
            at += 1;
        }
        // What begins in the town and ends behind it keeps its rest: "WASHINGTON Barack Obama".
        if let Some(town) = towns.get(at).filter(|t| t.start < name.tokens.end) {
            name.tokens.start = town.end.max(name.tokens.start);
        }
        !name.tokens.is_empty()
    });
    names.extend(towns.into_iter().map(|tokens| Name { tokens, label: Label::Place, margin: Name::SURE }));
    order::by_number(names, |n| n.tokens.start as u64);
}

/// The town of a sentence that begins with a dateline.
fn town(doc: &Document, facts: &Facts, sentence: &Range<usize>) -> Option<Range<usize>> {
    let start = sentence.start;
    if !doc.capital(start) {
        return None;
    }
    let fact = |i: usize| facts.get(i).copied().unwrap_or_default();
    let first = fact(start);
    if first.standing & Standing::CAPS_LINE != 0 {
        return None;
    }
    let upper = |i: usize| doc.shape(i) == Shape::Upper;
    let listed = first.place != 0;
    let in_capitals = upper(start);
    if !(in_capitals || listed) {
        return None;
    }
    let goes_on = |i: usize| if in_capitals { upper(i) || doc.kind(i) == TokenKind::Dash && upper(i + 1) } else { fact(i).place > Fact::INSIDE_PLACE };
    let mut end = start + 1;
    while end < sentence.end && end < start + LONGEST_TOWN && goes_on(end) {
        end += 1;
    }
    let plain = (start..end).any(|i| fact(i).evidence.seen_small() || doc.has(i, classes::FUNCTION_WORDS | classes::DOCUMENTS | classes::CUES | classes::MONTHS | classes::WEEKDAYS));
    if plain && !listed {
        return None;
    }
    // "WASHINGTON Barack Obama": only a known place, and only where the line begins.
    let bare = in_capitals && listed && first.standing & Standing::LINE_START != 0 && doc.word(start).len() > 3 && doc.shape(end) == Shape::Title;
    (bare || introduces(doc, end, sentence.end, in_capitals)).then_some(start..end)
}

/// Whether what follows the town ends in a dash or an agency in brackets.
fn introduces(doc: &Document, from: usize, limit: usize, in_capitals: bool) -> bool {
    let mut agency = false;
    let mut i = from;
    while i < limit.min(from + LONGEST_REST) {
        let close = doc.is(i, ")");
        match doc.kind(i) {
            TokenKind::Dash => return doc.tokens.get(i + 1).is_some_and(|t| t.spaced()) && (in_capitals || agency),
            TokenKind::Punct if close => {
                agency = true;
                // "MAINEVILLE, Ohio (AP)  Some rural townships": the dash got lost.
                if in_capitals && i + 1 < limit && doc.capital(i + 1) {
                    return true;
                }
            }
            TokenKind::Punct if matches!(doc.word(i), "," | "(" | "/") => {}
            TokenKind::Number => {}
            TokenKind::Stop => {}
            TokenKind::Word if doc.capital(i) => {}
            _ => return false,
        }
        i += 1;
    }
    false
}
