//! The classes of the lexicon, one for each file of `data/en`.

use std::ops::BitOr;

/// A set of classes that a word belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// No class.
    pub const NONE: Classes = Classes(0);

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

/// Which set of classes a word has: the index of one that the lexicon has; 0 is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Set(u16);

impl Set {
    /// How many bits an index takes at the most.
    pub(crate) const BITS: u32 = 14;

    /// How many there are.
    pub(crate) const COUNT: usize = SETS.len();

    pub(crate) const fn new(index: u16) -> Self {
        Set(index)
    }

    pub(crate) const fn index(self) -> u16 {
        self.0
    }

    /// The classes.
    #[inline]
    pub fn classes(self) -> Classes {
        SETS.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

const _: () = assert!(SETS.len() < 1 << Set::BITS);

// The constants, and `SETS`: every set of classes that a word of the lexicon has, none first.
include!(concat!(env!("OUT_DIR"), "/classes.rs"));
