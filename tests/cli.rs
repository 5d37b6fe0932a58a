//! The command line, run as a reader would run it.

// A test that cannot set itself up has failed.
#![allow(clippy::unwrap_used)]

mod command;

use std::io::{Read, Write};
use std::process::Output;

use command::{Folder, jsonl, lines, run, start, stderr, stdout};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use voxmark::{Analysis, OffsetUnit, Options, Span, analyze};

mod support;

use support::mutations;

const HARBOUR: &str = "\
The harbour 🙂 at Brenham Cove will close on Monday, Mayor Ana Reyes said.

“We leave at dawn – e\u{301}very boat,” she told residents. \"It is a disaster,\" said Piet de Vries, a fisherman.\r\n";

const BRIDGE: &str = "\"The bridge stays shut,\" said Tomas Ilves, who runs the county's roads.\n";

/// Numbers as JSON knows them: 1.0 and 1 are one number.
fn plain(value: Value) -> Value {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(whole) if whole.fract() == 0.0 => json!(whole as i64),
            _ => Value::Number(number),
        },
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(fields) => fields.into_iter().map(|(key, value)| (key, plain(value))).collect(),
        other => other,
    }
}

/// What the library gives for the text, as the command line should print it.
fn expected(text: &str) -> Value {
    let analysis = analyze(text, &Options::default()).unwrap().in_unit(text, OffsetUnit::Codepoint);
    plain(serde_json::to_value(analysis).unwrap())
}

fn with_id(id: &Value, mut analysis: Value) -> Value {
    analysis["id"] = id.clone();
    analysis
}

#[test]
fn json_of_one_text_is_the_contract_and_nothing_else() {
    let output = run(["--format", "json"], HARBOUR.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(lines(&output), [expected(HARBOUR)]);
    let folder = Folder::new("json", &[("harbour.txt", HARBOUR.as_bytes())]);
    let of_file = run(["--format", "json", &folder.path("harbour.txt")], b"");
    assert_eq!(of_file.stdout, output.stdout);
}

#[test]
fn fields_stand_in_the_order_of_the_contract() {
    let output = run(["--format", "jsonl", "--input", "jsonl"], jsonl(&[(json!("a"), HARBOUR)]).as_bytes());
    let line = stdout(&output);
    let fields = [
        "{\"id\":\"a\"", ",\"quotes\":[{\"start\":", ",\"end\":", ",\"kind\":", ",\"group\":", ",\"cue\":", ",\"mention\":",
        ",\"speaker\":", ",\"confidence\":", ",\"rule\":", "],\"speakers\":[{\"name\":", ",\"role\":", ",\"kind\":",
        ",\"mentions\":[{\"start\":", "],\"places\":[", "],\"persons\":[{\"start\":", ",\"end\":", ",\"speaker\":",
    ];
    let mut rest = line;
    for field in fields {
        let at = rest.find(field);
        assert!(at.is_some(), "{field} is not where it should be in {line}");
        rest = &rest[at.unwrap() + field.len()..];
    }
}

#[test]
fn offsets_count_what_was_asked_for() {
    let in_bytes = analyze(HARBOUR, &Options::default()).unwrap();
    for unit in ["codepoint", "utf16", "byte"] {
        let length = |before: &str| match unit {
            "codepoint" => before.chars().count(),
            "utf16" => before.encode_utf16().count(),
            _ => before.len(),
        };
        let output = run(["--format", "json", "--offsets", unit], HARBOUR.as_bytes());
        let counted: Analysis = serde_json::from_slice(&output.stdout).unwrap();
        let count = |span: Span| {
            Span::new(length(&HARBOUR[..span.range().start]) as u32, length(&HARBOUR[..span.range().end]) as u32)
        };
        assert_eq!(
            counted.quotes.iter().map(|quote| quote.span).collect::<Vec<_>>(),
            in_bytes.quotes.iter().map(|quote| count(quote.span)).collect::<Vec<_>>(),
            "{unit}"
        );
        assert!(counted.quotes.len() >= 2, "{unit}: {}", stdout(&output));
    }
    let default = run(["--format", "json"], HARBOUR.as_bytes());
    assert_eq!(default.stdout, run(["--format", "json", "--offsets", "codepoint"], HARBOUR.as_bytes()).stdout);
}

#[test]
fn json_lines_come_back_in_order_with_their_ids_as_given() {
    let ids = [json!("a"), json!(7), json!("a"), json!("\u{e9}\"\n🙂"), json!(-1.5), Value::Null];
    let texts = [HARBOUR, BRIDGE, "", HARBOUR, BRIDGE, BRIDGE];
    let articles: Vec<_> = ids.iter().cloned().zip(texts).collect();
    let wanted: Vec<_> = articles.iter().map(|(id, text)| with_id(id, expected(text))).collect();
    let folder = Folder::new("order", &[("archive.jsonl", jsonl(&articles).as_bytes())]);
    let archive = folder.path("archive.jsonl");
    for arguments in [&["--format", "jsonl", &archive][..], &[&archive]] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(lines(&output), wanted);
    }
    let array = run(["--format", "json", &archive], b"");
    assert_eq!(serde_json::from_slice::<Vec<Value>>(&array.stdout).unwrap(), wanted);
}

