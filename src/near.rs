//! What stands near a part of a text tells of it: mentions by name, cues, marked quotes, reported speech. None of these looks
//! further than its paragraph and a few words beside it, so that where an edit was far away all of it stays.

use std::ops::Range;

use crate::count;
use crate::entities::{self, Mention};
use crate::gazetteer::{EntryId, Gazetteer};
use crate::names::Name;
use crate::places;
use crate::quotes::marked::{self, Marked};
use crate::quotes::reported::{self, Reported};
use crate::syntax::{self, Head, Placed, Scene};
use crate::text::{Document, Replaced, Stale, within};

/// How many tokens beside a paragraph anything looks at that is read of it.
pub(crate) const REACH: usize = 64;

const _: () = assert!(entities::REACH <= REACH && places::REACH <= REACH);

/// All of it, each list in the order of the text.
#[derive(Debug, Default)]
pub struct Near {
    /// One for each name.
    pub mentions: Vec<Mention>,
    /// The cues with their sources.
    pub cues: Vec<Placed>,
    /// The outermost quotations.
    pub marked: Vec<Marked>,
    /// The content clauses of cues.
    pub reported: Vec<Reported>,
    /// One for each name of a place.
    pub places: Vec<places::Mention>,
    /// The countries of adjectives and peoples, each with its token.
    pub demonyms: Vec<(usize, EntryId)>,
}

impl Near {
    /// Reads a whole text. Reported speech only where it is asked for.
    pub fn of(scene: &Scene, indirect: bool, gazetteer: &Gazetteer) -> Near {
        let mut near = Near::default();
        near.read(scene, &(0..scene.doc.tokens.len()), indirect, gazetteer);
        near
    }

    /// Adds what some whole paragraphs have, behind all that is there.
    fn read(&mut self, scene: &Scene, tokens: &Range<usize>, indirect: bool, gazetteer: &Gazetteer) {
        let cues = self.cues.len();
        let names = within(scene.names, tokens, |name| name.tokens.start);
        places::mentions(scene.doc, scene.names.get(names.clone()).unwrap_or_default(), gazetteer, &mut self.places);
        places::demonyms(scene.doc, tokens.clone(), gazetteer, &mut self.demonyms);
        entities::mentions(scene, names, &mut self.mentions);
        syntax::cues(scene, within(&scene.doc.sentences, tokens, |sentence| sentence.start), &mut self.cues);
        marked::look(scene, within(&scene.doc.quotations, tokens, |quotation| quotation.open), &mut self.marked);
        if indirect {
            reported::find(scene, &self.cues, cues, &mut self.reported);
        }
    }

