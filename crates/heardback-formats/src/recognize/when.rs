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

/// The dates in a text, each with its place. Numbers with slashes count where something tells which is the month.
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
    found.extend(in_numbers(text));
    found.sort_by_key(|(_, start, _)| *start);
    if found.is_empty() {
        found.extend(written.and_then(|written| weekday_after(&words, written)));
    }
    found
}

/// `3/13/2026`, `13/3/2026`, `13.3.2026`, `2026/3/13`, `03-Mar-2026`: dates of numbers, each with its place. `3/4/2026` may be
/// two days: the weekday in front tells which, or the way in which the time behind it is written.
fn in_numbers(text: &str) -> Vec<(Date, usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begun) = bytes[at..].iter().position(u8::is_ascii_digit).map(|by| at + by) {
        let length = bytes[begun..]
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'-'))
            .count();
        at = begun + length;
        let fresh = begun == 0 || !bytes[begun - 1].is_ascii_alphanumeric();
        if !fresh || !(6..=16).contains(&length) {
            continue;
        }
        let word = text[begun..at].trim_end_matches(['.', '-']);
        let end = begun + word.len();
        let Some(mark) = word.chars().find(|c| matches!(c, '/' | '.' | '-')) else { continue };
        let parts: Vec<&str> = word.split(mark).collect();
        let [one, two, three] = parts[..] else { continue };
        let number = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() <= 2);
        let year = |part: &str| match part.len() {
            4 => part.parse::<i16>().ok().filter(|year| (1990..2100).contains(year)),
            2 if mark == '/' => part.parse::<i16>().ok().map(|year| 2000 + year),
            _ => None,
        };
        let date = if let (Some(day), Some(month), Some(year)) =
            (number(one), month(&two.to_lowercase()), year(three))
        {
            Date::new(year, month, day).ok()
        } else if let (4, Some(year), Some(month), Some(day)) =
            (one.len(), year(one), number(two), number(three))
        {
            // With hyphens it was read as a word.
            Date::new(year, month, day).ok().filter(|_| mark == '/')
        } else if let (Some(first), Some(second), Some(year)) =
            (number(one), number(two), year(three))
        {
            let day_first = Date::new(year, second, first).ok();
            let month_first = Date::new(year, first, second).ok();
            match (day_first, month_first) {
                _ if mark == '.' => day_first,
                (Some(one), Some(other)) if one != other => {
                    told_apart(text, begun, end, one, other)
                }
                _ => day_first.or(month_first).filter(|_| mark == '/'),
            }
        } else {
            None
        };
        found.extend(date.map(|date| (date, begun, end)));
    }
    found
}

/// Which of two days is meant, the day or the month first.
fn told_apart(
    text: &str,
    start: usize,
    end: usize,
    day_first: Date,
    month_first: Date,
) -> Option<Date> {
    let front = &text[floor(text, start.saturating_sub(16))..start];
    let named = front
        .split(|c: char| !c.is_alphabetic())
        .filter_map(|word| weekday(&word.to_ascii_lowercase()))
        .next_back();
    if let Some(named) = named {
        let fits = [day_first, month_first].into_iter().filter(|day| day.weekday() == named);
        let fits: Vec<Date> = fits.collect();
        return if let [one] = fits[..] { Some(one) } else { None };
    }
    // Whoever counts twelve hours and the zones of America writes the month first.
    let behind = &text[end..floor(text, end + 40)];
    let american = ["EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT"];
    let mut words = behind.split(|c: char| !c.is_alphanumeric());
    words.any(|word| american.contains(&word)).then_some(month_first)
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
        let half = half_of_day(&text[end..]).or_else(|| {
            // `2 - 3:30 PM`: the half of the day belongs to both, unless noon lies between.
            let (pm, until) = half_behind(&text[end..])?;
            let crosses = pm && hour.is_some_and(|hour| hour > until && hour < 12 && until != 12);
            Some((pm && !crosses, 0))
        });
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

/// The half of the day, and the hour, of a second time behind a dash.
fn half_behind(text: &str) -> Option<(bool, i8)> {
    let rest = text.trim_start_matches(' ');
    let rest =
        rest.strip_prefix(['-', '–']).or_else(|| rest.strip_prefix("to "))?.trim_start_matches(' ');
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let hour = rest.get(..digits).filter(|_| digits <= 2)?.parse().ok()?;
    let mut end = digits;
    if rest[end..].starts_with(':') {
        end += 1 + rest[end + 1..].bytes().take_while(u8::is_ascii_digit).count();
    }
    half_of_day(&rest[end..]).map(|(pm, _)| (pm, hour))
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
