//! Reported speech without marks: the content clause of a verb of saying, cue and source left out.

use std::ops::Range;

use crate::lexicon::classes;
use crate::syntax::{COURTS, Cue, CueKind, Head, PANELS, Placed, Scene};
use crate::text::{Shape, TokenKind};

/// A content clause with the index of its cue.
#[derive(Clone, Debug)]
pub struct Reported {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The index of the cue that reports it.
    pub cue: usize,
}

/// The shortest clause that is believed, in words.
const SHORTEST: usize = 3;
/// The longest clause that is looked at, in tokens: sentences have no end in some texts.
const LONGEST: usize = 400;
/// How many adverbs may stand before a verb.
const ADVERBS: usize = 24;
/// How many further cues of a sentence are looked at for one that ends a clause.
const NEXT: usize = 6;

impl Reported {
    /// Moves it by so many tokens, and its cue by so many cues.
    pub(crate) fn shift(&mut self, by: isize, cue_by: isize) {
        let shift = |token: usize| token.wrapping_add_signed(by);
        self.tokens = shift(self.tokens.start)..shift(self.tokens.end);
        self.cue = self.cue.wrapping_add_signed(cue_by);
    }
}

/// Adds the content clauses of all sentences that have a cue from one on.
pub fn find(scene: &Scene, cues: &[Placed], mut at: usize, found: &mut Vec<Reported>) {
    for own in cues.get(at..).unwrap_or_default().chunk_by(|a, b| a.sentence == b.sentence) {
        if let Some(sentence) = own.first().and_then(|first| scene.doc.sentences.get(first.sentence)) {
            in_sentence(scene, sentence, own, at, found);
        }
        at += own.len();
    }
}

/// Adds the content clauses of a sentence, given its cues in order and the index of the first.
fn in_sentence(scene: &Scene, sentence: &Range<usize>, cues: &[Placed], first: usize, found: &mut Vec<Reported>) {
    let own = found.len();
    for (at, Placed { cue, .. }) in cues.iter().enumerate() {
        let index = first + at;
        let next = cues.get(at + 1..cues.len().min(at + 1 + NEXT)).unwrap_or_default();
        let clause = if cue.kind == CueKind::According {
            according(scene, sentence, cue)
        } else if (scene.doc.has(cue.tokens.start, classes::REPORTING) || finds(scene, cue)) && !questions(scene, cue) {
            let behind = behind(scene, sentence, cue, next);
            let before = || before(scene, sentence, cue, found.get(own..).and_then(<[_]>::last));
            behind.or_else(before)
        } else {
            None
        };
        if let Some(tokens) = clause.and_then(|c| tidy(scene, until_semicolon(scene, c))) {
            let (first, rest) = around_attribution(scene, tokens, cue);
            found.extend([first, rest].into_iter().flatten().map(|tokens| Reported { tokens, cue: index }));
        }
    }
}

/// The parts of a clause before and behind an attribution inside it ("[The miners], she said, [would be paid]").
fn around_attribution(scene: &Scene, clause: Range<usize>, cue: &Cue) -> (Option<Range<usize>>, Option<Range<usize>>) {
    if !clause.contains(&cue.tokens.start) {
        return (Some(clause), None);
    }
    let own = cue.source.tokens.start.min(cue.tokens.start)..cue.source.end.max(cue.tokens.end);
    let close = (own.end..clause.end).find(|&t| scene.comma(t)).unwrap_or(own.end);
    // "Meanwhile, she said, …"
    let opens = |part: &Range<usize>| part.len() > 1 || !scene.doc.has(part.start, classes::CONJUNCTIONS | classes::ADVERBS);
    (trim(scene, clause.start..own.start).filter(opens), trim(scene, close..clause.end))
}

