//! What is asked of a text's letters, without a look into Unicode's tables where none is needed: of most characters of news.

use std::ops::RangeInclusive;

/// Dashes, quotation marks and the like outside ASCII, among which are no letters or digits.
const PUNCTUATION: RangeInclusive<char> = '\u{2010}'..='\u{2027}';

/// Whether a character is one of most texts' dashes and quotation marks outside ASCII: no letter, no digit, no space.
#[inline]
pub(crate) fn is_punctuation(c: char) -> bool {
    PUNCTUATION.contains(&c)
}

/// As [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    !is_punctuation(c) && c.is_alphabetic()
}

/// As [`char::is_numeric`].
#[inline]
pub(crate) fn is_numeric(c: char) -> bool {
    !is_punctuation(c) && c.is_numeric()
}

/// As [`char::to_lowercase`]. `str::to_lowercase` also knows where a Greek word ends, in four kilobytes.
#[inline]
pub(crate) fn small(c: char) -> impl Iterator<Item = char> {
    let (itself, others) = if c.is_ascii() || is_punctuation(c) { (Some(c.to_ascii_lowercase()), None) } else { (None, Some(c.to_lowercase())) };
    itself.into_iter().chain(others.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_say_the_same() {
        for c in '\0'..='\u{2FFFF}' {
            assert_eq!((is_alphabetic(c), is_numeric(c)), (c.is_alphabetic(), c.is_numeric()), "{c:?}");
            assert!(small(c).eq(c.to_lowercase()), "{c:?}");
            assert!(!is_punctuation(c) || !c.is_whitespace() && !c.is_control(), "{c:?}");
        }
    }
}
