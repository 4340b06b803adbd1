//! `list`: all applications, and how each stands.

use heardback_core::fact::Interest;
use heardback_core::journal::{Application, slug};
use heardback_core::stage::{Stage, last_sign};
use jiff::civil::Date;
use serde_json::json;

use super::Form;
use super::words::{InterestWord, StageWord};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::table::Table;
use crate::say::{Out, Tone, day};

/// List your applications
///
/// The newest first, each with its short name, how it stands and the last sign of it. Without a filter, those that are
/// over or at rest are left out.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback list --stage interviewing\n  heardback list --interest high --json"
)]
pub(crate) struct ListArgs {
    /// Only those that are this far
    #[arg(long, value_enum, alias = "state")]
    stage: Option<StageWord>,
    /// Only those you want this much
    #[arg(long, value_enum)]
    interest: Option<InterestWord>,
    /// Those that are over or at rest, too
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &ListArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let journal = desk.journal()?;
    let here = desk.today();
    let chosen = |stage: Stage, interest: Interest| {
        let by_stage = match args.stage {
            Some(wanted) => stage == wanted.into(),
            None => args.all || stage.is_open(),
        };
        by_stage && args.interest.is_none_or(|wanted| Interest::from(wanted) == interest)
    };
    let mut found: Vec<(&Application, Stage, Option<Date>)> = journal
        .applications
        .iter()
        .map(|application| {
            let stage = Stage::of(journal, application, desk.now);
            (application, stage, last_sign(journal, application))
        })
        .filter(|(application, stage, _)| chosen(*stage, application.interest))
        .collect();
    found.sort_by_key(|(_, _, last)| std::cmp::Reverse(*last));
    if args.form.json {
        let rows: Vec<_> = found
            .iter()
            .map(|(application, stage, last)| {
                json!({
                    "application": application.id,
                    "company": application.company,
                    "role": application.role,
                    "stage": stage.word(),
                    "interest": application.interest,
                    "applied": application.applied.map(|known| known.value),
                    "last": last,
                })
            })
            .collect();
        return out.json(&json!(rows));
    }
    if found.is_empty() {
        return out.text(match journal.applications.len() {
            0 => "There is no application here yet. `heardback apply` records one.".to_owned(),
            1 => "The one application here is over or at rest: heardback list --all".to_owned(),
            all => {
                format!("None of your {all} applications fits. `heardback list --all` shows all.")
            }
        });
    }
    let mut table = Table::new(1).tone(0, Tone::Name).tone(3, Tone::Faint);
    for (application, stage, last) in found {
        let wanted = if application.interest == Interest::High { " ★" } else { "" };
        table.row([
            application.id.to_string(),
            format!("{}{wanted}", shown(application)),
            stage.word().to_owned(),
            last.map_or(String::new(), |last| day::plain(last, here)),
        ]);
    }
    table.write(out)
}

/// The role, where the id already says the company; else both.
fn shown(application: &Application) -> String {
    let company = Some(&application.company).filter(|company| company.is_ascii());
    let company = company.and_then(|company| slug(company));
    let is_said = company.is_some_and(|company| application.id.0.starts_with(&company));
    if is_said && !application.role.is_empty() {
        application.role.clone()
    } else {
        application.title()
    }
}
