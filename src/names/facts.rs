//! What the model may know of each token, worked out once: hashes of its word and affixes, its shape and lists, what the
//! gazetteer says, what the rest of the article says.

use std::ops::Range;

use super::evidence::{self, Evidence};
use super::stretches;
use crate::count;
use crate::gazetteer::{Gazetteer, Tag};
use crate::hash::{self, SEED, step};
use crate::lexicon::{Classes, Lexicon, classes};
use crate::text::{Document, Shape, TokenKind};

/// One token, as features see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    /// The word in small letters.
    pub(super) lower: u32,
    /// Its first two, three and four letters.
    pub(super) prefixes: [u32; 3],
    /// Its last two, three and four letters.
    pub(super) suffixes: [u32; 3],
    /// The pattern of its characters.
    pub(super) shape: u32,
    /// Its classes, by the groups below.
    pub(super) lists: u32,
    /// What the gazetteer knows of the name it stands in: see [`place_codes`].
    pub(super) place: u32,
    /// The same with the name's length, the place's size, and whether several places bear it.
    pub(super) place_size: u32,
    /// How the word is used elsewhere in the article.
    pub(super) evidence: Evidence,
    /// What a first labelling made of its other occurrences: see [`super::beliefs`].
    pub(super) belief: u32,
    /// Where it stands: bits of [`Standing`].
    pub(super) standing: u32,
    /// The stretch of capitalised words it is in.
    pub(super) run: (u32, u32),
}

impl Default for Fact {
    fn default() -> Self {
        Self::NONE
    }
}

impl Fact {
    /// Of no token.
    pub(super) const NONE: Self = Self {
        lower: 0,
        prefixes: [0; 3],
        suffixes: [0; 3],
        shape: 0,
        lists: 0,
        place: 0,
        place_size: 0,
        evidence: Evidence(0),
        belief: 0,
        standing: 0,
        run: (0, 0),
    };

    /// Whether it begins a sentence, and whether its line is in title case or capitals.
    pub(super) fn line_and_start(&self) -> u32 {
        self.standing & (Standing::SENTENCE_START | Standing::TITLE_LINE | Standing::CAPS_LINE)
    }

    /// A [`Fact::place`] above this is inside a name, not at its start.
    pub(super) const INSIDE_PLACE: u32 = 8;
}

/// Bits of [`Fact::standing`].
pub(super) struct Standing;

impl Standing {
    pub(super) const SENTENCE_START: u32 = 1;
    pub(super) const QUOTED: u32 = 2;
    pub(super) const TITLE_LINE: u32 = 4;
    pub(super) const CAPS_LINE: u32 = 8;
    pub(super) const BRACKETED: u32 = 16;
    pub(super) const LINE_START: u32 = 32;
}

/// The lists that features see, in the order of their bits.
const LISTS: [Classes; 29] = [
    classes::HONORIFICS,
    classes::TITLES,
    classes::ROLES,
    classes::ORGANISATIONS,
    classes::NATIONALITIES,
    classes::KIN,
    classes::MONTHS,
    classes::WEEKDAYS,
    classes::CUES,
    classes::DOCUMENTS,
    classes::GROUPS,
    classes::GIVEN_FEMALE,
    classes::GIVEN_MALE,
    classes::SURNAMES,
    classes::COMPASS,
    classes::DISTRICTS,
    classes::LANDFORMS,
    classes::SETTLEMENTS,
    classes::THOROUGHFARES,
    classes::ORGANISATION_ENDS,
    classes::FUNCTION_WORDS,
    classes::AUXILIARIES,
    classes::PREPOSITIONS,
    classes::DETERMINERS,
    classes::NAME_LINKS,
    classes::PERSONAL_PRONOUNS,
    classes::PLURAL,
    classes::NAME_PARTICLES,
    classes::LOCATIVE,
];

/// Facts of all tokens of a document.
pub(super) fn gather(doc: &Document, stretches: &[Range<usize>], gazetteer: &Gazetteer) -> Vec<Fact> {
    let mut facts: Vec<Fact> = (0..doc.tokens.len()).map(|i| of_word(doc, i, gazetteer)).collect();
    mark_standing(doc, &mut facts);
    mark_acronyms(doc, &mut facts);
    for (fact, tag) in facts.iter_mut().zip(gazetteer.tags(doc)) {
        (fact.place, fact.place_size) = place_codes(&tag);
    }
    for stretch in stretches {
        mark_runs(doc, stretch, &mut facts);
    }
    evidence::gather(doc, stretches, &mut facts);
    facts
}

