//! The figures, for a person and for a machine.

use std::fmt::{self, Write};

use serde_json::{Map, Value, json};

use super::Layer;
use super::attribution::{Attributions, ByRule, Counts, STEPS};
use super::score::{Measure, Positions, Property, Rate, Score};

/// The figures of one gold file, its errors behind them.
pub fn text(name: &str, score: &Score, shown: impl Fn(Layer) -> bool, errors: usize) -> String {
    written(|out| {
        writeln!(out, "{name}: {} documents", score.documents)?;
        for (measure, tally) in score.tallies.iter().filter(|(measure, _)| shown(measure.layer())) {
            let (gold, label) = (tally.found + tally.missed, measure.label());
            let (precision, recall, f1) = (tally.precision(), tally.recall(), tally.f1());
            writeln!(out, "{label:42} gold {gold:6}   P {precision:.3}  R {recall:.3}  F1 {f1:.3}")?;
        }
        for (property, rate) in score.rates.iter().filter(|(property, _)| shown(property.layer())) {
            writeln!(out, "{:42}   of {:6}   accuracy {:.3}", property.label(), rate.of, rate.accuracy())?;
        }
        if shown(Layer::Speakers) {
            out.push_str(&attributions(&score.attributions));
        }
        if shown(Layer::Places) {
            out.push_str(&positions(&score.positions));
        }
        out.push_str(&score.errors.report(shown, errors));
        Ok(())
    })
}

/// How right attributions are by confidence and by rule; nothing where none was judged.
pub fn attributions(attributions: &Attributions) -> String {
    let Attributions { marked, indirect } = attributions;
    if marked.rules.is_empty() && indirect.rules.is_empty() {
        return String::new();
    }
    written(|out| {
        writeln!(out, "\n{:20}{:>22}{:>22}", "confidence", "marked quotes", "reported speech")?;
        for (step, (_, label)) in STEPS.iter().enumerate() {
            writeln!(out, "{label:20}{:>22}{:>22}", rate(marked.steps[step]), rate(indirect.steps[step]))?;
        }
        writeln!(out, "{:20}{:>22}{:>22}", "no speaker given", marked.none, indirect.none)?;

        writeln!(out, "\n{:20}{:>8}{:>20}{:>20}{:>10}{:>20}{:>20}", "rule", "marked", "mention right", "name right", "reported", "mention right", "name right")?;
        for name in rules(marked, indirect) {
            let [marked, indirect] = [marked, indirect].map(|counts| counts.rules.get(name).copied().unwrap_or_default());
            let cells = |of: ByRule| (of.quotes, rate(of.mention), rate(of.name));
            let ((m, m_mention, m_name), (i, i_mention, i_name)) = (cells(marked), cells(indirect));
            writeln!(out, "{name:20}{m:>8}{m_mention:>20}{m_name:>20}{i:>10}{i_mention:>20}{i_name:>20}")?;
        }
        Ok(())
    })
}

/// How right positions are by confidence and by kind; nothing where none was judged.
pub fn positions(positions: &Positions) -> String {
    if positions.kinds.is_empty() {
        return String::new();
    }
    written(|out| {
        writeln!(out, "\n{:20}{:>22}", "confidence", "within 161 km")?;
        for (confidence, right) in positions.confidence.iter().rev() {
            writeln!(out, "{:<20.2}{:>22}", f64::from(*confidence) / 100.0, rate(*right))?;
        }
        writeln!(out, "\n{:20}{:>22}", "kind", "within 161 km")?;
        positions.kinds.iter().try_for_each(|(kind, right)| writeln!(out, "{:20}{:>22}", format!("{kind:?}").to_lowercase(), rate(*right)))
    })
}

/// The rules of both kinds of quotes, the busiest first.
fn rules<'a>(marked: &'a Counts, indirect: &'a Counts) -> Vec<&'a String> {
    let quotes = |counts: &Counts, name: &String| counts.rules.get(name).map_or(0, |rule| rule.quotes);
    let mut names: Vec<&String> = marked.rules.keys().chain(indirect.rules.keys()).collect();
    names.sort_by_key(|name| (std::cmp::Reverse(quotes(marked, name) + quotes(indirect, name)), *name));
    names.dedup();
    names
}