#[test]
fn a_number_for_an_id_comes_back_digit_for_digit() {
    let output = run(["--input", "jsonl"], b"{\"text\":\"\",\"id\":123456789012345678901234567890}\n{\"id\":1.50,\"text\":\"\"}");
    let starts: Vec<_> = stdout(&output).lines().map(|line| line.split(",\"quotes\"").next().unwrap()).collect();
    assert_eq!(starts, ["{\"id\":123456789012345678901234567890", "{\"id\":1.50"]);
}

#[test]
fn many_articles_keep_their_order() {
    let articles: Vec<_> = (0..3000).map(|i| (json!(i), if i % 5 == 0 { HARBOUR } else { "No." })).collect();
    let output = run(["--format", "jsonl"], jsonl(&articles).as_bytes());
    let ids: Vec<_> = lines(&output).iter().map(|line| line["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..3000).collect::<Vec<_>>());
}

#[test]
fn a_bad_line_becomes_an_error_and_the_run_goes_on() {
    let long = "x".repeat(Options::default().max_bytes + 1);
    let bad: [(&[u8], Value, &str); 8] = [
        (b"{\"id\":1,\"text\":\"not closed", json!(null), "not valid JSON"),
        (b"[1, 2]", json!(null), "not an article"),
        (b"{\"id\":2}", json!(2), "\"text\" is missing"),
        (b"{\"id\":\"three\",\"text\":3}", json!("three"), "not an article"),
        (b"{\"id\":4,\"text\":\"caf\xe9\"}", json!(4), "not UTF-8"),
        (b"{\"id\":{\"five\":5},\"text\":\"\"}", json!(null), "neither a string nor a number"),
        (b"{\"text\":\"\\ud83d\",\"id\":6}", json!(6), "not valid JSON"),
        (&format!("{{\"id\":7,\"text\":\"{long}\"}}").into_bytes(), json!(7), "limit is 20000000 bytes"),
    ];
    let good = jsonl(&[(json!("good"), BRIDGE)]);
    let mut input = good.clone().into_bytes();
    for (line, ..) in &bad {
        input.extend([line, &b"\r\n  \n"[..], good.as_bytes()].concat());
    }
    let output = run(["--format", "jsonl"], &input);
    assert_eq!(output.status.code(), Some(1));
    let found = lines(&output);
    assert_eq!(found.len(), 2 * bad.len() + 1);
    for (i, (_, id, sentence)) in bad.iter().enumerate() {
        let line = &found[2 * i + 1];
        assert_eq!(line["id"], *id, "{line}");
        let error = line["error"].as_str().unwrap();
        assert!(error.contains(sentence), "{error}");
        assert!(error.starts_with(&format!("standard input, line {}: ", 3 * i + 2)), "{error}");
        assert_eq!(line.as_object().unwrap().len(), 2, "{line}");
        assert_eq!(found[2 * i + 2], with_id(&json!("good"), expected(BRIDGE)));
    }
}

#[test]
fn whatever_stands_on_a_line_there_is_one_answer_to_it() {
    let mut input = Vec::new();
    // For each line that holds anything its number; good ones stand between.
    let mut wanted = Vec::new();
    let good = jsonl(&[(json!("good"), BRIDGE)]);
    let mut number = 0;
    mutations::each("jsonl", 30, |line, _| {
        let line: Vec<u8> = line.iter().map(|&byte| if byte == b'\n' { b' ' } else { byte }).collect();
        number += 2;
        wanted.push(None);
        if !line.trim_ascii_end().is_empty() {
            wanted.push(Some(number));
        }
        input.extend([good.as_bytes(), &line, b"\n"].concat());
    });
    let output = run(["--input", "jsonl", "--format", "jsonl"], &input);
    assert_eq!((output.status.code(), stderr(&output)), (Some(1), ""));
    // An id may be a number that no reader holds.
    #[derive(serde::Deserialize)]
    struct Answer<'a> {
        #[serde(borrow, rename = "id")]
        _id: &'a RawValue,
        error: Option<String>,
        quotes: Option<Vec<Value>>,
    }
    let found: Vec<&str> = stdout(&output).lines().collect();
    assert_eq!(found.len(), wanted.len());
    for (line, number) in found.into_iter().zip(wanted) {
        let Some(number) = number else {
            assert_eq!(serde_json::from_str::<Value>(line).unwrap(), with_id(&json!("good"), expected(BRIDGE)));
            continue;
        };
        let answer: Answer = serde_json::from_str(line).unwrap();
        assert!(answer.error.is_some() != answer.quotes.is_some(), "{line}");
        assert!(answer.error.is_none_or(|error| error.starts_with(&format!("standard input, line {number}: "))), "{line}");
    }
}

#[test]
fn a_line_too_long_to_hold_is_passed_over() {
    let mut input = b"{\"id\":1,\"text\":\"".to_vec();
    input.resize(8 * Options::default().max_bytes + 100, b' ');
    input.extend_from_slice(b"\"}\n{\"id\":2,\"text\":\"\"}\n");
    let output = run(["--format", "jsonl"], &input);
    assert_eq!(output.status.code(), Some(1));
    let found = lines(&output);
    assert!(found[0]["error"].as_str().unwrap().contains("line 1: The line is longer than"), "{}", found[0]);
    assert_eq!((found.len(), &found[1]["id"]), (2, &json!(2)));
}

#[test]
fn several_files_are_told_apart_by_their_paths() {
    let folder = Folder::new("several", &[("harbour.txt", HARBOUR.as_bytes()), ("bridge.txt", BRIDGE.as_bytes())]);
    let paths = [folder.path("harbour.txt"), folder.path("bridge.txt")];
    let wanted = [with_id(&json!(paths[0]), expected(HARBOUR)), with_id(&json!(paths[1]), expected(BRIDGE))];
    let array = run(["--format", "json", &paths[0], &paths[1]], b"");
    assert_eq!(serde_json::from_slice::<Vec<Value>>(&array.stdout).unwrap(), wanted);
    assert_eq!(lines(&run(["--format", "jsonl", &paths[0], &paths[1]], b"")), wanted);

    let with_input = run(["--format", "jsonl", "-", &paths[1]], HARBOUR.as_bytes());
    assert_eq!(lines(&with_input), [with_id(&json!("standard input"), expected(HARBOUR)), wanted[1].clone()]);
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let long = "x".repeat(Options::default().max_bytes + 1);
    let files: [(&str, &[u8]); 3] =
        [("latin.txt", b"caf\xe9"), ("long.txt", long.as_bytes()), ("bridge.txt", BRIDGE.as_bytes())];
    let folder = Folder::new("unreadable", &files);
    let paths = ["missing.txt", "latin.txt", "long.txt", "bridge.txt"].map(|name| folder.path(name));
    let output = run(["--format", "jsonl"].into_iter().chain(paths.iter().map(String::as_str)), b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output), [with_id(&json!(paths[3]), expected(BRIDGE))]);
    let complaints: Vec<_> = stderr(&output).lines().collect();
    let sentences = ["missing.txt cannot be read: ", "latin.txt is not UTF-8 from byte 4 on.", "long.txt is longer than 20000000 bytes."];
    assert_eq!(complaints.len(), sentences.len(), "{complaints:?}");
    for (complaint, sentence) in complaints.iter().zip(sentences) {
        assert!(complaint.contains(sentence), "{complaint}");
    }
}

