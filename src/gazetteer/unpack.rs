//! Reads what `build/gazetteer.rs` packed; its first comment describes the lists.

use super::entry::{Entry, EntryId};
use super::spelling::{self, Spelling};
use super::table::Table;
use super::{Gazetteer, LONGEST};
use crate::analysis::PlaceKind;
use crate::hash;
use crate::order;
use crate::sieve::Sieve;

/// The packed core tier.
const CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// Into how many steps a degree is cut.
const CORE_STEPS: f64 = 10.0;
const FULL_STEPS: f64 = 100.0;

/// How prominent a place is, in people: a country is meant before a city of its name, a city before a province that is
/// named for it.
#[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
fn prominence(entry: &Entry) -> u32 {
    match entry.kind {
        PlaceKind::Country => u32::MAX,
        PlaceKind::Region | PlaceKind::Natural => 2_000_000,
        PlaceKind::Division => entry.population / 3,
        PlaceKind::City | PlaceKind::Site | PlaceKind::Unknown => entry.population,
    }
}

/// The core tier.
pub(super) fn core() -> Gazetteer {
    let mut lists = Lists(CORE);
    let columns = Columns::read(&mut lists);
    let abbreviations = lists.text();
    let codes = lists.text();
    let pairs = lists.text();
    let words = lists.text();
    let spelling = Spelling::new(lists.next(), pairs);

    let mut entries = Vec::with_capacity(columns.kinds.len());
    columns.append(&mut entries, CORE_STEPS);
    let mut beginnings = Vec::new();
    let names = names(&entries, 0, columns.names, &spelling, Some(&mut beginnings));
    let abbreviations = numbered(abbreviations).collect();
    let mut demonyms: Vec<(u64, EntryId)> = numbered(words).map(|(words, id)| (spelling.name(words), id)).collect();
    order::by_number(&mut demonyms, |(hash, _)| *hash);
    let mut demonym_words = Sieve::with_room(demonyms.len());
    numbered(words).filter(|(words, _)| !words.contains(' ')).for_each(|(word, _)| demonym_words.add(spelling.token_hash(word)));
    let mut first_words = Sieve::with_room(names.len());
    let written = columns.names.lines().flat_map(|line| line.split(';')).filter_map(|name| spelling::words(name).next());
    // "St. Louis" may be listed, and "Saint Louis" be written.
    written.chain(pairs.split_whitespace()).for_each(|word| first_words.add(spelling.token_hash(word)));
    let homes = entries.iter().take_while(|entry| matches!(entry.kind, PlaceKind::Country | PlaceKind::Division)).count();
    Gazetteer { entries, table: Table::new(&names, &beginnings), first_words, more: Vec::new(), spelling, abbreviations, demonyms, demonym_words, codes, homes }
}

/// Adds the places of a packed full tier to the core tier, and the numbers and exact positions of the core tier's places.
pub(super) fn add(gazetteer: &mut Gazetteer, packed: &'static [u8]) {
    let mut lists = Lists(packed);
    let columns = Columns::read(&mut lists);
    let own = Numbers::read(&mut lists);
    let core = Numbers::read(&mut lists);
    let [lat, lon] = std::array::from_fn(|_| lists.next());
    let first = gazetteer.entries.len();
    columns.append(&mut gazetteer.entries, FULL_STEPS);
    let (known, added) = gazetteer.entries.split_at_mut(first);
    for (entry, number) in added.iter_mut().zip(own) {
        entry.geonames = number;
    }
    for ((entry, number), (lat, lon)) in known.iter_mut().zip(core).zip(lat.iter().zip(lon)) {
        entry.geonames = number;
        let nearer = |degrees: f64, more: u8| f64::from(steps(degrees, FULL_STEPS).saturating_add(unzigzag(u32::from(more)))) / FULL_STEPS;
        (entry.lat, entry.lon) = (nearer(entry.lat, *lat), nearer(entry.lon, *lon));
    }
    gazetteer.more = names(&gazetteer.entries, first, columns.names, &gazetteer.spelling, None);
}

