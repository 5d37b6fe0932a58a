//! Precision and recall by layer, and how often a property of what was found is right.

use std::collections::BTreeMap;

use voxmark::{Analysis, Place, PlaceKind, Quote, QuoteKind};

use super::Layer;
use super::alike::{Stretch, Text, iou, overlap, stretch};
use super::attribution::{Attributions, Judged, judge};
use super::corpus::{Document, GoldKind, GoldPlace, GoldQuote};
use super::errors::{Errors, Kind};
use super::pairs::Pairs;

/// The least intersection over union at which reported speech, or a quote by overlap, counts as found.
const ENOUGH: f64 = 0.5;

/// What counts as the same town, in kilometres: 100 miles, as in the field's evaluations.
const NEAR: f64 = 161.0;

/// The Earth's diameter, in kilometres.
const DIAMETER: f64 = 12_742.0;

/// A way of counting what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    MarkedQuotes,
    MarkedQuotesOverlap,
    IndirectQuotes,
    PlacesOverlap,
    PlacesStrict,
    PersonsOverlap,
    PersonsStrict,
}

impl Measure {
    pub fn label(self) -> &'static str {
        match self {
            Measure::MarkedQuotes => "marked quotes",
            Measure::MarkedQuotesOverlap => "marked quotes, overlap",
            Measure::IndirectQuotes => "indirect quotes",
            Measure::PlacesOverlap => "places, overlap",
            Measure::PlacesStrict => "places, strict",
            Measure::PersonsOverlap => "persons, overlap",
            Measure::PersonsStrict => "persons, strict",
        }
    }

    pub fn layer(self) -> Layer {
        match self {
            Measure::MarkedQuotes | Measure::MarkedQuotesOverlap => Layer::Quotes,
            Measure::IndirectQuotes => Layer::Indirect,
            Measure::PlacesOverlap | Measure::PlacesStrict => Layer::Places,
            Measure::PersonsOverlap | Measure::PersonsStrict => Layer::Persons,
        }
    }
}

/// A property of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    Mention,
    Name,
    Country,
    Position,
}

impl Property {
    pub fn label(self) -> &'static str {
        match self {
            Property::Mention => "speaker mention, of marked quotes found",
            Property::Name => "speaker name, of marked quotes found",
            Property::Country => "country, of places found",
            Property::Position => "within 161 km, of places found",
        }
    }

    pub fn layer(self) -> Layer {
        match self {
            Property::Mention | Property::Name => Layer::Speakers,
            Property::Country | Property::Position => Layer::Places,
        }
    }
}

/// How many were found, missed, and found though nothing is there. Optional ones count in none of the three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub found: u32,
    pub missed: u32,
    pub wrong: u32,
}

impl Tally {
    pub fn precision(self) -> f64 {
        share(self.found, self.found + self.wrong)
    }

    pub fn recall(self) -> f64 {
        share(self.found, self.found + self.missed)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if self.found == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

/// How many are right, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    pub right: u32,
    pub of: u32,
}

impl Rate {
    pub fn add(&mut self, right: bool) {
        self.right += u32::from(right);
        self.of += 1;
    }

    pub fn merge(&mut self, more: Rate) {
        self.right += more.right;
        self.of += more.of;
    }

    pub fn accuracy(self) -> f64 {
        share(self.right, self.of)
    }
}

fn share(part: u32, of: u32) -> f64 {
    if of == 0 { 0.0 } else { f64::from(part) / f64::from(of) }
}

/// The figures of a gold file. A layer that no article was annotated for is absent.
#[derive(Default)]
pub struct Score {
    pub documents: u32,
    pub tallies: BTreeMap<Measure, Tally>,
    pub rates: BTreeMap<Property, Rate>,
    pub attributions: Attributions,
    pub positions: Positions,
    pub errors: Errors,
}

/// How many positions are right, of the places found that have one in the corpus.
#[derive(Debug, Default)]
pub struct Positions {
    /// By the confidence that was given, in hundredths.
    pub confidence: BTreeMap<u32, Rate>,
    /// By the kind that was given.
    pub kinds: BTreeMap<PlaceKind, Rate>,
}

impl Positions {
    fn add(&mut self, place: &Place, right: bool) {
        self.confidence.entry((place.confidence * 100.0).round() as u32).or_default().add(right);
        self.kinds.entry(place.kind).or_default().add(right);
    }

