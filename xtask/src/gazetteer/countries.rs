//! Countries: names from CLDR, numbers from GeoNames, the middle of their places.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::cities::City;
use super::rows::{Row, plain};
use super::sources::Sources;
use crate::Result;

/// One row a country that has an ISO 3166-1 code, or Kosovo's XK.
pub fn rows(sources: &Sources, cities: &[City], centres: &BTreeMap<String, (f64, f64)>, given: &BTreeMap<String, String>) -> Result<Vec<Row>> {
    let json: Value = serde_json::from_str(&fs::read_to_string(sources.territories())?)?;
    let english = json.pointer("/main/en/localeDisplayNames/territories").ok_or("territories.json has another form")?;
    let mut rows = Vec::new();
    for line in fs::read_to_string(sources.country_numbers())?.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, code, _, geonames, ..] = cells.as_slice() else { continue };
        let name = given.get(*code).map(String::as_str).or_else(|| english.get(code)?.as_str());
        let (Some(name), Ok(geonames)) = (name, geonames.parse()) else { continue };
        let places: Vec<&City> = cities.iter().filter(|city| city.country == *code).collect();
        let Some((lat, lon)) = centres.get(*code).copied().or_else(|| middle(&places)) else { continue };
        rows.push(Row {
            name: plain(name),
            country: (*code).to_owned(),
            division: String::new(),
            lat,
            lon,
            population: places.iter().map(|city| u64::from(city.population)).sum(),
            geonames: Some(geonames),
            capital: false,
        });
    }
    Ok(rows)
}

/// The mean of places' coordinates: nearer to a country's middle than a mean weighted by people.
pub fn middle(places: &[&City]) -> Option<(f64, f64)> {
    let count = places.len() as f64;
    let sum = places.iter().fold((0.0, 0.0), |(lat, lon), city| (lat + city.lat, lon + city.lon));
    (!places.is_empty()).then_some((sum.0 / count, sum.1 / count))
}
