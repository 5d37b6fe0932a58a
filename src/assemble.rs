//! Puts what the stages found together into an [`Analysis`].

use std::ops::Range;

use crate::analysis::{Analysis, Person, Place, Quote, QuoteKind, Rule, Speaker, SpeakerKind};
use crate::attribution::{Attribution, Cast, Voice};
use crate::count;
use crate::lexicon::classes;
use crate::names::Label;
use crate::near::Near;
use crate::order;
use crate::quotes::Found;
use crate::span::Span;
use crate::syntax::{CueKind, Scene};
use crate::text::{Token, TokenKind};

/// An attribution that is less likely than this is not given.
const LEAST: f64 = 0.5;

/// One quote, marked or reported. A text may have many: what they are attributed by stays where it is.
struct Line {
    tokens: Range<usize>,
    kind: QuoteKind,
    of: Of,
}

/// Whose line it is, by its index among the marked quotes or the reported clauses.
#[derive(Clone, Copy)]
enum Of {
    Marked(u32),
    Reported(u32),
}

/// The parts that [`analysis`] puts together.
pub(crate) struct Parts<'a, 'd, 't> {
    pub(crate) scene: &'a Scene<'d, 't>,
    pub(crate) near: &'a Near,
    pub(crate) cast: &'a Cast<'a>,
    pub(crate) marked: Vec<(Found, Attribution)>,
    pub(crate) places: Vec<Place>,
}

pub(crate) fn analysis(parts: Parts) -> Analysis {
    let Parts { scene, near, cast, .. } = parts;
    let marked = parts.marked.iter().zip(0..).map(|((found, _), at)| Line { tokens: found.tokens.clone(), kind: found.kind, of: Of::Marked(at) });
    let reported = near.reported.iter().zip(0..).map(|(reported, at)| Line { tokens: reported.tokens.clone(), kind: QuoteKind::Indirect, of: Of::Reported(at) });
    let mut lines: Vec<Line> = marked.chain(reported).collect();
    order::by_number(&mut lines, |line| order::outer_first(line.tokens.start, line.tokens.end));
    let lines = nest(lines);

    let groups = parts.groups(&lines);
    let mut speakers = Speakers { scene, cast, index: vec![None; cast.entities()], entities: Vec::new(), sources: Vec::with_capacity(lines.len()) };
    let quotes = lines
        .iter()
        .zip(groups)
        .map(|(line, group)| {
            let attribution = parts.attribution(line);
            let voice = attribution.voice.filter(|v| v.confidence >= LEAST);
            let mention = attribution.mention.map(|m| scene.doc.span(m));
            Quote {
                span: scene.doc.span(line.tokens.clone()),
                kind: line.kind,
                group,
                cue: attribution.cue.map(|c| scene.doc.span(c)),
                mention,
                speaker: voice.map(|v| speakers.of(v, mention)),
                confidence: voice.map_or(0.0, |v| (v.confidence * 100.0).round() / 100.0),
                rule: if voice.is_some() { attribution.rule } else { Rule::None },
            }
        })
        .collect();
    let mut persons = Vec::with_capacity(near.mentions.len());
    let mut named = Vec::with_capacity(near.mentions.len());
    for (name, mention) in near.mentions.iter().enumerate() {
        let speaker = cast.of_name(name).and_then(|entity| speakers.index.get(entity).copied().flatten());
        named.extend(speaker.map(|speaker| (speaker, scene.doc.span(mention.titled.clone()))));
        if mention.label == Label::Person {
            persons.push(Person { span: scene.doc.span(mention.tokens.clone()), speaker });
        }
    }
    let speakers = speakers.list(named);
    Analysis { quotes, speakers, places: parts.places, persons }
}

