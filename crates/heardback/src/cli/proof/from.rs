//! `proof from`: what a resume would prove, each accepted with one key.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use console::Term;
use heardback_core::fact::{Event, Moment};
use heardback_formats::resume::Proposal;
use jiff::ToSpan;
use serde_json::json;

use super::super::{Form, typed};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::library;
use crate::say::wrap::harmless;
use crate::say::{Out, Tone, fact};

/// Propose what your resume (CV) says you have done
///
/// Reads PDF, Word (.docx), plain text and Markdown, and asks about every sentence with a result, a number or a tool:
/// y takes it, n passes it over, e says it in other words, q is enough. Only what you take is kept.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback proof from resume.pdf\n  heardback proof from resume.docx --yes"
)]
pub(crate) struct FromArgs {
    /// The file with your resume
    file: PathBuf,
    /// Take all of them without asking
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    form: Form,
}

/// What one key says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Take,
    Pass,
    Edit,
    Stop,
}

fn key(typed: char) -> Option<Key> {
    Some(match typed.to_ascii_lowercase() {
        'y' => Key::Take,
        'n' | ' ' => Key::Pass,
        'e' => Key::Edit,
        'q' | '\u{1b}' | '\u{3}' | '\u{4}' => Key::Stop,
        _ => return None,
    })
}

pub(super) fn run(args: &FromArgs, desk: &mut Desk, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut found = library::proposed(&args.file)?;
    let known = &desk.journal()?.seeker.proofs;
    found.retain(|found| library::is_new(known, &found.text));
    if args.form.json && !args.yes {
        let rows = found.iter().map(|found| json!({ "proof": found.text, "skills": found.skills }));
        return out.json(&rows.collect::<Vec<_>>().into());
    }
    if found.is_empty() {
        out.text("Nothing new in it tells a result, a number or a tool.")?;
        return out.line(out.toned(
            Tone::Faint,
            "heardback proof add \"Cut changeovers from 70 to 28 minutes\" --skill SMED",
        ));
    }
    let accepted = if args.yes {
        found
    } else if io::stdin().is_terminal() && io::stdout().is_terminal() {
        ask(&found, out)?
    } else {
        for proposal in &found {
            tell("  · ", proposal, out)?;
        }
        let how =
            format!("heardback proof from {} --yes    takes all of them", args.file.display());
        return out.line(out.toned(Tone::Faint, how));
    };
    if accepted.is_empty() {
        return out.text("Nothing was kept.");
    }
    keep(desk, &accepted, out)
}

/// Records what was accepted, in one batch.
fn keep(desk: &mut Desk, accepted: &[Proposal], out: &mut Out<'_>) -> Result<(), Failure> {
    let when = typed::happened(desk, None)?;
    let events = events(desk, accepted, when.on)?;
    let said = match accepted.len() {
        1 => "one thing you have done".to_owned(),
        count => format!("{count} things you have done"),
    };
    desk.record(said.as_str(), events)?;
    typed::recorded(out, &said)
}

/// The events of these, a microsecond apart, so that the library keeps the order of the resume.
fn events(desk: &Desk, accepted: &[Proposal], on: Moment) -> Result<Vec<(Moment, Event)>, Failure> {
    let mut events = Vec::new();
    for (place, proposal) in (0_i64..).zip(accepted) {
        let on = match on {
            Moment::Instant(instant) => {
                let earlier = (accepted.len() as i64 - place).microseconds();
                Moment::Instant(instant.checked_sub(earlier).unwrap_or(instant))
            }
            day => day,
        };
        let told = desk.journal()?.prove(&proposal.text, &proposal.skills)?;
        events.extend(told.into_iter().map(|event| (on, event)));
    }
    Ok(events)
}

fn tell(sign: &str, proposal: &Proposal, out: &mut Out<'_>) -> Result<(), Failure> {
    out.hanging(sign, "    ", harmless(&proposal.text))?;
    if proposal.skills.is_empty() {
        return Ok(());
    }
    out.indented("    ", out.toned(Tone::Faint, harmless(&fact::listed(&proposal.skills))))
}

/// Asks about each in turn, one key each.
fn ask(found: &[Proposal], out: &mut Out<'_>) -> Result<Vec<Proposal>, Failure> {
    let mut accepted = Vec::new();
    for (place, proposal) in found.iter().enumerate() {
        out.text(out.toned(Tone::Faint, format!("{} of {}", place + 1, found.len())))?;
        tell("    ", proposal, out)?;
        loop {
            out.line(
                out.toned(Tone::Faint, "    y take · n pass over · e other words · q enough"),
            )?;
            out.flush()?;
            // Without a keyboard there is nobody to ask.
            let Ok(letter) = Term::stdout().read_char() else { return Ok(accepted) };
            match key(letter) {
                None => continue,
                Some(Key::Take) => accepted.push(proposal.clone()),
                Some(Key::Pass) => {}
                Some(Key::Stop) => return Ok(accepted),
                Some(Key::Edit) => {
                    let text = typed::line("    In your words, or . to go back: ")?;
                    let Some(text) = text.filter(|text| !text.is_empty()) else { continue };
                    accepted.push(Proposal { text, ..proposal.clone() });
                }
            }
            break;
        }
        out.gap()?;
    }
    Ok(accepted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_one_key_and_other_keys_do_nothing() {
        let keys: Vec<Option<Key>> = "yNe q5\n".chars().map(key).collect();
        let (take, pass) = (Some(Key::Take), Some(Key::Pass));
        assert_eq!(keys, [take, pass, Some(Key::Edit), pass, Some(Key::Stop), None, None]);
    }
}
