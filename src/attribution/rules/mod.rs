//! The rules that find a quote's voice, most certain first. The one that decided is kept with the quote.

mod again;
mod labels;
mod paragraph;
mod sentence;

use std::cell::Cell;
use std::ops::Range;

use super::{Attribution, Cast, Voice};
use crate::analysis::Rule;
use crate::lexicon::classes;
use crate::names::Label;
use crate::quotes::Found;
use crate::quotes::blocks::Block;
use crate::syntax::{CueKind, Head, Phrase, Placed, Scene};
use crate::text::index_of;

/// How far from a quote a cue of its own sentence can stand, in tokens: sentences have no end in some texts.
const CUE_REACH: usize = 400;
/// How many quotes or cues of a paragraph are looked at for one that tells who speaks.
const PARAGRAPH_REACH: usize = 24;

/// What the rules look at.
struct Case<'a, 'd, 't, 'e> {
    scene: &'a Scene<'d, 't>,
    cues: &'a [Placed],
    quotes: &'a [Found],
    cast: &'a mut Cast<'e>,
    /// The cue that was last looked for: the next is mostly asked about next.
    last: Cell<usize>,
}

/// How sure a rule is of the cue it picks, before the doubt about who the mention is (calibrated by `cargo xtask eval`).
fn trust(rule: Rule) -> f64 {
    match rule {
        Rule::CueAfter => 0.98,
        Rule::CueBefore => 0.96,
        Rule::AccordingTo => 0.96,
        Rule::Label | Rule::Signature => 0.9,
        Rule::CueInSentence => 0.88,
        Rule::Colon => 0.85,
        Rule::Continuation => 0.95,
        Rule::Echo => 0.85,
        Rule::SameParagraph => 0.85,
        Rule::PreviousParagraph => 0.7,
        Rule::SentenceSubject => 0.6,
        Rule::CueNoun => 0.8,
        Rule::None => 0.0,
    }
}

/// What the sentences of quotes tell of them.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// For each quote, in order.
    pub attributions: Vec<Option<Attribution>>,
    /// Those quotes whose attribution depends on all who were described before it.
    pub asked: Vec<usize>,
}

/// Attributes the marked quotes, in order, by what their own sentences tell. `kept` has what is known of a quote already.
pub fn by_own_sentences(scene: &Scene, quotes: &[Found], cues: &[Placed], cast: &mut Cast, kept: impl Fn(usize) -> Option<Option<Attribution>>) -> Own {
    let mut case = Case { scene, cues, quotes, cast, last: Cell::default() };
    let mut own = Own { attributions: Vec::with_capacity(quotes.len()), asked: Vec::new() };
    for q in 0..quotes.len() {
        case.cast.asked = false;
        own.attributions.push(kept(q).unwrap_or_else(|| case.by_own_sentence(q)));
        if case.cast.asked {
            own.asked.push(q);
        }
    }
    own
}

/// Attributes the marked quotes, in order, given what their own sentences tell.
pub fn attribute(scene: &Scene, quotes: &[Found], cues: &[Placed], cast: &mut Cast, own: Vec<Option<Attribution>>) -> Vec<Attribution> {
    let mut case = Case { scene, cues, quotes, cast, last: Cell::default() };
    let mut found = own;
    case.join_continued(&mut found);
    let known = found.clone();
    for q in 0..quotes.len() {
        if found.get(q).is_some_and(Option::is_none) {
            let attribution = case.by_paragraph(q, &found).or_else(|| case.by_previous_paragraph(q, &found)).or_else(|| case.by_subject(q));
            if let Some(slot) = found.get_mut(q) {
                *slot = attribution;
            }
        }
    }
    case.join_echoes(&known, &mut found);
    case.join_continued(&mut found);
    found.into_iter().map(|a| a.unwrap_or(Attribution { cue: None, mention: None, voice: None, rule: Rule::None })).collect()
}

/// Attributes the blocks, in order: each names its source before its colon, or in the sentence before.
pub fn attribute_blocks(scene: &Scene, blocks: &[Block], cues: &[Placed], cast: &mut Cast) -> Vec<Attribution> {
    let mut case = Case { scene, cues, quotes: &[], cast, last: Cell::default() };
    let first_person = scene.names.iter().position(|n| n.label == Label::Person);
    blocks.iter().map(|block| case.by_block(block, first_person)).collect()
}

