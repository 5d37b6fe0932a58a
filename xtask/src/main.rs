//! The developer's tool: `cargo xtask <command>`.

use std::process::ExitCode;

mod eval;
mod gazetteer;
mod time;
mod train;
#[cfg(feature = "wasm")]
mod wasm;

/// What goes wrong, in one sentence.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "usage: cargo xtask <wasm|eval|gazetteer|time|train names>";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["eval", rest @ ..] => eval::run(rest),
        ["gazetteer"] => gazetteer::build(),
        ["time"] => time::run(),
        ["train", "names", rest @ ..] => train::names(rest),
        #[cfg(feature = "wasm")]
        ["wasm"] => wasm::run(),
        #[cfg(not(feature = "wasm"))]
        ["wasm"] => Err("`npm run build` runs this command; alone: cargo run -p xtask --features wasm -- wasm".into()),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::from(2)
        }
    }
}
