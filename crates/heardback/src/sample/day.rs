//! Days as the story files write them: counted from today, in working days or in plain ones.
//!
//! Business mail is counted in working days (`8w`: eight working days ago, `+5w`: five ahead), so it never falls on a
//! weekend and two letters of one thread never change places. Private mail is counted in plain days (`8d`). Working
//! days are Monday to Friday here: holidays differ from reader to reader, and mail does arrive on some of them.

use jiff::ToSpan;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// A day counted from today; negative counts lie in the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    Working(i32),
    Plain(i32),
}

impl Day {
    /// Reads `8w`, `8d` (ago) and `+5w`, `+5d` (ahead).
    pub(super) fn read(words: &str) -> Option<Day> {
        let (count, sign) = match words.strip_prefix('+') {
            Some(rest) => (rest, 1),
            None => (words, -1),
        };
        let unit = count.chars().last()?;
        let number: u16 = count[..count.len() - unit.len_utf8()].parse().ok()?;
        match unit {
            'w' => Some(Day::Working(sign * i32::from(number))),
            'd' => Some(Day::Plain(sign * i32::from(number))),
            _ => None,
        }
    }

    /// The date this is when today is `today`.
    pub(super) fn counted_from(self, today: Date) -> Date {
        match self {
            Day::Plain(count) => step(today, count),
            Day::Working(count) => {
                let mut date = today;
                for _ in 0..count.unsigned_abs() {
                    date = step(date, count.signum());
                    while is_weekend(date) {
                        date = step(date, count.signum());
                    }
                }
                date
            }
        }
    }
}

/// Reads `8w 09:14` as a moment in `zone`, seen from `today`.
pub(super) fn moment(words: &str, today: Date, zone: &TimeZone) -> Option<Zoned> {
    let (day, clock) = words.split_once(' ')?;
    let (hour, minute) = clock.split_once(':')?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let date = Day::read(day)?.counted_from(today);
    // A clock change may swallow the hour; the zone then gives the nearest moment there is.
    date.to_datetime(time).to_zoned(zone.clone()).ok()
}

/// The moment as calendars and delivery reports want it: in universal time.
pub(super) fn in_universal_time(moment: &Zoned) -> Zoned {
    Timestamp::to_zoned(moment.timestamp(), TimeZone::UTC)
}

fn step(date: Date, days: i32) -> Date {
    // Only the ends of the calendar, thousands of years away, have no neighbour.
    date.checked_add(days.days()).unwrap_or(date)
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, today: &str, expected: &str) {
        let date = Day::read(words).unwrap().counted_from(today.parse().unwrap());
        assert_eq!(date.to_string(), expected);
    }

    #[test]
    fn working_days_step_over_weekends() {
        check("1w", "2026-11-23", "2026-11-20");
        check("6w", "2026-11-23", "2026-11-13");
        check("+1w", "2026-11-20", "2026-11-23");
    }

    #[test]
    fn on_a_weekend_the_last_working_day_is_friday() {
        check("1w", "2026-11-21", "2026-11-20");
        check("1w", "2026-11-22", "2026-11-20");
        check("+1w", "2026-11-22", "2026-11-23");
    }

    #[test]
    fn plain_days_may_be_weekends() {
        check("1d", "2026-11-22", "2026-11-21");
    }

    #[test]
    fn a_count_without_its_unit_is_refused() {
        assert_eq!(Day::read("12"), None);
        assert_eq!(Day::read("w"), None);
        assert_eq!(Day::read(""), None);
    }
}
