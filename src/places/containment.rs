//! What the text says lies in what: "Paris, Texas", "Springfield, Ill.", "Basra in southern Iraq".

use std::ops::Range;

use super::Mention;
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
pub(super) const FAR: usize = 5;
/// No name needs more votes than this.
const VOTES: usize = 64;

/// The countries and divisions that a name at a comma's other side may name, each with its weight, if the gazetteer holds one:
/// it need not be a name of the article ("Springfield, Ill.").
pub(super) fn behind_comma(doc: &Document, comma: usize, gazetteer: &Gazetteer) -> Option<Vec<(EntryId, f64)>> {
    let found = matches!(doc.word(comma), "," | "(").then(|| gazetteer.longest(doc, comma + 1))??;
    let behind = comma + 1 + found.tokens;
    let weight = if doc.is_one_of(behind, &["and", "or"]) { LISTED } else { COMMA };
    Some(found.entries.iter().filter(|id| holds(**id, gazetteer)).map(|id| (*id, weight)).collect())
}

/// Whether a place is one that others are said to lie in.
fn holds(id: EntryId, gazetteer: &Gazetteer) -> bool {
    gazetteer.entry(id).is_some_and(|entry| matches!(entry.kind, PlaceKind::Country | PlaceKind::Division))
}

/// Lets each country or division vote for the candidates inside it of the name before it.
pub(super) fn vote(mentions: &[Mention], toponyms: &mut Toponyms, gazetteer: &Gazetteer) {
    let Toponyms { all, candidates, of, behind } = toponyms;
    for (at, place) in mentions.iter().enumerate() {
        let Some(&toponym) = of.get(at) else { continue };
        if !place.next.beside {
            behind.extend(place.holders.first().map(|(id, _)| *id));
        }
        let other = of.get(at + 1).filter(|other| **other != toponym && !place.comma && place.next.holds);
        let others = other.and_then(|other| candidates.get(all.get(*other)?.range.clone())).unwrap_or_default();
        if let Some(toponym) = all.get_mut(toponym).filter(|toponym| toponym.holders.len() < VOTES) {
            toponym.holders.extend_from_slice(&place.holders);
            toponym.holders.extend(others.iter().filter(|id| holds(**id, gazetteer)).map(|id| (*id, WORDS)));
        }
    }
}

/// Whether the tokens between two names say that the first lies in the second: "Basra in southern Iraq".
pub(super) fn inside(doc: &Document, mut between: Range<usize>) -> bool {
    between.start <= between.end && between.len() <= FAR && doc.sentence_of(between.start) == doc.sentence_of(between.end) && between.any(|token| doc.is_one_of(token, &["in", "of"]))
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
pub(super) fn holder(mentions: &[Mention], toponyms: &Toponyms, mention: usize, choices: &[Choice], gazetteer: &Gazetteer) -> Option<EntryId> {
    let last = mention.checked_sub(1)?;
    let of = |mention: usize| toponyms.of.get(mention).copied();
    if !mentions.get(last)?.next.beside {
        return None;
    }
    let place = choices.get(of(last)?)?.entry?;
    let holders = &toponyms.all.get(of(last)?)?.holders;
    let voted = |id: &EntryId| holders.iter().any(|(holder, weight)| holder == id && *weight >= LISTED);
    toponyms.candidates(toponyms.all.get(of(mention)?)?).iter().copied().find(|id| voted(id) && lies_in(place, *id, gazetteer))
}
