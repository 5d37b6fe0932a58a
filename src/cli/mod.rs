//! The way of an article through the command line, in one direction:
//!
//! ```text
//! files, standard input ─▶ source (articles) ─▶ ordered (all cores): render (one article) ─▶ sink (standard output)
//! ```

mod arguments;
mod json;
mod ordered;
mod record;
mod render;
mod sink;
mod source;
mod summary;

pub use arguments::Arguments;

use voxmark::{Gazetteer, Options};

use render::Renderer;
use sink::Sink;

/// The full tier of the gazetteer.
static FULL: &[u8] = include_bytes!("../../data/full.bin");

/// Reads every input and prints its articles in order. Whether all went well.
pub fn run(arguments: &Arguments) -> bool {
    let mut options = Options::default();
    options.candidates = arguments.candidates;
    let gazetteer = match Gazetteer::with_full(FULL) {
        Ok(gazetteer) => gazetteer,
        Err(unfit) => {
            eprintln!("{unfit}");
            return false;
        }
    };
    let renderer = Renderer::new(arguments, &options, &gazetteer);
    let mut sink = Sink::new(arguments);
    ordered::map(
        |send| source::read(arguments, &options, send),
        |article| renderer.render(article),
        |rendered| sink.take(rendered),
    );
    sink.finish()
}
