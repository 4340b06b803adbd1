//! What every step of one planning run looks at: the journal, the playbook, the moment.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::fact::{Direction, MessageKind, Standing};
use crate::journal::{Interview, InterviewStatus, Journal, Message};
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

    /// The zone whose dates count for this person: the person's own (EDG-11).
    pub(super) fn zone_of(&self, contact: Option<usize>) -> &'a TimeZone {
        if self.follows(RuleId::EDG_11) {
            self.journal.zone_of(contact)
        } else {
            &self.journal.zone
        }
    }

    /// Whether this person's dates are those of the journal.
    fn is_at_home(&self, contact: Option<usize>) -> bool {
        contact.is_none_or(|c| self.journal.contacts[c].zone.is_none())
            || !self.follows(RuleId::EDG_11)
    }

    /// The day it is where this person works.
    pub(super) fn today_at(&self, contact: Option<usize>) -> Date {
        if self.is_at_home(contact) { self.today } else { self.date_of(contact, self.now) }
    }

    /// The day it was at that instant where this person works.
    pub(super) fn date_of(&self, contact: Option<usize>, at: Timestamp) -> Date {
        self.zone_of(contact).to_datetime(at).date()
    }

    /// The day of a message as this person counts it, who need not be the one who wrote it.
    pub(super) fn date_for(&self, contact: Option<usize>, message: &Message) -> Date {
        let same = message.contact == contact && self.follows(RuleId::EDG_11);
        let at_home = self.is_at_home(contact)
            && message.contact.is_none_or(|c| self.journal.contacts[c].zone.is_none());
        if same || at_home { message.date } else { message.at.date(self.zone_of(contact)) }
    }

    /// Whether an interview took place. One that was moved or called off did not (EDG-3).
    pub(super) fn took_place(&self, interview: &Interview) -> bool {
        interview.is_held(self.now)
            || (interview.status == InterviewStatus::Cancelled
                && interview.end <= self.now
                && !self.follows(RuleId::EDG_3))
    }

    /// Whether a message is somebody's answer. Receipts and absence notes are none (EDG-15).
    pub(super) fn is_answer(&self, message: &Message) -> bool {
        message.is_human()
            || (message.direction == Direction::In
                && matches!(message.kind, MessageKind::Ack | MessageKind::Ooo)
                && !self.follows(RuleId::EDG_15))
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
