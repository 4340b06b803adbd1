//! `/debrief/{id}`: after an interview, what there is to remember of it; at its end stand the thank-yous.

mod told;

use askama::Template;
use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::action::Action;
use heardback_core::fact::MessageKind;
use heardback_core::journal::{Delivery, EmailState, Interview, Journal, NotOne};
use heardback_core::verbs::{Debrief, Present, When};
use jiff::civil::Date;

use self::told::{Newcomer, Told};
use super::answer::Answer;
use super::face::Face;
use super::frame::{Asked, Frame};
use super::house::House;
use super::interview;
use super::line::Line;
use crate::days;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::promised::promised;
use crate::say::{capital, day, fact};

#[derive(Template)]
#[template(path = "debrief.html")]
struct DebriefPage {
    frame: Frame,
    id: String,
    application: String,
    title: String,
    on: String,
    /// It has not begun: where its card is.
    card: Option<(String, &'static str)>,
    people: Vec<Known>,
    newcomers: Vec<Newcomer>,
    promise: String,
    due: String,
    /// What the words typed so far come to.
    reads: Option<String>,
    note: String,
    /// What was promised that day and since.
    promises: Vec<String>,
    is_remembered: bool,
    thanks: Vec<Line>,
}

/// Somebody who may have been there.
struct Known {
    id: String,
    name: String,
    parts: String,
    face: Face,
    was_there: bool,
    /// What is remembered already, and what is typed now.
    topics: Vec<String>,
    typed: String,
    /// No address is known for the thank-you.
    needs_address: bool,
    email: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/debrief/{id}", routing::get(show).post(remember))
        .route("/debrief/{id}/day", routing::get(show).post(which_day))
}

/// Where an interview is remembered, and the words of a link to it.
pub(super) fn link(talk: &Interview) -> (String, &'static str) {
    (format!("/debrief/{}", talk.id), "What there is to remember")
}

async fn show(State(house): State<House>, Path(id): Path<String>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &id, None)).await
}

/// The same page with what was typed, and the day the employer's words mean. Nothing is recorded.
async fn which_day(
    State(house): State<House>,
    Path(id): Path<String>,
    asked: Asked,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let told = Told::of(fields);
    house.page(asked, move |desk, frame| view(desk, frame, &id, Some(told))).await
}

fn view(desk: &Desk, frame: Frame, id: &str, told: Option<Told>) -> Result<DebriefPage, Failure> {
    let journal = desk.journal()?;
    let here = desk.today();
    let i = interview::find(journal, id)?;
    let talk = &journal.interviews[i];
    let application = &journal.applications[talk.application];
    let is_first_look = told.is_none();
    let told = told.unwrap_or_default();
    let others = application.contacts.iter().filter(|c| !talk.interviewers.contains(c));
    let people = talk.interviewers.iter().chain(others).map(|&c| {
        let contact = &journal.contacts[c];
        let name = fact::name_of(journal, &contact.id);
        let parts: Vec<&str> = contact.parts.iter().map(|&part| fact::part(part)).collect();
        let is_listed = talk.interviewers.contains(&c) && !is_left_out(journal, i, c);
        Known {
            id: contact.id.to_string(),
            face: Face::of(&name),
            name,
            parts: capital(&parts.join(", ")),
            was_there: if is_first_look { is_listed } else { told.was_there(&contact.id) },
            topics: remembered(talk, c),
            typed: told.topics(&contact.id).to_owned(),
            needs_address: contact.email_state != EmailState::Confirmed,
            email: told.email(&contact.id).to_owned(),
        }
    });
    let plan = desk.planned()?;
    let thanks = plan.items.iter().filter(|item| item.interview == Some(i)).filter(|item| {
        matches!(
            item.action,
            Action::ThankYou | Action::RequestContactDetails | Action::FindContact
        )
    });
    let playbook = desk.playbook()?;
    let thanks = thanks.map(|item| Line::of(journal, playbook, item, desk.now, here));
    let on = talk_day(desk, talk);
    let promises = application.promises.iter().map(|&p| &journal.promises[p]);
    let promises =
        promises.filter(|promise| promise.made_on >= on).map(|promise| match promise.due {
            Some(due) => format!("“{}”: by {} at the latest", promise.text, day::plain(due, here)),
            None => format!("“{}”, which names no day", promise.text),
        });
    Ok(DebriefPage {
        frame: frame.titled("After the interview"),
        id: talk.id.to_string(),
        application: application.id.to_string(),
        title: application.title(),
        on: capital(&day::near(on, here)),
        card: (talk.start > desk.now).then(|| interview::card(talk)),
        people: people.collect(),
        reads: reads(desk, talk, &told)?,
        newcomers: told.lines(),
        promise: told.promise.unwrap_or_default(),
        due: told.due.unwrap_or_default(),
        note: told.note.unwrap_or_default(),
        promises: promises.collect(),
        is_remembered: talk.notes_reviewed.is_some(),
        thanks: thanks.collect(),
    })
}

