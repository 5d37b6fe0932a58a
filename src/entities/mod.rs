//! People, organisations and places of one article: every mention by name, merged.

mod alias;
mod gender;
mod index;
mod roles;

use std::ops::Range;

pub use alias::keys;
pub use gender::Gender;
pub use index::Index;

use crate::analysis::SpeakerKind;
use crate::hash;
use crate::names::Label;
use crate::order;
use crate::syntax::Scene;

/// One person, organisation, place, document or group of the article.
#[derive(Clone, Debug)]
pub struct Entity {
    /// What sort.
    pub kind: SpeakerKind,
    /// The tokens of the fullest name, or of the description of one that has no name.
    pub name: Range<usize>,
    /// The tokens that say what it is: "German Foreign Minister".
    pub role: Option<Range<usize>>,
    /// Tokens of the nouns in all its roles, by which it can be called again ("the minister").
    pub nouns: Vec<usize>,
    /// Whether it is spoken of as a man or a woman.
    pub gender: Gender,
    /// Where it is mentioned by name.
    pub mentions: Vec<Range<usize>>,
    /// The token of its short name in brackets behind the long one: "World Health Organization (**WHO**)".
    pub short: Option<usize>,
    /// Whether it was called by one word of its name alone ("Reyes"), which then means it and no namesake.
    pub alone: bool,
    /// Whoever issued it, if it is a document: the index of that entity, whose words its words are.
    pub issuer: Option<usize>,
}

impl Entity {
    /// Whether a word in small letters is one of the name, perhaps misspelt.
    pub fn is_called(&self, scene: &Scene, word: &str) -> bool {
        alias::words(scene, self.name.clone()).iter().any(|w| alias::alike(w, word))
    }

    /// The token where its last mention by name before `token` starts.
    pub fn last_mention(&self, token: usize) -> Option<usize> {
        let before = self.mentions.partition_point(|m| m.start < token);
        before.checked_sub(1).and_then(|last| self.mentions.get(last)).map(|m| m.start)
    }
}

/// The entities of an article that have names.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    /// In the order of their first mention.
    pub list: Vec<Entity>,
    /// For each name of the scene, the index of its entity.
    pub of_name: Vec<usize>,
    /// By each word of a name, and by its consonants ([`keys`]).
    pub by_word: Index,
    /// By each noun of a role.
    pub by_noun: Index,
}

/// How many entities that share a word are compared with a new name: the latest ones. Keeps the work linear.
const NAMESAKES: usize = 6;

impl Entities {
    /// Merges the names of a scene.
    pub fn build(scene: &Scene) -> Entities {
        let mut entities = Entities::default();
        for name in scene.names {
            let words = alias::words(scene, name.tokens.clone());
            let gender = gender::beside_name(scene, name);
            let mut namesakes: Vec<usize> = words.iter().flat_map(|w| keys(w)).flat_map(|w| entities.by_word.of(&w).take(NAMESAKES).collect::<Vec<_>>()).collect();
            // The latest namesake first.
            order::by_number(&mut namesakes, |e| u64::MAX - *e as u64);
            namesakes.dedup();
            let called = |e: &&Entity| e.short.is_some_and(|t| name.tokens.len() == 1 && scene.doc.word(t) == scene.doc.word(name.tokens.start));
            let short = namesakes.iter().copied().find(|&e| entities.list.get(e).as_ref().is_some_and(called));
            let bracket = Entities::in_brackets(scene, entities.of_name.len()).and_then(|n| entities.of_name.get(n).copied());
            let fits = |&e: &usize| entities.list.get(e).is_some_and(|e| alias::same(scene, e, name, &words, gender));
            let surname = words.len() == 1 && name.label == Label::Person;
            let alone = namesakes.iter().copied().filter(|_| surname).find(|e| fits(e) && entities.list.get(*e).is_some_and(|e| e.alone));
            let known = bracket.or(short).or(alone).or_else(|| namesakes.into_iter().find(fits));
            let at = known.unwrap_or(entities.list.len());
            if known.is_none() {
                entities.list.push(Entity {
                    kind: match name.label {
                        Label::Person => SpeakerKind::Person,
                        Label::Place => SpeakerKind::Place,
                        Label::Organisation => SpeakerKind::Organization,
                    },
                    name: name.tokens.clone(),
                    role: None,
                    nouns: Vec::new(),
                    gender: Gender::Unknown,
                    mentions: Vec::new(),
                    short: None,
                    alone: false,
                    issuer: None,
                });
            }
            if let Some(entity) = entities.list.get_mut(at) {
                if bracket.is_some() && alias::is_acronym(scene, &name.tokens) {
                    entity.short = Some(name.tokens.start);
                }
                entity.alone |= surname && !entity.mentions.is_empty();
                entity.mentions.push(name.tokens.clone());
                entity.gender = entity.gender.or(gender);
                let known_words = alias::words(scene, entity.name.clone()).len();
                let fuller = words.len() > known_words || words.len() == known_words && alias::spelt_out(scene, &entity.name, &name.tokens);
                if fuller && !alias::is_acronym(scene, &name.tokens) {
                    entity.name = name.tokens.clone();
                }
                if name.label == Label::Person {
                    for noun in roles::add(scene, name, entity) {
                        entities.by_noun.note(&hash::small(scene.doc.word(noun)), at);
                    }
                }
            }
            for word in words.iter().flat_map(|w| keys(w)) {
                entities.by_word.note(&word, at);
            }
            if name.label == Label::Organisation
                && let Some(acronym) = alias::acronym(scene, name.tokens.clone())
            {
                entities.by_word.note(&acronym, at);
            }
            entities.of_name.push(at);
        }
        entities
    }

    /// The name before one that stands in brackets, if they are one body's: "World Health Organization (WHO)".
    fn in_brackets(scene: &Scene, name: usize) -> Option<usize> {
        let before = name.checked_sub(1)?;
        let (long, short) = (scene.names.get(before)?, scene.names.get(name)?);
        let brackets = long.tokens.end + 1 == short.tokens.start && scene.doc.is(long.tokens.end, "(") && scene.doc.is(short.tokens.end, ")");
        let bodies = long.label == Label::Organisation && short.label != Label::Person;
        let acronym = alias::is_acronym(scene, &short.tokens) || alias::is_acronym(scene, &long.tokens);
        (brackets && bodies && acronym).then_some(before)
    }
}
