//! The best labelling of a stretch (Viterbi), in whole numbers.

use std::ops::Range;

use super::model::{Chain, Pass, STATES, Sums};

/// Room that is used again for each stretch.
#[derive(Default)]
pub(super) struct Decoder {
    /// For each token, the score of the best labelling that ends in each state.
    best: Vec<[i32; STATES]>,
}

/// A state no labelling may be in.
const NEVER: i32 = i32::MIN >> 2;

/// The states that may stand before `to`: an inside only behind its own label.
fn before(to: usize) -> Range<usize> {
    if inside(to) { to - 1..to + 1 } else { 0..STATES }
}

/// Whether a state is the inside of a label, at which no name begins.
fn inside(state: usize) -> bool {
    state > 0 && state.is_multiple_of(2)
}

impl Decoder {
    /// Writes the best state of each token to `states`, given the tokens' sums.
    #[expect(clippy::indexing_slicing, reason = "states are below STATES, the length of every array here")]
    pub(super) fn decode(&mut self, chain: &Chain, pass: Pass, sums: &[Sums], states: &mut [u8]) {
        self.best.clear();
        for sum in sums {
            let emission = sum.of(pass);
            let best = match self.best.last() {
                None => std::array::from_fn(|to| if inside(to) { NEVER } else { chain.starts[to] + emission[to] }),
                Some(last) => std::array::from_fn(|to| before(to).fold(NEVER, |best, from| best.max(last[from] + chain.transitions[from][to])) + emission[to]),
            };
            self.best.push(best);
        }
        // Which state stands before is worked out again for those that are on the best way.
        let mut after: Option<usize> = None;
        for (out, best) in states.iter_mut().zip(&self.best).rev() {
            let score = |state: usize| best[state] + after.map_or_else(|| chain.ends[state], |to| chain.transitions[state][to]);
            let first_best = |best: usize, state: usize| if score(state) > score(best) { state } else { best };
            let state = after.map_or(0..STATES, before).reduce(first_best).unwrap_or(0);
            *out = state as u8;
            after = Some(state);
        }
    }
}
