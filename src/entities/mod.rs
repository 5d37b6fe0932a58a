//! People, organisations and places of one article: every mention by name, merged.
//!
//! First each mention is read where it stands ([`mentions`]), which depends on the words near it alone; then what was read is
//! merged ([`Entities::build`]).

mod alias;
mod gender;
mod index;
mod mention;
mod roles;

use std::ops::Range;

pub use alias::{Word, key};
pub use gender::Gender;
pub use index::Index;
pub use mention::{Mention, REACH, mentions};
pub use roles::Role;

use crate::analysis::SpeakerKind;
use crate::count;
use crate::names::Label;
use crate::text::{Document, Replaced};

/// One person, organisation, place, document or group of the article.
#[derive(Clone, Debug, PartialEq)]
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
    /// Where it is mentioned by name: a range of [`Entities::mentions`].
    pub mentions: Range<usize>,
    /// The token of its short name in brackets behind the long one: "World Health Organization (**WHO**)".
    pub short: Option<usize>,
    /// Whether it was called by one word of its name alone ("Reyes"), which then means it and no namesake.
    pub alone: bool,
    /// Whoever issued it, if it is a document: the index of that entity, whose words its words are.
    pub issuer: Option<usize>,
}

impl Entity {
    /// Whether a word is one of the name, perhaps misspelt.
    pub fn is_called(&self, doc: &Document, word: &Word) -> bool {
        alias::words(doc, self.name.clone()).any(|(_, own)| own.alike(word))
    }

    /// Moves it by what was replaced, which it has nothing in common with.
    pub(crate) fn shift(&mut self, replaced: &Replaced) {
        let shift = |token: &mut usize| *token = replaced.now(*token);
        for tokens in [Some(&mut self.name), self.role.as_mut()].into_iter().flatten() {
            *tokens = replaced.now_range(tokens);
        }
        self.nouns.iter_mut().chain(&mut self.short).for_each(shift);
    }
}

/// The entities of an article that have names.
#[derive(Debug, Default)]
pub struct Entities {
    /// In the order of their first mention.
    pub list: Vec<Entity>,
    /// For each name of the scene, the index of its entity.
    pub of_name: Vec<usize>,
    /// The indexes of the names, those of one entity behind those of another, in order.
    pub mentions: Vec<usize>,
    /// Whether each can be the subject of its sentence.
    pub subjects: Vec<bool>,
    /// By each word of a name, and by its consonants ([`Word::keys`]).
    pub by_word: Index,
    /// By each noun of a role, by its [`key`].
    pub by_noun: Index,
}

/// How many entities that share a word are compared with a new name: the latest ones. Keeps the work linear.
const NAMESAKES: usize = 6;
/// How many entities a name is compared with at the most, however many words it has.
const COMPARED: usize = 64;

