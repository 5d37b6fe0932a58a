//! Compares an analysis with its gold, to the letter.

use std::collections::BTreeMap;
use std::ops::Range;

use voxmark::{Analysis, Place, Quote, QuoteKind, Span, Speaker};

use super::draw::{LEGEND, Mark, draw};
use super::gold::{Field, Gold, GoldQuote, GoldSpeaker};
use super::names::{NEAR_KM, bare_name, kilometres, written_alike};

/// What differs, a sentence each; empty where the analysis is as expected.
pub fn differences(text: &str, gold: &Gold, found: &Analysis) -> Vec<String> {
    let mut comparison = Comparison { text, found, differences: Vec::new(), groups: Vec::new() };
    if let Some(expected) = &gold.marked {
        comparison.quotes(expected, |quote| quote.kind != QuoteKind::Indirect);
    }
    if let Some(expected) = &gold.indirect {
        comparison.quotes(expected, |quote| quote.kind == QuoteKind::Indirect);
    }
    comparison.groups();
    comparison.places(gold);
    comparison.persons(gold);
    if let Some(expected) = &gold.speakers {
        comparison.speakers(expected);
    }
    comparison.differences
}

/// The text with the expected and the found spans of the compared layers underneath.
pub fn drawing(text: &str, gold: &Gold, found: &Analysis) -> String {
    let mut expected: Vec<Mark> = Vec::new();
    for quote in gold.marked.iter().chain(&gold.indirect).flatten() {
        expected.push((quote.span.clone(), letter(&quote.kind)));
        expected.extend(quote.cue.iter().flatten().map(|cue| (cue.clone(), 'c')));
        expected.extend(quote.mention.iter().flatten().map(|mention| (mention.clone(), 'm')));
    }
    expected.extend(gold.places.iter().flatten().map(|place| (place.span.clone(), 'L')));
    expected.extend(gold.persons.iter().flatten().map(|person| (person.span.clone(), 'N')));

    let mut ours: Vec<Mark> = Vec::new();
    for quote in &found.quotes {
        let compared = if quote.kind == QuoteKind::Indirect { &gold.indirect } else { &gold.marked };
        if compared.is_some() {
            ours.push((quote.span.range(), letter(&name_of(quote.kind))));
            ours.extend(quote.cue.map(|cue| (cue.range(), 'c')));
            ours.extend(quote.mention.map(|mention| (mention.range(), 'm')));
        }
    }
    if gold.places.is_some() {
        ours.extend(found.places.iter().map(|place| (place.span.range(), 'L')));
    }
    if gold.persons.is_some() {
        ours.extend(found.persons.iter().map(|person| (person.span.range(), 'N')));
    }
    for marks in [&mut expected, &mut ours] {
        marks.sort_by_key(|(span, letter)| (span.start, std::cmp::Reverse(span.end), *letter));
        marks.dedup();
    }
    format!("{}{LEGEND}\n", draw(text, &[("expected", expected), ("found", ours)]))
}

fn letter(kind: &str) -> char {
    kind.chars().next().map_or('?', |c| c.to_ascii_uppercase())
}

/// How a kind is written in gold and in the contract.
fn name_of(kind: impl std::fmt::Debug) -> String {
    format!("{kind:?}").to_lowercase()
}

struct Comparison<'t> {
    text: &'t str,
    found: &'t Analysis,
    differences: Vec<String>,
    /// Of the quotes that were found: the gold's number of the utterance and ours.
    groups: Vec<(u32, u32)>,
}

