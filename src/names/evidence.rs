//! How a word is used in the rest of the article: in small letters, behind a title, behind "in" …

use std::ops::Range;

use super::facts::{Fact, Facts, list_bit};
use super::kept::Kept;
use super::standing::Standing;
use crate::hash;
use crate::lexicon::classes;
use crate::table::Table;
use crate::text::{Document, Token, TokenKind};

/// What was seen of a word outside this very token, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence(pub(super) u16);

impl Evidence {
    /// Whether the word stands in small letters elsewhere.
    pub(super) fn seen_small(self) -> bool {
        self.0 >> SMALL & 1 != 0
    }

    /// Whether it stands with a capital inside a sentence elsewhere.
    pub(super) fn seen_inside(self) -> bool {
        self.0 >> CAPITAL_INSIDE & 1 != 0
    }
}

/// How many kinds of use are told apart.
pub(super) const USES: usize = 12;

const SMALL: usize = 0;
const CAPITAL_INSIDE: usize = 1;
const BEHIND_TITLE: usize = 2;
const BEHIND_GIVEN: usize = 3;
const BEHIND_PLACE_PREPOSITION: usize = 4;
const BEFORE_CUE: usize = 5;
const BEFORE_ORGANISATION: usize = 6;
const BEHIND_ARTICLE: usize = 7;
const ENDS_RUN: usize = 8;
const BEGINS_RUN: usize = 9;
const BRACKETED: usize = 10;
const BEFORE_WHO: usize = 11;

/// How a word's occurrences are used: one bit for each kind of use.
#[derive(Clone, Copy, Default)]
pub(super) struct Uses {
    /// Seen at least once.
    once: u16,
    /// Seen at least twice.
    twice: u16,
}

/// Sets [`Inside::uses`](super::facts::Inside::uses) of the words in some stretches that have any: those with a capital.
pub(super) fn note(facts: &mut Facts, stretches: Range<usize>) {
    for stretch in stretches {
        let Some(stretch) = facts.stretches.get(stretch).cloned() else { break };
        for (at, label) in stretch.facts().zip(stretch.labels()) {
            if facts.inside.get(label).is_none_or(|inside| inside.uses.is_none()) {
                continue;
            }
            let uses = uses(facts, at, label);
            if let Some(inside) = facts.inside.get_mut(label) {
                inside.uses = Some(uses);
            }
        }
    }
}

/// Sets [`Fact::evidence`] of all words with a capital.
pub(super) fn gather(doc: &Document, facts: &mut Facts) {
    let mut tallies: Table<Uses> = Table::with_room(facts.labels() >> 1);
    for stretch in &facts.stretches {
        for (fact, inside) in facts.words(stretch) {
            if let Some((uses, tally)) = inside.uses.and_then(|uses| Some((uses, tallies.of(fact.lower)?))) {
                tally.add(uses);
            }
        }
    }
    for token in doc.tokens.iter().filter(|token| small(token)) {
        // Of most words in small letters no token has a capital.
        if let Some(tally) = tallies.get_mut(token.hash) {
            tally.add(1 << SMALL);
        }
    }
    for stretch in 0..facts.stretches.len() {
        tell(facts, stretch, |word| Some(tallies.get(word).copied().unwrap_or_default()));
    }
}

/// Sets [`Fact::evidence`] of those words of a stretch for which there is a tally, and says whether something else was known.
fn tell(facts: &mut Facts, stretch: usize, tally: impl Fn(u32) -> Option<Uses>) -> bool {
    let Facts { list, inside, stretches, .. } = facts;
    let Some(stretch) = stretches.get(stretch) else { return false };
    let (facts, inside) = (list.get_mut(stretch.facts()).unwrap_or_default(), inside.get(stretch.labels()).unwrap_or_default());
    let mut changed = false;
    for (fact, own) in facts.iter_mut().zip(inside).filter_map(|(fact, inside)| Some((fact, inside.uses?))) {
        let Some(tally) = tally(fact.lower) else { continue };
        // What it was counted for itself must have been seen once more.
        let evidence = Evidence(tally.twice & own | tally.once & !own);
        changed |= evidence != fact.evidence;
        fact.evidence = evidence;
    }
    changed
}

impl Uses {
    fn add(&mut self, uses: u16) {
        self.twice |= self.once & uses;
        self.once |= uses;
    }
}

/// Whether a token is a word in small letters.
fn small(token: &Token) -> bool {
    token.kind == TokenKind::Word && !token.capital()
}

/// How often a word is used in each way, and how often it stands with a capital.
type Times = [u32; USES + 1];

/// How often each word of a text is used in which way, to be kept for when the text changes.
#[derive(Default)]
pub(super) struct Usage {
    kept: Kept<Times>,
}

