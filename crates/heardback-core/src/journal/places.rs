//! Where people work: the zones and calendars that the program hands in.

use jiff::tz::TimeZone;

use crate::working_days::WorkingDays;

/// Knows the world's zones and public holidays. The core holds neither; a journal is folded with what it is given.
pub trait Places {
    /// The zone of that IANA name.
    fn zone(&self, name: &str) -> Option<TimeZone>;

    /// The working days of a country, `DE`, or of a country and region, `DE-BY`.
    fn days(&self, region: &str) -> Option<WorkingDays>;

    /// The zone to assume while the journal names none.
    fn home(&self) -> TimeZone {
        TimeZone::UTC
    }
}

/// No map at all: everybody works in UTC from Monday to Friday.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nowhere;

impl Places for Nowhere {
    fn zone(&self, _name: &str) -> Option<TimeZone> {
        None
    }

    fn days(&self, _region: &str) -> Option<WorkingDays> {
        None
    }
}
