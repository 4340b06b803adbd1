//! After an interview: who was there, and what the talk was about. What was promised there is a verb of its own.

use super::{Events, Person, Refusal, When, said};
use crate::fact::{ContactDetail, ContactId, Event, Part};
use crate::journal::{InterviewStatus, Journal, fresh_id};

/// What is told after an interview.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Debrief {
    /// Who sat there.
    pub present: Vec<Present>,
    /// A remark.
    pub note: Option<String>,
}

/// One person in an interview, and what the talk with that person was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// Who, where already known.
    pub contact: Option<usize>,
    /// The name, where not.
    pub name: String,
    /// The address, where it is told.
    pub email: Option<String>,
    /// Topics of the talk.
    pub topics: Vec<String>,
}

impl Journal {
    /// The interview took place, and this is what there is to remember of it.
    pub fn debrief(&self, interview: usize, debrief: &Debrief, when: When) -> Events {
        let mut events = self.held(interview, when)?;
        let known = &self.interviews[interview];
        if known.status == InterviewStatus::Held {
            events.clear();
        }
        let mut added: Vec<ContactId> = Vec::new();
        let mut there = Vec::new();
        for present in &debrief.present {
            let id = match present.contact {
                Some(c) => self.contacts[c].id.clone(),
                None => {
                    let name = said("the name of a person", &present.name)?;
                    ContactId::from(fresh_id(name, "person", |id| {
                        self.contacts.iter().any(|contact| contact.id.0 == id)
                            || added.iter().any(|added| added.0 == id)
                    }))
                }
            };
            let is_new = present.contact.is_none();
            let plays = present.contact.is_some_and(|c| self.contacts[c].is(Part::Interviewer));
            events.extend(self.person(
                &id,
                &Person {
                    name: if is_new { present.name.clone() } else { String::new() },
                    applications: if is_new { vec![known.application] } else { Vec::new() },
                    parts: if plays { Vec::new() } else { vec![Part::Interviewer] },
                    details: present.email.iter().cloned().map(ContactDetail::Email).collect(),
                },
            )?);
            added.push(id.clone());
            there.push((id, &present.topics));
        }
        let is_listed =
            |id: &ContactId| known.interviewers.iter().any(|&c| self.contacts[c].id == *id);
        let interviewers: Vec<ContactId> =
            there.iter().map(|(id, _)| id).filter(|id| !is_listed(id)).cloned().collect();
        if !interviewers.is_empty() {
            events.push(Event::Interview {
                interview: known.id.clone(),
                application: self.applications[known.application].id.clone(),
                round: None,
                kind: None,
                start: None,
                end: None,
                interviewers,
            });
        }
        for (contact, topics) in there {
            for topic in topics {
                events.push(Event::Topic {
                    interview: known.id.clone(),
                    contact: contact.clone(),
                    text: said("a topic", topic)?.to_owned(),
                });
            }
        }
        events.push(Event::NotesReviewed { interview: known.id.clone() });
        if let Some(note) = &debrief.note {
            events.extend(self.note(Some(known.application), None, note, when)?);
        }
        Ok(events)
    }

    /// One more topic of the talk with one person.
    pub fn topic(&self, interview: usize, contact: usize, text: &str, when: When) -> Events {
        when.past("a topic of an interview")?;
        let known = &self.interviews[interview];
        let contact_id = self.contacts[contact].id.clone();
        if !known.interviewers.contains(&contact) {
            return Err(Refusal::NotThere { name: self.contacts[contact].name.clone() });
        }
        let text = said("a topic", text)?.to_owned();
        Ok(vec![Event::Topic { interview: known.id.clone(), contact: contact_id, text }])
    }
}
