//! `find-missing`: mail of a company that was judged not to belong.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use heardback_core::fact::{FactId, ImportId, MessageKey};
use heardback_core::mail::Mail;
use heardback_core::matching::company_words;
use heardback_formats::{mail, recognize};
use jiff::tz::TimeZone;
use serde_json::json;

use super::Form;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::mailbox;
use crate::say::{Out, Tone, day, wrap};

/// Look again for mail of a company that was not kept
///
/// Goes through the files you imported (or those you name) once more and lists every message that names the company
/// and is not part of your search. With --take they wait for you in `heardback review --all`.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback find-missing Acme\n  heardback find-missing \"Blue Peak\" --take"
)]
pub(crate) struct FindMissingArgs {
    /// The company, as it may stand in the mail
    company: String,
    /// Look here instead of where you imported from
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Put what is found into review
    #[arg(long)]
    take: bool,
    #[command(flatten)]
    form: Form,
}

/// More than this is not a company that was overlooked.
const MOST: usize = 50;

pub(crate) fn run(args: &FindMissingArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let missing = missing(&desk, &args.company, &args.paths)?;
    if args.take {
        put_in_review(&desk, &missing)?;
    }
    tell(args, &desk, &missing, out)
}

/// Mail that names the company and is not kept, the newest first: in these paths, or where mail was imported from.
pub(crate) fn missing(desk: &Desk, company: &str, paths: &[PathBuf]) -> Result<Vec<Mail>, Failure> {
    let wanted = company_words(company);
    if wanted.is_empty() {
        return Err(Failure::typed(format!("“{company}” has no word to look for.")));
    }
    let paths = if paths.is_empty() { imported(desk)? } else { paths.to_vec() };
    let (found, refused) = mailbox::find(&paths);
    if found.is_empty() {
        let mut failure = Failure::typed("The files you imported from are not there any more.");
        for refused in refused {
            failure = failure.hint(format!("{}: {}", refused.path.display(), refused.why));
        }
        return Err(failure.hint(format!("Name the file: heardback find-missing {company} PATH")));
    }
    let mut missing = search(desk, found, &wanted)?;
    missing.sort_by_key(|mail| std::cmp::Reverse(mail.date));
    missing.dedup_by_key(|mail| mail.key);
    missing.truncate(MOST);
    Ok(missing)
}

/// The user will be asked about these mails.
pub(crate) fn put_in_review(desk: &Desk, missing: &[Mail]) -> Result<(), Failure> {
    for mail in missing {
        let reading = recognize::read(mail, &desk.journal()?.days);
        desk.store.keep(&mailbox::for_review(mail.clone(), reading, ImportId(0)))?;
    }
    Ok(())
}

fn imported(desk: &Desk) -> Result<Vec<PathBuf>, Failure> {
    Ok(desk.store.sources()?.into_iter().map(|source| PathBuf::from(source.path)).collect())
}

/// Every message that names the company and is not kept.
fn search(
    desk: &Desk,
    found: Vec<mailbox::Found>,
    wanted: &[String],
) -> Result<Vec<Mail>, Failure> {
    let mut sources = Vec::new();
    for found in found {
        sources.push(mailbox::open(&desk.store, found, ImportId(0), true)?);
    }
    let seen = desk.store.all_seen()?;
    let stop = AtomicBool::new(false);
    let missing = Mutex::new(Vec::new());
    let all = HashSet::default();
    let unread: Vec<_> = sources.iter().map(|source| mailbox::unread(source, &all)).collect();
    mailbox::for_each(
        &sources,
        &unread,
        &stop,
        |raw| {
            let mail = mail::parse(&raw.bytes);
            let is_kept = seen.get(&mail.key) == Some(&true);
            (!is_kept && names(&mail, wanted)).then_some(mail)
        },
        |mail, _| {
            if let (Some(mail), Ok(mut missing)) = (mail, missing.lock()) {
                missing.push(mail);
            }
            Ok(())
        },
    )?;
    Ok(missing.into_inner().unwrap_or_default())
}

/// Whether all words of the company stand in the sender, the subject or the text.
fn names(mail: &Mail, wanted: &[String]) -> bool {
    let sender = mail.from.as_ref().map(|from| format!("{} {}", from.name, from.email));
    [sender.as_deref(), Some(&mail.subject), Some(&mail.text)].into_iter().flatten().any(|text| {
        let has = company_words(text);
        has.windows(wanted.len()).any(|words| words == wanted)
    })
}

fn tell(
    args: &FindMissingArgs,
    desk: &Desk,
    missing: &[Mail],
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    if args.form.json {
        let rows: Vec<_> = missing
            .iter()
            .map(|mail| json!({ "key": key(mail.key), "date": mail.date, "from": from(mail), "subject": mail.subject }))
            .collect();
        return out.json(&json!(rows));
    }
    if missing.is_empty() {
        return out.text(format!("No other mail names {}.", args.company));
    }
    for mail in missing {
        let on = mail.date.map_or(String::new(), |date| {
            day::plain(date.to_zoned(TimeZone::UTC).date(), desk.today())
        });
        out.hanging(
            &format!("{on:<12}"),
            &" ".repeat(12),
            wrap::harmless(&format!("{}: {}", from(mail), mail.subject)),
        )?;
    }
    let next = if args.take {
        "They wait for you: heardback review --all".to_owned()
    } else {
        format!("To be asked about them: heardback find-missing \"{}\" --take", args.company)
    };
    out.line(out.toned(Tone::Faint, next))
}

/// Who wrote it, as a line names him.
pub(crate) fn from(mail: &Mail) -> String {
    let from = mail.from.as_ref();
    let called =
        from.map(|from| if from.name.is_empty() { from.email.clone() } else { from.name.clone() });
    called.unwrap_or_default()
}

fn key(key: MessageKey) -> String {
    FactId(key.0).to_string()
}
