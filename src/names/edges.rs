//! Cuts off what stands at the edge of a name and is no part of it: titles and honorifics, "the", a possessive, stray marks.

use super::{Label, Name};
use crate::lexicon::classes;
use crate::text::{Document, TokenKind};

/// The longest name, in bytes: comparing names takes time for each of theirs. The longest name of a place, Bangkok's in full,
/// has 168 letters.
const LONGEST: u32 = 256;

/// Nothing is left of a name that is longer than names are.
pub(super) fn trim(doc: &Document, names: &mut Vec<Name>) {
    for name in names.iter_mut() {
        while !name.tokens.is_empty() && leads(doc, name) {
            name.tokens.start += 1;
        }
        while !name.tokens.is_empty() && trails(doc, name) {
            name.tokens.end -= 1;
        }
    }
    names.retain(|n| (1..=LONGEST).contains(&doc.span(n.tokens.clone()).len()));
}

/// Whether the first token of a name is not a part of it.
fn leads(doc: &Document, name: &Name) -> bool {
    let first = name.tokens.start;
    let more = name.tokens.len() > 1;
    match doc.kind(first) {
        TokenKind::Word | TokenKind::Number => {
            doc.is(first, "the") || name.label == Label::Person && more && doc.has(first, classes::HONORIFICS) && !doc.has(first, classes::GIVEN_MALE)
        }
        _ => true,
    }
}

/// Whether the last token of a name is not a part of it.
fn trails(doc: &Document, name: &Name) -> bool {
    let last = name.tokens.end - 1;
    match doc.kind(last) {
        TokenKind::Word | TokenKind::Number => false,
        TokenKind::Punct => !matches!(doc.word(last), ")" | "+" | "*"),
        // "Yahoo!"
        TokenKind::Stop => !doc.is(last, "!"),
        _ => true,
    }
}
