//! Calendars that are broken or mean harm: read as far as they go, in bounded time.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test may fail, and it watches the clock"
)]

use std::time::{Duration, Instant};

use heardback_core::invitation::Repeats;
use heardback_formats::calendar::{Calendar, read};
use proptest::prelude::*;

/// Far more than any of these takes on a slow, busy machine, and far less than an endless loop.
const LONG: Duration = Duration::from_secs(20);

#[track_caller]
fn quickly(text: &str) -> Calendar {
    let begun = Instant::now();
    let calendar = read(text);
    assert!(begun.elapsed() < LONG, "took {:?}", begun.elapsed());
    calendar
}

fn event(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n")
}

#[test]
fn rules_that_never_end_or_never_come_true_cost_little() {
    for rule in [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2;COUNT=2",
        "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231T235959Z",
        "FREQ=MONTHLY;BYSETPOS=-366,366;BYDAY=MO,TU;COUNT=2",
        "FREQ=DAILY;INTERVAL=0;COUNT=2",
        "FREQ=DAILY;INTERVAL=65535;COUNT=6",
        "FREQ=DAILY;COUNT=4294967295",
        "FREQ=NEVER;COUNT=x",
        ";;;=,",
    ] {
        let lines = format!("DTSTART:20260305T150000Z\nRRULE:{rule}");
        let read = quickly(&event(&lines).replace("END:VCALENDAR\n", "").repeat(3));
        assert!(!read.invitations.is_empty(), "{rule}");
        for one in read.invitations {
            let few = match one.repeats {
                Repeats::Times(times) => times.len(),
                Repeats::Never | Repeats::Standing => 0,
            };
            assert!(few <= 6, "{rule}");
        }
    }
}

