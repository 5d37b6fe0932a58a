//! How a word is used in the rest of the article: in small letters, behind a title, behind "in" …

use super::facts::{Fact, Facts, list_bit};
use super::standing::Standing;
use super::stretches;
use crate::lexicon::classes;
use crate::table::Table;
use crate::text::{Document, TokenKind};

/// What was seen of a word outside this very token, one bit each.
#[derive(Clone, Copy, Debug, Default)]
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
struct Uses {
    /// Seen at least once.
    once: u16,
    /// Seen at least twice.
    twice: u16,
}

/// Sets [`Fact::evidence`] of all words with a capital.
pub(super) fn gather(doc: &Document, facts: &mut Facts) {
    let mut tallies: Table<Uses> = Table::with_room(facts.labels() / 2);
    // Where the facts of words with a capital stand, and their labels.
    let mut capitals = Vec::with_capacity(facts.labels());
    for stretch in &facts.stretches {
        let places = stretch.facts().zip(stretch.labels());
        capitals.extend(stretch.tokens.clone().zip(places).filter(|(token, _)| stretches::capital(doc, *token)).map(|(_, place)| place));
    }
    for &(at, label) in &capitals {
        let uses = uses(facts, at, label);
        if let Some(tally) = facts.list.get(at).and_then(|fact| tallies.of(fact.lower)) {
            tally.twice |= tally.once & uses;
            tally.once |= uses;
        }
    }
    for token in doc.tokens.iter().filter(|t| t.kind == TokenKind::Word && !t.capital()) {
        // Of most words in small letters no token has a capital.
        if let Some(tally) = tallies.get_mut(token.hash) {
            tally.twice |= tally.once & 1 << SMALL;
            tally.once |= 1 << SMALL;
        }
    }
    for (at, label) in capitals {
        let own = uses(facts, at, label);
        let Some(fact) = facts.list.get_mut(at) else { continue };
        let tally = tallies.get(fact.lower).copied().unwrap_or_default();
        // What it was counted for itself must have been seen once more.
        fact.evidence = Evidence(tally.twice & own | tally.once & !own);
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
