//! `/people`: whom one knows in this search, when one last wrote, and the next day one may.

use askama::Template;
use axum::extract::{Query, State};
use axum::{Router, routing};
use heardback_core::journal::{Contact, EmailState, Journal};
use heardback_core::plain;
use heardback_core::playbook::{Playbook, RuleId};
use jiff::civil::Date;
use serde::Deserialize;

use super::answer::Answer;
use super::face::Face;
use super::frame::{Asked, Frame};
use super::guess;
use super::house::House;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{capital, day, fact};

/// So many people are shown unless words choose among them.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "people.html")]
struct PeoplePage {
    frame: Frame,
    q: String,
    rows: Vec<Row>,
    more: usize,
    all: usize,
    /// How many working days lie between two messages to one person.
    gap: i32,
}

struct Row {
    id: String,
    name: String,
    face: Face,
    parts: String,
    /// The applications, by name and title.
    at: Vec<(String, String)>,
    email: Option<(String, String)>,
    /// What is to be known of the address.
    about_email: Option<&'static str>,
    /// No address of theirs is known to work, and one may be guessed.
    may_guess: bool,
    last: String,
    next: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Shown {
    q: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/people", routing::get(show))
}

async fn show(State(house): State<House>, Query(shown): Query<Shown>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, shown.q)).await
}

fn view(desk: &Desk, frame: Frame, q: String) -> Result<PeoplePage, Failure> {
    let journal = desk.journal()?;
    let playbook = desk.playbook()?;
    let here = desk.today();
    let wanted = plain::words(&q);
    let mut people: Vec<&Contact> = journal
        .contacts
        .iter()
        .filter(|contact| {
            let at = contact.applications.iter().map(|&a| journal.applications[a].title());
            let email = contact.email.as_deref().unwrap_or_default();
            let text = format!("{} {email} {}", contact.name, at.collect::<Vec<_>>().join(" "));
            let text = plain::plain(&text);
            wanted.iter().all(|word| text.contains(word))
        })
        .collect();
    // Those one was in touch with last come first.
    people.sort_by_key(|contact| std::cmp::Reverse(last_touch(journal, contact)));
    let more = people.len().saturating_sub(MOST);
    let rows = people.iter().take(MOST).map(|contact| Row::of(contact, journal, playbook, here));
    Ok(PeoplePage {
        frame: frame.titled("People"),
        rows: rows.collect(),
        more,
        all: journal.contacts.len(),
        gap: playbook.profile(journal.seeker.profile).gap_person,
        q,
    })
}

fn last_touch(journal: &Journal, contact: &Contact) -> Option<Date> {
    contact.touches.last().map(|&m| journal.messages[m].date)
}

impl Row {
    fn of(contact: &Contact, journal: &Journal, playbook: &Playbook, here: Date) -> Self {
        let name = fact::name_of(journal, &contact.id);
        let parts: Vec<&str> = contact.parts.iter().map(|&part| fact::part(part)).collect();
        let at = contact.applications.iter().map(|&a| &journal.applications[a]);
        let last = last_touch(journal, contact);
        let is_known = contact.email_state == EmailState::Confirmed;
        let may_guess = !is_known && !contact.name.is_empty() && !contact.is_only_helper();
        Row {
            id: contact.id.to_string(),
            face: Face::of(&name),
            name,
            parts: capital(&parts.join(", ")),
            at: at.map(|known| (known.id.to_string(), known.title())).collect(),
            email: guess::or_mail(contact),
            may_guess: may_guess && contact.email.is_none(),
            about_email: contact.email.as_ref().and(fact::address(contact.email_state)),
            last: last.map_or(String::new(), |last| day::plain(last, here)),
            next: next(contact, journal, playbook, last, here),
        }
    }
}

/// The next day somebody may be written to, and why not earlier; nothing where today is fine.
fn next(
    contact: &Contact,
    journal: &Journal,
    playbook: &Playbook,
    last: Option<Date>,
    here: Date,
) -> String {
    if contact.says_no_contact.is_some() {
        return "Asked not to be written to".to_owned();
    }
    if contact.left.is_some() {
        return "Left the company".to_owned();
    }
    let c = journal.contacts.iter().position(|known| known.id == contact.id);
    let gap = playbook.profile(journal.seeker.profile).gap_person;
    let spaced = last
        .filter(|_| playbook.follows(RuleId::GRD_1))
        .map(|last| journal.days_of(c).after(last, gap))
        .filter(|day| *day > here);
    let back = contact.returns_on.map(|known| known.value).filter(|day| *day > here);
    match (back, spaced) {
        (Some(back), spaced) if spaced.is_none_or(|spaced| back >= spaced) => {
            format!("From {}, when they are back", day::plain(back, here))
        }
        (_, Some(spaced)) => format!("From {}, to leave room", day::plain(spaced, here)),
        _ => String::new(),
    }
}
