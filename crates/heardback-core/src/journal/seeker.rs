//! The person who looks for a job.

use jiff::civil::Date;

use crate::fact::{FactId, Moment, ProfileName};

/// The person who looks for a job.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seeker {
    /// Own name, as in a signature.
    pub name: Option<String>,
    /// Own addresses.
    pub addresses: Vec<String>,
    /// Has a job now; unknown counts as no.
    pub employed: Option<bool>,
    /// Is being pursued and does not chase.
    pub passive: bool,
    /// The profile of the playbook.
    pub profile: ProfileName,
    /// The search rests.
    pub pause: Option<Pause>,
    /// Would like feedback after a rejection.
    pub wants_feedback: bool,
    /// Country, or country and region, where most employers are.
    pub region: Option<String>,
    /// The number to call back.
    pub phone: Option<String>,
    /// What stands under the name in e-mails and letters.
    pub signature: Option<String>,
    /// The full hours between which the user writes and calls, on his own clock: from, until.
    pub hours: Option<(u8, u8)>,
    /// Would rather not be offered a note after a rejection.
    pub no_rejection_notes: bool,
    /// What the user has done, each with a result, a number or a tool.
    pub proofs: Vec<Proof>,
}

/// Something the user has done, for messages that say what makes the fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// What, in a sentence.
    pub text: String,
    /// The skills it proves.
    pub skills: Vec<String>,
    /// When it was told; the library stands in this order.
    pub on: Option<Moment>,
    /// The facts it stands in; taking them back removes it.
    pub facts: Vec<FactId>,
    /// The facts its skills stand in, one each.
    pub skill_facts: Vec<FactId>,
}

/// A time in which nothing is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// First day.
    pub from: Date,
    /// First day after it; none while open.
    pub until: Option<Date>,
    /// The fact that says so.
    pub fact: FactId,
}
