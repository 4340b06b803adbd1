//! `plan`: what the playbook advises, now and later.

use std::path::{Path, PathBuf};

use heardback_core::journal::Journal;
use heardback_core::planner::{self, Item, Plan, Step};
use heardback_core::playbook::Playbook;
use heardback_formats::contract::plan::plan_line;
use jiff::tz::TimeZoneDatabase;
use serde_json::{Value, json};

use super::{Form, lines};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::table::Table;
use crate::say::{Out, Tone, day, item};

/// Show what comes, day by day
///
/// For one application: every step until it is put to rest, if you do each on its day and nobody answers. Without one:
/// everything that is advised now, in the order of its days.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback plan\n  heardback plan acme --json\n  heardback plan --facts searches.jsonl"
)]
pub(crate) struct PlanArgs {
    /// Its name, or words that fit only one
    #[arg(value_name = "APPLICATION")]
    application: Vec<String>,
    /// Plan the searches of this file, one JSON object a line, instead of yours; - is standard input
    ///
    /// Touches no data folder. Each line has `id` and `facts`; each answer has the same `id` and its `items`.
    #[arg(long, value_name = "FILE", conflicts_with = "application")]
    facts: Option<PathBuf>,
    #[command(flatten)]
    form: Form,
}

/// The steps of one application if nobody answers.
pub(crate) fn ahead(desk: &Desk, application: usize) -> Result<Vec<Step>, Failure> {
    Ok(planner::ahead(desk.journal()?, desk.playbook()?, desk.now, application))
}

/// A step as other programs get it.
pub(crate) fn step_json(journal: &Journal, step: &Step) -> Value {
    let mut value = item::json(journal, &Plan::default(), &step.item);
    value["on"] = json!(step.on);
    value
}

pub(crate) fn run(args: &PlanArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    if let Some(file) = &args.facts {
        return of_facts(file, out);
    }
    let desk = Desk::open(world)?;
    let journal = desk.journal()?;
    if args.application.is_empty() {
        return everything(&desk, journal, args.form, out);
    }
    let application = desk.application(&args.application.join(" "))?;
    let steps = ahead(&desk, application)?;
    if args.form.json {
        let steps: Vec<_> = steps.iter().map(|step| step_json(journal, step)).collect();
        return out.json(&json!(steps));
    }
    let title = journal.applications[application].title();
    if steps.is_empty() {
        return out.text(format!("Nothing is planned for {title}."));
    }
    out.text(format!("{title}, if you do each step on its day and nobody answers:"))?;
    for step in steps {
        let on = format!("{:<16}", day::plain(step.on, desk.today()));
        out.hanging(&on, &" ".repeat(16), item::what(journal, &step.item))?;
        out.hanging(
            &" ".repeat(16),
            &" ".repeat(16),
            out.toned(Tone::Faint, &step.item.reason.sentence),
        )?;
    }
    Ok(())
}

/// One search a line in, its plan out.
fn of_facts(file: &Path, out: &mut Out<'_>) -> Result<(), Failure> {
    let zones = TimeZoneDatabase::bundled();
    lines::answer(file, "plan", out, |line, out| {
        Ok(match plan_line(line, &zones, Playbook::bundled()) {
            Ok(answer) => Ok(out.line(answer)?),
            Err(error) => Err(error),
        })
    })
}

fn everything(
    desk: &Desk,
    journal: &Journal,
    form: Form,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let plan = desk.plan()?;
    let mut items: Vec<&Item> = plan.items.iter().collect();
    items.sort_by_key(|item| (item.window.due, item.window.expires, item.id));
    if form.json {
        let waits: Vec<_> = plan
            .waits
            .iter()
            .map(|wait| {
                json!({
                    "application": journal.applications[wait.application].id,
                    "until": wait.until,
                    "says": wait.sentence,
                })
            })
            .collect();
        let items: Vec<_> = items.iter().map(|found| item::json(journal, &plan, found)).collect();
        return out.json(&json!({ "items": items, "waits": waits }));
    }
    if items.is_empty() {
        return out.text("Nothing is planned.");
    }
    let mut table = Table::new(2).tone(0, Tone::Name).tone(2, Tone::Strong).tone(3, Tone::Faint);
    for found in items {
        let due = found.window.due.or(found.window.not_before);
        table.row([
            item::short(&plan, found.id),
            due.map_or(String::new(), |due| day::plain(due, desk.today())),
            item::what(journal, found),
            item::brief_why(journal, found, desk.today()),
        ]);
    }
    table.write(out)
}
