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

/// How many bytes lie between two remembered offsets: as many as are counted at a time.
const STRIDE: usize = 8;

/// A table that turns byte offsets of one text into another unit: one pass to make, then one
/// count per look-up, in any order.
#[derive(Debug)]
pub struct Offsets<'t> {
    unit: OffsetUnit,
    /// The text's bytes but for the last few.
    strides: &'t [[u8; STRIDE]],
    /// Those, and behind them what starts no character.
    rest: [u8; STRIDE],
    /// The offset in `unit` of each stride and of the rest; empty where both units agree.
    marks: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// The table of `text` for `unit`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let unit = if text.is_ascii() { OffsetUnit::Byte } else { unit };
        let (strides, last) = text.as_bytes().as_chunks();
        let mut rest = [0x80; STRIDE];
        rest.iter_mut().zip(last).for_each(|(slot, byte)| *slot = *byte);
        let mut marks = Vec::new();
        if unit != OffsetUnit::Byte {
            marks.reserve_exact(strides.len() + 1);
            let mut units = 0;
            for stride in strides.iter().chain([&rest]) {
                marks.push(units);
                units += count(u64::from_le_bytes(*stride), unit);
            }
        }
        Self { unit, strides, rest, marks }
    }

    /// The offset in the table's unit of the character boundary at `byte`.
    #[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
    pub fn at(&self, byte: u32) -> u32 {
        let stride = byte as usize / STRIDE;
        let Some(units) = self.marks.get(stride) else { return self.end(byte) };
        // Those from `byte` on are left out.
        let before = (1u64 << (byte as usize % STRIDE * 8)) - 1;
        let bytes = u64::from_le_bytes(*self.strides.get(stride).unwrap_or(&self.rest));
        units + count(bytes & before | HIGHEST & !before, self.unit)
    }

    /// An offset behind the text, or in one whose units agree.
    fn end(&self, byte: u32) -> u32 {
        self.marks.last().map_or(byte, |units| units + count(u64::from_le_bytes(self.rest), self.unit))
    }

    /// A span of bytes in the table's unit.
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.at(span.start()), self.at(span.end()))
    }
}

/// The highest bit of each of eight bytes; alone in a byte of UTF-8, it starts nothing.
const HIGHEST: u64 = 0x8080_8080_8080_8080;

/// How many code units or code points *start* in eight bytes of UTF-8. A character that takes two
/// UTF-16 code units has a first byte of 0xF0 or more.
fn count(bytes: u64, unit: OffsetUnit) -> u32 {
    // The bits below the highest are moved there.
    let starts = !bytes | bytes << 1;
    let pairs = if unit == OffsetUnit::Utf16 { bytes & bytes << 1 & bytes << 2 & bytes << 3 } else { 0 };
    let lanes = ((starts & HIGHEST) >> 7) + ((pairs & HIGHEST) >> 7);
    // The highest byte of this product is the sum of all.
    (lanes.wrapping_mul(HIGHEST >> 7) >> 56) as u32
}

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
