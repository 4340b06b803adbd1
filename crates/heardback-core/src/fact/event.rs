//! The kinds of facts. One enum, so that everything the program can remember stands in one list.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::detail::{
    ApplicationDetail, Channel, ContactDetail, Direction, InterviewKind, MessageKind, OccasionKind,
    OutcomeKind, ReferralStep, SeekerDetail, Standing, Verdict,
};
use super::id::{ApplicationId, ContactId, FactId, InterviewId, ItemId, MessageKey};
use crate::action::Action;

/// What a fact says. Every variant that belongs to an application names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Event {
    /// Something became known about an application; the first such fact opens it.
    Application {
        /// Which one.
        application: ApplicationId,
        /// What became known. Of two details of one kind the later counts.
        detail: ApplicationDetail,
    },
    /// The application was sent on the day of this fact.
    Applied {
        /// Which one.
        application: ApplicationId,
    },
    /// How the process ended, or is about to.
    Outcome {
        /// Which application.
        application: ApplicationId,
        /// How.
        outcome: OutcomeKind,
        /// Who brought the news.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        delivered_by: Option<ContactId>,
        /// Who decided.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        decision_maker: Option<ContactId>,
    },
    /// What the user decided to do with the application.
    Standing {
        /// Which application.
        application: ApplicationId,
        /// What.
        standing: Standing,
    },
    /// A step of a referral.
    Referral {
        /// Which application.
        application: ApplicationId,
        /// The friend inside.
        helper: ContactId,
        /// What was done on the day of this fact.
        step: ReferralStep,
    },
    /// Something became known about a person; the first such fact opens the contact.
    Contact {
        /// Who.
        contact: ContactId,
        /// What became known. Of two details of one kind the later counts, unless they add up.
        detail: ContactDetail,
    },
    /// An interview was arranged or moved, or more became known about it. Missing fields keep what they were.
    Interview {
        /// Which one.
        interview: InterviewId,
        /// For which application.
        application: ApplicationId,
        /// First, second … round.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        round: Option<u32>,
        /// How it is held.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<InterviewKind>,
        /// When it begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        start: Option<Timestamp>,
        /// When it ends.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<Timestamp>,
        /// Who sits there; added to those known before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        interviewers: Vec<ContactId>,
    },
    /// A calendar invites to an interview, or calls it off. Seldom, and longer than all others: it lies apart, so that
    /// every fact is a third smaller.
    Invited(Box<InvitedEvent>),
    /// The interview took place.
    InterviewHeld {
        /// Which one.
        interview: InterviewId,
    },
    /// The interview was called off, or moved without a new date.
    InterviewCancelled {
        /// Which one.
        interview: InterviewId,
    },
    /// The user went through the notes of an interview (THX-9).
    NotesReviewed {
        /// Which one.
        interview: InterviewId,
    },
    /// A topic of the talk with one person.
    Topic {
        /// In which interview.
        interview: InterviewId,
        /// With whom.
        contact: ContactId,
        /// What it was about.
        text: String,
    },
    /// A message, call, letter or card, in either direction.
    Message(MessageEvent),
    /// A message sent earlier did not arrive.
    Bounced {
        /// The fact of the message.
        message: FactId,
    },
    /// An employer said when news will come.
    Promise {
        /// About which application.
        application: ApplicationId,
        /// Who said it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<ContactId>,
        /// In which words.
        text: String,
        /// The date that follows (PRM-1); none where the words give none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        due: Option<Date>,
    },
    /// The news came as promised.
    PromiseKept {
        /// The fact of the promise.
        promise: FactId,
    },
    /// An occasion for a note of value (CHK-7).
    Occasion {
        /// For which application.
        application: ApplicationId,
        /// To whom.
        contact: ContactId,
        /// What kind.
        kind: OccasionKind,
        /// What it is.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
    },
    /// Something became known about the user.
    Seeker {
        /// What. Of two details of one kind the later counts, unless they add up.
        detail: SeekerDetail,
    },
    /// A free remark.
    Note {
        /// On this application.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        application: Option<ApplicationId>,
        /// On this person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact: Option<ContactId>,
        /// The remark.
        text: String,
    },
    /// An item is not to be shown before a day.
    Snoozed {
        /// Which item.
        item: ItemId,
        /// The first day it may come back.
        until: Date,
    },
    /// A step was left out on purpose: it counts as done for the maximum and for the next step's anchor, but it
    /// reached nobody.
    Skipped {
        /// Which item.
        item: ItemId,
        /// Its action.
        action: Action,
        /// Its applications.
        applications: Vec<ApplicationId>,
        /// Its recipient; none for self tasks.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact: Option<ContactId>,
        /// The interview a thank-you was for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        interview: Option<InterviewId>,
    },
    /// The user decided what an unsure mail is.
    Reviewed {
        /// Which mail.
        message: MessageKey,
        /// What it is.
        verdict: Verdict,
    },
    /// A mail that stood elsewhere, or waited, was found to belong to an application by what came later.
    Placed {
        /// Which mail.
        message: MessageKey,
        /// Where it belongs.
        application: ApplicationId,
        /// Where it stood before; none where it waited for review.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<ApplicationId>,
        /// The later mail that tells, where it is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told_by: Option<MessageKey>,
    },
    /// What the user said of an unsure mail goes for every unsure mail like it.
    Lesson {
        /// The address such mail comes from, in lower case.
        sender: String,
        /// What such mails have in common: their label and, from services that write for many employers, the employer.
        shape: String,
        /// What they are.
        verdict: Verdict,
    },
    /// A fact is taken back.
    Retracted {
        /// Which one.
        retracted: FactId,
    },
}

