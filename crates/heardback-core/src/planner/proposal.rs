//! A step under consideration: an item before the guards and without its sentence.

use jiff::civil::Date;

use super::dissent;
use super::item::{Item, Reason, Window};
use super::search::Search;
use crate::action::Action;
use crate::fact::{Channel, FactId, ItemId};
use crate::playbook::RuleId;

/// No number of the profile decided.
pub(super) const NO_NUMBER: (&str, i32) = ("", 0);

#[derive(Debug, Clone)]
pub(super) struct Proposal {
    pub(super) action: Action,
    pub(super) to: Option<usize>,
    pub(super) channel: Option<Channel>,
    pub(super) alt: Option<Channel>,
    pub(super) window: Window,
    pub(super) late: bool,
    pub(super) applications: Vec<usize>,
    pub(super) interview: Option<usize>,
    pub(super) include_feedback: bool,
    pub(super) guess: bool,
    /// The second or a later step of its chain.
    pub(super) is_later: bool,
    /// The fact the window is counted from.
    pub(super) anchor: FactId,
    /// The facts the windows of messages that became part of this one are counted from.
    pub(super) other_anchors: Vec<FactId>,
    pub(super) facts: Vec<FactId>,
    pub(super) sources: Vec<RuleId>,
    /// The number that decided: its name in the playbook and its value.
    pub(super) number: (&'static str, i32),
    /// Why, up to the dates: “You applied on 2 March and nobody has answered”.
    pub(super) because: String,
}

impl Proposal {
    /// A self task.
    pub(super) fn task(
        action: Action,
        application: usize,
        anchor: FactId,
        number: (&'static str, i32),
        because: String,
    ) -> Self {
        Proposal {
            action,
            to: None,
            channel: None,
            alt: None,
            window: Window::default(),
            late: false,
            applications: vec![application],
            interview: None,
            include_feedback: false,
            guess: false,
            is_later: false,
            anchor,
            other_anchors: Vec::new(),
            facts: vec![anchor],
            sources: Vec::with_capacity(4),
            number,
            because,
        }
    }

    /// A touch on `to`.
    pub(super) fn touch(
        action: Action,
        application: usize,
        (to, way): (usize, super::channels::Way),
        anchor: FactId,
        number: (&'static str, i32),
        because: String,
    ) -> Self {
        let mut proposal = Self::task(action, application, anchor, number, because);
        proposal.to = Some(to);
        proposal.channel = Some(way.channel);
        proposal.guess = way.guess;
        if way.guess {
            proposal.sources.push(RuleId::CON_2);
        }
        proposal
    }

    pub(super) fn window(mut self, not_before: Date, due: Date, expires: Date) -> Self {
        self.window =
            Window { not_before: Some(not_before), due: Some(due), expires: Some(expires) };
        self
    }

    pub(super) fn due(mut self, due: Date) -> Self {
        self.window.due = Some(due);
        self
    }

    pub(super) fn citing(mut self, rules: &[RuleId]) -> Self {
        self.sources.extend_from_slice(rules);
        self
    }

    pub(super) fn looking_at(mut self, facts: impl IntoIterator<Item = FactId>) -> Self {
        for fact in facts {
            if !self.facts.contains(&fact) {
                self.facts.push(fact);
            }
        }
        self
    }

    pub(super) fn cite(&mut self, rule: RuleId) {
        if !self.sources.contains(&rule) {
            self.sources.push(rule);
        }
    }

    /// Nobody can act on it any more.
    pub(super) fn has_expired(&self, search: &Search<'_>) -> bool {
        self.window.expires.is_some_and(|expires| search.today_at(self.to) > expires)
    }

    pub(super) fn finish(mut self, search: &Search<'_>) -> Item {
        self.sources.retain(|&rule| search.follows(rule));
        let sentence = self.sentence(search);
        Item {
            id: self.id(search),
            action: self.action,
            to: self.to,
            channel: self.channel,
            alt: self.alt,
            window: self.window,
            late: self.late,
            interview: self.interview,
            include_feedback: self.include_feedback,
            guess: self.guess,
            reason: Reason {
                dissent: dissent::with(&self, search),
                facts: self.facts,
                sources: self.sources,
                number: self.number.0,
                sentence,
            },
            applications: self.applications,
        }
    }

    pub(super) fn id(&self, search: &Search<'_>) -> ItemId {
        let journal = search.journal;
        let mut applications: Vec<&str> =
            self.applications.iter().map(|&a| journal.applications[a].id.0.as_str()).collect();
        applications.sort_unstable();
        let to = self.to.map_or("self", |c| journal.contacts[c].id.0.as_str());
        // Sorted: which of several windows is the later one may change with the dates, the name may not.
        let mut anchors: Vec<FactId> = self.other_anchors.clone();
        anchors.push(self.anchor);
        anchors.sort_unstable();
        let anchors: String =
            anchors.iter().flat_map(|anchor| anchor.0.to_le_bytes().map(char::from)).collect();
        ItemId::digest(applications.into_iter().chain([self.action.as_str(), to, &anchors]))
    }
}
