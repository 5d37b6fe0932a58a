//! Reads what `build/gazetteer.rs` packed; its first comment describes the lists.

use super::entry::{Entry, EntryId};
use super::spelling::{self, Spelling};
use super::table::Table;
use super::{Gazetteer, LONGEST};
use crate::analysis::PlaceKind;
use crate::order;

/// The core tier.
pub(super) const CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// How prominent a place is, in people: a country is meant before a city of its name, a city before a province that is
/// named for it.
fn prominence(entry: &Entry) -> u32 {
    match entry.kind {
        PlaceKind::Country => u32::MAX,
        PlaceKind::Region | PlaceKind::Natural => 2_000_000,
        PlaceKind::Division => entry.population / 3,
        PlaceKind::City | PlaceKind::Site | PlaceKind::Unknown => entry.population,
    }
}

pub(super) fn unpack(packed: &'static [u8]) -> Gazetteer {
    let mut lists = Lists(packed);
    let names = lists.text();
    let [kinds, countries, divisions, lat_high, lat_low, lon_high, lon_low, populations, low, middle, high] = std::array::from_fn(|_| lists.next());
    let abbreviations = lists.text();
    let codes: Vec<&'static str> = lists.text().as_bytes().chunks(2).map(|code| std::str::from_utf8(code).unwrap_or("")).collect();
    let pairs = lists.text();
    let demonyms = lists.text();
    let spelling = Spelling::new(lists.next(), pairs);

    let byte = |list: &[u8], at: usize| u32::from(list.get(at).copied().unwrap_or(0));
    let mut entries: Vec<Entry> = Vec::with_capacity(kinds.len());
    // Where the divisions of each country begin among the entries.
    let mut first_division = vec![None; codes.len()];
    let mut geonames = 0;
    for at in 0..kinds.len() {
        let kind = kind(byte(kinds, at) & 15);
        let country = (byte(countries, at) as usize).checked_sub(1);
        if let (PlaceKind::Division, Some(first)) = (kind, country.and_then(|country| first_division.get_mut(country))) {
            first.get_or_insert(at);
        }
        let local = (byte(divisions, at) as usize).checked_sub(1);
        let division = local.and_then(|local| Some(first_division.get(country?).copied()?? + local));
        let home = division.or(country.filter(|country| *country != at)).and_then(|home| entries.get(home));
        let lat = home.map_or(0, |home| twentieths(home.lat)) + unzigzag(byte(lat_high, at) << 8 | byte(lat_low, at));
        let lon = home.map_or(0, |home| twentieths(home.lon)) + unzigzag(byte(lon_high, at) << 8 | byte(lon_low, at));
        let step = unzigzag(byte(high, at) << 16 | byte(middle, at) << 8 | byte(low, at));
        geonames = (geonames + step) & 0xFF_FFFF;
        entries.push(Entry {
            name: "",
            kind,
            country: country.and_then(|country| codes.get(country)).copied(),
            division: division.map(|division| division as EntryId),
            lat: f64::from(lat) / 20.0,
            lon: f64::from((lon + 3_600).rem_euclid(7_200) - 3_600) / 20.0,
            population: population(byte(populations, at)),
            capital: byte(kinds, at) & 16 != 0,
            geonames: if step == 0 { None } else { u32::try_from(geonames).ok() },
        });
    }
    let table = table(&mut entries, names, &spelling);
    let abbreviations = numbered(abbreviations).collect();
    let mut demonyms: Vec<(u64, EntryId)> = numbered(demonyms).map(|(words, id)| (spelling.name(words), id)).collect();
    order::by_number(&mut demonyms, |(hash, _)| *hash);
    Gazetteer { entries, table, spelling, abbreviations, demonyms }
}

/// Gives each entry its name and makes the table of all names.
fn table(entries: &mut [Entry], names: &'static str, spelling: &Spelling) -> Table {
    let mut hashes = Vec::with_capacity(entries.len() * 2);
    let mut beginnings = Vec::new();
    for (id, (entry, line)) in entries.iter_mut().zip(names.lines()).enumerate() {
        for (at, name) in line.split(';').enumerate() {
            if at == 0 {
                entry.name = name;
            }
            let acronym = spelling::is_acronym(name);
            let mut hash = if acronym { spelling::ACRONYM } else { spelling::START };
            let mut words = spelling::words(name).take(LONGEST).peekable();
            while let Some(word) = words.next() {
                hash = spelling::extend(hash, spelling.hash(word));
                if words.peek().is_some() {
                    beginnings.push(hash);
                }
            }
            hashes.push((hash, id as EntryId));
        }
    }
    order::by_number(&mut hashes, |(_, id)| entries.get(*id as usize).map_or(0, |entry| u64::from(u32::MAX - prominence(entry))));
    Table::new(hashes, &beginnings)
}

/// Lines of an entry's index and what belongs to it.
fn numbered(lines: &'static str) -> impl Iterator<Item = (&'static str, EntryId)> {
    lines.lines().filter_map(|line| line.split_once(' ')).filter_map(|(id, rest)| Some((rest, id.parse().ok()?)))
}

fn kind(number: u32) -> PlaceKind {
    match number {
        0 => PlaceKind::Country,
        1 => PlaceKind::Region,
        2 => PlaceKind::Division,
        3 => PlaceKind::City,
        4 => PlaceKind::Natural,
        5 => PlaceKind::Site,
        _ => PlaceKind::Unknown,
    }
}

fn population(byte: u32) -> u32 {
    (byte & 15) << ((byte >> 4) + 8)
}

fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

/// Back from degrees, which were made from twentieths.
fn twentieths(degrees: f64) -> i32 {
    (degrees * 20.0).round() as i32
}

/// Lists with their lengths before them.
struct Lists(&'static [u8]);

impl Lists {
    fn next(&mut self) -> &'static [u8] {
        let Some((length, rest)) = self.0.split_first_chunk::<4>() else { return &[] };
        let (list, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).unwrap_or((rest, &[]));
        self.0 = rest;
        list
    }

    fn text(&mut self) -> &'static str {
        std::str::from_utf8(self.next()).unwrap_or("")
    }
}
