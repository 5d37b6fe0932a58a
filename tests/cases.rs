//! Every phenomenon in `tests/cases/*.txt` comes back as expected, to the letter. Those that are not mastered yet are listed
//! in `tests/cases/OPEN.md`, a line each; one that is mastered must leave that list.

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

    let list = std::fs::read_to_string(folder.join("OPEN.md")).map_err(|why| why.to_string())?;
    let mut open: BTreeSet<&str> = list.lines().filter_map(|line| line.strip_prefix("- ")).collect();
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
            let is_open = open.remove(heading.as_str());
            assert!(headings.insert(heading), "{}: another case has this heading", case.name);
            let found = voxmark::analyze(&case.text, &Options::default()).map_err(|why| why.to_string())?;
            let differences = compare::differences(&case.text, &case.gold, &found);
            if is_open && differences.is_empty() {
                failures.push(format!("{}: mastered now, so it must leave OPEN.md", case.name));
            }
            if !is_open && !differences.is_empty() {
                let drawing = compare::drawing(&case.text, &case.gold, &found);
                failures.push(format!("{}\n{drawing}  {}\n", case.name, differences.join("\n  ")));
            }
        }
    }
    assert!(unreadable.is_empty(), "{}", unreadable.join("\n"));
    assert!(open.is_empty(), "OPEN.md lists headings that no case has: {open:?}");
    assert!(cases > 0, "no case in {}", folder.display());
    assert!(failures.is_empty(), "{}\n{} of {cases} cases fail.", failures.join("\n"), failures.len());
    Ok(())
}
