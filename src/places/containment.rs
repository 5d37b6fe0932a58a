//! What the text says lies in what: "Paris, Texas", "Springfield, Ill.", "Basra in southern Iraq".

use super::candidates::Toponyms;
use super::score::Choice;
use crate::analysis::PlaceKind;
use crate::gazetteer::{EntryId, Gazetteer};
use crate::text::Document;

/// A comma between place and holder says it outright; "in" or "of" with a few words around it says it weakly.
const COMMA: f64 = 1.0;
const WORDS: f64 = 0.4;
/// The most tokens between a place and the country it is said to lie in.
const FAR: usize = 5;

/// Lets each country or division vote for the candidates inside it of the name before it.
pub(super) fn vote(doc: &Document, toponyms: &mut Toponyms, gazetteer: &Gazetteer) {
    for pair in toponyms.mentions.windows(2) {
        let [place, holder] = pair else { continue };
        let Some(weight) = link(doc, place.tokens.end, holder.tokens.start) else { continue };
        let ids = toponyms.all.get(holder.toponym).map(|toponym| toponym.candidates.clone()).unwrap_or_default();
        let Some(toponym) = toponyms.all.get_mut(place.toponym) else { continue };
        if place.toponym == holder.toponym || toponym.holders.len() >= 16 {
            continue;
        }
        toponym.holders.extend(ids.into_iter().filter(|id| is_holder(*id, gazetteer)).map(|id| (id, weight)));
    }
}

/// How strongly the tokens between two names say that the first lies in the second.
fn link(doc: &Document, end: usize, start: usize) -> Option<f64> {
    let between = end..start;
    if start < end || between.len() > FAR || doc.sentence_of(end) != doc.sentence_of(start) {
        return None;
    }
    if between.len() == 1 && matches!(doc.word(end), "," | "(") {
        return Some(COMMA);
    }
    between.clone().any(|token| doc.is(token, "in") || doc.is(token, "of")).then_some(WORDS)
}

fn is_holder(id: EntryId, gazetteer: &Gazetteer) -> bool {
    gazetteer.entry(id).is_some_and(|entry| matches!(entry.kind, PlaceKind::Country | PlaceKind::Division))
}

/// Whether a place lies in a country or division.
pub(super) fn lies_in(place: EntryId, holder: EntryId, gazetteer: &Gazetteer) -> bool {
    let (Some(inner), Some(outer)) = (gazetteer.entry(place), gazetteer.entry(holder)) else { return false };
    place != holder
        && match outer.kind {
            PlaceKind::Country => inner.country == outer.country,
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
    let voted = |id: &EntryId| toponyms.all.get(before.toponym).is_some_and(|toponym| toponym.holders.iter().any(|(holder, weight)| holder == id && *weight >= COMMA));
    toponym.candidates.iter().copied().find(|id| voted(id) && lies_in(place, *id, gazetteer))
}

