//! The developer's tool: `cargo xtask <command>`.

use std::process::ExitCode;

mod eval;
mod gazetteer;
#[cfg(feature = "wasm")]
mod wasm;

/// What goes wrong, in one sentence.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "usage: cargo xtask <wasm|eval|gazetteer|train>";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("eval") => eval::run(arguments),
        Some("gazetteer") => gazetteer::build(),
        #[cfg(feature = "wasm")]
        Some("wasm") => wasm::run(),
        #[cfg(not(feature = "wasm"))]
        Some("wasm") => Err("`npm run build` runs this command; alone: cargo run -p xtask --features wasm -- wasm".into()),
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
