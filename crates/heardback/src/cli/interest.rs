//! `interest`: how much a job is wanted.

use heardback_core::fact::Interest;

use super::typed;
use super::words::InterestWord;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, fact};

/// Say how much you want a job
///
/// What you really want comes first in today. What is only nice to have gets one follow-up at most.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback interest high acme globex")]
pub(crate) struct InterestArgs {
    /// How much
    #[arg(value_enum)]
    interest: InterestWord,
    /// The applications
    #[arg(required = true, value_name = "APPLICATION")]
    applications: Vec<String>,
}

pub(crate) fn run(args: &InterestArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, None)?;
    let interest: Interest = args.interest.into();
    let mut events = Vec::new();
    let mut names = Vec::new();
    for words in &args.applications {
        let application = desk.application(words)?;
        let journal = desk.journal()?;
        events.extend(journal.interest(application, interest)?);
        names.push(journal.applications[application].id.0.to_string());
    }
    let what = format!("{} interest in {}", fact::word(&interest), fact::listed(&names));
    typed::record(&mut desk, out, &what, when, events, None)
}
