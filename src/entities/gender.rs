//! Whether the article speaks of somebody as a man or a woman, as far as words beside the name tell.

use crate::lexicon::{Classes, classes};
use crate::names::{Label, Name};
use crate::text::Document;

/// Grammatical gender, for agreement with pronouns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gender {
    /// Nothing tells.
    #[default]
    Unknown,
    /// "she"
    Female,
    /// "he"
    Male,
}

impl Gender {
    /// What a word's classes say.
    pub fn of(classes: Classes) -> Gender {
        match (classes.any(classes::FEMALE), classes.any(classes::MALE)) {
            (true, false) => Gender::Female,
            (false, true) => Gender::Male,
            _ => Gender::Unknown,
        }
    }

    /// Whether the two can be one person's.
    pub fn agrees(self, other: Gender) -> bool {
        self == Gender::Unknown || other == Gender::Unknown || self == other
    }

    /// This, or the other where this tells nothing.
    pub fn or(self, other: Gender) -> Gender {
        if self == Gender::Unknown { other } else { self }
    }
}

/// What the title before a person's name says ("Mrs.", "spokeswoman").
pub(super) fn beside_name(doc: &Document, name: &Name) -> Gender {
    if name.label != Label::Person {
        return Gender::Unknown;
    }
    let before = name.tokens.start.checked_sub(1).map_or(Classes::NONE, |t| doc.classes(t));
    let inside = name.tokens.clone().next().filter(|_| name.tokens.len() > 1).map_or(Classes::NONE, |t| doc.classes(t));
    let title = classes::HONORIFICS | classes::ROLES | classes::TITLES | classes::KIN;
    let told = if before.any(title) { Gender::of(before) } else { Gender::Unknown };
    let given = match (inside.any(classes::GIVEN_FEMALE), inside.any(classes::GIVEN_MALE)) {
        (true, false) => Gender::Female,
        (false, true) => Gender::Male,
        _ => Gender::Unknown,
    };
    told.or(given).or(if inside.any(classes::HONORIFICS) { Gender::of(inside) } else { Gender::Unknown })
}
