//! What a first labelling says of a word's other occurrences in the article: the second labelling reads it.

use super::facts::{Facts, Stretch};
use super::kept::Kept;
use crate::table::Table;

/// How many occurrences of a word were outside any name, in a person's, a place's or an organisation's name, and how many
/// ended a person's name of two words or more.
type Counts = [u8; 5];

const ENDS_PERSON: usize = 4;

/// Sets [`Fact::belief`](super::facts::Fact::belief) from the states of a first labelling.
pub(super) fn settle(facts: &mut Facts, states: &[u8]) {
    let mut tallies: Table<Counts> = Table::with_room(facts.labels() >> 1);
    for stretch in &facts.stretches {
        for ((fact, _), label) in facts.words(stretch).zip(stretch.labels()) {
            if let Some(counts) = tallies.of(fact.lower) {
                for (count, on) in counts.iter_mut().zip(of_token(states, label)) {
                    *count = count.saturating_add(u8::from(on));
                }
            }
        }
    }
    for stretch in 0..facts.stretches.len() {
        believe(facts, states, stretch, |word| Some(tallies.get(word).copied().unwrap_or_default()));
    }
}

/// Sets [`Fact::belief`](super::facts::Fact::belief) of those words of a stretch that there are counts for, and says whether
/// something else was believed.
#[expect(clippy::indexing_slicing, reason = "the arrays are of one length")]
fn believe(facts: &mut Facts, states: &[u8], stretch: usize, counts: impl Fn(u32) -> Option<Counts>) -> bool {
    let Facts { list, stretches, .. } = facts;
    let Some(stretch) = stretches.get(stretch) else { return false };
    let mut changed = false;
    for (fact, label) in list.get_mut(stretch.facts()).unwrap_or_default().iter_mut().zip(stretch.labels()) {
        let Some(counts) = counts(fact.lower) else { continue };
        let own = of_token(states, label);
        let belief = code(std::array::from_fn(|k| counts[k].saturating_sub(u8::from(own[k]))));
        changed |= belief != fact.belief;
        fact.belief = belief;
    }
    changed
}

/// How often each word of a text has which label, to be kept for when the text changes.
#[derive(Default)]
pub(super) struct Labels {
    kept: Kept<[u32; 5]>,
}

impl Labels {
    /// Of a whole text, for which [`settle`] was done.
    pub(super) fn of(facts: &Facts, states: &[u8]) -> Self {
        let mut labels = Self::default();
        labels.count(facts, states, facts.stretches.iter(), true);
        Self { kept: labels.kept.known() }
    }

    /// Counts the labels of stretches that came or are about to go.
    pub(super) fn count<'s>(&mut self, facts: &Facts, states: &[u8], stretches: impl Iterator<Item = &'s Stretch>, came: bool) {
        for stretch in stretches {
            for ((fact, _), label) in facts.words(stretch).zip(stretch.labels()) {
                self.kept.count(fact.lower, |counts| {
                    for (count, _) in counts.iter_mut().zip(of_token(states, label)).filter(|(_, on)| *on) {
                        *count = if came { *count + 1 } else { count.saturating_sub(1) };
                    }
                });
            }
        }
    }

    /// Does what [`settle`] does, for a text of which all was counted. Stretches that are not `stale` have the labels that they had;
    /// those where something else is believed now become so.
    pub(super) fn settle(&mut self, facts: &mut Facts, states: &[u8], stale: &mut [bool]) {
        let seen = |counts: &[u32; 5]| counts.map(|count| count.min(255) as u8);
        let changed = self.kept.changed(seen);
        if self.kept.crowded {
            stale.fill(true);
            return settle(facts, states);
        }
        for (stretch, stale) in stale.iter_mut().enumerate().filter(|(_, stale)| **stale || !changed.is_empty()) {
            let all = *stale;
            let counts = |word: u32| (all || changed.has(word)).then(|| self.kept.counts.get(word).map(seen).unwrap_or_default());
            *stale |= believe(facts, states, stretch, counts);
        }
    }
}

/// No stretch begins inside a name: what stands behind a stretch's last label ends it.
fn of_token(states: &[u8], i: usize) -> [bool; 5] {
    let at = |i: usize| states.get(i).copied().unwrap_or(0);
    let label = at(i).div_ceil(2);
    // State 2 is the inside of a person's name.
    let ends = at(i) == 2 && at(i + 1) != 2;
    [label == 0, label == 1, label == 2, label == 3, ends]
}

/// 0 where the word stands nowhere else; otherwise the commonest label of the others, whether it is two in three of them or
/// all, whether they are several, and whether one ended a person's full name.
fn code(others: Counts) -> u8 {
    let [none, labels @ .., ends] = others;
    let total: u32 = [none].iter().chain(&labels).map(|&n| u32::from(n)).sum();
    if total == 0 {
        return 0;
    }
    let (best, most) = [none, labels[0], labels[1], labels[2]].into_iter().enumerate().fold((0, 0), |(best, most), (k, n)| if n > most { (k, n) } else { (best, most) });
    let most = u32::from(most);
    let share = if most == total { 2 } else { u8::from(most * 3 >= total * 2) };
    1 + best as u8 + 4 * share + 12 * u8::from(total > 1) + 24 * u8::from(others[ENDS_PERSON].min(ends) > 0)
}
