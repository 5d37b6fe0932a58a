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

use voxmark::Options;

use render::Renderer;
use sink::Sink;

/// Reads every input and prints its articles in order. Whether all went well.
pub fn run(arguments: &Arguments) -> bool {
    let options = Options::default();
    let renderer = Renderer::new(arguments, &options);
    let mut sink = Sink::new(arguments);
    ordered::map(
        |send| source::read(arguments, &options, send),
        |article| renderer.render(article),
        |rendered| sink.take(rendered),
    );
    sink.finish()
}
