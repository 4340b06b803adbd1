//! The command line: the list of commands, in the order of the manual. Each has a file of its own.

pub(crate) mod list;
mod people;
mod plan;
mod review;
mod search;
mod show;
mod today;
mod why;

mod check;
pub(crate) mod find_missing;
pub(crate) mod import;
mod read;
mod read_resume;
mod try_it;

pub(crate) mod apply;
mod call;
pub(crate) mod contact;
mod debrief;
mod did;
pub(crate) mod forget;
pub(crate) mod guess;
mod interest;
mod interview;
mod note;
mod outcome;
mod pause;
mod promise;
mod referral;
mod reopen;
mod reply;
mod rest;
mod resume;
mod skip;
mod snooze;
mod undo;
mod withdraw;

mod backup;
mod completions;
mod doctor;
mod draft;
mod export;
mod holidays;
mod man;
mod open;
mod playbook;
mod profile;
mod proof;
pub(crate) mod restore;

mod first_run;
mod lines;
mod typed;
pub(crate) mod words;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::desk::World;
use crate::failure::{Failure, Kind};
use crate::say::{Out, wrap};

/// Have you heard back, and what do you do now?
///
/// Heardback keeps the record of your job search and tells you today whom to write to, why and by which way.
/// Everything stays on this computer. Without a command it shows today; started by a click, without a terminal, it opens
/// the page.
#[derive(Parser)]
#[command(
    name = "heardback",
    version,
    max_term_width = 80,
    after_help = "Example:\n  heardback import ~/mail/archive.mbox\n  heardback"
)]
pub(crate) struct Cli {
    /// Folder with your data, instead of the usual place
    #[arg(long, global = true, value_name = "DIR", env = "HEARDBACK_DATA", hide_env_values = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What a program gets instead of a person, wherever it may want the answer.
#[derive(Args, Debug, Clone, Copy, Default)]
pub(crate) struct Form {
    /// Print JSON for another program
    #[arg(long)]
    pub(crate) json: bool,
}

/// The list of commands: first what shows, then what records, then what keeps.
#[derive(Subcommand)]
enum Command {
    Today(today::TodayArgs),
    Plan(plan::PlanArgs),
    Why(why::WhyArgs),
    List(list::ListArgs),
    Show(show::ShowArgs),
    People(people::PeopleArgs),
    Search(search::SearchArgs),
    Review(review::ReviewArgs),

    Import(import::ImportArgs),
    FindMissing(find_missing::FindMissingArgs),
    Read(read::ReadArgs),
    Draft(draft::DraftArgs),
    Check(check::CheckArgs),

    Apply(apply::ApplyArgs),
    Note(note::NoteArgs),
    Call(call::CallArgs),
    Did(did::DidArgs),
    Reply(reply::ReplyArgs),
    Interview(interview::InterviewArgs),
    Debrief(debrief::DebriefArgs),
    Promise(promise::PromiseArgs),
    Contact(contact::ContactArgs),
    Guess(guess::GuessArgs),
    Referral(referral::ReferralArgs),
    Interest(interest::InterestArgs),
    Outcome(outcome::OutcomeArgs),
    Withdraw(withdraw::WithdrawArgs),
    Pause(pause::PauseArgs),
    Resume(resume::ResumeArgs),
    Rest(rest::RestArgs),
    Reopen(reopen::ReopenArgs),
    Snooze(snooze::SnoozeArgs),
    Skip(skip::SkipArgs),
    Undo(undo::UndoArgs),
    Forget(forget::ForgetArgs),