    /// Adds those of another file.
    pub fn merge(&mut self, more: &Positions) {
        more.confidence.iter().for_each(|(confidence, rate)| self.confidence.entry(*confidence).or_default().merge(*rate));
        more.kinds.iter().for_each(|(kind, rate)| self.kinds.entry(*kind).or_default().merge(*rate));
    }
}

impl Score {
    /// Adds an article. Offsets of `found` are code points.
    pub fn add(&mut self, document: &Document, found: &Analysis) {
        self.documents += 1;
        let mut article = Article { name: document.name(), text: Text::new(&document.text), score: self };
        if let Some(quotes) = &document.quotes {
            article.marked_quotes(quotes, found);
            article.indirect_quotes(quotes, found);
        }
        if let Some(places) = &document.places {
            article.places(places, &found.places);
        }
        if let Some(persons) = &document.persons {
            let gold = persons.iter().map(|person| (stretch(person.span), person.optional));
            let ours = found.persons.iter().map(|person| stretch(person.span));
            article.names([Measure::PersonsOverlap, Measure::PersonsStrict], gold, ours);
        }
    }
}

/// One article on its way into the score.
struct Article<'s> {
    name: String,
    text: Text,
    score: &'s mut Score,
}

impl Article<'_> {
    fn marked_quotes(&mut self, gold: &[GoldQuote], found: &Analysis) {
        let gold: Vec<&GoldQuote> = gold.iter().filter(|quote| quote.kind.is_marked()).collect();
        let ours: Vec<&Quote> = found.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect).collect();
        let stretches = Stretches {
            gold: gold.iter().map(|quote| self.text.trimmed(stretch(quote.span))).collect(),
            optional: gold.iter().map(|quote| quote.optional).collect(),
            found: ours.iter().map(|quote| self.text.trimmed(stretch(quote.span))).collect(),
        };
        self.count(Measure::MarkedQuotesOverlap, &stretches, much);
        let pairs = self.count(Measure::MarkedQuotes, &stretches, same);
        self.note_spans(Layer::Quotes, &stretches, &pairs);
        for (g, f) in pairs.pairs {
            if !stretches.optional[g] {
                let judged = judge(&self.text, gold[g], ours[f], &found.speakers);
                self.speaker_rates(&stretches.gold[g], &judged);
                self.score.attributions.add(judged);
            }
        }
    }

    fn speaker_rates(&mut self, at: &Stretch, judged: &Judged) {
        let verdicts = [
            (Property::Mention, Kind::Mention, &judged.mention),
            (Property::Name, Kind::Name, &judged.name),
        ];
        for (property, kind, verdict) in verdicts {
            if let Some(verdict) = verdict {
                self.score.rates.entry(property).or_default().add(verdict.right);
                if !verdict.right {
                    let detail = format!(
                        "gold <{}> ours <{}> ({}, {:.2})",
                        verdict.gold,
                        verdict.ours.as_deref().unwrap_or("none"),
                        judged.rule,
                        judged.confidence
                    );
                    self.score.errors.note(Layer::Speakers, kind, &self.name, &self.text, at, &detail);
                }
            }
        }
    }

    fn indirect_quotes(&mut self, gold: &[GoldQuote], found: &Analysis) {
        let gold: Vec<&GoldQuote> = gold.iter().filter(|q| q.kind == GoldKind::Indirect).collect();
        if gold.is_empty() {
            return;
        }
        let ours: Vec<&Quote> = found.quotes.iter().filter(|quote| quote.kind == QuoteKind::Indirect).collect();
        let stretches = Stretches {
            gold: gold.iter().map(|quote| stretch(quote.span)).collect(),
            optional: gold.iter().map(|quote| quote.optional).collect(),
            found: ours.iter().map(|quote| stretch(quote.span)).collect(),
        };
        let pairs = self.count(Measure::IndirectQuotes, &stretches, much);
        self.note_spans(Layer::Indirect, &stretches, &pairs);
        for (g, f) in pairs.pairs {
            if !stretches.optional[g] {
                self.score.attributions.add(judge(&self.text, gold[g], ours[f], &found.speakers));
            }
        }
    }

    fn places(&mut self, gold: &[GoldPlace], ours: &[Place]) {
        let spans = gold.iter().map(|place| (stretch(place.span), place.optional));
        let found = ours.iter().map(|place| stretch(place.span));
        let (stretches, pairs) = self.names([Measure::PlacesOverlap, Measure::PlacesStrict], spans, found);
        for (g, f) in pairs.pairs {
            let (expected, place, at) = (&gold[g], &ours[f], &stretches.gold[g]);
            if let Some(country) = expected.country.as_deref().filter(|country| !country.is_empty()) {
                let right = place.country.as_deref() == Some(country);
                let detail = format!("gold {country} ours {}", place.country.as_deref().unwrap_or("none"));
                self.property(Property::Country, Kind::Country, right, at, &detail);
            }
            if let (Some(lat), Some(lon)) = (expected.lat, expected.lon) {
                let off = place.lat.zip(place.lon).map(|position| kilometres((lat, lon), position));
                let off_by = off.map_or("not resolved".to_owned(), |off| format!("{off:.0} km off"));
                let country = place.country.as_deref().unwrap_or("no country");
                let detail = format!("{off_by} (ours {}, {country})", place.name);
                let right = off.is_some_and(|off| off <= NEAR);
                self.property(Property::Position, Kind::Position, right, at, &detail);
                self.score.positions.add(place, right);
            }
        }
    }

    fn property(&mut self, property: Property, kind: Kind, right: bool, at: &Stretch, detail: &str) {
        self.score.rates.entry(property).or_default().add(right);
        if !right {
            self.score.errors.note(property.layer(), kind, &self.name, &self.text, at, detail);
        }
    }

    /// Counts names by overlap and to the letter; the pairs are those to the letter.
    fn names(
        &mut self,
        [overlapping, strict]: [Measure; 2],
        gold: impl Iterator<Item = (Stretch, bool)>,
        found: impl Iterator<Item = Stretch>,
    ) -> (Stretches, Pairs) {
        let (gold, optional) = gold.map(|(stretch, optional)| (self.text.name_trimmed(stretch), optional)).unzip();
        let found = found.map(|stretch| self.text.name_trimmed(stretch)).collect();
        let stretches = Stretches { gold, optional, found };
        self.count(overlapping, &stretches, any);
        let pairs = self.count(strict, &stretches, same);
        self.note_spans(strict.layer(), &stretches, &pairs);
        (stretches, pairs)
    }

    fn count(&mut self, measure: Measure, stretches: &Stretches, likeness: fn(&Stretch, &Stretch) -> f64) -> Pairs {
        let pairs = Pairs::new(&stretches.gold, &stretches.found, likeness);
        let tally = self.score.tallies.entry(measure).or_default();
        tally.found += counted(pairs.pairs.iter().filter(|&&(g, _)| !stretches.optional[g]));
        tally.missed += counted(pairs.missed.iter().filter(|&&g| !stretches.optional[g]));
        tally.wrong += counted(pairs.wrong.iter());
        pairs
    }

    /// Notes what was missed and what is wrong; where the two overlap, as one error of the span.
    fn note_spans(&mut self, layer: Layer, stretches: &Stretches, pairs: &Pairs) {
        let missed: Vec<Stretch> =
            pairs.missed.iter().filter(|&&g| !stretches.optional[g]).map(|&g| stretches.gold[g].clone()).collect();
        let wrong: Vec<Stretch> = pairs.wrong.iter().map(|&f| stretches.found[f].clone()).collect();
        let near = Pairs::new(&missed, &wrong, any);
        let errors = &mut self.score.errors;
        for (g, f) in near.pairs {
            errors.note_both(layer, &self.name, &self.text, &missed[g], &wrong[f]);
        }
        for g in near.missed {
            errors.note(layer, Kind::Missed, &self.name, &self.text, &missed[g], "");
        }
        for f in near.wrong {
            errors.note(layer, Kind::Wrong, &self.name, &self.text, &wrong[f], "");
        }
    }
}

