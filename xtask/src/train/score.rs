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

/// Scores for each label.
#[derive(Clone, Copy, Default)]
pub struct Scores([Score; 3]);

impl Scores {
    /// Adds an article. `found` are spans in bytes.
    pub fn add(&mut self, article: &Article, found: &[(Span, Label)]) {
        for (label, score) in Label::ALL.into_iter().zip(&mut self.0).filter(|(label, _)| article.layers.contains(label)) {
            let mut ours: Vec<Span> = found.iter().filter(|(_, l)| *l == label).map(|(s, _)| trimmed(&article.text, *s)).collect();
            for gold in article.names.iter().filter(|n| n.label == label) {
                match ours.iter().position(|s| *s == trimmed(&article.text, gold.span)) {
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

    /// The scores of the labels that were annotated.
    pub fn by_label(&self) -> impl Iterator<Item = (&'static str, Score)> {
        let labels = ["persons", "places", "organisations"];
        labels.into_iter().zip(self.0).filter(|(_, score)| score.found + score.missed > 0)
    }
}

/// Prints what was missed and what was wrong, with the words around it.
pub fn print_errors(article: &Article, found: &[(Span, Label)]) {
    let gold: Vec<(Span, Label)> = article.names.iter().map(|n| (trimmed(&article.text, n.span), n.label)).collect();
    let ours: Vec<(Span, Label)> = found.iter().map(|(span, label)| (trimmed(&article.text, *span), *label)).collect();
    let print = |kind: &str, (span, label): &(Span, Label), others: &[(Span, Label)]| {
        let words = |s: Span| s.of(&article.text).replace('\n', " ");
        let before: String = article.text[..span.start() as usize].chars().rev().take(CONTEXT).collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = article.text[span.end() as usize..].chars().take(CONTEXT).collect();
        let instead: Vec<String> = others.iter().filter(|(s, _)| s.overlaps(*span)).map(|(s, l)| format!("{l:?} [{}]", words(*s))).collect();
        println!("{kind} {label:?} [{}] {} … {}", words(*span), instead.join(" "), format!("{before}<{}>{after}", words(*span)).replace('\n', " / "));
    };
    for (_, gold) in article.names.iter().zip(&gold).filter(|(n, g)| !n.optional && !ours.contains(g)) {
        print("missed", gold, &ours);
    }
    for ours in ours.iter().filter(|o| !gold.contains(o) && article.layers.contains(&o.1)) {
        print("wrong ", ours, &gold);
    }
}

/// How many characters an error is printed with on either side.
const CONTEXT: usize = 40;

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
