//! An article's analysis for a person to read.

use std::fmt::{self, Write};

use serde::Serialize;
use voxmark::{Analysis, Place, Quote, Speaker};

/// The width of a line, in characters.
const WIDTH: usize = 100;
/// How far the lines of a list are set in.
const INDENT: usize = 2;
/// The width of the column of quote kinds, numbers and the like.
const COLUMN: usize = 11;

/// The summary of one article under its name.
pub fn of(name: &str, text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    // Writing into a String cannot fail.
    let _ = write(&mut out, name, text, analysis);
    out
}

fn write(out: &mut String, name: &str, text: &str, analysis: &Analysis) -> fmt::Result {
    let title = one_line(name);
    writeln!(out, "{title}\n{}", "=".repeat(title.chars().count().min(WIDTH)))?;

    heading(out, "Quotes", analysis.quotes.len())?;
    for quote in &analysis.quotes {
        entry(out, &label(&quote.kind), &quoted(text, quote, analysis))?;
    }

    heading(out, "Speakers", analysis.speakers.len())?;
    for (speaker, quotes) in by_quotes(analysis) {
        entry(out, &counted(quotes, "quote"), &described(speaker))?;
    }

    let places = distinct(&analysis.places);
    heading(out, "Places", places.len())?;
    for (place, mentions) in places {
        entry(out, &label(&place.kind), &located(place, mentions))?;
    }
    Ok(())
}

/// "Ana Reyes (said · cue-after · 0.97): “We leave at dawn,”"
fn quoted(text: &str, quote: &Quote, analysis: &Analysis) -> String {
    let speaker = quote.speaker.and_then(|index| analysis.speakers.get(index as usize));
    let cue = quote.cue.map(|cue| format!("{} · ", cue.of(text))).unwrap_or_default();
    let (rule, words) = (label(&quote.rule), quote.span.of(text));
    match speaker {
        Some(Speaker { name, .. }) => format!("{name} ({cue}{rule} · {:.2}): {words}", quote.confidence),
        None => format!("speaker unknown ({cue}{rule}): {words}"),
    }
}

/// "Ana Reyes, Mayor (person)"
fn described(speaker: &Speaker) -> String {
    let role = speaker.role.as_ref().map(|role| format!(", {role}")).unwrap_or_default();
    format!("{}{role} ({})", speaker.name, label(&speaker.kind))
}

/// "Cairo, EG (30.06, 31.25), 3 mentions"
fn located(place: &Place, mentions: usize) -> String {
    let country = place.country.as_ref().map(|country| format!(", {country}")).unwrap_or_default();
    let position = match (place.lat, place.lon) {
        (Some(lat), Some(lon)) => format!(" ({lat}, {lon})"),
        _ => String::new(),
    };
    format!("{}{country}{position}, {}", place.name, counted(mentions, "mention"))
}

/// The speakers with their numbers of quotes, most first.
fn by_quotes(analysis: &Analysis) -> Vec<(&Speaker, usize)> {
    let mut numbers = vec![0; analysis.speakers.len()];
    for speaker in analysis.quotes.iter().filter_map(|quote| quote.speaker) {
        if let Some(number) = numbers.get_mut(speaker as usize) {
            *number += 1;
        }
    }
    let mut speakers: Vec<_> = analysis.speakers.iter().zip(numbers).collect();
    speakers.sort_by_key(|&(_, number)| std::cmp::Reverse(number));
    speakers
}

/// The places with their numbers of mentions, in the order of their first.
fn distinct(places: &[Place]) -> Vec<(&Place, usize)> {
    let mut order: Vec<(&Place, usize)> = Vec::new();
    let mut seen = std::collections::HashMap::new();
    for place in places {
        let index = *seen.entry((&place.name, place.kind, &place.country, place.geonames)).or_insert(order.len());
        match order.get_mut(index) {
            Some((_, mentions)) => *mentions += 1,
            None => order.push((place, 1)),
        }
    }
    order
}

/// A value's name in the JSON contract.
fn label(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

fn counted(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

fn heading(out: &mut String, title: &str, number: usize) -> fmt::Result {
    writeln!(out, "\n{title}: {}", if number == 0 { "none".to_owned() } else { number.to_string() })
}

/// A line of a list, its label in a column of its own; what is too long goes on under its beginning.
fn entry(out: &mut String, label: &str, words: &str) -> fmt::Result {
    let hang = INDENT + COLUMN;
    let mut column = hang;
    write!(out, "{:INDENT$}{label:COLUMN$}", "")?;
    for (i, word) in one_line(words).split(' ').enumerate() {
        let length = word.chars().count();
        if i > 0 && column + 1 + length > WIDTH {
            write!(out, "\n{:hang$}", "")?;
            column = hang;
        } else if i > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
    Ok(())
}

/// `text` on one line, without what a terminal would take for a command.
fn one_line(text: &str) -> String {
    let harmless = text.replace(|c: char| c.is_control(), " ");
    harmless.split_whitespace().collect::<Vec<_>>().join(" ")
}