/// The day it took place, by the user's clock.
fn talk_day(desk: &Desk, talk: &Interview) -> Date {
    desk.home().to_datetime(talk.start).date()
}

/// What was said there was said that day, whenever it is told: “by Friday” is counted from it.
fn when(desk: &Desk, talk: &Interview) -> When {
    When::day(talk_day(desk, talk), desk.now, desk.today())
}

fn remembered(talk: &Interview, contact: usize) -> Vec<String> {
    let theirs = talk.topics.iter().filter(|(person, _)| *person == contact);
    theirs.map(|(_, topic)| topic.clone()).collect()
}

/// Somebody expected who was not there: the thank-you was left out.
fn is_left_out(journal: &Journal, interview: usize, contact: usize) -> bool {
    journal.messages.iter().any(|message| {
        message.delivery == Delivery::Skipped
            && message.kind == MessageKind::Did(Action::ThankYou)
            && message.interview == Some(interview)
            && message.contact == Some(contact)
    })
}

/// What the words typed so far come to, in a sentence.
fn reads(desk: &Desk, talk: &Interview, told: &Told) -> Result<Option<String>, Failure> {
    let Some(words) = &told.promise else { return Ok(None) };
    let journal = desk.journal()?;
    let due = told.due.as_deref().map(|due| days::day_ahead(desk, due)).transpose()?;
    let sentence = match promised(journal, talk.application, None, words, due, when(desk, talk)) {
        Ok(said) => match said.due {
            Some(due) => format!("That is {} at the latest.", day::near(due, desk.today())),
            None => "These words name no day. If you know it, choose it below.".to_owned(),
        },
        Err(problem) => problem.says,
    };
    Ok(Some(sentence))
}

async fn remember(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Answer {
    let told = Told::of(fields);
    house
        .record(format!("/debrief/{id}#thanks"), move |desk| {
            let journal = desk.journal()?;
            let i = interview::find(journal, &id)?;
            let talk = &journal.interviews[i];
            let when = when(desk, talk);
            let debrief = Debrief { present: present(journal, talk, &told)?, note: told.note };
            let mut events = journal.debrief(i, &debrief, when)?;
            if let Some(words) = &told.promise {
                let due = told.due.as_deref().map(|due| days::day_ahead(desk, due)).transpose()?;
                events.extend(promised(journal, talk.application, None, words, due, when)?.events);
            }
            // Whoever was expected and did not come is not thanked for it.
            let absent = |c: usize| !debrief.present.iter().any(|there| there.contact == Some(c));
            for item in &desk.planned()?.items {
                let is_theirs = item.interview == Some(i) && item.action == Action::ThankYou;
                if is_theirs && item.to.is_some_and(absent) {
                    events.extend(journal.skip(item)?);
                }
            }
            let at = &journal.applications[talk.application].id;
            let with = fact::interviewers(journal, i);
            let with = if with.is_empty() { String::new() } else { format!(" with {with}") };
            let what = format!("the interview at {at}{with}");
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

/// Those who were there: of the people known, and new ones.
fn present(journal: &Journal, talk: &Interview, told: &Told) -> Result<Vec<Present>, Failure> {
    let known = talk.interviewers.iter().chain(&journal.applications[talk.application].contacts);
    let mut present: Vec<Present> = Vec::new();
    for &c in known {
        let id = &journal.contacts[c].id;
        if told.was_there(id) && !present.iter().any(|there| there.contact == Some(c)) {
            present.push(Present {
                contact: Some(c),
                name: String::new(),
                email: Some(told.email(id).to_owned()).filter(|email| !email.is_empty()),
                topics: told::topics(told.topics(id)),
            });
        }
    }
    for new in told.unknown() {
        let name = new.name.trim().to_owned();
        let contact = match journal.find_contact(&name) {
            Ok(c) => Some(c),
            Err(NotOne::None { .. }) => None,
            Err(several) => return Err(several.into()),
        };
        let email = Some(new.email.trim().to_owned()).filter(|email| !email.is_empty());
        let topics = told::topics(&new.topics);
        present.push(Present { contact, name, email, topics });
    }
    Ok(present)
}
