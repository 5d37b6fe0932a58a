//! Which entity a cue's source is: by name, by role, by pronoun; new ones for those who have no name.

use crate::analysis::SpeakerKind;
use crate::count;
use crate::entities::{Entities, Entity, Gender, Index, Word, key};
use crate::lexicon::{Classes, classes};
use crate::names::Label;
use crate::syntax::{COURTS, CueKind, Head, Phrase, Placed, Scene};
use crate::text::{Shape, TokenKind};

/// An entity, and how likely the mention means it, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Voice {
    /// Its number in the [`Cast`].
    pub entity: usize,
    /// How likely.
    pub confidence: f64,
}

/// Everybody who can speak, and the voice of each cue.
#[derive(Debug)]
pub struct Cast<'e> {
    /// Those who have names. Nothing of them is changed: an edit may leave them as they are.
    named: &'e Entities,
    /// What the cues tell.
    pub(super) heard: Heard,
    /// What sort each is who can speak, as far as it is known by now.
    kinds: Vec<SpeakerKind>,
    /// By each noun that describes one who has no name, by its [`key`].
    by_noun: Index,
    /// Whether anybody was asked for whom a phrase means since this was set to false.
    pub(super) asked: bool,
}

/// What cues tell that are read in their order.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Those who are only described, numbered behind those who have names, each with the [`key`] of its noun.
    pub(super) described: Vec<(Entity, u64)>,
    /// How many of them the cues describe; quotes may describe more.
    pub(super) by_cues: usize,
    /// The voice of each cue.
    pub(super) voices: Vec<Option<Voice>>,
    /// Those who spoke, with the token of their mention: the latest last.
    pub(super) recent: Vec<(usize, usize)>,
    /// Whether anybody turned out to be another sort of speaker than the name tells.
    pub(super) turned: bool,
}

impl Heard {
    /// Takes away what was heard from a cue on, which stands at a token or behind, and so does all that it tells.
    pub(super) fn split(&mut self, cue: usize, token: usize) -> Heard {
        let described = self.described.partition_point(|(described, _)| described.name.start < token);
        let recent = self.recent.partition_point(|&(_, mention)| mention < token);
        Heard {
            described: self.described.split_off(described),
            voices: self.voices.split_off(cue.min(self.voices.len())),
            recent: self.recent.split_off(recent),
            ..Heard::default()
        }
    }
}

/// Whom "he" and "she" can mean.
const PERSONS: [SpeakerKind; 2] = [SpeakerKind::Person, SpeakerKind::Unnamed];
/// How many names before a pronoun are considered.
pub(super) const NAMES_BACK: usize = 16;
/// How many of those who spoke last are considered, at the most.
pub(super) const RECENT: usize = 4;
/// How many names are passed over for those of persons: some texts have a hundred thousand places.
const LABELS_BACK: usize = 200;

impl<'e> Cast<'e> {
    /// Reads the cues in order and gives each its voice.
    pub fn of(scene: &Scene, named: &'e Entities, cues: &[Placed]) -> Self {
        let mut cast = Cast::from(named);
        cast.heard.voices.reserve(cues.len());
        cast.hear(scene, cues);
        cast
    }

    /// Whoever has a name, with nothing heard yet.
    pub(super) fn from(named: &'e Entities) -> Self {
        Cast { named, kinds: named.list.iter().map(|entity| entity.kind).collect(), by_noun: Index::default(), heard: Heard::default(), asked: false }
    }

