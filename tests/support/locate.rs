//! Finds the words of an expectation in its text.

use std::ops::Range;

/// Stands for whatever lies between the two ends of a long span.
const GAP: &str = "<...>";

/// Where `phrase` stands in `text`, in order; never inside a longer word. `head <...> tail` is found
/// from each `head` to the first `tail` behind it.
pub fn occurrences(text: &str, phrase: &str) -> Vec<Range<usize>> {
    match phrase.split_once(GAP) {
        None => whole(text, phrase),
        Some((head, tail)) => {
            let tails = whole(text, tail.trim());
            let with_tail = |head: Range<usize>| {
                let tail = tails.iter().find(|tail| tail.start >= head.end)?;
                Some(head.start..tail.end)
            };
            whole(text, head.trim()).into_iter().filter_map(with_tail).collect()
        }
    }
}

/// The occurrence of `phrase` that a reader would take with `quote`: the nearest one outside it, the
/// nearest inside where there is none outside.
pub fn nearest(text: &str, phrase: &str, quote: &Range<usize>) -> Option<Range<usize>> {
    let distance = |span: &Range<usize>| {
        let inside = span.start >= quote.start && span.end <= quote.end;
        let gap = quote.start.saturating_sub(span.end).max(span.start.saturating_sub(quote.end));
        (inside, gap)
    };
    occurrences(text, phrase).into_iter().min_by_key(distance)
}

fn whole(text: &str, phrase: &str) -> Vec<Range<usize>> {
    if phrase.is_empty() {
        return Vec::new();
    }
    let joins = |outer: Option<char>, inner: Option<char>| {
        outer.is_some_and(char::is_alphanumeric) && inner.is_some_and(char::is_alphanumeric)
    };
    text.char_indices()
        .map(|(start, _)| start..start + phrase.len())
        .filter(|span| text[span.start..].starts_with(phrase))
        .filter(|span| !joins(text[..span.start].chars().next_back(), phrase.chars().next()))
        .filter(|span| !joins(text[span.end..].chars().next(), phrase.chars().next_back()))
        .collect()
}
