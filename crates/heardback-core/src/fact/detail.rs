//! What may be known about an application, a person, a message or the user, and the words for it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::{ApplicationId, ContactId};
use crate::action::Action;

/// What may become known about an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicationDetail {
    /// The employer.
    Company(String),
    /// The position.
    Role(String),
    /// The way the application got there.
    Way(Way),
    /// The posting closes on this day.
    ClosesOn(Date),
    /// The posting says: no calls.
    NoCalls(bool),
    /// The posting says: please do not follow up.
    NoFollowup(bool),
    /// It is a sales job.
    SalesRole(bool),
    /// How much it is wanted.
    Interest(Interest),
    /// How large the company is.
    CompanySize(CompanySize),
    /// The cover letter announced a call for this day.
    AnnouncedCallOn(Date),
    /// The employer decides on this day. Decides card or e-mail only; it is no promise.
    DecisionExpectedOn(Date),
    /// The role was posted again on this day.
    RepostedOn(Date),
    /// The employer gives no feedback as a rule.
    NoFeedbackPolicy(bool),
    /// The employer's number for the posting.
    Requisition(String),
    /// Where the posting is.
    Posting(String),
    /// Country, or country and region, of the employer's people: `US`, `US-NY`, `DE-BY`.
    Region(String),
    /// The employer's e-mail domain, where mail from it has been seen.
    Domain(String),
    /// If nothing is heard by this day, the employer says to take it as a no.
    SilenceMeansNoAfter(Date),
    /// Another name the employer goes by, or the agency before the employer was named; they add up.
    AlsoCalled(String),
    /// What the user has done that fits this role, in a sentence; they add up.
    Fit(String),
}

/// What may become known about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactDetail {
    /// First and last name, as written.
    Name(String),
    /// A part played in the process; parts add up.
    Part(Part),
    /// Belongs to this application; they add up. A contact that names none belongs to all.
    Application(ApplicationId),
    /// An address that is known to be theirs.
    Email(String),
    /// An address derived from the company's usual format.
    GuessedEmail(String),
    /// A telephone number.
    Phone(String),
    /// A postal address.
    Postal(String),
    /// A LinkedIn profile.
    Linkedin(String),
    /// What they said, on the day of this fact, about a LinkedIn connection.
    LinkedinPermission(LinkedinPermission),
    /// Wrote on LinkedIn first.
    WroteOnLinkedin(bool),
    /// Prefers to be reached this way.
    Prefers(Channel),
    /// Personally invited a call.
    InvitedCall(bool),
    /// Asked not to be called.
    NoCalls(bool),
    /// Asked not to be contacted.
    SaysNoContact(bool),
    /// Away until this first day back.
    ReturnsOn(Date),
    /// Left the company.
    Left(bool),
    /// IANA name of the zone the person works in.
    Zone(String),
    /// Country, or country and region, whose public holidays apply.
    Region(String),
    /// The company the person works for.
    Company(String),
    /// Title, as in a signature.
    Title(String),
    /// The user agreed to guess addresses at this person's company, having been told that a guess may bounce or reach a
    /// stranger (CON-2). It goes for everybody there.
    AgreedToGuess(bool),
}

/// What may become known about the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeekerDetail {
    /// Has a job now.
    Employed(bool),
    /// Is being pursued and does not chase (DEP-5).
    Passive(bool),
    /// Which profile of the playbook to follow.
    Profile(ProfileName),
    /// Nothing is due from this day on, until the day given, or for now.
    Paused {
        /// First day of the pause.
        from: Date,
        /// First day after it; none while open.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// The search goes on.
    Resumed,
    /// Would like feedback after a rejection.
    WantsFeedback(bool),
    /// The user's own name.
    Name(String),
    /// One of the user's own addresses; they add up.
    Address(String),
    /// Country, or country and region, where most employers are.
    Region(String),
    /// IANA name of the zone where most employers are.
    Zone(String),
    /// The user's telephone number.
    Phone(String),
    /// Something the user has done, with a result, a number or a tool; they add up.
    Proof(String),
    /// A skill that one of these things proves; they add up.
    Skill {
        /// The proof, in the words of its own fact.
        proof: String,
        /// The skill.
        skill: String,
    },
    /// Would rather not be offered a note after a rejection.
    NoRejectionNotes(bool),
    /// What stands under the name in e-mails and letters; empty for nothing.
    Signature(String),
    /// On the user's own clock, the full hours between which he writes and calls.
    Hours {
        /// From this hour, 0 to 23.
        from: u8,
        /// Until this hour, 1 to 24.
        until: u8,
    },
}

/// Sent or received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Sent by the user.
    Out,
    /// Received by the user.
    In,
}

