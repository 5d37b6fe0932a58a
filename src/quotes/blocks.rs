//! Words that stand as somebody's by their place on the page, without marks: turns of an interview behind a label,
//! statements in the paragraph behind a colon, headlines that name their source before one.

use std::ops::Range;

use super::Found;
use crate::analysis::QuoteKind;
use crate::lexicon::classes;
use crate::names::Label;
use crate::syntax::{Head, Phrase, SOURCES, Scene};
use crate::table::{self, Table};
use crate::text::{Shape, TokenKind};

/// A quote that its place on the page makes one.
#[derive(Clone, Debug)]
pub struct Block {
    /// The quote.
    pub found: Found,
    /// What shows it: the colon or full stop behind the label, or the colon of the paragraph before.
    pub cue: usize,
    /// Who it is from.
    pub source: Source,
}

/// Who a block is from.
#[derive(Clone, Debug)]
pub enum Source {
    /// The phrase before the colon.
    Phrase(Phrase),
    /// "Q" or "A": its token. An answer is from the person interviewed, whom only the rest of the article names.
    Turn(usize),
    /// The cue in the sentence before, whose index among sentences this is.
    Sentence(usize),
}

/// So many tokens at the start of a block stand in no marks.
const LABEL: usize = 10;
/// The longest label of a turn, in tokens.
const NAME: usize = 4;
/// The longest headline, in tokens.
const HEADLINE: usize = 18;

/// All blocks, in order.
pub fn find(scene: &Scene) -> Vec<Block> {
    let turns = interview(scene);
    let turn_of = |index: usize| turns.get(index).copied().flatten();
    let last_turn = turns.iter().rposition(Option::is_some).unwrap_or(0);
    let mut blocks: Vec<Block> = Vec::new();
    for (index, paragraph) in scene.doc.paragraphs.iter().enumerate() {
        let block = match turn_of(index) {
            Some(colon) => turn(scene, paragraph, colon),
            None if index < last_turn => continued(scene, index, paragraph, blocks.last()),
            None if !turns.is_empty() => None,
            None => statement(scene, index, paragraph).or_else(|| headline(scene, paragraph)),
        };
        // Words between marks are quotes already.
        let marked = |_: &Block| turn_of(index).is_none() && (paragraph.start..paragraph.end.min(paragraph.start + LABEL)).any(|t| !scene.outside(t));
        blocks.extend(block.filter(|block| !marked(block)));
    }
    blocks
}

/// Whether one of the blocks, which stand in order, holds some of a marked quote: that is part of the utterance then.
pub fn hold(blocks: &[Block], marked: &Found) -> bool {
    let next = blocks.partition_point(|b| b.found.tokens.end <= marked.tokens.start);
    blocks.get(next).is_some_and(|b| b.found.kind == QuoteKind::Direct && b.found.tokens.start < marked.tokens.end)
}

/// For each paragraph that begins with a label, the token behind the label, if the text is set as an interview: at least
/// two labels, and one of them again or both "Q" and "A". Nothing otherwise.
fn interview(scene: &Scene) -> Vec<Option<usize>> {
    let mut turns = vec![None; scene.doc.paragraphs.len()];
    let mut times: Table<u32> = Table::default();
    let (mut labels, mut again, mut asks, mut answers) = (0, false, false, false);
    for (paragraph, turn) in scene.doc.paragraphs.iter().zip(&mut turns) {
        let Some(colon) = label(scene, paragraph) else { continue };
        *turn = Some(colon);
        let word = scene.doc.word(colon - 1);
        asks |= matches!(word, "Q" | "Q.");
        answers |= matches!(word, "A" | "A.");
        if let Some(times) = times.of(table::key(word)) {
            *times += 1;
            labels += u32::from(*times == 1);
            again |= *times > 1;
        }
    }
    if asks && answers || labels >= 2 && again { turns } else { Vec::new() }
}

/// The colon behind a paragraph's label; for "Q." and "A." the token behind the letter.
fn label(scene: &Scene, paragraph: &Range<usize>) -> Option<usize> {
    let first = paragraph.start;
    if is_turn(scene, first) {
        let colon = scene.colon(first + 1);
        let stop = scene.doc.word(first).ends_with('.');
        return (colon || stop).then_some(first + 1);
    }
    let named = |t: usize| {
        let capital = scene.doc.capital(t);
        scene.doc.kind(t) == TokenKind::Word && capital && !scene.doc.has(t, classes::FUNCTION_WORDS) || scene.name_at(t).is_some() || matches!(scene.doc.kind(t), TokenKind::Dash)
    };
    // Most paragraphs have no colon there.
    let colon = (first + 1..paragraph.end.min(first + NAME + 1)).find(|&t| scene.colon(t))?;
    (colon + 1 < paragraph.end && (first..colon).all(named)).then_some(colon)
}

