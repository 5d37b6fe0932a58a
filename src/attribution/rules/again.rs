//! Quotes that share a speaker because they are one utterance or repeat its words.

use std::ops::Range;

use super::super::{Attribution, Voice};
use super::{CUE_REACH, Case, trust};
use crate::analysis::Rule;
use crate::quotes::Found;
use crate::sieve::Sieve;
use crate::table::Table;

/// The longest echo, in words.
const ECHO: usize = 24;
/// How many tokens the words that it repeats may take, with all that stands between them.
const ECHO_REACH: usize = 4 * ECHO;

impl Case<'_, '_, '_, '_> {
    /// Quotations that go on over paragraphs share what one of them has.
    pub(super) fn join_continued(&self, found: &mut [Option<Attribution>]) {
        let continues = |q: usize| self.quotes.get(q).and_then(|f| f.quotation).and_then(|i| self.scene.doc.quotations.get(i)).is_some_and(|q| q.continues);
        let share = |found: &mut [Option<Attribution>], from: usize, to: usize| {
            let source = found.get(from).cloned().flatten();
            if let (Some(mut attribution), Some(slot @ None)) = (source, found.get_mut(to)) {
                attribution.rule = Rule::Continuation;
                *slot = Some(attribution);
            }
        };
        for q in 1..found.len() {
            if continues(q) {
                share(found, q - 1, q);
            }
        }
        for q in (1..found.len()).rev() {
            if continues(q) {
                share(found, q, q - 1);
            }
        }
    }

    /// Words that repeat some of another quote have its speaker, as in a headline, or where a fragment is taken up again:
    /// where nothing else tells, or only the subject of their sentence. `known` are the quotes that cues attribute.
    pub(super) fn join_echoes(&self, known: &[Option<Attribution>], found: &mut [Option<Attribution>]) {
        let word = |t: usize| self.scene.doc.hash(t);
        // Words and numbers alone have a hash.
        let is_word = |t: &usize| word(*t) != 0;
        let pair = |a: usize, b: usize| u64::from(word(a)) << 32 | u64::from(word(b));
        // The words of a quote that may be an echo.
        let echo = |found: &[Option<Attribution>], q: usize| {
            let open = found.get(q).is_some_and(|a| a.as_ref().is_none_or(|a| a.rule == Rule::SentenceSubject));
            let tokens = self.quotes.get(q).map(|f| f.tokens.clone()).filter(|_| open)?;
            let words: Vec<usize> = tokens.filter(is_word).take(ECHO + 1).collect();
            (2..=ECHO).contains(&words.len()).then_some(words)
        };
        let echoes: Vec<(usize, Vec<usize>)> = (0..found.len()).filter_map(|q| Some((q, echo(found, q)?))).collect();
        // Where the first two words of each stand in the quotes whose speaker is known.
        let mut places: Table<Option<(usize, usize)>> = Table::default();
        let mut firsts = Sieve::with_room(echoes.len());
        for (_, echo) in &echoes {
            if let [a, b, ..] = echo[..] {
                firsts.add(word(a));
                places.of(pair(a, b));
            }
        }
        let spoken = known.iter().zip(self.quotes).enumerate().filter(|(_, (attribution, _))| attribution.as_ref().is_some_and(|a| a.voice.is_some()));
        for (q, (_, quote)) in spoken {
            let mut before = None;
            for token in quote.tokens.clone().filter(is_word) {
                let first = before.replace(token).filter(|first| firsts.may_have(word(*first)));
                if let Some((first, place)) = first.and_then(|first| Some((first, places.get_mut(pair(first, token))?))) {
                    place.get_or_insert((q, first));
                }
            }
        }
        for (q, echo) in echoes {
            let [a, b, ..] = echo[..] else { continue };
            let Some(&Some((of, at))) = places.get(pair(a, b)) else { continue };
            // From there on, word by word, as far as the echo goes.
            let spoken = (at..self.quotes.get(of).map_or(at, |f| f.tokens.end.min(at + ECHO_REACH))).filter(is_word);
            let same = spoken.zip(&echo).filter(|&(x, &y)| word(x) == word(y)).count() == echo.len();
            if let (true, Some(Some(source)), Some(slot)) = (same, known.get(of).cloned(), found.get_mut(q)) {
                let voice = source.voice.map(|v| Voice { confidence: v.confidence.min(trust(Rule::Echo)), ..v });
                let agrees = slot.as_ref().and_then(|a| a.voice).zip(voice).is_some_and(|(a, b)| a.entity == b.entity);
                let own = slot.take().filter(|_| agrees).unwrap_or(source);
                let near = self.quotes.get(q).zip(voice).and_then(|(f, v)| self.named_beside(f, v.entity));
                *slot = Some(Attribution { rule: Rule::Echo, voice, mention: near.or(own.mention), cue: own.cue });
            }
        }
    }

    /// A name of somebody in the sentence that holds a quote, outside the marks.
    fn named_beside(&self, quote: &Found, entity: usize) -> Option<Range<usize>> {
        let sentence = self.scene.doc.sentences.get(self.scene.doc.sentence_of(quote.tokens.start))?;
        let near = sentence.start.max(quote.tokens.start.saturating_sub(CUE_REACH))..sentence.end.min(quote.tokens.end + CUE_REACH);
        let name = near.filter(|&t| self.scene.outside(t)).filter_map(|t| self.scene.name_at(t)).find(|&n| self.cast.of_name(n) == Some(entity))?;
        self.scene.names.get(name).map(|n| n.tokens.clone())
    }
}