/// Sees to it that one of two quotes holds the other or has nothing in common with it: reported words take in all of the
/// marked words that begin inside them, and reported words that only begin inside others are not believed.
fn nest(lines: Vec<Line>) -> Vec<Line> {
    let mut nested: Vec<Line> = Vec::with_capacity(lines.len());
    let mut open: Vec<usize> = Vec::new();
    for line in lines {
        while open.last().and_then(|&o| nested.get(o)).is_some_and(|outer| outer.tokens.end <= line.tokens.start) {
            open.pop();
        }
        let crosses = open.last().and_then(|&o| nested.get(o)).is_some_and(|outer| outer.tokens.end < line.tokens.end);
        if crosses && line.kind == QuoteKind::Indirect {
            continue;
        }
        for &outer in open.iter().rev() {
            count::step();
            match nested.get_mut(outer) {
                Some(outer) if outer.tokens.end < line.tokens.end => outer.tokens.end = line.tokens.end,
                _ => break,
            }
        }
        open.push(nested.len());
        nested.push(line);
    }
    nested
}

impl Parts<'_, '_, '_> {
    /// What a line is attributed by.
    fn attribution(&self, line: &Line) -> Attribution {
        let none = Attribution { cue: None, mention: None, voice: None, rule: Rule::None };
        let at = match line.of {
            Of::Marked(at) => return self.marked.get(at as usize).map_or(none, |(_, attribution)| attribution.clone()),
            Of::Reported(at) => at as usize,
        };
        let Some((reported, placed)) = self.near.reported.get(at).and_then(|reported| Some((reported, self.near.cues.get(reported.cue)?))) else { return none };
        let cue = &placed.cue;
        let rule = match cue.kind {
            CueKind::According => Rule::AccordingTo,
            _ if cue.tokens.start < reported.tokens.start => Rule::CueBefore,
            _ if cue.tokens.start >= reported.tokens.end => Rule::CueAfter,
            _ => Rule::CueInSentence,
        };
        let mention = Some(cue.source.tokens.clone()).filter(|_| !self.scene.impersonal(cue));
        Attribution { cue: Some(cue.tokens.clone()), mention, voice: self.cast.of_cue(reported.cue), rule }
    }

    /// The cue of a line.
    fn cue(&self, line: &Line) -> Option<&Range<usize>> {
        match line.of {
            Of::Marked(at) => self.marked.get(at as usize)?.1.cue.as_ref(),
            Of::Reported(at) => Some(&self.near.cues.get(self.near.reported.get(at as usize)?.cue)?.cue.tokens),
        }
    }

    /// The quotation that a line stands in, if it is marked.
    fn quotation(&self, line: &Line) -> Option<usize> {
        match line.of {
            Of::Marked(at) => self.marked.get(at as usize)?.0.quotation,
            Of::Reported(_) => None,
        }
    }

    /// Numbers utterances: parts around an attribution ("A," she said, "b.") and over paragraphs share a number.
    fn groups(&self, lines: &[Line]) -> Vec<u32> {
        let mut numbers = vec![0; lines.len()];
        let mut next = 0;
        // The last marked line, and the last reported one.
        let mut last: Option<usize> = None;
        let mut reported: Option<usize> = None;
        for (i, line) in lines.iter().enumerate() {
            let indirect = line.kind == QuoteKind::Indirect;
            let halves = reported.filter(|_| indirect).filter(|&r| lines.get(r).is_some_and(|first| self.cue(first) == self.cue(line)));
            let quotation = self.quotation(line);
            let whole = line.kind == QuoteKind::Direct;
            let joined = last.filter(|_| whole).filter(|&l| {
                let Some(before) = lines.get(l) else { return false };
                let turn = quotation.is_none() && self.quotation(before).is_none() && self.cue(before) == self.cue(line);
                let continues = quotation.and_then(|q| self.scene.doc.quotations.get(q)).is_some_and(|q| q.continues);
                turn || continues || self.interrupted(before, line)
            });
            let number = match joined.or(halves) {
                Some(l) => numbers.get(l).copied().unwrap_or(next),
                None => {
                    next += 1;
                    next - 1
                }
            };
            if let Some(slot) = numbers.get_mut(i) {
                *slot = number;
            }
            let before = if indirect { &mut reported } else { &mut last };
            *before = Some(i);
        }
        numbers
    }

    /// Whether only an attribution stands between two marked quotes of one sentence, and the first did not end there.
    fn interrupted(&self, a: &Line, b: &Line) -> bool {
        let between = a.tokens.end..b.tokens.start;
        let cue = self.cue(a).filter(|cue| between.contains(&cue.start) && Some(*cue) == self.cue(b));
        let stopped = || between.clone().any(|t| self.scene.doc.kind(t) == TokenKind::Stop);
        a.kind == QuoteKind::Direct && b.kind == QuoteKind::Direct && cue.is_some() && !stopped()
    }
}