    /// Reads a text again of which some paragraphs were replaced, and some names are others than they were.
    pub(crate) fn again(&mut self, scene: &Scene, names_before: &[Name], replaced: &Replaced, indirect: bool, gazetteer: &Gazetteer) {
        let old = std::mem::take(self);
        let (mut mentions, mut cues) = (old.mentions.into_iter(), old.cues.into_iter());
        let (mut marked, mut reported) = (old.marked.into_iter().peekable(), old.reported.into_iter().peekable());
        let (mut places, mut demonyms) = (old.places.into_iter().peekable(), old.demonyms.into_iter().peekable());
        // How many of the old cues are passed.
        let mut passed = 0;
        for piece in stale(scene.doc, scene.names, names_before, replaced).pieces(scene.doc, replaced) {
            let names = within(names_before, &piece.before, |name| name.tokens.start);
            let its_cues = within(cues.as_slice(), &piece.before, |placed| placed.cue.tokens.start).len();
            let cues_before = passed..passed + its_cues;
            passed = cues_before.end;
            let (its_mentions, its_cues) = (mentions.by_ref().take(names.len()), cues.by_ref().take(its_cues));
            let its_marked = std::iter::from_fn(|| marked.next_if(|marked| marked.tokens.start < piece.before.end));
            let its_reported = std::iter::from_fn(|| reported.next_if(|reported| reported.cue < cues_before.end));
            let its_places = std::iter::from_fn(|| places.next_if(|place| place.tokens.start < piece.before.end));
            let its_demonyms = std::iter::from_fn(|| demonyms.next_if(|(token, _)| *token < piece.before.end));
            if piece.stale {
                its_mentions.for_each(drop);
                its_cues.for_each(drop);
                its_marked.for_each(drop);
                its_reported.for_each(drop);
                its_places.for_each(drop);
                its_demonyms.for_each(drop);
                self.read(scene, &piece.now, indirect, gazetteer);
                continue;
            }
            let by = piece.by();
            let name_by = within(scene.names, &piece.now, |name| name.tokens.start).start as isize - names.start as isize;
            let cue_by = self.cues.len() as isize - cues_before.start as isize;
            self.mentions.extend(its_mentions.map(|mut mention| {
                mention.shift(by);
                mention
            }));
            self.places.extend(its_places.map(|mut place| {
                place.shift(by);
                place
            }));
            self.demonyms.extend(its_demonyms.map(|(token, country)| (token.wrapping_add_signed(by), country)));
            self.cues.extend(its_cues.map(|placed| placed.shifted(by, name_by, scene.doc)));
            self.marked.extend(its_marked.map(|marked| marked.shifted(by)));
            self.reported.extend(its_reported.map(|reported| reported.shifted(by, cue_by)));
        }
    }
}

/// The paragraphs that have anything near that is not as it was.
fn stale(doc: &Document, names: &[Name], names_before: &[Name], replaced: &Replaced) -> Stale {
    let mut stale = Stale::default();
    let mut old = names_before.iter().peekable();
    let mut new = names.iter().peekable();
    let mut replaced_to_come = Some(replaced.came.clone());
    loop {
        count::step();
        while old.next_if(|name| replaced.gone.contains(&name.tokens.start)).is_some() {}
        while new.next_if(|name| replaced.came.contains(&name.tokens.start)).is_some() {}
        let moved = |tokens: &Range<usize>| if tokens.start < replaced.gone.start { tokens.clone() } else { replaced.moved_range(tokens) };
        let (was, is) = (old.peek().map(|name| moved(&name.tokens)), new.peek().map(|name| name.tokens.clone()));
        let at = [&was, &is].into_iter().flatten().map(|tokens| tokens.start).min();
        if let Some(came) = replaced_to_come.take_if(|came| at.is_none_or(|at| at >= came.start)) {
            stale.add(doc, &came, REACH);
        }
        let Some(at) = at else { break };
        let was_here = was.filter(|tokens| tokens.start == at).and_then(|tokens| Some((tokens, old.next()?.label)));
        let is_here = is.filter(|tokens| tokens.start == at).and_then(|tokens| Some((tokens, new.next()?.label)));
        if was_here != is_here {
            let ends = [was_here, is_here].into_iter().flatten().map(|(tokens, _)| tokens.end).max();
            stale.add(doc, &(at..ends.unwrap_or(at)), REACH);
        }
    }
    stale
}

impl Placed {
    /// The same cue where its text stands so many tokens further, and so many names.
    fn shifted(mut self, by: isize, name_by: isize, doc: &Document) -> Self {
        let shift = |token: usize| token.wrapping_add_signed(by);
        let shift_range = |tokens: &mut Range<usize>| *tokens = shift(tokens.start)..shift(tokens.end);
        shift_range(&mut self.cue.tokens);
        shift_range(&mut self.cue.source.tokens);
        self.cue.source.end = shift(self.cue.source.end);
        self.cue.source.head = match self.cue.source.head {
            Head::Pronoun(token) => Head::Pronoun(shift(token)),
            Head::Noun(token) => Head::Noun(shift(token)),
            Head::Name(name) => Head::Name(name.wrapping_add_signed(name_by)),
        };
        self.sentence = doc.sentence_of(self.cue.tokens.start);
        self
    }
}
