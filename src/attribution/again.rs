//! Attribution after an edit: the cues near it are heard again, and those behind only where something is told otherwise by then.

use std::ops::Range;

use super::cast::{Heard, NAMES_BACK, RECENT, TOO_FAR};
use super::{Cast, Own, Told, by_own_sentences};
use crate::entities::{Entities, Entity};
use crate::near::{Near, Still};
use crate::quotes::marked;
use crate::syntax::Scene;
use crate::text::Replaced;

/// What the last reading found that the next may need.
#[derive(Default)]
pub(crate) struct Kept {
    heard: Heard,
    own: Own,
    /// Whether the text was a script, whose quotes begin behind their labels.
    script: bool,
}

impl Kept {
    /// What a reading found: its cast, of which what quotes told is left out, and what the sentences of its quotes told.
    pub(crate) fn of(cast: Cast, own: Own, near: &Near) -> Self {
        let mut heard = cast.heard;
        heard.described.truncate(heard.by_cues);
        Self { heard, own, script: marked::is_script(&near.marked) }
    }

    /// The same as [`Told::of`], given what an edit replaced and what is as it was.
    pub(crate) fn again<'e>(self, scene: &Scene, near: &Near, named: &'e Entities, still: &Still, replaced: &Replaced) -> Told<'e> {
        if !still.mentions || self.heard.turned {
            return Told::of(scene, near, named);
        }
        let (mut cast, heard) = hear(scene, near, named, self.heard, still.anew.clone(), replaced);
        let quotes = marked::quotes(scene.doc, &near.marked);
        // The quotes of what was a script, or has become one, are others.
        let anew = if marked::is_script(&near.marked) == self.script { heard } else { 0..usize::MAX };
        // Those behind are as many as they were, counted from the end.
        let (before, to) = (quotes.partition_point(|quote| quote.tokens.start < anew.start), quotes.partition_point(|quote| quote.tokens.start < anew.end));
        let gone = self.own.attributions.len() as isize - quotes.len() as isize;
        let Own { mut attributions, asked } = self.own;
        for attribution in attributions.iter_mut().skip(to.wrapping_add_signed(gone)).flatten() {
            for tokens in [&mut attribution.cue, &mut attribution.mention].into_iter().flatten() {
                *tokens = replaced.now_range(tokens);
            }
        }
        let own = by_own_sentences(scene, &quotes, &near.cues, &mut cast, |q| {
            let was = if q < before { q } else if q >= to { q.wrapping_add_signed(gone) } else { return None };
            attributions.get(was).filter(|_| asked.binary_search(&was).is_err()).cloned()
        });
        Told { cast, quotes, own }
    }
}

/// Hears those cues again that may tell something else, given the paragraphs that were read again: those in them, and those behind
/// until all is remembered as it was. With it come the tokens from the first of them to the first that was not heard.
fn hear<'e>(scene: &Scene, near: &Near, named: &'e Entities, mut kept: Heard, anew: Range<usize>, replaced: &Replaced) -> (Cast<'e>, Range<usize>) {
    let mut cast = Cast::from(named);
    let mut next = near.cues.partition_point(|placed| placed.cue.tokens.start < anew.start);
    let old = kept.split(next, anew.start);
    cast.take(kept);

    let (mut described, mut same) = (old.described.into_iter().peekable(), cast.heard.described.len());
    for paragraph in scene.doc.paragraphs.get(out_of_sight(scene, anew.end)..).unwrap_or_default() {
        let to = near.cues.partition_point(|placed| placed.cue.tokens.start < paragraph.start);
        cast.hear(scene, near.cues.get(next..to).unwrap_or_default());
        next = to;
        let before = replaced.before(paragraph.start);
        let mut alike = !cast.heard.turned;
        while let Some(was) = described.next_if(|(was, _)| was.name.start < before) {
            alike &= moved(was, replaced).is_some_and(|is| cast.heard.described.get(same) == Some(&is));
            same += 1;
        }
        // Whoever is described otherwise may be meant anywhere behind.
        if !alike || same != cast.heard.described.len() {
            break;
        }
        let spoke = old.recent.partition_point(|&(_, mention)| mention < before);
        let last = old.recent.get(spoke.saturating_sub(RECENT)..spoke).unwrap_or_default().iter().map(|&(entity, mention)| (entity, replaced.now(mention)));
        let is_last = cast.heard.recent.len().checked_sub(RECENT).and_then(|from| cast.heard.recent.get(from..)).unwrap_or_default();
        if is_last.first().is_some_and(|&(_, mention)| mention >= anew.end) && is_last.iter().copied().eq(last) {
            let passed = old.voices.len().saturating_sub(near.cues.len() - next);
            cast.take(Heard {
                described: described.filter_map(|was| moved(was, replaced)).collect(),
                voices: old.voices.get(passed..).unwrap_or_default().to_vec(),
                recent: old.recent.iter().skip(spoke).map(|&(entity, mention)| (entity, replaced.now(mention))).collect(),
                ..Heard::default()
            });
            return (cast, anew.start..paragraph.start);
        }
    }
    cast.hear(scene, near.cues.get(next..).unwrap_or_default());
    (cast, anew.start..usize::MAX)
}

/// Somebody who was described in words that were not touched, where they stand now.
fn moved((mut described, noun): (Entity, u64), replaced: &Replaced) -> Option<(Entity, u64)> {
    let name = &described.name;
    let far = name.end <= replaced.gone.start || name.start >= replaced.gone.end;
    far.then(|| {
        described.shift(replaced);
        (described, noun)
    })
}

/// The first paragraph behind some tokens from which no pronoun and no "the company" looks back so far.
fn out_of_sight(scene: &Scene, end: usize) -> usize {
    let sentence = scene.doc.sentences.get(scene.doc.sentence_of(end) + TOO_FAR).map(|sentence| sentence.start);
    let names = scene.names.partition_point(|name| name.tokens.start < end);
    let name = scene.names.get(names + NAMES_BACK).map(|name| name.tokens.end);
    let far = sentence.zip(name).map_or(usize::MAX, |(sentence, name)| sentence.max(name));
    scene.doc.paragraphs.partition_point(|paragraph| paragraph.start < far)
}
