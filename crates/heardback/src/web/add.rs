//! `/add/…`: an application, a call, an interview or a person, each with two fields at most that must be filled in.

use askama::Template;
use axum::extract::{Query, State};
use axum::{Form, Router, routing};
use heardback_core::fact::{Channel, ContactDetail, ContactId, Event};
use heardback_core::journal::{Application, Journal, NotOne};
use heardback_core::spoken_date::Lean;
use heardback_core::verbs::{InterviewTimes, NewApplication, Person, Spoken, When};
use jiff::ToSpan;
use serde::Deserialize;

use super::answer::Answer;
use super::form::filled;
use super::frame::{Asked, Frame};
use super::house::House;
use crate::days;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::fact;

/// Which form is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Application,
    Call,
    Interview,
    Person,
}

#[derive(Template)]
#[template(path = "add.html")]
struct AddPage {
    frame: Frame,
    what: What,
    today: String,
    /// Filled in beforehand: the application or person one came from.
    at: String,
    person: String,
    applications: Vec<Choice>,
    people: Vec<Choice>,
}

/// Something to choose from a list, which any words that fit may name as well.
struct Choice {
    id: String,
    title: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Before {
    at: String,
    person: String,
}

pub(super) fn routes() -> Router<House> {
    let show = |what| {
        routing::get(async move |house, before, asked| show(what, house, before, asked).await)
    };
    Router::new()
        .route("/add/application", show(What::Application).post(application))
        .route("/add/call", show(What::Call).post(call))
        .route("/add/interview", show(What::Interview).post(interview))
        .route("/add/person", show(What::Person).post(person))
}

async fn show(
    what: What,
    State(house): State<House>,
    Query(before): Query<Before>,
    asked: Asked,
) -> Answer {
    house
        .page(asked, move |desk, frame| {
            let journal = desk.journal()?;
            let title = match what {
                What::Application => "New application",
                What::Call => "A call",
                What::Interview => "An interview",
                What::Person => "A person",
            };
            Ok(AddPage {
                frame: frame.titled(title),
                what,
                today: desk.today().to_string(),
                at: before.at,
                person: before.person,
                applications: applications(journal),
                people: people(journal),
            })
        })
        .await
}

fn applications(journal: &Journal) -> Vec<Choice> {
    let choice = |a: &Application| Choice { id: a.id.to_string(), title: a.title() };
    journal.applications.iter().rev().take(MOST).map(choice).collect()
}

fn people(journal: &Journal) -> Vec<Choice> {
    let named = journal.contacts.iter().rev().filter(|contact| !contact.name.is_empty());
    named.take(MOST).map(|c| Choice { id: c.id.to_string(), title: c.name.clone() }).collect()
}

/// More than this many are found by typing, not by looking through a list.
const MOST: usize = 200;

#[derive(Deserialize)]
struct NewOne {
    company: String,
    #[serde(default)]
    role: String,
    #[serde(default, deserialize_with = "filled")]
    on: Option<String>,
    /// It is not sent yet.
    #[serde(default, deserialize_with = "filled")]
    lead: Option<String>,
}

async fn application(State(house): State<House>, Form(form): Form<NewOne>) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let sent = form.lead.is_none();
            let when = days::happened(desk, form.on.as_deref().filter(|_| sent))?;
            let new = NewApplication {
                company: form.company,
                role: form.role,
                sent,
                details: Vec::new(),
            };
            let events = desk.journal()?.apply(&new, when)?;
            let company = new.company.trim();
            let what = match new.role.trim() {
                "" => format!("application to {company}"),
                role => format!("application to {company}, {role}"),
            };
            let what = if sent { what } else { format!("{what}, not sent yet") };
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

#[derive(Deserialize)]
struct Call {
    person: String,
    #[serde(default, deserialize_with = "filled")]
    at: Option<String>,
    /// “they” where they called.
    #[serde(default, deserialize_with = "filled")]
    who: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    asks: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    on: Option<String>,
    /// What was said.
    #[serde(default, deserialize_with = "filled")]
    note: Option<String>,
}

async fn call(State(house): State<House>, Form(form): Form<Call>) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let when = days::happened(desk, form.on.as_deref())?;
            let (contact, mut events) = somebody(desk, &form.person, form.at.as_deref(), when)?;
            let journal = desk.journal()?;
            let known = contact.as_ref().ok();
            let application = match &form.at {
                Some(words) => desk.application(words)?,
                None => only_application(journal, known.copied())?,
            };
            let mut spoken = Spoken::about(application, known.copied(), Channel::Phone);
            let they = form.who.as_deref() == Some("they");
            spoken.needs_reply = they && form.asks.is_some();
            let mut said = match they {
                true => journal.reply(&spoken, when)?,
                false => journal.called(&spoken, when)?,
            };
            if let (Err(id), [Event::Message(message)]) = (&contact, said.as_mut_slice()) {
                message.contact = Some(id.clone());
            }
            events.extend(said);
            if let Some(note) = &form.note {
                events.extend(journal.note(Some(application), known.copied(), note, when)?);
            }
            let what = match they {
                true => format!("a call from {}", form.person.trim()),
                false => format!("a call to {}", form.person.trim()),
            };
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

#[derive(Deserialize)]
struct Interview {
    at: String,
    /// The day and the time, as two fields of the form or as words.
    day: String,
    #[serde(default)]
    time: String,
    #[serde(default, deserialize_with = "filled")]
    person: Option<String>,
}

async fn interview(State(house): State<House>, Form(form): Form<Interview>) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let when = days::happened(desk, None)?;
            let application = desk.application(&form.at)?;
            let words = format!("{} {}", form.day, form.time);
            let start = days::moment(desk, words.trim(), Lean::Future)?;
            let (contact, mut events) = match &form.person {
                Some(name) => {
                    let (contact, events) = somebody(desk, name, Some(&form.at), when)?;
                    (Some(contact), events)
                }
                None => (None, Vec::new()),
            };
            let journal = desk.journal()?;
            let known = contact.as_ref().and_then(|contact| contact.as_ref().ok()).copied();
            let times = InterviewTimes {
                start,
                end: start.checked_add(60.minutes()).ok(),
                round: None,
                kind: None,
                interviewers: known.into_iter().collect(),
            };
            let mut arranged = journal.arrange(application, &times, when)?;
            if let (Some(Err(id)), [Event::Interview { interviewers, .. }]) =
                (contact, arranged.as_mut_slice())
            {
                interviewers.push(id);
            }
            events.extend(arranged);
            let what = format!("an interview: {}", journal.applications[application].title());
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

#[derive(Deserialize)]
struct Somebody {
    name: String,
    #[serde(default, deserialize_with = "filled")]
    at: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    email: Option<String>,
}

async fn person(State(house): State<House>, Form(form): Form<Somebody>) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let when = days::happened(desk, None)?;
            let at = form.at.as_ref().map(|words| desk.application(words)).transpose()?;
            let person = Person {
                name: form.name,
                applications: at.into_iter().collect(),
                parts: Vec::new(),
                details: form.email.map(ContactDetail::Email).into_iter().collect(),
            };
            let events = desk.journal()?.meet(&person, when)?;
            let what = person.name.trim().to_owned();
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

/// Somebody known, or a new person of that name with the events that say so.
type Found = (Result<usize, ContactId>, Vec<Event>);

fn somebody(desk: &Desk, words: &str, at: Option<&str>, when: When) -> Result<Found, Failure> {
    let journal = desk.journal()?;
    match journal.find_contact(words) {
        Ok(c) => Ok((Ok(c), Vec::new())),
        Err(NotOne::None { .. }) => {
            let at = at.map(|words| desk.application(words)).transpose()?;
            let person = Person {
                name: words.to_owned(),
                applications: at.into_iter().collect(),
                ..Person::default()
            };
            let id = journal.new_contact_id(words.trim());
            Ok((Err(id), journal.meet(&person, when)?))
        }
        Err(several) => Err(several.into()),
    }
}

/// The one application somebody belongs to.
fn only_application(journal: &Journal, contact: Option<usize>) -> Result<usize, Failure> {
    let theirs = contact.map(|c| journal.contacts[c].applications.as_slice()).unwrap_or_default();
    match (theirs, journal.applications.len()) {
        ([only], _) => Ok(*only),
        ([], 1) => Ok(0),
        _ => {
            let name = contact.map(|c| fact::name_of(journal, &journal.contacts[c].id));
            let who = name.unwrap_or_else(|| "this person".to_owned());
            Err(Failure::typed(format!("Which application was the call with {who} about?")))
        }
    }
}
