//! The rules that find a quote's voice, most certain first. The one that decided is kept with the quote.

use std::collections::HashMap;
use std::ops::Range;

use super::{Attribution, Cast, Voice};
use crate::analysis::{QuoteKind, Rule};
use crate::lexicon::classes;
use crate::names::Label;
use crate::quotes::Found;
use crate::quotes::blocks::{Block, Source};
use crate::syntax::{CueKind, Head, Phrase, Placed, Scene};
use crate::text::TokenKind;

/// How far before a quote a noun for what is said can stand, in tokens.
const NOUN_REACH: usize = 16;

/// How far from a quote a cue of its own sentence can stand, in tokens: sentences have no end in some texts.
const CUE_REACH: usize = 400;
/// How many quotes or cues of a paragraph are looked at for one that tells who speaks.
const PARAGRAPH_REACH: usize = 24;

/// The longest echo, in words.
const ECHO: usize = 24;

/// What the rules look at.
struct Case<'a, 'd, 't> {
    scene: &'a Scene<'d, 't>,
    cues: &'a [Placed],
    quotes: &'a [Found],
    cast: &'a mut Cast,
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

/// Attributes the marked quotes, in order.
pub fn attribute(scene: &Scene, quotes: &[Found], cues: &[Placed], cast: &mut Cast) -> Vec<Attribution> {
    let mut case = Case { scene, cues, quotes, cast };
    let mut found: Vec<Option<Attribution>> = (0..quotes.len()).map(|q| case.by_own_sentence(q)).collect();
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
    let mut case = Case { scene, cues, quotes: &[], cast };
    let first_person = scene.names.iter().position(|n| n.label == Label::Person);
    blocks.iter().map(|block| case.by_block(block, first_person)).collect()
}

