//! `cargo xtask time`: the native build as one side of `npm run bench`. Reads a path a line from standard input, and answers
//! each with a line: how many milliseconds one analysis of the file took. Numbers go line by line, so that sides take turns.

use std::io::{BufRead, Write};
use std::time::Instant;

use voxmark::{Options, analyze};

/// What is asked for instead of a path: the most memory that the process ever had, in bytes.
const PEAK: &str = "peak";

/// Answers until its input ends.
pub fn run() -> crate::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let answer = match line.split_once(' ') {
            _ if line == PEAK => peak()?,
            Some(("scan", path)) => scan(path)?,
            Some(("analyze", path)) => timed(path)?,
            _ => return Err(format!("\"{line}\" is neither \"analyze PATH\", \"scan PATH\" nor \"{PEAK}\".").into()),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// Milliseconds of one analysis.
fn timed(path: &str) -> crate::Result<f64> {
    let text = std::fs::read_to_string(path)?;
    let start = Instant::now();
    let analysis = analyze(&text, &Options::default())?;
    let time = start.elapsed();
    drop(std::hint::black_box(analysis));
    Ok(time.as_secs_f64() * 1e3)
}

/// Milliseconds of the least that any reader does: to look at each byte once. Counts the ends of lines.
fn scan(path: &str) -> crate::Result<f64> {
    let text = std::fs::read(path)?;
    let start = Instant::now();
    let lines = text.iter().filter(|&&byte| byte == b'\n').count();
    let time = start.elapsed();
    std::hint::black_box(lines);
    Ok(time.as_secs_f64() * 1e3)
}

/// Bytes, as Linux tells them.
fn peak() -> crate::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|_| "Only Linux tells how much memory a process had.")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("The system does not tell the most memory of a process.")?;
    let kibibytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kibibytes * 1024.0)
}