/// "The study found that …", "…, study finds": a document or its makers tell what they found.
fn finds(scene: &Scene, cue: &Cue) -> bool {
    let that = scene.doc.is(cue.tokens.end, "that");
    // "The inquest heard the car was new": what is said before a court is told as its words; but "The court heard arguments".
    if scene.doc.is_one_of(cue.tokens.start, &["heard", "hears"]) {
        let (court, first) = (cue.source.tokens.end - 1, cue.tokens.end);
        let somebody = scene.name_at(first).is_some() || scene.doc.has(first, classes::DETERMINERS | classes::PERSONAL_PRONOUNS | classes::POSSESSIVES);
        let hears = scene.doc.is_one_of(court, &COURTS) || scene.doc.is_one_of(court, &PANELS);
        return hears && (that || scene.doc.is_one_of(first, &["how", "why", "whether"]) || somebody && begins_clause(scene, first, first + 12, true));
    }
    let verb = scene.doc.is_one_of(cue.tokens.start, &["found", "finds", "find"]);
    let closes = scene.doc.tokens.get(cue.tokens.end).is_none_or(|t| t.kind != TokenKind::Word) || scene.doc.paragraph_of(cue.tokens.start) < scene.doc.paragraph_of(cue.tokens.end);
    verb && match cue.source.head {
        Head::Noun(t) => scene.doc.has(t, classes::DOCUMENTS) && (that || closes || begins_clause(scene, cue.tokens.end, cue.tokens.end + 12, true)) || that && scene.doc.has(t, classes::PLURAL),
        Head::Pronoun(t) => that && scene.doc.is(t, "they"),
        Head::Name(_) => false,
    }
}

/// "was asked", "is to say", "would not say": nothing is said.
fn questions(scene: &Scene, cue: &Cue) -> bool {
    let start = cue.tokens.start;
    let negated = start.checked_sub(1).is_some_and(|b| scene.doc.is_one_of(b, &["not", "n't"]) || scene.doc.word(b).ends_with("n't") || scene.doc.word(b).ends_with("n’t"));
    let source_is_thing = matches!(cue.source.head, Head::Pronoun(t) if scene.doc.is(t, "it") && cue.kind == CueKind::Subject && scene.doc.is(start, "means"));
    // "could deny them permits": what might be said is not.
    let modal = start.checked_sub(1).is_some_and(|b| scene.doc.is_one_of(b, &["would", "could", "might", "may", "must", "should", "can", "to"]) && scene.name_at(b).is_none() && !b.checked_sub(1).is_some_and(|b| scene.doc.is(b, "on")));
    negated || source_is_thing || passive(scene, cue) || modal && !scene.doc.is(cue.tokens.end, "that")
}

/// "The cases were reported": the subject does not speak.
fn passive(scene: &Scene, cue: &Cue) -> bool {
    let mut before = cue.tokens.start;
    while before > 0 && cue.tokens.start - before < ADVERBS && scene.adverb(before - 1) {
        before -= 1;
    }
    let be = before.checked_sub(1).is_some_and(|b| scene.doc.is_one_of(b, &["was", "were", "is", "are", "be", "been", "being"]));
    let impersonal = scene.impersonal(cue) && scene.doc.is(cue.tokens.end, "that");
    be && !impersonal && cue.kind == CueKind::Subject && scene.doc.has(cue.tokens.start, classes::PAST)
}

