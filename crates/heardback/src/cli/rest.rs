//! `rest`: letting applications be.

use heardback_core::today::{self, MOST_A_DAY};

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, Tone, usual};

/// Let applications rest
///
/// Nothing is proposed for them until a person writes again. With --old all those rest whose time had passed before
/// Heardback knew of them; one `heardback undo` brings them all back.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback rest acme initech\n  heardback rest --old")]
pub(crate) struct RestArgs {
    /// The applications
    #[arg(required_unless_present = "old", conflicts_with = "old")]
    applications: Vec<String>,
    /// All that today offers for rest
    #[arg(long)]
    old: bool,
}

pub(crate) fn run(args: &RestArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, None)?;
    if args.old {
        return old(&mut desk, out);
    }
    let mut chosen: Vec<usize> = Vec::new();
    for words in &args.applications {
        let application = desk.application(words)?;
        if !chosen.contains(&application) {
            chosen.push(application);
        }
    }
    let journal = desk.journal()?;
    let mut events = Vec::new();
    for &application in &chosen {
        events.extend(journal.rest(application, when)?);
    }
    let what = match chosen.as_slice() {
        [one] => format!("{} rests", journal.applications[*one].id),
        many => format!("{} applications rest", many.len()),
    };
    typed::record(&mut desk, out, &what, when, events, None)
}

fn old(desk: &mut Desk, out: &mut Out<'_>) -> Result<(), Failure> {
    let when = typed::happened(desk, None)?;
    let journal = desk.journal()?;
    let plan = desk.plan()?;
    let old = today::today(journal, desk.playbook()?, &plan, desk.now, MOST_A_DAY).old;
    let mut events = Vec::new();
    for &application in &old {
        events.extend(journal.rest(application, when)?);
    }
    let what = match old.len() {
        0 => return out.text("Nothing old waits for rest."),
        1 => "1 older application rests".to_owned(),
        many => format!("{many} older applications rest"),
    };
    typed::record(desk, out, &what, when, events, None)?;
    out.text(out.toned(Tone::Faint, usual::AFTER_APPLYING))
}
