//! `call`: a telephone call, in either direction.

use heardback_core::fact::Channel;
use heardback_core::journal::Journal;
use heardback_core::verbs::Spoken;

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, fact};

/// Record a call
///
/// One you made counts as the follow-up or check-in that was due. With --they it is one you received.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback call dana-ruiz --on yesterday\n  heardback call dana-ruiz --they --asks"
)]
pub(crate) struct CallArgs {
    /// Whom you called, or who called
    person: String,
    /// The application it was about, where the person has several
    #[arg(long, value_name = "APPLICATION")]
    about: Option<String>,
    /// The day of it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
    /// They called you
    #[arg(long)]
    they: bool,
    /// They asked something that wants an answer
    #[arg(long, requires = "they")]
    asks: bool,
}

pub(crate) fn run(args: &CallArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let contact = desk.contact(&args.person)?;
    let journal = desk.journal()?;
    let application = match &args.about {
        Some(words) => desk.application(words)?,
        None => only_application(journal, contact)?,
    };
    let mut spoken = Spoken::about(application, Some(contact), Channel::Phone);
    spoken.needs_reply = args.asks;
    let events =
        if args.they { journal.reply(&spoken, when)? } else { journal.called(&spoken, when)? };
    let id = journal.applications[application].id.clone();
    let name = fact::name_of(journal, &journal.contacts[contact].id);
    let what = match args.they {
        true => format!("a call from {name} about {id}"),
        false => format!("a call to {name} about {id}"),
    };
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}

/// The one application a person belongs to; several are listed.
pub(crate) fn only_application(journal: &Journal, contact: usize) -> Result<usize, Failure> {
    let contact = &journal.contacts[contact];
    let several = match contact.applications.as_slice() {
        [only] => return Ok(*only),
        [] => (0..journal.applications.len()).collect(),
        several => several.to_vec(),
    };
    if let [only] = several[..] {
        return Ok(only);
    }
    let name = fact::name_of(journal, &contact.id);
    let failure = Failure::typed(format!(
        "{name} belongs to more than one application; name it with --about:"
    ));
    let lines = several.iter().take(9).map(|&a| {
        let application = &journal.applications[a];
        format!("{}  {}", application.id, application.title())
    });
    Err(lines.fold(failure, Failure::hint))
}
