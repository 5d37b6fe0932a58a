//! Packs the lists of `data/` into the form that the crate embeds.

mod gazetteer;
mod lexicon;
mod lists;

use std::env;
use std::path::PathBuf;

use lists::Result;

fn main() -> Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    lexicon::pack(&root.join("data/en"), &out)?;
    gazetteer::pack(&root.join("data/places"), &out)?;
    Ok(())
}
