//! Worked cases of the planner, read through the contract: what a plan must have, may have and must not have.
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
use heardback_formats::contract::plan::plan_line;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZoneDatabase;
use serde_json::Value;

#[test]
fn every_worked_case_is_planned_as_expected() {
    let Some(folder) = std::env::var_os("HEARDBACK_CASES").map(PathBuf::from) else {
        say("worked cases: skipped, HEARDBACK_CASES is not set");
        return;
    };
    let file = folder.join("scenarios/visible.jsonl");
    let cases = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let zones = TimeZoneDatabase::bundled();
    let mut wrong = Vec::new();
    let mut ran = 0;
    for line in cases.lines().filter(|line| !line.trim().is_empty()) {
        ran += 1;
        let case: Value = serde_json::from_str(line).unwrap();
        let answer = plan_line(line, &zones, Playbook::bundled()).unwrap();
        let plan: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(plan["id"], case["id"]);
        let problems = problems(plan["items"].as_array().unwrap(), &case["expect"]);
        if !problems.is_empty() {
            wrong.push(format!(
                "{} {}: {}\n    {answer}",
                case["id"],
                case["title"],
                problems.join("; ")
            ));
        }
    }
    say(&format!("worked cases: {ran} ran"));
    assert!(ran > 0, "{} has no case", file.display());
    assert!(wrong.is_empty(), "{} of {ran} differ:\n{}", wrong.len(), wrong.join("\n"));
}

fn problems(items: &[Value], expect: &Value) -> Vec<String> {
    let list = |key: &str| expect[key].as_array().cloned().unwrap_or_default();
    let mut problems = Vec::new();
    for wanted in list("next") {
        if !items.iter().any(|item| fits(item, &wanted)) {
            problems.push(format!("missing {wanted}"));
        }
    }
    for forbidden in list("must_not") {
        if let Some(item) = items.iter().find(|item| is_forbidden(item, &forbidden)) {
            problems.push(format!("forbidden {} by {forbidden}", item["action"]));
        }
    }
    if expect["exact"] == Value::Bool(true) {
        let allowed: Vec<Value> = list("next").into_iter().chain(list("may")).collect();
        for item in items.iter().filter(|item| item["to"] != "self") {
            let is_allowed = allowed
                .iter()
                .any(|entry| entry["action"] == item["action"] && entry["to"] == item["to"]);
            if !is_allowed {
                problems.push(format!("not expected: {} to {}", item["action"], item["to"]));
            }
        }
    }
    problems
}

fn fits(item: &Value, wanted: &Value) -> bool {
    let same = |key: &str| wanted.get(key).is_none_or(|value| item.get(key) == Some(value));
    let cites = |wanted_key: &str, key: &str| {
        wanted[wanted_key].as_array().is_none_or(|ids| {
            ids.iter().all(|id| item[key].as_array().is_some_and(|has| has.contains(id)))
        })
    };
    let channel = match &wanted["channel"] {
        Value::Null => true,
        Value::Array(any) => any.contains(&item["channel"]),
        one => *one == item["channel"],
    };
    channel
        && ["action", "to", "application", "applications"].into_iter().all(same)
        && wanted.get("include_feedback").is_none_or(|value| {
            item.get("include_feedback").unwrap_or(&Value::Bool(false)) == value
        })
        && near(item, wanted, "not_before", 0, 1)
        && near(item, wanted, "due", 1, 1)
        && near(item, wanted, "expires", 3, 3)
        && cites("must_cite", "sources")
        && cites("brief_must", "brief")
}

fn near(item: &Value, wanted: &Value, key: &str, earlier: i64, later: i64) -> bool {
    let Some(wanted) = date(&wanted[key]) else { return true };
    let Some(got) = date(&item[key]) else { return false };
    wanted - earlier.days() <= got && got <= wanted + later.days()
}

fn is_forbidden(item: &Value, entry: &Value) -> bool {
    entry.as_object().unwrap().iter().all(|(key, value)| match key.as_str() {
        "before" => match (date(&item["not_before"]), date(value)) {
            (Some(opens), Some(before)) => opens < before,
            _ => false,
        },
        key => item.get(key) == Some(value),
    })
}

fn date(value: &Value) -> Option<Date> {
    value.as_str()?.parse().ok()
}

/// Written past the capture of the test runner: how many cases ran belongs in every log.
fn say(text: &str) {
    let mut log = std::io::stderr();
    log.write_all(format!("{text}\n").as_bytes()).unwrap();
}
