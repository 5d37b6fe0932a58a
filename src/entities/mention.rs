//! One mention by name, as far as the words around it tell.

use std::ops::Range;

use super::alias::{self, Word};
use super::roles::{self, Role};
use super::{Gender, gender};
use crate::names::Label;
use crate::lexicon::classes;
use crate::syntax::Scene;
use crate::text::Replaced;

/// How many tokens before a name, and behind it, are read for what belongs to it: no title or apposition is so long.
pub const REACH: usize = 64;

/// A name where it stands. All that it holds comes from its own tokens, at most [`REACH`] before it and [`REACH`] + 2 behind, and
/// the names, sentences and quotations there.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The tokens of the name.
    pub tokens: Range<usize>,
    /// What it names.
    pub label: Label,
    /// The name with the titles before it.
    pub titled: Range<usize>,
    /// What it is said to be, if it is a person's.
    pub roles: Vec<Role>,
    /// What the words beside it tell.
    pub gender: Gender,
    /// Whether it can be the subject of its sentence: no person is named before it there, and no verb stands.
    pub subject: bool,
    /// Without titles and the like.
    pub(super) words: Vec<Word>,
    /// The token of the first of them.
    pub(super) first: usize,
    /// The letters of a name that is an acronym; 0 of another.
    pub(super) abbreviation: u64,
    /// The letters by which it would be abbreviated; 0 if they are few.
    pub(super) acronym: u64,
    /// Whether it is another name of the one before, behind which it stands in brackets: "World Health Organization (WHO)".
    pub(super) bracketed: bool,
}

/// Adds the mentions by some of a scene's names.
pub fn mentions(scene: &Scene, names: Range<usize>, mentions: &mut Vec<Mention>) {
    mentions.reserve(names.len());
    for at in names {
        let Some(name) = scene.names.get(at) else { break };
        let tokens = name.tokens.clone();
        let abbreviation = alias::abbreviation(scene.doc, &tokens);
        let titled = titled(scene, &tokens);
        let (mut words, mut first) = (Vec::with_capacity(tokens.len()), tokens.start);
        for (token, word) in alias::words(scene.doc, tokens.clone()) {
            if words.is_empty() {
                first = token;
            }
            words.push(word);
        }
        mentions.push(Mention {
            label: name.label,
            roles: if name.label == Label::Person { roles::find(scene, name, titled.clone()) } else { Vec::new() },
            titled,
            gender: gender::beside_name(scene.doc, name),
            subject: name.label == Label::Person && subject(scene, name.tokens.start),
            words,
            first,
            acronym: alias::acronym(scene.doc, tokens.clone()),
            bracketed: in_brackets(scene, at, abbreviation != 0),
            abbreviation,
            tokens,
        });
    }
}

impl Mention {
    /// Whether it calls a person by one word of the name alone.
    pub(super) fn is_alone(&self) -> bool {
        self.words.len() == 1 && self.label == Label::Person
    }

    /// Frees what only [`super::Entities::build`] reads.
    pub(crate) fn forget(&mut self) {
        (self.words, self.roles) = Default::default();
    }

    /// Moves it by so many tokens, where the text before it has become longer or shorter.
    pub fn shift(&mut self, by: isize) {
        let shift = |token: &mut usize| *token = token.wrapping_add_signed(by);
        for tokens in [&mut self.tokens, &mut self.titled].into_iter().chain(self.roles.iter_mut().map(|role| &mut role.tokens)) {
            shift(&mut tokens.start);
            shift(&mut tokens.end);
        }
        self.roles.iter_mut().flat_map(|role| &mut role.nouns).for_each(|(noun, _)| shift(noun));
        shift(&mut self.first);
    }

    /// Whether `now` is this mention, of the same words, where all that was replaced stands before it or behind it.
    pub(crate) fn is_still(&self, now: &Mention, replaced: &Replaced) -> bool {
        let mut roles = self.roles.iter().map(|role| &role.tokens);
        let far = |tokens: &Range<usize>| tokens.end <= replaced.gone.start || tokens.start >= replaced.gone.end;
        let side = |tokens: &Range<usize>| tokens.start < replaced.gone.start;
        let before = side(&self.tokens);
        if !far(&self.titled) || side(&self.titled) != before || !roles.all(|tokens| far(tokens) && side(tokens) == before) {
            return false;
        }
        let mut moved = self.clone();
        if !before {
            moved.shift(replaced.came.end as isize - replaced.gone.end as isize);
        }
        moved == *now
    }
}

