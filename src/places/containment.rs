//! What the text says lies in what: "Paris, Texas", "Springfield, Ill.", "Basra in southern Iraq".

use super::candidates::Toponyms;
use super::score::Choice;
use crate::analysis::PlaceKind;
use crate::gazetteer::{EntryId, Gazetteer};
use crate::text::Document;

/// A comma between place and holder says it outright; "in" or "of" with a few words around it says it weakly.
pub(super) const COMMA: f64 = 1.0;
/// The same where both may be parts of a list: "Berlin, France and Spain".
const LISTED: f64 = 0.9;
const WORDS: f64 = 0.4;
/// The most tokens between a place and the country it is said to lie in.
const FAR: usize = 5;
/// No name needs more votes than this.
const VOTES: usize = 64;

/// Lets each country or division vote for the candidates inside it of the name before it; whether it is a name of the
/// article itself or, behind a comma, is only known to the gazetteer ("Springfield, Ill.").
pub(super) fn vote(doc: &Document, toponyms: &mut Toponyms, gazetteer: &Gazetteer) {
    for at in 0..toponyms.mentions.len() {
        let Some(place) = toponyms.mentions.get(at) else { continue };
        let (toponym, end) = (place.toponym, place.tokens.end);
        let mut votes = Vec::new();
        if matches!(doc.word(end), "," | "(") && let Some(found) = gazetteer.longest(doc, end + 1) {
            let behind = end + 1 + found.tokens;
            let weight = if doc.is(behind, "and") || doc.is(behind, "or") { LISTED } else { COMMA };
            votes.extend(found.entries.iter().map(|id| (*id, weight)));
        } else if let Some(holder) = toponyms.mentions.get(at + 1).filter(|holder| holder.toponym != toponym && inside(doc, end, holder.tokens.start)) {
            let ids = toponyms.all.get(holder.toponym).map(|toponym| toponym.candidates.as_slice()).unwrap_or_default();
            votes.extend(ids.iter().map(|id| (*id, WORDS)));
        }
        votes.retain(|(id, _)| gazetteer.entry(*id).is_some_and(|entry| matches!(entry.kind, PlaceKind::Country | PlaceKind::Division)));
        if toponyms.mentions.get(at + 1).is_none_or(|next| next.tokens.start != end + 1) {
            toponyms.behind.extend(votes.iter().filter(|(_, weight)| *weight >= LISTED).map(|(id, _)| *id).take(1));
        }
        if let Some(toponym) = toponyms.all.get_mut(toponym).filter(|toponym| toponym.holders.len() < VOTES) {
            toponym.holders.extend(votes);
        }
    }
}

/// Whether the tokens between two names say that the first lies in the second: "Basra in southern Iraq".
fn inside(doc: &Document, end: usize, start: usize) -> bool {
    let mut between = end..start;
    start >= end && between.len() <= FAR && doc.sentence_of(end) == doc.sentence_of(start) && between.any(|token| doc.is(token, "in") || doc.is(token, "of"))
}

/// Whether a place lies in a country or division.
pub(super) fn lies_in(place: EntryId, holder: EntryId, gazetteer: &Gazetteer) -> bool {
    let (Some(inner), Some(outer)) = (gazetteer.entry(place), gazetteer.entry(holder)) else { return false };
    place != holder
        && match outer.kind {
            PlaceKind::Country => inner.country == Some(holder),
            _ => inner.division == Some(holder),
        }
}

/// The division that a mention is because the mention before it, and a comma, say so.
pub(super) fn holder(toponyms: &Toponyms, mention: usize, choices: &[Choice], gazetteer: &Gazetteer) -> Option<EntryId> {
    let this = toponyms.mentions.get(mention)?;
    let before = toponyms.mentions.get(mention.checked_sub(1)?)?;
    if this.tokens.start.checked_sub(before.tokens.end)? != 1 {
        return None;
    }
    let place = choices.get(before.toponym)?.entry?;
    let toponym = toponyms.all.get(this.toponym)?;
    let voted = |id: &EntryId| toponyms.all.get(before.toponym).is_some_and(|toponym| toponym.holders.iter().any(|(holder, weight)| holder == id && *weight >= LISTED));
    toponym.candidates.iter().copied().find(|id| voted(id) && lies_in(place, *id, gazetteer))
}

