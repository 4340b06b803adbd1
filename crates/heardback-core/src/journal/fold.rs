//! From facts to the journal: what all of them add up to.
//!
//! Facts are put in the order of what happened, so that the order in which they were recorded or read changes
//! nothing. Then each is taken once. Nothing here fails: a fact that makes no sense beside the others changes nothing.

mod details;
mod email;
mod in_force;
mod interviews;
mod names;
mod settled;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use self::email::Mailbox;
pub use self::in_force::in_force;
pub(crate) use self::in_force::in_order;
use self::interviews::Draft;
use self::names::Names;
use self::settled::Settled;
use super::{
    Application, Contact, Delivery, Journal, Known, Message, Occasion, Outcome, Places, Promise,
    Referral, Snooze,
};
use crate::action::Action;
use crate::fact::{
    ApplicationId, Channel, ContactId, Direction, Event, Fact, FactId, InterviewId, MessageEvent,
    MessageKind, Moment, OutcomeKind, ReferralStep, SeekerDetail, Standing,
};
use crate::hashed::Hashed;
use crate::promise_words;
use crate::working_days::WorkingDays;

impl Journal {
    /// What these facts add up to. In which order they are given changes nothing.
    pub fn from_facts(facts: &[Fact], places: &dyn Places) -> Journal {
        let facts = in_force(facts);
        let mut fold = Fold::new(&facts, places);
        for fact in in_order(&facts) {
            fold.take(fact);
        }
        fold.finish()
    }
}

/// A journal in the making.
struct Fold<'a> {
    journal: Journal,
    settled: Settled<'a>,
    applications: Names<'a>,
    contacts: Names<'a>,
    interviews: Names<'a>,
    /// Interviews whose date or application may still be unknown.
    drafts: Vec<Draft>,
    /// What mail to each contact met with; runs beside the contacts.
    mailboxes: Vec<Mailbox>,
    /// Runs beside the contacts: a contact fact names them, so that a missing application means all of them.
    named: Vec<bool>,
    /// Countries of applications, for people who name none of their own.
    regions: HashMap<usize, &'a str>,
    /// The day and moment of recording of each rest, by application.
    rests: HashMap<usize, &'a Fact>,
    /// Which message a fact became that is said to have come back.
    messages: HashMap<FactId, usize, Hashed>,
    /// Bounces told before the message they are about.
    early_bounces: HashMap<FactId, &'a Fact, Hashed>,
    /// Promises that were kept.
    kept: HashMap<FactId, FactId, Hashed>,
    /// Skills that proofs were said to prove.
    skills: Vec<(&'a str, &'a str, FactId)>,
}

