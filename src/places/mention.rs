//! One place's name where it stands, as far as the words around it tell; and what else tells of countries.

use std::ops::Range;

use super::affixes;
use super::candidates::{self, Found};
use super::containment;
use crate::analysis::PlaceKind;
use crate::gazetteer::{EntryId, Gazetteer};
use crate::names::{Label, Name};
use crate::text::Document;

/// A name where it stands. All that it holds comes from its own tokens and at most [`REACH`] before and behind.
#[derive(Debug)]
pub struct Mention {
    /// The tokens of the name.
    pub tokens: Range<usize>,
    /// The same for each way of writing it: [`Gazetteer::key`].
    pub(super) key: u64,
    /// The same of the name without the article before it.
    pub(super) bare: u64,
    /// The same of its last word, if it has several.
    pub(super) last: Option<u64>,
    /// What the words beside it say it is: "Washington state".
    pub(super) beside: Option<PlaceKind>,
    /// Whether a place is named behind a comma, and the countries and divisions that may be meant there.
    pub(super) comma: bool,
    pub(super) holders: Vec<(EntryId, f64)>,
    /// How the next place's name stands to it.
    pub(super) next: Next,
    /// The places that bear the name: looked up for the first mention of each name, when it is known which that is.
    found: Option<Found>,
}

/// How many tokens before a name, and behind it, are read at the most: a name of the gazetteer that begins behind the comma has
/// nine words, with a hyphen or stop between two.
pub const REACH: usize = 24;

/// How the name of the place behind one stands to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Next {
    /// One token stands between.
    pub(super) beside: bool,
    /// Both are parts of a list: "Oregon, Washington and Idaho".
    pub(super) listed: bool,
    /// The first is said to lie in the second: "Basra in southern Iraq".
    pub(super) holds: bool,
}

impl Next {
    fn of(doc: &Document, end: usize, behind: &[Name]) -> Self {
        let near = behind.iter().take_while(|name| name.tokens.start <= end + containment::FAR);
        let Some(start) = near.filter(|name| name.label == Label::Place).map(|name| name.tokens.start).next() else { return Self::default() };
        let mut between = end..start;
        Self {
            beside: between.len() == 1,
            holds: containment::inside(doc, between.clone()),
            listed: (1..=2).contains(&between.len()) && between.all(|token| doc.word(token) == "," || doc.is_one_of(token, &["and", "or"])),
        }
    }
}

/// Adds the mentions by those of some names that are labelled [`Label::Place`].
pub fn mentions(doc: &Document, names: &[Name], some: Range<usize>, gazetteer: &Gazetteer, mentions: &mut Vec<Mention>) {
    for at in some {
        let Some(name) = names.get(at) else { break };
        if name.label != Label::Place {
            continue;
        }
        let tokens = name.tokens.clone();
        let key = gazetteer.key(doc, tokens.clone());
        let bare = affixes::without_article(doc, tokens.clone());
        let behind = containment::behind_comma(doc, tokens.end, gazetteer);
        mentions.push(Mention {
            key,
            bare: if bare == tokens { key } else { gazetteer.key(doc, bare) },
            last: (tokens.len() > 1).then(|| gazetteer.key(doc, tokens.end - 1..tokens.end)),
            beside: affixes::beside(doc, tokens.clone()),
            comma: behind.is_some(),
            holders: behind.unwrap_or_default(),
            next: Next::of(doc, tokens.end, names.get(at + 1..).unwrap_or_default()),
            found: None,
            tokens,
        });
    }
}

impl Mention {
    /// Moves it by so many tokens, where the text before it has become longer or shorter.
    pub fn shift(&mut self, by: isize) {
        self.tokens.start = self.tokens.start.wrapping_add_signed(by);
        self.tokens.end = self.tokens.end.wrapping_add_signed(by);
    }

    /// Whether all is known of `now` that is known of this. If this was looked up, so is `now`: what a name is may be told by the
    /// words before it, too.
    pub(crate) fn is_like(&self, now: &mut Mention, doc: &Document, gazetteer: &Gazetteer) -> bool {
        let known = |of: &Mention| (of.key, of.bare, of.last, of.beside, of.comma, of.next);
        known(self) == known(now) && self.holders == now.holders && self.found.as_ref().is_none_or(|found| found == now.find(doc, gazetteer))
    }

    /// Looks the name up, unless that was done before.
    pub(super) fn find(&mut self, doc: &Document, gazetteer: &Gazetteer) -> &Found {
        self.found.get_or_insert_with(|| candidates::find(doc, self.tokens.clone(), gazetteer))
    }

    /// What was found, if it was looked up.
    pub(super) fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }
}

/// How many words a place's name inside that of a body has at the most.
const INSIDE: usize = 3;

/// Adds what some tokens tell of countries and divisions besides naming places, each with its token: the adjectives and peoples
/// ("Canadian"), and the places that bodies are called by ("Bank of **England**", "**Queensland** Police Service").
pub fn hints(doc: &Document, names: &[Name], tokens: Range<usize>, gazetteer: &Gazetteer, hints: &mut Vec<(usize, EntryId)>) {
    let mut bodies = names.iter().filter(|name| name.label == Label::Organisation).map(|name| &name.tokens).peekable();
    let capitals = doc.tokens_of(&tokens).filter(|(_, token)| token.capital());
    // "New Mexico" is not Mexico.
    let mut told = 0;
    hints.extend(capitals.filter_map(|(at, _)| {
        while bodies.next_if(|body| body.end <= at).is_some() {}
        let mut inside = || {
            let body = *bodies.peek().filter(|body| body.contains(&at) && told <= at)?;
            let ends = (at + 1..body.end.min(at + INSIDE) + 1).rev().filter(|end| (at..*end) != *body);
            let (end, home) = ends.filter_map(|end| Some((end, home(doc, at..end, gazetteer)?))).next()?;
            told = end;
            Some(home)
        };
        Some((at, gazetteer.demonym(doc, at..at + 1).or_else(&mut inside)?))
    }));
}

/// The country or first-level division that a name means, or that holds the division which it means. Towns tell nothing here: most of them share
/// their names with people.
fn home(doc: &Document, tokens: Range<usize>, gazetteer: &Gazetteer) -> Option<EntryId> {
    let id = gazetteer.named(doc, tokens).next()?;
    let entry = gazetteer.entry(id).filter(|entry| matches!(entry.kind, PlaceKind::Country | PlaceKind::Division))?;
    Some(entry.division.unwrap_or(id))
}