impl Comparison<'_> {
    fn say(&mut self, sentence: String) {
        self.differences.push(sentence);
    }

    fn words(&self, span: &Range<usize>) -> String {
        format!("[{}]", self.text.get(span.clone()).unwrap_or("a span that does not fit"))
    }

    fn spoken(&self, span: Option<Span>) -> String {
        span.map_or("none".to_owned(), |span| self.words(&span.range()))
    }

    fn speaker(&self, index: Option<u32>) -> Option<&Speaker> {
        self.found.speakers.get(index? as usize)
    }

    fn quotes(&mut self, expected: &[GoldQuote], of_layer: impl Fn(&Quote) -> bool) {
        let ours: Vec<&Quote> = self.found.quotes.iter().filter(|quote| of_layer(quote)).collect();
        for gold in expected {
            match ours.iter().find(|quote| quote.span.range() == gold.span) {
                Some(quote) => self.quote(gold, quote),
                None if gold.optional => (),
                None => self.say(format!("missing: {} {}", gold.kind, self.words(&gold.span))),
            }
        }
        for quote in ours.iter().filter(|quote| expected.iter().all(|gold| gold.span != quote.span.range())) {
            self.say(format!("not expected: {} {}", name_of(quote.kind), self.words(&quote.span.range())));
        }
    }

    fn quote(&mut self, gold: &GoldQuote, quote: &Quote) {
        let of = self.words(&gold.span);
        if gold.kind != "marked" && gold.kind != name_of(quote.kind) {
            self.say(format!("kind of {of}: expected {}, found {}", gold.kind, name_of(quote.kind)));
        }
        self.beside("cue", &of, &gold.cue, quote.cue);
        self.beside("mention", &of, &gold.mention, quote.mention);
        let speaker = self.speaker(quote.speaker).cloned();
        if let Some(name) = &gold.speaker {
            let ours = speaker.as_ref().map(|speaker| speaker.name.clone());
            self.label("speaker", &of, name, ours);
        }
        if let Some(kind) = &gold.speaker_kind {
            let ours = speaker.as_ref().map(|speaker| name_of(speaker.kind));
            self.label("kind of speaker", &of, &Some(kind.clone()), ours);
        }
        if let Some(role) = &gold.role {
            self.label("role", &of, role, speaker.and_then(|speaker| speaker.role));
        }
        self.groups.extend(gold.group.map(|group| (group, quote.group)));
    }

    fn beside(&mut self, what: &str, of: &str, expected: &Field<Range<usize>>, found: Option<Span>) {
        let Some(expected) = expected else { return };
        let alike = match (expected, found) {
            (Some(expected), Some(found)) => {
                *expected == found.range() || bare_name(self.text, expected) == bare_name(self.text, &found.range())
            }
            (expected, found) => expected.is_none() && found.is_none(),
        };
        if !alike {
            let wanted = expected.as_ref().map_or("none".to_owned(), |span| self.words(span));
            self.say(format!("{what} of {of}: expected {wanted}, found {}", self.spoken(found)));
        }
    }

    fn label(&mut self, what: &str, of: &str, expected: &Option<String>, found: Option<String>) {
        let alike = match (expected, &found) {
            (Some(expected), Some(found)) => written_alike(expected, found),
            (expected, found) => expected.is_none() && found.is_none(),
        };
        if !alike {
            let show = |label: &Option<String>| label.clone().unwrap_or("none".to_owned());
            self.say(format!("{what} of {of}: expected {}, found {}", show(expected), show(&found)));
        }
    }

    /// The gold's numbers and ours must map one to one.
    fn groups(&mut self) {
        let (mut ours_of, mut golds_of) = (BTreeMap::new(), BTreeMap::new());
        for (gold, ours) in self.groups.clone() {
            if *ours_of.entry(gold).or_insert(ours) != ours {
                self.say(format!("group {gold} came back as more than one utterance"));
            } else if *golds_of.entry(ours).or_insert(gold) != gold {
                self.say(format!("group {gold} came back joined to another utterance"));
            }
        }
    }

    fn places(&mut self, gold: &Gold) {
        let Some(expected) = &gold.places else { return };
        let key = |span: &Range<usize>| bare_name(self.text, span);
        let pairs: Vec<_> = expected
            .iter()
            .map(|place| (place, self.found.places.iter().find(|p| key(&p.span.range()) == key(&place.span))))
            .collect();
        let extra: Vec<_> = self
            .found
            .places
            .iter()
            .map(|place| place.span.range())
            .filter(|span| expected.iter().all(|place| key(&place.span) != key(span)))
            .collect();
        for (gold, ours) in pairs {
            let of = self.words(&gold.span);
            match ours {
                None if gold.optional => (),
                None => self.say(format!("missing: place {of}")),
                Some(ours) => self.place(&of, gold, ours),
            }
        }
        for span in extra {
            self.say(format!("not expected: place {}", self.words(&span)));
        }
    }

    fn place(&mut self, of: &str, gold: &super::gold::GoldPlace, ours: &Place) {
        if let Some(name) = &gold.name {
            self.label("name of place", of, &Some(name.clone()), Some(ours.name.clone()));
        }
        if let Some(kind) = &gold.kind {
            self.label("kind of place", of, &Some(kind.clone()), Some(name_of(ours.kind)));
        }
        if let Some(country) = &gold.country {
            self.label("country", of, country, ours.country.clone());
        }
        if let Some(near) = gold.near {
            match ours.lat.zip(ours.lon) {
                None => self.say(format!("coordinates of {of}: none, expected near {near:?}")),
                Some(at) if kilometres(near, at) > NEAR_KM => {
                    self.say(format!("coordinates of {of}: expected near {near:?}, found {at:?}"));
                }
                Some(_) => (),
            }
        }
    }

    fn persons(&mut self, gold: &Gold) {
        let Some(expected) = &gold.persons else { return };
        for gold in expected {
            let of = self.words(&gold.span);
            match self.found.persons.iter().find(|person| person.span.range() == gold.span) {
                None if gold.optional => (),
                None => self.say(format!("missing: person {of}")),
                Some(person) => {
                    if let Some(name) = &gold.speaker {
                        let ours = self.speaker(person.speaker).map(|speaker| speaker.name.clone());
                        self.label("speaker", &of, name, ours);
                    }
                }
            }
        }
        for person in &self.found.persons {
            let span = person.span.range();
            if expected.iter().all(|gold| gold.span != span) {
                self.say(format!("not expected: person {}", self.words(&span)));
            }
        }
    }

    fn speakers(&mut self, expected: &[GoldSpeaker]) {
        for gold in expected {
            let named: Vec<&Speaker> =
                self.found.speakers.iter().filter(|ours| written_alike(&ours.name, &gold.name)).collect();
            let [ours] = named[..] else {
                self.say(format!("speaker {}: {} of that name", gold.name, named.len()));
                continue;
            };
            if let Some(kind) = &gold.kind {
                self.label("kind", &gold.name, &Some(kind.clone()), Some(name_of(ours.kind)));
            }
            if let Some(role) = &gold.role {
                self.label("role", &gold.name, role, ours.role.clone());
            }
            let key = |span: &Range<usize>| bare_name(self.text, span);
            let has = |span: &Range<usize>| ours.mentions.iter().any(|mention| key(&mention.range()) == key(span));
            let absent: Vec<_> = gold.mentions.iter().filter(|span| !has(span)).map(|span| self.words(span)).collect();
            for mention in absent {
                self.say(format!("speaker {}: lacks the mention {mention}", gold.name));
            }
        }
        for ours in &self.found.speakers {
            if !expected.iter().any(|gold| written_alike(&ours.name, &gold.name)) {
                self.say(format!("not expected: speaker {}", ours.name));
            }
        }
    }
}
