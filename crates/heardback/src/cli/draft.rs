//! `draft`: what to write for a line of the plan.

use std::path::PathBuf;

use heardback_core::checks::Report;
use heardback_core::drafts::{Hole, Missing, Outreach};
use heardback_core::fact::Channel;
use heardback_core::journal::EmailState;
use heardback_core::planner::Item;
use serde_json::json;

use super::words::{AnswerWord, ChannelWord};
use super::{Form, typed};
use crate::desk::{Desk, World};
use crate::drafting::{self, Drafted, Wishes};
use crate::failure::Failure;
use crate::say::wrap::harmless;
use crate::say::{Out, Tone, finding, item};
use crate::{letter, library};

/// Draft the message for a line of today or of the plan
///
/// Made from what is recorded, in words that nobody at that company has had from you. What is missing is asked for in
/// one line each and remembered. Nothing is sent: copy it, open it in your mail program or print it, and say --sent
/// once it is on its way.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback draft 3f7k\n  heardback draft 3f7k --fit \"At Ferro I cut changeovers from 70 to 28 minutes.\"\n  heardback draft 3f7k --edit --eml reply.eml --sent"
)]
pub(crate) struct DraftArgs {
    /// The id at the beginning of the line, or words that fit only one thing
    #[arg(required = true, value_name = "ITEM")]
    item: Vec<String>,
    /// What you have done that fits this role, in a sentence
    #[arg(long, value_name = "SENTENCE")]
    fit: Option<String>,
    /// One of the things you have done, by its number in `heardback proof` or words of it
    #[arg(long, value_name = "PROOF", conflicts_with = "fit")]
    proof: Option<String>,
    /// What you talked about with this person
    #[arg(long, value_name = "WORDS")]
    topic: Option<String>,
    /// What you have for them: an article, a thought, with its link
    #[arg(long, value_name = "WORDS")]
    value: Option<String>,
    /// By another way than the line says, such as a card to an address you know
    #[arg(long, value_enum, value_name = "WAY")]
    by: Option<ChannelWord>,
    /// To a recruiter who wrote first: whether you are interested
    #[arg(long, value_enum, value_name = "ANSWER")]
    answer: Option<AnswerWord>,
    /// Ask in it whether a LinkedIn connection would be welcome; in replies and thanks by e-mail
    #[arg(long)]
    linkedin: bool,
    /// Change it in your editor ($VISUAL or $EDITOR) and check it again
    #[arg(long)]
    edit: bool,
    /// Put the text on the clipboard
    #[arg(long)]
    copy: bool,
    /// Write it as a mail that your mail program opens
    #[arg(long, value_name = "FILE")]
    eml: Option<PathBuf>,
    /// Print a link that opens it in your mail program
    #[arg(long)]
    mailto: bool,
    /// Write it as a clean page to print, as PDF or HTML by the name of the file
    #[arg(long, value_name = "FILE.pdf")]
    print: Option<PathBuf>,
    /// Record it as sent, with its text
    #[arg(long)]
    sent: bool,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &DraftArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let name = args.item.join(" ");
    for (missing, text) in
        [(Missing::Fit, &args.fit), (Missing::Topic, &args.topic), (Missing::Value, &args.value)]
    {
        if let Some(text) = text {
            fill(&mut desk, &name, missing, text)?;
        }
    }
    if let Some(proof) = &args.proof {
        let text = proof_text(&desk, library::find(&desk, proof)?)?;
        fill(&mut desk, &name, Missing::Fit, &text)?;
    }
    let by = args.by.map(Channel::from);
    let wishes = Wishes { answer: args.answer.map(Outreach::from), asks_linkedin: args.linkedin };
    let mut found = drafting::by(&desk, found(&desk, &name)?, by)?;
    let mut drafted = drafting::draft(&desk, &found, wishes)?;
    if super::first_run::may_ask() && !args.form.json {
        for hole in drafted.draft.holes.clone() {
            if ask(&mut desk, &name, &hole, out)? {
                found = drafting::by(&desk, self::found(&desk, &name)?, by)?;
                drafted = drafting::draft(&desk, &found, wishes)?;
            }
        }
    }
    let mut subject = drafted.draft.subject.clone();
    let mut body = drafted.draft.body.clone();
    let mut report = drafted.report.clone();
    if args.edit {
        (subject, body) = letter::edit(subject.as_deref(), &body)?;
        report = drafting::check(&desk, &found, &drafted, subject.as_deref(), &body)?;
    }
    if args.form.json {
        out.json(&as_json(&desk, &found, &drafted, subject.as_deref(), &body, &report)?)?;
    } else {
        show(&desk, &found, &drafted, subject.as_deref(), &body, &report, args.edit, out)?;
    }
    if let Some(file) = &args.eml {
        let bytes = letter::mail(&desk, &found, &drafted, subject.as_deref(), &body)?;
        std::fs::write(file, bytes).map_err(|problem| Failure::file(file, &problem))?;
        out.text(format!("Written as a mail: {}.", file.display()))?;
    }
    if args.mailto {
        out.line(letter::mailto(&desk, &found, subject.as_deref(), &body)?)?;
    }
    if let Some(file) = &args.print {
        let page = letter::Printed::of(&desk, &found, &drafted, &body)?;
        std::fs::write(file, page.as_file(file)?)
            .map_err(|problem| Failure::file(file, &problem))?;
        out.text(format!("Ready to print: {}.", file.display()))?;
    }
    if args.copy {
        letter::copy(&body)?;
        out.text("The text is on the clipboard.")?;
    }
    if args.sent {
        send(&mut desk, &found, &drafted, subject.as_deref(), &body, &report, args.edit, out)?;
    }
    Ok(())
}