/// What is expected in a layer of one article, and what was found.
struct Stretches {
    gold: Vec<Stretch>,
    /// Whether each of `gold` is optional.
    optional: Vec<bool>,
    found: Vec<Stretch>,
}

fn counted(items: impl Iterator) -> u32 {
    items.map(|_| 1).sum()
}

fn same(a: &Stretch, b: &Stretch) -> f64 {
    f64::from(a == b)
}

fn any(a: &Stretch, b: &Stretch) -> f64 {
    if overlap(a, b) > 0 { iou(a, b) } else { 0.0 }
}

fn much(a: &Stretch, b: &Stretch) -> f64 {
    let alike = iou(a, b);
    if alike >= ENOUGH { alike } else { 0.0 }
}

/// The distance of two positions in degrees, along the sphere.
fn kilometres((lat, lon): (f64, f64), (other_lat, other_lon): (f64, f64)) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let across = lat.to_radians().cos() * other_lat.to_radians().cos() * half(other_lon - lon);
    DIAMETER * (half(other_lat - lat) + across).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// The score of one article, all offsets given by the words that stand there.
    fn score(gold: Value, found: Value) -> Score {
        let document: Document = serde_json::from_value(gold).unwrap();
        let analysis: Analysis = serde_json::from_value(found).unwrap();
        let mut score = Score::default();
        score.add(&document, &analysis);
        score
    }

    const TEXT: &str = "“Go 🙂,” said Mayor Ana Reyes of the Hague. She called it “a mess”. Reyes said it was over.";

    /// Where the `nth` mention of `words` stands, in code points.
    fn at(words: &str, nth: usize) -> Value {
        let (byte, _) = TEXT.match_indices(words).nth(nth).unwrap();
        let start = TEXT[..byte].chars().count();
        json!({ "start": start, "end": start + words.chars().count() })
    }

    fn with(mut span: Value, fields: Value) -> Value {
        span.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        span
    }

    fn quote(span: Value, kind: &str, mention: Value, speaker: Option<u32>, confidence: f64) -> Value {
        let fields = json!({
            "kind": kind, "group": 0, "cue": null, "mention": mention,
            "speaker": speaker, "confidence": confidence, "rule": "cue-after",
        });
        with(span, fields)
    }

    fn place(span: Value, country: &str, lat: Value, lon: Value) -> Value {
        let fields = json!({
            "name": "x", "kind": "city", "country": country, "lat": lat, "lon": lon, "geonames": null, "confidence": 0.5,
        });
        with(span, fields)
    }

    fn speaker(name: &str) -> Value {
        json!({ "name": name, "role": null, "kind": "person", "mentions": [] })
    }

    #[test]
    fn a_small_article_counted_by_hand() {
        let gold = json!({
            "id": 1,
            "text": TEXT,
            "quotes": [
                with(at("“Go 🙂,”", 0), json!({ "kind": "direct", "speaker": at("Mayor Ana Reyes", 0), "speaker_name": "Ana Reyes" })),
                with(at("a mess", 0), json!({ "kind": "mixed", "speaker": at("She", 0), "speaker_name": null })),
                with(at("it was over", 0), json!({ "kind": "indirect", "speaker": at("Reyes", 1), "speaker_name": "Ana Reyes" })),
                with(at("Mayor", 0), json!({ "kind": "partial", "speaker": null, "optional": true })),
            ],
            "places": [
                with(at("Hague", 0), json!({ "country": "NL", "lat": 52.0, "lon": 4.0 })),
                with(at("Mayor", 0), json!({ "optional": true })),
            ],
            "persons": [at("Ana Reyes", 0), at("Reyes", 1)],
        });
        let found = json!({
            "quotes": [
                // Right without its marks and comma; the mention is the surname alone.
                quote(at("Go 🙂", 0), "direct", at("Reyes", 0), Some(0), 0.9),
                // Right; the mention shares no word with "She".
                quote(at("“a mess”", 0), "partial", at("Mayor Ana Reyes", 0), Some(0), 0.89),
                // Half of "it was over" is 5.5 code points: found.
                quote(at("it was", 0), "indirect", at("Reyes", 1), None, 0.0),
                // Nobody's.
                quote(at("said", 0), "partial", Value::Null, None, 0.0),
            ],
            "speakers": [speaker("Reyes")],
            "places": [place(at("the Hague", 0), "NL", json!(53.4), json!(4.0)), place(at("Mayor", 0), "US", Value::Null, Value::Null)],
            "persons": [with(at("Mayor Ana Reyes", 0), json!({ "speaker": 0 })), with(at("Reyes", 1), json!({ "speaker": 0 }))],
        });
        let score = score(gold, found);
        let tally = |measure| score.tallies.get(&measure).map(|t| (t.found, t.missed, t.wrong));
        // "Mayor" is optional and was not quoted: no miss. "said" is wrong.
        assert_eq!(tally(Measure::MarkedQuotes), Some((2, 0, 1)));
        assert_eq!(tally(Measure::MarkedQuotesOverlap), Some((2, 0, 1)));
        assert_eq!(tally(Measure::IndirectQuotes), Some((1, 0, 0)));
        // "the" is set aside; the optional place counts neither way.
        assert_eq!(tally(Measure::PlacesStrict), Some((1, 0, 0)));
        // A title is not: one person is missed and one is wrong, though they overlap.
        assert_eq!(tally(Measure::PersonsStrict), Some((1, 1, 1)));
        assert_eq!(tally(Measure::PersonsOverlap), Some((2, 0, 0)));
        let marked = score.tallies[&Measure::MarkedQuotes];
        assert_eq!((marked.precision(), marked.recall(), marked.f1()), (2.0 / 3.0, 1.0, 0.8));

        let rate = |property| score.rates.get(&property).map(|r| (r.right, r.of));
        assert_eq!(rate(Property::Mention), Some((1, 2)));
        assert_eq!(rate(Property::Name), Some((1, 1)));
        assert_eq!(rate(Property::Country), Some((1, 1)));
        // 1.4 degrees of latitude are 155.7 km.
        assert_eq!(rate(Property::Position), Some((1, 1)));

        // The first is right by name, at 0.9; the second wrong by mention, as the corpus has no name for it.
        let marked = &score.attributions.marked;
        assert_eq!(marked.steps.map(|r| (r.right, r.of)), [(1, 1), (0, 1), (0, 0), (0, 0)]);
        assert_eq!((marked.none, score.attributions.indirect.none), (0, 1));
        let rule = marked.rules["cue-after"];
        assert_eq!((rule.quotes, rule.mention, rule.name), (2, Rate { right: 1, of: 2 }, Rate { right: 1, of: 1 }));
    }

    #[test]
    fn a_mention_is_right_by_its_words_its_chain_or_the_name_beside_it() {
        let mention_is_right = |annotated: Value, name: Option<&str>, chain: Value, ours: Value| {
            let gold = json!({ "id": "m", "text": TEXT, "quotes": [with(
                at("a mess", 0),
                json!({ "kind": "partial", "speaker": annotated, "speaker_name": name, "speaker_chain": chain }),
            )] });
            let found = json!({
                "quotes": [quote(at("a mess", 0), "partial", ours, None, 0.0)],
                "speakers": [], "places": [], "persons": [],
            });
            score(gold, found).rates[&Property::Mention].right == 1
        };
        let (she, mayor, reyes) = (at("She", 0), at("Mayor Ana Reyes", 0), at("Reyes", 1));
        assert!(mention_is_right(she.clone(), None, Value::Null, she.clone()));
        assert!(!mention_is_right(she.clone(), None, Value::Null, Value::Null));
        assert!(!mention_is_right(mayor.clone(), None, Value::Null, reyes.clone()), "the same word elsewhere");
        assert!(mention_is_right(mayor.clone(), None, Value::Null, at("Mayor", 0)));
        assert!(mention_is_right(she.clone(), None, json!([[0, 1], [14, 29]]), mayor.clone()));
        assert!(mention_is_right(she.clone(), Some("Ana Reyes"), Value::Null, reyes.clone()));
        assert!(!mention_is_right(she, Some("Luis Reyes-Ott"), Value::Null, mayor));
    }

    #[test]
    fn layers_that_were_not_annotated_are_not_counted() {
        let nothing = json!({ "quotes": [], "speakers": [], "places": [place(at("Hague", 0), "NL", json!(52.0), json!(4.0))], "persons": [] });
        let score = score(json!({ "id": 1, "text": TEXT, "quotes": [], "places": null }), nothing);
        assert_eq!(score.tallies.keys().collect::<Vec<_>>(), [&Measure::MarkedQuotes, &Measure::MarkedQuotesOverlap]);
        assert!(score.rates.is_empty());
    }

    #[test]
    fn a_degree_of_the_equator_is_a_360th_of_it() {
        let degree = kilometres((0.0, 179.5), (0.0, -179.5));
        assert!((degree - DIAMETER * std::f64::consts::PI / 360.0).abs() < 1e-9, "{degree}");
        assert_eq!(kilometres((52.0, 4.0), (52.0, 4.0)), 0.0);
    }
}
