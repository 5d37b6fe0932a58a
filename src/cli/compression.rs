//! Gzip and Zstandard: which of them an input is, and how output is packed.

use std::io::{self, Read, Write};
use std::path::Path;

use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

/// How the bytes of a file are packed. Both formats are made of members (RFC 1952) or frames (RFC 8878), each complete
/// in itself; files put one after the other are a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    Gzip,
    Zstd,
}

impl Compression {
    const BOTH: [Self; 2] = [Self::Gzip, Self::Zstd];

    /// By the end of a file's name.
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?;
        Self::BOTH.into_iter().find(|each| extension.eq_ignore_ascii_case(each.extension()))
    }

    /// By the first bytes of an input, of which no more are taken than are needed: they come back along with the answer.
    pub fn of_content(input: &mut impl Read) -> io::Result<(Option<Self>, Vec<u8>)> {
        let mut head = Vec::new();
        loop {
            let possible = |each: &Self| each.begins(&head);
            let Some(compression) = Self::BOTH.into_iter().find(possible) else { return Ok((None, head)) };
            if head.len() == compression.magic().len() {
                return Ok((Some(compression), head));
            }
            let mut byte = [0];
            if input.read(&mut byte)? == 0 {
                return Ok((None, head));
            }
            head.push(byte[0]);
        }
    }

    /// One member that holds `content`.
    pub fn pack(self, content: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::default());
                encoder.write_all(content)?;
                encoder.finish()
            }
            Self::Zstd => Ok(compress_to_vec(content, CompressionLevel::Fastest)),
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Gzip => "gz",
            Self::Zstd => "zst",
        }
    }

    /// What every member begins with.
    fn magic(self) -> &'static [u8] {
        match self {
            Self::Gzip => &[0x1f, 0x8b],
            Self::Zstd => &[0x28, 0xb5, 0x2f, 0xfd],
        }
    }

    /// Whether `head` begins a member, as far as it goes. A skippable frame, `0x184D2A5?`, may stand before others.
    pub fn begins(self, head: &[u8]) -> bool {
        let skippable = |head: &[u8]| {
            head.first().is_none_or(|byte| byte & 0xf0 == 0x50)
                && head.iter().skip(1).zip([0x2a, 0x4d, 0x18]).all(|(byte, wanted)| *byte == wanted)
        };
        head.iter().zip(self.magic()).all(|(byte, wanted)| byte == wanted) || self == Self::Zstd && skippable(head)
    }
}
