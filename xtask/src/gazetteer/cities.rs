//! Reads `cities.pbf`: protocol buffers without a schema file, as the package's own reader decodes them.

use std::fs;
use std::path::Path;

use super::rows::{Row, plain};
use crate::Result;

/// One city of GeoNames.
#[derive(Default)]
pub struct City {
    pub name: String,
    pub country: String,
    /// GeoNames' code of the first-level division.
    pub division: String,
    /// GeoNames' feature code: PPLC is a capital, PPLA the seat of a first-level division.
    pub feature: String,
    pub lat: f64,
    pub lon: f64,
    pub population: u32,
    pub geonames: u32,
}

impl City {
    /// The row of the core tier.
    pub fn row(&self) -> Row {
        Row {
            name: self.name.clone(),
            country: self.country.clone(),
            division: self.division.clone(),
            lat: self.lat,
            lon: self.lon,
            population: u64::from(self.population),
            geonames: Some(self.geonames),
            capital: self.feature == "PPLC",
        }
    }
}

/// All cities, in the file's order.
pub fn read(path: &Path) -> Result<Vec<City>> {
    let bytes = fs::read(path)?;
    let mut file = Reader { bytes: &bytes, at: 0 };
    let mut cities = Vec::new();
    // Coordinates are hundred-thousandths of a degree, each the difference from the city before.
    let (mut lat, mut lon) = (0i64, 0i64);
    while file.at < bytes.len() {
        let length = file.varint()? as usize;
        let end = file.at + length;
        let mut city = City::default();
        while file.at < end {
            let key = file.varint()?;
            match key >> 3 {
                1 => city.geonames = u32::try_from(file.signed()?)?,
                2 => city.name = plain(&file.string()?),
                3 => city.country = file.string()?,
                7 => city.feature = file.string()?,
                8 => city.division = file.string()?,
                9 => city.population = u32::try_from(file.varint()?)?,
                10 => lon += file.signed()?,
                11 => lat += file.signed()?,
                _ if key & 7 == 2 => drop(file.string()?),
                field => return Err(format!("{}: field {field} is not known", path.display()).into()),
            }
        }
        (city.lat, city.lon) = (lat as f64 / 1e5, lon as f64 / 1e5);
        cities.push(city);
    }
    Ok(cities)
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn varint(&mut self) -> Result<u64> {
        let (mut value, mut shift) = (0u64, 0);
        loop {
            let byte = *self.bytes.get(self.at).ok_or("the city file breaks off")?;
            self.at += 1;
            value |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                return Ok(value);
            }
        }
    }

    fn signed(&mut self) -> Result<i64> {
        let value = self.varint()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }

    fn string(&mut self) -> Result<String> {
        let length = self.varint()? as usize;
        let bytes = self.bytes.get(self.at..self.at + length).ok_or("the city file breaks off")?;
        self.at += length;
        Ok(std::str::from_utf8(bytes)?.to_owned())
    }
}