fn of_word(doc: &Document, i: usize, gazetteer: &Gazetteer) -> Fact {
    let word = doc.word(i);
    let mut fact = Fact { lower: doc.hash(i), ..Fact::default() };
    match doc.kind(i) {
        TokenKind::Word => {}
        kind => {
            fact.lower = hash::lower(plain(doc, i, kind));
            fact.shape = shape(word);
            return fact;
        }
    }
    fact.lists = lists(doc.classes(i));
    if !word.is_ascii() {
        // "José": the lists of names have no accents.
        fact.lists |= lists(Lexicon::english().classes(&gazetteer.plain(word))) & name_lists();
    }
    if !stretches::capital(doc, i) && !stretches::hyphened(doc, i) && !doc.has(i, classes::NAME_LINKS) {
        return fact;
    }
    fact.shape = shape(word);
    if word.is_ascii() {
        let small = |b: &u8| u32::from(b.to_ascii_lowercase());
        fact.prefixes = affixes(word.as_bytes().iter().map(small));
        fact.suffixes = affixes(word.as_bytes().iter().rev().map(small));
    } else {
        fact.prefixes = affixes(word.chars().flat_map(char::to_lowercase).map(u32::from));
        fact.suffixes = affixes(word.chars().rev().flat_map(char::to_lowercase).map(u32::from));
    }
    fact
}

/// The hashes of the first two, three and four letters; 0 where there are no more.
fn affixes(mut letters: impl Iterator<Item = u32>) -> [u32; 3] {
    let mut hash = letters.next().map_or(SEED, |letter| step(SEED, letter));
    std::array::from_fn(|_| {
        let letter = letters.next()?;
        hash = step(hash, letter);
        Some(hash)
    })
    .map(|affix| affix.unwrap_or(0))
}

/// One spelling for marks that are typed in several ways.
fn plain<'t>(doc: &Document<'t>, i: usize, kind: TokenKind) -> &'t str {
    let word = doc.word(i);
    match kind {
        TokenKind::Possessive => "'s",
        TokenKind::Mark if matches!(word, "'" | "’") => "'",
        TokenKind::Mark => "\"",
        TokenKind::Dash if doc.tokens.get(i).is_some_and(|t| t.spaced) => "--",
        TokenKind::Dash => "-",
        TokenKind::Number => "0",
        _ => word,
    }
}

/// The bits of [`Fact::lists`] for four classes at a time: for each sixteenth of the set, for each value that it may have.
static LISTS_OF: [[u32; 16]; 16] = lists_of();

#[expect(clippy::indexing_slicing, reason = "bounded by the loops; a constant function can do no other")]
const fn lists_of() -> [[u32; 16]; 16] {
    let mut table = [[0; 16]; 16];
    let mut list = 0;
    while list < LISTS.len() {
        let class = LISTS[list].bits().trailing_zeros() as usize;
        let mut value = 0;
        while value < 16 {
            if value >> (class & 3) & 1 != 0 {
                table[class >> 2][value] |= 1 << list;
            }
            value += 1;
        }
        list += 1;
    }
    table
}

fn lists(classes: Classes) -> u32 {
    let mut rest = classes.bits();
    let mut lists = 0;
    // Most words have no class at all, or few.
    for table in &LISTS_OF {
        if rest == 0 {
            break;
        }
        lists |= table.get((rest & 15) as usize).copied().unwrap_or(0);
        rest >>= 4;
    }
    lists
}

fn name_lists() -> u32 {
    list_bit(classes::GIVEN_FEMALE) | list_bit(classes::GIVEN_MALE) | list_bit(classes::SURNAMES)
}

/// The bits of [`Fact::lists`] for a class of [`LISTS`].
#[expect(clippy::indexing_slicing, reason = "bounded by the loop; a constant function can do no other")]
pub(super) const fn list_bit(list: Classes) -> u32 {
    let mut bit = 0;
    while bit < LISTS.len() {
        if LISTS[bit].bits() == list.bits() {
            return 1 << bit;
        }
        bit += 1;
    }
    0
}

/// X for a capital, x for a small letter, 0 for a digit, the character itself for others; a third of a kind is left out.
fn shape(word: &str) -> u32 {
    let mut h = SEED;
    count::steps(word.len());
    let (mut last, mut times) = ('\0', 0);
    for c in word.chars() {
        let kind = if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        times = if kind == last { times + 1 } else { 1 };
        last = kind;
        if times <= 2 {
            h = step(h, u32::from(kind));
        }
    }
    h
}

