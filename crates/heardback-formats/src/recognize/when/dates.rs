//! Days named in a text, in words or in numbers.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::floor;

/// The dates in a text, each with its place. Numbers with slashes count where something tells which is the month.
pub(super) fn dates(text: &str, written: Option<Date>) -> Vec<(Date, usize, usize)> {
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
