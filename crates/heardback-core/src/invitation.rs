//! An invitation as calendars exchange it: what it says, before anybody asks whether it is about a job. Reading one is
//! the work of `heardback-formats`.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::mail::Address;
use crate::plain::plain;
use crate::reading::EventTime;

/// One meeting that somebody was invited to, in one revision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// What the sender wants of it.
    pub purpose: Purpose,
    /// The name of the meeting, the same in every revision (UID). Empty where the sender gave none.
    pub uid: String,
    /// The revision, counted from 0 (SEQUENCE).
    pub sequence: u32,
    /// When this revision was written (DTSTAMP).
    pub stamp: Option<Timestamp>,
    /// Of a series: the original start of the one meeting this is about (RECURRENCE-ID).
    pub occurrence: Option<EventTime>,
    /// When it begins.
    pub start: Option<EventTime>,
    /// When it ends.
    pub end: Option<EventTime>,
    /// The day, or the first of them, of what takes whole days.
    pub all_day: Option<AllDay>,
    /// How often it takes place.
    pub repeats: Repeats,
    /// Its organizer only holds the time (STATUS:TENTATIVE).
    pub tentative: bool,
    /// Its title.
    pub title: String,
    /// What it says beside the title; empty where the message it came in says it as well.
    pub text: String,
    /// Where it takes place, in words.
    pub place: String,
    /// Where to join it.
    pub link: Option<String>,
    /// Who arranges it.
    pub organizer: Option<Address>,
    /// Who is invited.
    pub attendees: Vec<Attendee>,
}

/// What the sender of an invitation wants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To invite, or to change what he invited to.
    #[default]
    Invite,
    /// To call it off.
    Cancel,
    /// To propose another time.
    Counter,
    /// To answer, or to ask for the newest revision: nothing changes.
    Answer,
}

/// Whole days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllDay {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
}

/// How often a meeting takes place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Repeats {
    /// Once.
    #[default]
    Never,
    /// At these times, the first among them: all there are.
    Times(Vec<EventTime>),
    /// For ever, or too often to be an arrangement with one guest.
    Standing,
}

/// Somebody invited, or something.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// Name and address.
    pub address: Address,
    /// Whether it is a person.
    pub kind: AttendeeKind,
    /// Has declined, or is invited for information only.
    pub stays_away: bool,
}

/// What is invited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttendeeKind {
    /// A person, as far as is said.
    #[default]
    Person,
    /// A mailing list or another group.
    Group,
    /// A room or a device.
    Room,
}

/// Titles of talks with somebody who may be hired.
const INTERVIEWS: &[&str] = &[
    "interview",
    "interviews",
    "phone screen",
    "phone screening",
    "recruiter screen",
    "recruiting screen",
    "technical screen",
    "tech screen",
    "initial screen",
    "screening call",
    "recruiter call",
    "recruiter chat",
    "call with recruiter",
    "chat with recruiter",
    "chat with the recruiter",
    "hiring manager",
    "your application",
    "vorstellungsgesprach",
    "bewerbungsgesprach",
    "bewerberinterview",
    "telefoninterview",
    "videointerview",
    "kennenlerngesprach",
];
/// With these words before or behind them they are something else.
const OTHERS: &[&str] = &[
    "mock interview",
    "practice interview",
    "interview practice",
    "interview prep",
    "interview preparation",
    "interview training",
    "interview skills",
    "interview tips",
    "interview debrief",
    "exit interview",
    "user interview",
    "user interviews",
    "customer interview",
    "customer interviews",
    "podcast",
    "webinar",
    "workshop",
];

impl Invitation {
    /// Whether the title is that of an interview. Most titles say less, and the sender has to tell.
    pub fn names_interview(&self) -> bool {
        let title = format!(" {} ", plain(&self.title));
        let says = |list: &[&str]| list.iter().any(|words| title.contains(&format!(" {words} ")));
        self.repeats != Repeats::Standing && says(INTERVIEWS) && !says(OTHERS)
    }

    /// When it begins, where it has a time of day and is one meeting, or a few.
    pub fn begins(&self) -> Option<EventTime> {
        let one = self.all_day.is_none() && self.repeats != Repeats::Standing;
        self.start.filter(|_| one && self.purpose != Purpose::Answer)
    }

    /// Whether `other` is the same revision of the same meeting, or a later one.
    pub fn is_replaced_by(&self, other: &Invitation) -> bool {
        self.uid == other.uid
            && self.occurrence == other.occurrence
            && (self.sequence, self.stamp) <= (other.sequence, other.stamp)
    }
}

impl EventTime {
    /// The moment; a time without a zone is meant in `zone`.
    pub fn in_zone(self, zone: &TimeZone) -> Option<Timestamp> {
        match self {
            EventTime::Instant { at, .. } => Some(at),
            // A time that the zone skips or has twice is read as calendars read it: with the offset from before.
            EventTime::Local(local) => zone.to_timestamp(local).ok(),
        }
    }
}
