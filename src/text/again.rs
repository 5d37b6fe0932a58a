//! The structure of a text after a part of it was replaced: only the paragraphs around that part are read again.

use std::ops::Range;

use super::tokens::{Token, tokenize};
use super::{Document, Quotation, Structure, paragraphs, replace, within};
use crate::count;
use crate::span::Span;

/// Which tokens came in the place of which, and which paragraphs. All others are as they were, but for where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replaced {
    /// The tokens that are gone, as they were numbered.
    pub gone: Range<usize>,
    /// Those that came for them.
    pub came: Range<usize>,
    /// The paragraphs that are gone, as they were numbered.
    pub paragraphs_gone: Range<usize>,
    /// Those that came for them.
    pub paragraphs_came: Range<usize>,
}

impl Replaced {
    /// The number that a token behind what is gone has now.
    pub fn moved(&self, token: usize) -> usize {
        (token + self.came.end).saturating_sub(self.gone.end)
    }

    /// The number that a token behind what came had before.
    pub fn before(&self, token: usize) -> usize {
        (token + self.gone.end).saturating_sub(self.came.end)
    }

    /// The number that a token has now that is not gone.
    pub fn now(&self, token: usize) -> usize {
        if token < self.gone.start { token } else { self.moved(token) }
    }

    /// The same for a range that has nothing in common with what is gone: it ends before that or begins behind it.
    pub fn now_range(&self, tokens: &Range<usize>) -> Range<usize> {
        if tokens.end <= self.gone.start { tokens.clone() } else { self.moved_range(tokens) }
    }

    /// The same for all tokens of a range behind what is gone.
    pub fn moved_range(&self, tokens: &Range<usize>) -> Range<usize> {
        self.moved(tokens.start)..self.moved(tokens.end)
    }

    /// The whole paragraphs that have any token within a reach, in tokens, of what came, as replaced as well. `doc` has what came.
    pub fn around(&self, doc: &Document, reach: usize) -> Replaced {
        let first = doc.paragraph_of(self.came.start.saturating_sub(reach)).min(self.paragraphs_came.start);
        let last = (doc.paragraph_of(self.came.end + reach) + 1).max(self.paragraphs_came.end).min(doc.paragraphs.len());
        let begins = |paragraph: usize| doc.paragraphs.get(paragraph).map_or(doc.tokens.len(), |p| p.start);
        let came = begins(first)..begins(last);
        Replaced {
            gone: came.start..came.end + self.gone.end - self.came.end,
            came,
            paragraphs_gone: first..last + self.paragraphs_gone.end - self.paragraphs_came.end,
            paragraphs_came: first..last,
        }
    }
}

/// How many paragraphs before what was replaced are read again: whether a line goes on in the next, whether a quotation does
/// and whether a stop is an abbreviation's is told by the paragraph behind.
const BEFORE: usize = 2;

/// How many bytes a paragraph may look at from its start: see [`super::furniture`].
const AHEAD: u32 = 128;

impl<'t> Document<'t> {
    /// Reads `text`, which has `now` where the text whose structure is given had `was`.
    ///
    /// The structure is the same as that of [`Document::read`]. With it come the tokens that are gone, and those that came are told
    /// by [`Replaced::came`]. Takes time for the paragraphs around `now` alone, but for moving the numbers of what stands behind.
    pub fn read_again(text: &'t str, mut structure: Structure, was: Span, now: Span) -> (Self, Replaced, Vec<Token>) {
        let old = &mut structure;
        let (reach_before, reach_behind) = paragraphs::reaches(text.as_bytes(), now);
        let edited = old.tokens.partition_point(|t| t.span.end() < was.start().saturating_sub(reach_before.max(AHEAD)));
        let first = old.paragraphs.partition_point(|p| p.end <= edited).saturating_sub(BEFORE);
        let start = old.paragraphs.get(first).map_or(0, |p| p.start);
        let from = if first == 0 { 0 } else { old.tokens.get(start).map_or(0, |t| t.span.start() as usize) };
        // The first paragraph that stands behind white space, out of reach behind what was replaced, stays as it was, and so do all
        // behind it: one of them is read again too, for what goes on in it, and the next for that one to look at.
        let touched = |p: &Range<usize>| p.start.checked_sub(1).and_then(|before| old.tokens.get(before)).is_none_or(|t| t.span.end() < was.end() + reach_behind);
        let kept = old.paragraphs.partition_point(touched).max(first) + 1;
        let place = |paragraph: usize| old.paragraphs.get(paragraph).and_then(|p| old.tokens.get(p.start)).map(|t| t.span.start() - was.end() + now.end());
        let (end, stop) = (place(kept), place(kept + 1).unwrap_or(u32::MAX));
        let mut came = Structure::of(text, tokenize(text, from, stop));
        let tokens = end.map_or(came.tokens.len(), |end| came.token_at(end));
        came.cut(tokens);
        // Whether the first quotation continues another is told by the paragraph before, which is not read again.
        let before = old.quotations.partition_point(|q| q.open < start);
        if let (Some(quotation), Some(same)) = (came.quotations.first_mut(), old.quotations.get(before).filter(|q| q.open == start)) {
            quotation.continues = same.continues && quotation.open == 0;
        }
        let kept = kept.min(old.paragraphs.len());
        let gone = start..old.paragraphs.get(kept).map_or(old.tokens.len(), |p| p.start);
        let replaced = Replaced { came: start..start + tokens, gone, paragraphs_gone: first..kept, paragraphs_came: first..first + came.paragraphs.len() };
        let mut gone = old.replace(came, &replaced, was, now);
        let replaced = structure.tightened(replaced, &mut gone, was);
        (Document { text, structure, last: Default::default() }, replaced, gone.tokens)
    }
}

