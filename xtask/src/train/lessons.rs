//! From annotated articles to the two labellings' weights.

use std::collections::HashMap;

use voxmark::gazetteer::Gazetteer;
use voxmark::names::reading::Reading;
use voxmark::names::{KEY_BITS, Label, Model};
use voxmark::text::Document;

use super::corpus::Article;
use super::crf::{self, Sequence, Settings};
use super::{pack, score};

/// In how many parts articles are taken where a model must not be asked about what it learnt from.
pub const FOLDS: usize = 5;

/// A feature that occurs less often is not learnt.
const LEAST_OCCURRENCES: u32 = 2;

/// What a weight of 1 is in the file, where weights are whole numbers from -127 to 127. Finer steps (24) make the file half as
/// large again and read no better.
const SCALE: f32 = 6.0;

/// The first training chooses the features: its penalty leaves most of them without weight.
const CHOOSING: Settings = Settings { runs: 1, epochs: 12, rate: 0.15, l1: 0.000_04, dropout: 0.2 };

/// A feature none of whose weights reached this in the first training is not kept.
const LEAST_WEIGHT: f32 = 0.15;

/// The second training gives those that are kept the weights that the penalty took from them: a third of the features do
/// what all did. Settings were chosen on `--measure` files; leaving features out at random is worth a point. Twice these
/// penalties halve the file and lose up to half a point on newswire, up to four elsewhere.
const WEIGHING: Settings = Settings { runs: 3, epochs: 20, l1: 0.000_016, ..CHOOSING };

/// An article ready to be learnt from.
struct Lesson {
    reading: Reading,
    /// The right state of each token.
    states: Vec<u8>,
    weight: f32,
}

/// Trains both labellings on articles with their weights, and packs them.
pub fn model<'a>(articles: impl Iterator<Item = (&'a Article, f32)>) -> Vec<u8> {
    let mut lessons: Vec<Lesson> = articles
        .map(|(article, weight)| {
            let doc = Document::read(&article.text);
            let reading = Reading::new(&doc, Gazetteer::core());
            let states = states(&doc, article, &reading);
            Lesson { reading, states, weight }
        })
        .collect();
    let mut bytes = pass(lessons.iter());
    // The second labelling learns from what the first says of articles that it did not learn from.
    let mut believed = Vec::with_capacity(lessons.len());
    for fold in 0..FOLDS {
        let others = lessons.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, lesson)| lesson);
        let first = Model::unpack(&pass(others));
        believed.extend(lessons.iter().enumerate().skip(fold).step_by(FOLDS).map(|(i, lesson)| (i, lesson.reading.label(&first).states)));
    }
    for (i, states) in believed {
        lessons[i].reading.believe(&states);
    }
    bytes.extend(pass(lessons.iter()));
    bytes
}

/// The tokens of a stretch, each with the keys of its features and its state, and the article's weight.
type Stretch = (Vec<(Vec<u32>, u8)>, f32);

/// Trains one labelling and packs its weights.
fn pass<'l>(lessons: impl Iterator<Item = &'l Lesson>) -> Vec<u8> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for lesson in lessons {
        for stretch in lesson.reading.stretches() {
            let token = |(i, state): (usize, &u8)| {
                let mut keys = Vec::new();
                lesson.reading.features(stretch, i, |feature| keys.push(feature >> (32 - KEY_BITS)));
                (keys, *state)
            };
            let tokens: Vec<_> = lesson.states[stretch.labels()].iter().enumerate().map(token).collect();
            for key in tokens.iter().flat_map(|(keys, _)| keys) {
                *counts.entry(*key).or_default() += 1;
            }
            stretches.push((tokens, lesson.weight));
        }
    }
    let mut keys: Vec<u32> = counts.iter().filter(|(_, n)| **n >= LEAST_OCCURRENCES).map(|(key, _)| *key).collect();
    keys.sort_unstable();
    let weights = crf::train(&numbered(&stretches, &keys), keys.len(), CHOOSING);
    let weighty = |i: &usize| weights.features[*i].iter().any(|w| w.abs() >= LEAST_WEIGHT);
    let kept: Vec<u32> = (0..keys.len()).filter(weighty).map(|i| keys[i]).collect();
    let weights = crf::train(&numbered(&stretches, &kept), kept.len(), WEIGHING);
    pack::pack(&kept, &weights, SCALE)
}

/// Stretches with the numbers of their features in the place of keys.
fn numbered(stretches: &[Stretch], keys: &[u32]) -> Vec<Sequence> {
    let index: HashMap<u32, u32> = keys.iter().enumerate().map(|(i, key)| (*key, i as u32)).collect();
    let number = |keys: &Vec<u32>| keys.iter().filter_map(|key| index.get(key).copied()).collect();
    stretches
        .iter()
        .map(|(tokens, weight)| Sequence { tokens: tokens.iter().map(|(keys, state)| (number(keys), *state)).collect(), weight: *weight })
        .collect()
}

/// The right state of each token of the stretches. Words outside them are never labelled.
fn states(doc: &Document, article: &Article, reading: &Reading) -> Vec<u8> {
    let mut label_of = vec![None; doc.tokens.len()];
    for stretch in reading.stretches() {
        label_of[stretch.tokens.clone()].iter_mut().zip(stretch.labels()).for_each(|(label, at)| *label = Some(at));
    }
    let mut states = vec![0; reading.stretches().last().map_or(0, |last| last.labels().end)];
    let mut behind = 0;
    for name in &article.names {
        let span = score::trimmed(&article.text, name.span);
        let start = doc.token_at(span.start()).max(behind);
        let end = doc.token_at(span.end()).max(start);
        let begins = 1 + 2 * Label::ALL.iter().position(|l| *l == name.label).unwrap_or(0) as u8;
        for (n, label) in label_of[start..end].iter().flatten().enumerate() {
            states[*label] = begins + u8::from(n > 0);
        }
        behind = end;
    }
    states
}
