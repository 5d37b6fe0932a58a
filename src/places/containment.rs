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

/// The countries and divisions that a name at a comma's other side may name, each with its weight, if the gazetteer holds one:
/// it need not be a name of the article ("Springfield, Ill.").
pub(super) fn behind_comma(doc: &Document, comma: usize, gazetteer: &Gazetteer) -> Option<Vec<(EntryId, f64)>> {
    let found = matches!(doc.word(comma), "," | "(").then(|| gazetteer.longest(doc, comma + 1))??;
    let behind = comma + 1 + found.tokens;
    let weight = if doc.is(behind, "and") || doc.is(behind, "or") { LISTED } else { COMMA };
    Some(found.entries.iter().filter(|id| holds(**id, gazetteer)).map(|id| (*id, weight)).collect())
}

/// Whether a place is one that others are said to lie in.
fn holds(id: EntryId, gazetteer: &Gazetteer) -> bool {
    gazetteer.entry(id).is_some_and(|entry| matches!(entry.kind, PlaceKind::Country | PlaceKind::Division))
}

/// Lets each country or division vote for the candidates inside it of the name before it.
pub(super) fn vote(doc: &Document, toponyms: &mut Toponyms, gazetteer: &Gazetteer) {
    for (at, place) in toponyms.mentions.iter().enumerate() {
        let Some(&toponym) = toponyms.of.get(at) else { continue };
        let next = toponyms.mentions.get(at + 1);
        let end = place.tokens.end;
        if next.is_none_or(|next| next.tokens.start != end + 1) {
            toponyms.behind.extend(place.holders.first().map(|(id, _)| *id));
        }
        let other = toponyms.of.get(at + 1).filter(|other| **other != toponym && !place.comma && next.is_some_and(|next| inside(doc, end, next.tokens.start)));
        let others = other.and_then(|other| toponyms.all.get(*other)).map_or(&[][..], |other| other.candidates);
        if let Some(toponym) = toponyms.all.get_mut(toponym).filter(|toponym| toponym.holders.len() < VOTES) {
            toponym.holders.extend_from_slice(&place.holders);
            toponym.holders.extend(others.iter().filter(|id| holds(**id, gazetteer)).map(|id| (*id, WORDS)));
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
    let last = mention.checked_sub(1)?;
    let [before, this] = toponyms.mentions.get(last..=mention)? else { return None };
    if this.tokens.start.checked_sub(before.tokens.end)? != 1 {
        return None;
    }
    let of = |mention: usize| toponyms.of.get(mention).copied();
    let place = choices.get(of(last)?)?.entry?;
    let holders = &toponyms.all.get(of(last)?)?.holders;
    let voted = |id: &EntryId| holders.iter().any(|(holder, weight)| holder == id && *weight >= LISTED);
    toponyms.all.get(of(mention)?)?.candidates.iter().copied().find(|id| voted(id) && lies_in(place, *id, gazetteer))
}