struct Speakers<'a, 'd, 't> {
    scene: &'a Scene<'d, 't>,
    cast: &'a Cast<'a>,
    /// The speaker of each entity that is one.
    index: Vec<Option<u32>>,
    /// The entity of each.
    entities: Vec<usize>,
    /// Where each is named as the source of a quote.
    sources: Vec<(u32, Span)>,
}

impl Speakers<'_, '_, '_> {
    /// The speaker of a voice, with one more mention.
    fn of(&mut self, voice: Voice, mention: Option<Span>) -> u32 {
        let next = self.entities.len() as u32;
        let speaker = self.index.get_mut(voice.entity).map_or(next, |index| *index.get_or_insert(next));
        if speaker == next {
            self.entities.push(voice.entity);
        }
        self.sources.extend(mention.map(|mention| (speaker, mention)));
        speaker
    }

    /// All of them, given where they are `named`. Of two mentions that begin together the longer stands first, as in the other lists.
    fn list(self, mut named: Vec<(u32, Span)>) -> Vec<Speaker> {
        let (scene, cast) = (self.scene, self.cast);
        let mut most = vec![0; self.entities.len()];
        for (speaker, _) in self.sources.iter().chain(&named) {
            most.get_mut(*speaker as usize).into_iter().for_each(|most| *most += 1);
        }
        let speaker = |(entity, most): (&usize, usize)| {
            let (entity, kind) = (cast.entity(*entity)?, cast.kind(*entity)?);
            Some(Speaker {
                name: name(scene, entity.name.clone(), kind),
                role: entity.role.clone().map(|role| flat(scene, role)),
                kind,
                mentions: Vec::with_capacity(most),
            })
        };
        let mut speakers: Vec<Speaker> = self.entities.iter().zip(most).filter_map(speaker).collect();
        let mut add = |speaker: u32, mention: Span| {
            if let Some(speaker) = speakers.get_mut(speaker as usize)
                // A name inside a longer mention is the same mention.
                && speaker.mentions.last().is_none_or(|last| !last.contains(mention))
            {
                speaker.mentions.push(mention);
            }
        };
        let place = |(_, span): &(u32, Span)| order::outer_first(span.start() as usize, span.end() as usize);
        let mut sources = self.sources;
        order::by_number(&mut sources, place);
        order::by_number(&mut named, place);
        let mut sources = sources.into_iter().peekable();
        for named in named {
            while let Some((speaker, source)) = sources.next_if(|source| place(source) <= place(&named)) {
                add(speaker, source);
            }
            add(named.0, named.1);
        }
        sources.for_each(|(speaker, source)| add(speaker, source));
        speakers
    }
}

/// The words of a name without the titles before it.
fn name(scene: &Scene, mut tokens: Range<usize>, kind: SpeakerKind) -> String {
    if kind == SpeakerKind::Person {
        let title = |t: usize, left: usize| scene.doc.has(t, classes::HONORIFICS) || left > 2 && scene.doc.has(t, classes::ROLES | classes::TITLES);
        while tokens.len() > 1 && title(tokens.start, tokens.len()) {
            tokens.start += 1;
        }
    }
    flat(scene, tokens)
}

/// Some words on one line.
fn flat(scene: &Scene, tokens: Range<usize>) -> String {
    let words = scene.doc.span(tokens.clone()).of(scene.doc.text);
    let list = scene.doc.tokens.get(tokens).unwrap_or_default();
    count::steps(list.len());
    let between = |pair: &[Token]| scene.doc.text.get(pair.first()?.span.end() as usize..pair.last()?.span.start() as usize);
    // Mostly they stand so.
    if list.windows(2).all(|pair| matches!(between(pair), Some("" | " "))) {
        return words.to_owned();
    }
    count::steps(words.len());
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
