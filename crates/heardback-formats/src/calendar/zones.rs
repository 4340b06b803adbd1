//! Times as an event states them, with the zone they are meant in.
//!
//! A zone that has a name everybody knows, the names of Exchange among them, is that zone. One of the sender's own
//! making is reckoned from its observances. A time without any is kept without, unless the whole calendar names one.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarEntry, ICalendarProperty, ICalendarValue,
};
use heardback_core::reading::EventTime;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

use super::observances::Observances;
use super::{first, moment};

/// More zones than these are not looked at.
const MOST: usize = 32;
const DAY: i64 = 24 * 60 * 60;

/// The zones a calendar defines, and the one it names for itself.
pub(super) struct Zones<'c> {
    defined: Vec<(&'c str, Zone)>,
    of_calendar: Option<Tz>,
}

/// A zone, as far as it is known.
enum Zone {
    Known(Tz),
    Own(Observances),
}

/// A time as it stands in an event.
pub(super) struct Stated {
    /// As it stands there.
    pub(super) local: DateTime,
    /// The same with its zone.
    pub(super) time: EventTime,
    /// It is a day, without a time of day.
    pub(super) is_day: bool,
}

impl<'c> Zones<'c> {
    pub(super) fn of(calendar: &'c ICalendar) -> Self {
        let defined = calendar.timezones().take(MOST).filter_map(|zone| {
            let name = first(zone, &ICalendarProperty::Tzid)?.as_text()?;
            let known = zone.timezone().map(|(_, known)| Zone::Known(known));
            Some((name, known.or_else(|| Observances::of(calendar, zone).map(Zone::Own))?))
        });
        let of_calendar = calendar.components.first().and_then(|calendar| {
            let named = calendar.entries.iter().find(|entry| {
                matches!(&entry.name, ICalendarProperty::Other(name) if name.eq_ignore_ascii_case("X-WR-TIMEZONE"))
            })?;
            named.values.first()?.as_text()?.parse().ok()
        });
        Zones { defined: defined.collect(), of_calendar }
    }

    /// The time that a property states.
    pub(super) fn stated(
        &self,
        event: &ICalendarComponent,
        name: &ICalendarProperty,
    ) -> Option<Stated> {
        let entry = event.property(name)?;
        let stated = entry.values.first()?.as_partial_date_time()?;
        self.time(entry, stated)
    }

    /// One value of a property that states times.
    pub(super) fn time(&self, entry: &ICalendarEntry, stated: &PartialDateTime) -> Option<Stated> {
        let local = local(stated)?;
        if stated.hour.is_none() {
            return Some(Stated { local, time: EventTime::Local(local), is_day: true });
        }
        let time = match stated.tz_hour {
            Some(hours) => {
                let seconds =
                    i32::from(hours) * 3600 + i32::from(stated.tz_minute.unwrap_or(0)) * 60;
                let offset = if stated.tz_minus { -seconds } else { seconds };
                with_offset(local, offset)?
            }
            None => self.in_zone(entry.tz_id(), local),
        };
        Some(Stated { local, time, is_day: false })
    }

    /// A local time in the zone of that name.
    pub(super) fn in_zone(&self, name: Option<&str>, local: DateTime) -> EventTime {
        let time = match name {
            None => self.of_calendar.and_then(|zone| reckoned(local, |at| offset_of(zone, at))),
            Some(name) => {
                let defined = self.defined.iter().find(|(known, _)| *known == name);
                match defined {
                    Some((_, Zone::Known(zone))) => reckoned(local, |at| offset_of(*zone, at)),
                    Some((_, Zone::Own(own))) => reckoned(local, |at| own.offset_at(at)),
                    None => {
                        let known = name.parse::<Tz>().ok();
                        known.and_then(|zone| reckoned(local, |at| offset_of(zone, at)))
                    }
                }
            }
        };
        time.unwrap_or(EventTime::Local(local))
    }

    /// The moment that a property states in universal time.
    pub(super) fn instant(
        &self,
        event: &ICalendarComponent,
        name: &ICalendarProperty,
    ) -> Option<Timestamp> {
        match self.stated(event, name)?.time {
            EventTime::Instant { at, .. } => Some(at),
            EventTime::Local(_) => None,
        }
    }

    /// Whether the event begins in a zone that has a name nobody knows.
    pub(super) fn missed(&self, event: &ICalendarComponent) -> bool {
        let zone = event.property(&ICalendarProperty::Dtstart).and_then(ICalendarEntry::tz_id);
        let start = self.stated(event, &ICalendarProperty::Dtstart);
        zone.is_some()
            && start.is_some_and(|start| !start.is_day && matches!(start.time, EventTime::Local(_)))
    }
}

/// Date and time as written; a leap second is the one before it.
pub(super) fn local(stated: &PartialDateTime) -> Option<DateTime> {
    let narrow = |number: Option<u8>| i8::try_from(number.unwrap_or(0)).ok();
    DateTime::new(
        i16::try_from(stated.year?).ok()?,
        i8::try_from(stated.month?).ok()?,
        i8::try_from(stated.day?).ok()?,
        narrow(stated.hour)?,
        narrow(stated.minute)?,
        narrow(stated.second)?.min(59),
        0,
    )
    .ok()
}

/// A local time with the offset that is in force then. A time that comes twice is the first of the two, and one that
/// is skipped is reckoned with the offset from before, as RFC 5545 has it.
fn reckoned(local: DateTime, offset_at: impl Fn(i64) -> i32) -> Option<EventTime> {
    let wall = Offset::UTC.to_timestamp(local).ok()?.as_second();
    let (before, after) = (offset_at(wall - DAY), offset_at(wall + DAY));
    let holds = |offset: i32| offset_at(wall - i64::from(offset)) == offset;
    let offset = if !holds(before) && holds(after) { after } else { before };
    with_offset(local, offset)
}

fn with_offset(local: DateTime, offset: i32) -> Option<EventTime> {
    let at = Offset::from_seconds(offset).ok()?.to_timestamp(local).ok()?;
    Some(EventTime::Instant { at, offset })
}

/// The offset of a known zone at a moment, in seconds.
fn offset_of(zone: Tz, at: i64) -> i32 {
    // Years that have four digits are all that calendars can write.
    let at = at.clamp(-62_135_596_800, 253_402_300_799);
    let utc = PartialDateTime::from_utc_timestamp(at).to_date_time_with_tz(Tz::UTC);
    let there = utc.map(|utc| utc.with_timezone(&zone));
    let ahead = there.map(|there| (there.naive_local() - there.naive_utc()).num_seconds());
    ahead.and_then(|seconds| i32::try_from(seconds).ok()).unwrap_or(0)
}

/// The offset that TZOFFSETFROM or TZOFFSETTO states, in seconds.
pub(super) fn offset_stated(zone: &ICalendarComponent, name: &ICalendarProperty) -> Option<i32> {
    let Some(ICalendarValue::PartialDateTime(stated)) = first(zone, name) else { return None };
    let seconds = i32::from(stated.tz_hour?) * 3600
        + i32::from(stated.tz_minute.unwrap_or(0)) * 60
        + i32::from(stated.second.unwrap_or(0));
    let offset = if stated.tz_minus { -seconds } else { seconds };
    // Nothing on earth is further off.
    (offset.abs() <= 26 * 3600).then_some(offset)
}

/// Universal seconds of a local time under an offset.
pub(super) fn seconds(local: DateTime, offset: i32) -> Option<i64> {
    Some(Offset::UTC.to_timestamp(local).ok()?.as_second() - i64::from(offset))
        .filter(|&at| moment(at).is_some())
}
