//! Precision and recall of an analysis by layer. The rules of matching: marked quotes to the letter
//! once marks and punctuation at their ends are set aside; reported speech by overlap; places and
//! persons to the letter but for an article or a possessive; speakers by the words of their names.

use std::collections::BTreeMap;
use std::ops::Range;

use voxmark::{Analysis, Quote, QuoteKind, Span};

use super::article::Article;
use super::gold::GoldQuote;
use super::names::{NEAR_KM, bare, bare_name, kilometres, same_name, share_word};

/// Reported speech counts as found from this share of intersection to union.
const OVERLAP: f64 = 0.5;

/// What was right and wrong in one layer or of one property.
#[derive(Debug, Default)]
pub struct Tally {
    pub found: usize,
    pub missed: usize,
    pub wrong: usize,
    /// The misses and errors, a line each.
    pub errors: Vec<String>,
}

impl Tally {
    /// The share of what was expected that was found.
    pub fn recall(&self) -> f64 {
        share(self.found, self.found + self.missed)
    }

    /// The share of what was found that was expected.
    pub fn precision(&self) -> f64 {
        share(self.found, self.found + self.wrong)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        share(2 * self.found, 2 * self.found + self.missed + self.wrong)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// A tally per layer and per property.
#[derive(Debug, Default)]
pub struct Score {
    tallies: BTreeMap<&'static str, Tally>,
}

pub const MARKED: &str = "marked quotes";
pub const INDIRECT: &str = "indirect quotes";
pub const PLACES: &str = "places";
pub const PERSONS: &str = "persons";
pub const MENTION: &str = "speaker mention, of marked quotes found";
pub const NAME: &str = "speaker name, of marked quotes found";
pub const COUNTRY: &str = "country, of places found";
pub const NEAR: &str = "within 161 km, of places found";

impl Score {
    /// The tally of a layer or property; empty where nothing was compared.
    pub fn tally(&mut self, what: &'static str) -> &mut Tally {
        self.tallies.entry(what).or_default()
    }

    /// Adds an article.
    pub fn add(&mut self, article: &Article, found: &Analysis) {
        self.marked(article, found);
        self.indirect(article, found);
        self.places(article, found);
        if let Some(expected) = &article.gold.persons {
            let key = |span: &Range<usize>| bare_name(&article.text, span);
            let gold = expected.iter().map(|p| (key(&p.span), p.optional)).collect();
            let ours = found.persons.iter().map(|p| key(&p.span.range())).collect();
            self.match_spans(PERSONS, article, gold, ours, exact);
        }
    }

    fn marked(&mut self, article: &Article, found: &Analysis) {
        let Some(expected) = &article.gold.marked else { return };
        let ours: Vec<&Quote> = found.quotes.iter().filter(|quote| quote.kind != QuoteKind::Indirect).collect();
        let gold = expected.iter().map(|quote| (bare(&article.text, &quote.span), quote.optional)).collect();
        let spans = ours.iter().map(|quote| bare(&article.text, &quote.span.range())).collect();
        for (gold, quote) in self.match_spans(MARKED, article, gold, spans, exact) {
            if !expected[gold].optional {
                self.attribution(article, found, &expected[gold], ours[quote]);
            }
        }
    }

    fn attribution(&mut self, article: &Article, found: &Analysis, gold: &GoldQuote, ours: &Quote) {
        let speaker = ours.speaker.and_then(|speaker| found.speakers.get(speaker as usize));
        let said = ours.mention.map_or("", |mention| mention.of(&article.text));
        if let Some(Some(mention)) = &gold.mention {
            let expected = &article.text[mention.clone()];
            let at = |ours: Span| ours.start() < mention.end as u32 && (mention.start as u32) < ours.end();
            let same = ours.mention.is_some_and(|ours| ours.range() == *mention);
            let beside = |ours: Span| ours.start().abs_diff(mention.start as u32) < 150;
            let names = |name: &String| same_name(said, name) && ours.mention.is_some_and(beside);
            let right = same
                || ours.mention.is_some_and(at) && share_word(said, expected)
                || gold.speaker.iter().flatten().any(names);
            self.property(MENTION, article, &gold.span, right, expected, said);
        }
        if let Some(Some(name)) = &gold.speaker {
            let resolved = speaker.map_or("", |speaker| &speaker.name);
            self.property(NAME, article, &gold.span, same_name(resolved, name), name, resolved);
        }
    }

    fn indirect(&mut self, article: &Article, found: &Analysis) {
        let Some(expected) = &article.gold.indirect else { return };
        let gold = expected.iter().map(|quote| (quote.span.clone(), quote.optional)).collect();
        let ours =
            found.quotes.iter().filter(|quote| quote.kind == QuoteKind::Indirect).map(|q| q.span.range()).collect();
        self.match_spans(INDIRECT, article, gold, ours, overlap);
    }

    fn places(&mut self, article: &Article, found: &Analysis) {
        let Some(expected) = &article.gold.places else { return };
        let key = |span: &Range<usize>| bare_name(&article.text, span);
        let gold = expected.iter().map(|place| (key(&place.span), place.optional)).collect();
        let spans = found.places.iter().map(|place| key(&place.span.range())).collect();
        for (gold, ours) in self.match_spans(PLACES, article, gold, spans, exact) {
            let (gold, ours) = (&expected[gold], &found.places[ours]);
            if let Some(Some(country)) = &gold.country {
                let resolved = ours.country.as_deref().unwrap_or("none");
                self.property(COUNTRY, article, &gold.span, resolved == country, country, resolved);
            }
            if let Some(near) = gold.near {
                let right = ours.lat.zip(ours.lon).is_some_and(|at| kilometres(near, at) <= NEAR_KM);
                self.property(NEAR, article, &gold.span, right, &format!("{near:?}"), &ours.name);
            }
        }
    }

    /// Pairs gold with ours one to one, the most alike first, and tallies the layer.
    fn match_spans(
        &mut self,
        layer: &'static str,
        article: &Article,
        gold: Vec<(Range<usize>, bool)>,
        ours: Vec<Range<usize>>,
        alike: fn(&Range<usize>, &Range<usize>) -> f64,
    ) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(f64, usize, usize)> = (0..gold.len())
            .flat_map(|g| (0..ours.len()).map(move |o| (g, o)))
            .map(|(g, o)| (alike(&gold[g].0, &ours[o]), g, o))
            .filter(|(alike, ..)| *alike > 0.0)
            .collect();
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut gold_used, mut ours_used) = (vec![false; gold.len()], vec![false; ours.len()]);
        let mut matched = Vec::new();
        for (_, g, o) in pairs {
            if !gold_used[g] && !ours_used[o] {
                (gold_used[g], ours_used[o]) = (true, true);
                matched.push((g, o));
            }
        }
        let tally = self.tally(layer);
        tally.found += matched.iter().filter(|(g, _)| !gold[*g].1).count();
        for ((span, optional), used) in gold.iter().zip(gold_used) {
            if !used && !optional {
                tally.missed += 1;
                tally.errors.push(format!("missed {}", context(article, span)));
            }
        }
        for (span, _) in ours.iter().zip(ours_used).filter(|(_, used)| !used) {
            tally.wrong += 1;
            tally.errors.push(format!("wrong  {}", context(article, span)));
        }
        matched
    }

