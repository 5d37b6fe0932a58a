//! Quotes, persons and mentions as rows of numbers, of which `rows.js` makes objects: one call for all of them.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{Analysis, Person, Place, Quote, QuoteKind, Rule, Span, Speaker};

#[wasm_bindgen(module = "/src/wasm/rows.js")]
extern "C" {
    /// Puts into the analysis what was taken from it.
    pub fn fill(analysis: &JsValue, numbers: &[f64], kinds: &JsValue, rules: &JsValue);
}

/// An analysis without what `fill` adds: the lists are there, in their order, and empty.
#[derive(Serialize)]
pub struct Rest {
    quotes: [(); 0],
    speakers: Vec<Speaker>,
    places: Vec<Place>,
    persons: [(); 0],
}

/// What `fill` makes objects of.
#[derive(Default)]
pub struct Rows {
    /// A list begins with its length; what is not there is below 0.
    pub numbers: Vec<f64>,
    /// The kinds that a quote's number is an index into.
    pub kinds: Vec<QuoteKind>,
    /// The rules, likewise.
    pub rules: Vec<Rule>,
}

/// What is not there.
const NOTHING: f64 = -1.0;

impl Rows {
    /// Takes the quotes, persons and mentions out of an analysis.
    pub fn take(analysis: Analysis) -> (Rows, Rest) {
        let Analysis { quotes, mut speakers, places, persons } = analysis;
        let mut rows = Rows::default();
        rows.list(quotes, Rows::quote);
        rows.list(persons, Rows::person);
        for speaker in &mut speakers {
            rows.list(std::mem::take(&mut speaker.mentions), |rows, mention| rows.span(Some(mention)));
        }
        (rows, Rest { quotes: [], speakers, places, persons: [] })
    }

    fn list<T>(&mut self, items: Vec<T>, write: impl Fn(&mut Rows, T)) {
        self.numbers.push(items.len() as f64);
        items.into_iter().for_each(|item| write(self, item));
    }

    fn quote(&mut self, quote: Quote) {
        self.span(Some(quote.span));
        let kind = number(&mut self.kinds, quote.kind);
        self.numbers.extend([kind, f64::from(quote.group)]);
        self.span(quote.cue);
        self.span(quote.mention);
        self.index(quote.speaker);
        let rule = number(&mut self.rules, quote.rule);
        self.numbers.extend([quote.confidence, rule]);
    }

    fn person(&mut self, person: Person) {
        self.span(Some(person.span));
        self.index(person.speaker);
    }

    fn span(&mut self, span: Option<Span>) {
        self.numbers.extend(span.map_or([NOTHING; 2], |span| [span.start().into(), span.end().into()]));
    }

    fn index(&mut self, index: Option<u32>) {
        self.numbers.push(index.map_or(NOTHING, f64::from));
    }
}

/// The number of a value among those that occur, of which there are few.
fn number<T: PartialEq>(seen: &mut Vec<T>, value: T) -> f64 {
    let at = seen.iter().position(|other| *other == value).unwrap_or(seen.len());
    if at == seen.len() {
        seen.push(value);
    }
    at as f64
}
