//! How a word is used in the rest of the article: in small letters, behind a title, behind "in" …

use std::ops::Range;

use super::facts::{Fact, Facts, list_bit};
use super::standing::Standing;
use super::stretches;
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

/// Sets [`Inside::uses`](super::facts::Inside::uses) of the words with a capital in some stretches.
pub(super) fn note(doc: &Document, facts: &mut Facts, stretches: Range<usize>) {
    for stretch in stretches {
        let Some(stretch) = facts.stretches.get(stretch).cloned() else { break };
        for ((token, at), label) in stretch.tokens.clone().zip(stretch.facts()).zip(stretch.labels()) {
            let uses = stretches::capital(doc, token).then(|| uses(facts, at, label));
            if let Some(inside) = facts.inside.get_mut(label) {
                inside.uses = uses;
            }
        }
    }
}

/// Sets [`Fact::evidence`] of all words with a capital. `count_small` adds how often words stand in small letters; `changed` is
/// told of each stretch where something else was known.
pub(super) fn gather(facts: &mut Facts, count_small: &dyn Fn(&mut Tallies), changed: &mut dyn FnMut(usize)) {
    let mut tallies = Tallies(Table::with_room(facts.labels() >> 1));
    for stretch in &facts.stretches {
        for (fact, inside) in facts.words(stretch) {
            if let Some((uses, tally)) = inside.uses.and_then(|uses| Some((uses, tallies.0.of(fact.lower)?))) {
                tally.add(uses);
            }
        }
    }
    count_small(&mut tallies);
    let Facts { list, inside, stretches, .. } = facts;
    for (index, stretch) in stretches.iter().enumerate() {
        let (Some(facts), Some(inside)) = (list.get_mut(stretch.facts()), inside.get(stretch.labels())) else { continue };
        for (fact, own) in facts.iter_mut().zip(inside).filter_map(|(fact, inside)| Some((fact, inside.uses?))) {
            let tally = tallies.0.get(fact.lower).copied().unwrap_or_default();
            // What it was counted for itself must have been seen once more.
            let evidence = Evidence(tally.twice & own | tally.once & !own);
            if evidence != fact.evidence {
                fact.evidence = evidence;
                changed(index);
            }
        }
    }
}

impl Uses {
    fn add(&mut self, uses: u16) {
        self.twice |= self.once & uses;
        self.once |= uses;
    }
}

/// How the words with a capital are used.
pub(super) struct Tallies(Table<Uses>);

impl Tallies {
    /// Counts the words in small letters of a text.
    pub(super) fn count_small(&mut self, doc: &Document) {
        for token in doc.tokens.iter().filter(|token| small(token)) {
            // Of most words in small letters no token has a capital.
            if let Some(tally) = self.0.get_mut(token.hash) {
                tally.add(1 << SMALL);
            }
        }
    }
}

/// Whether a token is a word in small letters.
fn small(token: &Token) -> bool {
    token.kind == TokenKind::Word && !token.capital()
}

/// How often each word of a text stands in small letters, to be kept for when the text changes.
#[derive(Default)]
pub(super) struct SmallWords {
    times: Table<u32>,
    /// Whether a word found no room, so that nothing here can be relied on.
    crowded: bool,
}

impl SmallWords {
    /// Counts tokens that came.
    pub(super) fn add(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| small(token)) {
            match self.times.of(token.hash) {
                Some(times) => *times += 1,
                None => self.crowded = true,
            }
        }
    }

    /// Takes away tokens that are gone.
    pub(super) fn take(&mut self, tokens: &[Token]) {
        for token in tokens.iter().filter(|token| small(token)) {
            if let Some(times) = self.times.get_mut(token.hash) {
                *times = times.saturating_sub(1);
            }
        }
    }

    /// The same as [`Tallies::count_small`] for the document that was counted.
    pub(super) fn count(&self, doc: &Document, tallies: &mut Tallies) {
        if self.crowded {
            return tallies.count_small(doc);
        }
        for (word, tally) in tallies.0.each() {
            (0..self.times.get(word).copied().unwrap_or(0).min(2)).for_each(|_| tally.add(1 << SMALL));
        }
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

#[expect(clippy::indexing_slicing, reason = "bounded by the loop; a constant function can do no other")]
const fn ascii(word: &str) -> u32 {
    let bytes = word.as_bytes();
    let mut h = crate::hash::SEED;
    let mut i = 0;
    while i < bytes.len() {
        h = crate::hash::step(h, bytes[i] as u32);
        i += 1;
    }
    h
}

/// "the"
pub(super) const THE: u32 = ascii("the");
/// "who"
const WHO: u32 = ascii("who");
