#![allow(clippy::unwrap_used, reason = "tests")]

mod again;
mod invitations;
mod late;
mod mails;
mod own_mail;
mod particulars;
mod situations;
mod sketches;
mod wishes;

use expect_test::{Expect, expect};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use self::mails::parse;
use super::*;
use crate::fact::BatchId;
use crate::journal::Places;
use crate::journal::lines::facts as recorded_facts;
use crate::working_days::WorkingDays;

/// A world of one place: Berlin.
struct Berlin;

impl Places for Berlin {
    fn zone(&self, _name: &str) -> Option<TimeZone> {
        None
    }
    fn days(&self, _region: &str) -> Option<WorkingDays> {
        None
    }
    fn home(&self) -> TimeZone {
        TimeZoneDatabase::bundled().get("Europe/Berlin").unwrap()
    }
}

fn matcher(facts: &[Fact]) -> Matcher {
    Matcher::new(&Journal::from_facts(facts, &Berlin), facts)
}

fn take(matcher: &mut Matcher, mail: &Mail, reading: &Reading) -> Taken {
    let own = OwnAddresses::new(["sam@home.example"]);
    let now = "2026-06-01T00:00:00Z".parse().unwrap();
    matcher.take(mail, reading, &own, ImportId(1), now)
}

/// The one place that calls the matcher: facts in force before, mails, and for each mail what became of it.
#[track_caller]
fn check_after(before: &str, mails: &str, expected: Expect) {
    check_from(&recorded_facts(before), mails, expected);
}

#[track_caller]
fn check_from(before: &[Fact], mails: &str, expected: Expect) {
    let mut matcher = matcher(before);
    let mut seen = String::new();
    for (mail, reading) in parse(mails) {
        let taken = take(&mut matcher, &mail, &reading);
        seen.push_str(&format!("{}\n", told(&taken)));
    }
    expected.assert_eq(seen.trim_end());
}

#[track_caller]
fn check(mails: &str, expected: Expect) {
    check_after("", mails, expected);
}

fn told(taken: &Taken) -> String {
    let head = match &taken.keep {
        Keep::Kept { applications } => {
            let names: Vec<&str> = applications.iter().map(|id| id.0.as_str()).collect();
            format!("kept in {}", names.join(", "))
        }
        Keep::Review { guess, why, folded } => format!(
            "{}: {why}{}",
            if *folded { "folded" } else { "review" },
            guess.as_ref().map(|id| format!(" (perhaps {id})")).unwrap_or_default()
        ),
        Keep::Not { why } => format!("not: {why}"),
    };
    let facts = taken.facts.iter().map(|fact| {
        let json = serde_json::to_value(&fact.event).unwrap();
        let mut json = json.as_object().unwrap().clone();
        json.remove("mail");
        let kind = json.remove("fact").unwrap();
        json.remove("subject");
        format!("\n  {} {}", kind.as_str().unwrap(), serde_json::Value::Object(json))
    });
    let warnings = taken.warnings.iter().map(|warning| format!("\n  ! {warning}"));
    format!("{head}{}{}", facts.collect::<String>(), warnings.collect::<String>())
}

/// The same after the receipt below was taken.
#[track_caller]
fn check_after_receipt(mails: &str, expected: Expect) {
    let (mail, reading) = parse(RECEIPT).remove(0);
    let before = take(&mut matcher(&[]), &mail, &reading).facts;
    check_from(&before, mails, expected);
}

const RECEIPT: &str = "
mail: m1
at: 2026-03-02T09:00:00Z
from: Acme Careers <no-reply@greenhouse-mail.io>
label: application_confirmation
company: Acme
role: Process Engineer
";

