//! Noun phrases: the one that ends at a token, and the one that begins at it.

use std::ops::Range;

use super::{PEOPLE, SOURCES, Scene};
use crate::lexicon::classes;
use crate::names::Label;
use crate::text::{Shape, TokenKind};

/// What a noun phrase turns on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// A personal pronoun: its token.
    Pronoun(usize),
    /// A name: its index.
    Name(usize),
    /// A common noun: its token.
    Noun(usize),
}

/// A noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens, with determiner and titles, without what follows its head.
    pub tokens: Range<usize>,
    /// What it turns on.
    pub head: Head,
    /// Its end with the phrases that hang on it ("a spokesman for the ministry").
    pub end: usize,
}

/// The longest phrase that is looked at, in tokens before or behind its head.
const LONGEST: usize = 14;
/// How many tokens may stand between a determiner and the name of a body that they describe, the determiner with them.
const DESCRIPTION: usize = 5;
/// How many words may stand before a title or noun without a determiner ("**Port** director …").
const BARE: usize = 3;
/// The longest phrase that hangs on another by a preposition, in tokens.
const HANGING: usize = 40;
/// How many phrases may hang on one another ("the head of the office of the governor of …").
const CHAIN: usize = 4;

impl Scene<'_, '_> {
    /// The noun phrase whose last token stands before `end`, reaching back to `floor` at most. Where it hangs on another
    /// by a preposition ("a spokesman for **the ministry**"), the other one, with its whole extent.
    pub fn phrase_before(&self, end: usize, floor: usize) -> Option<Phrase> {
        let simple = self.simple_phrase_before(end, floor);
        // "Experts on nuclear safety", "witnesses around the square": what hangs need be no phrase that speaks.
        let proper = simple.is_some();
        let mut phrase = simple.or_else(|| self.bare_phrase_before(end, floor))?;
        let mut link = phrase.clone();
        for _ in 0..CHAIN {
            let Some(governor) = self.governor(&link, floor) else { break };
            link = governor.clone();
            let joined = self.doc.is(governor.tokens.end, "and");
            if !self.can_speak(&governor) && (!joined || self.is_object(&governor)) {
                continue;
            }
            let end = phrase.end.max(phrase.tokens.end);
            // The mention ends with the name; a description takes in what hangs on it.
            let tokens = if matches!(governor.head, Head::Name(_)) && !joined { governor.tokens.clone() } else { governor.tokens.start..end };
            phrase = Phrase { tokens, head: governor.head, end };
        }
        (proper || self.can_speak(&phrase)).then_some(phrase)
    }

    /// A common noun without a determiner, and what modifies it.
    fn bare_phrase_before(&self, end: usize, floor: usize) -> Option<Phrase> {
        let last = end.checked_sub(1).filter(|&last| last >= floor && self.outside(last) && self.nounish(last) && self.doc.shape(last) == Shape::Lower)?;
        let mut start = last;
        while start > floor && last - start < BARE && self.nounish(start - 1) {
            start -= 1;
        }
        let hangs = start > floor && !self.doc.is(start - 1, "to");
        hangs.then_some(Phrase { tokens: start..end, head: Head::Noun(last), end })
    }

    /// The phrase that governs this one through a preposition.
    fn governor(&self, phrase: &Phrase, floor: usize) -> Option<Phrase> {
        let preposition = phrase.tokens.start.checked_sub(1)?;
        if preposition <= floor || !self.doc.has(preposition, classes::ATTACHING) {
            return None;
        }
        if self.doc.is(preposition, "to") && self.doc.is(preposition - 1, "according") {
            return None;
        }
        // "one of the survivors", "some of those"
        if self.doc.is(preposition, "of") && preposition > floor && self.doc.has(preposition - 1, classes::DETERMINERS.or(classes::GROUPS)) && self.doc.kind(preposition - 1) == TokenKind::Word {
            return Some(Phrase { tokens: preposition - 1..preposition, head: Head::Noun(preposition - 1), end: preposition });
        }
        // "Mark Kitsmore, 54, of Tyler": the preposition hangs over an apposition.
        if self.comma(preposition - 1)
            && let Some(governor) = self.over_apposition(preposition - 1, floor)
        {
            return matches!(governor.head, Head::Name(n) if self.names.get(n).is_some_and(|n| n.label == Label::Person)).then_some(governor);
        }
        // "a person familiar with the talks", "officials briefed on the plan"
        let mut noun = preposition;
        while noun > floor + 1 && (self.doc.has(noun - 1, classes::POSTMODIFIERS) || self.doc.word(noun - 1).ends_with("ed") && self.name_at(noun - 1).is_none() || noun < preposition && self.adverb(noun - 1)) {
            noun -= 1;
        }
        let described = (noun < preposition).then(|| self.simple_phrase_before(noun, floor)).flatten();
        described.filter(|p| matches!(p.head, Head::Noun(t) if self.doc.has(t, PEOPLE | SOURCES)) || self.opens_sentence(p)).or_else(|| self.simple_phrase_before(preposition, floor))
    }

