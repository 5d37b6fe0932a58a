//! Words as bits of their hashes: most words of a text are told by them to be none of a list, or to begin none of its names, without a
//! look into a table that is larger than a first-level cache.

use super::spelling::Spelling;
use crate::text::Document;

/// One bit for each value of a word's hash, cut to a power of two. The fewer words there are for each bit, the more are told.
pub(super) struct WordBits(Vec<u64>);

impl WordBits {
    /// Room for about so many words: eight bits for each.
    pub(super) fn with_room(words: usize) -> Self {
        WordBits(vec![0; (words >> 3).next_power_of_two()])
    }

    pub(super) fn add(&mut self, spelling: &Spelling, word: &str) {
        let (at, bit) = self.bit_of(spelling.token_hash(word));
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether a token may be such a word: all that are, and some that are not. What is spelt with more than ASCII's letters and digits
    /// may be.
    pub(super) fn may_hold(&self, doc: &Document, token: usize) -> bool {
        let (at, bit) = self.bit_of(doc.hash(token));
        self.0.get(at).is_some_and(|bits| bits & bit != 0) || !doc.bytes(token).iter().all(u8::is_ascii_alphanumeric)
    }

    /// Where the bit of a word's hash stands.
    fn bit_of(&self, hash: u32) -> (usize, u64) {
        ((hash >> 6) as usize & (self.0.len() - 1), 1 << (hash & 63))
    }
}
