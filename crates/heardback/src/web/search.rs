//! `/search`: applications, people, pages and words in mail. What is typed into the palette is looked up here as well.

use askama::Template;
use axum::extract::{Query, State};
use axum::{Router, routing};
use heardback_core::fact::ApplicationId;
use heardback_core::journal::{Contact, Interview, InterviewStatus, Journal};
use heardback_core::plain;
use serde::Deserialize;

use super::ROOMS;
use super::answer::Answer;
use super::debrief;
use super::frame::{Asked, Frame};
use super::house::House;
use super::interview;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::wrap::harmless;
use crate::say::{day, fact};

/// So many of each kind are shown.
const MOST: usize = 6;
/// So many mails are shown.
const MOST_MAIL: usize = 12;

/// What can be done from anywhere: words and address.
const ACTIONS: [(&str, &str); 12] = [
    ("Add an application", "/add/application"),
    ("Add a call", "/add/call"),
    ("Add an interview", "/add/interview"),
    ("Add a person", "/add/person"),
    ("Import mail", "/import"),
    ("Paste one mail", "/import/mail"),
    ("Something missing?", "/import/missing"),
    ("Restore a backup", "/settings/restore"),
    ("Settings", "/settings"),
    ("Download a backup", "/settings#data"),
    ("Download all facts", "/settings#data"),
    ("Forget something", "/settings/forget"),
];

#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    words: String,
    groups: Vec<Group>,
}

/// Finds of one kind.
struct Group {
    name: &'static str,
    hits: Vec<Hit>,
}

/// Something found, and where it is.
struct Hit {
    path: String,
    title: String,
    /// What tells it from others, in pieces: the words that were looked for stand out.
    about: Vec<(String, bool)>,
}

impl Hit {
    fn new(path: String, title: String, about: &str) -> Self {
        Hit { path, title, about: vec![(about.to_owned(), false)] }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Words {
    q: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/search", routing::get(show))
}

async fn show(State(house): State<House>, Query(words): Query<Words>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &words.q)).await
}

fn view(desk: &Desk, frame: Frame, words: &str) -> Result<SearchPage, Failure> {
    let journal = desk.journal()?;
    let wanted = plain::words(words);
    let mut groups = vec![
        Group { name: "Applications", hits: applications(journal, &wanted) },
        Group { name: "People", hits: people(journal, &wanted) },
        Group { name: "Interviews", hits: interviews(desk, &wanted)? },
        Group { name: "Pages", hits: pages(&wanted) },
        Group { name: "Mail", hits: mail(desk, words)? },
    ];
    groups.retain(|group| !group.hits.is_empty());
    Ok(SearchPage { frame: frame.titled("Search"), words: words.to_owned(), groups })
}

/// Whether all the words stand somewhere in the text, whatever their case and accents.
fn fits(text: &str, wanted: &[String]) -> bool {
    let text = plain::plain(text);
    wanted.iter().all(|word| text.contains(word))
}

fn applications(journal: &Journal, wanted: &[String]) -> Vec<Hit> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let found = journal.applications.iter().rev().filter(|application| {
        let names = application.also_called.join(" ");
        fits(&format!("{} {} {names}", application.role, application.company), wanted)
    });
    found
        .take(MOST)
        .map(|found| {
            let path = format!("/applications/{}", found.id);
            match found.role.as_str() {
                "" => Hit::new(path, found.title(), ""),
                role => Hit::new(path, role.to_owned(), &found.company),
            }
        })
        .collect()
}

fn people(journal: &Journal, wanted: &[String]) -> Vec<Hit> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let found = journal.contacts.iter().rev().filter_map(|contact| {
        let at = home_of(journal, contact)?;
        let company = contact.company.as_deref().unwrap_or(&journal.applications[at].company);
        let email = contact.email.as_deref().unwrap_or_default();
        fits(&format!("{} {email} {company}", contact.name), wanted).then(|| {
            let path =
                format!("/applications/{}#person-{}", journal.applications[at].id, contact.id);
            Hit::new(path, fact::name_of(journal, &contact.id), company)
        })
    });
    found.take(MOST).collect()
}

/// The application a person is shown with.
fn home_of(journal: &Journal, contact: &Contact) -> Option<usize> {
    contact.applications.first().copied().or_else(|| journal.applications.len().checked_sub(1))
}

/// Interviews that lie ahead, each with the card to take along, and those nobody has gone through yet.
fn interviews(desk: &Desk, wanted: &[String]) -> Result<Vec<Hit>, Failure> {
    let journal = desk.journal()?;
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<&Interview> = journal
        .interviews
        .iter()
        .filter(|talk| talk.status != InterviewStatus::Cancelled && talk.notes_reviewed.is_none())
        .filter(|talk| {
            let title = journal.applications[talk.application].title();
            fits(&format!("Interview {title}"), wanted)
        })
        .collect();
    found.sort_by_key(|talk| std::cmp::Reverse(talk.start));
    let hits = found.into_iter().take(MOST).map(|talk| {
        let (path, words) = match talk.start > desk.now {
            true => interview::card(talk),
            false => debrief::link(talk),
        };
        let title = journal.applications[talk.application].title();
        let on = day::time(talk.start, &desk.home(), desk.today());
        Hit::new(path, words.to_owned(), &format!("{title}, {on}"))
    });
    Ok(hits.collect())
}

fn pages(wanted: &[String]) -> Vec<Hit> {
    let rooms = ROOMS.iter().map(|room| (room.name, room.path));
    rooms
        .chain(ACTIONS)
        .filter(|(name, _)| fits(name, wanted))
        .map(|(name, path)| Hit::new(path.to_owned(), name.to_owned(), ""))
        .collect()
}

fn mail(desk: &Desk, words: &str) -> Result<Vec<Hit>, Failure> {
    let mut words = words.trim().to_owned();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    // While somebody types, the last word is a beginning.
    if words.ends_with(char::is_alphanumeric) {
        words.push('*');
    }
    let here = desk.today();
    let hits = desk.store.search(&words, MOST_MAIL)?.into_iter().map(|hit| {
        let on = hit.head.date.map(|date| day::plain(desk.home().to_datetime(date).date(), here));
        let who = match hit.head.applications.first() {
            Some(ApplicationId(id)) => format!("{} · {id}", harmless(&hit.head.from)),
            None => harmless(&hit.head.from),
        };
        let mut about = vec![(format!("{who} · {} ", on.unwrap_or_default()), false)];
        about.extend(pieces(&hit.snippet));
        let subject = harmless(&hit.head.subject);
        Hit { path: format!("/mail/{}", hit.head.key), title: subject, about }
    });
    Ok(hits.collect())
}

/// The words around a find, the find itself marked.
fn pieces(snippet: &str) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    for piece in snippet.split('\u{2}') {
        match piece.split_once('\u{3}') {
            Some((found, rest)) => {
                pieces.push((harmless(found), true));
                pieces.push((harmless(rest), false));
            }
            None => pieces.push((harmless(piece), false)),
        }
    }
    pieces
}
