//! `note`: a free remark.

use heardback_core::fact::{Event, Moment};

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
    desk.read_names_only()?;
    let (about, text) = match args.words.as_slice() {
        [about, text] => (Some(about), text),
        [text] => (None, text),
        _ => {
            return Err(Failure::typed("A note needs words.")
                .hint("heardback note acme \"They move in June\""));
        }
    };
    let on: Moment = typed::happened(&desk, args.on.as_deref())?;
    let journal = desk.journal()?;
    let application = match about {
        Some(words) => Some(journal.applications[desk.application(words)?].id.clone()),
        None => None,
    };
    let contact = match &args.person {
        Some(words) => Some(journal.contacts[desk.contact(words)?].id.clone()),
        None => None,
    };
    let subject =
        application.as_ref().map(|id| id.0.clone()).or(contact.as_ref().map(|id| id.0.clone()));
    let what = subject.map_or("note".to_owned(), |subject| format!("note on {subject}"));
    desk.record(&what, [(on, Event::Note { application, contact, text: text.clone() })])?;
    typed::recorded(out, &what)
}
