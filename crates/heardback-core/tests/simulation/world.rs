//! One simulated search: its clock, its facts, its people and jobs, and what the world still has in store for it.

use std::collections::BTreeMap;

use heardback_core::fact::{
    ApplicationDetail, ApplicationId, BatchId, Channel, ContactDetail, ContactId, Direction, Event,
    Fact, FactId, MessageEvent, MessageKind, Moment, Origin, Part, SeekerDetail,
};
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::calendar::Place;
use crate::employers::Happening;
use crate::rng::Rng;

/// The first morning of the simulated year.
pub fn first_day() -> Date {
    date(2026, 1, 7)
}

/// A person, as he or she really is; the facts say what the user has learnt.
pub struct Person {
    pub id: String,
    pub place: Place,
    pub jobs: Vec<usize>,
    /// The derived address is right.
    pub guess_is_right: bool,
    pub bounces_left: u32,
    pub away_until: Option<Date>,
    pub gone: bool,
    pub name: String,
    pub formats_tried: u32,
}

/// How an employer treats applicants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    Silent,
    /// Answers by itself, sooner or later.
    Slow,
    /// Answers when asked.
    Kind,
    /// A machine says no.
    Machine,
}

/// One role at one company, as it really is.
pub struct Job {
    pub id: String,
    pub place: Place,
    pub temper: Temper,
    /// Everybody who belongs to it, with the part played.
    pub cast: Vec<(usize, Part)>,
    /// People who may yet be found or brought in.
    pub hidden: Vec<(usize, Part)>,
    pub applied: bool,
    pub over: bool,
    pub rounds: u32,
    pub friend: Option<usize>,
    pub agency: bool,
}

/// An interview, as it really is.
pub struct Interview {
    pub id: String,
    pub job: usize,
    pub people: Vec<usize>,
    pub moves: u32,
    /// Counts up when the interview moves, so that what was planned for the old date does not happen.
    pub version: u32,
}

pub struct Search {
    pub number: u64,
    pub rng: Rng,
    pub home: Place,
    pub now: Timestamp,
    pub facts: Vec<Fact>,
    pub people: Vec<Person>,
    pub jobs: Vec<Job>,
    pub interviews: Vec<Interview>,
    agenda: BTreeMap<(Timestamp, u64), Happening>,
    counter: u64,
}

impl Search {
    pub fn new(number: u64, seed: u64) -> Search {
        let mut rng = Rng::new(seed);
        let home = rng.pick(&Place::ALL);
        let start = home.zone().to_timestamp(first_day().at(7, 0, 0, 0)).expect("a moment");
        let mut search = Search {
            number,
            rng,
            home,
            now: start,
            facts: Vec::new(),
            people: Vec::new(),
            jobs: Vec::new(),
            interviews: Vec::new(),
            agenda: BTreeMap::new(),
            counter: 0,
        };
        search.tell_seeker(SeekerDetail::Zone(home.zone_name().to_owned()));
        if let Some(region) = home.region() {
            search.tell_seeker(SeekerDetail::Region(region.to_owned()));
        }
        search
    }

    /// The next moment at which the user looks at the plan.
    pub fn wake(&mut self, day: Date, hour: i8) {
        self.now = self.home.zone().to_timestamp(day.at(hour, 30, 10, 0)).expect("a moment");
    }

    /// No two things are done at one moment.
    pub fn tick(&mut self) {
        self.now += SignedDuration::from_secs(1);
    }

    pub fn today(&self) -> Date {
        self.home.zone().to_datetime(self.now).date()
    }

    /// What has happened by now, one thing at a time.
    pub fn next_happening(&mut self) -> Option<(Timestamp, Happening)> {
        let (&key, _) = self.agenda.first_key_value()?;
        if key.0 > self.now {
            return None;
        }
        self.agenda.remove(&key).map(|happening| (key.0, happening))
    }

    /// Something is to happen at a moment.
    pub fn at(&mut self, at: Timestamp, happening: Happening) {
        self.counter += 1;
        self.agenda.insert((at, self.counter), happening);
    }

    /// Something is to happen some days from `from`, in office hours of a place, now and then in the evening.
    pub fn after_days(&mut self, from: Timestamp, days: i32, place: Place, happening: Happening) {
        let zone = place.zone();
        let mut day = zone.to_datetime(from).date().saturating_add(days.days());
        if !self.rng.chance(6) {
            day = place.bd(day, 0);
        }
        let hour = if self.rng.chance(8) { 21 } else { self.rng.between(8, 17) };
        let minute = self.rng.between(0, 59);
        let at = zone.to_timestamp(day.at(hour as i8, minute as i8, 0, 0)).expect("a moment");
        self.at(at.max(from + SignedDuration::from_mins(5)), happening);
    }

    pub fn record(&mut self, on: impl Into<Moment>, event: Event) -> FactId {
        let id = FactId(self.rng.next());
        // Every fact has a moment of recording of its own, so that the order they were recorded in can be seen.
        self.counter += 1;
        let recorded = self.now + SignedDuration::from_micros(self.counter as i64);
        self.facts.push(Fact {
            id,
            on: on.into(),
            recorded,
            batch: BatchId(self.counter),
            origin: Origin::Typed,
            event,
        });
        id
    }

    pub fn tell_seeker(&mut self, detail: SeekerDetail) {
        let now = self.now;
        self.record(now, Event::Seeker { detail });
    }

    pub fn tell_job(&mut self, at: Timestamp, job: usize, detail: ApplicationDetail) {
        let application = self.job_id(job);
        self.record(at, Event::Application { application, detail });
    }

    pub fn tell_person(&mut self, at: Timestamp, person: usize, detail: ContactDetail) {
        let contact = self.person_id(person);
        self.record(at, Event::Contact { contact, detail });
    }

    pub fn job_id(&self, job: usize) -> ApplicationId {
        ApplicationId::from(self.jobs[job].id.clone())
    }

    pub fn person_id(&self, person: usize) -> ContactId {
        ContactId::from(self.people[person].id.clone())
    }

    pub fn person_named(&self, id: &str) -> usize {
        self.people.iter().position(|person| person.id == id).expect("the plan names known people")
    }

    pub fn job_named(&self, id: &str) -> usize {
        self.jobs.iter().position(|job| job.id == id).expect("the plan names known applications")
    }

    /// A message that came in.
    pub fn receive(
        &mut self,
        at: Timestamp,
        job: usize,
        person: Option<usize>,
        channel: Channel,
        kind: MessageKind,
        more: impl FnOnce(&mut MessageEvent),
    ) -> FactId {
        let auto = matches!(kind, MessageKind::Ack | MessageKind::Ooo | MessageKind::Bounce);
        let mut message = message(Direction::In, channel, kind);
        message.applications = vec![self.job_id(job)];
        message.contact = person.map(|person| self.person_id(person));
        message.auto = auto;
        more(&mut message);
        if let Some(person) = person
            && !auto
            && channel == Channel::Email
        {
            // Who writes a mail shows an address that works.
            let address = format!("c{person}@example.com");
            self.tell_person(at, person, ContactDetail::Email(address));
        }
        self.record(at, Event::Message(message))
    }
}

/// A message with nothing but the necessary.
pub fn message(direction: Direction, channel: Channel, kind: MessageKind) -> MessageEvent {
    MessageEvent {
        applications: Vec::new(),
        contact: None,
        direction,
        channel,
        kind,
        auto: false,
        needs_reply: false,
        return_on: None,
        interview: None,
        asked_feedback: false,
        queued: false,
        further: false,
        mail: None,
        subject: None,
    }
}
