//! The article as a whole: a name seen clearly once settles its doubtful repeats.

use std::borrow::Cow;
use std::ops::Range;

use super::{evidence, headlines};
use super::facts::{Fact, Facts, Stretch, given, list_bit};
use super::kept::Kept;
use super::standing::Standing;
use super::{Label, Name};
use crate::count;
use crate::hash::{SEED, step};
use crate::lexicon::classes;
use crate::order;
use crate::table::Table;
use crate::text::Document;

/// What is known of the names of an article, by their words ([`key`]).
pub(super) type Known = Table<Naming>;

/// What the article's names make of one word or run of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Naming {
    /// The margins of the names that are exactly this, for each label.
    pub(super) margins: [i32; 3],
    /// How many persons' full names end with this word.
    pub(super) surname: u32,
    /// How many persons' full names begin with this word.
    given: u32,
    /// How many places of this name stand behind "in", "from" and the like.
    located: u32,
}

impl Naming {
    /// The label with the largest margins, if any name is exactly this.
    #[expect(clippy::indexing_slicing, reason = "a label is below the number of labels")]
    pub(super) fn best(&self) -> Option<Label> {
        let most = Label::ALL.into_iter().fold(Label::Person, |best, l| if self.margins[l as usize] > self.margins[best as usize] { l } else { best });
        (self.margins[most as usize] > 0).then_some(most)
    }
}

/// What a name counts for beside its margin: repeats count even where each was a close call.
const REPEAT: i32 = 10;

/// How often the margins of one label must hold those of the others to overrule them.
const OVERRULES: i32 = 2;

/// Gathers what is known.
pub(super) fn known<'n>(facts: &Facts, names: impl Iterator<Item = &'n Name> + Clone) -> Known {
    // Each name, its first word and its last.
    let mut known: Known = Table::with_room(names.clone().count());
    for name in names {
        tell(facts, name, |word, told| {
            if let Some(naming) = known.of(word) {
                naming.add(told);
            }
        });
    }
    known
}

/// The same, to be kept for when the text changes.
#[derive(Default)]
pub(super) struct Namings {
    kept: Kept<Naming>,
}

impl Namings {
    /// Of all names of a text.
    pub(super) fn of(facts: &Facts, names: &[Name]) -> Self {
        let mut namings = Self::default();
        namings.count(facts, names, true);
        Self { kept: namings.kept.known() }
    }

    /// Counts names that came or are about to go.
    pub(super) fn count(&mut self, facts: &Facts, names: &[Name], came: bool) {
        for name in names {
            tell(facts, name, |word, told| self.kept.count(word, |naming| if came { naming.add(told) } else { naming.take(told) }));
        }
    }

    /// What is known of the names, which were all counted.
    pub(super) fn known(&self, facts: &Facts, names: &[Name]) -> Cow<'_, Known> {
        if self.kept.crowded { Cow::Owned(known(facts, names.iter())) } else { Cow::Borrowed(&self.kept.counts) }
    }

    /// Whether something else may be known than at the last look.
    pub(super) fn changed(&mut self) -> bool {
        !self.kept.changed(|naming| *naming).is_empty() || self.kept.crowded
    }
}

impl Naming {
    /// Adds what a name tells.
    fn add(&mut self, told: Naming) {
        self.margins.iter_mut().zip(told.margins).for_each(|(margin, more)| *margin += more);
        self.surname += told.surname;
        self.given += told.given;
        self.located += told.located;
    }

    /// Takes away what a name told.
    fn take(&mut self, told: Naming) {
        self.margins.iter_mut().zip(told.margins).for_each(|(margin, less)| *margin -= less);
        self.surname = self.surname.saturating_sub(told.surname);
        self.given = self.given.saturating_sub(told.given);
        self.located = self.located.saturating_sub(told.located);
    }
}

/// Calls `tell` with what a name tells of each of its words and of all of them.
#[expect(clippy::indexing_slicing, reason = "a label is below the number of labels")]
fn tell(facts: &Facts, name: &Name, mut tell: impl FnMut(u32, Naming)) {
    let (before, own) = facts.with_before(&name.tokens);
    if own.first().is_some_and(headlines::headline) {
        return;
    }
    let mut whole = Naming { located: u32::from(name.label == Label::Place && locative(before)), ..Naming::default() };
    whole.margins[name.label as usize] = (name.margin.max(0) + REPEAT).min(Name::SURE);
    tell(key(own), whole);
    if name.label == Label::Person
        && let [first, .., last] = own
    {
        tell(key(std::slice::from_ref(last)), Naming { surname: 1, ..Naming::default() });
        tell(key(std::slice::from_ref(first)), Naming { given: 1, ..Naming::default() });
    }
}

