//! First-level divisions: names from CLDR, codes and numbers from GeoNames, the middle of their places.
//!
//! CLDR names divisions by ISO 3166-2, GeoNames' cities carry codes of GeoNames' own. The two are joined by name within a
//! country: the same letters first, then the same beginning (Yaroslavl and Yaroslavskaya), each name once. What neither
//! finds stands in `data/places/english-names.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use super::cities::City;
use super::countries::middle;
use super::rows::{Row, fold, plain};
use super::sources::Sources;
use crate::Result;

/// Letters that two spellings must share at their beginning to be the same name.
const SHARED: usize = 4;

struct Code {
    code: String,
    geonames: u32,
    spellings: Vec<String>,
}

/// One row for each of GeoNames' divisions that has an English name.
pub fn rows(sources: &Sources, cities: &[City], centres: &BTreeMap<String, (f64, f64)>, given: &BTreeMap<String, String>) -> Result<Vec<Row>> {
    let codes = codes(sources)?;
    let mut names = english_names(sources, given)?;
    let mut joined: BTreeMap<String, String> = BTreeMap::new();
    let join = |join: &mut BTreeMap<String, String>, names: &mut BTreeMap<String, BTreeSet<String>>, fits: &dyn Fn(&str, &str) -> usize| {
        for code in &codes {
            if let Some(name) = given.get(&code.code) {
                join.insert(code.code.clone(), name.clone());
                continue;
            }
            let Some(free) = names.get_mut(code.code.get(..2).unwrap_or_default()) else { continue };
            if join.contains_key(&code.code) {
                continue;
            }
            let best = free.iter().filter_map(|name| {
                let folded = fold(name);
                code.spellings.iter().map(|s| fits(&folded, s)).max().filter(|fit| *fit > 0).map(|fit| (fit, name.clone()))
            });
            if let Some((_, name)) = best.max() {
                free.remove(&name);
                join.insert(code.code.clone(), name);
            }
        }
    };
    join(&mut joined, &mut names, &|a, b| usize::from(a == b));
    join(&mut joined, &mut names, &|a, b| {
        let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
        if shared >= SHARED { shared } else { 0 }
    });

    let mut rows = Vec::new();
    for code in &codes {
        let (Some(name), Some((country, division))) = (joined.get(&code.code), code.code.split_once('.')) else { continue };
        let places: Vec<&City> = cities.iter().filter(|city| city.country == country && city.division == division).collect();
        let Some((lat, lon)) = centres.get(&code.code).copied().or_else(|| middle(&places)) else { continue };
        rows.push(Row {
            name: plain(name),
            country: country.to_owned(),
            division: division.to_owned(),
            lat,
            lon,
            population: places.iter().map(|city| u64::from(city.population)).sum(),
            geonames: Some(code.geonames),
            capital: false,
        });
    }
    Ok(rows)
}

/// GeoNames' first-level divisions. Spellings serve to find the English name and are not kept.
fn codes(sources: &Sources) -> Result<Vec<Code>> {
    let text = fs::read_to_string(sources.division_numbers())?;
    let mut codes = Vec::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, _, code, geonames, _, aliases, "1", ..] = cells.as_slice() else { continue };
        let Ok(geonames) = geonames.parse() else { continue };
        if code.matches('.').count() == 1 {
            let spellings = std::iter::once(*name).chain(aliases.split('|')).map(fold).filter(|s| !s.is_empty()).collect();
            codes.push(Code { code: (*code).to_owned(), geonames, spellings });
        }
    }
    Ok(codes)
}

/// CLDR's English names by country, without those that are given by hand.
fn english_names(sources: &Sources, given: &BTreeMap<String, String>) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let json: Value = serde_json::from_str(&fs::read_to_string(sources.subdivisions())?)?;
    let names = json.pointer("/subdivisions/localeDisplayNames/subdivisions").and_then(Value::as_object);
    let mut by_country: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (code, name) in names.ok_or("en.json has another form")? {
        let (country, name) = (code.get(..2).unwrap_or_default().to_uppercase(), name.as_str().unwrap_or_default());
        let taken = given.iter().any(|(code, given)| code.starts_with(&country) && given == name);
        if !taken {
            by_country.entry(country).or_default().insert(name.to_owned());
        }
    }
    Ok(by_country)
}
