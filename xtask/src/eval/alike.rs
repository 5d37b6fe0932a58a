//! When two spans, or two names, count as the same.

use std::collections::HashSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use voxmark::Span;

/// A text by code points, as the offsets of the corpora count it.
pub struct Text(Vec<char>);

/// A stretch of a [`Text`].
pub type Stretch = Range<usize>;

/// Set aside at both ends of a span, beside white space.
const EDGE: &str = "\"'“”‘’«»„‟‹›`,.;:!?…—–-";

/// Words of a name that tell nobody apart.
const STOP: &[&str] = &[
    "the", "a", "an", "of", "mr", "mrs", "ms", "dr", "sir", "president", "minister", "prime", "senator", "sen", "rep",
    "gov", "secretary", "general",
];

impl Text {
    pub fn new(text: &str) -> Self {
        Self(text.chars().collect())
    }

    /// What stands there; what is outside the text is left out.
    pub fn of(&self, stretch: &Stretch) -> String {
        let end = stretch.end.min(self.0.len());
        self.0.get(stretch.start.min(end)..end).unwrap_or_default().iter().collect()
    }

    /// The stretch without quotation marks, white space and punctuation at either end.
    pub fn trimmed(&self, Range { mut start, mut end }: Stretch) -> Stretch {
        let edge = |at: usize| self.0.get(at).is_some_and(|&c| is_space(c) || EDGE.contains(c));
        while start < end && edge(start) {
            start += 1;
        }
        while end > start && edge(end - 1) {
            end -= 1;
        }
        start..end
    }

    /// A name's stretch without a leading "the" or a trailing possessive, either.
    pub fn name_trimmed(&self, stretch: Stretch) -> Stretch {
        let Range { mut start, mut end } = self.trimmed(stretch);
        let name: Vec<char> = self.of(&(start..end)).chars().collect();
        let article = name.iter().zip("the".chars()).filter(|(c, t)| c.eq_ignore_ascii_case(t)).count() == 3;
        let spaces = name.iter().skip(3).take_while(|&&c| is_space(c)).count();
        if article && spaces > 0 {
            start += 3 + spaces;
        }
        if let [.., '\'' | '’', 's'] = name[..] {
            end -= 2;
        }
        start..end
    }
}

/// The stretch of a span that counts code points.
pub fn stretch(span: Span) -> Stretch {
    span.range()
}

/// How many code points two stretches share.
pub fn overlap(a: &Stretch, b: &Stretch) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Intersection over union, in code points.
pub fn iou(a: &Stretch, b: &Stretch) -> f64 {
    let both = overlap(a, b);
    both as f64 / (a.len() + b.len() - both) as f64
}

/// Whether the words of the shorter name are all in the longer one.
pub fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

/// The words of a name that tell people apart, in lower case and without accents.
pub fn words(name: &str) -> HashSet<String> {
    let bare: Vec<char> = name.to_lowercase().nfkd().filter(|&c| !is_combining_mark(c)).collect();
    let mut letters = String::new();
    let mut at = 0;
    while let Some(&c) = bare.get(at) {
        let inside = bare.get(at + 2).is_some_and(|&c| c.is_ascii_alphanumeric() || c == '_');
        if matches!(c, '\'' | '’') && bare.get(at + 1) == Some(&'s') && !inside {
            at += 2;
        } else {
            letters.push(c);
            at += 1;
        }
    }
    let words = letters.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !STOP.contains(word)).map(str::to_owned).collect()
}

/// White space as JavaScript's `\s` has it.
fn is_space(c: char) -> bool {
    c == '\u{FEFF}' || c.is_whitespace() && c != '\u{85}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trimmed(text: &str) -> String {
        let text = Text::new(text);
        text.of(&text.trimmed(0..text.0.len()))
    }

    fn name(text: &str) -> String {
        let text = Text::new(text);
        text.of(&text.name_trimmed(0..text.0.len()))
    }

    #[test]
    fn marks_and_punctuation_at_the_ends_are_set_aside() {
        assert_eq!(trimmed("“It’s a “mess”—really,” "), "It’s a “mess”—really");
        assert_eq!(trimmed(" …\u{feff}«Oui !» – "), "Oui");
        assert_eq!(trimmed("(a)"), "(a)");
        assert_eq!(trimmed("“…”"), "");
    }

    #[test]
    fn names_lose_article_and_possessive() {
        assert_eq!(name("The \n Hague’s"), "Hague");
        assert_eq!(name("THE Hague,"), "Hague");
        assert_eq!(name("Thebes"), "Thebes");
        assert_eq!(name("the"), "the");
        assert_eq!(name("the ’s"), "");
        assert_eq!(name("MOSCOW'S"), "MOSCOW'S");
        assert_eq!(name("Athens'"), "Athens");
    }

    #[test]
    fn names_are_the_same_where_the_words_of_one_are_in_the_other() {
        assert!(same_name("Dr. Ana Reyes", "Reyes"));
        assert!(same_name("REYES’s", "Ana Reyes"));
        assert!(same_name("José Müller", "Jose\u{301} Muller"));
        assert!(same_name("ﬁsher & Sons", "Fisher"));
        assert!(!same_name("Ana Reyes", "Luis Reyes"));
        assert!(!same_name("the president", "president"), "nothing is left to compare");
        assert!(!same_name("", "Ana"));
        // "'s" goes only at the end of a word.
        assert_eq!(words("D'souza's ’some"), HashSet::from(["d", "souza", "some"].map(str::to_owned)));
    }

    #[test]
    fn union_and_intersection_are_counted_in_code_points() {
        assert_eq!(iou(&(0..10), &(5..15)), 5.0 / 15.0);
        assert_eq!(iou(&(0..10), &(10..20)), 0.0);
        assert_eq!(iou(&(3..7), &(3..7)), 1.0);
        assert!(iou(&(3..3), &(3..3)).is_nan());
    }
}
