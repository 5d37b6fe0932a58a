//! Where the output goes: standard output or a file, packed on its way.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process;

use super::compression::Compression;
use super::resume::Left;

/// How output is packed.
#[derive(Clone, Copy)]
pub struct Packing(Option<Compression>);

impl Packing {
    /// How many bytes of whole lines go into a member. A run that is killed loses what was not yet packed, and does it again when
    /// it is taken up; larger members would compress hardly better. Without compression every line goes at once.
    pub fn member(self) -> usize {
        if self.0.is_some() { 1 << 20 } else { 0 }
    }

    pub fn pack(self, content: Vec<u8>) -> io::Result<Vec<u8>> {
        match self.0 {
            Some(compression) => compression.pack(&content),
            None => Ok(content),
        }
    }
}

/// A place to write to.
pub struct Output {
    target: Box<dyn Write>,
    packing: Packing,
    /// Whether there is nothing in it yet.
    empty: bool,
}

impl Output {
    pub fn standard() -> Self {
        Self { target: Box::new(io::stdout().lock()), packing: Packing(None), empty: true }
    }

    /// A file, whose former content is lost.
    pub fn create(path: &Path) -> io::Result<Self> {
        let target = Box::new(File::create(path)?);
        Ok(Self { target, packing: Packing(Compression::of_name(path)), empty: true })
    }

    /// A file that goes on after what was `left` in it.
    pub fn append(path: &Path, left: &Left) -> io::Result<Self> {
        let target = Box::new(OpenOptions::new().append(true).create(true).open(path)?);
        let compression = if left.empty { Compression::of_name(path) } else { left.compression };
        Ok(Self { target, packing: Packing(compression), empty: left.empty })
    }

    pub fn packing(&self) -> Packing {
        self.packing
    }

    /// Writes what was packed. Ends the process where that fails: the source may wait for input, so that nobody can wait for it.
    pub fn write(&mut self, packed: io::Result<Vec<u8>>) {
        let written = packed.and_then(|packed| {
            self.empty &= packed.is_empty();
            self.target.write_all(&packed)?;
            self.target.flush()
        });
        match written {
            Ok(()) => {}
            // Whoever reads (`| head`) has seen enough.
            Err(why) if why.kind() == ErrorKind::BrokenPipe => process::exit(0),
            Err(why) => {
                eprintln!("voxmark: The output cannot be written: {why}.");
                process::exit(1);
            }
        }
    }

    /// Makes of a compressed file without a member a file of its kind.
    pub fn finish(mut self) {
        if self.empty {
            self.write(self.packing.pack(Vec::new()));
        }
    }
}
