//! [`Options`]: what a caller can ask for.

/// How to analyse a text. `Options::default()` is right for a news article.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// The longest text that is accepted, in bytes of UTF-8. At most [`Options::LARGEST`].
    pub max_bytes: usize,
    /// Whether reported speech without quotation marks is returned.
    pub indirect: bool,
    /// Whether each place comes with the places that its name could have meant.
    pub candidates: bool,
}

impl Options {
    /// The largest [`max_bytes`](Options::max_bytes) that can be asked for: spans hold 32-bit offsets.
    pub const LARGEST: usize = i32::MAX as usize;
}

impl Default for Options {
    fn default() -> Self {
        Self { max_bytes: 20_000_000, indirect: true, candidates: false }
    }
}
