//! What the model may know of each token, worked out once: hashes of its word and affixes, its shape and lists, what the
//! gazetteer says, what the rest of the article says.

use std::cell::Cell;
use std::ops::Range;

use super::evidence::Evidence;
use super::standing::{self, Standing};
use super::stretches;
use crate::count;
use crate::gazetteer::{Gazetteer, Tag};
use crate::hash::{self, SEED, step};
use crate::letters;
use crate::lexicon::{Classes, Lexicon, classes};
use crate::text::{Document, Replaced, Shape, TokenKind, index_of, replace};

/// One token, as features see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fact {
    /// The word in small letters.
    pub(super) lower: u32,
    /// Its last three letters.
    pub(super) suffix: u32,
    /// The pattern of its characters.
    pub(super) shape: u32,
    /// Its classes, by the groups below.
    pub(super) lists: u32,
    /// What the gazetteer knows of the name it stands in: see [`place_codes`].
    pub(super) place: u8,
    /// The same with the name's length, the place's size, and whether several places bear it.
    pub(super) place_size: u16,
    /// How the word is used elsewhere in the article.
    pub(super) evidence: Evidence,
    /// What a first labelling made of its other occurrences: see [`super::beliefs`].
    pub(super) belief: u8,
    /// Where it stands: bits of [`Standing`].
    pub(super) standing: u8,
}

/// What else is known of a token that is in a stretch itself.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Inside {
    /// Its first two, three and four letters.
    pub(super) prefixes: [u32; 3],
    /// Its last two and four letters.
    pub(super) suffixes: [u32; 2],
    /// How many tokens before it, and how many from it on, the run of capitalised words has that it is in.
    pub(super) run: (u32, u32),
    /// How it is used if it has a capital: bits of [`super::evidence`], none before all facts are there.
    pub(super) uses: Option<u16>,
}

impl Default for Fact {
    fn default() -> Self {
        Self::NONE
    }
}

impl Fact {
    /// Of no token.
    pub(super) const NONE: Self = Self {
        lower: 0,
        suffix: 0,
        shape: 0,
        lists: 0,
        place: 0,
        place_size: 0,
        evidence: Evidence(0),
        belief: 0,
        standing: 0,
    };

    /// Whether it begins a sentence, and whether its line is in title case or capitals.
    pub(super) fn line_and_start(&self) -> u8 {
        self.standing & (Standing::SENTENCE_START | Standing::TITLE_LINE | Standing::CAPS_LINE)
    }

    /// A [`Fact::place`] above this is inside a name, not at its start.
    pub(super) const INSIDE_PLACE: u8 = 8;
}

/// The lists that features see, in the order of their bits.
const LISTS: [Classes; 29] = [
    classes::HONORIFICS,
    classes::TITLES,
    classes::ROLES,
    classes::ORGANISATIONS,
    classes::NATIONALITIES,
    classes::KIN,
    classes::MONTHS,
    classes::WEEKDAYS,
    classes::CUES,
    classes::DOCUMENTS,
    classes::GROUPS,
    classes::GIVEN_FEMALE,
    classes::GIVEN_MALE,
    classes::SURNAMES,
    classes::COMPASS,
    classes::DISTRICTS,
    classes::LANDFORMS,
    classes::SETTLEMENTS,
    classes::THOROUGHFARES,
    classes::ORGANISATION_ENDS,
    classes::FUNCTION_WORDS,
    classes::AUXILIARIES,
    classes::PREPOSITIONS,
    classes::DETERMINERS,
    classes::NAME_LINKS,
    classes::PERSONAL_PRONOUNS,
    classes::PLURAL,
    classes::NAME_PARTICLES,
    classes::LOCATIVE,
];

/// The facts of what can be part of a name: of the tokens of every stretch and of those beside it, and of nothing else.
#[derive(Debug, Default)]
pub struct Facts {
    /// In the order of their tokens. Those of a stretch and beside it stand one behind the other.
    pub(super) list: Vec<Fact>,
    /// Of the tokens of stretches alone, in the order of their labels.
    pub(super) inside: Vec<Inside>,
    /// The stretches, in order.
    pub(super) stretches: Vec<Stretch>,
    /// Where the facts of each paragraph begin.
    paragraphs: Vec<usize>,
    /// The stretch that was last looked for: the next is mostly asked about next.
    last: Cell<usize>,
}

