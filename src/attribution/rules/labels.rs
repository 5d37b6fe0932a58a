//! Sources that stand beside a quote without a verb: a label, a signature, a noun for what is said, a colon, a turn of an interview.

use super::super::{Attribution, Voice};
use super::{Case, trust};
use crate::analysis::Rule;
use crate::lexicon::classes;
use crate::names::Label;
use crate::quotes::Found;
use crate::quotes::blocks::{Block, Source};
use crate::syntax::{Head, Phrase};
use crate::text::TokenKind;

/// How far before a quote a noun for what is said can stand, in tokens.
const NOUN_REACH: usize = 16;

impl Case<'_, '_, '_, '_> {
    pub(super) fn by_block(&mut self, block: &Block, first_person: Option<usize>) -> Attribution {
        let cue = Some(block.cue..block.cue + 1);
        match &block.source {
            Source::Phrase(phrase) => {
                let voice = self.cast.voice(self.scene, phrase).map(|v| Voice { confidence: v.confidence * trust(Rule::Label), ..v });
                Attribution { cue, mention: Some(phrase.tokens.clone()), voice, rule: Rule::Label }
            }
            Source::Turn(token) => {
                let answers = self.scene.doc.word(*token).starts_with('A');
                let before = |&name: &usize| self.scene.names.get(name).is_some_and(|n| n.tokens.start < *token);
                let entity = first_person.filter(before).filter(|_| answers).and_then(|name| self.cast.of_name(name));
                let voice = entity.map(|entity| Voice { entity, confidence: trust(Rule::Colon) });
                Attribution { cue, mention: Some(*token..*token + 1), voice, rule: Rule::Label }
            }
            Source::Sentence(sentence) => {
                let cue = self.cues_in(*sentence).next_back();
                cue.and_then(|c| self.with_cue(c, Rule::Colon)).unwrap_or(Attribution { cue: None, mention: None, voice: None, rule: Rule::None })
            }
        }
    }

    /// "REYES: We leave at dawn.": the label stands behind the mark.
    pub(super) fn labelled_inside(&mut self, quote: &Found) -> Option<Attribution> {
        let open = self.scene.doc.quotations.get(quote.quotation?)?.open;
        let colon = quote.tokens.start.checked_sub(1).filter(|&c| c > open)?;
        let tokens = open + 1..colon;
        let head = self.scene.name_at(open + 1).map_or(Head::Noun(colon - 1), Head::Name);
        self.by_phrase(Phrase { tokens, head, end: colon }, Some(colon..colon + 1), Rule::Label)
    }

    /// "NAME: …" at the start of a line: a headline, an interview, a script.
    pub(super) fn labelled(&mut self, quote: &Found, sentence: usize) -> Option<Attribution> {
        let colon = quote.tokens.start.checked_sub(1).filter(|&c| self.scene.colon(c))?;
        let mut start = self.scene.doc.sentences.get(sentence)?.start;
        // "… wept, and then Minister X: "…"": a person's name right before the colon.
        if let Some(phrase) = self.scene.phrase_before(colon, start).filter(|p| p.tokens.start > start && p.tokens.end == colon) {
            let person = matches!(phrase.head, Head::Name(n) if self.scene.names.get(n).is_some_and(|n| n.label == Label::Person));
            let hangs = self.scene.doc.has(phrase.tokens.start - 1, classes::PREPOSITIONS | classes::CUES) && !self.scene.doc.is(phrase.tokens.start - 1, "from");
            if person && !hangs {
                return self.by_phrase(phrase, Some(colon..colon + 1), Rule::Label);
            }
        }
        start += usize::from(self.scene.doc.is(start, "from"));
        let phrase = self.scene.phrase_after(start, colon)?;
        // "From Harriet Cole, of Elm Lane:" – what stands before the colon is no clause.
        let label = colon - phrase.tokens.end;
        let clause = || (phrase.tokens.end..colon).any(|t| self.scene.cue_verb(t) || self.scene.doc.has(t, classes::AUXILIARIES));
        if label > 12 || label > 0 && !self.scene.comma(phrase.tokens.end) || clause() {
            return None;
        }
        let voice = self.cast.voice(self.scene, &phrase).map(|v| Voice { confidence: v.confidence * trust(Rule::Label), ..v });
        Some(Attribution { cue: Some(colon..colon + 1), mention: Some(phrase.tokens), voice, rule: Rule::Label })
    }

