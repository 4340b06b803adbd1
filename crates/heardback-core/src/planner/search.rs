//! What every step of one planning run looks at: the journal, the playbook, the moment.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::fact::Standing;
use crate::journal::Journal;
use crate::playbook::{Playbook, Profile, RuleId};

pub(super) struct Search<'a> {
    pub(super) journal: &'a Journal,
    pub(super) playbook: &'a Playbook,
    pub(super) profile: &'a Profile,
    pub(super) now: Timestamp,
    /// The day it is for self tasks and for people whose zone is not known.
    pub(super) today: Date,
    /// Index of an application whose offer the user took.
    pub(super) accepted: Option<usize>,
}

impl<'a> Search<'a> {
    pub(super) fn new(journal: &'a Journal, playbook: &'a Playbook, now: Timestamp) -> Self {
        let accepted = journal.applications.iter().position(|application| {
            application.standing.is_some_and(|standing| standing.value.0 == Standing::Accepted)
        });
        Search {
            journal,
            playbook,
            profile: playbook.profile(journal.seeker.profile),
            now,
            today: journal.zone.to_datetime(now).date(),
            accepted,
        }
    }

    /// The day it is where this person works.
    pub(super) fn today_at(&self, contact: Option<usize>) -> Date {
        match contact.and_then(|c| self.journal.contacts[c].zone.as_ref()) {
            Some(zone) => zone.to_datetime(self.now).date(),
            None => self.today,
        }
    }

    /// The `n`-th working day after `date` where this person works.
    pub(super) fn bd(&self, contact: Option<usize>, date: Date, n: i32) -> Date {
        self.journal.days_of(contact).after(date, n)
    }

    /// Nobody said so: without a job.
    pub(super) fn is_employed(&self) -> bool {
        self.journal.seeker.employed.unwrap_or(false)
    }

    #[inline]
    pub(super) fn follows(&self, rule: RuleId) -> bool {
        self.playbook.follows(rule)
    }
}
