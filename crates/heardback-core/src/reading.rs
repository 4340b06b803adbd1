//! What a message says about a job search: the result of reading it, before anything is matched or recorded.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::fact::{Channel, Part};
use crate::mail::Address;

/// What was read in one message, each field with its evidence.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What kind of message it is.
    pub label: Label,
    /// How sure the label is, 0 to 1.
    pub confidence: f32,
    /// What an import may do with it.
    pub effect: Effect,
    /// The employer.
    pub company: Option<String>,
    /// The company was read from words that name it as the employer, or from its own hiring desk's address: sure enough to
    /// open an application.
    #[serde(default)]
    pub company_sure: bool,
    /// The role applied or asked for.
    pub role: Option<String>,
    /// The person who wrote or is named as the one to turn to.
    pub contact: Option<Address>,
    /// The employer's words that promise news.
    pub timeline: Option<String>,
    /// The day those words mean, if they mean one.
    pub promised_on: Option<Date>,
    /// After that day silence is the answer: nothing to ask for.
    pub silence_means_no: bool,
    /// When an interview or call takes place.
    pub event_time: Option<EventTime>,
    /// The day by which the user is asked to do something.
    pub deadline: Option<Date>,
    /// The employer asks applicants not to follow up.
    pub no_followup: bool,
    /// How the writer wishes to be in touch, and who else is named for it.
    #[serde(default)]
    pub wishes: Vec<Wish>,
    /// In the user's own mail: the day on which he says he will call.
    #[serde(default)]
    pub announced_call: Option<Date>,
    /// The employer's number for the posting.
    #[serde(default)]
    pub requisition: Option<String>,
    /// The part the contact plays, by title or by his own words.
    #[serde(default)]
    pub part: Option<Part>,
    /// Links of the message that belong to the application.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Where an interview takes place, as written.
    #[serde(default)]
    pub place: Option<String>,
    /// The writer's postal address, one line.
    #[serde(default)]
    pub postal: Option<String>,
    /// The words by which a time is offered or asked for; nothing is settled.
    #[serde(default)]
    pub proposed: Option<String>,
    /// The words by which the writer of a short answer agrees to a time that the other side proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<String>,
    /// The message asks the user something that wants an answer.
    pub question: Option<String>,
    /// The day an absence note says its writer is back.
    pub back_on: Option<Date>,
    /// The address a failed delivery names.
    pub bounced: Option<String>,
    /// Where each of the above comes from.
    pub evidence: Vec<Evidence>,
}

/// A link, and what lies behind it as far as the link itself tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What lies behind it.
    pub to: LinkTo,
    /// The link, as written.
    pub url: String,
}

/// What lies behind a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkTo {
    /// The posting.
    Posting,
    /// Where the application and its status stand.
    Status,
    /// Where a time can be chosen.
    Times,
}

/// What somebody says about being in touch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// No calls.
    NoCalls,
    /// Only applicants who are chosen hear anything. It asks for nothing.
    OnlyChosenHear,
    /// No feedback is given.
    NoFeedback,
    /// No messages.
    NoContact,
    /// “Ring me”, perhaps with the number.
    Ring {
        /// The number, as written.
        number: Option<String>,
    },
    /// This way is preferred.
    Prefers(Channel),
    /// Whether a LinkedIn connection is welcome.
    Linkedin(bool),
    /// Somebody else goes on with the matter.
    HandedOver {
        /// Who; name or address may be empty.
        to: Address,
    },
    /// Somebody has left the company, or is about to.
    Left {
        /// Who; the writer himself if nobody is named.
        who: Option<String>,
    },
    /// Who answers while the writer is away.
    StandIn {
        /// Who; name or address may be empty.
        to: Address,
    },
}

/// When something takes place, as exactly as the message says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EventTime {
    /// A moment, with the offset from UTC in seconds that was stated.
    Instant {
        /// The moment.
        at: jiff::Timestamp,
        /// The stated offset.
        offset: i32,
    },
    /// A local time without any zone.
    Local(DateTime),
}

/// One field, the rule that read it, and the words it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The field of the reading: `label`, `company`, and so on.
    pub field: String,
    /// The name of the rule.
    pub rule: String,
    /// The words, verbatim from the decoded message.
    pub quote: String,
}

/// The kinds of message the program tells apart.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// "We received your application."
    ApplicationConfirmation,
    /// Somebody offers a job nobody applied for.
    RecruiterOutreach,
    /// The user is asked to an interview.
    InterviewInvitation,
    /// A time is arranged, confirmed, moved or cancelled.
    Scheduling,
    /// A test, task or questionnaire is asked for.
    AssessmentRequest,
    /// The answer is no.
    Rejection,
    /// The answer is yes.
    Offer,
    /// An absence note or another answer by machine.
    AutoReply,
    /// Postings sent by subscription.
    JobAlert,
    /// Everything else.
    #[default]
    Other,
}

impl Label {
    /// All labels, in the order of their definition.
    pub const ALL: [Label; 10] = [
        Label::ApplicationConfirmation,
        Label::RecruiterOutreach,
        Label::InterviewInvitation,
        Label::Scheduling,
        Label::AssessmentRequest,
        Label::Rejection,
        Label::Offer,
        Label::AutoReply,
        Label::JobAlert,
        Label::Other,
    ];

    /// The name in the contracts.
    pub fn name(self) -> &'static str {
        match self {
            Label::ApplicationConfirmation => "application_confirmation",
            Label::RecruiterOutreach => "recruiter_outreach",
            Label::InterviewInvitation => "interview_invitation",
            Label::Scheduling => "scheduling",
            Label::AssessmentRequest => "assessment_request",
            Label::Rejection => "rejection",
            Label::Offer => "offer",
            Label::AutoReply => "auto_reply",
            Label::JobAlert => "job_alert",
            Label::Other => "other",
        }
    }
}

/// What an import may do with a message, judged by itself.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Sure of a job process and its company: opens an application by itself.
    Create,
    /// Sure that it belongs to a job process: joins an application.
    Attach,
    /// Unsure: shown for review.
    Review,
    /// Not about the search.
    #[default]
    Ignore,
}

impl Effect {
    /// The name in the contracts.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Create => "create",
            Effect::Attach => "attach",
            Effect::Review => "review",
            Effect::Ignore => "ignore",
        }
    }
}
