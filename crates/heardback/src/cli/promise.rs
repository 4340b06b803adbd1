//! `promise`: when they said that news will come.

use heardback_core::fact::ApplicationDetail;
use heardback_core::promise_words;

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, day};

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
    let made = when.on.date(journal.zone_of(by));
    let read = promise_words::read(&args.words, made, journal.days_of(by));
    let due = match &args.due {
        Some(day) => Some(typed::day_ahead(&desk, day)?),
        None => read.as_ref().and_then(|read| read.due),
    };
    let id = journal.applications[application].id.clone();
    let silence = read.is_some_and(|read| read.silence_means_no());
    let events = match due.filter(|_| silence) {
        Some(due) => {
            journal.learn(application, vec![ApplicationDetail::SilenceMeansNoAfter(due)], when)?
        }
        None => journal.promise(application, by, &args.words, due, when)?,
    };
    let here = desk.today();
    let what = match due {
        Some(due) if silence => format!("{id}: no word by {} means no", day::plain(due, here)),
        Some(due) => format!("news about {id} is promised by {}", day::plain(due, here)),
        None => format!("“{}” about {id}, which names no day", args.words),
    };
    typed::record(&mut desk, out, &what, when, events, Some(&id))?;
    match due {
        Some(_) => Ok(()),
        None => out.text(format!(
            "If you know the day: heardback promise {id} \"{}\" --due DAY",
            args.words
        )),
    }
}
