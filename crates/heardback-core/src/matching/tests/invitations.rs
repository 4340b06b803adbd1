//! Invitations of calendars: what they arrange, move and call off, and what is no interview.

use expect_test::{Expect, expect};

use super::mails::parse;
use super::{Berlin, RECEIPT, matcher, take, told};
use crate::fact::{Fact, InterviewId};
use crate::journal::{Interview, InterviewStatus, Journal};

/// What becomes of mails after a receipt from Acme, without what opens people; and the interviews in the end. Known
/// from the same import or from one before makes no difference.
#[track_caller]
fn check(mails: &str, expected: Expect) {
    let whole = format!("{RECEIPT}\n{mails}");
    let mut at_once = matcher(&[]);
    let mut facts: Vec<Fact> = Vec::new();
    let mut said = Vec::new();
    for (mail, reading) in parse(&whole) {
        let taken = take(&mut at_once, &mail, &reading);
        let again = take(&mut matcher(&facts), &mail, &reading);
        assert_eq!(told(&again), told(&taken));
        let keeps = |line: &&str| {
            let line = line.trim();
            !line.starts_with("contact")
                && !line.starts_with("message")
                && !line.starts_with("application")
        };
        said.push(told(&taken).lines().filter(keeps).collect::<Vec<_>>().join("\n"));
        facts.extend(taken.facts);
    }
    let journal = Journal::from_facts(&facts, &Berlin);
    said.extend(journal.interviews.iter().map(|one| line(&journal, one)));
    expected.assert_eq(&said[1..].join("\n"));
}

fn line(journal: &Journal, interview: &Interview) -> String {
    let InterviewId(id) = &interview.id;
    let off = if interview.status == InterviewStatus::Cancelled { ", off" } else { "" };
    let people: Vec<&str> =
        interview.interviewers.iter().map(|&c| journal.contacts[c].name.as_str()).collect();
    format!("{id}: {} to {}{off}, with {}", interview.start, interview.end, people.join(", "))
}

const INVITED: &str = "
mail: m2
at: 2026-03-10T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
company: Acme
invites: u1 #0 2026-03-16T09:00:00Z
title: Interview
organizer: Dana Ruiz <dana@acme.example>
guest: Lee Koch <lee@acme.example>
";

#[track_caller]
fn check_after_invitation(mails: &str, expected: Expect) {
    check(&format!("{INVITED}\n{mails}"), expected);
}

