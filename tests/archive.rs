//! Archives on the command line: compressed, taken up where a run was broken off, in little memory.

// A test that cannot set itself up has failed.
#![allow(clippy::unwrap_used)]

mod command;

use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use command::{Folder, jsonl, lines, run, start, stderr, stdout};
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde_json::{Value, json};

const BRIDGE: &str = "\"The bridge stays shut,\" said Tomas Ilves, who runs the county's roads near Cairo. He wants it mended by June.";

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn zstd(content: &[u8]) -> Vec<u8> {
    compress_to_vec(content, CompressionLevel::Fastest)
}

/// What a file holds, unpacked as its name says.
fn unpacked(path: &str) -> Vec<u8> {
    let packed = fs::read(path).unwrap();
    let mut content = Vec::new();
    if path.ends_with(".gz") {
        MultiGzDecoder::new(&packed[..]).read_to_end(&mut content).unwrap();
    } else if path.ends_with(".zst") {
        let mut rest = &packed[..];
        while !rest.is_empty() {
            ruzstd::decoding::StreamingDecoder::new(&mut rest).unwrap().read_to_end(&mut content).unwrap();
        }
    } else {
        content = packed;
    }
    content
}

/// An archive of so many articles, the `id` of each its number; some are bad, some have no `id`.
fn archive(articles: usize) -> String {
    (0..articles)
        .map(|i| match i % 50 {
            7 => format!("{{\"id\":{i},\"text\":\n"),
            8 => jsonl(&[(Value::Null, BRIDGE)]),
            9 => jsonl(&[(json!("again"), "Nobody spoke.")]),
            _ => jsonl(&[(json!(i), BRIDGE)]),
        })
        .collect()
}

fn ids(output: &Output) -> Vec<Value> {
    lines(output).iter().map(|line| line["id"].clone()).collect()
}

#[test]
fn compressed_input_is_known_by_its_content() {
    let halves = [jsonl(&[(json!(1), BRIDGE)]), jsonl(&[(json!(2), ""), (json!(3), BRIDGE)])];
    let plain = run(["--format", "jsonl"], halves.concat().as_bytes());
    assert_eq!(ids(&plain), [1, 2, 3]);
    let [one, two] = halves.each_ref().map(|half| half.as_bytes());
    // RFC 8878: a skippable frame of three bytes.
    let skippable = [&[0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
    for packed in [
        gzip(halves.concat().as_bytes()),
        [gzip(one), gzip(two)].concat(),
        zstd(halves.concat().as_bytes()),
        [&zstd(one)[..], &skippable, &zstd(two)].concat(),
        [&skippable[..], &zstd(b""), &zstd(one), &zstd(two)].concat(),
    ] {
        let folder = Folder::new("content", &[("archive.jsonl", &packed), ("archive.jsonl.zst", &packed), ("archive", &packed)]);
        for output in [
            run(["--format", "jsonl"], &packed),
            run([folder.path("archive.jsonl")], b""),
            run([folder.path("archive.jsonl.zst")], b""),
            run([folder.path("archive")], b""),
        ] {
            assert_eq!((stdout(&output), output.status.code()), (stdout(&plain), Some(0)), "{}", stderr(&output));
        }
    }
    let article = run(["--format", "json"], &gzip(BRIDGE.as_bytes()));
    assert_eq!(article.stdout, run(["--format", "json"], BRIDGE.as_bytes()).stdout);
    let begins_alike = run(["--format", "json"], b"P*");
    assert_eq!(begins_alike.status.code(), Some(0), "{}", stderr(&begins_alike));
}

#[test]
fn compressed_input_that_is_cut_off_or_damaged_gives_what_is_whole() {
    let articles = archive(400);
    for packed in [gzip(articles.as_bytes()), zstd(articles.as_bytes())] {
        let mut damaged = packed.clone();
        let middle = packed.len() - 3;
        damaged[middle] ^= 0x55;
        for broken in [&packed[..packed.len() - 1], &packed[..packed.len() / 2], &damaged] {
            let folder = Folder::new("damaged", &[("broken", broken), ("good.jsonl", b"{\"id\":\"last\",\"text\":\"\"}")]);
            let output = run(["--input", "jsonl", &folder.path("broken"), &folder.path("good.jsonl")], b"");
            assert_eq!(output.status.code(), Some(1));
            assert!(stderr(&output).contains("broken cannot be read: "), "{}", stderr(&output));
            let found = ids(&output);
            assert_eq!(found.last(), Some(&json!("last")), "the run goes on");
            assert!(found.len() <= 401 && found[..found.len() - 1].iter().enumerate().all(|(i, id)| *id == i || id.is_null() || *id == "again"));
        }
    }
}

#[test]
fn output_is_packed_as_its_name_says() {
    // More than a member holds.
    let articles = archive(2500);
    let printed = run(["--format", "jsonl"], articles.as_bytes()).stdout;
    assert!(printed.len() > 1 << 20);
    let folder = Folder::new("packed", &[]);
    for name in ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"] {
        let path = folder.path(name);
        let output = run(["--format", "jsonl", "--output", &path], articles.as_bytes());
        assert_eq!((stdout(&output), output.status.code()), ("", Some(1)));
        assert!(unpacked(&path) == printed, "{name}");
        assert_eq!(name.ends_with('l'), fs::read(&path).unwrap().len() == printed.len());
        let nothing = run(["--input", "jsonl", "-o", &path], b"");
        assert_eq!((unpacked(&path), nothing.status.code()), (Vec::new(), Some(0)));
        assert_eq!(name.ends_with('l'), fs::read(&path).unwrap().is_empty(), "{name}: a whole file of its kind");
    }
    let nowhere = run(["--output", &folder.path("no/such/folder")], b"");
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(stderr(&nowhere).contains("cannot be written"), "{}", stderr(&nowhere));
}

#[test]
fn no_input_is_written_over() {
    let articles = archive(3);
    let folder = Folder::new("over", &[("archive.jsonl", articles.trim_end().as_bytes())]);
    let path = folder.path("archive.jsonl");
    for arguments in [["--output", &path, &path], ["--skip-done", &path, &path]] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("is an input"), "{}", stderr(&output));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), articles.trim_end());
}

