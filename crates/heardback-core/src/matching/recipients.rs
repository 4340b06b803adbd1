//! Whom the user's own mail reaches. One letter to several people is a touch of each who is known, and one letter.

use super::Matcher;
use super::addresses::OwnAddresses;
use super::company::short_name;
use super::facts::Told;
use super::known::is_domain_of;
use super::person::{is_name, is_personal, is_relay};
use super::sent::name_in;
use crate::action::Action;
use crate::fact::{Event, FactId, MessageEvent, MessageKind, Part};
use crate::mail::Address;

impl Matcher {
    /// The person the mail goes to, if it goes to one.
    pub(super) fn recipient(
        &mut self,
        told: &mut Told<'_>,
        own: &OwnAddresses,
        a: usize,
        applies: bool,
    ) -> Option<usize> {
        let to = told.mail.to.iter().find(|address| !own.contains(&address.email));
        let first = to.cloned().and_then(|to| self.first(told, a, applies, &to));
        first.or_else(|| self.known_readers(told, own).first().map(|&(c, _)| c))
    }

    /// Whoever stands first among those it goes to: known, or somebody whose name and address are a person's.
    fn first(
        &mut self,
        told: &mut Told<'_>,
        a: usize,
        applies: bool,
        to: &Address,
    ) -> Option<usize> {
        let is_known = self.known.by_address.contains_key(&to.email.to_ascii_lowercase());
        if is_known {
            return Some(self.person(told, a, &to.name, Some(&to.email)));
        }
        if !is_personal(to) {
            return if applies { self.desk(told, a, to) } else { None };
        }
        let name = if is_name(&to.name, told.reading.company.as_deref()) {
            to.name.clone()
        } else {
            name_in(to)?
        };
        Some(self.person(told, a, &name, Some(&to.email)))
    }

    /// The desk at the employer's own domain that an application was sent to: whoever follows up can write there.
    fn desk(&mut self, told: &mut Told<'_>, a: usize, to: &Address) -> Option<usize> {
        let entry = &self.known.applications[a];
        if !is_domain_of(&to.domain(), &entry.company) {
            return None;
        }
        let name = if to.name.is_empty() {
            format!("{} ({})", entry.called, to.local())
        } else {
            short_name(&to.name)
        };
        let c = self.person(told, a, &name, Some(&to.email));
        self.plays(told, c, Part::Hr);
        Some(c)
    }

    /// The known people among its readers, copies included, each once, with the address it goes to. Nobody is opened for
    /// a copy; the user, lists and services that speak for employers are nobody.
    fn known_readers(&self, told: &Told<'_>, own: &OwnAddresses) -> Vec<(usize, String)> {
        let mut readers: Vec<(usize, String)> = Vec::new();
        for address in told.mail.to.iter().chain(&told.mail.cc) {
            let email = address.email.to_ascii_lowercase();
            if own.contains(&email) || is_relay(&address.domain()) {
                continue;
            }
            if let Some(&c) = self.known.by_address.get(&email)
                && !readers.iter().any(|(reader, _)| *reader == c)
            {
                readers.push((c, email));
            }
        }
        readers
    }

    /// Says of each known reader besides `first` that the letter is a touch of theirs too, in a fact told apart by the
    /// address. Gives back every address it went to, with the fact that speaks of it.
    pub(super) fn further(
        &mut self,
        told: &mut Told<'_>,
        own: &OwnAddresses,
        a: usize,
        first: Option<usize>,
        fact: FactId,
        event: &MessageEvent,
    ) -> Vec<(String, Option<FactId>)> {
        let addresses = told.mail.to.iter().chain(&told.mail.cc);
        let mut to: Vec<(String, Option<FactId>)> = addresses
            .filter(|address| !own.contains(&address.email))
            .map(|address| (address.email.to_ascii_lowercase(), None))
            .collect();
        for (c, address) in self.known_readers(told, own) {
            let of_reader = if Some(c) == first {
                fact
            } else {
                let (kind, interview) = match event.kind {
                    // One person is asked to help; the other only knows of it.
                    MessageKind::Did(Action::ReferralAsk) => (MessageKind::Other, None),
                    MessageKind::Did(Action::ThankYou) => {
                        let talk = self.thanked(told, a, Some(c));
                        (event.kind, talk.map(|t| self.known.talks[t].id.clone()))
                    }
                    kind => (kind, event.interview.clone()),
                };
                let contact = Some(self.known.people[c].id.clone());
                let event =
                    MessageEvent { contact, kind, interview, further: true, ..event.clone() };
                told.say("message", &address, "label", Event::Message(event))
            };
            to.iter_mut().filter(|(other, _)| *other == address).for_each(|(_, known)| {
                *known = Some(of_reader);
            });
        }
        // Whoever is nobody's person stands first, and the letter is told of by that fact.
        if let Some(letter) = to.first_mut().filter(|_| first.is_none()) {
            letter.1 = Some(fact);
        }
        to
    }
}