/// "NP said (that) CLAUSE": up to the end of the sentence, or to where the next cue takes over.
fn behind(scene: &Scene, sentence: &Range<usize>, cue: &Cue, next: &[Placed]) -> Option<Range<usize>> {
    let mut start = if cue.kind == CueKind::Inverted { cue.source.end } else { cue.tokens.end };
    let mut end = next.iter().map(|placed| &placed.cue).filter(|n| n.kind == CueKind::According || scene.doc.has(n.tokens.start, classes::REPORTING) && !passive(scene, n)).map(|n| until(scene, n, sentence)).find(|&e| e < sentence.end).unwrap_or(sentence.end).min(start + LONGEST).max(start);
    while start < end && scene.adverb(start) && !scene.doc.has(start, classes::PREPOSITIONS) && !scene.auxiliary(start + 1) && !how_many(scene, start) {
        start += 1;
    }
    // "told reporters that", "warned Israel that", "said on Monday that", "said in a statement that": what stands between
    // the verb and "that".
    let listens = scene.doc.has(start, classes::PREPOSITIONS);
    let that = (start..end.min(start + 14)).take_while(|&t| scene.outside(t) && (listens || !scene.comma(t)) && !scene.colon(t)).find(|&t| scene.doc.is(t, "that"));
    if let Some(that) = that
        && between_is_light(scene, start..that)
    {
        // "says that is nonsense": the pronoun.
        let pronoun = that == start && scene.auxiliary(that + 1);
        return Some(that + usize::from(!pronoun)..end);
    }
    // "…, the agency said in a June report, and …": over the adjunct.
    let adjunct = scene.doc.has(start, classes::PREPOSITIONS | classes::WEEKDAYS) && scene.name_at(start).is_none();
    let close = (start..end.min(start + 8)).find(|&t| scene.comma(t)).filter(|&c| c == start || adjunct && !(start..c).any(|t| scene.doc.has(t, classes::AUXILIARIES | classes::CUES)));
    if let Some(close) = close {
        let found = around(scene, sentence, cue, close, end);
        if close == start || found.is_some() {
            return found;
        }
    }
    // "asked whether …", "explained how …"
    let question = scene.doc.is_one_of(start, &["whether", "how", "why", "if"]) && start > cue.tokens.start;
    if question && end > start + SHORTEST {
        return Some(start..end);
    }
    if !scene.doc.has(cue.tokens.start, classes::BARE_REPORTING) && !finds(scene, cue) {
        return None;
    }
    let told = scene.doc.has(cue.tokens.start, classes::LISTENING);
    if told && let Some(listener) = scene.phrase_after(start, end) {
        // "told police Bassett had left": the name is the clause's.
        let bare = scene.doc.has(start, classes::PLURAL | classes::GROUPS).then_some(start + 1);
        if let Some(skip) = [Some(listener.tokens.end), bare].into_iter().flatten().find(|&skip| !scene.auxiliary(skip) && begins_clause(scene, skip, end, true)) {
            start = skip;
        } else if scene.doc.is_one_of(cue.tokens.start, &["told", "tells"]) {
            // "told Bloomberg in May.": somebody listens, and nothing is reported.
            return None;
        }
    }
    // "said on Monday the bridge": an adjunct of time before the clause.
    while scene.doc.is_one_of(start, &["on", "in", "late", "early"]) && scene.doc.has(start + 1, classes::WEEKDAYS) {
        start += 2;
    }
    // "said last week the bridge"
    if scene.doc.has(start, classes::TIMES | classes::MONTHS) && scene.doc.is(start - 1, "last") {
        start += 1;
    }
    while scene.doc.has(start, classes::WEEKDAYS) || scene.doc.has(start - 1, classes::WEEKDAYS) && scene.doc.is_one_of(start, &["morning", "afternoon", "evening", "night"]) {
        start += 1;
    }
    end = end.max(start);
    // Of a verb whose object is a clause little is asked of what follows; a capital makes it a headline's, or "States".
    let clausal = scene.doc.has(cue.tokens.start, classes::CLAUSAL) && scene.doc.shape(cue.tokens.start) == Shape::Lower;
    begins_clause(scene, start, end, clausal).then_some(start..end)
}

/// "said **all** roads were shut", "said **last** year's crop was small", "said **nearly** 20 had left": the adverb is part of what is said.
fn how_many(scene: &Scene, adverb: usize) -> bool {
    let last = scene.doc.is(adverb, "last") && !(scene.doc.has(adverb + 1, classes::TIMES | classes::WEEKDAYS | classes::MONTHS) && scene.doc.kind(adverb + 2) != TokenKind::Possessive);
    last || scene.doc.is_one_of(adverb, &["all", "both", "each", "much", "only", "just", "even"]) || scene.doc.kind(adverb + 1) == TokenKind::Number || scene.doc.is_one_of(adverb + 1, &["all", "every", "half"])
}

