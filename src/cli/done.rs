//! Which articles an earlier output holds.

use std::collections::HashMap;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::Path;

use serde_json::value::RawValue;

use super::record::label;
use super::unpack::unpacked;

/// The articles of an earlier output. An `id` that is there several times stands for as many articles.
///
/// The output is read along with the input: while both have the same articles in the same order, nothing is held in
/// memory. From the first difference on, 32 bytes are held for each article of the output that has not been asked for.
#[derive(Default)]
pub struct Done {
    lines: Option<Box<dyn BufRead + Send>>,
    others: HashMap<u128, u64>,
}

impl Done {
    /// A file that is not there holds none.
    pub fn read(path: &Path) -> io::Result<Self> {
        let file = match File::open(path) {
            Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            file => file?,
        };
        // What is added while it is read is none of it.
        let length = file.metadata()?.len();
        let lines = unpacked(BufReader::new(io::Read::take(file, length)))?;
        Ok(Self { lines: Some(lines), others: HashMap::new() })
    }

    /// Whether there is nothing left to ask for.
    pub fn is_over(&self) -> bool {
        self.lines.is_none() && self.others.is_empty()
    }

    /// Whether an article with this `id` is there. It is not there again.
    pub fn take(&mut self, id: Option<&RawValue>) -> io::Result<bool> {
        let wanted = fingerprint(id);
        while let Some(next) = self.next()? {
            if self.others.is_empty() && next == wanted {
                return Ok(true);
            }
            *self.others.entry(next).or_default() += 1;
        }
        let Some(number) = self.others.get_mut(&wanted) else { return Ok(false) };
        *number -= 1;
        if *number == 0 {
            self.others.remove(&wanted);
        }
        Ok(true)
    }

    /// The next article of the output.
    fn next(&mut self) -> io::Result<Option<u128>> {
        while let Some(lines) = &mut self.lines {
            let mut line = Vec::new();
            if lines.read_until(b'\n', &mut line)? == 0 {
                self.lines = None;
            } else if let Ok(id) = label(&line) {
                return Ok(Some(fingerprint(id)));
            }
        }
        Ok(None)
    }
}

/// Of 128 bits, so that no two articles of any archive are taken for one. A string is the same however it is escaped.
fn fingerprint(id: Option<&RawValue>) -> u128 {
    let raw = id.map_or("null", RawValue::get);
    let string = serde_json::from_str::<String>(raw).ok();
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        (seed, string.as_deref().ok_or(raw)).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(lines: &'static str) -> Done {
        Done { lines: Some(Box::new(lines.as_bytes())), others: HashMap::new() }
    }

    fn taken(done: &mut Done, ids: &[&str]) -> io::Result<Vec<bool>> {
        ids.iter().map(|id| done.take(Some(serde_json::from_str(id)?))).collect()
    }

    #[test]
    fn nothing_is_held_while_both_go_the_same_way() -> io::Result<()> {
        let mut done = done("{\"id\":1}\n{\"id\":\"a\"}\n{\"id\":null}\n");
        assert_eq!(taken(&mut done, &["1", "\"a\"", "null"])?, [true, true, true]);
        assert_eq!(done.others.len(), 0);
        assert_eq!(taken(&mut done, &["1"])?, [false]);
        assert!(done.is_over());
        Ok(())
    }

    #[test]
    fn another_order_and_repeated_ids_are_counted() -> io::Result<()> {
        let mut done = done("{\"id\":1}\n{\"id\":2}\nnot JSON\n{\"id\":2,\"error\":\"\"}\n{\"id\":\"\\u00e9\"}\n");
        let ids = ["1", "3", "2", "2", "2", "\"é\"", "1", "\"2\""];
        assert_eq!(taken(&mut done, &ids)?, [true, false, true, true, false, true, false, false]);
        assert!(done.is_over());
        Ok(())
    }
}