    /// Gives the next cues their voices.
    pub(super) fn hear(&mut self, scene: &Scene, cues: &[Placed]) {
        for placed in cues {
            let voice = if scene.impersonal(&placed.cue) { None } else { self.voice(scene, &placed.cue.source) };
            let spoken = scene.doc.has(placed.cue.tokens.start, classes::REPORTING) || matches!(placed.cue.kind, CueKind::According | CueKind::Inverted);
            if let (Some(voice), true) = (voice, spoken) {
                self.heard.recent.push((voice.entity, placed.cue.source.tokens.start));
            }
            if let Some(kind) = voice.and_then(|v| self.kinds.get_mut(v.entity)).filter(|_| its_own(scene, placed)) {
                self.heard.turned |= *kind != SpeakerKind::Organization;
                *kind = SpeakerKind::Organization;
            }
            self.heard.voices.push(voice);
        }
        self.heard.by_cues = self.heard.described.len();
    }

    /// Adds what was heard of the next cues before.
    pub(super) fn take(&mut self, heard: Heard) {
        count::steps(heard.described.len() + heard.voices.len() + heard.recent.len());
        heard.described.into_iter().for_each(|(described, noun)| self.describe(described, noun));
        self.heard.voices.extend(heard.voices);
        self.heard.recent.extend(heard.recent);
        self.heard.by_cues = self.heard.described.len();
    }

    /// Adds somebody who is only described.
    fn describe(&mut self, described: Entity, noun: u64) {
        self.by_noun.note(noun, self.kinds.len());
        self.kinds.push(described.kind);
        self.heard.described.push((described, noun));
    }

    /// The voice of a cue.
    pub fn of_cue(&self, cue: usize) -> Option<Voice> {
        self.heard.voices.get(cue).copied().flatten()
    }

    /// How many entities there are.
    pub fn entities(&self) -> usize {
        self.kinds.len()
    }

    /// One of them.
    pub fn entity(&self, at: usize) -> Option<&Entity> {
        self.named.list.get(at).or_else(|| self.heard.described.get(at.checked_sub(self.named.list.len())?).map(|(entity, _)| entity))
    }

    /// What sort it is. [`Entity::kind`] is what its name alone tells.
    pub fn kind(&self, at: usize) -> Option<SpeakerKind> {
        self.kinds.get(at).copied()
    }

    /// Whether it is one of some sorts.
    fn is(&self, at: usize, kinds: &[SpeakerKind]) -> bool {
        self.kind(at).is_some_and(|kind| kinds.contains(&kind))
    }

    /// The entity that a phrase means.
    pub fn voice(&mut self, scene: &Scene, phrase: &Phrase) -> Option<Voice> {
        self.asked = true;
        match phrase.head {
            Head::Name(name) => self.named.of_name.get(name).map(|&entity| Voice { entity, confidence: 0.97 }),
            Head::Pronoun(token) => self.pronoun(scene, token),
            Head::Noun(token) => match scene.apposed_person(phrase) {
                Some(name) => self.named.of_name.get(name).map(|&entity| Voice { entity, confidence: 0.97 }),
                None => {
                    let voice = self.noun(scene, phrase, token);
                    // What a document says is said by whoever issued it.
                    let issuer = self.entity(voice.entity).and_then(|e| e.issuer);
                    Some(issuer.map_or(voice, |entity| Voice { entity, confidence: voice.confidence * 0.95 }))
                }
            },
        }
    }

    /// "The archbishop condemned what **he** called …": the subject of the sentence.
    fn called(&mut self, scene: &Scene, token: usize) -> Option<Voice> {
        let what = token.checked_sub(1).filter(|&w| scene.doc.is(w, "what"))?;
        let sentence = scene.doc.sentences.get(scene.doc.sentence_of(what))?.clone();
        let phrase = scene.sentence_subject(&sentence, what).filter(|p| !matches!(p.head, Head::Pronoun(_)))?;
        let voice = self.voice(scene, &phrase)?;
        let gender = Gender::of(scene.doc.classes(token));
        let person = self.is(voice.entity, &PERSONS);
        self.entity(voice.entity).is_some_and(|e| person == (gender != Gender::Unknown) && e.gender.agrees(gender)).then_some(Voice { confidence: voice.confidence * 0.97, ..voice })
    }

