//! Which tokens can be part of a name at all: runs of capitalised words with what stands between them. The model reads
//! these alone; everything else is skipped.

use std::ops::Range;

use crate::lexicon::{Classes, classes};
use crate::text::{Document, Shape, TokenKind};

/// How many tokens may stand between two capitalised words of one stretch ("Secretary of the Treasury").
const GAP: usize = 3;

/// Stretches of tokens of some sentences, in order, none across the end of a sentence.
pub(super) fn find(doc: &Document, sentences: Range<usize>) -> Vec<Range<usize>> {
    let sentences = doc.sentences.get(sentences).unwrap_or_default();
    // Most sentences of news have one or two.
    let mut stretches = Vec::with_capacity(2 * sentences.len());
    for sentence in sentences {
        let mut open: Option<Range<usize>> = None;
        for (i, _) in doc.tokens_of(sentence).filter(|(_, token)| token.capital()) {
            match &mut open {
                Some(stretch) if i < stretch.end => {}
                Some(stretch) if i - stretch.end <= GAP && (stretch.end..i).all(|t| links(doc, t)) => stretch.end = i + 1,
                _ => {
                    let before = open.take();
                    let floor = before.as_ref().map_or(sentence.start, |s| s.end);
                    stretches.extend(before);
                    open = Some(particles_before(doc, i, floor)..i + 1);
                }
            }
            if let Some(stretch) = &mut open
                && stretch.end == i + 1
            {
                stretch.end = tail(doc, i + 1, sentence.end);
            }
        }
        stretches.extend(open);
    }
    stretches.retain(|stretch| !plain(doc, stretch));
    stretches
}

/// Whether a stretch is but a function word: "I", and what sentences begin with ("The", "He"). A quarter of the words of stretches would
/// be such, and no names.
fn plain(doc: &Document, stretch: &Range<usize>) -> bool {
    let Some(token) = doc.tokens.get(stretch.start).filter(|_| stretch.len() == 1) else { return false };
    // In capitals they may be an acronym.
    matches!(token.shape, Shape::Title | Shape::Initial) && token.classes().any(classes::FUNCTION_WORDS) && !token.classes().any(NAMES)
}

/// The classes of words that may be names, whatever else they are ("May", "Will").
const NAMES: Classes = classes::GIVEN_FEMALE.or(classes::GIVEN_MALE).or(classes::SURNAMES).or(classes::MONTHS);

/// Whether a token is the second half of "Jae-myung": small letters right behind a hyphen, and no word of its own.
pub(super) fn hyphened(doc: &Document, i: usize) -> bool {
    i >= 2 && doc.kind(i) == TokenKind::Word && doc.joined(i) && doc.kind(i - 1) == TokenKind::Dash && doc.joined(i - 1) && !doc.has(i, classes::COMPOUND_TAILS)
}

/// The end of a stretch whose last capitalised word ends at `end`: with a number, or the hyphened rest of the word.
fn tail(doc: &Document, mut end: usize, limit: usize) -> usize {
    if end < limit && number(doc, end) {
        return end + 1;
    }
    while end + 1 < limit && hyphened(doc, end + 1) {
        end += 2;
    }
    end
}

fn number(doc: &Document, i: usize) -> bool {
    doc.kind(i) == TokenKind::Number
}

/// Whether a token can stand between two words of one name.
fn links(doc: &Document, i: usize) -> bool {
    match doc.kind(i) {
        TokenKind::Word => doc.has(i, classes::NAME_LINKS),
        TokenKind::Dash | TokenKind::Mark => doc.joined(i) && doc.joined(i + 1),
        TokenKind::Possessive | TokenKind::Number => true,
        TokenKind::Punct => matches!(doc.word(i), "&" | "/" | "+" | "*"),
        // "St.Petersburg", "Yahoo! News"
        TokenKind::Stop => doc.joined(i),
        _ => false,
    }
}

/// The start of the particles right before `i` ("al-Shabab", "van der Berg"), and of a number ("20th Century Fox").
fn particles_before(doc: &Document, i: usize, floor: usize) -> usize {
    let mut start = i;
    while start > floor {
        let t = start - 1;
        let particle = |t: usize| doc.has(t, classes::NAME_PARTICLES);
        let dash = doc.kind(t) == TokenKind::Dash && t > floor && particle(t - 1) && doc.joined(t);
        if !(dash || particle(t) || start == i && number(doc, t)) {
            break;
        }
        start = t;
    }
    start
}
