//! The journal: what all facts of one person's search add up to.
//!
//! Everything here is computed from facts and public, so that the planner reads plain values. Whatever a decision
//! may rest on remembers the fact it came from.

mod application;
mod contact;
mod find;
mod fold;
mod ids;
mod interview;
#[cfg(test)]
pub(crate) mod lines;
mod message;
mod places;
mod promise;
mod seeker;

pub use application::{Application, Outcome, Referral};
pub use contact::{Contact, EmailState};
pub use find::{Candidate, NotOne, Sought};
pub use fold::in_force;
pub(crate) use fold::in_order;
pub use ids::{fresh_application_id, fresh_id, slug};
pub use interview::{Interview, InterviewStatus, Revision};
pub use message::{Delivery, Message};
pub use places::{Nowhere, Places};
pub use promise::{Occasion, Promise};
pub use seeker::{Pause, Proof, Seeker};

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::fact::{Direction, FactId, ItemId, MessageKey};
use crate::working_days::WorkingDays;

/// A value and the fact it was learnt from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub fact: FactId,
}

/// An item put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snooze {
    /// The day it was put off.
    pub on: Date,
    /// The first day it may come back.
    pub until: Date,
}

/// All that is known about one person's search. Indices point into the lists of this struct.
#[derive(Debug, Clone, PartialEq)]
pub struct Journal {
    /// The person who looks for a job.
    pub seeker: Seeker,
    /// Zone of the employers' people where nothing better is known; also that of self tasks.
    pub zone: TimeZone,
    /// Working days where nothing better is known; also those of self tasks.
    pub days: WorkingDays,
    /// Applications in the order they became known.
    pub applications: Vec<Application>,
    /// People.
    pub contacts: Vec<Contact>,
    /// Interviews.
    pub interviews: Vec<Interview>,
    /// Messages and calls in both directions, oldest first.
    pub messages: Vec<Message>,
    /// Promises, oldest first.
    pub promises: Vec<Promise>,
    /// Occasions for a note of value.
    pub occasions: Vec<Occasion>,
    /// Items put off.
    pub snoozed: HashMap<ItemId, Known<Snooze>>,
}

impl Journal {
    /// An empty journal of somebody whose employers are in `zone` and keep `days`.
    pub fn new(zone: TimeZone, days: WorkingDays) -> Self {
        Journal {
            seeker: Seeker::default(),
            zone,
            days,
            applications: Vec::new(),
            contacts: Vec::new(),
            interviews: Vec::new(),
            messages: Vec::new(),
            promises: Vec::new(),
            occasions: Vec::new(),
            snoozed: HashMap::new(),
        }
    }

    /// Zone of a person, or the journal's where none is given.
    pub fn zone_of(&self, contact: Option<usize>) -> &TimeZone {
        contact.and_then(|c| self.contacts[c].zone.as_ref()).unwrap_or(&self.zone)
    }

    /// Working days of a person, or the journal's where none are given.
    pub fn days_of(&self, contact: Option<usize>) -> &WorkingDays {
        contact.and_then(|c| self.contacts[c].days.as_ref()).unwrap_or(&self.days)
    }

    /// Fills the lists that point from applications and contacts to everything else. Whoever builds a journal by hand
    /// calls this once at the end.
    pub fn link(&mut self) {
        for application in &mut self.applications {
            application.contacts.clear();
            application.interviews.clear();
            application.messages.clear();
            application.promises.clear();
            application.occasions.clear();
        }
        for (c, contact) in self.contacts.iter_mut().enumerate() {
            contact.touches.clear();
            contact.absences.clear();
            if contact.applications.is_empty() {
                self.applications.iter_mut().for_each(|a| a.contacts.push(c));
            } else {
                contact.applications.iter().for_each(|&a| self.applications[a].contacts.push(c));
            }
        }
        for (i, interview) in self.interviews.iter().enumerate() {
            self.applications[interview.application].interviews.push(i);
        }
        self.count_letters_once();
        for (m, message) in self.messages.iter().enumerate() {
            message.applications.iter().for_each(|&a| self.applications[a].messages.push(m));
            if let Some(c) = message.contact {
                if message.is_touch() {
                    self.contacts[c].touches.push(m);
                }
                if message.is_absence_note() {
                    self.contacts[c].absences.push(m);
                }
            }
        }
        for (p, promise) in self.promises.iter().enumerate() {
            self.applications[promise.application].promises.push(p);
        }
        for (o, occasion) in self.occasions.iter().enumerate() {
            self.applications[occasion.application].occasions.push(o);
        }
    }

    /// Of a letter to several people one counts: whom it went to first, or, where that came back, another whom it reached.
    fn count_letters_once(&mut self) {
        if !self.messages.iter().any(|message| message.further) {
            return;
        }
        let rank = |message: &Message| (message.delivery != Delivery::Sent, message.further);
        let mut counts: HashMap<MessageKey, usize> = HashMap::new();
        for (m, message) in self.messages.iter().enumerate() {
            let Some(mail) = message.mail.filter(|_| message.direction == Direction::Out) else {
                continue;
            };
            let best = counts.entry(mail).or_insert(m);
            if rank(message) < rank(&self.messages[*best]) {
                *best = m;
            }
        }
        for (m, message) in self.messages.iter_mut().enumerate() {
            let best = message.mail.and_then(|mail| counts.get(&mail));
            message.further = best.is_some_and(|&best| best != m);
        }
    }
}
