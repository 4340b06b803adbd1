//! `completions`: what the shell needs to finish words.

use clap::CommandFactory;

use super::Cli;
use crate::failure::Failure;
use crate::say::Out;

/// Print completions for your shell
///
/// Put them where your shell looks for them; then the Tab key knows every command and flag.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback completions bash > ~/.local/share/bash-completion/completions/heardback"
)]
pub(crate) struct CompletionsArgs {
    /// Which shell
    shell: clap_complete::Shell,
}

pub(crate) fn run(args: &CompletionsArgs, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "heardback", &mut bytes);
    out.raw(&bytes)
}
