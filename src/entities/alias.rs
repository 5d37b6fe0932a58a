//! When two names are one person's or one body's: surname, given name, initials, particles, acronyms.

use std::ops::Range;

use super::{Entity, Mention};
use crate::analysis::SpeakerKind;
use crate::count;
use crate::hash;
use crate::letters;
use crate::lexicon::{Classes, Lexicon, classes};
use crate::names::Label;
use crate::text::{Document, TokenKind};

/// A word as names are compared by it: hashes of 64 bits, by which no two words are taken for one.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Of its small letters.
    hash: u64,
    /// Of the same without the last letter, an "s", where more than four bytes remain; else 0.
    singular: u64,
    /// Of the consonants of a word of five letters or more that has some; else 0.
    bones: u64,
    /// Of the consonants of the same without a last "s", if it has five letters; else 0.
    key: u64,
    /// What the lexicon says of it.
    classes: Classes,
}

impl PartialEq for Word {
    fn eq(&self, other: &Word) -> bool {
        self.hash == other.hash
    }
}

/// A word that is read letter by letter.
#[derive(Clone, Copy)]
struct Letters {
    hash: u64,
    bytes: usize,
    letters: usize,
    bones: u64,
    bone_bytes: usize,
    /// The last of the bones.
    last: char,
}

/// The start of a hash of bones, by which they are another word than one that is written so.
const BONES: u64 = step(hash::WIDE_SEED, '~');

const fn step(hash: u64, letter: char) -> u64 {
    (hash ^ letter as u64).wrapping_mul(hash::WIDE_PRIME)
}

/// The hash of a word's small letters: a key of [`super::Index`].
pub fn key(word: &str) -> u64 {
    count::steps(word.len());
    small(word).fold(hash::WIDE_SEED, step)
}

/// A word's small letters.
fn small(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(letters::small)
}

impl Letters {
    fn push(&mut self, letter: char) {
        self.hash = step(self.hash, letter);
        self.bytes += letter.len_utf8();
        // Doubled consonants count once.
        if (self.letters == 0 || !matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h')) && self.last != letter {
            self.bones = step(self.bones, letter);
            self.bone_bytes += letter.len_utf8();
            self.last = letter;
        }
        self.letters += 1;
    }

    fn bones(&self, least: usize) -> u64 {
        if self.letters >= 5 && self.bone_bytes >= least { self.bones } else { 0 }
    }
}

impl Word {
    /// Reads a word. `classes` are those of the lexicon.
    pub fn of(word: &str, classes: Classes) -> Word {
        count::steps(word.len());
        let mut read = Letters { hash: hash::WIDE_SEED, bytes: 0, letters: 0, bones: BONES, bone_bytes: 0, last: '\0' };
        let mut before = read;
        small(word).for_each(|letter| {
            before = read;
            read.push(letter);
        });
        let plural = word.ends_with(['s', 'S']);
        Word {
            hash: read.hash,
            singular: if plural && before.bytes > 4 { before.hash } else { 0 },
            bones: read.bones(4),
            key: if plural { before } else { read }.bones(0),
            classes,
        }
    }

    /// Under which keys of an [`super::Index`] a name is looked up by this word: the word, and its consonants, which a slip of
    /// spelling seldom changes ("Papadakkis", "Kristin"), nor a last "s": 0 where there are few.
    pub fn keys(&self) -> [u64; 2] {
        [self.hash, self.key]
    }

    /// Whether two words are one, or one of them misspelt.
    pub fn alike(&self, other: &Word) -> bool {
        self == other || self.bones != 0 && self.bones == other.bones
    }

    /// Whether the two differ by a last "s" alone ("Water", "Waters").
    fn but_for_s(&self, other: &Word) -> bool {
        self.hash == other.singular || self.singular == other.hash
    }
}

/// The words of a name, without full stops, titles and generational suffixes, each with its token.
pub(super) fn words(doc: &Document, tokens: Range<usize>) -> impl Iterator<Item = (usize, Word)> {
    let titled = move |t: &usize| doc.has(*t, classes::HONORIFICS) && doc.tokens.get(t + 1).is_some();
    tokens.filter(|&t| matches!(doc.kind(t), TokenKind::Word | TokenKind::Number)).filter(move |t| !titled(t)).filter_map(|t| {
        let whole = doc.word(t);
        let word = whole.trim_end_matches('.');
        let idle = ["jr", "sr", "ii", "iii", "iv", "the"].iter().any(|idle| word.eq_ignore_ascii_case(idle));
        let classes = if word == whole { doc.classes(t) } else { Lexicon::english().classes(word) };
        (!idle).then(|| (t, Word::of(word, classes)))
    })
}

