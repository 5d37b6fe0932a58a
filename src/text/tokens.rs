//! Words, numbers, marks and the rest, by hand: one pass, no allocation but the list itself.
//!
//! - A hyphen or dash is a token of its own, so that "U.S.-led" holds "U.S." and "Ki-moon" two words.
//! - The possessive is a token of its own ("Clinton" "'s"); other apostrophes stay inside their word ("don't", "O'Neill").
//! - A full stop belongs to an abbreviation ("Mr.", "U.S.", "J.") and is a token of its own elsewhere.
//! - A quotation mark is one token, however it was typed: `"`, `“`, `` `` ``, `''`, `&quot;`.

use std::ops::Range;

use super::marks;
use crate::{count, hash, letters};
use crate::lexicon::{Classes, Lexicon, Set, classes};
use crate::span::Span;

/// What sort of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits and apostrophes inside.
    Word,
    /// `'s` or `’s` behind a word.
    Possessive,
    /// Digits, perhaps with separators inside.
    Number,
    /// A quotation mark or an apostrophe that stands alone.
    Mark,
    /// A hyphen or dash.
    Dash,
    /// `. ! ? …`
    Stop,
    /// Other punctuation and symbols, a character each.
    Punct,
    /// An address that begins with a scheme or `www.`
    Url,
    /// Behind the last token.
    End,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Not a word.
    None,
    /// Starts with a small letter, or in a script without capitals.
    Lower,
    /// One capital, with or without a full stop.
    Initial,
    /// A capital, then small letters.
    Title,
    /// Capitals alone, two or more.
    Upper,
    /// Capitals inside ("McDonald", "iPhone", "AfD").
    Mixed,
}

/// One token. A text has many: sixteen bytes each.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The hash of a word in small letters, or of a number; 0 for other tokens.
    pub hash: u32,
    /// What the lexicon says of the word, as the index of its [`Set`], and the bits below.
    more: u16,
    /// What sort of token.
    pub kind: TokenKind,
    /// How the word is written.
    pub shape: Shape,
}

/// White space (or the start of the text) stands before.
const SPACED: u16 = 1 << 15;
/// An acronym, not the function word that it spells.
const ACRONYM: u16 = 1 << 14;

/// The classes of words that acronyms spell.
const SPELT_ALIKE: Classes = classes::FUNCTION_WORDS
    .or(classes::PERSONAL_PRONOUNS)
    .or(classes::CONJUNCTIONS)
    .or(classes::PREPOSITIONS)
    .or(classes::AUXILIARIES)
    .or(classes::ADVERBS)
    .or(classes::DETERMINERS)
    .or(classes::FEMALE)
    .or(classes::MALE);

const _: () = assert!(size_of::<Token>() == 16 && ACRONYM >> Set::BITS == 1);

impl Token {
    /// A token of a kind that is not a word, nowhere yet.
    fn of(kind: TokenKind) -> Self {
        Self { span: Span::default(), hash: 0, more: 0, kind, shape: Shape::None }
    }

    /// What the lexicon says of the word.
    #[inline]
    pub fn classes(&self) -> Classes {
        let classes = Set::new(self.more & (ACRONYM - 1)).classes();
        if self.more & ACRONYM == 0 { classes } else { classes.without(SPELT_ALIKE) }
    }

    /// Whether white space (or the start of the text) stands before.
    #[inline]
    pub fn spaced(&self) -> bool {
        self.more & SPACED != 0
    }

    /// Whether two are the same but for where they stand.
    pub(super) fn is_like(&self, other: &Token) -> bool {
        let all = |token: &Token| (token.kind, token.shape, token.more, token.hash, token.span.len());
        all(self) == all(other)
    }

    /// Another token in the place of this one: nowhere, and of a kind.
    #[cfg(test)]
    pub(crate) fn overwrite(&mut self, kind: TokenKind, like: &Token) {
        *self = Token { span: Span::default(), kind, ..*like };
    }

    /// Whether it begins with a capital.
    pub fn capital(&self) -> bool {
        matches!(self.shape, Shape::Title | Shape::Upper | Shape::Mixed | Shape::Initial)
    }
}

