//! Errors in their context, grouped by kind.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Layer;
use super::alike::{Stretch, Text};

/// How much text is shown at either side of an error, in code points.
const AROUND: usize = 60;
/// The same where a speaker is wrong: who speaks is often told a sentence away.
const AROUND_QUOTE: usize = 200;

/// What sort of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Missed,
    Wrong,
    WrongSpan,
    Mention,
    Name,
    Country,
    Position,
}

impl Kind {
    fn label(self) -> &'static str {
        match self {
            Kind::Missed => "missed",
            Kind::Wrong => "wrong",
            Kind::WrongSpan => "wrong span",
            Kind::Mention => "wrong mention",
            Kind::Name => "wrong name",
            Kind::Country => "wrong country",
            Kind::Position => "wrong position",
        }
    }
}

/// The errors of a gold file, a line each.
#[derive(Debug, Default)]
pub struct Errors(BTreeMap<(Layer, Kind), Vec<String>>);

impl Errors {
    /// Notes an error at a stretch of an article.
    pub fn note(&mut self, layer: Layer, kind: Kind, article: &str, text: &Text, at: &Stretch, detail: &str) {
        let around = if layer == Layer::Speakers { AROUND_QUOTE } else { AROUND };
        let before = text.of(&(at.start.saturating_sub(around)..at.start));
        let after = text.of(&(at.end..at.end + around));
        let line = format!("{article} @{}: …{before}[{}]{after}… {detail}", at.start, text.of(at));
        self.0.entry((layer, kind)).or_default().push(one_line(&line));
    }

    /// Notes what was found with other ends than it should have.
    pub fn note_both(&mut self, layer: Layer, article: &str, text: &Text, gold: &Stretch, ours: &Stretch) {
        let detail = format!("ours [{}]", text.of(ours));
        self.note(layer, Kind::WrongSpan, article, text, gold, &detail);
    }

    /// The first `most` errors of each kind in the layers that are `shown`.
    pub fn report(&self, shown: impl Fn(Layer) -> bool, most: usize) -> String {
        let mut out = String::new();
        for ((layer, kind), lines) in self.0.iter().filter(|((layer, _), _)| most > 0 && shown(*layer)) {
            let layer = format!("{layer:?}").to_lowercase();
            // Writing into a String cannot fail.
            let _ = writeln!(out, "\n{layer}, {}: {}", kind.label(), lines.len());
            for line in lines.iter().take(most) {
                let _ = writeln!(out, "  {line}");
            }
        }
        out
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
