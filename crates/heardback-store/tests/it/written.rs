//! The written form of facts, held still by a fixture with a line of every kind and every detail.

use heardback_store::{Appended, Store};

const FIXTURE: &str = include_str!("../../fixtures/facts-v1.jsonl");

#[test]
fn facts_of_the_first_form_are_read_and_written_again_byte_for_byte() {
    let store = Store::open_in_memory().unwrap();
    let restored = store.take_in(FIXTURE.as_bytes()).unwrap();
    assert_eq!(restored.batches, 3);
    assert_eq!(restored.facts.added + restored.batches + 1, FIXTURE.lines().count());
    let mut written = Vec::new();
    assert_eq!(store.export(&mut written).unwrap(), restored.facts.added);
    for (written, fixed) in String::from_utf8(written).unwrap().lines().zip(FIXTURE.lines()) {
        assert_eq!(written, fixed);
    }
}

#[test]
fn taking_in_an_export_twice_adds_nothing() {
    let store = Store::open_in_memory().unwrap();
    let first = store.take_in(FIXTURE.as_bytes()).unwrap();
    let second = store.take_in(FIXTURE.as_bytes()).unwrap();
    assert_eq!(second.batches, 0);
    assert_eq!(second.facts, Appended { added: 0, already: first.facts.added });
}

#[test]
fn a_line_that_does_not_read_takes_nothing_in_and_is_named() {
    let cases = [
        (
            "",
            "Line 1 of the export: it does not begin as an export of facts does. Nothing of it was taken in.",
        ),
        (
            "From: me\n",
            "Line 1 of the export: it does not begin as an export of facts does. Nothing of it was taken in.",
        ),
        (
            "{\"heardback\":\"facts\",\"version\":2}\n",
            "Line 1 of the export: it has the form 2, and this program reads up to 1; use a newer one. Nothing of it was taken in.",
        ),
    ];
    for (text, sentence) in cases {
        let store = Store::open_in_memory().unwrap();
        assert_eq!(store.take_in(text.as_bytes()).unwrap_err().to_string(), sentence);
    }
    let store = Store::open_in_memory().unwrap();
    let broken = FIXTURE.replace("\"closes_on\":\"2026-03-31\"", "\"closes_on\":\"2026-02-31\"");
    let error = store.take_in(broken.as_bytes()).unwrap_err().to_string();
    assert!(error.starts_with("Line 17 of the export: "), "{error}");
    assert_eq!(store.count_facts().unwrap(), 0);
    assert_eq!(store.batches().unwrap(), []);
}

const PAGE: &str = include_str!("../../../../docs/facts.md");

#[test]
fn every_example_of_the_page_about_facts_reads_and_is_written_so() {
    let frame = "{\"id\":\"0000000000001\",\"on\":\"2026-03-04\",\"recorded\":\"2026-03-04T18:30:00Z\",\"batch\":\"0000000000412\",\"origin\":\"typed\",";
    let mut examples = 0;
    for block in PAGE.split("```json\n").skip(1) {
        let (lines, _) = block.split_once("```").unwrap();
        for line in lines.lines().filter(|line| line.contains("\"fact\":")) {
            let line = match line.strip_prefix("{\"fact\"") {
                Some(rest) => format!("{frame}\"fact\"{rest}"),
                None => line.to_owned(),
            };
            let fact: heardback_core::fact::Fact = serde_json::from_str(&line).unwrap();
            assert_eq!(serde_json::to_string(&fact).unwrap(), line);
            examples += 1;
        }
    }
    assert!(examples > 25, "{examples} examples");
}

#[test]
fn the_page_about_facts_explains_every_word_of_the_written_form() {
    let mut words = std::collections::BTreeSet::new();
    for line in FIXTURE.lines() {
        gather(&serde_json::from_str(line).unwrap(), &mut words);
    }
    words.retain(|word| {
        !PAGE.contains(&format!("`{word}`")) && !PAGE.contains(&format!("\"{word}\""))
    });
    assert_eq!(words, std::collections::BTreeSet::new());
}

/// Every key, and every value that is one of a list of words.
fn gather(value: &serde_json::Value, words: &mut std::collections::BTreeSet<String>) {
    const FREE: [&str; 24] = [
        "id",
        "on",
        "recorded",
        "batch",
        "import",
        "message",
        "said",
        "undoes",
        "application",
        "applications",
        "contact",
        "helper",
        "interview",
        "interviewers",
        "text",
        "subject",
        "quote",
        "file",
        "by",
        "to",
        "delivered_by",
        "decision_maker",
        "retracted",
        "promise",
    ];
    match value {
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                words.insert(key.clone());
                if !FREE.contains(&key.as_str()) {
                    gather(value, words);
                }
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, words)),
        serde_json::Value::String(word)
            if word.len() > 1
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') =>
        {
            words.insert(word.clone());
        }
        _ => {}
    }
}