/// "Hamas, he pointed out, was not opposed": the clause goes on around its attribution, which the comma at `close` ends.
/// "…, where, the curator says, nobody had drawn one": only what follows is the clause. "…, he said, adding": it ends.
fn around(scene: &Scene, sentence: &Range<usize>, cue: &Cue, close: usize, end: usize) -> Option<Range<usize>> {
    let block = cue.source.tokens.start.min(cue.tokens.start);
    let open = block.checked_sub(1).filter(|&o| o > sentence.start && scene.comma(o) && cue.kind != CueKind::Shared && close - sentence.start < LONGEST)?;
    let rest = close + 1..end;
    let marked = (sentence.start..open).chain(rest.clone()).filter(|&t| !scene.outside(t)).count();
    let first = rest.start;
    let joins = scene.doc.is_one_of(first, &["and", "but", "because", "or", "if"]);
    let adjunct = scene.doc.has(first, classes::CONJUNCTIONS.or(classes::PREPOSITIONS)) && scene.name_at(first).is_none() && !joins || scene.doc.word(first).ends_with("ing") || scene.adverb(first);
    if marked > 0 || rest.len() < SHORTEST || adjunct {
        return None;
    }
    let relative = open - 1;
    if scene.doc.is_one_of(relative, &["where", "and", "but", "that", "because"]) && relative > sentence.start {
        return Some(rest);
    }
    // "The mayor would resign, she said, and she left.": what is joined has a subject or a verb of the clause.
    let verb = (first..end.min(first + 12)).any(|t| scene.auxiliary(t)) || open - sentence.start < 8;
    verb.then_some(sentence.start..end)
}

/// Whether what stands between a verb and its "that" is a listener, an adjunct or nothing: no verb.
fn between_is_light(scene: &Scene, between: Range<usize>) -> bool {
    between.clone().all(|t| scene.name_at(t).is_some() || !scene.doc.is(t, "and") && !scene.auxiliary(t) && !scene.cue_verb(t)) && between.len() <= 12
}

/// Whether a finite clause begins at `start`: a subject, then a verb; a `loose` look takes more words for verbs.
fn begins_clause(scene: &Scene, start: usize, end: usize, loose: bool) -> bool {
    let time = (start..end.min(start + 3)).any(|t| scene.doc.has(t, classes::TIMES) || scene.doc.is(t, "same"));
    if start >= end || scene.doc.is(start, "(") || scene.doc.is(start, "this") && time {
        return false;
    }
    if scene.doc.is_one_of(start, &["if", "there", "it", "he", "she", "they", "we", "i", "you", "this", "although", "how", "why", "what", "whether"]) {
        return true;
    }
    // "about 20 people have …"
    let start = start + usize::from(scene.doc.kind(start + 1) == TokenKind::Number && scene.doc.has(start, classes::PREPOSITIONS));
    if !scene.outside(start) || scene.doc.has(start, classes::PREPOSITIONS.or(classes::CONJUNCTIONS)) && scene.name_at(start).is_none() {
        return false;
    }
    // "said parents still want schools": any words but an adjunct of time follow the plainest verb.
    let says = loose && start.checked_sub(1).is_some_and(|b| scene.doc.is_one_of(b, &["said", "says", "say"]));
    let many = (start..end.min(start + 3)).any(|t| scene.doc.has(t, classes::PLURAL | classes::GROUPS));
    if says && many && !time && end - start >= 4 {
        return true;
    }
    // The first verb must come before the clause's punctuation, and before a relative clause with a verb of its own.
    for (seen, t) in (start..end.min(start + 24)).enumerate() {
        let opens = seen > 0 && !loose && scene.doc.is_one_of(t, &["that", "which", "who", "where", "when", "whose", "to", "as"]);
        // A fragment may hold the verb ("the council 'could not care less'"), another whole utterance does not.
        let whole = !scene.outside(t) && scene.outside(t - 1) && (scene.comma(t - 1) || scene.doc.shape(t + 1) != Shape::Lower);
        if scene.doc.kind(t) == TokenKind::Stop || opens || whole {
            return false;
        }
        let plain = scene.name_at(t).is_none() && seen > 0;
        let word = scene.doc.word(t);
        let inflected = scene.doc.kind(t) == TokenKind::Word && !scene.doc.has(t, classes::FUNCTION_WORDS) && (word.ends_with("ed") || word.ends_with('s') && !word.ends_with("ss") && !scene.doc.has(t, classes::PLURAL));
        // "kills two", "closed the port": what follows shows a verb.
        let object = scene.doc.has(t + 1, classes::DETERMINERS | classes::PERSONAL_PRONOUNS) || scene.doc.kind(t + 1) == TokenKind::Number;
        let verb = scene.auxiliary(t) && !word.ends_with("ing")
            || plain && scene.doc.has(t, classes::CUES) && !scene.doc.has(t, crate::syntax::SOURCES) && (loose || scene.doc.has(t, classes::PAST))
            || plain && inflected && (loose || object);
        if verb && (loose || scene.outside(t)) {
            return true;
        }
    }
    false
}

