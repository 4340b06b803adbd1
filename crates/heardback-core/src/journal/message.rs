//! A message, call, letter or card, and what it counts as.

use jiff::civil::Date;

use crate::action::Action;
use crate::fact::{Channel, Direction, FactId, MessageKey, MessageKind, Moment};

/// A message, call, letter or card, in either direction; or a step left out on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The fact that says so.
    pub fact: FactId,
    /// When.
    pub at: Moment,
    /// The day, where the other person works.
    pub date: Date,
    /// Indices of the applications it is about.
    pub applications: Vec<usize>,
    /// Index of the other person.
    pub contact: Option<usize>,
    /// Sent or received.
    pub direction: Direction,
    /// By which way.
    pub channel: Channel,
    /// What kind.
    pub kind: MessageKind,
    /// Sent: what became of it.
    pub delivery: Delivery,
    /// Received: a machine wrote it.
    pub auto: bool,
    /// Received: it asks something of the user.
    pub needs_reply: bool,
    /// Received: an absence note's first day back.
    pub return_on: Option<Date>,
    /// Sent: index of the interview a thank-you was for.
    pub interview: Option<usize>,
    /// Sent: it asked for feedback.
    pub asked_feedback: bool,
    /// The mail it is.
    pub mail: Option<MessageKey>,
    /// Sent: the letter counts already, with another of those it went to. It is a touch of this person, and no letter more.
    pub further: bool,
}

/// What became of something sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// It went out.
    Sent,
    /// It is written and waits.
    Queued,
    /// It came back on this day: it reached nobody.
    Bounced(Date),
    /// It was left out on purpose: it counts for the chain and reached nobody.
    Skipped,
}

impl Message {
    /// One outbound message or call that reached one person. The application itself is none, nor is a portal.
    pub fn is_touch(&self) -> bool {
        self.direction == Direction::Out
            && self.delivery == Delivery::Sent
            && self.channel != Channel::Portal
            && self.kind != MessageKind::Application
    }

    /// A touch that is a letter or call of its own: one that went to several people counts once.
    pub fn is_first_touch(&self) -> bool {
        self.is_touch() && !self.further
    }

    /// Written or spoken by a person.
    pub fn is_human(&self) -> bool {
        self.direction == Direction::In
            && !self.auto
            && matches!(self.kind, MessageKind::Reply | MessageKind::Rejection | MessageKind::Other)
    }

    /// A receipt of somebody's absence.
    pub fn is_absence_note(&self) -> bool {
        self.direction == Direction::In && self.kind == MessageKind::Ooo
    }

    /// Whether it carried out `action`, or stands for it as a step left out.
    pub fn carried_out(&self, action: Action) -> bool {
        self.direction == Direction::Out
            && matches!(self.delivery, Delivery::Sent | Delivery::Skipped)
            && self.kind == MessageKind::Did(action)
    }
}
