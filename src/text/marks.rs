//! Pairs quotation marks: which open, which close, which are apostrophes, primes or strays.
//!
//! A mark's glyph is only a hint, for marks are typed the wrong way round, straight, or left out. What decides is the glyph,
//! the white space around it, and what is open already. Pairing is done paragraph by paragraph; a quotation that is
//! open at the end of one ends there, and the next paragraph's opening mark of the same family continues it.

use std::ops::Range;

use super::tokens::{Token, TokenKind};
use crate::count;
use crate::lexicon::classes;
use crate::order;

/// Marks that open and close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkFamily {
    /// `" “ ” „ ‟ ″`, two primes or backticks, and their entities.
    Double,
    /// `' ‘ ’ ‚ ‛`, and their entities.
    Single,
    /// `« »`
    Guillemet,
    /// `‹ ›`
    SmallGuillemet,
    /// `「 」`
    Corner,
    /// `『 』`
    WhiteCorner,
}

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The token of the opening mark.
    pub open: usize,
    /// The token behind the last one, the closing mark included.
    pub end: usize,
    /// Whether a mark closes it; otherwise it ends with its paragraph, or where the reporter takes over.
    pub closed: bool,
    /// How many quotations it stands in.
    pub depth: u16,
    /// Which marks it stands between.
    pub family: MarkFamily,
    /// Whether it goes on from the unclosed quotation that ends the paragraph before.
    pub continues: bool,
}

