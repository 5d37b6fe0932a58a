//! The developer's tool: `cargo xtask <command>`.

use std::process::ExitCode;

mod eval;

const USAGE: &str = "usage: cargo xtask <wasm|eval|gazetteer|train>";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let done = match arguments.next().as_deref() {
        Some("eval") => eval::run(arguments),
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
