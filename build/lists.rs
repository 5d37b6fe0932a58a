//! Reads the lists of `data/`.

use std::path::Path;

/// What goes wrong while packing, in one sentence that names the file and line.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The entries of a list: trimmed lines, without blank ones and `#` comments, each with its line number.
pub(crate) fn entries(path: &Path) -> Result<Vec<(usize, String)>> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(text
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.split('#').next().unwrap_or("").trim().to_owned()))
        .filter(|(_, line)| !line.is_empty())
        .collect())
}
