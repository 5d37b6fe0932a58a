//! The fuzzers' targets, briefly: on every seed and on a fixed number of mutations of them, the same in each run. Whoever
//! wants more takes `npm run fuzz`.
#![allow(clippy::expect_used)]

use std::path::Path;

mod support;
#[path = "../fuzz/src/lib.rs"]
mod targets;

use support::fragments::FRAGMENTS;

/// Numbers that look like chance (xorshift), the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Calls a target with each of its seeds, and with `mutations` of each.
fn feed(target: fn(&[u8]), name: &str, mutations: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(name);
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("seeds").map(|file| file.expect("a seed").path()).collect();
    files.sort();
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a seed")).collect();
    assert!(!seeds.is_empty(), "{} is empty", folder.display());
    let mut chance = Chance(0x5eed);
    for (seed, file) in seeds.iter().zip(&files) {
        for round in 0..=mutations {
            let mut data = seed.clone();
            for _ in 0..round.min(1 + chance.below(6)) {
                mutate(&mut data, &seeds, &mut chance);
            }
            if std::panic::catch_unwind(|| target(&data)).is_err() {
                panic!("{name}, mutation {round} of {}: {:?}", file.display(), String::from_utf8_lossy(&data));
            }
        }
    }
}

fn mutate(data: &mut Vec<u8>, seeds: &[Vec<u8>], chance: &mut Chance) {
    let (a, b) = (chance.below(data.len() + 1), chance.below(data.len() + 1));
    let (from, to) = (a.min(b), a.max(b));
    match chance.below(6) {
        0 => {
            data.drain(from..to.min(from + 16));
        }
        1 => drop(data.splice(a..a, FRAGMENTS[chance.below(FRAGMENTS.len())].bytes())),
        2 => {
            let again = data[from..to.min(from + 200)].to_vec();
            data.splice(a..a, again);
        }
        3 => {
            let other = &seeds[chance.below(seeds.len())];
            data.splice(a..a, other[chance.below(other.len() + 1)..].iter().take(200).copied());
        }
        4 => data.truncate(to),
        _ => {
            if let Some(byte) = data.get_mut(a) {
                *byte ^= 1 << chance.below(8);
            }
        }
    }
}

#[test]
fn texts() {
    feed(targets::analyze, "analyze", 60);
}

#[test]
fn lines() {
    feed(targets::jsonl, "jsonl", 60);
}

#[test]
fn gazetteers() {
    feed(targets::gazetteer, "gazetteer", 12);
}
