//! Weighs the candidates of each name. Scores are in doublings of likelihood: one more is twice as likely.

use super::candidates::{Toponym, Toponyms};
use super::confidence;
use super::containment::{COMMA, lies_in};
use super::context::{self, Context, Shares};
use super::distance::kilometres;
use crate::analysis::PlaceKind;
use crate::gazetteer::{Entry, EntryId, Gazetteer};
use crate::text::Document;

/// What was decided for a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Choice {
    /// The place; nothing where the gazetteer holds none.
    pub entry: Option<EntryId>,
    /// The country, where it is known without the place.
    pub country: Option<EntryId>,
    pub confidence: f64,
    /// What it lies in, where the text says so and the gazetteer holds no such place there.
    pub holder: Option<EntryId>,
    /// Each candidate's part of the whole, in their order.
    pub likelihoods: Vec<f64>,
}

/// Weights, tuned by hand on the openly licensed Wikinews articles, TR-News, GeoWebNews and LGL.
struct Weights {
    /// "Paris, Texas".
    contained: f64,
    /// The candidate's country has all other evidence.
    country_share: f64,
    /// The candidate's country is named or meant elsewhere at all.
    country_named: f64,
    /// The candidate's division is named or meant elsewhere.
    division_named: f64,
    /// "Washington state".
    beside: f64,
    /// Each neighbour in a list that is of the same kind, and for divisions in the same country; two count.
    peer: f64,
    /// Another place of the article lies within 50, 150 or 400 km.
    near: [f64; 3],
}

const WEIGHTS: Weights = Weights { contained: 16.0, country_share: 8.0, country_named: 4.0, division_named: 6.0, beside: 6.0, peer: 3.0, near: [4.0, 2.5, 1.0] };

/// How likely a place is one of those near the article's other places that the gazetteer does not hold: before anything is
/// known of the article.
const UNLISTED: f64 = 6.5;
/// What counts against a division whose main city has its name.
const NAMESAKE: f64 = 5.0;
/// The weight of a country in an article for a building to be taken for one there.
const SUPPORT: f64 = 0.5;
/// The likelihood of a place for others to lie near it.
const LIKELY: f64 = 0.2;
/// About so many other places are compared with a candidate.
const ANCHORS: usize = 24;
/// Places nearer than this to each other are as good as one, in km: the distance by which resolution is measured.
const SAME: f64 = 161.0;

/// Decides each name.
pub(super) fn choose(doc: &Document, toponyms: &Toponyms, gazetteer: &Gazetteer) -> Vec<Choice> {
    let mut scores: Vec<Vec<f64>> = toponyms.all.iter().map(|toponym| first_look(toponym, gazetteer)).collect();
    let mut context = Context::default();
    let mut shares: Vec<Shares> = Vec::new();
    // Each look sees what the look before made likely.
    for look in 0..2 {
        shares = scores.iter().enumerate().map(|(at, scores)| context::shares(toponyms, at, &likelihoods(scores), gazetteer)).collect();
        context = Context::of(doc, &shares, &toponyms.behind, gazetteer);
        let best: Vec<Option<&Entry>> = toponyms.all.iter().zip(&scores).map(|(toponym, scores)| gazetteer.entry(*toponym.candidates.get(best(scores)?.0)?)).collect();
        let anchors = if look == 0 { Vec::new() } else { anchors(toponyms, &scores, gazetteer) };
        scores = toponyms.all.iter().zip(&shares).enumerate().map(|(at, (toponym, own))| {
            let base = first_look(toponym, gazetteer);
            let scored = toponym.candidates.iter().zip(base).map(|(id, base)| match gazetteer.entry(*id) {
                Some(entry) => base + in_context(*id, entry, &context, own) + nearness(entry, at, &anchors) + listed(entry, toponym, &best),
                None => base,
            });
            scored.collect()
        }).collect();
    }
    let decided = toponyms.all.iter().zip(&scores).zip(&shares);
    decided.map(|((toponym, scores), own)| decide(toponym, scores, own, &context, gazetteer)).collect()
}