    fn pronoun(&mut self, scene: &Scene, token: usize) -> Option<Voice> {
        if let Some(voice) = self.called(scene, token) {
            return Some(voice);
        }
        if scene.doc.is_one_of(token, &["he", "she", "his", "her", "him"]) {
            return self.person_before(scene, token, Gender::of(scene.doc.classes(token)));
        }
        let they = scene.doc.is_one_of(token, &["they", "their", "them"]);
        if they || scene.doc.is_one_of(token, &["it", "its"]) {
            let kinds: &[SpeakerKind] = if they { &[SpeakerKind::Group, SpeakerKind::Organization] } else { &[SpeakerKind::Organization, SpeakerKind::Place, SpeakerKind::Document] };
            let fits = |&&(e, _): &&(usize, usize)| self.is(e, kinds);
            let near = self.heard.recent.iter().rev().take(3).find(fits).map(|&(entity, _)| entity);
            let subject = || {
                let sentence = scene.doc.sentences.get(scene.doc.sentence_of(token))?.clone();
                let phrase = scene.sentence_subject(&sentence, token)?;
                match phrase.head {
                    Head::Name(n) => self.named.of_name.get(n).copied().filter(|&e| self.is(e, kinds)),
                    _ => None,
                }
            };
            let before = || self.organisation_before(scene, token).filter(|_| !they);
            return subject().or(near).or_else(before).map(|entity| Voice { entity, confidence: 0.7 });
        }
        None
    }

    /// The man or woman whom a pronoun or an unmatched role at `token` means: the nearer, the likelier; subjects of their
    /// sentences and those who spoke last before others.
    fn person_before(&self, scene: &Scene, token: usize, gender: Gender) -> Option<Voice> {
        let sentence = scene.doc.sentence_of(token);
        let distance = |mention: usize| sentences_back(scene, sentence, mention);
        let mut race = Race { best: None, second: i64::MIN };
        let agrees = |e: &Entity| e.gender.agrees(gender) && gender_bonus(e.gender, gender) >= 0;
        let last = scene.names.partition_point(|n| n.tokens.start < token);
        let mut seen = 0;
        for name in (0..last).rev().take(LABELS_BACK) {
            count::step();
            let Some(found) = scene.names.get(name) else { break };
            if found.label != Label::Person {
                continue;
            }
            seen += 1;
            // Those before it are no nearer: none of them can have more than this.
            let Some(back) = distance(found.tokens.start).filter(|back| seen <= NAMES_BACK && !race.is_over(NEXT - 2 * back)) else { break };
            let Some(&entity) = self.named.of_name.get(name) else { continue };
            let Some(who) = self.entity(entity).filter(|e| self.is(entity, &[SpeakerKind::Person]) && agrees(e)) else { continue };
            let subject = if self.named.subjects.get(name) == Some(&true) { 4 } else { 0 };
            let quoted = if scene.outside(found.tokens.start) { 0 } else { -8 };
            let possessive = if scene.doc.kind(found.tokens.end) == TokenKind::Possessive { -1 } else { 0 };
            race.enter(10 - 2 * back + subject + quoted + possessive + gender_bonus(who.gender, gender), entity);
        }
        // "he added", "she went on": whoever spoke last.
        let goes_on = if (token..token + 3).any(|t| scene.doc.has(t, classes::CONTINUING)) { 5 } else { 0 };
        let turn = self.heard.recent.iter().rev().take(RECENT).zip(0..);
        for (&(entity, mention), turns) in turn {
            let Some(who) = self.entity(entity) else { continue };
            if mention < token && self.is(entity, &PERSONS) && agrees(who)
                && let Some(back) = distance(mention)
            {
                race.enter(15 + goes_on - 2 * back - 3 * turns + gender_bonus(who.gender, gender), entity);
            }
        }
        let (score, entity) = race.best?;
        // The margin over the runner-up is what tells how sure it is (measured on the open dev files).
        let confidence = match score - race.second.max(0) {
            6.. => 0.92,
            3..=5 => 0.85,
            1..=2 => 0.75,
            _ => 0.65,
        };
        (score > LEAST).then_some(Voice { entity, confidence })
    }