/// A stretch of tokens that can be part of a name.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Where the fact of its first token stands in [`Facts::list`].
    pub(super) first: usize,
    /// Where the first token's label stands among those of a labelling, which has labels for the tokens of stretches alone.
    pub labels: usize,
}

impl Stretch {
    /// Where the facts of its tokens stand.
    pub(super) fn facts(&self) -> Range<usize> {
        self.first..self.first + self.tokens.len()
    }

    /// Where the labels of its tokens stand.
    pub fn labels(&self) -> Range<usize> {
        self.labels..self.labels + self.tokens.len()
    }
}

/// How many tokens before a stretch and behind it have facts: no feature looks further. So have as many at the ends of every
/// paragraph, which the stretches of the next may look at.
const BESIDE: usize = 2;

impl Facts {
    /// The facts of some tokens that stand in one stretch or right beside it.
    pub(super) fn of(&self, tokens: &Range<usize>) -> &[Fact] {
        self.with_before(tokens).1
    }

    /// The same, with the fact of the token before them.
    pub(super) fn with_before(&self, tokens: &Range<usize>) -> (Option<&Fact>, &[Fact]) {
        let at = index_of(&|at| self.stretches.get(at).is_some_and(|s| s.tokens.end <= tokens.start), &self.last);
        let near = |stretch: &&Stretch| (stretch.tokens.start.saturating_sub(BESIDE)..stretch.tokens.end + BESIDE).contains(&tokens.start);
        let before = || at.checked_sub(1).and_then(|before| self.stretches.get(before)).filter(near);
        let Some(stretch) = self.stretches.get(at).filter(near).or_else(before) else { return (None, &[]) };
        let first = (stretch.first + tokens.start).saturating_sub(stretch.tokens.start);
        let known = tokens.end.min(stretch.tokens.end + BESIDE).saturating_sub(tokens.start);
        let before = first.checked_sub(1).and_then(|before| self.list.get(before));
        (before, self.list.get(first..self.list.len().min(first + known)).unwrap_or_default())
    }

    /// The facts of some tokens of a stretch.
    pub(super) fn in_stretch(&self, stretch: &Stretch, tokens: &Range<usize>) -> &[Fact] {
        let place = |token: usize| (stretch.first + token).saturating_sub(stretch.tokens.start);
        self.list.get(place(tokens.start)..place(tokens.end)).unwrap_or_default()
    }

    /// The fact of one token of a stretch, the first of which is 0.
    pub(super) fn fact(&self, stretch: &Stretch, token: usize) -> &Fact {
        self.list.get(stretch.first + token).unwrap_or(&Fact::NONE)
    }

    /// The fact of a token that stands in a stretch or right beside it.
    pub(super) fn get(&self, token: usize) -> Option<&Fact> {
        self.of(&(token..token + 1)).first()
    }

    /// How many tokens the stretches have.
    pub fn labels(&self) -> usize {
        self.stretches.last().map_or(0, |last| last.labels().end)
    }

    /// Which stretches some whole paragraphs have, given their tokens.
    pub(super) fn stretches_of(&self, tokens: &Range<usize>) -> Range<usize> {
        let before = |token: usize| self.stretches.partition_point(|s| s.tokens.start < token);
        before(tokens.start)..before(tokens.end)
    }

    /// What is known of the tokens of a stretch.
    pub(super) fn words(&self, stretch: &Stretch) -> impl Iterator<Item = (&Fact, &Inside)> {
        self.list.get(stretch.facts()).unwrap_or_default().iter().zip(self.inside.get(stretch.labels()).unwrap_or_default())
    }

    /// The stretches of some whole paragraphs, given their tokens.
    pub(super) fn stretches_in(&self, tokens: &Range<usize>) -> &[Stretch] {
        self.stretches.get(self.stretches_of(tokens)).unwrap_or_default()
    }

