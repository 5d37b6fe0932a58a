//! The features of a token: each a hash of a template's number and the facts it takes.

use std::ops::Range;

use super::facts::{Fact, Standing};
use super::hash::feature;

/// What stands beyond the text's ends.
static NOTHING: Fact = Fact::NONE;

/// The number of the first template that only the second labelling sees: how many there are before.
const BELIEFS: u32 = 88;

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

/// Calls `emit` with each feature of the token at `i` of a stretch that both labellings see.
pub(super) fn common(facts: &[Fact], i: usize, stretch: &Range<usize>, mut emit: impl FnMut(u32)) {
    let window = Window { facts, i };
    let [b2, b1, here, a1, a2] = [-2, -1, 0, 1, 2].map(|offset| window.beside(offset));
    let mut template = 0;
    let mut put = |a: u32, b: u32| {
        emit(feature(template, a, b));
        template += 1;
    };
    // Words.
    put(0, 0);
    put(here.lower, 0);
    put(here.lower, here.shape);
    put(b1.lower, 0);
    put(a1.lower, 0);
    put(b2.lower, 0);
    put(a2.lower, 0);
    put(b1.lower, here.lower);
    put(here.lower, a1.lower);
    put(b1.lower, here.shape);
    put(a1.lower, here.shape);
    put(b1.lower, a1.lower);
    put(b2.lower, b1.lower);
    put(a1.lower, a2.lower);
    // Shapes and affixes.
    put(here.shape, 0);
    put(b1.shape, here.shape);
    put(here.shape, a1.shape);
    put(b1.shape ^ a1.shape.rotate_left(7), here.shape);
    for affix in here.prefixes.into_iter().chain(here.suffixes) {
        put(affix, 0);
    }
    put(b1.suffixes[1], 1);
    put(a1.suffixes[1], 1);
    // Lists, as sets and with the neighbours'.
    put(here.lists, 0);
    put(b1.lists, 0);
    put(a1.lists, 0);
    put(b1.lists, here.lists);
    put(here.lists, a1.lists);
    put(b2.lists, b1.lists);
    put(a1.lists, a2.lists);
    put(here.lists, here.shape);
    // The gazetteer.
    put(here.place, here.shape);
    put(here.place_size, here.shape);
    put(here.place_size, here.standing & Standing::SENTENCE_START);
    put(here.place_size, b1.lower);
    put(here.place, here.lists);
    put(b1.place, here.place);
    put(here.place, a1.place);
    put(here.place, b1.lower);
    put(here.place, a1.lower);
    put(b1.place, b2.lower);
    put(a1.place, a2.lower);
    // Where it stands.
    put(here.standing, here.shape);
    put(here.standing & (Standing::SENTENCE_START | Standing::TITLE_LINE | Standing::CAPS_LINE), here.lower);
    put(here.standing & (Standing::SENTENCE_START | Standing::TITLE_LINE | Standing::CAPS_LINE), here.lists);
    // The run of capitalised words.
    let (run_start, run_end) = (here.run.0 as usize, here.run.1 as usize);
    let (first, last) = window.run();
    let (left, right) = (window.at(run_start.checked_sub(1)), window.at(Some(run_end)));
    let place_in_run = window.place_in_run();
    put(place_in_run, 0);
    put(place_in_run, here.shape);
    put(place_in_run, here.lists);
    put(place_in_run, here.place);
    put(left.lower, place_in_run.min(1) + 1);
    put(right.lower, u32::from(run_end == i + 1));
    put(left.lists, place_in_run);
    put(right.lists, place_in_run);
    put(left.lower, right.lower);
    put(first.lower, place_in_run);
    put(last.lower, place_in_run);
    put(last.lists, place_in_run);
    put(first.lists, place_in_run);
    put(first.lists, last.lists);
    // The stretch around it.
    put(window.at(stretch.start.checked_sub(1)).lower, 5);
    put(window.at(Some(stretch.end)).lower, 6);
    // The rest of the article.
    let bits = here.evidence.0;
    for use_ in 0..super::evidence::USES {
        let on = bits >> use_ & 1;
        put(on, here.standing & (Standing::SENTENCE_START | Standing::TITLE_LINE | Standing::CAPS_LINE));
        put(on * (here.place + 1), here.shape);
    }
    debug_assert_eq!(template, BELIEFS);
}

/// Calls `emit` with each feature of the token at `i` that only the second labelling sees.
pub(super) fn beliefs(facts: &[Fact], i: usize, mut emit: impl FnMut(u32)) {
    let window = Window { facts, i };
    let [b1, here, a1] = [-1, 0, 1].map(|offset| window.beside(offset));
    let (first, last) = window.run();
    let place_in_run = window.place_in_run();
    let mut template = BELIEFS;
    let mut put = |a: u32, b: u32| {
        emit(feature(template, a, b));
        template += 1;
    };
    put(here.belief, here.shape);
    put(here.belief, here.place);
    put(here.belief, here.standing & (Standing::SENTENCE_START | Standing::TITLE_LINE | Standing::CAPS_LINE));
    put(here.belief, place_in_run);
    put(here.belief, here.lists);
    put(here.belief, b1.lower);
    put(b1.belief, here.belief);
    put(here.belief, a1.belief);
    put(first.belief, last.belief);
}
