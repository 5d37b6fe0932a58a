//! Tables by hash, for all that is looked up by a word or an index: one type that is compiled small, grows, and keeps no key.
//!
//! Keys are hashes already, of 64 bits where two words that agree would be told as one ([`key`]), or of 32 where that does no
//! harm but count them together.

use crate::{count, hash};

/// Open addressing with linear probing; a power of two long, at most half full.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    /// Key and value; a key of 0 where there is none.
    slots: Vec<(u64, T)>,
    taken: usize,
}

/// How many places are tried for a key: words that were chosen to meet in one would take time squared. Of a million others
/// none is so far from its first.
const FARTHEST: usize = 128;

/// For how many keys room is made at the most before they come: the longer a text, the more often its words are said again.
const ROOM: usize = 1 << 12;

impl<T: Clone + Default> Default for Table<T> {
    fn default() -> Self {
        Self::with_room(8)
    }
}

impl<T: Clone + Default + PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        let held = |slot: &&(u64, T)| slot.0 != 0;
        self.taken == other.taken && self.slots.iter().filter(held).all(|(key, value)| other.get(*key) == Some(value))
    }
}

impl<T: Clone + Default> Table<T> {
    /// Takes this many keys before it grows, or as many as long texts have.
    pub(crate) fn with_room(keys: usize) -> Self {
        Self { slots: vec![(0, T::default()); (keys.min(ROOM) * 2).next_power_of_two().max(2)], taken: 0 }
    }

    /// The value of a key, which begins as nothing. None where there is no room near enough.
    pub(crate) fn of(&mut self, key: impl Into<u64>) -> Option<&mut T> {
        let key = key.into().max(1);
        if (self.taken + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let at = self.slot(key)?;
        let slot = self.slots.get_mut(at)?;
        self.taken += usize::from(slot.0 == 0);
        slot.0 = key;
        Some(&mut slot.1)
    }

    /// The value of a key that has one: looking takes no room.
    pub(crate) fn get(&self, key: impl Into<u64>) -> Option<&T> {
        let key = key.into().max(1);
        self.slot(key).and_then(|at| self.slots.get(at)).filter(|slot| slot.0 == key).map(|slot| &slot.1)
    }

    /// The same, to be changed.
    pub(crate) fn get_mut(&mut self, key: impl Into<u64>) -> Option<&mut T> {
        let key = key.into().max(1);
        let at = self.slot(key)?;
        self.slots.get_mut(at).filter(|slot| slot.0 == key).map(|slot| &mut slot.1)
    }

    /// All keys with their values, in no order.
    pub(crate) fn each(&mut self) -> impl Iterator<Item = (u64, &mut T)> {
        self.slots.iter_mut().filter(|slot| slot.0 != 0).map(|slot| (slot.0, &mut slot.1))
    }

    /// Where a key stands or would stand.
    fn slot(&self, key: u64) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let first = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize;
        let mut step = 0;
        while step < FARTHEST {
            count::step();
            let at = (first + step) & mask;
            let slot = self.slots.get(at)?;
            if slot.0 == 0 || slot.0 == key {
                return Some(at);
            }
            step += 1;
        }
        None
    }

    fn grow(&mut self) {
        let larger = vec![(0, T::default()); self.slots.len() * 2];
        let slots = std::mem::replace(&mut self.slots, larger);
        self.taken = 0;
        for (key, value) in slots.into_iter().filter(|slot| slot.0 != 0) {
            count::step();
            if let Some(slot) = self.slot(key).and_then(|at| self.slots.get_mut(at)) {
                *slot = (key, value);
                self.taken += 1;
            }
        }
    }
}

/// A key of a word.
pub(crate) fn key(word: &str) -> u64 {
    hash::wide(hash::WIDE_SEED, word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_and_finds_what_it_holds() {
        let mut table: Table<u32> = Table::with_room(2);
        for n in 0..1000u32 {
            if let Some(value) = table.of(n * 7) {
                *value += n;
            }
        }
        assert!((0..1000).all(|n| table.get(n * 7) == Some(&n)));
        assert_eq!((table.get(3u32), table.get(u64::MAX)), (None, None));
        assert!(table.slots.len() >= 2 * table.taken);
    }

    #[test]
    fn keys_that_meet_in_one_place_end() {
        // Multiples of 2⁶³ leave nothing in the bits that say where.
        let table: Table<u8> = Table { slots: vec![(7, 0); 1024], taken: 0 };
        assert_eq!(table.slot(5), None);
        assert_eq!(table.get(5u32), None);
    }
}