    /// Whether a phrase that another hangs on is one that speaks: a place is only where somebody is.
    fn can_speak(&self, phrase: &Phrase) -> bool {
        match phrase.head {
            Head::Name(n) => self.names.get(n).is_some_and(|n| n.label != Label::Place),
            Head::Noun(t) => self.doc.has(t, SOURCES.or(classes::DETERMINERS)) || self.opens_sentence(phrase),
            Head::Pronoun(_) => false,
        }
    }

    /// "… fell to **the floor** and Reyes said", "denied **the charge** and Reyes said": a thing behind a preposition or a verb.
    fn is_object(&self, phrase: &Phrase) -> bool {
        let before = phrase.tokens.start.checked_sub(1);
        matches!(phrase.head, Head::Noun(_)) && before.is_some_and(|before| self.doc.has(before, classes::PREPOSITIONS | classes::CUES) || self.doc.word(before).ends_with("ed"))
    }

    /// "**A confidant** to Minister Reyes told the paper …": what is named first in a sentence, of which nobody has heard before, is what the
    /// sentence tells of. Not "a number of ministers".
    fn opens_sentence(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let first = || start.checked_sub(1).is_none_or(|before| self.doc.sentence_of(before) != self.doc.sentence_of(start) || self.doc.is(before, "that"));
        matches!(phrase.head, Head::Noun(noun) if !self.doc.has(noun, classes::TIMES)) && !self.doc.is(phrase.tokens.end, "of") && self.doc.is_one_of(start, &["a", "an"]) && first()
    }

    pub(super) fn simple_phrase_before(&self, end: usize, floor: usize) -> Option<Phrase> {
        // "the mother of five"
        let mut noun = end;
        for _ in 0..CHAIN {
            let Some(last) = noun.checked_sub(1).filter(|&last| last > floor + 1 && self.outside(last) && self.doc.is(last - 1, "of")) else { break };
            if self.name_at(last).is_some() || !self.doc.has(last, classes::DETERMINERS) || self.doc.has(last, classes::PERSONAL_PRONOUNS) {
                break;
            }
            noun = last - 1;
        }
        let phrase = self.phrase_ending_at(noun, floor)?;
        Some(if noun < end { Phrase { tokens: phrase.tokens.start..end, end, ..phrase } } else { phrase })
    }

    fn phrase_ending_at(&self, end: usize, floor: usize) -> Option<Phrase> {
        let last = end.checked_sub(1).filter(|&last| last >= floor && self.outside(last))?;
        if self.doc.has(last, classes::PERSONAL_PRONOUNS) && self.name_at(last).is_none() {
            return Some(Phrase { tokens: last..end, head: Head::Pronoun(last), end });
        }
        if let Some(index) = self.name_at(last) {
            let name = self.names.get(index)?;
            let start = self.before_name(name.tokens.start.max(floor), floor);
            return Some(Phrase { tokens: start..end, head: Head::Name(index), end });
        }
        // "some of those", "others", "many": closed words that stand for people.
        let stands_for_people = self.doc.has(last, classes::GROUPS) && self.doc.kind(last) == TokenKind::Word;
        if !stands_for_people && !self.nounish(last) {
            return None;
        }
        let start = self.back_to_determiner(last, floor);
        let determined = self.doc.has(start, classes::DETERMINERS);
        let capital_noun = self.doc.tokens.get(last).is_some_and(|t| t.kind == TokenKind::Word && t.capital());
        let noun = matches!(self.doc.kind(last), TokenKind::Word | TokenKind::Number);
        (noun && (determined || self.doc.has(last, SOURCES.or(classes::NATIONALITIES)) || capital_noun)).then_some(Phrase {
            tokens: start..end,
            head: Head::Noun(last),
            end,
        })
    }

