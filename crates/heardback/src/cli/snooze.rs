//! `snooze`: not now.

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, day, item};

/// Put a line off until a day
///
/// It comes back on that day; never later than a promised date or an interview.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback snooze 3f7k \"next mon\"")]
pub(crate) struct SnoozeArgs {
    /// The id at the beginning of the line
    item: String,
    /// The day it comes back
    #[arg(value_name = "DAY")]
    until: String,
}

pub(crate) fn run(args: &SnoozeArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, None)?;
    let until = typed::day_ahead(&desk, &args.until)?;
    let plan = desk.plan()?;
    let found = desk.item(&plan, &args.item)?;
    let journal = desk.journal()?;
    let events = journal.snooze(found, until, when.today)?;
    let what =
        format!("{} waits until {}", item::what(journal, found), day::plain(until, when.today));
    typed::record(&mut desk, out, &what, when, events, None)
}