    /// Tallies a property: an error is a miss, and precision is not meaningful.
    fn property(
        &mut self,
        what: &'static str,
        article: &Article,
        of: &Range<usize>,
        right: bool,
        gold: &str,
        ours: &str,
    ) {
        let tally = self.tally(what);
        if right {
            tally.found += 1;
        } else {
            tally.missed += 1;
            tally.errors.push(format!("{}: expected {gold}, found {ours}", context(article, of)));
        }
    }

    /// The figures as a table, each with its errors behind it.
    pub fn report(&self) -> String {
        let mut report = String::new();
        for (what, tally) in &self.tallies {
            let (p, r, f1, of) = (tally.precision(), tally.recall(), tally.f1(), tally.found + tally.missed);
            report.push_str(&format!("{what:42} of {of:4}   P {p:.3}  R {r:.3}  F1 {f1:.3}\n"));
            tally.errors.iter().for_each(|error| report.push_str(&format!("    {error}\n")));
        }
        report
    }
}

fn exact(a: &Range<usize>, b: &Range<usize>) -> f64 {
    if a == b { 1.0 } else { 0.0 }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start)) as f64;
    let either = (a.len() + b.len()) as f64 - both;
    if both / either >= OVERLAP { both / either } else { 0.0 }
}

fn context(article: &Article, span: &Range<usize>) -> String {
    let words = article.text.get(span.clone()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} @{} [{}]", article.name, span.start, words.chars().take(120).collect::<String>())
}
