//! Place names → places: countries, divisions, cities, regions, natural features, sites.
//!
//! The core tier is packed by `build/gazetteer.rs` and unpacked on first use; a full tier may be added to it ([`Gazetteer::with_full`]). A name is found word by word, whatever its
//! accents, capitals and hyphens: "Sao Paulo", "SÃO PAULO" and "São Paulo" are one. Short names in capitals ("US", "UK") are
//! found only where the text has capitals too, and the abbreviations of states ("Ill.") only behind a comma.

mod entry;
mod full;
mod spelling;
mod table;
mod tags;
#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
mod unpack;

use std::sync::OnceLock;

pub use entry::{Entry, EntryId};
pub use full::Unfit;
pub use tags::Tag;

use crate::count;
use crate::sieve::Sieve;
use crate::text::{Document, Shape, TokenKind};
use spelling::Spelling;
use table::Table;
pub(crate) use table::pairs_of;

/// The longest word, in bytes, that is an abbreviation inside a name: "Ste." and the numbers of districts.
const SHORT: usize = 4;
/// The most tokens of an abbreviation of a state.
const ABBREVIATION: usize = 3;
/// More words than any name has.
const LONGEST: usize = 9;

/// Places by name.
pub struct Gazetteer {
    entries: Vec<Entry>,
    table: Table,
    /// The first words of the table's names.
    first_words: Sieve,
    /// Hashes of the names of the full tier with their places, sorted, the most prominent of one name first.
    more: Vec<(u64, EntryId)>,
    spelling: Spelling,
    /// Abbreviations of divisions as they are written, sorted.
    abbreviations: Vec<(&'static str, EntryId)>,
    /// Hashes of adjectives and peoples with their countries, sorted.
    demonyms: Vec<(u64, EntryId)>,
    /// The words of those that are one.
    demonym_words: Sieve,
    /// The codes of the countries, which are the first entries, two letters each.
    codes: &'static str,
    /// How many of the first entries are countries and the divisions that others lie in.
    homes: usize,
}

/// A name that was found.
#[derive(Clone, Copy, Debug)]
pub struct Match<'g> {
    /// How many tokens it takes.
    pub tokens: usize,
    /// The places of that name, the most prominent first. Never empty.
    pub entries: &'g [EntryId],
}

