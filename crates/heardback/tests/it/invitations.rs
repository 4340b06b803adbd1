//! Invitations in mail, from the bytes to the interview: arranged, moved, called off, out of order, twice, and what is
//! none.

use std::fs;

use expect_test::{Expect, expect};
use serde_json::Value;

use crate::environment::TestEnvironment;

const RECEIPT: &str = "Message-ID: <1@ats.example>\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nFrom: Acme Careers <no-reply@greenhouse.io>\nTo: Sam Field <sam@home.example>\nDelivered-To: sam@home.example\nSubject: Thank you for applying to Acme\n\nHi Sam,\n\nWe received your application for the Process Engineer position at Acme.\n";

const ZONE: &str = "BEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE";

/// A mail with a calendar part, as Exchange writes it; `event` has the lines that differ.
fn invitation(number: u8, subject: &str, method: &str, event: &str) -> String {
    format!(
        "Message-ID: <{number}@acme.example>\nDate: Thu, {number} Mar 2026 09:00:00 +0100\nFrom: Priya Raman <priya.raman@acme.example>\nTo: Sam Field <sam@home.example>\nSubject: {subject}\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"b\"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nHi Sam,\n\nplease find the details of our meeting below.\n\nBest,\nPriya Raman\nRecruiting Coordinator\n\n--b\nContent-Type: text/calendar; charset=utf-8; method={method}\n\nBEGIN:VCALENDAR\nMETHOD:{method}\nPRODID:Microsoft Exchange Server 2010\nVERSION:2.0\n{ZONE}\nBEGIN:VEVENT\nORGANIZER;CN=Priya Raman:mailto:priya.raman@acme.example\nATTENDEE;ROLE=REQ-PARTICIPANT;CN=Sam Field:mailto:sam@home.example\nUID:040000008200E00074C5B7101A82E008\n{event}\nEND:VEVENT\nEND:VCALENDAR\n\n--b--\n"
    )
}

fn arranged() -> String {
    invitation(
        5,
        "Interview Process Engineer",
        "REQUEST",
        "SEQUENCE:0\nDTSTAMP:20260305T080000Z\nSUMMARY:Interview Process Engineer, round 1\nDTSTART;TZID=W. Europe Standard Time:20260319T100000\nDTEND;TZID=W. Europe Standard Time:20260319T104500\nLOCATION:Room Bonn\nATTENDEE;ROLE=REQ-PARTICIPANT;CN=\"Ruiz, Dana\":mailto:dana.ruiz@acme.example\nATTENDEE;CUTYPE=RESOURCE;CN=Room Bonn:mailto:room.bonn@acme.example\nATTENDEE;CUTYPE=GROUP;CN=All of Engineering:mailto:engineering.all@acme.example",
    )
}

fn moved() -> String {
    invitation(
        6,
        "Updated: Interview Process Engineer",
        "REQUEST",
        "SEQUENCE:1\nDTSTAMP:20260306T080000Z\nSUMMARY:Interview Process Engineer, round 1\nDTSTART;TZID=W. Europe Standard Time:20260331T140000\nDTEND;TZID=W. Europe Standard Time:20260331T150000\nLOCATION:https://acme.zoom.us/j/931\nATTENDEE;CN=Lee Koch:mailto:lee.koch@acme.example",
    )
}

fn called_off() -> String {
    invitation(
        7,
        "Canceled: Interview Process Engineer",
        "CANCEL",
        "SEQUENCE:2\nDTSTAMP:20260307T080000Z\nSTATUS:CANCELLED\nSUMMARY:Canceled: Interview Process Engineer\nDTSTART;TZID=W. Europe Standard Time:20260331T140000\nDTEND;TZID=W. Europe Standard Time:20260331T150000",
    )
}

fn import(environment: &TestEnvironment, name: &str, mails: &[&str]) {
    let mbox: String =
        mails.iter().map(|mail| format!("From x@y Thu Mar  5 09:00:00 2026\n{mail}\n")).collect();
    fs::write(environment.home().join(name), mbox).unwrap();
    environment.run(&["import", "--mine", "sam@home.example", name]);
}

