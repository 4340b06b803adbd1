//! `why`: what a line of today rests on.

use heardback_core::fact::FactId;
use heardback_core::journal::Journal;
use heardback_core::planner::{Item, Plan};
use heardback_core::playbook::{Catalogue, Playbook, RuleId};
use serde_json::{Value, json};

use super::Form;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::fact::{origin, sentence};
use crate::say::{Out, Tone, capital, day, item};

/// Explain one line of today
///
/// The facts that were looked at, with their dates and where they come from; the rules that were followed, with who
/// said them; who disagrees; and what would change the decision.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback why 3f7k")]
pub(crate) struct WhyArgs {
    /// The id at the beginning of the line, or words that fit only one thing
    #[arg(required = true, value_name = "ITEM")]
    item: Vec<String>,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &WhyArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let journal = desk.journal()?;
    let plan = desk.plan()?;
    let found = desk.item(&plan, &args.item.join(" "))?;
    if args.form.json {
        return out.json(&as_json(&desk, journal, &plan, found)?);
    }
    what(&desk, journal, found, out)?;
    facts(&desk, journal, found, out)?;
    let playbook = desk.playbook()?;
    rules("Rules followed", &found.reason.sources, out)?;
    rules("Who disagrees", &found.reason.dissent, out)?;
    number(playbook, journal, found, out)?;
    changes(&plan, found, out)
}

fn what(desk: &Desk, journal: &Journal, found: &Item, out: &mut Out<'_>) -> Result<(), Failure> {
    out.text(out.toned(Tone::Strong, item::what(journal, found)))?;
    out.text(&found.reason.sentence)?;
    let here = desk.today();
    let mut window = Vec::new();
    let dates = [
        ("not before", found.window.not_before),
        ("best on", found.window.due),
        ("until", found.window.expires),
    ];
    for (word, day) in dates {
        window.extend(day.map(|day| format!("{word} {}", day::plain(day, here))));
    }
    if !window.is_empty() {
        out.text(format!("{}.", capital(&window.join(", "))))?;
    }
    let there = journal.zone_of(found.to).to_datetime(desk.now).date();
    if let Some(hours) = item::good_hours(journal, desk.playbook()?, found, (there, &desk.home())) {
        out.text(hours)?;
    }
    if found.guess {
        out.text("The address is a guess from the company’s usual form.")?;
    }
    Ok(())
}

fn facts(desk: &Desk, journal: &Journal, found: &Item, out: &mut Out<'_>) -> Result<(), Failure> {
    let known = desk.facts_by_id()?;
    let here = desk.today();
    heading("Facts", out)?;
    for fact in found.reason.facts.iter().filter_map(|id| known.get(id)) {
        let on = format!("  {:<16}", day::plain(fact.on.date(&journal.zone), here));
        out.hanging(&on, &" ".repeat(18), sentence(fact, journal, here))?;
        for line in crate::say::wrap::wrapped(
            &" ".repeat(20),
            &" ".repeat(20),
            &origin(fact, here),
            out.width,
        ) {
            out.line(out.toned(Tone::Faint, line))?;
        }
    }
    Ok(())
}

fn rules(title: &str, rules: &[RuleId], out: &mut Out<'_>) -> Result<(), Failure> {
    if rules.is_empty() {
        return Ok(());
    }
    heading(title, out)?;
    for &rule in rules {
        let text = Catalogue::bundled().rule(rule);
        let where_from: Vec<&str> =
            text.sources.iter().map(String::as_str).chain(text.published.as_deref()).collect();
        // Rules of the program's own have no other voice than it.
        let where_from: Vec<&str> =
            where_from.into_iter().filter(|source| *source != text.who).collect();
        let from = match where_from.is_empty() {
            true => String::new(),
            false => format!("; {}", where_from.join(", ")),
        };
        out.hanging(
            &format!("  {rule:<9} "),
            &" ".repeat(12),
            format!("{} ({}{from})", text.says, text.who),
        )?;
    }
    Ok(())
}

fn number(
    playbook: &Playbook,
    journal: &Journal,
    found: &Item,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let name = journal.seeker.profile;
    let Some(written) = playbook.profile(name).written(found.reason.number) else { return Ok(()) };
    heading("The number that decided", out)?;
    let says = Catalogue::bundled().number(found.reason.number);
    out.hanging(
        "  ",
        "  ",
        format!("{} = {written} in the profile “{}”. {says}", found.reason.number, name.as_str()),
    )
}

/// What would change the decision: each a command to paste.
fn changes(plan: &Plan, found: &Item, out: &mut Out<'_>) -> Result<(), Failure> {
    let id = item::short(plan, found.id);
    heading("What would change it", out)?;
    for (word, what) in ways_out(found) {
        out.hanging(
            &format!("  heardback {:<22} ", word.replace("ID", &id)),
            &" ".repeat(35),
            what,
        )?;
    }
    Ok(())
}

/// The commands that end or move an item, and what each means.
fn ways_out(found: &Item) -> Vec<(&'static str, &'static str)> {
    use heardback_core::action::Action;
    let mut ways = vec![("did ID", "you have done it")];
    if !found.action.is_self_task() {
        ways.push(("reply ID", "they answered"));
    }
    ways.push(("snooze ID DAY", "it comes back on that day"));
    if found.action != Action::Reply {
        ways.push(("skip ID", "you leave this step out"));
    }
    ways
}

fn heading(title: &str, out: &mut Out<'_>) -> Result<(), Failure> {
    out.gap()?;
    out.line(out.toned(Tone::Strong, title))
}

fn as_json(desk: &Desk, journal: &Journal, plan: &Plan, found: &Item) -> Result<Value, Failure> {
    let known = desk.facts_by_id()?;
    let here = desk.today();
    let told = |id: &FactId| {
        known.get(id).map(|fact| {
            json!({
                "fact": fact.id,
                "on": fact.on,
                "says": sentence(fact, journal, here),
                "origin": fact.origin,
            })
        })
    };
    let rule = |rule: &RuleId| {
        let text = Catalogue::bundled().rule(*rule);
        json!({ "rule": rule, "says": text.says, "who": text.who, "sources": text.sources })
    };
    let mut value = item::json(journal, plan, found);
    value["facts"] = found.reason.facts.iter().filter_map(told).collect();
    value["rules"] = found.reason.sources.iter().map(rule).collect();
    value["disagree"] = found.reason.dissent.iter().map(rule).collect();
    let ways = ways_out(found).into_iter().map(|(word, _)| word.split(' ').next());
    value["changes"] = ways.map(|word| json!(word)).collect();
    Ok(value)
}
