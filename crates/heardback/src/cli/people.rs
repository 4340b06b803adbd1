//! `people`: whom you know in this search.

use heardback_core::journal::{Contact, EmailState, Journal};
use serde_json::json;

use super::Form;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::table::Table;
use crate::say::{Out, Tone, day, fact};

/// List the people of your search
///
/// Each with the part they play, where, and when you last wrote or spoke to them.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback people\n  heardback people acme")]
pub(crate) struct PeopleArgs {
    /// Only those of this application
    application: Vec<String>,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &PeopleArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let journal = desk.journal()?;
    let here = desk.today();
    let chosen: Vec<&Contact> = if args.application.is_empty() {
        journal.contacts.iter().collect()
    } else {
        let application = desk.application(&args.application.join(" "))?;
        journal.applications[application].contacts.iter().map(|&c| &journal.contacts[c]).collect()
    };
    if args.form.json {
        let rows: Vec<_> = chosen
            .iter()
            .map(|contact| {
                json!({
                    "contact": contact.id,
                    "name": contact.name,
                    "parts": contact.parts,
                    "email": contact.email,
                    "guess": contact.email_state == EmailState::Guessed,
                    "phone": contact.phone,
                    "applications": ids(journal, contact),
                    "last_touch": last_touch(journal, contact),
                })
            })
            .collect();
        return out.json(&json!(rows));
    }
    if chosen.is_empty() {
        return out.text("No people are known yet. `heardback contact` records one.");
    }
    let mut table = Table::new(2).tone(0, Tone::Name).tone(3, Tone::Faint);
    for contact in chosen {
        let parts: Vec<&str> = contact.parts.iter().map(|&part| fact::part(part)).collect();
        let at = contact.applications.first().map(|&a| journal.applications[a].company.clone());
        let at = at.or_else(|| contact.company.clone()).unwrap_or_default();
        let role = match (parts.join(", "), at) {
            (parts, at) if parts.is_empty() || at.is_empty() => format!("{parts}{at}"),
            (parts, at) => format!("{parts}, {at}"),
        };
        let last = last_touch(journal, contact);
        table.row([
            contact.id.to_string(),
            contact.name.clone(),
            role,
            last.map_or(String::new(), |last| format!("written to {}", day::plain(last, here))),
        ]);
    }
    table.write(out)
}

fn ids<'j>(journal: &'j Journal, contact: &Contact) -> Vec<&'j str> {
    contact.applications.iter().map(|&a| journal.applications[a].id.0.as_str()).collect()
}

fn last_touch(journal: &Journal, contact: &Contact) -> Option<jiff::civil::Date> {
    contact.touches.last().map(|&m| journal.messages[m].date)
}
