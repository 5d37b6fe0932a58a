//! FNV-1a, the same on every machine. In 32 bits over the small letters of a word: worked out once a token
//! ([`crate::text::Token::hash`]), it finds the word in the lexicon, in the model of names and in the article's tallies. In 64
//! bits where no two words may be taken for one.

use crate::letters;

/// The start of a hash.
pub(crate) const SEED: u32 = 0x811c_9dc5;

/// A hash with one more value in it.
#[inline(always)]
pub(crate) const fn step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
}

/// The hash of a word in small letters.
pub(crate) fn lower(word: &str) -> u32 {
    if word.is_ascii() {
        return word.bytes().fold(SEED, |h, b| step(h, u32::from(b.to_ascii_lowercase())));
    }
    word.chars().flat_map(letters::small).fold(SEED, |h, c| step(h, u32::from(c)))
}

/// The same of a word of small letters in ASCII, for constants.
#[expect(clippy::indexing_slicing, reason = "bounded by the loop; a constant function can do no other")]
pub(crate) const fn of_small(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut hash = SEED;
    let mut at = 0;
    while at < bytes.len() {
        hash = step(hash, bytes[at] as u32);
        at += 1;
    }
    hash
}

/// The start of a hash of 64 bits.
pub(crate) const WIDE_SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a's prime, 64 bits.
pub(crate) const WIDE_PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of bytes, 64 bits, behind what was hashed before.
pub(crate) fn wide(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(WIDE_PRIME))
}
