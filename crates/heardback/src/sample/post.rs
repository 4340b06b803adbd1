//! A letter on its way: its moment, its place in the thread and its text are settled, seen from today.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};

use super::day::{Day, moment};
use super::person::Person;
use super::story::Letter;

/// One letter with everything that depends on the day it is run.
#[derive(Debug, Clone)]
pub(super) struct Post {
    pub letter: Letter,
    pub at: Zoned,
    pub from: Person,
    pub to: Vec<Person>,
    pub cc: Vec<Person>,
    pub subject: String,
    pub message_id: String,
    /// The ids of the thread before this letter, oldest first.
    pub references: Vec<String>,
    pub text: String,
    /// The day the mailbox is made for.
    pub today: Date,
}

impl Post {
    /// Whether the owner of the mailbox wrote it.
    pub(super) fn is_own(&self) -> bool {
        self.from.address == super::owner().1
    }

    /// A number that belongs to this letter for good, for the parts of a message nobody reads.
    pub(super) fn number(&self) -> u64 {
        digest(&self.message_id)
    }
}

/// Settles the letters of one story, in the order of its file: a letter stands behind the one it answers.
pub(super) fn settle(letters: Vec<Letter>, now: &Zoned) -> Result<Vec<Post>, String> {
    let mut posts: Vec<Post> = Vec::new();
    for letter in letters {
        let parent = match letter.header("Answers") {
            Some(id) => Some(
                posts
                    .iter()
                    .find(|post| post.letter.id == id)
                    .ok_or_else(|| format!("{}: answers {id}, which is not above it", letter.id))?,
            ),
            None => None,
        };
        let post = settle_one(letter, parent, now)?;
        posts.push(post);
    }
    Ok(posts)
}

fn settle_one(letter: Letter, parent: Option<&Post>, now: &Zoned) -> Result<Post, String> {
    let id = letter.id.clone();
    let zone = match letter.header("Zone") {
        Some(name) => TimeZone::get(name).map_err(|error| format!("{id}: {error}"))?,
        None => now.time_zone().clone(),
    };
    let day = letter.header("Day").ok_or_else(|| format!("{id}: no Day"))?;
    let at = match (day.strip_prefix("then "), parent) {
        (Some(minutes), Some(parent)) => soon_after(&parent.at, minutes, &zone),
        _ => moment(day, now.date(), &zone),
    };
    let at = at.ok_or_else(|| format!("{id}: not a moment: {day}"))?;
    let from = Person::read(letter.header("From").ok_or_else(|| format!("{id}: no From"))?);
    let to = Person::read_list(letter.header("To").unwrap_or("me"));
    let cc = letter.header("Cc").map(Person::read_list).unwrap_or_default();
    let subject = match (letter.header("Subject"), parent) {
        (Some(subject), _) => fill(subject, &id, now.date(), None, &at)?,
        (None, Some(parent)) if parent.subject.starts_with("Re: ") => parent.subject.clone(),
        (None, Some(parent)) => format!("Re: {}", parent.subject),
        (None, None) => return Err(format!("{id}: no Subject")),
    };
    let message_id = format!("{}.{:x}@{}", at.strftime("%Y%m%d%H%M"), digest(&id), from.host());
    let references = parent
        .map(|parent| {
            let mut references = parent.references.clone();
            references.push(parent.message_id.clone());
            references
        })
        .unwrap_or_default();
    let text = fill(&letter.text, &id, now.date(), parent, &at)?;
    Ok(Post { letter, at, from, to, cc, subject, message_id, references, text, today: now.date() })
}

/// Machines answer within minutes: `then 2` is two minutes after the letter that is answered.
fn soon_after(earlier: &Zoned, minutes: &str, zone: &TimeZone) -> Option<Zoned> {
    let minutes: u8 = minutes.parse().ok()?;
    earlier.with_time_zone(zone.clone()).checked_add(i64::from(minutes).minutes()).ok()
}

/// Fills the placeholders: dates as `{{3w %A, %B %-d}}`, `{{me}}` for the signature and `{{quote}}` for what is answered.
fn fill(
    text: &str,
    id: &str,
    today: Date,
    parent: Option<&Post>,
    at: &Zoned,
) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("{{") {
        let (inside, after) =
            behind.split_once("}}").ok_or_else(|| format!("{id}: an open placeholder"))?;
        filled.push_str(before);
        filled.push_str(
            &placeholder(inside, today, parent, at)
                .ok_or_else(|| format!("{id}: {{{{{inside}}}}}"))?,
        );
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn placeholder(inside: &str, today: Date, parent: Option<&Post>, at: &Zoned) -> Option<String> {
    match inside {
        "me" => Some(super::SIGNATURE.to_owned()),
        "quote" => parent.map(|parent| {
            let when = parent.at.with_time_zone(at.time_zone().clone());
            let when = when.strftime("%a, %b %-d, %Y at %-I:%M %p");
            format!("On {when} {} wrote:\n{}", parent.from.in_text(), quoted(&parent.text))
        }),
        "quote german" => parent.map(|parent| {
            let when = parent.at.with_time_zone(at.time_zone().clone());
            let when = when.strftime("%d.%m.%Y um %H:%M");
            format!("Am {when} schrieb {}:\n{}", parent.from.name, quoted(&parent.text))
        }),
        "quote outlook" => parent.map(|parent| {
            let when = parent.at.with_time_zone(at.time_zone().clone());
            let when = when.strftime("%A, %B %-d, %Y %-I:%M %p");
            let to: Vec<String> = parent.to.iter().map(Person::in_text).collect();
            format!(
                "________________________________\nFrom: {}\nSent: {when}\nTo: {}\nSubject: {}\n\n{}",
                parent.from.in_text(),
                to.join("; "),
                parent.subject,
                parent.text
            )
        }),
        _ => {
            let (day, format) = inside.split_once(' ')?;
            Some(Day::read(day)?.counted_from(today).strftime(format).to_string())
        }
    }
}

fn quoted(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| match line {
            "" => ">".to_owned(),
            line if line.starts_with('>') => format!(">{line}"),
            line => format!("> {line}"),
        })
        .collect();
    lines.join("\n")
}

/// FNV-1a: small, the same everywhere and for ever, and nothing here needs more.
pub(super) fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}
