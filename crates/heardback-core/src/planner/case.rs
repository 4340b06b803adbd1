//! One application as the planner sees it: its state, and what has been said and done in it so far.

use jiff::civil::Date;

use super::search::Search;
use crate::action::Action;
use crate::fact::{FactId, MessageKind, Moment, OutcomeKind, Part, Standing};
use crate::journal::{Application, Interview, Known, Message, Promise};
use crate::playbook::RuleId;

/// The state of an application: the first that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Closed, withdrawn, accepted or put to rest.
    Closed,
    /// The employer said no.
    Rejected,
    /// The employer took an offer back.
    OfferWithdrawn,
    /// The user is pulling out.
    Leaving,
    /// There is an offer.
    Offer,
    /// An interview is to come.
    InterviewAhead,
    /// An interview has taken place.
    Interviewed,
    /// No interview, but a person has written or called.
    InContact,
    /// Sent, and nobody has answered.
    Applied,
    /// Not sent yet.
    Lead,
}

pub(super) struct Case<'a> {
    pub(super) search: &'a Search<'a>,
    pub(super) index: usize,
    pub(super) application: &'a Application,
    pub(super) state: State,
    /// The last message a person of the employer wrote: index into the journal's messages.
    pub(super) last_human: Option<usize>,
    /// The last interview that took place.
    pub(super) last_held: Option<&'a Interview>,
}

impl<'a> Case<'a> {
    pub(super) fn new(search: &'a Search<'a>, index: usize) -> Self {
        let journal = search.journal;
        let application = &journal.applications[index];
        let held = application
            .interviews
            .iter()
            .map(|&i| &journal.interviews[i])
            .filter(|interview| search.took_place(interview));
        // Of several rounds the last one counts for the clock (EDG-13).
        let last_held = if search.follows(RuleId::EDG_13) {
            held.max_by_key(|interview| interview.end)
        } else {
            held.min_by_key(|interview| interview.end)
        };
        let mut case =
            Case { search, index, application, state: State::Lead, last_human: None, last_held };
        let last_human = case.humans().next_back();
        case.last_human = last_human;
        case.state = case.find_state();
        case
    }

    fn find_state(&self) -> State {
        if let Some(standing) = self.application.standing
            && !matches!(standing.value.0, Standing::Active | Standing::KeepGoing)
        {
            return State::Closed;
        }
        let outcome = self.application.outcome.as_ref().map(|outcome| outcome.kind);
        match outcome {
            Some(OutcomeKind::Rejected) => return State::Rejected,
            Some(OutcomeKind::OfferWithdrawn) => return State::OfferWithdrawn,
            // Taken up again: the no was not the last word.
            None if !self.is_reopened() && self.rejection().is_some() => return State::Rejected,
            _ => {}
        }
        if matches!(outcome, Some(OutcomeKind::WithdrawDecided | OutcomeKind::AcceptedElsewhere))
            || self.search.accepted.is_some_and(|accepted| accepted != self.index)
        {
            return State::Leaving;
        }
        if outcome == Some(OutcomeKind::Offer) {
            State::Offer
        } else if self.interviews().any(|interview| interview.is_ahead(self.search.now)) {
            State::InterviewAhead
        } else if self.last_held.is_some() {
            State::Interviewed
        } else if self.last_human.is_some() {
            State::InContact
        } else if self.application.applied.is_some() {
            State::Applied
        } else {
            State::Lead
        }
    }

