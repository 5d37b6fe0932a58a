//! The full tier: all cities of a thousand people and more, second-level divisions, GeoNames' numbers.

use std::borrow::Cow;
use std::fmt;

use super::{Gazetteer, spelling, unpack};
use crate::hash;

/// What a full tier of this form begins with.
const MARK: [u8; 4] = *b"VXM1";
/// What full tiers of all forms begin with.
const ANY: &[u8] = b"VXM";

/// Why bytes do not serve as a full tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// They are something else.
    Foreign,
    /// They belong to another version of the core tier.
    Version,
    /// They are not all there, or not as they were written.
    Damaged,
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unfit::Foreign => "These bytes are not Voxmark's full gazetteer.",
            Unfit::Version => "This full gazetteer belongs to another version of Voxmark.",
            Unfit::Damaged => "This full gazetteer is cut short or damaged.",
        })
    }
}

impl std::error::Error for Unfit {}

impl Gazetteer {
    /// The core tier with the places of a full tier beside it: the bytes of `data/full.bin` of the same version.
    ///
    /// They serve to resolve names; a text is never searched for them, so that the names found are the same with it and
    /// without. Its bytes stay in memory for as long as the program runs. Takes about a tenth of a second.
    ///
    /// # Errors
    ///
    /// [`Unfit`] where the bytes are something else, of another version, or not whole.
    pub fn with_full(packed: impl Into<Cow<'static, [u8]>>) -> Result<Gazetteer, Unfit> {
        let packed = packed.into();
        let head = check(&packed)?;
        let packed: &'static [u8] = match packed {
            Cow::Borrowed(packed) => packed,
            Cow::Owned(packed) => packed.leak(),
        };
        let mut gazetteer = unpack::core();
        unpack::add(&mut gazetteer, packed.get(head..).unwrap_or_default());
        Ok(gazetteer)
    }
}

/// The length of the head of a full tier that is as it should be.
fn check(packed: &[u8]) -> Result<usize, Unfit> {
    if !packed.starts_with(ANY) {
        return Err(Unfit::Foreign);
    }
    let (mark, rest) = packed.split_first_chunk::<4>().ok_or(Unfit::Damaged)?;
    if *mark != MARK {
        return Err(Unfit::Version);
    }
    let (core, rest) = rest.split_first_chunk::<8>().ok_or(Unfit::Damaged)?;
    if u64::from_le_bytes(*core) != unpack::fingerprint() {
        return Err(Unfit::Version);
    }
    let (digest, rest) = rest.split_first_chunk::<8>().ok_or(Unfit::Damaged)?;
    if u64::from_le_bytes(*digest) == hash::wide(spelling::START, rest) { Ok(packed.len() - rest.len()) } else { Err(Unfit::Damaged) }
}
