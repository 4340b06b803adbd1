//! Times of day and zones as people write them.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::Offset;

/// `10:30 AM`, `14:00`, `3pm`, `11am - 11:45am`: the first, with its place and length.
pub(super) fn time_in(text: &str) -> Option<(Time, usize, usize)> {
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
pub(super) fn zone_in(text: &str, date: Date) -> Option<Offset> {
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