    /// Its messages in both directions, oldest first, with their index.
    pub(super) fn messages(
        &self,
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Message)> + use<'a> {
        let messages = &self.search.journal.messages;
        self.application.messages.iter().map(move |&m| (m, &messages[m]))
    }

    pub(super) fn interviews(&self) -> impl Iterator<Item = &'a Interview> + use<'a> {
        let interviews = &self.search.journal.interviews;
        self.application.interviews.iter().map(move |&i| &interviews[i])
    }

    /// What people of the employer, or of the agency, wrote or said. The friend who helps is not their voice.
    pub(super) fn humans(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.messages()
            .filter(|(_, message)| self.search.is_answer(message) && !self.is_helpers(message))
            .map(|(m, _)| m)
    }

    fn is_helpers(&self, message: &Message) -> bool {
        let Some(c) = message.contact else { return false };
        let contact = &self.search.journal.contacts[c];
        contact.is_only_helper()
            || (contact.parts.is_empty()
                && self.application.referral.as_ref().is_some_and(|referral| referral.helper == c))
    }

    /// Somebody of the employer wrote, met the user, or was written to.
    pub(super) fn had_exchange(&self) -> bool {
        self.last_human.is_some()
            || !self.application.interviews.is_empty()
            || self.messages().any(|(_, message)| message.is_touch() && !self.is_helpers(message))
    }

    fn is_reopened(&self) -> bool {
        self.application.standing.is_some_and(|standing| standing.value.0 == Standing::Active)
    }

    /// The message that said no, where no outcome is recorded.
    pub(super) fn rejection(&self) -> Option<&'a Message> {
        self.messages()
            .map(|(_, message)| message)
            .rfind(|message| message.kind == MessageKind::Rejection)
    }

    /// The user looked for somebody to write to and said that there is nobody: on this day or later, because a talk or a
    /// delivery since then makes it worth looking again.
    pub(super) fn found_nobody(&self, since: Date) -> Option<FactId> {
        let looked = MessageKind::Did(Action::FindContact);
        self.messages()
            .find(|(_, message)| message.kind == looked && message.date >= since)
            .map(|(_, message)| message.fact)
    }

    /// Whether the playbook has a next step here at all: no chain for somebody who is being pursued (DEP-5).
    pub(super) fn has_chain(&self) -> bool {
        !(self.search.journal.seeker.passive && self.search.follows(RuleId::DEP_5))
    }

    /// The open questions: human messages that need an answer and were followed by no touch on that person.
    pub(super) fn open_questions(&self) -> impl Iterator<Item = (usize, &'a Message)> + '_ {
        let journal = self.search.journal;
        self.messages().filter(move |&(m, message)| {
            message.is_human()
                && message.needs_reply
                && !match message.contact {
                    Some(c) => journal.contacts[c].touches.iter().any(|&touch| touch > m),
                    None => self.messages().any(|(later, touch)| {
                        later > m && touch.is_touch() && touch.contact.is_none()
                    }),
                }
        })
    }

    /// An answer is owed: until it is given nothing is asked in this application (EDG-1).
    pub(super) fn owes_answer(&self) -> bool {
        self.search.follows(RuleId::EDG_1) && self.open_questions().next().is_some()
    }

    /// The person works for an agency that stands between the user and the employer (EDG-4).
    pub(super) fn is_agency(&self, contact: usize) -> bool {
        self.search.journal.contacts[contact].is(Part::AgencyRecruiter)
    }

    /// A message counts as sent after an interview if it was, or, its time unknown, on that day or later.
    pub(super) fn is_after(&self, message: &Message, interview: &Interview) -> bool {
        match message.at {
            Moment::Instant(at) => at >= interview.end,
            Moment::Day(day) => day >= self.day_of(interview),
        }
    }

    /// The day an interview ended, in the zone of the employer's people.
    pub(super) fn day_of(&self, interview: &Interview) -> Date {
        self.search.date_of(None, interview.end)
    }

    /// Sent, or left out, since the last thing the employer said or the last interview.
    fn is_unanswered(&self, m: usize, message: &Message) -> bool {
        self.last_human.is_none_or(|human| m > human)
            && self.last_held.is_none_or(|interview| self.is_after(message, interview))
    }

    /// Steps of this kind carried out since the last answer, oldest first.
    pub(super) fn unanswered(
        &self,
        action: Action,
    ) -> impl DoubleEndedIterator<Item = (usize, &'a Message)> + '_ {
        self.messages().filter(move |&(m, message)| {
            message.carried_out(action) && !message.further && self.is_unanswered(m, message)
        })
    }

    /// Steps of the application chain carried out, oldest first.
    pub(super) fn followups(&self) -> impl DoubleEndedIterator<Item = (usize, &'a Message)> + '_ {
        self.messages().filter(|(_, message)| {
            !message.further
                && (message.carried_out(Action::ApplicationFollowup)
                    || message.carried_out(Action::ReferralFollowup)
                    || message.carried_out(Action::AnnouncedCall))
        })
    }

    /// The day the next step is counted from: the day of the touch, or the return date if an absence note answered
    /// it (EDG-5).
    pub(super) fn anchor(&self, m: usize) -> Known<Date> {
        let journal = self.search.journal;
        let message = &journal.messages[m];
        let sent = Known { value: message.date, fact: message.fact };
        let Some(c) = message.contact.filter(|_| self.search.follows(RuleId::EDG_5)) else {
            return sent;
        };
        let contact = &journal.contacts[c];
        let next_touch =
            contact.touches.iter().copied().find(|&touch| touch > m).unwrap_or(usize::MAX);
        contact
            .absences
            .iter()
            .filter(|&&note| note > m && note < next_touch)
            .filter_map(|&note| {
                let note = &journal.messages[note];
                let back = note.return_on.or(contact.returns_on.map(|known| known.value))?;
                (back > sent.value).then_some(Known { value: back, fact: note.fact })
            })
            .next_back()
            .unwrap_or(sent)
    }

    /// The promise that still binds: the newest, not kept, not overtaken by a later answer, not yet asked about
    /// (PRM-2 to PRM-4). An interview after the promised day starts the ordinary clock (EDG-13); one before it changes
    /// nothing: the employer still has until then (GRD-13).
    pub(super) fn live_promise(&self) -> Option<(&'a Promise, Date)> {
        let promises = &self.search.journal.promises;
        let dated = self.application.promises.iter().map(|&p| &promises[p]);
        let newest = if self.search.follows(RuleId::PRM_2) {
            dated.filter(|p| p.due.is_some()).max_by_key(|p| (p.made_on, p.due))
        } else {
            dated.filter(|p| p.due.is_some()).min_by_key(|p| (p.made_on, p.due))
        }?;
        let due = newest.due?;
        let overtaken = self.search.follows(RuleId::PRM_3)
            && (self.humans().any(|m| self.search.journal.messages[m].date > newest.made_on)
                || self.last_held.is_some_and(|held| self.day_of(held) > due));
        let asked = self.search.follows(RuleId::PRM_4)
            && self.messages().any(|(_, message)| {
                message.date > due
                    && (message.carried_out(Action::CheckIn)
                        || (self.state == State::Applied
                            && message.carried_out(Action::ApplicationFollowup)))
            });
        (newest.kept.is_none() && !overtaken && !asked).then_some((newest, due))
    }

    /// A lead that nobody was written to about, while another offer was taken: there is nothing to pull out of.
    pub(super) fn is_left_alone(&self) -> bool {
        self.state == State::Lead && self.search.accepted.is_some()
    }

    /// Neither decided nor waiting for an interview: the chain would have a next step.
    pub(super) fn is_in_play(&self) -> bool {
        matches!(self.state, State::Interviewed | State::InContact | State::Applied | State::Lead)
    }

    /// The fact that says how the process ended.
    pub(super) fn end(&self) -> Option<FactId> {
        let outcome = self.application.outcome.as_ref().map(|outcome| outcome.fact);
        outcome.or(self.rejection().map(|message| message.fact))
    }

    /// The day the process ended, where it has.
    pub(super) fn over_since(&self) -> Option<Date> {
        let outcome = self.application.outcome.as_ref().and_then(|outcome| outcome.on);
        outcome.or(self.rejection().map(|message| message.date))
    }
}
