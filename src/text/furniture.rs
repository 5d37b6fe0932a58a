//! What stands around an article's sentences: datelines before the first, bylines and credits on lines of their own.
//!
//! These are ASCII shapes, so a small regular expression says them best. Each is tried on the beginning of a line alone.

use std::sync::OnceLock;

use regex_lite::Regex;

use crate::count;

/// How many bytes of a line can hold its dateline or byline.
const REACH: usize = 100;

/// "CAIRO (Reuters) — ", "SALEM, Ore. (AP) - ", "NEW YORK, May 5 -- ": the length in bytes, with the dash.
pub(super) fn dateline(line: &str) -> Option<usize> {
    // Two capitals or a capital and what stands between: most lines need no closer look.
    let [b'A'..=b'Z', b'A'..=b'Z' | b'.' | b' ' | b'\'' | b'-', ..] = line.as_bytes() else { return None };
    static DATELINE: OnceLock<Option<Regex>> = OnceLock::new();
    let shape = r"^[A-Z][A-Z.' -]+[A-Z](, [A-Z][A-Za-z. ]{1,20})?(, [A-Z][a-z]{2,8}\.? [0-9]{1,2})?( \([A-Za-z/ .]{2,30}\))? ?(—|–|―|--|-) ";
    found(&DATELINE, shape, line)
}

/// "By Ana Reyes", "Photo: …", "(photo credit: …)", "Reporting by …": nothing that anybody says.
pub(super) fn is_byline(line: &str) -> bool {
    // The first two letters of what the shape begins with: most lines need no closer look.
    let [first, second, ..] = line.strip_prefix('(').unwrap_or(line).as_bytes() else { return false };
    if !matches!((first.to_ascii_uppercase(), second), (b'B', b'y') | (b'P', b'h' | b'i') | (b'I', b'm') | (b'C', b'r' | b'l') | (b'A', b'd') | (b'R', b'e') | (b'E', b'd') | (b'W', b'r')) {
        return false;
    }
    static BYLINE: OnceLock<Option<Regex>> = OnceLock::new();
    let shape = r"^\(?(By [A-Z][a-zA-Z.'-]+( [A-Z][a-zA-Z.'-]+)+(,|$| \||  )|[Pp]hoto( credit)?:|[Ii]mage( credit)?:|[Pp]icture:|Credit:|(Additional )?[Rr]eporting by |Editing by |Written by |Photograph by |Click (here )?for |Read more)";
    found(&BYLINE, shape, line).is_some()
}

/// The length of the match of `shape` at the beginning of a line. A shape that does not compile matches nothing; the
/// tests see to it that each does.
fn found(cell: &'static OnceLock<Option<Regex>>, shape: &str, line: &str) -> Option<usize> {
    let regex = cell.get_or_init(|| Regex::new(shape).ok()).as_ref()?;
    let end = (0..=REACH.min(line.len())).rev().find(|&end| line.is_char_boundary(end))?;
    count::steps(end);
    regex.find(line.get(..end)?.lines().next()?).map(|m| m.end())
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
        assert!(is_byline("By Ana Reyes"));
        assert!(is_byline("(photo credit: REUTERS)"));
        assert!(is_byline("Click for full coverage"));
        assert!(!is_byline("By Monday the road was open."));
        assert!(!is_byline("By Ana Reyes had been told"));
    }
}
