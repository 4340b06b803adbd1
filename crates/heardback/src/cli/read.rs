//! `read`: what is read in single messages, for other programs and for the curious.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use heardback_core::working_days::WorkingDays;
use heardback_formats::contract::read as contract;
use heardback_formats::mailbox::{Kind, LONGEST_MESSAGE, Stream, maildir};

use super::Form;
use crate::failure::{Failure, Kind as Trouble};
use crate::mailbox::{self, Shape};
use crate::say::Out;

/// Read messages and say what is in them
///
/// Touches no data folder. Each message is judged by itself: its kind, the company, the role, the person, a promised
/// date, and the words each was read in.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback read rejection.eml\n  heardback read --explain rejection.eml\n  heardback read --files-from list.txt --json"
)]
pub(crate) struct ReadArgs {
    /// Files with mail: .eml, mbox, a Maildir
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    paths: Vec<PathBuf>,
    /// A file with one path a line; - is standard input
    #[arg(long, value_name = "LIST")]
    files_from: Option<PathBuf>,
    /// Say how the kind and each field came about: the rules that spoke, their words, and what holds a mail back
    #[arg(long, conflicts_with = "json")]
    explain: bool,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &ReadArgs, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut paths = args.paths.clone();
    if let Some(list) = &args.files_from {
        paths.extend(listed(list)?);
    }
    let mut answers =
        Answers { out, form: args.form, explain: args.explain, readable: 0, wrong: 0 };
    for path in &paths {
        if let Err(problem) = one(path, &mut answers)? {
            answers.error(path, &problem)?;
        }
    }
    match (answers.readable, answers.wrong) {
        (_, 0) => Ok(()),
        (0, _) => Err(Failure::typed("Nothing of this could be read.")),
        (_, wrong) => Err(Failure::new(
            Trouble::Found,
            format!("{wrong} could not be read; see their lines."),
        )),
    }
}

fn listed(list: &Path) -> Result<Vec<PathBuf>, Failure> {
    let lines: Box<dyn BufRead> = if list == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let file = File::open(list)
            .map_err(|problem| Failure::typed(format!("{}: {problem}.", list.display())))?;
        Box::new(BufReader::new(file))
    };
    let mut paths = Vec::new();
    for line in lines.lines() {
        let line = line?;
        if !line.is_empty() {
            paths.push(PathBuf::from(line));
        }
    }
    Ok(paths)
}

/// Reads one path. The inner error is one sentence about the path; the outer one ends the program.
fn one(path: &Path, answers: &mut Answers<'_, '_>) -> Result<Result<(), String>, Failure> {
    let said = |problem: io::Error| format!("it could not be read: {problem}");
    if path.is_dir() {
        let (found, _) = mailbox::find(std::slice::from_ref(&path.to_owned()));
        let mut index = 0;
        for found in found {
            let entries = match found.shape {
                Shape::Maildir | Shape::Folder => match std::fs::read_dir(&found.path) {
                    Ok(entries) => entries,
                    Err(problem) => return Ok(Err(said(problem))),
                },
                _ => continue,
            };
            let mut files: Vec<PathBuf> =
                entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
            files.sort_unstable();
            for file in files {
                let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
                if !maildir::is_message(&name) || !file.is_file() {
                    continue;
                }
                match whole(&file) {
                    Ok(bytes) => answers.message(path, index, &bytes)?,
                    Err(problem) => return Ok(Err(said(problem))),
                }
                index += 1;
            }
        }
        return Ok(if index == 0 {
            Err("there is no mail in this folder".to_owned())
        } else {
            Ok(())
        });
    }
    let kind = match mailbox::kind(path) {
        Ok(kind) => kind,
        Err(problem) => return Ok(Err(said(problem))),
    };
    match kind {
        Kind::Mbox => {
            let file = match File::open(path) {
                Ok(file) => file,
                Err(problem) => return Ok(Err(said(problem))),
            };
            let mut messages = Stream::new(BufReader::with_capacity(1 << 18, file));
            let mut index = 0;
            loop {
                match messages.read() {
                    Ok(Some(message)) => answers.message(path, index, &message.bytes)?,
                    Ok(None) => return Ok(Ok(())),
                    Err(problem) => return Ok(Err(said(problem))),
                }
                index += 1;
            }
        }
        kind => match (kind, kind.refusal()) {
            (Kind::Gzip | Kind::Zip | Kind::Tar, _) => {
                Ok(Err("archives are not read here; unpack it, or import it".to_owned()))
            }
            // What a person names is a message to them, even if it does not begin like one.
            (Kind::Eml | Kind::Unknown, _) | (_, None) => match whole(path) {
                Ok(bytes) => {
                    answers.message(path, 0, &bytes)?;
                    Ok(Ok(()))
                }
                Err(problem) => Ok(Err(said(problem))),
            },
            (_, Some(why)) => Ok(Err(why.to_owned())),
        },
    }
}

fn whole(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LONGEST_MESSAGE as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

struct Answers<'o, 'w> {
    out: &'o mut Out<'w>,
    form: Form,
    explain: bool,
    readable: u64,
    wrong: u64,
}

impl Answers<'_, '_> {
    fn message(&mut self, path: &Path, index: usize, bytes: &[u8]) -> Result<(), Failure> {
        self.readable += 1;
        let path = path.to_string_lossy();
        let days = WorkingDays::default();
        if self.form.json {
            return self.out.line(contract::read_message(&path, index, bytes, &days));
        }
        let mail = heardback_formats::mail::parse(bytes);
        if self.explain {
            let told = heardback_formats::recognize::explain(&mail, &days);
            let name = if index == 0 { path.into_owned() } else { format!("{path} [{index}]") };
            return crate::say::reading::tell(&name, &mail.subject, &told, self.out);
        }
        let reading = heardback_formats::recognize::read(&mail, &days);
        self.out.line(format!("{path} [{index}]"))?;
        self.out.line(format!(
            "  {} ({:.0} %), {}",
            reading.label.name(),
            reading.confidence * 100.0,
            reading.effect.name()
        ))?;
        for evidence in &reading.evidence {
            let quote = crate::say::wrap::harmless(&evidence.quote);
            let field = format!("  {:<12}", evidence.field);
            self.out.hanging(&field, &" ".repeat(14), format!("“{quote}” ({})", evidence.rule))?;
        }
        Ok(())
    }

    fn error(&mut self, path: &Path, problem: &str) -> Result<(), Failure> {
        self.wrong += 1;
        let path = path.to_string_lossy();
        if self.form.json {
            return self.out.line(contract::failure(&path, None, problem));
        }
        self.out.text(format!("{path}: {problem}."))
    }
}
