//! `reply`: an answer you got.

use heardback_core::fact::{Channel, MessageKind};
use heardback_core::journal::Journal;
use heardback_core::verbs::Spoken;

use super::typed;
use super::words::ChannelWord;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::{Out, fact};

/// Record that they answered
///
/// To a line of today, by its id, or in an application. What you would have sent is then no longer asked of you.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback reply 3f7k\n  heardback reply acme --from dana-ruiz --by phone --asks"
)]
pub(crate) struct ReplyArgs {
    /// The id of a line, or an application
    #[arg(value_name = "ITEM|APPLICATION")]
    to: String,
    /// Who answered
    #[arg(long, value_name = "PERSON")]
    from: Option<String>,
    /// By which way
    #[arg(long, value_enum, value_name = "WAY", default_value = "email")]
    by: ChannelWord,
    /// The day of it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
    /// It asks something that wants an answer
    #[arg(long)]
    asks: bool,
}

pub(crate) fn run(args: &ReplyArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let plan = desk.plan()?;
    let by: Channel = args.by.into();
    let from = args.from.as_ref().map(|words| desk.contact(words)).transpose()?;
    let journal = desk.journal()?;
    let (application, contact, events) = match plan.find_item(&args.to) {
        Ok(item) => {
            let mut found = item.clone();
            found.to = from.or(found.to);
            let events = journal.they_answered(&found, by, args.asks, when)?;
            (found.applications[0], found.to, events)
        }
        Err(_) => {
            let application = desk.application(&args.to)?;
            let contact = from.or_else(|| last_correspondent(journal, application));
            let mut spoken = Spoken::about(application, contact, by);
            spoken.kind = MessageKind::Reply;
            spoken.needs_reply = args.asks;
            (application, contact, journal.reply(&spoken, when)?)
        }
    };
    let id = journal.applications[application].id.clone();
    let name =
        contact.map(|c| format!(" from {}", fact::name_of(journal, &journal.contacts[c].id)));
    let what = format!("an answer{} about {id}", name.unwrap_or_default());
    typed::record(&mut desk, out, &what, when, events, Some(&id))
}

/// Whom the last message of an application went to or came from.
fn last_correspondent(journal: &Journal, application: usize) -> Option<usize> {
    let messages = journal.applications[application].messages.iter().rev();
    messages.filter_map(|&m| journal.messages[m].contact).next()
}
