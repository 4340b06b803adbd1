//! `restore`: bring a backup or an export back.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

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
    let failed = |problem: std::io::Error| Failure::file(&args.file, &problem);
    let mut file = BufReader::new(File::open(&args.file).map_err(failed)?);
    if file.fill_buf().map_err(failed)?.starts_with(b"{") {
        let restored = Desk::open(world)?.store.take_in(file)?;
        return out.text(format!(
            "{} facts were added, {} were here already.",
            restored.facts.added, restored.facts.already
        ));
    }
    let (store, aside) = Store::restore(&world.data, &args.file)?;
    out.text(format!("{} facts are back.", store.count_facts()?))?;
    match aside {
        Some(aside) => out.text(format!("What was here before is kept in {}", aside.display())),
        None => Ok(()),
    }
}
