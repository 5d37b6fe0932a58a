//! The gold of a text, as a linguist writes it: one expectation a line. `tests/cases/README.md`
//! explains the syntax. Offsets are bytes. No dependencies, so that other tools can take this file in.

use std::ops::Range;

use super::locate::{nearest, occurrences};

/// What is expected of one text. A layer that is `None` is not compared.
#[derive(Debug, Default)]
pub struct Gold {
    /// Direct and partial quotes.
    pub marked: Option<Vec<GoldQuote>>,
    /// Reported speech without marks.
    pub indirect: Option<Vec<GoldQuote>>,
    /// Mentions of named places.
    pub places: Option<Vec<GoldPlace>>,
    /// Mentions of persons by name.
    pub persons: Option<Vec<GoldPerson>>,
    /// Everybody who is quoted.
    pub speakers: Option<Vec<GoldSpeaker>>,
}

/// A field of an expectation: left out (not compared), expected to be absent, or expected to be this.
pub type Field<T> = Option<Option<T>>;

/// A quote that is expected.
#[derive(Debug)]
pub struct GoldQuote {
    pub span: Range<usize>,
    /// `direct`, `partial`, `marked` (either of them) or `indirect`.
    pub kind: String,
    pub cue: Field<Range<usize>>,
    pub mention: Field<Range<usize>>,
    pub speaker: Field<String>,
    pub speaker_kind: Option<String>,
    pub role: Field<String>,
    /// Quotes with the same number are one utterance.
    pub group: Option<u32>,
    /// Neither a miss if it is not found nor an error if it is.
    pub optional: bool,
}

/// A mention of a place that is expected.
#[derive(Clone, Debug)]
pub struct GoldPlace {
    pub span: Range<usize>,
    pub name: Option<String>,
    pub kind: Option<String>,
    pub country: Field<String>,
    /// Latitude and longitude in degrees.
    pub near: Option<(f64, f64)>,
    pub optional: bool,
}

/// A mention of a person that is expected.
#[derive(Clone, Debug)]
pub struct GoldPerson {
    pub span: Range<usize>,
    pub speaker: Field<String>,
    pub optional: bool,
}

/// A speaker who is expected.
#[derive(Debug)]
pub struct GoldSpeaker {
    pub name: String,
    pub kind: Option<String>,
    pub role: Field<String>,
    /// Some of the mentions; there may be more.
    pub mentions: Vec<Range<usize>>,
}

impl Gold {
    /// Reads the expectations in `lines` and finds them in `text`.
    ///
    /// # Errors
    ///
    /// A sentence with the number of the line (the first is `first_line`) that cannot be read or found.
    pub fn parse(text: &str, lines: &str, first_line: usize) -> Result<Gold, String> {
        let mut gold = Gold::default();
        let mut everywhere = Vec::new();
        for (number, line) in (first_line..).zip(lines.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let line = Line::read(line).map_err(|why| format!("line {number}: {why}"))?;
            if line.flag("all") {
                everywhere.push((number, line));
            } else {
                gold.add(text, &line).map_err(|why| format!("line {number}: {why}"))?;
            }
        }
        for (number, line) in everywhere {
            gold.add_everywhere(text, &line).map_err(|why| format!("line {number}: {why}"))?;
        }
        gold.sort();
        Ok(gold)
    }

    fn add(&mut self, text: &str, line: &Line) -> Result<(), String> {
        match line.layer.as_str() {
            "no quotes" => {
                self.marked.get_or_insert_default();
            }
            "no indirect" => {
                self.indirect.get_or_insert_default();
            }
            "no places" => {
                self.places.get_or_insert_default();
            }
            "no persons" => {
                self.persons.get_or_insert_default();
            }
            "no speakers" => {
                self.speakers.get_or_insert_default();
            }
            "direct" | "partial" | "marked" => {
                let layer = self.marked.get_or_insert_default();
                let span = line.next_span(text, layer.last().map(|q| &q.span))?;
                layer.push(line.quote(text, span)?);
            }
            "indirect" => {
                let layer = self.indirect.get_or_insert_default();
                let span = line.next_span(text, layer.last().map(|q| &q.span))?;
                layer.push(line.quote(text, span)?);
            }
            "place" => {
                let layer = self.places.get_or_insert_default();
                let span = line.next_span(text, layer.last().map(|p| &p.span))?;
                layer.push(line.place(span)?);
            }
            "person" => {
                let layer = self.persons.get_or_insert_default();
                let span = line.next_span(text, layer.last().map(|p| &p.span))?;
                layer.push(line.person(span)?);
            }
            "speaker" => self.speakers.get_or_insert_default().push(line.speaker(text)?),
            other => return Err(format!("\"{other}\" is not a layer")),
        }
        Ok(())
    }

