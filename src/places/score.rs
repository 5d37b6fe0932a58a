//! Weighs the candidates of each name. Scores are in doublings of likelihood: one more is twice as likely.

use std::ops::Range;

use super::candidates::{Toponym, Toponyms};
use super::confidence;
use super::containment::{COMMA, lies_in};
use super::context::{self, Context, Share};
use super::distance::kilometres;
use crate::analysis::PlaceKind;
use crate::gazetteer::{Entry, EntryId, Gazetteer};

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

/// Decides each name. With the score of each candidate, those of all toponyms one behind the other.
pub(super) fn choose(toponyms: &Toponyms, hints: &[(usize, EntryId)], gazetteer: &Gazetteer) -> (Vec<Choice>, Vec<f64>) {
    let mut base = Vec::with_capacity(toponyms.candidates.len());
    toponyms.all.iter().for_each(|toponym| first_look(toponym, toponyms.candidates(toponym), gazetteer, &mut base));
    let mut scores = base.clone();
    let mut context = Context::default();
    // Those of all toponyms, and which are whose.
    let mut shares: Vec<Share> = Vec::new();
    let mut owns: Vec<Range<usize>> = Vec::new();
    // Each look sees what the look before made likely.
    for look in 0..2 {
        let mut likely = Vec::with_capacity(scores.len());
        shares.clear();
        owns.clear();
        for toponym in &toponyms.all {
            let start = shares.len();
            likelihoods(of(&scores, &toponym.range), &mut likely);
            context::share(toponym, toponyms.candidates(toponym), of(&likely, &toponym.range), gazetteer, &mut shares);
            owns.push(start..shares.len());
        }
        context = Context::of(&shares, &toponyms.behind, hints, gazetteer);
        let best: Vec<Option<&Entry>> = toponyms.all.iter().map(|toponym| gazetteer.entry(*toponyms.candidates(toponym).get(best(of(&scores, &toponym.range))?.0)?)).collect();
        let anchors = if look == 0 { Vec::new() } else { anchors(toponyms, &likely, gazetteer) };
        scores.clear();
        for (at, (toponym, own)) in toponyms.all.iter().zip(&owns).enumerate() {
            let own = of(&shares, own);
            scores.extend(toponyms.candidates(toponym).iter().zip(of(&base, &toponym.range)).map(|(id, base)| match gazetteer.entry(*id) {
                Some(entry) => base + in_context(*id, entry, &context, own) + nearness(entry, at, &anchors) + listed(entry, toponym, &best),
                None => *base,
            }));
        }
    }
    let decided = toponyms.all.iter().zip(&owns).map(|(toponym, own)| decide(toponym, toponyms.candidates(toponym), of(&scores, &toponym.range), of(&shares, own), &context, gazetteer));
    (decided.collect(), scores)
}

/// What belongs to one toponym.
pub(super) fn of<'a, T>(all: &'a [T], range: &Range<usize>) -> &'a [T] {
    all.get(range.clone()).unwrap_or_default()
}

