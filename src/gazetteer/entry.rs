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
    /// Its country; a country's own is itself.
    pub country: Option<EntryId>,
    /// The first-level division it lies in.
    pub division: Option<EntryId>,
    /// Degrees, WGS 84: to a tenth in the core tier, to a hundredth with the full one.
    pub lat: f64,
    /// The same.
    pub lon: f64,
    /// How many people live there, rounded down by a fifth at most; 0 where it is not known. At most 115 million.
    pub population: u32,
    /// Whether it is the capital of its country.
    pub capital: bool,
    /// Its number at GeoNames: with the full tier alone.
    pub geonames: Option<u32>,
}
