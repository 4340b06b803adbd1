//! `review`: the mails nobody is sure about, a few a day.

use std::collections::HashSet;

use heardback_core::fact::{Event, MessageKey};
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
/// Shows at most seven mails a day, one of each conversation, with the best guess. Those left alone do no harm.
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Example:\n  heardback review\n  heardback review accept 3f7k\n  heardback review not-mine 3f7k"
)]
pub(crate) struct ReviewArgs {
    #[command(flatten)]
    form: Form,
}

pub(crate) fn run(args: &ReviewArgs, world: &World, out: &mut Out<'_>) -> Result<(), Failure> {
    let desk = Desk::open(world)?;
    let waiting = desk.store.in_review()?;
    let settled_today = settled_today(&desk)?;
    let shown: Vec<&Message> = one_of_each_thread(&waiting)
        .into_iter()
        .take(MOST_A_DAY.saturating_sub(settled_today))
        .collect();
    if args.form.json {
        let rows: Vec<_> = shown
            .iter()
            .map(|message| {
                json!({
                    "message": message.head.key,
                    "date": message.head.date,
                    "from": message.head.from,
                    "subject": message.head.subject,
                    "reading": serde_json::from_str::<serde_json::Value>(&message.reading).unwrap_or_default(),
                })
            })
            .collect();
        return out.json(&json!(rows));
    }
    if shown.is_empty() {
        return out.text(match (waiting.is_empty(), settled_today) {
            (true, _) => "There is nothing to review.",
            (false, 0) => "There is nothing to review today.",
            (false, _) => "That is enough for today.",
        });
    }
    let zone = jiff::tz::TimeZone::system();
    for message in shown {
        let on = message
            .head
            .date
            .map_or(String::new(), |date| day::plain(zone.to_datetime(date).date(), desk.today()));
        let id = short(&waiting, message.head.key);
        let subject = clipped(&harmless(&message.head.subject), out.width.saturating_sub(24));
        out.line(format!(
            "{}  {on:<16}{}",
            out.toned(Tone::Name, id),
            out.toned(Tone::Strong, subject)
        ))?;
        out.hanging("      ", "      ", harmless(&message.head.from))?;
    }
    Ok(())
}

/// The newest mail of each conversation, newest first.
fn one_of_each_thread(waiting: &[Message]) -> Vec<&Message> {
    let mut met = HashSet::new();
    let mut chosen = Vec::new();
    for message in waiting {
        let thread = message.refs.iter().copied().chain([message.head.key]);
        let seen = thread.clone().any(|key| met.contains(&key));
        met.extend(thread);
        if !seen {
            chosen.push(message);
        }
    }
    chosen
}

fn settled_today(desk: &Desk) -> Result<usize, Failure> {
    let zone = jiff::tz::TimeZone::system();
    let today = desk.today();
    let settled = desk.facts()?.iter().filter(|fact| {
        matches!(fact.event, Event::Reviewed { .. })
            && zone.to_datetime(fact.recorded).date() == today
    });
    Ok(settled.count())
}

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