impl Gazetteer {
    /// The tier that is part of the program. Unpacked on first use, in a few milliseconds.
    pub fn core() -> &'static Gazetteer {
        static CORE: OnceLock<Gazetteer> = OnceLock::new();
        CORE.get_or_init(unpack::core)
    }

    /// A place.
    pub fn entry(&self, id: EntryId) -> Option<&Entry> {
        count::step();
        self.entries.get(id as usize)
    }

    /// ISO 3166-1 alpha-2 code of a country.
    pub fn code(&self, country: EntryId) -> Option<&'static str> {
        let at = country as usize * 2;
        self.codes.get(at..at + 2)
    }

    /// How many of the first entries are countries and divisions: the only ones that [`Entry::country`] and
    /// [`Entry::division`] lead to.
    pub(crate) fn homes(&self) -> usize {
        self.homes
    }

    /// How many of the first entries are countries.
    #[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
    pub(crate) fn countries(&self) -> usize {
        self.codes.len() / 2
    }

    /// The longest name that begins at a token: a word with a capital, or a number.
    ///
    /// Allocates nothing; looks at no more than nine words.
    pub fn longest(&self, doc: &Document, token: usize) -> Option<Match<'_>> {
        let first = doc.tokens.get(token)?;
        if !first.capital() {
            return None;
        }
        let mut hash = spelling::START;
        let mut found = None;
        let mut at = token;
        // Abbreviations of states are not among them; acronyms are.
        let listed = may_be(&self.first_words, doc, token);
        let longest = if listed { LONGEST } else { 0 };
        for _ in 0..longest {
            hash = spelling::extend(hash, self.spelling.hash(doc.word(at)));
            let Some(slot) = self.table.find(hash) else { break };
            if let Some(entries) = slot.entries(&self.table) {
                found = Some(Match { tokens: at + 1 - token, entries });
            }
            at = match next_word(doc, at) {
                Some(next) if slot.continues => next,
                _ => break,
            };
        }
        if found.is_none_or(|found| found.tokens == 1) {
            if listed && matches!(first.shape, Shape::Upper | Shape::Initial) {
                found = self.acronym(doc.word(token)).or(found);
            }
            found = self.abbreviation(doc, token).or(found);
        }
        found
    }

    /// A word in small letters without accents, as lists of names have it.
    pub(crate) fn plain(&self, word: &str) -> impl Iterator<Item = char> {
        self.spelling.plain(word)
    }

    /// All places of a name that stands by itself: those of the core tier, then those of the full one, the most prominent
    /// of each first.
    pub fn named(&self, doc: &Document, tokens: std::ops::Range<usize>) -> impl Iterator<Item = EntryId> {
        // The stop of "Ill." need not have been taken for a part of the name.
        let stop = doc.kind(tokens.end) == TokenKind::Stop;
        let whole = |found: &Match| found.tokens == tokens.len() || stop && found.tokens == tokens.len() + 1;
        let core = self.longest(doc, tokens.start).filter(whole).map_or(&[][..], |found| found.entries);
        // "EU" is not the town of Eu.
        let acronym = tokens.len() == 1 && doc.shape(tokens.start) == Shape::Upper && doc.word(tokens.start).len() <= SHORT;
        let more = if acronym || self.more.is_empty() { &[][..] } else { pairs_of(&self.more, self.key(doc, tokens)) };
        core.iter().copied().chain(more.iter().map(|(_, id)| *id))
    }

    /// The country of an adjective or people: "Canadian", "South Koreans" by its two tokens.
    pub fn demonym(&self, doc: &Document, tokens: std::ops::Range<usize>) -> Option<EntryId> {
        if tokens.len() == 1 && !may_be(&self.demonym_words, doc, tokens.start) {
            return None;
        }
        pairs_of(&self.demonyms, self.key(doc, tokens)).first().map(|(_, id)| *id)
    }

    /// A number that is the same for each way of writing a name.
    pub fn key(&self, doc: &Document, tokens: std::ops::Range<usize>) -> u64 {
        let silent = |token: usize| matches!(doc.kind(token), TokenKind::Dash | TokenKind::Stop) || doc.word(token) == "/";
        tokens.filter(|token| !silent(*token)).fold(spelling::START, |hash, token| spelling::extend(hash, self.spelling.hash(doc.word(token))))
    }

    /// "US", "U.S.", "UK".
    fn acronym(&self, word: &str) -> Option<Match<'_>> {
        let hash = spelling::extend(spelling::ACRONYM, self.spelling.hash(word));
        let entries = self.table.find(hash)?.entries(&self.table)?;
        Some(Match { tokens: 1, entries })
    }

    /// "Ill." behind "Springfield,": exactly as it is listed, and behind a word with a capital and a comma.
    fn abbreviation(&self, doc: &Document, token: usize) -> Option<Match<'_>> {
        let comma = token.checked_sub(1)?;
        let town = comma.checked_sub(1)?;
        if doc.bytes(comma) != b"," || !doc.tokens.get(town)?.capital() {
            return None;
        }
        // "W. Va." is two tokens, and "Ill." may be a word and a stop.
        (1..=ABBREVIATION).rev().find_map(|tokens| {
            let written = doc.span(token..token + tokens).of(doc.text);
            let at = self.abbreviations.binary_search_by_key(&written, |(abbreviation, _)| abbreviation).ok()?;
            let (_, id) = self.abbreviations.get(at)?;
            Some(Match { tokens, entries: std::slice::from_ref(id) })
        })
    }
}

/// Whether a token may be one of some listed words. What is spelt with more than ASCII's letters and digits may be.
fn may_be(words: &Sieve, doc: &Document, token: usize) -> bool {
    words.may_have(doc.hash(token)) || !doc.bytes(token).iter().all(u8::is_ascii_alphanumeric)
}

/// The token behind one that may belong to the same name: hyphens and slashes inside a name count for nothing, nor does the
/// full stop of "Ste. Marie".
fn next_word(doc: &Document, token: usize) -> Option<usize> {
    let next = token + 1;
    let there = doc.tokens.get(next)?;
    match there.kind {
        TokenKind::Word | TokenKind::Number | TokenKind::Possessive => Some(next),
        TokenKind::Punct if matches!(doc.word(next), "," | "&") => Some(next),
        TokenKind::Punct | TokenKind::Dash if !there.spaced() => doc.tokens.get(next + 1).filter(|t| t.kind == TokenKind::Word && !t.spaced()).map(|_| next + 1),
        TokenKind::Stop if !there.spaced() && doc.word(token).len() <= SHORT => doc.tokens.get(next + 1).filter(|t| t.kind == TokenKind::Word).map(|_| next + 1),
        _ => None,
    }
}
