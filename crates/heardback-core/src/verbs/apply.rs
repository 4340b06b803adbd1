//! Opening an application, sending it, and remarks on it.

use super::{Events, Refusal, When, said, sane};
use crate::fact::{ApplicationDetail, ApplicationId, Event, Interest};
use crate::journal::Journal;

/// What is told of a new application.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewApplication {
    /// The employer.
    pub company: String,
    /// The position.
    pub role: String,
    /// It has been sent; otherwise it is a lead.
    pub sent: bool,
    /// Whatever else is known.
    pub details: Vec<ApplicationDetail>,
}

impl Journal {
    /// Opens an application under a new id.
    pub fn apply(&self, new: &NewApplication, when: When) -> Events {
        if new.sent {
            when.past("an application")?;
        }
        when.sane()?;
        let company = said("the name of the company", &new.company)?.to_owned();
        let id = self.new_application_id(&company, &new.role);
        let mut details = vec![ApplicationDetail::Company(company)];
        if !new.role.trim().is_empty() {
            details.push(ApplicationDetail::Role(new.role.trim().to_owned()));
        }
        details.extend(new.details.iter().cloned());
        let mut events = details_of(&id, details)?;
        if new.sent {
            events.push(Event::Applied { application: id });
        }
        Ok(events)
    }

    /// A lead has been sent.
    pub fn applied(&self, application: usize, when: When) -> Events {
        when.past("an application")?;
        let application = &self.applications[application];
        match application.applied {
            Some(sent) => {
                Err(Refusal::AlreadyApplied { title: application.title(), on: sent.value })
            }
            None => Ok(vec![Event::Applied { application: application.id.clone() }]),
        }
    }

    /// More became known about an application.
    pub fn learn(&self, application: usize, details: Vec<ApplicationDetail>, when: When) -> Events {
        when.past("what is known of an application")?;
        details_of(&self.applications[application].id, details)
    }

    /// How much an application is wanted.
    pub fn interest(&self, application: usize, interest: Interest) -> Events {
        let details = vec![ApplicationDetail::Interest(interest)];
        details_of(&self.applications[application].id, details)
    }
}

fn details_of(id: &ApplicationId, details: Vec<ApplicationDetail>) -> Events {
    for detail in &details {
        match detail {
            ApplicationDetail::ClosesOn(day)
            | ApplicationDetail::AnnouncedCallOn(day)
            | ApplicationDetail::DecisionExpectedOn(day)
            | ApplicationDetail::RepostedOn(day)
            | ApplicationDetail::SilenceMeansNoAfter(day) => sane(*day)?,
            _ => {}
        }
    }
    let event = |detail| Event::Application { application: id.clone(), detail };
    Ok(details.into_iter().map(event).collect())
}
