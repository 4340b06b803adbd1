//! `did`: a step of the plan that you already did.

use super::typed;
use super::words::ChannelWord;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, item};

/// Say that you already did it
///
/// By the way the line proposes, or by another: by phone, on LinkedIn, by text message, by post, in person.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback did 3f7k\n  heardback did 3f7k --by phone --on yesterday"
)]
pub(crate) struct DidArgs {
    /// The id at the beginning of the line
    item: String,
    /// By which way, if not the one proposed
    #[arg(long, value_enum, value_name = "WAY")]
    by: Option<ChannelWord>,
    /// The day you did it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

pub(crate) fn run(args: &DidArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let plan = desk.plan()?;
    let found = desk.item(&plan, &args.item)?;
    let journal = desk.journal()?;
    let by = args.by.map(Into::into);
    let events = journal.did(found, by, when)?;
    let what = item::done(journal, found, by);
    let id = journal.applications[found.applications[0]].id.clone();
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}
