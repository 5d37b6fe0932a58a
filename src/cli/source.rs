//! Files and standard input, cut into articles.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, IsTerminal, Read};
use std::path::Path;
use std::process;
use std::sync::Arc;

use serde_json::value::to_raw_value;
use voxmark::Options;

use super::arguments::{Arguments, Input};
use super::compression::Compression;
use super::done::Done;
use super::progress::Meter;
use super::record::Record;
use super::unpack::unpacked;

/// How many bytes a line of JSON Lines may have for each byte of the longest text: `\u0001` is one byte written as
/// six, and the line's other fields need room as well.
const LINE_TO_TEXT: usize = 8;

/// How far into an input its kind is looked for, in bytes.
const HEAD: usize = 1024;

const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// What an input holds.
pub enum Article {
    /// A file that is one article.
    Text { name: Arc<str>, text: String },
    /// A line of JSON Lines, without its line break.
    Line { place: Place, content: Vec<u8> },
    /// A line that is longer than memory should hold. Its text was passed over.
    LongLine { place: Place, limit: usize },
    /// An input that cannot be read, or not to its end: why, in a sentence.
    Unreadable(String),
}

/// Where a line stands.
pub struct Place {
    name: Arc<str>,
    line: u64,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}, line {}", self.name, self.line)
    }
}

impl Article {
    /// How much memory it takes while it waits, in bytes.
    fn weight(&self) -> usize {
        match self {
            Self::Text { text, .. } => text.len(),
            Self::Line { content, .. } => content.len(),
            Self::LongLine { .. } | Self::Unreadable(_) => 0,
        }
    }
}

/// Reads all inputs in order and hands on their articles with their weights, one at a time, but for those that are `done`.
pub fn read(arguments: &Arguments, options: &Options, meter: Meter, done: Done, send: &mut dyn FnMut(Article, usize)) {
    let mut source = Source { kind: arguments.input, longest: options.max_bytes, meter, done, send };
    if arguments.files.is_empty() {
        source.standard_input();
    }
    for file in &arguments.files {
        if file == Path::new("-") { source.standard_input() } else { source.file(file) }
    }
}

struct Source<'s> {
    kind: Input,
    /// The longest text, in bytes.
    longest: usize,
    meter: Meter,
    done: Done,
    send: &'s mut dyn FnMut(Article, usize),
}

impl Source<'_> {
    fn standard_input(&mut self) {
        let input = io::stdin();
        if input.is_terminal() {
            eprintln!("Paste an article and end with Ctrl-D on a line of its own.");
        }
        let name = Arc::from("standard input");
        let done = self.articles(input, &name, false);
        self.report(done, &name);
    }

    fn file(&mut self, path: &Path) {
        let name = Arc::from(path.to_string_lossy());
        let done = File::open(path).and_then(|file| self.articles(file, &name, names_lines(path)));
        self.report(done, &name);
    }

    fn report(&mut self, done: io::Result<()>, name: &str) {
        if let Err(why) = done {
            self.hand_on(Article::Unreadable(format!("{name} cannot be read: {why}.")));
        }
    }

    /// Hands on an article unless it is done.
    fn hand_on(&mut self, article: Article) {
        if self.done.is_over() || !self.is_done(&article) {
            let weight = article.weight();
            (self.send)(article, weight);
        }
    }

    fn is_done(&mut self, article: &Article) -> bool {
        let done = match article {
            Article::Text { name, .. } => to_raw_value(&**name).map_err(Into::into).and_then(|id| self.done.take(Some(&id))),
            Article::Line { content, .. } => self.done.take(Record::read(content).id),
            Article::LongLine { .. } => self.done.take(None),
            Article::Unreadable(_) => Ok(false),
        };
        done.unwrap_or_else(|why| {
            // Who cannot tell what is done can but do it twice.
            eprintln!("voxmark: What was done before cannot be read: {why}.");
            process::exit(1);
        })
    }

    fn articles(&mut self, input: impl Read + Send, name: &Arc<str>, named_lines: bool) -> io::Result<()> {
        let mut input = unpacked(BufReader::new(self.meter.on(input)))?;
        let head = head(&mut input)?;
        let lines = match self.kind {
            Input::Text => false,
            Input::Jsonl => true,
            Input::Auto => named_lines || opens_an_object(&head),
        };
        let input = Cursor::new(head).chain(input);
        if lines { self.lines(input, name) } else { self.text(input, name) }
    }

    fn text(&mut self, input: impl Read, name: &Arc<str>) -> io::Result<()> {
        let mut content = Vec::new();
        // One byte more than can be analysed is enough to know that there is too much.
        input.take(self.longest as u64 + 1).read_to_end(&mut content)?;
        let article = if content.len() > self.longest {
            Article::Unreadable(format!("{name} is longer than {} bytes. Split it and analyse the parts.", self.longest))
        } else {
            match String::from_utf8(content) {
                Ok(text) => Article::Text { name: name.clone(), text },
                Err(why) => Article::Unreadable(format!(
                    "{name} is not UTF-8 from byte {} on. Convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8.",
                    why.utf8_error().valid_up_to() + 1
                )),
            }
        };
        self.hand_on(article);
        Ok(())
    }

    fn lines(&mut self, mut input: impl BufRead, name: &Arc<str>) -> io::Result<()> {
        let limit = self.longest.saturating_mul(LINE_TO_TEXT);
        for line in 1.. {
            let mut content = Vec::new();
            if input.by_ref().take(limit as u64 + 1).read_until(b'\n', &mut content)? == 0 {
                break;
            }
            let place = Place { name: name.clone(), line };
            if content.len() > limit && content.last() != Some(&b'\n') {
                input.skip_until(b'\n')?;
                self.hand_on(Article::LongLine { place, limit });
                continue;
            }
            if line == 1 && content.starts_with(BOM) {
                content.drain(..BOM.len());
            }
            content.truncate(content.trim_ascii_end().len());
            if !content.is_empty() {
                self.hand_on(Article::Line { place, content });
            }
        }
        Ok(())
    }
}

/// Whether a file's name, but for what its compression adds, says that it is JSON Lines.
fn names_lines(path: &Path) -> bool {
    let unpacked = if Compression::of_name(path).is_some() { path.with_extension("") } else { path.to_owned() };
    unpacked.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

/// Reads as far as the kind of an input can be told.
fn head(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    while head.len() < HEAD && (head.len() < BOM.len() || significant(&head).len() < 2) {
        let mut byte = [0];
        if input.read(&mut byte)? == 0 {
            break;
        }
        head.push(byte[0]);
    }
    Ok(head)
}

/// Whether the input begins with `{"`, as no article does.
fn opens_an_object(head: &[u8]) -> bool {
    significant(head).strip_prefix(b"{").is_some_and(|rest| rest.starts_with(b"\""))
}

fn significant(head: &[u8]) -> Vec<u8> {
    let head = head.strip_prefix(BOM).unwrap_or(head);
    head.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect()
}