/// The tokens from the byte at `from` on, before which white space stands, as far as the first that begins at `to` or behind.
#[expect(clippy::integer_division_remainder_used, reason = "the divisor is a constant")]
pub(super) fn tokenize(text: &str, from: usize, to: u32) -> Vec<Token> {
    let lexicon = Lexicon::english();
    // Room for more tokens than news has: growing would take it twice.
    let mut tokens = Vec::with_capacity(text.len().min(to as usize).saturating_sub(from) / 4);
    let mut scan = Scanner { text, at: from };
    let mut spaced = true;
    while let Some(c) = scan.peek() {
        if is_space(c) {
            spaced = true;
            scan.bump(c);
            continue;
        }
        let start = scan.at;
        let mut token = scan.token(c, lexicon, tokens.last(), spaced);
        token.span = Span::new(start as u32, scan.at as u32);
        token.more |= if spaced { SPACED } else { 0 };
        if token.span.start() >= to {
            break;
        }
        tokens.push(token);
        spaced = false;
    }
    tokens
}

/// A word in capitals among others is an acronym, not the function word that it spells (WHO, IT, US).
pub(super) fn settle_acronyms(tokens: &mut [Token], paragraphs: &[Range<usize>]) {
    for paragraph in paragraphs {
        let Some(tokens) = tokens.get_mut(paragraph.clone()) else { continue };
        let (upper, words) = tokens.iter().fold((0, 0), |(upper, words), t| (upper + usize::from(t.shape == Shape::Upper), words + usize::from(t.kind == TokenKind::Word)));
        if upper > 0 && upper * 2 <= words {
            tokens.iter_mut().filter(|t| t.shape == Shape::Upper).for_each(|t| t.more |= ACRONYM);
        }
    }
}

/// White space, and the invisible characters that say nothing of where a word ends.
#[inline]
fn is_space(c: char) -> bool {
    // The first test is of ASCII alone: most characters.
    c <= ' ' || c == '\x7f' || !c.is_ascii() && !letters::is_punctuation(c) && is_wide_space(c)
}

fn is_wide_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
}

