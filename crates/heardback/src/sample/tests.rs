//! The sample mailbox is what its stories promise, whatever day it is run.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use jiff::civil::Weekday;
use jiff::{ToSpan, Zoned};
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::*;

const MOMENTS: [&str; 12] = [
    "2026-11-16T09:00:00[America/Chicago]",
    "2026-11-17T00:00:00[Europe/Berlin]",
    "2026-11-18T00:05:00[Pacific/Kiritimati]",
    "2026-11-19T23:59:00[Pacific/Pago_Pago]",
    "2026-11-20T12:00:00[Asia/Tokyo]",
    "2026-11-21T08:00:00[America/Los_Angeles]",
    "2026-11-22T20:00:00[UTC]",
    "2026-01-01T00:01:00[America/New_York]",
    "2028-02-29T10:00:00[Europe/London]",
    "2028-03-01T10:00:00[Asia/Kolkata]",
    "2026-03-29T03:30:00[Europe/Berlin]",
    "2026-12-31T23:59:59[Pacific/Auckland]",
];

fn moments() -> Vec<Zoned> {
    MOMENTS.iter().map(|words| words.parse().unwrap()).collect()
}

/// The messages of an mbox, unquoted: written apart from the writer so that each checks the other.
fn split(mbox: &[u8]) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    let mut after_blank = true;
    for line in std::str::from_utf8(mbox).unwrap().lines() {
        if after_blank && line.starts_with("From ") {
            messages.push(String::new());
        } else {
            let quoted = line.starts_with('>') && line.trim_start_matches('>').starts_with("From ");
            let message = messages.last_mut().unwrap();
            message.push_str(if quoted { &line[1..] } else { line });
            message.push('\n');
        }
        after_blank = line.is_empty();
    }
    messages
}

fn parse(text: &str) -> Message<'_> {
    MessageParser::default().parse(text.as_bytes()).unwrap()
}

fn now() -> Zoned {
    moments().remove(0)
}

#[test]
fn the_mailbox_holds_three_months_of_mail() {
    let messages = split(&letters(&now()));
    assert_eq!(messages.len(), 109);
    let oldest = parse(&messages[0]).date().unwrap().to_timestamp();
    let days = (now().timestamp().as_second() - oldest) / 86_400;
    assert!((80..=95).contains(&days), "{days} days");
}

#[test]
fn every_message_has_a_sender_a_date_and_an_id_of_its_own() {
    for now in moments() {
        let messages = split(&letters(&now));
        assert_eq!(messages.len(), 109, "{now}");
        let mut ids = BTreeSet::new();
        for text in &messages {
            let message = parse(text);
            assert!(
                message.from().unwrap().first().unwrap().address().unwrap().ends_with(".example"),
                "{text}"
            );
            assert!(message.to().is_some(), "{text}");
            assert!(message.subject().is_some_and(|subject| !subject.is_empty()), "{text}");
            assert!(message.date().is_some_and(mail_parser::DateTime::is_valid), "{text}");
            assert!(ids.insert(message.message_id().unwrap().to_owned()), "twice: {text}");
        }
    }
}

#[test]
fn every_answer_names_a_message_that_is_there_and_is_older() {
    for now in moments() {
        let messages = split(&letters(&now));
        let parsed: Vec<Message<'_>> = messages.iter().map(|text| parse(text)).collect();
        let mut answers = 0;
        for message in &parsed {
            let Some(parent) = message.in_reply_to().as_text() else { continue };
            let parent = parsed.iter().find(|other| other.message_id() == Some(parent)).unwrap();
            let (earlier, later) = (parent.date().unwrap(), message.date().unwrap());
            assert!(
                earlier.to_timestamp() < later.to_timestamp(),
                "{now}: {:?}",
                message.subject()
            );
            answers += 1;
        }
        assert!(answers > 30, "{answers}");
    }
}

#[test]
fn nothing_is_dated_after_now_on_any_weekday() {
    let mut moments = moments();
    let first = now();
    moments.extend((0..60).map(|days| first.checked_add(days.days()).unwrap()));
    for now in moments {
        for text in split(&letters(&now)) {
            let date = parse(&text).date().unwrap().to_timestamp();
            assert!(date < now.timestamp().as_second(), "{now}: {text}");
        }
    }
}

#[test]
fn business_mail_keeps_to_working_days() {
    let private =
        ["alerts", "newsletters", "shops-and-services", "family-and-friends", "book-club"];
    for now in moments() {
        for (name, story) in STORIES.iter().filter(|(name, _)| !private.contains(name)) {
            for post in post::settle(story::read(story).unwrap(), &now).unwrap() {
                // A machine answers within minutes, also where it is Saturday by then.
                let by_machine =
                    post.letter.header("Day").is_some_and(|day| day.starts_with("then"));
                let weekday = post.at.weekday();
                assert!(
                    by_machine || !matches!(weekday, Weekday::Saturday | Weekday::Sunday),
                    "{now}: {name}, {} on {weekday:?}",
                    post.letter.id
                );
            }
        }
    }
}

#[test]
fn the_same_moment_gives_the_same_bytes() {
    for now in moments() {
        assert_eq!(letters(&now), letters(&now.clone()));
    }
}

#[test]
fn a_line_that_opens_with_from_is_quoted() {
    let mbox = String::from_utf8(letters(&now())).unwrap();
    assert!(mbox.contains("\n>From the garden this year"));
    let separators = mbox.lines().filter(|line| line.starts_with("From ")).count();
    assert_eq!(separators, 109);
}

