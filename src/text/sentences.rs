//! Splits paragraphs into the reporter's sentences.
//!
//! A stop inside a quotation ends a sentence only together with the quotation, and only where no attribution follows
//! («"Stop!" he said.» is one sentence).

use std::ops::Range;

use super::marks::Quotation;
use super::tokens::{Shape, Token, TokenKind};
use crate::count;
use crate::lexicon::classes;

/// How far behind a closing mark the cue of an attribution may stand ("…!" the mayor of the town said), in tokens.
const ATTRIBUTION_REACH: usize = 8;

/// `bodies` has for each paragraph the token behind its dateline, which is a sentence of its own.
#[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
pub(super) fn split(text: &str, tokens: &[Token], paragraphs: &[Range<usize>], quotations: &[Quotation], bodies: &[usize]) -> Vec<Range<usize>> {
    let mut sentences = Vec::with_capacity(tokens.len() / 20);
    let mut outer = quotations.iter().filter(|q| q.depth == 0).peekable();
    for (paragraph, &body) in paragraphs.iter().zip(bodies) {
        let mut start = body;
        let mut i = body;
        if paragraph.start < body {
            sentences.push(paragraph.start..body);
        }
        while i < paragraph.end {
            count::step();
            while outer.peek().is_some_and(|q| q.open < i) {
                count::step();
                outer.next();
            }
            let end = match outer.peek() {
                Some(quotation) if quotation.open == i => {
                    let end = quotation.end.min(paragraph.end);
                    let last = quotation.inside().end.checked_sub(1).and_then(|t| tokens.get(t));
                    let stopped = last.is_some_and(|t| t.kind == TokenKind::Stop);
                    let full_stop = last.is_some_and(|t| t.span.of(text) == ".");
                    i = end;
                    if !(stopped && begins_sentence(tokens, end, paragraph.end) && !attribution_follows(text, tokens, end, paragraph.end, full_stop)) {
                        continue;
                    }
                    end
                }
                _ => {
                    i += 1;
                    if !ends_sentence(text, tokens, i - 1, paragraph) {
                        continue;
                    }
                    // Brackets and stray marks that close belong to what they close.
                    while i < paragraph.end && tokens.get(i).is_some_and(|t| !t.spaced() && matches!(t.span.of(text), ")" | "]" | "”" | "’")) {
                        i += 1;
                    }
                    i
                }
            };
            sentences.push(start..end);
            start = end;
        }
        if start < paragraph.end {
            sentences.push(start..paragraph.end);
        }
    }
    sentences
}

/// Whether the token at `i` could begin a sentence: a capital, a number, a mark or a bracket, or nothing is left.
fn begins_sentence(tokens: &[Token], i: usize, end: usize) -> bool {
    i >= end
        || tokens.get(i).is_some_and(|t| match t.kind {
            TokenKind::Word => t.capital() || t.shape == Shape::None,
            TokenKind::Number | TokenKind::Mark | TokenKind::Url => true,
            TokenKind::Punct | TokenKind::Dash => t.spaced(),
            _ => false,
        })
}

