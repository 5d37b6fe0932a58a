//! Cues and their subjects: the verb of saying, "according to", and who says it.

use std::ops::Range;

use super::phrase::{Head, Phrase};
use super::{OPENING, SOURCES, Scene};
use crate::hash;
use crate::lexicon::classes;
use crate::names::Label;
use crate::text::{Shape, Token, TokenKind};

/// How a cue was joined with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueKind {
    /// The source stands before the verb: "the mayor said".
    Subject,
    /// It stands behind: "said the mayor".
    Inverted,
    /// It is that of an earlier verb in the sentence: "and added", ", saying".
    Shared,
    /// "according to the mayor".
    According,
}

/// A cue with its source.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The tokens of the cue ("said", "pointed out", "according to").
    pub tokens: Range<usize>,
    /// Who says it.
    pub source: Phrase,
    /// How the two were joined.
    pub kind: CueKind,
}

/// A cue with the sentence that it stands in.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The cue.
    pub cue: Cue,
    /// The index of its sentence.
    pub sentence: usize,
}

impl Placed {
    /// Moves it by so many tokens, its name by so many names and its sentence by so many sentences.
    pub(crate) fn shift(&mut self, by: isize, name_by: isize, sentence_by: isize) {
        let shift = |token: usize| token.wrapping_add_signed(by);
        let shift_range = |tokens: &mut Range<usize>| *tokens = shift(tokens.start)..shift(tokens.end);
        shift_range(&mut self.cue.tokens);
        shift_range(&mut self.cue.source.tokens);
        self.cue.source.end = shift(self.cue.source.end);
        self.cue.source.head = match self.cue.source.head {
            Head::Pronoun(token) => Head::Pronoun(shift(token)),
            Head::Noun(token) => Head::Noun(shift(token)),
            Head::Name(name) => Head::Name(name.wrapping_add_signed(name_by)),
        };
        self.sentence = self.sentence.wrapping_add_signed(sentence_by);
    }
}

/// Adds every cue of some sentences, in order.
pub fn cues(scene: &Scene<'_, '_>, sentences: Range<usize>, cues: &mut Vec<Placed>) {
    for index in sentences {
        let Some(sentence) = scene.doc.sentences.get(index) else { break };
        if scene.doc.furniture.get(scene.doc.paragraph_of(sentence.start)) == Some(&true) {
            continue;
        }
        for (token, _) in scene.doc.tokens_of(sentence).filter(|(_, token)| may_be_cue(token)) {
            let earlier = cues.last().filter(|p| p.sentence == index).map(|p| &p.cue);
            if let Some(cue) = scene.cue_at(token, sentence, earlier) {
                cues.push(Placed { cue: Cue { source: scene.by_name(cue.source), ..cue }, sentence: index });
            }
        }
    }
}

/// How many tokens an apposition or relative clause between a subject and its verb may take.
const APPOSITION: usize = 40;
/// How many tokens a relative clause without commas may take.
const RELATIVE: usize = 16;
/// How many words of a headline may stand before its verb.
const HEADED: usize = 8;
/// How many auxiliaries, adverbs and words for days may stand beside a verb: "reply" looks like an adverb, and is a cue.
const ADJUNCTS: usize = 24;

/// The words but for verbs by which a cue is told: "according to", "in the words of".
const CUE_WORDS: [u32; 2] = [hash::of_small("according"), hash::of_small("words")];

/// Whether a cue may be told by a token: most need no closer look.
fn may_be_cue(token: &Token) -> bool {
    token.classes().any(classes::CUES) || CUE_WORDS.contains(&token.hash)
}

