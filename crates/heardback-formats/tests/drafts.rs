//! Worked drafts, read through the contract: which checks must fail on each and which must not.
//!
//! The cases are not part of the project; `HEARDBACK_CASES` names the folder that has them.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that reads its cases and reports to people"
)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use heardback_core::playbook::Playbook;
use heardback_formats::contract::check::check_line;
use serde_json::Value;

#[test]
fn every_worked_draft_fails_what_it_must_and_nothing_else() {
    let Some(folder) = std::env::var_os("HEARDBACK_CASES").map(PathBuf::from) else {
        say("worked drafts: skipped, HEARDBACK_CASES is not set");
        return;
    };
    let file = folder.join("scenarios/drafts_visible.jsonl");
    let cases = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let (mut ran, mut wrong) = (0, Vec::new());
    for line in cases.lines().filter(|line| !line.trim().is_empty()) {
        ran += 1;
        let case: Value = serde_json::from_str(line).unwrap();
        let answer = check_line(line, Playbook::bundled()).unwrap().answer();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["id"], case["id"]);
        let ids = |list: &Value| -> Vec<String> {
            let ids = list.as_array().into_iter().flatten();
            ids.map(|id| id.as_str().unwrap_or_default().to_owned()).collect()
        };
        let failed: Vec<String> = answer["failed"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| found["check"].as_str().unwrap().to_owned())
            .collect();
        let (must, may) = (ids(&case["must_fail"]), ids(&case["may_fail"]));
        let missed: Vec<_> = must.iter().filter(|id| !failed.contains(id)).collect();
        let extra: Vec<_> =
            failed.iter().filter(|id| !must.contains(id) && !may.contains(id)).collect();
        if !missed.is_empty() || !extra.is_empty() {
            wrong.push(format!(
                "{}: missed {missed:?}, too many {extra:?}\n    {answer}",
                case["id"]
            ));
        }
    }
    say(&format!("worked drafts: {ran} ran, {} agree", ran - wrong.len()));
    assert!(ran > 0, "{} has no case", file.display());
    assert!(wrong.is_empty(), "{} of {ran} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// Written past the capture of the test runner: how many cases ran belongs in every log.
fn say(text: &str) {
    let mut log = std::io::stderr();
    log.write_all(format!("{text}\n").as_bytes()).unwrap();
}
