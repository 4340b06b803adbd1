//! How many applications a second are planned on one core: a journal of 1,000 applications and 30,000 facts, every
//! item built with its reason and consumed.
//!
//!     cargo bench -p heardback-core --bench plan

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark measures time and prints it"
)]

use std::hint::black_box;
use std::time::Instant;

use heardback_core::action::Action;
use heardback_core::fact::{
    ApplicationDetail, ApplicationId, BatchId, Channel, ContactDetail, ContactId, Direction, Event,
    Fact, FactId, InterviewId, MessageEvent, MessageKind, Moment, Origin, Part,
};
use heardback_core::journal::{Journal, Places};
use heardback_core::planner;
use heardback_core::playbook::Playbook;
use heardback_core::working_days::WorkingDays;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};

const APPLICATIONS: usize = 1_000;
const ROUNDS: usize = 11;

struct World;

impl Places for World {
    fn zone(&self, name: &str) -> Option<TimeZone> {
        TimeZoneDatabase::bundled().get(name).ok()
    }

    fn days(&self, _: &str) -> Option<WorkingDays> {
        None
    }

    fn home(&self) -> TimeZone {
        TimeZoneDatabase::bundled().get("America/New_York").expect("the database has it")
    }
}

fn main() {
    let now: Timestamp = "2026-03-16T14:00:00Z".parse().expect("an instant");
    let facts = facts(now);
    let began = Instant::now();
    let journal = Journal::from_facts(&facts, &World);
    println!("{} facts folded in {:?}", facts.len(), began.elapsed());
    let playbook = Playbook::bundled();
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            let plan = planner::plan(&journal, playbook, now);
            let read: usize = plan.items.iter().map(|item| item.reason.sentence.len()).sum();
            black_box(read);
            let seconds = began.elapsed().as_secs_f64();
            black_box(plan);
            seconds
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times[ROUNDS / 2];
    let plan = planner::plan(&journal, playbook, now);
    println!(
        "{} applications, {} items: median {:.2} ms, {:.0} applications a second",
        APPLICATIONS,
        plan.items.len(),
        median * 1e3,
        APPLICATIONS as f64 / median
    );
}

/// Thirty facts an application: details, a contact, an interview now and then, and mail in both directions.
fn facts(now: Timestamp) -> Vec<Fact> {
    let mut facts = Vec::new();
    for a in 0..APPLICATIONS {
        let application = ApplicationId::from(format!("company-{a}-engineer"));
        let contact = ContactId::from(format!("person-{a}"));
        let applied = now - (24 * (5 + (a % 60) as i64)).hours();
        let mut add = |on: Timestamp, event: Event| {
            facts.push(Fact {
                id: FactId::digest([&facts.len().to_string()[..]]),
                on: Moment::Instant(on),
                recorded: now,
                batch: BatchId(1),
                origin: Origin::Typed,
                event,
            });
        };
        let detail = |detail| Event::Application { application: application.clone(), detail };
        let known = |detail| Event::Contact { contact: contact.clone(), detail };
        let company = format!("Company {a}");
        add(applied, detail(ApplicationDetail::Company(company)));
        add(applied, detail(ApplicationDetail::Role("Engineer".to_owned())));
        add(applied, Event::Applied { application: application.clone() });
        add(applied, known(ContactDetail::Name(format!("Dana Number{a}"))));
        add(applied, known(ContactDetail::Email(format!("dana@company{a}.example"))));
        add(applied, known(ContactDetail::Part(Part::HiringManager)));
        add(applied, known(ContactDetail::Application(application.clone())));
        if a % 3 == 0 {
            let interview = InterviewId::from(format!("interview-{a}"));
            add(
                applied + 30.hours(),
                Event::Interview {
                    interview,
                    application: application.clone(),
                    round: Some(1),
                    kind: None,
                    start: Some(applied + 48.hours()),
                    end: Some(applied + 49.hours()),
                    interviewers: vec![contact.clone()],
                },
            );
        }
        for m in 0..22_i64 {
            let outbound = m % 4 == 3;
            let kind = match (outbound, m) {
                (true, 3) if a % 3 != 0 => MessageKind::Did(Action::ApplicationFollowup),
                (true, _) => MessageKind::Other,
                (false, _) if a % 2 == 0 => MessageKind::Ack,
                (false, _) => MessageKind::Reply,
            };
            add(
                applied + (m * 5).hours(),
                Event::Message(MessageEvent {
                    applications: vec![application.clone()],
                    contact: Some(contact.clone()),
                    direction: if outbound { Direction::Out } else { Direction::In },
                    channel: Channel::Email,
                    kind,
                    auto: kind == MessageKind::Ack,
                    needs_reply: false,
                    return_on: None,
                    interview: None,
                    asked_feedback: false,
                    queued: false,
                    further: false,
                    mail: None,
                    subject: Some("Your application".to_owned()),
                }),
            );
        }
    }
    facts
}
