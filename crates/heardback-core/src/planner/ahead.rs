//! Looking ahead: what an application will ask for, step by step, if the user does each item on its due day and
//! nobody answers, until it is put to rest.

use std::collections::HashSet;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::case::Case;
use super::guards;
use super::item::{Item, Plan};
use super::search::Search;
use super::{merging, propose_for};
use crate::action::Action;
use crate::fact::{Channel, Direction, FactId, ItemId, MessageKind, Moment};
use crate::journal::{Delivery, Interview, InterviewStatus, Journal, Message};
use crate::playbook::Playbook;

/// One step of the future: an item, and the day it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub on: Date,
    /// The item as the plan will have it then.
    pub item: Item,
}

/// More steps than any profile allows; a longer sequence would be a mistake of the planner.
const MOST_STEPS: usize = 64;

/// The future of one application. Other applications stand still, so a message that names both roles may replace two
/// steps shown here one by one.
pub fn ahead(
    journal: &Journal,
    playbook: &Playbook,
    now: Timestamp,
    application: usize,
) -> Vec<Step> {
    let mut future = Future { journal: journal.clone(), now, application, done: HashSet::new() };
    let mut steps = Vec::new();
    while steps.len() < MOST_STEPS {
        let plan = future.plan(playbook);
        let next = plan
            .items
            .iter()
            .filter(|item| !future.done.contains(&item.id))
            .min_by_key(|item| (future.day_of(item), item.action))
            .cloned();
        let interview = future.next_interview();
        match next {
            // The interview comes first: whatever else is planned is planned again after it.
            Some(item) if interview.is_none_or(|i| future.day_of(&item) <= future.held_on(i)) => {
                let on = future.day_of(&item);
                let ends = matches!(
                    item.action,
                    Action::DecideClosure | Action::MarkDormant | Action::WithdrawInPortal
                ) || item.action == Action::Withdrawal;
                future.carry_out(&item, on);
                steps.push(Step { on, item });
                if ends {
                    break;
                }
            }
            _ => match (interview, plan.waits.iter().find_map(|wait| wait.until)) {
                (Some(i), _) => future.hold(i),
                (None, Some(until)) => future.pass(until),
                (None, None) => break,
            },
        }
    }
    steps
}

struct Future {
    journal: Journal,
    now: Timestamp,
    application: usize,
    done: HashSet<ItemId>,
}

impl Future {
    fn plan(&self, playbook: &Playbook) -> Plan {
        let search = Search::new(&self.journal, playbook, self.now);
        let mut proposals = Vec::new();
        let mut plan = Plan::default();
        propose_for(&Case::new(&search, self.application), &mut proposals, &mut plan.waits);
        merging::merge(&search, &mut proposals);
        plan.items = proposals.into_iter().map(|proposal| proposal.finish(&search)).collect();
        plan
    }

    /// The recommended day, or today where that has passed or none is given; on a quiet day the next working day.
    fn day_of(&self, item: &Item) -> Date {
        let today = self.journal.zone_of(item.to).to_datetime(self.now).date();
        let day = item.window.due.map_or(today, |due| due.max(today));
        if guards::goes_any_day(item.action, item.channel) {
            day
        } else {
            self.journal.days_of(item.to).after(day, 0)
        }
    }

    fn carry_out(&mut self, item: &Item, on: Date) {
        self.done.insert(item.id);
        let zone = self.journal.zone_of(item.to);
        let noon = on.at(12, 0, 0, 0).to_zoned(zone.clone()).map(|noon| noon.timestamp());
        self.now = self.now.max(noon.unwrap_or(self.now));
        if item.action == Action::ReviewNotes
            && let Some(i) = item.interview
        {
            self.journal.interviews[i].notes_reviewed = Some(self.journal.interviews[i].fact);
        }
        let (Some(contact), Some(channel)) = (item.to, item.channel) else { return };
        let index = self.journal.messages.len();
        self.journal.messages.push(Message {
            fact: FactId::digest(["ahead", &index.to_string()]),
            at: Moment::Instant(self.now),
            date: on,
            applications: item.applications.clone(),
            contact: Some(contact),
            direction: Direction::Out,
            channel: if item.action == Action::LinkedinConnect {
                Channel::LinkedinConnect
            } else {
                channel
            },
            kind: MessageKind::Did(item.action),
            delivery: Delivery::Sent,
            auto: false,
            needs_reply: false,
            return_on: None,
            interview: item.interview,
            asked_feedback: item.include_feedback,
            mail: None,
            further: false,
        });
        self.journal.contacts[contact].touches.push(index);
        for &a in &item.applications {
            self.journal.applications[a].messages.push(index);
        }
    }

    /// The next interview of this application that will count as held once it is over.
    fn next_interview(&self) -> Option<usize> {
        let interviews = &self.journal.interviews;
        let arranged = |interview: &Interview| {
            interview.status == InterviewStatus::Arranged && interview.end > self.now
        };
        self.journal.applications[self.application]
            .interviews
            .iter()
            .copied()
            .filter(|&i| arranged(&interviews[i]))
            .min_by_key(|&i| interviews[i].end)
    }

    fn held_on(&self, interview: usize) -> Date {
        self.journal.zone.to_datetime(self.journal.interviews[interview].end).date()
    }

    fn hold(&mut self, interview: usize) {
        self.now = self.journal.interviews[interview].end;
    }

    /// Goes on to the day after `until`.
    fn pass(&mut self, until: Date) {
        let next = until
            .checked_add(1.day())
            .and_then(|day| day.at(9, 0, 0, 0).to_zoned(self.journal.zone.clone()))
            .map(|morning| morning.timestamp());
        // At the end of the calendar there is no next day; the loop ends by its own limit.
        self.now = next.map_or(Timestamp::MAX, |next| next.max(self.now));
    }
}