    /// "…" — Commissioner X
    pub(super) fn signed(&mut self, quote: &Found) -> Option<Attribution> {
        let dash = quote.tokens.end;
        if self.scene.doc.kind(dash) != TokenKind::Dash {
            return None;
        }
        let end = self.scene.doc.paragraphs.get(self.scene.doc.paragraph_of(dash))?.end;
        // In the paragraph behind, perhaps, and further on than an edit makes anything be read again.
        self.cast.asked = true;
        let phrase = self.scene.phrase_after(dash + 1, end)?;
        let closes = matches!(self.scene.doc.kind(phrase.end), TokenKind::Punct | TokenKind::Stop | TokenKind::End) || phrase.end >= end;
        let named = matches!(phrase.head, Head::Name(_));
        if !closes || !named {
            return None;
        }
        let voice = self.cast.voice(self.scene, &phrase).map(|v| Voice { confidence: v.confidence * trust(Rule::Signature), ..v });
        Some(Attribution { cue: Some(dash..dash + 1), mention: Some(phrase.tokens), voice, rule: Rule::Signature })
    }

    /// "Trump's claim that there were "thousands"", "in her letter": a noun for what is said, and whose it is.
    pub(super) fn noun_before(&mut self, quote: &Found) -> Option<Attribution> {
        let start = self.scene.doc.sentences.get(self.scene.doc.sentence_of(quote.tokens.start))?.start;
        let near = start.max(quote.tokens.start.saturating_sub(NOUN_REACH))..quote.tokens.start;
        let noun = near.rev().find(|&t| self.scene.outside(t) && self.scene.doc.has(t, classes::CUE_NOUNS) && self.scene.name_at(t).is_none())?;
        // Over its adjectives back to the possessor.
        let mut at = noun;
        while at > start && noun - at < 3 && self.scene.doc.kind(at - 1) == TokenKind::Word && self.scene.nounish(at - 1) && self.scene.name_at(at - 1).is_none() {
            at -= 1;
        }
        let owner = at.checked_sub(1).filter(|&o| o >= start)?;
        let phrase = if self.scene.doc.kind(owner) == TokenKind::Possessive {
            self.scene.phrase_before(owner, start)?
        } else if self.scene.doc.has(owner, classes::POSSESSIVES) {
            Phrase { tokens: owner..owner + 1, head: Head::Pronoun(owner), end: owner + 1 }
        } else {
            return None;
        };
        self.by_phrase(phrase, Some(noun..noun + 1), Rule::CueNoun)
    }

    /// A sentence without a verb of saying that ends in a colon before the quote: its subject speaks.
    pub(super) fn colon_before(&mut self, quote: &Found) -> Option<Attribution> {
        let colon = quote.tokens.start.checked_sub(1).filter(|&c| self.scene.colon(c))?;
        let index = self.scene.doc.sentence_of(colon);
        let before = self.cues.partition_point(|c| c.cue.tokens.start < colon).checked_sub(1);
        if let Some(cue) = before.filter(|&c| self.cues.get(c).is_some_and(|c| c.sentence == index)) {
            return self.with_cue(cue, Rule::CueBefore);
        }
        let sentence = self.scene.doc.sentences.get(index)?.clone();
        let phrase = self.scene.sentence_subject(&sentence, colon)?;
        self.by_phrase(phrase, Some(colon..colon + 1), Rule::Colon)
    }
}
