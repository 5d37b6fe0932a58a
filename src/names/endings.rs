//! The last word of a name tells a building from a body: "Westmoreland Hospital" is a place, "Texas Forest Service" is not.

use super::{Label, Name};
use crate::lexicon::{Classes, classes};
use crate::text::Document;

/// What a place's name can end with.
const PLACES: Classes = classes::THOROUGHFARES.or(classes::LANDFORMS).or(classes::DISTRICTS).or(classes::SETTLEMENTS).or(classes::COMPASS);

/// Corrects the labels of names of two words or more by their last word.
pub(super) fn settle(doc: &Document, names: &mut [Name]) {
    for name in names.iter_mut().filter(|n| n.tokens.len() > 1) {
        let last = doc.classes(name.tokens.end - 1);
        name.label = match name.label {
            Label::Place if last.any(classes::ORGANISATIONS) && !last.any(PLACES) => Label::Organisation,
            Label::Organisation if last.any(classes::THOROUGHFARES) => Label::Place,
            label => label,
        };
    }
}
