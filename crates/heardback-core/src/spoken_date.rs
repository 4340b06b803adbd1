//! Dates as people type them in commands: "yesterday", "fri 14:00", "3 days ago", "4 march", "2026-03-04".
//!
//! Asks nobody what day it is: the moment "now" is an argument, and so is the direction a bare weekday leans.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::Offset;
use jiff::{Span, ToSpan};

use crate::calendar_words::{month, spelled, weekday};

/// Which of two days a bare weekday, a day of the month or a date without a year means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// What has happened: the last one, today included.
    Past,
    /// What is to come: the next one, today included only where a time later than now is given, or the day by its date.
    Future,
}

/// A day somebody typed, with a time if one was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// The day.
    pub date: Date,
    /// The time of day, if it was given.
    pub time: Option<Time>,
    /// The distance from UTC, if it was given ("2026-03-04T14:00:00+01:00"); else the time is local.
    pub offset: Option<Offset>,
}

/// Why a text is no date, each with something to type instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    /// Nothing was typed.
    #[error("no date was given; type one like `yesterday`, `fri 14:00` or `2026-03-04`")]
    Empty,
    /// Two numbers that may be day and month either way.
    #[error("`{text}` could be two different days; type `{first}` or `{second}`")]
    Ambiguous {
        /// What was typed.
        text: String,
        /// One reading, as a date to type.
        first: Date,
        /// The other.
        second: Date,
    },
    /// A day no calendar has.
    #[error(
        "`{text}` is not in the calendar; type a day that exists, like `2026-03-04` or `4 march`"
    )]
    NoSuchDay {
        /// What was typed.
        text: String,
    },
    /// A time no clock shows.
    #[error("`{text}` is not a time of day; type one like `14:00` or `9am`")]
    NoSuchTime {
        /// What was typed.
        text: String,
    },
    /// Words that were not understood.
    #[error(
        "`{text}` is not a date I know; type one like `yesterday`, `next tue`, `3 days ago`, `4 march` or `fri 14:00`"
    )]
    Unknown {
        /// What was typed.
        text: String,
    },
}

/// Reads a day, and a time of day if there is one. `lean` decides what a bare weekday and a date without a year mean.
pub fn parse(text: &str, now: DateTime, lean: Lean) -> Result<Spoken, NotADate> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NotADate::Empty);
    }
    if let Some(spoken) = instant(text) {
        return Ok(spoken);
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let (words, time) = without_time(&words, text)?;
    let reading = Reading {
        text,
        today: now.date(),
        lean,
        later: time.is_some_and(|time| time > now.time()),
    };
    let date = match words.as_slice() {
        [] if time.is_some() => now.date(),
        [] => return Err(NotADate::Empty),
        words => reading.date(words)?,
    };
    Ok(Spoken { date, time, offset: None })
}

/// The written forms of machines, which need no guessing.
fn instant(text: &str) -> Option<Spoken> {
    let (before, clock) =
        text.split_once(['T', 't', ' ']).filter(|(before, _)| before.len() == 10)?;
    let date: Date = before.parse().ok()?;
    let clock = clock.trim();
    if let Some(local) = clock.strip_suffix(['Z', 'z']) {
        return Some(Spoken { date, time: Some(local.parse().ok()?), offset: Some(Offset::UTC) });
    }
    let sign = clock.rfind(['+', '-'])?;
    let (local, offset) = clock.split_at(sign);
    let (hours, minutes) = offset[1..]
        .split_once(':')
        .or_else(|| offset.get(1..).and_then(|digits| digits.split_at_checked(2)))?;
    let seconds = hours.parse::<i32>().ok()? * 3600 + minutes.parse::<i32>().ok()? * 60;
    let offset =
        Offset::from_seconds(if offset.starts_with('-') { -seconds } else { seconds }).ok()?;
    Some(Spoken { date, time: Some(local.parse().ok()?), offset: Some(offset) })
}

