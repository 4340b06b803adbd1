//! `backup`: a copy of everything in one file.

use std::path::PathBuf;

use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Copy all your data into one file
///
/// The copy is whole even while another Heardback is writing. An existing file is never overwritten.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback backup ~/heardback-2026-03.db")]
pub(crate) struct BackupArgs {
    /// The file to write
    file: PathBuf,
}

pub(crate) fn run(args: &BackupArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    if args.file.exists() {
        return Err(Failure::typed(format!(
            "{} is there already and was left as it is.",
            args.file.display()
        ))
        .hint("Choose another name for the backup."));
    }
    Desk::open(world)?.store.backup(&args.file)?;
    out.text(format!("Everything is in {} as well.", args.file.display()))?;
    out.line(format!("To bring it back: heardback restore {}", args.file.display()))
}
