//! Have you heard back, and what do you do now? The follow-up companion for a job search.
//!
//! - `cli/` reads the command line and has one file for each command.
//! - `desk.rs` is what a command works at: the data folder, the journal, the clock.
//! - `days.rs` reads the days that people type.
//! - `drafting.rs` makes drafts for the faces, and `letter.rs` takes a finished message to a mail program, an editor, a
//!   printer or the clipboard.
//! - `links.rs` makes links that start a mail or a call.
//! - `web/` is the page: one file for each, served on this machine only.
//! - `mailbox/` reads mail from files and imports it.
//! - `review/` chooses the unsure mails to ask about and records the answers.
//! - `seeker.rs` reads what people type about themselves.
//! - `notes.rs` finds the user's own notes.
//! - `story.rs` tells an application from the beginning.
//! - `promised.rs` reads what an employer said about news.
//! - `say/` is how things are told: width, colour, tables, days.
//! - `failure.rs` is how things go wrong, and the exit code that follows.
//! - `sample.rs` is a search made up by us, for trying things out.

mod cli;
mod days;
mod desk;
mod drafting;
mod failure;
mod letter;
mod library;
mod links;
mod mailbox;
mod notes;
mod once;
mod promised;
mod providers;
mod resume;
mod review;
mod say;
mod seeker;
mod story;
mod web;

mod sample;

/// Reading a mailbox makes and drops small texts by the million, and a short command ends before it has used any memory
/// twice: both gain from an allocator that asks the system seldom and for much at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
