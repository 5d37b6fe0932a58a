//! The best labelling of a stretch (Viterbi), in whole numbers.

use super::model::{Pass, STATES};

/// Room that is used again for each stretch.
#[derive(Default)]
pub(super) struct Decoder {
    /// For each token, the score of the best labelling that ends in each state, and the state before.
    steps: Vec<([i32; STATES], [u8; STATES])>,
}

/// A state no labelling may be in.
const NEVER: i32 = i32::MIN >> 2;

/// Whether `to` may follow `from` (`None`: the start of a stretch): an inside only behind its own label.
#[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
fn follows(from: Option<usize>, to: usize) -> bool {
    to % 2 == 1 || to == 0 || from.is_some_and(|from| from == to || from + 1 == to)
}

impl Decoder {
    /// Writes the best state of each token to `states`, given the tokens' scores.
    #[expect(clippy::indexing_slicing, reason = "states are below STATES, the length of every array here")]
    pub(super) fn decode(&mut self, pass: &Pass, scores: &[[i32; STATES]], states: &mut [u8]) {
        self.steps.clear();
        let mut before: Option<[i32; STATES]> = None;
        for emission in scores {
            let mut best = [NEVER; STATES];
            let mut back = [0u8; STATES];
            for to in 0..STATES {
                match &before {
                    None => {
                        if follows(None, to) {
                            best[to] = pass.starts[to] + emission[to];
                        }
                    }
                    Some(before) => {
                        for (from, score) in before.iter().enumerate().filter(|(from, _)| follows(Some(*from), to)) {
                            let score = score + pass.transitions[from][to] + emission[to];
                            if score > best[to] {
                                best[to] = score;
                                back[to] = from as u8;
                            }
                        }
                    }
                }
            }
            self.steps.push((best, back));
            before = Some(best);
        }
        let Some((last, _)) = self.steps.last() else { return };
        let mut state = (0..STATES).max_by_key(|&s| (last[s] + pass.ends[s], STATES - s)).unwrap_or(0);
        for (out, (_, back)) in states.iter_mut().zip(&self.steps).rev() {
            *out = state as u8;
            state = usize::from(back[state]);
        }
    }
}
