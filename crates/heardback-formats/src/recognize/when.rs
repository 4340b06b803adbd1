//! Moments named in a text: the time of an interview, the day by which something is due, the day somebody is back.

use heardback_core::promise_words;
use heardback_core::reading::EventTime;
use heardback_core::working_days::WorkingDays;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

/// A moment, and the words that name it.
pub(super) struct Named<'t, T> {
    pub(super) value: T,
    pub(super) quote: &'t str,
}

/// How far behind a date its time of day may stand, in bytes.
const NEAR: usize = 90;

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
    const ASKED: [&str; 12] = [
        "complete", "send", "submit", "finish", "expire", "deadline", "due", "respond", "accept",
        "return", "take the", "valid",
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
        ] {
            let Some(at) = lower.find(start) else { continue };
            let words = &sentence[at..];
            let named = dates(words, written).into_iter().next().map(|(date, ..)| date);
            let relative = || promise_words::read(words, written?, days)?.due;
            if let Some(value) = named.or_else(relative) {
                return Some(Named { value, quote: sentence.trim() });
            }
        }
    }
    None
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

/// The dates in a text, each with its place. Numbers with slashes are left alone: nobody knows which is the month.
fn dates(text: &str, written: Option<Date>) -> Vec<(Date, usize, usize)> {
    let words = words(text);
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let next = |by: usize| words.get(place + by);
        let lower = word.0.to_lowercase();
        if let Some(date) = iso(word.0) {
            found.push((date, word.1, word.1 + word.0.len()));
            continue;
        }
        let Some(month) = month(&lower) else { continue };
        // The day stands before its month, or behind it.
        let before = place
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .and_then(|word| Some((day(word.0)?, word.1)));
        let of = place
            .checked_sub(2)
            .and_then(|at| words.get(at))
            .filter(|_| words[place - 1].0 == "of");
        let before = before.or_else(|| of.and_then(|word| Some((day(word.0)?, word.1))));
        let behind = next(1).and_then(|word| Some((day(word.0)?, word.1 + word.0.len())));
        let (number, start, end, year_at) = match (before, behind) {
            (_, Some((number, end))) => (number, word.1, end, 2),
            (Some((number, start)), None) => (number, start, word.1 + word.0.len(), 1),
            (None, None) => continue,
        };
        let year = next(year_at)
            .filter(|word| word.0.len() == 4)
            .and_then(|word| Some((word.0.parse::<i16>().ok()?, word.1 + 4)));
        let (date, end) = match year {
            Some((year, end)) if (1990..2100).contains(&year) => {
                (Date::new(year, month, number).ok(), end)
            }
            _ => (written.and_then(|day| coming(day, month, number)), end),
        };
        found.extend(date.map(|date| (date, start, end)));
    }
    if found.is_empty() {
        found.extend(written.and_then(|written| weekday_after(&words, written)));
    }
    found
}

/// `on Tuesday`, `tomorrow`: counted from the day of the message.
fn weekday_after(words: &[(&str, usize)], written: Date) -> Option<(Date, usize, usize)> {
    words.iter().find_map(|(word, start)| {
        let lower = word.to_ascii_lowercase();
        let date = match lower.as_str() {
            "tomorrow" => written.tomorrow().ok()?,
            "today" => written,
            name => written.nth_weekday(1, weekday(name)?).ok()?,
        };
        Some((date, *start, start + word.len()))
    })
}

/// The next such day on or after the message, allowing for letters that speak of last week.
fn coming(written: Date, month: i8, day: i8) -> Option<Date> {
    let this_year = Date::new(written.year(), month, day).ok()?;
    let too_old = written.checked_sub(60.days()).ok()?;
    if this_year >= too_old {
        Some(this_year)
    } else {
        Date::new(written.year() + 1, month, day).ok()
    }
}

