//! `proof`: the library of what you have done, for messages that say what makes the fit.

mod from;

use heardback_core::fact::Event;
use heardback_core::journal::Proof;
use serde_json::{Value, json};

use super::{Form, typed};
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::library;
use crate::say::{Out, Tone, fact};

/// List and change what you have done that speaks for you
///
/// Each in one sentence with a result, a number or a tool, and the skills it proves. A draft that needs to say what
/// makes the fit offers those first that share words with the role, its posting and your notes on it.
#[derive(clap::Args, Debug)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Example:\n  heardback proof add \"Cut changeovers from 70 to 28 minutes\" --skill SMED\n  heardback proof from resume.pdf\n  heardback proof --for acme\n  heardback proof remove 2"
)]
pub(crate) struct ProofArgs {
    #[command(subcommand)]
    deed: Option<Deed>,
    /// Show only those that fit this application, best first
    #[arg(long = "for", value_name = "APPLICATION")]
    application: Option<String>,
    #[command(flatten)]
    form: Form,
}

#[derive(clap::Subcommand, Debug)]
enum Deed {
    /// Add something you have done
    Add {
        /// What, in one sentence
        sentence: String,
        /// A skill it proves; repeat it for each
        #[arg(long)]
        skill: Vec<String>,
    },
    /// Say it in other words, or name other skills
    Change {
        /// Its number in the list, or words that only it has
        proof: String,
        /// What it says from now on
        #[arg(long, value_name = "SENTENCE")]
        text: Option<String>,
        /// A skill it proves, instead of those before; repeat it for each
        #[arg(long)]
        skill: Vec<String>,
        /// It proves no skill in particular
        #[arg(long, conflicts_with = "skill")]
        no_skill: bool,
    },
    From(from::FromArgs),
    /// Remove it from the list
    Remove {
        /// Its number in the list, or words that only it has
        proof: String,
    },
}

pub(crate) fn run(args: &ProofArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let Some(deed) = &args.deed else { return list(&desk, args, out) };
    let journal = desk.journal()?;
    let when = typed::happened(&desk, None)?;
    let at_once = |events: Vec<Event>| events.into_iter().map(|event| (when.on, event)).collect();
    let (said, events): (_, Vec<_>) = match deed {
        Deed::Add { sentence, skill } => {
            let events = journal.prove(sentence, skill)?;
            if events.is_empty() {
                return out.text("That is in the list already.");
            }
            ("something you have done".to_owned(), at_once(events))
        }
        Deed::Change { proof, text, skill, no_skill } => {
            let place = library::find(&desk, proof)?;
            let skills = (*no_skill || !skill.is_empty()).then_some(skill.as_slice());
            if text.is_none() && skills.is_none() {
                return Err(Failure::typed("Nothing to change was named.")
                    .hint("heardback proof change 2 --text \"…\" --skill SMED"));
            }
            let events = journal.change_proof(place, text.as_deref(), skills, when)?;
            ("something you have done, in other words".to_owned(), events)
        }
        Deed::From(from) => return from::run(from, &mut desk, out),
        Deed::Remove { proof } => {
            let place = library::find(&desk, proof)?;
            let text = &journal.seeker.proofs[place].text;
            (format!("removed: {text}"), at_once(journal.remove_proof(place)))
        }
    };
    desk.record(said.as_str(), events)?;
    typed::recorded(out, &said)
}

fn list(desk: &Desk, args: &ProofArgs, out: &mut Out<'_>) -> Result<(), Failure> {
    let proofs = &desk.journal()?.seeker.proofs;
    let shown: Vec<usize> = match &args.application {
        Some(words) => library::ranked(desk, desk.application(words)?)?
            .iter()
            .filter(|found| found.score > 0)
            .map(|found| found.proof)
            .collect(),
        None => (0..proofs.len()).collect(),
    };
    if args.form.json {
        let rows: Vec<Value> = shown.iter().map(|&place| as_json(place, &proofs[place])).collect();
        return out.json(&json!(rows));
    }
    if shown.is_empty() {
        out.text(match (&args.application, proofs.is_empty()) {
            (Some(_), false) => {
                "None of them shares a word with that role, its posting or your notes on it."
            }
            _ => "Nothing you have done is in the list yet.",
        })?;
        return out.line(out.toned(
            Tone::Faint,
            "heardback proof add \"Cut changeovers from 70 to 28 minutes\" --skill SMED",
        ));
    }
    for place in shown {
        tell(place, &proofs[place], out)?;
    }
    Ok(())
}

/// A proof with its number and its skills.
pub(super) fn tell(place: usize, proof: &Proof, out: &mut Out<'_>) -> Result<(), Failure> {
    out.hanging(&format!("{:>3}  ", place + 1), "     ", &proof.text)?;
    if proof.skills.is_empty() {
        return Ok(());
    }
    out.indented("     ", out.toned(Tone::Faint, fact::listed(&proof.skills)))
}

fn as_json(place: usize, proof: &Proof) -> Value {
    json!({ "number": place + 1, "proof": proof.text, "skills": proof.skills })
}
