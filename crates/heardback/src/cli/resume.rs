//! `resume`: the search goes on.

use super::typed;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::Out;

/// Go on with your search
///
/// Ends a pause before its time, or one without an end.
#[derive(clap::Args, Debug)]
#[command(after_help = "Example:\n  heardback resume")]
pub(crate) struct ResumeArgs {}

pub(crate) fn run(_args: &ResumeArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    let when = typed::happened(&desk, None)?;
    let events = desk.journal()?.resume(when)?;
    typed::record(&mut desk, out, "the search goes on", when, events, None)
}
