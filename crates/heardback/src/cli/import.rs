//! `import`: reads mail from files, and says what came of it.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use heardback_core::finds::{self, Find};
use serde_json::json;

use super::Form;
use crate::desk::{Desk, World};
use crate::failure::{Failure, Kind};
use crate::mailbox::{self, Bring, Brought, Own, Progress, Receipt};
use crate::say::wrap::harmless;
use crate::say::{Out, Tone, day};

/// Read mail from files and keep what belongs to your search
///
/// An mbox file, a Maildir, single messages (.eml), folders of them, and archives such as Google Takeout (.zip, .tgz,
/// .gz): what a path is, is found out by itself. Invitations in mail arrange, move and call off interviews; a calendar
/// by itself (.ics) is not imported, and what Outlook puts into a winmail.dat is not read. Importing again adds nothing that is there already, and an import
/// that was stopped goes on where it was. If something you named could not be read, all else is imported, and the exit code
/// is 1. Nothing leaves this computer.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback import ~/Downloads/takeout-20261101.zip\n  heardback import ~/Maildir --dry-run"
)]
pub(crate) struct ImportArgs {
    /// Files and folders with mail
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only say what would be new, what is known, and what would change
    #[arg(long)]
    dry_run: bool,
    /// Read everything again, changed or not
    #[arg(long)]
    full: bool,
    /// One of your own addresses, so that what you sent counts; found by itself where it is clear
    #[arg(long, value_name = "ADDRESS")]
    mine: Vec<String>,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &ImportArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    // Without a handler Ctrl-C simply ends the program, which is safe as well.
    let _ = ctrlc::set_handler(move || asked.store(true, Ordering::Relaxed));
    let names: Vec<String> = args.paths.iter().map(|path| path.display().to_string()).collect();
    let brought = mailbox::bring_in(
        world,
        Bring {
            paths: &args.paths,
            said: format!("import {}", names.join(" ")),
            full: args.full,
            dry_run: args.dry_run,
            stop: &stop,
        },
        |total, _| Progress::new(total, args.form.json),
        |own, known| whose(own, known, &args.mine),
    )?;
    let finished = finish(args, &brought, out);
    brought.desk.leave();
    finished
}

/// Says what came of it. Where nothing was read the journal is not even loaded.
fn finish(args: &ImportArgs, brought: &Brought, out: &mut Out<'_>) -> Result<(), Failure> {
    let Brought { receipt, desk, .. } = brought;
    if args.form.json {
        out.json(&as_json(brought))?;
        return whole(receipt);
    }
    tell(receipt, desk, args.dry_run, out)?;
    if args.dry_run {
        foretell(brought, out)?;
    } else if receipt.read > 0 {
        tell_finds(desk, out)?;
    }
    if receipt.stopped {
        return Err(Failure::new(
            Kind::Found,
            "Stopped before everything was read. What was read is safe.",
        )
        .hint("The same command goes on from here."));
    }
    whole(receipt)
}

/// Whoever asks for several files and gets some of them is told so, by words and by the exit code. The receipt says where
/// they lie and why.
fn whole(receipt: &Receipt) -> Result<(), Failure> {
    let missed: Vec<String> = receipt
        .refused
        .iter()
        .filter(|refused| refused.is_missed)
        .map(|refused| refused.path.file_name().unwrap_or(refused.path.as_os_str()))
        .map(|name| name.display().to_string())
        .collect();
    if missed.is_empty() {
        return Ok(());
    }
    Err(Failure::new(Kind::Found, format!("Not all of it was read: {}.", missed.join(", "))))
}

/// So many applications are named one by one.
const NAMED: usize = 12;

/// What a dry run would open and add to.
fn foretell(brought: &Brought, out: &mut Out<'_>) -> Result<(), Failure> {
    for (what, titles) in [("New", &brought.opened), ("Added to", &brought.changed)] {
        if titles.is_empty() {
            continue;
        }
        out.line(format!("{what}:"))?;
        for title in titles.iter().take(NAMED) {
            out.hanging("  ", "    ", harmless(title))?;
        }
        if titles.len() > NAMED {
            out.line(format!("  and {} more", titles.len() - NAMED))?;
        }
    }
    Ok(())
}