fn is_turn(scene: &Scene, token: usize) -> bool {
    matches!(scene.doc.word(token), "Q" | "A" | "Q." | "A." | "Question" | "Answer")
}

fn turn(scene: &Scene, paragraph: &Range<usize>, colon: usize) -> Option<Block> {
    let first = paragraph.start;
    let start = colon + usize::from(scene.colon(colon));
    if start >= paragraph.end || !scene.outside(start) {
        return None;
    }
    let source = if is_turn(scene, first) { Source::Turn(first) } else { Source::Phrase(scene.phrase_after(first, colon).unwrap_or(Phrase { tokens: first..colon, head: Head::Noun(colon - 1), end: colon })) };
    let cue = if scene.colon(colon) { colon } else { first };
    Some(Block { found: Found { tokens: start..paragraph.end, kind: QuoteKind::Direct, quotation: None }, cue, source })
}

/// A paragraph without a label between two turns goes on with the first.
fn continued(scene: &Scene, index: usize, paragraph: &Range<usize>, last: Option<&Block>) -> Option<Block> {
    let before = last.filter(|b| index > 0 && scene.doc.paragraphs.get(index - 1).is_some_and(|p| p.end == b.found.tokens.end))?;
    scene.outside(paragraph.start).then(|| Block { found: Found { tokens: paragraph.clone(), kind: QuoteKind::Direct, quotation: None }, ..before.clone() })
}

/// "The zoo posted the following statement:" and the statement in the next paragraph.
fn statement(scene: &Scene, index: usize, paragraph: &Range<usize>) -> Option<Block> {
    let colon = scene.doc.paragraphs.get(index.checked_sub(1)?)?.end.checked_sub(1).filter(|&c| scene.colon(c))?;
    let sentence = scene.doc.sentence_of(colon);
    let range = scene.doc.sentences.get(sentence)?.clone();
    let told = range.clone().any(|t| scene.cue_verb(t)) && range.clone().any(|t| scene.doc.has(t, classes::CUE_NOUNS) || scene.doc.is(t, "following") || scene.cue_verb(t) && t + 1 == colon);
    let prose = scene.doc.kind(paragraph.end - 1) == TokenKind::Stop && paragraph.len() > 4 && scene.doc.kind(paragraph.start) == TokenKind::Word;
    (told && prose).then(|| Block { found: Found { tokens: paragraph.clone(), kind: QuoteKind::Direct, quotation: None }, cue: colon, source: Source::Sentence(sentence) })
}

/// "Lindqvist: Tunnel will open by Easter": reported speech in a headline.
fn headline(scene: &Scene, paragraph: &Range<usize>) -> Option<Block> {
    // The article's own headline may have a full stop.
    let last = scene.doc.kind(paragraph.end - 1);
    let short = paragraph.len() <= HEADLINE && last != TokenKind::Punct && (last != TokenKind::Stop || paragraph.start == 0);
    if !short {
        return None;
    }
    let phrase = scene.phrase_after(paragraph.start, paragraph.end)?;
    let colon = phrase.tokens.end;
    let speaks = match phrase.head {
        Head::Name(n) => scene.names.get(n).is_some_and(|n| n.label != Label::Place),
        Head::Noun(t) => phrase.tokens.len() <= 3 && scene.doc.has(t, SOURCES) && !scene.doc.has(t, classes::WORKS),
        Head::Pronoun(_) => false,
    };
    let words = (colon + 1..paragraph.end).filter(|&t| scene.doc.kind(t) == TokenKind::Word).count();
    let capital = scene.doc.tokens.get(colon + 1).is_some_and(|t| t.shape != Shape::Lower);
    (speaks && scene.colon(colon) && words >= 3 && capital).then(|| Block {
        found: Found { tokens: colon + 1..paragraph.end, kind: QuoteKind::Indirect, quotation: None },
        cue: colon,
        source: Source::Phrase(phrase),
    })
}
