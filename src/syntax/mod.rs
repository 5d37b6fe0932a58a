//! The little syntax that attribution needs: noun phrases around a verb of saying, and the subject of that verb.
//!
//! There is no tagger and no parser: names, closed classes of words and punctuation bound a phrase well enough.

mod cue;
mod phrase;

pub use cue::{Cue, CueKind, Placed, cues};
pub use phrase::{Head, Phrase};

use crate::count;
use crate::lexicon::{Classes, classes};
use crate::names::{Label, Name};
use crate::text::{Document, Shape, TokenKind};

/// A document with its names, each token knowing which name it is in and whether it is in a quotation.
#[derive(Debug)]
pub struct Scene<'d, 't> {
    /// The text's structure.
    pub doc: &'d Document<'t>,
    /// Its names, in order.
    pub names: &'d [Name],
    /// For each token, 1 + the index of the name it is in, or 0; and [`QUOTED`] if it is in a quotation.
    places: Vec<u32>,
}

/// Above every index of a name: a text has fewer bytes.
const QUOTED: u32 = 1 << 31;

/// How far into a sentence its subject is looked for, in tokens: sentences have no end in some texts.
pub const OPENING: usize = 100;

/// Closed classes: words that no noun phrase ends with.
const CLOSED: Classes = classes::FUNCTION_WORDS
    .or(classes::PREPOSITIONS)
    .or(classes::CONJUNCTIONS)
    .or(classes::AUXILIARIES)
    .or(classes::PERSONAL_PRONOUNS)
    .or(classes::DETERMINERS);

/// Nouns for people.
const PEOPLE: Classes = classes::ROLES.or(classes::GROUPS).or(classes::MALE).or(classes::FEMALE).or(classes::KIN);

/// Nouns that can be the source of words.
pub const SOURCES: Classes =
    classes::ROLES.or(classes::GROUPS).or(classes::ORGANISATIONS).or(classes::DOCUMENTS).or(classes::KIN).or(classes::TITLES);

/// What is said before them is told as heard there; none is another body that was named.
pub const COURTS: [&str; 5] = ["court", "inquest", "inquiry", "tribunal", "hearing"];
/// Bodies before which things are said, too.
pub const PANELS: [&str; 6] = ["jury", "committee", "commission", "panel", "council", "meeting"];

impl<'d, 't> Scene<'d, 't> {
    /// Lays names and outermost quotations over the tokens.
    pub fn new(doc: &'d Document<'t>, names: &'d [Name]) -> Self {
        let mut places = vec![0; doc.tokens.len()];
        for (i, name) in names.iter().enumerate() {
            if let Some(tokens) = places.get_mut(name.tokens.clone()) {
                count::steps(tokens.len());
                tokens.fill(i as u32 + 1);
            }
        }
        for quotation in doc.quotations.iter().filter(|q| q.depth == 0) {
            if let Some(tokens) = places.get_mut(quotation.open..quotation.end) {
                count::steps(tokens.len());
                tokens.iter_mut().for_each(|place| *place |= QUOTED);
            }
        }
        Scene { doc, names, places }
    }

    /// The index of the name that a token is in.
    pub fn name_at(&self, token: usize) -> Option<usize> {
        count::step();
        self.places.get(token).and_then(|place| (place & !QUOTED).checked_sub(1)).map(|n| n as usize)
    }

    /// The name that a token is in.
    pub fn name(&self, token: usize) -> Option<&'d Name> {
        self.name_at(token).and_then(|n| self.names.get(n))
    }

    /// The label of the name that a token is in.
    pub fn label(&self, token: usize) -> Option<Label> {
        self.name(token).map(|n| n.label)
    }

    /// Whether a token is in no quotation.
    pub fn outside(&self, token: usize) -> bool {
        count::step();
        self.places.get(token).is_some_and(|place| place & QUOTED == 0)
    }

    /// Whether a token is a comma.
    pub fn comma(&self, token: usize) -> bool {
        self.doc.kind(token) == TokenKind::Punct && self.doc.is(token, ",")
    }

    /// Whether a token is a colon.
    pub fn colon(&self, token: usize) -> bool {
        self.doc.kind(token) == TokenKind::Punct && matches!(self.doc.word(token), ":" | "：")
    }

    /// Whether a token is a word of a closed class, outside names.
    pub fn closed(&self, token: usize) -> bool {
        self.doc.has(token, CLOSED) && self.name_at(token).is_none()
    }

    /// Whether a token can stand inside a noun phrase, before its head or as its head.
    pub fn nounish(&self, token: usize) -> bool {
        if self.name_at(token).is_some() {
            return true;
        }
        match self.doc.kind(token) {
            // "a voice-over"
            TokenKind::Word if self.compound(token) => true,
            TokenKind::Word => {
                // "Thursday's meeting"
                let day = self.doc.has(token, classes::WEEKDAYS) && self.doc.kind(token + 1) != TokenKind::Possessive;
                !day && !self.doc.has(token, CLOSED) && (self.doc.has(token, SOURCES) || !self.adverb(token) && !self.verb(token))
            }
            TokenKind::Number | TokenKind::Possessive => true,
            TokenKind::Dash => self.doc.joined(token) && self.doc.joined(token + 1),
            // "a 9/11 widow"
            TokenKind::Punct => self.doc.is(token, "/") && self.compound(token + 1),
            _ => false,
        }
    }

    /// Whether a token is joined to the one before by a hyphen or slash without spaces.
    pub(super) fn compound(&self, token: usize) -> bool {
        token.checked_sub(1).is_some_and(|b| self.doc.joined(token) && self.doc.joined(b) && (self.doc.kind(b) == TokenKind::Dash || self.doc.is(b, "/")))
    }

    /// Whether a token is an adverb: listed, or ending in -ly.
    pub fn adverb(&self, token: usize) -> bool {
        let word = self.doc.word(token);
        self.doc.shape(token) == Shape::Lower && (self.doc.has(token, classes::ADVERBS) || word.len() > 4 && word.ends_with("ly"))
    }

    /// Whether a token is an auxiliary or a form of "be", "have", "do"; the month is none.
    pub fn auxiliary(&self, token: usize) -> bool {
        self.doc.has(token, classes::AUXILIARIES) && !(self.doc.has(token, classes::MONTHS) && self.doc.capital(token))
    }

    /// Whether a word is written as a finite verb of saying and cannot be a noun ("said", "argues"; not "reports").
    fn verb(&self, token: usize) -> bool {
        let third = self.doc.word(token).ends_with('s') && self.doc.has(token, classes::BARE_REPORTING) && !self.doc.has(token, classes::CUE_NOUNS);
        self.doc.shape(token) == Shape::Lower && self.doc.has(token, classes::CUES) && (third || self.doc.has(token, classes::PAST) && !self.doc.has(token, classes::CUE_NOUNS))
    }

    /// Whether a phrase can begin at a token because another one, or nothing, ends before it.
    pub(super) fn boundary(&self, token: usize, floor: usize) -> bool {
        token <= floor || !self.outside(token - 1) || matches!(self.doc.kind(token - 1), TokenKind::Punct | TokenKind::Stop | TokenKind::Mark)
    }
}
