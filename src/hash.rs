//! The 32-bit hash of a word, FNV-1a over its small letters: the same on every machine. Worked out once a token
//! ([`crate::text::Token::hash`]), it finds the word in the lexicon, in the model of names and in the article's tallies.

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
    word.chars().flat_map(char::to_lowercase).fold(SEED, |h, c| step(h, u32::from(c)))
}

/// The word in small letters, letter by letter: what [`lower`] is the hash of. `str::to_lowercase` also knows where a Greek
/// word ends, in four kilobytes.
pub(crate) fn small(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).collect()
}
