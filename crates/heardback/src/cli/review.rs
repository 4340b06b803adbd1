//! `review`: the mails nobody is sure about, a few a day.

mod verdict;

use std::collections::HashSet;

use heardback_core::fact::{Event, MessageKey};
use heardback_core::matching::{Keep, Matcher};
use heardback_store::Message;
use serde_json::json;

use super::Form;
use crate::desk::{Desk, World};
use crate::failure::Failure;
use crate::say::wrap::{clipped, harmless};
use crate::say::{Out, Tone, day};

/// The most mails a day asks about.
const MOST_A_DAY: usize = 7;

/// The fewest characters of a mail's key worth showing.
const SHORTEST: usize = 4;

/// Say what unsure mails are
///
/// Shows at most seven mails a day, one of each conversation, with the best guess. Those left alone do no harm. A
/// verdict counts for the whole conversation, and one `heardback undo` takes it back.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback review\n  heardback review accept 3f7k\n  heardback review application 3f7k acme\n  heardback review not-mine 3f7k"
)]
pub(crate) struct ReviewArgs {
    #[command(subcommand)]
    verdict: Option<verdict::VerdictArgs>,
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &ReviewArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let mut desk = Desk::open(world)?;
    match &args.verdict {
        Some(verdict) => verdict::run(verdict, &mut desk, out),
        None => list(&desk, args.form, out),
    }
}

fn list(desk: &Desk, form: Form, out: &mut Out<'_>) -> Result<(), Failure> {
    let waiting = desk.store.in_review()?;
    let settled_today = settled_today(desk)?;
    let shown: Vec<&Message> = one_of_each_thread(&waiting)
        .into_iter()
        .take(MOST_A_DAY.saturating_sub(settled_today))
        .collect();
    let mut guesses = Vec::new();
    if !shown.is_empty() {
        let matcher = Matcher::new(desk.journal()?, desk.facts()?);
        for message in &shown {
            guesses.push(guess(desk, &matcher, message)?);
        }
    }
    if form.json {
        let rows: Vec<_> = shown
            .iter()
            .zip(&guesses)
            .map(|(message, guess)| {
                json!({
                    "message": message.head.key,
                    "short": short(&waiting, message.head.key),
                    "date": message.head.date,
                    "from": message.head.from,
                    "subject": message.head.subject,
                    "guess": guess.application,
                    "unsure": guess.why,
                })
            })
            .collect();
        return out.json(&json!(rows));
    }
    if shown.is_empty() {
        return out.text(match (waiting.is_empty(), settled_today) {
            (true, _) => "There is nothing to review.",
            (false, _) => "That is enough for today.",
        });
    }
    for (message, guess) in shown.into_iter().zip(guesses) {
        tell(desk, &short(&waiting, message.head.key), message, &guess, out)?;
    }
    out.line(out.toned(
        Tone::Faint,
        "heardback review accept | application | new | not-mine, each with the id",
    ))
}

/// What the program would have done, had it been sure.
struct Guess {
    application: Option<String>,
    why: Option<String>,
}

fn guess(desk: &Desk, matcher: &Matcher, message: &Message) -> Result<Guess, Failure> {
    let Some((mail, reading)) = verdict::read(message) else {
        return Ok(Guess { application: None, why: None });
    };
    let own = verdict::own_addresses(desk)?;
    let taken = matcher.clone().take(&mail, &reading, &own, message.head.import, desk.now);
    Ok(match taken.keep {
        Keep::Review { guess, why, .. } => {
            Guess { application: guess.map(|id| id.0), why: Some(why) }
        }
        Keep::Kept { applications } => {
            Guess { application: applications.first().map(|id| id.0.clone()), why: None }
        }
        Keep::Not { why } => Guess { application: None, why: Some(why.to_owned()) },
    })
}

fn tell(
    desk: &Desk,
    id: &str,
    message: &Message,
    guess: &Guess,
    out: &mut Out<'_>,
) -> Result<(), Failure> {
    let zone = desk.home();
    let on = message
        .head
        .date
        .map_or(String::new(), |date| day::plain(zone.to_datetime(date).date(), desk.today()));
    let subject = clipped(&harmless(&message.head.subject), out.width.saturating_sub(24));
    let (id, subject) = (out.toned(Tone::Name, id), out.toned(Tone::Strong, subject));
    out.line(format!("{id}  {on:<16}{subject}"))?;
    out.hanging("      ", "      ", harmless(&message.head.from))?;
    if let Some(application) = &guess.application {
        out.hanging("      ", "      ", format!("perhaps {application}"))?;
    }
    match &guess.why {
        Some(why) => out.hanging("      ", "      ", out.toned(Tone::Faint, harmless(why))),
        None => Ok(()),
    }
}

/// The newest mail of each conversation, newest first.
fn one_of_each_thread(waiting: &[Message]) -> Vec<&Message> {
    let mut met = HashSet::new();
    let mut chosen = Vec::new();
    for message in waiting {
        let seen = thread(message).any(|key| met.contains(&key));
        met.extend(thread(message));
        if !seen {
            chosen.push(message);
        }
    }
    chosen
}

/// The keys of a mail and of what it answers.
fn thread(message: &Message) -> impl Iterator<Item = MessageKey> {
    message.refs.iter().copied().chain([message.head.key])
}

fn settled_today(desk: &Desk) -> Result<usize, Failure> {
    let zone = desk.home();
    let today = desk.today();
    let settled = desk.facts()?.iter().filter(|fact| {
        matches!(fact.event, Event::Reviewed { .. })
            && zone.to_datetime(fact.recorded).date() == today
    });
    Ok(settled.count())
}

/// As many characters of a key as it takes to tell it from the others.
fn short(waiting: &[Message], key: MessageKey) -> String {
    let full = key.to_string();
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
