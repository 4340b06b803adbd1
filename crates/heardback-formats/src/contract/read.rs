//! `heardback read`: one message in, one JSON object out.

use heardback_core::mail::Mail;
use heardback_core::reading::{Evidence, Reading};
use heardback_core::working_days::WorkingDays;
use serde::Serialize;

use crate::{mail, recognize};

/// Reads the bytes of one message and says what it is. `path` is given back as it was written; `index` counts the
/// messages of that path from 0. The answer is one JSON object without a line end.
pub fn read_message(path: &str, index: usize, bytes: &[u8], days: &WorkingDays) -> String {
    let mail = mail::parse(bytes);
    let reading = recognize::read(&mail, days);
    answer(path, index, &mail, &reading)
}

/// The answer for a message that was read.
pub fn answer(path: &str, index: usize, mail: &Mail, reading: &Reading) -> String {
    let line = Line {
        path,
        index,
        message_id: mail.message_id.as_deref(),
        label: reading.label.name(),
        confidence: reading.confidence,
        effect: reading.effect.name(),
        company: reading.company.as_deref(),
        role: reading.role.as_deref(),
        contact: reading.contact.as_ref().map(|contact| contact.name.as_str()),
        timeline: reading.timeline.as_deref(),
        promised_on: reading.promised_on.map(|day| day.to_string()),
        event_time: reading.event_time.as_ref().map(recognize::event_time_written),
        deadline: reading.deadline.map(|day| day.to_string()),
        evidence: reading.evidence.iter().map(Quoted::new).collect(),
    };
    serde_json::to_string(&line).expect("text and numbers are JSON")
}

/// The answer for a path, or a message of it, that could not be read: what, where, what to do.
pub fn failure(path: &str, index: Option<usize>, error: &str) -> String {
    #[derive(Serialize)]
    struct Failure<'a> {
        path: &'a str,
        index: Option<usize>,
        error: &'a str,
    }
    serde_json::to_string(&Failure { path, index, error }).expect("text and numbers are JSON")
}

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    index: usize,
    message_id: Option<&'a str>,
    label: &'static str,
    confidence: f32,
    effect: &'static str,
    company: Option<&'a str>,
    role: Option<&'a str>,
    contact: Option<&'a str>,
    timeline: Option<&'a str>,
    promised_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<String>,
    evidence: Vec<Quoted<'a>>,
}

#[derive(Serialize)]
struct Quoted<'a> {
    field: &'a str,
    rule: &'a str,
    quote: &'a str,
}

impl<'a> Quoted<'a> {
    fn new(evidence: &'a Evidence) -> Self {
        Self { field: &evidence.field, rule: &evidence.rule, quote: &evidence.quote }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_confirmation_is_one_line_with_everything_in_its_place() {
        let bytes = b"Message-ID: <7@mail.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n\
            From: Acme Hiring Team <no-reply@greenhouse.io>\nSubject: Thank you for applying to Acme\n\n\
            We received your application for the Platform Engineer position. You will hear from us by Friday.\n";
        expect![[r#"{"path":"a.eml","index":0,"message_id":"7@mail.example","label":"application_confirmation","confidence":0.98,"effect":"create","company":"Acme","role":"Platform Engineer","contact":null,"timeline":"by Friday","promised_on":"2026-03-06","evidence":[{"field":"label","rule":"confirmation.received","quote":"We received your application for the Platform Engineer position."},{"field":"company","rule":"company.display_name","quote":"Acme Hiring Team"},{"field":"role","rule":"role.before_noun","quote":"We received your application for the Platform Engineer position."},{"field":"timeline","rule":"timeline.promise","quote":"You will hear from us by Friday."},{"field":"promised_on","rule":"PRM-1","quote":"by Friday"}]}"#]].assert_eq(&read_message("a.eml", 0, bytes, &WorkingDays::default()));
    }

    #[test]
    fn an_empty_message_is_answered_with_every_key() {
        expect![[r#"{"path":"-","index":3,"message_id":null,"label":"other","confidence":0.97,"effect":"ignore","company":null,"role":null,"contact":null,"timeline":null,"promised_on":null,"evidence":[{"field":"label","rule":"nothing_of_a_job_search","quote":""}]}"#]].assert_eq(&read_message("-", 3, b"", &WorkingDays::default()));
    }

    #[test]
    fn what_could_not_be_read_says_so_with_its_path() {
        expect![[r#"{"path":"a.pst","index":null,"error":"an Outlook data file cannot be read directly"}"#]].assert_eq(&failure(
            "a.pst",
            None,
            "an Outlook data file cannot be read directly",
        ));
    }
}
