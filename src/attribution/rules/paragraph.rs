//! Where the own sentence tells nothing: what the sentences, the quotes and the paragraph before or behind tell.

use super::super::{Attribution, Voice};
use super::{Case, PARAGRAPH_REACH, trust};
use crate::analysis::{QuoteKind, Rule};
use crate::lexicon::classes;
use crate::names::Label;
use crate::quotes::Found;
use crate::syntax::{CueKind, Head};

impl Case<'_, '_, '_, '_> {
    /// Another sentence of the paragraph has an attribution: the one before, or else the one behind.
    pub(super) fn by_paragraph(&mut self, q: usize, found: &[Option<Attribution>]) -> Option<Attribution> {
        let quote = self.quotes.get(q)?.clone();
        let paragraph = self.scene.doc.paragraphs.get(self.scene.doc.paragraph_of(quote.tokens.start))?.clone();
        let whole_before = self.quotes.get(..q).unwrap_or_default().iter().next_back().is_some_and(|p| p.tokens.start >= paragraph.start);
        if quote.kind == QuoteKind::Partial && !whole_before {
            let cue = self.cues_before(quote.tokens.start, paragraph.start)?;
            return self.with_cue(cue, Rule::SameParagraph);
        }
        let begins_paragraph = quote.tokens.start == paragraph.start;
        let next = self.scene.doc.sentence_of(quote.tokens.start) + 1;
        let refers_back = self.scene.doc.sentences.get(next).is_some_and(|s| s.end <= paragraph.end && self.scene.doc.is_one_of(s.start, &["that", "those", "so"]) && self.scene.doc.has(s.start + 1, classes::AUXILIARIES));
        let behind = || (q + 1..found.len()).take(PARAGRAPH_REACH).take_while(|&n| self.quotes.get(n).is_some_and(|f| f.tokens.start < paragraph.end)).find_map(|n| found.get(n).cloned().flatten().filter(|a| matches!(a.rule, Rule::CueAfter | Rule::CueBefore)));
        let cue = self.cues_before(quote.tokens.start, paragraph.start);
        // "…," said Petkov when a reporter asked him: whoever spoke the quote before goes on, not the one in a clause behind.
        let before = q.checked_sub(1).and_then(|p| found.get(p).cloned().flatten()).filter(|a| whole_before && a.rule == Rule::CueAfter);
        let spoke = before.as_ref().and_then(|a| a.cue.as_ref()).map(|c| c.start);
        let aside = |case: &Self, cue: usize| case.cues.get(cue).is_some_and(|p| {
            let subordinate = p.cue.source.tokens.start.checked_sub(1).is_some_and(|b| case.scene.doc.has(b, classes::CONJUNCTIONS) && !case.scene.doc.is_one_of(b, &["and", "but", "or"]));
            spoke.is_some_and(|s| s < p.cue.tokens.start && subordinate && case.scene.doc.sentence_of(s) == p.sentence)
        });
        let own = match cue.filter(|&c| !aside(self, c)) {
            Some(cue) => self.with_cue(cue, Rule::SameParagraph),
            None if before.is_some() => before,
            // "…" That is how she describes the storm.
            None if refers_back => self.cues_in(next).next().and_then(|c| self.with_cue(c, Rule::SameParagraph)),
            None if begins_paragraph => behind(),
            None => self.subject_before(&quote).or_else(behind),
        }?;
        let voice = own.voice.map(|v| Voice { confidence: v.confidence.min(trust(Rule::SameParagraph)), ..v });
        Some(Attribution { rule: Rule::SameParagraph, voice, ..own })
    }

