//! `interview`: arranged, moved, held or called off.

use heardback_core::fact::{ContactId, Event, Part};
use heardback_core::journal::{Interview, InterviewStatus, Journal, NotOne};
use heardback_core::spoken_date::Lean;
use heardback_core::verbs::{InterviewTimes, Person, When};
use jiff::ToSpan;

use super::typed;
use super::words::KindWord;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, day};

/// Record an interview
///
/// With its day and time; it may lie in the past. Who sits there is thanked one by one afterwards, so name everybody
/// you know of. Somebody new is added to your people.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback interview acme --at \"fri 14:00\" --with \"Dana Ruiz\" --with \"Sam Lee\"\n  heardback interview acme --move --at \"next tue 10:00\""
)]
pub(crate) struct InterviewArgs {
    /// The application, or the interview
    application: String,
    /// When it begins: a day and a time
    #[arg(long, value_name = "DAY TIME", required_unless_present_any = ["cancel", "held"])]
    at: Option<String>,
    /// How long it takes
    #[arg(long, value_name = "N", default_value_t = 60)]
    minutes: u16,
    /// Who sits there; repeat it for each
    #[arg(long, value_name = "PERSON")]
    with: Vec<String>,
    /// First, second … round
    #[arg(long, value_name = "N")]
    round: Option<u32>,
    /// How it is held
    #[arg(long, value_enum)]
    kind: Option<KindWord>,
    /// It is moved to this time
    #[arg(long = "move", conflicts_with_all = ["cancel", "held"])]
    moved: bool,
    /// It is called off
    #[arg(long, conflicts_with_all = ["at", "held"])]
    cancel: bool,
    /// It took place; with --at, on that day in the past
    #[arg(long)]
    held: bool,
    /// The day you heard of it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

pub(crate) fn run(args: &InterviewArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let journal = desk.journal()?;
    let (application, what, events) = if args.cancel {
        let i = find(&desk, &args.application, |interview| interview.is_ahead(desk.now))?;
        (journal.interviews[i].application, "interview called off", journal.cancel(i, when)?)
    } else if args.held && args.at.is_none() {
        let i = find(&desk, &args.application, |interview| interview.start <= desk.now)?;
        (journal.interviews[i].application, "interview held", journal.held(i, when)?)
    } else if args.moved {
        let i = find(&desk, &args.application, |interview| interview.is_ahead(desk.now))?;
        let (times, new) = times(args, &desk, when)?;
        let events = with_new(journal.move_interview(i, &times, when)?, new);
        (journal.interviews[i].application, "interview moved", events)
    } else {
        let application = desk.application(&args.application)?;
        let (times, new) = times(args, &desk, when)?;
        (application, "interview", with_new(journal.arrange(application, &times, when)?, new))
    };
    let id = journal.applications[application].id.clone();
    let start = events.iter().find_map(|event| match event {
        Event::Interview { start, .. } => *start,
        _ => None,
    });
    let on = start.map(|start| format!(" on {}", day::time(start, &desk.home(), desk.today())));
    let what = format!("{what} at {id}{}", on.unwrap_or_default());
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}

/// The events that make somebody new known, and their id.
type NewPerson = (ContactId, Vec<Event>);

fn times(
    args: &InterviewArgs,
    desk: &Desk,
    when: When,
) -> Result<(InterviewTimes, Vec<NewPerson>), Failure> {
    let lean = if args.held { Lean::Past } else { Lean::Future };
    let start = typed::moment(desk, args.at.as_deref().unwrap_or_default(), lean)?;
    let journal = desk.journal()?;
    let application = desk.application(&args.application);
    let mut interviewers = Vec::new();
    let mut new = Vec::new();
    for name in &args.with {
        match journal.find_contact(name) {
            Ok(c) => interviewers.push(c),
            Err(NotOne::None { .. }) => {
                let applications = application.as_ref().map_or(Vec::new(), |a| vec![*a]);
                new.push(meet(journal, name, applications, when)?);
            }
            Err(several) => return Err(several.into()),
        }
    }
    let times = InterviewTimes {
        start,
        end: start.checked_add(i64::from(args.minutes).minutes()).ok(),
        round: args.round,
        kind: args.kind.map(Into::into),
        interviewers,
    };
    Ok((times, new))
}

fn meet(
    journal: &Journal,
    name: &str,
    applications: Vec<usize>,
    when: When,
) -> Result<NewPerson, Failure> {
    let person = Person {
        name: name.to_owned(),
        applications,
        parts: vec![Part::Interviewer],
        details: Vec::new(),
    };
    let events = journal.meet(&person, when)?;
    let id = events.iter().find_map(|event| match event {
        Event::Contact { contact, .. } => Some(contact.clone()),
        _ => None,
    });
    Ok((id.unwrap_or_else(|| journal.new_contact_id(name)), events))
}

/// Puts new people into the interview and what makes them known before it.
fn with_new(mut events: Vec<Event>, new: Vec<NewPerson>) -> Vec<Event> {
    let mut all = Vec::new();
    for (id, person) in new {
        all.extend(person);
        for event in &mut events {
            if let Event::Interview { interviewers, .. } = event {
                interviewers.push(id.clone());
            }
        }
    }
    all.extend(events);
    all
}

/// The interview of that id, or the only one of an application that fits; of several, the last.
pub(crate) fn find(
    desk: &Desk,
    words: &str,
    fits: impl Fn(&Interview) -> bool,
) -> Result<usize, Failure> {
    let journal = desk.journal()?;
    if let Some(exact) = journal.interviews.iter().position(|interview| interview.id.0 == words) {
        return Ok(exact);
    }
    let application = &journal.applications[desk.application(words)?];
    let called_off = |i: &usize| journal.interviews[*i].status == InterviewStatus::Cancelled;
    let mut known: Vec<usize> =
        application.interviews.iter().copied().filter(|i| !called_off(i)).collect();
    known.sort_by_key(|&i| journal.interviews[i].start);
    match known.iter().rev().find(|&&i| fits(&journal.interviews[i])) {
        Some(&i) => Ok(i),
        None if known.is_empty() => {
            Err(Failure::typed(format!("No interview is known for {}.", application.title()))
                .hint(format!("heardback interview {} --at \"fri 14:00\"", application.id)))
        }
        None => {
            let id = application.id.0.as_str();
            let lines = known.iter().map(|&i| {
                let interview = &journal.interviews[i];
                format!(
                    "{}  {}",
                    interview.id,
                    day::time(interview.start, &desk.home(), desk.today())
                )
            });
            let failure = Failure::typed(format!("No interview of {id} fits; these are known:"));
            Err(lines.fold(failure, Failure::hint))
        }
    }
}
