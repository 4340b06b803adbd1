//! What was written or said in either direction.

use super::{Events, When};
use crate::action::Action;
use crate::fact::{Channel, Direction, Event, MessageEvent, MessageKind};
use crate::journal::Journal;

/// A message, call or letter to tell of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The applications it is about.
    pub applications: Vec<usize>,
    /// The other person, where known.
    pub contact: Option<usize>,
    /// By which way.
    pub channel: Channel,
    /// What kind.
    pub kind: MessageKind,
    /// Received: it asks something of the user.
    pub needs_reply: bool,
    /// Sent: the interview a thank-you was for.
    pub interview: Option<usize>,
    /// Sent: it asked for feedback.
    pub asked_feedback: bool,
}

impl Spoken {
    /// Words about one application, by this way, of which nothing else is known.
    pub fn about(application: usize, contact: Option<usize>, channel: Channel) -> Self {
        Spoken {
            applications: vec![application],
            contact,
            channel,
            kind: MessageKind::Other,
            needs_reply: false,
            interview: None,
            asked_feedback: false,
        }
    }
}

impl Journal {
    /// The user wrote or called. What carried out a step of the plan says so in its kind.
    pub fn sent(&self, spoken: &Spoken, when: When) -> Events {
        when.past("a message")?;
        Ok(vec![self.event(spoken, Direction::Out)])
    }

    /// The user called about an application: the next follow-up or check-in, as the case may be.
    pub fn called(&self, spoken: &Spoken, when: When) -> Events {
        when.past("a call")?;
        let kind = match spoken.kind {
            MessageKind::Other => MessageKind::Did(self.next_status_step(&spoken.applications)),
            kind => kind,
        };
        let spoken = Spoken { channel: Channel::Phone, kind, ..spoken.clone() };
        Ok(vec![self.event(&spoken, Direction::Out)])
    }

    /// A person wrote or called back.
    pub fn reply(&self, spoken: &Spoken, when: When) -> Events {
        when.past("a reply")?;
        let kind = match spoken.kind {
            MessageKind::Rejection => MessageKind::Rejection,
            _ => MessageKind::Reply,
        };
        Ok(vec![self.event(&Spoken { kind, ..spoken.clone() }, Direction::In)])
    }

    /// Asking how things stand is a check-in once people have talked, and a follow-up on the application before.
    pub fn next_status_step(&self, applications: &[usize]) -> Action {
        let talked = applications.iter().any(|&a| {
            let application = &self.applications[a];
            !application.interviews.is_empty()
                || application.messages.iter().any(|&m| self.messages[m].is_human())
        });
        if talked { Action::CheckIn } else { Action::ApplicationFollowup }
    }

    fn event(&self, spoken: &Spoken, direction: Direction) -> Event {
        let out = direction == Direction::Out;
        Event::Message(MessageEvent {
            applications: spoken
                .applications
                .iter()
                .map(|&a| self.applications[a].id.clone())
                .collect(),
            contact: spoken.contact.map(|c| self.contacts[c].id.clone()),
            direction,
            channel: spoken.channel,
            kind: spoken.kind,
            auto: false,
            needs_reply: spoken.needs_reply && !out,
            return_on: None,
            interview: spoken.interview.filter(|_| out).map(|i| self.interviews[i].id.clone()),
            asked_feedback: spoken.asked_feedback && out,
            queued: false,
            further: false,
            mail: None,
            subject: None,
        })
    }
}
