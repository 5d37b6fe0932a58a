//! Which quotations are quotes, and whether whole utterances or fragments.
//!
//! Not quotes: titles of works, nicknames, words named as words. What they have in common is told by what stands around
//! the marks and by how the words inside are written.

use std::ops::Range;

use super::Found;
use crate::analysis::{QuoteKind, Rule};
use crate::lexicon::classes;
use crate::names::Label;
use crate::syntax::{SOURCES, Scene};
use crate::text::{Document, Quotation, Shape, TokenKind};

/// The longest words that are named as words, in tokens.
const NAMED: usize = 12;

/// An outermost quotation, as far as the words in it and around it tell.
#[derive(Clone, Debug)]
pub struct Marked {
    /// Its tokens, marks included.
    pub tokens: Range<usize>,
    /// The colon behind a label inside the marks.
    label: Option<usize>,
    /// What it is if it is a quote.
    kind: Option<QuoteKind>,
}

impl Marked {
    /// Moves it by so many tokens.
    pub(crate) fn shift(&mut self, by: isize) {
        let shift = |token: usize| token.wrapping_add_signed(by);
        self.tokens = shift(self.tokens.start)..shift(self.tokens.end);
        self.label = self.label.map(shift);
    }
}

/// Adds what some of the quotations are, in order.
pub fn look(scene: &Scene, quotations: Range<usize>, marked: &mut Vec<Marked>) {
    let quotations = scene.doc.quotations.get(quotations).unwrap_or_default();
    marked.extend(quotations.iter().filter(|q| q.depth == 0 && !q.inside().is_empty()).map(|q| {
        let is_quote = !nickname(scene, q) && !named_word(scene, q) && !title_of_work(scene, q) && !thought(scene, q) && !heading(scene, q) && has_words(scene, q);
        Marked { tokens: q.open..q.end, label: label(scene, q), kind: is_quote.then(|| kind(scene, q)) }
    }));
}

/// Whether a text is a script: two of its quotations have a label inside the marks.
pub fn is_script(marked: &[Marked]) -> bool {
    marked.iter().filter(|marked| marked.label.is_some()).take(2).count() == 2
}

/// The quotes among all the quotations of a text.
pub fn quotes(doc: &Document, marked: &[Marked]) -> Vec<Found> {
    let script = is_script(marked);
    let mut quotation = 0;
    let found = |marked: &Marked| {
        let kind = marked.kind?;
        while doc.quotations.get(quotation).is_some_and(|q| q.open < marked.tokens.start || q.depth > 0) {
            quotation += 1;
        }
        Some(match marked.label.filter(|_| script) {
            Some(colon) => Found { tokens: colon + 1..marked.tokens.end, kind: QuoteKind::Direct, quotation: Some(quotation) },
            None => Found { tokens: marked.tokens.clone(), kind, quotation: Some(quotation) },
        })
    };
    let mut quotes = Vec::with_capacity(marked.len());
    quotes.extend(marked.iter().filter_map(found));
    quotes
}

/// The colon behind a label inside the marks, as a script has it: "REYES: We leave at dawn."
fn label(scene: &Scene, q: &Quotation) -> Option<usize> {
    let colon = (q.open + 2..q.end.min(q.open + 5)).find(|&t| scene.colon(t)).filter(|&c| c + 1 < q.inside().end)?;
    (q.open + 1..colon).all(|t| scene.doc.shape(t) == Shape::Upper || scene.label(t) == Some(Label::Person)).then_some(colon)
}

/// «'Every Bet Is Off.'»: a heading between two paragraphs that takes its words from one of them.
fn heading(scene: &Scene, q: &Quotation) -> bool {
    let index = scene.doc.paragraph_of(q.open);
    let whole = scene.doc.paragraphs.get(index).is_some_and(|p| p.start == q.open && p.end <= q.end + 1);
    let mut words = q.inside().filter(|&t| scene.doc.kind(t) == TokenKind::Word);
    index > 0 && whole && label(scene, q).is_none() && !scene.doc.is(q.inside().end.saturating_sub(1), "?") && q.inside().len() <= 8 && words.all(|t| scene.doc.capital(t) || minor(scene, t)) && q.inside().len() > 2
}

fn minor(scene: &Scene, token: usize) -> bool {
    scene.doc.has(token, classes::FUNCTION_WORDS | classes::PREPOSITIONS | classes::CONJUNCTIONS)
}

