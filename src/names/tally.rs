//! Counts for the words of one document, by hash.

/// Open addressing over the words of a document; a power of two long, at most half full.
pub(super) struct Tallies<T>(Vec<(u32, T)>);

impl<T: Copy + Default> Tallies<T> {
    /// Room for this many different words.
    pub(super) fn for_words(words: usize) -> Self {
        Self(vec![(0, T::default()); (words * 2).next_power_of_two().max(2)])
    }

    /// The counts of a word.
    pub(super) fn of(&mut self, word: u32) -> Option<&mut T> {
        let mask = self.0.len() - 1;
        let mut at = (word.wrapping_mul(0x9e37_79b9) >> 7) as usize & mask;
        while self.0.get(at).is_some_and(|t| t.0 != 0 && t.0 != word) {
            at = (at + 1) & mask;
        }
        let slot = self.0.get_mut(at)?;
        slot.0 = word;
        Some(&mut slot.1)
    }
}
