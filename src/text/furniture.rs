//! What stands around an article's sentences: datelines before the first, bylines and credits on lines of their own.
//!
//! Datelines and names behind "By" are ASCII shapes, so a small regular expression says them best; it is tried on the beginning of a
//! line alone. What else a credit begins with is listed.

use std::sync::OnceLock;

use regex_lite::Regex;

use crate::count;

/// How many bytes of a line can hold its dateline or byline.
const REACH: usize = 100;

/// "CAIRO (Reuters) — ", "SALEM, Ore. (AP) - ", "NEW YORK, May 5 -- ": the length in bytes, with the dash.
pub(super) fn dateline(line: &str) -> Option<usize> {
    // A capital, what may stand between, and the same or a capital once more, and a dash: most lines need no closer look.
    let between = |byte: u8| byte.is_ascii_uppercase() || matches!(byte, b'.' | b' ' | b'\'' | b'-');
    let [b'A'..=b'Z', second, third, ..] = *line.as_bytes() else { return None };
    if !between(second) || !between(third) || !beginning(line).contains(['-', '–', '—', '―']) {
        return None;
    }
    static DATELINE: OnceLock<Option<Regex>> = OnceLock::new();
    let shape = r"^[A-Z][A-Z.' -]+[A-Z](, [A-Z][A-Za-z. ]{1,20})?(, [A-Z][a-z]{2,8}\.? [0-9]{1,2})?( \([A-Za-z/ .]{2,30}\))? ?(—|–|―|--|-) ";
    found(&DATELINE, shape, line)
}

/// "By Ana Reyes", "Photo: …", "(photo credit: …)", "Reporting by …": nothing that anybody says.
pub(super) fn is_byline(line: &str) -> bool {
    let line = line.strip_prefix('(').unwrap_or(line);
    // What credits begin with, by their first letter: most lines need no closer look.
    let credits: &[&str] = match line.as_bytes() {
        [b'A', ..] => &["Additional reporting by ", "Additional Reporting by "],
        [b'B', b'y', b' ', b'A'..=b'Z', ..] => {
            static BYLINE: OnceLock<Option<Regex>> = OnceLock::new();
            return found(&BYLINE, r"^By [A-Z][a-zA-Z.'-]+( [A-Z][a-zA-Z.'-]+)+(,|$| \||  )", line).is_some();
        }
        [b'C', ..] => &["Credit:", "Click for ", "Click here for "],
        [b'E', ..] => &["Editing by "],
        [b'I', ..] => &["Image:", "Image credit:"],
        [b'P', ..] => &["Photo:", "Photo credit:", "Photograph by ", "Picture:"],
        [b'R', ..] => &["Read more", "Reporting by "],
        [b'W', ..] => &["Written by "],
        [b'i', ..] => &["image:", "image credit:"],
        [b'p', ..] => &["photo:", "photo credit:", "picture:"],
        [b'r', ..] => &["reporting by "],
        _ => return false,
    };
    credits.iter().any(|credit| line.starts_with(credit))
}

/// The length of the match of `shape` at the beginning of a line. A shape that does not compile matches nothing; the
/// tests see to it that each does.
fn found(cell: &'static OnceLock<Option<Regex>>, shape: &str, line: &str) -> Option<usize> {
    let regex = cell.get_or_init(|| Regex::new(shape).ok()).as_ref()?;
    regex.find(beginning(line)).map(|m| m.end())
}

/// As much of a line as can hold its dateline or byline.
fn beginning(line: &str) -> &str {
    let end = (0..=REACH.min(line.len())).rev().find(|&end| line.is_char_boundary(end));
    let beginning = end.and_then(|end| line.get(..end)).unwrap_or("");
    count::steps(beginning.len());
    beginning.lines().next().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (line, length) in [
            ("CAIRO (Reuters) — Two trains", Some("CAIRO (Reuters) — ".len())),
            ("SALEM, Ore. (AP) - The governor", Some("SALEM, Ore. (AP) - ".len())),
            ("NEW YORK, May 5 -- Prices", Some("NEW YORK, May 5 -- ".len())),
            ("The CIA - an agency", None),
            ("Cairo is large.", None),
        ] {
            assert_eq!(dateline(line), length, "{line}");
        }
    }

    #[test]
    fn bylines() {
        let credits = ["Photo", "photo", "Photo credit", "photo credit", "Image", "image", "Image credit", "image credit", "Picture", "picture", "Credit"];
        let others = ["Additional reporting by ", "Additional Reporting by ", "Reporting by ", "reporting by ", "Editing by ", "Written by ", "Photograph by ", "Click for ", "Click here for ", "Read more", "By Ana Reyes, "];
        for begins in credits.map(|credit| format!("{credit}:")).into_iter().chain(others.map(str::to_owned)) {
            assert!(is_byline(&format!("{begins}Ana Reyes")), "{begins}");
            assert!(is_byline(&format!("({begins}Ana Reyes)")), "{begins}");
        }
        for words in ["additional reporting by Ana Reyes", "credit: Ana Reyes", "photograph by Ana Reyes", "editing by Ana Reyes", "Photos of the flood", "Reporting from Cairo", "((Photo: Ana Reyes", "(", ""] {
            assert!(!is_byline(words), "{words}");
        }
        assert!(is_byline("By Ana Reyes"));
        assert!(!is_byline("By Monday the road was open."));
        assert!(!is_byline("By Ana Reyes had been told"));
    }
}