/// The way a message takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// E-mail.
    Email,
    /// A call or voicemail.
    Phone,
    /// A typed letter by post.
    Letter,
    /// A handwritten card by post.
    Card,
    /// A message on LinkedIn.
    LinkedinMessage,
    /// A connection request on LinkedIn.
    LinkedinConnect,
    /// The employer's own web page.
    Portal,
    /// A text message.
    Text,
    /// Face to face.
    InPerson,
}

/// What kind of message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// Sent: carried out this action of the plan.
    Did(Action),
    /// Sent: the application itself. It is no touch.
    Application,
    /// Sent: anything else.
    Other,
    /// Received: a person wrote or spoke.
    Reply,
    /// Received: the answer is no.
    Rejection,
    /// Received: a receipt.
    Ack,
    /// Received: an absence note.
    Ooo,
    /// Received: a message could not be delivered.
    Bounce,
}

/// The way an application got there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// In answer to a posting.
    Posting,
    /// By an online form.
    OnlineForm,
    /// By e-mail.
    Email,
    /// By a referral.
    Referral,
    /// Through people met.
    Networking,
    /// Through an agency.
    RecruiterAgency,
    /// By hand.
    InPerson,
}

/// How much an application is wanted (DEP-4).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Interest {
    /// Nice to have: one follow-up at most.
    Low,
    /// The usual.
    #[default]
    Normal,
    /// Really wanted.
    High,
}

/// How large a company is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanySize {
    /// The owner's office handles everything.
    Small,
    /// In between.
    Medium,
    /// Departments and processes.
    Large,
}

/// How a process ended, or is about to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// The employer said no.
    Rejected,
    /// The employer made an offer.
    Offer,
    /// The employer took the offer back.
    OfferWithdrawn,
    /// The user decided to pull out and has yet to say so.
    WithdrawDecided,
    /// The user accepted another offer and has yet to tell this employer.
    AcceptedElsewhere,
}

/// What the user decided to do with an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In play.
    #[default]
    Active,
    /// Over.
    Closed,
    /// Withdrawn, and the employer knows.
    Withdrawn,
    /// This job was taken.
    Accepted,
    /// Put to rest: nothing is proposed until a person writes again.
    Rested,
    /// Going on after the question whether to stop.
    KeepGoing,
}

/// A step of a referral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferralStep {
    /// The friend was asked.
    Asked,
    /// The friend agreed.
    Agreed,
    /// The friend handed the resume over.
    Delivered {
        /// To whom, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<ContactId>,
    },
}

/// The part a person plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Decides whom to hire.
    HiringManager,
    /// Human resources.
    Hr,
    /// The employer's own recruiter.
    Recruiter,
    /// A recruiter of an agency.
    AgencyRecruiter,
    /// Named in the posting.
    PostingContact,
    /// Owns the firm.
    Owner,
    /// Held an interview.
    Interviewer,
    /// Arranges interviews.
    Coordinator,
    /// Hands the resume over.
    Referrer,
    /// Works there and is known to the user.
    Insider,
}

/// How an interview is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterviewKind {
    /// On the telephone.
    Phone,
    /// By video.
    Video,
    /// At the employer's.
    Onsite,
    /// With several people at once.
    Panel,
    /// Any other way.
    Other,
}

/// What an occasion for a note of value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OccasionKind {
    /// An article worth passing on.
    Article,
    /// News about the company.
    News,
    /// Somebody was promoted.
    Promotion,
    /// A further thought on the conversation.
    Thought,
}

/// What a person said about a LinkedIn connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkedinPermission {
    /// Nothing.
    #[default]
    Unknown,
    /// Yes.
    Yes,
    /// No, for good.
    No,
}

/// Which profile of the playbook the user follows.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum ProfileName {
    /// Seldom and in writing.
    Reserved,
    /// The middle way.
    #[default]
    Balanced,
    /// Early and often, within the harm limits.
    Assertive,
}

/// What the user said an unsure mail is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The guess was right.
    Accepted,
    /// It belongs to this application.
    Application(ApplicationId),
    /// It opens an application of its own.
    NewApplication(ApplicationId),
    /// It has nothing to do with the search.
    NotMine,
}

impl Channel {
    /// The word used in JSON and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Channel::Email => "email",
            Channel::Phone => "phone",
            Channel::Letter => "letter",
            Channel::Card => "card",
            Channel::LinkedinMessage => "linkedin_message",
            Channel::LinkedinConnect => "linkedin_connect",
            Channel::Portal => "portal",
            Channel::Text => "text",
            Channel::InPerson => "in_person",
        }
    }
}
