//! What was made of the articles, put together.

use std::mem;

use super::arguments::{Arguments, Format};
use super::progress::Progress;
use super::render::{Layout, Rendered};

/// Prints what was made of the articles, each as soon as it comes or, to be packed, some together.
pub struct Sink<'s> {
    send: &'s mut dyn FnMut(Vec<u8>, usize),
    /// How many bytes are sent at once.
    member: usize,
    waiting: Vec<u8>,
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

impl<'s> Sink<'s> {
    /// `send` takes whole lines, at least `member` bytes but for the last, and how many they are.
    pub fn new(arguments: &Arguments, progress: Progress, member: usize, send: &'s mut dyn FnMut(Vec<u8>, usize)) -> Self {
        let format = arguments.format;
        Self { send, member, waiting: Vec::new(), progress, format, printed: 0, elements: 0, failed: 0 }
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
        self.send();
        self.progress.finish();
        self.failed == 0
    }

    fn write(&mut self, parts: &[&[u8]]) {
        parts.iter().for_each(|part| self.waiting.extend_from_slice(part));
        if self.waiting.len() >= self.member {
            self.send();
        }
    }

    fn send(&mut self) {
        if !self.waiting.is_empty() {
            let content = mem::take(&mut self.waiting);
            let weight = content.len();
            (self.send)(content, weight);
        }
    }
}
