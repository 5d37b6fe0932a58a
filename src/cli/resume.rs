//! The output of a run that was broken off: what is complete in it stays, the rest of it goes.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use super::compression::Compression;
use super::unpack::Member;

/// How every line of the output begins.
const BEGINNING: &[u8] = b"{\"id\":";

/// How far a step back from the end of a file goes, in bytes.
const STEP: u64 = 1 << 16;

/// What is left of an output.
pub struct Left {
    pub compression: Option<Compression>,
    /// Whether it holds nothing.
    pub empty: bool,
}

/// Takes away what comes after the last complete line of an output; of a compressed one, after the last complete member
/// that ends with a line. A file that is not there is an empty one.
pub fn tidy(path: &Path) -> io::Result<Left> {
    let file = match File::open(path) {
        Err(why) if why.kind() == ErrorKind::NotFound => return Ok(Left { compression: None, empty: true }),
        file => file?,
    };
    let length = file.metadata()?.len();
    let mut input = BufReader::new(file);
    let (compression, head) = Compression::of_content(&mut input)?;
    let barely_begun = head.len() as u64 == length && Compression::of_name(path).is_some_and(|named| named.begins(&head));
    input.rewind()?;
    let complete = match compression {
        Some(compression) => members(compression, &mut input)?,
        None if barely_begun => 0,
        None => lines(input.get_mut(), length)?,
    };
    if complete < length {
        OpenOptions::new().write(true).open(path)?.set_len(complete)?;
        eprintln!("voxmark: The end of {} was cut off and is written again.", path.display());
    }
    Ok(Left { compression, empty: complete == 0 })
}

/// Where the last line break of a file of `length` ends. An error where what follows it is no output's.
fn lines(file: &mut File, length: u64) -> io::Result<u64> {
    let mut tail = Vec::new();
    let mut start = length;
    while start > 0 && !tail.contains(&b'\n') {
        let end = start;
        start = end.saturating_sub(STEP);
        file.seek(SeekFrom::Start(start))?;
        tail.clear();
        file.take(end - start).read_to_end(&mut tail)?;
    }
    let complete = tail.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| start + at as u64 + 1);
    let mut beginning = Vec::new();
    file.seek(SeekFrom::Start(complete))?;
    file.take(BEGINNING.len() as u64).read_to_end(&mut beginning)?;
    if BEGINNING.starts_with(&beginning) {
        Ok(complete)
    } else {
        Err(io::Error::new(ErrorKind::InvalidData, "its last line is none that voxmark has begun"))
    }
}

/// Where the last complete member that ends with a line ends. What comes after cannot be read as members.
fn members(compression: Compression, input: &mut BufReader<File>) -> io::Result<u64> {
    let (mut complete, mut last) = (0, b'\n');
    let mut buffer = vec![0; STEP as usize];
    while !input.fill_buf()?.is_empty() {
        let Ok(mut member) = Member::open(compression, &mut *input) else { break };
        loop {
            match member.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => last = buffer.get(read - 1).copied().unwrap_or(last),
                Err(_) => return Ok(complete),
            }
        }
        if last == b'\n' {
            complete = input.stream_position()?;
        }
    }
    Ok(complete)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &[u8] = b"{\"id\":1,\"quotes\":[]}\n";

    /// What stays of a file with this name and content.
    fn left(name: &str, content: &[u8]) -> io::Result<Vec<u8>> {
        let path = std::env::temp_dir().join(format!("voxmark-{}-{name}", std::process::id()));
        std::fs::write(&path, content)?;
        let left = tidy(&path).and_then(|left| Ok((left.empty, std::fs::read(&path)?)));
        std::fs::remove_file(&path)?;
        let (empty, content) = left?;
        assert_eq!(empty, content.is_empty());
        Ok(content)
    }

    #[test]
    fn wherever_an_output_is_cut_its_complete_lines_stay() -> io::Result<()> {
        let output = LINE.repeat(3);
        for cut in 0..=output.len() {
            let kept = left("lines.jsonl", output.get(..cut).unwrap_or_default())?;
            assert_eq!(kept.len(), cut / LINE.len() * LINE.len(), "cut at {cut}");
        }
        let long = [LINE, b"{\"id\":2", &b" ".repeat(3 * STEP as usize)].concat();
        assert_eq!(left("long.jsonl", &long)?, LINE);
        Ok(())
    }

    #[test]
    fn wherever_a_compressed_output_is_cut_its_complete_members_stay() -> io::Result<()> {
        for (name, compression) in [("out.jsonl.gz", Compression::Gzip), ("out.jsonl.zst", Compression::Zstd)] {
            let member = compression.pack(LINE)?;
            let output = member.repeat(3);
            for cut in 0..=output.len() {
                let kept = left(name, output.get(..cut).unwrap_or_default())?;
                assert_eq!(kept.len(), cut / member.len() * member.len(), "{name} cut at {cut}");
            }
            let without_line_break = [member.clone(), compression.pack(b"{\"id\":2")?, compression.pack(b"}")?].concat();
            assert_eq!(left(name, &without_line_break)?, member);
        }
        Ok(())
    }

    #[test]
    fn what_is_no_output_is_refused() {
        assert!(left("letter.txt", b"Dear Ana,\nlast words").is_err());
    }
}
