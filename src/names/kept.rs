//! What is counted of each word of a text, kept for when the text changes: what comes and goes tells of which words something else
//! is known now.

use crate::table::Table;

/// Counts of words.
#[derive(Debug)]
pub(super) struct Kept<T> {
    /// By the word.
    pub(super) counts: Table<T>,
    /// What was counted, at the last look, of each word that was counted since.
    before: Table<Option<T>>,
    /// Whether a word found no room, so that nothing here can be relied on.
    pub(super) crowded: bool,
}

impl<T: Copy + Default> Default for Kept<T> {
    fn default() -> Self {
        Self { counts: Table::default(), before: Table::default(), crowded: false }
    }
}

impl<T: Copy + Default> Kept<T> {
    /// Changes what is counted of a word.
    pub(super) fn count(&mut self, word: u32, change: impl FnOnce(&mut T)) {
        match (self.counts.of(word), self.before.of(word)) {
            (Some(counts), Some(before)) => {
                before.get_or_insert(*counts);
                change(counts);
            }
            _ => self.crowded = true,
        }
    }

    /// Takes what was counted so far as known.
    pub(super) fn known(mut self) -> Self {
        self.before = Table::default();
        self
    }

    /// The words of which `seen` tells something else than at the last look.
    pub(super) fn changed<S: PartialEq>(&mut self, seen: impl Fn(&T) -> S) -> Table<()> {
        let mut changed = Table::default();
        for (word, before) in std::mem::take(&mut self.before).each() {
            let now = self.counts.get(word).copied().unwrap_or_default();
            if before.is_some_and(|before| seen(&before) != seen(&now)) {
                self.crowded |= changed.of(word).is_none();
            }
        }
        changed
    }
}