    /// Where the labels of some stretches stand.
    pub(super) fn labels_of(&self, stretches: &Range<usize>) -> Range<usize> {
        let of = |stretch: usize| self.stretches.get(stretch).map_or(self.labels(), |s| s.labels);
        of(stretches.start)..of(stretches.end)
    }

    /// Puts what came in the place of what is gone, and moves what stands behind it.
    pub(super) fn replace(&mut self, mut came: Facts, replaced: &Replaced) {
        let stretches = self.stretches_of(&replaced.gone);
        let labels = self.labels_of(&stretches);
        let begins = |paragraph: usize| self.paragraphs.get(paragraph).copied().unwrap_or(self.list.len());
        let list = begins(replaced.paragraphs_gone.start)..begins(replaced.paragraphs_gone.end);
        let (facts, inside) = (came.list.len(), came.inside.len());
        for stretch in &mut came.stretches {
            (stretch.first, stretch.labels) = (stretch.first + list.start, stretch.labels + labels.start);
        }
        came.paragraphs.iter_mut().for_each(|begins| *begins += list.start);
        for stretch in self.stretches.get_mut(stretches.end..).unwrap_or_default() {
            stretch.tokens = replaced.moved_range(&stretch.tokens);
            (stretch.first, stretch.labels) = (stretch.first + list.start + facts - list.end, stretch.labels + labels.start + inside - labels.end);
        }
        for begins in self.paragraphs.get_mut(replaced.paragraphs_gone.end..).unwrap_or_default() {
            *begins = *begins + list.start + facts - list.end;
        }
        replace(&mut self.list, list, came.list);
        replace(&mut self.inside, labels, came.inside);
        replace(&mut self.stretches, stretches, came.stretches);
        replace(&mut self.paragraphs, replaced.paragraphs_gone.clone(), came.paragraphs);
    }
}

/// Facts of some paragraphs of a document, but for what the rest of it says.
pub(super) fn gather(doc: &Document, paragraphs: Range<usize>, gazetteer: &Gazetteer) -> Facts {
    let paragraphs = doc.paragraphs.get(paragraphs).unwrap_or_default();
    let tokens = paragraphs.first().map_or(0, |p| p.start)..paragraphs.last().map_or(0, |p| p.end);
    let found = stretches::find(doc, doc.sentence_of(tokens.start)..doc.sentence_of(tokens.end));
    let most = found.iter().map(|tokens| tokens.len() + 2 * BESIDE).sum::<usize>() + paragraphs.len() * 2 * BESIDE;
    let labels = found.iter().map(|tokens| tokens.len()).sum();
    let mut facts = Facts { list: Vec::with_capacity(most.min(tokens.len())), inside: Vec::with_capacity(labels), stretches: Vec::with_capacity(found.len()), paragraphs: Vec::with_capacity(paragraphs.len()), last: Cell::default() };
    let mut found = found.into_iter().peekable();
    let (mut tags, mut standing) = (Vec::new(), Vec::new());
    for paragraph in paragraphs {
        facts.paragraphs.push(facts.list.len());
        gazetteer.tag(doc, paragraph, &mut tags);
        standing::mark(doc, paragraph, &mut standing);
        let mut behind = paragraph.start;
        // Adds what is not there yet.
        let mut add = |list: &mut Vec<Fact>, tokens: Range<usize>| {
            for token in tokens.start.max(behind)..tokens.end.min(paragraph.end) {
                let at = token - paragraph.start;
                list.push(of_token(doc, token, standing.get(at).copied().unwrap_or(0), tags.get(at).unwrap_or(&Tag::default()), gazetteer));
                behind = token + 1;
            }
            list.len() + tokens.end.min(paragraph.end) - behind
        };
        add(&mut facts.list, paragraph.start..paragraph.start + BESIDE);
        while let Some(tokens) = found.next_if(|tokens| tokens.start < paragraph.end) {
            let end = add(&mut facts.list, tokens.start.saturating_sub(BESIDE)..tokens.end + BESIDE);
            let beside = (tokens.end + BESIDE).min(paragraph.end) - tokens.end;
            let (first, labels) = (end - beside - tokens.len(), facts.labels());
            facts.inside.extend(tokens.clone().map(|token| inside(doc, token)));
            mark_runs(doc, &tokens, facts.inside.get_mut(labels..).unwrap_or_default());
            facts.stretches.push(Stretch { tokens, first, labels });
        }
        add(&mut facts.list, paragraph.end.saturating_sub(BESIDE)..paragraph.end);
    }
    facts.list.shrink_to_fit();
    facts
}

