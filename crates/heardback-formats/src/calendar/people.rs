//! Who arranges an event and who is invited, people told from rooms and lists.

use calcard::icalendar::{
    ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarParameterValue,
    ICalendarProperty,
};
use heardback_core::invitation::{Attendee, AttendeeKind};
use heardback_core::mail::Address;

use super::words::{LONGEST_LINE, one_line, short};

/// More guests than these are not looked at: no interview has them.
const MOST: usize = 100;

/// Hosts at which calendars keep rooms, and those at which they keep groups.
const ROOMS: &[&str] = &["resource.calendar.google.com"];
const GROUPS: &[&str] =
    &["group.calendar.google.com", "googlegroups.com", "group.v.calendar.google.com"];

/// Who arranges it.
pub(super) fn organizer(event: &ICalendarComponent) -> Option<Address> {
    address(event.property(&ICalendarProperty::Organizer)?)
}

/// Everybody invited, once each.
pub(super) fn attendees(event: &ICalendarComponent) -> Vec<Attendee> {
    let mut attendees: Vec<Attendee> = Vec::new();
    for entry in event.properties(&ICalendarProperty::Attendee).take(MOST) {
        let Some(address) = address(entry) else { continue };
        let is_known = |known: &Attendee| known.address.email.eq_ignore_ascii_case(&address.email);
        if !attendees.iter().any(is_known) {
            let kind = kind(entry, &address);
            attendees.push(Attendee { address, kind, stays_away: stays_away(entry) });
        }
    }
    attendees
}

fn address(entry: &ICalendarEntry) -> Option<Address> {
    let parameter = |name| entry.parameter(name).and_then(ICalendarParameterValue::as_text);
    // Some name people by a number and give the address beside it.
    let email = entry
        .calendar_address()
        .filter(|email| email.contains('@'))
        .or_else(|| parameter(&ICalendarParameterName::Email))
        // Lines that were folded badly leave blanks behind.
        .map(|email| short(email, LONGEST_LINE).split_whitespace().collect::<String>())
        .filter(|email| email.contains('@') && !email.contains(char::is_control))?;
    let name = parameter(&ICalendarParameterName::Cn).unwrap_or_default();
    let name = one_line(short(name, LONGEST_LINE)).trim_matches(['"', '\'']).trim().to_owned();
    Some(Address { name: given_first(&name), email })
}

/// `Ruiz, Dana`, as directories list people, in the order they are spoken to.
fn given_first(name: &str) -> String {
    let is_name = |part: &str| {
        !part.is_empty()
            && part.chars().all(|letter| letter.is_alphabetic() || " -'.’".contains(letter))
    };
    match name.split_once(", ") {
        Some((last, given)) if is_name(last) && is_name(given) => format!("{given} {last}"),
        _ => name.to_owned(),
    }
}

fn kind(entry: &ICalendarEntry, address: &Address) -> AttendeeKind {
    let stated = entry
        .parameter(&ICalendarParameterName::Cutype)
        .and_then(ICalendarParameterValue::as_text)
        .unwrap_or("INDIVIDUAL")
        .to_ascii_uppercase();
    let domain = address.domain();
    match stated.as_str() {
        "ROOM" | "RESOURCE" => AttendeeKind::Room,
        _ if ROOMS.contains(&domain.as_str()) => AttendeeKind::Room,
        "INDIVIDUAL" | "UNKNOWN" if !GROUPS.contains(&domain.as_str()) => AttendeeKind::Person,
        // A group, or a kind of the sender's own (X-…) that says: no individual.
        _ => AttendeeKind::Group,
    }
}

/// Has declined, or gets it for information.
fn stays_away(entry: &ICalendarEntry) -> bool {
    let is = |name, value: &str| {
        entry
            .parameter(name)
            .and_then(ICalendarParameterValue::as_text)
            .is_some_and(|stated| stated.eq_ignore_ascii_case(value))
    };
    is(&ICalendarParameterName::Partstat, "DECLINED")
        || is(&ICalendarParameterName::Role, "NON-PARTICIPANT")
}
