//! What was understood of a single mail: shown before it is recorded, so that a wrong word is seen in time.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use heardback_core::reading::{EventTime, Label, Reading};
use heardback_formats::mailbox::{Kind, LONGEST_MESSAGE};
use heardback_formats::{mail, recognize};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::mailbox;
use crate::say::day;
use crate::say::wrap::{clipped, harmless};

/// More mails at once are a mailbox; its receipt tells.
const MOST: usize = 3;
/// A quoted sentence is cut there.
const LONGEST: usize = 200;

/// One mail: its subject, and rows of a name and words.
#[derive(Debug, Clone)]
pub(super) struct Understood {
    pub(super) subject: String,
    pub(super) rows: Vec<(&'static str, String)>,
}

/// What is understood of these files where each is a single mail and there are few of them.
pub(super) fn understood(paths: &[PathBuf], desk: &Desk) -> Result<Vec<Understood>, Failure> {
    let mails: Vec<&PathBuf> = paths
        .iter()
        .filter(|path| mailbox::kind(path).is_ok_and(|kind| kind == Kind::Eml))
        .collect();
    if mails.len() > MOST {
        return Ok(Vec::new());
    }
    mails.into_iter().map(|path| one(path, desk)).collect()
}

fn one(path: &PathBuf, desk: &Desk) -> Result<Understood, Failure> {
    let failed = |problem: std::io::Error| Failure::file(path, &problem);
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(LONGEST_MESSAGE as u64).read_to_end(&mut bytes).map_err(failed)?;
    let mail = mail::parse(&bytes);
    let reading = recognize::read(&mail, &desk.journal()?.days);
    let from = mail.from.as_ref().map(|from| match from.name.as_str() {
        "" => from.email.clone(),
        name => format!("{name} <{}>", from.email),
    });
    let on = mail.date.map(|date| day::time(date, &desk.home(), desk.today()));
    let mut rows = vec![("What it is", kind(reading.label).to_owned())];
    let mut add = |name, words: Option<String>| {
        rows.extend(words.map(|words| (name, clipped(&harmless(&words), LONGEST))));
    };
    add("From", from);
    add("Came on", on);
    add("Company", reading.company.clone());
    add("Position", reading.role.clone());
    add("Person", person(&reading));
    add("Promises news", promise(&reading, desk));
    add("Takes place", takes_place(&reading, desk));
    add("Asks you", reading.question.clone());
    add("Answer by", reading.deadline.map(|on| day::plain(on, desk.today())));
    Ok(Understood { subject: harmless(&mail.subject), rows })
}

/// The person to turn to, where it is another one than who wrote.
fn person(reading: &Reading) -> Option<String> {
    let contact = reading.contact.as_ref()?;
    Some(if contact.name.is_empty() { contact.email.clone() } else { contact.name.clone() })
}

fn promise(reading: &Reading, desk: &Desk) -> Option<String> {
    let words = reading.timeline.as_ref()?;
    Some(match reading.promised_on {
        Some(on) => format!("“{words}”, that is {}", day::plain(on, desk.today())),
        None => format!("“{words}”"),
    })
}

fn takes_place(reading: &Reading, desk: &Desk) -> Option<String> {
    let at = match reading.event_time? {
        EventTime::Instant { at, .. } => at,
        EventTime::Local(at) => at.to_zoned(desk.journal().ok()?.zone.clone()).ok()?.timestamp(),
    };
    Some(day::time(at, &desk.home(), desk.today()))
}

/// What kind of mail it is, in the words of somebody who got it.
fn kind(label: Label) -> &'static str {
    match label {
        Label::ApplicationConfirmation => "your application has arrived",
        Label::RecruiterOutreach => "a recruiter who writes first",
        Label::InterviewInvitation => "an invitation to an interview",
        Label::Scheduling => "about the time of an interview",
        Label::AssessmentRequest => "a test or task to do",
        Label::Rejection => "a no",
        Label::Offer => "an offer",
        Label::AutoReply => "an answer by machine",
        Label::JobAlert => "a list of postings",
        Label::Other => "a letter",
    }
}
