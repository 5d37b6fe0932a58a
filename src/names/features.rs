//! The features of a token: each a hash of a template's number and the facts it takes.

use super::evidence::USES;
use super::facts::{Fact, Facts, Inside, Stretch};
use super::standing::Standing;

/// What stands beyond the text's ends.
static NOTHING: Fact = Fact::NONE;

/// How many templates there are of what stands around a token, which both labellings see. Those of [`used`] follow, then those of
/// [`beliefs`].
const AROUND: usize = 64;

/// How many there are of how the word is used elsewhere, which both see.
const USED: usize = 2 * USES;

/// How many there are of what the first labelling made of the article, which the second sees.
const BELIEVED: usize = 9;

/// A token with what is around it.
struct Window<'f> {
    facts: &'f Facts,
    /// Where its own fact stands.
    i: usize,
    inside: &'f Inside,
}

/// Inside nothing.
static OUTSIDE: Inside = Inside { prefixes: [0; 3], suffixes: [0; 2], run: (0, 0), uses: None };

impl<'f> Window<'f> {
    /// That of one token of a stretch, the first of which is 0.
    fn of(facts: &'f Facts, stretch: &Stretch, token: usize) -> Self {
        Self { facts, i: stretch.first + token, inside: facts.inside.get(stretch.labels + token).unwrap_or(&OUTSIDE) }
    }

    fn at(&self, i: Option<usize>) -> &'f Fact {
        i.and_then(|i| self.facts.list.get(i)).unwrap_or(&NOTHING)
    }

    fn beside(&self, offset: isize) -> &'f Fact {
        self.at(self.i.checked_add_signed(offset))
    }

    /// Where the run of capitalised words begins that the token is in, and where it ends.
    fn run(&self) -> (usize, usize) {
        let (back, ahead) = self.inside.run;
        (self.i.saturating_sub(back as usize), self.i + ahead as usize)
    }

    /// The first and last token of the run.
    fn ends(&self) -> (&'f Fact, &'f Fact) {
        let (start, end) = self.run();
        (self.at(Some(start)), self.at(end.checked_sub(1)))
    }

    /// How far the token is from the run's start and end, up to three each.
    fn place_in_run(&self) -> u32 {
        let (back, ahead) = self.inside.run;
        back.min(3) * 4 + ahead.saturating_sub(1).min(3)
    }
}

/// What templates take of a token: two values each. Their order is their number.
pub(super) struct Values<const N: usize> {
    /// The number of the first.
    first: usize,
    values: [[u32; 2]; N],
}

/// What the templates of what stands around it take of one token of a stretch, the first of which is 0.
pub(super) fn around(facts: &Facts, stretch: &Stretch, token: usize) -> Values<AROUND> {
    let window = Window::of(facts, stretch, token);
    let [b2, b1, here, a1, a2] = [-2, -1, 0, 1, 2].map(|offset| window.beside(offset));
    let ([p2, p3, p4], [s2, s4], s3) = (window.inside.prefixes, window.inside.suffixes, here.suffix);
    let line_and_start = u32::from(here.line_and_start());
    let [place, place_size, standing] = [u32::from(here.place), u32::from(here.place_size), u32::from(here.standing)];
    let (place_before, place_after) = (u32::from(b1.place), u32::from(a1.place));
    let (run_start, run_end) = window.run();
    let (first, last) = window.ends();
    let (left, right) = (window.at(run_start.checked_sub(1)), window.at(Some(run_end)));
    let place_in_run = window.place_in_run();
    let values = [
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
        [b1.suffix, 1],
        [a1.suffix, 1],
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
        [place, here.shape],
        [place_size, here.shape],
        [place_size, standing & u32::from(Standing::SENTENCE_START)],
        [place_size, b1.lower],
        [place, here.lists],
        [place_before, place],
        [place, place_after],
        [place, b1.lower],
        [place, a1.lower],
        [place_before, b2.lower],
        [place_after, a2.lower],
        // Where it stands.
        [standing, here.shape],
        [line_and_start, here.lower],
        [line_and_start, here.lists],
        // The run of capitalised words.
        [place_in_run, 0],
        [place_in_run, here.shape],
        [place_in_run, here.lists],
        [place_in_run, place],
        [left.lower, place_in_run.min(1) + 1],
        [right.lower, u32::from(run_end == window.i + 1)],
        [left.lists, place_in_run],
        [right.lists, place_in_run],
        [left.lower, right.lower],
        [first.lower, place_in_run],
        [last.lower, place_in_run],
        [last.lists, place_in_run],
        [first.lists, place_in_run],
        [first.lists, last.lists],
        // The stretch around it.
        [window.at(stretch.first.checked_sub(1)).lower, 5],
        [window.at(Some(stretch.facts().end)).lower, 6],
    ];
    Values { first: 0, values }
}

/// What those of the word's other uses take of a token.
pub(super) fn used(fact: &Fact) -> Values<USED> {
    let (line_and_start, place) = (u32::from(fact.line_and_start()), u32::from(fact.place));
    let mut values = [[0; 2]; USED];
    for (use_, values) in values.as_chunks_mut().0.iter_mut().enumerate() {
        let on = u32::from(fact.evidence.0 >> use_ & 1);
        *values = [[on, line_and_start], [on * (place + 1), fact.shape]];
    }
    Values { first: AROUND, values }
}

/// A number that is the same for all tokens of which [`used`] takes the same.
pub(super) fn use_key(fact: &Fact) -> u64 {
    u64::from(fact.shape) | u64::from(fact.evidence.0) << 32 | u64::from(fact.place) << 48 | u64::from(fact.line_and_start()) << 56
}

/// What those take that only the second labelling sees.
pub(super) fn beliefs(facts: &Facts, stretch: &Stretch, token: usize) -> Values<BELIEVED> {
    let window = Window::of(facts, stretch, token);
    let [b1, here, a1] = [-1, 0, 1].map(|offset| window.beside(offset));
    let (first, last) = window.ends();
    let belief = u32::from(here.belief);
    let values = [
        [belief, here.shape],
        [belief, u32::from(here.place)],
        [belief, u32::from(here.line_and_start())],
        [belief, window.place_in_run()],
        [belief, here.lists],
        [belief, b1.lower],
        [u32::from(b1.belief), belief],
        [belief, u32::from(a1.belief)],
        [u32::from(first.belief), u32::from(last.belief)],
    ];
    Values { first: AROUND + USED, values }
}

impl<const N: usize> Values<N> {
    /// Their features.
    pub(super) fn features(&self) -> impl Iterator<Item = u32> {
        self.values.iter().zip(self.first as u32..).map(|([a, b], template)| feature(template, *a, *b))
    }
}

/// A feature from its template's number and two values. Multiplies and shifts each in turn, so that the top bits depend on everything.
#[inline(always)]
const fn feature(template: u32, a: u32, b: u32) -> u32 {
    let h = (a ^ template.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    (h ^ (h >> 15) ^ b).wrapping_mul(0xc2b2_ae35)
}