    /// From a common noun back over what modifies it, its determiner included.
    fn back_to_determiner(&self, head: usize, floor: usize) -> usize {
        let mut start = head;
        while start > floor && head - start < LONGEST && self.outside(start - 1) {
            let before = start - 1;
            if self.doc.has(before, classes::DETERMINERS) && self.name_at(before).is_none() {
                return before;
            }
            if !self.nounish(before) {
                break;
            }
            start = before;
        }
        if self.boundary(start, floor) && head - start <= BARE {
            return start;
        }
        // Without a determiner the words before the noun may be another phrase's: keep names, nationalities and nouns
        // for sources, which modify ("Gaza health officials"), and what stands between them and the noun.
        let modifies = |t: usize| self.name_at(t).is_some() || self.doc.has(t, classes::NATIONALITIES.or(SOURCES)) || self.doc.capital(t);
        (start..head).find(|&t| modifies(t)).unwrap_or(head.saturating_sub(usize::from(head > start)).max(start))
    }

    /// From a name back over the titles, roles and names that stand before it ("German Foreign Minister …").
    fn before_name(&self, name: usize, floor: usize) -> usize {
        let body = self.label(name) == Some(Label::Organisation);
        // "the news agency Interfax", "the news site Politico": a body has what it is before it.
        if body
            && let Some(determiner) = (floor..name).rev().take(DESCRIPTION).take_while(|&t| self.outside(t) && (self.nounish(t) && self.name_at(t).is_none() || self.doc.has(t, classes::DETERMINERS))).find(|&t| self.doc.has(t, classes::DETERMINERS))
        {
            return determiner;
        }
        let role = classes::TITLES.or(classes::HONORIFICS).or(if body { SOURCES } else { classes::ROLES });
        let mut start = name;
        // The words up to here are sure; those before them only if a sure one stands before them again.
        let mut sure = name;
        while start > floor && name - start < LONGEST {
            let before = start - 1;
            if !self.outside(before) {
                break;
            }
            let determiner = self.doc.has(before, classes::DETERMINERS) && self.name_at(before).is_none();
            if determiner {
                // "that Ana Reyes": the conjunction.
                return if start == name && self.doc.is(before, "that") { start } else { before };
            }
            if !self.nounish(before) {
                break;
            }
            let token_is_role = self.doc.has(before, role) && self.name_at(before).is_none();
            let modifies = self.doc.has(before, classes::NATIONALITIES) || self.label(before).is_some_and(|l| l != Label::Person) || self.doc.capital(before);
            if start == name && !token_is_role && !modifies && !matches!(self.doc.kind(before), TokenKind::Dash | TokenKind::Number) {
                break;
            }
            if self.label(before) == Some(Label::Person) {
                break;
            }
            start = before;
            if token_is_role || (modifies && sure < name) {
                sure = start;
            }
        }
        // "Port director Samira Bensaïd": nothing stands before the words before the title.
        if sure < name && self.boundary(start, floor) && sure - start <= BARE { start } else { sure }
    }

