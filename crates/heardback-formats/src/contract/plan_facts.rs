//! The facts of `heardback plan --facts`: a search written down as one JSON object, turned into a journal.
//!
//! Missing fields and nulls are false or absent; unknown keys are ignored; an unknown value of a known key is an error
//! that names the key. `status` of an interview is taken literally: one counts as held only when it says `done`.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Deserializer};

use heardback_core::fact::{
    Channel, CompanySize, Interest, LinkedinPermission, OccasionKind, OutcomeKind, Part,
    ProfileName, Way,
};

/// One search at one moment.
#[derive(Debug, Deserialize)]
pub struct Facts {
    /// The moment, on the user's clock.
    pub now: Instant,
    /// Zone of the employer's people.
    #[serde(default, deserialize_with = "nullable")]
    pub tz: Option<String>,
    /// Public holidays of the recipient's region.
    #[serde(default, deserialize_with = "nullable")]
    pub holidays: Vec<Date>,
    /// The user.
    #[serde(default, deserialize_with = "nullable")]
    pub seeker: Seeker,
    /// The application it is about.
    pub application: Application,
    /// Others of the same search.
    #[serde(default, deserialize_with = "nullable")]
    pub other_applications: Vec<Application>,
    /// People.
    #[serde(default, deserialize_with = "nullable")]
    pub contacts: Vec<Contact>,
    /// Interviews.
    #[serde(default, deserialize_with = "nullable")]
    pub interviews: Vec<Interview>,
    /// Messages and calls.
    #[serde(default, deserialize_with = "nullable")]
    pub messages: Vec<Message>,
    /// Promises.
    #[serde(default, deserialize_with = "nullable")]
    pub promises: Vec<Promise>,
    /// Occasions for a note of value.
    #[serde(default, deserialize_with = "nullable")]
    pub events: Vec<Occasion>,
}

/// The user.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Seeker {
    /// Has a job now.
    #[serde(deserialize_with = "nullable")]
    pub employed: bool,
    /// Is being pursued.
    #[serde(deserialize_with = "nullable")]
    pub passive: bool,
    /// The profile.
    #[serde(deserialize_with = "nullable")]
    pub policy: ProfileName,
    /// The search rests.
    #[serde(deserialize_with = "nullable")]
    pub paused: Option<Pause>,
    /// Would like feedback.
    #[serde(deserialize_with = "nullable")]
    pub wants_feedback: bool,
}

/// A time in which nothing is due.
#[derive(Debug, Deserialize)]
pub struct Pause {
    /// First day.
    pub from: Date,
    /// First day after it; none while open.
    #[serde(default)]
    pub until: Option<Date>,
}

/// One role at one company.
#[derive(Debug, Deserialize)]
pub struct Application {
    /// Its name.
    pub id: String,
    /// The employer.
    #[serde(default, deserialize_with = "nullable")]
    pub company: String,
    /// The position.
    #[serde(default, deserialize_with = "nullable")]
    pub role: String,
    /// How it got there.
    #[serde(default)]
    pub channel: Option<Way>,
    /// The day it was sent.
    #[serde(default)]
    pub applied_on: Option<Date>,
    /// The day the posting closes.
    #[serde(default)]
    pub posting_closes_on: Option<Date>,
    /// The posting says: no calls.
    #[serde(default, deserialize_with = "nullable")]
    pub no_calls: bool,
    /// The posting says: please do not follow up.
    #[serde(default, deserialize_with = "nullable")]
    pub no_followup: bool,
    /// It is a sales job.
    #[serde(default, deserialize_with = "nullable")]
    pub sales_role: bool,
    /// How much it is wanted.
    #[serde(default, deserialize_with = "nullable")]
    pub interest: Interest,
    /// How large the company is.
    #[serde(default)]
    pub company_size: Option<CompanySize>,
    /// The cover letter announced a call for this day.
    #[serde(default)]
    pub announced_call_on: Option<Date>,
    /// The employer decides on this day.
    #[serde(default)]
    pub decision_expected_on: Option<Date>,
    /// The role was posted again on this day.
    #[serde(default)]
    pub reposted_on: Option<Date>,
    /// The employer gives no feedback.
    #[serde(default, deserialize_with = "nullable")]
    pub no_feedback_policy: bool,
    /// The user chose to go on.
    #[serde(default, deserialize_with = "nullable")]
    pub keep_going: bool,
    /// What the user decided.
    #[serde(default, deserialize_with = "nullable")]
    pub status: Status,
    /// The friend inside.
    #[serde(default)]
    pub referral: Option<Referral>,
    /// How it ended.
    #[serde(default)]
    pub outcome: Option<Outcome>,
}

