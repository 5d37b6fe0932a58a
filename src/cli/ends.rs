//! Where a run takes up and where its output goes.

use std::fs;
use std::path::Path;

use super::arguments::Arguments;
use super::done::Done;
use super::output::Output;
use super::resume;

/// What is done already, and the place for the rest. An error is a sentence.
pub fn open(arguments: &Arguments) -> Result<(Done, Output), String> {
    let Arguments { files, output, skip_done, .. } = arguments;
    for file in [output, skip_done].into_iter().flatten() {
        if files.iter().any(|input| same(input, file)) {
            return Err(format!("{} is an input and would be written over.", file.display()));
        }
    }
    let failed = |path: &Path, what, why| format!("{} cannot be {what}: {why}.", path.display());
    let (mut done, mut left) = (Done::default(), None);
    if let Some(path) = skip_done {
        left = Some(resume::tidy(path).map_err(|why| failed(path, "taken up", why))?);
        done = Done::read(path).map_err(|why| failed(path, "read", why))?;
    }
    let Some(path) = output else { return Ok((done, Output::standard())) };
    let before = skip_done.as_deref().filter(|before| path == before || same(path, before));
    let output = match left.filter(|_| before.is_some()) {
        Some(left) => Output::append(path, &left),
        None => Output::create(path),
    };
    Ok((done, output.map_err(|why| failed(path, "written", why))?))
}

/// Whether two names are of one file.
fn same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}