    fn noun(&mut self, scene: &Scene, phrase: &Phrase, head: usize) -> Voice {
        let definite_office = scene.doc.is(phrase.tokens.start, "the") && scene.doc.has(head, classes::OFFICES) && !scene.doc.has(head, classes::PLURAL);
        let kind = if definite_office { SpeakerKind::Person } else { kind_of(scene, head) };
        let start = phrase.tokens.start;
        let indefinite = scene.doc.is_one_of(start, &["a", "an", "one", "another", "some", "several", "two", "three", "many"]);
        let definite = !indefinite && (scene.doc.has(start, classes::DETERMINERS) || start == head);
        let misspelt = || {
            let unknown = kind == SpeakerKind::Person && !definite_office;
            let word = Word::of(scene.doc.word(head), Classes::NONE);
            let mut people = word.keys().into_iter().filter(|_| unknown).flat_map(|key| self.named.by_word.of(key));
            let is_called = |&e: &usize| self.is(e, &[SpeakerKind::Person]) && self.entity(e).is_some_and(|e| e.is_called(scene.doc, &word));
            people.find(is_called).map(|entity| Voice { entity, confidence: 0.85 })
        };
        let known = if indefinite { None } else { self.known_by(scene, phrase, head, kind).or_else(misspelt) };
        if let Some(voice) = known {
            return voice;
        }
        let age = phrase.tokens.clone().any(|t| scene.doc.kind(t) == TokenKind::Number);
        let bare = definite && (phrase.tokens.len() <= 2 || age) && phrase.end == phrase.tokens.end && scene.doc.is(start, "the");
        // "the singer", "the 34-year-old": what nobody was called before, of somebody who was named.
        let calls_back = !scene.doc.has(head, classes::KIN);
        // "the Tory backbencher"
        let party = phrase.tokens.len() == 3 && phrase.end == phrase.tokens.end && scene.doc.is(start, "the") && scene.doc.capital(start + 1);
        if (bare || party) && calls_back && kind == SpeakerKind::Unnamed
            && let Some(voice) = self.person_before(scene, head, Gender::of(scene.doc.classes(head)))
        {
            return Voice { confidence: voice.confidence * 0.8, ..voice };
        }
        // "the company"; "the inquest" is no other body that was named.
        if bare && kind == SpeakerKind::Organization && !scene.doc.is_one_of(head, &COURTS)
            && let Some(&entity) = self.organisation_before(scene, start).as_ref()
        {
            return Voice { entity, confidence: 0.6 };
        }
        let entity = self.entities();
        let issuer = if kind == SpeakerKind::Document { self.issuer(scene, phrase, head).or_else(|| self.announced(scene, phrase, head)) } else { None };
        let described = Entity {
            kind,
            name: phrase.tokens.start..phrase.end.max(phrase.tokens.end),
            role: None,
            nouns: vec![head],
            gender: Gender::of(scene.doc.classes(head)),
            mentions: 0..0,
            short: None,
            alone: false,
            issuer,
        };
        self.describe(described, key(scene.doc.word(head)));
        Voice { entity, confidence: 0.92 }
    }

    /// Whoever a document is said to be from: "an **FDA** report", "a statement by **the ministry**", "on the website of …".
    fn issuer(&self, scene: &Scene, phrase: &Phrase, head: usize) -> Option<usize> {
        let named = |tokens: std::ops::Range<usize>| tokens.filter_map(|t| scene.name_at(t)).find(|&n| scene.names.get(n).is_some_and(|n| n.label == Label::Organisation || n.label == Label::Person));
        if let Some(name) = named(phrase.tokens.start..head) {
            return self.of_name(name);
        }
        // "released tonight by …"
        let mut at = head + 1;
        while at < head + 4 && (scene.doc.word(at).ends_with("ed") || scene.doc.has(at, classes::WEEKDAYS) || scene.adverb(at) && !scene.doc.has(at, classes::PREPOSITIONS)) {
            at += 1;
        }
        if !scene.doc.is_one_of(at, &["by", "from", "of", "on"]) {
            return None;
        }
        let source = scene.phrase_after(at + 1, at + 16)?;
        named(source.tokens).and_then(|name| self.of_name(name))
    }

