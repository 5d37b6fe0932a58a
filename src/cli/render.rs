//! One article: analysed and printed.

use std::error::Error;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use voxmark::{Analysis, Gazetteer, OffsetUnit, Options, analyze_with};

use super::arguments::{Arguments, Format};
use super::json::{self, Failed, Labelled};
use super::record::Record;
use super::source::Article;
use super::summary;

/// What is printed of an article, and where.
pub enum Rendered {
    /// For a person, on standard output.
    Summary(String),
    /// One JSON object; `well` where it is an analysis.
    Json { object: Vec<u8>, layout: Layout, well: bool },
    /// A sentence on standard error: there is nothing else to print.
    Complaint(String),
}

/// How JSON objects follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// Each on a line of its own.
    Lines,
    /// As elements of one array.
    Array,
}

/// Analyses and prints articles.
pub struct Renderer<'a> {
    options: &'a Options,
    gazetteer: &'a Gazetteer,
    format: Option<Format>,
    unit: OffsetUnit,
    /// Whether there are several inputs, so that each object needs an `id`.
    several: bool,
}

type Result<T> = std::result::Result<T, Box<dyn Error>>;

impl<'a> Renderer<'a> {
    pub fn new(arguments: &Arguments, options: &'a Options, gazetteer: &'a Gazetteer) -> Self {
        Self { options, gazetteer, format: arguments.format, unit: arguments.offsets, several: arguments.files.len() > 1 }
    }

    /// Analyses and prints one article.
    pub fn render(&self, article: Article) -> Rendered {
        match article {
            Article::Text { name, text } => {
                self.text(&name, &text).unwrap_or_else(|why| Rendered::Complaint(format!("{name}: {why}")))
            }
            Article::Line { place, content } => {
                let record = Record::read(&content);
                let done = record.text.map_err(Into::into).and_then(|text| self.line(record.id, &text));
                done.unwrap_or_else(|why| self.bad_line(record.id, format!("{place}: {why}")))
            }
            Article::LongLine { place, limit } => {
                self.bad_line(None, format!("{place}: The line is longer than {limit} bytes."))
            }
            Article::Unreadable(why) => Rendered::Complaint(why),
        }
    }

    fn text(&self, name: &str, text: &str) -> Result<Rendered> {
        let analysis = analyze_with(text, self.options, self.gazetteer)?;
        match self.format {
            None | Some(Format::Summary) => Ok(Rendered::Summary(summary::of(name, text, &analysis))),
            Some(Format::Json) if !self.several => object(&self.counted(analysis, text), Layout::Lines, true),
            Some(format) => {
                let id = to_raw_value(name)?;
                object(&Labelled { id: Some(&id), analysis: &self.counted(analysis, text) }, layout(format), true)
            }
        }
    }

    fn line(&self, id: Option<&RawValue>, text: &str) -> Result<Rendered> {
        let analysis = analyze_with(text, self.options, self.gazetteer)?;
        match self.format {
            Some(Format::Summary) => Ok(Rendered::Summary(summary::of(&heading(id), text, &analysis))),
            format => object(
                &Labelled { id, analysis: &self.counted(analysis, text) },
                format.map_or(Layout::Lines, layout),
                true,
            ),
        }
    }

    fn bad_line(&self, id: Option<&RawValue>, error: String) -> Rendered {
        match self.format {
            Some(Format::Summary) => Rendered::Complaint(error),
            format => object(&Failed { id, error: &error }, format.map_or(Layout::Lines, layout), false)
                .unwrap_or(Rendered::Complaint(error)),
        }
    }

    fn counted(&self, analysis: Analysis, text: &str) -> Analysis {
        analysis.in_unit(text, self.unit)
    }
}

fn layout(format: Format) -> Layout {
    if format == Format::Json { Layout::Array } else { Layout::Lines }
}

fn object(value: &impl Serialize, layout: Layout, well: bool) -> Result<Rendered> {
    Ok(Rendered::Json { object: json::object(value)?, layout, well })
}

/// An `id` as a person reads it: a string without its quotes.
fn heading(id: Option<&RawValue>) -> String {
    let raw = id.map_or("article", RawValue::get);
    serde_json::from_str(raw).unwrap_or_else(|_| raw.to_owned())
}