/// Where the clause before a further cue ends: before its source or before ", adding" and "and said".
fn until(scene: &Scene, next: &Cue, sentence: &Range<usize>) -> usize {
    let start = if next.kind == CueKind::Subject { next.source.tokens.start } else { next.tokens.start };
    let mut end = start.max(sentence.start);
    while end > sentence.start && (scene.comma(end - 1) || scene.doc.is_one_of(end - 1, &["and", "but", "also", "then", "before", "as", "while", "though", "although", "has", "had"])) {
        end -= 1;
    }
    // A cue inside the clause itself ("officials said the mayor told them …") does not end it.
    let separated = end < start || next.kind == CueKind::According;
    if separated { end } else { sentence.end }
}

/// "CLAUSE, NP said.": from the start of the sentence, or from behind the clause before.
fn before(scene: &Scene, sentence: &Range<usize>, cue: &Cue, previous: Option<&Reported>) -> Option<Range<usize>> {
    let block = cue.source.tokens.start.min(cue.tokens.start);
    let comma = block.checked_sub(1).filter(|&c| c > sentence.start && scene.comma(c) && cue.kind != CueKind::Shared)?;
    if previous.is_some() || comma - sentence.start > LONGEST {
        return None;
    }
    // "…, the ministry said on Monday.": nothing that the verb could take for its object follows.
    let after = if cue.kind == CueKind::Inverted { cue.source.end } else { cue.tokens.end };
    let object = after < sentence.end && scene.outside(after) && scene.doc.kind(after) == TokenKind::Word && !scene.doc.has(after, classes::PREPOSITIONS | classes::CONJUNCTIONS | classes::WEEKDAYS | classes::ADVERBS) && !scene.adverb(after);
    let told = scene.doc.is_one_of(cue.tokens.start, &["told", "tells", "reminded", "warned"]);
    let time = scene.doc.is_one_of(after, &["this", "last", "earlier"]);
    if object && !told && !time {
        return None;
    }
    // "CAIRO: The port was shut, …"
    let dateline = scene.name_at(sentence.start).filter(|_| scene.doc.shape(sentence.start) == Shape::Upper).and_then(|name| scene.names.get(name)).filter(|name| scene.colon(name.tokens.end));
    let clause = dateline.map_or(sentence.start, |name| name.tokens.end + 1).min(comma)..comma;
    // A clause that is all in marks is a quote of another kind.
    let reporters = clause.clone().filter(|&t| scene.outside(t)).count();
    (reporters > SHORTEST && reporters * 2 > clause.len() && !adjunct(scene, &clause) && begins_clause(scene, after_adjunct(scene, &clause), comma, true)).then_some(clause)
}

/// "If such a solution is not found, …" is part of the clause; to look for its verb, begin behind the first conjunction.
fn after_adjunct(scene: &Scene, clause: &Range<usize>) -> usize {
    let skips = scene.doc.has(clause.start, classes::CONJUNCTIONS.or(classes::PREPOSITIONS)) && scene.name_at(clause.start).is_none();
    clause.start + usize::from(skips)
}

