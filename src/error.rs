//! What can go wrong before an analysis starts.

use std::fmt;

/// Why a text was not analysed. The text itself is never changed or lost.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The text is longer than [`Options::max_bytes`](crate::Options::max_bytes).
    TooLong {
        /// The text's length in bytes.
        bytes: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// The [`Edit`](crate::Edit) does not fit the text: its ends are behind the text's, or inside a character.
    Edit {
        /// Where it begins, in bytes.
        start: u32,
        /// Where it ends, in bytes.
        end: u32,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::TooLong { bytes, limit } => {
                write!(f, "The text is {bytes} bytes long; the limit is {limit} bytes. Split it and analyse the parts.")
            }
            Error::Edit { start, end } => write!(f, "The edit from {start} to {end} does not fit the text."),
        }
    }
}

impl std::error::Error for Error {}
