//! `promise`: when they said that news will come.

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::promised::{Promised, promised};
use crate::say::Out;

/// Record when they promised news
///
/// In their own words: the latest day the words allow counts, and nothing is asked of you before it has passed.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback promise acme \"early next week\" --by dana-ruiz --made yesterday"
)]
pub(crate) struct PromiseArgs {
    /// The application
    application: String,
    /// What they said
    words: String,
    /// Who said it
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// The day it was said, if not today
    #[arg(long, value_name = "DAY")]
    made: Option<String>,
    /// The day the words mean, where you know better
    #[arg(long, value_name = "DAY")]
    due: Option<String>,
}

pub(crate) fn run(args: &PromiseArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.made.as_deref())?;
    let application = desk.application(&args.application)?;
    let by = args.by.as_ref().map(|words| desk.contact(words)).transpose()?;
    let journal = desk.journal()?;
    let due = args.due.as_deref().map(|day| typed::day_ahead(&desk, day)).transpose()?;
    let Promised { what, events, due } =
        promised(journal, application, by, &args.words, due, when)?;
    let id = journal.applications[application].id.clone();
    typed::record(&mut desk, out, &what, when, events, Some(&id))?;
    match due {
        Some(_) => Ok(()),
        None => out.text(format!(
            "If you know the day: heardback promise {id} \"{}\" --due DAY",
            args.words
        )),
    }
}