/// Whether a quotation that ended at `i` is followed by its attribution: a verb of saying that takes nothing further
/// (a new sentence «He said that …» or «She asked: "…"» does). Behind a full stop only the plain verbs of reporting count.
fn attribution_follows(text: &str, tokens: &[Token], i: usize, end: usize, full_stop: bool) -> bool {
    let verbs = if full_stop { classes::REPORTING } else { classes::CUES };
    for at in i..(i + ATTRIBUTION_REACH).min(end) {
        count::step();
        let Some(t) = tokens.get(at) else { return false };
        let before = at.checked_sub(1).filter(|&b| b >= i).and_then(|b| tokens.get(b));
        let noun = before.is_some_and(|b| b.classes().any(classes::DETERMINERS | classes::PREPOSITIONS) || b.kind == TokenKind::Possessive);
        if t.classes().any(verbs) && t.shape == Shape::Lower && !noun {
            let mut behind = at + 1;
            while tokens.get(behind).is_some_and(|t| behind < end && (t.classes().any(classes::ADVERBS | classes::WEEKDAYS) && !t.classes().any(classes::PREPOSITIONS) || t.span.of(text).ends_with("ly"))) {
                count::step();
                behind += 1;
            }
            let next = tokens.get(behind).filter(|_| behind < end);
            let inverted = at <= i + 1 && before.is_none_or(|b| b.span.of(text) == ",");
            return inverted || next.is_none_or(|t| match t.kind {
                TokenKind::Stop => true,
                TokenKind::Punct => t.span.of(text) != ":" && !tokens.get(behind + 1).is_some_and(|t| t.kind == TokenKind::Mark),
                TokenKind::Word => t.classes().any(classes::PREPOSITIONS | classes::CONJUNCTIONS) && !matches!(t.span.of(text), "that" | "if" | "whether" | "of"),
                _ => false,
            });
        }
        // Behind a full stop a comma ends more than an attribution: «…." The bottles, he says, will travel».
        let crosses = matches!(t.kind, TokenKind::Mark | TokenKind::Stop) || t.kind == TokenKind::Punct && (full_stop || !matches!(t.span.of(text), "," | "(" | ")"));
        // A verb of another kind: this is a sentence of its own.
        if crosses || t.classes().any(classes::AUXILIARIES) {
            return false;
        }
    }
    false
}

/// Whether the token at `i` of a paragraph, outside quotations, ends its sentence.
fn ends_sentence(text: &str, tokens: &[Token], i: usize, paragraph: &Range<usize>) -> bool {
    let Some(token) = tokens.get(i) else { return true };
    let Some(next) = tokens.get(i + 1).filter(|_| i + 1 < paragraph.end) else { return true };
    let begins = || begins_sentence(tokens, i + 1, paragraph.end);
    match token.kind {
        TokenKind::Stop => {
            // "ended.The next": a space was lost between two sentences.
            let before = tokens.get(paragraph.start..i).and_then(<[Token]>::last);
            let lost_space = !next.spaced() && next.shape == Shape::Title && before.is_some_and(|t| t.shape == Shape::Lower);
            begins() && (next.spaced() || lost_space || next.kind == TokenKind::Mark)
        }
        // An abbreviation's stop can be the sentence's as well. Those that stand before a name never are.
        TokenKind::Word if token.span.last_byte(text) == Some(b'.') => {
            let before_name = token.classes().any(classes::TITLES) || token.shape == Shape::Initial;
            // "U.S." and "Inc." end a sentence when a word follows that begins sentences, not names.
            begins() && next.spaced() && !before_name && next.kind == TokenKind::Word && next.classes().any(classes::FUNCTION_WORDS)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    #[test]
    fn stops_abbreviations_and_quotations() {
        for text in [
            "Mr. Smith went to Washington, D.C. on Jan. 5.|He met Sen. J. K. Okafor.|It rained.",
            "\"Stop!\" he said.|\"Why?\" the mayor of the town asked.|The bus left.",
            "\"We go. We stay.\"|The bus left.",
            "He said, \"We go.\"|The report, published in May, said so.|\"Why?\"|She said that it rained.",
            "He lives in the U.S.|The house is big.",
            "It ended.The bus left.|“Fine.”",
            "Prices rose 0.5 percent to $6,500.|More soon…",
        ] {
            let plain = text.replace("|", " ").replace("ended. The", "ended.The");
            let doc = Document::read(&plain);
            let found: Vec<&str> = doc.sentences.iter().map(|s| doc.span(s.clone()).of(&plain)).collect();
            let expected: Vec<&str> = text.split('|').flat_map(|s| match s.split_once("ended.") { Some((_, rest)) => vec!["It ended.", rest], None => vec![s] }).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_paragraph_is_split_by_what_stands_in_it() {
        let doc = Document::read("It ended\n.Then it rained");
        let found: Vec<&str> = doc.sentences.iter().map(|s| doc.span(s.clone()).of(doc.text)).collect();
        assert_eq!(found, ["It ended", ".Then it rained"]);
    }
}
