//! The fuzzers' targets, briefly: on every seed and on a fixed number of mutations of them, the same in each run. Whoever
//! wants more takes `npm run fuzz`.
#![allow(clippy::expect_used, clippy::panic, reason = "a target that panics tells something")]

// The targets bring what they share with the other tests along.
#[path = "support/fragments.rs"]
mod fragments;
#[path = "support/mutations.rs"]
mod mutations;
#[path = "../fuzz/src/lib.rs"]
mod targets;

/// Calls a target with each of its seeds, and with `times` mutations of each.
fn feed(target: fn(&[u8]), name: &str, times: usize) {
    mutations::each(name, times, |data, from| {
        if std::panic::catch_unwind(|| target(data)).is_err() {
            panic!("{name}, {from}: {:?}", String::from_utf8_lossy(data));
        }
    });
}

#[test]
fn texts() {
    feed(targets::analyze, "analyze", 60);
}

#[test]
fn edits() {
    feed(targets::update, "update", 40);
}

#[test]
fn lines() {
    feed(targets::jsonl, "jsonl", 60);
}

#[test]
fn gazetteers() {
    feed(targets::gazetteer, "gazetteer", 12);
}
