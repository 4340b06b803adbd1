//! Interviews: arranged, moved, held, called off.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::Fold;
use crate::fact::{Event, Fact, FactId, InterviewId, InterviewKind, InvitedEvent};
use crate::journal::{Interview, InterviewStatus, Revision};

/// An interview of which little may be known yet.
pub(super) struct Draft {
    /// What is known; start, end and application are placeholders until [`finish`].
    pub(super) interview: Interview,
    application: Option<usize>,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    /// The day of the fact that says it took place.
    held: Option<Date>,
}

impl Draft {
    pub(super) fn new(id: InterviewId, fact: FactId) -> Self {
        Draft {
            interview: Interview {
                id,
                fact,
                application: 0,
                round: None,
                kind: InterviewKind::Other,
                start: Timestamp::UNIX_EPOCH,
                end: Timestamp::UNIX_EPOCH,
                interviewers: Vec::new(),
                status: InterviewStatus::Arranged,
                notes_reviewed: None,
                topics: Vec::new(),
                title: None,
                place: None,
                link: None,
                revisions: Vec::new(),
            },
            application: None,
            start: None,
            end: None,
            held: None,
        }
    }

    /// Something was said about it that changes no date.
    pub(super) fn told(&mut self, fact: &Fact, day: Date) {
        match &fact.event {
            Event::InterviewHeld { .. } => {
                self.interview.status = InterviewStatus::Held;
                self.held = Some(day);
            }
            Event::InterviewCancelled { .. } => {
                self.interview.status = InterviewStatus::Cancelled;
                self.held = None;
            }
            Event::NotesReviewed { .. } => self.interview.notes_reviewed = Some(fact.id),
            _ => {}
        }
    }

    /// A calendar invited to it, or called it off. Whoever an earlier revision had there and this one does not name
    /// will not be there.
    pub(super) fn invited(&mut self, invited: &InvitedEvent, people: Vec<usize>) {
        let interview = &mut self.interview;
        let known = interview
            .revisions
            .iter()
            .position(|known| known.is_of(&invited.uid, invited.occurrence));
        if let Some(r) = known {
            if interview.revisions[r].is_newer_than(invited.sequence, invited.stamp) {
                return;
            }
            let before = interview.revisions.remove(r).interviewers;
            let named = |c: &usize| {
                people.contains(c)
                    || interview.revisions.iter().any(|other| other.interviewers.contains(c))
            };
            if !invited.cancels {
                interview.interviewers.retain(|c| !before.contains(c) || named(c));
            }
        }
        for (field, said) in [
            (&mut interview.title, &invited.title),
            (&mut interview.place, &invited.place),
            (&mut interview.link, &invited.link),
        ] {
            if said.is_some() && !invited.cancels {
                field.clone_from(said);
            }
        }
        if !invited.cancels && interview.status == InterviewStatus::Cancelled {
            interview.status = InterviewStatus::Arranged;
        }
        interview.revisions.push(Revision::of(invited, people));
    }

    /// A new beginning moves it, and the end along with it. One that was called off is on again; one that was held
    /// is so again only if the new date lies behind the day on which it was said to be.
    fn begins(&mut self, fact: FactId, start: Timestamp, zone: &TimeZone) {
        if self.start == Some(start) {
            return;
        }
        if let Some(before) = self.start {
            let moved = start.duration_since(before);
            self.end = self.end.and_then(|end| end.checked_add(moved).ok());
            let revived = match self.interview.status {
                InterviewStatus::Cancelled => true,
                InterviewStatus::Held => {
                    self.held.is_some_and(|day| zone.to_datetime(start).date() > day)
                }
                InterviewStatus::Arranged | InterviewStatus::Scheduled => false,
            };
            if revived {
                self.interview.status = InterviewStatus::Arranged;
            }
        }
        self.start = Some(start);
        self.interview.fact = fact;
    }
}

impl<'a> Fold<'a> {
    /// An interview was arranged or moved, or more became known about it.
    pub(super) fn interview(&mut self, fact: &'a Fact, application: usize, people: &[usize]) {
        let Event::Interview { interview, round, kind, start, end, .. } = &fact.event else {
            return;
        };
        let i = self.draft(fact, interview);
        let draft = &mut self.drafts[i];
        draft.application = Some(application);
        draft.interview.round = round.or(draft.interview.round);
        draft.interview.kind = kind.unwrap_or(draft.interview.kind);
        if let Some(start) = start {
            draft.begins(fact.id, *start, &self.journal.zone);
        }
        draft.end = end.or(draft.end);
        for person in people {
            if !draft.interview.interviewers.contains(person) {
                draft.interview.interviewers.push(*person);
            }
        }
    }
}

/// Puts the drafts among the interviews and tells where each went. One without a date or an application is left out,
/// unless it was held: then it was on the day that says so.
pub(super) fn finish(
    drafts: Vec<Draft>,
    zone: &TimeZone,
    interviews: &mut Vec<Interview>,
) -> Vec<Option<usize>> {
    const HOUR: SignedDuration = SignedDuration::from_hours(1);
    drafts
        .into_iter()
        .map(|draft| {
            let held_at = || {
                let noon = draft.held?.at(12, 0, 0, 0);
                zone.to_timestamp(noon).ok()
            };
            let start = draft.start.or_else(held_at)?;
            let end = draft.end.filter(|end| *end > start);
            let end = end.unwrap_or_else(|| start.checked_add(HOUR).unwrap_or(Timestamp::MAX));
            let application = draft.application?;
            interviews.push(Interview { application, start, end, ..draft.interview });
            Some(interviews.len() - 1)
        })
        .collect()
}