impl<'a> Fold<'a> {
    fn new(facts: &[&'a Fact], places: &dyn Places) -> Self {
        let settled = Settled::read(facts, places);
        let mut journal = Journal::new(settled.home.clone(), settled.days.clone());
        settled.reserve(&mut journal);
        Fold {
            journal,
            settled,
            applications: Names::default(),
            contacts: Names::default(),
            interviews: Names::default(),
            drafts: Vec::new(),
            mailboxes: Vec::new(),
            named: Vec::new(),
            regions: HashMap::new(),
            rests: HashMap::new(),
            messages: HashMap::default(),
            early_bounces: HashMap::default(),
            kept: HashMap::default(),
            skills: Vec::new(),
        }
    }

    fn take(&mut self, fact: &'a Fact) {
        match &fact.event {
            Event::Seeker { detail } => self.seeker(fact, detail),
            Event::Application { application, detail } => {
                let a = self.application(fact, application);
                self.application_detail(fact, a, detail);
            }
            Event::Contact { contact, detail } => {
                let c = self.contact(fact, contact, &[]);
                self.contact_detail(fact, c, detail);
            }
            Event::Applied { application } => {
                let a = self.application(fact, application);
                self.journal.applications[a].applied = Some(self.dated(fact));
            }
            Event::Outcome { application, outcome, delivered_by, decision_maker } => {
                let a = self.application(fact, application);
                let delivered_by = delivered_by.as_ref().map(|id| self.contact(fact, id, &[a]));
                let decision_maker = decision_maker.as_ref().map(|id| self.contact(fact, id, &[a]));
                let on = Some(self.day(fact.on));
                self.journal.applications[a].outcome = Some(Outcome {
                    kind: *outcome,
                    on,
                    fact: fact.id,
                    delivered_by,
                    decision_maker,
                });
            }
            Event::Standing { application, standing } => {
                let a = self.application(fact, application);
                self.standing(fact, a, *standing);
            }
            Event::Referral { application, helper, step } => {
                let a = self.application(fact, application);
                let helper = self.contact(fact, helper, &[a]);
                self.referral(fact, a, helper, step);
            }
            Event::Interview { application, interviewers, .. } => {
                let a = self.application(fact, application);
                let people: Vec<usize> =
                    interviewers.iter().map(|id| self.contact(fact, id, &[a])).collect();
                self.interview(fact, a, &people);
            }
            Event::Invited(invited) => {
                let i = self.draft(fact, &invited.interview);
                let people =
                    invited.interviewers.iter().map(|id| self.contact(fact, id, &[])).collect();
                self.drafts[i].invited(invited, people);
            }
            Event::InterviewHeld { interview }
            | Event::InterviewCancelled { interview }
            | Event::NotesReviewed { interview } => {
                let i = self.draft(fact, interview);
                let day = self.day(fact.on);
                self.drafts[i].told(fact, day);
            }
            Event::Topic { interview, contact, text } => {
                let i = self.draft(fact, interview);
                let c = self.contact(fact, contact, &[]);
                self.drafts[i].interview.topics.push((c, text.clone()));
            }
            Event::Message(message) => self.message(fact, message),
            Event::Skipped { action, applications, contact, interview, .. } => {
                self.skipped(fact, *action, applications, contact.as_ref(), interview.as_ref());
            }
            Event::Bounced { message } => match self.messages.get(message) {
                Some(&m) => self.bounced(fact, m),
                None => {
                    self.early_bounces.entry(*message).or_insert(fact);
                }
            },
            Event::Promise { application, by, text, due } => {
                let a = self.application(fact, application);
                let by = by.as_ref().map(|id| self.contact(fact, id, &[a]));
                let made_on = fact.on.date(self.journal.zone_of(by));
                self.journal.promises.push(Promise {
                    fact: fact.id,
                    application: a,
                    by,
                    made_on,
                    text: text.clone(),
                    due: *due,
                    kept: None,
                });
            }
            Event::PromiseKept { promise } => {
                self.kept.insert(*promise, fact.id);
            }
            Event::Occasion { application, contact, kind, text } => {
                let application = self.application(fact, application);
                let contact = Some(self.contact(fact, contact, &[application]));
                let on = self.day(fact.on);
                let text = text.clone();
                let occasion =
                    Occasion { fact: fact.id, application, contact, kind: *kind, on, text };
                self.journal.occasions.push(occasion);
            }
            Event::Note { application, contact, .. } => {
                let a = application.as_ref().map(|id| self.application(fact, id));
                if let Some(id) = contact {
                    self.contact(fact, id, a.as_slice());
                }
            }
            Event::Snoozed { item, until } => {
                let value = Snooze { on: self.day(fact.on), until: *until };
                self.journal.snoozed.insert(*item, Known { value, fact: fact.id });
            }
            // What a verdict brought about stands in facts of its own; retractions were heeded before.
            Event::Reviewed { .. }
            | Event::Placed { .. }
            | Event::Lesson { .. }
            | Event::Retracted { .. } => {}
        }
    }

    fn finish(self) -> Journal {
        let mut journal = self.journal;
        details::skills(&mut journal.seeker, &self.skills);
        let places = interviews::finish(self.drafts, &journal.zone, &mut journal.interviews);
        for message in &mut journal.messages {
            message.interview = message.interview.and_then(|draft| places[draft]);
        }
        for contact in &mut journal.contacts {
            if contact.days.is_none() {
                let region = contact.applications.iter().find_map(|a| self.regions.get(a));
                contact.days = region.and_then(|region| self.settled.days_of(region));
            }
        }
        for promise in &mut journal.promises {
            promise.kept = self.kept.get(&promise.fact).copied();
            if promise.due.is_none() {
                let contact = promise.by.map(|c| &journal.contacts[c]);
                let days = contact.and_then(|contact| contact.days.as_ref());
                let application = &mut journal.applications[promise.application];
                read_words(promise, days.unwrap_or(&journal.days), application);
            }
        }
        // Of two promises made on one day the later date counts; the planner takes the last of the list.
        journal.promises.sort_by_key(|promise| (promise.made_on, promise.due));
        journal.link();
        journal
    }

    fn application(&mut self, fact: &Fact, id: &'a ApplicationId) -> usize {
        let (a, new) = self.applications.place(&id.0);
        if new {
            let application = Application::new(id.clone(), fact.id);
            let application = Application { known_since: fact.recorded, ..application };
            self.journal.applications.push(application);
        }
        a
    }

    /// The contact of that name. One that no contact fact speaks of belongs to the applications it is met in.
    fn contact(&mut self, fact: &Fact, id: &'a ContactId, met_in: &[usize]) -> usize {
        let (c, new) = self.contacts.place(&id.0);
        if new {
            let mut contact = Contact::new(id.clone(), fact.id);
            contact.zone = self.settled.zone_of(&id.0);
            contact.days = self.settled.days_of_contact(&id.0);
            self.journal.contacts.push(contact);
            self.mailboxes.push(Mailbox::default());
            self.named.push(self.settled.is_named(&id.0));
        }
        if !self.named[c] {
            let known = &mut self.journal.contacts[c].applications;
            known.extend(met_in.iter().filter(|a| !known.contains(a)).copied().collect::<Vec<_>>());
        }
        c
    }

    fn draft(&mut self, fact: &Fact, id: &'a InterviewId) -> usize {
        let (i, new) = self.interviews.place(&id.0);
        if new {
            self.drafts.push(Draft::new(id.clone(), fact.id));
        }
        i
    }

    fn day(&self, moment: Moment) -> Date {
        moment.date(&self.journal.zone)
    }

    fn dated(&self, fact: &Fact) -> Known<Date> {
        Known { value: self.day(fact.on), fact: fact.id }
    }

    fn standing(&mut self, fact: &'a Fact, a: usize, standing: Standing) {
        let known = Some(Known { value: (standing, self.day(fact.on)), fact: fact.id });
        let application = &mut self.journal.applications[a];
        match standing {
            Standing::KeepGoing => {
                application.keep_going = Some(fact.id);
                if application.standing.is_some_and(|known| known.value.0 == Standing::Rested) {
                    application.standing = None;
                }
            }
            Standing::Active => {
                application.standing = known;
                application.outcome = None;
            }
            Standing::Rested => {
                application.standing = known;
                application.keep_going = None;
                self.rests.insert(a, fact);
            }
            Standing::Closed | Standing::Withdrawn | Standing::Accepted => {
                application.standing = known;
            }
        }
    }

    fn referral(&mut self, fact: &Fact, a: usize, helper: usize, step: &'a ReferralStep) {
        let on = Some(self.dated(fact));
        let to = match step {
            ReferralStep::Delivered { to: Some(id) } => Some(self.contact(fact, id, &[a])),
            _ => None,
        };
        let referral = &mut self.journal.applications[a].referral;
        let referral = match referral {
            Some(referral) if referral.helper == helper => referral,
            other => other.insert(Referral {
                helper,
                asked: None,
                agreed: None,
                delivered: None,
                delivered_to: None,
            }),
        };
        match step {
            ReferralStep::Asked => referral.asked = on,
            ReferralStep::Agreed => referral.agreed = on,
            ReferralStep::Delivered { .. } => {
                referral.delivered = on;
                referral.delivered_to = to.or(referral.delivered_to);
            }
        }
    }

    fn message(&mut self, fact: &'a Fact, event: &'a MessageEvent) {
        let applications = self.all(fact, &event.applications);
        let contact = event.contact.as_ref().map(|id| self.contact(fact, id, &applications));
        let interview = event.interview.as_ref().map(|id| self.draft(fact, id));
        let queued = event.direction == Direction::Out && event.queued;
        self.add(Message {
            fact: fact.id,
            at: fact.on,
            date: fact.on.date(self.journal.zone_of(contact)),
            applications,
            contact,
            direction: event.direction,
            channel: event.channel,
            kind: event.kind,
            delivery: if queued { Delivery::Queued } else { Delivery::Sent },
            auto: event.auto,
            needs_reply: event.needs_reply,
            return_on: event.return_on,
            interview,
            asked_feedback: event.asked_feedback,
            mail: event.mail,
            further: event.further,
        });
    }

    fn skipped(
        &mut self,
        fact: &'a Fact,
        action: Action,
        applications: &'a [ApplicationId],
        contact: Option<&'a ContactId>,
        interview: Option<&'a InterviewId>,
    ) {
        let applications = self.all(fact, applications);
        let contact = contact.map(|id| self.contact(fact, id, &applications));
        let interview = interview.map(|id| self.draft(fact, id));
        self.add(Message {
            fact: fact.id,
            at: fact.on,
            date: fact.on.date(self.journal.zone_of(contact)),
            applications,
            contact,
            direction: Direction::Out,
            channel: Channel::Email,
            kind: MessageKind::Did(action),
            delivery: Delivery::Skipped,
            auto: false,
            needs_reply: false,
            return_on: None,
            interview,
            asked_feedback: false,
            mail: None,
            further: false,
        });
    }

    /// The applications of these names, each once.
    fn all(&mut self, fact: &Fact, ids: &'a [ApplicationId]) -> Vec<usize> {
        let mut applications = Vec::with_capacity(ids.len());
        for id in ids {
            let a = self.application(fact, id);
            if !applications.contains(&a) {
                applications.push(a);
            }
        }
        applications
    }

    fn add(&mut self, message: Message) {
        let m = self.journal.messages.len();
        if self.settled.bounced.contains(&message.fact) {
            self.messages.insert(message.fact, m);
        }
        self.effects(&message);
        let fact = message.fact;
        self.journal.messages.push(message);
        if let Some(bounce) = self.early_bounces.remove(&fact) {
            self.bounced(bounce, m);
        }
    }

    /// What a message changes beyond its own application's list.
    fn effects(&mut self, message: &Message) {
        if message.is_human() {
            for &a in &message.applications {
                self.wake(a, message);
            }
        }
        for &a in &message.applications {
            let application = &mut self.journal.applications[a];
            if message.direction == Direction::In
                && message.kind == MessageKind::Rejection
                && application.outcome.is_none()
            {
                application.outcome = Some(Outcome {
                    kind: OutcomeKind::Rejected,
                    on: Some(message.date),
                    fact: message.fact,
                    delivered_by: message.contact.filter(|_| !message.auto),
                    decision_maker: None,
                });
            }
            if let Some(helper) = message.contact
                && message.carried_out(Action::ReferralAsk)
                && message.delivery == Delivery::Sent
            {
                let asked = Some(Known { value: message.date, fact: message.fact });
                match &mut application.referral {
                    Some(referral) if referral.helper == helper => {
                        referral.asked = referral.asked.or(asked);
                    }
                    Some(_) => {}
                    None => {
                        application.referral = Some(Referral {
                            helper,
                            asked,
                            agreed: None,
                            delivered: None,
                            delivered_to: None,
                        });
                    }
                }
            }
        }
        if let Some(c) = message.contact {
            if message.is_absence_note()
                && let Some(value) = message.return_on
            {
                self.journal.contacts[c].returns_on = Some(Known { value, fact: message.fact });
            }
            self.mailboxes[c].passed(&mut self.journal.contacts[c], message);
        }
    }

    /// A person wrote: an application put to rest before is in play again.
    fn wake(&mut self, a: usize, message: &Message) {
        let application = &mut self.journal.applications[a];
        if application.standing.is_none_or(|known| known.value.0 != Standing::Rested) {
            return;
        }
        let is_later = match (self.rests.get(&a).map(|rest| (rest.on, rest.recorded)), message.at) {
            // The rest has only a day: what came on that day counts from the moment it was put to rest.
            (Some((Moment::Day(day), recorded)), Moment::Instant(instant)) => {
                message.date > day || message.date == day && instant > recorded
            }
            (Some((Moment::Day(day), _)), Moment::Day(_)) => message.date > day,
            _ => true,
        };
        if is_later {
            application.standing = None;
        }
    }

    fn bounced(&mut self, bounce: &Fact, m: usize) {
        let message = &mut self.journal.messages[m];
        if message.direction != Direction::Out || message.delivery != Delivery::Sent {
            return;
        }
        let zone: &TimeZone = message
            .contact
            .and_then(|c| self.journal.contacts[c].zone.as_ref())
            .unwrap_or(&self.journal.zone);
        message.delivery = Delivery::Bounced(bounce.on.date(zone));
        if let Some(c) = message.contact {
            self.mailboxes[c].bounced(&mut self.journal.contacts[c], message);
        }
    }

    fn seeker(&mut self, fact: &Fact, detail: &'a SeekerDetail) {
        if let SeekerDetail::Skill { proof, skill } = detail {
            self.skills.push((proof, skill, fact.id));
        }
        let on = self.day(fact.on);
        details::seeker(&mut self.journal.seeker, fact, on, detail);
    }
}

/// Reads the date out of a promise's words. “If you hear nothing by then, take it as a no” is no promise to wait for.
fn read_words(promise: &mut Promise, days: &WorkingDays, application: &mut Application) {
    let Some(words) = promise_words::read(&promise.text, promise.made_on, days) else { return };
    if !words.silence_means_no() {
        promise.due = words.due;
    } else if let Some(value) = words.due
        && application.silence_means_no_after.is_none()
    {
        application.silence_means_no_after = Some(Known { value, fact: promise.fact });
    }
}
