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
    /// Open addressing: key + 1 and row, 0 where empty. A power of two long, at most half full.
    slots: Vec<(u32, u32)>,
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
    pub fn unpack(bytes: &mut impl ExactSizeIterator<Item = u8>) -> Pass {
        let left = bytes.len();
        let mut next = || bytes.next().unwrap_or(0);
        let bits = u32::from(next()).clamp(1, 32);
        let count = u32::from_le_bytes([next(), next(), next(), next()]).min(left as u32) as usize;
        let mut weight = || i32::from(next() as i8);
        let transitions = std::array::from_fn(|_| std::array::from_fn(|_| weight()));
        let starts = std::array::from_fn(|_| weight());
        let ends = std::array::from_fn(|_| weight());
        let mut pass = Pass { bits, slots: vec![(0, 0); (count * 2).next_power_of_two().max(2)], rows: vec![[0; STATES]; count], transitions, starts, ends };
        let mut key = 0u32;
        for row in 0..count {
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
            let slot = pass.slot(key);
            if let Some(slot) = pass.slots.get_mut(slot) {
                *slot = (key, row as u32);
            }
        }
        for state in 0..STATES {
            for row in &mut pass.rows {
                row[state] = next() as i8;
            }
        }
        pass
    }

    /// The slot that holds a key, or the empty one where it would stand.
    fn slot(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = key.wrapping_mul(0x9e37_79b9) as usize >> 8 & mask;
        while self.slots.get(at).is_some_and(|s| s.0 != 0 && s.0 != key) {
            at = (at + 1) & mask;
        }
        at
    }

    /// Adds a feature's weights.
    #[inline]
    pub(super) fn add(&self, feature: u32, scores: &mut [i32; STATES]) {
        let key = (feature >> (32 - self.bits)) + 1;
        if let Some(&(found, row)) = self.slots.get(self.slot(key))
            && found == key
            && let Some(row) = self.rows.get(row as usize)
        {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
    }
}