    /// "The ministry said in a statement … **The statement** added": whoever spoke last, in a sentence with that noun.
    fn announced(&self, scene: &Scene, phrase: &Phrase, head: usize) -> Option<usize> {
        let noun = scene.doc.word(head).to_ascii_lowercase();
        let holds = |mention: usize| {
            let sentence = scene.doc.sentences.get(scene.doc.sentence_of(mention))?;
            (mention..sentence.end.min(mention + 40)).find(|&t| scene.doc.is(t, &noun))
        };
        let recent = self.heard.recent.iter().rev().take(3).find(|&&(_, mention)| holds(mention).is_some_and(|t| t < phrase.tokens.start))?;
        scene.doc.is(phrase.tokens.start, "the").then_some(recent.0)
    }

    /// The entity that was called by this noun before: in its role, in its name, or as a description.
    fn known_by(&self, scene: &Scene, phrase: &Phrase, head: usize, kind: SpeakerKind) -> Option<Voice> {
        let noun = key(scene.doc.word(head));
        let start = phrase.tokens.start;
        let person = matches!(kind, SpeakerKind::Unnamed | SpeakerKind::Person);
        // A headline calls by role whom the article will name.
        let headline = scene.doc.paragraph_of(start) == 0;
        // The place of the mention that the phrase may take up, for one of a fitting kind.
        let taken_up = |i: usize| {
            let (e, its) = (self.entity(i)?, self.kind(i)?);
            if e.mentions.is_empty() {
                return (its == kind || person && its == SpeakerKind::Unnamed).then_some((i, e.name.start));
            }
            let fits = person && its == SpeakerKind::Person || kind == SpeakerKind::Organization && its == kind;
            let mentions = self.named.mentions.get(e.mentions.clone()).unwrap_or_default();
            let token = |name: &usize| scene.names.get(*name).map(|name| name.tokens.start);
            let before = mentions.partition_point(|name| token(name) < Some(start));
            let mention = before.checked_sub(1).and_then(|last| mentions.get(last)).or(mentions.first().filter(|_| headline)).and_then(token);
            mention.filter(|_| fits).map(|m| (i, m))
        };
        let by_name = self.named.by_word.of(noun).filter(|&i| self.is(i, &[SpeakerKind::Organization]));
        // Words that the phrase has in common with the name or role of the one it may mean ("the Hamas leader").
        let shared = |e: &Entity| {
            let inside = |t: usize| e.name.clone().chain(e.role.clone().into_iter().flatten()).chain(e.nouns.iter().copied()).any(|n| scene.doc.word(n).eq_ignore_ascii_case(scene.doc.word(t)));
            phrase.tokens.clone().filter(|&t| t != head && !scene.closed(t)).filter(|&t| inside(t)).count()
        };
        let spoke = |i: usize| self.heard.recent.iter().rev().take(2).any(|&(e, _)| e == i);
        self.by_noun.of(noun).chain(self.named.by_noun.of(noun)).chain(by_name)
            .filter_map(taken_up)
            .max_by_key(|&(i, m)| (self.entity(i).map_or(0, shared), spoke(i), m))
            .map(|(entity, _)| Voice { entity, confidence: 0.88 })
    }

    fn organisation_before(&self, scene: &Scene, token: usize) -> Option<usize> {
        let last = scene.names.partition_point(|n| n.tokens.start < token);
        let name = (0..last).rev().take(NAMES_BACK).find(|&n| scene.names.get(n).is_some_and(|n| n.label == Label::Organisation && scene.outside(n.tokens.start)))?;
        self.named.of_name.get(name).copied()
    }

