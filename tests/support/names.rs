//! When two spans or two names count as the same.

use std::ops::Range;

/// Left aside at the ends of a quote.
const EDGE: &str = "\"'“”‘’«»„‟‹›`,.;:!?…—–-";

/// Left aside where two speakers' names are compared word by word.
const STOP: &[&str] = &[
    "the",
    "a",
    "an",
    "of",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "president",
    "minister",
    "prime",
    "senator",
    "sen",
    "rep",
    "gov",
    "secretary",
    "general",
];

/// The span without quotation marks, white space and punctuation at either end.
pub fn bare(text: &str, span: &Range<usize>) -> Range<usize> {
    let edge = |c: char| c.is_whitespace() || EDGE.contains(c);
    let inside = &text[span.clone()];
    let end = span.start + inside.trim_end_matches(edge).len();
    let start = span.end - inside.trim_start_matches(edge).len();
    start.min(end)..end
}

/// The span of a name without a leading article or a trailing possessive.
pub fn bare_name(text: &str, span: &Range<usize>) -> Range<usize> {
    let mut span = bare(text, span);
    let inside = &text[span.clone()];
    span.start += inside.len() - without_article(inside).len();
    if let Some(core) = ["'s", "’s"].iter().find_map(|s| text[span.clone()].strip_suffix(s)) {
        span.end = span.start + core.len();
    }
    span
}

/// Whether two names are written alike, but for an article and the case of the letters.
pub fn written_alike(a: &str, b: &str) -> bool {
    without_article(a).to_lowercase() == without_article(b).to_lowercase()
}

/// Whether all words of one name are words of the other.
pub fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let (few, many) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !few.is_empty() && few.iter().all(|word| many.contains(word))
}

/// Whether two mentions share a word.
pub fn share_word(a: &str, b: &str) -> bool {
    let b = words(b);
    words(a).iter().any(|word| b.contains(word))
}

fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase().replace("'s", " ").replace("’s", " ");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty() && !STOP.contains(word));
    words.map(str::to_owned).collect()
}

fn without_article(name: &str) -> &str {
    let rest = ["the ", "a ", "an "].iter().find_map(|article| {
        let head = name.get(..article.len())?;
        head.eq_ignore_ascii_case(article).then(|| &name[article.len()..])
    });
    rest.map_or(name, str::trim_start)
}

/// Kilometres between two places given in degrees, on a sphere.
pub fn kilometres((lat_a, lon_a): (f64, f64), (lat_b, lon_b): (f64, f64)) -> f64 {
    let square = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let half = square(lat_b - lat_a) + lat_a.to_radians().cos() * lat_b.to_radians().cos() * square(lon_b - lon_a);
    12_742.0 * half.sqrt().asin()
}

/// What counts as the same city in the field's evaluations: 100 miles.
pub const NEAR_KM: f64 = 161.0;
