//! Calendars of Exchange, Google, Apple and others, as invitations carry them, and such as nobody should send.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fmt::Write;

use expect_test::{Expect, expect};
use heardback_core::invitation::{AttendeeKind, Invitation, Purpose, Repeats};
use heardback_core::reading::EventTime;
use heardback_formats::calendar::read;
use jiff::tz::{Offset, TimeZone};

/// An event with these lines, in a calendar with those around it.
fn calendar(around: &str, event: &str) -> String {
    format!("BEGIN:VCALENDAR\n{around}\nBEGIN:VEVENT\nUID:u1\n{event}\nEND:VEVENT\nEND:VCALENDAR\n")
        .replace('\n', "\r\n")
}

fn time(time: EventTime) -> String {
    match time {
        EventTime::Instant { at, offset } => {
            let zone = TimeZone::fixed(Offset::from_seconds(offset).unwrap());
            at.to_zoned(zone).strftime("%Y-%m-%d %H:%M%:z").to_string()
        }
        EventTime::Local(local) => local.strftime("%Y-%m-%d %H:%M here").to_string(),
    }
}

fn times(invitation: &Invitation) -> String {
    let mut text = invitation.start.map(time).unwrap_or_else(|| "no start".to_owned());
    if let Some(end) = invitation.end {
        write!(text, " to {}", time(end)).unwrap();
    }
    if let Some(days) = invitation.all_day {
        text = format!("{} to {}, all day", days.first, days.last);
    }
    match &invitation.repeats {
        Repeats::Never => {}
        Repeats::Times(all) => {
            let all: Vec<String> = all.iter().copied().map(time).collect();
            write!(text, ", repeats {}", all.join(", ")).unwrap();
        }
        Repeats::Standing => text += ", standing",
    }
    text
}

/// Everything an invitation says, a line each.
fn told(text: &str) -> String {
    let read = read(text);
    let mut lines = Vec::new();
    for one in &read.invitations {
        let purpose = match one.purpose {
            Purpose::Invite => "invites",
            Purpose::Cancel => "cancels",
            Purpose::Counter => "proposes",
            Purpose::Answer => "answers",
        };
        let held = if one.tentative { ", held only" } else { "" };
        lines.push(format!("{purpose} {} #{}{held}: {}", one.uid, one.sequence, one.title));
        lines.push(format!("  {}", times(one)));
        if let Some(occurrence) = one.occurrence {
            lines.push(format!("  instead of {}", time(occurrence)));
        }
        if !one.place.is_empty() || one.link.is_some() {
            lines.push(format!("  at {} <{}>", one.place, one.link.as_deref().unwrap_or_default()));
        }
        if let Some(organizer) = &one.organizer {
            lines.push(format!("  by {} <{}>", organizer.name, organizer.email));
        }
        for guest in &one.attendees {
            let kind = match guest.kind {
                AttendeeKind::Person => "",
                AttendeeKind::Group => ", a group",
                AttendeeKind::Room => ", a room",
            };
            let away = if guest.stays_away { ", stays away" } else { "" };
            lines.push(format!(
                "  with {} <{}>{kind}{away}",
                guest.address.name, guest.address.email
            ));
        }
    }
    lines.extend(read.problems);
    lines.join("\n")
}

#[track_caller]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&told(text));
}

/// The times of one event alone.
#[track_caller]
fn check_times(around: &str, event: &str, expected: &str) {
    let read = read(&calendar(around, event));
    assert_eq!(read.invitations.len(), 1, "{read:?}");
    assert_eq!(times(&read.invitations[0]), expected);
}

