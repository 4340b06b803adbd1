//! `skip`: leaving a step out.

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, item};

/// Leave a step out
///
/// It counts as done, and nobody is written to. Skipping the question whether to go on means going on.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback skip 3f7k")]
pub(crate) struct SkipArgs {
    /// The id at the beginning of the line
    item: String,
}

pub(crate) fn run(args: &SkipArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, None)?;
    let plan = desk.plan()?;
    let found = desk.item(&plan, &args.item)?;
    let journal = desk.journal()?;
    let events = journal.skip(found)?;
    let what = format!("left out: {}", item::what(journal, found));
    let id = journal.applications[found.applications[0]].id.clone();
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}
