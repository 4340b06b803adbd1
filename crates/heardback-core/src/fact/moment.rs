//! When something happened: an instant where one is known, else a day.

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// An instant, or a whole day of nobody's zone in particular.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Moment {
    /// Known to the second.
    Instant(Timestamp),
    /// Only the day is known.
    Day(Date),
}

impl Moment {
    /// The day it was in `zone`.
    pub fn date(self, zone: &TimeZone) -> Date {
        match self {
            Moment::Instant(instant) => zone.to_datetime(instant).date(),
            Moment::Day(day) => day,
        }
    }

    /// The instant, or the end of the day in `zone`: a fact whose time is unknown has happened once its day is over.
    pub fn latest_instant(self, zone: &TimeZone) -> Timestamp {
        match self {
            Moment::Instant(instant) => instant,
            Moment::Day(day) => day
                .tomorrow()
                .ok()
                .and_then(|next| zone.to_zoned(next.at(0, 0, 0, 0)).ok())
                .and_then(|midnight| midnight.timestamp().checked_sub(1.second()).ok())
                .unwrap_or(Timestamp::MAX),
        }
    }

    /// Day first, then time; a day without a time stands before the day's instants: half a nanosecond before its
    /// midnight. One number, because whole journals are sorted by this.
    pub(super) fn order_key(self) -> i128 {
        match self {
            Moment::Instant(instant) => instant.as_nanosecond() * 2 + 1,
            Moment::Day(day) => {
                // The quick way ends a day before the calendar does.
                let midnight = Offset::UTC.to_timestamp(day.at(0, 0, 0, 0));
                let counted = |_| day.duration_since(jiff::civil::date(1970, 1, 1)).as_nanos();
                midnight.map_or_else(counted, Timestamp::as_nanosecond) * 2
            }
        }
    }
}

impl From<Date> for Moment {
    fn from(day: Date) -> Self {
        Moment::Day(day)
    }
}

impl From<Timestamp> for Moment {
    fn from(instant: Timestamp) -> Self {
        Moment::Instant(instant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stands_before_its_instants_and_after_those_of_the_day_before() {
        let day = |text: &str| Moment::Day(text.parse().expect("a day"));
        let instant = |text: &str| Moment::Instant(text.parse().expect("an instant"));
        let ordered = [
            day("1969-12-31"),
            instant("1969-12-31T00:00:00Z"),
            instant("1969-12-31T23:59:59.5Z"),
            instant("1969-12-31T23:59:59.75Z"),
            day("1970-01-01"),
            instant("1970-01-01T00:00:00Z"),
            instant("2026-03-02T23:59:59.999Z"),
            day("2026-03-03"),
            instant("2026-03-03T00:00:00Z"),
        ];
        assert!(ordered.is_sorted_by_key(|moment| moment.order_key()));
    }
}