#[test]
fn an_invitation_of_exchange() {
    check(
        &calendar(
            "METHOD:REQUEST\nPRODID:Microsoft Exchange Server 2010\nVERSION:2.0\nBEGIN:VTIMEZONE\nTZID:W. Europe Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE",
            "ORGANIZER;CN=Jobs at Acme:mailto:recruiting@acme.example\nATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Ruiz, Dana\":mailto:Dana.Ruiz@acme.example\nATTENDEE;ROLE=REQ-PARTICIPANT;CN=sam@home.example:mailto:sam@home.example\nATTENDEE;ROLE=NON-PARTICIPANT;CUTYPE=RESOURCE;CN=Room Bonn:mailto:room.bonn@acme.example\nATTENDEE;ROLE=REQ-PARTICIPANT;CUTYPE=GROUP;CN=All engineers:mailto:eng@acme.example\nDESCRIPTION;LANGUAGE=en-US:Microsoft Teams meeting\\nJoin: https://teams.microsoft.com/l/meetup-join/19%3ameeting\nSUMMARY;LANGUAGE=en-US:Interview: Process Engineer\\, round 2\nDTSTART;TZID=W. Europe Standard Time:20260330T093000\nDTEND;TZID=W. Europe Standard Time:20260330T103000\nDTSTAMP:20260311T140000Z\nSTATUS:CONFIRMED\nSEQUENCE:2\nLOCATION:Microsoft Teams Meeting\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
        ),
        expect![[r#"
            invites u1 #2: Interview: Process Engineer, round 2
              2026-03-30 09:30+02:00 to 2026-03-30 10:30+02:00
              at Microsoft Teams Meeting <https://teams.microsoft.com/l/meetup-join/19%3ameeting>
              by Jobs at Acme <recruiting@acme.example>
              with Dana Ruiz <Dana.Ruiz@acme.example>
              with sam@home.example <sam@home.example>
              with Room Bonn <room.bonn@acme.example>, a room, stays away
              with All engineers <eng@acme.example>, a group"#]],
    );
}

#[test]
fn an_invitation_of_google() {
    check(
        &calendar(
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN\nVERSION:2.0\nCALSCALE:GREGORIAN\nMETHOD:REQUEST",
            "DTSTART;TZID=America/New_York:20261103T140000\nDTEND;TZID=America/New_York:20261103T143000\nDTSTAMP:20261027T120000Z\nORGANIZER;CN=lee@acme.example:mailto:lee@acme.example\nATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE\n ;CN=Lee Koch;X-NUM-GUESTS=0:mailto:lee@acme.example\nATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=DECLINED;CN=Ann Bo:mailto:ann@acme.example\nATTENDEE;CUTYPE=INDIVIDUAL;CN=New York-4-Hudson (6):mailto:acme.example_123@resource.calendar.google.com\nSUMMARY:Acme <> Sam: recruiter chat\nX-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij\nLOCATION:\nSEQUENCE:0\nSTATUS:CONFIRMED",
        ),
        expect![[r#"
            invites u1 #0: Acme <> Sam: recruiter chat
              2026-11-03 14:00-05:00 to 2026-11-03 14:30-05:00
              at  <https://meet.google.com/abc-defg-hij>
              by lee@acme.example <lee@acme.example>
              with Lee Koch <lee@acme.example>
              with Ann Bo <ann@acme.example>, stays away
              with New York-4-Hudson (6) <acme.example_123@resource.calendar.google.com>, a room"#]],
    );
}

#[test]
fn an_invitation_of_apple() {
    check(
        &calendar(
            "METHOD:REQUEST\nX-WR-TIMEZONE:Europe/London",
            "DTSTART:20260612T100000\nDURATION:PT45M\nSUMMARY:Onsite interview\nLOCATION:1 High Street\\nLondon\nORGANIZER;CN=\"Priya Raman\";EMAIL=\"priya@acme.example\":urn:uuid:1f4\nATTENDEE;CN=\"Sam\";CUTYPE=INDIVIDUAL;EMAIL=sam@home.example:invalid:nomail\nURL;VALUE=URI:https://acme.zoom.us/j/931",
        ),
        expect![[r#"
            invites u1 #0: Onsite interview
              2026-06-12 10:00+01:00 to 2026-06-12 10:45+01:00
              at 1 High Street London <https://acme.zoom.us/j/931>
              by Priya Raman <priya@acme.example>
              with Sam <sam@home.example>"#]],
    );
}

#[test]
fn what_a_scheduling_service_sends_once_a_time_was_picked() {
    check(
        &calendar(
            "PRODID:-//Scheduler//EN\nMETHOD:PUBLISH",
            "DTSTAMP:20260301T080000Z\nDTSTART:20260305T150000Z\nDTEND:20260305T153000Z\nCLASS:PRIVATE\nSUMMARY:Phone screen with Acme\nDESCRIPTION:Location: This is a Zoom web conference.\\nhttps://us02web.zoom.us/j/8123?pwd=abc\\n\\nNeed to change this? https://calendly.com/reschedulings/1\nLOCATION:https://us02web.zoom.us/j/8123?pwd=abc\nATTENDEE;CN=Dana Ruiz:mailto:dana@acme.example",
        ),
        expect![[r#"
            invites u1 #0: Phone screen with Acme
              2026-03-05 15:00+00:00 to 2026-03-05 15:30+00:00
              at https://us02web.zoom.us/j/8123?pwd=abc <https://us02web.zoom.us/j/8123?pwd=abc>
              with Dana Ruiz <dana@acme.example>"#]],
    );
}

#[test]
fn a_cancellation_is_told_by_its_method_or_by_its_status() {
    check(
        &calendar(
            "METHOD:CANCEL",
            "SEQUENCE:3\nDTSTART:20260305T150000Z\nSUMMARY:Canceled: Interview",
        ),
        expect![[r#"
            cancels u1 #3: Canceled: Interview
              2026-03-05 15:00+00:00"#]],
    );
    check(
        &calendar("METHOD:REQUEST", "STATUS:CANCELLED\nDTSTART:20260305T150000Z"),
        expect![[r#"
            cancels u1 #0: 
              2026-03-05 15:00+00:00"#]],
    );
}

#[test]
fn answers_and_proposals_are_no_invitations() {
    for (method, word) in [("REPLY", "answers"), ("REFRESH", "answers"), ("COUNTER", "proposes")] {
        let text = calendar(&format!("METHOD:{method}"), "DTSTART:20260305T150000Z");
        assert!(told(&text).starts_with(word), "{method}");
    }
    let held = calendar("METHOD:REQUEST", "STATUS:TENTATIVE\nDTSTART:20260305T150000Z");
    assert!(told(&held).contains("held only"));
}

#[test]
fn zones_have_many_names() {
    for (zone, expected) in [
        ("TZID=Europe/Berlin", "2026-07-01 10:00+02:00"),
        ("TZID=\"W. Europe Standard Time\"", "2026-07-01 10:00+02:00"),
        ("TZID=\"(UTC-05:00) Eastern Time (US & Canada)\"", "2026-07-01 10:00-04:00"),
        ("TZID=Pacific Standard Time", "2026-07-01 10:00-07:00"),
        ("TZID=India Standard Time", "2026-07-01 10:00+05:30"),
        ("TZID=/citadel.org/20211207_1/America/New_York", "2026-07-01 10:00-04:00"),
        ("TZID=UTC", "2026-07-01 10:00+00:00"),
        ("VALUE=DATE-TIME", "2026-07-01 10:00 here"),
        ("TZID=Middle Earth", "2026-07-01 10:00 here"),
    ] {
        check_times("", &format!("DTSTART;{zone}:20260701T100000"), expected);
    }
    let lost = read(&calendar("", "DTSTART;TZID=Middle Earth:20260701T100000"));
    assert_eq!(lost.problems.len(), 1, "{lost:?}");
    let floating = read(&calendar("", "DTSTART:20260701T100000"));
    assert!(floating.problems.is_empty(), "{floating:?}");
}

/// Half an hour behind Berlin in winter, and clocks that change in May and on 10 November.
const OWN: &str = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0130\nTZOFFSETTO:+0030\nRRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:+0030\nTZOFFSETTO:+0130\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=5\nEND:DAYLIGHT\nEND:VTIMEZONE";

#[test]
fn a_zone_of_the_senders_own_making_is_reckoned_from_its_rules() {
    let at = |when: &str, expected: &str| {
        check_times(OWN, &format!("DTSTART;TZID=Customized Time Zone:{when}"), expected);
    };
    at("20260115T100000", "2026-01-15 10:00+00:30");
    at("20260510T015959", "2026-05-10 01:59+00:30");
    at("20260510T030000", "2026-05-10 03:00+01:30");
    at("20261109T225959", "2026-11-09 22:59+01:30");
    at("20261110T003000", "2026-11-10 00:30+00:30");
    at("20261231T235959", "2026-12-31 23:59+00:30");
}

#[test]
fn an_hour_that_comes_twice_or_not_at_all_is_read_as_the_standard_has_it() {
    check_times("", "DTSTART;TZID=Europe/Berlin:20261025T023000", "2026-10-25 02:30+02:00");
    check_times("", "DTSTART;TZID=Europe/Berlin:20261025T030000", "2026-10-25 03:00+01:00");
    check_times("", "DTSTART;TZID=Europe/Berlin:20260329T023000", "2026-03-29 02:30+01:00");
    check_times("", "DTSTART;TZID=Europe/Berlin:20260329T033000", "2026-03-29 03:30+02:00");
}

#[test]
fn whole_days_have_no_time() {
    check_times("", "DTSTART;VALUE=DATE:20260305", "2026-03-05 to 2026-03-05, all day");
    check_times(
        "",
        "DTSTART;VALUE=DATE:20260305\nDTEND;VALUE=DATE:20260307",
        "2026-03-05 to 2026-03-06, all day",
    );
}

#[test]
fn a_few_dates_are_told_from_a_standing_meeting() {
    let berlin = "DTSTART;TZID=Europe/Berlin:20260326T100000";
    check_times(
        "",
        &format!("{berlin}\nRRULE:FREQ=WEEKLY;COUNT=2"),
        "2026-03-26 10:00+01:00, repeats 2026-03-26 10:00+01:00, 2026-04-02 10:00+02:00",
    );
    check_times(
        "",
        &format!(
            "{berlin}\nRRULE:FREQ=DAILY;UNTIL=20260328T220000Z\nEXDATE;TZID=Europe/Berlin:20260327T100000"
        ),
        "2026-03-26 10:00+01:00, repeats 2026-03-26 10:00+01:00, 2026-03-28 10:00+01:00",
    );
    check_times(
        "",
        &format!("{berlin}\nRDATE;TZID=Europe/Berlin:20260401T120000"),
        "2026-03-26 10:00+01:00, repeats 2026-03-26 10:00+01:00, 2026-04-01 12:00+02:00",
    );
    check_times("", &format!("{berlin}\nRRULE:FREQ=DAILY;COUNT=1"), "2026-03-26 10:00+01:00");
    for standing in [
        "FREQ=WEEKLY",
        "FREQ=DAILY;COUNT=7",
        "FREQ=YEARLY;COUNT=2",
        "FREQ=WEEKLY;UNTIL=20991231T000000Z",
        "FREQ=SECONDLY;COUNT=2",
        "FREQ=DAILY;COUNT=2;BYHOUR=1,2,3;BYMINUTE=1,2,3",
    ] {
        check_times("", &format!("{berlin}\nRRULE:{standing}"), "2026-03-26 10:00+01:00, standing");
    }
}

#[test]
fn one_meeting_of_a_series_names_which() {
    check(
        &calendar(
            "METHOD:REQUEST",
            "RECURRENCE-ID;TZID=Europe/Berlin:20260402T100000\nDTSTART;TZID=Europe/Berlin:20260403T110000\nSUMMARY:Talk",
        ),
        expect![[r#"
            invites u1 #0: Talk
              2026-04-03 11:00+02:00
              instead of 2026-04-02 10:00+02:00"#]],
    );
}
