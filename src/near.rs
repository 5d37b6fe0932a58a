//! What stands near a part of a text tells of it: mentions by name, cues, marked quotes, reported speech. None of these looks
//! further than its paragraph and a few words beside it, so that where an edit was far away all of it stays.

use std::ops::Range;

use crate::count;
use crate::entities::{self, Mention};
use crate::gazetteer::{EntryId, Gazetteer};
use crate::names::{Label, Name, Renewed, names_in};
use crate::places;
use crate::quotes::marked::{self, Marked};
use crate::quotes::reported::{self, Reported};
use crate::syntax::{self, Placed, Scene};
use crate::text::{Document, Replaced, Stale, replace, within};

/// How many tokens beside a paragraph anything looks at that is read of it.
pub(crate) const REACH: usize = 64;

/// Of so many tokens, as a power of two, one is a cue at the most in articles full of quotes: there room is made for.
const FEW_CUES: u32 = 4;

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
    /// What else tells of countries and divisions ([`places::hints`]), each with its token.
    pub hints: Vec<(usize, EntryId)>,
}

impl Near {
    /// Reads a whole text. Reported speech only where it is asked for.
    pub fn of(scene: &Scene, indirect: bool, gazetteer: &Gazetteer) -> Near {
        // Lists that grow by turns would leave holes between each other, in which a long text has no room.
        let mut near = Near {
            mentions: Vec::with_capacity(scene.names.len()),
            cues: Vec::with_capacity(scene.doc.tokens.len() >> FEW_CUES),
            marked: Vec::with_capacity(scene.doc.quotations.len()),
            places: Vec::with_capacity(scene.names.iter().filter(|name| name.label == Label::Place).count()),
            ..Near::default()
        };
        for tokens in scene.doc.portions(&(0..scene.doc.tokens.len())) {
            near.read(scene, &tokens, indirect, gazetteer);
        }
        near
    }

    /// Frees what is not read once it is known whom the names mean and which places they are.
    pub(crate) fn settle(&mut self) {
        (self.places, self.hints) = Default::default();
        self.mentions.iter_mut().for_each(Mention::forget);
    }

    /// Adds what some whole paragraphs have, behind all that is there.
    fn read(&mut self, scene: &Scene, tokens: &Range<usize>, indirect: bool, gazetteer: &Gazetteer) {
        let cues = self.cues.len();
        let names = within(scene.names, tokens, |name| name.tokens.start);
        places::mentions(scene.doc, scene.names, names.clone(), gazetteer, &mut self.places);
        places::hints(scene.doc, scene.names.get(names.clone()).unwrap_or_default(), tokens.clone(), gazetteer, &mut self.hints);
        entities::mentions(scene, names, &mut self.mentions);
        syntax::cues(scene, within(&scene.doc.sentences, tokens, |sentence| sentence.start), &mut self.cues);
        marked::look(scene, within(&scene.doc.quotations, tokens, |quotation| quotation.open), &mut self.marked);
        if indirect {
            reported::find(scene, &self.cues, cues, &mut self.reported);
        }
    }

