//! `try`: a sample search in a throwaway folder, imported by the same code as real mail.

use std::path::PathBuf;

use super::{import, today};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::sample;
use crate::say::{Out, Tone, day, item};

/// Try Heardback on a sample search
///
/// Three months of an invented person's mailbox, as if today were today: imported into a throwaway folder, then what
/// was found in it, what to do today, and what comes next. Your own data is not touched.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback try\n  heardback try --keep ~/heardback-sample")]
pub(crate) struct TryArgs {
    /// Keep the sample in this folder, to go on playing with it
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
}

/// So many coming steps are shown.
const STEPS: usize = 6;

pub(crate) fn run(args: &TryArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let throwaway = tempfile::tempdir()?;
    let folder = args.keep.clone().unwrap_or_else(|| throwaway.path().join("data"));
    let world = world.at(folder);
    let (name, _) = sample::owner();
    out.text(format!(
        "Here is the mailbox of {name}, who does not exist: three months of a job search, as of today."
    ))?;
    out.gap()?;
    let receipt = sample::receive(&world)?;
    let desk = Desk::open(&world)?;
    import::tell(&receipt, &desk, false, out)?;
    import::tell_finds(&desk, out)?;

    heading("Today", out)?;
    today::run(&today::TodayArgs::default(), &world, out)?;
    heading("Coming up", out)?;
    coming(&desk, out)?;
    out.gap()?;
    match &args.keep {
        Some(folder) => out.text(format!(
            "To go on with it: heardback --data {} why, plan, show, list …",
            folder.display()
        )),
        None => out.text(
            "The sample is gone again. To keep one to play with: heardback try --keep DIR. With your own mail: heardback import MAILBOX",
        ),
    }
}

fn heading(text: &str, out: &mut Out<'_>) -> Result<(), Failure> {
    out.gap()?;
    out.line(out.toned(Tone::Strong, text))
}

/// The next steps that are not for today.
fn coming(desk: &Desk, out: &mut Out<'_>) -> Result<(), Failure> {
    let journal = desk.journal()?;
    let plan = desk.plan()?;
    let today = desk.today();
    let mut next: Vec<_> = plan
        .items
        .iter()
        .filter_map(|item| Some((item.window.not_before.or(item.window.due)?, item)))
        .filter(|(opens, item)| *opens > today && item.to.is_some())
        .collect();
    next.sort_by_key(|(opens, item)| (*opens, item.id));
    for (opens, found) in next.into_iter().take(STEPS) {
        let on = format!("{:<12}", day::plain(opens, today));
        out.hanging(&on, &" ".repeat(12), item::what(journal, found))?;
    }
    Ok(())
}
