//! One line of JSON Lines: an article with its `id`.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

/// How much is told of what is wrong with a line, in characters.
const LONGEST_REASON: usize = 300;

/// What a line holds. Other fields are passed over.
#[derive(Deserialize)]
#[serde(expecting = "an object with \"id\" and \"text\"")]
struct Fields<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    text: Option<Cow<'a, str>>,
}

/// The `id` alone.
#[derive(Deserialize)]
struct Label<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
}

/// An article, or why there is none.
pub struct Record<'a> {
    /// The `id` as it was written; `None` where there is none, or none that can be told.
    pub id: Option<&'a RawValue>,
    /// The text, or what is wrong with the line.
    pub text: Result<Cow<'a, str>, String>,
}

impl<'a> Record<'a> {
    /// Reads a line, without its line break.
    pub fn read(line: &'a [u8]) -> Self {
        match text_of(line) {
            Ok(fields) => match fields.id.filter(|id| !is_label(id)) {
                Some(_) => Self { id: None, text: Err("\"id\" is neither a string nor a number.".to_owned()) },
                None => Self {
                    id: fields.id,
                    text: fields.text.ok_or_else(|| "\"text\" is missing.".to_owned()),
                },
            },
            Err(why) => Self { id: label(line).unwrap_or(None), text: Err(why) },
        }
    }
}

/// The `id` of a line, whatever else it holds: `None` where it has none that can be told.
pub fn label(line: &[u8]) -> serde_json::Result<Option<&RawValue>> {
    let Label { id } = serde_json::from_slice(line)?;
    Ok(id.filter(|id| is_label(id)))
}

fn text_of(line: &[u8]) -> Result<Fields<'_>, String> {
    let line = std::str::from_utf8(line)
        .map_err(|why| format!("not UTF-8 from byte {} of the line on.", why.valid_up_to() + 1))?;
    serde_json::from_str(line).map_err(|why| {
        // serde_json counts lines as well, and would always say "line 1".
        let sentence = why.to_string();
        let what = sentence.rsplit_once(" at line ").map_or(sentence.as_str(), |(what, _)| what);
        // It can hold the whole line.
        let what: String = what.chars().take(LONGEST_REASON).collect();
        let kind = if why.is_data() { "not an article" } else { "not valid JSON" };
        format!("{kind}: {what}, at column {}.", why.column())
    })
}

fn is_label(id: &RawValue) -> bool {
    matches!(id.get().as_bytes().first(), Some(b'"' | b'-' | b'0'..=b'9'))
}
