//! `read-resume`: what `proof from` starts beside itself, so that a file that breaks its reader breaks nothing else.

use crate::failure::Failure;
use crate::resume;
use crate::say::Out;

/// Read a resume from standard input and print its paragraphs
///
/// For `heardback proof from`, which starts it as a process of its own with bounds on memory and time.
#[derive(clap::Args, Debug)]
#[command(hide = true, after_help = "Example:\n  heardback read-resume < resume.pdf")]
pub(crate) struct ReadResumeArgs {}

pub(crate) fn run(_args: &ReadResumeArgs, out: &mut Out<'_>) -> Result<(), Failure> {
    resume::keep_within_bounds();
    out.json(&resume::answer(std::io::stdin().lock())?)
}
