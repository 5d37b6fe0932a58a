//! Which entities a word has been used for, the latest first.

use crate::table::{self, Table};

use crate::count;

/// How many entities of one word are remembered: the latest ones. Keeps every look-up short, whatever the text.
const REMEMBERED: usize = 12;

/// From a word in small letters to the entities that it was used for.
#[derive(Clone, Debug, Default)]
pub struct Index {
    lists: Table<Vec<usize>>,
}

impl Index {
    /// Notes that a word was used for an entity, which is the latest of that word now.
    pub fn note(&mut self, word: &str, entity: usize) {
        let Some(list) = self.lists.of(table::key(word)) else { return };
        count::steps(list.len());
        list.retain(|&e| e != entity);
        if list.len() == REMEMBERED {
            list.remove(0);
        }
        list.push(entity);
    }

    /// The entities of a word, the latest first.
    pub fn of(&self, word: &str) -> impl Iterator<Item = usize> + '_ {
        count::steps(word.len());
        self.lists.get(table::key(word)).into_iter().flat_map(|list| list.iter().rev().copied())
    }
}