    /// The noun phrase that begins at `start`, reaching to `ceiling` at most.
    pub fn phrase_after(&self, start: usize, ceiling: usize) -> Option<Phrase> {
        // "that Phoenix": the conjunction.
        if start >= ceiling || !self.outside(start) || self.doc.is(start, "that") && self.name_at(start + 1).is_some() {
            return None;
        }
        if self.doc.has(start, classes::PERSONAL_PRONOUNS) && self.name_at(start).is_none() {
            return Some(Phrase { tokens: start..start + 1, head: Head::Pronoun(start), end: start + 1 });
        }
        let mut at = start;
        while at < ceiling && at - start < LONGEST && self.doc.has(at, classes::DETERMINERS) && self.name_at(at).is_none() {
            at += 1;
        }
        let determined = at > start;
        let mut head = None;
        while at < ceiling && at - start < LONGEST && self.outside(at) && self.nounish(at) {
            if let Some(index) = self.name_at(at) {
                let name = self.names.get(index)?;
                at = name.tokens.end.max(at + 1);
                head = Some(Head::Name(index));
                if name.label == Label::Person && self.doc.kind(at) != TokenKind::Possessive {
                    break;
                }
                continue;
            }
            if matches!(self.doc.kind(at), TokenKind::Word | TokenKind::Number) {
                // A verb in lower case behind a noun that can be a source ends the phrase.
                let verb_like = self.doc.shape(at) == Shape::Lower && self.doc.word(at).ends_with("ed") && !self.doc.has(at, SOURCES) && !self.compound(at);
                if verb_like && head.is_some() {
                    break;
                }
                head = Some(Head::Noun(at));
            }
            at += 1;
        }
        // "the ministry's" alone is no phrase: the head follows a possessive.
        let head = match head {
            None if determined && self.doc.has(start, classes::GROUPS) => Head::Noun(start),
            None if self.doc.has(start, classes::GROUPS) => {
                at = start + 1;
                Head::Noun(start)
            }
            other => other?,
        };
        let proper = match head {
            Head::Noun(t) => determined || self.doc.has(t, SOURCES.or(classes::NATIONALITIES)) || self.doc.capital(t),
            _ => true,
        };
        proper.then(|| Phrase { tokens: start..at, head, end: self.hanging(at, ceiling) })
    }

    /// The end of a phrase with what hangs on it by "of", "for", "at" …
    fn hanging(&self, mut end: usize, ceiling: usize) -> usize {
        for _ in 0..CHAIN {
            if !self.doc.is_one_of(end, &["of", "for", "at", "from", "with", "in"]) {
                break;
            }
            let mut at = end + 1;
            let joins = |t: usize| self.doc.is_one_of(t, &["and", "&"]) && self.nounish(t + 1);
            while at < ceiling && at - end <= HANGING && self.outside(at) && (self.nounish(at) || self.doc.has(at, classes::DETERMINERS) || joins(at)) {
                at += 1;
            }
            if at == end + 1 {
                break;
            }
            end = at;
        }
        end
    }

    /// The person's name in apposition to a phrase: "the mayor, **Dr. Ana Reyes**," or "**Ana Reyes**, a villager, …".
    pub fn apposed_person(&self, phrase: &Phrase) -> Option<usize> {
        let Head::Noun(_) = phrase.head else { return None };
        let person = |token: usize| self.name_at(token).filter(|&n| self.names.get(n).is_some_and(|n| n.label == Label::Person));
        let behind = |end: usize| {
            let title = |t: &usize| self.doc.has(*t, classes::HONORIFICS.or(classes::TITLES)) && self.name_at(*t).is_none();
            let start = Some(end + 1..end + 4).filter(|_| self.comma(end))?.find(|t| !title(t))?;
            let name = person(start)?;
            let found = self.names.get(name)?;
            let closes = !matches!(self.doc.kind(found.tokens.end), TokenKind::Word) || self.doc.has(found.tokens.end, classes::CUES);
            (found.tokens.start == start && closes).then_some(name)
        };
        // In front only an indefinite description is one, or an office: "X, Y and the mayor said" is a list.
        let before = || {
            let comma = phrase.tokens.start.checked_sub(1).filter(|&c| self.comma(c))?;
            let office = self.doc.has(phrase.tokens.start, classes::ROLES.or(classes::TITLES)) || phrase.end > phrase.tokens.end && phrase.tokens.clone().all(|t| self.doc.capital(t));
            let indefinite = self.doc.is_one_of(phrase.tokens.start, &["a", "an"]) || office;
            comma.checked_sub(1).filter(|_| indefinite).and_then(person)
        };
        behind(phrase.tokens.end).or_else(|| behind(phrase.end)).or_else(before)
    }
}