impl Case<'_, '_, '_, '_> {
    fn with_cue(&mut self, index: usize, rule: Rule) -> Option<Attribution> {
        let index = self.modal(index).unwrap_or(index);
        let placed = self.cues.get(index)?;
        let cue = &placed.cue;
        let mention = Some(cue.source.tokens.clone()).filter(|_| !self.scene.impersonal(cue));
        let voice = self.cast.of_cue(index).map(|v| Voice { confidence: v.confidence * trust(rule), ..v });
        // "…," she said: an attribution of its own, whatever stands before the quote.
        let dependent = matches!(rule, Rule::CueBefore | Rule::CueInSentence);
        let mention = voice.filter(|_| dependent).and_then(|v| self.taken_up(placed, v.entity)).or(mention);
        Some(Attribution { cue: Some(cue.tokens.clone()), mention, voice, rule })
    }

    /// "Ana Reyes said it **would tell** …": what would be said is the words of whoever says so.
    fn modal(&self, index: usize) -> Option<usize> {
        let placed = self.cues.get(index)?;
        let outer = index.checked_sub(1)?;
        let said = self.cues.get(outer).filter(|o| o.sentence == placed.sentence && self.scene.doc.has(o.cue.tokens.start, classes::REPORTING))?;
        let modal = self.scene.doc.is_one_of(placed.cue.tokens.start - 1, &["would", "will", "could", "should", "can"]);
        (modal && placed.cue.kind == CueKind::Subject && said.cue.source.tokens != placed.cue.source.tokens).then_some(outer)
    }

    /// The words that a pronoun takes up in its sentence, where its clause depends on theirs: "**Ana Reyes** said she
    /// hoped …", "**Ana Reyes** condemned what she called …".
    fn taken_up(&mut self, placed: &Placed, entity: usize) -> Option<Range<usize>> {
        let Head::Pronoun(pronoun) = placed.cue.source.head else { return None };
        let of = placed.cue.source.tokens.start;
        let before = of.checked_sub(1)?;
        let joins = self.scene.doc.is_one_of(before, &["that", "what", "because"]);
        // "…, though he said", "…, she added": a clause of its own.
        let own = !joins && (self.scene.comma(before) || !self.scene.outside(before) || self.scene.doc.has(before, classes::CONJUNCTIONS) && self.scene.doc.has(placed.cue.tokens.start, classes::REPORTING));
        if own {
            return None;
        }
        let same = |case: &Self, phrase: &Phrase, voice: Option<Voice>| voice.is_some_and(|v| v.entity == entity) && phrase.tokens.end <= of
            && !matches!(phrase.head, Head::Pronoun(p) if case.scene.doc.hash(p) != case.scene.doc.hash(pronoun));
        let first = self.cues_in(placed.sentence).start;
        for c in (first..first + PARAGRAPH_REACH).take_while(|&c| self.cues.get(c).is_some_and(|p| p.cue.tokens.start < of)) {
            let cue = &self.cues.get(c)?.cue;
            if self.scene.doc.has(cue.tokens.start, classes::REPORTING) && same(self, &cue.source, self.cast.of_cue(c)) {
                return Some(cue.source.tokens.clone());
            }
        }
        let sentence = self.scene.doc.sentences.get(placed.sentence)?.clone();
        let phrase = self.scene.by_name(self.scene.sentence_subject(&sentence, of).filter(|_| joins)?);
        let voice = self.cast.voice(self.scene, &phrase);
        same(self, &phrase, voice).then_some(phrase.tokens)
    }

    fn sentence_of(&self, q: usize) -> usize {
        self.quotes.get(q).map_or(0, |q| self.scene.doc.sentence_of(q.tokens.start))
    }

    /// The indexes of the cues of a sentence.
    fn cues_in(&self, sentence: usize) -> Range<usize> {
        let behind = |sentence: usize| index_of(&|at| self.cues.get(at).is_some_and(|c| c.sentence <= sentence), &self.last);
        sentence.checked_sub(1).map_or(0, behind)..behind(sentence)
    }

    fn by_phrase(&mut self, phrase: Phrase, cue: Option<Range<usize>>, rule: Rule) -> Option<Attribution> {
        if matches!(phrase.head, Head::Noun(t) if rule != Rule::Label && !self.scene.doc.has(t, crate::syntax::SOURCES)) {
            return None;
        }
        let voice = self.cast.voice(self.scene, &phrase)?;
        let voice = Some(Voice { confidence: voice.confidence * trust(rule), ..voice });
        Some(Attribution { cue, mention: Some(phrase.tokens), voice, rule })
    }
}
