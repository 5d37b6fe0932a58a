//! Every phenomenon in `tests/cases/*.txt` comes back as expected, to the letter.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use support::{case_file, compare};
use voxmark::Options;

#[test]
fn every_case_is_analysed_as_written() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = std::fs::read_dir(&folder).map_err(|why| why.to_string())?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();

    let (mut cases, mut failures, mut unreadable) = (0, Vec::new(), Vec::new());
    let mut headings = BTreeSet::new();
    for file in &files {
        let read = case_file::read(file).unwrap_or_else(|why| {
            unreadable.push(why);
            Vec::new()
        });
        for case in read {
            cases += 1;
            let heading = case.name.split_once(' ').map_or("", |(_, heading)| heading).to_owned();
            assert!(headings.insert(heading), "{}: another case has this heading", case.name);
            let found = voxmark::analyze(&case.text, &Options::default()).map_err(|why| why.to_string())?;
            let differences = compare::differences(&case.text, &case.gold, &found);
            if !differences.is_empty() {
                let drawing = compare::drawing(&case.text, &case.gold, &found);
                failures.push(format!("{}\n{drawing}  {}\n", case.name, differences.join("\n  ")));
            }
        }
    }
    assert!(unreadable.is_empty(), "{}", unreadable.join("\n"));
    assert!(cases > 0, "no case in {}", folder.display());
    assert!(failures.is_empty(), "{}\n{} of {cases} cases fail.", failures.join("\n"), failures.len());
    Ok(())
}
