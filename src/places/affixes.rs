//! Words that tell what a name names, whether the gazetteer holds it or not: "X River", "Lake X", "X County", "X Street".

use std::ops::Range;

use crate::analysis::PlaceKind;
use crate::lexicon::classes;
use crate::text::{Document, TokenKind};

/// A name without the words that tell its kind.
pub(super) struct Shape {
    /// What the words say it is.
    pub kind: Option<PlaceKind>,
    /// What remains: a name that the gazetteer may hold.
    pub core: Range<usize>,
    /// Whether the words only point into the place: "northern Mali", "central London".
    pub part: bool,
}

/// A name without the article before it.
pub(super) fn without_article(doc: &Document, tokens: Range<usize>) -> Range<usize> {
    if tokens.len() > 1 && doc.is(tokens.start, "the") { tokens.start + 1..tokens.end } else { tokens }
}

/// Takes the words off that tell the kind.
pub(super) fn read(doc: &Document, tokens: Range<usize>) -> Shape {
    let mut shape = Shape { kind: None, core: tokens, part: false };
    while shape.core.len() > 1 {
        let (first, last) = (shape.core.start, shape.core.end - 1);
        if doc.is_one_of(first, &["the", "of"]) {
            shape.core.start += 1;
        } else if doc.kind(last) == TokenKind::Possessive {
            shape.core.end -= 1;
        } else if doc.has(first, classes::COMPASS) {
            shape.core.start += 1;
            if doc.kind(shape.core.start) == TokenKind::Dash {
                shape.core.start += 1;
            }
            shape.part = true;
        } else if let Some(kind) = shape.kind.is_none().then(|| behind(doc, last)).flatten() {
            shape.core.end -= 1;
            shape.kind = Some(kind);
        } else if let Some(kind) = shape.kind.is_none().then(|| before(doc, first)).flatten() {
            shape.core.start += 1;
            shape.kind = Some(kind);
        } else if shape.kind == Some(PlaceKind::Site) && doc.is(last, "international") {
            shape.core.end -= 1;
        } else {
            break;
        }
    }
    shape
}

fn behind(doc: &Document, last: usize) -> Option<PlaceKind> {
    [
        (classes::LANDFORMS, PlaceKind::Natural),
        (classes::DISTRICTS, PlaceKind::Division),
        (classes::THOROUGHFARES, PlaceKind::Site),
        (classes::SETTLEMENTS, PlaceKind::City),
    ]
    .into_iter()
    .find_map(|(class, kind)| doc.has(last, class).then_some(kind))
}

fn before(doc: &Document, first: usize) -> Option<PlaceKind> {
    [(classes::LANDFORMS, PlaceKind::Natural), (classes::DISTRICTS, PlaceKind::Division), (classes::SETTLEMENTS, PlaceKind::City)]
        .into_iter()
        .find_map(|(class, kind)| doc.has(first, class).then_some(kind))
}

/// What the words beside a name say it is: "Washington state", "the province of Ontario", "New York Governor".
pub(super) fn beside(doc: &Document, tokens: Range<usize>) -> Option<PlaceKind> {
    let kind = |token: usize| {
        [(classes::DISTRICTS, PlaceKind::Division), (classes::SETTLEMENTS, PlaceKind::City)].into_iter().find_map(|(class, kind)| doc.has(token, class).then_some(kind))
    };
    let of = tokens.start.checked_sub(1).filter(|of| doc.is(*of, "of"));
    if doc.is_one_of(tokens.end, &["governor", "gov."]) {
        return Some(PlaceKind::Division);
    }
    kind(tokens.end).or_else(|| kind(of?.checked_sub(1)?))
}
