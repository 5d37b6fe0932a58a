//! The developer's tool: `cargo xtask <command>`.
fn main() {
    eprintln!("usage: cargo xtask <wasm|eval|gazetteer|train>");
    std::process::exit(2);
}
