//! What the sentence that holds a quote tells of its speaker: a cue right behind or right before it, one that governs it, one at the end.

use std::ops::Range;

use super::super::Attribution;
use super::{CUE_REACH, Case};
use crate::analysis::{QuoteKind, Rule};
use crate::lexicon::classes;
use crate::quotes::Found;
use crate::syntax::{CueKind, Placed};
use crate::text::TokenKind;

/// How far behind a quote the verb of the attribution that follows it can stand, in tokens.
const BEHIND: usize = 100;

impl Case<'_, '_, '_, '_> {
    pub(super) fn by_own_sentence(&mut self, q: usize) -> Option<Attribution> {
        let quote = self.quotes.get(q)?.clone();
        if let Some(attribution) = self.labelled_inside(&quote) {
            return Some(attribution);
        }
        let sentence = self.sentence_of(q);
        let cues = self.cues_near(&quote, sentence);
        let after = cues.clone().find(|&c| self.right_behind(&quote, c));
        let before = cues.clone().rev().find(|&c| self.right_before(&quote, c));
        // "Police said the brew "may have held poison", a news agency reported": the words inside the clause are its source's.
        if quote.kind == QuoteKind::Partial && after.is_some() && before.is_none() {
            let stop = self.stop_before(&quote, &cues);
            let governs = |c: &usize| self.cues.get(*c).is_some_and(|p| p.cue.tokens.end < quote.tokens.start && p.cue.tokens.end > stop && self.scene.doc.has(p.cue.tokens.start, classes::REPORTING));
            if let Some(cue) = cues.clone().rev().find(governs) {
                return self.with_cue(cue, Rule::CueInSentence);
            }
        }
        if let Some(cue) = before.filter(|_| after.is_none() || self.scene.colon(quote.tokens.start - 1)) {
            return self.with_cue(cue, Rule::CueBefore);
        }
        if let Some(cue) = after {
            return self.with_cue(cue, Rule::CueAfter);
        }
        if let Some(attribution) = self.labelled(&quote, sentence).or_else(|| self.signed(&quote)) {
            return Some(attribution);
        }
        let stop = self.stop_before(&quote, &cues);
        let according = cues.clone().find(|&c| self.cues.get(c).is_some_and(|c| c.cue.kind == CueKind::According));
        let preceding = cues.clone().rev().find(|&c| self.cues.get(c).is_some_and(|p| p.cue.tokens.start < quote.tokens.start && p.cue.tokens.end > stop));
        let trailing = cues.clone().find(|&c| self.cues.get(c).is_some_and(|p| p.cue.tokens.start >= quote.tokens.end && self.trails(p)));
        if let Some(cue) = preceding.filter(|_| according.is_none() || quote.kind == QuoteKind::Direct).or(trailing) {
            return self.with_cue(cue, Rule::CueInSentence);
        }
        if let Some(cue) = according {
            return self.with_cue(cue, Rule::AccordingTo);
        }
        self.noun_before(&quote).or_else(|| self.colon_before(&quote)).or_else(|| cues.clone().next_back().filter(|_| quote.kind == QuoteKind::Partial).and_then(|c| self.with_cue(c, Rule::CueInSentence)))
    }

