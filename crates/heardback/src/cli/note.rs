//! `note`: a free remark.

use heardback_core::verbs::{change_note, remove_note};

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::notes;
use crate::say::Out;

/// Note something down
///
/// On an application, with its name first, or on nothing in particular. A note changes no plan.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback note acme \"They move offices in June\"\n  heardback note acme --change \"in June\" \"They move offices in July\"\n  heardback note acme --remove \"in July\"\n  heardback note --person dana-ruiz \"Plays the cello\""
)]
pub(crate) struct NoteArgs {
    /// The application, if the note is about one; then the note
    #[arg(required = true, num_args = 1..=2, value_names = ["APPLICATION", "NOTE"])]
    words: Vec<String>,
    /// A person it is about
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// Say the note on this application that has these words in other words
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["person", "on"])]
    change: Option<String>,
    /// Remove the note on this application that has these words
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["person", "on", "change"])]
    remove: Option<String>,
    /// The day of it, if not today
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

pub(crate) fn run(args: &NoteArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    if let Some(words) = args.change.as_deref().or(args.remove.as_deref()) {
        return correct(&mut desk, args, words, out);
    }
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

/// Another text for a note on an application, or none.
fn correct(
    desk: &mut Desk,
    args: &NoteArgs,
    words: &str,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let (about, text) = match (args.words.as_slice(), args.change.is_some()) {
        ([about, text], true) => (about, Some(text)),
        ([about], false) => (about, None),
        _ => {
            return Err(Failure::typed("Name the application, and for a change the new words.")
                .hint("heardback note acme --change \"in June\" \"They move offices in July\"")
                .hint("heardback note acme --remove \"in July\""));
        }
    };
    let application = desk.application(about)?;
    let id = desk.journal()?.applications[application].id.clone();
    let facts = desk.store.facts_about(std::slice::from_ref(&id), &[])?;
    let note = notes::find(&facts, &id, words)?;
    let (said, events) = match text {
        Some(text) => (format!("note on {id}, in other words"), change_note(note, text)?),
        None => (format!("removed: a note on {id}"), remove_note(note)),
    };
    if events.is_empty() {
        return out.text("That is what it says already.");
    }
    desk.record(said.as_str(), events)?;
    typed::recorded(out, &said)
}
