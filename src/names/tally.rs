//! Counts for the words of one document, by hash.

use crate::count;

/// Open addressing over the words of a document; a power of two long, at most half full.
pub(super) struct Tallies<T>(Vec<(u32, T)>);

/// How many places are tried for a word: words that were chosen to meet in one would take time squared. Of a million others
/// none is so far from its first.
const FARTHEST: usize = 128;

impl<T: Copy + Default> Tallies<T> {
    /// Room for this many different words.
    pub(super) fn for_words(words: usize) -> Self {
        Self(vec![(0, T::default()); (words * 2).next_power_of_two().max(2)])
    }

    /// The counts of a word, which begin at nothing. None where there is no room for another word.
    pub(super) fn of(&mut self, word: u32) -> Option<&mut T> {
        let slot = self.slot(word).and_then(|at| self.0.get_mut(at))?;
        slot.0 = word;
        Some(&mut slot.1)
    }

    /// The counts of a word that has some: looking takes no room.
    pub(super) fn get(&self, word: u32) -> Option<&T> {
        self.slot(word).and_then(|at| self.0.get(at)).filter(|slot| slot.0 == word).map(|slot| &slot.1)
    }

    /// Where a word stands or would stand.
    fn slot(&self, word: u32) -> Option<usize> {
        let mask = self.0.len() - 1;
        let first = (word.wrapping_mul(0x9e37_79b9) >> 7) as usize;
        (0..self.0.len().min(FARTHEST)).inspect(|_| count::step()).map(|step| (first + step) & mask).find(|at| self.0.get(*at).is_some_and(|t| t.0 == 0 || t.0 == word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_table_takes_no_more_and_looking_ends() {
        let mut tallies: Tallies<u8> = Tallies::for_words(2);
        let taken = (1..=9).filter(|word| tallies.of(*word).is_some()).count();
        assert_eq!(taken, 4);
        assert_eq!((tallies.get(1), tallies.get(77)), (Some(&0), None));
    }
}
