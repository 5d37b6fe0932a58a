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
    pub(super) fn changed<S: PartialEq>(&mut self, seen: impl Fn(&T) -> S) -> Changed {
        let mut changed = Changed::default();
        for (word, before) in std::mem::take(&mut self.before).each() {
            let now = self.counts.get(word).copied().unwrap_or_default();
            if before.is_some_and(|before| seen(&before) != seen(&now)) {
                self.crowded |= !changed.add(word);
            }
        }
        changed
    }
}

/// Words of which something else is known: mostly few, so that one bit of a word tells of nearly all others that they are none of them.
#[derive(Default)]
pub(super) struct Changed {
    bits: u64,
    words: Table<()>,
}

impl Changed {
    /// False where there is no room for a word.
    fn add(&mut self, word: u64) -> bool {
        self.bits |= 1 << (word & 63);
        self.words.of(word).is_some()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// A table takes 0 for 1.
    pub(super) fn has(&self, word: u32) -> bool {
        self.bits >> (word.max(1) & 63) & 1 != 0 && self.words.get(word).is_some()
    }
}
