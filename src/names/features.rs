//! The features of a token: each a hash of a template's number and the facts it takes.

use std::ops::Range;

use super::evidence::USES;
use super::facts::{Fact, Standing};

/// What stands beyond the text's ends.
static NOTHING: Fact = Fact::NONE;

/// How many templates both labellings see but for those of the word's other uses, which follow.
const AROUND: usize = 64;

/// The number of the first template that only the second labelling sees.
const BELIEFS: usize = AROUND + 2 * USES;

/// A token with what is around it.
struct Window<'f> {
    facts: &'f [Fact],
    i: usize,
}

impl<'f> Window<'f> {
    fn at(&self, i: Option<usize>) -> &'f Fact {
        i.and_then(|i| self.facts.get(i)).unwrap_or(&NOTHING)
    }

    fn beside(&self, offset: isize) -> &'f Fact {
        self.at(self.i.checked_add_signed(offset))
    }

    /// The first and last token of the run of capitalised words that the token is in.
    fn run(&self) -> (&'f Fact, &'f Fact) {
        let (start, end) = self.beside(0).run;
        (self.at(Some(start as usize)), self.at((end as usize).checked_sub(1)))
    }

    /// How far the token is from the run's start and end, up to three each.
    fn place_in_run(&self) -> u32 {
        let (start, end) = self.beside(0).run;
        let (start, end) = (start as usize, end as usize);
        (self.i - start.min(self.i)).min(3) as u32 * 4 + (end.saturating_sub(self.i + 1)).min(3) as u32
    }
}

/// The features of the token at `i` of a stretch that both labellings see.
pub(super) fn common(facts: &[Fact], i: usize, stretch: &Range<usize>) -> impl Iterator<Item = u32> {
    let window = Window { facts, i };
    let [b2, b1, here, a1, a2] = [-2, -1, 0, 1, 2].map(|offset| window.beside(offset));
    let ([p2, p3, p4], [s2, s3, s4]) = (here.prefixes, here.suffixes);
    let line_and_start = here.line_and_start();
    let (run_start, run_end) = (here.run.0 as usize, here.run.1 as usize);
    let (first, last) = window.run();
    let (left, right) = (window.at(run_start.checked_sub(1)), window.at(Some(run_end)));
    let place_in_run = window.place_in_run();
    let around: [[u32; 2]; AROUND] = [
        // Words.
        [0, 0],
        [here.lower, 0],
        [here.lower, here.shape],
        [b1.lower, 0],
        [a1.lower, 0],
        [b2.lower, 0],
        [a2.lower, 0],
        [b1.lower, here.lower],
        [here.lower, a1.lower],
        [b1.lower, here.shape],
        [a1.lower, here.shape],
        [b1.lower, a1.lower],
        [b2.lower, b1.lower],
        [a1.lower, a2.lower],
        // Shapes and affixes.
        [here.shape, 0],
        [b1.shape, here.shape],
        [here.shape, a1.shape],
        [b1.shape ^ a1.shape.rotate_left(7), here.shape],
        [p2, 0],
        [p3, 0],
        [p4, 0],
        [s2, 0],
        [s3, 0],
        [s4, 0],
        [b1.suffixes[1], 1],
        [a1.suffixes[1], 1],
        // Lists, as sets and with the neighbours'.
        [here.lists, 0],
        [b1.lists, 0],
        [a1.lists, 0],
        [b1.lists, here.lists],
        [here.lists, a1.lists],
        [b2.lists, b1.lists],
        [a1.lists, a2.lists],
        [here.lists, here.shape],
        // The gazetteer.
        [here.place, here.shape],
        [here.place_size, here.shape],
        [here.place_size, here.standing & Standing::SENTENCE_START],
        [here.place_size, b1.lower],
        [here.place, here.lists],
        [b1.place, here.place],
        [here.place, a1.place],
        [here.place, b1.lower],
        [here.place, a1.lower],
        [b1.place, b2.lower],
        [a1.place, a2.lower],
        // Where it stands.
        [here.standing, here.shape],
        [line_and_start, here.lower],
        [line_and_start, here.lists],
        // The run of capitalised words.
        [place_in_run, 0],
        [place_in_run, here.shape],
        [place_in_run, here.lists],
        [place_in_run, here.place],
        [left.lower, place_in_run.min(1) + 1],
        [right.lower, u32::from(run_end == i + 1)],
        [left.lists, place_in_run],
        [right.lists, place_in_run],
        [left.lower, right.lower],
        [first.lower, place_in_run],
        [last.lower, place_in_run],
        [last.lists, place_in_run],
        [first.lists, place_in_run],
        [first.lists, last.lists],
        // The stretch around it.
        [window.at(stretch.start.checked_sub(1)).lower, 5],
        [window.at(Some(stretch.end)).lower, 6],
    ];
    // The rest of the article.
    let used: [[u32; 2]; 2 * USES] = std::array::from_fn(|k| {
        let on = here.evidence.0 >> (k >> 1) & 1;
        if k & 1 == 0 { [on, line_and_start] } else { [on * (here.place + 1), here.shape] }
    });
    hashed(0, around).chain(hashed(AROUND, used))
}

/// The features of the token at `i` that only the second labelling sees.
pub(super) fn beliefs(facts: &[Fact], i: usize) -> impl Iterator<Item = u32> {
    let window = Window { facts, i };
    let [b1, here, a1] = [-1, 0, 1].map(|offset| window.beside(offset));
    let (first, last) = window.run();
    let values = [
        [here.belief, here.shape],
        [here.belief, here.place],
        [here.belief, here.line_and_start()],
        [here.belief, window.place_in_run()],
        [here.belief, here.lists],
        [here.belief, b1.lower],
        [b1.belief, here.belief],
        [here.belief, a1.belief],
        [first.belief, last.belief],
    ];
    hashed(BELIEFS, values)
}

/// The features of the values of templates, the first of which has this number.
fn hashed<const N: usize>(first: usize, values: [[u32; 2]; N]) -> impl Iterator<Item = u32> {
    values.into_iter().enumerate().map(move |(i, [a, b])| feature((first + i) as u32, a, b))
}

/// A feature from its template's number and two values. Multiplies and shifts (the finaliser of MurmurHash3), so that the
/// top bits depend on everything.
#[inline(always)]
const fn feature(template: u32, a: u32, b: u32) -> u32 {
    let mut h = template.wrapping_mul(0x9e37_79b9) ^ a.rotate_left(9).wrapping_mul(0x85eb_ca6b) ^ b.rotate_left(19).wrapping_mul(0xc2b2_ae35);
    h ^= h >> 16;
    h = h.wrapping_mul(0x85eb_ca6b);
    h ^= h >> 13;
    h = h.wrapping_mul(0xc2b2_ae35);
    h ^ (h >> 16)
}