impl Scene<'_, '_> {
    /// Whether a token can be a verb of saying in the reporter's words.
    pub fn cue_verb(&self, token: usize) -> bool {
        if !self.doc.has(token, classes::CUES) || !self.outside(token) || self.name_at(token).is_some() {
            return false;
        }
        let Some(before) = token.checked_sub(1) else { return true };
        if self.doc.kind(before) == TokenKind::Possessive && !self.doc.is(token, "said") {
            return false;
        }
        // "the report", "a call": the noun. "those said" is rare enough.
        let article = self.doc.has(before, classes::DETERMINERS) && !(self.doc.has(before, classes::GROUPS) && (self.doc.has(token, classes::PAST) || !self.doc.word(token).ends_with('s')));
        // "in answer to", "on demand" – but "before adding", "by saying".
        let ing = self.doc.word(token).ends_with("ing");
        let preposition = self.doc.has(before, classes::PREPOSITIONS) && !self.doc.has(before, classes::ADVERBS) && !self.doc.is(before, "to") && !self.doc.is(before, "as") && !ing;
        let hyphen = self.doc.kind(before) == TokenKind::Dash && self.doc.joined(token);
        // "state officials", "the state attorney general"
        let state = self.doc.is(token, "state") && self.doc.has(token + 1, SOURCES);
        !article && !preposition && !hyphen && !state
    }

    /// The cue at a token, with its subject, looking for it in `sentence` alone. `earlier` is the cue before it in the
    /// sentence, whose source a shared one takes.
    pub fn cue_at(&self, token: usize, sentence: &Range<usize>, earlier: Option<&Cue>) -> Option<Cue> {
        if self.doc.is(token, "according") && self.doc.is(token + 1, "to") && self.outside(token) {
            let of = token + 2;
            // "according to him"
            let pronoun = || (of < sentence.end && self.doc.is_one_of(of, &["him", "her", "them"])).then_some(Phrase { tokens: of..of + 1, head: Head::Pronoun(of), end: of + 1 });
            let source = self.phrase_after(of, sentence.end).or_else(pronoun)?;
            return Some(Cue { tokens: token..of, source, kind: CueKind::According });
        }
        // "in the words of the prosecutor"
        if self.doc.is(token, "words") && self.doc.is(token + 1, "of") && token >= sentence.start + 2 && self.doc.is(token - 1, "the") && self.doc.is(token - 2, "in") && self.outside(token) {
            let source = self.phrase_after(token + 2, sentence.end)?;
            return Some(Cue { tokens: token - 2..token + 2, source, kind: CueKind::According });
        }
        if !self.cue_verb(token) {
            return None;
        }
        let tokens = token..self.cue_end(token);
        // "news agencies quoted him as saying", "the paper quotes Minister X: …": the one quoted speaks.
        if self.doc.is_one_of(token, &["quoted", "quotes"])
            && let Some(source) = self.phrase_after(token + 1, sentence.end)
            && (self.doc.is(source.end, "as") || self.colon(source.end))
        {
            return Some(Cue { tokens, source, kind: CueKind::Inverted });
        }
        // "…," the paper quoted her as saying: so does she.
        if self.doc.is(token, "quoted") && self.doc.is(token + 2, "as") && token + 2 < sentence.end
            && self.doc.has(token + 1, classes::PERSONAL_PRONOUNS | classes::MALE | classes::FEMALE)
        {
            let source = Phrase { tokens: token + 1..token + 2, head: Head::Pronoun(token + 1), end: token + 2 };
            return Some(Cue { tokens, source, kind: CueKind::Inverted });
        }
        // "described by the senator as": the agent of the passive speaks.
        if self.doc.is(token + 1, "by")
            && self.doc.has(token, classes::PAST)
            && let Some(source) = self.phrase_after(token + 2, sentence.end)
        {
            return Some(Cue { tokens, source, kind: CueKind::Inverted });
        }
        let begins_behind_quote = token.checked_sub(1).is_some_and(|b| {
            token > sentence.start && (!self.outside(b) || self.comma(b) && (b > sentence.start && !self.outside(b - 1) || self.over_apposition(b, sentence.start).is_none()))
        });
        // "told Reuters": whom it was told to.
        let finite = !self.doc.word(token).ends_with("ing") && !self.doc.is(token, "told") && !self.doc.is(token, "tells");
        if begins_behind_quote
            && finite
            && let Some(source) = self.inverted_source(token, sentence)
        {
            return Some(Cue { tokens, source, kind: CueKind::Inverted });
        }
        let (source, kind) = self.subject_before(token, sentence, earlier)?;
        if kind == CueKind::Subject && !self.agrees(&source, token) {
            return None;
        }
        // Any subject can "say"; of other verbs only one that can speak is believed ("a cease-fire was continuing").
        let speaks = match source.head {
            Head::Noun(t) => self.doc.has(t, SOURCES.or(classes::NATIONALITIES).or(classes::BARE_REPORTING)) || self.doc.has(source.tokens.start, classes::POSSESSIVES) || self.doc.capital(t) || (source.tokens.clone()).any(|t| self.doc.kind(t) == TokenKind::Number || self.name_at(t).is_some()),
            _ => true,
        };
        // "…!" Another reader shouted: what stands between a quote and the verb speaks.
        let behind_quote = source.tokens.end == token && source.tokens.start.checked_sub(1).is_some_and(|b| b >= sentence.start && !self.outside(b));
        (speaks || behind_quote || self.doc.has(token, classes::BARE_REPORTING)).then_some(Cue { tokens, source, kind })
    }

