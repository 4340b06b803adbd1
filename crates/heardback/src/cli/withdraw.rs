//! `withdraw`: taking yourself out of the running.

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Take yourself out of the running
///
/// Heardback then reminds you to tell them, as a courtesy. With --said they know already.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback withdraw acme\n  heardback withdraw acme --said")]
pub(crate) struct WithdrawArgs {
    /// The application
    application: String,
    /// You told them already
    #[arg(long)]
    said: bool,
    /// The day you decided, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

pub(crate) fn run(args: &WithdrawArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let application = desk.application(&args.application)?;
    let journal = desk.journal()?;
    let events = journal.withdraw(application, args.said, when)?;
    let id = journal.applications[application].id.clone();
    typed::record(&mut desk, out, &format!("you withdraw from {id}"), when, events, Some(&id))
}
