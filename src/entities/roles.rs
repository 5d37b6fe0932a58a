//! What a person is said to be: the words before the name ("German Foreign Minister …"), or in apposition behind it
//! ("…, the mayor of the town,").

use std::ops::Range;

use super::alias::key;
use super::mention::REACH;
use super::{Entity, Gender};
use crate::lexicon::classes;
use crate::names::Name;
use crate::syntax::{Head, Scene};
use crate::text::{Document, TokenKind};

/// How many different nouns of one person's roles are kept.
const NOUNS: usize = 16;

/// What one name is said to be, beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// "German Foreign Minister", without determiner and "Mr."
    pub tokens: Range<usize>,
    /// The nouns among them, each with its [`key`]. Never empty.
    pub nouns: Vec<(usize, u64)>,
}

/// What is said beside a name; `titled` is the name with what belongs to it before it.
pub(super) fn find(scene: &Scene, name: &Name, titled: Range<usize>) -> Vec<Role> {
    let role = classes::ROLES | classes::TITLES | classes::KIN;
    let is_role = |t: &usize| scene.doc.has(*t, role) && scene.name_at(*t).is_none();
    let nouns = |tokens: Range<usize>| tokens.filter(is_role).map(|noun| (noun, key(scene.doc.word(noun)))).collect();
    let roles = [before(scene, name, titled), behind(scene, name)].into_iter().flatten().map(|tokens| Role { nouns: nouns(tokens.clone()), tokens });
    roles.filter(|role| !role.nouns.is_empty()).collect()
}

/// Adds a role to those of an entity.
pub(super) fn add(doc: &Document, role: &Role, entity: &mut Entity) {
    for &(noun, _) in &role.nouns {
        entity.gender = entity.gender.or(Gender::of(doc.classes(noun)));
        let known = entity.nouns.iter().any(|&n| doc.word(n).eq_ignore_ascii_case(doc.word(noun)));
        if !known && entity.nouns.len() < NOUNS {
            entity.nouns.push(noun);
        }
    }
    if entity.role.is_none() {
        entity.role = Some(role.tokens.clone());
    }
}

/// The words before the name that belong to it, without determiner and "Mr.".
fn before(scene: &Scene, name: &Name, titled: Range<usize>) -> Option<Range<usize>> {
    let mut tokens = titled.start..name.tokens.start;
    while tokens.start < tokens.end && scene.doc.has(tokens.start, classes::DETERMINERS) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && scene.doc.has(tokens.end - 1, classes::HONORIFICS) && !scene.doc.has(tokens.end - 1, classes::TITLES) {
        tokens.end -= 1;
    }
    (!tokens.is_empty()).then_some(tokens)
}

/// The apposition behind the name, without its determiner.
fn behind(scene: &Scene, name: &Name) -> Option<Range<usize>> {
    let comma = name.tokens.end;
    if !scene.comma(comma) {
        return None;
    }
    let sentence = scene.doc.sentences.get(scene.doc.sentence_of(comma))?;
    // "…, 45, a doctor": an age may stand between.
    let mut start = comma + 1;
    if scene.doc.kind(start) == TokenKind::Number && scene.comma(start + 1) {
        start += 2;
    }
    let phrase = scene.phrase_after(start, sentence.end.min(comma + REACH))?;
    let Head::Noun(head) = phrase.head else { return None };
    let closes = matches!(scene.doc.kind(phrase.end), TokenKind::Punct | TokenKind::Stop | TokenKind::Mark | TokenKind::End) || scene.doc.is_one_of(phrase.end, &["who", "and", "said"]);
    let role = scene.doc.has(head, classes::ROLES | classes::TITLES | classes::KIN) && closes;
    let start = (phrase.tokens.start..phrase.end).find(|&t| !scene.doc.has(t, classes::DETERMINERS))?;
    role.then_some(start..phrase.end)
}
