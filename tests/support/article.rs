//! Reads `tests/articles`: `NAME.txt`, exactly as a reader would paste it, and `NAME.gold.txt`.

use std::path::Path;

use super::gold::Gold;

/// A whole article with its gold.
#[derive(Debug)]
pub struct Article {
    pub name: String,
    pub text: String,
    pub gold: Gold,
}

/// All articles of a folder, by name.
///
/// # Errors
///
/// A sentence that names the file and, for a gold, the line.
pub fn read_all(folder: &Path) -> Result<Vec<Article>, String> {
    let entries = std::fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().strip_suffix(".gold.txt")?.to_owned()))
        .collect();
    names.sort();
    names.into_iter().map(|name| read(folder, name)).collect()
}

fn read(folder: &Path, name: String) -> Result<Article, String> {
    let file = |suffix: &str| {
        let path = folder.join(format!("{name}{suffix}"));
        std::fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))
    };
    let text = file(".txt")?;
    let gold = Gold::parse(&text, &file(".gold.txt")?, 1).map_err(|why| format!("{name}.gold.txt, {why}"))?;
    Ok(Article { name, text, gold })
}
