//! Interviews: arranged, moved, held, called off, and the notes gone through.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Events, Refusal, When, sane};
use crate::fact::{Event, InterviewKind};
use crate::journal::{InterviewStatus, Journal};

/// When an interview takes place, how, and with whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterviewTimes {
    /// When it begins.
    pub start: Timestamp,
    /// When it ends; an hour later where nobody said.
    pub end: Option<Timestamp>,
    /// First, second … round.
    pub round: Option<u32>,
    /// How it is held.
    pub kind: Option<InterviewKind>,
    /// Who sits there.
    pub interviewers: Vec<usize>,
}

impl Journal {
    /// An interview was arranged. It may lie in the past, and before or without an application.
    pub fn arrange(&self, application: usize, times: &InterviewTimes, when: When) -> Events {
        when.past("the arrangement of an interview")?;
        self.check(times)?;
        Ok(vec![Event::Interview {
            interview: self.new_interview_id(application),
            application: self.applications[application].id.clone(),
            round: times.round,
            kind: times.kind,
            start: Some(times.start),
            end: times.end,
            interviewers: self.ids(&times.interviewers),
        }])
    }

    /// An interview was moved, or more became known about it.
    pub fn move_interview(&self, interview: usize, times: &InterviewTimes, when: When) -> Events {
        when.past("the moving of an interview")?;
        self.check(times)?;
        let known = &self.interviews[interview];
        let says_nothing_new = known.start == times.start
            && times.end.is_none_or(|end| end == known.end)
            && times.round.is_none_or(|round| known.round == Some(round))
            && times.kind.is_none_or(|kind| kind == known.kind)
            && times.interviewers.iter().all(|c| known.interviewers.contains(c));
        if says_nothing_new {
            return Err(Refusal::NotMoved { on: self.day_of(interview) });
        }
        Ok(vec![Event::Interview {
            interview: known.id.clone(),
            application: self.applications[known.application].id.clone(),
            round: times.round,
            kind: times.kind,
            start: Some(times.start),
            end: times.end,
            interviewers: self.ids(&times.interviewers),
        }])
    }

    /// An interview took place.
    pub fn held(&self, interview: usize, when: When) -> Events {
        when.past("an interview that took place")?;
        let known = &self.interviews[interview];
        if known.start > when.now {
            return Err(Refusal::NotYetHeld { on: self.day_of(interview) });
        }
        Ok(vec![Event::InterviewHeld { interview: known.id.clone() }])
    }

    /// An interview was called off, or moved without a new date.
    pub fn cancel(&self, interview: usize, when: When) -> Events {
        when.past("a cancellation")?;
        let known = &self.interviews[interview];
        let on = self.day_of(interview);
        match known.status {
            InterviewStatus::Held => Err(Refusal::AlreadyHeld { on }),
            InterviewStatus::Cancelled => Err(Refusal::AlreadyCancelled { on }),
            InterviewStatus::Arranged | InterviewStatus::Scheduled => {
                Ok(vec![Event::InterviewCancelled { interview: known.id.clone() }])
            }
        }
    }

    /// The user went through the notes of an interview.
    pub fn reviewed_notes(&self, interview: usize, when: When) -> Events {
        when.past("notes gone through")?;
        Ok(vec![Event::NotesReviewed { interview: self.interviews[interview].id.clone() }])
    }

    /// The day of an interview in the journal's zone.
    pub(super) fn day_of(&self, interview: usize) -> Date {
        self.zone.to_datetime(self.interviews[interview].start).date()
    }

    pub(super) fn ids(&self, contacts: &[usize]) -> Vec<crate::fact::ContactId> {
        contacts.iter().map(|&c| self.contacts[c].id.clone()).collect()
    }

    fn check(&self, times: &InterviewTimes) -> Result<(), Refusal> {
        sane(self.zone.to_datetime(times.start).date())?;
        match times.end {
            Some(end) if end <= times.start => Err(Refusal::EndsBeforeItBegins),
            _ => Ok(()),
        }
    }
}
