//! The developer's tool: `cargo xtask <command>`.

mod gazetteer;

/// What goes wrong, in one sentence.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() {
    let command = std::env::args().nth(1).unwrap_or_default();
    let done = match command.as_str() {
        "gazetteer" => gazetteer::build(),
        _ => Err("usage: cargo xtask <wasm|eval|gazetteer|train>".into()),
    };
    if let Err(error) = done {
        eprintln!("{error}");
        std::process::exit(1);
    }
}
