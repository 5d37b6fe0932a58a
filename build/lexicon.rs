//! `data/en/*.txt` → one class a file. Words with the same set of classes are stored together, sorted, because that
//! compresses best, each as a capital letter (how many letters it shares with the word before: `A` none, `B` one) and the
//! rest; the hash table over them is made when the lexicon is first used. A line has the words of one set, in the order of `SETS`.
//!
//! A file may say how its entries inflect, in a comment on its first line:
//! `# forms: verb` adds -s, -ed and -ing (irregular forms stand behind the base form on the same line),
//! `# forms: noun` adds the plural, which is also in the class `plural`. Past forms of verbs are also in the class `past`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::lists::{Result, entries};

pub(crate) fn pack(folder: &Path, out: &Path) -> Result<()> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?.map(|f| f.map(|f| f.path())).collect::<std::io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    files.sort();

    let mut names: BTreeSet<String> = BTreeSet::from(["plural".to_owned(), "past".to_owned()]);
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in &files {
        let class = path.file_stem().and_then(|s| s.to_str()).ok_or("a list's name is not text")?.replace('-', "_");
        let first = std::fs::read_to_string(path)?.lines().next().unwrap_or("").to_owned();
        names.insert(class.clone());
        for (line, entry) in entries(path)? {
            let forms: Vec<&str> = entry.split_whitespace().collect();
            let mut add = |word: String, class: &str| -> Result<()> {
                if word.chars().any(|c| c.is_uppercase()) {
                    return Err(format!("{}:{line}: \"{word}\" has a capital; entries are lower case", path.display()).into());
                }
                words.entry(word).or_default().insert(class.to_owned());
                Ok(())
            };
            let base = forms.first().copied().unwrap_or_default();
            match first.trim_start_matches(['#', ' ']) {
                "forms: verb" => {
                    for (form, past) in verb_forms(base, &forms[1..]) {
                        if past {
                            add(form.clone(), "past")?;
                        }
                        add(form, &class)?;
                    }
                }
                "forms: noun" => {
                    add(base.to_owned(), &class)?;
                    let plurals = if forms.len() > 1 { forms[1..].iter().map(|f| f.to_string()).collect() } else { vec![plural(base)] };
                    for form in plurals {
                        add(form.clone(), &class)?;
                        add(form, "plural")?;
                    }
                }
                _ if forms.len() == 1 => add(entry.clone(), &class)?,
                _ => return Err(format!("{}:{line}: \"{entry}\" is more than one word", path.display()).into()),
            }
        }
    }
    if names.len() > 64 {
        return Err("more than 64 lists: a class is one bit of 64".into());
    }

    let bits: BTreeMap<&str, u32> = names.iter().enumerate().map(|(bit, name)| (name.as_str(), bit as u32)).collect();
    let mut groups: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for (word, classes) in &words {
        let mask = classes.iter().fold(0u64, |mask, class| mask | 1 << bits[class.as_str()]);
        groups.entry(mask).or_default().push(word);
    }
    let mut packed = String::new();
    for group in groups.values() {
        let mut before = "";
        for &word in group {
            let shared = before.char_indices().zip(word.chars()).take(25).take_while(|((_, a), b)| a == b).map(|((at, a), _)| at + a.len_utf8()).last().unwrap_or(0);
            let letters = before.get(..shared).map_or(0, |s| s.chars().count());
            write!(packed, "{}{}", char::from(b'A' + letters as u8), &word[shared..])?;
            before = word;
        }
        packed.push('\n');
    }
    std::fs::write(out.join("lexicon.txt"), packed)?;

    let mut consts = String::new();
    for (name, bit) in &bits {
        writeln!(consts, "/// `data/en/{}.txt`", name.replace('_', "-"))?;
        writeln!(consts, "pub const {}: Classes = Classes(1 << {bit});", name.to_uppercase())?;
    }
    writeln!(consts, "static SETS: [Classes; {}] = [Classes(0){}];", groups.len() + 1, groups.keys().fold(String::new(), |sets, mask| sets + &format!(", Classes({mask})")))?;
    std::fs::write(out.join("classes.rs"), consts)?;
    Ok(())
}

/// Base form, -s, -ed and -ing, each with whether it is a past form; irregular forms that are given replace -ed.
fn verb_forms(base: &str, given: &[&str]) -> Vec<(String, bool)> {
    let mut forms = vec![(base.to_owned(), false), (plural(base), false)];
    let consonant_y = base.ends_with('y') && !ends_with_vowel_y(base);
    let stem = base.strip_suffix('e').unwrap_or(base);
    if given.is_empty() {
        forms.push((if consonant_y { format!("{}ied", &base[..base.len() - 1]) } else { format!("{stem}ed") }, true));
    }
    let ing_stem = if base.ends_with("ee") { base } else { stem };
    forms.push((format!("{ing_stem}ing"), false));
    forms.extend(given.iter().map(|f| (f.to_string(), !f.ends_with("ing"))));
    forms
}

fn plural(noun: &str) -> String {
    if noun.ends_with('y') && !ends_with_vowel_y(noun) {
        return format!("{}ies", &noun[..noun.len() - 1]);
    }
    if let Some(stem) = noun.strip_suffix("man") {
        return format!("{stem}men");
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|end| noun.ends_with(end)) { format!("{noun}es") } else { format!("{noun}s") }
}

fn ends_with_vowel_y(word: &str) -> bool {
    ["ay", "ey", "oy", "uy"].iter().any(|end| word.ends_with(end))
}