/// Whether one word begins with the other, in small letters, if both are whole but for full stops.
fn begins(doc: &Document, a: usize, b: usize) -> bool {
    let (a, b) = (doc.word(a).trim_end_matches('.'), doc.word(b).trim_end_matches('.'));
    count::steps(a.len() + b.len());
    small(a).zip(small(b)).all(|(a, b)| a == b)
}

/// Whether `new` spells out a given name that `old` shortens ("Cres Eastman", "Creswell Eastman").
pub(super) fn spelt_out(doc: &Document, old: usize, new: usize) -> bool {
    let (a, b) = (doc.word(old), doc.word(new));
    b.len() > a.len() && b.starts_with(a.trim_end_matches('.'))
}

/// The letters of a name that is written as an acronym; 0 of another.
pub(super) fn abbreviation(doc: &Document, tokens: &Range<usize>) -> u64 {
    let word = doc.word(tokens.start);
    let upper = tokens.len() == 1 && word.len() >= 2 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    if upper { small(word).filter(|letter| *letter != '.').fold(hash::WIDE_SEED, step) } else { 0 }
}

/// The first letters of the capitalised words of a name, if there are at least two; else 0.
pub(super) fn acronym(doc: &Document, tokens: Range<usize>) -> u64 {
    let capitals = tokens.filter(|&t| doc.capital(t)).filter_map(|t| doc.word(t).chars().next());
    let (letters, hash) = capitals.flat_map(letters::small).fold((0, hash::WIDE_SEED), |(letters, hash), letter| (letters + 1, step(hash, letter)));
    if letters >= 2 { hash } else { 0 }
}

/// Whether `new` is another mention of `entity`, whose fullest name is `known`.
pub(super) fn same(doc: &Document, entity: &Entity, known: &Mention, new: &Mention) -> bool {
    count::steps(known.words.len().max(new.words.len()));
    if known.words == new.words {
        // A place and an organisation of one name are one voice; a person is another.
        return (entity.kind == SpeakerKind::Person) == (new.label == Label::Person) && entity.gender.agrees(new.gender);
    }
    let (short, long) = if known.words.len() <= new.words.len() { (known, new) } else { (new, known) };
    match (entity.kind, new.label) {
        (SpeakerKind::Person, Label::Person) => entity.gender.agrees(new.gender) && same_person(doc, short, long),
        (SpeakerKind::Organization, Label::Organisation) => {
            // "Boeing" for "Boeing Co."; never "Ministry" for "Ministry of Defence".
            let begins = long.words.starts_with(&short.words) && !short.words.iter().all(|word| word.classes.any(classes::ORGANISATIONS | classes::NATIONALITIES));
            begins || abbreviates(new, known) || abbreviates(known, new)
        }
        _ => false,
    }
}

fn same_person(doc: &Document, short: &Mention, long: &Mention) -> bool {
    let (Some(short_last), Some(long_last), Some(short_first), Some(long_first)) = (short.words.last(), long.words.last(), short.words.first(), long.words.first()) else {
        return false;
    };
    match short.words.len() {
        // "Reyes" or "Ana" for "Ana Reyes"; "Kim" for "Kim Min-jun"; "Sánchez" for "Carmen Sánchez Robles".
        1 => long.words.iter().any(|w| short_last.alike(w)) || short_last.but_for_s(long_last) && !short_last.classes.any(classes::GIVEN_FEMALE | classes::GIVEN_MALE),
        // "van den Berg" for "Pieter van den Berg"; "Hillary Clinton" for "Hillary Rodham Clinton"; "J. Reyes" for "Juan Reyes".
        _ => {
            let first = || short_first.alike(long_first) || begins(doc, short.first, long.first);
            let same_end = short_last.alike(long_last) && (first() || long.words.ends_with(&short.words));
            same_end || long.words.starts_with(&short.words)
        }
    }
}

fn abbreviates(short: &Mention, long: &Mention) -> bool {
    short.abbreviation != 0 && short.abbreviation == long.acronym
}
