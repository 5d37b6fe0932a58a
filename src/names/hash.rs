//! 32-bit hashes of words and features: the same on every machine.

/// FNV-1a over small letters.
pub(super) fn lower(word: &str) -> u32 {
    if word.is_ascii() {
        return word.bytes().fold(SEED, |h, b| step(h, u32::from(b.to_ascii_lowercase())));
    }
    word.chars().flat_map(char::to_lowercase).fold(SEED, |h, c| step(h, u32::from(c)))
}

/// The start of a hash.
pub(super) const SEED: u32 = 0x811c_9dc5;

/// A hash with one more value in it.
#[inline]
pub(super) const fn step(hash: u32, value: u32) -> u32 {
    (hash ^ value).wrapping_mul(0x0100_0193)
}

/// A feature from its template's number and two values. Multiplies and shifts (the finaliser of MurmurHash3), so that the
/// top bits depend on everything.
#[inline]
pub(super) const fn feature(template: u32, a: u32, b: u32) -> u32 {
    let mut h = template.wrapping_mul(0x9e37_79b9) ^ a.rotate_left(9).wrapping_mul(0x85eb_ca6b) ^ b.rotate_left(19).wrapping_mul(0xc2b2_ae35);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85eb_ca6b);
    h ^= h >> 13;
    h = h.wrapping_mul(0xc2b2_ae35);
    h ^ (h >> 16)
}
