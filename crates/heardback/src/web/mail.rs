//! `/mail/{key}`: a kept mail as text, with the sentences something was read from, and the way to put it elsewhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::fact::{ApplicationId, BatchId, Fact, MessageKey, Origin};
use heardback_core::matching::{Follow, moved};
use heardback_core::own_text::own_text;
use serde::Deserialize;

use super::answer::Answer;
use super::application;
use super::frame::{Asked, Frame};
use super::house::House;
use super::marks::{Piece, marked};
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::say::wrap::harmless;
use crate::say::{capital, day, fact};

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPage {
    frame: Frame,
    key: String,
    from: String,
    to: String,
    on: String,
    subject: String,
    /// What the writer wrote, paragraph by paragraph kept as it is.
    own: Vec<Piece>,
    /// The whole of it, where there is more.
    whole: Option<String>,
    read: Vec<String>,
    at: Option<At>,
    applications: Vec<At>,
}

/// An application.
struct At {
    id: String,
    title: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/mail/{key}", routing::get(show))
        .route("/mail/{key}/place", routing::post(place))
}

async fn show(State(house): State<House>, Path(key): Path<String>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &key)).await
}

fn view(desk: &Desk, frame: Frame, key: &str) -> Result<MailPage, Failure> {
    let key: MessageKey = key.parse().map_err(|_| gone())?;
    let message = desk.store.message(key)?.ok_or_else(gone)?;
    let journal = desk.journal()?;
    let here = desk.today();
    let facts = desk.store.facts_of_mail(key)?;
    let read_here: Vec<&Fact> = facts
        .iter()
        .filter(|fact| matches!(&fact.origin, Origin::Mail { message, .. } if *message == key))
        .collect();
    let quotes = read_here.iter().filter_map(|known| match &known.origin {
        Origin::Mail { quote: Some(quote), .. } => {
            Some((quote.as_str(), capital(&fact::sentence(known, journal, here))))
        }
        _ => None,
    });
    let own = own_text(&message.text);
    let at = |id: &ApplicationId| {
        let known = journal.applications.iter().find(|application| application.id == *id)?;
        Some(At { id: known.id.to_string(), title: known.title() })
    };
    let mut read: Vec<String> =
        read_here.iter().map(|known| capital(&fact::sentence(known, journal, here))).collect();
    read.dedup();
    let head = &message.head;
    Ok(MailPage {
        frame: frame.titled(harmless(&head.subject)),
        key: key.to_string(),
        from: harmless(&head.from),
        to: harmless(&head.to),
        on: head.date.map_or(String::new(), |date| day::time(date, &desk.home(), here)),
        subject: harmless(&head.subject),
        own: marked(own.trim(), quotes),
        whole: (own.trim().len() < message.text.trim().len()).then(|| message.text.clone()),
        read,
        at: head.applications.first().and_then(at),
        applications: journal
            .applications
            .iter()
            .filter(|known| !head.applications.contains(&known.id))
            .map(|known| At { id: known.id.to_string(), title: known.title() })
            .collect(),
    })
}

fn gone() -> Failure {
    Failure::new(Kind::Gone, "This mail is not kept here.")
}

#[derive(Deserialize)]
struct Place {
    application: String,
}

/// The mail belongs to another application: what was read in it goes with it.
async fn place(
    State(house): State<House>,
    Path(key): Path<String>,
    Form(form): Form<Place>,
) -> Answer {
    house
        .record(format!("/mail/{key}"), move |desk| {
            let key: MessageKey = key.parse().map_err(|_| gone())?;
            let message = desk.store.message(key)?.ok_or_else(gone)?;
            let journal = desk.journal()?;
            let to =
                journal.applications[application::find(journal, &form.application)?].id.clone();
            let Some(from) = message.head.applications.first().cloned() else {
                return Err(Failure::refused(
                    "This mail waits for review; answer the question there.",
                ));
            };
            let follow =
                Follow { message: key, from, to: to.clone(), told_by: key, unless_named: false };
            let facts: Vec<&Fact> = desk.facts()?.iter().collect();
            let said = moved(&[follow], &facts, message.head.import, BatchId(0), desk.now);
            if said.is_empty() {
                return Err(Failure::refused(
                    "You said yourself where this mail belongs; take that back first.",
                ));
            }
            let what = format!("“{}” belongs to {to}", harmless(&message.head.subject));
            desk.record_facts(what, said)?;
            desk.store.settle(key, &[to])?;
            Ok(())
        })
        .await
}
