//! `data/places/*.txt` → the bytes that the crate embeds, laid out in columns because those compress best.
//!
//! `gazetteer.bin` is a row of lists. A list is its length in bytes (4, little-endian), then its bytes:
//!
//! 1. names: a line an entry, the name first, then its other names, split by `;`
//! 2. kinds: a byte an entry, in the order of `PlaceKind`; 16 more for a capital
//! 3. countries: a byte an entry, one more than the index of its country among the entries, 0 for none
//! 4. divisions: a byte an entry, one more than the index of its division among those of its country, 0 for none
//! 5. to 8. latitude and longitude: high byte, low byte of each, tenths of a degree from where the division, or else the
//!    country, lies, zigzag
//! 9. population: a byte an entry, four bits of exponent, four of mantissa: `mantissa << (exponent + 8)`, at most 115 million
//! 10. abbreviations: a line each, its entry's index, a space, the letters as they are written; sorted by them
//! 11. the two-letter codes of the countries
//! 12. spellings: a line each, the two words that are one
//! 13. demonyms: a line each, its country's index among the entries, a space, the words
//! 14. base letters of U+00C0 to U+024F and U+1E00 to U+1EFF
//!
//! The full tier (`data/full.bin`, made by `cargo xtask gazetteer` with this file) begins with "VXM1", a number that its core
//! tier alone has and a digest of all that follows (8 bytes each, little-endian; `xtask/src/gazetteer/full.rs`):
//!
//! 1. to 9. as above, of its own places; positions are hundredths of a degree, from the tenths of the core tier
//! 10. to 12. GeoNames' number: the low, middle and high byte of the difference from the entry before, zigzag; 0 for none
//! 13. to 15. the same of the places of the core tier
//! 16. and 17. latitude and longitude of the places of the core tier: hundredths of a degree from the core tier's, zigzag

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::lists::{Result, entries};

/// The files of one kind after the other: countries first, whose indexes must fit a byte, then divisions.
const FILES: [(&str, u8); 8] = [
    ("countries", 0),
    ("divisions", 2),
    ("provinces", 2),
    ("cities", 3),
    ("towns", 3),
    ("regions", 1),
    ("natural", 4),
    ("sites", 5),
];
/// `kind` of the alias list → number, in the order of `PlaceKind`.
const KINDS: [(&str, u8); 6] = [("country", 0), ("region", 1), ("division", 2), ("city", 3), ("natural", 4), ("site", 5)];

/// The people of the smallest city of the core tier, which must be small to fetch.
const LEAST_CITY: u32 = 100_000;
/// The people of a city whose small namesakes are kept as well.
const LARGE_CITY: u32 = 1_000_000;
/// The kind of cities, as in [`FILES`].
const CITY: u8 = 3;
/// The people of the smallest division of a country that is not in `core-divisions.txt`.
const LEAST_DIVISION: u32 = 400_000;
/// Hundredths of a degree in a step of the core tier's positions.
pub(crate) const CORE_STEP: i32 = 10;
/// How many lists a place has a line or a byte in, but for those of its number.
const COLUMNS: usize = 9;
/// The division file, whose codes the others name.
const DIVISIONS: &str = "divisions";

/// One place to be packed.
pub(crate) struct Place {
    pub(crate) names: Vec<String>,
    kind: u8,
    country: String,
    division: String,
    /// Hundredths of a degree.
    pub(crate) lat: i32,
    /// The same.
    pub(crate) lon: i32,
    population: u32,
    /// Its number at GeoNames, 0 where it is not known.
    pub(crate) geonames: u32,
    capital: bool,
    /// Whether other places lie in it by its division code.
    holds: bool,
    /// Whether it is in the core tier.
    core: bool,
}

/// Packs the core tier into the folder `out`.
pub(crate) fn pack(folder: &Path, out: &Path) -> Result<()> {
    let (places, _) = tiers(folder)?;
    let mut lists = columns(&places, &places, CORE_STEP)?;
    lists.push(abbreviations(&places, &folder.join("abbreviations.txt"))?);
    lists.push(places.iter().filter(|p| p.kind == 0).flat_map(|p| p.country.bytes()).collect());
    lists.push(lines(&folder.join("spellings.txt"))?);
    lists.push(demonyms(&places, &folder.join("demonyms.txt"))?);
    lists.push(base_letters(&folder.join("letters.txt"))?);
    Ok(std::fs::write(out.join("gazetteer.bin"), joined(lists)?)?)
}