    Profile(profile::ProfileArgs),
    Proof(proof::ProofArgs),
    Playbook(playbook::PlaybookArgs),
    Holidays(holidays::HolidaysArgs),
    Export(export::ExportArgs),
    Backup(backup::BackupArgs),
    Restore(restore::RestoreArgs),
    Open(open::OpenArgs),
    Doctor(doctor::DoctorArgs),
    Try(try_it::TryArgs),
    Completions(completions::CompletionsArgs),
    Man(man::ManArgs),
    ReadResume(read_resume::ReadResumeArgs),
}

impl Command {
    fn run(&self, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
        match self {
            Command::Today(args) => today::run(args, world, out),
            Command::Plan(args) => plan::run(args, world, out),
            Command::Why(args) => why::run(args, world, out),
            Command::List(args) => list::run(args, world, out),
            Command::Show(args) => show::run(args, world, out),
            Command::People(args) => people::run(args, world, out),
            Command::Search(args) => search::run(args, world, out),
            Command::Review(args) => review::run(args, world, out),
            Command::Import(args) => import::run(args, world, out),
            Command::FindMissing(args) => find_missing::run(args, world, out),
            Command::Read(args) => read::run(args, out),
            Command::Draft(args) => draft::run(args, world, out),
            Command::Check(args) => check::run(args, out),
            Command::Apply(args) => apply::run(args, world, out),
            Command::Note(args) => note::run(args, world, out),
            Command::Call(args) => call::run(args, world, out),
            Command::Did(args) => did::run(args, world, out),
            Command::Reply(args) => reply::run(args, world, out),
            Command::Interview(args) => interview::run(args, world, out),
            Command::Debrief(args) => debrief::run(args, world, out),
            Command::Promise(args) => promise::run(args, world, out),
            Command::Contact(args) => contact::run(args, world, out),
            Command::Guess(args) => guess::run(args, world, out),
            Command::Referral(args) => referral::run(args, world, out),
            Command::Interest(args) => interest::run(args, world, out),
            Command::Outcome(args) => outcome::run(args, world, out),
            Command::Withdraw(args) => withdraw::run(args, world, out),
            Command::Pause(args) => pause::run(args, world, out),
            Command::Resume(args) => resume::run(args, world, out),
            Command::Rest(args) => rest::run(args, world, out),
            Command::Reopen(args) => reopen::run(args, world, out),
            Command::Snooze(args) => snooze::run(args, world, out),
            Command::Skip(args) => skip::run(args, world, out),
            Command::Undo(args) => undo::run(args, world, out),
            Command::Forget(args) => forget::run(args, world, out),
            Command::Profile(args) => profile::run(args, world, out),
            Command::Proof(args) => proof::run(args, world, out),
            Command::Playbook(args) => playbook::run(args, world, out),
            Command::Holidays(args) => holidays::run(args, world, out),
            Command::Export(args) => export::run(args, world, out),
            Command::Backup(args) => backup::run(args, world, out),
            Command::Restore(args) => restore::run(args, world, out),
            Command::Open(args) => open::run(args, world, out),
            Command::Doctor(args) => doctor::run(args, world, out),
            Command::Try(args) => try_it::run(args, world, out),
            Command::Completions(args) => completions::run(args, out),
            Command::Man(args) => man::run(args, out),
            Command::ReadResume(args) => read_resume::run(args, out),
        }
    }
}

/// Reads the command line, runs the command, and says what went wrong.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut stdout = BufWriter::new(io::stdout().lock());
    let mut out = Out::of_environment(&mut stdout);
    let done = run(&cli, &mut out).and_then(|()| out.flush());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // What was found before the trouble is worth seeing. If even that cannot be written, the trouble is said.
            let _ = out.flush();
            complain(&failure, out.width);
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(cli: &Cli, out: &mut Out<'_>) -> Result<(), Failure> {
    let world = World::look(cli.data.as_deref())?;
    match &cli.command {
        Some(command) => command.run(&world, out),
        None if open::is_wanted() => open::run(&open::OpenArgs::default(), &world, out),
        None => today::run(&today::TodayArgs::default(), &world, out),
    }
}

/// The one place that writes to standard error: what went wrong, then what to do next.
fn complain(failure: &Failure, width: usize) {
    if failure.kind == Kind::Quiet {
        return;
    }
    let mut stderr = io::stderr().lock();
    let mut say = |line: &str| {
        // Where standard error is closed there is nobody left to tell.
        let _ = writeln!(stderr, "{line}");
    };
    for paragraph in failure.says.lines() {
        // What is indented is something to paste, and kept as it is.
        if paragraph.starts_with(' ') {
            say(paragraph);
            continue;
        }
        wrap::wrapped("", "", paragraph, width).iter().for_each(|line| say(line));
    }
    for hint in &failure.hints {
        say(&format!("  {hint}"));
    }
}
