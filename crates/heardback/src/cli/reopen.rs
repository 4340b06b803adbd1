//! `reopen`: taking an application up again.

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Take an application up again
///
/// One that rests, is over, or that you withdrew from.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback reopen acme")]
pub(crate) struct ReopenArgs {
    /// The application
    application: String,
}

pub(crate) fn run(args: &ReopenArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, None)?;
    let application = desk.application(&args.application)?;
    let journal = desk.journal()?;
    let events = journal.reopen(application, when)?;
    let id = journal.applications[application].id.clone();
    typed::record(&mut desk, out, &format!("{id} is open again"), when, events, Some(&id))
}
