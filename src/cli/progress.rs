//! How far a run has come, on a terminal.

use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::Arguments;

/// A run that ends sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);

const OF_KNOWN_LENGTH: &str = "{bar:30} {percent:>3} %  {msg}  {decimal_bytes_per_sec}  {eta} left";
const OF_UNKNOWN_LENGTH: &str = "{spinner} {msg}  {decimal_bytes_per_sec}  {elapsed}";

/// A bar on standard error, where that is a terminal and the output is not shown there.
pub struct Progress {
    /// How many bytes were read, as they lie in files.
    meter: Meter,
    /// How many there are; `None` where nobody can tell.
    total: Option<u64>,
    wanted: bool,
    started: Instant,
    bar: Option<ProgressBar>,
    articles: u64,
    failed: u64,
}

impl Progress {
    pub fn new(arguments: &Arguments) -> Self {
        let lengths = || arguments.files.iter().map(|file| length(file)).sum();
        Self {
            meter: Meter::default(),
            total: if arguments.files.is_empty() { None } else { lengths() },
            wanted: io::stderr().is_terminal() && (arguments.output.is_some() || !io::stdout().is_terminal()),
            started: Instant::now(),
            bar: None,
            articles: 0,
            failed: 0,
        }
    }

    /// What counts the bytes that are read.
    pub fn meter(&self) -> Meter {
        self.meter.clone()
    }

    /// One more article is done.
    pub fn step(&mut self, well: bool) {
        self.articles += 1;
        self.failed += u64::from(!well);
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| started(self.total));
        bar.set_position(self.meter.read());
        let failed = if self.failed > 0 { format!(", {} failed", HumanCount(self.failed)) } else { String::new() };
        bar.set_message(format!("{} articles{failed}", HumanCount(self.articles)));
    }

    /// Prints a line on standard error.
    pub fn say(&self, sentence: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln!("{sentence}")),
            None => eprintln!("{sentence}"),
        }
    }

    /// Leaves the bar as it stands at the end.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish();
        }
    }
}

fn started(total: Option<u64>) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
    let template = if total.is_some() { OF_KNOWN_LENGTH } else { OF_UNKNOWN_LENGTH };
    // The template is a constant, and a test draws it.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

fn length(path: &Path) -> Option<u64> {
    let file = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(file.len())
}

/// A count of bytes that were read.
#[derive(Clone, Default)]
pub struct Meter(Arc<AtomicU64>);

impl Meter {
    /// The same input, counted.
    pub fn on<R: Read>(&self, input: R) -> Metered<R> {
        Metered { input, meter: self.clone() }
    }

    fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// An input whose bytes are counted.
pub struct Metered<R> {
    input: R,
    meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.meter.0.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}