fn found(desk: &Desk, name: &str) -> Result<Item, Failure> {
    let plan = desk.plan()?;
    Ok(desk.item(&plan, name)?.clone())
}

fn fill(desk: &mut Desk, name: &str, missing: Missing, text: &str) -> Result<(), Failure> {
    let item = found(desk, name)?;
    let when = typed::happened(desk, None)?;
    let events = desk.journal()?.fill(&item, missing, text, when)?;
    desk.record("words for a message", events.into_iter().map(|event| (when.on, event)))
}

/// Asks for what is missing, one line each; an empty line leaves it open.
fn ask(desk: &mut Desk, name: &str, hole: &Hole, out: &mut Out<'_>) -> Result<bool, Failure> {
    if hole.missing.word().is_none() {
        return Ok(false);
    }
    let leaves = if hole.offers.is_empty() {
        "Enter leaves it open"
    } else {
        "the number of one of these, or Enter to leave it open"
    };
    out.text(format!("{} ({leaves})", harmless(&hole.question)))?;
    offer(desk, hole, out)?;
    out.flush()?;
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .map_err(|problem| Failure::new(crate::failure::Kind::System, problem))?;
    if line.trim().is_empty() {
        return Ok(false);
    }
    let chosen = hole.offers.iter().find(|&&place| line.trim() == (place + 1).to_string());
    let text = match chosen {
        Some(&place) => proof_text(desk, place)?,
        None => line.trim().to_owned(),
    };
    fill(desk, name, hole.missing, &text)?;
    Ok(true)
}

/// What the user has done that may fill the hole, with its numbers in the library.
fn offer(desk: &Desk, hole: &Hole, out: &mut Out<'_>) -> Result<(), Failure> {
    for &place in &hole.offers {
        super::proof::tell(place, &desk.journal()?.seeker.proofs[place], out)?;
    }
    Ok(())
}

fn proof_text(desk: &Desk, place: usize) -> Result<String, Failure> {
    Ok(desk.journal()?.seeker.proofs[place].text.clone())
}

