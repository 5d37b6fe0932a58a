//! Which quotations are quotes, and whether whole utterances or fragments.
//!
//! Not quotes: titles of works, nicknames, words named as words. What they have in common is told by what stands around
//! the marks and by how the words inside are written.

use super::Found;
use crate::analysis::{QuoteKind, Rule};
use crate::lexicon::classes;
use crate::names::Label;
use crate::syntax::{SOURCES, Scene};
use crate::text::{Quotation, Shape, TokenKind};

/// The quotes among the outermost quotations, in order.
pub fn find(scene: &Scene) -> Vec<Found> {
    let quotations = scene.doc.quotations.iter().enumerate().filter(|(_, q)| q.depth == 0 && !q.inside().is_empty());
    quotations
        .filter(|(_, q)| !nickname(scene, q) && !named_word(scene, q) && !title_of_work(scene, q) && has_words(scene, q))
        .map(|(index, q)| Found { tokens: q.open..q.end, kind: kind(scene, q), quotation: Some(index) })
        .collect()
}

/// Whether marked words that have been attributed are nobody's after all: a few of them inside the reporter's sentence,
/// which says nothing of a speaker ("the 'mystery' disease").
///
/// Of such fragments without a cue 40 % are annotated as quotes in the open corpora, of longer ones 80 %.
pub fn scare(scene: &Scene, found: &Found, rule: Rule) -> bool {
    let words = found.tokens.clone().filter(|&t| matches!(scene.doc.kind(t), TokenKind::Word | TokenKind::Number)).count();
    let few = match rule {
        Rule::None => 3,
        Rule::SentenceSubject => 1,
        _ => 0,
    };
    let quotation = found.quotation.and_then(|q| scene.doc.quotations.get(q));
    // Headlines quote in few words, and leave out who said them.
    found.kind == QuoteKind::Partial && words <= few && !quotation.is_some_and(|q| headline(scene, q))
}

fn has_words(scene: &Scene, q: &Quotation) -> bool {
    q.inside().any(|t| matches!(scene.doc.kind(t), TokenKind::Word | TokenKind::Number))
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

/// The word "…", so-called "…", known as "…", dubbed "…": a word is named, nobody speaks.
fn named_word(scene: &Scene, q: &Quotation) -> bool {
    let Some(before) = q.open.checked_sub(1).filter(|&b| scene.outside(b)) else { return false };
    if q.inside().len() > 6 {
        return false;
    }
    // "what the archbishop called …" is somebody's word; "a disease called …" is nobody's.
    let active = |t: usize| {
        scene.doc.has(t, classes::CUES) && t.checked_sub(1).is_some_and(|s| scene.name_at(s).is_some() || scene.doc.has(s, classes::PERSONAL_PRONOUNS | SOURCES))
    };
    let naming = |t: usize| scene.doc.has(t, classes::NAMING) && !active(t);
    let as_ = scene.doc.is(before, "as") && before.checked_sub(1).is_some_and(naming);
    naming(before) || as_
}

/// "The Long Road Home": capitalised like a title, with no stop of its own, in a sentence that goes on around it.
fn title_of_work(scene: &Scene, q: &Quotation) -> bool {
    let words: Vec<usize> = q.inside().filter(|&t| scene.doc.kind(t) == TokenKind::Word).collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return false };
    let capital = |t: usize| scene.doc.tokens.get(t).is_some_and(|t| t.capital());
    let minor = |t: usize| scene.doc.has(t, classes::FUNCTION_WORDS | classes::PREPOSITIONS | classes::CONJUNCTIONS);
    let all = words.iter().all(|&t| capital(t) || minor(t));
    let begins = sentence_begins_at(scene, q);
    let told = cue_beside(scene, q);
    let work = q.open.checked_sub(1).is_some_and(|b| scene.doc.has(b, classes::WORKS));
    let stopped = q.inside().end.checked_sub(1).is_some_and(|t| matches!(scene.doc.kind(t), TokenKind::Stop));
    if headline(scene, q) && !work {
        return false;
    }
    all && capital(first) && capital(last) && !told && (work || words.len() > 1 && !stopped && !begins)
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
