//! The best labelling of a stretch (Viterbi), in whole numbers.

use std::ops::Range;

use super::model::{Chain, Pass, STATES, Sums};

/// Room that is used again for each stretch.
#[derive(Default)]
pub(super) struct Decoder {
    /// For each token, the score of the best labelling that ends in each state, and the state before.
    steps: Vec<([i32; STATES], [u8; STATES])>,
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
        self.steps.clear();
        let mut last: Option<[i32; STATES]> = None;
        for sum in sums {
            let emission = sum.of(pass);
            let mut best = [NEVER; STATES];
            let mut back = [0u8; STATES];
            for to in 0..STATES {
                match &last {
                    None if inside(to) => {}
                    None => best[to] = chain.starts[to] + emission[to],
                    Some(last) => {
                        for from in before(to) {
                            let score = last[from] + chain.transitions[from][to] + emission[to];
                            if score > best[to] {
                                best[to] = score;
                                back[to] = from as u8;
                            }
                        }
                    }
                }
            }
            self.steps.push((best, back));
            last = Some(best);
        }
        let Some((last, _)) = self.steps.last() else { return };
        let mut state = (0..STATES).max_by_key(|&s| (last[s] + chain.ends[s], STATES - s)).unwrap_or(0);
        for (out, (_, back)) in states.iter_mut().zip(&self.steps).rev() {
            *out = state as u8;
            state = usize::from(back[state]);
        }
    }
}
