//! From the text of a calendar to the invitations in it.
//!
//! iCalendar is read with the crate `calcard`; nobody outside this folder knows it, nor the library for dates it is
//! built on. Nothing here fails: what is broken is left out and listed in `problems`. Size, number of events and of
//! their guests, and the work spent on recurrences are bounded.

mod observances;
mod people;
mod repeats;
mod words;
mod zones;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarMethod, ICalendarProperty,
    ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use heardback_core::invitation::{AllDay, Invitation, Purpose, Repeats};
use heardback_core::reading::EventTime;
use jiff::{SignedDuration, Timestamp, ToSpan};

use words::{LONGEST_LINE, short};
use zones::{Stated, Zones};

/// More of a calendar than this is not read.
const LONGEST: usize = 512 << 10;
/// More events than these are not looked at: an invitation has one, with its exceptions a few.
const MOST_EVENTS: usize = 40;
/// Calendars one after the other in one text.
const MOST_CALENDARS: usize = 8;

/// What stands in a calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Its events, in the order they stand there.
    pub invitations: Vec<Invitation>,
    /// Broken things met on the way, one sentence each.
    pub problems: Vec<String>,
}

/// Reads a calendar as far as it can be read.
pub fn read(text: &str) -> Calendar {
    let mut calendar = Calendar::default();
    let cut = short(text, LONGEST);
    if cut.len() < text.len() {
        calendar.problem("the calendar is longer than 512 KB; only its beginning was read");
    }
    let mut parser = Parser::new(cut);
    let mut read = 0;
    // Lines before, between and behind the calendars are no calendar, and there may be many of them.
    for _ in 0..LONGEST {
        match parser.entry() {
            Entry::ICalendar(parsed) if read < MOST_CALENDARS => {
                calendar.add(&parsed);
                read += 1;
            }
            Entry::Eof | Entry::TooManyComponents | Entry::ICalendar(_) => break,
            Entry::VCard(_)
            | Entry::InvalidLine(_)
            | Entry::UnexpectedComponentEnd { .. }
            | Entry::UnterminatedComponent(_)
            | _ => calendar.problem("the calendar is damaged; it was read as far as possible"),
        }
    }
    calendar
}

impl Calendar {
    fn problem(&mut self, sentence: &str) {
        if !self.problems.iter().any(|known| known == sentence) {
            self.problems.push(sentence.to_owned());
        }
    }

    fn add(&mut self, parsed: &ICalendar) {
        let zones = Zones::of(parsed);
        let purpose = parsed.components.first().map(purpose).unwrap_or_default();
        let is_event = |component: &&ICalendarComponent| {
            component.component_type == ICalendarComponentType::VEvent
        };
        let mut series = repeats::Patience::default();
        for event in parsed.components.iter().filter(is_event) {
            if self.invitations.len() >= MOST_EVENTS {
                self.problem("the calendar has more than 40 events; the rest was not read");
                break;
            }
            let invitation = invitation(event, purpose, &zones, &mut series);
            if zones.missed(event) {
                self.problem(
                    "the calendar names a time zone that nobody knows; the time is kept without it",
                );
            }
            self.invitations.push(invitation);
        }
    }
}

/// What the METHOD asks for; a calendar without one is taken as an invitation.
fn purpose(calendar: &ICalendarComponent) -> Purpose {
    let method = first(calendar, &ICalendarProperty::Method);
    match method {
        Some(ICalendarValue::Method(ICalendarMethod::Cancel)) => Purpose::Cancel,
        Some(ICalendarValue::Method(ICalendarMethod::Counter)) => Purpose::Counter,
        Some(ICalendarValue::Method(
            ICalendarMethod::Reply | ICalendarMethod::Refresh | ICalendarMethod::Declinecounter,
        )) => Purpose::Answer,
        _ => Purpose::Invite,
    }
}

fn invitation(
    event: &ICalendarComponent,
    purpose: Purpose,
    zones: &Zones<'_>,
    patience: &mut repeats::Patience,
) -> Invitation {
    let text = |name: &ICalendarProperty, longest| {
        let value = first(event, name).and_then(ICalendarValue::as_text).unwrap_or_default();
        short(value.trim(), longest).trim_end().to_owned()
    };
    let sequence = first(event, &ICalendarProperty::Sequence).and_then(ICalendarValue::as_integer);
    let status = event.status();
    let start = zones.stated(event, &ICalendarProperty::Dtstart);
    let (end, all_day) = end_of(event, zones, start.as_ref());
    let purpose = match (purpose, status) {
        (Purpose::Invite, Some(ICalendarStatus::Cancelled)) => Purpose::Cancel,
        _ => purpose,
    };
    let place = words::one_line(&text(&ICalendarProperty::Location, LONGEST_LINE));
    let description = text(&ICalendarProperty::Description, words::LONGEST_TEXT);
    Invitation {
        purpose,
        uid: text(&ICalendarProperty::Uid, LONGEST_LINE),
        sequence: sequence.and_then(|number| u32::try_from(number).ok()).unwrap_or_default(),
        stamp: zones.instant(event, &ICalendarProperty::Dtstamp),
        occurrence: zones.stated(event, &ICalendarProperty::RecurrenceId).map(|stated| stated.time),
        repeats: match &start {
            Some(start) => repeats::of(event, start, zones, patience),
            None => Repeats::Never,
        },
        start: start.map(|start| start.time),
        end,
        all_day,
        tentative: status == Some(&ICalendarStatus::Tentative),
        title: words::one_line(&text(&ICalendarProperty::Summary, LONGEST_LINE)),
        link: words::link(event, &place, &description),
        text: description,
        place,
        organizer: people::organizer(event),
        attendees: people::attendees(event),
    }
}

/// The end, stated or by the length; for what takes whole days these.
fn end_of(
    event: &ICalendarComponent,
    zones: &Zones<'_>,
    start: Option<&Stated>,
) -> (Option<EventTime>, Option<AllDay>) {
    let Some(start) = start else { return (None, None) };
    let end = zones.stated(event, &ICalendarProperty::Dtend);
    let length = match first(event, &ICalendarProperty::Duration) {
        Some(ICalendarValue::Duration(length)) => SignedDuration::from_secs(length.as_seconds()),
        _ => SignedDuration::ZERO,
    };
    if start.is_day {
        let first = start.local.date();
        // The end of whole days is the day behind them.
        let behind = match end {
            Some(end) => end.local.date(),
            None => first.checked_add(length).unwrap_or(first),
        };
        let last = behind.checked_sub(1.day()).ok().filter(|last| *last > first).unwrap_or(first);
        return (None, Some(AllDay { first, last }));
    }
    let end = match end {
        Some(end) => Some(end.time),
        None if length.is_positive() => later(start.time, length),
        None => None,
    };
    (end, None)
}

/// A time some while later, in the same offset.
fn later(time: EventTime, length: SignedDuration) -> Option<EventTime> {
    match time {
        EventTime::Instant { at, offset } => {
            Some(EventTime::Instant { at: at.checked_add(length).ok()?, offset })
        }
        EventTime::Local(local) => local.checked_add(length).ok().map(EventTime::Local),
    }
}

/// The first value of a property.
fn first<'c>(
    component: &'c ICalendarComponent,
    name: &ICalendarProperty,
) -> Option<&'c ICalendarValue> {
    component.property(name)?.values.first()
}

/// A moment in seconds since 1970, where it is one.
fn moment(seconds: i64) -> Option<Timestamp> {
    Timestamp::from_second(seconds).ok()
}