/// What the user decided.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In play.
    #[default]
    Active,
    /// Withdrawn.
    Withdrawn,
    /// This job was taken.
    Accepted,
    /// Over.
    Closed,
}

/// The friend inside.
#[derive(Debug, Deserialize)]
pub struct Referral {
    /// Who.
    pub referrer: String,
    /// The day the friend was asked.
    #[serde(default)]
    pub asked_on: Option<Date>,
    /// The day the friend agreed.
    #[serde(default)]
    pub agreed_on: Option<Date>,
    /// The day the resume was handed over.
    #[serde(default)]
    pub delivered_on: Option<Date>,
    /// To whom.
    #[serde(default)]
    pub delivered_to: Option<String>,
}

/// How an application ended.
#[derive(Debug, Deserialize)]
pub struct Outcome {
    /// How.
    pub kind: OutcomeKind,
    /// When.
    #[serde(default)]
    pub on: Option<Date>,
    /// Who brought the news.
    #[serde(default)]
    pub delivered_by: Option<String>,
    /// Who decided.
    #[serde(default)]
    pub decision_maker: Option<String>,
}

/// A person.
#[derive(Debug, Deserialize)]
pub struct Contact {
    /// Name in this line.
    pub id: String,
    /// First and last name.
    #[serde(default, deserialize_with = "nullable")]
    pub name: String,
    /// Parts played.
    #[serde(default, deserialize_with = "nullable")]
    pub roles: Vec<Part>,
    /// E-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// What is known about it.
    #[serde(default)]
    pub email_status: Option<EmailStatus>,
    /// Formats that bounced.
    #[serde(default, deserialize_with = "nullable")]
    pub guesses_tried: u32,
    /// Telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// Postal address.
    #[serde(default)]
    pub postal: Option<String>,
    /// LinkedIn profile.
    #[serde(default)]
    pub linkedin: Option<String>,
    /// What they said about a connection.
    #[serde(default, deserialize_with = "nullable")]
    pub linkedin_permission: LinkedinPermission,
    /// When.
    #[serde(default)]
    pub linkedin_permission_on: Option<Date>,
    /// Wrote on LinkedIn first.
    #[serde(default, deserialize_with = "nullable")]
    pub wrote_on_linkedin: bool,
    /// The way they like best.
    #[serde(default)]
    pub prefers: Option<Channel>,
    /// Invited a call.
    #[serde(default, deserialize_with = "nullable")]
    pub invited_call: bool,
    /// Asked not to be called.
    #[serde(default, deserialize_with = "nullable")]
    pub no_calls: bool,
    /// Asked not to be contacted.
    #[serde(default, deserialize_with = "nullable")]
    pub says_no_contact: bool,
    /// First day back.
    #[serde(default)]
    pub ooo_return_on: Option<Date>,
    /// Left the company.
    #[serde(default, deserialize_with = "nullable")]
    pub left_company: bool,
    /// Zone, where it differs.
    #[serde(default)]
    pub tz: Option<String>,
    /// Applications the person belongs to; none means all.
    #[serde(default, deserialize_with = "nullable")]
    pub applications: Vec<String>,
}

/// What is known about an address.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmailStatus {
    /// Known to be theirs.
    Confirmed,
    /// Derived, never tried.
    Guessed,
    /// The guesses so far bounced.
    GuessBounced,
    /// A confirmed address failed.
    Bounced,
}

