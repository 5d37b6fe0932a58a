//! Typed look-ups over the lists of `data/en`: which classes a word belongs to.
//!
//! The build packs one class a file (`build/lexicon.rs`); [`classes`] has their names.

pub mod classes;

use std::sync::OnceLock;

pub use classes::Classes;

/// The packed lists: a line `=MASK`, then the words that have these classes.
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// The word lists of one language.
pub struct Lexicon {
    /// Open addressing with linear probing; a power of two long, at most half full.
    slots: Vec<Slot>,
}

#[derive(Clone, Copy)]
struct Slot {
    word: &'static str,
    classes: Classes,
}

impl Lexicon {
    /// The English lists. The table is made on first use (a few thousand insertions).
    pub fn english() -> &'static Lexicon {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        ENGLISH.get_or_init(|| Lexicon::unpack(PACKED))
    }

    fn unpack(packed: &'static str) -> Self {
        let size = (packed.lines().count() * 2).next_power_of_two().max(2);
        let mut lexicon = Lexicon { slots: vec![Slot { word: "", classes: Classes::NONE }; size] };
        let mut classes = Classes::NONE;
        for line in packed.lines() {
            match line.strip_prefix('=') {
                Some(mask) => classes = Classes::from_bits(mask.parse().unwrap_or(0)),
                None => {
                    let at = lexicon.slot(line, hash(line.bytes()));
                    if let Some(slot) = lexicon.slots.get_mut(at) {
                        *slot = Slot { word: line, classes };
                    }
                }
            }
        }
        lexicon
    }

    /// The slot that holds `word`, or the empty one where it would stand.
    fn slot(&self, word: &str, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.word.is_empty() || slot.word.eq_ignore_ascii_case(word) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    /// The classes of a word, whatever its case. Allocates only for words with capitals outside ASCII.
    pub fn classes(&self, word: &str) -> Classes {
        if !word.is_ascii() {
            let folded: String = word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
            return self.find(&folded);
        }
        self.find(word)
    }

    fn find(&self, word: &str) -> Classes {
        let at = self.slot(word, hash(word.bytes().map(|b| b.to_ascii_lowercase())));
        self.slots.get(at).map_or(Classes::NONE, |slot| slot.classes)
    }
}

/// FNV-1a, 32 bits: short words, no hostile keys in the table itself.
fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}
