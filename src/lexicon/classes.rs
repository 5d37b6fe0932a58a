//! The classes of the lexicon, one for each file of `data/en`.

use std::ops::BitOr;

/// A set of classes that a word belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// No class.
    pub const NONE: Classes = Classes(0);

    pub(crate) const fn from_bits(bits: u64) -> Self {
        Classes(bits)
    }

    /// The set as bits, one a class.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether the two sets share a class.
    #[inline]
    pub const fn any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }

    /// The set without the classes of another.
    pub const fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    /// Both sets together, in constants.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        self.or(other)
    }
}

include!(concat!(env!("OUT_DIR"), "/classes.rs"));
