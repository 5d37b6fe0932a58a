//! Which countries and divisions an article is about.

use super::candidates::Toponyms;
use crate::analysis::PlaceKind;
use crate::count;
use crate::gazetteer::{EntryId, Gazetteer};
use crate::text::Document;

/// What an adjective ("Canadian") says of the article's country, against a mention of the country.
const DEMONYM: f64 = 0.5;

/// How much speaks for each country and division.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// By index: countries first, then divisions.
    weights: Vec<f64>,
    countries: usize,
    /// The sum over the countries.
    total: f64,
}

/// What one toponym adds: its likely countries and divisions, each with a share of its weight.
pub(super) type Shares = Vec<(Option<EntryId>, Option<EntryId>, f64)>;

impl Context {
    /// `shares` are those of each toponym, in order; `behind` are named beside them.
    pub(super) fn of(doc: &Document, shares: &[Shares], behind: &[EntryId], gazetteer: &Gazetteer) -> Context {
        let mut context = Context { weights: vec![0.0; gazetteer.homes()], countries: gazetteer.countries(), total: 0.0 };
        for (country, division, share) in shares.iter().flatten() {
            if country.is_some() {
                context.add(*country, *share);
                context.total += share;
            }
            context.add(*division, *share);
        }
        for entry in behind.iter().filter_map(|id| gazetteer.entry(*id)) {
            context.add(entry.country, 1.0);
            context.total += 1.0;
        }
        for id in behind {
            context.add(Some(*id).filter(|id| gazetteer.entry(*id).is_some_and(|entry| entry.kind == PlaceKind::Division)), 1.0);
        }
        for token in 0..doc.tokens.len() {
            if doc.tokens.get(token).is_some_and(|t| t.capital())
                && let Some(country) = gazetteer.demonym(doc, token..token + 1)
            {
                context.add(Some(country), DEMONYM);
                context.total += DEMONYM;
            }
        }
        context
    }

    fn add(&mut self, home: Option<EntryId>, share: f64) {
        if let Some(weight) = home.and_then(|home| self.weights.get_mut(home as usize)) {
            *weight += share;
        }
    }

    fn weight(&self, home: EntryId) -> f64 {
        self.weights.get(home as usize).copied().unwrap_or(0.0)
    }

    /// What speaks for a country beside one toponym's own shares: its part of the whole, from 0 to 1, and its weight.
    pub(super) fn country(&self, country: Option<EntryId>, own: &Shares) -> (f64, f64) {
        let Some(id) = country else { return (0.0, 0.0) };
        count::steps(own.len());
        let all: f64 = own.iter().filter(|(country, ..)| country.is_some()).map(|(.., share)| share).sum();
        let mine: f64 = own.iter().filter(|(other, ..)| *other == country).map(|(.., share)| share).sum();
        let weight = (self.weight(id) - mine).max(0.0);
        (weight / ((self.total - all).max(0.0) + 1.0), weight)
    }

    /// The weight that speaks for a division beside one toponym's own shares.
    pub(super) fn division(&self, id: Option<EntryId>, own: &Shares) -> f64 {
        let Some(id) = id else { return 0.0 };
        let mine: f64 = own.iter().filter(|(_, division, _)| *division == Some(id)).map(|(.., share)| share).sum();
        (self.weight(id) - mine).max(0.0)
    }

    /// The country that most speaks for beside one toponym's own shares, with its part of the whole and its weight.
    pub(super) fn leading(&self, own: &Shares) -> (Option<EntryId>, f64, f64) {
        let leading = |best: (Option<EntryId>, f64, f64), id| {
            let (share, weight) = self.country(Some(id), own);
            if weight > best.2 { (Some(id), share, weight) } else { best }
        };
        (0..self.countries as EntryId).filter(|id| self.weight(*id) > 0.0).fold((None, 0.0, 0.0), leading)
    }

    /// The country of most of the article, if one has it to itself.
    pub(super) fn main_country(&self) -> Option<EntryId> {
        count::steps(self.countries);
        let countries = self.weights.iter().take(self.countries).zip(0..);
        let (weight, id) = countries.max_by(|a, b| a.0.total_cmp(b.0))?;
        (*weight >= 0.8 * self.total && *weight >= 3.0).then_some(id)
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
