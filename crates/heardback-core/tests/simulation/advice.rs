//! An item of the plan in names instead of places in the journal, as a face would show it.

use heardback_core::action::Action;
use heardback_core::fact::Channel;
use heardback_core::journal::Journal;
use heardback_core::planner::{Item, Plan};
use heardback_core::playbook::RuleId;
use jiff::civil::Date;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Advice {
    pub jobs: Vec<String>,
    pub action: Action,
    pub to: Option<String>,
    pub interview: Option<String>,
    pub channel: Option<Channel>,
    pub alt: Option<Channel>,
    pub not_before: Option<Date>,
    pub due: Option<Date>,
    pub expires: Option<Date>,
    pub id: String,
    pub guess: bool,
    pub include_feedback: bool,
    pub late: bool,
    pub sources: Vec<RuleId>,
    pub sentence: String,
}

impl Advice {
    pub fn of(journal: &Journal, item: &Item) -> Advice {
        Advice {
            jobs: item
                .applications
                .iter()
                .map(|&a| journal.applications[a].id.0.to_string())
                .collect(),
            action: item.action,
            to: item.to.map(|c| journal.contacts[c].id.0.to_string()),
            interview: item.interview.map(|i| journal.interviews[i].id.0.to_string()),
            channel: item.channel,
            alt: item.alt,
            not_before: item.window.not_before,
            due: item.window.due,
            expires: item.window.expires,
            id: item.id.to_string(),
            guess: item.guess,
            include_feedback: item.include_feedback,
            late: item.late,
            sources: item.reason.sources.clone(),
            sentence: item.reason.sentence.clone(),
        }
    }

    pub fn all(journal: &Journal, plan: &Plan) -> Vec<Advice> {
        plan.items.iter().map(|item| Advice::of(journal, item)).collect()
    }

    /// The step without its dates: what must keep its name while only dates move.
    pub fn step(&self) -> (Vec<String>, Action, Option<String>, Option<String>) {
        let mut jobs = self.jobs.clone();
        jobs.sort();
        (jobs, self.action, self.to.clone(), self.interview.clone())
    }

    /// Thanks by e-mail and answers may go on any day.
    pub fn may_disturb(&self) -> bool {
        self.action == Action::Reply
            || (self.action == Action::ThankYou && self.channel == Some(Channel::Email))
    }
}

impl std::fmt::Display for Advice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let day = |date: Option<Date>| date.map_or("-".to_owned(), |date| date.to_string());
        write!(
            f,
            "{} {} to {} {:?}{} {}..{}..{} {:?}",
            self.jobs.join("+"),
            self.action.as_str(),
            self.to.as_deref().unwrap_or("self"),
            self.channel,
            if self.guess { " guess" } else { "" },
            day(self.not_before),
            day(self.due),
            day(self.expires),
            self.sources,
        )
    }
}
