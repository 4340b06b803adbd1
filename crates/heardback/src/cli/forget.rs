//! `forget`: removing something for good.

use std::io::{self, BufRead, IsTerminal};

use heardback_core::fact::ImportId;
use heardback_store::Forget;

use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Remove something for good
///
/// An application, a person, an import or everything: facts, texts of mails and every trace in the file. This is the
/// one change that cannot be undone. Backups are separate files and keep what they have.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback forget acme\n  heardback forget dana-ruiz --yes")]
pub(crate) struct ForgetArgs {
    /// An application, a person, or the id of an import
    #[arg(
        required_unless_present = "all",
        conflicts_with = "all",
        value_name = "APPLICATION|PERSON|IMPORT"
    )]
    what: Option<String>,
    /// Everything
    #[arg(long)]
    all: bool,
    /// Do not ask
    #[arg(long)]
    yes: bool,
}

pub(crate) fn run(args: &ForgetArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let (forget, named) = match &args.what {
        Some(words) => meant(&desk, words)?,
        None => (Forget::All, "everything".to_owned()),
    };
    if !args.yes {
        let question = format!("Forget {named} for good? It cannot be undone. (yes/no) ");
        if !asked(out, &question)? {
            return Err(Failure::refused(format!("{named} was not forgotten."))
                .hint("Say --yes to forget without being asked."));
        }
    }
    let forgotten = desk.store.forget(&forget)?;
    out.text(format!(
        "Forgotten for good: {named} ({} facts, {} mails). Backups you made are separate files and still have it.",
        forgotten.facts, forgotten.messages
    ))
}

/// What the words name, and what it is called.
pub(crate) fn meant(desk: &Desk, words: &str) -> Result<(Forget, String), Failure> {
    let journal = desk.journal()?;
    if let Ok(id) = words.parse::<ImportId>()
        && let Some(import) = desk.store.imports()?.into_iter().find(|import| import.id == id)
    {
        return Ok((Forget::Import(id), import.said));
    }
    match (journal.find_application(words), journal.find_contact(words)) {
        (Ok(_), Ok(c)) if journal.contacts[c].id.0 == words => Ok(person(desk, c)?),
        (Ok(a), Err(_)) => Ok(application(desk, a)?),
        (Err(_), Ok(c)) => Ok(person(desk, c)?),
        (Ok(a), Ok(c)) => {
            let application = &journal.applications[a];
            if application.id.0 == words {
                return Ok((Forget::Application(application.id.clone()), application.title()));
            }
            Err(Failure::typed(format!(
                "“{words}” fits an application and a person; name one of them:"
            ))
            .hint(&application.id)
            .hint(&journal.contacts[c].id))
        }
        (Err(none), Err(_)) => Err(none.into()),
    }
}

fn application(desk: &Desk, a: usize) -> Result<(Forget, String), Failure> {
    let application = &desk.journal()?.applications[a];
    Ok((Forget::Application(application.id.clone()), application.title()))
}

fn person(desk: &Desk, c: usize) -> Result<(Forget, String), Failure> {
    let journal = desk.journal()?;
    let id = &journal.contacts[c].id;
    Ok((Forget::Contact(id.clone()), crate::say::fact::name_of(journal, id)))
}

/// A yes, typed on a terminal. Where nobody can be asked the answer is no.
fn asked(out: &mut Out<'_>, question: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    out.raw(question.as_bytes())?;
    out.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "yes" | "y"))
}
