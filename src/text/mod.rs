//! The text as the later stages read it: paragraphs, tokens, paired quotation marks, sentences.
//!
//! Everything borrows the text and nothing alters it. Marks are paired **before** sentences are split: a full stop
//! inside a quotation does not end the reporter's sentence around it.

mod again;
mod furniture;
mod marks;
mod paragraphs;
mod pieces;
mod sentences;
mod tokens;

use std::cell::Cell;
use std::ops::{Deref, Range};

pub use again::Replaced;
pub use marks::{MarkFamily, Quotation};
pub use pieces::{Piece, Stale, replace, within};
pub use tokens::{Shape, Token, TokenKind};

use crate::count;
use crate::lexicon::Classes;
use crate::span::Span;

/// A text with its structure.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text, exactly as it was given.
    pub text: &'t str,
    /// What it is made of.
    pub structure: Structure,
    /// The sentence that was last looked for, and the paragraph: the next is mostly asked about next.
    last: (Cell<usize>, Cell<usize>),
}

/// The index of the first of some things, in order, that does not end before something. Looks the farther from where the last was,
/// the farther it is: the next that is asked about is mostly near. What is no thing ends before nothing.
pub(crate) fn index_of(ends_before: &dyn Fn(usize) -> bool, last: &Cell<usize>) -> usize {
    let (mut low, mut high) = (last.get(), last.get());
    let mut step = 1;
    while ends_before(high) {
        low = high + 1;
        high += step;
        step *= 2;
    }
    while low > 0 && !ends_before(low - 1) {
        high = low - 1;
        low = low.saturating_sub(step);
        step *= 2;
    }
    while low < high {
        let middle = low + ((high - low) >> 1);
        if ends_before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    last.set(low);
    low
}

/// How many tokens a portion of a text has at the most, if no paragraph has more. With all that is known of them they take a
/// quarter of a second-level cache of 512 kB.
const PORTION: usize = 1 << 11;

/// What a text is made of. Ranges are indexes into [`Structure::tokens`].
#[derive(Debug, Default)]
pub struct Structure {
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// The lines of the text that hold any token.
    pub paragraphs: Vec<Range<usize>>,
    /// Stretches between quotation marks, sorted by where they open; an outer one stands before those inside it.
    pub quotations: Vec<Quotation>,
    /// The reporter's sentences, each inside one paragraph. A quotation is never split over two of them.
    pub sentences: Vec<Range<usize>>,
    /// For each paragraph, whether it is a byline, a credit or a link: nothing that anybody says.
    pub furniture: Vec<bool>,
}

impl Deref for Document<'_> {
    type Target = Structure;

    fn deref(&self) -> &Structure {
        &self.structure
    }
}

impl Structure {
    /// Of some tokens of a text, from the first of a paragraph on.
    fn of(text: &str, mut tokens: Vec<Token>) -> Self {
        let paragraphs = paragraphs::split(text, &tokens);
        tokens::settle_acronyms(&mut tokens, &paragraphs);
        let quotations = marks::pair(text, &tokens, &paragraphs);
        marks::settle_possessives(text, &mut tokens, &quotations);
        let line = |paragraph: &Range<usize>| tokens.get(paragraph.start).and_then(|t| text.get(t.span.start() as usize..)).unwrap_or("");
        let furniture = paragraphs.iter().map(|p| furniture::is_byline(line(p))).collect();
        let datelines = paragraphs.iter().map(|p| furniture::dateline(line(p)).and_then(|length| tokens.get(p.start).map(|t| t.span.start() + length as u32)));
        let bodies: Vec<usize> = paragraphs.iter().zip(datelines).map(|(p, end)| end.map_or(p.start, |end| p.start + tokens.get(p.clone()).unwrap_or_default().partition_point(|t| t.span.start() < end))).collect();
        let sentences = sentences::split(text, &tokens, &paragraphs, &quotations, &bodies);
        Structure { tokens, paragraphs, quotations, sentences, furniture }
    }

    /// The first token that starts at or behind `byte`.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.start() < byte)
    }
}

impl<'t> Document<'t> {
    /// Reads `text`. Linear in its length.
    pub fn read(text: &'t str) -> Self {
        let mut tokens = tokens::tokenize(text, 0, u32::MAX);
        tokens.shrink_to_fit();
        Document { text, structure: Structure::of(text, tokens), last: Default::default() }
    }

    /// The index of the sentence that holds a token, or of the next one.
    pub fn sentence_of(&self, token: usize) -> usize {
        index_of(&|at| self.sentences.get(at).is_some_and(|s| s.end <= token), &self.last.0)
    }

    /// The index of the paragraph that holds a token, or of the next one.
    pub fn paragraph_of(&self, token: usize) -> usize {
        index_of(&|at| self.paragraphs.get(at).is_some_and(|p| p.end <= token), &self.last.1)
    }

