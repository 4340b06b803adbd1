//! `man`: the manual, printed from the same words as the help.

use clap::CommandFactory;

use super::Cli;
use crate::failure::Failure;
use crate::say::Out;

/// Print the manual page
///
/// Of the whole program, or of one command.
#[derive(clap::Args, Debug)]
#[command(hide = true, after_help = "Example:\n  heardback man | man -l -")]
pub(crate) struct ManArgs {
    /// A command
    command: Option<String>,
}

pub(crate) fn run(args: &ManArgs, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut program = Cli::command();
    program.build();
    let page = match &args.command {
        None => program,
        Some(word) => {
            let found = program.get_subcommands().find(|command| command.get_name() == word);
            found.cloned().ok_or_else(|| {
                Failure::typed(format!("There is no command “{word}”.")).hint("heardback --help")
            })?
        }
    };
    let mut bytes = Vec::new();
    clap_mangen::Man::new(page).render(&mut bytes)?;
    out.raw(&bytes)
}