/// Whether a name that begins at a token is the first of its sentence, before any verb: not one inside somebody's words.
fn subject(scene: &Scene, token: usize) -> bool {
    let start = scene.doc.sentences.get(scene.doc.sentence_of(token)).map_or(0, |s| s.start);
    let verb = |t: usize| scene.doc.has(t, classes::AUXILIARIES | classes::CUES) && scene.name_at(t).is_none();
    token - start <= REACH && !(start..token).any(|t| scene.label(t) == Some(Label::Person) || verb(t))
}

/// A name with what belongs to it before it.
fn titled(scene: &Scene, name: &Range<usize>) -> Range<usize> {
    let sentence = scene.doc.sentences.get(scene.doc.sentence_of(name.start)).map_or(name.start, |s| s.start);
    let floor = sentence.max(name.start.saturating_sub(REACH)).min(name.start);
    let phrase = scene.phrase_before(name.end, floor).map(|p| p.tokens).filter(|p| p.end == name.end && p.start <= name.start);
    phrase.unwrap_or_else(|| name.clone())
}

/// Whether a name and the one before it are one body's, one of them in brackets.
fn in_brackets(scene: &Scene, name: usize, acronym: bool) -> bool {
    let Some((long, short)) = name.checked_sub(1).and_then(|before| scene.names.get(before)).zip(scene.names.get(name)) else { return false };
    let brackets = long.tokens.end + 1 == short.tokens.start && scene.doc.is(long.tokens.end, "(") && scene.doc.is(short.tokens.end, ")");
    let bodies = long.label == Label::Organisation && short.label != Label::Person;
    brackets && bodies && (acronym || alias::abbreviation(scene.doc, &long.tokens) != 0)
}

#[cfg(test)]
#[allow(clippy::expect_used, clippy::indexing_slicing, clippy::string_slice)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::names::{self, Name};
    use crate::text::{Document, TokenKind};

    const TEXT: &str = "Mayor Ana Reyes, 45, a doctor of the hospital, met the World Health Organization (WHO) in Lima. \"I agree,\" said \
                        spokesman J. Ng Jr., the brother of Prof. Omar Sayed, the head of the office of the minister for trade of Peru.\n\n";

    fn read(doc: &Document, names: &[Name]) -> Vec<Mention> {
        let mut read = Vec::new();
        mentions(&Scene::new(doc, names), 0..names.len(), &mut read);
        read
    }

    #[test]
    fn a_mention_moves_with_its_text() {
        let long = format!("Berlin and Rome were calm, said Kim.\n\n{TEXT}");
        let (doc, alone) = (Document::read(&long), Document::read(TEXT));
        let mut names = names::find(&doc, Gazetteer::core());
        let all = read(&doc, &names);
        let by = doc.tokens.len() - alone.tokens.len();
        names.retain(|name| name.tokens.start >= by);
        for name in &mut names {
            name.tokens = name.tokens.start - by..name.tokens.end - by;
        }
        let mut moved = read(&alone, &names);
        assert!(moved.iter().any(|mention| mention.bracketed) && moved.iter().filter(|mention| !mention.roles.is_empty()).count() > 1, "{moved:?}");
        moved.iter_mut().for_each(|mention| mention.shift(by as isize));
        assert_eq!(format!("{moved:?}"), format!("{:?}", &all[all.len() - moved.len()..]));
    }

    #[test]
    fn nothing_out_of_reach_is_read() {
        let text = [10, 55, 99].map(|length| {
            let (far, part) = ("briefed ".repeat(length), "grey ".repeat(length.div_ceil(2)));
            format!("The officials {far}on Ana Reyes came. Omar Sayed, the doctor of the {part}house of the {part}town, said it. {TEXT}")
        });
        let text = text.concat();
        let names = names::find(&Document::read(&text), Gazetteer::core());
        assert!(names.len() > 8);
        for (at, name) in names.iter().enumerate() {
            let expected = format!("{:?}", read(&Document::read(&text), &names)[at]);
            let doc = Document::read(&text);
            let [mark, verb] = [",", "said"].map(|word| *doc.tokens.iter().find(|token| token.span.of(&text) == word).expect("a token"));
            for (kind, like) in [(TokenKind::Punct, mark), (TokenKind::Word, mark), (TokenKind::Word, verb)] {
                let mut doc = Document::read(&text);
                let reach = name.tokens.start.saturating_sub(REACH)..name.tokens.end + REACH + 2;
                for (_, token) in doc.structure.tokens.iter_mut().enumerate().filter(|(token, _)| !reach.contains(token)) {
                    token.overwrite(kind, &like);
                }
                assert_eq!(format!("{:?}", read(&doc, &names)[at]), expected);
            }
        }
    }
}
