//! The full tier: all other cities of a thousand people and more, and second-level divisions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::cities::City;
use super::countries::middle;
use super::pack::{self, Place};
use super::rows::{self, fold, plain};
use super::sources::Sources;
use crate::Result;

/// What a full tier begins with; another form of it would have another number.
const MARK: &[u8; 4] = b"VXM1";
/// Hundredths of a degree in a step of its positions.
const STEP: i32 = 1;
/// Where a digest begins.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const DIVISION: u8 = 2;
const CITY: u8 = 3;

/// Packs what the lists in `folder` hold beside the core tier, all other cities and the second-level divisions into `path`.
pub fn write(path: &Path, folder: &Path, cities: &[City], sources: &Sources) -> Result<()> {
    let (core, mut places) = pack::tiers(folder)?;
    for row in second_level(cities, sources)? {
        places.push(packable(&row, DIVISION)?);
    }
    let listed: BTreeSet<u32> = core.iter().chain(&places).map(|place| place.geonames).collect();
    let gone = |city: &City| city.feature.ends_with('H') || city.feature.ends_with('Q');
    for city in cities.iter().filter(|city| !listed.contains(&city.geonames) && !gone(city)) {
        places.push(packable(&city.row(), CITY)?);
    }
    pack::sort(&mut places);
    Ok(fs::write(path, packed(&core, &places)?)?)
}

/// `places` beside those of the core tier; `build/gazetteer.rs` describes the bytes.
fn packed(core: &[Place], places: &[Place]) -> Result<Vec<u8>> {
    let mut lists = pack::columns(places, core, STEP)?;
    lists.extend(numbers(places));
    lists.extend(numbers(core));
    let rest = |of: fn(&Place) -> i32| core.iter().map(|place| pack::zigzag(of(place) - pack::rounded(of(place))) as u8).collect();
    lists.extend([rest(|place| place.lat), rest(|place| place.lon)]);
    let lists = pack::joined(lists)?;
    Ok([&MARK[..], &fingerprint(core)?.to_le_bytes(), &digest(START, &lists).to_le_bytes(), &lists].concat())
}

/// A number that changes with the places of a core tier, their order and their positions, on which the full tier relies: from
/// its names and its lists 2. to 8.
fn fingerprint(core: &[Place]) -> Result<u64> {
    let names = core.iter().filter_map(|place| place.names.first());
    let hash = names.fold(START, |hash, name| digest(hash, name.as_bytes()));
    let lists = pack::columns(core, core, pack::CORE_STEP)?;
    Ok(lists.iter().skip(1).take(7).fold(hash, |hash, list| digest(hash, list)))
}

/// FNV-1a, 64 bits.
fn digest(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// GeoNames' numbers in three lists.
fn numbers(places: &[Place]) -> [Vec<u8>; 3] {
    let mut lists = [const { Vec::new() }; 3];
    let mut before = 0;
    for place in places {
        // A difference that is right but for multiples of 2^24, which no number reaches: three bytes hold it.
        let number = if place.geonames > 0 { pack::zigzag(pack::wrapped(place.geonames as i32 - before, 1 << 24)) } else { 0 };
        if place.geonames > 0 {
            before = place.geonames as i32;
        }
        for (list, byte) in lists.iter_mut().zip(number.to_le_bytes()) {
            list.push(byte);
        }
    }
    lists
}

fn packable(row: &rows::Row, kind: u8) -> Result<Place> {
    let number = row.geonames.map(|number| number.to_string()).unwrap_or_default();
    let cells = [row.name.clone(), row.country.clone(), row.division.clone(), row.lat.to_string(), row.lon.to_string(), row.population.to_string(), number];
    pack::place(&cells, kind).ok_or_else(|| format!("{} cannot be packed", row.name).into())
}

/// Second-level divisions that are not named like one of their cities, which is in the list already.
fn second_level(cities: &[City], sources: &Sources) -> Result<Vec<rows::Row>> {
    let by_number: BTreeMap<u32, &City> = cities.iter().map(|city| (city.geonames, city)).collect();
    let mut inside: BTreeMap<usize, Vec<&City>> = BTreeMap::new();
    for line in fs::read_to_string(sources.city_divisions())?.lines() {
        let mut cells = line.split('\t').skip(1);
        let (Some(number), Some(divisions)) = (cells.next(), cells.next()) else { continue };
        let Some(city) = number.parse().ok().and_then(|number: u32| by_number.get(&number)) else { continue };
        for division in divisions.split('|').filter_map(|row| row.parse::<usize>().ok()) {
            inside.entry(division).or_default().push(city);
        }
    }
    let text = fs::read_to_string(sources.division_numbers())?;
    let rows = text.lines().enumerate().filter_map(|(at, line)| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, _, code, number, _, _, "2", ..] = cells.as_slice() else { return None };
        let (country, division) = code.split_once('.')?;
        let cities = inside.get(&(at + 1))?;
        let names: BTreeSet<String> = cities.iter().map(|city| fold(&city.name)).collect();
        let (lat, lon) = middle(cities)?;
        (!names.contains(&fold(name))).then(|| rows::Row {
            name: plain(name),
            country: country.to_owned(),
            division: division.split('.').next().unwrap_or_default().to_owned(),
            lat,
            lon,
            population: cities.iter().map(|city| u64::from(city.population)).sum(),
            geonames: number.parse().ok(),
            capital: false,
        })
    });
    Ok(rows.collect())
}
