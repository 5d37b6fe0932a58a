//! Texts that are meant to hurt: each kind as long as is asked for, at least to the byte where it grows by one character.

/// A kind of hostile text: its name, and how a text of so many bytes is made.
pub type Kind = (&'static str, fn(usize) -> String);

/// Every kind.
pub const KINDS: &[Kind] = &[
    ("one long line", |n| "the harbour master and the mayor of a town on the lake walk on ".repeat(n / 64 + 1)),
    ("one long word", |n| format!("Ana {} said so. ", "a".repeat(n))),
    ("one long name", |n| format!("Mayor {}said. The tall mayor said.", "Ana Reyes ".repeat(n / 10))),
    ("one long surname, then the given name", |n| format!("Ana X{} said so. {}", "x".repeat(n / 2), "Ana said so. ".repeat(n / 26))),
    ("marks of every kind", |n| format!("{}\n", MARKS.concat()).repeat(n / 90 + 1)),
    ("marks of every kind on one line", |n| format!("{0} a {0} b ", MARKS.concat()).repeat(n / 180 + 1)),
    ("straight marks", |n| "\" ' ".repeat(n / 4)),
    ("nesting", |n| nested("“‘", "’”", n)),
    ("nesting in corners", |n| nested("「『", "』」", n)),
    ("nesting that nothing closes", |n| format!("“{}“ and so on", "« ‹ ".repeat(n / 8))),
    ("nesting closed one level up", |n| format!("“{} said” {}", "« ".repeat(n / 8), "“ « ” ".repeat(n / 16))),
    ("only combining marks", |n| "\u{301}\u{323}\u{489}".repeat(n / 6)),
    ("letters under combining marks", |n| format!("A{} ", "\u{301}".repeat(40)).repeat(n / 82)),
    ("no width", |n| "\u{200B}\u{200D}\u{FEFF}\u{2060}".repeat(n / 12)),
    ("both directions", |n| "\u{202E}said\u{202C} \u{2066}Ana\u{2069} ".repeat(n / 22)),
    ("NUL", |n| "\0".repeat(n)),
    ("NUL between words", |n| "Ana\0Reyes\0said\0so.\0".repeat(n / 20)),
    ("different names", |n| Names::default().fill(n, |name| format!("{name} said so. "))),
    ("different names in a list", |n| Names::default().fill(n, |name| format!("{name}, "))),
    ("different names of one family", |n| Names::default().fill(n, |name| format!("{} Reyes said so. ", name.replace(' ', "")))),
    ("one ambiguous place", |n| "Springfield ".repeat(n / 12)),
    ("one ambiguous place in sentences", |n| "He was in Springfield, Ill., and in Paris, Texas. ".repeat(n / 50)),
    ("places, then pronouns", |n| format!("{}{}", "It rained in Cairo. ".repeat(n / 40), "He said that it was so. ".repeat(n / 48))),
    ("one ambiguous speaker", |n| "Jordan said “no”. Jordan denied it. ".repeat(n / 40)),
    ("a person far back in a sentence without end", |n| format!("{}Ana Reyes. {}", "well ".repeat(n / 10), "He said that it was so. ".repeat(n / 48))),
    ("cues", |n| "he said she said they said ".repeat(n / 27)),
    ("cues without a subject", |n| format!("In {}", "and said ".repeat(n / 9))),
    ("determiners, then cues", |n| format!("{}{}", "the ".repeat(n / 8), "and said ".repeat(n / 18))),
    ("cues that are adverbs", |n| format!("he {}", "reply ".repeat(n / 6))),
    ("according to", |n| "according to the mayor according to him ".repeat(n / 40)),
    ("according to, and a sentence without end", |n| format!("{}{}", "The ship, according to him, sailed, ".repeat(30), "on and on ".repeat(n / 10))),
    ("of five", |n| format!("the mother {}said. ", "of five ".repeat(n / 8))),
    ("of those, and cues", |n| format!("He said some {}", "of those said of five, said and asked the mother ".repeat(n / 50))),
    ("nouns without end", |n| format!("officials of the {}said. {}", "council ".repeat(n / 16), "The tall officials said so. ".repeat(n / 56))),
    ("quotes in one sentence", |n| "“so” said he and ".repeat(n / 20)),
    ("quotes and cues in one sentence", |n| "“so much” he said and the agency quoted her, ".repeat(n / 48)),
    ("colons in one sentence", |n| format!("{}{}", "x: “so” ".repeat(n / 24), "and he said ".repeat(n / 24))),
    ("labels", |n| "REYES: Yes.\nOKAFOR: No.\n".repeat(n / 24)),
    ("echoes of commas", |n| format!("“Alpha beta {}” said Ana Reyes.\n{}", ",".repeat(n / 2), "An “alpha beta gamma” came.\n".repeat(n / 60))),
    ("short paragraphs", |n| "A.\n\n".repeat(n / 4)),
    ("paragraphs of an old Macintosh", |n| "By Ana Reyes\rIt rained.\r".repeat(n / 24)),
    ("separated paragraphs", |n| "It rained.\u{2028}“No,” he said.\u{2029}".repeat(n / 32)),
    ("initials", |n| "J. K. L. M. ".repeat(n / 12)),
    ("initials in one word", |n| format!("{}zz", "a.B.".repeat(n / 4))),
    ("hyphens", |n| format!("Ana{} said", "-ana".repeat(n / 4))),
    ("particles", |n| format!("{}Berg said ", "van der ".repeat(n / 8))),
    ("capitals", |n| "MAYOR ANA REYES SAID THE HARBOUR WAS SHUT IN CAIRO ".repeat(n / 51)),
    ("datelines", |n| "CAIRO, Egypt (AP) — It rained.\n".repeat(n / 33)),
    ("apostrophes", |n| "the boys' dogs' 'n' 'tis O'Neill's ".repeat(n / 36)),
    ("commas", |n| "Ana Reyes, the mayor, of Cairo, a doctor, ".repeat(n / 42)),
    ("semicolons", |n| format!("He said it rained{}", "; it rained".repeat(n / 11))),
    ("addresses", |n| "https://example.org/a?b=“c” ".repeat(n / 30)),
    ("words that share a place in a table", colliding),
];

const MARKS: &[&str] = &[
    "\"", "“", "”", "„", "‟", "‘", "’", "‚", "‛", "'", "«", "»", "‹", "›", "「", "」", "『", "』", "``", "''", "`", "´", "′", "″", "〝", "〞", "＂", "&quot;", "&ldquo;", "&#8221;",
];

fn nested(open: &str, close: &str, n: usize) -> String {
    let depth = n / (open.len() + close.len());
    format!("{}We go.{} she said.", open.repeat(depth), close.repeat(depth))
}

/// Names that nobody has, all different.
#[derive(Default)]
struct Names(usize);

impl Names {
    fn fill(mut self, n: usize, line: impl Fn(&str) -> String) -> String {
        let mut text = String::new();
        while text.len() < n {
            text.push_str(&line(&self.next()));
        }
        text
    }

    fn next(&mut self) -> String {
        self.0 += 1;
        format!("{} {}", word(self.0 % 40), word(self.0))
    }
}

/// A word with a capital for each number below 24,010,000.
pub fn word(number: usize) -> String {
    // A number's neighbours look nothing like it.
    let mut number = number * 7_654_321 % 24_010_000;
    let mut word = String::new();
    for letters in ["BDFGKLMNPRSTVZ", "aeiou"].into_iter().chain(["bdfgklmnprstvz", "aeiou"].into_iter().cycle().take(6)) {
        let at = number % letters.len();
        number /= letters.len();
        word.push_str(&letters[at..at + 1]);
    }
    word
}

/// Words whose hashes (FNV-1a, as `src/names/hash.rs` has it) want one of a few places in a table of 2^17 (`src/names/tally.rs`).
fn colliding(n: usize) -> String {
    let step = |h: u32, letter: u8| (h ^ u32::from(letter)).wrapping_mul(0x0100_0193);
    let mut text = String::new();
    let mut number = 0u32;
    while text.len() < n {
        let letters: [u8; 5] = std::array::from_fn(|place| b'a' + (number / 26u32.pow(place as u32) % 26) as u8);
        number += 1;
        let beginning = letters.iter().fold(0x811c_9dc5, |h, letter| step(h, *letter));
        for last in b'a'..=b'z' {
            let place = step(beginning, last).wrapping_mul(0x9e37_79b9) >> 7 & 0x1_FFFF;
            if place < 64 {
                text.extend(letters.iter().chain([&last]).map(|letter| char::from(*letter)));
                text.push(' ');
            }
        }
    }
    text
}
