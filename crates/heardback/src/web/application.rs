//! `/applications/{id}`: one application from its first sign to what will happen if nobody answers.

mod details;
mod notes;
pub(super) mod standing;

use askama::Template;
use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::fact::{Fact, Interest, MessageKey, Origin};
use heardback_core::journal::{Contact, Interview, InterviewStatus, Journal};
use heardback_core::stage::Stage;
use jiff::civil::Date;
use serde::Deserialize;

use self::details::Field;
use self::notes::Note;
use self::standing::Choice;
use super::answer::Answer;
use super::debrief;
use super::face::Face;
use super::form::{Back, filled};
use super::frame::{Asked, Frame};
use super::guess;
use super::house::House;
use super::interview;
use crate::days;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::links::tel;
use crate::promised::promised;
use crate::say::wrap::harmless;
use crate::say::{capital, day, fact, item, usual};
use crate::story::{is_in_the_works, story};

#[derive(Template)]
#[template(path = "application.html")]
struct ApplicationPage {
    frame: Frame,
    id: String,
    company: String,
    role: String,
    face: Face,
    stage: String,
    /// Where the job is described.
    posting: Option<String>,
    is_wanted: bool,
    past: Vec<Event>,
    today: String,
    ahead: Vec<Step>,
    /// Why nothing is planned, or how usual the silence is.
    usual: Option<&'static str>,
    waits: Option<String>,
    people: Vec<Person>,
    interviews: Vec<Talk>,
    promises: Vec<Promise>,
    notes: Vec<Note>,
    fields: Vec<Field>,
    choices: Vec<Choice>,
}

/// Something that happened.
pub(super) struct Event {
    pub(super) on: String,
    pub(super) says: String,
    /// The words it was read from.
    pub(super) quote: Option<String>,
    /// The mail it was read from.
    pub(super) mail: Option<String>,
}

/// Something that will happen if nobody answers.
struct Step {
    on: String,
    deed: String,
    why: String,
    /// The item of the plan, where it can be done already.
    item: Option<String>,
}

/// Somebody who belongs to it.
pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) face: Face,
    pub(super) parts: String,
    /// The link that writes to it, and the address.
    pub(super) email: Option<(String, String)>,
    pub(super) phone: Option<(String, String)>,
    pub(super) linkedin: Option<String>,
    pub(super) said: Vec<&'static str>,
}

/// An interview of it.
struct Talk {
    id: String,
    on: String,
    with: String,
    place: Option<String>,
    link: Option<String>,
    status: &'static str,
    is_open: bool,
    /// The page to take along, or to remember it on.
    page: Option<(String, &'static str)>,
}

/// What was said about when news will come.
struct Promise {
    says: String,
    made: String,
    due: Option<String>,
    is_kept: bool,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/applications/{id}", routing::get(show))
        .route("/applications/{id}/interest", routing::post(interest))
        .route("/applications/{id}/promises", routing::post(promise))
        .merge(notes::routes())
        .merge(details::routes())
        .merge(standing::routes())
}

async fn show(State(house): State<House>, Path(id): Path<String>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &id)).await
}

/// The application of this id.
pub(super) fn find(journal: &Journal, id: &str) -> Result<usize, Failure> {
    let found = journal.applications.iter().position(|application| application.id.0 == id);
    found.ok_or_else(|| Failure::new(Kind::Gone, "There is no application of this name any more."))
}

fn view(desk: &Desk, frame: Frame, id: &str) -> Result<ApplicationPage, Failure> {
    let journal = desk.journal()?;
    let here = desk.today();
    let a = find(journal, id)?;
    let application = &journal.applications[a];
    let about = desk.store.facts_about(std::slice::from_ref(&application.id), &[])?;
    let known = story(&about, journal, application);
    let plan = desk.planned()?;
    let steps = desk.ahead(a)?;
    let ahead = steps.iter().map(|step| Step {
        on: day::plain(step.on, here),
        deed: item::what(journal, &step.item),
        why: item::reason(&step.item, here),
        item: plan.items.iter().find(|known| known.id == step.item.id).map(|i| i.id.to_string()),
    });
    let stage = Stage::of(journal, application, desk.now);
    let usual = match stage {
        Stage::Applied => Some(usual::AFTER_APPLYING),
        Stage::Interviewing | Stage::Talking => Some(usual::AFTER_INTERVIEW),
        Stage::Lead | Stage::Offer | Stage::Resting | Stage::Over => None,
    };
    let company = match application.company.as_str() {
        "" => application.id.to_string(),
        company => company.to_owned(),
    };
    let wait = plan.waits.iter().find(|wait| wait.application == a);
    let people = application.contacts.iter().map(|&c| Person::of(&journal.contacts[c]));
    let talks = application.interviews.iter().map(|&i| &journal.interviews[i]);
    let promises = application.promises.iter().map(|&p| &journal.promises[p]);
    Ok(ApplicationPage {
        frame: frame.titled(application.title()),
        id: application.id.to_string(),
        face: Face::of(&company),
        company,
        role: application.role.clone(),
        stage: capital(stage.word()),
        posting: application.posting.clone().filter(|link| link.starts_with("https://")),
        is_wanted: application.interest == Interest::High,
        past: past(&known, journal, here),
        today: day::plain(here, here),
        ahead: ahead.collect(),
        usual,
        waits: wait.map(|wait| wait.sentence.clone()),
        people: people.collect(),
        interviews: talks.map(|talk| Talk::of(talk, journal, desk.now, here)).collect(),
        promises: promises
            .map(|promise| Promise {
                says: harmless(&promise.text),
                made: day::plain(promise.made_on, here),
                due: promise.due.map(|due| day::plain(due, here)),
                is_kept: promise.kept.is_some(),
            })
            .collect(),
        notes: notes::of(&about, &application.id, &journal.zone, here),
        fields: details::of(application),
        choices: standing::choices(journal, application, desk.now),
    })
}

