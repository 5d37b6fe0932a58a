//! How likely a choice is right: within 161 km of where the place is.
//!
//! Measured on the openly licensed Wikinews articles, given their names, with the core tier and with the full one.

use crate::analysis::PlaceKind;

/// A division that holds the place named before it.
pub(super) const HOLDER: f64 = 0.96;

/// A place that the gazetteer does not hold, where the text names another in the same sentence, elsewhere, or only the division
/// that it lies in.
pub(super) const SAME_SENTENCE: f64 = 0.8;
pub(super) const SAME_ARTICLE: f64 = 0.6;
pub(super) const IN_DIVISION: f64 = 0.6;

/// By the margin of the chosen place over the best that lies elsewhere, in doublings of likelihood: at least this margin,
/// this confidence.
const BY_MARGIN: [(f64, f64); 7] = [(0.0, 0.5), (1.0, 0.64), (2.0, 0.72), (5.0, 0.88), (8.0, 0.95), (15.0, 0.96), (20.0, 0.99)];

/// Of a choice that had a rival elsewhere.
pub(super) fn of_margin(margin: f64) -> f64 {
    BY_MARGIN.iter().rev().find(|(least, _)| margin >= *least).map_or(0.5, |(_, confidence)| *confidence)
}

/// Of the only place of its name: towns that the gazetteer does not hold have the same names.
pub(super) fn of_only(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::Country => 0.97,
        PlaceKind::Division | PlaceKind::Natural => 0.95,
        _ => 0.92,
    }
}
