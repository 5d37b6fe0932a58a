//! Words as bits of their hashes: tells of most words that they are not among some, without a look into a table that is larger than a
//! first-level cache.

/// One bit for each value of a word's hash, cut to a power of two. The more bits there are for a word, the more others are told.
pub(crate) struct Sieve(Vec<u64>);

impl Sieve {
    /// Room for about so many words: at least four bits for each.
    pub(crate) fn with_room(words: usize) -> Self {
        Sieve(vec![0; (words >> 3).next_power_of_two()])
    }

    pub(crate) fn add(&mut self, hash: u32) {
        let (at, bit) = self.place(hash);
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= 1 << bit;
        }
    }

    /// Whether a word may be among them: all that are, and some that are not.
    pub(crate) fn may_have(&self, hash: u32) -> bool {
        let (at, bit) = self.place(hash);
        self.0.get(at).is_some_and(|bits| bits >> bit & 1 != 0)
    }

    /// Where the bit of a hash stands.
    fn place(&self, hash: u32) -> (usize, u32) {
        ((hash >> 6) as usize & (self.0.len() - 1), hash & 63)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash;

    #[test]
    fn what_is_among_them_may_be_and_most_others_are_not() {
        for words in [0u32, 1, 7, 8, 900] {
            let mut sieve = Sieve::with_room(words as usize);
            let of = |word: u32| hash::lower(&format!("w{word}"));
            (0..words).for_each(|word| sieve.add(of(word)));
            assert!((0..words).all(|word| sieve.may_have(of(word))));
            let others = (10_000..11_000).filter(|word| sieve.may_have(of(*word))).count();
            assert!(others < 300, "{others} of a thousand are taken for one of {words}");
        }
    }
}
