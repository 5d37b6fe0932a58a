//! What a person is said to be: the words before the name ("German Foreign Minister …"), or in apposition behind it
//! ("…, the mayor of the town,").

use std::ops::Range;

use super::{Entity, Gender};
use crate::lexicon::classes;
use crate::names::Name;
use crate::syntax::{Head, Scene};
use crate::text::TokenKind;

/// How many different nouns of one person's roles are kept.
const NOUNS: usize = 16;

/// Adds what the words beside a name say, and returns their nouns.
pub(super) fn add(scene: &Scene, name: &Name, entity: &mut Entity) -> Vec<usize> {
    let mut found = Vec::new();
    let role = classes::ROLES | classes::TITLES | classes::KIN;
    let is_role = |t: &usize| scene.doc.has(*t, role) && scene.name_at(*t).is_none();
    for tokens in [before(scene, name), behind(scene, name)].into_iter().flatten() {
        let nouns: Vec<usize> = tokens.clone().filter(is_role).collect();
        if nouns.is_empty() {
            continue;
        }
        for &noun in &nouns {
            entity.gender = entity.gender.or(Gender::of(scene.doc.classes(noun)));
            let known = entity.nouns.iter().any(|&n| scene.doc.word(n).eq_ignore_ascii_case(scene.doc.word(noun)));
            if !known && entity.nouns.len() < NOUNS {
                entity.nouns.push(noun);
            }
        }
        found.extend(nouns);
        if entity.role.is_none() {
            entity.role = Some(tokens);
        }
    }
    found
}

/// The words before the name that belong to it, without determiner and "Mr.".
fn before(scene: &Scene, name: &Name) -> Option<Range<usize>> {
    let floor = scene.doc.sentences.get(scene.doc.sentence_of(name.tokens.start))?.start;
    let mut tokens = scene.phrase_before(name.tokens.end, floor.min(name.tokens.start)).map(|p| p.tokens).filter(|t| t.end == name.tokens.end)?;
    tokens.end = name.tokens.start;
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
    let phrase = scene.phrase_after(start, sentence.end)?;
    let Head::Noun(head) = phrase.head else { return None };
    let closes = matches!(scene.doc.kind(phrase.end), TokenKind::Punct | TokenKind::Stop | TokenKind::Mark | TokenKind::End) || ["who", "and", "said"].iter().any(|w| scene.doc.is(phrase.end, w));
    let role = scene.doc.has(head, classes::ROLES | classes::TITLES | classes::KIN) && closes;
    let start = (phrase.tokens.start..phrase.end).find(|&t| !scene.doc.has(t, classes::DETERMINERS))?;
    role.then_some(start..phrase.end)
}
