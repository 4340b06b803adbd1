//! Days by name: the n-th of a month, a date with its month, a weekday of some week.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// The day of that month, or the month's last if it has no such day.
pub(super) fn day_of(year: i16, month: i8, day: u32) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    Date::new(year, month, day.min(first.days_in_month())).ok()
}

/// The last day of the month that is `months` after that of `date`.
pub(super) fn month_end(date: Date, months: i32) -> Option<Date> {
    Some(moved(date.first_of_month(), months.months())?.last_of_month())
}

/// That day of the month which is `months` after that of `date`.
pub(super) fn day_of_month(date: Date, months: i32, day: u32) -> Option<Date> {
    let first = moved(date.first_of_month(), months.months())?;
    day_of(first.year(), first.month(), day)
}

/// The coming `day`th: of this month, or of the next if it has passed. Today has not passed.
pub(super) fn coming_day(made_on: Date, day: u32) -> Option<Date> {
    let this_month = day_of_month(made_on, 0, day)?;
    if this_month >= made_on { Some(this_month) } else { day_of_month(made_on, 1, day) }
}

/// A day and month: of the year said, else of this year, or of the next if it has passed.
pub(super) fn day_and_month(made_on: Date, day: u32, month: i8, year: Option<i16>) -> Option<Date> {
    if let Some(year) = year {
        return day_of(year, month, day);
    }
    let this_year = day_of(made_on.year(), month, day)?;
    if this_year >= made_on { Some(this_year) } else { day_of(made_on.year() + 1, month, day) }
}

/// The year of a month named without one: this year, or the next if that month has ended.
pub(super) fn year_of(made_on: Date, month: i8) -> i16 {
    made_on.year() + i16::from(month < made_on.month())
}

/// The next such weekday strictly after `date`.
pub(super) fn next_weekday(date: Date, weekday: Weekday) -> Option<Date> {
    date.nth_weekday(1, weekday).ok()
}

/// That weekday of the week which is `weeks` after that of `date`; weeks start on Monday.
pub(super) fn weekday_of_week(date: Date, weeks: i32, weekday: Weekday) -> Option<Date> {
    let days = i32::from(weekday.to_monday_zero_offset())
        - i32::from(date.weekday().to_monday_zero_offset());
    moved(date, (days + 7 * weeks).days())
}

/// Friday of this week. At the weekend people who say "this week" mean the one about to begin.
pub(super) fn this_friday(made_on: Date) -> Option<Date> {
    let friday = weekday_of_week(made_on, 0, Weekday::Friday)?;
    if friday >= made_on { Some(friday) } else { weekday_of_week(made_on, 1, Weekday::Friday) }
}

/// `date` moved, or nothing where the calendar ends.
pub(super) fn moved(date: Date, span: Span) -> Option<Date> {
    // The error says only that the calendar ended, which is what `None` says.
    date.checked_add(span).ok()
}