impl Structure {
    /// Takes away everything from a token on that begins a paragraph.
    fn cut(&mut self, token: usize) {
        self.tokens.truncate(token);
        self.paragraphs.truncate(self.paragraphs.partition_point(|p| p.start < token));
        self.furniture.truncate(self.paragraphs.len());
        self.quotations.truncate(self.quotations.partition_point(|q| q.open < token));
        self.sentences.truncate(self.sentences.partition_point(|s| s.start < token));
    }

    /// Puts what came, numbered from 0, in the place of what is gone, which it returns, and moves what stands behind it.
    fn replace(&mut self, mut came: Structure, replaced: &Replaced, was: Span, now: Span) -> Structure {
        let start = replaced.gone.start;
        let ahead = |tokens: &mut Range<usize>| *tokens = tokens.start + start..tokens.end + start;
        came.paragraphs.iter_mut().for_each(ahead);
        came.sentences.iter_mut().for_each(ahead);
        came.quotations.iter_mut().for_each(|q| (q.open, q.end) = (q.open + start, q.end + start));
        let by = now.end().wrapping_sub(was.end());
        self.tokens.get_mut(replaced.gone.end..).unwrap_or_default().iter_mut().for_each(|token| token.span.shift(by));
        let tokens = replace(&mut self.tokens, replaced.gone.clone(), came.tokens);
        let furniture = replace(&mut self.furniture, replaced.paragraphs_gone.clone(), came.furniture);
        let paragraphs = put(&mut self.paragraphs, came.paragraphs, replaced);
        let sentences = put(&mut self.sentences, came.sentences, replaced);
        let gone = self.quotations.partition_point(|q| q.open < start)..self.quotations.partition_point(|q| q.open < replaced.gone.end);
        for quotation in self.quotations.get_mut(gone.end..).unwrap_or_default() {
            (quotation.open, quotation.end) = (replaced.moved(quotation.open), replaced.moved(quotation.end));
        }
        let quotations = replace(&mut self.quotations, gone, came.quotations);
        Structure { tokens, paragraphs, quotations, sentences, furniture }
    }

