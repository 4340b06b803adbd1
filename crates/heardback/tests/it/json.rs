//! What other programs get: the keys are a promise.

use serde_json::Value;

use crate::environment::TestEnvironment;

fn environment() -> TestEnvironment {
    let environment = TestEnvironment::new();
    environment.given("apply Acme Fitter --on 2026-03-02");
    environment
}

#[track_caller]
fn json(environment: &TestEnvironment, words: &[&str]) -> Value {
    serde_json::from_str(&environment.run(words)).expect("it is JSON and nothing else")
}

#[track_caller]
fn has(value: &Value, keys: &[&str]) {
    for key in keys {
        assert!(value.get(key).is_some(), "{key} is missing in {value:#}");
    }
}

#[test]
fn items_have_the_keys_of_the_contract_wherever_they_are_shown() {
    let environment = environment();
    let today = json(&environment, &["today", "--json"]);
    let plan = json(&environment, &["plan", "--json"]);
    let ahead = json(&environment, &["plan", "acme", "--json"]);
    for item in [&today["items"][0], &plan["items"][0], &ahead[0]] {
        has(item, &["item", "short", "action", "to", "channel", "not_before", "due", "expires"]);
        has(item, &["application", "sources", "dissent", "reason"]);
    }
    has(&today, &["date", "items", "later", "may_rest"]);
}

#[test]
fn why_has_facts_and_rules_with_their_voices() {
    let environment = environment();
    let why = json(&environment, &["why", "acme", "--json"]);
    has(&why, &["facts", "rules", "disagree", "changes"]);
    has(&why["facts"][0], &["fact", "on", "says", "origin"]);
    has(&why["rules"][0], &["rule", "says", "who", "sources"]);
}

#[test]
fn lists_are_arrays_of_rows_even_when_empty() {
    let environment = environment();
    has(
        &json(&environment, &["list", "--json"])[0],
        &["application", "company", "role", "stage", "interest"],
    );
    has(
        &json(&environment, &["show", "acme", "--json"]),
        &["application", "timeline", "ahead", "people"],
    );
    for words in
        [["people", "--json"].as_slice(), &["review", "--json"], &["search", "x", "--json"]]
    {
        assert_eq!(json(&environment, words), serde_json::json!([]), "{words:?}");
    }
    has(&json(&environment, &["doctor", "--json"]), &["data", "findings"]);
}