/// What happened, day by day. What is read in one sentence of a mail stands together, and the sentence once, below.
pub(super) fn past(story: &[&Fact], journal: &Journal, here: Date) -> Vec<Event> {
    let mut told = story.iter().filter(|fact| !is_in_the_works(fact)).peekable();
    let mut events: Vec<Event> = Vec::new();
    let mut last_day = None;
    while let Some(known) = told.next() {
        let on = known.on.date(&journal.zone);
        let says = fact::sentence(known, journal, here);
        let (quote, mail) = match &known.origin {
            Origin::Mail { quote, message, .. } => (quote.as_deref().map(harmless), Some(*message)),
            Origin::Typed | Origin::Line { .. } => (None, None),
        };
        let goes_on = told
            .peek()
            .is_some_and(|next| next.origin == known.origin && next.on.date(&journal.zone) == on);
        let quote = quote.filter(|quote| !goes_on && !says.contains(quote.as_str()));
        // The day stands once, beside the first thing of it.
        let is_new = last_day.replace(on) != Some(on);
        events.push(Event {
            on: if is_new { day::plain(on, here) } else { String::new() },
            says: capital(&says),
            quote,
            mail: mail.map(|key: MessageKey| key.to_string()),
        });
    }
    events
}

impl Person {
    pub(super) fn of(contact: &Contact) -> Self {
        let parts: Vec<&str> = contact.parts.iter().map(|&part| fact::part(part)).collect();
        let title = contact.title.iter().map(String::as_str).chain(parts).collect::<Vec<_>>();
        let mut said: Vec<&str> =
            contact.email.as_ref().and(fact::address(contact.email_state)).into_iter().collect();
        let marks = [
            (contact.says_no_contact.is_some(), "asked not to be contacted"),
            (contact.no_calls.is_some(), "asked not to be called"),
            (contact.invites_calls(), "invited a call"),
            (contact.left.is_some(), "left the company"),
        ];
        said.extend(marks.iter().filter(|(holds, _)| *holds).map(|(_, says)| *says));
        let name = match contact.name.as_str() {
            "" => contact.id.to_string(),
            name => name.to_owned(),
        };
        Person {
            id: contact.id.to_string(),
            face: Face::of(&name),
            name,
            parts: capital(&title.join(", ")),
            email: guess::or_mail(contact),
            phone: contact.phone.as_deref().map(|number| (tel(number), number.to_owned())),
            linkedin: contact.linkedin.clone().filter(|link| link.starts_with("https://")),
            said,
        }
    }
}

impl Talk {
    fn of(talk: &Interview, journal: &Journal, now: jiff::Timestamp, here: Date) -> Self {
        let names: Vec<String> = talk
            .interviewers
            .iter()
            .map(|&c| fact::name_of(journal, &journal.contacts[c].id))
            .collect();
        let (status, is_open) = match talk.status {
            InterviewStatus::Cancelled => ("Called off", false),
            _ if talk.is_held(now) => ("Took place", false),
            _ if talk.is_ahead(now) => ("Arranged", true),
            _ => ("", true),
        };
        let page = match talk.status {
            InterviewStatus::Cancelled => None,
            _ if is_open && talk.start > now => Some(interview::card(talk)),
            _ => Some(debrief::link(talk)),
        };
        Talk {
            id: talk.id.to_string(),
            on: day::time(talk.start, &journal.zone, here),
            with: fact::listed(&names),
            place: talk.place.clone(),
            link: talk.link.clone().filter(|link| link.starts_with("https://")),
            status,
            is_open,
            page,
        }
    }
}

/// The page an action of an application leads back to.
fn back_to(id: &str) -> String {
    format!("/applications/{id}")
}

#[derive(Deserialize)]
struct Wanted {
    interest: Interest,
    #[serde(default)]
    back: Option<Back>,
}

async fn interest(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Wanted>,
) -> Answer {
    let back = form.back.map_or_else(|| back_to(&id), |back| back.path());
    house
        .record(back, move |desk| {
            let when = days::happened(desk, None)?;
            let journal = desk.journal()?;
            let events = journal.interest(find(journal, &id)?, form.interest)?;
            let what = format!("{} interest in {id}", fact::word(&form.interest));
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

#[derive(Deserialize)]
struct Promised {
    text: String,
    #[serde(default, deserialize_with = "filled")]
    due: Option<String>,
}

/// They said when news will come. Without a day the words decide, as everywhere.
async fn promise(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Promised>,
) -> Answer {
    house
        .record(back_to(&id), move |desk| {
            let when = days::happened(desk, None)?;
            let due = form.due.as_deref().map(|due| days::day_ahead(desk, due)).transpose()?;
            let journal = desk.journal()?;
            let said = promised(journal, find(journal, &id)?, None, &form.text, due, when)?;
            desk.record(said.what, said.events.into_iter().map(|event| (when.on, event)))
        })
        .await
}
