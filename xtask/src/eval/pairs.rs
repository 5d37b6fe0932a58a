//! Which of the found things stands for which of the expected.

use super::alike::Stretch;

/// A one-to-one pairing of `gold` with `found`.
pub struct Pairs {
    /// The pairs, the most alike first.
    pub pairs: Vec<(usize, usize)>,
    /// What was not found.
    pub missed: Vec<usize>,
    /// What was found and not expected.
    pub wrong: Vec<usize>,
}

impl Pairs {
    /// Takes the most alike pair first, then the most alike of what is left, down to a likeness above 0; among equals
    /// the first in the order of `gold`, then of `found`.
    pub fn new(gold: &[Stretch], found: &[Stretch], likeness: impl Fn(&Stretch, &Stretch) -> f64) -> Self {
        let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
        for (g, expected) in gold.iter().enumerate() {
            let alike = found.iter().enumerate().map(|(f, found)| (likeness(expected, found), g, f));
            candidates.extend(alike.filter(|&(likeness, ..)| likeness > 0.0));
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut gold_taken, mut found_taken) = (vec![false; gold.len()], vec![false; found.len()]);
        let mut pairs = Vec::new();
        for (_, g, f) in candidates {
            if !gold_taken[g] && !found_taken[f] {
                gold_taken[g] = true;
                found_taken[f] = true;
                pairs.push((g, f));
            }
        }
        let free = |taken: Vec<bool>| taken.iter().enumerate().filter(|&(_, &taken)| !taken).map(|(i, _)| i).collect();
        Self { pairs, missed: free(gold_taken), wrong: free(found_taken) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::alike::iou;

    #[test]
    fn the_best_pair_is_taken_first() {
        // 0..8 is nearer to 0..10 than 4..10 is; 4..10 then has only 9..14 left, which it shares one of ten with.
        let pairs = Pairs::new(&[0..10, 9..14], &[4..10, 0..8], iou);
        assert_eq!(pairs.pairs, [(0, 1), (1, 0)]);
        assert!(pairs.missed.is_empty() && pairs.wrong.is_empty());
    }

    #[test]
    fn among_equals_the_first_is_taken_and_each_once() {
        let same = |a: &Stretch, b: &Stretch| f64::from(a == b);
        let pairs = Pairs::new(&[1..2, 1..2, 5..6], &[1..2, 1..2, 1..2, 8..9], same);
        assert_eq!(pairs.pairs, [(0, 0), (1, 1)]);
        assert_eq!((pairs.missed, pairs.wrong), (vec![2], vec![2, 3]));
    }

    #[test]
    fn empty_stretches_are_no_pair() {
        assert!(Pairs::new(&[3..3, 5..9], &[3..3, 9..9], iou).pairs.is_empty());
    }
}