    /// Adds a place or person at every occurrence that no other line of the layer has taken.
    fn add_everywhere(&mut self, text: &str, line: &Line) -> Result<(), String> {
        let free = |taken: Vec<Range<usize>>| -> Result<Vec<Range<usize>>, String> {
            let overlaps = |span: &Range<usize>| taken.iter().any(|t| t.start < span.end && span.start < t.end);
            let free: Vec<_> = occurrences(text, &line.value).into_iter().filter(|span| !overlaps(span)).collect();
            if free.is_empty() { Err(format!("no free [{}] in the text", line.value)) } else { Ok(free) }
        };
        match line.layer.as_str() {
            "place" => {
                let layer = self.places.get_or_insert_default();
                for span in free(layer.iter().map(|p| p.span.clone()).collect())? {
                    layer.push(line.place(span)?);
                }
            }
            "person" => {
                let layer = self.persons.get_or_insert_default();
                for span in free(layer.iter().map(|p| p.span.clone()).collect())? {
                    layer.push(line.person(span)?);
                }
            }
            other => return Err(format!("`all` goes with place and person, not with {other}")),
        }
        Ok(())
    }

    fn sort(&mut self) {
        let order = |span: &Range<usize>| (span.start, std::cmp::Reverse(span.end));
        for layer in [&mut self.marked, &mut self.indirect].into_iter().flatten() {
            layer.sort_by_key(|q| order(&q.span));
        }
        self.places.iter_mut().for_each(|layer| layer.sort_by_key(|p| order(&p.span)));
        self.persons.iter_mut().for_each(|layer| layer.sort_by_key(|p| order(&p.span)));
    }
}

/// One expectation, taken apart: `layer: value #nth | key: value | flag`.
struct Line {
    layer: String,
    value: String,
    nth: Option<usize>,
    fields: Vec<(String, String)>,
    flags: Vec<String>,
}

impl Line {
    fn read(line: &str) -> Result<Line, String> {
        let mut parts = line.split(" | ").map(str::trim);
        let head = parts.next().unwrap_or_default();
        let (layer, value) = head.split_once(':').unwrap_or((head, ""));
        let (value, nth) = counted(value.trim())?;
        let mut read = Line { layer: layer.to_owned(), value, nth, fields: Vec::new(), flags: Vec::new() };
        for part in parts {
            match part.split_once(':') {
                Some((key, value)) => read.fields.push((key.to_owned(), value.trim().to_owned())),
                None => read.flags.push(part.to_owned()),
            }
        }
        read.check()?;
        Ok(read)
    }

    /// A misspelt key would silently compare nothing.
    fn check(&self) -> Result<(), String> {
        let (keys, flags): (&[&str], &[&str]) = match self.layer.as_str() {
            "direct" | "partial" | "marked" | "indirect" => {
                (&["cue", "mention", "speaker", "kind", "role", "group"], &["optional"])
            }
            "place" => (&["name", "kind", "country", "near"], &["optional", "all"]),
            "person" => (&["speaker"], &["optional", "all"]),
            "speaker" => (&["kind", "role", "mention"], &[]),
            _ => (&[], &[]),
        };
        let unknown_key = self.fields.iter().map(|(key, _)| key).find(|key| !keys.contains(&key.as_str()));
        let unknown_flag = self.flags.iter().find(|flag| !flags.contains(&flag.as_str()));
        match unknown_key.or(unknown_flag) {
            Some(word) => Err(format!("\"{word}\" does not go with {}", self.layer)),
            None => Ok(()),
        }
    }

