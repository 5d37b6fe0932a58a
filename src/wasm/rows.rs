//! An analysis as one row of numbers and a row of texts, of which `rows.js` makes objects: one call for all of them, and each
//! text handed over once, however often it is said.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::table::{self, Table};
use crate::{Analysis, Candidate, Person, Place, PlaceKind, Quote, QuoteKind, Rule, Span, Speaker, SpeakerKind};

#[wasm_bindgen(module = "/src/wasm/rows.js")]
extern "C" {
    /// The analysis that was written as [`Rows`].
    pub fn objects(numbers: &[i32], reals: &[f64], texts: &str, kinds: &JsValue) -> JsValue;
}

/// The words of the contract, in the order of their numbers.
#[derive(Serialize)]
pub struct Kinds {
    quotes: [QuoteKind; QuoteKind::ALL.len()],
    rules: [Rule; Rule::ALL.len()],
    speakers: [SpeakerKind; SpeakerKind::ALL.len()],
    places: [PlaceKind; PlaceKind::ALL.len()],
}

impl Kinds {
    pub const ALL: Kinds = Kinds { quotes: QuoteKind::ALL, rules: Rule::ALL, speakers: SpeakerKind::ALL, places: PlaceKind::ALL };
}

/// What `objects` makes an analysis of.
#[derive(Default)]
pub struct Rows {
    /// A list begins with its length; what is not there is the least number. No text has more bytes than these count.
    numbers: Vec<i32>,
    /// What is no whole number, in order; what is not there is not a number.
    reals: Vec<f64>,
    /// The texts that numbers are indexes into.
    texts: Vec<String>,
    /// Where a text stands among them, from 1 on.
    known: Table<u32>,
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

    /// The numbers, first of all where each text ends in UTF-16 code units; what is no whole number; the texts one behind the other.
    pub fn in_one(self) -> (Vec<i32>, Vec<f64>, String) {
        let mut numbers = Vec::with_capacity(1 + self.texts.len() + self.numbers.len());
        numbers.push(self.texts.len() as i32);
        let mut end = 0;
        numbers.extend(self.texts.iter().map(|text| {
            end += text.encode_utf16().count() as i32;
            end
        }));
        numbers.extend(self.numbers);
        (numbers, self.reals, self.texts.concat())
    }

    fn list<T>(&mut self, items: Vec<T>, write: impl Fn(&mut Rows, T)) {
        self.number(items.len() as u32);
        items.into_iter().for_each(|item| write(self, item));
    }

    fn quote(&mut self, quote: Quote) {
        self.span(Some(quote.span));
        self.number(quote.kind as u8);
        self.number(quote.group);
        self.span(quote.cue);
        self.span(quote.mention);
        self.optional(quote.speaker);
        self.reals.push(quote.confidence);
        self.number(quote.rule as u8);
    }

    fn speaker(&mut self, speaker: Speaker) {
        self.text(speaker.name);
        self.text_if_any(speaker.role);
        self.number(speaker.kind as u8);
        self.list(speaker.mentions, |rows, mention| rows.span(Some(mention)));
    }

    fn place(&mut self, place: Place) {
        self.span(Some(place.span));
        self.text(place.name);
        self.number(place.kind as u8);
        self.text_if_any(place.country);
        self.reals.extend([place.lat, place.lon].map(|degrees| degrees.unwrap_or(f64::NAN)));
        self.optional(place.geonames);
        self.reals.push(place.confidence);
        self.number(u8::from(place.candidates.is_some()));
        if let Some(candidates) = place.candidates {
            self.list(candidates, Rows::candidate);
        }
    }

    fn candidate(&mut self, candidate: Candidate) {
        self.text(candidate.name);
        self.number(candidate.kind as u8);
        self.text_if_any(candidate.country);
        self.reals.extend([candidate.lat, candidate.lon]);
        self.optional(candidate.geonames);
        self.reals.push(candidate.likelihood);
    }

    fn person(&mut self, person: Person) {
        self.span(Some(person.span));
        self.optional(person.speaker);
    }

    fn span(&mut self, span: Option<Span>) {
        self.optional(span.map(Span::start));
        self.optional(span.map(Span::end));
    }

    /// The number of a text; one that another stands in the place of is handed over again.
    fn text(&mut self, text: String) {
        let next = self.texts.len() as u32;
        let known = self.known.of(table::key(&text));
        let at = known.as_ref().map_or(0, |known| **known as usize).checked_sub(1).filter(|at| self.texts.get(*at) == Some(&text));
        if at.is_none() {
            known.into_iter().for_each(|known| *known = next + 1);
            self.texts.push(text);
        }
        self.number(at.map_or(next, |at| at as u32));
    }

    fn text_if_any(&mut self, text: Option<String>) {
        match text {
            Some(text) => self.text(text),
            None => self.optional(None),
        }
    }

    fn optional(&mut self, value: Option<u32>) {
        self.numbers.push(value.map_or(i32::MIN, |value| value as i32));
    }

    fn number(&mut self, value: impl Into<u32>) {
        self.optional(Some(value.into()));
    }
}
