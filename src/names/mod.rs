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
