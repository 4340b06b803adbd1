//! The user: does what the plan says, mostly on the day it says, sometimes early, late, otherwise or not at all.

use std::collections::HashMap;

use heardback_core::action::Action;
use heardback_core::fact::{
    Channel, ContactDetail, Direction, Event, FactId, InterviewId, ItemId, MessageEvent,
    MessageKind, OutcomeKind, Part, Standing,
};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::advice::Advice;
use crate::cast;
use crate::employers::{self, Happening};
use crate::record::Record;
use crate::world::{Search, message};

/// What came of looking at the plan.
pub enum Deed {
    /// An item was done.
    Did(Advice, Channel),
    /// Something else was recorded: a step left out, put off, or drafted.
    Recorded,
}

/// What the user makes of an item once it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    OnTime,
    Early,
    /// So many working days after the recommended one.
    Late(i32),
    Never,
    Skip,
    Snooze(i32),
    /// The draft is written and waits for some days.
    Draft(i32),
}

/// The user's mind: what was decided about each item, and which draft waits for which.
#[derive(Default)]
pub struct User {
    habits: HashMap<String, Habit>,
    drafts: Vec<Draft>,
    done: HashMap<String, Date>,
}

/// Something written for an item and not sent yet.
struct Draft {
    item: String,
    jobs: Vec<String>,
    fact: FactId,
}

impl User {
    /// Carries out one item that is up, and says which; nothing where the rest of the day is free.
    pub fn act(&mut self, search: &mut Search, record: &Record, plan: &[Advice]) -> Option<Deed> {
        plan.iter().find_map(|advice| self.consider(search, record, advice))
    }

    fn consider(&mut self, search: &mut Search, record: &Record, advice: &Advice) -> Option<Deed> {
        let habit = match self.habits.get(&advice.id) {
            Some(&habit) => habit,
            None => {
                let habit = draw(search, advice.action);
                self.habits.insert(advice.id.clone(), habit);
                habit
            }
        };
        if let Habit::Draft(days) = habit {
            return self.draft(search, record, advice, days);
        }
        if !is_up(search, record, advice, habit) || self.done.contains_key(&advice.id) {
            return None;
        }
        match habit {
            Habit::Skip => {
                self.habits.insert(advice.id.clone(), Habit::Never);
                skip(search, advice);
            }
            Habit::Snooze(days) => {
                self.habits.insert(advice.id.clone(), Habit::OnTime);
                let until = search.today().saturating_add(days.days());
                let item: ItemId = advice.id.parse().expect("the plan names items by their id");
                let today = search.today();
                search.record(today, Event::Snoozed { item, until });
            }
            _ => return Some(self.carry_out(search, advice)),
        }
        Some(Deed::Recorded)
    }

    fn carry_out(&mut self, search: &mut Search, advice: &Advice) -> Deed {
        let mut channel = Channel::Email;
        if advice.action.is_self_task() {
            // Some tasks leave no fact: they are done once and not again.
            self.done.insert(advice.id.clone(), search.today());
            if advice.action == Action::HoldDraft {
                self.throw_away(search, |draft| draft.jobs == advice.jobs);
            }
            task(search, advice);
        } else {
            self.throw_away(search, |draft| draft.item == advice.id);
            channel = send(search, advice);
        }
        Deed::Did(advice.clone(), channel)
    }

    /// Writes a draft, and sends it some days later unless it is to be held.
    fn draft(
        &mut self,
        search: &mut Search,
        record: &Record,
        advice: &Advice,
        days: i32,
    ) -> Option<Deed> {
        let is_written = self.drafts.iter().any(|draft| draft.item == advice.id);
        let habit = if is_written { Habit::Late(days) } else { Habit::Early };
        if !is_up(search, record, advice, habit) {
            return None;
        }
        if is_written {
            self.habits.insert(advice.id.clone(), Habit::OnTime);
            return Some(self.carry_out(search, advice));
        }
        let mut event = outbound(search, advice, advice.channel?);
        event.queued = true;
        let now = search.now;
        let fact = search.record(now, Event::Message(event));
        let (item, jobs) = (advice.id.clone(), advice.jobs.clone());
        self.drafts.push(Draft { item, jobs, fact });
        // An answer may come before it is sent.
        if search.rng.chance(40) {
            let job = search.job_named(&advice.jobs[0]);
            let place = search.jobs[job].place;
            search.after_days(now, 1, place, Happening::Contact(job, None));
        }
        Some(Deed::Recorded)
    }

    fn throw_away(&mut self, search: &mut Search, is_gone: impl Fn(&Draft) -> bool) {
        let now = search.now;
        self.drafts.retain(|draft| {
            if is_gone(draft) {
                search.record(now, Event::Retracted { retracted: draft.fact });
            }
            !is_gone(draft)
        });
    }
}

fn draw(search: &mut Search, action: Action) -> Habit {
    let late = search.rng.between(1, 9);
    let days = search.rng.between(1, 6);
    match search.rng.below(100) {
        0..=61 => Habit::OnTime,
        62..=73 => Habit::Early,
        74..=82 => Habit::Late(late),
        83..=86 => Habit::Never,
        87..=89 if action != Action::Reply => Habit::Skip,
        90..=92 => Habit::Snooze(days),
        93..=99 if !action.is_self_task() && action != Action::LinkedinConnect => {
            Habit::Draft(days)
        }
        _ => Habit::OnTime,
    }
}

