//! The trained model: for each feature that it knows, a weight for each label; for each pair of labels, a weight.
//!
//! The file (`data/model/names.bin`) is little endian:
//! | bytes | what |
//! |---|---|
//! | 1 | how many of a feature's highest bits are its key |
//! | 4 | the number of features, *n* |
//! | [`STATES`]² | transitions, from × to |
//! | [`STATES`] × 2 | from the stretch's start, to its end |
//! | *n* or more | gaps between the sorted keys, less one: LEB128 |
//! | *n* × ([`STATES`]) | weights, all of one state together |

use std::sync::OnceLock;

/// The states of a token: outside, then the beginning and the inside of each label.
pub const STATES: usize = 7;

/// The longest key, in bits: one bit of memory stands for each that is possible.
const LONGEST_KEY: u32 = 24;

static EMBEDDED: &[u8] = include_bytes!("../../data/model/names.bin");

/// The weights of both labellings: the second's stand behind the first's in the file.
#[derive(Clone, Debug)]
pub struct Model {
    /// First and second.
    pub passes: [Pass; 2],
}

/// The weights of one labelling, unpacked.
#[derive(Clone, Debug)]
pub struct Pass {
    bits: u32,
    /// One bit for each key that has a row, 64 to a word: most features have none, and this is small enough to stay near.
    known: Vec<u64>,
    /// The row of the first key of each word of `known`; the others follow in the keys' order.
    ranks: Vec<u32>,
    rows: Vec<[i8; STATES]>,
    /// From × to.
    pub(super) transitions: [[i32; STATES]; STATES],
    /// From the start of a stretch.
    pub(super) starts: [i32; STATES],
    /// To the end of a stretch.
    pub(super) ends: [i32; STATES],
}

impl Model {
    /// The model that is built in, unpacked on first use.
    pub fn embedded() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::unpack(EMBEDDED))
    }

    /// Unpacks a model file; what is cut off counts as zero.
    pub fn unpack(bytes: &[u8]) -> Model {
        let mut rest = bytes.iter().copied();
        Model { passes: std::array::from_fn(|_| Pass::unpack(&mut rest)) }
    }
}

impl Pass {
    /// Unpacks one labelling's weights.
    #[expect(clippy::indexing_slicing, reason = "states are below STATES")]
    #[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
    pub fn unpack(bytes: &mut impl ExactSizeIterator<Item = u8>) -> Pass {
        let left = bytes.len();
        let mut next = || bytes.next().unwrap_or(0);
        let bits = u32::from(next()).clamp(6, LONGEST_KEY);
        let count = u32::from_le_bytes([next(), next(), next(), next()]).min(left as u32) as usize;
        let mut weight = || i32::from(next() as i8);
        let transitions = std::array::from_fn(|_| std::array::from_fn(|_| weight()));
        let starts = std::array::from_fn(|_| weight());
        let ends = std::array::from_fn(|_| weight());
        let words = 1 << (bits - 6);
        let mut pass = Pass { bits, known: vec![0; words], ranks: Vec::with_capacity(words), rows: vec![[0; STATES]; count], transitions, starts, ends };
        // Keys in the file are one more than those looked up.
        let mut key = u32::MAX;
        for _ in 0..count {
            let (mut gap, mut shift) = (0u32, 0);
            loop {
                let byte = next();
                gap |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            key = key.wrapping_add(gap).wrapping_add(1);
            if let Some(word) = pass.known.get_mut(key as usize / 64) {
                *word |= 1 << (key % 64);
            }
        }
        let mut rank = 0;
        for word in &pass.known {
            pass.ranks.push(rank);
            rank += word.count_ones();
        }
        for state in 0..STATES {
            for row in &mut pass.rows {
                row[state] = next() as i8;
            }
        }
        pass
    }

    /// Adds a feature's weights.
    #[inline]
    #[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
    pub(super) fn add(&self, feature: u32, scores: &mut [i32; STATES]) {
        let key = feature >> (32 - self.bits);
        let at = key as usize / 64;
        let Some(&word) = self.known.get(at) else { return };
        if word >> (key % 64) & 1 == 0 {
            return;
        }
        let before = (word & ((1 << (key % 64)) - 1)).count_ones();
        if let Some(row) = self.ranks.get(at).and_then(|rank| self.rows.get((rank + before) as usize)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
    }
}
