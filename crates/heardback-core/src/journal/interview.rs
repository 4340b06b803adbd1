//! An interview, and whether it counts as having taken place.

use jiff::Timestamp;

use crate::fact::{FactId, InterviewId, InterviewKind};

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
