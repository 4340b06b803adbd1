//! Sentences that fail a check and sentences that pass it, one a line, in a file for each check.
//!
//! The files in `heldout/` were written before the rules and measured once at their end, and 236 more of them long after
//! (209 were judged right before anything was mended); since then they are tests like the others. `[fails]` and `[passes]` may name a kind of message; `\n` stands for a line end.

#![allow(clippy::disallowed_methods, reason = "a test that reports to people")]

use std::io::Write;

use heardback_core::checks::check_one;
use heardback_core::playbook::{CheckId, Kind, Playbook};

macro_rules! files {
    ($($check:literal),* $(,)?) => {
        const FILES: &[(&str, &str, &str)] = &[$((
            $check,
            include_str!(concat!($check, ".txt")),
            include_str!(concat!("heldout/", $check, ".txt")),
        )),*];
    };
}

files![
    "C-NAME",
    "C-WHO",
    "C-POSITION",
    "C-DATE",
    "C-INTEREST",
    "C-FIT",
    "C-THANKS",
    "C-TOPIC",
    "C-TIMELINE",
    "C-KEEP",
    "C-EXPECT",
    "C-CLEAR",
    "C-ASK",
    "C-PHONE",
    "C-VAGUE",
    "C-DIRECT",
    "C-FISH",
    "C-NAG",
    "C-DESP",
    "C-PUSH",
    "C-RESENT",
    "C-STATUS",
    "C-FORM",
    "C-WRONG",
    "C-LI",
];

#[test]
fn every_sentence_is_judged_as_written_beside_it() {
    judge("sentences", |(check, sentences, _)| (check, sentences));
}

#[test]
fn every_sentence_that_was_held_out_is_judged_as_written_beside_it() {
    judge("held out", |(check, _, held_out)| (check, held_out));
}

fn judge(
    title: &str,
    choose: fn(&(&'static str, &'static str, &'static str)) -> (&'static str, &'static str),
) {
    let mut wrong = Vec::new();
    let mut counts = Vec::new();
    for file in FILES {
        let (check, text) = choose(file);
        let (count, differ) = file_of(check, text);
        counts.push(format!("{check} {}/{count}", count - differ.len()));
        wrong.extend(differ);
    }
    say(&format!("{title}: {}", counts.join(" ")));
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many sentences a file has, and those that are judged otherwise.
fn file_of(check: &str, text: &str) -> (usize, Vec<String>) {
    let id: CheckId = check.parse().expect("a check");
    let facts = super::facts();
    let (mut fails, mut kind) = (true, usual(id));
    let (mut count, mut wrong) = (0, Vec::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'))
            && let Some(word) =
                head.split(' ').next().filter(|word| matches!(*word, "fails" | "passes"))
        {
            fails = word == "fails";
            kind =
                head.split(' ').nth(1).map_or(usual(id), |kind| Kind::parse(kind).expect("a kind"));
            continue;
        }
        count += 1;
        let message = super::message(kind, &line.replace("\\n", "\n"));
        let found = check_one(id, &message, &facts, Playbook::bundled());
        if found.is_some() != fails {
            let quote = found
                .and_then(|found| found.quote)
                .map_or(String::new(), |quote| format!(" ({quote})"));
            let should = if fails { "should fail" } else { "should pass" };
            wrong.push(format!("{check} {} {should}: {line}{quote}", kind.as_str()));
        }
    }
    assert!(count > 0, "{check} has no sentence");
    (count, wrong)
}

fn usual(check: CheckId) -> Kind {
    match check {
        CheckId::PHONE => Kind::ApplicationPhone,
        CheckId::STATUS => Kind::EarlyNote,
        CheckId::TIMELINE => Kind::CheckinEmail,
        _ => Kind::ApplicationEmail,
    }
}

/// Written past the capture of the test runner: how many sentences agree belongs in every log.
fn say(text: &str) {
    let mut log = std::io::stderr();
    log.write_all(format!("{text}\n").as_bytes()).expect("standard error takes a line");
}