/// The interviews in the end and what was said of them, from the facts.
fn interviews(environment: &TestEnvironment) -> String {
    let export = environment.run(&["export"]);
    let facts = export.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut lines = Vec::new();
    for fact in facts {
        let get = |key: &str| fact[key].as_str().unwrap_or_default().to_owned();
        let people = |key: &str| {
            fact[key].as_array().map_or_else(String::new, |people| {
                people.iter().map(|one| format!(" {}", one.as_str().unwrap())).collect()
            })
        };
        match get("fact").as_str() {
            "interview" => lines.push(format!(
                "{}: {} to {}, round {}, {}, with{}",
                get("interview"),
                get("start"),
                get("end"),
                fact["round"],
                get("kind"),
                people("interviewers")
            )),
            "interview_cancelled" => lines.push(format!("{}: off", get("interview"))),
            "contact" if fact["detail"]["part"].is_string() => {
                lines.push(format!("{} is {}", get("contact"), fact["detail"]["part"]));
            }
            "note" => lines.push(get("text")),
            _ => {}
        }
    }
    lines.join("\n")
}

#[track_caller]
fn check(imports: &[&[&str]], expected: Expect) {
    let environment = TestEnvironment::new();
    for (n, mails) in imports.iter().enumerate() {
        import(&environment, &format!("{n}.mbox"), mails);
    }
    expected.assert_eq(&interviews(&environment));
}