    /// «Fatima Haddad was angry. "Three letters …"»: the subject of the sentence before.
    fn subject_before(&mut self, quote: &Found) -> Option<Attribution> {
        let before = self.scene.doc.sentence_of(quote.tokens.start).checked_sub(1)?;
        let sentence = self.scene.doc.sentences.get(before)?.clone();
        if sentence.end != quote.tokens.start {
            return None;
        }
        let phrase = self.scene.sentence_subject(&sentence, sentence.end)?;
        let person = match phrase.head {
            Head::Name(n) => self.scene.names.get(n).is_some_and(|n| n.label == Label::Person),
            Head::Pronoun(t) => self.scene.doc.has(t, classes::MALE | classes::FEMALE),
            Head::Noun(_) => false,
        };
        if person { self.by_phrase(phrase, None, Rule::SameParagraph) } else { None }
    }

    /// The last cue of saying before a token, not before `floor`.
    fn cues_before(&self, token: usize, floor: usize) -> Option<usize> {
        let last = self.cues.partition_point(|c| c.cue.tokens.start < token);
        (0..last).rev().take(PARAGRAPH_REACH).take_while(|&c| self.cues.get(c).is_some_and(|c| c.cue.tokens.start >= floor)).find(|&c| {
            self.cues.get(c).is_some_and(|p| {
                let says = p.cue.kind == CueKind::According || self.scene.doc.has(p.cue.tokens.start, classes::REPORTING);
                says && (self.cast.of_cue(c).is_some() || matches!(p.cue.source.head, Head::Pronoun(t) if self.scene.doc.has(t, classes::MALE | classes::FEMALE)))
            })
        })
    }

    /// A paragraph that is all quotation goes on with the voice of the one before.
    pub(super) fn by_previous_paragraph(&mut self, q: usize, found: &[Option<Attribution>]) -> Option<Attribution> {
        let quote = self.quotes.get(q)?.clone();
        let index = self.scene.doc.paragraph_of(quote.tokens.start);
        let paragraph = self.scene.doc.paragraphs.get(index)?.clone();
        if quote.kind == QuoteKind::Partial || quote.tokens.start != paragraph.start {
            return None;
        }
        let previous = self.scene.doc.paragraphs.get(index.checked_sub(1)?)?.clone();
        let colon = self.scene.colon(previous.end - 1);
        let cue = self.cues_before(paragraph.start, previous.start).and_then(|c| self.with_cue(c, Rule::PreviousParagraph));
        let last_quote = found.get(..q).unwrap_or_default().iter().zip(self.quotes).next_back().filter(|(_, f)| f.tokens.start >= previous.start).and_then(|(a, _)| a.clone());
        let sentence = self.scene.doc.sentences.get(self.scene.doc.sentence_of(previous.end - 1))?.clone();
        let subject = |case: &mut Self| {
            let phrase = case.scene.sentence_subject(&sentence, previous.end)?;
            let person = match phrase.head {
                Head::Name(n) => case.scene.names.get(n).is_some_and(|n| n.label != Label::Place),
                Head::Pronoun(_) => true,
                Head::Noun(_) => colon,
            };
            if person { case.by_phrase(phrase, None, Rule::PreviousParagraph) } else { None }
        };
        let own = cue.or(last_quote).or_else(|| subject(self))?;
        let limit = if colon { 0.9 } else { trust(Rule::PreviousParagraph) };
        let voice = own.voice.map(|v| Voice { confidence: v.confidence.min(limit), ..v });
        Some(Attribution { rule: if colon { Rule::Colon } else { Rule::PreviousParagraph }, voice, ..own })
    }

    /// Marked words in a sentence without a cue are, if anybody's, those of its subject.
    pub(super) fn by_subject(&mut self, q: usize) -> Option<Attribution> {
        let quote = self.quotes.get(q)?.clone();
        let sentence = self.scene.doc.sentences.get(self.sentence_of(q))?.clone();
        let phrase = self.scene.sentence_subject(&sentence, quote.tokens.start)?;
        let speaks = match phrase.head {
            Head::Name(_) => true,
            Head::Pronoun(t) => !self.scene.doc.is(t, "it"),
            Head::Noun(t) => self.scene.doc.has(t, classes::ROLES | classes::GROUPS | classes::DOCUMENTS),
        };
        if speaks { self.by_phrase(phrase, None, Rule::SentenceSubject) } else { None }
    }
}
