//! An item of the plan: what to do, to whom, when, and why. It cannot be built without its reason.

use jiff::civil::Date;

use crate::action::Action;
use crate::fact::{Channel, FactId, ItemId};
use crate::playbook::RuleId;

/// One thing to do. Indices point into the journal it was planned from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name: the same while only its dates move, another one for a new attempt.
    pub id: ItemId,
    /// What to do.
    pub action: Action,
    /// Index of the person; none for self tasks.
    pub to: Option<usize>,
    /// By which way; none for self tasks.
    pub channel: Option<Channel>,
    /// Another way that is just as right.
    pub alt: Option<Channel>,
    /// When.
    pub window: Window,
    /// The time in which it would have been on time has passed.
    pub late: bool,
    /// Indices of its applications, in the journal's order; never empty.
    pub applications: Vec<usize>,
    /// Index of the interview it belongs to.
    pub interview: Option<usize>,
    /// The note may ask for feedback.
    pub include_feedback: bool,
    /// The address is a guess.
    pub guess: bool,
    /// Why.
    pub reason: Reason,
}

/// Dates of the recipient. A date the playbook does not give is absent; without `expires` the item stays until the
/// facts remove it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// Earliest day.
    pub not_before: Option<Date>,
    /// Recommended day.
    pub due: Option<Date>,
    /// Last sensible day.
    pub expires: Option<Date>,
}

/// What the planner had in its hand when it decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The facts it looked at.
    pub facts: Vec<FactId>,
    /// The rules it followed, and every guard that moved a date.
    pub sources: Vec<RuleId>,
    /// The rules that advise otherwise.
    pub dissent: Vec<RuleId>,
    /// The number that decided, as the playbook names it: `app.first`.
    pub number: &'static str,
    /// One plain sentence.
    pub sentence: String,
}

/// An application in which nothing is to be done now, and what it waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// Index of the application.
    pub application: usize,
    /// The day something will be proposed again; none where only an answer or the user can end it.
    pub until: Option<Date>,
    /// What it waits for, in one plain sentence.
    pub sentence: String,
    /// The facts that say so.
    pub facts: Vec<FactId>,
}

/// Everything the playbook advises at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What to do, in the order of applications; ranking is the face's work.
    pub items: Vec<Item>,
    /// Which applications wait, and for what.
    pub waits: Vec<Wait>,
    /// What may be done besides and nobody waits for. Never part of what is planned.
    pub courtesies: Vec<Item>,
}