#[test]
fn what_is_done_is_left_out() {
    let line = |id: &str| format!("{{\"id\":{id},\"quotes\":[]}}\n");
    let before = ["3", "null", "\"\\u00e9\"", "5"].map(line).concat();
    let folder = Folder::new("done", &[("before.jsonl", before.as_bytes()), ("before.jsonl.gz", &gzip(before.as_bytes()))]);
    let articles: String = ["5", "\"é\"", "null", "5", "null", "4", "\"3\""].map(|id| format!("{{\"id\":{id},\"text\":\"\"}}\n")).concat();
    for name in ["before.jsonl", "before.jsonl.gz"] {
        let output = run(["--skip-done", &folder.path(name)], articles.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(ids(&output), [json!(5), json!(null), json!(4), json!("3")], "{name}: each as often as it is not there");
    }
    assert_eq!(fs::read_to_string(folder.path("before.jsonl")).unwrap(), before);
    let all = run(["--skip-done", &folder.path("none.jsonl")], articles.as_bytes());
    assert_eq!(ids(&all).len(), 7);
    for format in ["summary", "json"] {
        assert_eq!(run(["--skip-done", "x", "--format", format], b"").status.code(), Some(2));
    }
}

#[test]
fn text_files_are_left_out_by_their_paths() {
    let folder = Folder::new("paths", &[("a.txt", BRIDGE.as_bytes()), ("b.txt", BRIDGE.as_bytes())]);
    let [a, b, out] = ["a.txt", "b.txt", "out.jsonl"].map(|name| folder.path(name));
    run(["--format", "jsonl", "-o", &out, &b], b"");
    let rest = run(["--skip-done", &out, &a, &b], b"");
    assert_eq!(ids(&rest), [json!(a)]);
}

#[test]
fn a_line_that_was_cut_off_is_done_again() {
    let articles = archive(20);
    let folder = Folder::new("cut", &[("archive.jsonl", articles.as_bytes())]);
    let (archive, out) = (folder.path("archive.jsonl"), folder.path("out.jsonl"));
    let whole = run([&archive], b"").stdout;
    for cut in (0..=whole.len()).step_by(211).chain([whole.len() - 1, whole.len()]) {
        fs::write(&out, &whole[..cut]).unwrap();
        let mut arguments = vec!["--skip-done", &out, &archive];
        // As `>> OUT` of a shell, or by name.
        let by_name = cut % 2 == 0;
        let target = OpenOptions::new().append(true).open(&out).unwrap();
        arguments.extend(if by_name { vec!["--output", &out] } else { vec![] });
        let stdout = if by_name { Stdio::null() } else { Stdio::from(target) };
        let done = Command::new(env!("CARGO_BIN_EXE_voxmark")).args(arguments).stdout(stdout).stderr(Stdio::piped()).output().unwrap();
        assert!(fs::read(&out).unwrap() == whole, "cut at {cut}: {}", fs::read_to_string(&out).unwrap());
        let told = stderr(&done).contains("was cut off");
        assert_eq!(told, cut > 0 && whole[cut - 1] != b'\n', "cut at {cut}: {}", stderr(&done));
    }
}

#[test]
fn killed_at_any_moment_and_taken_up_a_run_loses_no_article_and_has_none_twice() {
    let articles = archive(6000);
    let folder = Folder::new("killed", &[("archive.jsonl", articles.as_bytes()), ("archive.jsonl.zst", &zstd(articles.as_bytes()))]);
    // Where the kills come is the clock's doing; the waits are a fixed sequence.
    let mut wait = 7_u64;
    for (input, name) in [("archive.jsonl", "out.jsonl"), ("archive.jsonl", "out.jsonl.gz"), ("archive.jsonl.zst", "out.jsonl.zst")] {
        let (input, out) = (folder.path(input), folder.path(name));
        let whole = run([&input], b"").stdout;
        let (mut kills, mut longest) = (0, 40);
        loop {
            let mut child = start(["--output", &out, "--skip-done", &out, &input]);
            wait = wait.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            thread::sleep(Duration::from_millis((wait >> 33) % longest));
            if child.try_wait().unwrap().is_some() {
                break;
            }
            child.kill().unwrap();
            child.wait().unwrap();
            kills += 1;
            // However slow the machine is, some run comes to its end.
            longest += longest / 2;
        }
        assert!(kills > 1, "{name} was killed {kills} times");
        assert!(unpacked(&out) == whole, "{name} after {kills} kills");
    }
}

#[test]
fn as_many_threads_as_asked_for() {
    let articles = archive(200);
    let one = run(["--format", "jsonl", "--threads", "1"], articles.as_bytes());
    assert_eq!(stdout(&one), stdout(&run(["--format", "jsonl", "-j", "16"], articles.as_bytes())));
    assert_eq!(run(["-j", "0"], b"").status.code(), Some(2));
}

/// The most memory that a process has had, in bytes, after so many articles.
#[cfg(target_os = "linux")]
fn peak_memory(articles: usize, text: &str) -> usize {
    let mut child = start(["--format", "jsonl", "-j", "2"]);
    let mut stdin = child.stdin.take().unwrap();
    let line = jsonl(&[(json!(1), text)]);
    let writer = thread::spawn(move || {
        for _ in 0..articles {
            stdin.write_all(line.as_bytes()).unwrap();
        }
        stdin
    });
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..articles {
        assert!(output.skip_until(b'\n').unwrap() > 0);
    }
    // It waits for more.
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    drop(writer.join().unwrap());
    assert!(child.wait().unwrap().success());
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    peak.trim().strip_suffix(" kB").unwrap().parse::<usize>().unwrap() * 1024
}

#[test]
#[cfg(target_os = "linux")]
fn ten_times_the_archive_takes_no_more_memory() {
    let text = format!("{BRIDGE} ").repeat(20);
    let (few, many) = (peak_memory(400, &text), peak_memory(4000, &text));
    let grown = 3600 * text.len();
    assert!(many < few + grown / 4, "{few} bytes for 400 articles, {many} for 4,000 that are {grown} bytes longer");
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_shows_how_far_the_run_is() {
    let folder = Folder::new("terminal", &[("archive.jsonl", archive(60).as_bytes())]);
    let (input, out) = (folder.path("archive.jsonl"), folder.path("out.jsonl"));
    let binary = env!("CARGO_BIN_EXE_voxmark");
    // `script` gives standard error a terminal; five seconds without articles pass, as a run of half a second shows nothing
    // and a busy machine begins it late.
    let run = format!("stty cols 120; (cat '{input}'; sleep 5; echo oops; cat '{input}') | '{binary}' --input jsonl > '{out}'");
    let done = Command::new("script").args(["-qec", &run, "/dev/null"]).env("TERM", "xterm").stdin(Stdio::null()).output().unwrap();
    assert_eq!(fs::read_to_string(&out).unwrap().lines().count(), 121);
    let shown = stdout(&done);
    assert!(shown.contains("121 articles, 5 failed"), "{shown:?}");
    let elsewhere = Command::new("sh").args(["-c", &run.replace("stty cols 120;", "")]).output().unwrap();
    assert_eq!(stderr(&elsewhere), "", "where standard error is no terminal");
}