#[test]
fn no_placeholder_is_left_open_and_nothing_leaves_the_example_world() {
    for text in split(&letters(&now())) {
        assert!(!text.contains("{{"), "{text}");
        let message = parse(&text);
        let body = message.body_text(0).unwrap_or_default().into_owned();
        for word in body.split(|c: char| c.is_whitespace() || "<>()[],\"".contains(c)) {
            if word.contains('@') || word.starts_with("https://") {
                let host = word.split("//").last().unwrap().rsplit('@').next().unwrap();
                let host = host.split(['/', '?']).next().unwrap().trim_end_matches(['.', ':', ';']);
                assert!(host.ends_with(".example"), "{word} in {text}");
            }
        }
    }
}

#[test]
fn names_in_other_scripts_survive_the_headers() {
    let mbox = letters(&now());
    let messages = split(&mbox);
    let names: BTreeSet<String> = messages
        .iter()
        .flat_map(|text| {
            let message = parse(text);
            message
                .from()
                .unwrap()
                .iter()
                .filter_map(|person| person.name().map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .collect();
    for name in ["Katrin Müller", "Anh Nguyễn", "Hollis & Wray", "Ines Calloway"] {
        assert!(names.contains(name), "{name} is not among {names:?}");
    }
}

#[test]
fn invitations_carry_a_calendar_and_bounces_a_report() {
    let messages = split(&letters(&now()));
    let mut calendars = 0;
    let mut reports = 0;
    for text in &messages {
        let message = parse(text);
        for part in &message.parts {
            let kind = part
                .content_type()
                .map(|kind| (kind.ctype().to_owned(), kind.subtype().map(str::to_owned)));
            match kind {
                Some((main, Some(sub))) if main == "text" && sub == "calendar" => {
                    let PartType::Text(calendar) = &part.body else { panic!("{text}") };
                    assert!(calendar.contains("DTSTART:2026"), "{calendar}");
                    assert!(calendar.ends_with("END:VCALENDAR\r\n"), "{calendar}");
                    calendars += 1;
                }
                Some((main, Some(sub))) if main == "message" && sub == "delivery-status" => {
                    reports += 1
                }
                _ => {}
            }
        }
    }
    assert_eq!((calendars, reports), (6, 1));
}

#[test]
fn sent_mail_is_the_owners_and_carries_its_label() {
    let mut own = 0;
    for text in split(&letters(&now())) {
        let message = parse(&text);
        let from_owner = message.from().unwrap().first().unwrap().address() == Some(owner().1);
        assert_eq!(from_owner, text.contains("X-Gmail-Labels: Sent\n"), "{text}");
        own += usize::from(from_owner);
    }
    assert!(own >= 25, "{own}");
}

#[test]
fn every_file_of_the_folder_is_a_story_of_the_list() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sample");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            entry.unwrap().file_name().into_string().unwrap().trim_end_matches(".txt").to_owned()
        })
        .collect();
    let mut stories: Vec<String> = STORIES.iter().map(|(name, _)| (*name).to_owned()).collect();
    files.sort();
    stories.sort();
    assert_eq!(files, stories);
}

#[test]
fn the_programs_own_reader_has_nothing_to_complain_about() {
    let mbox = letters(&now());
    let mails: Vec<_> = heardback_formats::mailbox::Messages::new(&mbox)
        .map(|entry| heardback_formats::mail::parse(&entry.bytes))
        .collect();
    assert_eq!(mails.len(), 109);
    let mut calendars = 0;
    for mail in &mails {
        assert!(mail.problems.is_empty(), "{}: {:?}", mail.subject, mail.problems);
        assert!(!mail.text.trim().is_empty(), "{}", mail.subject);
        assert!(!mail.labels.is_empty(), "{}", mail.subject);
        calendars += mail.invitations.len();
    }
    assert_eq!(calendars, 6);
    let bounce = mails.iter().find(|mail| mail.flags.report.is_some()).unwrap();
    assert_eq!(bounce.subject, "Delivery Status Notification (Failure)");
}

#[test]
fn the_promises_of_the_sample_are_read_as_they_are_meant() {
    let now = now();
    let mut found = Vec::new();
    for (name, story) in STORIES.iter().filter(|(name, _)| *name != "shops-and-services") {
        for post in post::settle(story::read(story).unwrap(), &now).unwrap() {
            if post.is_own() || post.letter.header("Auto-Submitted").is_some() {
                continue;
            }
            let made_on = post.at.date();
            let days = heardback_core::working_days::WorkingDays::default();
            let promises = heardback_core::promise_words::find_promise(&post.text, made_on, &days);
            for promise in promises {
                let words = &post.text[promise.promise.words.clone()];
                let due = promise.promise.due.unwrap();
                found.push(format!("{name} on {made_on}: {words:?} is {due}"));
            }
        }
    }
    expect_test::expect![[r#"
        brightwater on 2026-10-29: "by Wednesday, November 11" is 2026-11-11
        larkspur on 2026-11-13: "in two\nweeks" is 2026-11-27
        hanse-frachtkontor on 2026-10-02: "in two to three weeks" is 2026-10-23
        juniper-rail on 2026-10-30: "by\nDecember 2" is 2026-12-02"#]]
    .assert_eq(&found.join("\n"));
}