/// Prominence, and what the words beside the name say.
#[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
fn first_look(toponym: &Toponym, gazetteer: &Gazetteer) -> Vec<f64> {
    let entries: Vec<Option<&Entry>> = toponym.candidates.iter().map(|id| gazetteer.entry(*id)).collect();
    let scores = toponym.candidates.iter().zip(&entries).map(|(id, entry)| {
        let Some(entry) = entry else { return 0.0 };
        let votes: f64 = toponym.holders.iter().filter(|(holder, _)| lies_in(*id, *holder, gazetteer)).map(|(_, weight)| weight).sum();
        let namesake = entry.kind == PlaceKind::Division
            && entries.iter().flatten().any(|city| city.kind == PlaceKind::City && (city.division == Some(*id) || city.capital && city.country == entry.country) && city.population / 2 >= entry.population / 20);
        let beside = if toponym.beside == Some(entry.kind) { WEIGHTS.beside } else { 0.0 };
        prominence(entry) + beside - if namesake { NAMESAKE } else { 0.0 } + votes.min(1.0) * WEIGHTS.contained
    });
    scores.collect()
}

/// The logarithm of a place's people, to the base 2, with what news adds for its kind.
fn prominence(entry: &Entry) -> f64 {
    let people = log2(entry.population + 2_000);
    match entry.kind {
        PlaceKind::Country => 27.0,
        PlaceKind::Region => 23.0,
        PlaceKind::Natural => 21.0,
        PlaceKind::Division => people + 2.0,
        PlaceKind::City if entry.capital => people + 3.0,
        PlaceKind::City | PlaceKind::Unknown => people,
        PlaceKind::Site => 19.0,
    }
}

fn in_context(id: EntryId, entry: &Entry, context: &Context, own: &Shares) -> f64 {
    let (share, weight) = context.country(entry.country, own);
    let division = entry.division.or((entry.kind == PlaceKind::Division).then_some(id));
    let named = context.division(division, own);
    WEIGHTS.country_share * share + WEIGHTS.country_named * weight.min(1.0) + WEIGHTS.division_named * named.min(1.0)
}

/// A place that others may lie near.
struct Anchor<'g> {
    /// The toponym whose candidate it is.
    toponym: usize,
    entry: &'g Entry,
    likelihood: f64,
}

/// The places that are likely already, to measure distances from: not those that are too large to be near anything.
fn anchors<'g>(toponyms: &Toponyms, scores: &[Vec<f64>], gazetteer: &'g Gazetteer) -> Vec<Anchor<'g>> {
    let mut anchors = Vec::new();
    for (at, (toponym, scores)) in toponyms.all.iter().zip(scores).enumerate() {
        for (id, likelihood) in toponym.candidates.iter().zip(likelihoods(scores)) {
            let Some(entry) = gazetteer.entry(*id).filter(|_| likelihood > LIKELY) else { continue };
            // A division of the second level is as small as a town.
            let small = matches!(entry.kind, PlaceKind::City | PlaceKind::Site | PlaceKind::Natural) || entry.kind == PlaceKind::Division && *id as usize >= gazetteer.homes();
            if small {
                anchors.push(Anchor { toponym: at, entry, likelihood });
            }
        }
        if anchors.len() >= ANCHORS {
            break;
        }
    }
    anchors
}

fn nearness(entry: &Entry, toponym: usize, anchors: &[Anchor]) -> f64 {
    if matches!(entry.kind, PlaceKind::Country | PlaceKind::Region) {
        return 0.0;
    }
    let [near, middling, far] = WEIGHTS.near;
    let others = anchors.iter().filter(|anchor| anchor.toponym != toponym);
    let weights = others.map(|anchor| match kilometres(entry, anchor.entry) {
        km if km < 50.0 => near * anchor.likelihood,
        km if km < 150.0 => middling * anchor.likelihood,
        km if km < 400.0 => far * anchor.likelihood,
        _ => 0.0,
    });
    weights.fold(0.0, f64::max)
}

