//! `debrief`: what there is to remember of an interview.

use heardback_core::journal::{Journal, NotOne};
use heardback_core::verbs::{Debrief, Present};

use super::{interview, typed};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::promised::promised;
use crate::say::{Out, fact};

/// Remember an interview
///
/// Who was there, and what the talk with each was about: their thank-you takes it up. What they said about the next
/// steps becomes a promise. It also counts as having gone through your notes.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback debrief acme --with \"Dana Ruiz: moving to Rust\" --with \"Sam Lee: on-call\" --promise \"by Friday\""
)]
pub(crate) struct DebriefArgs {
    /// The application, or the interview
    application: String,
    /// Who was there and what you talked about; repeat it for each, topics divided by semicolons
    #[arg(long, value_name = "PERSON: TOPIC")]
    with: Vec<String>,
    /// What they said about when news will come
    #[arg(long, value_name = "WORDS")]
    promise: Option<String>,
    /// The day those words mean
    #[arg(long, value_name = "DAY", requires = "promise")]
    due: Option<String>,
    /// Anything else
    #[arg(long)]
    note: Option<String>,
    /// The day you remember it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

pub(crate) fn run(args: &DebriefArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let journal = desk.journal()?;
    let i = interview::find(&desk, &args.application, |interview| interview.start <= desk.now)?;
    let mut present = Vec::new();
    for words in &args.with {
        present.push(person(journal, words)?);
    }
    let application = journal.interviews[i].application;
    let debrief = Debrief { present, note: args.note.clone() };
    let mut events = journal.debrief(i, &debrief, when)?;
    if let Some(words) = &args.promise {
        let due = args.due.as_deref().map(|day| typed::day_ahead(&desk, day)).transpose()?;
        events.extend(promised(journal, application, None, words, due, when)?.events);
    }
    let id = journal.applications[application].id.clone();
    let names = fact::interviewers(journal, i);
    let with = if names.is_empty() { String::new() } else { format!(" with {names}") };
    let what = format!("the interview at {id}{with}");
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}

/// “Dana Ruiz: moving to Rust; on-call”.
fn person(journal: &Journal, words: &str) -> Result<Present, Failure> {
    let (name, topics) = words.split_once(':').unwrap_or((words, ""));
    let contact = match journal.find_contact(name) {
        Ok(c) => Some(c),
        Err(NotOne::None { .. }) => None,
        Err(several) => return Err(several.into()),
    };
    let topics = topics.split(';').map(str::trim).filter(|topic| !topic.is_empty());
    Ok(Present {
        contact,
        name: name.trim().to_owned(),
        email: None,
        topics: topics.map(str::to_owned).collect(),
    })
}