#[test]
fn ten_megabytes_are_cut() {
    let guests = "ATTENDEE;CN=A:mailto:a@b.example\n".repeat(320_000);
    let read = quickly(&event(&format!("DTSTART:20260305T150000Z\n{guests}")));
    assert_eq!(read.invitations[0].attendees.len(), 1);
    assert!(read.problems.iter().any(|problem| problem.contains("512 KB")), "{:?}", read.problems);
    let events = "BEGIN:VEVENT\nDTSTART:20260305T150000Z\nEND:VEVENT\n".repeat(100_000);
    let read = quickly(&format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR"));
    assert_eq!(read.invitations.len(), 40);
    quickly(&"x".repeat(10 << 20));
    quickly(&"BEGIN:VCALENDAR\n".repeat(600_000));
    quickly(&"BEGIN:VCALENDAR\nEND:VCALENDAR\n".repeat(300_000));
    quickly(&"BEGIN:VCARD\nEND:VCARD\n".repeat(400_000));
    quickly(&event(&format!("SUMMARY:{}", "\n ".repeat(5_000_000))));
    quickly(&event(&format!("SUMMARY{}:x", ";A=\"b\"".repeat(1_000_000))));
    quickly(&event(&format!(
        "DTSTART;TZID=x:20260305T150000\n{}",
        "RDATE:20260305T150000\n".repeat(100_000)
    )));
}

#[test]
fn parts_inside_parts_inside_parts_end_somewhere() {
    let deep =
        format!("BEGIN:VCALENDAR\n{}DTSTART:20260305T150000Z\n", "BEGIN:VEVENT\n".repeat(30_000));
    assert_eq!(quickly(&deep).invitations.len(), 40);
    let zones = "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n".repeat(3_000);
    quickly(&format!(
        "BEGIN:VCALENDAR\n{zones}BEGIN:VEVENT\nDTSTART;TZID=x:20260305T150000\nEND:VEVENT\n"
    ));
}

#[test]
fn a_calendar_that_breaks_off_says_what_it_had_said() {
    let whole = event(
        "UID:u1\nDTSTART:20260305T150000Z\nSUMMARY:Interview\nORGANIZER;CN=D:mailto:d@acme.example",
    );
    for end in 0..whole.len() {
        quickly(&whole[..end]);
    }
    let cut = whole.split("END:VEVENT").next().unwrap();
    let read = quickly(cut);
    assert_eq!(read.invitations[0].title, "Interview");
}

#[test]
fn dates_that_are_none_are_left_out() {
    for (date, is_there) in [
        ("20260305T150000Z", true),
        ("99991231T235959Z", false),
        ("99991230T000000Z", true),
        ("00000000T000000Z", false),
        ("20260230T100000", false),
        ("20260305T250000", false),
        ("20260305T235960Z", true),
        ("2026-03-05T15:00:00Z", false),
        ("tomorrow", false),
        ("", false),
        ("-20260305", false),
        ("20260305T150000+9999", false),
    ] {
        let read =
            quickly(&event(&format!("DTSTART:{date}\nRRULE:FREQ=DAILY;COUNT=3\nDTEND:{date}")));
        assert_eq!(read.invitations[0].start.is_some(), is_there, "{date} {read:?}");
    }
    quickly(&event("DTSTART:99991231T235959\nDURATION:P99999999W\nRRULE:FREQ=MONTHLY;COUNT=6"));
    quickly(&event("DTSTART:99991231\nDURATION:-P4294967295W\nRRULE:FREQ=MONTHLY;COUNT=6"));
    quickly(&event("DTSTART;TZID=Europe/Berlin:99991231T235959\nDURATION:PT99999999H"));
    quickly(&event(
        "DTSTART;TZID=Europe/Berlin:00010101T000000\nRECURRENCE-ID;RANGE=THISANDFUTURE:00010101",
    ));
}

#[test]
fn a_zone_that_makes_no_sense_does_no_harm() {
    let zone = |rule: &str| {
        format!(
            "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:20261025T030000\nTZOFFSETFROM:+9999\nTZOFFSETTO:-2359\nRRULE:{rule}\nEND:STANDARD\nBEGIN:DAYLIGHT\nTZOFFSETTO:nowhere\nEND:DAYLIGHT\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID=x:20260305T150000\nEND:VEVENT\nEND:VCALENDAR\n"
        )
    };
    for rule in [
        "FREQ=YEARLY;BYMONTH=13;BYDAY=9SU",
        "FREQ=YEARLY;BYMONTH=0;BYMONTHDAY=0",
        "FREQ=YEARLY;BYDAY=0MO",
        "FREQ=YEARLY;UNTIL=99991231T000000Z;BYMONTHDAY=31;BYMONTH=2",
        "FREQ=SECONDLY",
    ] {
        assert_eq!(quickly(&zone(rule)).invitations.len(), 1, "{rule}");
    }
}

proptest! {
    /// Lines as calendars have them, in any order and with any values.
    #[test]
    fn any_lines_are_read(lines in prop::collection::vec((0..LINES.len(), "[ -~é\u{0}\u{a0}]{0,24}"), 0..40)) {
        let text: String = lines.iter().map(|(line, value)| format!("{}{value}\r\n", LINES[*line])).collect();
        quickly(&event(&text));
        quickly(&text);
    }

    /// Any text at all.
    #[test]
    fn any_text_is_read(text in "\\PC{0,400}") {
        quickly(&text);
        quickly(&event(&text));
    }

    /// Dates and rules made of the right characters.
    #[test]
    fn any_dates_and_rules_are_read(start in "[0-9]{0,8}T?[0-9]{0,6}Z?", length in "-?P[0-9]{0,10}[WDTHMS]{0,3}", rule in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY|SECONDLY))(;(COUNT|INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|BYHOUR|BYSETPOS|UNTIL|WKST)=-?[0-9MOTUSA,]{0,9}){0,4}") {
        quickly(&event(&format!("DTSTART;TZID=Europe/Berlin:{start}\nDURATION:{length}\nRRULE:{rule}")));
    }
}

const LINES: &[&str] = &[
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "BEGIN:VTIMEZONE",
    "BEGIN:STANDARD",
    "END:",
    "DTSTART:",
    "DTSTART;TZID=",
    "DTSTART:20260305T150000",
    "DTEND:",
    "DURATION:P",
    "RRULE:",
    "RRULE:FREQ=DAILY;COUNT=",
    "RDATE:",
    "EXDATE:",
    "RECURRENCE-ID:",
    "UID:",
    "SEQUENCE:",
    "METHOD:",
    "STATUS:",
    "SUMMARY:",
    "LOCATION:https://",
    "ORGANIZER;CN=",
    "ATTENDEE;CUTYPE=",
    "ATTENDEE:mailto:",
    "TZOFFSETTO:",
    "TZID:",
    "X-WR-TIMEZONE:",
    " ",
    "\t",
    "",
];