/// What a place's neighbours in lists say for it.
fn listed(entry: &Entry, toponym: &Toponym, best: &[Option<&Entry>]) -> f64 {
    let alike = |peer: &Entry| match entry.kind {
        PlaceKind::Country => peer.kind == PlaceKind::Country,
        PlaceKind::Division => peer.kind == PlaceKind::Division && peer.country == entry.country,
        _ => false,
    };
    let count = toponym.peers.iter().filter(|peer| best.get(**peer).copied().flatten().is_some_and(alike)).take(2).count();
    count as f64 * WEIGHTS.peer
}

fn decide(toponym: &Toponym, scores: &[f64], own: &Shares, context: &Context, gazetteer: &Gazetteer) -> Choice {
    let chosen = best(scores).and_then(|(at, score)| Some((*toponym.candidates.get(at)?, score)));
    let Some((id, score)) = chosen else {
        let holder = toponym.holders.first().map(|(id, _)| *id);
        let country = holder.and_then(|id| gazetteer.entry(id)?.country).or_else(|| context.main_country());
        return Choice { country, holder, ..Choice::default() };
    };
    let Some(entry) = gazetteer.entry(id) else { return Choice::default() };
    let likelihoods = likelihoods(scores);
    let town = matches!(entry.kind, PlaceKind::City | PlaceKind::Site | PlaceKind::Division);
    // "Holliday, Mo.": no other Holliday is meant, though this one is too small to be listed.
    let mut outright = toponym.holders.iter().filter(|(_, weight)| *weight >= COMMA).map(|(holder, _)| *holder).peekable();
    if let Some(holder) = outright.peek().copied().filter(|_| entry.kind == PlaceKind::City)
        && !outright.any(|holder| lies_in(id, holder, gazetteer))
    {
        return Choice { country: gazetteer.entry(holder).and_then(|holder| holder.country), holder: Some(holder), likelihoods, ..Choice::default() };
    }
    // A small town abroad is less likely than one of its name in the country of the article.
    let (main, share, weight) = context.leading(own);
    if town && main.is_some() && main != entry.country && score < UNLISTED + WEIGHTS.country_share * share + WEIGHTS.country_named * weight.min(1.0) {
        return Choice { country: main, likelihoods, ..Choice::default() };
    }
    // "Centennial Park" need not be in Centennial: the article must have something to do with its country.
    if !toponym.whole && toponym.kind.is_some() && context.country(entry.country, own).1 < SUPPORT {
        return Choice { country: context.main_country(), likelihoods, ..Choice::default() };
    }
    let elsewhere = toponym.candidates.iter().zip(scores).filter(|(other, _)| gazetteer.entry(**other).is_some_and(|other| kilometres(entry, other) > SAME));
    let second = elsewhere.map(|(_, score)| *score).max_by(f64::total_cmp);
    let confidence = match second {
        Some(second) => confidence::of_margin(score - second),
        None => confidence::of_only(entry.kind),
    };
    Choice { entry: Some(id), country: entry.country, confidence, likelihoods, holder: None }
}

/// The highest score and where it stands; the first of equals.
fn best(scores: &[f64]) -> Option<(usize, f64)> {
    scores.iter().copied().enumerate().fold(None, |best, (at, score)| match best {
        Some((_, highest)) if highest >= score => best,
        _ => Some((at, score)),
    })
}

/// Each candidate's part of the whole, from scores in doublings.
fn likelihoods(scores: &[f64]) -> Vec<f64> {
    let Some((_, highest)) = best(scores) else { return Vec::new() };
    let weights: Vec<f64> = scores.iter().map(|score| power_of_two(score - highest)).collect();
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

/// 2 to a power from -1023 to 0: halvings, and a straight line between them.
fn power_of_two(power: f64) -> f64 {
    let whole = power.max(-60.0).floor();
    let rest = power.max(-60.0) - whole;
    let mut value = 1.0 + rest;
    for _ in 0..(-whole) as u32 {
        value /= 2.0;
    }
    value
}

/// The logarithm to the base 2, straight lines between the powers.
fn log2(value: u32) -> f64 {
    let whole = value.max(1).ilog2();
    f64::from(whole) + (f64::from(value) / f64::from(1u32 << whole) - 1.0)
}