/// Gives names the labels that the article as a whole gives them, and adds those that the model did not see.
pub(super) fn settle(doc: &Document, facts: &Facts, tokens: &Range<usize>, names: &mut Vec<Name>, known: &Known) {
    for name in names.iter_mut() {
        let (before, own) = facts.with_before(&name.tokens);
        if let Some((known, first)) = known.get(key(own)).zip(own.first()) {
            name.label = relabel(before, first, name, known);
        }
    }
    let repeats = unnamed_repeats(doc, facts.stretches_in(tokens), facts, names, known);
    if !repeats.is_empty() {
        names.extend(repeats);
        order::by_number(names, |n| n.tokens.start as u64);
    }
}

/// What repeats of a name have in common, by the facts of its tokens.
pub(super) fn key(facts: &[Fact]) -> u32 {
    count::steps(facts.len());
    facts.iter().fold(SEED, |h, f| step(h, f.lower))
}

/// The label that the rest of the article gives a name.
#[expect(clippy::indexing_slicing, reason = "a label is below the number of labels")]
fn relabel(before: Option<&Fact>, first: &Fact, name: &Name, known: &Naming) -> Label {
    let locative = locative(before);
    if name.tokens.len() == 1 && name.label != Label::Person && !locative {
        // "Reyes" behind "Ana Reyes"; "Georgia" behind "Georgia Whitcombe", unless the place is in the article too.
        let unclaimed = first.place == 0 || known.located == 0;
        if unclaimed && (known.surname > 0 || known.given > 0 && first.lists & given() != 0) {
            return Label::Person;
        }
    }
    let own = known.margins[name.label as usize];
    let (best, most) = Label::ALL.into_iter().map(|l| (l, known.margins[l as usize])).fold((name.label, own), |b, n| if n.1 > b.1 { n } else { b });
    let others: i32 = known.margins.iter().sum::<i32>() - most;
    if best != name.label && name.margin < Name::SURE && most >= OVERRULES * others && !(locative && name.label == Label::Place) { best } else { name.label }
}

/// Whether what stands before a name is a preposition of place or an article.
fn locative(before: Option<&Fact>) -> bool {
    before.is_some_and(|b| b.lists & list_bit(classes::LOCATIVE) != 0 || b.lower == evidence::THE)
}

/// Takes names away that are but common words.
pub(super) fn leave_out_plain_words(facts: &Facts, names: &mut Vec<Name>) {
    names.retain(|name| !begins_plainly(facts, name));
}

/// Whether a name is but a common word that begins a sentence: it stands in small letters elsewhere, and nowhere inside a
/// sentence with a capital.
fn begins_plainly(facts: &Facts, name: &Name) -> bool {
    let plain = |first: &Fact| first.standing & Standing::SENTENCE_START != 0 && first.evidence.seen_small() && !first.evidence.seen_inside();
    name.tokens.len() == 1 && facts.get(name.tokens.start).is_some_and(plain)
}

/// Runs that no name covers and that are the same as a known name or surname.
fn unnamed_repeats(doc: &Document, stretches: &[Stretch], facts: &Facts, names: &[Name], known: &Known) -> Vec<Name> {
    let mut repeats = Vec::new();
    let mut covered = names.iter().peekable();
    for in_stretch in stretches {
        let stretch = &in_stretch.tokens;
        let mut i = stretch.start;
        while i < stretch.end {
            while covered.peek().is_some_and(|n| n.tokens.end <= i) {
                covered.next();
            }
            let free = covered.peek().map_or(stretch.end, |n| n.tokens.start).min(stretch.end);
            if free <= i {
                i = covered.peek().map_or(stretch.end, |n| n.tokens.end);
                continue;
            }
            let mut end = i + 1;
            while end < free && doc.capital(end) {
                end += 1;
            }
            // A run that goes on into a name is part of something else.
            if doc.capital(i) && !(end == free && free < stretch.end && doc.capital(free)) {
                let touches = i.checked_sub(1).is_some_and(|b| doc.capital(b));
                if !touches && let Some(label) = repeat(facts.in_stretch(in_stretch, &(i..end)), known) {
                    repeats.push(Name { tokens: i..end, label, margin: 0 });
                }
            }
            i = end;
        }
    }
    repeats
}

/// The label of an unnamed run, if the article's names settle it.
#[expect(clippy::indexing_slicing, reason = "a label is below the number of labels")]
fn repeat(run: &[Fact], known: &Known) -> Option<Label> {
    let first = run.first()?;
    let common = first.evidence.seen_small() || first.lists & list_bit(classes::FUNCTION_WORDS) != 0;
    let known = known.get(key(run))?;
    if common && (first.standing & (Standing::SENTENCE_START | Standing::TITLE_LINE | Standing::CAPS_LINE) != 0 || run.len() == 1) {
        return None;
    }
    let total: i32 = known.margins.iter().sum();
    if run.len() == 1 && known.surname > 0 && first.place == 0 {
        return Some(Label::Person);
    }
    Label::ALL.into_iter().find(|l| {
        let margin = known.margins[*l as usize];
        margin >= Name::SURE && margin >= OVERRULES * (total - margin)
    })
}