#[allow(clippy::too_many_arguments, reason = "one page shows everything there is to a draft")]
fn show(
    desk: &Desk,
    found: &Item,
    drafted: &Drafted,
    subject: Option<&str>,
    body: &str,
    report: &Report,
    edited: bool,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let journal = desk.journal()?;
    out.text(out.toned(Tone::Strong, item::what(journal, found)))?;
    out.text(&found.reason.sentence)?;
    let reader = found.to.map(|to| &journal.contacts[to]);
    if reader.is_some_and(|contact| found.guess && contact.email_state == EmailState::GuessBounced)
    {
        out.text(
            "The address guessed before came back; `heardback guess` shows what else it may be.",
        )?;
    } else if let Some(address) =
        found.to.and_then(|to| journal.contacts[to].email.as_ref()).filter(|_| found.guess)
    {
        out.text(format!(
            "It goes to {}, which is a guess: it may bounce or reach a stranger.",
            harmless(address)
        ))?;
    }
    if let Some(by) = drafted.draft.post_by {
        out.text(item::post_by(by, desk.today()))?;
    }
    out.gap()?;
    if let Some(subject) = subject {
        out.text(format!("Subject: {}", harmless(subject)))?;
        out.gap()?;
    }
    letter_lines(body, out)?;
    out.gap()?;
    if let Some(voicemail) = drafted.draft.voicemail.as_ref().filter(|_| !edited) {
        out.text("If a machine answers:")?;
        letter_lines(voicemail, out)?;
        out.gap()?;
    }
    let holes = &drafted.draft.holes;
    if !edited && !holes.is_empty() {
        out.text("Before it can go:")?;
        for hole in holes {
            out.hanging("  · ", "    ", harmless(&hole.question))?;
            offer(desk, hole, out)?;
        }
        if holes.iter().any(|hole| !hole.offers.is_empty()) {
            let how = "heardback draft ITEM --proof NUMBER    puts one of these in";
            out.line(out.toned(Tone::Faint, how))?;
        }
        return Ok(());
    }
    if report.failed.is_empty() {
        return out.line(out.toned(Tone::Faint, "It passes every check of the playbook."));
    }
    out.text("What the checks say:")?;
    for failed in &report.failed {
        out.hanging("  · ", "    ", finding::says(failed))?;
        out.hanging("    ", "    ", failed.suggestion())?;
        out.hanging("    ", "    ", out.toned(Tone::Faint, finding::rules(failed)))?;
    }
    Ok(())
}

fn letter_lines(text: &str, out: &mut Out<'_>) -> Result<(), Failure> {
    for line in text.lines() {
        if line.trim().is_empty() { out.gap()? } else { out.indented("  ", harmless(line))? }
    }
    Ok(())
}

#[allow(clippy::too_many_arguments, reason = "what is recorded is the message as it was shown")]
fn send(
    desk: &mut Desk,
    found: &Item,
    drafted: &Drafted,
    subject: Option<&str>,
    body: &str,
    report: &Report,
    edited: bool,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    if !edited && !drafted.draft.is_ready() {
        return Err(Failure::refused("The draft still has a hole, so it is not recorded as sent.")
            .hint("fill it in here, or write it yourself: heardback draft ITEM --edit --sent"));
    }
    if let Some(failed) = report.failed.first() {
        return Err(Failure::refused(format!(
            "The message does not pass its checks yet: {}",
            failed.message
        ))
        .hint("change it: heardback draft ITEM --edit --sent")
        .hint("sent in your own way already? heardback did ITEM"));
    }
    let when = typed::happened(desk, None)?;
    let journal = desk.journal()?;
    let events = journal.did(found, None, when)?;
    let said = format!("sent: {}", item::what(journal, found));
    drafting::sent(desk, found, subject, body, &said, events, when.on)?;
    out.text(format!("Recorded: {said}."))?;
    out.line(out.toned(Tone::Faint, "To take it back: heardback undo"))
}

fn as_json(
    desk: &Desk,
    found: &Item,
    drafted: &Drafted,
    subject: Option<&str>,
    body: &str,
    report: &Report,
) -> Result<serde_json::Value, Failure> {
    let journal = desk.journal()?;
    let reader = found.to.map(|to| &journal.contacts[to]);
    Ok(json!({
        "item": found.id.to_string(),
        "action": found.action.as_str(),
        "kind": drafted.draft.kind.as_str(),
        "channel": found.channel.map(Channel::as_str),
        "to": reader.map(|contact| contact.id.to_string()),
        "address": reader.and_then(|contact| contact.email.clone()),
        "guess": found.guess,
        "subject": subject,
        "body": body,
        "voicemail": drafted.draft.voicemail,
        "post_by": drafted.draft.post_by.map(|by| by.day.to_string()),
        "holes": drafted.draft.holes.iter().map(|hole| json!({
            "question": hole.question,
            "offers": hole.offers.iter().map(|&place| json!({
                "number": place + 1,
                "proof": journal.seeker.proofs[place].text,
            })).collect::<Vec<_>>(),
            "checks": hole.checks.iter().map(|check| check.as_str()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "failed": report.failed.iter().map(|failed| json!({
            "check": failed.check.as_str(),
            "message": failed.message,
            "quote": failed.quote,
        })).collect::<Vec<_>>(),
        "brief": desk.playbook()?.brief(found.action, found.channel.unwrap_or(Channel::Email))
            .iter().map(|check| check.as_str()).collect::<Vec<_>>(),
    }))
}