/// An interview.
#[derive(Debug, Deserialize)]
pub struct Interview {
    /// Its name.
    pub id: String,
    /// Its application; the first where none is named.
    #[serde(default)]
    pub application: Option<String>,
    /// First, second … round.
    #[serde(default)]
    pub round: Option<u32>,
    /// When it begins.
    pub start: Instant,
    /// When it ends; an hour later where it is not said.
    #[serde(default)]
    pub end: Option<Instant>,
    /// Who sits there.
    #[serde(default, deserialize_with = "nullable")]
    pub interviewers: Vec<String>,
    /// What became of it.
    #[serde(default, deserialize_with = "nullable")]
    pub status: InterviewStatus,
    /// The notes were reviewed.
    #[serde(default, deserialize_with = "nullable")]
    pub notes_reviewed: bool,
}

/// What became of an interview.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterviewStatus {
    /// Arranged.
    #[default]
    Scheduled,
    /// Took place.
    Done,
    /// Moved to another date.
    Rescheduled,
    /// Called off.
    Cancelled,
}

/// A message or call.
#[derive(Debug, Deserialize)]
pub struct Message {
    /// Its name.
    #[serde(default)]
    pub id: Option<String>,
    /// Its application; the first where none is named.
    #[serde(default)]
    pub application: Option<String>,
    /// When.
    pub at: Instant,
    /// Sent or received.
    pub dir: heardback_core::fact::Direction,
    /// The other person.
    #[serde(default)]
    pub contact: Option<String>,
    /// By which way.
    #[serde(default)]
    pub channel: Option<Channel>,
    /// The action carried out, or what came in.
    #[serde(default)]
    pub kind: Option<String>,
    /// Sent: what became of it.
    #[serde(default, deserialize_with = "nullable")]
    pub state: MessageState,
    /// Received: a machine wrote it.
    #[serde(default, deserialize_with = "nullable")]
    pub auto: bool,
    /// Received: it asks something.
    #[serde(default, deserialize_with = "nullable")]
    pub needs_reply: bool,
    /// An absence note's first day back.
    #[serde(default)]
    pub return_on: Option<Date>,
    /// The interview a thank-you was for.
    #[serde(default)]
    pub interview: Option<String>,
    /// It asked for feedback.
    #[serde(default, deserialize_with = "nullable")]
    pub asked_feedback: bool,
}

/// What became of something sent.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// It went out.
    #[default]
    Sent,
    /// It waits.
    Queued,
    /// It came back.
    Bounced,
}

/// A promise of news.
#[derive(Debug, Deserialize)]
pub struct Promise {
    /// Who said it.
    #[serde(default)]
    pub by: Option<String>,
    /// About which application; the first where none is named.
    #[serde(default)]
    pub application: Option<String>,
    /// When.
    pub made_on: Date,
    /// The date; derived from the words where none is given.
    #[serde(default)]
    pub due_on: Option<Date>,
    /// In which words.
    #[serde(default, deserialize_with = "nullable")]
    pub text: String,
    /// The news came.
    #[serde(default, deserialize_with = "nullable")]
    pub kept: bool,
}

/// An occasion for a note of value.
#[derive(Debug, Deserialize)]
pub struct Occasion {
    /// What kind.
    pub kind: OccasionKind,
    /// When.
    pub on: Date,
    /// For whom.
    #[serde(default)]
    pub contact: Option<String>,
    /// For which application; the first where none is named.
    #[serde(default)]
    pub application: Option<String>,
}

/// An instant with an offset, `2026-03-03T09:30:00-05:00`, or with a zone in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub Timestamp);

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let instant = text
            .parse::<Timestamp>()
            .or_else(|_| text.parse::<Zoned>().map(|zoned| zoned.timestamp()));
        instant.map(Instant).map_err(|_| {
            serde::de::Error::custom(format!(
                "“{text}” is no instant with an offset such as 2026-03-03T09:30:00-05:00"
            ))
        })
    }
}

fn nullable<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
