//! A finished message on its way out of the program: into an editor, a mail program, the clipboard or a printer. The
//! program itself sends nothing.

mod pdf;
mod printed;

use std::env;
use std::io::Write as _;
use std::process::{Command, Stdio};

use heardback_core::guesses;
use heardback_core::journal::EmailState;
use heardback_core::planner::Item;
use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;

use crate::desk::Desk;
use crate::drafting::Drafted;
use crate::failure::{Failure, Kind};
use crate::links;
use crate::say::fact;

pub(crate) use printed::Printed;

/// Longer links are cut off by some mail programs.
const LONGEST_LINK: usize = 2_000;

/// The message as a mail program opens it: unsent, to one reader, in the thread it answers.
pub(crate) fn mail(
    desk: &Desk,
    item: &Item,
    drafted: &Drafted,
    subject: Option<&str>,
    body: &str,
) -> Result<Vec<u8>, Failure> {
    let journal = desk.journal()?;
    let contact = item.to.map(|to| &journal.contacts[to]);
    let (name, address) = address(desk, item)?;
    let mut builder = MessageBuilder::new()
        .to((one_line(&name), one_line(&address)))
        .subject(one_line(subject.unwrap_or_default()))
        .header("X-Unsent", Raw::new("1"))
        .text_body(body.replace("\r\n", "\n"));
    if let Some(own) = journal.seeker.addresses.first() {
        let me = journal.seeker.name.clone().unwrap_or_default();
        builder = builder.from((one_line(&me), one_line(own)));
    }
    if let Some(id) = drafted.answers.as_ref().filter(|_| contact.is_some()) {
        builder = builder.in_reply_to(one_line(id)).references(one_line(id));
    }
    builder
        .write_to_vec()
        .map_err(|problem| Failure::new(Kind::System, format!("The mail was not made: {problem}.")))
}

/// A link that opens the message in the mail program.
pub(crate) fn mailto(
    desk: &Desk,
    item: &Item,
    subject: Option<&str>,
    body: &str,
) -> Result<String, Failure> {
    let (_, address) = address(desk, item)?;
    let subject = one_line(subject.unwrap_or_default());
    let link = links::mailto_with(&one_line(&address), &subject, body);
    if link.len() > LONGEST_LINK {
        return Err(Failure::refused(
            "The message is too long for a link that mail programs take.",
        )
        .hint("heardback draft ITEM --eml FILE    writes it as a mail instead"));
    }
    Ok(link)
}

fn address(desk: &Desk, item: &Item) -> Result<(String, String), Failure> {
    let journal = desk.journal()?;
    let contact = item.to.map(|to| &journal.contacts[to]);
    // The next guess is the user's to take.
    if let Some(contact) = contact.filter(|contact| contact.email_state == EmailState::GuessBounced)
    {
        return Err(Failure::refused(format!(
            "The address guessed for {} came back.",
            contact.called()
        ))
        .hint(format!("heardback guess {}    shows what else it may be", contact.id)));
    }
    // Nor is one used before the user, told what may happen, agreed to guessing there (CON-2).
    if let Some((contact, to)) = contact.zip(item.to).filter(|(contact, to)| {
        contact.email_state == EmailState::Guessed && !guesses::are_agreed(journal, *to)
    }) {
        let address = contact.email.as_deref().unwrap_or_default();
        return Err(Failure::refused(format!("{address} is a guess. {}", fact::MAY_STRAY))
            .hint(format!("heardback guess {} --agree    uses it", journal.contacts[to].id)));
    }
    match contact.and_then(|contact| contact.email.clone().map(|email| (contact, email))) {
        Some((contact, email)) => Ok((contact.name.clone(), email)),
        None => Err(Failure::refused("No e-mail address is known for this person.")
            .hint("heardback contact PERSON --email ADDRESS")),
    }
}

/// The text in the user's editor; what comes back is the subject and the text.
pub(crate) fn edit(subject: Option<&str>, body: &str) -> Result<(Option<String>, String), Failure> {
    const MARK: &str = "Subject: ";
    let editor = env::var("VISUAL").or_else(|_| env::var("EDITOR")).map_err(|_| {
        Failure::typed("No editor is named.")
            .hint("For example: EDITOR=nano heardback draft ITEM --edit")
    })?;
    let problem = |problem: std::io::Error| {
        Failure::new(Kind::System, format!("The editor “{editor}” did not run: {problem}."))
    };
    let mut file = tempfile::Builder::new().suffix(".txt").tempfile().map_err(problem)?;
    let text =
        subject.map_or(format!("{body}\n"), |subject| format!("{MARK}{subject}\n\n{body}\n"));
    file.write_all(text.as_bytes()).map_err(problem)?;
    file.flush().map_err(problem)?;
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let status = Command::new(program).args(words).arg(file.path()).status().map_err(problem)?;
    if !status.success() {
        return Err(Failure::refused("The editor ended without saving; nothing was changed."));
    }
    let text = std::fs::read_to_string(file.path()).map_err(problem)?;
    let text = text.replace("\r\n", "\n");
    Ok(match text.strip_prefix(MARK).filter(|_| subject.is_some()) {
        Some(rest) => {
            let (subject, body) = rest.split_once('\n').unwrap_or((rest, ""));
            (Some(subject.trim().to_owned()), body.trim().to_owned())
        }
        None => (subject.map(str::to_owned), text.trim().to_owned()),
    })
}

/// Puts a text on the clipboard by whatever this system has for it.
pub(crate) fn copy(text: &str) -> Result<(), Failure> {
    const PROGRAMS: [&[&str]; 5] = [
        &["wl-copy"],
        &["xclip", "-selection", "clipboard"],
        &["xsel", "--input", "--clipboard"],
        &["pbcopy"],
        &["clip.exe"],
    ];
    let mut refused = None;
    for program in PROGRAMS {
        let child = Command::new(program[0])
            .args(&program[1..])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        // Not there: the next one may be.
        let Ok(mut child) = child else { continue };
        let written =
            child.stdin.take().is_some_and(|mut stdin| stdin.write_all(text.as_bytes()).is_ok());
        if child.wait().is_ok_and(|status| status.success()) && written {
            return Ok(());
        }
        refused = refused.or(Some(program[0]));
    }
    let why = match refused {
        Some(program) => format!("{program} did not take the text, and nothing else did."),
        None => "No program that fills the clipboard was found.".to_owned(),
    };
    Err(Failure::new(Kind::System, why)
        .hint("install wl-clipboard, xclip or xsel, or use --eml FILE or --mailto"))
}

/// No header can grow a second line.
fn one_line(text: &str) -> String {
    text.split(char::is_control)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
