//! `note`: a free remark.

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Note something down
///
/// On an application, with its name first, or on nothing in particular. A note changes no plan.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback note acme \"They move offices in June\"\n  heardback note --person dana-ruiz \"Plays the cello\""
)]
pub(crate) struct NoteArgs {
    /// The application, if the note is about one; then the note
    #[arg(required = true, num_args = 1..=2, value_names = ["APPLICATION", "NOTE"])]
    words: Vec<String>,
    /// A person it is about
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// The day of it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

pub(crate) fn run(args: &NoteArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let (about, text) = match args.words.as_slice() {
        [about, text] => (Some(about), text.as_str()),
        [text] => (None, text.as_str()),
        _ => (None, ""),
    };
    desk.read_names_only(about.map(String::as_str), args.person.as_deref())?;
    let when = typed::happened(&desk, args.on.as_deref())?;
    let application = about.map(|words| desk.application(words)).transpose()?;
    let contact = args.person.as_ref().map(|words| desk.contact(words)).transpose()?;
    let journal = desk.journal()?;
    let events = journal.note(application, contact, text, when)?;
    let what = match (application, contact) {
        (Some(a), _) => format!("note on {}", journal.applications[a].id),
        (None, Some(c)) => format!("note on {}", journal.contacts[c].id),
        (None, None) => "note".to_owned(),
    };
    typed::record(&mut desk, out, &what, when, events, None)
}
