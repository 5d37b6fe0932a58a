//! Which countries and divisions an article is about.

use std::collections::BTreeMap;

use super::candidates::Toponyms;
use crate::analysis::PlaceKind;
use crate::gazetteer::{EntryId, Gazetteer};
use crate::text::Document;

/// What an adjective ("Canadian") says of the article's country, against a mention of the country.
const DEMONYM: f64 = 0.5;

/// How much speaks for each country and division.
#[derive(Debug, Default)]
pub(super) struct Context {
    countries: BTreeMap<&'static str, f64>,
    divisions: BTreeMap<EntryId, f64>,
    /// The sum over the countries.
    total: f64,
}

/// What one toponym adds: its likely countries and divisions, each with a share of its weight.
pub(super) type Shares = Vec<(Option<&'static str>, Option<EntryId>, f64)>;

impl Context {
    /// `shares` are those of each toponym, in order.
    pub(super) fn of(doc: &Document, shares: &[Shares], gazetteer: &Gazetteer) -> Context {
        let mut context = Context::default();
        for toponym in shares {
            context.add(toponym, 1.0);
        }
        for token in 0..doc.tokens.len() {
            if doc.tokens.get(token).is_some_and(|t| t.capital())
                && let Some(country) = gazetteer.demonym(doc, token..token + 1).and_then(|id| gazetteer.entry(id)?.country)
            {
                *context.countries.entry(country).or_default() += DEMONYM;
                context.total += DEMONYM;
            }
        }
        context
    }

    fn add(&mut self, shares: &Shares, sign: f64) {
        for (country, division, share) in shares {
            if let Some(country) = country {
                *self.countries.entry(country).or_default() += share * sign;
                self.total += share * sign;
            }
            if let Some(division) = division {
                *self.divisions.entry(*division).or_default() += share * sign;
            }
        }
    }

    /// What speaks for a country beside one toponym's own shares: its part of the whole, from 0 to 1, and its weight.
    pub(super) fn country(&self, code: Option<&'static str>, own: &Shares) -> (f64, f64) {
        let Some(code) = code else { return (0.0, 0.0) };
        let sum = |matches: &dyn Fn(&str) -> bool| own.iter().filter(|(c, ..)| c.is_some_and(matches)).map(|(.., share)| share).sum::<f64>();
        let weight = self.countries.get(code).copied().unwrap_or(0.0) - sum(&|c| c == code);
        let total = self.total - sum(&|_| true);
        (weight.max(0.0) / (total.max(0.0) + 1.0), weight.max(0.0))
    }

    /// The weight that speaks for a division beside one toponym's own shares.
    pub(super) fn division(&self, id: Option<EntryId>, own: &Shares) -> f64 {
        let Some(id) = id else { return 0.0 };
        let mine: f64 = own.iter().filter(|(_, division, _)| *division == Some(id)).map(|(.., share)| share).sum();
        (self.divisions.get(&id).copied().unwrap_or(0.0) - mine).max(0.0)
    }

    /// The country of most of the article, if one has it to itself.
    pub(super) fn main_country(&self) -> Option<&'static str> {
        let (code, weight) = self.countries.iter().max_by(|a, b| a.1.total_cmp(b.1))?;
        (*weight >= 0.8 * self.total && *weight >= 3.0).then_some(*code)
    }
}

/// What a toponym says of countries and divisions, given the likelihood of each candidate.
pub(super) fn shares(toponyms: &Toponyms, toponym: usize, likelihoods: &[f64], gazetteer: &Gazetteer) -> Shares {
    let Some(toponym) = toponyms.all.get(toponym) else { return Shares::new() };
    let likely = toponym.candidates.iter().zip(likelihoods).filter(|(_, likelihood)| **likelihood > 0.05);
    let shares = likely.filter_map(|(id, likelihood)| {
        let entry = gazetteer.entry(*id)?;
        let division = entry.division.or((entry.kind == PlaceKind::Division).then_some(*id));
        Some((entry.country, division, likelihood * toponym.weight.min(4.0)))
    });
    shares.collect()
}
