//! One frame of Zstandard (RFC 8878).

use std::io::{self, BufRead, ErrorKind, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// What a frame holds. Windows of more than 128 MB are refused, so that memory stays bounded.
pub struct Frame<R> {
    decoder: FrameDecoder,
    input: R,
}

impl<R: BufRead> Frame<R> {
    /// `input` stands where the frame begins, and once all is read where it ends. A skippable frame holds nothing.
    pub fn open(mut input: R) -> io::Result<Self> {
        let mut decoder = FrameDecoder::new();
        match decoder.init(&mut input) {
            Ok(()) => {}
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                let length = u64::from(length);
                if io::copy(&mut input.by_ref().take(length), &mut io::sink())? < length {
                    return Err(ErrorKind::UnexpectedEof.into());
                }
            }
            Err(why) => return Err(damaged(why)),
        }
        Ok(Self { decoder, input })
    }

    pub fn into_inner(self) -> R {
        self.input
    }
}

impl<R: BufRead> Read for Frame<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
            self.decoder.decode_blocks(&mut self.input, BlockDecodingStrategy::UptoBlocks(1)).map_err(damaged)?;
        }
        let read = self.decoder.read(buffer)?;
        if read == 0 && !buffer.is_empty() {
            let (told, counted) = (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum());
            if told.is_some() && told != counted {
                return Err(damaged("its checksum is another"));
            }
        }
        Ok(read)
    }
}

fn damaged(why: impl std::fmt::Display) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, format!("Zstandard data are cut off or damaged ({why})"))
}
