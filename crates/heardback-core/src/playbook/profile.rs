//! A profile: how patient or persistent the seeker wants to be, as plain numbers the planner reads.
//!
//! Days are working days of the recipient unless the field says otherwise. The values stand in
//! `playbook/profiles.toml`; `numbers.rs` says which row fills which field.

use crate::fact::ProfileName;

use super::RuleId;
use super::numbers::{self, NUMBERS};

impl ProfileName {
    /// All three, from the quietest to the keenest.
    pub const ALL: [ProfileName; 3] = [Self::Reserved, Self::Balanced, Self::Assertive];

    /// The name as it is written in files and typed by people.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Balanced => "balanced",
            Self::Assertive => "assertive",
        }
    }

    pub(crate) fn named(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|name| name.as_str() == text)
    }
}

/// A window counted from some day: when it opens, the day to do it, the last sensible day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wait {
    /// Not before this many days.
    pub earliest: i32,
    /// The recommended day.
    pub due: i32,
    /// After this many days it is too late.
    pub expires: i32,
}

/// A window that is open from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Deadline {
    /// The recommended day.
    pub due: i32,
    /// After this many days it is too late.
    pub expires: i32,
}

/// A window without an end of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Opening {
    /// Not before this many days.
    pub earliest: i32,
    /// The recommended day.
    pub due: i32,
}

/// A number that depends on whether the seeker has a job now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PerJob {
    /// While employed.
    pub employed: u32,
    /// While without a job.
    pub unemployed: u32,
}

impl PerJob {
    /// The number for somebody who has, or has not, a job.
    pub fn get(self, employed: bool) -> u32 {
        if employed { self.employed } else { self.unemployed }
    }
}

/// When the telephone may be used at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Phone {
    /// Only after a personal invitation to call.
    #[default]
    Invited,
    /// In turn with e-mail.
    Alternate,
    /// First for check-ins; for applications after e-mail.
    First,
}

/// When a message through LinkedIn is a way to reach somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkedInMessage {
    /// Only if they wrote there first.
    #[default]
    WroteFirst,
    /// For a sales role, or if they wrote there first.
    Sales,
    /// Whenever nothing better is left.
    Fallback,
}

/// When a permitted LinkedIn request goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkedInConnect {
    /// After a yes, once the process is over.
    #[default]
    AfterProcess,
    /// After a yes.
    AfterYes,
}

/// Where the question for feedback after a rejection may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Feedback {
    /// Only inside the thank-you note.
    #[default]
    Inside,
    /// Inside the note, or in a message of its own later on.
    InsideOrLater,
}

/// The numbers of one profile. Each knows the rules it follows: see [`Profile::cites`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// `app.first`: the first follow-up, from the day of applying.
    pub app_first: Wait,
    /// `app.close`: the first follow-up, from the day the posting closes.
    pub app_close: Wait,
    /// `app.early_note`: the early note to the hiring manager; `None` where the profile sends none.
    pub app_early_note: Option<Wait>,
    /// `app.max`: follow-ups on one application.
    pub app_max: u32,
    /// `app.max.low`: the same where the job is only of low interest.
    pub app_max_low: u32,
    /// `app.gap`: from one follow-up on an application to the next; `None` where there is no next.
    pub app_gap: Option<i32>,
    /// `app.gap.open`: how long such a later follow-up stays sensible, from the day it is due.
    pub app_gap_open: i32,
    /// `app.dormant`: from the last unanswered follow-up to putting the application to rest.
    pub app_dormant: i32,
    /// `ref.ask`: asking an insider for help, from today.
    pub ref_ask: i32,
    /// `ref.confirm`: asking the helper whether it is delivered, from the day he or she agreed.
    pub ref_confirm: Wait,
    /// `ref.confirm.max`: how often the helper is asked.
    pub ref_confirm_max: u32,
    /// `ref.confirm.gap`: from one such question to the next.
    pub ref_confirm_gap: i32,
    /// `ref.hold`: how long the cold follow-up waits for the helper.
    pub ref_hold: i32,
    /// `ref.follow`: writing to the manager, from the day of delivery.
    pub ref_follow: Wait,
    /// `thx.wait`, in minutes after the end of the interview.
    pub thx_wait_minutes: i32,
    /// `thx.due`, in hours after the end of the interview.
    pub thx_due_hours: i32,
    /// `thx.on_time`, in hours: after them the note is called late.
    pub thx_on_time_hours: i32,
    /// `thx.late`: until then a late note is still better than none.
    pub thx_late: i32,
    /// `thx.card_min`: a card is offered if the decision is further away than this.
    pub thx_card_min: i32,
    /// `chk.first`: the first check-in where no date was promised.
    pub chk_first: Wait,
    /// `chk.promise`: the check-in after a promised date.
    pub chk_promise: Wait,
    /// `chk.gap`: from one check-in to the next.
    pub chk_gap: i32,
    /// `chk.gap.open`: how long a later check-in stays sensible, from the day it is due.
    pub chk_gap_open: i32,
    /// `chk.max`: check-ins without an answer.
    pub chk_max: PerJob,
    /// `close.wait`: from the last check-in to the question whether to go on.
    pub close_wait: i32,
    /// `value.max`: notes of value in one waiting period.
    pub value_max: u32,
    /// `rej.thanks`: the note after a rejection.
    pub rej_thanks: Wait,
    /// `rej.feedback`: where the question for feedback may stand.
    pub rej_feedback: Feedback,
    /// `rej.feedback.until`: the last day for it, from the rejection.
    pub rej_feedback_until: i32,
    /// `wd`: telling them about a withdrawal, from the decision.
    pub wd: Deadline,
    /// `reply`: answering an open question, from the day it came.
    pub reply: Deadline,
    /// `gap.person`: the least distance between two touches on one person.
    pub gap_person: i32,
    /// `guess.max`: address formats tried for one person.
    pub guess_max: u32,
    /// `phone`.
    pub phone: Phone,
    /// `linkedin_message`.
    pub linkedin_message: LinkedInMessage,
    /// `linkedin_connect`: the window after the yes.
    pub linkedin_connect: Wait,
    /// `linkedin_connect.when`.
    pub linkedin_connect_when: LinkedInConnect,
    /// `ooo`: after the day somebody returns from an absence.
    pub ooo: Opening,
    pub(crate) cites: Vec<Vec<RuleId>>,
}

impl Profile {
    pub(crate) fn empty() -> Self {
        Self { cites: vec![Vec::new(); NUMBERS.len()], ..Self::default() }
    }

    /// The rules a number follows, by its name in the files: `profile.cites("app.first")`.
    /// Empty for a name that is no number.
    pub fn cites(&self, number: &str) -> &[RuleId] {
        numbers::place(number).map_or(&[], |place| &self.cites[place])
    }

    /// A number as people write it, for screens: `"5/7/20"`. `None` for a name that is no number.
    pub fn written(&self, number: &str) -> Option<String> {
        let place = numbers::place(number)?;
        Some((NUMBERS[place].slot)(&mut self.clone()).written())
    }
}
