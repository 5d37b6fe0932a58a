//! Distances on the globe with plain arithmetic, the same in every build.

use crate::count;
use crate::gazetteer::Entry;

/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.2;

/// Kilometres between two places, right to a few per cent up to a thousand kilometres or so; farther off it is only far.
pub(super) fn kilometres(a: &Entry, b: &Entry) -> f64 {
    count::step();
    let lat = b.lat - a.lat;
    let east = (b.lon - a.lon).abs();
    let lon = (if east > 180.0 { 360.0 - east } else { east }) * cosine((a.lat + b.lat) / 2.0);
    DEGREE * (lat * lat + lon * lon).sqrt()
}

/// Bhaskara's approximation, in degrees from -90 to 90: within 0.002.
fn cosine(degrees: f64) -> f64 {
    let square = degrees * degrees;
    (32_400.0 - 4.0 * square) / (32_400.0 + square)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::text::Document;

    fn between(a: &str, b: &str) -> Option<f64> {
        let gazetteer = Gazetteer::core();
        let entry = |name: &str| {
            let doc = Document::read(name);
            gazetteer.entry(gazetteer.longest(&doc, 0)?.entries.first().copied()?).copied()
        };
        Some(kilometres(&entry(a)?, &entry(b)?))
    }

    #[test]
    fn near_what_an_atlas_says() {
        assert!(between("Paris", "London").is_some_and(|km| (335.0..355.0).contains(&km)));
        assert!(between("Suva", "Apia").is_some_and(|km| (1100.0..1250.0).contains(&km)), "across the date line");
    }
}
