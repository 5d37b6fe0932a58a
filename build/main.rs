//! Packs the lists of `data/` into the form that the crate embeds.

mod gazetteer;
mod lexicon;

use std::env;
use std::path::{Path, PathBuf};

/// What goes wrong while packing, in one sentence that names the file and line.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    lexicon::pack(&root.join("data/en"), &out)?;
    gazetteer::pack(&root.join("data/places"), &out)?;
    Ok(())
}

/// The entries of a list: trimmed lines, without blank ones and `#` comments, each with its line number.
pub(crate) fn entries(path: &Path) -> Result<Vec<(usize, String)>> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.split('#').next().unwrap_or("").trim().to_owned()))
        .filter(|(_, line)| !line.is_empty())
        .collect())
}
