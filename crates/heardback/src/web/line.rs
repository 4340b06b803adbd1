//! A thing to do, as one line of a page: whom, by which way, until when, and why.

use heardback_core::action::Action;
use heardback_core::fact::Channel;
use heardback_core::journal::Journal;
use heardback_core::planner::Item;
use heardback_core::playbook::Playbook;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};

use super::debrief;
use super::face::Face;
use super::goodbye::Offer;
use super::interview;
use crate::say::{capital, day, item};

/// What a template needs of an item.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) id: String,
    pub(super) deed: String,
    /// The company and the role it is about, each with the name of its application.
    pub(super) about: Vec<About>,
    pub(super) face: Face,
    /// The way it takes; nothing for what one does alone.
    pub(super) way: String,
    pub(super) until: String,
    /// The reason in one line, and as the planner said it.
    pub(super) why: String,
    pub(super) sentence: String,
    /// Somebody else is written to or called.
    pub(super) has_recipient: bool,
    /// An answer of theirs would make it unnecessary.
    pub(super) may_be_answered: bool,
    pub(super) can_skip: bool,
    /// What “done” says on the button.
    pub(super) done: &'static str,
    /// It ends with a decision between going on and letting rest, not with “done”.
    pub(super) is_decision: bool,
    /// It is an offer after a no, which may be declined once or for good: why it pays.
    pub(super) offer: Option<Offer>,
    /// It is done when somebody was found.
    pub(super) is_search: bool,
    /// Another page that goes with it, and its words.
    pub(super) beside: Option<(String, &'static str)>,
    /// Days it can be put off until.
    pub(super) days: Vec<(Date, String)>,
}

/// The application an item is about.
#[derive(Debug)]
pub(super) struct About {
    pub(super) id: String,
    pub(super) title: String,
}

/// The ways in which something may have been done already, with the word the form sends.
pub(super) const WAYS: [(&str, &str); 7] = [
    ("phone", "By phone"),
    ("email", "By e-mail"),
    ("linkedin-message", "On LinkedIn"),
    ("text", "By text message"),
    ("portal", "On their portal"),
    ("letter", "By post"),
    ("in-person", "In person"),
];

impl Line {
    pub(super) fn of(
        journal: &Journal,
        playbook: &Playbook,
        found: &Item,
        now: Timestamp,
        here: Date,
    ) -> Self {
        let there = journal.zone_of(found.to).to_datetime(now).date();
        let until = [Some(item::until(found, here)), item::ringing_hours(playbook, found, there)];
        let until: Vec<String> = until.into_iter().flatten().filter(|t| !t.is_empty()).collect();
        let way = match (found.channel, found.alt) {
            (Some(one), Some(other)) => {
                format!("{} or {}", item::channel(one), item::channel(other))
            }
            (Some(one), None) => item::channel(one).to_owned(),
            (None, _) => String::new(),
        };
        let about = found.applications.iter().map(|&a| {
            let application = &journal.applications[a];
            About { id: application.id.to_string(), title: application.title() }
        });
        Line {
            id: found.id.to_string(),
            deed: item::deed(journal, found),
            about: about.collect(),
            face: Face::of_item(journal, found),
            way: capital(&way),
            until: until.join(", "),
            why: item::reason(found, here),
            sentence: found.reason.sentence.clone(),
            has_recipient: !found.action.is_self_task(),
            may_be_answered: !found.action.is_self_task() && awaits(found.action),
            can_skip: found.action != Action::Reply,
            done: done(found),
            is_decision: found.action == Action::DecideClosure,
            offer: (found.action == Action::PostRejectionThanks).then(Offer::new),
            is_search: found.action == Action::FindContact,
            beside: beside(journal, found),
            days: days(here),
        }
    }
}

/// The page to take along into an interview, or to remember it on while nobody has.
fn beside(journal: &Journal, found: &Item) -> Option<(String, &'static str)> {
    let talk = &journal.interviews[found.interview?];
    match found.action {
        Action::PrepareInterview => Some(interview::card(talk)),
        Action::ReviewNotes => Some(debrief::link(talk)),
        Action::ThankYou if talk.notes_reviewed.is_none() => Some(debrief::link(talk)),
        _ => None,
    }
}

/// Thanks are due and answers owed whatever comes from the other side meanwhile.
fn awaits(action: Action) -> bool {
    use Action::{HelperThanks, PostRejectionThanks, Reply, ThankYou, Withdrawal};
    !matches!(action, ThankYou | PostRejectionThanks | Reply | Withdrawal | HelperThanks)
}

fn done(found: &Item) -> &'static str {
    match (found.action, found.channel) {
        (Action::MarkDormant, _) => "Let it rest",
        (_, Some(Channel::Phone)) => "Called",
        (action, _) if action.is_self_task() => "Done",
        _ => "Sent",
    }
}

/// Tomorrow, the coming Monday, and a week from now.
fn days(here: Date) -> Vec<(Date, String)> {
    let mut days = Vec::new();
    let ahead = |count: i64| here.checked_add(jiff::ToSpan::days(count)).unwrap_or(here);
    days.push((ahead(1), "Tomorrow".to_owned()));
    if let Ok(monday) = here.nth_weekday(1, Weekday::Monday)
        && monday != ahead(1)
    {
        days.push((monday, day::plain(monday, here)));
    }
    if here.weekday() != Weekday::Monday {
        days.push((ahead(7), day::plain(ahead(7), here)));
    }
    days
}