    /// Some whole paragraphs, given their tokens, in portions of whole paragraphs: of a long text, what is read of a portion time and
    /// again is still in the processor's cache.
    pub(crate) fn portions(&self, tokens: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let Range { mut start, end } = tokens.clone();
        std::iter::from_fn(move || {
            let begins = start;
            // Up to the paragraph that holds the token behind the most; that one alone is a portion where nothing stands before it.
            let holds = |token: usize| self.paragraphs.get(self.paragraph_of(token)).cloned().unwrap_or(end..end);
            start = match holds(begins + PORTION) {
                last if last.start > begins => last.start.min(end),
                alone => alone.end.min(end),
            };
            (begins < start).then_some(begins..start)
        })
    }

    /// Some tokens, each with its index.
    #[inline]
    pub(crate) fn tokens_of(&self, range: &Range<usize>) -> impl Iterator<Item = (usize, &Token)> {
        count::steps(range.len());
        (range.start..).zip(self.tokens.get(range.clone()).unwrap_or_default())
    }

    /// The words of a token.
    #[inline(always)]
    pub fn word(&self, token: usize) -> &'t str {
        count::step();
        self.tokens.get(token).map_or("", |t| t.span.of(self.text))
    }

    /// The bytes of a token: where no characters count, without a look at where they end.
    #[inline(always)]
    pub(crate) fn bytes(&self, token: usize) -> &'t [u8] {
        count::step();
        self.tokens.get(token).and_then(|t| self.text.as_bytes().get(t.span.range())).unwrap_or_default()
    }

    /// Whether a token is this word, with or without a capital at its start; WHO is not "who". `word` is ASCII and begins with no capital.
    // Asked from a hundred places: in the place of their calls these two make the WebAssembly 3 kB larger and no faster.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is(&self, token: usize, word: &str) -> bool {
        count::step();
        self.begins(token).is_some_and(|(first, found)| reads(first, found, word))
    }

    /// Whether a token is one of these words, in the same way: it is looked up once for all of them.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn is_one_of(&self, token: usize, words: &[&str]) -> bool {
        count::step();
        self.begins(token).is_some_and(|(first, found)| words.iter().any(|word| reads(first, found, word)))
    }

    /// The first byte of a token, a small letter for a capital, and those behind it.
    #[inline]
    fn begins(&self, token: usize) -> Option<(u8, &'t [u8])> {
        let (first, rest) = self.text.as_bytes().get(self.tokens.get(token)?.span.range())?.split_first()?;
        Some((first.to_ascii_lowercase(), rest))
    }

    /// The lexicon's classes of a token.
    #[inline]
    pub fn classes(&self, token: usize) -> Classes {
        count::step();
        self.tokens.get(token).map_or(Classes::NONE, Token::classes)
    }

    /// Whether a token is in any of these classes.
    #[inline]
    pub fn has(&self, token: usize, classes: Classes) -> bool {
        self.classes(token).any(classes)
    }

    /// The hash of a word in small letters, or of a number; 0 for other tokens.
    #[inline]
    pub(crate) fn hash(&self, token: usize) -> u32 {
        self.tokens.get(token).map_or(0, |t| t.hash)
    }

    /// A token's kind; [`TokenKind::End`] behind the last one.
    #[inline]
    pub fn kind(&self, token: usize) -> TokenKind {
        count::step();
        self.tokens.get(token).map_or(TokenKind::End, |t| t.kind)
    }

    /// A token's shape.
    #[inline]
    pub fn shape(&self, token: usize) -> Shape {
        count::step();
        self.tokens.get(token).map_or(Shape::None, |t| t.shape)
    }

    /// Whether a token stands right behind the one before it, without white space.
    pub(crate) fn joined(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| !t.spaced())
    }

    /// Whether a token is a word that begins with a capital.
    pub fn capital(&self, token: usize) -> bool {
        count::step();
        self.tokens.get(token).is_some_and(Token::capital)
    }

    /// The bytes from the first to the last token of a range; empty for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }
}

/// Whether what begins with that byte, with those behind it, is a word.
#[inline]
fn reads(first: u8, rest: &[u8], word: &str) -> bool {
    word.as_bytes().split_first().is_some_and(|(begin, end)| end.len() == rest.len() && *begin == first && end == rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_are_whole_paragraphs_and_leave_nothing_out() {
        let short = "The ferry is late. ".repeat(20) + "\n\n";
        let long = "The ferry is late. ".repeat(PORTION) + "\n\n";
        for text in [String::new(), short.clone(), short.repeat(90), long.clone() + &short.repeat(60) + &long + &long] {
            let doc = Document::read(&text);
            for tokens in [0..doc.tokens.len(), doc.paragraphs.get(1..).and_then(|rest| Some(rest.first()?.start..rest.last()?.end)).unwrap_or(0..0)] {
                let mut end = tokens.start;
                for portion in doc.portions(&tokens) {
                    assert_eq!(portion.start, end);
                    end = portion.end;
                    let paragraphs = doc.paragraphs.iter().filter(|p| p.start >= portion.start && p.end <= portion.end).collect::<Vec<_>>();
                    assert_eq!(paragraphs.iter().map(|p| p.len()).sum::<usize>(), portion.len());
                    assert!(paragraphs.len() == 1 || portion.len() <= PORTION);
                }
                assert_eq!(end, tokens.end);
            }
        }
    }
}
