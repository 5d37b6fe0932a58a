//! How likely a choice is right: within 161 km of where the place is.
//!
//! Measured with `cargo xtask eval` on the openly licensed Wikinews articles, TR-News, GeoWebNews and LGL, with the core tier and
//! with the full one; between the two where they differ.

use crate::analysis::PlaceKind;

/// A division that holds the place named before it.
pub(super) const HOLDER: f64 = 0.96;

/// A place that the gazetteer does not hold, where the text names another in the same sentence, elsewhere, or only the division
/// that it lies in.
pub(super) const SAME_SENTENCE: f64 = 0.7;
pub(super) const SAME_ARTICLE: f64 = 0.6;
pub(super) const IN_DIVISION: f64 = 0.6;

/// By the margin of the chosen place over the best that lies elsewhere, in doublings of likelihood: at least this margin,
/// this confidence.
const BY_MARGIN: [(f64, f64); 5] = [(0.0, 0.48), (2.0, 0.69), (5.0, 0.83), (8.0, 0.94), (20.0, 0.96)];

/// Of a choice that had a rival elsewhere.
pub(super) fn of_margin(margin: f64) -> f64 {
    BY_MARGIN.iter().rev().find(|(least, _)| margin >= *least).map_or(0.48, |(_, confidence)| *confidence)
}

/// Of the only place of its name: towns that the gazetteer does not hold have the same names.
pub(super) fn of_only(kind: PlaceKind) -> f64 {
    match kind {
        PlaceKind::Country => 0.97,
        PlaceKind::Division | PlaceKind::Natural => 0.95,
        _ => 0.89,
    }
}
