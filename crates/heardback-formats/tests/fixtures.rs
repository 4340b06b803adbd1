//! Mails written for this test, each beside what is read in it: `x.eml` and `x.txt`. A new odd mail is a new pair.
//! `UPDATE_EXPECT=1 cargo test` writes the expectations; read the difference before you keep it.
#![allow(clippy::unwrap_used, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "the fixtures are files")]

use std::fmt::Write;
use std::path::Path;

use heardback_core::reading::Reading;
use heardback_core::working_days::WorkingDays;
use heardback_formats::{mail, recognize};

#[test]
fn every_fixture_is_read_as_it_says_beside_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/mail");
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "eml"));
    files.sort();
    assert!(files.len() >= 40, "the folder holds {} mails", files.len());
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let message = mail::parse(&bytes);
        let reading = recognize::read(&message, &WorkingDays::default());
        for evidence in &reading.evidence {
            let quote = &evidence.quote;
            let verbatim = message.text.contains(quote)
                || message.subject.contains(quote)
                || from_header(&message, quote);
            assert!(
                verbatim || quote.is_empty(),
                "{}: {quote:?} is not in the message",
                file.display()
            );
        }
        expect_test::expect_file![file.with_extension("txt")].assert_eq(&told(&message, &reading));
    }
}

/// Some evidence is a header's: the sender, the kind of report.
fn from_header(message: &heardback_core::mail::Mail, quote: &str) -> bool {
    message
        .from
        .as_ref()
        .is_some_and(|from| from.name.contains(quote) || from.email.contains(quote))
        || message.to.iter().any(|to| to.email.contains(quote))
        || message.flags.auto_submitted.as_deref() == Some(quote)
        || quote == "multipart/report"
}

fn told(message: &heardback_core::mail::Mail, reading: &Reading) -> String {
    let mut told =
        format!("{} {:.2} {}\n", reading.label.name(), reading.confidence, reading.effect.name());
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            writeln!(told, "{name}: {value}").unwrap();
        }
    };
    line("company", reading.company.clone());
    line("role", reading.role.clone());
    line(
        "contact",
        reading.contact.as_ref().map(|contact| format!("{} <{}>", contact.name, contact.email)),
    );
    line("timeline", reading.timeline.clone());
    line("promised on", reading.promised_on.map(|day| day.to_string()));
    line("event", reading.event_time.as_ref().map(recognize::event_time_written));
    line("deadline", reading.deadline.map(|day| day.to_string()));
    line("question", reading.question.clone());
    line("back on", reading.back_on.map(|day| day.to_string()));
    line("bounced", reading.bounced.clone());
    line("no follow-up wanted", reading.no_followup.then(String::new));
    line("silence means no", reading.silence_means_no.then(String::new));
    line("attachments", (!message.attachments.is_empty()).then(|| message.attachments.join(", ")));
    line("problems", (!message.problems.is_empty()).then(|| message.problems.join("; ")));
    for evidence in &reading.evidence {
        writeln!(told, "  {} by {}: {:?}", evidence.field, evidence.rule, evidence.quote).unwrap();
    }
    told
}
