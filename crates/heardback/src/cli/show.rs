//! `show`: one application from its first sign to what comes next.

use heardback_core::fact::{Fact, Origin};
use heardback_core::journal::{Application, Journal};
use heardback_core::planner::Step;
use heardback_core::stage::Stage;
use jiff::civil::Date;
use serde_json::json;

use super::{Form, plan};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::fact::{origin, sentence};
use crate::say::wrap::{harmless, wrapped};
use crate::say::{Out, Tone, day, fact, item, usual};
use crate::story::{is_in_the_works, story};

/// Show one application
///
/// Everything that happened, each with the sentence of the mail it was read from, the people, and what will happen
/// next if nobody answers.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback show acme\n  heardback show acme-platform-engineer --json"
)]
pub(crate) struct ShowArgs {
    /// Its name, or words that fit only one
    #[arg(required = true, value_name = "APPLICATION")]
    application: Vec<String>,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &ShowArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let journal = desk.journal()?;
    let index = desk.application(&args.application.join(" "))?;
    let application = &journal.applications[index];
    let timeline = story(desk.facts()?, journal, application);
    let steps = plan::ahead(&desk, index)?;
    let here = desk.today();
    if args.form.json {
        let told: Vec<_> = timeline
            .iter()
            .map(|fact| {
                json!({
                    "fact": fact.id,
                    "on": fact.on,
                    "says": sentence(fact, journal, here),
                    "origin": fact.origin,
                })
            })
            .collect();
        let steps: Vec<_> = steps.iter().map(|step| plan::step_json(journal, step)).collect();
        let people: Vec<_> =
            application.contacts.iter().map(|&c| &journal.contacts[c].id).collect();
        return out.json(&json!({
            "application": application.id,
            "company": application.company,
            "role": application.role,
            "interest": application.interest,
            "people": people,
            "timeline": told,
            "ahead": steps,
        }));
    }
    head(journal, application, out)?;
    out.gap()?;
    past(&timeline, journal, here, out)?;
    what_comes(&desk, journal, application, &steps, here, out)
}

fn head(journal: &Journal, application: &Application, out: &mut Out<'_>) -> Result<(), Failure> {
    out.text(out.toned(Tone::Strong, application.title()))?;
    out.line(out.toned(Tone::Faint, &application.id))?;
    for &c in &application.contacts {
        let contact = &journal.contacts[c];
        let parts: Vec<&str> = contact.parts.iter().map(|&part| fact::part(part)).collect();
        let mut line =
            if contact.name.is_empty() { contact.id.to_string() } else { contact.name.clone() };
        if !parts.is_empty() {
            line += &format!(", {}", parts.join(", "));
        }
        if let Some(address) = &contact.email {
            line += &format!(" <{address}>");
            if let Some(says) = fact::address(contact.email_state) {
                line += &format!(" ({says})");
            }
        }
        out.hanging("  ", "    ", line)?;
    }
    Ok(())
}

/// What happened, day by day. What is read in one sentence of a mail stands together, and the sentence once, below.
fn past(
    timeline: &[&Fact],
    journal: &Journal,
    here: Date,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let mut told = timeline.iter().filter(|fact| !is_in_the_works(fact)).peekable();
    while let Some(fact) = told.next() {
        let day = fact.on.date(&journal.zone);
        let says = sentence(fact, journal, here);
        out.hanging(&format!("{:<16}", day::plain(day, here)), &" ".repeat(16), &says)?;
        let is_read = match &fact.origin {
            Origin::Mail { quote: Some(quote), .. } => !says.contains(harmless(quote).as_str()),
            Origin::Line { .. } => true,
            Origin::Mail { quote: None, .. } | Origin::Typed => false,
        };
        let goes_on = told
            .peek()
            .is_some_and(|next| next.origin == fact.origin && next.on.date(&journal.zone) == day);
        if is_read && !goes_on {
            let indent = " ".repeat(18);
            for line in wrapped(&indent, &indent, &origin(fact, here), out.width) {
                out.line(out.toned(Tone::Faint, line))?;
            }
        }
    }
    Ok(())
}

fn what_comes(
    desk: &Desk,
    journal: &Journal,
    application: &Application,
    steps: &[Step],
    here: Date,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    out.gap()?;
    if steps.is_empty() {
        return out.line("Nothing is planned for it.");
    }
    out.line("If nobody answers:")?;
    for step in steps {
        let on = format!("{:<16}", day::plain(step.on, here));
        out.hanging(&on, &" ".repeat(16), item::what(journal, &step.item))?;
    }
    let usual = match Stage::of(journal, application, desk.now) {
        Stage::Applied => usual::AFTER_APPLYING,
        Stage::Interviewing | Stage::Talking => usual::AFTER_INTERVIEW,
        Stage::Lead | Stage::Offer | Stage::Resting | Stage::Over => return Ok(()),
    };
    out.gap()?;
    out.text(out.toned(Tone::Faint, usual))
}