/// Takes the time of day off the end or the beginning of the words.
fn without_time<'a>(
    words: &[&'a str],
    text: &str,
) -> Result<(Vec<&'a str>, Option<Time>), NotADate> {
    let mut words: Vec<&str> = words.iter().flat_map(|word| iso_parts(word)).collect();
    let mut found = None;
    for at in (0..words.len()).rev() {
        let half = words.get(at + 1).copied().filter(|half| matches!(*half, "am" | "pm"));
        let Some(time) = clock(words[at], half) else { continue };
        let time = time.ok_or_else(|| NotADate::NoSuchTime { text: text.to_owned() })?;
        found = Some(time);
        words.drain(at..=at + usize::from(half.is_some()));
        if at > 0 && matches!(words[at - 1], "at" | "@") {
            words.remove(at - 1);
        }
        break;
    }
    Ok((words, found))
}

/// "2026-03-04t14:00" is a day and a time.
fn iso_parts(word: &str) -> Vec<&str> {
    match word.split_once('t') {
        Some((day, time)) if day.len() == 10 && day.starts_with(|c: char| c.is_ascii_digit()) => {
            vec![day, time]
        }
        _ => vec![word],
    }
}

/// A word as a time of day: nothing if it is none, an inner nothing if no clock shows it.
fn clock(word: &str, half: Option<&str>) -> Option<Option<Time>> {
    match word {
        "noon" | "midday" => return Some(Time::new(12, 0, 0, 0).ok()),
        "midnight" => return Some(Time::new(0, 0, 0, 0).ok()),
        _ => {}
    }
    let whole =
        word.strip_suffix('h').filter(|hours| hours.ends_with(|c: char| c.is_ascii_digit()));
    let (digits, half) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(digits), _) => (digits, Some("am")),
        (_, Some(digits)) => (digits, Some("pm")),
        _ => (whole.unwrap_or(word), half),
    };
    let mut parts = digits.split(':');
    let number = |part: Option<&str>| part.map_or(Some(0), |part| part.parse::<i8>().ok());
    let hour = digits.split(':').next()?;
    if !hour.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if half.is_none() && !word.contains(':') && whole.is_none() {
        return None;
    }
    let (hour, minute, second) = (number(parts.next()), number(parts.next()), number(parts.next()));
    let hour = match (half, hour) {
        (Some(_), Some(hour)) if !(1..=12).contains(&hour) => None,
        (Some("am"), Some(hour)) => Some(hour % 12),
        (Some(_), Some(hour)) => Some(hour % 12 + 12),
        (_, hour) => hour,
    };
    let time = hour.zip(minute).zip(second).filter(|_| parts.next().is_none());
    Some(time.and_then(|((hour, minute), second)| Time::new(hour, minute, second, 0).ok()))
}

struct Reading<'a> {
    text: &'a str,
    today: Date,
    lean: Lean,
    /// A time was given that is still to come today.
    later: bool,
}