    /// Whether a word that may be a noun can be the verb of a subject: "the court order", "Republican claims" are nouns.
    fn agrees(&self, source: &Phrase, verb: usize) -> bool {
        let word = self.doc.word(verb);
        let bare = !self.doc.has(verb, classes::PAST) && !word.ends_with("ing");
        if !bare || source.tokens.end < verb {
            return true;
        }
        match source.head {
            Head::Noun(t) => {
                let many = self.doc.has(t, classes::PLURAL | classes::GROUPS | classes::NATIONALITIES | classes::DETERMINERS) || self.doc.word(t).ends_with('s') || self.doc.kind(t) == TokenKind::Number || source.tokens.clone().any(|t| self.doc.is_one_of(t, &["and", "percent"]));
                // "Republican claims", "cost estimates, he said": the noun.
                let noun = source.tokens.len() == 1 && (self.doc.has(t, classes::NATIONALITIES) || self.comma(verb + 1) || self.doc.is(verb + 1, "as") || self.auxiliary(verb + 1));
                if word.ends_with('s') { !(self.doc.has(verb, classes::CUE_NOUNS) && (many || noun)) } else { many }
            }
            Head::Name(_) if self.doc.is_one_of(source.tokens.start, &["a", "an"]) => word.ends_with('s'),
            Head::Name(n) => word.ends_with('s') || source.tokens.clone().any(|t| self.doc.is(t, "and")) || self.names.get(n).is_some_and(|n| n.label != Label::Person),
            Head::Pronoun(_) => true,
        }
    }

    /// A described source with its name in apposition is the name: "his wife, **Inés Ruiz**,".
    pub fn by_name(&self, source: Phrase) -> Phrase {
        match self.apposed_person(&source).and_then(|index| Some((index, self.names.get(index)?))) {
            Some((index, name)) => Phrase { tokens: name.tokens.clone(), head: Head::Name(index), end: name.tokens.end },
            None => source,
        }
    }

    /// "It was said": the passive hides who speaks.
    pub fn impersonal(&self, cue: &Cue) -> bool {
        let Head::Pronoun(it) = cue.source.head else { return false };
        let passive = |before: usize| self.auxiliary(before) && !self.doc.is_one_of(before, &["had", "has"]);
        cue.kind == CueKind::Subject && self.doc.is(it, "it") && self.doc.has(cue.tokens.start, classes::PAST) && cue.tokens.start.checked_sub(1).is_some_and(passive)
    }

    /// "pointed **out**", "went **on**": the particle belongs to the cue.
    fn cue_end(&self, token: usize) -> usize {
        let particle = self.doc.is_one_of(token + 1, &["out", "back"]) || self.doc.is(token + 1, "on") && self.doc.is(token, "went");
        if particle { token + 2 } else { token + 1 }
    }

