//! Compressed input, one member after the other.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::GzDecoder;

use super::compression::Compression;
use super::frame::Frame;

/// What an input holds, unpacked where it is compressed.
pub fn unpacked<'a>(mut input: impl BufRead + Send + 'a) -> io::Result<Box<dyn BufRead + Send + 'a>> {
    let (compression, head) = Compression::of_content(&mut input)?;
    let input = Cursor::new(head).chain(input);
    Ok(match compression {
        None => Box::new(input),
        Some(compression) => {
            Box::new(BufReader::new(Members { compression, member: Some(Member::open(compression, input)?) }))
        }
    })
}

/// What one member holds.
pub enum Member<R> {
    Gzip(Box<GzDecoder<R>>),
    Zstd(Box<Frame<R>>),
}

impl<R: BufRead> Member<R> {
    /// `input` stands where the member begins, and once all is read where it ends.
    pub fn open(compression: Compression, input: R) -> io::Result<Self> {
        Ok(match compression {
            Compression::Gzip => Self::Gzip(Box::new(GzDecoder::new(input))),
            Compression::Zstd => Self::Zstd(Box::new(Frame::open(input)?)),
        })
    }

    fn into_inner(self) -> R {
        match self {
            Self::Gzip(decoder) => decoder.into_inner(),
            Self::Zstd(frame) => frame.into_inner(),
        }
    }
}

impl<R: BufRead> Read for Member<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(decoder) => decoder.read(buffer),
            Self::Zstd(frame) => frame.read(buffer),
        }
    }
}

/// What all members of an input hold.
struct Members<R> {
    compression: Compression,
    /// The member that is being read; `None` after the last.
    member: Option<Member<R>>,
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let read = member.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            if let Some(mut input) = self.member.take().map(Member::into_inner)
                && !input.fill_buf()?.is_empty()
            {
                self.member = Some(Member::open(self.compression, input)?);
            }
        }
        Ok(0)
    }
}