#[test]
fn a_change_finds_the_interview_by_its_name_and_an_old_revision_changes_nothing() {
    check_after_invitation(
        "
mail: m3
at: 2026-03-12T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: scheduling
invites: u1 #2 2026-03-20T13:00:00Z
title: Interview, round 2
guest: Ann Bo <ann@acme.example>

mail: m4
at: 2026-03-13T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
invites: u1 #1 2026-03-18T09:00:00Z
title: Interview
guest: Lee Koch <lee@acme.example>
",
        expect![[r#"
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-16T10:00:00Z","interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"start":"2026-03-16T09:00:00Z"}
              invited {"interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"title":"Interview","uid":"u1"}
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-20T14:00:00Z","interview":"acme-process-engineer-interview","interviewers":["ann-bo"],"round":2,"start":"2026-03-20T13:00:00Z"}
              invited {"interview":"acme-process-engineer-interview","interviewers":["ann-bo"],"sequence":2,"title":"Interview, round 2","uid":"u1"}
            kept in acme-process-engineer
            acme-process-engineer-interview: 2026-03-20T13:00:00Z to 2026-03-20T14:00:00Z, with Ann Bo"#]],
    );
}

#[test]
fn the_same_invitation_passed_on_is_the_same_interview() {
    check_after_invitation(
        &INVITED.replace("m2", "m3").replace("03-10", "03-11"),
        expect![[r#"
        kept in acme-process-engineer
          interview {"application":"acme-process-engineer","end":"2026-03-16T10:00:00Z","interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"start":"2026-03-16T09:00:00Z"}
          invited {"interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"title":"Interview","uid":"u1"}
        kept in acme-process-engineer
        acme-process-engineer-interview: 2026-03-16T09:00:00Z to 2026-03-16T10:00:00Z, with Lee Koch"#]],
    );
}

#[test]
fn a_cancellation_hits_the_right_one_of_two_and_holds() {
    check_after_invitation(
        "
mail: m3
at: 2026-03-10T10:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
invites: u2 #0 2026-03-16T10:00:00Z
title: Interview
guest: Ann Bo <ann@acme.example>

mail: m4
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: scheduling
cancels: u2 #1 2026-03-16T10:00:00Z
title: Canceled: Interview

mail: m5
at: 2026-03-12T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
invites: u2 #0 2026-03-16T10:00:00Z
title: Interview
guest: Ann Bo <ann@acme.example>
",
        expect![[r#"
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-16T10:00:00Z","interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"start":"2026-03-16T09:00:00Z"}
              invited {"interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"title":"Interview","uid":"u1"}
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-16T11:00:00Z","interview":"acme-process-engineer-interview-2","interviewers":["ann-bo"],"start":"2026-03-16T10:00:00Z"}
              invited {"interview":"acme-process-engineer-interview-2","interviewers":["ann-bo"],"title":"Interview","uid":"u2"}
            kept in acme-process-engineer
              invited {"cancels":true,"interview":"acme-process-engineer-interview-2","interviewers":["ann-bo"],"sequence":1,"title":"Canceled: Interview","uid":"u2"}
              interview_cancelled {"interview":"acme-process-engineer-interview-2"}
            kept in acme-process-engineer
            acme-process-engineer-interview: 2026-03-16T09:00:00Z to 2026-03-16T10:00:00Z, with Lee Koch
            acme-process-engineer-interview-2: 2026-03-16T10:00:00Z to 2026-03-16T11:00:00Z, off, with Ann Bo"#]],
    );
}

#[test]
fn a_cancellation_that_is_read_first_is_remembered() {
    check_after_invitation(
        "
mail: m3
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: scheduling
cancels: u7 #1 2026-03-19T10:00:00Z
title: Canceled: Interview

mail: m4
at: 2026-03-12T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
invites: u7 #0 2026-03-19T10:00:00Z
title: Interview
",
        expect![[r#"
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-16T10:00:00Z","interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"start":"2026-03-16T09:00:00Z"}
              invited {"interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"title":"Interview","uid":"u1"}
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-19T11:00:00Z","interview":"acme-process-engineer-interview-2","start":"2026-03-19T10:00:00Z"}
              invited {"cancels":true,"interview":"acme-process-engineer-interview-2","sequence":1,"title":"Canceled: Interview","uid":"u7"}
              interview_cancelled {"interview":"acme-process-engineer-interview-2"}
            kept in acme-process-engineer
            acme-process-engineer-interview: 2026-03-16T09:00:00Z to 2026-03-16T10:00:00Z, with Lee Koch
            acme-process-engineer-interview-2: 2026-03-19T10:00:00Z to 2026-03-19T11:00:00Z, off, with "#]],
    );
}

#[test]
fn a_time_without_a_zone_is_the_users_and_says_so() {
    check_after_invitation(
        "
mail: m3
at: 2026-03-11T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: other
invites: u3 #0 2026-03-19T10:00:00
title: Talk about the plant
guest: ann.bo@acme.example <ann.bo@acme.example>
",
        expect![[r#"
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-16T10:00:00Z","interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"start":"2026-03-16T09:00:00Z"}
              invited {"interview":"acme-process-engineer-interview","interviewers":["lee-koch"],"title":"Interview","uid":"u1"}
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-19T10:00:00Z","interview":"acme-process-engineer-interview-2","interviewers":["ann-bo"],"start":"2026-03-19T09:00:00Z"}
              invited {"interview":"acme-process-engineer-interview-2","interviewers":["ann-bo"],"title":"Talk about the plant","uid":"u3"}
              note {"application":"acme-process-engineer","text":"The invitation “Talk about the plant” names no time zone; its time is taken in yours (Europe/Berlin)."}
            acme-process-engineer-interview: 2026-03-16T09:00:00Z to 2026-03-16T10:00:00Z, with Lee Koch
            acme-process-engineer-interview-2: 2026-03-19T09:00:00Z to 2026-03-19T10:00:00Z, with Ann Bo"#]],
    );
}

#[test]
fn a_dentist_and_the_team_make_no_interview() {
    check(
        "
mail: m2
at: 2026-03-10T09:00:00Z
from: Smile Dental <office@smile.example>
label: scheduling
effect: ignore
invites: u1 #0 2026-03-16T09:00:00Z
title: Dentist
organizer: Smile Dental <office@smile.example>

mail: m3
at: 2026-03-10T09:00:00Z
from: Pat Boss <pat@work.example>
label: other
invites: u2 #0 2026-03-16T09:00:00Z
title: Team meeting
organizer: Pat Boss <pat@work.example>
guest: Lee Koch <lee@work.example>
",
        expect![[r#"
            not: it is not about a job
            not: it is not about a job"#]],
    );
}

#[test]
fn whoever_hires_there_is_known_by_the_address_though_a_machine_sends_it() {
    check(
        "
mail: m1b
at: 2026-03-09T09:00:00Z
from: Dana Ruiz <dana@acme.example>
label: interview_invitation
company: Acme

mail: m2
at: 2026-03-10T09:00:00Z
from: calendar-notification@calendars.example
label: other
invites: u1 #0 2026-03-16T09:00:00Z
title: Sam and Dana Ruiz
organizer: Dana Ruiz <dana@acme.example>
guest: Recruiting <recruiting@acme.example>
",
        expect![[r#"
            kept in acme-process-engineer
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-16T10:00:00Z","interview":"acme-process-engineer-interview","interviewers":["dana-ruiz"],"start":"2026-03-16T09:00:00Z"}
              invited {"interview":"acme-process-engineer-interview","interviewers":["dana-ruiz"],"title":"Sam and Dana Ruiz","uid":"u1"}
            acme-process-engineer-interview: 2026-03-16T09:00:00Z to 2026-03-16T10:00:00Z, with Dana Ruiz"#]],
    );
}

#[test]
fn whoever_is_invited_by_the_user_sits_there() {
    check(
        "mail: m2
         at: 2026-03-10T09:00:00Z
         from: Dana Ruiz <dana@acme.example>
         label: other
         effect: attach
         company: Acme
         contact: Dana Ruiz <dana@acme.example>

         mail: m3
         answers: m2
         at: 2026-03-11T09:00:00Z
         from: Sam Doe <sam@home.example>
         to: Dana Ruiz <dana@acme.example>
         label: other
         invites: u1 #0 2026-03-16T09:00:00Z
         title: Interview
         organizer: Sam Doe <sam@home.example>
         guest: Dana Ruiz <dana@acme.example>",
        expect![[r#"
            kept in acme-process-engineer
            kept in acme-process-engineer
              interview {"application":"acme-process-engineer","end":"2026-03-16T10:00:00Z","interview":"acme-process-engineer-interview","interviewers":["dana-ruiz"],"start":"2026-03-16T09:00:00Z"}
              invited {"interview":"acme-process-engineer-interview","interviewers":["dana-ruiz"],"title":"Interview","uid":"u1"}
            acme-process-engineer-interview: 2026-03-16T09:00:00Z to 2026-03-16T10:00:00Z, with Dana Ruiz"#]],
    );
}