    fn inverted_source(&self, token: usize, sentence: &Range<usize>) -> Option<Phrase> {
        let mut at = token + 1;
        while at < sentence.end && at - token < ADJUNCTS && self.adverb(at) {
            at += 1;
        }
        let source = self.phrase_after(at, sentence.end)?;
        let verb_behind = self.auxiliary(source.tokens.end);
        let fits = match source.head {
            Head::Pronoun(t) => !self.doc.is(t, "it") && !self.doc.is(t, "who"),
            Head::Name(n) => self.names.get(n).is_some(),
            Head::Noun(t) => self.doc.has(t, SOURCES.or(classes::NATIONALITIES).or(classes::MALE).or(classes::FEMALE)) || self.apposed_person(&source).is_some() || self.doc.has(token, classes::REPORTING) && self.doc.has(source.tokens.start, classes::DETERMINERS) && token > sentence.start && !self.outside(token - 1) || self.doc.capital(t),
        };
        (fits && !verb_behind).then_some(source)
    }

    fn subject_before(&self, token: usize, sentence: &Range<usize>, earlier: Option<&Cue>) -> Option<(Phrase, CueKind)> {
        let floor = self.clause_start(token, sentence.start);
        let clause = &(floor..sentence.end);
        // What was said behind another semicolon was said by whoever spoke there, unless this clause names nobody.
        let own = earlier.filter(|c| c.tokens.start >= floor);
        let shared = |at: usize| own.map(|c| c.source.clone()).or_else(|| self.sentence_subject(clause, at)).or_else(|| Some(earlier?.source.clone())).map(|s| (s, CueKind::Shared));
        let ing = self.doc.word(token).ends_with("ing");
        let end = self.before_adjuncts(token, floor);
        // "Claiming that …, the mayor told …", "After saying …, she left": the subject behind the comma.
        if ing && token <= sentence.start + 1 {
            return self.sentence_subject(sentence, sentence.end).filter(|s| s.tokens.start > token).map(|s| (s, CueKind::Shared));
        }
        let before = end.checked_sub(1).filter(|&b| b >= sentence.start)?;
        let helped = (end..token).any(|t| self.auxiliary(t));
        // "with the mayor warning that …", "footage of Ana Reyes asking, …": the noun right before it.
        if ing && !helped
            && let Some(own) = self.simple_phrase_before(token, floor)
            && own.tokens.start > floor
            && (self.doc.is_one_of(own.tokens.start - 1, &["with", "of"]) || self.comma(own.tokens.start - 1))
        {
            return Some((own, CueKind::Subject));
        }
        if ing && !helped {
            // "It goes without saying": nobody does.
            if self.doc.has(before, classes::PREPOSITIONS) && self.doc.is(before, "without") {
                return None;
            }
            // "was quoted as saying" has a subject of its own; ", saying" and "before adding" share one.
            return shared(token);
        }
        if self.doc.is(before, "to") {
            // "went on to say" speaks; "declined to say", "asked to explain" do not.
            let went_on = before >= floor + 2 && self.doc.is(before - 1, "on");
            return if went_on { shared(before) } else { None };
        }
        if !self.outside(before) {
            return shared(before).filter(|_| earlier.is_some());
        }
        if self.doc.is_one_of(before, &["and", "but", "then", "or"]) {
            return shared(before);
        }
        if self.doc.is_one_of(before, &["who", "which", "that"]) {
            let end = if before > floor && self.comma(before - 1) { before - 1 } else { before };
            let antecedent = self.phrase_before(end, floor);
            if antecedent.is_some() || !self.doc.is(before, "that") {
                return antecedent.map(|p| (p, CueKind::Subject));
            }
        }
        if self.comma(before) || self.doc.is(before, ")") || self.doc.kind(before) == TokenKind::Dash {
            if let Some(subject) = self.over_apposition(before, floor) {
                return Some((subject, CueKind::Subject));
            }
            // "The minister Ian Reyes, said": a comma too many.
            let hangs = |p: &Phrase| p.tokens.start > floor && self.doc.has(p.tokens.start - 1, classes::PREPOSITIONS);
            let stray = || self.phrase_before(before, floor).filter(|p| self.comma(before) && !hangs(p)).map(|p| (p, CueKind::Subject));
            let coordinate = || self.coordinate_subject(token, clause, before).filter(|_| self.comma(before)).map(|s| (s, CueKind::Shared));
            return shared(before).filter(|_| self.comma(before) && own.is_some()).or_else(coordinate).or_else(stray);
        }
        let subject = self.phrase_before(end, floor);
        // "An officer who was not authorised to speak to the press said": the one who did.
        let last = subject.as_ref().map_or(end, |p| p.tokens.start);
        let who = (floor + 1..last).rev().take(RELATIVE).take_while(|&t| self.outside(t) && !self.comma(t) && self.doc.kind(t) != TokenKind::Stop).find(|&t| self.doc.is(t, "who"));
        let governor = who.filter(|&w| w + 1 < end && !matches!(subject, Some(Phrase { head: Head::Pronoun(_), .. }))).and_then(|w| self.phrase_before(w, floor)).filter(|p| self.boundary(p.tokens.start, floor));
        governor.or(subject).map(|p| (p, CueKind::Subject))
    }