impl Usage {
    /// Of a whole text, for which [`gather`] was done.
    pub(super) fn of(doc: &Document, facts: &Facts) -> Self {
        let mut usage = Self::default();
        usage.count_small(&doc.tokens, true);
        usage.count_capitals(facts, 0..facts.stretches.len(), true);
        Self { kept: usage.kept.known() }
    }

    /// Counts words in small letters that came or are gone.
    pub(super) fn count_small(&mut self, tokens: &[Token], came: bool) {
        for token in tokens.iter().filter(|token| small(token)) {
            self.count(token.hash, 1 << SMALL, came);
        }
    }

    /// Counts the words with a capital of stretches that came or are about to go.
    pub(super) fn count_capitals(&mut self, facts: &Facts, stretches: Range<usize>, came: bool) {
        for stretch in facts.stretches.get(stretches).unwrap_or_default() {
            for (fact, inside) in facts.words(stretch) {
                inside.uses.into_iter().for_each(|uses| self.count(fact.lower, uses | 1 << USES, came));
            }
        }
    }

    fn count(&mut self, word: u32, uses: u16, came: bool) {
        self.kept.count(word, |times| {
            for (times, _) in times.iter_mut().zip(0..).filter(|(_, use_)| uses >> use_ & 1 != 0) {
                *times = if came { *times + 1 } else { times.saturating_sub(1) };
            }
        });
    }

    /// Does what [`gather`] does, for a text of which all was counted. Of stretches that are not `stale` everything was told before;
    /// those where something else is known now become so.
    pub(super) fn gather(&mut self, doc: &Document, facts: &mut Facts, stale: &mut [bool]) {
        let changed = self.kept.changed(|times| times.map(|times| times.min(2)));
        if self.kept.crowded {
            stale.fill(true);
            return gather(doc, facts);
        }
        for (stretch, stale) in stale.iter_mut().enumerate().filter(|(_, stale)| **stale || !changed.is_empty()) {
            let all = *stale;
            *stale |= tell(facts, stretch, |word| (all || changed.has(word)).then(|| self.uses(word)));
        }
    }

    fn uses(&self, word: u32) -> Uses {
        let mut uses = Uses::default();
        for (times, use_) in self.kept.counts.get(word).into_iter().flatten().zip(0..USES) {
            uses.once |= u16::from(*times > 0) << use_;
            uses.twice |= u16::from(*times > 1) << use_;
        }
        uses
    }
}

/// How the token is used whose fact is at `i`.
fn uses(facts: &Facts, i: usize, label: usize) -> u16 {
    let none = Fact::default();
    let at = |i: Option<usize>| i.and_then(|i| facts.list.get(i)).unwrap_or(&none);
    let fact = at(Some(i));
    let before = at(i.checked_sub(1));
    let after = at(Some(i + 1));
    let lines = Standing::TITLE_LINE | Standing::CAPS_LINE;
    if fact.standing & lines != 0 {
        return 0;
    }
    let is = |fact: &Fact, list| fact.lists & list_bit(list) != 0;
    let (back, ahead) = facts.inside.get(label).map_or((0, 1), |inside| (inside.run.0 as usize, inside.run.1 as usize));
    let inside_run = back > 0;
    let behind_run = at(i.checked_sub(back + 1));
    let ends = ahead == 1;
    let (next, next_but_one) = (at(Some(i + ahead)), at(Some(i + ahead + 1)));
    let mut uses = 0;
    let mut add = |use_: usize, holds: bool| uses |= u16::from(holds) << use_;
    add(CAPITAL_INSIDE, fact.standing & Standing::SENTENCE_START == 0);
    add(BEHIND_TITLE, is(before, classes::HONORIFICS) || is(before, classes::TITLES) && before.lists & list_bit(classes::ORGANISATIONS) == 0);
    add(BEHIND_GIVEN, inside_run && (is(before, classes::GIVEN_FEMALE) || is(before, classes::GIVEN_MALE)));
    add(BEHIND_PLACE_PREPOSITION, ends && is(behind_run, classes::LOCATIVE));
    add(BEFORE_CUE, ends && is(next, classes::CUES));
    add(BEFORE_ORGANISATION, is(after, classes::ORGANISATION_ENDS) || inside_run && is(after, classes::ORGANISATIONS));
    add(BEHIND_ARTICLE, !inside_run && before.lower == THE);
    add(ENDS_RUN, inside_run && ends);
    add(BEGINS_RUN, !inside_run && !ends);
    add(BRACKETED, fact.standing & Standing::BRACKETED != 0 && !inside_run && ends);
    add(BEFORE_WHO, ends && next_but_one.lower == WHO);
    uses
}

/// "the"
pub(super) const THE: u32 = hash::of_small("the");
/// "who"
const WHO: u32 = hash::of_small("who");
