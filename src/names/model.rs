//! The trained model: for each feature that it knows, a weight for each label; for each pair of labels, a weight. Twice, for
//! the two labellings.
//!
//! The file (`data/model/names.bin`) holds one labelling behind the other, each little endian:
//! | bytes | what |
//! |---|---|
//! | 4 | the number of features, *n* |
//! | [`STATES`]² | transitions, from × to |
//! | [`STATES`] × 2 | from the stretch's start, to its end |
//! | *n* or more | gaps between the sorted keys, less one: LEB128 |
//! | *n* × ([`STATES`]) | weights, all of one state together |

use std::sync::OnceLock;

use super::features::Values;

/// The states of a token: outside, then the beginning and the inside of each label.
pub const STATES: usize = 7;

/// How many of a feature's highest bits are its key: with 18 and the features that a labelling keeps, an unknown feature is
/// taken for a known one in 2 of 100 cases.
pub const KEY_BITS: u32 = 18;

/// For how many features there is room where those with weights are gathered: a power of two.
const ROOM: usize = 64;

/// One bit for each key that is possible, 64 to a word.
const WORDS: usize = 1 << (KEY_BITS - 6);

static EMBEDDED: &[u8] = include_bytes!("../../data/model/names.bin");

/// Which labelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// By the token and what is around it.
    First,
    /// By what the first labelling made of the article, too.
    Second,
}

/// The weights of both labellings, unpacked.
#[derive(Clone, Debug)]
pub struct Model {
    /// One bit for each key that has a row, 64 to a word; and the row of the first of these.
    known: Box<[(u64, u32); WORDS]>,
    /// In the keys' order.
    rows: Vec<Sums>,
    chains: [Chain; 2],
}

/// What one labelling gives to a state for the state before it.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// From × to.
    pub(super) transitions: [[i32; STATES]; STATES],
    /// From the start of a stretch.
    pub(super) starts: [i32; STATES],
    /// To the end of a stretch.
    pub(super) ends: [i32; STATES],
}

/// The weights of all states in both labellings, added up: four 16-bit numbers in each word, the second labelling's from the
/// third word on. A word is the sum of its numbers times powers of 2¹⁶, so that one addition adds four; that borrows from the
/// number above where one is negative, which [`Sums::of`] gives back. No sum leaves 16 bits: a token has a hundred features.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sums([i64; 4]);

impl Sums {
    fn put(&mut self, pass: Pass, state: usize, weight: i8) {
        if let Some(word) = self.0.get_mut(2 * pass as usize + (state >> 2)) {
            *word = word.wrapping_add(i64::from(weight) << (16 * (state & 3)));
        }
    }

    /// The sums of one labelling's states.
    pub(super) fn of(&self, pass: Pass) -> [i32; STATES] {
        let [a, b, c, d] = self.0;
        let (low, high) = if pass == Pass::First { (a, b) } else { (c, d) };
        let mut rest = low;
        std::array::from_fn(|state| {
            if state == 4 {
                rest = high;
            }
            let sum = rest as i16;
            rest = rest.wrapping_sub(i64::from(sum)) >> 16;
            i32::from(sum)
        })
    }
}

impl Model {
    /// The model that is built in, unpacked on first use.
    pub fn embedded() -> &'static Model {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Model::unpack(EMBEDDED))
    }

    /// Unpacks a model file; what is cut off counts as zero, so that the first labelling alone is a model too.
    pub fn unpack(bytes: &[u8]) -> Model {
        let mut rest = bytes.iter().copied();
        let passes: [Packed; 2] = std::array::from_fn(|_| Packed::read(&mut rest));
        let mut model = Model { known: Box::new([(0, 0); WORDS]), rows: Vec::new(), chains: Default::default() };
        for key in passes.iter().flat_map(|packed| &packed.keys) {
            if let Some(word) = model.known.get_mut(*key as usize >> 6) {
                word.0 |= 1 << (key & 63);
            }
        }
        let mut next = 0;
        for (known, first) in model.known.iter_mut() {
            *first = next;
            next += known.count_ones();
        }
        model.rows.resize(next as usize, Sums::default());
        for (pass, packed) in [Pass::First, Pass::Second].into_iter().zip(&passes) {
            for (state, weights) in packed.weights.chunks_exact(packed.keys.len().max(1)).enumerate() {
                // A key that is too large has no row.
                for (key, weight) in packed.keys.iter().zip(weights).filter(|(key, _)| **key >> KEY_BITS == 0) {
                    let row = model.row(*key);
                    if let Some(row) = model.rows.get_mut(row) {
                        row.put(pass, state, *weight);
                    }
                }
            }
        }
        model.chains = passes.map(|packed| packed.chain);
        model
    }

    pub(super) fn chain(&self, pass: Pass) -> &Chain {
        let [first, second] = &self.chains;
        if pass == Pass::First { first } else { second }
    }

    /// Some sums with the weights of features added. Most have none: those that have any are first written one behind the other, without
    /// a branch that would be foretold wrong.
    #[expect(clippy::indexing_slicing, reason = "the index is below the room, which has a power of two")]
    pub(super) fn sum<const N: usize>(&self, values: &Values<N>, mut sums: Sums) -> Sums {
        const { assert!(N <= ROOM) };
        let (mut known, mut count) = ([0; ROOM], 0);
        for feature in values.features() {
            let key = feature >> (32 - KEY_BITS);
            known[count & (ROOM - 1)] = key;
            count += self.has(key) as usize;
        }
        for key in known.get(..count).unwrap_or_default() {
            if let Some(row) = self.rows.get(self.row(*key)) {
                for (sum, weight) in sums.0.iter_mut().zip(row.0) {
                    *sum = sum.wrapping_add(weight);
                }
            }
        }
        sums
    }

    /// 1 for a key that has a row, else 0.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the index is below the number of words")]
    fn has(&self, key: u32) -> u64 {
        self.known[(key as usize >> 6) & (WORDS - 1)].0 >> (key & 63) & 1
    }

    /// Where the row of a key is that has one.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "the index is below the number of words")]
    fn row(&self, key: u32) -> usize {
        let at = (key as usize >> 6) & (WORDS - 1);
        let (known, first) = self.known[at];
        let before = known & ((1 << (key & 63)) - 1);
        (first + before.count_ones()) as usize
    }
}

/// One labelling as it stands in the file.
struct Packed {
    chain: Chain,
    keys: Vec<u32>,
    /// All of one state together.
    weights: Vec<i8>,
}

impl Packed {
    fn read(bytes: &mut impl ExactSizeIterator<Item = u8>) -> Packed {
        let left = bytes.len();
        let mut next = || bytes.next().unwrap_or(0);
        let count = u32::from_le_bytes([next(), next(), next(), next()]).min(left as u32) as usize;
        let mut weight = || i32::from(next() as i8);
        let transitions = std::array::from_fn(|_| std::array::from_fn(|_| weight()));
        let starts = std::array::from_fn(|_| weight());
        let ends = std::array::from_fn(|_| weight());
        // Keys in the file are one more than those looked up.
        let mut key = u32::MAX;
        let mut keys = Vec::with_capacity(count);
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
            keys.push(key);
        }
        let weights = (0..count * STATES).map(|_| next() as i8).collect();
        Packed { chain: Chain { transitions, starts, ends }, keys, weights }
    }
}