    /// The entity of a name.
    pub fn of_name(&self, name: usize) -> Option<usize> {
        self.named.of_name.get(name).copied()
    }
}

/// The best of those whom a mention may mean.
struct Race {
    /// The highest score, and whose it is.
    best: Option<(i64, usize)>,
    /// The highest of another.
    second: i64,
}

/// What a name in the same sentence can have at the most, in [`Cast::person_before`].
const NEXT: i64 = 17;
/// Whoever has no more than this is not meant.
const LEAST: i64 = -6;
/// How many sentences back nobody has more than that: not even somebody who spoke last and goes on, at 23 points and two less a sentence.
pub(super) const TOO_FAR: usize = 15;

/// How many sentences before the one of a pronoun a mention stands; nothing for one that is too far away to be meant.
fn sentences_back(scene: &Scene, sentence: usize, mention: usize) -> Option<i64> {
    let ends_before = |back: &usize| sentence.checked_sub(back + 1).and_then(|s| scene.doc.sentences.get(s)).is_none_or(|s| s.end <= mention);
    (0..TOO_FAR).find(ends_before).map(|back| back as i64)
}

impl Race {
    fn enter(&mut self, score: i64, entity: usize) {
        match self.best {
            Some((s, e)) if e == entity => self.best = Some((s.max(score), e)),
            Some((s, _)) if score <= s => self.second = self.second.max(score),
            _ => {
                self.second = self.best.map_or(self.second, |(s, _)| s);
                self.best = Some((score, entity));
            }
        }
    }

    /// Whether nobody with this score or less would change what comes of it.
    fn is_over(&self, score: i64) -> bool {
        self.best.is_some_and(|(best, _)| score <= best.min(self.second.max(0)))
    }
}

/// "Morvah Mining said in a statement on **its** website": the source is no person.
fn its_own(scene: &Scene, placed: &Placed) -> bool {
    let behind = placed.cue.tokens.end.max(placed.cue.source.end);
    let adjunct = (behind..behind + 8).take_while(|&t| scene.doc.kind(t) == TokenKind::Word && scene.name_at(t).is_none() && !scene.doc.has(t, classes::AUXILIARIES));
    matches!(placed.cue.source.head, Head::Name(_)) && scene.doc.has(behind, classes::PREPOSITIONS) && adjunct.skip(1).any(|t| scene.doc.is(t, "its"))
}

fn gender_bonus(known: Gender, wanted: Gender) -> i64 {
    match (known, wanted) {
        (a, b) if a == b && a != Gender::Unknown => 3,
        _ => 0,
    }
}

/// What sort of speaker a common noun stands for.
fn kind_of(scene: &Scene, head: usize) -> SpeakerKind {
    let has = |c| scene.doc.has(head, c);
    let plural = has(classes::GROUPS) || has(classes::PLURAL);
    if scene.doc.is_one_of(head, &["one", "another"]) {
        return SpeakerKind::Unnamed;
    }
    if has(classes::ROLES) || has(classes::KIN) {
        return if plural { SpeakerKind::Group } else { SpeakerKind::Unnamed };
    }
    if has(classes::GROUPS) {
        SpeakerKind::Group
    } else if has(classes::ORGANISATIONS) {
        SpeakerKind::Organization
    } else if has(classes::DOCUMENTS) {
        SpeakerKind::Document
    } else if plural || has(classes::NATIONALITIES) {
        SpeakerKind::Group
    } else if scene.doc.tokens.get(head).is_some_and(|t| matches!(t.shape, Shape::Title | Shape::Upper) && t.classes() == Classes::NONE) {
        // A name that was not recognised.
        SpeakerKind::Person
    } else {
        SpeakerKind::Unnamed
    }
}