fn mark_standing(doc: &Document, facts: &mut [Fact]) {
    for sentence in &doc.sentences {
        // A mark or bracket before the first word does not count.
        let first = sentence.clone().find(|&i| doc.kind(i) == TokenKind::Word);
        if let Some(fact) = first.and_then(|i| facts.get_mut(i)) {
            fact.standing |= Standing::SENTENCE_START;
        }
    }
    let mut quoted = 0;
    for quotation in &doc.quotations {
        let inside = quotation.inside();
        // What an outer one holds is marked already.
        for fact in facts.get_mut(inside.start.max(quoted)..inside.end).unwrap_or_default() {
            count::step();
            fact.standing |= Standing::QUOTED;
        }
        quoted = quoted.max(inside.end);
        if let Some(fact) = facts.get_mut(inside.start) {
            fact.standing |= Standing::SENTENCE_START;
        }
    }
    for paragraph in &doc.paragraphs {
        let (mut words, mut capitals, mut upper) = (0, 0, 0);
        for t in doc.tokens.get(paragraph.clone()).unwrap_or_default().iter().filter(|t| t.kind == TokenKind::Word && t.span.len() > 3) {
            words += 1;
            capitals += u32::from(t.capital());
            upper += u32::from(t.shape == Shape::Upper);
        }
        let line = if words >= 2 && upper * 5 >= words * 4 {
            Standing::CAPS_LINE
        } else if words >= 3 && capitals * 5 >= words * 4 && doc.kind(paragraph.end - 1) != TokenKind::Stop {
            Standing::TITLE_LINE
        } else {
            0
        };
        let mut depth = 0u32;
        for i in paragraph.clone() {
            let word = doc.word(i);
            depth = if word == ")" { depth.saturating_sub(1) } else { depth };
            if let Some(fact) = facts.get_mut(i) {
                fact.standing |= line | if depth > 0 { Standing::BRACKETED } else { 0 } | if i == paragraph.start { Standing::LINE_START } else { 0 };
            }
            depth = if word == "(" { depth + 1 } else { depth };
        }
    }
}

/// "US", "WHO" and "IT" are not the words that they look like, unless the whole line is in capitals.
fn mark_acronyms(doc: &Document, facts: &mut [Fact]) {
    let words = list_bit(classes::FUNCTION_WORDS) | list_bit(classes::PERSONAL_PRONOUNS) | list_bit(classes::NAME_LINKS) | list_bit(classes::PREPOSITIONS);
    for (i, fact) in facts.iter_mut().enumerate() {
        let word = doc.word(i);
        if doc.shape(i) == Shape::Upper && word.len() <= LONGEST_ACRONYM && fact.standing & Standing::CAPS_LINE == 0 {
            fact.lower = word.bytes().fold(SEED, |h, b| step(h, u32::from(b)));
            fact.lists &= !words;
        }
    }
}

/// The longest word in capitals, in bytes, that is also a word in small letters often enough to matter.
const LONGEST_ACRONYM: usize = 3;

fn mark_runs(doc: &Document, stretch: &Range<usize>, facts: &mut [Fact]) {
    let mut start = stretch.start;
    while start < stretch.end {
        let joined = |i: usize| stretches::capital(doc, i) || doc.kind(i) == TokenKind::Number || doc.kind(i) == TokenKind::Dash || stretches::hyphened(doc, i);
        let mut end = start + 1;
        if joined(start) {
            while end < stretch.end && joined(end) {
                end += 1;
            }
        }
        for fact in facts.get_mut(start..end).unwrap_or_default() {
            count::step();
            fact.run = (start as u32, end as u32);
        }
        start = end;
    }
}

/// The bits of the lists of given names in [`Fact::lists`].
pub(super) fn given() -> u32 {
    list_bit(classes::GIVEN_FEMALE) | list_bit(classes::GIVEN_MALE)
}

/// A gazetteer's tag as numbers: the kind and whether inside the name; and with the name's length, the place's size, and
/// whether it is one of several.
fn place_codes(tag: &Tag) -> (u32, u32) {
    let Some(kind) = tag.kind else { return (0, 0) };
    let size = match tag.size {
        0 => 0,
        1..8 => 1,
        8..10 => 2,
        _ => 3,
    };
    let coarse = 1 + kind as u32 + Fact::INSIDE_PLACE * u32::from(tag.inside);
    (coarse, coarse + 16 * (u32::from(tag.tokens.min(2)) + 3 * (size + 4 * u32::from(tag.places > 1))))
}
