//! Where the output goes: standard output or a file, packed on its way.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::compression::Compression;
use super::resume::Left;

/// How much a member holds, in bytes. A run that is killed loses what was not yet packed, and does it again when it is
/// taken up; larger members would compress hardly better.
const MEMBER: usize = 1 << 20;

/// A place to write to.
pub struct Output {
    target: Box<dyn Write>,
    compression: Option<Compression>,
    /// What is still to be packed.
    waiting: Vec<u8>,
    /// Whether the file has no member yet.
    empty: bool,
}

impl Output {
    pub fn standard() -> Self {
        Self { target: Box::new(io::stdout().lock()), compression: None, waiting: Vec::new(), empty: true }
    }

    /// A file, whose former content is lost.
    pub fn create(path: &Path) -> io::Result<Self> {
        let target = Box::new(File::create(path)?);
        Ok(Self { target, compression: Compression::of_name(path), waiting: Vec::new(), empty: true })
    }

    /// A file that goes on after what was `left` in it.
    pub fn append(path: &Path, left: &Left) -> io::Result<Self> {
        let target = Box::new(OpenOptions::new().append(true).create(true).open(path)?);
        let compression = if left.empty { Compression::of_name(path) } else { left.compression };
        Ok(Self { target, compression, waiting: Vec::new(), empty: left.empty })
    }

    /// Writes whole lines, so that no line is in two members.
    pub fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        let Some(compression) = self.compression else {
            self.target.write_all(lines)?;
            return self.target.flush();
        };
        self.waiting.extend_from_slice(lines);
        if self.waiting.len() < MEMBER { Ok(()) } else { self.pack(compression) }
    }

    /// Writes what waits.
    pub fn finish(mut self) -> io::Result<()> {
        match self.compression {
            // A file without a member is none of its kind.
            Some(compression) if self.empty || !self.waiting.is_empty() => self.pack(compression),
            _ => Ok(()),
        }
    }

    fn pack(&mut self, compression: Compression) -> io::Result<()> {
        self.target.write_all(&compression.pack(&self.waiting)?)?;
        self.waiting.clear();
        self.empty = false;
        Ok(())
    }
}