impl Quotation {
    /// The tokens between the marks.
    pub fn inside(&self) -> Range<usize> {
        let end = if self.closed { self.end - 1 } else { self.end };
        self.open + 1..end.max(self.open + 1)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Way {
    Open,
    Close,
    Either,
}

/// What a mark is by its glyph alone.
fn glyph(mark: &str) -> Option<(MarkFamily, Way)> {
    use MarkFamily::{Corner, Double, Guillemet, Single, SmallGuillemet, WhiteCorner};
    use Way::{Close, Either, Open};
    Some(match mark {
        "\"" | "''" | "″" | "＂" | "&quot;" | "&#34;" | "&#x22;" | "’’" | "‘‘" => (Double, Either),
        "“" | "„" | "‟" | "``" | "〝" | "&ldquo;" | "&bdquo;" | "&#8220;" | "&#8222;" | "&#x201c;" | "&#x201C;" => (Double, Open),
        "”" | "〞" | "&rdquo;" | "&#8221;" | "&#x201d;" | "&#x201D;" => (Double, Close),
        "'" | "′" | "´" | "&apos;" | "&#39;" | "&#039;" | "&#x27;" => (Single, Either),
        "‘" | "‚" | "‛" | "`" | "&lsquo;" | "&sbquo;" | "&#8216;" | "&#x2018;" => (Single, Open),
        "’" | "ʼ" | "&rsquo;" | "&#8217;" | "&#x2019;" => (Single, Close),
        "«" | "&laquo;" | "&#171;" => (Guillemet, Open),
        "»" | "&raquo;" | "&#187;" => (Guillemet, Close),
        "‹" => (SmallGuillemet, Open),
        "›" => (SmallGuillemet, Close),
        "「" => (Corner, Open),
        "」" => (Corner, Close),
        "『" => (WhiteCorner, Open),
        "』" => (WhiteCorner, Close),
        _ => return None,
    })
}

/// The longest entity above, in bytes.
const LONGEST_ENTITY: usize = 8;

/// The length in bytes of the quotation mark that `rest` begins with.
pub(super) fn length_at(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if first == '&' {
        let end = rest.bytes().take(LONGEST_ENTITY).position(|b| b == b';')? + 1;
        return glyph(rest.get(..end)?).map(|_| end);
    }
    if matches!(first, '\'' | '`' | '’' | '‘') {
        let two = first.len_utf8() * 2;
        if rest.get(first.len_utf8()..).is_some_and(|r| r.starts_with(first)) && rest.get(..two).and_then(glyph).is_some() {
            return Some(two);
        }
    }
    glyph(rest.get(..first.len_utf8())?).map(|_| first.len_utf8())
}

/// One mark of a paragraph.
struct Mark {
    token: usize,
    family: MarkFamily,
    way: Way,
    /// What the white space around it says.
    around: Way,
    /// Right behind a number: feet, inches, minutes, seconds.
    measures: bool,
}

struct Open {
    /// Index into the quotations made so far.
    quotation: usize,
    family: MarkFamily,
    /// The glyph of the opening mark looked like a closing one (»…«), or was low („…“).
    reversed: bool,
}

/// Pairs the marks of all paragraphs.
pub(super) fn pair(text: &str, tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Quotation> {
    let mut quotations: Vec<Quotation> = Vec::new();
    // The family of the quotation that is open at the end of the paragraph before, if any.
    let mut running: Option<MarkFamily> = None;
    // Room that is used again for each paragraph.
    let (mut marks, mut stack) = (Vec::new(), Vec::new());
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let first = quotations.len();
        marks_of(text, tokens, paragraph, &mut marks);
        if marks.is_empty() {
            running = None;
            continue;
        }
        let opens_next = paragraphs.get(index + 1).and_then(|next| first_mark(text, tokens, next));
        pair_paragraph(text, tokens, paragraph, &marks, &mut stack, &mut quotations);
        let made = quotations.get_mut(first..).unwrap_or_default();
        if let (Some(family), Some(opening)) = (running, made.first_mut()) {
            opening.continues = opening.open == paragraph.start && opening.family == family;
        }
        running = None;
        for quotation in made.iter_mut().filter(|q| !q.closed) {
            if quotation.end == paragraph.end && opens_next == Some(quotation.family) {
                running = Some(quotation.family);
            } else {
                quotation.end = reporter_takes_over(tokens, quotation.open, quotation.end);
            }
        }
    }
    // Cutting an unclosed quotation short can leave another outside the one it was in; the order stays.
    order::by_number(&mut quotations, |q| q.open as u64);
    quotations
}

/// A single mark that pairs with nothing and stands behind a word in -s is a possessive ("James' widow").
pub(super) fn settle_possessives(text: &str, tokens: &mut [Token], quotations: &[Quotation]) {
    let mut paired = vec![false; tokens.len()];
    for quotation in quotations {
        let close = quotation.closed.then(|| quotation.end - 1);
        for token in std::iter::once(quotation.open).chain(close) {
            if let Some(slot) = paired.get_mut(token) {
                *slot = true;
            }
        }
    }
    let ends_in_s = |before: Token| before.kind == TokenKind::Word && matches!(before.span.last_byte(text), Some(b's' | b'S' | b'z' | b'x'));
    let mut before: Option<Token> = None;
    for (token, paired) in tokens.iter_mut().zip(paired) {
        if token.kind == TokenKind::Mark && !token.spaced() && !paired && before.is_some_and(ends_in_s) && matches!(glyph(token.span.of(text)), Some((MarkFamily::Single, _))) {
            token.kind = TokenKind::Possessive;
        }
        before = Some(*token);
    }
}

/// The family of a paragraph's first token, if that is a mark that can open.
fn first_mark(text: &str, tokens: &[Token], paragraph: &Range<usize>) -> Option<MarkFamily> {
    let token = tokens.get(paragraph.start).filter(|t| t.kind == TokenKind::Mark)?;
    glyph(token.span.of(text)).map(|(family, _)| family)
}

/// Where an unclosed quotation ends: before the reporter's "…, he said", or with its last token.
fn reporter_takes_over(tokens: &[Token], open: usize, end: usize) -> usize {
    let cue = |i: usize| i < end && tokens.get(i).is_some_and(|t| t.classes().any(classes::CUES));
    let comma = |i: &usize| tokens.get(*i).is_some_and(|t| matches!(t.kind, TokenKind::Punct | TokenKind::Stop));
    (open + 2..end).inspect(|_| count::step()).filter(comma).find(|i| cue(i + 1) || cue(i + 2)).map_or(end, |i| i + 1)
}

/// Writes a paragraph's marks to `marks`.
fn marks_of(text: &str, tokens: &[Token], paragraph: &Range<usize>, marks: &mut Vec<Mark>) {
    marks.clear();
    let own = tokens.get(paragraph.clone()).unwrap_or_default();
    for (i, token) in (paragraph.start..).zip(own).filter(|(_, token)| token.kind == TokenKind::Mark) {
        let Some((family, way)) = glyph(token.span.of(text)) else { continue };
        let before = (i > paragraph.start).then(|| tokens.get(i - 1)).flatten();
        let after = (i + 1 < paragraph.end).then(|| tokens.get(i + 1)).flatten();
        let opening_before = match before {
            None => true,
            Some(b) => {
                token.spaced()
                    || b.kind == TokenKind::Dash
                    || matches!(b.span.of(text), "(" | "[" | "{" | "/" | ":")
                    || b.kind == TokenKind::Mark && marks.last().is_some_and(|m| m.token == i - 1 && m.around == Way::Open)
            }
        };
        let closing_after = match after {
            None => true,
            Some(a) => a.spaced() || matches!(a.kind, TokenKind::Punct | TokenKind::Stop | TokenKind::Dash | TokenKind::Possessive) && !matches!(a.span.of(text), "(" | "[" | "$" | "@" | "#" | "£" | "€"),
        };
        let after_mark = after.is_some_and(|a| !a.spaced() && a.kind == TokenKind::Mark);
        let around = match (opening_before, closing_after) {
            (true, false) => Way::Open,
            (false, true) => Way::Close,
            (false, false) if after_mark => Way::Close,
            // "(…" elided: an ellipsis follows an opening mark.
            (true, true) if token.spaced() && after.is_some_and(|a| !a.spaced() && matches!(a.span.of(text), "…" | "..." | "--")) => Way::Open,
            _ => Way::Either,
        };
        let measures = before.is_some_and(|b| b.kind == TokenKind::Number && !token.spaced()) && around != Way::Open;
        marks.push(Mark { token: i, family, way, around, measures });
    }
    settle_singles(text, tokens, paragraph, marks);
}

/// Tells single quotation marks from apostrophes: gives each its way and drops the apostrophes.
///
/// Among the places where an opened one may close, a mark behind a comma or full stop is sure; then one behind a word
/// that does not end in *s* (which could be a plural's possessive); then the first.
fn settle_singles(text: &str, tokens: &[Token], paragraph: &Range<usize>, marks: &mut Vec<Mark>) {
    if marks.iter().all(|mark| mark.family != MarkFamily::Single) {
        return;
    }
    let mut keep = vec![true; marks.len()];
    let mut pending: Option<(usize, Option<usize>, Option<usize>)> = None;
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut unclosed: Option<usize> = None;
    for i in 0..marks.len() {
        let Some(mark) = marks.get(i) else { break };
        if mark.family != MarkFamily::Single {
            continue;
        }
        if let Some(k) = keep.get_mut(i) {
            *k = false;
        }
        let next = tokens.get(mark.token + 1);
        let before = mark.token.checked_sub(1).and_then(|b| tokens.get(b));
        let elides = mark.way != Way::Open && next.is_some_and(|t| !t.spaced() && (t.kind == TokenKind::Number || t.classes().any(classes::ELISIONS)))
            || next.is_some_and(|t| !t.spaced() && t.kind == TokenKind::Number && t.span.of(text).ends_with('s'));
        let opens = match mark.around {
            Way::Open => !elides,
            Way::Either => mark.way == Way::Open && pending.is_none() && !elides,
            Way::Close => false,
        };
        if opens {
            if let Some((open, best, any)) = pending.take() {
                pairs.extend(best.or(any).map(|close| (open, close)));
            }
            pending = Some((i, None, None));
        } else if mark.around != Way::Open && !mark.measures
            && let Some((open, best, any)) = &mut pending
        {
            let word = before.map_or("", |t| t.span.of(text));
            match before.map(|t| t.kind) {
                Some(TokenKind::Stop | TokenKind::Punct) => {
                    pairs.push((*open, i));
                    pending = None;
                }
                _ if !word.ends_with(['s', 'S', 'z', 'x']) => *best = best.or(Some(i)),
                _ => *any = any.or(Some(i)),
            }
        }
    }
    if let Some((open, best, any)) = pending {
        match (best.or(any), marks.get(open)) {
            (Some(close), _) => pairs.push((open, close)),
            (None, Some(mark)) if mark.token == paragraph.start || introduced(text, tokens, mark) => unclosed = Some(open),
            _ => {}
        }
    }
    let mut settle = |i: usize, way: Way| {
        if let (Some(mark), Some(keep)) = (marks.get_mut(i), keep.get_mut(i)) {
            (mark.way, mark.around, mark.measures) = (way, way, false);
            *keep = true;
        }
    };
    for (open, close) in pairs {
        settle(open, Way::Open);
        settle(close, Way::Close);
    }
    if let Some(open) = unclosed {
        settle(open, Way::Open);
    }
    let mut kept = keep.into_iter();
    marks.retain(|_| kept.next().unwrap_or(true));
}

/// "She said: ‘We leave at dawn." – a single mark behind a colon, before a capital, is no apostrophe.
fn introduced(text: &str, tokens: &[Token], mark: &Mark) -> bool {
    let colon = mark.token.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| before.span.of(text) == ":");
    colon && tokens.get(mark.token + 1).is_some_and(|first| first.capital() && !first.spaced())
}

#[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
fn pair_paragraph(text: &str, tokens: &[Token], paragraph: &Range<usize>, marks: &[Mark], stack: &mut Vec<Open>, quotations: &mut Vec<Quotation>) {
    let doubles = || marks.iter().filter(|m| m.family == MarkFamily::Double && !m.measures);
    let straight_is_even = doubles().filter(|m| m.way == Way::Either).count() % 2 == 0;
    let opening = doubles().filter(|m| m.way == Way::Open).count();
    let closing = doubles().filter(|m| m.way == Way::Close).count();
    let mut surplus = opening.saturating_sub(closing);
    stack.clear();
    let mut open_of = [0u32; 6];

    for mark in marks {
        let family = mark.family as usize;
        let is_open = open_of.get(family).is_some_and(|&n| n > 0);
        let reversed = stack.iter().rev().take(1).any(|o| o.family == mark.family && o.reversed);
        let way = match (mark.way, mark.around) {
            (Way::Either, _) if mark.measures && !is_open => continue,
            (Way::Either, Way::Either) => if is_open { Way::Close } else { Way::Open },
            (Way::Either, Way::Open) if is_open && straight_is_even => Way::Close,
            (Way::Either, Way::Close) if !is_open && straight_is_even => Way::Open,
            (Way::Either, around) => around,
            (Way::Open, _) if reversed => Way::Close,
            (Way::Open, Way::Close) if is_open => Way::Close,
            (Way::Close, Way::Open) if !is_open => Way::Open,
            (Way::Close, _) if reversed => Way::Open,
            (way, _) => way,
        };
        match way {
            Way::Close if is_open => {
                while let Some(open) = stack.pop() {
                    count::step();
                    if let Some(n) = open_of.get_mut(open.family as usize) {
                        *n -= 1;
                    }
                    let found = open.family == mark.family;
                    if let Some(quotation) = quotations.get_mut(open.quotation) {
                        quotation.end = mark.token + 1;
                        quotation.closed = found;
                    }
                    if found {
                        break;
                    }
                }
            }
            Way::Open => {
                // A second mark opens where the first was not closed. Straight marks never nest in themselves; others
                // do, unless the paragraph has more opening than closing marks.
                let lost = is_open && mark.family == MarkFamily::Double && (mark.way == Way::Either || surplus > 0);
                if lost {
                    surplus = surplus.saturating_sub(1);
                    while let Some(open) = stack.pop() {
                        count::step();
                        if let Some(n) = open_of.get_mut(open.family as usize) {
                            *n -= 1;
                        }
                        // Those inside others are dropped.
                        if let Some(quotation) = quotations.get_mut(open.quotation).filter(|q| q.depth == 0) {
                            quotation.end = reporter_takes_over(tokens, quotation.open, mark.token);
                        }
                        if open.family == mark.family {
                            break;
                        }
                    }
                }
                let typed = tokens.get(mark.token).map_or("", |t| t.span.of(text));
                stack.push(Open {
                    quotation: quotations.len(),
                    family: mark.family,
                    reversed: matches!(typed, "„" | "‚" | "&bdquo;" | "&sbquo;") || mark.way == Way::Close && mark.family != MarkFamily::Double,
                });
                if let Some(n) = open_of.get_mut(family) {
                    *n += 1;
                }
                quotations.push(Quotation {
                    open: mark.token,
                    end: paragraph.end,
                    closed: false,
                    depth: (stack.len() - 1).min(u16::MAX as usize) as u16,
                    family: mark.family,
                    continues: false,
                });
            }
            _ => {}
        }
    }
    drop_unclosed_inside(quotations, paragraph);
}

/// Of the quotations that no mark closes, only an outermost one is believed: an inner one is an apostrophe or a slip.
fn drop_unclosed_inside(quotations: &mut Vec<Quotation>, paragraph: &Range<usize>) {
    let first = quotations.partition_point(|q| q.open < paragraph.start);
    // What marks close nests.
    if quotations.get(first..).unwrap_or_default().iter().all(|q| q.closed) {
        return;
    }
    let mut made = quotations.split_off(first);
    count::steps(made.len());
    made.retain(|q| q.closed || q.depth == 0);
    // Nesting again, without those that were dropped.
    let mut ends: Vec<usize> = Vec::new();
    for quotation in &mut made {
        while ends.last().is_some_and(|&end| end <= quotation.open) {
            count::step();
            ends.pop();
        }
        quotation.depth = ends.len().min(u16::MAX as usize) as u16;
        ends.push(quotation.end);
    }
    quotations.append(&mut made);
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    /// The quotations of a text, with their marks, outer ones first.
    fn quotations(text: &str) -> Vec<&str> {
        let doc = Document::read(text);
        doc.quotations.iter().map(|q| doc.span(q.open..q.end).of(text)).collect()
    }

    #[test]
    fn systems_of_marks() {
        for text in [
            "She said: [\"We go.\"] Then",
            "She said: [“We go.”] Then",
            "[“We go,“] she said.",
            "[”We go,”] she said.",
            "[“We go,\"] she said.",
            "[„Wir gehen“], sagte sie.",
            "[»Wir gehen«], sagte sie.",
            "[« On y va »], dit-elle.",
            "[「行こう」]と",
            "[``We go,''] she said.",
            "[&ldquo;We go,&rdquo;] she said.",
            "[&quot;We go,&quot;] she said.",
            "[‘We’re going,’] she said.",
            "['We're going to the dogs' home,'] she said.",
            "The '90s were 'em days, the players' union said.",
            "A 12\" pizza and a 6' 2\" man",
            "He called it [\"odd\"] and [\"rare\"]; 12\" wide",
            "She said,[\"We go.\"]",
            "[\"We go, \"]she said. [\"Then we stay.\"]",
            "[“We go,] she said. [“We stay,”] he said.",
            "[\"We go,] she said.",
            "[«On y va»] (et «",
        ] {
            let plain = text.replace(['[', ']'], "");
            let expected: Vec<&str> = text.split('[').skip(1).filter_map(|s| s.split(']').next()).collect();
            let found = quotations(&plain);
            if text.contains("(et") {
                assert_eq!(found.first(), expected.first(), "{text}");
            } else {
                assert_eq!(found, expected, "{text}");
            }
        }
    }

    #[test]
    fn nesting_both_ways() {
        assert_eq!(quotations("“He said ‘no’ to me,” she said."), ["“He said ‘no’ to me,”", "‘no’"]);
        assert_eq!(quotations("'He said \"no\" to me,' she said."), ["'He said \"no\" to me,'", "\"no\""]);
        assert_eq!(quotations("“It's the players' “no”,” she said."), ["“It's the players' “no”,”", "“no”"]);
    }

    #[test]
    fn a_quotation_over_paragraphs_continues() {
        let text = "“One.\n\n“Two.\n\n“Three,” she said.";
        let doc = Document::read(text);
        let continues: Vec<bool> = doc.quotations.iter().map(|q| q.continues).collect();
        assert_eq!(continues, [false, true, true]);
        assert_eq!(quotations(text), ["“One.", "“Two.", "“Three,”"]);
    }
}
