//! A zone of the sender's own making: when which offset is in force, by its observances.

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFrequency, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarValue, ICalendarWeekday,
};
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::Offset;

use super::first;
use super::zones::{local, offset_stated, seconds};

/// More observances than these are not looked at: two make a zone, its history some dozens.
const MOST: usize = 200;

/// The observances of a zone.
pub(super) struct Observances(Vec<Observance>);

/// From its onset on, an offset is in force.
struct Observance {
    onset: DateTime,
    from: i32,
    to: i32,
    yearly: Option<Yearly>,
}

/// The same day of every year: a date, or a weekday of a month.
struct Yearly {
    month: i8,
    /// The weekday, and which of the month; the last is -1.
    weekday: Option<(Weekday, i8)>,
    /// On that day of the month, or of a weekday the first from then on.
    day: Option<i8>,
    /// The last year.
    until: i16,
}

impl Observances {
    /// The observances of a VTIMEZONE; none if it has none that say anything.
    pub(super) fn of(calendar: &ICalendar, zone: &ICalendarComponent) -> Option<Self> {
        let parts = zone.component_ids.iter().take(MOST);
        let parts = parts.filter_map(|id| calendar.component_by_id(*id)).filter(|part| {
            matches!(
                part.component_type,
                ICalendarComponentType::Standard | ICalendarComponentType::Daylight
            )
        });
        let observances: Vec<Observance> = parts.filter_map(Observance::of).collect();
        (!observances.is_empty()).then_some(Observances(observances))
    }

    /// The offset at a moment, in seconds.
    pub(super) fn offset_at(&self, at: i64) -> i32 {
        let begun = self.0.iter().filter_map(|one| Some((one.last_onset(at)?, one.to)));
        let in_force = begun.max_by_key(|(onset, _)| *onset).map(|(_, to)| to);
        let first = || self.0.iter().min_by_key(|one| one.onset).map(|one| one.from);
        in_force.or_else(first).unwrap_or(0)
    }
}

impl Observance {
    fn of(part: &ICalendarComponent) -> Option<Self> {
        let onset = first(part, &ICalendarProperty::Dtstart)?.as_partial_date_time()?;
        let to = offset_stated(part, &ICalendarProperty::Tzoffsetto)?;
        let onset = local(onset)?;
        let yearly = match first(part, &ICalendarProperty::Rrule) {
            Some(ICalendarValue::RecurrenceRule(rule)) => Yearly::of(rule, onset),
            _ => None,
        };
        let from = offset_stated(part, &ICalendarProperty::Tzoffsetfrom).unwrap_or(to);
        Some(Observance { onset, from, to, yearly })
    }

    /// When it last began before or at a moment.
    fn last_onset(&self, at: i64) -> Option<i64> {
        let begun = |date: Date| {
            seconds(date.to_datetime(self.onset.time()), self.from).filter(|&onset| onset <= at)
        };
        let Some(yearly) = &self.yearly else { return begun(self.onset.date()) };
        let there = jiff::Timestamp::from_second(at.checked_add(i64::from(self.from))?).ok()?;
        let year = Offset::UTC.to_datetime(there).year();
        // Next year's may have begun already where the clock there is ahead of the one that counts the years.
        [year.saturating_add(1), year, year.saturating_sub(1)]
            .into_iter()
            .map(|year| year.min(yearly.until))
            .filter(|&year| year >= self.onset.year())
            .find_map(|year| begun(yearly.in_year(year)?))
    }
}

impl Yearly {
    fn of(rule: &ICalendarRecurrenceRule, onset: DateTime) -> Option<Self> {
        if rule.freq != ICalendarFrequency::Yearly {
            return None;
        }
        let month = rule.bymonth.first().and_then(|month| i8::try_from(month.month()).ok());
        let weekday = rule.byday.first().map(|day| {
            let which = day.ordwk.and_then(|which| i8::try_from(which).ok()).unwrap_or(1);
            (weekday(day.weekday), which)
        });
        let until = rule.until.as_ref().and_then(|until| i16::try_from(until.year?).ok());
        Some(Yearly {
            month: month.unwrap_or(onset.month()),
            day: rule.bymonthday.first().copied().or(match weekday {
                Some(_) => None,
                None => Some(onset.day()),
            }),
            weekday,
            until: until.unwrap_or(9999),
        })
    }

    fn in_year(&self, year: i16) -> Option<Date> {
        let first = Date::new(year, self.month, 1).ok()?;
        match (self.weekday, self.day) {
            (Some((weekday, _)), Some(day)) => {
                let earliest = Date::new(year, self.month, day).ok()?;
                earliest.yesterday().ok()?.nth_weekday(1, weekday).ok()
            }
            (Some((weekday, which)), None) => first.nth_weekday_of_month(which, weekday).ok(),
            (None, day) => Date::new(year, self.month, day?).ok(),
        }
    }
}

fn weekday(day: ICalendarWeekday) -> Weekday {
    match day {
        ICalendarWeekday::Monday => Weekday::Monday,
        ICalendarWeekday::Tuesday => Weekday::Tuesday,
        ICalendarWeekday::Wednesday => Weekday::Wednesday,
        ICalendarWeekday::Thursday => Weekday::Thursday,
        ICalendarWeekday::Friday => Weekday::Friday,
        ICalendarWeekday::Saturday => Weekday::Saturday,
        ICalendarWeekday::Sunday => Weekday::Sunday,
    }
}
