//! `today`: the few things to do now.

use heardback_core::fact::Interest;
use heardback_core::journal::Journal;
use heardback_core::planner::Plan;
use heardback_core::today::{self, MOST_A_DAY, Today};
use heardback_core::week::Week;
use serde_json::json;

use super::{Form, first_run};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::table::Table;
use crate::say::{Out, Tone, day, item, usual};

/// Show what to do today
///
/// At most five things: replies you owe, interviews and thank-yous first, then what you want most, then what closes
/// first. Each line has an id for `heardback why`. The rest waits its turn. This is what `heardback` alone shows.
#[derive(clap::Args, Debug, Default)]
#[command(after_help = "Example:\n  heardback today\n  heardback today --all --json")]
pub(crate) struct TodayArgs {
    /// Show everything that could be done today
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &TodayArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    if !args.form.json {
        first_run::ask(&mut desk, out)?;
    }
    let shown = show(args, &desk, out);
    desk.leave();
    shown
}

fn show(args: &TodayArgs, desk: &Desk, out: &mut Out<'_>) -> Result<(), Failure> {
    let journal = desk.journal()?;
    let plan = desk.plan()?;
    let most = if args.all { usize::MAX } else { MOST_A_DAY };
    let today = today::today(journal, desk.playbook()?, &plan, desk.now, most);
    if args.form.json {
        return as_json(desk, journal, &plan, &today, out);
    }
    if journal.applications.is_empty() {
        return nothing_known(out);
    }
    lines(desk, journal, &plan, &today, out)?;
    closing(desk, journal, &plan, &today, out)?;
    Week::told(journal, desk.today()).map_or(Ok(()), |week| out.text(out.toned(Tone::Faint, week)))
}

fn lines(
    desk: &Desk,
    journal: &Journal,
    plan: &Plan,
    today: &Today,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let here = desk.today();
    let playbook = desk.playbook()?;
    let mut table = Table::new(1).tone(0, Tone::Name).tone(1, Tone::Strong).tone(3, Tone::Faint);
    for &i in &today.lines {
        let found = &plan.items[i];
        let there = journal.zone_of(found.to).to_datetime(desk.now).date();
        let until = [Some(item::until(found, here)), item::ringing_hours(playbook, found, there)];
        let until: Vec<String> = until.into_iter().flatten().filter(|t| !t.is_empty()).collect();
        table.row([
            item::short(plan, found.id),
            item::what(journal, found),
            until.join(", "),
            item::brief_why(journal, found, here),
        ]);
    }
    table.write(out)
}

/// One line below the list: what may rest, and when the next thing comes.
fn closing(
    desk: &Desk,
    journal: &Journal,
    plan: &Plan,
    today: &Today,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let here = desk.today();
    let more = today.later.iter().filter(|wait| wait.crowded_out).count();
    let next = today.later.first();
    let mut said = Vec::new();
    if !today.old.is_empty() {
        said.push(format!("{} older may rest: heardback rest --old", today.old.len()));
    }
    match next {
        Some(wait) if today.lines.is_empty() => {
            let found = &plan.items[wait.item];
            out.text(format!(
                "Nothing to do today. Next {}: {} ({}).",
                day::coming(wait.on, here),
                item::what(journal, found),
                item::brief_why(journal, found, here)
            ))?;
        }
        _ if more > 0 => said.push(format!("{more} more today: heardback today --all")),
        Some(wait) => said.push(format!("next {}", day::coming(wait.on, here))),
        None if today.lines.is_empty() && today.old.is_empty() => {
            waiting(desk, journal, plan, out)?;
        }
        None if today.lines.is_empty() => out.line("Nothing to do today.")?,
        None => {}
    }
    if !said.is_empty() {
        out.line(out.toned(Tone::Faint, said.join(" · ")))?;
    }
    if let Some(courtesy) = plan.courtesies.first() {
        let (short, what) = (item::short(plan, courtesy.id), item::deed(journal, courtesy));
        out.text(out.toned(Tone::Faint, format!("If you like: {what} ({short})")))?;
    }
    if !today.old.is_empty() && today.lines.len() < MOST_A_DAY {
        out.line(out.toned(Tone::Faint, usual::AFTER_APPLYING))?;
    }
    Ok(())
}

/// Nothing is planned at all: what is being waited for.
fn waiting(desk: &Desk, journal: &Journal, plan: &Plan, out: &mut Out<'_>) -> Result<(), Failure> {
    let here = desk.today();
    if let Some(pause) = &journal.seeker.pause {
        let until = pause.until.map_or("until you say `heardback resume`".to_owned(), |until| {
            format!("until {}", day::near(until, here))
        });
        return out.text(format!("Your search rests {until}. Nothing is asked of you."));
    }
    let wait = plan.waits.iter().filter(|wait| wait.until.is_some()).min_by_key(|wait| wait.until);
    match wait.or(plan.waits.first()) {
        Some(wait) => {
            let on =
                wait.until.map_or(String::new(), |on| format!(" Next {}:", day::coming(on, here)));
            out.text(format!("Nothing to do today.{on} {}", wait.sentence))
        }
        None => out.text(
            "Nothing to do today, and nothing is open. Record the next one with `heardback apply`.",
        ),
    }
}

fn nothing_known(out: &mut Out<'_>) -> Result<(), Failure> {
    out.text("There is no application here yet. Two ways to begin:")?;
    out.line("  heardback import MAILBOX          an mbox file, a Maildir, a Takeout archive")?;
    out.line("  heardback apply \"Acme\" Engineer   one you sent yourself")
}

fn as_json(
    desk: &Desk,
    journal: &Journal,
    plan: &Plan,
    today: &Today,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let lines: Vec<_> =
        today.lines.iter().map(|&i| item::json(journal, plan, &plan.items[i])).collect();
    let later: Vec<_> = today
        .later
        .iter()
        .map(|wait| {
            let mut value = item::json(journal, plan, &plan.items[wait.item]);
            value["on"] = json!(wait.on);
            value
        })
        .collect();
    let courtesies: Vec<_> =
        plan.courtesies.iter().map(|found| item::json(journal, plan, found)).collect();
    let old: Vec<_> = today.old.iter().map(|&a| &journal.applications[a].id).collect();
    let wanted = journal.applications.iter().filter(|a| a.interest == Interest::High).count();
    out.json(&json!({
        "date": desk.today(),
        "items": lines,
        "later": later,
        "may_rest": old,
        "courtesies": courtesies,
        "applications": journal.applications.len(),
        "really_wanted": wanted,
    }))
}