fn rate(rate: Rate) -> String {
    if rate.of == 0 { "–".to_owned() } else { format!("{}/{}  {:.3}", rate.right, rate.of, rate.accuracy()) }
}

/// A column of the overview: its heading, its layer, its figure.
type Column = (&'static str, Layer, fn(&Score) -> Option<f64>);

const COLUMNS: [Column; 8] = [
    ("marked F1", Layer::Quotes, |score| f1(score, Measure::MarkedQuotes)),
    ("mention", Layer::Speakers, |score| accuracy(score, Property::Mention)),
    ("name", Layer::Speakers, |score| accuracy(score, Property::Name)),
    ("indirect F1", Layer::Indirect, |score| f1(score, Measure::IndirectQuotes)),
    ("places F1", Layer::Places, |score| f1(score, Measure::PlacesStrict)),
    ("country", Layer::Places, |score| accuracy(score, Property::Country)),
    ("161 km", Layer::Places, |score| accuracy(score, Property::Position)),
    ("persons F1", Layer::Persons, |score| f1(score, Measure::PersonsStrict)),
];

fn f1(score: &Score, measure: Measure) -> Option<f64> {
    score.tallies.get(&measure).map(|tally| tally.f1())
}

fn accuracy(score: &Score, property: Property) -> Option<f64> {
    score.rates.get(&property).map(|rate| rate.accuracy())
}

/// One line for each file.
pub fn overview(scores: &[(String, Score)], shown: impl Fn(Layer) -> bool) -> String {
    let width = scores.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(4) + 2;
    let columns: Vec<&Column> = COLUMNS.iter().filter(|(_, layer, _)| shown(*layer)).collect();
    written(|out| {
        write!(out, "{:width$}{:>5}", "file", "docs")?;
        columns.iter().try_for_each(|(heading, ..)| write!(out, "{heading:>13}"))?;
        for (name, score) in scores {
            write!(out, "\n{name:width$}{:>5}", score.documents)?;
            for (.., figure) in &columns {
                match figure(score) {
                    Some(figure) => write!(out, "{figure:>13.3}")?,
                    None => write!(out, "{:>13}", "–")?,
                }
            }
        }
        Ok(())
    })
}

/// The figures of one gold file as one JSON object.
pub fn json(name: &str, score: &Score, shown: impl Fn(Layer) -> bool) -> Value {
    let layers: Map<String, Value> = score
        .tallies
        .iter()
        .filter(|(measure, _)| shown(measure.layer()))
        .map(|(measure, tally)| {
            let figures = json!({
                "gold": tally.found + tally.missed,
                "precision": tally.precision(),
                "recall": tally.recall(),
                "f1": tally.f1(),
            });
            (measure.label().to_owned(), figures)
        })
        .collect();
    let rates: Map<String, Value> = score
        .rates
        .iter()
        .filter(|(property, _)| shown(property.layer()))
        .map(|(property, &rate)| (property.label().to_owned(), rate_json(rate)))
        .collect();
    let mut report = json!({ "file": name, "documents": score.documents, "layers": layers, "rates": rates });
    if shown(Layer::Speakers) {
        report["attributions"] = json!({
            "marked": counts_json(&score.attributions.marked),
            "indirect": counts_json(&score.attributions.indirect),
        });
    }
    report
}

fn counts_json(counts: &Counts) -> Value {
    let steps: Vec<Value> = STEPS
        .iter()
        .zip(counts.steps)
        .map(|(&(least, _), rate)| json!({ "confidence_from": least, "of": rate.of, "accuracy": rate.accuracy() }))
        .collect();
    let rules: Map<String, Value> = counts
        .rules
        .iter()
        .map(|(name, rule)| {
            let figures = json!({ "quotes": rule.quotes, "mention": rate_json(rule.mention), "name": rate_json(rule.name) });
            (name.clone(), figures)
        })
        .collect();
    json!({ "calibration": steps, "no_speaker": counts.none, "rules": rules })
}

fn rate_json(rate: Rate) -> Value {
    json!({ "of": rate.of, "accuracy": rate.accuracy() })
}

fn written(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    // Writing into a String cannot fail.
    let _ = write(&mut out);
    out
}
