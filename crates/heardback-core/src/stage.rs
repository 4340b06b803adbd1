//! How far an application has come, in one word: what a list, a board and a count show. The plan never asks for it.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::fact::{OutcomeKind, Standing};
use crate::journal::{Application, Journal};

/// How far an application has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Not sent yet.
    Lead,
    /// Sent.
    Applied,
    /// A person wrote.
    Talking,
    /// An interview took place or is arranged.
    Interviewing,
    /// There is an offer.
    Offer,
    /// Put to rest.
    Resting,
    /// Over, one way or the other.
    Over,
}

impl Stage {
    /// All of them, the one most is to be decided in first. What is at rest or over stands last.
    pub const ALL: [Stage; 7] = [
        Stage::Offer,
        Stage::Interviewing,
        Stage::Talking,
        Stage::Applied,
        Stage::Lead,
        Stage::Resting,
        Stage::Over,
    ];

    /// The stage an application is in at this moment.
    pub fn of(journal: &Journal, application: &Application, now: Timestamp) -> Self {
        match application.standing.map(|known| known.value.0) {
            Some(Standing::Rested) => return Stage::Resting,
            Some(Standing::Closed | Standing::Withdrawn | Standing::Accepted) => {
                return Stage::Over;
            }
            Some(Standing::Active | Standing::KeepGoing) | None => {}
        }
        match application.outcome.as_ref().map(|outcome| outcome.kind) {
            Some(OutcomeKind::Offer) => Stage::Offer,
            Some(_) => Stage::Over,
            None => Stage::on_the_way(journal, application, now),
        }
    }

    /// How far it came, whatever was decided about it: where it goes on when it is taken up again.
    pub fn on_the_way(journal: &Journal, application: &Application, now: Timestamp) -> Self {
        let mut talks = application.interviews.iter().map(|&i| &journal.interviews[i]);
        if talks.any(|interview| interview.is_held(now) || interview.is_ahead(now)) {
            Stage::Interviewing
        } else if application.messages.iter().any(|&m| journal.messages[m].is_human()) {
            Stage::Talking
        } else if application.applied.is_some() {
            Stage::Applied
        } else {
            Stage::Lead
        }
    }

    /// The one word.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Lead => "lead",
            Stage::Applied => "applied",
            Stage::Talking => "talking",
            Stage::Interviewing => "interviewing",
            Stage::Offer => "offer",
            Stage::Resting => "resting",
            Stage::Over => "over",
        }
    }

    /// Something may still come of it: it is neither at rest nor over.
    pub fn is_open(self) -> bool {
        !matches!(self, Stage::Resting | Stage::Over)
    }
}

/// The last day something came or went; nothing where there is only the application itself, not sent.
pub fn last_sign(journal: &Journal, application: &Application) -> Option<Date> {
    let messages = application.messages.iter().map(|&m| journal.messages[m].date);
    messages.chain(application.applied.map(|known| known.value)).max()
}