/// Whether marked words that have been attributed are nobody's after all: a few of them inside the reporter's sentence,
/// which says nothing of a speaker ("the 'mystery' disease").
///
/// Of such fragments without a cue 40 % are annotated as quotes in the open corpora, of longer ones 80 %.
pub fn scare(scene: &Scene, found: &Found, rule: Rule) -> bool {
    let words = || found.tokens.clone().filter(|&t| matches!(scene.doc.kind(t), TokenKind::Word | TokenKind::Number)).count();
    let few = match rule {
        Rule::None => 3,
        Rule::Echo => 2,
        Rule::SentenceSubject => 1,
        _ => 0,
    };
    let quotation = found.quotation.and_then(|q| scene.doc.quotations.get(q));
    // "She never had occasion to say "…"": nobody did.
    let infinitive = found.tokens.start.checked_sub(2).is_some_and(|to| scene.doc.is(to, "to") && scene.doc.has(to + 1, classes::REPORTING));
    if infinitive && matches!(rule, Rule::None | Rule::SentenceSubject) {
        return true;
    }
    // Headlines quote in few words, and leave out who said them.
    found.kind == QuoteKind::Partial && few > 0 && words() <= few && !quotation.is_some_and(|q| headline(scene, q))
}

/// Whether there are words between the marks, and not only a note in brackets ("(LAUGHTER.)").
fn has_words(scene: &Scene, q: &Quotation) -> bool {
    let note = scene.doc.is(q.open + 1, "(") && (q.open + 1..q.end).find(|&t| scene.doc.is(t, ")")).is_some_and(|t| t + 3 >= q.end);
    !note && q.inside().any(|t| matches!(scene.doc.kind(t), TokenKind::Word | TokenKind::Number))
}

/// Joe "Bugs" Malone: one to three capitalised words between the parts of a name.
fn nickname(scene: &Scene, q: &Quotation) -> bool {
    let inside = q.inside();
    let short = inside.len() <= 3 && inside.clone().all(|t| scene.doc.tokens.get(t).is_some_and(|t| t.capital() || t.kind != TokenKind::Word) || scene.doc.has(t, classes::DETERMINERS));
    let person = |t: usize| scene.label(t) == Some(Label::Person);
    let capital = |t: usize| scene.doc.tokens.get(t).is_some_and(|t| t.kind == TokenKind::Word && t.capital());
    let before = q.open.checked_sub(1).is_some_and(|t| person(t) || capital(t) && !scene.doc.has(t, classes::FUNCTION_WORDS));
    short && before && (person(q.end) || capital(q.end) && !scene.doc.has(q.end, classes::FUNCTION_WORDS)) && scene.doc.sentence_of(q.open) == scene.doc.sentence_of(q.end)
}

/// "Why now?" the porter thought: words that nobody said.
fn thought(scene: &Scene, q: &Quotation) -> bool {
    let verb = (q.end..q.end + 5).find(|&t| scene.cue_verb(t) || scene.doc.kind(t) == TokenKind::Stop);
    verb.is_some_and(|t| scene.doc.is(t, "thought") && scene.doc.sentence_of(t) == scene.doc.sentence_of(q.open))
}

/// The word "…", so-called "…", known as "…", dubbed "…": a word is named, nobody speaks.
fn named_word(scene: &Scene, q: &Quotation) -> bool {
    if q.inside().len() > NAMED {
        return false;
    }
    // "…" is her motto.
    let behind = (q.end..q.end + 6).find(|&t| scene.doc.has(t, classes::NAMING) && !scene.doc.has(t, classes::CUES));
    if behind.is_some_and(|t| sentence_begins_at(scene, q) && scene.doc.has(q.end, classes::AUXILIARIES) && !(q.end..t).any(|t| scene.doc.kind(t) != TokenKind::Word)) {
        return true;
    }
    let Some(before) = q.open.checked_sub(1).filter(|&b| scene.outside(b)) else { return false };
    // "what the archbishop called …" is somebody's word; "a disease called …" is nobody's.
    let active = |t: usize| {
        scene.doc.has(t, classes::CUES) && t.checked_sub(1).is_some_and(|s| scene.comma(s) && (s.saturating_sub(24)..s).any(|w| scene.doc.is(w, "what") && scene.outside(w)) || scene.name_at(s).is_some() || scene.doc.has(s, classes::PERSONAL_PRONOUNS | SOURCES))
    };
    let naming = |t: usize| scene.doc.has(t, classes::NAMING) && !active(t);
    // "known as …", "a term like …", "her motto is …"
    let link = scene.doc.is_one_of(before, &["as", "like", "is", "was"]);
    let linked = link && before.checked_sub(1).is_some_and(naming);
    naming(before) || linked
}

