//! `playbook`: the advice the program follows.

use std::path::PathBuf;

use heardback_core::playbook::{Playbook, show};

use crate::desk::{Desk, World};
use crate::failure::{Failure, Kind};
use crate::say::Out;

/// Read the advice, or check your own
///
/// Every rule with who said it and where, every number with the rules it follows, and who disagrees. A file
/// playbook.toml in your data folder changes numbers and switches rules off.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback playbook show APP-4\n  heardback playbook check playbook.toml"
)]
pub(crate) struct PlaybookArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Show all of it, or one rule, number or check
    #[command(after_help = "Example:\n  heardback playbook show app.first")]
    Show {
        /// A rule (APP-4), a number (app.first) or a check (C-VAGUE)
        name: Option<String>,
    },
    /// Check a file of your own changes
    #[command(after_help = "Example:\n  heardback playbook check playbook.toml")]
    Check {
        /// The file
        file: PathBuf,
    },
}

pub(crate) fn run(args: &PlaybookArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    match &args.what {
        What::Show { name } => {
            let desk = Desk::open(world)?;
            let playbook = desk.playbook()?;
            let text = match name {
                None => show::all(playbook),
                Some(name) => show::named(playbook, name).ok_or_else(|| {
                    Failure::typed(format!("The playbook has no rule, number or check “{name}”."))
                        .hint("heardback playbook show")
                })?,
            };
            out.raw(text.as_bytes())
        }
        What::Check { file } => {
            let text =
                std::fs::read_to_string(file).map_err(|problem| Failure::file(file, &problem))?;
            let own = Playbook::parse_with_override(&text, &file.display().to_string())
                .map_err(|error| Failure::new(Kind::Found, error))?;
            out.text(format!("{} loads. What it changes:", file.display()))?;
            out.raw(show::changes(&own).as_bytes())
        }
    }
}
