//! Reads what `build/gazetteer.rs` packed; its first comment describes the lists.

use super::entry::{Entry, EntryId};
use super::spelling::{self, Spelling};
use super::table::Table;
use super::{Gazetteer, LONGEST};
use crate::analysis::PlaceKind;

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
    let columns = Columns::read(&mut lists);
    let abbreviations = lists.text();
    let codes: Vec<&'static str> = lists.text().as_bytes().chunks(2).map(|code| std::str::from_utf8(code).unwrap_or("")).collect();
    let pairs = lists.text();
    let demonyms = lists.text();
    let spelling = Spelling::new(lists.next(), pairs);

    let mut entries = Vec::with_capacity(columns.kinds.len());
    columns.append(&mut entries, &codes);
    let table = table(&entries, 0, columns.names, &spelling);
    let mut abbreviations: Vec<(&str, EntryId)> = numbered(abbreviations).collect();
    abbreviations.sort_unstable();
    let mut demonyms: Vec<(u64, EntryId)> = numbered(demonyms).map(|(words, id)| (spelling.name(words), id)).collect();
    demonyms.sort_unstable();
    Gazetteer { entries, table, more: None, spelling, abbreviations, demonyms, codes }
}

/// Adds the places of a packed full tier, and the numbers of the core tier's.
pub(super) fn add(gazetteer: &mut Gazetteer, packed: &'static [u8]) {
    let mut lists = Lists(packed);
    let columns = Columns::read(&mut lists);
    let first = gazetteer.entries.len();
    let numbers = Numbers { lists: std::array::from_fn(|_| lists.next()), last: 0 };
    for (entry, number) in gazetteer.entries.iter_mut().zip(numbers) {
        entry.geonames = number.or(entry.geonames);
    }
    columns.append(&mut gazetteer.entries, &gazetteer.codes);
    gazetteer.more = Some(table(&gazetteer.entries, first, columns.names, &gazetteer.spelling));
}

/// The first twelve lists.
struct Columns {
    names: &'static str,
    kinds: &'static [u8],
    countries: &'static [u8],
    divisions: &'static [u8],
    lat: [&'static [u8]; 2],
    lon: [&'static [u8]; 2],
    populations: &'static [u8],
    numbers: [&'static [u8]; 3],
}

/// Numbers from their three lists, without end: nothing for places that have none.
struct Numbers {
    lists: [&'static [u8]; 3],
    last: i32,
}

impl Iterator for Numbers {
    type Item = Option<u32>;

    fn next(&mut self) -> Option<Option<u32>> {
        let byte = |list: &mut &[u8]| {
            let (first, rest) = list.split_first().unwrap_or((&0, &[]));
            *list = rest;
            u32::from(*first)
        };
        let [low, middle, high] = self.lists.each_mut().map(byte);
        let step = unzigzag(high << 16 | middle << 8 | low);
        self.last = (self.last + step) & 0xFF_FFFF;
        Some(if step == 0 { None } else { u32::try_from(self.last).ok() })
    }
}

impl Columns {
    fn read(lists: &mut Lists) -> Columns {
        let names = lists.text();
        let [kinds, countries, divisions, lat_high, lat_low, lon_high, lon_low, populations, low, middle, high] = std::array::from_fn(|_| lists.next());
        Columns { names, kinds, countries, divisions, lat: [lat_high, lat_low], lon: [lon_high, lon_low], populations, numbers: [low, middle, high] }
    }

    /// Appends the entries. Their countries and divisions stand among the first of `entries`, or come before them here.
    fn append(&self, entries: &mut Vec<Entry>, codes: &[&'static str]) {
        // Where the divisions of each country begin.
        let mut first_division = vec![None; codes.len()];
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.kind == PlaceKind::Division) {
            let country = codes.iter().position(|code| Some(*code) == entry.country);
            if let Some(first) = country.and_then(|country| first_division.get_mut(country)) {
                first.get_or_insert(at);
            }
        }
        let mut numbers = Numbers { lists: self.numbers, last: 0 };
        let mut names = self.names.lines();
        for at in 0..self.kinds.len() {
            let byte = |list: &[u8]| u32::from(list.get(at).copied().unwrap_or(0));
            let number = |list: &[&[u8]]| list.iter().fold(0, |number, list| number << 8 | byte(list));
            let kind = kind(byte(self.kinds) & 15);
            let country = (byte(self.countries) as usize).checked_sub(1);
            if let (PlaceKind::Division, Some(first)) = (kind, country.and_then(|country| first_division.get_mut(country))) {
                first.get_or_insert(entries.len());
            }
            let local = (byte(self.divisions) as usize).checked_sub(1);
            let division = local.and_then(|local| Some(first_division.get(country?).copied()?? + local));
            let home = division.or(country.filter(|_| kind != PlaceKind::Country)).and_then(|home| entries.get(home));
            let lat = home.map_or(0, |home| twentieths(home.lat)) + unzigzag(number(&self.lat));
            let lon = home.map_or(0, |home| twentieths(home.lon)) + unzigzag(number(&self.lon));
            entries.push(Entry {
                name: names.next().and_then(|line| line.split(';').next()).unwrap_or(""),
                kind,
                country: country.and_then(|country| codes.get(country)).copied(),
                division: division.map(|division| division as EntryId),
                lat: f64::from(lat) / 20.0,
                lon: f64::from((lon + 3_600).rem_euclid(7_200) - 3_600) / 20.0,
                population: population(byte(self.populations)),
                capital: byte(self.kinds) & 16 != 0,
                geonames: numbers.next().flatten(),
            });
        }
    }
}

/// The table of all names of the entries from `first` on; `lines` has their names.
fn table(entries: &[Entry], first: usize, lines: &str, spelling: &Spelling) -> Table {
    let mut hashes = Vec::with_capacity(entries.len() * 2);
    let mut beginnings = Vec::new();
    for (id, line) in (first..).zip(lines.lines()) {
        for name in line.split(';') {
            let mut hash = if spelling::is_acronym(name) { spelling::ACRONYM } else { spelling::START };
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
    hashes.sort_by_key(|(_, id)| entries.get(*id as usize).map(|entry| std::cmp::Reverse(prominence(entry))));
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