/// "At the meeting, she said …", "Asked whether …, he replied": an adjunct of the cue, not what is said.
fn adjunct(scene: &Scene, clause: &Range<usize>) -> bool {
    let first = clause.start;
    let opens = scene.doc.has(first, classes::PREPOSITIONS) && scene.name_at(first).is_none() || scene.doc.is(first, "asked") || scene.doc.word(first).ends_with("ing");
    opens && !clause.clone().any(|t| scene.comma(t)) && (scene.doc.is(first, "asked") || !clause.clone().any(|t| scene.auxiliary(t)))
}

/// "According to NP, CLAUSE" and "CLAUSE, according to NP".
fn according(scene: &Scene, sentence: &Range<usize>, cue: &Cue) -> Option<Range<usize>> {
    let end_of_source = cue.source.end;
    if cue.tokens.start <= sentence.start + 1 {
        // "According to Rathbun the house was sold": no comma.
        let name = cue.source.tokens.end;
        if matches!(cue.source.head, Head::Name(_)) && scene.doc.has(name, classes::DETERMINERS) && begins_clause(scene, name, sentence.end, false) {
            return Some(name..sentence.end);
        }
        let comma = (end_of_source..sentence.end.min(end_of_source + LONGEST)).find(|&t| scene.comma(t))?;
        return Some(comma + 1..sentence.end);
    }
    let before = cue.tokens.start;
    if before - sentence.start > LONGEST {
        return None;
    }
    // "… boats which, according to the paper, two states had criticised"
    if scene.comma(before - 1) && scene.comma(end_of_source) && scene.doc.is_one_of(before.wrapping_sub(2), &["which", "that", "where", "and", "but"]) {
        return Some(end_of_source + 1..sentence.end);
    }
    // "The tanker, according to its owner, had no oil on board": the clause goes on around its attribution.
    let predicate = end_of_source + 1;
    let goes_on = begins_clause(scene, predicate, sentence.end, false) || scene.auxiliary(predicate) || scene.adverb(predicate) || ["ed", "s"].iter().any(|e| scene.doc.word(predicate).ends_with(e)) && !scene.doc.has(predicate, classes::FUNCTION_WORDS | classes::PLURAL);
    if scene.comma(before - 1) && scene.comma(end_of_source) && goes_on && !(sentence.start..before).any(|t| scene.auxiliary(t)) {
        return Some(sentence.clone());
    }
    let clause = sentence.start..before - usize::from(scene.comma(before - 1));
    let reporters = clause.clone().filter(|&t| scene.outside(t)).count();
    (reporters > SHORTEST && reporters * 2 > clause.len()).then_some(clause)
}

/// "said it was late; it was not": a semicolon ends what is reported.
fn until_semicolon(scene: &Scene, clause: Range<usize>) -> Range<usize> {
    let end = clause.clone().skip(1).find(|&t| scene.doc.is(t, ";") && scene.outside(t)).unwrap_or(clause.end);
    clause.start..end
}

/// Without the punctuation at its ends; nothing if too little is left or nothing of it is the reporter's.
fn tidy(scene: &Scene, clause: Range<usize>) -> Option<Range<usize>> {
    let clause = trim(scene, clause)?;
    let words = clause.clone().filter(|&t| scene.doc.kind(t) == TokenKind::Word).count();
    let reporters = clause.clone().any(|t| scene.outside(t) && scene.doc.kind(t) == TokenKind::Word);
    (words >= SHORTEST && reporters).then_some(clause)
}

/// Without the punctuation at its ends; nothing if nothing is left.
fn trim(scene: &Scene, mut clause: Range<usize>) -> Option<Range<usize>> {
    let edge = |t: usize| matches!(scene.doc.kind(t), TokenKind::Punct | TokenKind::Stop | TokenKind::Dash) && scene.outside(t);
    while clause.start < clause.end && edge(clause.start) {
        clause.start += 1;
    }
    while clause.start < clause.end && edge(clause.end - 1) {
        clause.end -= 1;
    }
    (!clause.is_empty()).then_some(clause)
}
