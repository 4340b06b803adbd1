//! Moments named in a text: the time of an interview, the day by which something is due, the day somebody is back.

mod clock;
mod dates;

use heardback_core::promise_words;
use heardback_core::reading::EventTime;
use heardback_core::working_days::WorkingDays;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use self::clock::{time_in, zone_in};
use self::dates::dates;

/// A moment, and the words that name it.
pub(super) struct Named<'t, T> {
    pub(super) value: T,
    pub(super) quote: &'t str,
}

/// How far behind a date its time of day may stand, in bytes.
const NEAR: usize = 90;

/// Nobody asks for anything by the hour any longer than this.
const HOURS: i64 = 240;

/// The first date in the text with a time of day beside it. `written` is the day of the message, which a year that is
/// left out is told from.
pub(super) fn event(text: &str, written: Option<Date>) -> Option<Named<'_, EventTime>> {
    dates(text, written).into_iter().find_map(|(date, start, end)| event_at(text, date, start, end))
}

/// The time of day behind a date, else before it, and the zone behind the time.
fn event_at(text: &str, date: Date, start: usize, end: usize) -> Option<Named<'_, EventTime>> {
    let behind = time_in(&text[end..floor(text, end + NEAR)]).map(|found| (found, end));
    let before = floor(text, start.saturating_sub(40));
    let ((time, at, length), base) =
        behind.or_else(|| time_in(&text[before..start]).map(|found| (found, before)))?;
    let time_end = base + at + length;
    let zone = zone_in(&text[time_end..floor(text, time_end + 40)], date);
    let local = date.to_datetime(time);
    let value = match zone {
        Some(offset) => {
            EventTime::Instant { at: offset.to_timestamp(local).ok()?, offset: offset.seconds() }
        }
        None => EventTime::Local(local),
    };
    let quote = &text[start.min(base + at)..time_end.max(end)];
    Some(Named { value, quote: quote.trim() })
}

/// The day by which the reader is to do something.
pub(super) fn deadline<'t>(
    text: &'t str,
    written: Option<Date>,
    days: &WorkingDays,
) -> Option<Named<'t, Date>> {
    const ASKED: [&str; 18] = [
        "complete",
        "send",
        "submit",
        "finish",
        "expire",
        "deadline",
        "due",
        "respond",
        "accept",
        "return",
        "take the",
        "valid",
        "let us know",
        "let me know",
        "sign",
        "decision",
        "you have",
        "hand in",
    ];
    for sentence in sentences(text) {
        let lower = sentence.to_ascii_lowercase();
        if !ASKED.iter().any(|word| lower.contains(word)) {
            continue;
        }
        for start in [
            "by ",
            "within ",
            "before ",
            "until ",
            "no later than ",
            "due ",
            "deadline",
            "expires ",
            "expire ",
            "in the next ",
            "over the next ",
            "you have ",
            "valid for ",
        ] {
            let Some(at) = lower.find(start) else { continue };
            let words = &sentence[at..];
            let named = dates(words, written).into_iter().next().map(|(date, ..)| date);
            let relative = || promise_words::read(words, written?, days)?.due;
            let counted = || counted_days(words, written?);
            if let Some(value) = counted().or(named).or_else(relative) {
                return Some(Named { value, quote: sentence.trim() });
            }
        }
    }
    None
}

/// `within 72 hours`, `in the next 7 days`, `you have five calendar days`: counted from the day of the message. Working days
/// are left to those who know them.
fn counted_days(words: &str, written: Date) -> Option<Date> {
    const NUMBERS: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let mut words =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(9);
    let number = words.by_ref().take(5).find_map(|word| {
        let lower = word.to_ascii_lowercase();
        let named =
            NUMBERS.iter().position(|name| *name == lower).and_then(|at| i64::try_from(at).ok());
        named.or_else(|| word.parse::<i64>().ok().filter(|_| word.len() <= 3))
    })?;
    let unit = words.find(|word| word.len() > 1)?.to_ascii_lowercase();
    let after = match unit.as_str() {
        "hours" | "hour" | "hrs" if number <= HOURS => (number + 23) / 24,
        "days" | "day" => number,
        "calendar" => number,
        _ => return None,
    };
    written.checked_add(after.days()).ok()
}

/// The day on which the writer of an absence note is back.
pub(super) fn back_on<'t>(
    text: &'t str,
    written: Option<Date>,
    days: &WorkingDays,
) -> Option<Named<'t, Date>> {
    for sentence in sentences(text) {
        let lower = sentence.to_ascii_lowercase();
        let starts = [
            "return on ",
            "returning on ",
            "back on ",
            "returning ",
            "return ",
            "back in the office ",
            "back ",
            "until ",
            "bis zum ",
            "bis ",
            "till ",
            "through ",
        ];
        let Some(at) = starts.iter().find_map(|start| lower.find(start)) else { continue };
        let words = &sentence[at..];
        let named = dates(words, written).into_iter().next().map(|(date, ..)| date);
        let relative = || promise_words::read(words, written?, days)?.due;
        if let Some(value) = named.or_else(relative) {
            return Some(Named { value, quote: sentence.trim() });
        }
    }
    None
}

