//! Draws spans under their text, so that a reviewer judges by eye.

use std::ops::Range;

/// A span and the letter that stands for its layer.
pub type Mark = (Range<usize>, char);

/// Explains the letters.
pub const LEGEND: &str = "D direct  P partial  M either  I indirect  c cue  m mention  L place  N person";

const COLUMNS: usize = 100;

/// The text in lines of at most [`COLUMNS`], each with a row or more of marks per title.
pub fn draw(text: &str, layers: &[(&str, Vec<Mark>)]) -> String {
    let mut drawing = String::new();
    let gutter = layers.iter().map(|(title, _)| title.len()).max().unwrap_or(0) + 2;
    for line in lines(text) {
        let shown: String = text[line.clone()].chars().map(visible).collect();
        drawing.push_str(&format!("{:gutter$}{}\n", "", shown.trim_end()));
        for (title, marks) in layers {
            for row in rows(text, &line, marks) {
                drawing.push_str(&format!("{title:gutter$}{}\n", row.trim_end()));
            }
        }
    }
    drawing
}

/// Breaks the text at line ends, and at spaces where a line is too long.
fn lines(text: &str) -> Vec<Range<usize>> {
    let (mut lines, mut start, mut columns, mut space) = (Vec::new(), 0, 0, None);
    for (at, c) in text.char_indices() {
        let behind = at + c.len_utf8();
        columns += width(c);
        if c == '\n' || columns > COLUMNS {
            let end = if c == '\n' { behind } else { space.unwrap_or(behind) };
            lines.push(start..end);
            (start, space) = (end, None);
            columns = text[end..behind.max(end)].chars().map(width).sum();
        } else if c == ' ' {
            space = Some(behind);
        }
    }
    lines.push(start..text.len());
    lines.retain(|line| !text[line.clone()].trim().is_empty());
    lines
}

/// Packs the marks that touch the line into rows without overlaps.
fn rows(text: &str, line: &Range<usize>, marks: &[Mark]) -> Vec<String> {
    let mut rows: Vec<(usize, String)> = Vec::new();
    for (span, letter) in marks.iter().filter(|(span, _)| span.start < line.end && line.start < span.end) {
        let from = column(text, line, span.start.max(line.start));
        let to = column(text, line, span.end.min(line.end)).max(from + 1);
        let bar: String = (from..to).map(|at| bar_char(at, from, to, *letter, span, line)).collect();
        let place = rows.iter_mut().find(|(end, _)| *end <= from);
        match place {
            Some((end, row)) => {
                row.push_str(&" ".repeat(from - *end));
                row.push_str(&bar);
                *end = to;
            }
            None => rows.push((to, " ".repeat(from) + &bar)),
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn bar_char(at: usize, from: usize, to: usize, letter: char, span: &Range<usize>, line: &Range<usize>) -> char {
    if at == from {
        letter
    } else if at + 1 == to && span.end <= line.end {
        '┘'
    } else {
        '─'
    }
}

fn column(text: &str, line: &Range<usize>, at: usize) -> usize {
    text.get(line.start..at).map_or(0, |before| before.chars().map(width).sum())
}

/// Columns that a character takes in a terminal, near enough.
fn width(c: char) -> usize {
    match c as u32 {
        0x300..=0x36F | 0x200B..=0x200F | 0x202A..=0x202E | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xFF00..=0xFF60 | 0x1F300..=0x1FAFF => 2,
        _ => 1,
    }
}

/// Control characters by their pictures.
fn visible(c: char) -> char {
    match c as u32 {
        0x0A => ' ',
        0x00..=0x1F => char::from_u32(0x2400 + c as u32).unwrap_or(' '),
        _ => c,
    }
}
