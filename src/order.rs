//! Sorting, once for the whole core: std's sort is compiled anew for each type and order it is used with, three to four
//! kilobytes of WebAssembly every time. Most of what is sorted here consists of a few lists that are in order already.

use crate::count;

/// How many places something may stand behind its own and still be put right where it stands.
const NEAR: usize = 8;

/// Sorts by a number, smallest first; what has the same number keeps its order.
pub fn by_number<T>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    if put_right(items, &number) {
        return;
    }
    let order = merged(items.iter().enumerate().map(|(at, item)| (number(item), at)).collect());
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|(_, at)| taken.get_mut(*at)?.take()));
}

/// Moves forward what is a little too late; false where something is later than that.
fn put_right<T>(items: &mut [T], number: &impl Fn(&T) -> u64) -> bool {
    let early = |items: &[T], at: usize| at > 0 && items.get(at - 1).zip(items.get(at)).is_some_and(|(before, item)| number(before) > number(item));
    for at in 1..items.len() {
        let mut to = at;
        while early(items, to) {
            count::step();
            if at - to == NEAR {
                return false;
            }
            items.swap(to - 1, to);
            to -= 1;
        }
    }
    true
}

/// Merges what is too late where it stands, two stretches that are in order and two, and then all of it with the rest.
fn merged(order: Vec<(u64, usize)>) -> Vec<(u64, usize)> {
    count::steps(order.len());
    let (mut rest, mut late) = (Vec::with_capacity(order.len()), Vec::new());
    for item in order {
        let list = if rest.last().is_some_and(|last: &(u64, usize)| item.0 < last.0) { &mut late } else { &mut rest };
        list.push(item);
    }
    while !late.is_sorted_by_key(|item| item.0) {
        count::steps(late.len());
        let mut merged = Vec::with_capacity(late.len());
        let mut stretches = late.chunk_by(|a, b| a.0 <= b.0);
        while let Some(first) = stretches.next() {
            merge(first, stretches.next().unwrap_or_default(), &mut merged);
        }
        late = merged;
    }
    let mut merged = Vec::with_capacity(rest.len() + late.len());
    merge(&rest, &late, &mut merged);
    merged
}

/// Adds two stretches that are in order: of those with one number, the first one's first.
fn merge(mut first: &[(u64, usize)], mut second: &[(u64, usize)], merged: &mut Vec<(u64, usize)>) {
    while let (Some((a, behind_a)), Some((b, behind_b))) = (first.split_first(), second.split_first()) {
        if a.0 <= b.0 {
            merged.push(*a);
            first = behind_a;
        } else {
            merged.push(*b);
            second = behind_b;
        }
    }
    merged.extend_from_slice(first);
    merged.extend_from_slice(second);
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

    #[test]
    fn any_order_is_put_right() {
        for length in 0..40u64 {
            let mut numbers: Vec<u64> = (0..length).map(|n| n * 29 % 41 % 17).collect();
            let mut expected = numbers.clone();
            expected.sort_unstable();
            by_number(&mut numbers, |n| *n);
            assert_eq!(numbers, expected);
        }
    }
}
