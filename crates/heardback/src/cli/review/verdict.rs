//! The answers as they are typed.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::review::{Answer, settle};
use crate::say::{Out, Tone};

#[derive(clap::Subcommand, Debug, Clone)]
pub(crate) enum VerdictArgs {
    /// The guess is right
    #[command(after_help = "Example:\n  heardback review accept 3f7k")]
    Accept {
        /// The id at the beginning of the line
        id: String,
    },
    /// It belongs to this application
    #[command(after_help = "Example:\n  heardback review application 3f7k acme")]
    Application {
        /// The id at the beginning of the line
        id: String,
        /// The application
        application: String,
    },
    /// It opens an application of its own
    #[command(after_help = "Example:\n  heardback review new 3f7k Acme \"Platform Engineer\"")]
    New {
        /// The id at the beginning of the line
        id: String,
        /// The employer, where the mail does not name it
        company: Option<String>,
        /// The position, where the mail does not name it
        role: Option<String>,
    },
    /// It has nothing to do with your search
    #[command(after_help = "Example:\n  heardback review not-mine 3f7k")]
    NotMine {
        /// The id at the beginning of the line
        id: String,
    },
}

pub(super) fn run(args: &VerdictArgs, desk: &mut Desk, out: &mut Out<'_>) -> Result<(), Failure> {
    let (id, answer) = match args.clone() {
        VerdictArgs::Accept { id } => (id, Answer::Accept),
        VerdictArgs::Application { id, application } => (id, Answer::Application(application)),
        VerdictArgs::New { id, company, role } => (id, Answer::New { company, role }),
        VerdictArgs::NotMine { id } => (id, Answer::NotMine),
    };
    out.text(settle(desk, &id, &answer)?)?;
    out.line(out.toned(Tone::Faint, "To take it back: heardback undo"))
}
