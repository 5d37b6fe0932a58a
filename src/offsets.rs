//! Bytes into UTF-16 code units or code points.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// What an offset counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Bytes of UTF-8: what Rust slices by.
    #[default]
    Byte,
    /// UTF-16 code units: what JavaScript slices by.
    Utf16,
    /// Unicode code points: what Python slices by.
    Codepoint,
}

impl FromStr for OffsetUnit {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "byte" => Ok(OffsetUnit::Byte),
            "utf16" => Ok(OffsetUnit::Utf16),
            "codepoint" => Ok(OffsetUnit::Codepoint),
            _ => Err(format!("\"{name}\" is not a unit of offsets; take utf16, codepoint or byte.")),
        }
    }
}

impl fmt::Display for OffsetUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OffsetUnit::Byte => "byte",
            OffsetUnit::Utf16 => "utf16",
            OffsetUnit::Codepoint => "codepoint",
        })
    }
}

/// How many bytes lie between two remembered offsets. A look-up counts at most this many bytes.
const STRIDE: usize = 64;

/// A table that turns byte offsets of one text into another unit: one pass to make, then a short
/// count per look-up, in any order.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// The offset in `unit` at every multiple of [`STRIDE`] bytes; empty where both units agree.
    marks: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// The table of `text` for `unit`.
    #[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        if unit == OffsetUnit::Byte || text.is_ascii() {
            return Self { text, unit: OffsetUnit::Byte, marks: Vec::new() };
        }
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut units = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push(units);
            units += count(chunk, unit);
        }
        Self { text, unit, marks }
    }

    /// The offset in the table's unit of the character boundary at `byte`.
    #[expect(clippy::indexing_slicing, reason = "a mark is no further than the text, a byte no further than its end")]
    #[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
    pub fn at(&self, byte: u32) -> u32 {
        if self.unit == OffsetUnit::Byte {
            return byte;
        }
        let byte = (byte as usize).min(self.text.len());
        let chunk = byte / STRIDE;
        match self.marks.get(chunk) {
            Some(&units) => units + count(&self.text.as_bytes()[chunk * STRIDE..byte], self.unit),
            // `byte` is the end of a text whose length is a multiple of STRIDE.
            None => {
                let last = self.marks.len().saturating_sub(1);
                self.marks.get(last).map_or(0, |&units| {
                    units + count(&self.text.as_bytes()[last * STRIDE..byte], self.unit)
                })
            }
        }
    }

    /// Turns spans from bytes into the table's unit.
    pub fn convert<'s>(&mut self, spans: impl IntoIterator<Item = &'s mut Span>) {
        if self.unit == OffsetUnit::Byte {
            return;
        }
        for span in spans {
            *span = Span::new(self.at(span.start()), self.at(span.end()));
        }
    }
}

/// How many code units or code points *start* in these bytes of UTF-8. A character that takes two
/// UTF-16 code units has a first byte of 0xF0 or more.
fn count(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let (eights, rest) = bytes.as_chunks::<8>();
    // What fills up the last eight starts nothing.
    let mut last = [0x80; 8];
    for (slot, byte) in last.iter_mut().zip(rest) {
        *slot = *byte;
    }
    let in_eight = |eight: &[u8; 8]| {
        // The highest bit of each byte, and those below it moved there.
        let [first, second, third, fourth] = std::array::from_fn(|bit| u64::from_le_bytes(*eight) << bit);
        let behind = first & !second & HIGHEST;
        let pairs = if unit == OffsetUnit::Utf16 { first & second & third & fourth & HIGHEST } else { 0 };
        8 - behind.count_ones() + pairs.count_ones()
    };
    eights.iter().chain([&last]).map(in_eight).sum()
}

/// The highest bit of each of eight bytes.
const HIGHEST: u64 = 0x8080_8080_8080_8080;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_agrees_with_the_standard_library() {
        let text = "a é “x” 🙂🙂 e\u{301} עברית\r\n".repeat(40);
        for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::Codepoint] {
            let table = Offsets::new(&text, unit);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..byte];
                let expected = match unit {
                    OffsetUnit::Byte => byte,
                    OffsetUnit::Utf16 => before.encode_utf16().count(),
                    OffsetUnit::Codepoint => before.chars().count(),
                };
                assert_eq!(table.at(byte as u32) as usize, expected, "{unit} at byte {byte}");
            }
        }
    }
}
