//! An interview, and whether it counts as having taken place.

use jiff::Timestamp;

use crate::fact::{FactId, InterviewId, InterviewKind, InvitedEvent};

/// An interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// Its name.
    pub id: InterviewId,
    /// The fact that fixed its present date.
    pub fact: FactId,
    /// Index of its application.
    pub application: usize,
    /// First, second … round.
    pub round: Option<u32>,
    /// How it is held.
    pub kind: InterviewKind,
    /// When it begins.
    pub start: Timestamp,
    /// When it ends.
    pub end: Timestamp,
    /// Indices of the people who sit there.
    pub interviewers: Vec<usize>,
    /// What is known about it.
    pub status: InterviewStatus,
    /// The user went through the notes.
    pub notes_reviewed: Option<FactId>,
    /// Topics of the talk: index of the person, and the topic.
    pub topics: Vec<(usize, String)>,
    /// Its title, as the calendar has it.
    pub title: Option<String>,
    /// Where it takes place, in words.
    pub place: Option<String>,
    /// Where to join it.
    pub link: Option<String>,
    /// The invitations to it that calendars sent, each in its newest revision.
    pub revisions: Vec<Revision>,
}

/// The newest revision of an invitation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revision {
    /// The name of the meeting in calendars; empty where it has none.
    pub uid: String,
    /// Of a series: when this meeting was to begin at first.
    pub occurrence: Option<Timestamp>,
    /// The number of the revision.
    pub sequence: u32,
    /// When it was written.
    pub stamp: Option<Timestamp>,
    /// It calls the meeting off.
    pub cancels: bool,
    /// Indices of the people it has there.
    pub interviewers: Vec<usize>,
}

impl Revision {
    /// The revision that a fact tells of; `interviewers` are its people.
    pub fn of(invited: &InvitedEvent, interviewers: Vec<usize>) -> Self {
        Revision {
            uid: invited.uid.clone(),
            occurrence: invited.occurrence,
            sequence: invited.sequence,
            stamp: invited.stamp,
            cancels: invited.cancels,
            interviewers,
        }
    }

    /// Whether it is about the same meeting of the same series.
    pub fn is_of(&self, uid: &str, occurrence: Option<Timestamp>) -> bool {
        !uid.is_empty() && self.uid == uid && self.occurrence == occurrence
    }

    /// Whether a revision of that number, written then, came before it. A sender who forgets to count is believed by
    /// the time of writing.
    pub fn is_newer_than(&self, sequence: u32, stamp: Option<Timestamp>) -> bool {
        self.sequence > sequence
            || (self.sequence == sequence
                && self.stamp.zip(stamp).is_some_and(|(known, other)| known > other))
    }
}

/// What is known about an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterviewStatus {
    /// Arranged. Once its end has passed it counts as held: nobody said otherwise.
    Arranged,
    /// Arranged, and taken literally: it counts as held only when a fact says so.
    Scheduled,
    /// Took place.
    Held,
    /// Moved to another date or called off.
    Cancelled,
}

impl Interview {
    /// Whether it counts as having taken place.
    pub fn is_held(&self, now: Timestamp) -> bool {
        match self.status {
            InterviewStatus::Held => true,
            InterviewStatus::Arranged => self.end <= now,
            InterviewStatus::Scheduled | InterviewStatus::Cancelled => false,
        }
    }

    /// Whether it is still to come, or under way.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        match self.status {
            InterviewStatus::Arranged => self.end > now,
            InterviewStatus::Scheduled => self.start >= now,
            InterviewStatus::Held | InterviewStatus::Cancelled => false,
        }
    }
}
