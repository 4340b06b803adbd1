//! Verbs of the domain: what a person can say happened. Each returns the events to record, or refuses with a sentence.
//!
//! Nothing is recorded here; that is the caller's work. One file a group of verbs.

mod apply;
mod debrief;
mod draft;
mod interview;
mod items;
mod messages;
mod note;
mod outcome;
mod pause;
mod people;
mod promise;
mod proof;
mod refusal;
mod rest;

pub use apply::NewApplication;
pub use debrief::{Debrief, Present};
pub use interview::InterviewTimes;
pub use messages::Spoken;
pub use note::{change_note, own_note, remove_note};
pub use people::Person;
pub use refusal::Refusal;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::fact::{Event, Moment};

/// When something happened, and when it is being told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// When it happened.
    pub on: Moment,
    /// The moment of telling.
    pub now: Timestamp,
    /// The day of telling, where the user is.
    pub today: Date,
}

impl When {
    /// Happened on this day. What is told on its own day gets the moment, so that it comes after what was there before.
    pub fn day(on: Date, now: Timestamp, today: Date) -> Self {
        let on = if on == today { Moment::Instant(now) } else { Moment::Day(on) };
        When { on, now, today }
    }

    /// Refuses what has not happened yet. `what` begins the sentence.
    fn past(&self, what: &'static str) -> Result<(), Refusal> {
        self.sane()?;
        let is_ahead = match self.on {
            Moment::Instant(instant) => instant > self.now,
            Moment::Day(day) => day > self.today,
        };
        if is_ahead { Err(Refusal::Ahead { what, on: self.date() }) } else { Ok(()) }
    }

    /// Refuses years in which nobody looks for a job.
    fn sane(&self) -> Result<(), Refusal> {
        sane(self.date())
    }

    /// The day it happened, as far as a verb needs it.
    fn date(&self) -> Date {
        match self.on {
            Moment::Day(day) => day,
            Moment::Instant(instant) if instant == self.now => self.today,
            Moment::Instant(instant) => jiff::tz::TimeZone::UTC.to_datetime(instant).date(),
        }
    }
}

/// The events to record, all at the same moment.
pub type Events = Result<Vec<Event>, Refusal>;

fn sane(day: Date) -> Result<(), Refusal> {
    if (1970..=2100).contains(&day.year()) { Ok(()) } else { Err(Refusal::NoSuchYear { on: day }) }
}

/// The text without the space around it; refuses when nothing is left.
fn said<'a>(what: &'static str, text: &'a str) -> Result<&'a str, Refusal> {
    match text.trim() {
        "" => Err(Refusal::Empty { what }),
        text => Ok(text),
    }
}

#[cfg(test)]
mod tests;
