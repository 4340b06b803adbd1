//! The oracle's own reading of the facts: who said and did what, in the order it happened. Nothing here comes from the
//! journal or the planner, and nothing is clever.

use std::collections::{BTreeSet, HashMap, HashSet};

use heardback_core::action::Action;
use heardback_core::fact::{
    ApplicationDetail, Channel, ContactDetail, Direction, Event, Fact, FactId, Interest,
    LinkedinPermission, MessageKind, Moment, OutcomeKind, Part, ProfileName, ReferralStep,
    SeekerDetail, Standing,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::Place;

#[derive(Default)]
pub struct Record {
    pub profile: ProfileName,
    pub employed: bool,
    pub passive: bool,
    pub wants_feedback: bool,
    pub pause: Option<(Date, Option<Date>)>,
    pub home: Option<Place>,
    pub jobs: HashMap<String, Job>,
    pub people: HashMap<String, Person>,
    pub interviews: HashMap<String, Interview>,
    /// Both directions, oldest first; what came back is not among them.
    pub messages: Vec<Message>,
    /// The day an item was put off, and until when.
    pub snoozed: HashMap<String, (Date, Date)>,
}

#[derive(Default)]
pub struct Job {
    pub applied: Option<Date>,
    pub closes: Option<Date>,
    pub no_calls: bool,
    pub no_followup: bool,
    pub sales: bool,
    pub interest: Interest,
    pub announced: Option<Date>,
    pub reposted: Option<Date>,
    pub silence: Option<Date>,
    place: Option<Place>,
    pub helper: Option<String>,
    pub asked: Option<Date>,
    pub agreed: Option<Date>,
    pub delivered: Option<(Date, Option<String>)>,
    pub outcome: Option<(OutcomeKind, Date)>,
    /// With its place in the order of facts.
    pub standing: Option<(Standing, Moment)>,
    pub keep_going: bool,
    pub promises: Vec<Promise>,
    pub occasions: Vec<Date>,
}

pub struct Promise {
    pub by: Option<String>,
    pub made: Date,
    pub due: Option<Date>,
    pub kept: bool,
    id: FactId,
}

#[derive(Default)]
pub struct Person {
    pub parts: BTreeSet<Part>,
    pub jobs: BTreeSet<String>,
    /// A confirmed address that works.
    pub email: bool,
    /// A derived address.
    pub guess: bool,
    /// The address held now, whatever is known about it.
    address: Option<String>,
    pub guesses_bounced: u32,
    /// The last address that bounced was a guess.
    pub may_guess_on: bool,
    pub phone: bool,
    pub postal: bool,
    pub linkedin: bool,
    pub linkedin_yes: Option<Date>,
    pub linkedin_no: bool,
    pub wrote_on_linkedin: bool,
    pub invites_calls: bool,
    pub prefers_email: bool,
    pub no_calls: bool,
    pub no_contact: bool,
    pub left: bool,
    place: Option<Place>,
    zone: Option<Place>,
}

#[derive(Default)]
pub struct Interview {
    pub job: String,
    pub start: Timestamp,
    pub end: Timestamp,
    pub people: BTreeSet<String>,
    pub held: bool,
    pub cancelled: bool,
    pub reviewed: bool,
}

pub struct Message {
    pub at: Moment,
    /// When it happened; a touch of which only the day is known stands at its beginning, an answer at its end.
    moment: Timestamp,
    /// The day where the other person works.
    pub date: Date,
    pub jobs: Vec<String>,
    pub person: Option<String>,
    pub out: bool,
    pub channel: Channel,
    pub kind: MessageKind,
    pub auto: bool,
    pub question: bool,
    pub interview: Option<String>,
    pub asked_feedback: bool,
    pub queued: bool,
    /// Sent: the address it went to.
    address: Option<String>,
    /// A step left out on purpose: it reached nobody.
    pub skipped: bool,
}

impl Message {
    pub fn is_touch(&self) -> bool {
        self.out
            && !self.queued
            && !self.skipped
            && self.channel != Channel::Portal
            && self.kind != MessageKind::Application
    }

    pub fn is_human(&self) -> bool {
        !self.out
            && !self.auto
            && !matches!(self.kind, MessageKind::Ack | MessageKind::Ooo | MessageKind::Bounce)
    }

    pub fn did(&self, action: Action) -> bool {
        self.out && !self.queued && self.kind == MessageKind::Did(action)
    }

    pub fn about(&self, job: &str) -> bool {
        self.jobs.iter().any(|id| id == job)
    }

    pub fn with(&self, person: &str) -> bool {
        self.person.as_deref() == Some(person)
    }
}

impl Interview {
    pub fn took_place(&self, now: Timestamp) -> bool {
        !self.cancelled && (self.held || self.end <= now)
    }

    /// To come, or under way.
    pub fn is_ahead(&self, now: Timestamp) -> bool {
        !self.cancelled && !self.held && self.end > now
    }
}

impl Record {
    pub fn read(facts: &[Fact]) -> Record {
        let gone: HashSet<FactId> = facts
            .iter()
            .filter_map(|fact| match fact.event {
                Event::Retracted { retracted } => Some(retracted),
                _ => None,
            })
            .collect();
        let mut facts: Vec<&Fact> = facts.iter().filter(|fact| !gone.contains(&fact.id)).collect();
        // The world records in the order of what happens; only what has a moment of its own may stand elsewhere.
        facts.sort_by_key(|fact| fact.recorded);
        let mut record = Record::default();
        for fact in &facts {
            if let Event::Seeker { detail: SeekerDetail::Zone(name) } = &fact.event {
                record.home = place_of_zone(name);
            }
            if let Event::Contact { contact, detail: ContactDetail::Zone(name) } = &fact.event {
                record.person(&contact.0).zone = place_of_zone(name);
            }
        }
        let mut sent: Vec<(FactId, Message)> = Vec::new();
        for fact in facts {
            record.learn(fact, &mut sent);
        }
        sent.sort_by_key(|(_, message)| message.moment);
        record.messages = sent.into_iter().map(|(_, message)| message).collect();
        record
    }

    fn person(&mut self, id: &str) -> &mut Person {
        self.people.entry(id.to_owned()).or_default()
    }

    fn job(&mut self, id: &str) -> &mut Job {
        self.jobs.entry(id.to_owned()).or_default()
    }

    fn learn(&mut self, fact: &Fact, sent: &mut Vec<(FactId, Message)>) {
        let day = fact.on.date(&self.zone(None));
        match &fact.event {
            Event::Seeker { detail } => match detail {
                SeekerDetail::Employed(yes) => self.employed = *yes,
                SeekerDetail::Passive(yes) => self.passive = *yes,
                SeekerDetail::Profile(name) => self.profile = *name,
                SeekerDetail::WantsFeedback(yes) => self.wants_feedback = *yes,
                SeekerDetail::Paused { from, until } => self.pause = Some((*from, *until)),
                SeekerDetail::Resumed => {
                    self.pause = self.pause.filter(|(from, _)| *from < day).map(|(from, until)| {
                        (from, Some(until.map_or(day, |until| until.min(day))))
                    });
                }
                _ => {}
            },
            Event::Application { application, detail } => {
                let job = self.job(&application.0);
                match detail {
                    ApplicationDetail::ClosesOn(day) => job.closes = Some(*day),
                    ApplicationDetail::NoCalls(yes) => job.no_calls = *yes,
                    ApplicationDetail::NoFollowup(yes) => job.no_followup = *yes,
                    ApplicationDetail::SalesRole(yes) => job.sales = *yes,
                    ApplicationDetail::Interest(interest) => job.interest = *interest,
                    ApplicationDetail::AnnouncedCallOn(day) => job.announced = Some(*day),
                    ApplicationDetail::RepostedOn(day) => job.reposted = Some(*day),
                    ApplicationDetail::Region(region) => job.place = place_of_region(region),
                    ApplicationDetail::SilenceMeansNoAfter(day) => job.silence = Some(*day),
                    _ => {}
                }
            }
            Event::Applied { application } => self.job(&application.0).applied = Some(day),
            Event::Outcome { application, outcome, .. } => {
                self.job(&application.0).outcome = Some((*outcome, day));
            }
            Event::Standing { application, standing } => {
                let job = self.job(&application.0);
                match standing {
                    Standing::KeepGoing => {
                        job.keep_going = true;
                        job.standing = job.standing.filter(|(s, _)| *s != Standing::Rested);
                    }
                    Standing::Active => {
                        job.standing = None;
                        job.outcome = None;
                    }
                    other => job.standing = Some((*other, fact.on)),
                }
            }
            Event::Referral { application, helper, step } => {
                let job = self.job(&application.0);
                job.helper = Some(helper.0.to_string());
                match step {
                    ReferralStep::Asked => job.asked = Some(day),
                    ReferralStep::Agreed => job.agreed = Some(day),
                    ReferralStep::Delivered { to } => {
                        job.delivered = Some((day, to.as_ref().map(|id| id.0.to_string())));
                    }
                }
            }
            Event::Contact { contact, detail } => self.contact(&contact.0, day, detail),
            Event::Interview { interview, application, start, end, interviewers, .. } => {
                let known = self.interviews.entry(interview.0.to_string()).or_default();
                application.0.as_str().clone_into(&mut known.job);
                if let Some(start) = start.filter(|start| *start != known.start) {
                    known.start = start;
                    known.cancelled = false;
                    known.held = false;
                }
                known.end = end.unwrap_or(known.end);
                known.people.extend(interviewers.iter().map(|id| id.0.to_string()));
            }
            Event::InterviewHeld { interview } => {
                self.interviews.entry(interview.0.to_string()).or_default().held = true;
            }
            Event::InterviewCancelled { interview } => {
                self.interviews.entry(interview.0.to_string()).or_default().cancelled = true;
            }
            Event::NotesReviewed { interview } => {
                self.interviews.entry(interview.0.to_string()).or_default().reviewed = true;
            }
            Event::Message(event) => {
                let person = event.contact.as_ref().map(|id| id.0.to_string());
                let zone = self.zone(person.as_deref());
                let out = event.direction == Direction::Out;
                let known = person.as_deref().and_then(|id| self.people.get(id));
                let address = known.and_then(|known| known.address.clone());
                let message = Message {
                    at: fact.on,
                    moment: moment(fact.on, out, &zone),
                    date: fact.on.date(&zone),
                    jobs: event.applications.iter().map(|id| id.0.to_string()).collect(),
                    person,
                    out,
                    channel: event.channel,
                    kind: event.kind,
                    auto: event.auto,
                    question: event.needs_reply,
                    interview: event.interview.as_ref().map(|id| id.0.to_string()),
                    asked_feedback: event.asked_feedback,
                    queued: event.queued,
                    address,
                    skipped: false,
                };
                self.consequences(&message);
                sent.push((fact.id, message));
            }
            Event::Skipped { action, applications, contact, interview, .. } => {
                let person = contact.as_ref().map(|id| id.0.to_string());
                let zone = self.zone(person.as_deref());
                let message = Message {
                    at: fact.on,
                    moment: moment(fact.on, true, &zone),
                    date: fact.on.date(&zone),
                    jobs: applications.iter().map(|id| id.0.to_string()).collect(),
                    person,
                    out: true,
                    channel: Channel::Email,
                    kind: MessageKind::Did(*action),
                    auto: false,
                    question: false,
                    interview: interview.as_ref().map(|id| id.0.to_string()),
                    asked_feedback: false,
                    queued: false,
                    address: None,
                    skipped: true,
                };
                sent.push((fact.id, message));
            }
            Event::Bounced { message } => {
                let place = sent.iter().position(|(id, _)| id == message);
                let (_, bounced) = sent.remove(place.expect("only what was sent comes back"));
                let person = self.person(&bounced.person.expect("mail goes to somebody"));
                if person.address != bounced.address {
                    return;
                }
                // After the address one was sure of, no other is guessed (EDG-6).
                person.may_guess_on = person.guess;
                if person.guess {
                    person.guess = false;
                    person.guesses_bounced += 1;
                }
                person.email = false;
            }
            Event::Promise { application, by, due, .. } => {
                let by = by.as_ref().map(|id| id.0.to_string());
                let made = fact.on.date(&self.zone(by.as_deref()));
                let promise = Promise { by, made, due: *due, kept: false, id: fact.id };
                self.job(&application.0).promises.push(promise);
            }
            Event::PromiseKept { promise } => {
                let promises = self.jobs.values_mut().flat_map(|job| &mut job.promises);
                promises.filter(|known| known.id == *promise).for_each(|known| known.kept = true);
            }
            Event::Occasion { application, .. } => {
                self.job(&application.0).occasions.push(day);
            }
            Event::Snoozed { item, until } => {
                self.snoozed.insert(item.to_string(), (day, *until));
            }
            _ => {}
        }
    }

    fn contact(&mut self, id: &str, day: Date, detail: &ContactDetail) {
        let person = self.person(id);
        match detail {
            ContactDetail::Part(part) => {
                person.parts.insert(*part);
            }
            ContactDetail::Application(job) => {
                person.jobs.insert(job.0.to_string());
            }
            ContactDetail::Email(address) => {
                person.address = Some(address.clone());
                person.email = true;
                person.guess = false;
            }
            ContactDetail::GuessedEmail(address) if !person.email => {
                person.address = Some(address.clone());
                person.guess = true;
            }
            ContactDetail::Phone(_) => person.phone = true,
            ContactDetail::Postal(_) => person.postal = true,
            ContactDetail::Linkedin(_) => person.linkedin = true,
            ContactDetail::LinkedinPermission(LinkedinPermission::Yes) => {
                person.linkedin_yes = Some(day);
            }
            ContactDetail::LinkedinPermission(LinkedinPermission::No) => person.linkedin_no = true,
            ContactDetail::WroteOnLinkedin(yes) => person.wrote_on_linkedin = *yes,
            ContactDetail::Prefers(channel) => {
                person.invites_calls |= *channel == Channel::Phone;
                person.prefers_email = *channel == Channel::Email;
            }
            ContactDetail::InvitedCall(yes) => person.invites_calls |= *yes,
            ContactDetail::NoCalls(yes) => person.no_calls = *yes,
            ContactDetail::SaysNoContact(yes) => person.no_contact = *yes,
            ContactDetail::Left(yes) => person.left = *yes,
            ContactDetail::Region(region) => {
                person.place = place_of_region(region);
            }
            _ => {}
        }
    }

    /// What a message says about people and applications.
    fn consequences(&mut self, message: &Message) {
        if message.kind == MessageKind::Rejection {
            for id in &message.jobs {
                let job = self.job(id);
                job.outcome = job.outcome.or(Some((OutcomeKind::Rejected, message.date)));
            }
        }
        if !message.is_human() {
            return;
        }
        if let Some(id) = &message.person
            && message.channel == Channel::Email
        {
            let person = self.person(id);
            // An answer from a guessed address shows that it works.
            if person.guess {
                person.email = true;
                person.guess = false;
            }
        }
        for id in &message.jobs {
            let job = self.job(id);
            job.standing = job.standing.filter(|(standing, _)| *standing != Standing::Rested);
        }
    }

    /// Where the holidays and weekends of a person are kept: where he or she works, else where the employer is, else
    /// where most employers are.
    pub fn place(&self, person: Option<&str>) -> Place {
        let person = person.and_then(|id| self.people.get(id));
        let own = person.and_then(|person| {
            let employer = || person.jobs.iter().find_map(|job| self.jobs.get(job)?.place);
            person.place.or_else(employer)
        });
        own.or(self.home).unwrap_or(Place::Pacific)
    }

    pub fn zone(&self, person: Option<&str>) -> TimeZone {
        let own = person.and_then(|id| self.people.get(id)).and_then(|person| person.zone);
        own.or(self.home).map_or(TimeZone::UTC, Place::zone)
    }

    pub fn today(&self, person: Option<&str>, now: Timestamp) -> Date {
        self.zone(person).to_datetime(now).date()
    }

    /// The last touch on a person, over all applications and of every kind.
    pub fn last_touch(&self, person: &str) -> Option<&Message> {
        self.messages.iter().filter(|m| m.is_touch() && m.with(person)).max_by_key(|m| m.date)
    }

    /// Written or said by the employer's people; the friend who helps is not their voice.
    pub fn humans<'a>(&'a self, job: &'a str) -> impl DoubleEndedIterator<Item = &'a Message> {
        self.messages.iter().filter(move |message| {
            message.is_human()
                && message.about(job)
                && !message.person.as_deref().is_some_and(|person| self.is_helper(person))
        })
    }

    pub fn is_helper(&self, person: &str) -> bool {
        self.people.get(person).is_some_and(|person| {
            !person.parts.is_empty()
                && person.parts.iter().all(|p| matches!(p, Part::Insider | Part::Referrer))
        })
    }

    pub fn held<'a>(&'a self, job: &'a str, now: Timestamp) -> impl Iterator<Item = &'a Interview> {
        self.interviews.values().filter(move |i| i.job == job && i.took_place(now))
    }

    /// Touches and steps of these kinds in one application since the last thing the employer said or the last
    /// interview, oldest first.
    pub fn unanswered<'a>(
        &'a self,
        job: &'a str,
        actions: &'a [Action],
        now: Timestamp,
    ) -> impl DoubleEndedIterator<Item = &'a Message> {
        let human = self.humans(job).next_back();
        let held = self.held(job, now).map(|interview| interview.end).max();
        let zone = self.zone(None);
        self.messages.iter().filter(move |message| {
            message.about(job)
                && actions.iter().any(|&action| message.did(action))
                && human.is_none_or(|human| is_after(message, human))
                && held.is_none_or(|end| match message.at {
                    Moment::Instant(at) => at >= end,
                    Moment::Day(day) => day >= zone.to_datetime(end).date(),
                })
        })
    }

    /// The date of news that still binds, and who gave it (PRM-1 to PRM-4).
    pub fn promised(&self, job: &str) -> Option<(Date, Option<&str>)> {
        let promises = &self.jobs.get(job)?.promises;
        let newest = promises
            .iter()
            .filter(|promise| promise.due.is_some())
            .max_by_key(|promise| (promise.made, promise.due))?;
        let due = newest.due?;
        let overtaken = self.humans(job).any(|message| message.date > newest.made);
        let asked = self.messages.iter().any(|message| {
            message.about(job)
                && (message.did(Action::CheckIn) || message.did(Action::ApplicationFollowup))
                && message.date > due
        });
        (!newest.kept && !overtaken && !asked).then_some((due, newest.by.as_deref()))
    }

    /// A question nobody has answered yet.
    pub fn open_question<'a>(&'a self, job: &'a str) -> Option<&'a Message> {
        self.messages.iter().find(|message| {
            message.is_human()
                && message.question
                && message.about(job)
                && message.person.as_deref().is_some_and(|person| {
                    !self.messages.iter().any(|later| {
                        later.is_touch() && later.with(person) && is_after(later, message)
                    })
                })
        })
    }
}

pub fn is_after(message: &Message, earlier: &Message) -> bool {
    message.moment > earlier.moment
}

fn moment(at: Moment, out: bool, zone: &TimeZone) -> Timestamp {
    match at {
        Moment::Instant(at) => at,
        Moment::Day(day) => {
            let time = if out { day.at(0, 0, 0, 0) } else { day.at(23, 59, 59, 0) };
            zone.to_timestamp(time).expect("within the calendar")
        }
    }
}

fn place_of_zone(name: &str) -> Option<Place> {
    Place::ALL.into_iter().find(|place| place.zone_name() == name)
}

fn place_of_region(region: &str) -> Option<Place> {
    Place::ALL.into_iter().find(|place| place.region() == Some(region))
}
