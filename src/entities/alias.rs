//! When two names are one person's or one body's: surname, given name, initials, particles, acronyms.

use std::ops::Range;

use super::{Entity, Gender};
use crate::analysis::SpeakerKind;
use crate::count;
use crate::hash;
use crate::lexicon::{Lexicon, classes};
use crate::names::{Label, Name};
use crate::syntax::Scene;
use crate::text::TokenKind;

/// The words of a name, folded to lower case, without full stops, titles and generational suffixes.
pub(super) fn words(scene: &Scene, tokens: Range<usize>) -> Vec<String> {
    tokens
        .filter(|&t| matches!(scene.doc.kind(t), TokenKind::Word | TokenKind::Number))
        .filter(|&t| !scene.doc.has(t, classes::HONORIFICS) || scene.doc.tokens.get(t + 1).is_none())
        .map(|t| hash::small(scene.doc.word(t).trim_end_matches('.')))
        .inspect(|word| count::steps(word.len()))
        .filter(|w| !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "the"))
        .collect()
}

/// Under which words a name is looked up: the word, and its consonants, which a slip of spelling seldom changes
/// ("Papadakkis", "Kristin"), nor a last "s".
pub fn keys(word: &str) -> impl Iterator<Item = String> {
    let bones = bones(word.strip_suffix('s').unwrap_or(word)).map(|b| format!("~{b}"));
    std::iter::once(word.to_owned()).chain(bones)
}

/// The consonants of a word of five letters or more, doubled ones once.
fn bones(word: &str) -> Option<String> {
    count::steps(word.len());
    if word.chars().count() < 5 {
        return None;
    }
    let mut bones = String::new();
    for (i, c) in word.chars().enumerate() {
        if (i == 0 || !"aeiouyh".contains(c)) && !bones.ends_with(c) {
            bones.push(c);
        }
    }
    Some(bones)
}

/// Whether two words are one, or one of them misspelt.
pub(super) fn alike(a: &str, b: &str) -> bool {
    a == b || bones(a).is_some_and(|x| x.len() >= 4 && bones(b).is_some_and(|y| x == y))
}

/// Whether the two differ by a last "s" alone ("Water", "Waters").
fn but_for_s(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() > 4 && long.strip_suffix('s') == Some(short)
}

/// Whether `new` spells out a given name that `old` shortens ("Cres Eastman", "Creswell Eastman").
pub(super) fn spelt_out(scene: &Scene, old: &Range<usize>, new: &Range<usize>) -> bool {
    let (a, b) = (scene.doc.word(old.start), scene.doc.word(new.start));
    b.len() > a.len() && b.starts_with(a.trim_end_matches('.'))
}

/// Whether a name is written as an acronym.
pub(super) fn is_acronym(scene: &Scene, tokens: &Range<usize>) -> bool {
    tokens.len() == 1 && {
        let word = scene.doc.word(tokens.start);
        word.len() >= 2 && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
    }
}

/// The first letters of the capitalised words of an organisation's name, if there are at least two.
pub(super) fn acronym(scene: &Scene, tokens: Range<usize>) -> Option<String> {
    let letters: String = tokens.filter(|&t| scene.doc.tokens.get(t).is_some_and(|t| t.capital())).filter_map(|t| scene.doc.word(t).chars().next()).flat_map(char::to_lowercase).collect();
    (letters.chars().count() >= 2).then_some(letters)
}

/// Whether `name` is another mention of `entity`.
pub(super) fn same(scene: &Scene, entity: &Entity, name: &Name, words: &[String], gender: Gender) -> bool {
    let known = self::words(scene, entity.name.clone());
    if known == words {
        // A place and an organisation of one name are one voice; a person is another.
        let person = |kind| kind == SpeakerKind::Person;
        return person(entity.kind) == (name.label == Label::Person) && entity.gender.agrees(gender);
    }
    match (entity.kind, name.label) {
        (SpeakerKind::Person, Label::Person) => entity.gender.agrees(gender) && same_person(&known, words),
        (SpeakerKind::Organization, Label::Organisation) => same_organisation(scene, entity, &known, name, words),
        _ => false,
    }
}

fn same_person(known: &[String], new: &[String]) -> bool {
    count::steps(known.len() + new.len());
    let (short, long) = if known.len() <= new.len() { (known, new) } else { (new, known) };
    let (Some(short_last), Some(long_last), Some(short_first), Some(long_first)) = (short.last(), long.last(), short.first(), long.first()) else {
        return false;
    };
    match short.len() {
        // "Reyes" or "Ana" for "Ana Reyes"; "Kim" for "Kim Min-jun"; "Sánchez" for "Carmen Sánchez Robles".
        1 => long.iter().any(|w| alike(short_last, w)) || but_for_s(short_last, long_last) && !Lexicon::english().classes(short_last).any(classes::GIVEN_FEMALE | classes::GIVEN_MALE),
        // "van den Berg" for "Pieter van den Berg"; "Hillary Clinton" for "Hillary Rodham Clinton"; "J. Reyes" for "Juan Reyes".
        _ => {
            let first = alike(short_first, long_first) || initial_of(short_first, long_first) || short_first.starts_with(long_first.as_str()) || long_first.starts_with(short_first.as_str());
            let same_end = alike(short_last, long_last) && (first || long.ends_with(short));
            same_end || long.starts_with(short)
        }
    }
}

fn initial_of(a: &str, b: &str) -> bool {
    let one = |s: &str| s.chars().count() == 1;
    (one(a) || one(b)) && a.chars().next() == b.chars().next()
}

fn same_organisation(scene: &Scene, entity: &Entity, known: &[String], name: &Name, new: &[String]) -> bool {
    let abbreviates = |short: &Range<usize>, long: &Range<usize>| {
        is_acronym(scene, short) && acronym(scene, long.clone()).is_some_and(|a| hash::small(&scene.doc.word(short.start).replace('.', "")) == a)
    };
    let (short, long) = if known.len() <= new.len() { (known, new) } else { (new, known) };
    count::steps(long.len());
    // "Boeing" for "Boeing Co."; never "Ministry" for "Ministry of Defence".
    let begins = long.starts_with(short) && short.iter().any(|w| !names_a_body(w));
    begins || abbreviates(&name.tokens, &entity.name) || abbreviates(&entity.name, &name.tokens)
}

fn names_a_body(word: &str) -> bool {
    Lexicon::english().classes(word).any(classes::ORGANISATIONS | classes::NATIONALITIES)
}