    fn flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|f| f == flag)
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.fields.iter().find(|(k, _)| k == key).map(|(_, value)| value.as_str())
    }

    fn field(&self, key: &str) -> Field<String> {
        self.get(key).map(|value| (value != "none").then(|| value.to_owned()))
    }

    fn name(&self, key: &str) -> Result<Field<String>, String> {
        self.field(key).map(|name| name.as_deref().map(unescape).transpose()).transpose()
    }

    /// The span of the value: the occurrence that is counted, or the next one behind the start of
    /// the layer's line before.
    fn next_span(&self, text: &str, before: Option<&Range<usize>>) -> Result<Range<usize>, String> {
        let mut found = occurrences(text, &self.value).into_iter();
        let span = match self.nth {
            Some(nth) => found.nth(nth - 1),
            None => found.find(|span| before.is_none_or(|before| span.start > before.start)),
        };
        span.ok_or_else(|| format!("[{}] is not in the text (behind the line before it)", self.value))
    }

    fn near_quote(&self, text: &str, key: &str, quote: &Range<usize>) -> Result<Field<Range<usize>>, String> {
        let Some(value) = self.field(key) else { return Ok(None) };
        let Some(value) = value else { return Ok(Some(None)) };
        let (phrase, nth) = counted(&value)?;
        let span = match nth {
            Some(nth) => occurrences(text, &phrase).into_iter().nth(nth - 1),
            None => nearest(text, &phrase, quote),
        };
        span.map(|span| Some(Some(span))).ok_or_else(|| format!("{key} [{value}] is not in the text"))
    }

    fn quote(&self, text: &str, span: Range<usize>) -> Result<GoldQuote, String> {
        let group = self.get("group").map(|g| g.parse().map_err(|_| format!("group {g} is not a number")));
        Ok(GoldQuote {
            kind: self.layer.clone(),
            cue: self.near_quote(text, "cue", &span)?,
            mention: self.near_quote(text, "mention", &span)?,
            span,
            speaker: self.name("speaker")?,
            speaker_kind: self.get("kind").map(str::to_owned),
            role: self.field("role"),
            group: group.transpose()?,
            optional: self.flag("optional"),
        })
    }

    fn place(&self, span: Range<usize>) -> Result<GoldPlace, String> {
        Ok(GoldPlace {
            span,
            name: self.get("name").map(str::to_owned),
            kind: self.get("kind").map(str::to_owned),
            country: self.field("country"),
            near: self.get("near").map(degrees).transpose()?,
            optional: self.flag("optional"),
        })
    }

    fn person(&self, span: Range<usize>) -> Result<GoldPerson, String> {
        Ok(GoldPerson { span, speaker: self.name("speaker")?, optional: self.flag("optional") })
    }

    fn speaker(&self, text: &str) -> Result<GoldSpeaker, String> {
        let mut mentions = Vec::new();
        for (_, value) in self.fields.iter().filter(|(key, _)| key == "mention") {
            let (phrase, nth) = counted(value)?;
            let span = occurrences(text, &phrase).into_iter().nth(nth.unwrap_or(1) - 1);
            mentions.push(span.ok_or_else(|| format!("mention [{value}] is not in the text"))?);
        }
        let kind = self.get("kind").map(str::to_owned);
        Ok(GoldSpeaker { name: self.value.clone(), kind, role: self.field("role"), mentions })
    }
}

/// A phrase and which of its occurrences is meant: `Reyes #2`.
fn counted(value: &str) -> Result<(String, Option<usize>), String> {
    let (phrase, nth) = match value.rsplit_once(" #") {
        Some((phrase, nth)) => {
            let nth = nth.parse().ok().filter(|&nth| nth > 0);
            (phrase, Some(nth.ok_or_else(|| format!("[{value}] does not end in a count"))?))
        }
        None => (value, None),
    };
    Ok((unescape(phrase)?, nth))
}

fn degrees(value: &str) -> Result<(f64, f64), String> {
    let pair = value.split_once(' ').and_then(|(lat, lon)| Some((lat.parse().ok()?, lon.trim().parse().ok()?)));
    pair.ok_or_else(|| format!("[{value}] is not a latitude and a longitude"))
}

/// Puts in the characters that cannot be typed: `\n`, `\r`, `\t`, `\0`, `\u{202e}`, `\\`.
///
/// # Errors
///
/// A sentence, where a backslash stands before anything else.
pub fn unescape(written: &str) -> Result<String, String> {
    let mut plain = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let mut chars = after.chars();
        match chars.next() {
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some('t') => plain.push('\t'),
            Some('0') => plain.push('\0'),
            Some('\\') => plain.push('\\'),
            Some('u') => {
                let (code, behind) = chars
                    .as_str()
                    .strip_prefix('{')
                    .and_then(|code| code.split_once('}'))
                    .ok_or_else(|| format!("\\u without {{…}} in [{written}]"))?;
                let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
                plain.push(code.ok_or_else(|| format!("no such character in [{written}]"))?);
                chars = behind.chars();
            }
            _ => return Err(format!("a lone backslash in [{written}]")),
        }
        rest = chars.as_str();
    }
    plain.push_str(rest);
    Ok(plain)
}
