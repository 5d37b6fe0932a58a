//! Sorting, once for the whole core: std's sort is compiled anew for each type and order it is used with, three to four
//! kilobytes of WebAssembly every time, and its heap, which sorts as well, to one.

use std::collections::BinaryHeap;

use crate::count;

/// Sorts by a number, smallest first; what has the same number keeps its order.
pub fn by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let order: Vec<(u64, usize)> = items.iter().enumerate().map(|(at, item)| (number(item), at)).collect();
    count::steps(order.len());
    let order = BinaryHeap::from(order).into_sorted_vec();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|(_, at)| taken.get_mut(*at)?.take()));
}

/// The number of a stretch for [`by_number`]: by its start, the longer first where two begin together.
pub fn outer_first(start: usize, end: usize) -> u64 {
    (start as u64) << 32 | u64::from(u32::MAX - (end as u64).min(u64::from(u32::MAX)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_of_two_stands_first_and_equals_keep_their_order() {
        let mut spans = vec![(4, 5, 'a'), (0, 2, 'b'), (0, 9, 'c'), (4, 5, 'd')];
        by_number(&mut spans, |(start, end, _)| outer_first(*start, *end));
        assert_eq!(spans.iter().map(|s| s.2).collect::<String>(), "cbad");
    }
}