impl Entities {
    /// Merges the mentions of a document: all of its names, in order. Reads nothing of the text but words that it compares.
    pub fn build(doc: &Document, mentions: &[Mention]) -> Entities {
        let mut entities = Entities { of_name: Vec::with_capacity(mentions.len()), subjects: Vec::with_capacity(mentions.len()), by_word: Index::with_room(mentions.len()), ..Entities::default() };
        let mut files: Vec<File> = Vec::new();
        for (this, mention) in mentions.iter().enumerate() {
            let bracket = entities.of_name.last().copied().filter(|_| mention.bracketed);
            let known = bracket.or_else(|| entities.known(doc, mentions, this, &mut files));
            let at = known.unwrap_or(entities.list.len());
            if known.is_none() {
                files.push(File { name: this, seen: this });
                entities.list.push(Entity {
                    kind: match mention.label {
                        Label::Person => SpeakerKind::Person,
                        Label::Place => SpeakerKind::Place,
                        Label::Organisation => SpeakerKind::Organization,
                    },
                    name: mention.tokens.clone(),
                    role: None,
                    nouns: Vec::new(),
                    gender: Gender::Unknown,
                    mentions: 0..0,
                    short: None,
                    alone: false,
                    issuer: None,
                });
            }
            if let (Some(entity), Some(file)) = (entities.list.get_mut(at), files.get_mut(at)) {
                let acronym = mention.abbreviation != 0;
                if bracket.is_some() && acronym {
                    entity.short = Some(mention.tokens.start);
                }
                entity.alone |= mention.is_alone() && known.is_some();
                entity.mentions.end += 1;
                entity.gender = entity.gender.or(mention.gender);
                let known_words = mentions.get(file.name).map_or(&[][..], |known| &known.words);
                // Most mentions are the same words again, which need not be read.
                let others = || mention.words.len() == known_words.len() && mention.words != known_words;
                let fuller = mention.words.len() > known_words.len() || others() && alias::spelt_out(doc, entity.name.start, mention.tokens.start);
                if fuller && !acronym {
                    entity.name = mention.tokens.clone();
                    file.name = this;
                }
                for role in &mention.roles {
                    roles::add(doc, role, entity);
                    role.nouns.iter().for_each(|(_, noun)| entities.by_noun.note(*noun, at));
                }
            }
            for [word, bones] in mention.words.iter().map(Word::keys) {
                entities.by_word.note(word, at);
                entities.by_word.note(bones, at);
            }
            if mention.label == Label::Organisation {
                entities.by_word.note(mention.acronym, at);
            }
            entities.of_name.push(at);
            entities.subjects.push(mention.subject);
        }
        entities.list_mentions();
        entities
    }

    /// Lists the names by their entities, of which each has counted its own.
    fn list_mentions(&mut self) {
        let mut end = 0;
        for entity in &mut self.list {
            end += std::mem::replace(&mut entity.mentions, end..end).end;
        }
        self.mentions.resize(self.of_name.len(), 0);
        for (name, entity) in self.of_name.iter().enumerate() {
            let Some(entity) = self.list.get_mut(*entity) else { continue };
            if let Some(slot) = self.mentions.get_mut(entity.mentions.end) {
                *slot = name;
            }
            entity.mentions.end += 1;
        }
    }

    /// Moves them by what was replaced, where no mention is another than before.
    pub(crate) fn shift(&mut self, replaced: &Replaced) {
        count::steps(self.list.len());
        self.list.iter_mut().for_each(|entity| entity.shift(replaced));
    }

    /// The entity of a mention, if there is one that has its name: the latest of them, but first of all one whose short name it
    /// is, or one that was called by its surname alone.
    fn known(&self, doc: &Document, mentions: &[Mention], this: usize, files: &mut [File]) -> Option<usize> {
        let mention = mentions.get(this)?;
        let (mut short, mut alone, mut latest) = (None, None, None);
        let mut left = COMPARED;
        for word in mention.words.iter().flat_map(Word::keys) {
            for at in self.by_word.of(word).take(NAMESAKES) {
                let (Some(entity), Some(file)) = (self.list.get(at), files.get_mut(at)) else { continue };
                if std::mem::replace(&mut file.seen, this) == this {
                    continue;
                }
                if entity.short.is_some_and(|t| mention.tokens.len() == 1 && doc.word(t) == doc.word(mention.tokens.start)) {
                    short = short.max(Some(at));
                }
                let alone_again = mention.is_alone() && entity.alone && alone < Some(at);
                if left == 0 || !alone_again && latest > Some(at) {
                    continue;
                }
                left -= 1;
                if mentions.get(file.name).is_some_and(|known| alias::same(doc, entity, known, mention)) {
                    latest = latest.max(Some(at));
                    if alone_again {
                        alone = Some(at);
                    }
                }
            }
        }
        short.or(alone).or(latest)
    }
}

/// What is noted of an entity while mentions are merged.
struct File {
    /// Which mention has its fullest name.
    name: usize,
    /// The last mention that it was compared with.
    seen: usize,
}
