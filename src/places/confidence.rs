//! How likely a choice is right.

/// A division that holds the place named before it.
pub(super) const HOLDER: f64 = 0.97;

/// Confidence by the margin of the chosen place over the best that lies elsewhere: of choices with at least that margin and
/// less than the next, so many were within 161 km (measured on the openly licensed Wikinews articles).
const BY_MARGIN: [(f64, f64); 6] = [(0.0, 0.5), (1.0, 0.6), (2.0, 0.7), (4.0, 0.8), (6.0, 0.9), (9.0, 0.95)];
/// A name that only one place of the gazetteer bears, by the kind of evidence for it.
pub(super) const ONLY: f64 = 0.93;

pub(super) fn of_margin(margin: f64) -> f64 {
    BY_MARGIN.iter().rev().find(|(least, _)| margin >= *least).map_or(0.5, |(_, confidence)| *confidence)
}
