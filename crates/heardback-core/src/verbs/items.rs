//! What is done about an item of the plan: carried out, answered, put off, left out.

use jiff::civil::Date;

use super::{Events, Refusal, Spoken, When, sane};
use crate::action::Action;
use crate::fact::{Channel, Event, MessageKind, SeekerDetail, Standing};
use crate::journal::Journal;
use crate::planner::{Item, Plan};

impl Journal {
    /// The user already did this: by the way it proposes, or by another.
    pub fn did(&self, item: &Item, channel: Option<Channel>, when: When) -> Events {
        when.past("a step")?;
        match item.action {
            Action::ReviewNotes if let Some(i) = item.interview => self.reviewed_notes(i, when),
            Action::MarkDormant => self.all_stand(item, Standing::Rested),
            Action::WithdrawInPortal => self.all_stand(item, Standing::Withdrawn),
            Action::DecideClosure => Err(Refusal::NeedsDecision {
                how: "`heardback rest`, `heardback withdraw`, or go on with `heardback skip`",
            }),
            Action::FindContact => Err(Refusal::NeedsDecision {
                how: "record the person you found with `heardback contact`, or say with `heardback skip` that there is nobody",
            }),
            // A draft that waits is either sent or thrown away; both are told where drafts are kept.
            Action::HoldDraft => Err(Refusal::NeedsDecision {
                how: "answer first; the draft waits until you send it or take it back",
            }),
            // Whatever is left reaches nobody and is remembered as done.
            action if action.is_self_task() => Ok(vec![self.left_out(item)]),
            action => {
                let channel = channel.or(item.channel).unwrap_or(Channel::Email);
                let spoken = Spoken {
                    applications: item.applications.clone(),
                    contact: item.to,
                    channel,
                    kind: MessageKind::Did(action),
                    needs_reply: false,
                    interview: item.interview.filter(|_| action == Action::ThankYou),
                    asked_feedback: item.include_feedback || action == Action::FeedbackRequest,
                };
                self.sent(&spoken, when)
            }
        }
    }

    /// They already answered, so the item has no purpose any more.
    pub fn they_answered(
        &self,
        item: &Item,
        channel: Channel,
        needs_reply: bool,
        when: When,
    ) -> Events {
        let spoken = Spoken {
            applications: item.applications.clone(),
            contact: item.to,
            channel,
            kind: MessageKind::Reply,
            needs_reply,
            interview: None,
            asked_feedback: false,
        };
        self.reply(&spoken, when)
    }

    /// The item is not to be shown before that day; never past a promise or an interview that lies after it.
    pub fn snooze(&self, item: &Item, until: Date, today: Date) -> Events {
        sane(until)?;
        if until <= today {
            return Err(Refusal::SnoozeNotAhead { until });
        }
        // What the item itself is counted from lies before it and is no bound.
        let from = item.window.due.or(item.window.not_before).unwrap_or(today);
        let bounds = |day: Date| day >= today && day >= from && day < until;
        for &a in &item.applications {
            let application = &self.applications[a];
            let promised = application.promises.iter().map(|&p| &self.promises[p]);
            let promised = promised.filter(|promise| promise.kept.is_none());
            if let Some(due) = promised.filter_map(|promise| promise.due).find(|day| bounds(*day)) {
                return Err(Refusal::SnoozePastPromise { due, until });
            }
            let ahead = application.interviews.iter().filter(|&&i| {
                !matches!(
                    self.interviews[i].status,
                    crate::journal::InterviewStatus::Cancelled
                        | crate::journal::InterviewStatus::Held
                )
            });
            if let Some(on) = ahead.map(|&i| self.day_of(i)).find(|day| bounds(*day)) {
                return Err(Refusal::SnoozePastInterview { on, until });
            }
        }
        Ok(vec![Event::Snoozed { item: item.id, until }])
    }

    /// The item is left out on purpose. An answer somebody waits for cannot be.
    pub fn skip(&self, item: &Item) -> Events {
        match item.action {
            Action::Reply => Err(Refusal::ReplySkipped),
            Action::DecideClosure => self.all_stand(item, Standing::KeepGoing),
            _ => Ok(vec![self.left_out(item)]),
        }
    }

    /// None of the notes the plan offers after this rejection is written: neither to the one who decided nor to whoever
    /// brought the news.
    pub fn write_no_note(&self, item: &Item, plan: &Plan) -> Events {
        let theirs = plan.items.iter().filter(|other| {
            other.action == Action::PostRejectionThanks
                && other.applications.iter().any(|a| item.applications.contains(a))
        });
        Ok(theirs.map(|other| self.left_out(other)).collect())
    }

    /// Notes after a rejection are offered, or no more.
    pub fn offer_rejection_notes(&self, yes: bool) -> Events {
        Ok(vec![Event::Seeker { detail: SeekerDetail::NoRejectionNotes(!yes) }])
    }

    fn left_out(&self, item: &Item) -> Event {
        Event::Skipped {
            item: item.id,
            action: item.action,
            applications: item
                .applications
                .iter()
                .map(|&a| self.applications[a].id.clone())
                .collect(),
            contact: item.to.map(|c| self.contacts[c].id.clone()),
            interview: item.interview.map(|i| self.interviews[i].id.clone()),
        }
    }

    fn all_stand(&self, item: &Item, standing: Standing) -> Events {
        let mut events = Vec::new();
        for &a in &item.applications {
            events.extend(self.stands(a, standing)?);
        }
        Ok(events)
    }
}
