//! "Grand Ledge, Michigan,": what stands before a comma and a state or province is a place, however it looks.

use super::facts::{Facts, given};
use super::{Label, Name};
use crate::analysis::PlaceKind;
use crate::order;
use crate::text::{Document, TokenKind};

/// The longest run of capitalised words that is taken for a place's name, in tokens.
const LONGEST: usize = 4;

/// Labels what stands before divisions, and names what the model left unnamed there.
pub(super) fn settle(doc: &Document, facts: &Facts, names: &mut Vec<Name>) {
    let mut found: Vec<Name> = Vec::new();
    for at in 0..names.len() {
        let Some(comma) = names.get(at).and_then(|division| holds(doc, facts, division)) else { continue };
        match at.checked_sub(1).and_then(|before| names.get_mut(before)) {
            Some(name) if name.tokens.end == comma && !plainly_person(facts, name) => (name.label, name.margin) = (Label::Place, Name::SURE),
            Some(name) if name.tokens.end >= comma => {}
            before => {
                let floor = before.map_or(0, |name| name.tokens.end);
                found.extend(run(doc, floor, comma).map(|tokens| Name { tokens, label: Label::Place, margin: Name::SURE }));
            }
        }
    }
    if !found.is_empty() {
        names.extend(found);
        order::by_number(names, |n| n.tokens.start as u64);
    }
}

fn plainly_person(facts: &Facts, name: &Name) -> bool {
    name.label == Label::Person && (name.margin >= Name::SURE || facts.get(name.tokens.start).is_some_and(|first| first.lists & given() != 0))
}

/// The comma before a name that is a division and nothing more, behind a word of its paragraph: a mark or the paragraph's end stands behind it.
fn holds(doc: &Document, facts: &Facts, name: &Name) -> Option<usize> {
    let division = name.label == Label::Place && facts.get(name.tokens.start)?.place == 1 + PlaceKind::Division as u8;
    let comma = name.tokens.start.checked_sub(1).filter(|comma| division && doc.is(*comma, ","))?;
    let paragraph = doc.paragraph_of(comma.checked_sub(1)?);
    let closed = matches!(doc.kind(name.tokens.end), TokenKind::Punct | TokenKind::Stop) || doc.paragraph_of(name.tokens.end) != paragraph;
    (closed && doc.paragraph_of(name.tokens.start) == paragraph).then_some(comma)
}

/// The capitalised words between the name before, which ends at `floor`, and a comma, where they are few and do not begin
/// their sentence.
fn run(doc: &Document, floor: usize, comma: usize) -> Option<std::ops::Range<usize>> {
    let begins = (floor..comma).rev().take(LONGEST + 1).take_while(|i| doc.capital(*i)).last()?;
    let known = begins.checked_sub(1).is_some_and(|before| doc.sentence_of(before) == doc.sentence_of(comma - 1));
    (known && comma - begins <= LONGEST).then_some(begins..comma)
}
