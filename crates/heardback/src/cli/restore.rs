//! `restore`: bring a backup or an export back.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use heardback_store::Store;

use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Bring back a backup or an export
///
/// A backup takes the place of the data that is there, of which a copy is kept beside it. An export adds the facts
/// that are missing.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback restore ~/heardback-2026-03.db")]
pub(crate) struct RestoreArgs {
    /// A file written by `heardback backup` or `heardback export`
    file: PathBuf,
}

pub(crate) fn run(args: &RestoreArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    match bring_back(world, &args.file)? {
        Back::Added { added, already } => {
            out.text(format!("{added} facts were added, {already} were here already."))
        }
        Back::Replaced { facts, aside } => {
            out.text(format!("{facts} facts are back."))?;
            match aside {
                Some(aside) => {
                    out.text(format!("What was here before is kept in {}", aside.display()))
                }
                None => Ok(()),
            }
        }
    }
}

/// What bringing a file back did.
#[derive(Debug)]
pub(crate) enum Back {
    /// An export added what was missing.
    Added {
        /// Facts that are new.
        added: usize,
        /// Facts that were here.
        already: usize,
    },
    /// A backup took the place of what was here.
    Replaced {
        /// Facts that are here now.
        facts: usize,
        /// Where what was here before is kept.
        aside: Option<PathBuf>,
    },
}

/// Brings back a backup or an export.
pub(crate) fn bring_back(world: &World, path: &Path) -> Result<Back, Failure> {
    let failed = |problem: std::io::Error| Failure::file(path, &problem);
    let mut file = BufReader::new(File::open(path).map_err(failed)?);
    if file.fill_buf().map_err(failed)?.starts_with(b"{") {
        let restored = Desk::open(world)?.store.take_in(file)?;
        return Ok(Back::Added { added: restored.facts.added, already: restored.facts.already });
    }
    let (store, aside) = Store::restore(&world.data, path)?;
    Ok(Back::Replaced { facts: store.count_facts()?, aside })
}
