//! `cargo xtask time`: the native build as one side of `npm run bench`. Reads a path a line from standard input, and answers
//! each with a line: how many milliseconds one analysis of the file took. Numbers go line by line, so that sides take turns;
//! in its turn a side reads the file again and again, as an archive is read.

use std::io::{BufRead, Write};
use std::time::{Duration, Instant};

use voxmark::{Edit, Engine, Gazetteer, Options, Span, analyze};

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
            Some(("letters", path)) => edits(path, &["e"])?,
            Some(("words", path)) => edits(path, &WORDS)?,
            _ => return Err(format!("\"{line}\" is neither \"analyze PATH\", \"scan PATH\", \"letters PATH\", \"words PATH\" nor \"{PEAK}\".").into()),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// How long a turn lasts at the least: about as long as the slowest side takes for an article.
const TURN: Duration = Duration::from_millis(100);

/// Milliseconds of one analysis.
fn timed(path: &str) -> crate::Result<f64> {
    let text = std::fs::read_to_string(path)?;
    turn(|| {
        std::hint::black_box(analyze(&text, &Options::default())?);
        Ok(())
    })
}

/// Milliseconds of the least that any reader does: to look at each byte once. Counts the ends of lines.
fn scan(path: &str) -> crate::Result<f64> {
    let text = std::fs::read(path)?;
    turn(|| {
        std::hint::black_box(std::hint::black_box(&text).iter().filter(|&&byte| byte == b'\n').count());
        Ok(())
    })
}

/// What is written into a text besides letters.
const WORDS: [&str; 7] = [" said", " Reyes", ".", " in Cairo,", "\n\n", " “No,” she said.", " slowly"];

/// How many places of a text are written at, in its order.
const PLACES: usize = 61;

/// Milliseconds of one edit: some words in turn come in all over a text.
fn edits(path: &str, words: &[&str]) -> crate::Result<f64> {
    let text = std::fs::read_to_string(path)?;
    let mut engine = Engine::new(text, Options::default(), Gazetteer::core())?;
    let step = engine.text().len() / PLACES;
    let start = Instant::now();
    for (place, word) in (0..PLACES).zip(words.iter().cycle()) {
        let at = (place * step..).find(|at| engine.text().is_char_boundary(*at)).unwrap_or(0) as u32;
        std::hint::black_box(engine.update(&Edit { span: Span::new(at, at), text: word })?);
    }
    Ok(start.elapsed().as_secs_f64() * 1e3 / PLACES as f64)
}

/// Does something once or more, for a turn, and says how many milliseconds it takes.
fn turn(mut run: impl FnMut() -> crate::Result<()>) -> crate::Result<f64> {
    let start = Instant::now();
    let mut times = 0;
    while times == 0 || start.elapsed() < TURN {
        run()?;
        times += 1;
    }
    Ok(start.elapsed().as_secs_f64() * 1e3 / f64::from(times))
}

/// Bytes, as Linux tells them.
fn peak() -> crate::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status").map_err(|_| "Only Linux tells how much memory a process had.")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("The system does not tell the most memory of a process.")?;
    let kibibytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kibibytes * 1024.0)
}
