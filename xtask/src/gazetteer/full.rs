//! The full tier: all other cities of a thousand people and more, and second-level divisions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::cities::City;
use super::countries::middle;
use super::rows::{fold, plain};
use super::sources::Sources;
use super::{pack, rows};
use crate::Result;

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
    let mut lists = pack::columns(&places, &core, 0)?;
    lists.extend(pack::numbers(&core, 0));
    Ok(fs::write(path, pack::joined(lists)?)?)
}

fn packable(row: &rows::Row, kind: u8) -> Result<pack::Place> {
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
