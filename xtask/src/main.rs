//! The developer's tool: `cargo xtask <command>`.

mod gazetteer;
mod train;

/// What goes wrong, in one sentence.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["gazetteer"] => gazetteer::build(),
        ["train", "names", rest @ ..] => train::names(rest),
        _ => Err("usage: cargo xtask <wasm|eval|gazetteer|train names>".into()),
    };
    if let Err(error) = done {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
