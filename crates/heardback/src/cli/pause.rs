//! `pause`: the search rests.

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, day};

/// Let your search rest
///
/// Nothing is asked of you in that time, except what you owe: replies, thanks, a word when you withdraw. Afterwards
/// the list starts fresh.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback pause --until \"next mon\"\n  heardback pause --from 2026-07-20 --until 2026-08-03"
)]
pub(crate) struct PauseArgs {
    /// The first day, if not today
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The first day after it; without one, until you say `heardback resume`
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
}

pub(crate) fn run(args: &PauseArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let here = desk.today();
    let from = match &args.from {
        Some(words) => typed::day_ahead(&desk, words)?,
        None => here,
    };
    let until = args.until.as_ref().map(|words| typed::day_ahead(&desk, words)).transpose()?;
    let events = desk.journal()?.pause(from, until)?;
    let end = until.map(|until| format!(" until {}", day::plain(until, here)));
    let what = format!("a pause from {}{}", day::plain(from, here), end.unwrap_or_default());
    let when = typed::happened(&desk, None)?;
    typed::record(&mut desk, out, &what, when, events, None)
}
