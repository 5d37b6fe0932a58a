//! What can be asked of the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum, value_parser};
use voxmark::OffsetUnit;

/// Reads news articles and prints who says what, and where.
#[derive(Debug, Parser)]
#[command(name = "voxmark", version, after_help = AFTER)]
pub struct Arguments {
    /// Articles as plain text, or many as JSON Lines: {"id", "text"} a line; gzip and Zstandard are unpacked. Standard input where
    /// none is given, or for "-"
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,

    /// How to print an article [default: summary for text, jsonl for JSON Lines]
    #[arg(long, value_enum)]
    pub format: Option<Format>,

    /// How to read the input
    #[arg(long, value_enum, default_value_t = Input::Auto)]
    pub input: Input,

    /// What the offsets in JSON count
    #[arg(long, value_name = "UNIT", default_value = "codepoint", value_parser = unit())]
    pub offsets: OffsetUnit,

    /// Give each place in JSON the places that its name could have meant
    #[arg(long)]
    pub candidates: bool,

    /// Write to a file, compressed where its name ends in .gz or .zst [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Leave out the articles that are in OUT, which a run that was broken off has written. "--output OUT" as well, or ">> OUT", adds
    /// the rest to it
    #[arg(long, value_name = "OUT")]
    pub skip_done: Option<PathBuf>,

    /// How many articles are worked on at once [default: as many as there are cores]
    #[arg(long, short = 'j', value_name = "N", value_parser = value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

impl Arguments {
    /// Those that the command was called with. Ends the process where they make no sense.
    pub fn given() -> Self {
        let mut given = Self::parse();
        if given.skip_done.is_some() && *given.format.get_or_insert(Format::Jsonl) != Format::Jsonl {
            let sentence = "--skip-done goes with --format jsonl alone";
            Self::command().error(ErrorKind::ArgumentConflict, sentence).exit();
        }
        given
    }
}

const AFTER: &str = "\
An archive: voxmark --format jsonl ARCHIVE.jsonl.zst --output OUT.jsonl.gz --skip-done OUT.jsonl.gz
The same command again goes on where the run was broken off.

Exit code: 0 where all went well, 1 where an article could not be read or analysed (the others are
printed all the same), 2 where the command line makes no sense.";

/// How an article is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person to read
    Summary,
    /// One JSON object for one text; an array of objects with an "id" for more
    Json,
    /// One JSON object with an "id" a line
    Jsonl,
}

/// How an input is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Input {
    /// JSON Lines where the file's name ends in .jsonl or .ndjson or its first line starts with {"
    Auto,
    /// One article
    Text,
    /// One article a line: {"id", "text"}
    Jsonl,
}

fn unit() -> impl TypedValueParser<Value = OffsetUnit> {
    PossibleValuesParser::new(["utf16", "codepoint", "byte"]).try_map(|name| name.parse::<OffsetUnit>())
}
