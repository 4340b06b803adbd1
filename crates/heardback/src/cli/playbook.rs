//! `playbook`: the advice the program follows.

use std::path::PathBuf;

use heardback_core::drafts::Sentences;
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
    /// Show the sentences drafts are made of, or check your own
    ///
    /// Put what you change into sentences.toml in your data folder: a list there takes the place of the list of its name, one
    /// under `always` of all lists of its part. Everything else stays as it is.
    #[command(
        after_help = "Example:\n  heardback playbook sentences thank_you_email\n  heardback playbook sentences --check sentences.toml"
    )]
    Sentences {
        /// One kind of message, such as thank_you_email
        kind: Option<String>,
        /// A file of your own sentences
        #[arg(long, value_name = "FILE", conflicts_with = "kind")]
        check: Option<PathBuf>,
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
        What::Sentences { check: Some(file), .. } => {
            let text =
                std::fs::read_to_string(file).map_err(|problem| Failure::file(file, &problem))?;
            Sentences::with_own(&text, &file.display().to_string())
                .map_err(|error| Failure::new(Kind::Found, error))?;
            out.text(format!("{} loads.", file.display()))
        }
        What::Sentences { kind, .. } => match Sentences::written(kind.as_deref()) {
            Some(text) => out.raw(text.as_bytes()),
            None => {
                let kinds: Vec<&str> = Sentences::bundled().kinds().collect();
                let kind = kind.as_deref().unwrap_or_default();
                Err(Failure::typed(format!("There are no sentences for “{kind}”."))
                    .hint(format!("there are some for: {}", kinds.join(", "))))
            }
        },
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
