//! The rows of `data/places`: `names | country | division | lat | lon | population | geonames`, and `capital` behind those that are.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Result;

/// One place.
pub struct Row {
    pub name: String,
    pub country: String,
    /// GeoNames' code of the first-level division, empty where there is none.
    pub division: String,
    /// Degrees, WGS 84.
    pub lat: f64,
    pub lon: f64,
    pub population: u64,
    pub geonames: Option<u32>,
    /// Whether it is the capital of its country.
    pub capital: bool,
}

/// Writes rows, sorted by country, division and name.
pub fn write(path: &Path, title: &str, mut rows: Vec<Row>) -> Result<()> {
    rows.sort_by(|a, b| (&a.country, &a.division, &a.name, a.geonames).cmp(&(&b.country, &b.division, &b.name, b.geonames)));
    let mut text = format!("# {title} Made by `cargo xtask gazetteer`: do not edit.\n# name | country | division | lat | lon | population | geonames\n");
    for row in rows {
        let geonames = row.geonames.map(|n| n.to_string()).unwrap_or_default();
        let Row { name, country, division, lat, lon, population, capital, .. } = row;
        let capital = if capital { " | capital" } else { "" };
        writeln!(text, "{name} | {country} | {division} | {lat:.2} | {lon:.2} | {population} | {geonames}{capital}")?;
    }
    Ok(fs::write(path, text)?)
}

/// The cells of each entry of a hand-kept list.
pub fn cells(path: &Path) -> Result<Vec<Vec<String>>> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let entries = text.lines().map(|line| line.split('#').next().unwrap_or("").trim()).filter(|line| !line.is_empty());
    Ok(entries.map(|line| line.split('|').map(|cell| cell.trim().to_owned()).collect()).collect())
}

/// Hand-kept middle points, by country code or division code ("US", "US.TX").
pub fn centres(path: &Path) -> Result<BTreeMap<String, (f64, f64)>> {
    let mut centres = BTreeMap::new();
    for row in cells(path)? {
        let [code, lat, lon] = row.as_slice() else { return Err(format!("{}: not code | lat | lon: {row:?}", path.display()).into()) };
        centres.insert(code.clone(), (lat.parse()?, lon.parse()?));
    }
    Ok(centres)
}

/// Hand-kept English names, by country code or division code.
pub fn names(path: &Path) -> Result<BTreeMap<String, String>> {
    let mut names = BTreeMap::new();
    for row in cells(path)? {
        let [code, name] = row.as_slice() else { return Err(format!("{}: not code | name: {row:?}", path.display()).into()) };
        names.insert(code.clone(), name.clone());
    }
    Ok(names)
}

/// The name as English newspapers spell it: GeoNames and CLDR mark transliterated vowels and consonants (Rafaḩ, Kyōto);
/// accents of languages that are written in Latin letters stay.
pub fn plain(name: &str) -> String {
    let vietnamese = name.chars().any(|c| matches!(c, 'ơ' | 'ư' | 'đ' | 'Đ') || ('\u{1ea0}'..='\u{1ef9}').contains(&c));
    if vietnamese || !name.chars().any(transliterated) {
        return typed(name);
    }
    typed(&name.nfkd().filter(|c| !is_combining_mark(*c) && !is_stop_letter(*c)).collect::<String>())
}

/// With the typewriter's apostrophe and hyphen; without an apostrophe at either end, which stands for a soft consonant or a
/// hamza, and without what stands in parentheses or behind a dash; of two
/// languages' names the second, which is the better known.
fn typed(name: &str) -> String {
    let name = name.replace('’', "'").replace('–', "-").replace("'-", "-").replace(" & ", " and ");
    let name = name.split(" (").next().unwrap_or_default().split(" - ").next().unwrap_or_default();
    let name = name.rsplit(" / ").next().unwrap_or_default();
    name.trim_matches('\'').to_owned()
}

/// Macrons, and dots and cedillas below, of transliterated Arabic, Persian, Hindi and Japanese.
fn transliterated(c: char) -> bool {
    let mark = c.nfkd().nth(1);
    is_stop_letter(c) || matches!(mark, Some('\u{304}' | '\u{331}' | '\u{327}' | '\u{323}')) && !matches!(c, 'ç' | 'Ç' | 'ş' | 'Ş' | 'ţ' | 'Ţ')
}

/// The marks that stand for hamza and ayn.
fn is_stop_letter(c: char) -> bool {
    matches!(c, '‘' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ' | '`')
}

/// Letters and digits alone, small, without accents: how two sources' spellings of a name are compared.
pub fn fold(name: &str) -> String {
    name.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
}