/// The places of the core tier, and those of its lists that are too small for it.
pub(crate) fn tiers(folder: &Path) -> Result<(Vec<Place>, Vec<Place>)> {
    let whole: Vec<String> = entries(&folder.join("core-divisions.txt"))?.into_iter().map(|(_, country)| country).collect();
    let mut places = Vec::new();
    for (file, kind) in FILES {
        let mut list = Vec::new();
        for (at, cells) in rows(&folder.join(format!("{file}.txt")))? {
            let mut place = place(&cells, kind).ok_or_else(|| format!("{file}.txt:{at}: not a place: {cells:?}"))?;
            place.holds = file == DIVISIONS;
            list.push(place);
        }
        for place in &mut list {
            place.core = match file {
                DIVISIONS => whole.contains(&place.country) || place.population >= LEAST_DIVISION,
                "cities" => place.capital || place.population >= LEAST_CITY,
                _ => true,
            };
        }
        sort(&mut list);
        places.append(&mut list);
    }
    // "Paris, Texas": the small namesakes of the largest cities are kept, or they would be taken for them.
    let large: BTreeSet<String> = places.iter().filter(|p| p.kind == CITY && (p.capital || p.population >= LARGE_CITY)).filter_map(|p| p.names.first().cloned()).collect();
    for place in places.iter_mut().filter(|p| p.kind == CITY) {
        place.core |= place.names.first().is_some_and(|name| large.contains(name));
    }
    add_aliases(&mut places, &folder.join("aliases.txt"))?;
    Ok(places.into_iter().partition(|place| place.core))
}

/// Numbers were given out in the order of names within a country: so sorted, both change least from line to line.
pub(crate) fn sort(places: &mut [Place]) {
    places.sort_by(|a, b| (&a.country, a.geonames, &a.names).cmp(&(&b.country, b.geonames, &b.names)));
}

/// Lists with their lengths before them.
pub(crate) fn joined(lists: Vec<Vec<u8>>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for list in lists {
        bytes.extend(u32::try_from(list.len())?.to_le_bytes());
        bytes.extend(list);
    }
    Ok(bytes)
}

fn rows(path: &Path) -> Result<Vec<(usize, Vec<String>)>> {
    let cells = |line: String| line.split('|').map(|cell| cell.trim().to_owned()).collect();
    Ok(entries(path)?.into_iter().map(|(at, line)| (at, cells(line))).collect())
}

/// A place from the cells of its row.
pub(crate) fn place(cells: &[String], kind: u8) -> Option<Place> {
    let cell = |at: usize| cells.get(at).map_or("", String::as_str);
    let hundredths = |at: usize| cell(at).parse::<f64>().ok().map(|degrees| (degrees * 100.0).round() as i32);
    let whole = |at: usize| if cell(at).is_empty() { Some(0) } else { cell(at).parse::<u64>().ok() };
    Some(Place {
        names: names(cell(0)),
        kind,
        country: cell(1).to_owned(),
        division: cell(2).to_owned(),
        lat: hundredths(3)?,
        lon: hundredths(4)?,
        population: whole(5)?.min(u64::from(u32::MAX)) as u32,
        geonames: u32::try_from(whole(6)?).ok()?,
        capital: cell(7) == "capital",
        holds: false,
        core: true,
    })
}

