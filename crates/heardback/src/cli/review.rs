//! `review`: the mails nobody is sure about, a few a day.

mod card;
mod keys;
mod verdict;

use std::io::{self, IsTerminal};

use serde_json::json;

use super::Form;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::review::Queue;
use crate::say::{Out, Tone};

/// Say what unsure mails are
///
/// Asks about at most seven mails a day, one of each conversation, with the best guess and the words that speak for it;
/// at a terminal with one key each. What you say counts for the whole conversation, mail like it is not asked about
/// again, and one `heardback undo` takes it back. Those left alone do no harm, and after 30 days they are no longer
/// asked about.
///
/// After `n` (a new application) and `o` (another one) a line is asked for; a dot alone leads back to the keys, and
/// nothing is recorded.
#[derive(clap::Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Example:\n  heardback review\n  heardback review accept 3f7k\n  heardback review application 3f7k acme\n  heardback review not-mine 3f7k"
)]
pub(crate) struct ReviewArgs {
    #[command(subcommand)]
    verdict: Option<verdict::VerdictArgs>,
    /// Show everything that waits, however old, and the recruiters who wrote first
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &ReviewArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    if let Some(verdict) = &args.verdict {
        return verdict::run(verdict, &mut desk, out);
    }
    let queue = Queue::new(&desk, args.all)?;
    if args.form.json {
        let rows: Vec<_> =
            queue.asked.iter().map(|question| card::as_json(&queue, question)).collect();
        return out.json(&json!(rows));
    }
    if queue.asked.is_empty() {
        out.text(if queue.more {
            "That is enough for today."
        } else {
            "There is nothing to review."
        })?;
        return card::tell_folded(&queue, out);
    }
    if !args.all && io::stdin().is_terminal() && io::stdout().is_terminal() {
        return keys::ask(&queue, world, out);
    }
    for question in &queue.asked {
        card::tell(&desk, &queue, question, out)?;
    }
    if !args.all {
        card::tell_folded(&queue, out)?;
    }
    out.line(out.toned(
        Tone::Faint,
        "heardback review accept | application | new | not-mine, each with the id",
    ))
}
