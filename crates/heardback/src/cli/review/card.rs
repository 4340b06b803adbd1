//! How one unsure mail is shown: who wrote, the guess, and the words that speak for something.

use heardback_core::journal::Journal;
use heardback_store::Message;
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::review::{FIELDS, Question, Queue};
use crate::say::wrap::{clipped, harmless};
use crate::say::{Out, Tone, day};

/// The fewest characters of a mail's key worth showing.
const SHORTEST: usize = 4;
const INDENT: &str = "      ";

pub(super) fn tell(
    desk: &Desk,
    queue: &Queue,
    question: &Question,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let message = &queue.waiting[question.place];
    let zone = desk.home();
    let on = message
        .head
        .date
        .map_or(String::new(), |date| day::plain(zone.to_datetime(date).date(), desk.today()));
    let id = short(&queue.waiting, message);
    let subject = clipped(&harmless(&message.head.subject), out.width.saturating_sub(24));
    let subject = if subject.trim().is_empty() { "without a subject".into() } else { subject };
    let (id, subject) = (out.toned(Tone::Name, id), out.toned(Tone::Strong, subject));
    out.line(format!("{id}  {on:<16}{subject}"))?;
    out.hanging(INDENT, INDENT, harmless(&message.head.from))?;
    if let Some(guess) = &question.guess {
        out.hanging(INDENT, INDENT, format!("perhaps {}", title(desk.journal()?, guess)))?;
    }
    if let Some(why) = &question.why {
        out.hanging(INDENT, INDENT, out.toned(Tone::Faint, harmless(why)))?;
    }
    let mut shown: Vec<&str> = Vec::new();
    for (field, called) in FIELDS {
        let words = question.evidence.iter().find(|evidence| evidence.field == field);
        let Some(evidence) = words.filter(|evidence| !evidence.quote.is_empty()) else { continue };
        let first = format!("{INDENT}{called:<10}");
        // One sentence often names the kind, the employer and the role.
        let said = if shown.contains(&evidence.quote.as_str()) {
            "the same words".to_owned()
        } else {
            format!("“{}”", harmless(&evidence.quote))
        };
        out.hanging(&first, &" ".repeat(16), said)?;
        shown.push(&evidence.quote);
    }
    Ok(())
}

/// One line for all that is not worth a question.
pub(super) fn tell_folded(queue: &Queue, out: &mut Out<'_>) -> Result<(), Failure> {
    let Some(said) = queue.folded_says() else { return Ok(()) };
    out.text(out.toned(Tone::Faint, format!("{said} heardback review --all shows it.")))
}

pub(super) fn as_json(queue: &Queue, question: &Question) -> Value {
    let message = &queue.waiting[question.place];
    json!({
        "message": message.head.key,
        "short": short(&queue.waiting, message),
        "date": message.head.date,
        "from": message.head.from,
        "subject": message.head.subject,
        "guess": question.guess,
        "unsure": question.why,
        "folded": question.folded,
        "evidence": question.evidence.iter().map(|evidence| json!({
            "field": evidence.field, "rule": evidence.rule, "quote": evidence.quote,
        })).collect::<Vec<_>>(),
    })
}

/// “Fitter at Acme (acme-fitter)”.
fn title(journal: &Journal, id: &str) -> String {
    match journal.applications.iter().find(|application| application.id.0 == id) {
        Some(application) => format!("{} ({id})", application.title()),
        None => id.to_owned(),
    }
}

/// As many characters of a key as it takes to tell it from the others.
pub(super) fn short(waiting: &[Message], message: &Message) -> String {
    let full = message.head.key.to_string();
    let shared = |other: &Message| {
        let other = other.head.key.to_string();
        if other == full {
            0
        } else {
            other.bytes().zip(full.bytes()).take_while(|(a, b)| a == b).count()
        }
    };
    let longest = waiting.iter().map(shared).max().unwrap_or(0);
    full[..full.len().min(SHORTEST.max(longest + 1))].to_owned()
}
