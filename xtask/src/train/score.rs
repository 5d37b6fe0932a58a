//! Strict scores of names: both ends right, a leading "the", a trailing possessive and punctuation at either end set aside.

use std::fmt;

use voxmark::Span;
use voxmark::names::Label;

use super::corpus::Article;

/// What was found, missed and made up.
#[derive(Clone, Copy, Default)]
pub struct Score {
    found: u32,
    missed: u32,
    wrong: u32,
}

impl Score {
    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        2.0 * f64::from(self.found) / f64::from((2 * self.found + self.missed + self.wrong).max(1))
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = |of: u32| f64::from(self.found) / f64::from((self.found + of).max(1));
        write!(f, "P {:.3}  R {:.3}  F1 {:.3}", rate(self.wrong), rate(self.missed), self.f1())
    }
}

/// Adds an article's scores for each label. `found` are spans in bytes.
pub fn add(scores: &mut [Score; 3], article: &Article, found: &[(Span, Label)]) {
    for (label, score) in Label::ALL.into_iter().zip(scores) {
        if !article.layers.contains(&label) {
            continue;
        }
        let trim = |span: Span| trimmed(&article.text, span);
        let mut ours: Vec<Span> = found.iter().filter(|(_, l)| *l == label).map(|(s, _)| trim(*s)).collect();
        for gold in article.names.iter().filter(|n| n.label == label) {
            match ours.iter().position(|s| *s == trim(gold.span)) {
                Some(at) => {
                    ours.swap_remove(at);
                    score.found += u32::from(!gold.optional);
                }
                None => score.missed += u32::from(!gold.optional),
            }
        }
        score.wrong += ours.len() as u32;
    }
}

/// A span without what the score sets aside.
pub fn trimmed(text: &str, span: Span) -> Span {
    let edge = |c: char| c.is_whitespace() || "\"'“”‘’«»„‟‹›`,.;:!?…—–-".contains(c);
    let words = span.of(text);
    let mut rest = words.trim_start_matches(edge);
    let lead = rest.get(..3).filter(|w| w.eq_ignore_ascii_case("the")).and_then(|_| rest.get(3..)).map(str::trim_start);
    rest = lead.filter(|l| !l.is_empty() && l.len() < rest.len() - 3).unwrap_or(rest);
    let start = span.start() + (words.len() - rest.len()) as u32;
    let mut end = rest.trim_end_matches(edge);
    end = end.strip_suffix("'s").or(end.strip_suffix("’s")).unwrap_or(end);
    Span::new(start, start + end.len() as u32)
}