    /// The start of the clause that a token is in: behind the last semicolon before it.
    fn clause_start(&self, token: usize, floor: usize) -> usize {
        (floor..token).rev().take(OPENING).find(|&t| self.doc.is(t, ";") && self.outside(t)).map_or(floor, |t| t + 1)
    }

    /// "Ana Reyes visits the town, says the dam will hold": the subject of the verb before, given the last comma of its clause.
    fn coordinate_subject(&self, verb: usize, clause: &Range<usize>, comma: usize) -> Option<Phrase> {
        let subject = self.sentence_subject(clause, comma)?;
        let present = |t: usize| self.doc.shape(t) == Shape::Lower && self.doc.word(t).ends_with('s') && !self.doc.word(t).ends_with("ss") && !self.closed(t) && !self.doc.has(t, SOURCES);
        // In headlines the verb may look like a noun of the phrase: "Norwegian PM meets union leaders, warns …".
        let speaks = |t: usize| self.doc.has(t, SOURCES) || self.doc.capital(t);
        let inside = (subject.tokens.start + 1..comma).take(HEADED).find(|&t| present(t) && speaks(t - 1)).filter(|_| present(verb));
        let subject = match inside.filter(|t| subject.tokens.contains(t)) {
            Some(end) => Phrase { tokens: subject.tokens.start..end, head: self.name_at(end - 1).map_or(Head::Noun(end - 1), Head::Name), end },
            None => subject,
        };
        let first = subject.end.max(subject.tokens.end);
        (first + 1 < comma && self.doc.shape(first) == Shape::Lower && self.name_at(first).is_none() && !(first..comma).any(|t| self.comma(t))).then_some(subject)
    }

    /// From a verb back over its auxiliaries, adverbs and adjuncts of time ("on Monday has also said").
    fn before_adjuncts(&self, verb: usize, floor: usize) -> usize {
        let mut end = verb;
        while end > floor && verb - end < ADJUNCTS {
            let before = end - 1;
            let day = self.doc.has(before, classes::WEEKDAYS) || self.doc.has(before, classes::MONTHS) && self.doc.capital(before);
            let skip = self.outside(before)
                && (self.auxiliary(before)
                    || self.adverb(before)
                    || day && self.name_at(before).is_none()
                    || end < verb && self.doc.is(before, "on") && self.doc.has(end, classes::WEEKDAYS)
                    || self.doc.is(before, "quoted")
                    || self.doc.is(before, "as") && self.doc.is(before.wrapping_sub(1), "quoted"));
            if !skip {
                break;
            }
            end = before;
        }
        end
    }