#[test]
fn an_invitation_arranges_a_change_moves_and_a_cancellation_calls_off() {
    let (arranged, moved, called_off) = (arranged(), moved(), called_off());
    check(
        &[&[RECEIPT, &arranged]],
        expect![[r#"
        priya-raman is "coordinator"
        acme-process-engineer-interview: 2026-03-19T09:00:00Z to 2026-03-19T09:45:00Z, round 1, , with dana-ruiz"#]],
    );
    check(
        &[&[RECEIPT, &arranged, &moved]],
        expect![[r#"
        priya-raman is "coordinator"
        acme-process-engineer-interview: 2026-03-19T09:00:00Z to 2026-03-19T09:45:00Z, round 1, , with dana-ruiz
        acme-process-engineer-interview: 2026-03-31T12:00:00Z to 2026-03-31T13:00:00Z, round 1, video, with lee-koch"#]],
    );
    check(
        &[&[RECEIPT, &arranged], &[&moved], &[&called_off]],
        expect![[r#"
        priya-raman is "coordinator"
        acme-process-engineer-interview: 2026-03-19T09:00:00Z to 2026-03-19T09:45:00Z, round 1, , with dana-ruiz
        acme-process-engineer-interview: 2026-03-31T12:00:00Z to 2026-03-31T13:00:00Z, round 1, video, with lee-koch
        acme-process-engineer-interview: off"#]],
    );
}

#[test]
fn an_old_revision_that_turns_up_late_changes_nothing_and_twice_is_once() {
    let (arranged, moved, called_off) = (arranged(), moved(), called_off());
    let again = arranged.replace("<5@acme", "<9@acme").replace("5 Mar", "9 Mar");
    check(
        &[&[RECEIPT, &moved], &[&arranged]],
        expect![[r#"
        priya-raman is "coordinator"
        acme-process-engineer-interview: 2026-03-31T12:00:00Z to 2026-03-31T13:00:00Z, round 1, video, with lee-koch"#]],
    );
    check(
        &[&[RECEIPT, &arranged], &[&again]],
        expect![[r#"
        priya-raman is "coordinator"
        acme-process-engineer-interview: 2026-03-19T09:00:00Z to 2026-03-19T09:45:00Z, round 1, , with dana-ruiz"#]],
    );
    check(
        &[&[RECEIPT, &called_off], &[&arranged, &moved]],
        expect![[r#"
        priya-raman is "coordinator"
        acme-process-engineer-interview: 2026-03-31T12:00:00Z to 2026-03-31T13:00:00Z, round null, , with
        acme-process-engineer-interview: off"#]],
    );
}

#[test]
fn what_is_moved_is_shown_where_it_is_now() {
    let environment = TestEnvironment::new();
    import(&environment, "box", &[RECEIPT, &arranged(), &moved()]);
    expect![[r#"
        Process Engineer at Acme
        acme-process-engineer
          Priya Raman, coordinator <priya.raman@acme.example>
          Dana Ruiz <dana.ruiz@acme.example>
          Lee Koch <lee.koch@acme.example>

        Mon 2 Mar       you applied
        Mon 2 Mar       a receipt came by e-mail: “Thank you for applying to Acme”
        Mon 2 Mar       it went by an online form
                          in a mail: “We received your application for the Process
                          Engineer position at Acme.”
        Thu 5 Mar       interview, round 1, Thu 19 Mar 09:00, with Dana Ruiz
        Thu 5 Mar       a calendar invites to “Interview Process Engineer, round 1”,
                        Room Bonn
        Thu 5 Mar       Priya Raman wrote by e-mail: “Interview Process Engineer”
        Fri 6 Mar       interview, round 1, Tue 31 Mar 12:00, with Lee Koch
        Fri 6 Mar       a calendar invites to “Interview Process Engineer, round 1”,
                        https://acme.zoom.us/j/931
        Fri 6 Mar       Priya Raman wrote by e-mail: “Updated: Interview Process
                        Engineer”

        If nobody answers:
        Mon 30 Mar      Prepare the interview at Acme
        Tue 31 Mar      Go through your notes on Acme
        Wed 1 Apr       Thank Lee Koch, e-mail
        Thu 9 Apr       Check in with Priya Raman, e-mail
        Thu 23 Apr      Check in with Priya Raman, e-mail
        Thu 7 May       Check in with Priya Raman, e-mail
        Thu 21 May      Check in with Priya Raman, e-mail
        Thu 4 Jun       Check in with Priya Raman, e-mail
        Thu 18 Jun      Decide whether to go on with Acme

        Waiting is usual: 55 % wait over a month after an interview (Robert Half,
        EVD-10.3).
    "#]]
    .assert_eq(&environment.run(&["show", "acme"]));
}

#[test]
fn a_dentist_the_team_and_a_standing_meeting_are_no_interviews() {
    let other = |number: u8, from: &str, title: &str, lines: &str| {
        format!(
            "Message-ID: <{number}@other.example>\nDate: Thu, {number} Mar 2026 09:00:00 +0100\nFrom: {from}\nTo: sam@home.example\nSubject: Invitation: {title} @ Thu Mar 19, 2026 10am\nContent-Type: application/octet-stream; name=invite.ics\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:{number}\nSUMMARY:{title}\nDTSTART:20260319T100000Z\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    let dentist = other(4, "Smile Dental <office@smile.example>", "Dentist", "");
    let team = other(
        5,
        "Pat Boss <pat.boss@work.example>",
        "Team meeting",
        "ATTENDEE;CN=Lee Koch:mailto:lee@work.example\nRRULE:FREQ=WEEKLY",
    );
    let weekly = other(
        6,
        "Priya Raman <priya.raman@acme.example>",
        "Weekly office hours",
        "RRULE:FREQ=WEEKLY;BYDAY=TH",
    );
    check(&[&[RECEIPT, &dentist, &team, &weekly]], expect![[""]]);
}

#[test]
fn an_attachment_without_zone_is_taken_in_the_users_and_says_so() {
    let attached = "Message-ID: <8@acme.example>\nDate: Sun, 8 Mar 2026 09:00:00 +0000\nFrom: Priya Raman <priya.raman@acme.example>\nTo: sam@home.example\nSubject: Your interview at Acme\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHi Sam, you are invited to an interview for the Process Engineer position at Acme.\n\n--b\nContent-Type: application/octet-stream; name=\"interview.ics\"\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=\"interview.ics\"\n\nQkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UFVCTElTSA0KQkVHSU46VkVWRU5UDQpVSUQ6YTENClNVTU1BUlk6UGhvbmUgc2NyZWVuIEFjbWUNCkRUU1RBUlQ6MjAyNjAzMTdUMTUwMDAwDQpEVVJBVElPTjpQVDMwTQ0KRU5EOlZFVkVOVA0KRU5EOlZDQUxFTkRBUg0K\n\n--b--\n";
    check(
        &[&[RECEIPT, attached]],
        expect![[r#"
        acme-process-engineer-interview: 2026-03-17T15:00:00Z to 2026-03-17T15:30:00Z, round null, phone, with
        The invitation “Phone screen Acme” names no time zone; its time is taken in yours (UTC)."#]],
    );
}

#[test]
fn a_calendar_by_itself_is_refused_with_the_way_round() {
    let environment = TestEnvironment::new();
    fs::write(environment.home().join("my.ics"), "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n").unwrap();
    expect![[r#"
        my.ics: a calendar by itself is not imported; invitations are read in the mail
        they came with.
          Accepted: mbox, Maildir, .eml, folders of these, .zip, .tgz and .gz.
        exit 2
    "#]]
    .assert_eq(&environment.fail(&["import", "my.ics"]));
}
