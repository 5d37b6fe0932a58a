//! What stands near a part of a text tells of it: mentions by name, cues, marked quotes, reported speech. None of these looks
//! further than its paragraph and a few words beside it, so that where an edit was far away all of it stays.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::count;
use crate::entities::{self, Mention};
use crate::gazetteer::{EntryId, Gazetteer};
use crate::names::Name;
use crate::places;
use crate::quotes::marked::{self, Marked};
use crate::quotes::reported::{self, Reported};
use crate::syntax::{self, Placed, Scene};
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

    /// Reads a text again of which something was replaced, and some names are others than they were.
    pub(crate) fn again(&mut self, scene: &Scene, names_before: &[Name], replaced: &Replaced, indirect: bool, gazetteer: &Gazetteer) {
        let replaced = &replaced.around(scene.doc, REACH);
        let old = std::mem::take(self);
        let (mut mentions, mut cues) = (old.mentions.into_iter().peekable(), old.cues.into_iter().peekable());
        let (mut marked, mut reported) = (old.marked.into_iter().peekable(), old.reported.into_iter().peekable());
        let (mut places, mut demonyms) = (old.places.into_iter().peekable(), old.demonyms.into_iter().peekable());
        // How many of the old cues are passed.
        let mut passed = 0;
        for piece in stale(scene.doc, scene.names, names_before, replaced).pieces(scene.doc, replaced) {
            let (end, kept, by) = (piece.before.end, !piece.stale, piece.by());
            let names = |names: &[Name], tokens| within(names, tokens, |name| name.tokens.start).start as isize;
            let name_by = names(scene.names, &piece.now) - names(names_before, &piece.before);
            let cue_by = self.cues.len() as isize - passed as isize;
            take(&mut mentions, |mention| mention.tokens.start < end, |mention| mention.shift(by), kept.then_some(&mut self.mentions));
            passed += take(&mut cues, |placed| placed.cue.tokens.start < end, |placed| placed.shift(by, name_by, scene.doc), kept.then_some(&mut self.cues));
            take(&mut marked, |marked| marked.tokens.start < end, |marked| marked.shift(by), kept.then_some(&mut self.marked));
            take(&mut reported, |reported| reported.cue < passed, |reported| reported.shift(by, cue_by), kept.then_some(&mut self.reported));
            take(&mut places, |place| place.tokens.start < end, |place| place.shift(by), kept.then_some(&mut self.places));
            take(&mut demonyms, |demonym| demonym.0 < end, |demonym| demonym.0 = demonym.0.wrapping_add_signed(by), kept.then_some(&mut self.demonyms));
            if piece.stale {
                self.read(scene, &piece.now, indirect, gazetteer);
            }
        }
    }
}

/// Takes things as long as they belong to a piece, and keeps them, shifted, where there is somewhere to. Returns how many.
fn take<T>(things: &mut Peekable<IntoIter<T>>, belongs: impl Fn(&T) -> bool, shift: impl Fn(&mut T), mut to: Option<&mut Vec<T>>) -> usize {
    let mut taken = 0;
    while let Some(mut thing) = things.next_if(&belongs) {
        taken += 1;
        if let Some(to) = &mut to {
            shift(&mut thing);
            to.push(thing);
        }
    }
    taken
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
            stale.add(doc, &came, 0);
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