#[test]
fn a_receipt_opens_an_application() {
    check(
        RECEIPT,
        expect![[r#"
        kept in acme-process-engineer
          application {"application":"acme-process-engineer","detail":{"company":"Acme"}}
          application {"application":"acme-process-engineer","detail":{"role":"Process Engineer"}}
          applied {"application":"acme-process-engineer"}
          application {"application":"acme-process-engineer","detail":{"way":"online_form"}}
          message {"applications":["acme-process-engineer"],"auto":true,"channel":"email","direction":"in","kind":"ack"}"#]],
    );
}

#[test]
fn a_second_receipt_of_the_same_role_is_one_of_the_same_application() {
    check_after_receipt(
        &RECEIPT.replace("m1", "m2").replace("03-02", "03-04"),
        expect![[r#"
            kept in acme-process-engineer
              message {"applications":["acme-process-engineer"],"auto":true,"channel":"email","direction":"in","kind":"ack"}"#]],
    );
}

#[test]
fn another_role_at_the_same_company_is_another_application() {
    check_after_receipt(
        &RECEIPT.replace("m1", "m2").replace("Process", "Sales"),
        expect![[r#"
            kept in acme-sales-engineer
              application {"application":"acme-sales-engineer","detail":{"company":"Acme"}}
              application {"application":"acme-sales-engineer","detail":{"role":"Sales Engineer"}}
              applied {"application":"acme-sales-engineer"}
              application {"application":"acme-sales-engineer","detail":{"way":"online_form"}}
              message {"applications":["acme-sales-engineer"],"auto":true,"channel":"email","direction":"in","kind":"ack"}"#]],
    );
}

#[test]
fn a_rejection_without_a_role_goes_to_the_only_live_application_and_else_asks() {
    let no = "
mail: m9
at: 2026-03-20T09:00:00Z
from: no-reply@greenhouse-mail.io
label: rejection
company: Acme, Inc.
";
    check_after_receipt(
        no,
        expect![[r#"
            kept in acme-process-engineer
              message {"applications":["acme-process-engineer"],"auto":true,"channel":"email","direction":"in","kind":"rejection"}
              outcome {"application":"acme-process-engineer","outcome":"rejected"}"#]],
    );
    let two = RECEIPT.replace("m1", "m2").replace("Process", "Sales");
    check_after_receipt(
        &format!("{two}\n{no}"),
        expect![[r#"
            kept in acme-sales-engineer
              application {"application":"acme-sales-engineer","detail":{"company":"Acme"}}
              application {"application":"acme-sales-engineer","detail":{"role":"Sales Engineer"}}
              applied {"application":"acme-sales-engineer"}
              application {"application":"acme-sales-engineer","detail":{"way":"online_form"}}
              message {"applications":["acme-sales-engineer"],"auto":true,"channel":"email","direction":"in","kind":"ack"}
            review: it fits more than one of your applications (perhaps acme-sales-engineer)"#]],
    );
}

#[test]
fn news_of_an_unknown_application_opens_it_where_the_company_is_sure() {
    let no = "
mail: m1
at: 2026-03-20T09:00:00Z
from: no-reply@brook.example
label: rejection
company: Brook
role: Welder
";
    check(
        no,
        expect![[r#"
        kept in brook-welder
          application {"application":"brook-welder","detail":{"company":"Brook"}}
          application {"application":"brook-welder","detail":{"role":"Welder"}}
          application {"application":"brook-welder","detail":{"domain":"brook.example"}}
          message {"applications":["brook-welder"],"auto":true,"channel":"email","direction":"in","kind":"rejection"}
          outcome {"application":"brook-welder","outcome":"rejected"}"#]],
    );
    check(
        &no.replace("company: Brook\n", ""),
        expect!["folded: it belongs to a job, and the company is not clear"],
    );
}

#[test]
fn what_cannot_be_a_company_opens_nothing() {
    let invited = "
mail: m1
at: 2026-03-20T09:00:00Z
from: calendar@mail.example
label: interview_invitation
company: Tuesday 3pm
";
    check(invited, expect![["review: it belongs to a job, and the company is not clear"]]);
    let confirmed = invited.replace("interview_invitation", "application_confirmation");
    check(&confirmed, expect!["folded: it belongs to a job, and the company is not clear"]);
}

#[test]
fn an_answer_in_the_thread_of_an_own_mail_belongs_to_it_whatever_it_says() {
    check_after_receipt(
        "
mail: m2
at: 2026-03-10T09:00:00Z
from: sam@home.example
to: Dana Ruiz <dana@acme.example>
answers: m1
subject: Process Engineer
I would like to follow up on my application.

mail: m3
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <dana@acme.example>
answers: m2
label: other
question: When could you start?
When could you start?
Best,
Dana Ruiz
Senior Recruiter
Tel: +49 228 5550-199
",
        expect![[r#"
            kept in acme-process-engineer
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"out","kind":{"did":"application_followup"}}
            kept in acme-process-engineer
              application {"application":"acme-process-engineer","detail":{"domain":"acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"phone":"+49 228 5550-199"}}
              contact {"contact":"dana-ruiz","detail":{"title":"Senior Recruiter"}}
              contact {"contact":"dana-ruiz","detail":{"part":"recruiter"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply","needs_reply":true}"#]],
    );
}

#[test]
fn a_known_address_is_enough() {
    check_after(
        r#"
        2026-03-01 "application", "application": "acme", "detail": {"company": "Acme"}
        2026-03-01 "applied", "application": "acme"
        2026-03-01 "contact", "contact": "dana", "detail": {"email": "dana@acme.example"}
        2026-03-01 "contact", "contact": "dana", "detail": {"application": "acme"}
        "#,
        "
mail: m1
at: 2026-03-10T09:00:00Z
from: Dana Ruiz <Dana@acme.example>
label: other
Thanks, I have passed it on.

mail: m2
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: auto_reply
back_on: 2026-03-21
",
        expect![[r#"
            kept in acme
              application {"application":"acme","detail":{"domain":"acme.example"}}
              message {"applications":["acme"],"channel":"email","contact":"dana","direction":"in","kind":"reply"}
            kept in acme
              message {"applications":["acme"],"auto":true,"channel":"email","contact":"dana","direction":"in","kind":"ooo","return_on":"2026-03-21"}"#]],
    );
}

#[test]
fn an_invitation_arranges_an_interview_and_a_change_moves_it() {
    let invited = "
mail: m2
at: 2026-03-10T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
company: Acme
time: 2026-03-16T09:00:00Z
invites: u1 #0 2026-03-16T09:00:00Z
title: Interview
organizer: Dana Ruiz <dana@acme.example>
guest: Lee Koch <lee@acme.example>
guest: Sam Field <sam@home.example>
";
    let moved = "
mail: m3
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <dana@acme.example>
subject: Rescheduled: interview
label: scheduling
time: 2026-03-18T13:00:00Z

mail: m4
at: 2026-03-12T09:00:00Z
from: Dana Ruiz <dana@acme.example>
subject: Cancelled: interview
label: scheduling
";
    check_after_receipt(
        &format!("{invited}\n{moved}"),
        expect![[r#"
            kept in acme-process-engineer
              application {"application":"acme-process-engineer","detail":{"domain":"acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              contact {"contact":"dana-ruiz","detail":{"part":"coordinator"}}
              contact {"contact":"lee-koch","detail":{"name":"Lee Koch"}}
              contact {"contact":"lee-koch","detail":{"email":"lee@acme.example"}}
              contact {"contact":"lee-koch","detail":{"application":"acme-process-engineer"}}
              interview {"application":"acme-process-engineer","end":"2026-03-16T10:00:00Z","interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"start":"2026-03-16T09:00:00Z"}
              invited {"interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"title":"Interview","uid":"u1"}
            kept in acme-process-engineer
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              interview {"application":"acme-process-engineer","interview":"acme-process-engineer-interview","start":"2026-03-18T13:00:00Z"}
            kept in acme-process-engineer
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              interview_cancelled {"interview":"acme-process-engineer-interview"}"#]],
    );
}

#[test]
fn a_time_without_a_zone_counts_where_both_sides_share_one() {
    let invited = "
mail: m2
at: 2026-03-10T09:00:00Z
offset: 1
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
company: Acme
time: 2026-03-16T10:00:00
";
    check_after_receipt(
        invited,
        expect![[r#"
            kept in acme-process-engineer
              application {"application":"acme-process-engineer","detail":{"domain":"acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              interview {"application":"acme-process-engineer","interview":"acme-process-engineer-interview","start":"2026-03-16T09:00:00Z"}"#]],
    );
    check_after_receipt(
        &invited.replace("offset: 1", "offset: -5"),
        expect![[r#"
            kept in acme-process-engineer
              application {"application":"acme-process-engineer","detail":{"domain":"acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              note {"application":"acme-process-engineer","text":"An interview or call is mentioned, and its time is not sure: “2026-03-16T10:00:00”."}"#]],
    );
}

#[test]
fn promises_are_kept_with_their_words() {
    let promised = "
mail: m2
at: 2026-03-10T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: scheduling
company: Acme
promises: We will get back to you by Friday
promised_on: 2026-03-13
";
    check_after_receipt(
        promised,
        expect![[r#"
            kept in acme-process-engineer
              application {"application":"acme-process-engineer","detail":{"domain":"acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              promise {"application":"acme-process-engineer","by":"dana-ruiz","due":"2026-03-13","text":"We will get back to you by Friday"}"#]],
    );
    let silence = RECEIPT.trim().to_owned()
        + "\npromises: If you have not heard from us by March 31, please take it as a no\npromised_on: 2026-03-31\nsilence: yes";
    check(
        &silence,
        expect![[r#"
        kept in acme-process-engineer
          application {"application":"acme-process-engineer","detail":{"company":"Acme"}}
          application {"application":"acme-process-engineer","detail":{"role":"Process Engineer"}}
          applied {"application":"acme-process-engineer"}
          application {"application":"acme-process-engineer","detail":{"way":"online_form"}}
          message {"applications":["acme-process-engineer"],"auto":true,"channel":"email","direction":"in","kind":"ack"}
          application {"application":"acme-process-engineer","detail":{"silence_means_no_after":"2026-03-31"}}"#]],
    );
    check_after_receipt(
        &promised.replace("03-13", "03-01"),
        expect![[r#"
            kept in acme-process-engineer
              application {"application":"acme-process-engineer","detail":{"domain":"acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"name":"Dana Ruiz"}}
              contact {"contact":"dana-ruiz","detail":{"email":"dana@acme.example"}}
              contact {"contact":"dana-ruiz","detail":{"application":"acme-process-engineer"}}
              message {"applications":["acme-process-engineer"],"channel":"email","contact":"dana-ruiz","direction":"in","kind":"reply"}
              promise {"application":"acme-process-engineer","by":"dana-ruiz","text":"We will get back to you by Friday"}
              ! the mail “” seems to promise news for a day before it was written; the words are kept without the day"#]],
    );
}

#[test]
fn outreach_newsletters_and_alerts_open_nothing() {
    check(
        "
mail: m1
at: 2026-03-02T09:00:00Z
from: Lee Koch <lee@agency.example>
label: recruiter_outreach
company: Brook
question: Are you interested?

mail: m2
at: 2026-03-02T09:00:00Z
from: news@acme.example
label: job_alert

mail: m3
at: 2026-03-02T09:00:00Z
from: shop@store.example
label: other
",
        expect![[r#"
            folded: somebody offers a job nobody asked for
            not: it lists postings
            not: it is not about a job"#]],
    );
}

#[test]
fn a_mail_from_the_future_is_taken_as_of_today() {
    check(
        &RECEIPT.replace("2026-03", "2027-03"),
        expect![[r#"
        kept in acme-process-engineer
          application {"application":"acme-process-engineer","detail":{"company":"Acme"}}
          application {"application":"acme-process-engineer","detail":{"role":"Process Engineer"}}
          applied {"application":"acme-process-engineer"}
          application {"application":"acme-process-engineer","detail":{"way":"online_form"}}
          message {"applications":["acme-process-engineer"],"auto":true,"channel":"email","direction":"in","kind":"ack"}
          ! the mail “” is dated 2027-03-02, which is still to come; it is taken as of today"#]],
    );
}