/// A message, call, letter or card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageEvent {
    /// The applications it is about; empty when about none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applications: Vec<ApplicationId>,
    /// The other person, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<ContactId>,
    /// Sent or received.
    pub direction: Direction,
    /// By which way.
    pub channel: Channel,
    /// What kind it is.
    pub kind: MessageKind,
    /// Received: a machine wrote it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub auto: bool,
    /// Received: it asks something of the user.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub needs_reply: bool,
    /// Received: an absence note's first day back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_on: Option<Date>,
    /// Sent: the interview a thank-you was for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interview: Option<InterviewId>,
    /// Sent: it asked for feedback.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asked_feedback: bool,
    /// Sent: written and waiting to go out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub queued: bool,
    /// Sent: a letter that goes to somebody else first, who has a fact of his own; this person reads it too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub further: bool,
    /// The mail it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<MessageKey>,
    /// Its subject, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

/// One revision of a calendar's invitation to an interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvitedEvent {
    /// Which interview.
    pub interview: InterviewId,
    /// The name of the meeting in calendars, the same in every revision; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub uid: String,
    /// Of a series: when this meeting was to begin at first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<Timestamp>,
    /// The revision.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub sequence: u32,
    /// When this revision was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stamp: Option<Timestamp>,
    /// It calls the meeting off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancels: bool,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where it takes place, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Where to join it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Who sits there by this revision. Who did by an earlier one and is not named no longer does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interviewers: Vec<ContactId>,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl Event {
    /// Order of facts of one day whose time is unknown: application, interview, touch, human message.
    pub(super) fn rank(&self) -> u8 {
        match self {
            Event::Seeker { .. } => 0,
            Event::Application { .. } | Event::Contact { .. } => 1,
            Event::Applied { .. }
            | Event::Referral { .. }
            | Event::Reviewed { .. }
            | Event::Placed { .. }
            | Event::Lesson { .. } => 2,
            Event::Interview { .. } => 3,
            Event::Invited(_)
            | Event::InterviewHeld { .. }
            | Event::InterviewCancelled { .. }
            | Event::NotesReviewed { .. }
            | Event::Topic { .. } => 4,
            Event::Skipped { .. } | Event::Snoozed { .. } => 5,
            Event::Message(message) if message.direction == Direction::Out => 5,
            Event::Bounced { .. } => 6,
            Event::Message(_) => 7,
            Event::Promise { .. } | Event::PromiseKept { .. } | Event::Occasion { .. } => 8,
            Event::Outcome { .. } => 9,
            Event::Standing { .. } => 10,
            Event::Note { .. } => 11,
            Event::Retracted { .. } => 12,
        }
    }
}
