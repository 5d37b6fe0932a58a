//! Typed look-ups over the lists of `data/en`: which classes a word belongs to.
//!
//! The build packs one class a file (`build/lexicon.rs`); [`classes`] has their names.

pub mod classes;

use std::sync::OnceLock;

pub use classes::{Classes, Set};

use crate::{count, hash, letters};

/// The packed lists: a line for each [`Set`] but that of none, of the words that have it, each a capital letter (how many letters it
/// shares with the word before: `A` none) and the rest.
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// The word lists of one language.
pub struct Lexicon {
    /// Open addressing with linear probing; a power of two long, at most half full. 0 where a slot is empty. A listed word's slot has
    /// its [`tag`] and its [`Set`]; one in a million other words has the same tag, and is taken for it. So a slot takes four bytes,
    /// and the lexicon a quarter of a second-level cache of 512 kB.
    slots: Vec<u32>,
}

/// How many bits of a slot are the set; the rest are the tag.
const SET_BITS: u32 = 10;
const SET: u32 = (1 << SET_BITS) - 1;

const _: () = assert!(Set::COUNT <= 1 << SET_BITS);

/// How many bits of a word's hash tell its place at the least.
const PLACE_BITS: u32 = 15;

/// The longest length that a tag tells from others.
const LONGEST: usize = (1 << (PLACE_BITS - SET_BITS)) - 1;

/// The bits of a word's hash that do not tell its place, and its length in bytes.
fn tag(length: usize, hash: u32) -> u32 {
    hash >> PLACE_BITS << PLACE_BITS | (length.min(LONGEST) as u32) << SET_BITS
}

impl Lexicon {
    /// The English lists. The table is made on first use (a few thousand insertions).
    pub fn english() -> &'static Lexicon {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        ENGLISH.get_or_init(|| Lexicon::unpack(PACKED))
    }

    fn unpack(packed: &str) -> Self {
        let size = (packed.bytes().filter(u8::is_ascii_uppercase).count() * 2).next_power_of_two().max(2);
        let mut lexicon = Lexicon { slots: vec![0; size] };
        for (set, line) in (1..).map(Set::new).zip(packed.lines()) {
            let mut word = String::new();
            let mut rest = line;
            while let Some(shared) = rest.bytes().next() {
                let kept = word.char_indices().nth(usize::from(shared.saturating_sub(b'A'))).map_or(word.len(), |(at, _)| at);
                word.truncate(kept);
                rest = rest.get(1..).unwrap_or("");
                let end = rest.bytes().position(|b| b.is_ascii_uppercase()).unwrap_or(rest.len());
                let (own, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
                word.push_str(own);
                rest = behind;
                lexicon.add(&word, set);
            }
        }
        lexicon
    }

    fn add(&mut self, word: &str, set: Set) {
        let hash = hash_of(word);
        let at = self.slot(word.len(), hash);
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = tag(word.len(), hash) | u32::from(set.index());
        }
    }

    /// The slot that holds a word, or the empty one where it would stand.
    fn slot(&self, length: usize, hash: u32) -> usize {
        let (tag, mask) = (tag(length, hash), self.slots.len() - 1);
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get(at) {
            if *slot == 0 || slot & !SET == tag {
                break;
            }
            count::step();
            at = (at + 1) & mask;
        }
        at
    }

    /// The classes of a word, whatever its case.
    pub fn classes(&self, word: &str) -> Classes {
        self.set(word).classes()
    }

    /// The same, as the lexicon's set.
    pub(crate) fn set(&self, word: &str) -> Set {
        count::steps(word.len());
        if word.is_ascii() {
            return self.set_of(word.len(), hash_of(word));
        }
        self.folded(word.chars())
    }

    /// The set of a word by its letters, whatever their case.
    pub(crate) fn folded(&self, word: impl Iterator<Item = char>) -> Set {
        let letters = word.flat_map(letters::small).map(|c| if c == '’' { '\'' } else { c });
        let (length, hash) = letters.fold((0, hash::SEED), |(length, hash), c| {
            let longer = c.encode_utf8(&mut [0; 4]).bytes().fold(hash, |hash, byte| hash::step(hash, u32::from(byte)));
            (length + c.len_utf8(), longer)
        });
        self.set_of(length, hash)
    }

    /// The set of a word whose length in bytes and hash are known, each of its letters without case.
    pub(crate) fn set_of(&self, length: usize, hash: u32) -> Set {
        self.slots.get(self.slot(length, hash)).map_or_else(Set::default, |slot| Set::new((slot & SET) as u16))
    }
}

/// The bytes' hash: of a word in ASCII the one that its token has.
fn hash_of(word: &str) -> u32 {
    word.bytes().fold(hash::SEED, |h, b| hash::step(h, u32::from(b.to_ascii_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_listed_words_are_taken_for_one() {
        let listed = PACKED.bytes().filter(u8::is_ascii_uppercase).count();
        assert!(Lexicon::english().slots.len() >= 1 << PLACE_BITS);
        assert_eq!(Lexicon::english().slots.iter().filter(|slot| **slot != 0).count(), listed);
    }
}
