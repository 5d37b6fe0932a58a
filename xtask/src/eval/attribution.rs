//! Whose a quote is: right or wrong, by confidence and by the rule that decided.

use std::collections::BTreeMap;

use voxmark::{Quote, QuoteKind, Rule, Speaker};

use super::alike::{Stretch, Text, overlap, same_name, stretch, words};
use super::corpus::GoldQuote;
use super::score::Rate;

/// How far from the annotated mention another one may stand that names the same speaker, in code points.
const BESIDE: usize = 150;

/// The steps of confidence that the project promises something about: the least, and what is printed.
pub const STEPS: [(f64, &str); 4] = [(0.9, "0.90 – 1.00"), (0.7, "0.70 – 0.89"), (0.5, "0.50 – 0.69"), (0.0, "below 0.50")];

/// A gold value beside ours.
pub struct Verdict {
    pub right: bool,
    pub gold: String,
    pub ours: Option<String>,
}

/// The attribution of a quote that was found. A verdict is `None` where the corpus does not tell.
pub struct Judged {
    pub kind: QuoteKind,
    pub rule: String,
    pub confidence: f64,
    /// Whether a speaker was given.
    pub given: bool,
    pub mention: Option<Verdict>,
    pub name: Option<Verdict>,
}

/// Judges the attribution of `ours` by the annotation of the same quote.
pub fn judge(text: &Text, gold: &GoldQuote, ours: &Quote, speakers: &[Speaker]) -> Judged {
    let resolved = ours.speaker.and_then(|index| speakers.get(index as usize)).map(|speaker| speaker.name.clone());
    let expected = gold.speaker_name.as_ref().filter(|name| !name.is_empty());
    Judged {
        kind: ours.kind,
        rule: label(ours.rule),
        confidence: ours.confidence,
        given: ours.speaker.is_some(),
        mention: mention(text, gold, ours),
        name: expected.map(|name| Verdict {
            right: resolved.as_ref().is_some_and(|resolved| same_name(resolved, name)),
            gold: name.clone(),
            ours: resolved,
        }),
    }
}

/// The mention is right where it shares a word with the annotated one, is another of the annotated speaker's, or names
/// that speaker right beside it.
fn mention(text: &Text, gold: &GoldQuote, ours: &Quote) -> Option<Verdict> {
    let expected = stretch(gold.speaker?);
    let expected_words = words(&text.of(&expected));
    let mention = ours.mention.map(stretch);
    let right = mention.as_ref().is_some_and(|mention| {
        let said = text.of(mention);
        let inside = overlap(mention, &expected) > 0
            && (expected_words.is_empty() || *mention == expected || !words(&said).is_disjoint(&expected_words));
        let chain = gold.speaker_chain.iter().flatten();
        let in_chain = chain.clone().any(|&(start, end)| overlap(mention, &(start as usize..end as usize)) > 0);
        let name = gold.speaker_name.as_deref().unwrap_or_default();
        inside || in_chain || mention.start.abs_diff(expected.start) < BESIDE && same_name(&said, name)
    });
    // Where it stands tells one "he" from another.
    let shown = |at: &Stretch| format!("{} @{}", text.of(at), at.start);
    Some(Verdict { right, gold: shown(&expected), ours: mention.as_ref().map(shown) })
}

/// The rule's name in the JSON contract.
fn label(rule: Rule) -> String {
    serde_json::to_value(rule).ok().and_then(|name| Some(name.as_str()?.to_owned())).unwrap_or_default()
}

/// Counts of one rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByRule {
    pub quotes: u32,
    pub mention: Rate,
    pub name: Rate,
}

/// What is known of the attributions of one kind of quotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By step of confidence: right by name where the corpus has one, else by mention.
    pub steps: [Rate; STEPS.len()],
    /// Quotes that were given no speaker, though the corpus has one.
    pub none: u32,
    pub rules: BTreeMap<String, ByRule>,
}

/// The attributions of the quotes that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributions {
    pub marked: Counts,
    pub indirect: Counts,
}

impl Attributions {
    /// Adds the attribution of one quote.
    pub fn add(&mut self, judged: Judged) {
        let counts = if judged.kind == QuoteKind::Indirect { &mut self.indirect } else { &mut self.marked };
        let [mention, name] = [&judged.mention, &judged.name].map(|verdict| verdict.as_ref().map(|v| v.right));
        if let Some(right) = name.or(mention) {
            match STEPS.iter().position(|&(least, _)| judged.given && judged.confidence >= least) {
                Some(step) => counts.steps[step].add(right),
                None => counts.none += 1,
            }
        }
        let rule = counts.rules.entry(judged.rule).or_default();
        rule.quotes += 1;
        if let Some(right) = mention {
            rule.mention.add(right);
        }
        if let Some(right) = name {
            rule.name.add(right);
        }
    }

    fn merge(&mut self, other: &Attributions) {
        for (ours, theirs) in [(&mut self.marked, &other.marked), (&mut self.indirect, &other.indirect)] {
            for (step, more) in ours.steps.iter_mut().zip(theirs.steps) {
                step.merge(more);
            }
            ours.none += theirs.none;
            for (name, more) in &theirs.rules {
                let rule = ours.rules.entry(name.clone()).or_default();
                rule.quotes += more.quotes;
                rule.mention.merge(more.mention);
                rule.name.merge(more.name);
            }
        }
    }
}

impl<'a> FromIterator<&'a Attributions> for Attributions {
    fn from_iter<I: IntoIterator<Item = &'a Attributions>>(all: I) -> Self {
        let mut sum = Attributions::default();
        all.into_iter().for_each(|more| sum.merge(more));
        sum
    }
}