/// The core tier as a full tier knows it: a number that changes with its places, their order and their positions.
pub(super) fn fingerprint() -> u64 {
    let mut lists = Lists(CORE);
    let names = lists.text().lines().map(|line| line.split(';').next().unwrap_or(""));
    let hash = names.fold(spelling::START, |hash, name| hash::wide(hash, name.as_bytes()));
    (0..7).fold(hash, |hash, _| hash::wide(hash, lists.next()))
}

/// The first nine lists.
struct Columns {
    names: &'static str,
    kinds: &'static [u8],
    countries: &'static [u8],
    divisions: &'static [u8],
    lat: [&'static [u8]; 2],
    lon: [&'static [u8]; 2],
    populations: &'static [u8],
}

/// Numbers from their three lists, without end: nothing for places that have none.
struct Numbers {
    lists: [&'static [u8]; 3],
    last: i32,
}

impl Numbers {
    fn read(lists: &mut Lists) -> Numbers {
        Numbers { lists: std::array::from_fn(|_| lists.next()), last: 0 }
    }
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
        let [kinds, countries, divisions, lat_high, lat_low, lon_high, lon_low, populations] = std::array::from_fn(|_| lists.next());
        Columns { names, kinds, countries, divisions, lat: [lat_high, lat_low], lon: [lon_high, lon_low], populations }
    }

    /// Appends the entries, their positions in so many steps a degree. Their countries and divisions stand among the first
    /// of `entries`, or come before them here.
    fn append(&self, entries: &mut Vec<Entry>, steps_a_degree: f64) {
        // Where the divisions of each country begin; no country has its divisions in two parts.
        let mut first_division = [None; 256];
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| entry.kind == PlaceKind::Division) {
            if let Some(first) = entry.country.and_then(|country| first_division.get_mut(country as usize)) {
                first.get_or_insert(at);
            }
        }
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
            let lat = home.map_or(0, |home| steps(home.lat, steps_a_degree)).saturating_add(unzigzag(number(&self.lat)));
            let lon = home.map_or(0, |home| steps(home.lon, steps_a_degree)).saturating_add(unzigzag(number(&self.lon)));
            let half = steps(180.0, steps_a_degree);
            entries.push(Entry {
                name: names.next().and_then(|line| line.split(';').next()).unwrap_or(""),
                kind,
                country: country.map(|country| country as EntryId),
                division: division.map(|division| division as EntryId),
                lat: f64::from(lat) / steps_a_degree,
                lon: f64::from(lon.saturating_add(half).rem_euclid(2 * half) - half) / steps_a_degree,
                population: population(byte(self.populations)),
                capital: byte(self.kinds) & 16 != 0,
                geonames: None,
            });
        }
    }
}

/// The hashes of all names of the entries from `first` on, sorted, the most prominent of one name first; `lines` has their
/// names. Adds to `beginnings` the hashes that longer names begin with.
#[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
fn names(entries: &[Entry], first: usize, lines: &str, spelling: &Spelling, mut beginnings: Option<&mut Vec<u64>>) -> Vec<(u64, EntryId)> {
    let mut hashes = Vec::with_capacity(entries.len() + entries.len() / 2);
    for (id, line) in (first..).zip(lines.lines()) {
        for name in line.split(';') {
            let mut hash = if spelling::is_acronym(name) { spelling::ACRONYM } else { spelling::START };
            let mut words = spelling::words(name).take(LONGEST).peekable();
            while let Some(word) = words.next() {
                hash = spelling::extend(hash, spelling.hash(word));
                if let (Some(beginnings), Some(_)) = (&mut beginnings, words.peek()) {
                    beginnings.push(hash);
                }
            }
            hashes.push((hash, id as EntryId));
        }
    }
    order::by_number(&mut hashes, |(_, id)| entries.get(*id as usize).map_or(0, |entry| u64::from(u32::MAX - prominence(entry))));
    order::by_number(&mut hashes, |(hash, _)| *hash);
    hashes.dedup();
    hashes
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

/// Back from degrees, which were made from steps.
fn steps(degrees: f64, steps_a_degree: f64) -> i32 {
    (degrees * steps_a_degree).round() as i32
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