    /// Reads a text again of which something was replaced, and some names are others than they were. What stands before all of
    /// that is not touched.
    pub(crate) fn again(&mut self, scene: &Scene, renewed: &Renewed, tight: &Replaced, indirect: bool, gazetteer: &Gazetteer) -> Still {
        let replaced = &tight.around(scene.doc, REACH);
        let pieces = stale(scene.doc, scene.names, renewed, replaced).pieces(scene.doc, replaced);
        let mut read = pieces.iter().filter(|piece| piece.stale).map(|piece| &piece.now);
        let first = read.next().map_or(0..0, Range::clone);
        let mut still = Still { mentions: true, places: true, anew: first.start..read.next_back().map_or(first.end, |last| last.end) };
        let (mut mentions, mut cues, mut marked) = (Passed::of(&mut self.mentions), Passed::of(&mut self.cues), Passed::of(&mut self.marked));
        let (mut reported, mut places, mut hints) = (Passed::of(&mut self.reported), Passed::of(&mut self.places), Passed::of(&mut self.hints));
        // How many of the old cues are passed.
        let mut old_cues = 0;
        for piece in pieces {
            let (end, stale, by) = (piece.before.end, piece.stale, piece.by());
            let mut came = Near::default();
            if stale {
                came.read(scene, &piece.now, indirect, gazetteer);
                came.reported.iter_mut().for_each(|reported| reported.shift(0, cues.at as isize));
                let (old, now) = (mentions.upcoming(|mention| mention.tokens.start < end), &came.mentions);
                still.mentions &= old.len() == now.len() && old.iter().zip(now).all(|(old, now)| old.is_still(now, tight));
                let (old, now) = (places.upcoming(|place| place.tokens.start < end), &mut came.places);
                still.places &= old.len() == now.len() && old.iter().zip(now).all(|(old, now)| old.is_like(now, scene.doc, gazetteer));
                let (old, now) = (hints.upcoming(|hint| hint.0 < end), &came.hints);
                still.places &= old.iter().map(|hint| hint.1).eq(now.iter().map(|hint| hint.1));
            }
            let names = |names: &[Name], tokens| within(names, tokens, |name| name.tokens.start).start as isize;
            let name_by = names(scene.names, &piece.now) - names(&renewed.before, &piece.before);
            let cue_by = cues.at as isize - old_cues as isize;
            let sentence_by = cues.next().map_or(0, |first| scene.doc.sentence_of(first.cue.tokens.start.wrapping_add_signed(by)) as isize - first.sentence as isize);
            let moves = by != 0;
            mentions.pass(|mention| mention.tokens.start < end, stale, came.mentions, moves, |mention| mention.shift(by));
            let cues_move = moves || name_by != 0 || sentence_by != 0;
            old_cues += cues.pass(|placed| placed.cue.tokens.start < end, stale, came.cues, cues_move, |placed| placed.shift(by, name_by, sentence_by));
            marked.pass(|marked| marked.tokens.start < end, stale, came.marked, moves, |marked| marked.shift(by));
            reported.pass(|reported| reported.cue < old_cues, stale, came.reported, moves || cue_by != 0, |reported| reported.shift(by, cue_by));
            places.pass(|place| place.tokens.start < end, stale, came.places, moves, |place| place.shift(by));
            hints.pass(|hint| hint.0 < end, stale, came.hints, moves, |hint| hint.0 = hint.0.wrapping_add_signed(by));
        }
        still
    }
}

/// What is still as it was before an edit, but for where it stands.
pub(crate) struct Still {
    /// The mentions by name: the same names of the same entities.
    pub(crate) mentions: bool,
    /// What is known of each mention of a place, and the hints.
    pub(crate) places: bool,
    /// From the first to the last of the paragraphs that were read again, as tokens: what was replaced is among them.
    pub(crate) anew: Range<usize>,
}

/// A list, in order, of which the first so many things are as they should be.
struct Passed<'l, T> {
    list: &'l mut Vec<T>,
    at: usize,
}

impl<'l, T> Passed<'l, T> {
    fn of(list: &'l mut Vec<T>) -> Self {
        Self { list, at: 0 }
    }

    fn next(&self) -> Option<&T> {
        self.list.get(self.at)
    }

    /// The next things as long as they belong to a piece.
    fn upcoming(&self, belongs: impl Fn(&T) -> bool) -> &[T] {
        let next = self.list.get(self.at..).unwrap_or_default();
        next.get(..next.partition_point(belongs)).unwrap_or_default()
    }

    /// Passes the next things as long as they belong to a piece: puts what came in their place if they are stale, and shifts them
    /// otherwise where anything moves. Returns how many they were.
    fn pass(&mut self, belongs: impl Fn(&T) -> bool, stale: bool, came: Vec<T>, moves: bool, shift: impl Fn(&mut T)) -> usize {
        let passed = self.upcoming(belongs).len();
        let things = self.at..self.at + passed;
        self.at += if stale { came.len() } else { passed };
        if stale {
            replace(self.list, things, came);
        } else if moves {
            count::steps(passed);
            self.list.get_mut(things).unwrap_or_default().iter_mut().for_each(shift);
        }
        passed
    }
}

/// The paragraphs that have anything near that is not as it was.
fn stale(doc: &Document, names: &[Name], renewed: &Renewed, replaced: &Replaced) -> Stale {
    let mut stale = Stale::default();
    let pieces = || renewed.pieces.iter().filter(|piece| piece.stale);
    let mut old = pieces().flat_map(|piece| names_in(&renewed.before, &piece.before)).peekable();
    let mut new = pieces().flat_map(|piece| names_in(names, &piece.now)).peekable();
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
