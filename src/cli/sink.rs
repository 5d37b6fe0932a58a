//! What was made of the articles, on its way out.

use std::io::{self, ErrorKind};
use std::process;

use super::arguments::{Arguments, Format};
use super::output::Output;
use super::progress::Progress;
use super::render::{Layout, Rendered};

/// Prints what was made of the articles, each as soon as it comes.
pub struct Sink {
    out: Output,
    progress: Progress,
    /// The format that was asked for.
    format: Option<Format>,
    /// How many articles were printed.
    printed: u64,
    /// How many of them are elements of the array.
    elements: u64,
    /// How many articles could not be analysed.
    failed: u64,
}

impl Sink {
    pub fn new(arguments: &Arguments, out: Output, progress: Progress) -> Self {
        Self { out, progress, format: arguments.format, printed: 0, elements: 0, failed: 0 }
    }

    /// Prints one article.
    pub fn take(&mut self, rendered: Rendered) {
        let failed = self.failed;
        self.print(rendered);
        self.progress.step(failed == self.failed);
    }

    fn print(&mut self, rendered: Rendered) {
        match rendered {
            Rendered::Summary(text) => {
                let gap = if self.printed > 0 { "\n" } else { "" };
                self.write(&[gap.as_bytes(), text.as_bytes()]);
            }
            Rendered::Json { object, layout, well } => {
                self.failed += u64::from(!well);
                match layout {
                    Layout::Lines => self.write(&[&object, b"\n"]),
                    Layout::Array => {
                        self.write(&[if self.elements == 0 { b"[\n" } else { b",\n" }, &object]);
                        self.elements += 1;
                    }
                }
            }
            Rendered::Complaint(sentence) => {
                self.failed += 1;
                self.progress.say(&format!("voxmark: {sentence}"));
                return;
            }
        }
        self.printed += 1;
    }

    /// Ends the output. Whether every article was analysed.
    pub fn finish(mut self) -> bool {
        if self.elements > 0 {
            self.write(&[b"\n]\n"]);
        } else if self.format == Some(Format::Json) && self.printed == 0 && self.failed == 0 {
            self.write(&[b"[]\n"]);
        }
        let Self { out, progress, failed, .. } = self;
        go_on(out.finish(), &progress);
        progress.finish();
        failed == 0
    }

    fn write(&mut self, parts: &[&[u8]]) {
        go_on(self.out.write(&parts.concat()), &self.progress);
    }
}

/// Ends the process where nothing more can be written. The source may wait for input, so that this cannot wait for it.
fn go_on(written: io::Result<()>, progress: &Progress) {
    match written {
        Ok(()) => {}
        // Whoever reads (`| head`) has seen enough.
        Err(why) if why.kind() == ErrorKind::BrokenPipe => process::exit(0),
        Err(why) => {
            progress.say(&format!("voxmark: The output cannot be written: {why}."));
            process::exit(1);
        }
    }
}