/// The receipt: what was read, what was kept, what was not and why, what left this computer, where the data lies.
pub(crate) fn tell(
    receipt: &Receipt,
    desk: &Desk,
    dry_run: bool,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    for path in &receipt.unchanged {
        out.text(format!("{}: nothing new since it was read.", path.display()))?;
    }
    for refused in &receipt.refused {
        out.text(format!("{}: {}.", refused.path.display(), refused.why.trim_end_matches('.')))?;
    }
    if receipt.read > 0 {
        let would = if dry_run { "would be " } else { "" };
        let mut said = format!("Read {}.", count(receipt.read, "message"));
        if receipt.known > 0 {
            said.push_str(&format!(" {} known already.", receipt.known));
        }
        said.push_str(&format!(" {} {would}kept", receipt.kept));
        match receipt.applications {
            0 => said.push('.'),
            new => said.push_str(&format!(", from {}.", count(new, "new application"))),
        }
        match receipt.placed {
            0 => {}
            1 => said.push_str(" One earlier message found its place by what came later."),
            more => said.push_str(&format!(
                " {more} earlier messages found their place by what came later."
            )),
        }
        if receipt.review > 0 {
            said.push_str(&format!(
                " {} unsure: heardback review asks about a few of them.",
                receipt.review
            ));
        }
        if receipt.folded > 0 {
            said.push_str(&format!(
                " {} set aside without a question (heardback review --all).",
                receipt.folded
            ));
        }
        out.text(said)?;
        let not_kept: u64 = receipt.not_kept.values().sum();
        if not_kept > 0 {
            let mut why: Vec<_> = receipt.not_kept.iter().collect();
            why.sort_by(|one, other| other.1.cmp(one.1));
            let why: Vec<String> =
                why.into_iter().map(|(why, count)| left_out(why, *count)).collect();
            out.text(format!("Not kept: {not_kept} ({}).", why.join("; ")))?;
        }
        if dry_run {
            return out.text("This was only a look: nothing was recorded.");
        }
    }
    let undo = if receipt.read > 0 { "; `heardback undo` takes this import back" } else { "" };
    out.text(out.toned(
        Tone::Faint,
        format!(
            "Nothing left this computer. Your data lies in {}{undo}.",
            desk.store.path().display()
        ),
    ))
}

/// Before any list: up to three things worth knowing, each with the sentence from the mail.
pub(crate) fn tell_finds(desk: &Desk, out: &mut Out<'_>) -> Result<(), Failure> {
    let journal = desk.journal()?;
    let finds = finds::finds(journal, desk.facts()?, desk.playbook()?, desk.now);
    if !finds.shown.is_empty() {
        out.gap()?;
    }
    for find in &finds.shown {
        tell_find(find, desk, out)?;
    }
    match finds.may_rest {
        0 => Ok(()),
        1 => out.text("And you may let one older application rest: heardback rest --old"),
        more => out
            .text(format!("And you may let {more} older applications rest: heardback rest --old")),
    }
}

fn tell_find(find: &Find, desk: &Desk, out: &mut Out<'_>) -> Result<(), Failure> {
    out.hanging("  ", "  ", out.toned(Tone::Strong, &find.sentence))?;
    if let Some(quote) = &find.quote {
        let on = day::plain(find.on, desk.today());
        out.hanging("    ", "    ", format!("{on}: “{}”", harmless(quote)))?;
    }
    Ok(())
}

/// The user's own addresses: those named and known, else those recognised; asked where somebody can answer.
fn whose(own: &Own, known: &[String], named: &[String]) -> Result<Vec<String>, Failure> {
    let mut addresses: Vec<String> = known.iter().chain(named).cloned().collect();
    if addresses.is_empty() {
        let recognised = own.addresses();
        let may_ask = io::stdin().is_terminal() && io::stderr().is_terminal();
        if may_ask && !recognised.is_empty() {
            for address in recognised {
                if is_mine(&address)? {
                    addresses.push(address);
                }
            }
        } else {
            addresses = recognised;
        }
    }
    addresses.dedup();
    Ok(addresses)
}

fn is_mine(address: &str) -> Result<bool, Failure> {
    let mut asked = io::stderr().lock();
    write!(asked, "Is {address} your own address? [Y/n] ")?;
    asked.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(!answer.trim().to_lowercase().starts_with('n'))
}

/// So many messages that are not kept, for this reason.
pub(crate) fn left_out(why: &str, count: u64) -> String {
    let why = match (why, count) {
        ("job alerts", 1) => "job alert",
        ("answers by machine", 1) => "answer by machine",
        ("newsletters and lists", 1) => "newsletter or list",
        ("your own letters to others", 1) => "own letter to others",
        ("your own letters to others", _) => "own letters to others",
        _ => why,
    };
    format!("{count} {why}")
}

fn as_json(brought: &Brought) -> serde_json::Value {
    let Brought { receipt, desk, .. } = brought;
    json!({
        "read": receipt.read,
        "known": receipt.known,
        "kept": receipt.kept,
        "placed": receipt.placed,
        "review": receipt.review,
        "folded": receipt.folded,
        "not_kept": receipt.not_kept,
        "facts": receipt.facts,
        "applications": receipt.applications,
        "new": brought.opened,
        "changed": brought.changed,
        "unchanged": receipt.unchanged,
        "refused": receipt.refused.iter().map(|refused| json!({ "path": refused.path, "why": refused.why })).collect::<Vec<_>>(),
        "stopped": receipt.stopped,
        "left_this_computer": "nothing",
        "data": desk.store.path(),
    })
}

pub(crate) fn count(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
