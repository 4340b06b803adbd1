//! Short answers about a time, in a thread that is known: whether they agree, and what they leave open.

use heardback_core::reading::{Effect, Label};
use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};

/// Of the letters of a file those that are read otherwise, each with what was read, and how many there are.
fn read_otherwise(file: &str) -> (Vec<String>, usize) {
    let mut wrong = Vec::new();
    let lines: Vec<&str> =
        file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    for line in &lines {
        let [who, expected, text] = line.splitn(3, " | ").collect::<Vec<_>>()[..] else {
            panic!("three parts: {line}");
        };
        let (from, to) = match who {
            "you" => ("Sam Field <sam@home.example>", "Dana Ruiz <dana.ruiz@acme.example>"),
            _ => ("Dana Ruiz <dana.ruiz@acme.example>", "Sam Field <sam@home.example>"),
        };
        let letter = format!(
            "From: {from}\nTo: {to}\nDate: Thu, 5 Mar 2026 09:00:00 +0000\nSubject: Re: Talking next week\nIn-Reply-To: <a@x.example>\n\nHi,\n\n{text}\n\nBest,\n{}\n",
            from.split(' ').next().unwrap_or_default()
        );
        let mail = mail::parse(letter.as_bytes());
        let days = WorkingDays::default();
        let reading = match who {
            "you" => recognize::read_sent(&mail, &days),
            _ => recognize::read_known(&mail, &days),
        };
        let says = if reading.agreed.is_some() { "agrees" } else { "none" };
        // Only what the employer asks waits for the user.
        let asks = who == "them" && reading.question.is_some();
        let says = format!("{says}{}", if asks { ", asks" } else { "" });
        let is_news = matches!(
            reading.label,
            Label::Rejection | Label::Offer | Label::AssessmentRequest | Label::AutoReply
        ) || reading.effect == Effect::Create;
        if says != *expected || is_news {
            wrong.push(format!("{text} => {says}, {}", reading.label.name()));
        }
    }
    (wrong, lines.len())
}

#[test]
fn short_answers_are_read_as_meant() {
    let (wrong, all) = read_otherwise(include_str!("answers/learn.txt"));
    assert!(wrong.is_empty(), "{} of {all} are read otherwise: {wrong:#?}", wrong.len());
}

#[test]
fn short_answers_put_away_are_read_no_worse_than_written_down() {
    let (wrong, all) = read_otherwise(include_str!("answers/held.txt"));
    assert!(wrong.len() <= 3, "{} of {all} are read otherwise", wrong.len());
}
