//! [`Engine`]: a text that is read again while it is written.

use crate::analysis::{Analysis, Place};
use crate::attribution::{Kept, Told};
use crate::entities::Entities;
use crate::error::Error;
use crate::gazetteer::Gazetteer;
use crate::names::Names;
use crate::near::Near;
use crate::options::Options;
use crate::places::Decided;
use crate::span::Span;
use crate::syntax::Scene;
use crate::text::{Document, Structure};
use crate::{read, within};

/// Some of a text, and what comes in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit<'e> {
    /// What is replaced, in bytes of the text before the edit. Nothing where it is empty: the new words come in at its start.
    pub span: Span,
    /// What comes in its place.
    pub text: &'e str,
}

impl<'e> Edit<'e> {
    /// What makes one text of another: from the first character that differs to the last. For whoever has a text as it was and as it
    /// is, and was not told what happened between.
    pub fn between(before: &str, now: &'e str) -> Edit<'e> {
        let (old, new) = (before.as_bytes(), now.as_bytes());
        let boundary = |from: usize, way: isize| (0..4).map(|step| from.wrapping_add_signed(step * way)).find(|at| before.is_char_boundary(*at));
        let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
        let start = boundary(same, -1).unwrap_or(0);
        let most = old.len().min(new.len()) - start;
        let same = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
        let end = boundary(old.len() - same, 1).unwrap_or(old.len());
        let text = now.get(start..new.len() - (old.len() - end)).unwrap_or("");
        Edit { span: Span::new(start as u32, end as u32), text }
    }
}

/// Reads a text, and reads it again after each edit: only what an edit can change, with the same result as reading all of it.
///
/// ```
/// use voxmark::{Edit, Engine, Gazetteer, Options, Span, analyze};
///
/// let mut engine = Engine::new("“We leave at dawn,” Ana Reyes said.".to_owned(), Options::default(), Gazetteer::core())?;
/// // "at dawn" becomes "now".
/// engine.update(&Edit { span: Span::new(12, 19), text: "now" })?;
/// assert_eq!(engine.text(), "“We leave now,” Ana Reyes said.");
/// assert_eq!(engine.analysis(), &analyze(engine.text(), &Options::default())?);
/// # Ok::<(), voxmark::Error>(())
/// ```
pub struct Engine<'g> {
    text: String,
    options: Options,
    gazetteer: &'g Gazetteer,
    structure: Structure,
    names: Names,
    near: Near,
    entities: Entities,
    decided: Decided,
    kept: Kept,
    analysis: Analysis,
}

impl<'g> Engine<'g> {
    /// Reads a text for the first time, as [`crate::analyze_with`] does.
    ///
    /// # Errors
    ///
    /// [`Error::TooLong`] where `text` is longer than `options.max_bytes`.
    pub fn new(text: String, options: Options, gazetteer: &'g Gazetteer) -> Result<Self, Error> {
        within(&options, text.len())?;
        let doc = Document::read(&text);
        let names = Names::of(&doc, gazetteer);
        let scene = Scene::new(&doc, names.list());
        let mut near = Near::of(&scene, options.indirect, gazetteer);
        let entities = Entities::build(&doc, &near.mentions);
        let decided = Decided::of(&doc, &mut near.places, &near.hints, gazetteer);
        let places = decided.places(&doc, &near.places, gazetteer, options.candidates);
        let (analysis, kept) = finish(&scene, &near, Told::of(&scene, &near, &entities), places, &options);
        let structure = doc.structure;
        Ok(Self { text, options, gazetteer, structure, names, near, entities, decided, kept, analysis })
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was found in it.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// Reads the text again with an edit. The analysis is what [`crate::analyze_with`] gives for the new text.
    ///
    /// # Errors
    ///
    /// [`Error::Edit`] where the span does not lie on character boundaries of the text, [`Error::TooLong`] where the new text
    /// were longer than `options.max_bytes`. Then all is as it was.
    pub fn update(&mut self, edit: &Edit) -> Result<&Analysis, Error> {
        if self.text.get(edit.span.range()).is_none() {
            return Err(Error::Edit { start: edit.span.start(), end: edit.span.end() });
        }
        within(&self.options, self.text.len() - edit.span.len() as usize + edit.text.len())?;
        self.text.replace_range(edit.span.range(), edit.text);
        let now = Span::new(edit.span.start(), edit.span.start() + edit.text.len() as u32);
        let (doc, replaced, gone) = Document::read_again(&self.text, std::mem::take(&mut self.structure), edit.span, now);
        let renewed = self.names.again(&doc, self.gazetteer, &replaced, &gone);
        let scene = Scene::new(&doc, self.names.list());
        let still = self.near.again(&scene, &renewed, &replaced, self.options.indirect, self.gazetteer);
        if still.mentions {
            self.entities.shift(&replaced);
        } else {
            self.entities = Entities::build(&doc, &self.near.mentions);
        }
        let decided = still.places && self.decided.holds(&doc, &self.near.places);
        if !decided {
            self.decided = Decided::of(&doc, &mut self.near.places, &self.near.hints, self.gazetteer);
        }
        let untouched = |place: &Place| decided && (place.span.end() < edit.span.start() || edit.span.end() < place.span.start());
        let before = std::mem::take(&mut self.analysis.places).into_iter().map(|place| Some(place).filter(untouched));
        let places = self.decided.places_again(&doc, &self.near.places, self.gazetteer, self.options.candidates, before);
        let told = std::mem::take(&mut self.kept).again(&scene, &self.near, &self.entities, &still, &replaced);
        (self.analysis, self.kept) = finish(&scene, &self.near, told, places, &self.options);
        self.structure = doc.structure;
        Ok(&self.analysis)
    }
}

/// The analysis, and what of it the next edit may leave as it is.
fn finish(scene: &Scene, near: &Near, mut told: Told, places: Vec<Place>, options: &Options) -> (Analysis, Kept) {
    let own = told.own.clone();
    let analysis = read(scene, near, &mut told, places, options);
    (analysis, Kept::of(told.cast, own, near))
}
