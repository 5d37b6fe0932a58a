//! Which countries and divisions an article is about.

use super::candidates::Toponym;
use crate::analysis::PlaceKind;
use crate::count;
use crate::gazetteer::{EntryId, Gazetteer};

/// What an adjective ("Canadian") or the place in a body's name ("Queensland Police") says of the article's country and division, against
/// a mention of them.
const HINT: f64 = 0.5;

/// How much speaks for each country and division.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// By index: countries first, then divisions.
    weights: Vec<f64>,
    countries: usize,
    /// The countries that anything speaks for, in order.
    named: Vec<EntryId>,
    /// The sum over the countries.
    total: f64,
}

/// What a toponym adds by one of its candidates: the country and division, and a share of its weight.
pub(super) type Share = (Option<EntryId>, Option<EntryId>, f64);

impl Context {
    /// `shares` are those of all toponyms, in order; `behind` are named beside them.
    pub(super) fn of(shares: &[Share], behind: &[EntryId], hints: &[(usize, EntryId)], gazetteer: &Gazetteer) -> Context {
        count::steps(shares.len() + hints.len());
        let mut context = Context { weights: vec![0.0; gazetteer.homes()], countries: gazetteer.countries(), named: Vec::new(), total: 0.0 };
        for (country, division, share) in shares {
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
        for (_, id) in hints {
            let Some(entry) = gazetteer.entry(*id) else { continue };
            context.add(entry.country, HINT);
            context.total += HINT;
            context.add(Some(*id).filter(|_| entry.kind == PlaceKind::Division), HINT);
        }
        context.named = (0..context.countries as EntryId).filter(|id| context.weight(*id) > 0.0).collect();
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
    pub(super) fn country(&self, country: Option<EntryId>, own: &[Share]) -> (f64, f64) {
        let Some(id) = country else { return (0.0, 0.0) };
        let weight = self.beside(id, own);
        (self.part(weight, own), weight)
    }

    /// The weight that speaks for a country beside one toponym's own shares.
    fn beside(&self, country: EntryId, own: &[Share]) -> f64 {
        count::steps(own.len());
        let mine: f64 = own.iter().filter(|(other, ..)| *other == Some(country)).map(|(.., share)| share).sum();
        (self.weight(country) - mine).max(0.0)
    }

    /// The part that a weight is of all that speaks for countries beside one toponym's own shares.
    fn part(&self, weight: f64, own: &[Share]) -> f64 {
        count::steps(own.len());
        let all: f64 = own.iter().filter(|(country, ..)| country.is_some()).map(|(.., share)| share).sum();
        weight / ((self.total - all).max(0.0) + 1.0)
    }

    /// The weight that speaks for a division beside one toponym's own shares.
    pub(super) fn division(&self, id: Option<EntryId>, own: &[Share]) -> f64 {
        let Some(id) = id else { return 0.0 };
        let mine: f64 = own.iter().filter(|(_, division, _)| *division == Some(id)).map(|(.., share)| share).sum();
        (self.weight(id) - mine).max(0.0)
    }

    /// The country that most speaks for beside one toponym's own shares, with its part of the whole and its weight.
    pub(super) fn leading(&self, own: &[Share]) -> (Option<EntryId>, f64, f64) {
        let (mut country, mut weight) = (None, 0.0);
        for id in &self.named {
            // Beside its own shares it has no more.
            if self.weight(*id) <= weight {
                continue;
            }
            let beside = self.beside(*id, own);
            if beside > weight {
                (country, weight) = (Some(*id), beside);
            }
        }
        (country, if country.is_some() { self.part(weight, own) } else { 0.0 }, weight)
    }

    /// The country of most of the article, if one has it to itself.
    pub(super) fn main_country(&self) -> Option<EntryId> {
        let (weight, id) = self.named.iter().map(|id| (self.weight(*id), *id)).max_by(|a, b| a.0.total_cmp(&b.0))?;
        (weight >= 0.8 * self.total && weight >= 3.0).then_some(id)
    }
}

/// Adds what a toponym says of countries and divisions, given the likelihood of each candidate.
pub(super) fn share(toponym: &Toponym, candidates: &[EntryId], likelihoods: &[f64], gazetteer: &Gazetteer, shares: &mut Vec<Share>) {
    for (id, likelihood) in candidates.iter().zip(likelihoods).filter(|(_, likelihood)| **likelihood > 0.05) {
        let Some(entry) = gazetteer.entry(*id) else { continue };
        let division = entry.division.or((entry.kind == PlaceKind::Division).then_some(*id));
        shares.push((entry.country, division, likelihood * toponym.weight.min(4.0)));
    }
}
