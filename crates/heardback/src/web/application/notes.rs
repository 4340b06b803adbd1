//! The user's own notes on an application: one more, the same in other words, one less.

use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::fact::{ApplicationId, Fact, FactId};
use heardback_core::verbs::{change_note, own_note, remove_note};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::super::answer::Answer;
use super::super::house::House;
use super::{back_to, find};
use crate::days;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::notes;
use crate::say::day;

/// A note of the page.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) fact: String,
    pub(super) on: String,
    pub(super) text: String,
}

/// The notes on an application, the newest first.
pub(super) fn of(facts: &[Fact], id: &ApplicationId, zone: &TimeZone, here: Date) -> Vec<Note> {
    let note = |fact: &Fact| Note {
        fact: fact.id.to_string(),
        on: day::plain(fact.on.date(zone), here),
        text: own_note(fact).unwrap_or_default().to_owned(),
    };
    notes::on(facts, id).into_iter().rev().map(note).collect()
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/applications/{id}/notes", routing::post(add))
        .route("/applications/{id}/notes/{fact}", routing::post(change))
        .route("/applications/{id}/notes/{fact}/remove", routing::post(remove))
}

#[derive(Deserialize)]
struct Written {
    text: String,
}

async fn add(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Written>,
) -> Answer {
    house
        .record(back_to(&id), move |desk| {
            let when = days::happened(desk, None)?;
            let journal = desk.journal()?;
            let events = journal.note(Some(find(journal, &id)?), None, &form.text, when)?;
            desk.record(format!("note on {id}"), events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

async fn change(
    State(house): State<House>,
    Path((id, fact)): Path<(String, String)>,
    Form(form): Form<Written>,
) -> Answer {
    house
        .record(there(&id), move |desk| {
            let events = change_note(&noted(desk, &id, &fact)?, &form.text)?;
            if events.is_empty() {
                return Ok(());
            }
            desk.record(format!("note on {id}, in other words"), events)
        })
        .await
}

async fn remove(State(house): State<House>, Path((id, fact)): Path<(String, String)>) -> Answer {
    house
        .record(there(&id), move |desk| {
            let events = remove_note(&noted(desk, &id, &fact)?);
            desk.record(format!("removed: a note on {id}"), events)
        })
        .await
}

/// The place of the notes on the page.
fn there(id: &str) -> String {
    format!("{}#notes", back_to(id))
}

/// The note of this name, unless it was changed or removed meanwhile.
fn noted(desk: &Desk, id: &str, fact: &str) -> Result<Fact, Failure> {
    let gone = || Failure::new(Kind::Gone, "This note was changed or removed meanwhile.");
    let fact: FactId = fact.parse().map_err(|_| gone())?;
    let journal = desk.journal()?;
    let id = &journal.applications[find(journal, id)?].id;
    let about = desk.store.facts_about(std::slice::from_ref(id), &[])?;
    notes::on(&about, id).into_iter().find(|note| note.id == fact).cloned().ok_or_else(gone)
}
