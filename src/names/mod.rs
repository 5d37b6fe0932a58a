//! Which runs of words are names of people, places or organisations.

use std::ops::Range;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// One person.
    Person,
    /// A country, city, river, street …
    Place,
    /// A company, party, ministry, newspaper, team …
    Organisation,
}

/// A run of tokens that is a name, without titles and articles before it or a possessive behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Indexes of its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub label: Label,
}

/// Provisional: capitalised runs, until the model lands.
pub fn find(doc: &crate::text::Document) -> Vec<Name> {
    use crate::lexicon::classes;
    let mut names = Vec::new();
    let mut t = 0;
    while t < doc.tokens.len() {
        let cap = |t: usize| doc.tokens.get(t).is_some_and(|k| k.kind == crate::text::TokenKind::Word && k.capital()) && !doc.has(t, classes::FUNCTION_WORDS | classes::TITLES | classes::HONORIFICS | classes::NATIONALITIES | classes::WEEKDAYS | classes::MONTHS);
        let start = t;
        while cap(t) || t > start && doc.kind(t) == crate::text::TokenKind::Dash && doc.tokens.get(t).is_some_and(|k| !k.spaced) {
            t += 1;
        }
        if t > start {
            let org = (start..t).any(|t| doc.has(t, classes::ORGANISATIONS)) || doc.shape(start) == crate::text::Shape::Upper;
            names.push(Name { tokens: start..t, label: if org { Label::Organisation } else { Label::Person } });
        } else {
            t += 1;
        }
    }
    names
}