/// All that is known of a token without the rest of the document.
fn of_token(doc: &Document, i: usize, standing: u8, tag: &Tag, gazetteer: &Gazetteer) -> Fact {
    let mut fact = of_word(doc, i, gazetteer);
    fact.standing = standing;
    // "US", "WHO" and "IT" are not the words that they look like, unless the whole line is in capitals.
    let word = doc.bytes(i);
    if doc.shape(i) == Shape::Upper && word.len() <= LONGEST_ACRONYM && standing & Standing::CAPS_LINE == 0 {
        fact.lower = word.iter().fold(SEED, |h, b| step(h, u32::from(*b)));
        fact.lists &= !spelt_alike();
    }
    (fact.place, fact.place_size) = place_codes(tag);
    fact
}

/// The longest word in capitals, in bytes, that is also a word in small letters often enough to matter.
const LONGEST_ACRONYM: usize = 3;

/// The lists of words that acronyms spell.
fn spelt_alike() -> u32 {
    list_bit(classes::FUNCTION_WORDS) | list_bit(classes::PERSONAL_PRONOUNS) | list_bit(classes::NAME_LINKS) | list_bit(classes::PREPOSITIONS)
}

fn of_word(doc: &Document, i: usize, gazetteer: &Gazetteer) -> Fact {
    let mut fact = Fact { lower: doc.hash(i), ..Fact::default() };
    match doc.kind(i) {
        TokenKind::Word => {}
        kind => {
            let word = doc.word(i);
            fact.lower = hash::lower(plain(doc, i, kind, word));
            fact.shape = shape(word);
            return fact;
        }
    }
    fact.lists = lists(doc.classes(i));
    if !doc.bytes(i).is_ascii() {
        // "José": the lists of names have no accents.
        fact.lists |= lists(Lexicon::english().folded(gazetteer.plain(doc.word(i))).classes()) & name_lists();
    }
    if !spelt(doc, i) {
        return fact;
    }
    let word = doc.word(i);
    fact.shape = shape(word);
    [_, fact.suffix, _] = suffixes(word);
    fact
}

/// Whether the letters of a token count.
fn spelt(doc: &Document, i: usize) -> bool {
    doc.kind(i) == TokenKind::Word && (doc.capital(i) || stretches::hyphened(doc, i) || doc.has(i, classes::NAME_LINKS))
}

fn inside(doc: &Document, i: usize) -> Inside {
    if !spelt(doc, i) {
        return Inside::default();
    }
    let word = doc.word(i);
    let [two, _, four] = suffixes(word);
    Inside { prefixes: prefixes(word), suffixes: [two, four], run: (0, 0), uses: doc.capital(i).then_some(0) }
}

fn prefixes(word: &str) -> [u32; 3] {
    if word.is_ascii() { affixes(word.bytes().map(small)) } else { affixes(word.chars().flat_map(letters::small).map(u32::from)) }
}

fn suffixes(word: &str) -> [u32; 3] {
    if word.is_ascii() { affixes(word.bytes().rev().map(small)) } else { affixes(word.chars().rev().flat_map(letters::small).map(u32::from)) }
}

fn small(letter: u8) -> u32 {
    u32::from(letter.to_ascii_lowercase())
}

/// The hashes of the first two, three and four letters; 0 where there are no more.
fn affixes(mut letters: impl Iterator<Item = u32>) -> [u32; 3] {
    let mut hash = letters.next().map_or(SEED, |letter| step(SEED, letter));
    std::array::from_fn(|_| {
        let letter = letters.next()?;
        hash = step(hash, letter);
        Some(hash)
    })
    .map(|affix| affix.unwrap_or(0))
}