/// "The Long Road Home": capitalised like a title, with no stop of its own, in a sentence that goes on around it.
fn title_of_work(scene: &Scene, q: &Quotation) -> bool {
    let words = || q.inside().filter(|&t| scene.doc.kind(t) == TokenKind::Word);
    let capital = |t: usize| scene.doc.capital(t);
    if !words().all(|t| capital(t) || minor(scene, t)) || ![words().next(), words().next_back()].into_iter().all(|end| end.is_some_and(capital)) {
        return false;
    }
    let several = words().nth(1).is_some();
    let is_work = |t: usize| scene.doc.has(t, classes::WORKS) && scene.name_at(t).is_none();
    let before = q.open.checked_sub(1);
    let work = before.is_some_and(is_work);
    // 'her book, "Salt and Iron," says', 'the channel's "Night Desk"', 'a "Night Desk" programme': told or not.
    let apposed = before.filter(|&b| scene.comma(b)).and_then(|b| b.checked_sub(1)).is_some_and(|t| is_work(t) && !scene.doc.has(t, classes::CUES));
    let channel = before.filter(|&b| scene.doc.kind(b) == TokenKind::Possessive).and_then(|b| b.checked_sub(1)).is_some_and(|t| scene.label(t) == Some(Label::Organisation));
    let shown = several && scene.doc.shape(q.end) == Shape::Lower && !scene.doc.has(q.end, classes::DETERMINERS) && (q.end..q.end + 2).any(is_work);
    if headline(scene, q) {
        return work && !cue_beside(scene, q);
    }
    let stopped = q.inside().end.checked_sub(1).is_some_and(|t| matches!(scene.doc.kind(t), TokenKind::Stop));
    apposed || channel || shown || !cue_beside(scene, q) && (work || several && !stopped && !sentence_begins_at(scene, q))
}

/// Whether the sentence around the marks is capitalised like a title itself, so that capitals inside say nothing.
fn headline(scene: &Scene, q: &Quotation) -> bool {
    let Some(sentence) = scene.doc.sentences.get(scene.doc.sentence_of(q.open)) else { return false };
    let reach = sentence.start.max(q.open.saturating_sub(12))..sentence.end.min(q.end + 12);
    let plain = reach.filter(|&t| scene.outside(t) && scene.doc.kind(t) == TokenKind::Word && !scene.doc.has(t, classes::FUNCTION_WORDS | classes::PREPOSITIONS));
    let (capitals, small) = plain.fold((0, 0), |(c, s), t| if scene.doc.shape(t) == Shape::Lower { (c, s + 1) } else { (c + 1, s) });
    capitals >= 3 && small == 0
}

fn sentence_begins_at(scene: &Scene, q: &Quotation) -> bool {
    scene.doc.sentences.get(scene.doc.sentence_of(q.open)).is_some_and(|s| s.start == q.open)
}

/// Whether a cue or a colon stands right beside the marks.
fn cue_beside(scene: &Scene, q: &Quotation) -> bool {
    let comma_or = |t: usize| if scene.comma(t) { t.checked_sub(1) } else { Some(t) };
    let before = q.open.checked_sub(1).and_then(comma_or).is_some_and(|t| scene.cue_verb(t) || scene.colon(t));
    let behind = (q.end..q.end + 4).any(|t| scene.cue_verb(t));
    before || behind
}

/// A whole utterance begins like a sentence, or goes on behind its attribution; a fragment begins inside the reporter's.
fn kind(scene: &Scene, q: &Quotation) -> QuoteKind {
    let first = q.inside().find(|&t| matches!(scene.doc.kind(t), TokenKind::Word | TokenKind::Number | TokenKind::Url));
    let lower = first.is_some_and(|t| scene.doc.shape(t) == Shape::Lower);
    let before = q.open.checked_sub(1).filter(|&b| scene.doc.paragraph_of(b) == scene.doc.paragraph_of(q.open));
    let introduced = before.is_none_or(|b| {
        sentence_begins_at(scene, q) || !scene.outside(b) || !matches!(scene.doc.kind(b), TokenKind::Word | TokenKind::Number | TokenKind::Possessive) || scene.doc.has(b, classes::CUES)
    });
    let last = q.inside().end.saturating_sub(1);
    let stopped = scene.doc.kind(last) == TokenKind::Stop || scene.comma(last);
    // "A," she said, "b.": what goes on behind an attribution is whole although it begins small.
    let resumed = before.is_some_and(|b| scene.comma(b))
        && scene.doc.sentences.get(scene.doc.sentence_of(q.open)).is_some_and(|s| (s.start..q.open).rev().take(14).any(|t| !scene.outside(t)));
    // He continued, "people should not think …": introduced as a whole, whatever the first letter.
    let told = before.is_some_and(|b| (scene.comma(b) || scene.colon(b)) && b.checked_sub(1).is_some_and(|c| scene.cue_verb(c))) && q.inside().len() > 3;
    let whole = if lower { resumed || told || sentence_begins_at(scene, q) && stopped && q.inside().len() > 4 } else { introduced && (stopped || q.inside().len() > 2 || !q.closed) };
    if whole { QuoteKind::Direct } else { QuoteKind::Partial }
}
