//! Which entities a word has been used for, the latest first.

use crate::count;
use crate::table::Table;

/// How many entities of one word are remembered: the latest ones. Keeps every look-up short, whatever the text.
const REMEMBERED: usize = 12;

/// From a word, by its hash, to the entities that it was used for.
#[derive(Debug, Default)]
pub struct Index {
    /// 1 + the index of the latest node of each word.
    latest: Table<u32>,
    /// The lists of all words, chained.
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    entity: usize,
    /// 1 + the index of the one before, or 0.
    before: u32,
}

impl Index {
    /// Takes this many words before it grows.
    pub fn with_room(words: usize) -> Self {
        Self { latest: Table::with_room(words), nodes: Vec::new() }
    }

    /// Notes that a word was used for an entity, which is the latest of that word now. 0 is no word.
    pub fn note(&mut self, word: u64, entity: usize) {
        if word == 0 {
            return;
        }
        let Some(latest) = self.latest.of(word) else { return };
        // Each takes the place of the one before it, as far as this one's own place, or the end.
        let (mut carried, mut at, mut last, mut passed) = (entity, *latest, None, 0);
        while let Some(slot) = slot(at).and_then(|slot| self.nodes.get_mut(slot)) {
            count::step();
            passed += 1;
            std::mem::swap(&mut slot.entity, &mut carried);
            if carried == entity || passed == REMEMBERED {
                return;
            }
            (last, at) = (Some(at), slot.before);
        }
        self.nodes.push(Node { entity: carried, before: 0 });
        let end = self.nodes.len() as u32;
        match last.and_then(slot).and_then(|slot| self.nodes.get_mut(slot)) {
            Some(last) => last.before = end,
            None => *latest = end,
        }
    }

    /// The entities of a word, the latest first.
    pub fn of(&self, word: u64) -> impl Iterator<Item = usize> + '_ {
        let node = |at: u32| slot(at).and_then(|slot| self.nodes.get(slot));
        let latest = self.latest.get(word).filter(|_| word != 0).and_then(|at| node(*at));
        std::iter::successors(latest, move |later| node(later.before)).map(|node| node.entity)
    }
}

/// Where a node stands that is told by 1 + its index.
fn slot(at: u32) -> Option<usize> {
    (at as usize).checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_remembered_each_once() {
        let mut index = Index::default();
        for entity in [1, 2, 1, 3, 3, 2] {
            index.note(7, entity);
            index.note(8, 0);
        }
        assert_eq!(index.of(7).collect::<Vec<_>>(), [2, 3, 1]);
        assert_eq!(index.of(8).collect::<Vec<_>>(), [0]);
        (10..30).for_each(|entity| index.note(7, entity));
        assert_eq!(index.of(7).collect::<Vec<_>>(), (18..30).rev().collect::<Vec<_>>());
        index.note(7, 18);
        index.note(7, 40);
        assert_eq!(index.of(7).take(4).collect::<Vec<_>>(), [40, 18, 29, 28]);
        assert_eq!((index.of(7).count(), index.of(7).last()), (12, Some(20)));
        assert_eq!(index.of(9).count(), 0);
    }
}