impl Case<'_, '_, '_> {
    fn by_block(&mut self, block: &Block, first_person: Option<usize>) -> Attribution {
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

    fn with_cue(&mut self, index: usize, rule: Rule) -> Option<Attribution> {
        let index = self.modal(index).unwrap_or(index);
        let placed = self.cues.get(index)?;
        let cue = &placed.cue;
        let mention = Some(cue.source.tokens.clone()).filter(|_| !self.scene.impersonal(cue));
        let voice = self.cast.voices.get(index).copied().flatten().map(|v| Voice { confidence: v.confidence * trust(rule), ..v });
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
        let modal = ["would", "will", "could", "should", "can"].iter().any(|m| self.scene.doc.is(placed.cue.tokens.start - 1, m));
        (modal && placed.cue.kind == CueKind::Subject && said.cue.source.tokens != placed.cue.source.tokens).then_some(outer)
    }

    /// The words that a pronoun takes up in its sentence, where its clause depends on theirs: "**Ana Reyes** said she
    /// hoped …", "**Ana Reyes** condemned what she called …".
    fn taken_up(&mut self, placed: &Placed, entity: usize) -> Option<Range<usize>> {
        let Head::Pronoun(pronoun) = placed.cue.source.head else { return None };
        let of = placed.cue.source.tokens.start;
        let first = self.cues_in(placed.sentence).start;
        let same = |case: &Self, phrase: &Phrase, voice: Option<Voice>| voice.is_some_and(|v| v.entity == entity) && phrase.tokens.end <= of
            && !matches!(phrase.head, Head::Pronoun(p) if case.scene.doc.word(p).to_lowercase() != case.scene.doc.word(pronoun).to_lowercase());
        for c in (first..first + PARAGRAPH_REACH).take_while(|&c| self.cues.get(c).is_some_and(|p| p.cue.tokens.start < of)) {
            let phrase = &self.cues.get(c)?.cue.source;
            if self.scene.doc.has(self.cues.get(c)?.cue.tokens.start, classes::REPORTING) && same(self, phrase, self.cast.voices.get(c).copied().flatten()) {
                return Some(phrase.tokens.clone());
            }
        }
        let sentence = self.scene.doc.sentences.get(placed.sentence)?.clone();
        let depends = !self.scene.comma(of - 1) && self.scene.outside(of - 1) && !self.scene.doc.has(of - 1, classes::CONJUNCTIONS) || self.scene.doc.is(of - 1, "what") || self.scene.doc.is(of - 1, "that");
        let phrase = self.scene.by_name(self.scene.sentence_subject(&sentence, of).filter(|_| depends)?);
        let voice = self.cast.voice(self.scene, &phrase);
        same(self, &phrase, voice).then_some(phrase.tokens)
    }

    fn sentence_of(&self, q: usize) -> usize {
        self.quotes.get(q).map_or(0, |q| self.scene.doc.sentence_of(q.tokens.start))
    }

    /// The indexes of the cues of a sentence.
    fn cues_in(&self, sentence: usize) -> Range<usize> {
        self.cues.partition_point(|c| c.sentence < sentence)..self.cues.partition_point(|c| c.sentence <= sentence)
    }

    /// The indexes of the cues of a quote's sentence that stand near it.
    fn cues_near(&self, quote: &Found, sentence: usize) -> Range<usize> {
        let own = self.cues_in(sentence);
        let within = |token: usize| self.cues.partition_point(|c| c.cue.tokens.start < token);
        let near = within(quote.tokens.start.saturating_sub(CUE_REACH))..within(quote.tokens.end + CUE_REACH);
        own.start.max(near.start)..own.end.min(near.end).max(own.start.max(near.start))
    }

    fn by_own_sentence(&mut self, q: usize) -> Option<Attribution> {
        let quote = self.quotes.get(q)?.clone();
        if let Some(attribution) = self.labelled_inside(&quote) {
            return Some(attribution);
        }
        let sentence = self.sentence_of(q);
        let cues = self.cues_near(&quote, sentence);
        let after = cues.clone().find(|&c| self.right_behind(&quote, c));
        let before = cues.clone().rev().find(|&c| self.right_before(&quote, c));
        // "Police said the brew "may have held poison", a news agency reported": the words inside the clause are its source's.
        let inside = cues.clone().rev().find(|&c| self.cues.get(c).is_some_and(|p| p.cue.tokens.end < quote.tokens.start && self.governs(p, &quote) && self.scene.doc.has(p.cue.tokens.start, classes::REPORTING)));
        if let Some(cue) = inside.filter(|_| quote.kind == QuoteKind::Partial && after.is_some() && before.is_none()) {
            return self.with_cue(cue, Rule::CueInSentence);
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
        let according = cues.clone().find(|&c| self.cues.get(c).is_some_and(|c| c.cue.kind == CueKind::According));
        let preceding = cues.clone().rev().find(|&c| self.cues.get(c).is_some_and(|p| p.cue.tokens.start < quote.tokens.start && self.governs(p, &quote)));
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
        let Some(Placed { cue, .. }) = self.cues.get(cue) else { return false };
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
        while at < block && (self.scene.comma(at) || trade(at) || self.scene.doc.kind(at) == TokenKind::Dash || self.scene.adverb(at)) {
            at += 1;
        }
        // "…", the mayor adding that …: no attribution of its own.
        let absolute = cue.source.tokens.end == cue.tokens.start && self.scene.doc.word(cue.tokens.start).ends_with("ing");
        cue.kind != CueKind::Shared && at == block && cue.tokens.start >= quote.tokens.end && !absolute
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

    /// Whether a cue before a quote in its sentence governs it: no other finite source takes over between them.
    fn governs(&self, placed: &Placed, quote: &Found) -> bool {
        let between = placed.cue.tokens.end..quote.tokens.start;
        !between.clone().any(|t| self.scene.doc.kind(t) == TokenKind::Stop && self.scene.outside(t))
    }

    /// Whether a cue stands at the end of its sentence, behind a comma or a quote: "…, she said."
    fn trails(&self, placed: &Placed) -> bool {
        let block = placed.cue.source.tokens.start.min(placed.cue.tokens.start);
        placed.cue.kind != CueKind::Shared && block.checked_sub(1).is_some_and(|b| self.scene.comma(b) || !self.scene.outside(b))
    }

    /// "REYES: We leave at dawn.": the label stands behind the mark.
    fn labelled_inside(&mut self, quote: &Found) -> Option<Attribution> {
        let open = self.scene.doc.quotations.get(quote.quotation?)?.open;
        let colon = quote.tokens.start.checked_sub(1).filter(|&c| c > open)?;
        let tokens = open + 1..colon;
        let head = self.scene.name_at(open + 1).map_or(Head::Noun(colon - 1), Head::Name);
        self.by_phrase(Phrase { tokens, head, end: colon }, Some(colon..colon + 1), Rule::Label)
    }

    /// "NAME: …" at the start of a line: a headline, an interview, a script.
    fn labelled(&mut self, quote: &Found, sentence: usize) -> Option<Attribution> {
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
        let clause = (phrase.tokens.end..colon).any(|t| self.scene.cue_verb(t) || self.scene.doc.has(t, classes::AUXILIARIES));
        let label = colon - phrase.tokens.end;
        if clause || label > 0 && !self.scene.comma(phrase.tokens.end) || label > 12 {
            return None;
        }
        let voice = self.cast.voice(self.scene, &phrase).map(|v| Voice { confidence: v.confidence * trust(Rule::Label), ..v });
        Some(Attribution { cue: Some(colon..colon + 1), mention: Some(phrase.tokens), voice, rule: Rule::Label })
    }

    /// "…" — Commissioner X
    fn signed(&mut self, quote: &Found) -> Option<Attribution> {
        let dash = quote.tokens.end;
        if self.scene.doc.kind(dash) != TokenKind::Dash {
            return None;
        }
        let end = self.scene.doc.paragraphs.get(self.scene.doc.paragraph_of(dash))?.end;
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
    fn noun_before(&mut self, quote: &Found) -> Option<Attribution> {
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
    fn colon_before(&mut self, quote: &Found) -> Option<Attribution> {
        let colon = quote.tokens.start.checked_sub(1).filter(|&c| self.scene.colon(c))?;
        let index = self.scene.doc.sentence_of(colon);
        if let Some(cue) = self.cues_in(index).rev().find(|&c| self.cues.get(c).is_some_and(|c| c.cue.tokens.start < colon)) {
            return self.with_cue(cue, Rule::CueBefore);
        }
        let sentence = self.scene.doc.sentences.get(index)?.clone();
        let phrase = self.scene.sentence_subject(&sentence, colon)?;
        self.by_phrase(phrase, Some(colon..colon + 1), Rule::Colon)
    }

    fn by_phrase(&mut self, phrase: Phrase, cue: Option<Range<usize>>, rule: Rule) -> Option<Attribution> {
        if matches!(phrase.head, Head::Noun(t) if rule != Rule::Label && !self.scene.doc.has(t, crate::syntax::SOURCES)) {
            return None;
        }
        let voice = self.cast.voice(self.scene, &phrase)?;
        let voice = Some(Voice { confidence: voice.confidence * trust(rule), ..voice });
        Some(Attribution { cue, mention: Some(phrase.tokens), voice, rule })
    }

    /// Quotations that go on over paragraphs share what one of them has.
    fn join_continued(&self, found: &mut [Option<Attribution>]) {
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
    fn join_echoes(&self, known: &[Option<Attribution>], found: &mut [Option<Attribution>]) {
        let word = |t: usize| self.scene.doc.word(t).to_lowercase();
        let words = |q: usize| self.quotes.get(q).map_or(0..0, |f| f.tokens.clone()).filter(|&t| matches!(self.scene.doc.kind(t), TokenKind::Word | TokenKind::Number)).collect::<Vec<_>>();
        // Where each pair of words stands in the quotes whose speaker is known.
        let mut places: HashMap<(String, String), (usize, usize)> = HashMap::new();
        for (q, attribution) in known.iter().enumerate() {
            if attribution.as_ref().is_some_and(|a| a.voice.is_some()) {
                let spoken = words(q);
                for (at, pair) in spoken.windows(2).enumerate() {
                    if let [a, b] = pair {
                        places.entry((word(*a), word(*b))).or_insert((q, at));
                    }
                }
            }
        }
        for q in 0..found.len() {
            let echo = words(q);
            let open = found.get(q).is_some_and(|a| a.as_ref().is_none_or(|a| a.rule == Rule::SentenceSubject));
            let ([a, b, ..], true) = (&echo[..], open) else { continue };
            let Some(&(of, at)) = places.get(&(word(*a), word(*b))) else { continue };
            let same = words(of).iter().skip(at).zip(&echo).filter(|&(&x, &y)| word(x) == word(y)).count() == echo.len();
            if let (true, Some(Some(source)), Some(slot)) = (same && echo.len() <= ECHO, known.get(of).cloned(), found.get_mut(q)) {
                let voice = source.voice.map(|v| Voice { confidence: v.confidence.min(trust(Rule::Echo)), ..v });
                let agrees = slot.as_ref().and_then(|a| a.voice).zip(voice).is_some_and(|(a, b)| a.entity == b.entity);
                let own = slot.take().filter(|_| agrees).unwrap_or(source);
                *slot = Some(Attribution { rule: Rule::Echo, voice, ..own });
            }
        }
    }

    /// Another sentence of the paragraph has an attribution: the one before, or else the one behind.
    fn by_paragraph(&mut self, q: usize, found: &[Option<Attribution>]) -> Option<Attribution> {
        let quote = self.quotes.get(q)?.clone();
        let paragraph = self.scene.doc.paragraphs.get(self.scene.doc.paragraph_of(quote.tokens.start))?.clone();
        let whole_before = self.quotes.get(..q).unwrap_or_default().iter().next_back().is_some_and(|p| p.tokens.start >= paragraph.start);
        if quote.kind == QuoteKind::Partial && !whole_before {
            let cue = self.cues_before(quote.tokens.start, paragraph.start)?;
            return self.with_cue(cue, Rule::SameParagraph);
        }
        let begins_paragraph = quote.tokens.start == paragraph.start;
        let next = self.scene.doc.sentence_of(quote.tokens.start) + 1;
        let refers_back = self.scene.doc.sentences.get(next).is_some_and(|s| s.end <= paragraph.end && ["that", "those", "so"].iter().any(|w| self.scene.doc.is(s.start, w)) && self.scene.doc.has(s.start + 1, classes::AUXILIARIES));
        let behind = || (q + 1..found.len()).take(PARAGRAPH_REACH).take_while(|&n| self.quotes.get(n).is_some_and(|f| f.tokens.start < paragraph.end)).find_map(|n| found.get(n).cloned().flatten().filter(|a| matches!(a.rule, Rule::CueAfter | Rule::CueBefore)));
        let cue = self.cues_before(quote.tokens.start, paragraph.start);
        // "…," said Petkov when a reporter asked him: whoever spoke the quote before goes on, not the one in a clause behind.
        let before = q.checked_sub(1).and_then(|p| found.get(p).cloned().flatten()).filter(|a| whole_before && a.rule == Rule::CueAfter);
        let spoke = before.as_ref().and_then(|a| a.cue.as_ref()).map(|c| c.start);
        let aside = |case: &Self, cue: usize| case.cues.get(cue).is_some_and(|p| {
            let subordinate = p.cue.source.tokens.start.checked_sub(1).is_some_and(|b| case.scene.doc.has(b, classes::CONJUNCTIONS) && !["and", "but", "or"].iter().any(|w| case.scene.doc.is(b, w)));
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
                says && (self.cast.voices.get(c).is_some_and(Option::is_some) || matches!(p.cue.source.head, Head::Pronoun(t) if self.scene.doc.has(t, classes::MALE | classes::FEMALE)))
            })
        })
    }

    /// A paragraph that is all quotation goes on with the voice of the one before.
    fn by_previous_paragraph(&mut self, q: usize, found: &[Option<Attribution>]) -> Option<Attribution> {
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
    fn by_subject(&mut self, q: usize) -> Option<Attribution> {
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
