//! `cargo xtask gazetteer`: makes `data/places/{countries,divisions,cities}.txt` and `data/full.bin` from pinned packages and from the
//! hand-kept lists beside them. The same packages give the same files, to the byte.

mod cities;
mod countries;
mod divisions;
mod full;
#[path = "../../../build/lists.rs"]
mod lists;
// The packer of the core tier packs the full one too.
#[path = "../../../build/gazetteer.rs"]
#[allow(dead_code)]
mod pack;
mod rows;
mod sources;

use std::collections::BTreeSet;
use std::path::Path;

use crate::Result;

/// Cities with fewer people than this are left to the full tier, unless they are capitals.
const CITY: u32 = 100_000;
/// Seats of first-level divisions are kept down to this size: news names them for their division.
const SEAT: u32 = 50_000;
/// Where most of the news in English is from, smaller towns are named without their country.
const ENGLISH_CITY: u32 = 60_000;
const ENGLISH: [&str; 6] = ["US", "GB", "CA", "AU", "IE", "NZ"];
/// Their towns that share a name with a country or a city of [`FAMOUS`] people are kept down to [`NAMESAKE`] people: "Paris,
/// Texas".
const FAMOUS: u32 = 150_000;
const NAMESAKE: u32 = 2_000;
/// Divisions whose towns have fewer people than this together are municipalities by another name. The federal countries'
/// are all kept, and those that news names often.
const DIVISION: u64 = 25_000;
const FEDERAL: [&str; 11] = ["US", "CA", "AU", "DE", "CH", "AT", "RU", "IN", "FR", "AF", "KE"];

/// Fetches the packages into `target/gazetteer` and writes the files.
pub fn build() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("xtask has no parent folder")?;
    let places = root.join("data/places");
    let sources = sources::fetch(&root.join("target/gazetteer"))?;

    let cities = cities::read(&sources.cities())?;
    let centres = rows::centres(&places.join("centres.txt"))?;
    let names = rows::names(&places.join("english-names.txt"))?;
    let countries = countries::rows(&sources, &cities, &centres, &names)?;
    let mut divisions = divisions::rows(&sources, &cities, &centres, &names)?;
    divisions.retain(|row| row.population >= DIVISION || FEDERAL.contains(&row.country.as_str()));
    let famous = famous(&cities, &countries);
    let core: Vec<_> = cities.iter().filter(|city| in_core(city, &famous)).map(cities::City::row).collect();

    rows::write(&places.join("countries.txt"), "Countries and territories with a code in ISO 3166-1.", countries)?;
    rows::write(&places.join("divisions.txt"), "First-level divisions; `division` is GeoNames' code.", divisions)?;
    rows::write(&places.join("cities.txt"), "Cities of the core tier.", core)?;

    full::write(&root.join("data/full.bin"), &places, &cities, &sources)
}

/// Names of countries and of the best-known cities, whose namesakes must not be taken for them.
fn famous(cities: &[cities::City], countries: &[rows::Row]) -> BTreeSet<String> {
    let known = cities.iter().filter(|city| city.feature == "PPLC" || city.population >= FAMOUS).map(|city| &city.name);
    known.chain(countries.iter().map(|country| &country.name)).map(|name| rows::fold(name)).collect()
}

fn in_core(city: &cities::City, famous: &BTreeSet<String>) -> bool {
    // Sections of cities, abandoned and historical places need not stand on their own.
    if matches!(city.feature.as_str(), "PPLH" | "PPLQ" | "PPLW" | "PPLCH" | "PPLL") {
        return false;
    }
    let least = match city.feature.as_str() {
        "PPLC" | "PPLG" => 0,
        "PPLA" => SEAT,
        "PPLX" => CITY,
        _ if ENGLISH.contains(&city.country.as_str()) => {
            if famous.contains(&rows::fold(&city.name)) { NAMESAKE } else { ENGLISH_CITY }
        }
        _ => CITY,
    };
    city.population >= least
}