/// One spelling for marks that are typed in several ways.
fn plain<'w>(doc: &Document, i: usize, kind: TokenKind, word: &'w str) -> &'w str {
    match kind {
        TokenKind::Possessive => "'s",
        TokenKind::Mark if matches!(word, "'" | "’") => "'",
        TokenKind::Mark => "\"",
        TokenKind::Dash if doc.tokens.get(i).is_some_and(|t| t.spaced()) => "--",
        TokenKind::Dash => "-",
        TokenKind::Number => "0",
        _ => word,
    }
}

/// The bits of [`Fact::lists`] for four classes at a time: for each sixteenth of the set, for each value that it may have.
static LISTS_OF: [[u32; 16]; 16] = lists_of();

#[expect(clippy::indexing_slicing, reason = "bounded by the loops; a constant function can do no other")]
const fn lists_of() -> [[u32; 16]; 16] {
    let mut table = [[0; 16]; 16];
    let mut list = 0;
    while list < LISTS.len() {
        let class = LISTS[list].bits().trailing_zeros() as usize;
        let mut value = 0;
        while value < 16 {
            if value >> (class & 3) & 1 != 0 {
                table[class >> 2][value] |= 1 << list;
            }
            value += 1;
        }
        list += 1;
    }
    table
}

fn lists(classes: Classes) -> u32 {
    let mut rest = classes.bits();
    let mut lists = 0;
    // Most words have no class at all, or few.
    for table in &LISTS_OF {
        if rest == 0 {
            break;
        }
        lists |= table.get((rest & 15) as usize).copied().unwrap_or(0);
        rest >>= 4;
    }
    lists
}

fn name_lists() -> u32 {
    list_bit(classes::GIVEN_FEMALE) | list_bit(classes::GIVEN_MALE) | list_bit(classes::SURNAMES)
}

/// The bits of [`Fact::lists`] for a class of [`LISTS`].
#[expect(clippy::indexing_slicing, reason = "bounded by the loop; a constant function can do no other")]
pub(super) const fn list_bit(list: Classes) -> u32 {
    let mut bit = 0;
    while bit < LISTS.len() {
        if LISTS[bit].bits() == list.bits() {
            return 1 << bit;
        }
        bit += 1;
    }
    0
}

/// X for a capital, x for a small letter, 0 for a digit, the character itself for others; a third of a kind is left out.
fn shape(word: &str) -> u32 {
    let mut h = SEED;
    count::steps(word.len());
    let (mut last, mut times) = ('\0', 0);
    for c in word.chars() {
        let kind = if letters::is_punctuation(c) {
            c
        } else if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        times = if kind == last { times + 1 } else { 1 };
        last = kind;
        if times <= 2 {
            h = step(h, u32::from(kind));
        }
    }
    h
}

/// `inside` are those of the stretch's tokens.
fn mark_runs(doc: &Document, stretch: &Range<usize>, inside: &mut [Inside]) {
    let mut start = stretch.start;
    while start < stretch.end {
        let joined = |i: usize| doc.capital(i) || doc.kind(i) == TokenKind::Number || doc.kind(i) == TokenKind::Dash || stretches::hyphened(doc, i);
        let mut end = start + 1;
        if joined(start) {
            while end < stretch.end && joined(end) {
                end += 1;
            }
        }
        for (i, inside) in (start..end).zip(inside.get_mut(start - stretch.start..).unwrap_or_default()) {
            count::step();
            inside.run = ((i - start) as u32, (end - i) as u32);
        }
        start = end;
    }
}

/// The bits of the lists of given names in [`Fact::lists`].
pub(super) fn given() -> u32 {
    list_bit(classes::GIVEN_FEMALE) | list_bit(classes::GIVEN_MALE)
}

/// A gazetteer's tag as numbers: the kind and whether inside the name; and with the name's length, the place's size, and
/// whether it is one of several.
fn place_codes(tag: &Tag) -> (u8, u16) {
    let Some(kind) = tag.kind else { return (0, 0) };
    let size = match tag.size {
        0 => 0,
        1..8 => 1,
        8..10 => 2,
        _ => 3,
    };
    let coarse = 1 + kind as u8 + Fact::INSIDE_PLACE * u8::from(tag.inside);
    (coarse, u16::from(coarse) + 16 * (u16::from(tag.tokens.min(2)) + 3 * (size + 4 * u16::from(tag.places > 1))))
}
