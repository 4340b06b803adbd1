//! Hostile text: no panic, and no more time than the text is long.

use heardback_core::checks::{Facts, Form, Message, Person, check};
use heardback_core::playbook::{Kind, Playbook};
use proptest::prelude::*;

/// Pieces that rules look at, so that chance makes more than noise of them.
const PIECES: &[&str] = &[
    "any news",
    "?",
    "just",
    "checking in",
    "when",
    "do you",
    "expect to decide",
    "I",
    "my",
    "[",
    "]",
    "{{",
    "<",
    ">",
    "\n",
    "\r\n",
    "Dear",
    "Ms.",
    "Paul",
    "Brandt",
    "O’Brien",
    "Müller-Lüdenscheidt",
    "Nguyễn",
    "e\u{301}",
    "\u{202e}",
    "-- \n",
    "> ",
    "On Monday wrote:",
    "13 April",
    "2026-04-13",
    "4/13",
    "the",
    "13th",
    "+44",
    "161 496 0137",
    "XXX",
    "___",
    "Kind regards,",
    "Re:",
    "!!",
    "position at",
    "Globex",
    "the Supply Planner",
    "'",
    "e-mail",
    "can't",
    "…",
    "李明",
    "\u{0}",
    "still not heard",
    "if",
    "not",
    "%NAME%",
    "$",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    let space = proptest::sample::select(&[" ", "", "\n", ", "][..]);
    proptest::collection::vec((piece, space), 0..60).prop_map(|pieces| {
        pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect()
    })
}

fn short() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("Dr. Müller-Lüdenscheidt".to_owned()),
        Just("O'Brien\r\nBcc: all".to_owned()),
        Just("x".repeat(300)),
        Just("\u{202e}שלום".to_owned()),
        "\\PC{0,20}",
    ]
}

#[test]
fn space_before_the_salutation_shifts_nothing() {
    let message =
        Message { body: "\n Dear 🌀 ".to_owned(), ..Message::new(Kind::ApplicationEmail) };
    let failed = check(&message, &Facts::default(), Playbook::bundled()).failed;
    assert!(!failed.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_written_makes_a_check_panic(
        body in text(),
        subject in proptest::option::of(text()),
        names in proptest::collection::vec(short(), 6),
        others in proptest::collection::vec(text(), 0..3),
        kind in proptest::sample::select(Kind::ALL),
        form in proptest::sample::select(&[Form::Usual, Form::Card, Form::Voicemail][..]),
    ) {
        let person = |name: &String| Person { name: name.clone(), phone: name.clone(), role: name.clone() };
        let facts = Facts {
            sender: person(&names[0]),
            recipient: person(&names[1]),
            company: names[2].clone(),
            position: names[3].clone(),
            original_subject: names[4].clone(),
            value_item: names[5].clone(),
            referrer: names[1].clone(),
            topics: names.clone(),
            sent_to_others: others.clone(),
            earlier_to_same: others,
            ..Facts::default()
        };
        let message = Message { form, subject, body, recipients: names, ..Message::new(kind) };
        let report = check(&message, &facts, Playbook::bundled());
        for failed in &report.failed {
            if let Some(quote) = &failed.quote {
                let known = message.body.contains(quote.as_str())
                    || message.subject.as_deref().is_some_and(|subject| subject.contains(quote.as_str()))
                    || message.recipients.join(", ") == *quote
                    // Quoted lines are cut out of the body before anything is quoted from it.
                    || message.body.contains('>') || message.body.contains("wrote:") || message.body.contains("-- ");
                prop_assert!(known, "{quote:?} is not in the message");
            }
        }
        let mut checks: Vec<_> = report.failed.iter().map(|failed| failed.check).collect();
        checks.sort_unstable();
        checks.dedup();
        prop_assert_eq!(checks.len(), report.failed.len());
    }
}

#[test]
fn a_megabyte_of_anything_is_read_in_passing() {
    let seeds = [
        "any news ",
        "I ",
        "[",
        "{",
        "<a ",
        "_",
        "position at Globex ",
        "Dear ",
        "when do you ",
        "> ",
        "Kind regards,\n",
        "a. ",
        "\n",
        "? ",
        "13 ",
        "1-",
        "O'",
        "the the the position position of ",
        "still not ",
        "é",
        "x",
    ];
    for seed in seeds {
        let body = seed.repeat((1 << 20) / seed.len());
        for kind in [Kind::CheckinEmail, Kind::ApplicationPhone] {
            let facts = Facts { sent_to_others: vec![body.clone()], ..super::facts() };
            let message = super::message(kind, &body);
            let report = check(&message, &facts, Playbook::bundled());
            assert!(!report.failed.is_empty(), "{seed:?} is no letter");
        }
    }
}