#[test]
fn the_kind_of_an_input_is_told_by_its_name_or_its_beginning() {
    let archive = jsonl(&[(json!("a"), BRIDGE)]);
    let marked = format!("\u{FEFF}{archive}");
    let files: [(&str, &[u8]); 3] = [("a.NDJSON", b"oops\n"), ("a.txt", marked.as_bytes()), ("b.txt", b"{ A brace opens it.")];
    let folder = Folder::new("kind", &files);
    let ids = |output: &Output| lines(output).iter().map(|line| line["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&run(["--format", "jsonl"], archive.as_bytes())), [json!("a")]);
    assert_eq!(ids(&run([folder.path("a.txt")], b"")), [json!("a")]);
    assert_eq!(ids(&run(["--format", "jsonl", "--input", "text"], archive.as_bytes())), [json!("standard input")]);
    assert_eq!(ids(&run(["--format", "jsonl", &folder.path("b.txt")], b"")), [json!(folder.path("b.txt"))]);
    let named = run([folder.path("a.NDJSON")], b"");
    assert!(lines(&named)[0]["error"].as_str().unwrap().contains("a.NDJSON, line 1: not valid JSON"));
}

#[test]
fn nothing_in_gives_nothing_found() {
    assert_eq!(lines(&run(["--format", "json"], b"")), [json!({ "quotes": [], "speakers": [], "places": [], "persons": [] })]);
    assert_eq!(stdout(&run(["--format", "jsonl", "--input", "jsonl"], b"\n\n")), "");
    assert_eq!(stdout(&run(["--format", "json", "--input", "jsonl"], b"")), "[]\n");
}

#[test]
fn the_summary_shows_each_article_under_its_name() {
    let folder = Folder::new("summary", &[("harbour.txt", HARBOUR.as_bytes()), ("bridge.txt", BRIDGE.as_bytes())]);
    let output = run([folder.path("harbour.txt"), folder.path("bridge.txt")], b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let (harbour, bridge) = stdout(&output).split_once("bridge.txt\n").unwrap();
    for (article, text) in [(harbour, HARBOUR), (bridge, BRIDGE)] {
        let analysis = analyze(text, &Options::default()).unwrap();
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let unwrapped = one_line(article);
        assert!(article.lines().all(|line| line.chars().count() <= 100 || line.contains("summary")), "{article}");
        assert!(["Quotes:", "Speakers:", "Places:"].iter().all(|heading| unwrapped.contains(heading)), "{article}");
        assert!(!analysis.quotes.is_empty());
        let quotes = analysis.quotes.iter().map(|quote| one_line(quote.span.of(text)));
        let speakers = analysis.speakers.iter().map(|speaker| speaker.name.clone());
        let places = analysis.places.iter().map(|place| place.name.clone());
        for shown in quotes.chain(speakers).chain(places) {
            assert!(unwrapped.contains(&shown), "{shown} is not in {article}");
        }
    }
}

#[test]
fn a_summary_holds_no_commands_for_the_terminal() {
    let output = run::<&str>([], "\"Stop \u{1b}[31m\u{9b}2J it,\" said Ana Reyes.\u{7}".as_bytes());
    let text = stdout(&output);
    assert!(text.contains("Stop [31m 2J it"), "{text}");
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut child = start(["--input", "jsonl"]);
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    for _ in 0..3 {
        stdin.write_all(b"{\"id\":1,\"text\":\"\"}\n").unwrap();
        let mut answer = [0; 8];
        stdout.read_exact(&mut answer).unwrap();
        assert_eq!(&answer, b"{\"id\":1,");
        while answer[0] != b'\n' {
            stdout.read_exact(&mut answer[..1]).unwrap();
        }
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let mut child = start(["--format", "jsonl"]);
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdin.write_all(jsonl(&[(json!(1), "")]).as_bytes()).unwrap();
    stdout.read_exact(&mut [0; 8]).unwrap();
    drop(stdout);
    // The input stays open: the run must end all the same, and may end before it has taken all of this.
    let _ = stdin.write_all(jsonl(&vec![(json!(2), ""); 1000]).as_bytes());
    let mut complaints = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
    assert_eq!((child.wait().unwrap().code(), complaints.as_str()), (Some(0), ""));
}

#[test]
fn a_senseless_command_line_is_refused_with_code_2() {
    for arguments in [["--format", "xml"], ["--offsets", "words"], ["--input", "pdf"], ["--no-such", "option"]] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    let help = run(["--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    for option in ["--format", "--input", "--offsets", "codepoint", "summary"] {
        assert!(stdout(&help).contains(option), "{option}");
    }
}
