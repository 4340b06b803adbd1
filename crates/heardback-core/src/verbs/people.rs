//! People: who they are, which part they play, and friends inside.

use super::{Events, Refusal, When, said};
use crate::fact::{ContactDetail, ContactId, Event, Part, ReferralStep};
use crate::guesses;
use crate::journal::Journal;

/// What is told of a new person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// First and last name.
    pub name: String,
    /// The applications they belong to; none means all of them.
    pub applications: Vec<usize>,
    /// The parts they play.
    pub parts: Vec<Part>,
    /// Whatever else is known.
    pub details: Vec<ContactDetail>,
}

impl Journal {
    /// Adds a person under a new id.
    pub fn meet(&self, person: &Person, when: When) -> Events {
        when.past("a person")?;
        let name = said("the name of a person", &person.name)?;
        self.person(&self.new_contact_id(name), person)
    }

    /// More became known about a person.
    pub fn know(&self, contact: usize, details: Vec<ContactDetail>, when: When) -> Events {
        when.past("what is known of a person")?;
        details_of(&self.contacts[contact].id, details)
    }

    /// Takes an address as a guess, by somebody who was told that it may bounce or reach a stranger: that agrees to guessing
    /// at this person's company as well (CON-2).
    pub fn take_guess(&self, contact: usize, address: &str, when: When) -> Events {
        let mut details = Vec::new();
        if !guesses::are_agreed(self, contact) {
            details.push(ContactDetail::AgreedToGuess(true));
        }
        let held = self.contacts[contact].email.as_deref();
        if !held.is_some_and(|held| held.eq_ignore_ascii_case(address)) {
            details.push(ContactDetail::GuessedEmail(address.to_owned()));
        }
        self.know(contact, details, when)
    }

    /// A step of a referral: the friend inside was asked, agreed, or handed the resume over.
    pub fn referral(
        &self,
        application: usize,
        helper: usize,
        step: ReferralStep,
        when: When,
    ) -> Events {
        when.past("a step of a referral")?;
        let application = &self.applications[application];
        let asked = application.referral.as_ref().filter(|referral| referral.helper == helper);
        let helper = &self.contacts[helper];
        if let (ReferralStep::Delivered { .. }, Some(asked)) =
            (&step, asked.and_then(|referral| referral.asked))
            && when.on.date(&self.zone) < asked.value
        {
            let name = helper.called().to_owned();
            return Err(Refusal::DeliveredBeforeAsked { name, asked: asked.value });
        }
        let mut events = Vec::new();
        if !helper.is(Part::Referrer) && !helper.is(Part::Insider) {
            let detail = ContactDetail::Part(Part::Referrer);
            events.push(Event::Contact { contact: helper.id.clone(), detail });
        }
        let application = application.id.clone();
        events.push(Event::Referral { application, helper: helper.id.clone(), step });
        Ok(events)
    }

    /// The facts of a person under this id.
    pub(super) fn person(&self, id: &ContactId, person: &Person) -> Events {
        let mut details = Vec::new();
        if !person.name.trim().is_empty() {
            details.push(ContactDetail::Name(person.name.trim().to_owned()));
        }
        for &a in &person.applications {
            details.push(ContactDetail::Application(self.applications[a].id.clone()));
        }
        details.extend(person.parts.iter().map(|part| ContactDetail::Part(*part)));
        details.extend(person.details.iter().cloned());
        details_of(id, details)
    }
}

fn details_of(id: &ContactId, details: Vec<ContactDetail>) -> Events {
    for detail in &details {
        match detail {
            ContactDetail::Email(text) | ContactDetail::GuessedEmail(text) => address(text)?,
            ContactDetail::ReturnsOn(day) => super::sane(*day)?,
            ContactDetail::Name(text) => {
                said("the name of a person", text)?;
            }
            _ => {}
        }
    }
    let event = |detail| Event::Contact { contact: id.clone(), detail };
    Ok(details.into_iter().map(event).collect())
}

/// Something before one `@` and a domain with a point behind it; the rest is the mail server's business.
fn address(text: &str) -> Result<(), Refusal> {
    let is_address = text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !domain.contains('@')
            && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control())
    });
    if is_address { Ok(()) } else { Err(Refusal::NotAnAddress { text: text.to_owned() }) }
}
