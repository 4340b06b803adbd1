//! Who is invited, by the calendar part of a mail, and what the invitation does.

use crate::mail::Address;

/// What a calendar part says beside its times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Invitation {
    /// People with a name and an address of their own.
    pub(super) people: Vec<Address>,
    /// The address of whoever arranges it.
    organizer: Option<String>,
    /// It calls the meeting off.
    pub(super) cancels: bool,
    /// It changes an invitation sent before.
    pub(super) changes: bool,
}

impl Invitation {
    /// Whether this is the address of whoever arranges it.
    pub(super) fn is_organizer(&self, email: &str) -> bool {
        self.organizer.as_deref().is_some_and(|organizer| organizer.eq_ignore_ascii_case(email))
    }
}

/// Reads the lines of an iCalendar text; lines that go on are joined first.
pub(super) fn invitation(calendar: &str) -> Invitation {
    let calendar = calendar.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let mut invitation = Invitation::default();
    for line in calendar.lines() {
        let upper = line.to_ascii_uppercase();
        if upper.starts_with("METHOD:CANCEL") || upper.starts_with("STATUS:CANCELLED") {
            invitation.cancels = true;
        } else if let Some(sequence) = upper.strip_prefix("SEQUENCE:") {
            invitation.changes |= sequence.trim().parse::<u32>().is_ok_and(|sequence| sequence > 0);
        } else if (upper.starts_with("ATTENDEE") || upper.starts_with("ORGANIZER"))
            && !upper.contains("CUTYPE=ROOM")
            && !upper.contains("CUTYPE=RESOURCE")
            && let Some(address) = address(line)
        {
            if upper.starts_with("ORGANIZER") {
                invitation.organizer = Some(address.email.clone());
            }
            let is_known = |known: &Address| known.email.eq_ignore_ascii_case(&address.email);
            if !invitation.people.iter().any(is_known) {
                invitation.people.push(address);
            }
        }
    }
    invitation
}

/// `ATTENDEE;CN="Dana Ruiz";ROLE=REQ-PARTICIPANT:mailto:dana@acme.example`
fn address(line: &str) -> Option<Address> {
    let at = line.to_ascii_lowercase().find("mailto:")?;
    let email = line.get(at + 7..)?.trim().to_owned();
    let name = line
        .get(..at)?
        .split(';')
        .find_map(|part| {
            let (key, value) = part.split_once('=')?;
            key.eq_ignore_ascii_case("CN")
                .then(|| value.trim_end_matches(':').trim_matches('"').to_owned())
        })
        .unwrap_or_default();
    email.contains('@').then_some(Address { name, email })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_read_and_rooms_are_not() {
        let calendar = "METHOD:REQUEST\r\nATTENDEE;CN=\"Dana Ruiz\";ROLE=REQ-PARTIC\r\n IPANT:mailto:dana@acme.example\r\nORGANIZER;CN=Lee:mailto:lee@acme.example\r\nATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@acme.example\r\nSEQUENCE:1\r\n";
        let read = invitation(calendar);
        assert_eq!(read.people.len(), 2);
        assert!(read.is_organizer("Lee@acme.example") && !read.is_organizer("dana@acme.example"));
        assert_eq!(
            (read.people[0].name.as_str(), read.people[0].email.as_str()),
            ("Dana Ruiz", "dana@acme.example")
        );
        assert!(read.changes && !read.cancels);
        assert!(invitation("METHOD:CANCEL").cancels);
    }
}
