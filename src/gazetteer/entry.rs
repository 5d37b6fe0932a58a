//! [`Entry`]: one place.

use crate::analysis::PlaceKind;

/// The index of a place in its gazetteer.
pub type EntryId = u32;

/// One place.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its usual English name.
    pub name: &'static str,
    /// What sort of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<&'static str>,
    /// The first-level division it lies in.
    pub division: Option<EntryId>,
    /// Degrees, WGS 84, to a twentieth.
    pub lat: f64,
    /// Degrees, WGS 84, to a twentieth.
    pub lon: f64,
    /// How many people live there, rounded down by an eighth at most; 0 where it is not known. At most 125 million.
    pub population: u32,
    /// Whether it is the capital of its country.
    pub capital: bool,
    /// Its number at GeoNames.
    pub geonames: Option<u32>,
}
