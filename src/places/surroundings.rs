//! Where a place lies that the gazetteer does not hold: by what the text names nearest to it.

use super::Mention;
use super::candidates::Toponyms;
use super::confidence;
use super::containment::lies_in;
use super::score::Choice;
use crate::analysis::PlaceKind;
use crate::gazetteer::{EntryId, Gazetteer};
use crate::text::Document;

/// How many resolved places before a mention, and behind it, are looked at.
const LOOK: usize = 8;

/// The places of an article that are small enough to say where another lies, by the token where they stand.
pub(super) struct Surroundings {
    anchors: Vec<(usize, EntryId)>,
}

impl Surroundings {
    pub(super) fn of(mentions: &[Mention], toponyms: &Toponyms, choices: &[Choice], gazetteer: &Gazetteer) -> Surroundings {
        let anchor = |(mention, toponym): (&Mention, &usize)| {
            let id = choices.get(*toponym)?.entry?;
            let kind = gazetteer.entry(id)?.kind;
            // A division of the second level is as small as a town.
            let small = matches!(kind, PlaceKind::City | PlaceKind::Site) || kind == PlaceKind::Division && id as usize >= gazetteer.homes();
            small.then_some((mention.tokens.start, id))
        };
        Surroundings { anchors: mentions.iter().zip(&toponyms.of).filter_map(anchor).collect() }
    }

    /// The place where a mention that was not resolved lies, and how likely within 161 km of it.
    pub(super) fn around(&self, doc: &Document, mention: &Mention, choice: &Choice, gazetteer: &Gazetteer) -> Option<(EntryId, f64)> {
        let at = mention.tokens.start;
        let from = self.anchors.partition_point(|(token, _)| *token < at);
        let near = self.anchors.get(from.saturating_sub(LOOK)..(from + LOOK).min(self.anchors.len())).unwrap_or_default();
        let fits = |id: EntryId| match choice.holder {
            Some(holder) => id == holder || lies_in(id, holder, gazetteer),
            None => choice.country.is_none_or(|country| gazetteer.entry(id).is_some_and(|entry| entry.country == Some(country))),
        };
        let nearest = near.iter().filter(|(_, id)| fits(*id)).min_by_key(|(token, _)| token.abs_diff(at));
        if let Some((token, id)) = nearest {
            let same = doc.sentence_of(*token) == doc.sentence_of(at);
            return Some((*id, if same { confidence::SAME_SENTENCE } else { confidence::SAME_ARTICLE }));
        }
        let holder = choice.holder.filter(|id| gazetteer.entry(*id).is_some_and(|entry| entry.kind == PlaceKind::Division))?;
        Some((holder, confidence::IN_DIVISION))
    }
}