fn names(cell: &str) -> Vec<String> {
    cell.split(';').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// Gives each alias to the most populous place of that kind, name and country.
fn add_aliases(places: &mut [Place], path: &Path) -> Result<()> {
    for (at, cells) in rows(path)? {
        let [aliases, kind, name, country] = cells.as_slice() else {
            return Err(format!("{}:{at}: not aliases | kind | name | country", path.display()).into());
        };
        let kind = KINDS.iter().find(|(word, _)| word == kind).map(|(_, kind)| *kind);
        let target = places
            .iter_mut()
            .filter(|p| Some(p.kind) == kind && &p.country == country && p.names.first() == Some(name))
            .max_by_key(|p| p.population)
            .ok_or_else(|| format!("{}:{at}: no place of that kind, name and country", path.display()))?;
        target.core = true;
        target.names.extend(names(aliases));
    }
    Ok(())
}

fn abbreviations(places: &[Place], path: &Path) -> Result<Vec<u8>> {
    let mut entries = Vec::new();
    for (at, cells) in rows(path)? {
        let [written, country, division] = cells.as_slice() else {
            return Err(format!("{}:{at}: not abbreviations | country | division", path.display()).into());
        };
        let entry = places.iter().position(|p| p.kind == 2 && &p.country == country && &p.division == division && p.geonames > 0);
        let entry = entry.ok_or_else(|| format!("{}:{at}: no such division", path.display()))?;
        entries.extend(names(written).into_iter().map(|written| (written, entry)));
    }
    entries.sort();
    Ok(entries.iter().map(|(written, entry)| format!("{entry} {written}\n")).collect::<String>().into_bytes())
}

fn demonyms(places: &[Place], path: &Path) -> Result<Vec<u8>> {
    let mut text = String::new();
    for (at, cells) in rows(path)? {
        let [words, country] = cells.as_slice() else { return Err(format!("{}:{at}: not words | country", path.display()).into()) };
        let entry = places.iter().position(|p| p.kind == 0 && &p.country == country).ok_or_else(|| format!("{}:{at}: no such country", path.display()))?;
        for word in names(words) {
            text.push_str(&format!("{entry} {word}\n"));
        }
    }
    Ok(text.into_bytes())
}

fn lines(path: &Path) -> Result<Vec<u8>> {
    Ok(entries(path)?.into_iter().flat_map(|(_, line)| (line + "\n").into_bytes()).collect())
}

/// What remains of each letter without its marks, small.
fn base_letters(path: &Path) -> Result<Vec<u8>> {
    let mut whole = BTreeMap::new();
    for (at, line) in entries(path)? {
        let pair: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
        let [letter, base] = pair.as_slice() else { return Err(format!("{}:{at}: not two letters", path.display()).into()) };
        whole.insert(*letter, *base);
    }
    let base = |code: u32| {
        let letter = char::from_u32(code).and_then(|c| c.to_lowercase().next()).unwrap_or(' ');
        let base = whole.get(&letter).copied().or_else(|| letter.nfkd().next()).unwrap_or(' ');
        if base.is_ascii_lowercase() { base as u8 } else { b' ' }
    };
    Ok((0xC0..0x250).chain(0x1E00..0x1F00).map(base).collect())
}

/// Hundredths of a degree as the core tier has them.
pub(crate) fn rounded(hundredths: i32) -> i32 {
    (hundredths + CORE_STEP / 2).div_euclid(CORE_STEP) * CORE_STEP
}

/// The first nine lists, for places whose countries and divisions are among `homes`; positions in steps of so many hundredths
/// of a degree.
pub(crate) fn columns(places: &[Place], homes: &[Place], step: i32) -> Result<Vec<Vec<u8>>> {
    let countries: BTreeMap<&str, usize> = homes.iter().enumerate().filter(|(_, p)| p.kind == 0).map(|(at, p)| (p.country.as_str(), at)).collect();
    let mut divisions: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, home) in homes.iter().enumerate().filter(|(_, home)| home.holds) {
        let local = count.entry(&home.country).or_default();
        divisions.insert((&home.country, &home.division), (*local, at));
        *local += 1;
    }

    let mut names = String::new();
    let mut lists: Vec<Vec<u8>> = vec![Vec::new(); COLUMNS];
    for place in places {
        names.push_str(&place.names.join(";"));
        names.push('\n');
        let country = if place.country.is_empty() { None } else { Some(*countries.get(place.country.as_str()).ok_or_else(|| format!("{}: no country {}", place.names.join(";"), place.country))?) };
        let division = if !place.holds && !place.division.is_empty() { divisions.get(&(place.country.as_str(), place.division.as_str())) } else { None };
        let home = division.map(|(_, at)| *at).or(country.filter(|_| place.kind != 0)).and_then(|at| homes.get(at));
        let from = |hundredths: i32, home: Option<i32>| (if step == CORE_STEP { rounded(hundredths) } else { hundredths } - home.map_or(0, rounded)) / step;
        let lat = zigzag(from(place.lat, home.map(|home| home.lat)));
        let lon = zigzag(wrapped(from(place.lon, home.map(|home| home.lon)), 36_000 / step));
        let bytes = [
            place.kind | u8::from(place.capital) << 4,
            u8::try_from(country.map_or(0, |country| country + 1))?,
            u8::try_from(division.map_or(0, |(local, _)| local + 1))?,
            (lat >> 8) as u8,
            lat as u8,
            (lon >> 8) as u8,
            lon as u8,
            small_float(place.population),
        ];
        for (list, byte) in lists.iter_mut().skip(1).zip(bytes) {
            list.push(byte);
        }
    }
    lists[0] = names.into_bytes();
    Ok(lists)
}

pub(crate) fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}

/// A difference the short way round a circle of so many: right but for multiples of it.
pub(crate) fn wrapped(difference: i32, circle: i32) -> i32 {
    (difference + circle / 2).rem_euclid(circle) - circle / 2
}

/// See list 9; rounded down, by a fifth at most: a finer number compresses worse.
fn small_float(population: u32) -> u8 {
    let scaled = population >> 8;
    let exponent = scaled.checked_ilog2().unwrap_or(0).saturating_sub(3);
    if exponent > 15 { 0xFE } else { (exponent as u8) << 4 | ((scaled >> exponent) as u8 & 14) }
}
