//! Places of the simulated world, and working days counted the slow way, one day after the other.

use std::collections::HashSet;
use std::sync::LazyLock;

use heardback_core::journal::Places;
use heardback_core::working_days::WorkingDays;
use jiff::civil::{Date, Weekday, date};
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// A country or region, as facts name it, with one zone for everybody there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    NewYork,
    Bavaria,
    Japan,
    Sydney,
    /// On the west coast, where nobody has said which holidays are kept.
    Pacific,
}

impl Place {
    pub const ALL: [Place; 5] =
        [Place::NewYork, Place::Bavaria, Place::Japan, Place::Sydney, Place::Pacific];

    /// The region as facts name it; none where no holidays are kept.
    pub fn region(self) -> Option<&'static str> {
        match self {
            Place::NewYork => Some("US-NY"),
            Place::Bavaria => Some("DE-BY"),
            Place::Japan => Some("JP"),
            Place::Sydney => Some("AU-NSW"),
            Place::Pacific => None,
        }
    }

    pub fn zone_name(self) -> &'static str {
        match self {
            Place::NewYork => "America/New_York",
            Place::Bavaria => "Europe/Berlin",
            Place::Japan => "Asia/Tokyo",
            Place::Sydney => "Australia/Sydney",
            Place::Pacific => "America/Los_Angeles",
        }
    }

    pub fn zone(self) -> TimeZone {
        static ZONES: LazyLock<Vec<TimeZone>> = LazyLock::new(|| {
            let zones = TimeZoneDatabase::bundled();
            let read = |place: &Place| zones.get(place.zone_name());
            let all: Result<_, _> = Place::ALL.iter().map(read).collect();
            all.expect("the zones are in the bundled database")
        });
        ZONES[self as usize].clone()
    }

    fn list(self) -> &'static [(i16, i8, i8)] {
        match self {
            Place::NewYork => &[
                (2026, 1, 1),
                (2026, 1, 19),
                (2026, 2, 16),
                (2026, 5, 25),
                (2026, 6, 19),
                (2026, 7, 3),
                (2026, 9, 7),
                (2026, 10, 12),
                (2026, 11, 11),
                (2026, 11, 26),
                (2026, 12, 25),
                (2027, 1, 1),
                (2027, 1, 18),
                (2027, 2, 15),
                (2027, 5, 31),
            ],
            Place::Bavaria => &[
                (2026, 1, 1),
                (2026, 1, 6),
                (2026, 4, 3),
                (2026, 4, 6),
                (2026, 5, 1),
                (2026, 5, 14),
                (2026, 5, 25),
                (2026, 6, 4),
                (2026, 12, 25),
                (2027, 1, 1),
                (2027, 1, 6),
                (2027, 3, 26),
                (2027, 3, 29),
            ],
            Place::Japan => &[
                (2026, 1, 1),
                (2026, 1, 12),
                (2026, 2, 11),
                (2026, 2, 23),
                (2026, 3, 20),
                (2026, 4, 29),
                (2026, 5, 4),
                (2026, 5, 5),
                (2026, 5, 6),
                (2026, 7, 20),
                (2026, 8, 11),
                (2026, 9, 21),
                (2026, 9, 22),
                (2026, 9, 23),
                (2026, 10, 12),
                (2026, 11, 3),
                (2026, 11, 23),
                (2027, 1, 1),
                (2027, 1, 11),
                (2027, 2, 11),
            ],
            Place::Sydney => &[
                (2026, 1, 1),
                (2026, 1, 26),
                (2026, 4, 3),
                (2026, 4, 6),
                (2026, 6, 8),
                (2026, 10, 5),
                (2026, 12, 25),
                (2026, 12, 28),
                (2027, 1, 1),
                (2027, 1, 26),
            ],
            Place::Pacific => &[],
        }
    }

    pub fn holidays(self) -> &'static HashSet<Date> {
        static LISTS: LazyLock<Vec<HashSet<Date>>> = LazyLock::new(|| {
            let read = |place: &Place| {
                place.list().iter().map(|&(year, month, day)| date(year, month, day)).collect()
            };
            Place::ALL.iter().map(read).collect()
        });
        &LISTS[self as usize]
    }

    pub fn is_quiet(self, day: Date) -> bool {
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            || self.holidays().contains(&day)
    }

    /// The `n`-th working day strictly after `day`; for none, `day` itself or else the next one.
    pub fn bd(self, day: Date, n: i32) -> Date {
        let mut at = day;
        let mut left = n.unsigned_abs();
        if n == 0 {
            while self.is_quiet(at) {
                at = at.tomorrow().expect("within the calendar");
            }
        }
        while left > 0 {
            let step = if n > 0 { at.tomorrow() } else { at.yesterday() };
            at = step.expect("within the calendar");
            if !self.is_quiet(at) {
                left -= 1;
            }
        }
        at
    }
}

/// What the core is told of the world.
pub struct Atlas {
    days: Vec<WorkingDays>,
}

impl Atlas {
    pub fn get() -> &'static Atlas {
        static ATLAS: LazyLock<Atlas> = LazyLock::new(|| Atlas {
            days: Place::ALL
                .iter()
                .map(|place| WorkingDays::new(place.holidays().iter().copied()))
                .collect(),
        });
        &ATLAS
    }
}

impl Places for Atlas {
    fn zone(&self, name: &str) -> Option<TimeZone> {
        let place = Place::ALL.into_iter().find(|place| place.zone_name() == name)?;
        Some(place.zone())
    }

    fn days(&self, region: &str) -> Option<WorkingDays> {
        let place = Place::ALL.iter().position(|place| place.region() == Some(region))?;
        Some(self.days[place].clone())
    }
}

#[test]
fn the_slow_way_counts_working_days() {
    // Thursday before Good Friday and Easter Monday.
    let maundy = date(2026, 4, 2);
    assert_eq!(Place::Bavaria.bd(maundy, 1), date(2026, 4, 7));
    assert_eq!(Place::Pacific.bd(maundy, 1), date(2026, 4, 3));
    assert_eq!(Place::Bavaria.bd(date(2026, 4, 3), 0), date(2026, 4, 7));
    assert_eq!(Place::Bavaria.bd(date(2026, 4, 7), -1), maundy);
}