impl Reading<'_> {
    fn date(&self, words: &[&str]) -> Result<Date, NotADate> {
        let words: Vec<&str> = words
            .iter()
            .copied()
            .filter(|word| !matches!(*word, "on" | "the" | "of" | "this"))
            .collect();
        match words.as_slice() {
            ["today" | "now" | "tonight" | "morning" | "afternoon" | "evening"] => Ok(self.today),
            ["yesterday"] => self.moved((-1).days()),
            ["tomorrow"] => self.moved(1.day()),
            ["day", "before", "yesterday"] => self.moved((-2).days()),
            ["day", "after", "tomorrow"] => self.moved(2.days()),
            ["last" | "past" | "next" | "coming", unit @ ("week" | "month" | "year")] => {
                let direction = if matches!(words[0], "last" | "past") { -1 } else { 1 };
                self.moved(self.length(direction, unit)?)
            }
            ["last" | "past", day] if weekday(day).is_some() => self.weekday(day, -1),
            ["next", day] if weekday(day).is_some() => self.next_week(day),
            ["coming", day] if weekday(day).is_some() => self.weekday(day, 1),
            [day, "last", "week"] if weekday(day).is_some() => self.day_of_week(day, -1),
            [day, "next", "week"] if weekday(day).is_some() => self.next_week(day),
            [day] if weekday(day).is_some() => self.bare_weekday(day),
            [count, unit, "ago"] => self.moved(self.length(-self.count(count)?, unit)?),
            [short, "ago"] => self.short(short, -1),
            ["in", count, unit] | [count, unit, "from", "now" | "today"] => {
                self.moved(self.length(self.count(count)?, unit)?)
            }
            ["in", short] => self.short(short, 1),
            [day, rest @ ..] if weekday(day).is_some() => {
                self.checked_weekday(day, self.date(rest)?)
            }
            [one] => self.one(one),
            [first, second] => self.day_and_month(first, second, None),
            [first, second, year] => self.day_and_month(first, second, Some(year)),
            _ => Err(self.unknown()),
        }
    }

    /// "2026-03-04", "4/3", "13.3.2026", "15th", "4march".
    fn one(&self, word: &str) -> Result<Date, NotADate> {
        let mark = word.chars().find(|c| matches!(c, '-' | '/' | '.'));
        let parts: Vec<&str> = match mark {
            Some(mark) => word.trim_end_matches('.').split(mark).collect(),
            None => return self.day_of_month(word),
        };
        match parts.as_slice() {
            [year, month, day] if year.len() == 4 => {
                let numbers = (year.parse(), month.parse(), day.parse());
                let (Ok(year), Ok(month), Ok(day)) = numbers else { return Err(self.unknown()) };
                Date::new(year, month, day).map_err(|_| self.no_such_day())
            }
            [first, second] => self.numeric(first, second, None),
            [first, second, year] => self.numeric(first, second, Some(year)),
            _ => Err(self.unknown()),
        }
    }

    /// Two numbers, of which nobody knows the month unless one cannot be one.
    fn numeric(&self, first: &str, second: &str, year: Option<&str>) -> Result<Date, NotADate> {
        if month(first).is_some() || month(second).is_some() {
            return self.day_and_month(first, second, year);
        }
        let (Ok(a), Ok(b)) = (first.parse::<i8>(), second.parse::<i8>()) else {
            return Err(self.unknown());
        };
        let day_first = self.of_month(a, b, year);
        let month_first = self.of_month(b, a, year);
        match (day_first, month_first) {
            (Ok(one), Ok(other)) if one == other => Ok(one),
            (Ok(first), Ok(second)) => {
                Err(NotADate::Ambiguous { text: self.text.to_owned(), first, second })
            }
            (Ok(date), Err(_)) | (Err(_), Ok(date)) => Ok(date),
            (Err(error), Err(_)) => Err(error),
        }
    }

    fn day_and_month(
        &self,
        first: &str,
        second: &str,
        year: Option<&str>,
    ) -> Result<Date, NotADate> {
        let (day, month) =
            match (month(first.trim_end_matches('.')), month(second.trim_end_matches('.'))) {
                (Some(month), None) => (second, month),
                (None, Some(month)) => (first, month),
                _ => return Err(self.unknown()),
            };
        let day = ordinal(day).ok_or_else(|| self.unknown())?;
        self.of_month(day, month, year)
    }

    fn of_month(&self, day: i8, month: i8, year: Option<&str>) -> Result<Date, NotADate> {
        if let Some(year) = year {
            let year: i16 = year.parse().map_err(|_| self.unknown())?;
            let year = if (0..100).contains(&year) { year + 2000 } else { year };
            return Date::new(year, month, day).map_err(|_| self.no_such_day());
        }
        let this_year = self.today.year();
        let years = match self.lean {
            Lean::Past => [0, -1, -2, -3, -4, -5, -6, -7, -8],
            Lean::Future => [0, 1, 2, 3, 4, 5, 6, 7, 8],
        };
        // A leap day is looked for in the next years that have one.
        let days = years.iter().filter_map(|step| Date::new(this_year + step, month, day).ok());
        let mut days = days.filter(|date| self.leans(*date));
        days.next().ok_or_else(|| self.no_such_day())
    }

    fn day_of_month(&self, word: &str) -> Result<Date, NotADate> {
        let is_ordinal = word.ends_with(|c: char| c.is_ascii_alphabetic());
        let day = ordinal(word).filter(|_| is_ordinal).ok_or_else(|| self.unknown())?;
        let step = if self.lean == Lean::Past { -1 } else { 1 };
        let first = self.today.first_of_month();
        let months = (0..3).filter_map(|count| first.checked_add((step * count).months()).ok());
        let mut days = months.filter_map(|first| Date::new(first.year(), first.month(), day).ok());
        days.find(|date| self.leans(*date)).ok_or_else(|| self.no_such_day())
    }

    fn leans(&self, date: Date) -> bool {
        match self.lean {
            Lean::Past => date <= self.today,
            Lean::Future => date >= self.today,
        }
    }

    fn bare_weekday(&self, day: &str) -> Result<Date, NotADate> {
        let is_today = weekday(day) == Some(self.today.weekday());
        match self.lean {
            Lean::Past if is_today => Ok(self.today),
            Lean::Past => self.weekday(day, -1),
            Lean::Future if is_today && self.later => Ok(self.today),
            Lean::Future => self.weekday(day, 1),
        }
    }

    /// A weekday and the date it stands beside must be the same day.
    fn checked_weekday(&self, day: &str, date: Date) -> Result<Date, NotADate> {
        if weekday(day) == Some(date.weekday()) { Ok(date) } else { Err(self.no_such_day()) }
    }

    fn weekday(&self, day: &str, nth: i32) -> Result<Date, NotADate> {
        let day = weekday(day).ok_or_else(|| self.unknown())?;
        self.today.nth_weekday(nth, day).map_err(|_| self.no_such_day())
    }

    /// As in promises: "next Friday" is in the following calendar week.
    fn next_week(&self, day: &str) -> Result<Date, NotADate> {
        self.day_of_week(day, 1)
    }

    fn day_of_week(&self, day: &str, weeks: i32) -> Result<Date, NotADate> {
        let day: Weekday = weekday(day).ok_or_else(|| self.unknown())?;
        let offset = |day: Weekday| i32::from(day.to_monday_zero_offset());
        self.moved((offset(day) - offset(self.today.weekday()) + 7 * weeks).days())
    }

    fn count(&self, word: &str) -> Result<i64, NotADate> {
        let number = match word {
            "a" | "an" => Some(1),
            "couple" => Some(2),
            _ => word.parse().ok().or_else(|| spelled(word).map(i64::from)),
        };
        number.filter(|count| (0..=100_000).contains(count)).ok_or_else(|| self.unknown())
    }

    /// "3d", "2w".
    fn short(&self, word: &str, direction: i64) -> Result<Date, NotADate> {
        let split = word.find(|c: char| !c.is_ascii_digit()).ok_or_else(|| self.unknown())?;
        let (count, unit) = word.split_at(split);
        self.moved(self.length(direction * self.count(count)?, unit)?)
    }

    fn length(&self, count: i64, unit: &str) -> Result<Span, NotADate> {
        let span = match unit {
            "day" | "days" | "d" => Span::new().try_days(count),
            "week" | "weeks" | "w" | "wk" | "wks" => Span::new().try_weeks(count),
            "month" | "months" => Span::new().try_months(count),
            "year" | "years" | "y" => Span::new().try_years(count),
            "fortnight" | "fortnights" => Span::new().try_weeks(2 * count),
            _ => return Err(self.unknown()),
        };
        span.map_err(|_| self.no_such_day())
    }

    fn moved(&self, span: Span) -> Result<Date, NotADate> {
        self.today.checked_add(span).map_err(|_| self.no_such_day())
    }

    fn unknown(&self) -> NotADate {
        NotADate::Unknown { text: self.text.to_owned() }
    }

    fn no_such_day(&self) -> NotADate {
        NotADate::NoSuchDay { text: self.text.to_owned() }
    }
}

/// "4", "4th", "4.".
fn ordinal(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches('.');
    let digits =
        ["st", "nd", "rd", "th"].iter().find_map(|end| digits.strip_suffix(end)).unwrap_or(digits);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests;
