//! `data/model/README.md`: how the model was made, and what it scores.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::corpus;
use super::score::Scores;
use crate::Result;

/// The record, from the project's root.
const README: &str = "data/model/README.md";

/// The scores of a training, in the order in which they were made.
#[derive(Default)]
pub struct Record {
    scores: Vec<(String, Scores)>,
}

impl Record {
    /// Adds a file's scores and prints them.
    pub fn scored(&mut self, name: &str, scores: Scores) {
        for (label, score) in scores.by_label() {
            println!("{name:32} {label:14} {score}");
        }
        self.scores.push((name.to_owned(), scores));
    }

    /// Writes the record of a model that was just trained.
    pub fn write(&self, files: &[(PathBuf, f32)], args: &[&str], bytes: usize) -> Result<()> {
        let mut text = String::from(HEAD);
        writeln!(text, "\n## Data\n\n| file | weight | articles | source | licence |\n|---|---|---|---|---|")?;
        for (file, weight) in files {
            let (articles, source, license) = corpus::credit(file)?;
            writeln!(text, "| `{}` | {weight} | {articles} | {source} | {license} |", name(file))?;
        }
        let args: Vec<String> = args.iter().map(|arg| if arg.starts_with("data/") { (*arg).to_owned() } else if arg.contains('/') { format!("CORPORA/{}", arg.rsplit('/').next().unwrap_or(arg)) } else { (*arg).to_owned() }).collect();
        writeln!(text, "\n## Command\n\n```sh\ncargo xtask train names {}\n```", args.join(" \\\n    "))?;
        writeln!(text, "\nThe same files give the same {bytes} bytes.\n\n## Scores\n\nStrict: both ends right.\n\n| file | label | |\n|---|---|---|")?;
        for (file, scores) in &self.scores {
            for (label, score) in scores.by_label() {
                writeln!(text, "| {file} | {label} | {score} |")?;
            }
        }
        std::fs::write(README, text)?;
        Ok(())
    }
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

const HEAD: &str = "# The model of names

`names.bin` holds the weights of two linear-chain conditional random fields over the features of `src/names/features.rs`:
the second reads what the first made of a word's other occurrences in the article. Its layout is described in
`src/names/model.rs`. `cargo xtask train names` writes both files of this folder.

Trained by AdaGrad with an L1 penalty, once to choose the features and once to weigh them, one thread, in a fixed order
(`xtask/src/train/crf.rs`, constants in `lessons.rs`). The second labelling learns from first labellings by models that did not see the article. No text of the data is in the model: it
holds hashes of features and weights alone.
";
