//! The hash table from names to places.

use super::entry::EntryId;
use crate::count;

/// Open addressing with linear probing; a power of two long, at most half full. Names are told apart by 64-bit hashes
/// alone: among the 10,000 of the core tier two agree once in 10^11.
pub(super) struct Table {
    slots: Vec<Slot>,
    ids: Vec<EntryId>,
}

#[derive(Clone, Copy, Default)]
pub(super) struct Slot {
    /// 0 where the slot is empty.
    hash: u64,
    start: u32,
    count: u32,
    /// Whether longer names begin so.
    pub(super) continues: bool,
}

impl Slot {
    /// The places of this name; nothing where longer names only begin so.
    pub(super) fn entries<'t>(&self, table: &'t Table) -> Option<&'t [EntryId]> {
        let start = self.start as usize;
        table.ids.get(start..start + self.count as usize).filter(|ids| !ids.is_empty())
    }
}

impl Table {
    /// `names` are hashes of names with their places, sorted, places of one name in the order that is wanted; `beginnings` are
    /// hashes that longer names begin with.
    pub(super) fn new(names: &[(u64, EntryId)], beginnings: &[u64]) -> Table {
        let size = ((names.len() + beginnings.len()) * 2).next_power_of_two().max(2);
        let mut table = Table { slots: vec![Slot::default(); size], ids: names.iter().map(|(_, id)| *id).collect() };
        let mut start = 0;
        for same in names.chunk_by(|a, b| a.0 == b.0) {
            let hash = same.first().map_or(0, |(hash, _)| *hash);
            let slot = table.slot(hash);
            if let Some(slot) = table.slots.get_mut(slot) {
                *slot = Slot { hash, start, count: same.len() as u32, continues: false };
            }
            start += same.len() as u32;
        }
        for hash in beginnings {
            let slot = table.slot(*hash);
            if let Some(slot) = table.slots.get_mut(slot) {
                slot.hash = *hash;
                slot.continues = true;
            }
        }
        table
    }

    /// The slot that holds a hash, or the empty one where it would stand.
    fn slot(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (hash >> 17) as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.hash != 0 && slot.hash != hash) {
            count::step();
            at = (at + 1) & mask;
        }
        at
    }

    pub(super) fn find(&self, hash: u64) -> Option<&Slot> {
        self.slots.get(self.slot(hash)).filter(|slot| slot.hash == hash)
    }
}

/// The pairs of one hash, in pairs that are sorted.
pub(crate) fn pairs_of(pairs: &[(u64, u32)], hash: u64) -> &[(u64, u32)] {
    let start = pairs.partition_point(|(other, _)| *other < hash);
    let rest = pairs.get(start..).unwrap_or_default();
    rest.get(..rest.partition_point(|(other, _)| *other == hash)).unwrap_or_default()
}
