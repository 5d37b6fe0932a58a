//! Packs the lists of `data/` into the form that the crate embeds.

fn main() {}
