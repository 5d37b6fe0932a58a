//! The JSON contract, byte for byte as `JSON.stringify` writes what the browser gets.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use serde_json::value::RawValue;
use voxmark::Analysis;

/// An analysis with the `id` of its article in front.
#[derive(Serialize)]
pub struct Labelled<'a> {
    pub id: Option<&'a RawValue>,
    #[serde(flatten)]
    pub analysis: &'a Analysis,
}

/// An article that could not be analysed.
#[derive(Serialize)]
pub struct Failed<'a> {
    pub id: Option<&'a RawValue>,
    pub error: &'a str,
}

/// One object on one line, without a line break.
pub fn object(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, JavaScript))?;
    Ok(out)
}

/// Writes numbers as JavaScript does: `1`, where serde_json's own formatter writes `1.0`.
struct JavaScript;

impl Formatter for JavaScript {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        // Adding zero turns -0 into 0.
        write!(writer, "{}", value + 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_javascript_writes_them() -> serde_json::Result<()> {
        let numbers = [1.0, 0.97, 0.0, -0.0, -33.8688, 151.0, 0.00001];
        assert_eq!(object(&numbers)?, b"[1,0.97,0,0,-33.8688,151,0.00001]");
        Ok(())
    }
}
