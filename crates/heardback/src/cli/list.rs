//! `list`: all applications, and how each stands.

use clap::ValueEnum;
use heardback_core::fact::{Interest, OutcomeKind, Standing};
use heardback_core::journal::{Application, Journal, slug};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;

use super::Form;
use super::words::InterestWord;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::table::Table;
use crate::say::{Out, Tone, day};

/// List your applications
///
/// The newest first, each with its short name, how it stands and the last sign of it. Without a filter, those that are
/// over or at rest are left out.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback list --state interviewing\n  heardback list --interest high --json"
)]
pub(crate) struct ListArgs {
    /// Only those that stand like this
    #[arg(long, value_enum)]
    state: Option<State>,
    /// Only those you want this much
    #[arg(long, value_enum)]
    interest: Option<InterestWord>,
    /// Those that are over or at rest, too
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    form: Form,
}

/// How an application stands, in one word.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Not sent yet
    Lead,
    /// Sent
    Applied,
    /// A person wrote
    Talking,
    /// An interview took place or is arranged
    Interviewing,
    /// There is an offer
    Offer,
    /// Let rest
    Resting,
    /// Over, one way or the other
    Over,
}

impl State {
    /// The one word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            State::Lead => "lead",
            State::Applied => "applied",
            State::Talking => "talking",
            State::Interviewing => "interviewing",
            State::Offer => "offer",
            State::Resting => "resting",
            State::Over => "over",
        }
    }
}

/// How an application stands.
pub(crate) fn state(journal: &Journal, application: &Application, now: Timestamp) -> State {
    match application.standing.map(|known| known.value.0) {
        Some(Standing::Rested) => return State::Resting,
        Some(Standing::Closed | Standing::Withdrawn | Standing::Accepted) => return State::Over,
        Some(Standing::Active | Standing::KeepGoing) | None => {}
    }
    match application.outcome.as_ref().map(|outcome| outcome.kind) {
        Some(OutcomeKind::Offer) => return State::Offer,
        Some(_) => return State::Over,
        None => {}
    }
    let interviews = application.interviews.iter().map(|&i| &journal.interviews[i]);
    if interviews.into_iter().any(|interview| interview.is_held(now) || interview.is_ahead(now)) {
        State::Interviewing
    } else if application.messages.iter().any(|&m| journal.messages[m].is_human()) {
        State::Talking
    } else if application.applied.is_some() {
        State::Applied
    } else {
        State::Lead
    }
}

/// The last day something came or went.
pub(crate) fn last_sign(journal: &Journal, application: &Application) -> Option<Date> {
    let messages = application.messages.iter().map(|&m| journal.messages[m].date);
    messages.chain(application.applied.map(|known| known.value)).max()
}

pub(crate) fn run(args: &ListArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let journal = desk.journal()?;
    let here = desk.today();
    let chosen = |state: State, interest: Interest| {
        let by_state = match args.state {
            Some(wanted) => state == wanted,
            None => args.all || !matches!(state, State::Resting | State::Over),
        };
        by_state && args.interest.is_none_or(|wanted| Interest::from(wanted) == interest)
    };
    let mut found: Vec<(&Application, State, Option<Date>)> = journal
        .applications
        .iter()
        .map(|application| {
            let state = state(journal, application, desk.now);
            (application, state, last_sign(journal, application))
        })
        .filter(|(application, state, _)| chosen(*state, application.interest))
        .collect();
    found.sort_by_key(|(_, _, last)| std::cmp::Reverse(*last));
    if args.form.json {
        let rows: Vec<_> = found
            .iter()
            .map(|(application, state, last)| {
                json!({
                    "application": application.id,
                    "company": application.company,
                    "role": application.role,
                    "state": state.word(),
                    "interest": application.interest,
                    "applied": application.applied.map(|known| known.value),
                    "last": last,
                })
            })
            .collect();
        return out.json(&json!(rows));
    }
    if found.is_empty() {
        return out.text(match journal.applications.len() {
            0 => "There is no application here yet. `heardback apply` records one.".to_owned(),
            1 => "The one application here is over or at rest: heardback list --all".to_owned(),
            all => {
                format!("None of your {all} applications fits. `heardback list --all` shows all.")
            }
        });
    }
    let mut table = Table::new(1).tone(0, Tone::Name).tone(3, Tone::Faint);
    for (application, state, last) in found {
        let wanted = if application.interest == Interest::High { " ★" } else { "" };
        table.row([
            application.id.to_string(),
            format!("{}{wanted}", shown(application)),
            state.word().to_owned(),
            last.map_or(String::new(), |last| day::plain(last, here)),
        ]);
    }
    table.write(out)
}

/// The role, where the id already says the company; else both.
fn shown(application: &Application) -> String {
    let company = Some(&application.company).filter(|company| company.is_ascii());
    let company = company.and_then(|company| slug(company));
    let is_said = company.is_some_and(|company| application.id.0.starts_with(&company));
    if is_said && !application.role.is_empty() {
        application.role.clone()
    } else {
        application.title()
    }
}