/// Characters that may stand inside a word without being letters: combining marks, joiners, the soft hyphen.
fn continues_word(c: char) -> bool {
    letters::is_alphabetic(c) || letters::is_numeric(c) || matches!(c, '\u{300}'..='\u{36F}' | '\u{200C}' | '\u{200D}' | '\u{AD}' | '_')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The bits of [`SORTS`].
const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;

/// What sort of character a byte is that a plain word may have; 0 for all others.
static SORTS: [u8; 256] = sorts();

#[expect(clippy::indexing_slicing, reason = "bounded by the loop; a constant function can do no other")]
const fn sorts() -> [u8; 256] {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < sorts.len() {
        sorts[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            _ => 0,
        };
        byte += 1;
    }
    sorts
}

/// What an address begins with.
const SCHEMES: [&str; 3] = ["http://", "https://", "www."];

/// The most letters of an abbreviation that has a full stop behind each ("S.P.E.C.T.R.E.").
const MOST_LETTERS: u32 = 12;

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// What was taken from a byte on.
    fn since(&self, start: usize) -> &str {
        self.text.get(start..self.at).unwrap_or("")
    }

    #[inline(always)]
    fn peek(&self) -> Option<char> {
        count::step();
        // The ASCII path spares the decoder: most of a text in English.
        match self.text.as_bytes().get(self.at) {
            Some(&b) if b < 0x80 => Some(b as char),
            _ => self.peek_wide(),
        }
    }

    /// Not in the place of its calls, of which there are many.
    #[inline(never)]
    fn peek_wide(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn peek_second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    fn bump(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) {
        while let Some(c) = self.peek() {
            if !keep(c) {
                break;
            }
            self.bump(c);
        }
    }

    /// The token that begins here; where it stands is for the caller to say.
    fn token(&mut self, c: char, lexicon: &Lexicon, previous: Option<&Token>, spaced: bool) -> Token {
        if letters::is_alphabetic(c) {
            return self.word(c, lexicon);
        }
        let start = self.at;
        let kind = self.other(c, previous, spaced);
        let hash = if kind == TokenKind::Number { hash::lower(self.since(start)) } else { 0 };
        Token { hash, ..Token::of(kind) }
    }

    /// Takes a token that is not a word.
    fn other(&mut self, c: char, previous: Option<&Token>, spaced: bool) -> TokenKind {
        if letters::is_numeric(c) {
            self.number();
            return TokenKind::Number;
        }
        let after_word = previous.is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
        if is_apostrophe(c) && after_word && self.possessive(spaced) {
            return TokenKind::Possessive;
        }
        if let Some(length) = marks::length_at(self.rest()) {
            self.at += length;
            return TokenKind::Mark;
        }
        self.bump(c);
        match c {
            '.' => {
                self.take_while(|c| c == '.');
                TokenKind::Stop
            }
            '!' | '?' | '…' | '。' | '！' | '？' | '؟' => TokenKind::Stop,
            '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' => {
                self.take_while(|c| c == '-');
                TokenKind::Dash
            }
            // Emoji with their modifiers, combining marks without a letter before them.
            c if !c.is_ascii() => {
                self.take_while(|c| matches!(c, '\u{200D}' | '\u{300}'..='\u{36F}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}'));
                TokenKind::Punct
            }
            _ => TokenKind::Punct,
        }
    }

    /// Takes `'s` if it ends there; where white space stands before it, as in corpora that are cut into tokens, also behind it.
    fn possessive(&mut self, spaced: bool) -> bool {
        let mut chars = self.rest().chars();
        let (Some(mark), Some(s), after) = (chars.next(), chars.next(), chars.next()) else { return false };
        let ends = (s == 's' || s == 'S') && !after.is_some_and(|c| if spaced { !is_space(c) } else { continues_word(c) });
        if ends {
            self.at += mark.len_utf8() + 1;
        }
        ends
    }

    fn number(&mut self) {
        self.take_while(continues_word);
        // Separators count when a digit follows: 6,500 0.5 10:30
        while let (Some('.' | ',' | ':'), Some(digit)) = (self.peek(), self.peek_second()) {
            if !digit.is_ascii_digit() {
                break;
            }
            self.at += 1;
            self.take_while(continues_word);
        }
    }

    fn word(&mut self, first: char, lexicon: &Lexicon) -> Token {
        let start = self.at;
        let second = self.text.as_bytes().get(start + 1).map(u8::to_ascii_lowercase);
        if matches!((first, second), ('h' | 'H', Some(b't')) | ('w' | 'W', Some(b'w'))) && SCHEMES.iter().any(|scheme| self.rest().get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme))) {
            self.take_while(|c| !is_space(c) && !matches!(c, '"' | '“' | '”' | '<' | '>' | '(' | ')' | '»'));
            return Token::of(TokenKind::Url);
        }
        let dotted = self.dotted_letters();
        let plain = if dotted { None } else { self.plain_word() };
        let (mut hash, shape, mut set) = if let Some((hash, shape)) = plain {
            (hash, shape, lexicon.set_of(self.at - start, hash))
        } else {
            if !dotted {
                self.wide_word();
            }
            let word = self.since(start);
            let shape = match dotted {
                true if word.len() == 2 => Shape::Initial,
                true => Shape::Upper,
                false => shape_of(word),
            };
            (hash::lower(word), shape, lexicon.set(word))
        };
        let stop = !dotted && self.text.as_bytes().get(self.at) == Some(&b'.');
        if stop && set.classes().any(classes::ABBREVIATIONS) && self.abbreviates(self.since(start), shape) {
            self.at += 1;
            hash = hash::step(hash, u32::from(b'.'));
            set = lexicon.set(self.since(start));
        }
        Token { hash, shape, more: set.index(), ..Token::of(TokenKind::Word) }
    }

    /// Takes a word of ASCII letters and digits alone, most words of a text in English, in one pass: its hash and shape.
    /// Takes nothing where the word has or may have more to it, or begins with another letter.
    fn plain_word(&mut self) -> Option<(u32, Shape)> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let &first = rest.first().filter(|first| first.is_ascii_alphabetic())?;
        let (mut hash, mut length, mut seen) = (hash::step(hash::SEED, u32::from(first | 0x20)), 1, 0);
        for &b in rest.get(1..).unwrap_or_default() {
            let sort = SORTS.get(usize::from(b)).copied().unwrap_or(0);
            if sort == 0 {
                break;
            }
            seen |= sort;
            hash = hash::step(hash, u32::from(b | 0x20));
            length += 1;
        }
        count::steps(length);
        match rest.get(length) {
            Some(b'_') => return None,
            Some(b'\'') if rest.get(length + 1).is_some_and(|b| b.is_ascii_alphabetic() || !b.is_ascii()) => return None,
            Some(b) if !b.is_ascii() => {
                let next = self.text.get(self.at + length..).and_then(|rest| rest.chars().next());
                if next.is_some_and(|c| continues_word(c) || is_apostrophe(c)) {
                    return None;
                }
            }
            _ => {}
        }
        self.at += length;
        Some((hash, shape_from(first.is_ascii_uppercase(), seen & UPPER != 0, seen & LOWER != 0)))
    }

    /// Takes a word with apostrophes or letters outside ASCII.
    fn wide_word(&mut self) {
        self.take_while(continues_word);
        while let Some(c) = self.peek() {
            if !is_apostrophe(c) || !self.peek_second().is_some_and(char::is_alphabetic) || self.clone_possessive() {
                break;
            }
            self.bump(c);
            self.take_while(continues_word);
        }
    }

    fn clone_possessive(&self) -> bool {
        Scanner { text: self.text, at: self.at }.possessive(false)
    }

    /// Takes "U.S.", "J.", "a.m.", "J.K.": single letters, each with its full stop.
    fn dotted_letters(&mut self) -> bool {
        let start = self.at;
        // Most words are told by their second letter.
        if self.text.as_bytes().get(start + 1).is_some_and(u8::is_ascii_alphanumeric) {
            return false;
        }
        let mut letters = 0;
        let mut all_capitals = true;
        loop {
            let mut chars = self.rest().chars();
            match (chars.next(), chars.next()) {
                // Looking on at every letter would take time squared.
                (Some(letter), Some('.')) if letter.is_alphabetic() && letters == MOST_LETTERS => {
                    self.at = start;
                    return false;
                }
                (Some(letter), Some('.')) if letter.is_alphabetic() => {
                    count::step();
                    all_capitals &= letter.is_uppercase();
                    self.at += letter.len_utf8() + 1;
                    letters += 1;
                }
                _ => break,
            }
        }
        // "U.S.A" without the last stop is the same; "Plan B.The" is not: the letter must stand alone.
        let tail = self.peek();
        if letters >= 2 && tail.is_some_and(char::is_uppercase) && !self.peek_second().is_some_and(continues_word) {
            self.at += tail.map_or(0, char::len_utf8);
        } else if letters == 0 || (letters == 1 && !all_capitals) || (tail.is_some_and(continues_word) && letters != 1) {
            self.at = start;
            return false;
        }
        true
    }

    /// Whether the stop behind a listed abbreviation belongs to it. Words that are also plain words ("no", "sat", "art")
    /// must be followed by what an abbreviation is followed by.
    fn abbreviates(&self, word: &str, shape: Shape) -> bool {
        let rest = self.rest().get(1..).unwrap_or("");
        let behind = rest.trim_start_matches(is_space);
        count::steps(rest.len() - behind.len());
        let next = behind.chars().next();
        let capital = shape != Shape::Lower;
        match next {
            Some(c) if c.is_alphanumeric() || matches!(c, '\'' | '"' | '“' | '(' | '-' | ',' | ';' | ':') => capital || word.len() > 1 && !c.is_uppercase(),
            Some(_) => capital,
            None => false,
        }
    }
}

/// The longest word that has a shape, in bytes: what is longer is none, and part of no name.
const LONGEST_WORD: usize = 256;

fn shape_of(word: &str) -> Shape {
    if word.len() > LONGEST_WORD {
        return Shape::None;
    }
    count::steps(word.len());
    let mut chars = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = chars.next() else { return Shape::None };
    let (mut upper, mut lower) = (false, false);
    for c in chars {
        upper |= c.is_uppercase();
        lower |= c.is_lowercase();
    }
    shape_from(first.is_uppercase(), upper, lower)
}

/// The shape of a word that begins with a capital or not, by whether it has more capitals, and small letters.
fn shape_from(capital: bool, upper: bool, lower: bool) -> Shape {
    match (capital, upper, lower) {
        (false, false, _) => Shape::Lower,
        (false, ..) => Shape::Mixed,
        (true, false, false) => Shape::Initial,
        (true, false, true) => Shape::Title,
        (true, true, false) => Shape::Upper,
        // Plural of an acronym: MPs, NGOs.
        (true, ..) => Shape::Mixed,
    }
}