/// Runs of letters and digits, with marks that belong inside a number or a date.
fn words(text: &str) -> Vec<(&str, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (place, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = letter.is_alphanumeric()
            || letter == '-'
                && start.is_some_and(|start: usize| {
                    text[start..place].bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
                });
        match (inside, start) {
            (true, None) => start = Some(place),
            (false, Some(begun)) => {
                words.push((&text[begun..place], begun));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn iso(word: &str) -> Option<Date> {
    (word.len() == 10 && word.as_bytes()[4] == b'-').then(|| word.parse().ok()).flatten()
}

fn day(word: &str) -> Option<i8> {
    let number =
        ["st", "nd", "rd", "th"].iter().find_map(|tail| word.strip_suffix(tail)).unwrap_or(word);
    number.parse().ok().filter(|day| (1..=31).contains(day) && word.len() <= 4)
}

fn month(lower: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    const GERMAN: [(&str, i8); 7] = [
        ("januar", 1),
        ("februar", 2),
        ("märz", 3),
        ("mai", 5),
        ("juni", 6),
        ("juli", 7),
        ("dezember", 12),
    ];
    if let Some((_, month)) = GERMAN.iter().find(|(name, _)| *name == lower) {
        return Some(*month);
    }
    let found = MONTHS.iter().position(|name| {
        *name == lower || lower.len() >= 3 && lower.len() <= 4 && name.starts_with(lower)
    })?;
    i8::try_from(found + 1).ok()
}

fn weekday(lower: &str) -> Option<Weekday> {
    Some(match lower {
        "monday" | "mon" => Weekday::Monday,
        "tuesday" | "tue" | "tues" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" | "thu" | "thurs" => Weekday::Thursday,
        "friday" | "fri" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// `10:30 AM`, `14:00`, `3pm`, `11am - 11:45am`: the first, with its place and length.
fn time_in(text: &str) -> Option<(Time, usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let fresh = at == 0
            || !bytes[at - 1].is_ascii_alphanumeric()
                && bytes[at - 1] != b':'
                && bytes[at - 1] != b'.';
        if !bytes[at].is_ascii_digit() || !fresh {
            at += 1;
            continue;
        }
        let hour_length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let hour = text[at..at + hour_length].parse::<i8>().ok().filter(|_| hour_length <= 2);
        let mut end = at + hour_length;
        let mut minute = None;
        if bytes.get(end) == Some(&b':')
            && bytes.get(end + 1..end + 3).is_some_and(|two| two.iter().all(u8::is_ascii_digit))
        {
            minute = text.get(end + 1..end + 3).and_then(|two| two.parse::<i8>().ok());
            end += 3;
        }
        let half = half_of_day(&text[end..]);
        if let Some(hour) = hour.filter(|hour| *hour <= 23)
            && (minute.is_some() || half.is_some())
        {
            let (pm, length) = half.unwrap_or((false, 0));
            let hour = match (half.is_some(), pm, hour) {
                (true, true, 12) => 12,
                (true, true, hour) if hour < 12 => hour + 12,
                (true, false, 12) => 0,
                (_, _, hour) => hour,
            };
            // `11 - 11:45am`: the half of the second time belongs to both, and is not seen here; the hour stays.
            let time = Time::new(hour, minute.unwrap_or(0), 0, 0).ok()?;
            return Some((time, at, end + length - at));
        }
        at = end.max(at + 1);
    }
    None
}

/// `am`, `p.m.`, ` PM`: whether it is the afternoon, and its length.
fn half_of_day(text: &str) -> Option<(bool, usize)> {
    let spaces = text.len() - text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    let rest = text[spaces..].get(..4).unwrap_or(&text[spaces..]).to_ascii_lowercase();
    for (mark, pm) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        if rest.starts_with(mark) {
            let after = text[spaces + mark.len()..].chars().next();
            return (!after.is_some_and(char::is_alphanumeric))
                .then_some((pm, spaces + mark.len()));
        }
    }
    None
}

/// The zone named right behind a time.
fn zone_in(text: &str, date: Date) -> Option<Offset> {
    let summer = american_summer(date);
    for word in text
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '+' | '-' | ':')))
        .filter(|word| !word.is_empty())
        .take(8)
    {
        let hours = |hours: i8| Some(Offset::constant(hours));
        let offset = match word {
            "UTC" | "GMT" | "Z" | "WET" => hours(0),
            "EST" => hours(-5),
            "EDT" => hours(-4),
            "CST" => hours(-6),
            "CDT" => hours(-5),
            "MST" => hours(-7),
            "MDT" => hours(-6),
            "PST" => hours(-8),
            "PDT" => hours(-7),
            "BST" | "CET" => hours(1),
            "CEST" | "EET" => hours(2),
            "EEST" => hours(3),
            "AEST" => hours(10),
            "AEDT" => hours(11),
            "JST" => hours(9),
            "IST" => Offset::from_seconds(5 * 3600 + 1800).ok(),
            "ET" | "Eastern" => hours(if summer { -4 } else { -5 }),
            "CT" | "Central" => hours(if summer { -5 } else { -6 }),
            "MT" | "Mountain" => hours(if summer { -6 } else { -7 }),
            "PT" | "Pacific" => hours(if summer { -7 } else { -8 }),
            _ => written_offset(word),
        };
        if offset.is_some() {
            // `UTC+2` says more than `UTC`.
            let rest = &text[text.find(word)? + word.len()..];
            return rest
                .split_whitespace()
                .next()
                .filter(|_| rest.starts_with(['+', '-']))
                .and_then(written_offset)
                .or(offset);
        }
    }
    None
}

/// `+02:00`, `+0100`, `UTC+2`, `GMT-5`.
fn written_offset(word: &str) -> Option<Offset> {
    let word = word.strip_prefix("UTC").or_else(|| word.strip_prefix("GMT")).unwrap_or(word);
    let (sign, rest) = match word.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, word.strip_prefix('-')?),
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<i32>().ok()?, 0),
        4 => (digits[..2].parse().ok()?, digits[2..].parse().ok()?),
        _ => return None,
    };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().filter(|_| hours <= 14)
}

/// From the second Sunday of March to the first of November, as in the United States and Canada.
fn american_summer(date: Date) -> bool {
    let sunday = |month: i8, which: i8| {
        Date::new(date.year(), month, 1).ok()?.nth_weekday_of_month(which, Weekday::Sunday).ok()
    };
    match (sunday(3, 2), sunday(11, 1)) {
        (Some(begins), Some(ends)) => date >= begins && date < ends,
        _ => false,
    }
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