    /// The phrase before an apposition, a relative clause or a bracket that ends at `close` ("Ana Reyes, the mayor, said").
    pub(super) fn over_apposition(&self, close: usize, floor: usize) -> Option<Phrase> {
        let reach = close.saturating_sub(APPOSITION).max(floor);
        let bracket = self.doc.is(close, ")");
        let mut at = close;
        // "Ana Reyes, who heads the port, the bank and …, said": before the relative clause.
        if self.comma(close)
            && let Some(who) = (reach + 1..close).rev().find(|&t| self.doc.is_one_of(t, &["who", "which", "whose"]) && self.comma(t - 1))
            && !(who..close).any(|t| self.doc.kind(t) == TokenKind::Stop || !self.outside(t) || self.doc.is(t, "said"))
        {
            at = who;
        }
        while at > reach {
            at -= 1;
            let opens = if bracket { self.doc.is(at, "(") } else { self.comma(at) || self.doc.kind(at) == TokenKind::Dash && self.doc.kind(close) == TokenKind::Dash };
            if !opens || !self.outside(at) {
                continue;
            }
            let Some(phrase) = self.phrase_before(at, floor) else { continue };
            // "In Cairo, the mayor, …": a phrase behind a preposition is no subject, nor is a place of a dateline
            // ("Cairo, Egypt, officials said").
            let adjunct = phrase.tokens.start > floor && self.doc.has(phrase.tokens.start - 1, classes::PREPOSITIONS);
            let place = matches!(phrase.head, Head::Name(n) if self.names.get(n).is_some_and(|n| n.label == Label::Place));
            // "The Emirates, another big producer, said": such a place speaks.
            let described = place && self.doc.has(at + 1, classes::DETERMINERS) && self.boundary(phrase.tokens.start, floor);
            let adverb = phrase.tokens == (floor..floor + 1) && (self.opening_adverb(floor) || self.doc.is_one_of(floor, &["overall", "besides", "nevertheless", "nonetheless"]));
            if !adjunct && !adverb && (!place || described) {
                // "Greta Holm, the head of the dairy, which …, said": the description stands behind the name.
                let name = phrase.tokens.start.checked_sub(1).filter(|&c| c > floor && self.comma(c) && matches!(phrase.head, Head::Noun(t) if self.doc.has(t, SOURCES)));
                let named = name.and_then(|c| self.phrase_before(c, floor)).filter(|p| matches!(p.head, Head::Name(n) if self.names.get(n).is_some_and(|n| n.label != Label::Place)) && self.boundary(p.tokens.start, floor));
                return Some(named.unwrap_or(phrase));
            }
        }
        // "Hamas, he pointed out, …" and "…, the mayor, said" without a subject before: nothing.
        None
    }

    /// The subject of a sentence's first verb, if it begins with one: behind an opening adjunct ("On Monday, …").
    pub fn sentence_subject(&self, sentence: &Range<usize>, before: usize) -> Option<Phrase> {
        let mut at = sentence.start;
        let before = before.min(at + OPENING);
        while at < before && (self.doc.kind(at) == TokenKind::Punct || self.doc.kind(at) == TokenKind::Dash || self.doc.is_one_of(at, &["and", "but", "so", "then", "yet", "or"]) || self.opening_adverb(at)) {
            at += 1;
        }
        let ing = self.doc.word(at).ends_with("ing") && self.name_at(at).is_none();
        if self.doc.has(at, classes::PREPOSITIONS.or(classes::CONJUNCTIONS)) && self.name_at(at).is_none() || ing || self.doc.is(at, "asked") {
            let comma = (at..before).find(|&t| self.comma(t) && self.outside(t))?;
            at = comma + 1;
        }
        let phrase = self.phrase_after(at, before)?;
        // "Hamas leader Khaled Mashaal", "the mayor of X, Ana Reyes," …: the phrase has found the name. A pronoun "it" is empty.
        (phrase.tokens.end <= before).then_some(phrase)
    }

    fn opening_adverb(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        matches!(self.doc.shape(at), Shape::Title | Shape::Lower) && self.name_at(at).is_none() && (self.doc.has(at, classes::ADVERBS) && !self.doc.has(at, classes::PREPOSITIONS) || word.len() > 4 && word.ends_with("ly"))
    }
}
