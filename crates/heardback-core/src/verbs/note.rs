//! Remarks: written down, said in other words, removed.

use super::{Events, Refusal, When, said};
use crate::fact::{ContactId, Event, Fact, Moment, Origin};
use crate::journal::Journal;

impl Journal {
    /// A remark on an application, a person, or the search as a whole.
    pub fn note(
        &self,
        application: Option<usize>,
        contact: Option<usize>,
        text: &str,
        when: When,
    ) -> Events {
        when.past("a note")?;
        let application = application.map(|a| self.applications[a].id.clone());
        let contact: Option<ContactId> = contact.map(|c| self.contacts[c].id.clone());
        Ok(vec![Event::Note { application, contact, text: said("a note", text)?.to_owned() }])
    }
}

/// What the user wrote down in a fact; none of any other fact, nor of what was read in mail.
pub fn own_note(fact: &Fact) -> Option<&str> {
    match &fact.event {
        Event::Note { text, .. } if fact.origin == Origin::Typed => Some(text),
        _ => None,
    }
}

/// Puts other words in the place of a note, on its own day; nothing where they are the same.
pub fn change_note(note: &Fact, text: &str) -> Result<Vec<(Moment, Event)>, Refusal> {
    let text = said("a note", text)?;
    let Event::Note { application, contact, text: before } = &note.event else {
        return Ok(Vec::new());
    };
    if text == before {
        return Ok(Vec::new());
    }
    let (application, contact) = (application.clone(), contact.clone());
    let changed = Event::Note { application, contact, text: text.to_owned() };
    Ok(vec![(note.on, taken_back(note)), (note.on, changed)])
}

/// Removes a note.
pub fn remove_note(note: &Fact) -> Vec<(Moment, Event)> {
    vec![(note.on, taken_back(note))]
}

fn taken_back(note: &Fact) -> Event {
    Event::Retracted { retracted: note.id }
}