    /// What was replaced without the tokens at its ends that came as they went, if nothing else was changed around those: as
    /// while somebody writes a word. `gone` is what is gone, of which as much is left as is gone then.
    fn tightened(&self, replaced: Replaced, gone: &mut Structure, was: Span) -> Replaced {
        let came = self.tokens.get(replaced.came.clone()).unwrap_or_default();
        let most = gone.tokens.len().min(came.len());
        let before = gone.tokens.iter().zip(came).take_while(|(a, b)| a.span.end() <= was.start() && a.is_like(b)).count();
        let behind = gone.tokens.iter().rev().zip(came.iter().rev()).take(most - before).take_while(|(a, b)| a.span.start() >= was.end() && a.is_like(b)).count();
        // What stands between two tokens, where something came or went, is told from either by one token more.
        let (before, behind) = (before.saturating_sub(1), behind.saturating_sub(1));
        let tight = Replaced { gone: replaced.gone.start + before..replaced.gone.end - behind, came: replaced.came.start + before..replaced.came.end - behind, ..replaced.clone() };
        let placed = |token: usize| match token {
            _ if token <= tight.gone.start => Some(token),
            _ if token >= tight.gone.end => Some(tight.moved(token)),
            _ => None,
        };
        let stands = |gone: &Range<usize>, came: &Range<usize>| placed(gone.start) == Some(came.start) && placed(gone.end) == Some(came.end);
        let all_stand = |gone: &[Range<usize>], now: &[Range<usize>]| {
            let now = now.get(within(now, &replaced.came, |range| range.start)).unwrap_or_default();
            gone.len() == now.len() && gone.iter().zip(now).all(|(gone, came)| stands(gone, came))
        };
        let quotations = self.quotations.get(within(&self.quotations, &replaced.came, |q| q.open)).unwrap_or_default();
        let quotation = |gone: &Quotation, came: &Quotation| stands(&(gone.open..gone.end), &(came.open..came.end)) && Quotation { open: came.open, end: came.end, ..gone.clone() } == *came;
        let whole = all_stand(&gone.paragraphs, &self.paragraphs)
            && all_stand(&gone.sentences, &self.sentences)
            && self.furniture.get(replaced.paragraphs_came.clone()) == Some(&gone.furniture)
            && gone.quotations.len() == quotations.len()
            && gone.quotations.iter().zip(quotations).all(|(gone, came)| quotation(gone, came));
        if !whole {
            return replaced;
        }
        gone.tokens.truncate(gone.tokens.len() - behind);
        gone.tokens.drain(..before);
        let paragraph = |token: usize| self.paragraphs.partition_point(|p| p.end <= token);
        let paragraphs = paragraph(tight.came.start)..paragraph(tight.came.end.saturating_sub(1).max(tight.came.start)) + 1;
        Replaced { paragraphs_gone: paragraphs.clone(), paragraphs_came: paragraphs, ..tight }
    }
}

/// Puts ranges of tokens in the place of those that are gone, which it returns, and moves those behind them.
fn put(ranges: &mut Vec<Range<usize>>, came: Vec<Range<usize>>, replaced: &Replaced) -> Vec<Range<usize>> {
    let gone = ranges.partition_point(|r| r.start < replaced.gone.start)..ranges.partition_point(|r| r.start < replaced.gone.end);
    count::steps(ranges.len() - gone.start);
    for range in ranges.get_mut(gone.end..).unwrap_or_default() {
        *range = replaced.moved_range(range);
    }
    replace(ranges, gone, came)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::{Index, select};

    use super::*;

    const PIECES: [&str; 45] = [
        "Ana", " Reyes", " said", "“", "”", "\"", "'", "\n", "\n\n", " ", ".", ", ", "J.", " Inc.", "players' ", "By Ana Reyes", "CAIRO (AP) — ", "\u{2028}", "é", "🙂", "a.m", "https://x.y", "no", "\r\n", "‘", "’", "«", "»", "(", ")", ": ", " - ",
        "U.S", "Mr. ", "5,000 ", " He", "?", "\n\"", "-", "ended.\n",
        "\nand the road along the river was closed for all of the night", "\nReyes stood at the bridge until the water had gone down again", "\n   He", "\n“No", " until the water had gone down and the road was dry again",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn it_is_the_same_as_reading_it_anew(
            pieces in proptest::collection::vec(select(&PIECES[..]), 0..60),
            edits in proptest::collection::vec((any::<Index>(), 0usize..20, proptest::collection::vec(select(&PIECES[..]), 0..4)), 1..4),
        ) {
            let mut text = pieces.concat();
            let mut structure = Document::read(&text).structure;
            for (at, length, new) in edits {
                let boundary = |byte: usize| (0..=byte.min(text.len())).rev().find(|b| text.is_char_boundary(*b)).unwrap_or(0);
                let start = boundary(at.index(text.len() + 1));
                let end = boundary(start + length).max(start);
                let new = new.concat();
                let was = Span::new(start as u32, end as u32);
                text.replace_range(start..end, &new);
                let (doc, replaced, _) = Document::read_again(&text, structure, was, Span::new(start as u32, (start + new.len()) as u32));
                let fresh = Document::read(&text);
                prop_assert_eq!(format!("{:?}", doc.structure), format!("{:?}", fresh.structure), "{:?} {:?}", text, replaced);
                structure = doc.structure;
            }
        }
    }
}
