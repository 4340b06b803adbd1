//! When something happened: an instant where one is known, else a day.

use jiff::civil::Date;
use jiff::tz::TimeZone;
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

    /// Day first, then time; a day without a time stands before the day's instants.
    pub(super) fn order_key(self) -> impl Ord + use<> {
        match self {
            Moment::Instant(instant) => (TimeZone::UTC.to_datetime(instant).date(), Some(instant)),
            Moment::Day(day) => (day, None),
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
