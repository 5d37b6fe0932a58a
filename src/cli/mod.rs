//! The way of an article through the command line, in one direction:
//!
//! ```text
//! files, standard input ─▶ unpack (gzip, Zstandard) ─▶ source (articles, but for those that are done)
//!     ─▶ ordered (all cores): render (one article) ─▶ sink (lines put together)
//!     ─▶ ordered (all cores): packing ─▶ output (standard output or a file)
//! ```

mod arguments;
mod compression;
mod done;
mod ends;
mod frame;
mod json;
mod ordered;
mod output;
mod progress;
mod record;
mod render;
mod resume;
mod sink;
mod source;
mod summary;
mod unpack;

pub use arguments::Arguments;

use std::num::NonZeroUsize;
use std::thread;

use voxmark::{Gazetteer, Options};

use progress::Progress;
use render::Renderer;
use sink::Sink;

/// The full tier of the gazetteer.
static FULL: &[u8] = include_bytes!("../../data/full.bin");

/// How many bytes may be read and not yet analysed, or analysed and not yet written. Articles of common length never come to this; it
/// bounds how many long ones there are at once.
const HELD: usize = 64_000_000;

/// Reads every input and prints its articles in order. Whether all went well.
pub fn run(arguments: &Arguments) -> bool {
    all(arguments).unwrap_or_else(|sentence| {
        eprintln!("voxmark: {sentence}");
        false
    })
}

fn all(arguments: &Arguments) -> Result<bool, String> {
    let mut options = Options::default();
    options.candidates = arguments.candidates;
    let gazetteer = Gazetteer::with_full(FULL).map_err(|unfit| unfit.to_string())?;
    let (done, mut output) = ends::open(arguments)?;
    let renderer = Renderer::new(arguments, &options, &gazetteer);
    let progress = Progress::new(arguments);
    let (threads, meter, packing) = (threads(arguments), progress.meter(), output.packing());
    let mut well = false;
    ordered::map(
        threads,
        HELD,
        |send| {
            let mut sink = Sink::new(arguments, progress, packing.member(), send);
            ordered::map(
                threads,
                HELD,
                |send| source::read(arguments, &options, meter, done, send),
                |article| renderer.render(article),
                |rendered| sink.take(rendered),
            );
            well = sink.finish();
        },
        |lines| packing.pack(lines),
        |packed| output.write(packed),
    );
    output.finish();
    Ok(well)
}

fn threads(arguments: &Arguments) -> NonZeroUsize {
    let wanted = arguments.threads.and_then(|number| NonZeroUsize::new(number.into()));
    wanted.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}
