//! How often an event takes place. Only what ends soon is reckoned out: an arrangement with one guest has a few dates,
//! everything else is a standing meeting, whenever it is held.

use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarFrequency,
    ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
};
use heardback_core::invitation::Repeats;
use heardback_core::reading::EventTime;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::moment;
use super::zones::{Stated, Zones};

/// More dates than these are a standing meeting.
const MOST_DATES: usize = 6;
/// More dates than these are not read where they are listed one by one.
const MOST_LISTED: usize = 100;

/// How many rules of one calendar are still reckoned out; a rule that never comes true costs time to find out.
pub(super) struct Patience(u8);

impl Default for Patience {
    fn default() -> Self {
        Patience(2)
    }
}

/// How often it takes place.
pub(super) fn of(
    event: &ICalendarComponent,
    start: &Stated,
    zones: &Zones<'_>,
    patience: &mut Patience,
) -> Repeats {
    let rules: Vec<&ICalendarRecurrenceRule> = event
        .properties(&ICalendarProperty::Rrule)
        .filter_map(|entry| match entry.values.first()? {
            ICalendarValue::RecurrenceRule(rule) => Some(rule.as_ref()),
            _ => None,
        })
        .take(2)
        .collect();
    let listed = listed(event, &ICalendarProperty::Rdate, zones);
    let mut times = match rules[..] {
        [] if listed.is_empty() => return Repeats::Never,
        [] => vec![start.time],
        [rule] if ends_soon(rule) && patience.0 > 0 => {
            patience.0 -= 1;
            reckoned(event, start, zones)
        }
        _ => return Repeats::Standing,
    };
    times.extend(listed);
    let except = self::listed(event, &ICalendarProperty::Exdate, zones);
    times.retain(|time| !except.contains(time));
    times.sort_by_key(|time| match time {
        EventTime::Instant { at, .. } => Offset::UTC.to_datetime(*at),
        EventTime::Local(local) => *local,
    });
    times.dedup();
    match times.len() {
        0 | 1 => Repeats::Never,
        few if few <= MOST_DATES => Repeats::Times(times),
        _ => Repeats::Standing,
    }
}

/// It has a last date, and finding it out is quick.
fn ends_soon(rule: &ICalendarRecurrenceRule) -> bool {
    let most = u32::try_from(MOST_DATES).unwrap_or(u32::MAX);
    matches!(
        rule.freq,
        ICalendarFrequency::Daily | ICalendarFrequency::Weekly | ICalendarFrequency::Monthly
    ) && (rule.until.is_some() || rule.count.is_some_and(|count| count <= most))
        && [&rule.byhour, &rule.byminute, &rule.bysecond].iter().all(|times| times.len() <= 1)
        && rule.byyearday.is_empty()
        && rule.byweekno.is_empty()
}

/// The dates of the rule, one more than are needed to tell a few from many.
fn reckoned(event: &ICalendarComponent, start: &Stated, zones: &Zones<'_>) -> Vec<EventTime> {
    let zone = event.property(&ICalendarProperty::Dtstart).and_then(ICalendarEntry::tz_id);
    // Reckoned without a zone, as the clock on the wall goes; the zone is put back to each date.
    let begins = seconds(start.local);
    let bare = |entry: &ICalendarEntry| match entry.name {
        ICalendarProperty::Dtstart => {
            let mut entry = entry.clone();
            entry.params.clear();
            entry.values =
                vec![calcard::common::PartialDateTime::from_naive_timestamp(begins).into()];
            Some(entry)
        }
        ICalendarProperty::Rrule => Some(entry.clone()),
        _ => None,
    };
    let alone = ICalendarComponent {
        component_type: ICalendarComponentType::VEvent,
        entries: event.entries.iter().filter_map(bare).collect(),
        component_ids: Vec::new(),
    };
    let expanded = ICalendar { components: vec![alone] }.expand_dates(Tz::Floating, MOST_DATES + 1);
    let locals = expanded.events.iter().filter_map(|event| {
        moment(event.start.naive_local().and_utc().timestamp())
            .map(|at| Offset::UTC.to_datetime(at))
    });
    let utc = matches!(start.time, EventTime::Instant { offset: 0, .. }) && zone.is_none();
    locals
        .map(|local| match utc {
            true => {
                EventTime::Instant { at: moment(seconds(local)).unwrap_or_default(), offset: 0 }
            }
            false if start.is_day => EventTime::Local(local),
            false => zones.in_zone(zone, local),
        })
        .collect()
}

fn seconds(local: DateTime) -> i64 {
    Offset::UTC.to_timestamp(local).map_or(0, |at| at.as_second())
}

/// Dates listed one by one.
fn listed(
    event: &ICalendarComponent,
    name: &ICalendarProperty,
    zones: &Zones<'_>,
) -> Vec<EventTime> {
    let entries = event.properties(name);
    let values = entries.flat_map(|entry| entry.values.iter().map(move |value| (entry, value)));
    let dates = values.take(MOST_LISTED).filter_map(|(entry, value)| match value {
        ICalendarValue::PartialDateTime(stated) => zones.time(entry, stated),
        ICalendarValue::Period(
            calcard::icalendar::ICalendarPeriod::Range { start, .. }
            | calcard::icalendar::ICalendarPeriod::Duration { start, .. },
        ) => zones.time(entry, start),
        _ => None,
    });
    dates.map(|stated| stated.time).collect()
}