/// The day on which the writer says he will call: “I will ring you on Tuesday”.
pub(super) fn announced_call<'t>(
    text: &'t str,
    written: Option<Date>,
    days: &WorkingDays,
) -> Option<Named<'t, Date>> {
    const WILL: [&str; 10] = [
        "i will call",
        "i'll call",
        "i will ring",
        "i'll ring",
        "i will phone",
        "i'll phone",
        "i will give you a call",
        "i'll give you a call",
        "i plan to call",
        "i will follow up by phone",
    ];
    sentences(text).find_map(|sentence| {
        let lower = sentence.to_ascii_lowercase().replace('’', "'");
        let at = WILL.iter().find_map(|words| lower.find(words).map(|at| at + words.len()))?;
        // The curly apostrophe is longer; what stands behind it is near enough.
        let words = &sentence[floor(sentence, at)..];
        if words.trim_start().starts_with("it ") {
            return None;
        }
        let named = dates(words, written).into_iter().next().map(|(date, ..)| date);
        let value = named.or_else(|| promise_words::read(words, written?, days)?.due)?;
        Some(Named { value, quote: sentence.trim() })
    })
}

/// Pieces of text that a thought does not reach across.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive("\n\n").flat_map(|part| part.split_inclusive(". "))
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The moment as RFC 3339, local without an offset where no zone was stated.
pub(crate) fn written(time: &EventTime) -> String {
    match time {
        EventTime::Local(local) => local.to_string(),
        EventTime::Instant { at, offset } => rfc3339(*at, *offset),
    }
}

fn rfc3339(at: Timestamp, offset: i32) -> String {
    // The offset was one when it was read.
    let offset = Offset::from_seconds(offset).unwrap_or(Offset::UTC);
    at.display_with_offset(offset).to_string()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[test]
    fn times_of_interviews_are_read_as_people_write_them() {
        check("on Tuesday, October 08, 2024 at 10:00 AM PDT", expect!["2024-10-08T10:00:00-07:00"]);
        check(
            "Date: Friday, 11 July 2026\nTime: 10:00 AM - 11:00 AM AEST",
            expect!["2026-07-11T10:00:00+10:00"],
        );
        check("Thursday March 5th, 2:30pm Eastern Time", expect!["2026-03-05T14:30:00-05:00"]);
        check("at 14:00 (UTC+1) on 3 March", expect!["2026-03-03T14:00:00+01:00"]);
        check("2026-03-04 at 09:15 CET", expect!["2026-03-04T09:15:00+01:00"]);
        check("on Tuesday at 3 pm", expect!["2026-03-03T15:00:00"]);
        check("3/3/2026 14:00", expect!["2026-03-03T14:00:00"]);
        check("3/13/2026 2 PM", expect!["2026-03-13T14:00:00"]);
        check("13/3/2026 at 2pm GMT", expect!["2026-03-13T14:00:00+00:00"]);
        check("Wednesday 4/3/2026 at 14:00", expect!["2026-03-04T14:00:00"]);
        check("on 3/4/2026 at 2:00 PM EST", expect!["2026-03-04T14:00:00-05:00"]);
        check("on 3/4/2026 at 14:00", expect!["-"]);
        check("am 04.03.2026 um 14:00 Uhr", expect!["2026-03-04T14:00:00"]);
        check("04-Mar-2026 09:30", expect!["2026-03-04T09:30:00"]);
        check("March 5, 2 - 3:30 PM ET", expect!["2026-03-05T14:00:00-05:00"]);
        check("March 5, 11 - 1 PM", expect!["2026-03-05T11:00:00"]);
        check("version 1.2.2026 at 3/4", expect!["-"]);
        check("by March 6", expect!["-"]);
        check("call me at 10:00", expect!["-"]);
    }

    #[test]
    fn deadlines_and_returns_are_days() {
        let monday = Date::constant(2026, 3, 2);
        let days = WorkingDays::default();
        let due =
            |text: &str| deadline(text, Some(monday), &days).map(|named| named.value.to_string());
        assert_eq!(
            due("Please complete the test by Sunday, 8 March 2026 at 11:59 PM.").as_deref(),
            Some("2026-03-08")
        );
        assert_eq!(due("Please complete it within 5 days.").as_deref(), Some("2026-03-07"));
        assert_eq!(due("You have 72 hours to complete the test.").as_deref(), Some("2026-03-05"));
        assert_eq!(
            due("Submit it in the next seven calendar days.").as_deref(),
            Some("2026-03-09")
        );
        assert_eq!(due("Please send it by EOD Friday.").as_deref(), Some("2026-03-06"));
        assert_eq!(due("Complete it by 3/13/2026.").as_deref(), Some("2026-03-13"));
        assert_eq!(due("We will call you within 5 days."), None);
        let back =
            |text: &str| back_on(text, Some(monday), &days).map(|named| named.value.to_string());
        assert_eq!(back("I am out of the office until March 9.").as_deref(), Some("2026-03-09"));
        assert_eq!(back("I will return on Monday.").as_deref(), Some("2026-03-09"));
    }

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        let found = event(text, Some(Date::constant(2026, 3, 2)));
        expected.assert_eq(&found.map_or("-".to_owned(), |named| written(&named.value)));
    }
}