/// Prominence, and what the words beside the name say.
#[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
fn first_look(toponym: &Toponym, candidates: &[EntryId], gazetteer: &Gazetteer, scores: &mut Vec<f64>) {
    let entries = || candidates.iter().filter_map(|id| gazetteer.entry(*id));
    scores.extend(candidates.iter().map(|id| {
        let Some(entry) = gazetteer.entry(*id) else { return 0.0 };
        let votes: f64 = toponym.holders.iter().filter(|(holder, _)| lies_in(*id, *holder, gazetteer)).map(|(_, weight)| weight).sum();
        let namesake = entry.kind == PlaceKind::Division
            && entries().any(|city| city.kind == PlaceKind::City && (city.division == Some(*id) || city.capital && city.country == entry.country) && city.population / 2 >= entry.population / 20);
        let beside = if toponym.beside == Some(entry.kind) { WEIGHTS.beside } else { 0.0 };
        prominence(entry) + beside - if namesake { NAMESAKE } else { 0.0 } + votes.min(1.0) * WEIGHTS.contained
    }));
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

fn in_context(id: EntryId, entry: &Entry, context: &Context, own: &[Share]) -> f64 {
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
fn anchors<'g>(toponyms: &Toponyms, likely: &[f64], gazetteer: &'g Gazetteer) -> Vec<Anchor<'g>> {
    let mut anchors = Vec::new();
    for (at, toponym) in toponyms.all.iter().enumerate() {
        for (id, &likelihood) in toponyms.candidates(toponym).iter().zip(of(likely, &toponym.range)) {
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
    // Four degrees of latitude are farther than far.
    let others = anchors.iter().filter(|anchor| anchor.toponym != toponym && (anchor.entry.lat - entry.lat).abs() < 4.0);
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

fn decide(toponym: &Toponym, candidates: &[EntryId], scores: &[f64], own: &[Share], context: &Context, gazetteer: &Gazetteer) -> Choice {
    let chosen = best(scores).and_then(|(at, score)| Some((*candidates.get(at)?, score)));
    let Some((id, score)) = chosen else {
        let holder = toponym.holders.first().map(|(id, _)| *id);
        let country = holder.and_then(|id| gazetteer.entry(id)?.country).or_else(|| context.main_country());
        return Choice { country, holder, ..Choice::default() };
    };
    let Some(entry) = gazetteer.entry(id) else { return Choice::default() };
    let town = matches!(entry.kind, PlaceKind::City | PlaceKind::Site | PlaceKind::Division);
    // "Holliday, Mo.": no other Holliday is meant, though this one is too small to be listed.
    let mut outright = toponym.holders.iter().filter(|(_, weight)| *weight >= COMMA).map(|(holder, _)| *holder).peekable();
    if let Some(holder) = outright.peek().copied().filter(|_| entry.kind == PlaceKind::City)
        && !outright.any(|holder| lies_in(id, holder, gazetteer))
    {
        return Choice { country: gazetteer.entry(holder).and_then(|holder| holder.country), holder: Some(holder), ..Choice::default() };
    }
    // A small town abroad is less likely than one of its name in the country of the article.
    let (main, share, weight) = context.leading(own);
    if town && main.is_some() && main != entry.country && score < UNLISTED + WEIGHTS.country_share * share + WEIGHTS.country_named * weight.min(1.0) {
        return Choice { country: main, ..Choice::default() };
    }
    // "Centennial Park" need not be in Centennial: the article must have something to do with its country.
    if !toponym.whole && toponym.kind.is_some() && context.country(entry.country, own).1 < SUPPORT {
        return Choice { country: context.main_country(), ..Choice::default() };
    }
    let elsewhere = candidates.iter().zip(scores).filter(|(other, _)| gazetteer.entry(**other).is_some_and(|other| kilometres(entry, other) > SAME));
    let second = elsewhere.map(|(_, score)| *score).max_by(f64::total_cmp);
    let confidence = match second {
        Some(second) => confidence::of_margin(score - second),
        None => confidence::of_only(entry.kind),
    };
    Choice { entry: Some(id), country: entry.country, confidence, holder: None }
}

/// The highest score and where it stands; the first of equals.
fn best(scores: &[f64]) -> Option<(usize, f64)> {
    scores.iter().copied().enumerate().fold(None, |best, (at, score)| match best {
        Some((_, highest)) if highest >= score => best,
        _ => Some((at, score)),
    })
}

/// Adds each candidate's part of the whole, from scores in doublings.
pub(super) fn likelihoods(scores: &[f64], likelihoods: &mut Vec<f64>) {
    let Some((_, highest)) = best(scores) else { return };
    let start = likelihoods.len();
    likelihoods.extend(scores.iter().map(|score| power_of_two(score - highest)));
    let weights = likelihoods.get_mut(start..).unwrap_or_default();
    let sum: f64 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= sum);
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
