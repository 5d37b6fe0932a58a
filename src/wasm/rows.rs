//! An analysis as one row of numbers and a list of words, of which `rows.js` makes objects: one call for all of them, and each
//! word handed over once, however often it is said.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::table::{self, Table};
use crate::{Analysis, Candidate, Person, Place, PlaceKind, Quote, QuoteKind, Rule, Span, Speaker, SpeakerKind};

#[wasm_bindgen(module = "/src/wasm/rows.js")]
extern "C" {
    /// The analysis that was written as [`Rows`].
    pub fn objects(numbers: &[f64], words: &JsValue) -> JsValue;
}

/// What `objects` makes an analysis of.
#[derive(Default)]
pub struct Rows {
    /// A list begins with its length; what is not there is no number.
    pub numbers: Vec<f64>,
    /// The words that numbers are indexes into.
    pub words: Vec<Word>,
    /// Where a word stands among them, from 1 on.
    known: Table<u32>,
}

/// A word of an analysis.
#[derive(PartialEq, Serialize)]
#[serde(untagged)]
pub enum Word {
    Text(String),
    Quote(QuoteKind),
    Rule(Rule),
    Speaker(SpeakerKind),
    Place(PlaceKind),
}

impl Word {
    fn key(&self) -> u64 {
        match self {
            Word::Text(text) => table::key(text),
            Word::Quote(kind) => 0x100 | *kind as u64,
            Word::Rule(rule) => 0x200 | *rule as u64,
            Word::Speaker(kind) => 0x300 | *kind as u64,
            Word::Place(kind) => 0x400 | *kind as u64,
        }
    }
}

impl Rows {
    /// Writes an analysis.
    pub fn of(analysis: Analysis) -> Rows {
        let mut rows = Rows::default();
        rows.list(analysis.quotes, Rows::quote);
        rows.list(analysis.speakers, Rows::speaker);
        rows.list(analysis.places, Rows::place);
        rows.list(analysis.persons, Rows::person);
        rows
    }

    fn list<T>(&mut self, items: Vec<T>, write: impl Fn(&mut Rows, T)) {
        self.numbers.push(items.len() as f64);
        items.into_iter().for_each(|item| write(self, item));
    }

    fn quote(&mut self, quote: Quote) {
        self.span(Some(quote.span));
        self.word(Word::Quote(quote.kind));
        self.number(quote.group);
        self.span(quote.cue);
        self.span(quote.mention);
        self.optional(quote.speaker);
        self.number(quote.confidence);
        self.word(Word::Rule(quote.rule));
    }

    fn speaker(&mut self, speaker: Speaker) {
        self.word(Word::Text(speaker.name));
        self.text(speaker.role);
        self.word(Word::Speaker(speaker.kind));
        self.list(speaker.mentions, |rows, mention| rows.span(Some(mention)));
    }

    fn place(&mut self, place: Place) {
        self.span(Some(place.span));
        self.word(Word::Text(place.name));
        self.word(Word::Place(place.kind));
        self.text(place.country);
        self.optional(place.lat);
        self.optional(place.lon);
        self.optional(place.geonames);
        self.number(place.confidence);
        match place.candidates {
            Some(candidates) => self.list(candidates, Rows::candidate),
            None => self.number(NOTHING),
        }
    }

    fn candidate(&mut self, candidate: Candidate) {
        self.word(Word::Text(candidate.name));
        self.word(Word::Place(candidate.kind));
        self.text(candidate.country);
        self.number(candidate.lat);
        self.number(candidate.lon);
        self.optional(candidate.geonames);
        self.number(candidate.likelihood);
    }

    fn person(&mut self, person: Person) {
        self.span(Some(person.span));
        self.optional(person.speaker);
    }

    fn span(&mut self, span: Option<Span>) {
        self.optional(span.map(Span::start));
        self.optional(span.map(Span::end));
    }

    fn text(&mut self, text: Option<String>) {
        match text {
            Some(text) => self.word(Word::Text(text)),
            None => self.number(NOTHING),
        }
    }

    /// The number of a word; one that another stands in the place of is handed over again.
    fn word(&mut self, word: Word) {
        let next = self.words.len() as u32;
        let known = self.known.of(word.key());
        let at = known.as_ref().map_or(0, |known| **known as usize).checked_sub(1).filter(|at| self.words.get(*at) == Some(&word));
        if at.is_none() {
            known.into_iter().for_each(|known| *known = next + 1);
            self.words.push(word);
        }
        self.number(at.map_or(next, |at| at as u32));
    }

    fn optional(&mut self, value: Option<impl Into<f64>>) {
        self.number(value.map_or(NOTHING, Into::into));
    }

    fn number(&mut self, value: impl Into<f64>) {
        self.numbers.push(value.into());
    }
}

/// What is not there.
const NOTHING: f64 = f64::NAN;
