//! `undo`: take back the last change.

use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Take back the last change
///
/// One change is whatever one command recorded: a note, an import, letting a hundred applications rest. Repeat it to
/// go further back. Nothing is deleted: taking back is recorded as well.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback undo")]
pub(crate) struct UndoArgs {}

pub(crate) fn run(_args: &UndoArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    match Desk::open(world)?.undo()? {
        Some(undone) => {
            out.text(format!("Taken back: {}.", undone.batch.said))?;
            match undone.kept {
                0 => Ok(()),
                _ => out
                    .text("What you recorded about it since stays, and keeps the names it needs."),
            }
        }
        None => out.line("There is nothing to take back."),
    }
}