    /// "…," she said / "…," said the mayor: the attribution begins right behind the quote.
    fn right_behind(&self, quote: &Found, cue: usize) -> bool {
        let Some(Placed { cue, .. }) = self.cues.get(cue).filter(|p| (quote.tokens.end..quote.tokens.end + BEHIND).contains(&p.cue.tokens.start)) else { return false };
        let block = if cue.kind == CueKind::Shared { cue.tokens.start } else { cue.source.tokens.start.min(cue.tokens.start) };
        // "…," **the agency** quoted her as saying.
        let quoting = Some(cue.tokens.start).filter(|&t| self.scene.doc.is(t, "quoted")).and_then(|t| self.scene.phrase_before(t, quote.tokens.end));
        let block = quoting.map_or(block, |p| p.tokens.start);
        let mut at = quote.tokens.end;
        // An unlisted trade before the name ("…," baker Uwe Lenz said) is no verb.
        let trade = |t: usize| t + 3 > block && self.scene.nounish(t) && self.scene.doc.kind(t) == TokenKind::Word;
        // "…" is what she shouted.
        if self.scene.doc.is(at + 1, "what") && self.scene.doc.has(at, classes::AUXILIARIES) {
            at += 2;
        }
        // Whatever else stands before the name belongs to it, if it can ("…," Channel Four's **Marta Ruhl** said).
        let phrase = || (at + usize::from(self.scene.comma(at))..block).all(|t| self.scene.outside(t) && (self.scene.nounish(t) || self.scene.doc.has(t, classes::DETERMINERS)));
        let stopped = self.scene.comma(at) || at.checked_sub(2).is_some_and(|l| self.scene.comma(l) || self.scene.doc.kind(l) == TokenKind::Stop);
        if stopped && block.saturating_sub(at) < 10 && phrase() {
            at = at.max(block);
        }
        while at < block && (self.scene.comma(at) || trade(at) || self.scene.doc.kind(at) == TokenKind::Dash || self.scene.adverb(at)) {
            at += 1;
        }
        // "…", the mayor adding that …: no attribution of its own.
        let absolute = cue.source.tokens.end == cue.tokens.start && self.scene.doc.word(cue.tokens.start).ends_with("ing");
        cue.kind != CueKind::Shared && at == block && !absolute
    }

    /// She said: "…" – between the cue and the quote stand only a listener, an adjunct, "that", a comma or colon.
    fn right_before(&self, quote: &Found, cue: usize) -> bool {
        let Some(Placed { cue, .. }) = self.cues.get(cue) else { return false };
        let from = if cue.kind == CueKind::Inverted { cue.source.end.max(cue.tokens.end) } else { cue.tokens.end };
        if from > quote.tokens.start || quote.tokens.start - from > 14 {
            return false;
        }
        let between = from..quote.tokens.start;
        let colon = between.clone().next_back().is_some_and(|t| self.scene.colon(t));
        let no_verb = between.clone().all(|t| self.scene.outside(t) && !self.scene.doc.has(t, classes::AUXILIARIES) && self.scene.doc.kind(t) != TokenKind::Stop);
        // The comma that closes the attribution of the quote before ("A," she said, "b.") counts; a clause does not.
        let clause = between.clone().any(|t| self.scene.doc.has(t, classes::CONJUNCTIONS) && !self.scene.doc.is(t, "that") && !self.scene.doc.is(t, "as"));
        no_verb && (colon || !clause && between.len() <= 8) || colon && !between.clone().any(|t| self.scene.doc.kind(t) == TokenKind::Stop || !self.scene.outside(t))
    }

    /// The last full stop of the reporter's between the first of some cues and a quote, or 0. A cue behind it governs the
    /// quote: no other finite source takes over between them.
    fn stop_before(&self, quote: &Found, cues: &Range<usize>) -> usize {
        let first = self.cues.get(cues.start).filter(|_| !cues.is_empty()).map_or(quote.tokens.start, |p| p.cue.tokens.end);
        (first..quote.tokens.start).rev().find(|&t| self.scene.doc.kind(t) == TokenKind::Stop && self.scene.outside(t)).unwrap_or(0)
    }

    /// Whether a cue stands at the end of its sentence, behind a comma or a quote: "…, she said."
    fn trails(&self, placed: &Placed) -> bool {
        let block = placed.cue.source.tokens.start.min(placed.cue.tokens.start);
        placed.cue.kind != CueKind::Shared && block.checked_sub(1).is_some_and(|b| self.scene.comma(b) || !self.scene.outside(b))
    }

    /// The indexes of the cues of a quote's sentence that stand near it.
    fn cues_near(&self, quote: &Found, sentence: usize) -> Range<usize> {
        let own = self.cues_in(sentence);
        let cues = self.cues.get(own.clone()).unwrap_or_default();
        let within = |token: usize| own.start + cues.partition_point(|c| c.cue.tokens.start < token);
        within(quote.tokens.start.saturating_sub(CUE_REACH))..within(quote.tokens.end + CUE_REACH)
    }
}
