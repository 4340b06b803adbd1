//! Who sits there, by an invitation: the people invited, without the user, rooms, lists and desks; and whoever only
//! arranges it.

use super::Matcher;
use super::addresses::OwnAddresses;
use super::facts::Told;
use super::named::{takes_part, will_meet};
use super::person::{is_name, is_personal};
use crate::fact::Part;
use crate::invitation::{AttendeeKind, Invitation};
use crate::mail::Address;
use crate::plain::plain;

impl Matcher {
    /// The people whom the user will meet.
    pub(super) fn interviewers(
        &mut self,
        told: &mut Told<'_>,
        own: &OwnAddresses,
        a: usize,
        invitation: &Invitation,
    ) -> Vec<usize> {
        let company = told.reading.company.as_deref();
        let mut people: Vec<Address> =
            guests(invitation, own).filter_map(|guest| self.somebody(guest, company)).collect();
        let named = will_meet(&told.mail.text, company);
        // Whoever only arranges it is invited as well, and is an interviewer where there are no others or he says so.
        let organizer = invitation.organizer.as_ref().filter(|one| !own.contains(&one.email));
        let organizer = organizer.and_then(|organizer| self.somebody(organizer, company));
        let organizer_is_absent = organizer.is_none();
        if let Some(organizer) = organizer {
            let is_organizer = |one: &Address| one.email.eq_ignore_ascii_case(&organizer.email);
            people.retain(|one| !is_organizer(one));
            let others = !people.is_empty() || !named.is_empty();
            let c = self.person(told, a, &organizer.name, Some(&organizer.email));
            let arranges = matches!(
                self.known.people[c].part,
                Some(Part::AgencyRecruiter | Part::Coordinator)
            );
            let is_named = |text: &str| {
                format!(" {} ", plain(text)).contains(&format!(" {} ", plain(&organizer.name)))
            };
            let sits_there = takes_part(&told.mail.text) || is_named(&invitation.title);
            if (others || arranges) && !sits_there {
                self.plays(told, c, Part::Coordinator);
            } else {
                people.insert(0, organizer);
            }
        }
        let mut met = Vec::new();
        for name in named {
            let is_invited = people.iter().any(|person| plain(&person.name) == plain(&name));
            if !is_invited {
                met.push(self.person(told, a, &name, None));
            }
        }
        for person in people {
            let c = self.person(told, a, &person.name, Some(&person.email));
            if !met.contains(&c) {
                met.push(c);
            }
        }
        // Nobody is named: whoever asks for a talk with himself is the one to talk with.
        if met.is_empty() && organizer_is_absent && takes_part(&told.mail.text) {
            met.extend(self.writer(told, a));
        }
        met
    }

    /// The person of that address, by the name that is known or stated, or as the address spells it.
    fn somebody(&self, address: &Address, company: Option<&str>) -> Option<Address> {
        if !is_personal(address) {
            return None;
        }
        let known = self.known.by_address.contains_key(&address.email.to_ascii_lowercase());
        if known || is_name(&address.name, company) {
            return Some(address.clone());
        }
        let spelt = spelt_by(address).filter(|name| is_name(name, company))?;
        Some(Address { name: spelt, email: address.email.clone() })
    }
}

/// The people invited, but for the user and those who will not come.
pub(super) fn guests<'i>(
    invitation: &'i Invitation,
    own: &'i OwnAddresses,
) -> impl Iterator<Item = &'i Address> {
    invitation
        .attendees
        .iter()
        .filter(|guest| guest.kind == AttendeeKind::Person && !guest.stays_away)
        .map(|guest| &guest.address)
        .filter(|address| !own.contains(&address.email))
}

/// `dana.ruiz@acme.example` is Dana Ruiz. Calendars that know no name give the address for one.
fn spelt_by(address: &Address) -> Option<String> {
    if !address.name.is_empty() && !address.name.contains('@') {
        return None;
    }
    let local = address.local();
    let (given, last) = local.split_once('.')?;
    let capital = |part: &str| {
        let is_word = part.len() >= 2 && part.bytes().all(|byte| byte.is_ascii_lowercase());
        is_word.then(|| part[..1].to_ascii_uppercase() + &part[1..])
    };
    Some(format!("{} {}", capital(given)?, capital(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_that_spells_a_name_gives_one() {
        let name = |name: &str, email: &str| {
            spelt_by(&Address { name: name.to_owned(), email: email.to_owned() })
        };
        let dana = Some("Dana Ruiz".to_owned());
        assert_eq!(name("", "dana.ruiz@acme.example"), dana);
        assert_eq!(name("Dana.Ruiz@acme.example", "Dana.Ruiz@acme.example"), dana);
        assert_eq!(name("", "druiz@acme.example"), None);
        assert_eq!(name("", "d.ruiz@acme.example"), None);
        assert_eq!(name("", "dana.ruiz2@acme.example"), None);
        assert_eq!(name("The Team", "dana.ruiz@acme.example"), None);
    }
}
