//! How names are compared: letters without accents and case, without full stops and apostrophes, words one by one.

use crate::{count, hash};

/// The hash of no words.
pub(super) const START: u64 = hash::WIDE_SEED;
/// The hash of no words of a name in capitals.
pub(super) const ACRONYM: u64 = 0x6c62_272e_07bb_0142;
/// The first and last letters of each stretch of the packed base letters.
const STRETCHES: [(u32, u32); 2] = [(0xC0, 0x24F), (0x1E00, 0x1EFF)];

/// What makes two spellings one name.
pub(super) struct Spelling {
    /// Base letters of the two stretches, one byte each.
    letters: &'static [u8],
    /// Hashes of words and of the words they are taken for.
    same: Vec<(u64, u64)>,
}

impl Spelling {
    /// `pairs` has a line for each two words that are one.
    pub(super) fn new(letters: &'static [u8], pairs: &str) -> Self {
        let mut spelling = Spelling { letters, same: Vec::new() };
        let same = pairs.lines().filter_map(|line| line.split_once(' ')).map(|(a, b)| (spelling.hash(a), spelling.hash(b))).collect();
        spelling.same = same;
        spelling
    }

    /// The hash of one word. The same for each way of writing it.
    pub(super) fn hash(&self, word: &str) -> u64 {
        count::steps(word.len());
        let add = |hash: u64, letter: Option<u32>| letter.map_or(hash, |letter| (hash ^ u64::from(letter)).wrapping_mul(hash::WIDE_PRIME));
        let hash = match word.is_ascii() {
            true => word.bytes().fold(START, |hash, b| add(hash, plain_ascii(b))),
            false => word.chars().fold(START, |hash, c| add(hash, self.base(c))),
        };
        self.same.iter().find(|(written, _)| *written == hash).map_or(hash, |(_, taken)| *taken)
    }

    /// The hash of a listed name.
    pub(super) fn name(&self, name: &str) -> u64 {
        words(name).fold(START, |hash, word| extend(hash, self.hash(word)))
    }

    /// The hash of a word as tokens have it, where it is written without accents, full stops and apostrophes.
    pub(super) fn token_hash(&self, word: &str) -> u32 {
        self.plain(word).fold(hash::SEED, |hash, letter| hash::step(hash, u32::from(letter)))
    }

    /// A word as it is compared: in small letters, without accents.
    pub(super) fn plain(&self, word: &str) -> impl Iterator<Item = char> {
        count::steps(word.len());
        word.chars().filter_map(|c| self.base(c)).filter_map(char::from_u32)
    }

    /// The letter that counts; nothing for marks that do not.
    fn base(&self, c: char) -> Option<u32> {
        if let Ok(b @ 0..0x80) = u8::try_from(c) {
            return plain_ascii(b);
        }
        let code = u32::from(c);
        let [(first, last), (first_more, last_more)] = STRETCHES;
        let at = match code {
            _ if (first..=last).contains(&code) => code - first,
            _ if (first_more..=last_more).contains(&code) => code - first_more + (last - first + 1),
            0x300..=0x36F | 0x2018 | 0x2019 | 0x2BB | 0x2BC | 0xAD => return None,
            _ => return Some(code),
        };
        match self.letters.get(at as usize) {
            None | Some(b' ') => Some(code),
            Some(letter) => Some(u32::from(*letter)),
        }
    }
}

/// The letter that counts of those that need no table.
fn plain_ascii(b: u8) -> Option<u32> {
    (!matches!(b, b'.' | b'\'')).then_some(u32::from(b.to_ascii_lowercase()))
}

/// The hash of a name with one more word.
pub(super) fn extend(name: u64, word: u64) -> u64 {
    (name.rotate_left(23) ^ word).wrapping_mul(hash::WIDE_PRIME)
}

/// The words of a listed name, as the tokens of a text would be.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split([' ', '-', '/']).filter(|word| !word.is_empty()).flat_map(|word| {
        let (word, possessive) = match word.strip_suffix("'s") {
            Some(owner) if !owner.is_empty() => (owner, Some("'s")),
            _ => (word, None),
        };
        let (word, comma) = word.strip_suffix(',').map_or((word, None), |word| (word, Some(",")));
        [Some(word), possessive, comma].into_iter().flatten()
    })
}

/// Whether a listed name is found only in capitals: "US", "U.A.E.".
pub(super) fn is_acronym(name: &str) -> bool {
    name.len() <= 8 && name.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}
