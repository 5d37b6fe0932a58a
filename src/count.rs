//! Counts the steps of the loops that could grow faster than the text, for the test that none does (`tests/linear.rs`).
//!
//! What loops over tokens, characters or places goes through a few doors ([`Document`](crate::text::Document),
//! [`Scene`](crate::syntax::Scene), the tokenizer, the gazetteer): those count, and the few loops that pass none of them.
//! Without the feature `count` nothing of this is there, and [`steps`] is empty.

#[cfg(feature = "count")]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Does `work`, and tells how many steps it took.
#[cfg(feature = "count")]
pub fn of<T>(work: impl FnOnce() -> T) -> (T, u64) {
    let before = STEPS.get();
    let done = work();
    (done, STEPS.get().wrapping_sub(before))
}

/// Counts one step.
#[inline(always)]
pub(crate) fn step() {
    steps(1);
}

/// Counts as many steps.
#[inline(always)]
#[cfg_attr(not(feature = "count"), expect(unused_variables, reason = "nothing is counted"))]
pub(crate) fn steps(number: usize) {
    #[cfg(feature = "count")]
    STEPS.set(STEPS.get().wrapping_add(number as u64));
}
