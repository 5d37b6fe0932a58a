//! Seeds of the fuzzers and mutations of them, the same in each run.
#![allow(clippy::expect_used, reason = "a test that cannot set itself up has failed")]

use std::path::Path;

use super::fragments::FRAGMENTS;

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

/// Calls `take` with each seed of a target, and with `times` mutations of each; says which it is.
pub fn each(target: &str, times: usize, mut take: impl FnMut(&[u8], &str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("seeds").map(|file| file.expect("a seed").path()).collect();
    files.sort();
    let seeds: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a seed")).collect();
    assert!(!seeds.is_empty(), "{} is empty", folder.display());
    let mut chance = Chance(0x5eed);
    for (seed, file) in seeds.iter().zip(&files) {
        take(seed, &file.display().to_string());
        for time in 1..=times {
            let mut data = seed.clone();
            for _ in 0..=chance.below(6) {
                mutate(&mut data, &seeds, &mut chance);
            }
            take(&data, &format!("mutation {time} of {}", file.display()));
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