/// Whether today is the day the user has chosen for this item. On the day the plan names the user takes it at its
/// word; on any later day nobody is written to on a quiet day.
fn is_up(search: &Search, record: &Record, advice: &Advice, habit: Habit) -> bool {
    let to = advice.to.as_deref();
    let today = record.today(to, search.now);
    if advice.not_before.is_some_and(|day| today < day)
        || advice.expires.is_some_and(|day| today > day)
    {
        return false;
    }
    let due = advice.due.or(advice.not_before).unwrap_or(today);
    let place = record.place(to);
    let chosen = match habit {
        Habit::Never => return false,
        Habit::Early => advice.not_before.unwrap_or(due),
        Habit::Late(days) => place.bd(due, days),
        _ => due,
    };
    today == chosen
        || (today > chosen && (advice.may_disturb() || to.is_none() || !place.is_quiet(today)))
}

fn skip(search: &mut Search, advice: &Advice) {
    let now = search.now;
    let item: ItemId = advice.id.parse().expect("the plan names items by their id");
    let applications = advice.jobs.iter().map(|id| id.as_str().into()).collect();
    let contact = advice.to.as_ref().map(|id| id.as_str().into());
    let interview = advice.interview.as_ref().map(|id| InterviewId::from(id.clone()));
    let action = advice.action;
    search.record(now, Event::Skipped { item, action, applications, contact, interview });
}

fn outbound(search: &mut Search, advice: &Advice, channel: Channel) -> MessageEvent {
    let mut event = message(Direction::Out, channel, MessageKind::Did(advice.action));
    event.applications = advice.jobs.iter().map(|id| id.as_str().into()).collect();
    event.contact = advice.to.as_ref().map(|id| id.as_str().into());
    event.interview = advice.interview.as_ref().map(|id| InterviewId::from(id.clone()));
    event.asked_feedback = advice.action == Action::FeedbackRequest
        || (advice.include_feedback && search.rng.chance(55));
    event
}

/// Writes or calls, and lets the world answer.
fn send(search: &mut Search, advice: &Advice) -> Channel {
    let to = advice.to.as_ref().expect("a touch has one recipient");
    let channel = advice.channel.expect("a touch takes some way");
    let channel = match advice.alt {
        Some(alt) if search.rng.chance(30) => alt,
        _ => channel,
    };
    let person = search.person_named(to);
    let now = search.now;
    if advice.guess && search.people[person].formats_tried > 0 {
        let format = search.people[person].formats_tried;
        let address = format!("{to}.{format}@example.com");
        search.tell_person(now, person, ContactDetail::GuessedEmail(address));
    }
    let event = outbound(search, advice, channel);
    let jobs: Vec<usize> = advice.jobs.iter().map(|id| search.job_named(id)).collect();
    let fact = search.record(now, Event::Message(event));
    employers::react(search, &jobs, person, advice.action, channel, fact, advice.guess);
    if advice.action == Action::Withdrawal && search.rng.chance(50) {
        for job in jobs {
            stand(search, job, Standing::Withdrawn);
        }
    }
    channel
}

/// Does something alone.
fn task(search: &mut Search, advice: &Advice) {
    let job = search.job_named(&advice.jobs[0]);
    let now = search.now;
    match advice.action {
        Action::FindContact => find(search, job),
        Action::ReviewNotes => {
            if let Some(id) = &advice.interview {
                search
                    .record(now, Event::NotesReviewed { interview: InterviewId::from(id.clone()) });
            }
        }
        Action::DecideClosure => match search.rng.below(10) {
            0..=2 => {
                let application = search.job_id(job);
                search.record(
                    now,
                    Event::Outcome {
                        application,
                        outcome: OutcomeKind::WithdrawDecided,
                        delivered_by: None,
                        decision_maker: None,
                    },
                );
                search.jobs[job].over = true;
            }
            3 | 4 => stand(search, job, Standing::KeepGoing),
            _ => stand(search, job, Standing::Rested),
        },
        Action::MarkDormant => stand(search, job, Standing::Rested),
        Action::DecideResponse => stand(search, job, Standing::Closed),
        Action::WithdrawInPortal => stand(search, job, Standing::Withdrawn),
        _ => {}
    }
}

fn stand(search: &mut Search, job: usize, standing: Standing) {
    let (now, application) = (search.now, search.job_id(job));
    search.record(now, Event::Standing { application, standing });
}

/// Looks for a person; often there is one to be found, now and then the search for one is given up.
fn find(search: &mut Search, job: usize) {
    let now = search.now;
    let hidden = search.jobs[job].hidden.iter().position(|(_, part)| *part != Part::Interviewer);
    match hidden {
        Some(index) if search.rng.chance(70) => {
            cast::uncover(search, now, job, index, 70);
        }
        _ if search.rng.chance(30) => stand(search, job, Standing::Rested),
        _ => {}
    }
}
