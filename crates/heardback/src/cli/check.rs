//! `check`: what is wrong with a message, for other programs and for the one who wrote it.

use std::path::PathBuf;

use heardback_core::playbook::Playbook;
use heardback_formats::contract::check::{Checked, check_line};

use super::{Form, lines};
use crate::failure::Failure;
use crate::say::wrap::harmless;
use crate::say::{Out, Tone, finding};

/// Check messages before they go out
///
/// Touches no data folder. Reads one JSON object a line with `id`, `kind`, `facts`, `recipients`, `subject` and `body`,
/// and says for each message what fails: the words, what to do instead, the rule and who gave it.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback check messages.jsonl\n  heardback check - --json < messages.jsonl"
)]
pub(crate) struct CheckArgs {
    /// A file with one message a line; - is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &CheckArgs, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut number = 0_usize;
    lines::answer(&args.file, "check", out, |line, out| {
        number += 1;
        let checked = match check_line(line, Playbook::bundled()) {
            Ok(checked) => checked,
            Err(error) => return Ok(Err(error)),
        };
        if args.form.json {
            out.line(checked.answer())?;
        } else {
            tell(&checked, number, out)?;
        }
        Ok(Ok(()))
    })
}

/// What was found, for a person.
fn tell(checked: &Checked<'_>, number: usize, out: &mut Out<'_>) -> Result<(), Failure> {
    let name = checked.id().map_or_else(|| format!("Message {number}"), harmless);
    let failed = &checked.report.failed;
    let found = match failed.len() {
        0 => "nothing to mend".to_owned(),
        1 => "one thing to mend".to_owned(),
        count => format!("{count} things to mend"),
    };
    let kind = checked.message.kind.as_str().replace('_', " ");
    out.text(out.toned(Tone::Strong, format!("{name} ({kind}): {found}")))?;
    const MARGIN: usize = 13;
    for failed in failed {
        let label = format!("  {:<width$}", failed.check.as_str(), width = MARGIN - 2);
        let rest = " ".repeat(MARGIN);
        out.hanging(&label, &rest, finding::says(failed))?;
        out.hanging(&rest, &rest, failed.suggestion())?;
        out.hanging(&rest, &rest, out.toned(Tone::Faint, finding::rules(failed)))?;
    }
    for advice in &checked.report.advice {
        out.hanging("  Better:    ", &" ".repeat(MARGIN), &advice.message)?;
    }
    Ok(())
}
