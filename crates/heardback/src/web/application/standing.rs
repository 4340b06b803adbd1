//! How an application goes on or ends: each a verb of the domain, chosen from one menu.

use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::fact::{Channel, OutcomeKind};
use heardback_core::journal::{Application, Journal};
use heardback_core::stage::Stage;
use heardback_core::verbs::{Events, Spoken, When};
use jiff::Timestamp;
use serde::Deserialize;

use super::super::answer::Answer;
use super::super::form::Back;
use super::super::house::House;
use super::{back_to, find};
use crate::days;
use crate::failure::Failure;

/// What can be said of how it stands.
#[derive(Debug)]
pub(in crate::web) struct Choice {
    /// What the form sends.
    pub(in crate::web) word: &'static str,
    pub(in crate::web) says: &'static str,
    /// The stage it is in afterwards.
    pub(in crate::web) to: Stage,
}

/// The choices that make sense for it now.
pub(in crate::web) fn choices(
    journal: &Journal,
    application: &Application,
    now: Timestamp,
) -> Vec<Choice> {
    let stage = Stage::of(journal, application, now);
    let choice = |word, says, to| Choice { word, says, to };
    if !stage.is_open() {
        let to = Stage::on_the_way(journal, application, now);
        return vec![choice("reopened", "Take it up again", to)];
    }
    let mut choices = Vec::new();
    if application.applied.is_none() {
        choices.push(choice("applied", "I sent it today", Stage::Applied));
    }
    if matches!(stage, Stage::Lead | Stage::Applied) {
        choices.push(choice("answered", "A person wrote", Stage::Talking));
    }
    if stage == Stage::Offer {
        choices.push(choice("accepted", "I take this job", Stage::Over));
        choices.push(choice("offer_withdrawn", "They took the offer back", Stage::Over));
    } else {
        choices.push(choice("offer", "They made an offer", Stage::Offer));
    }
    choices.push(choice("rested", "Let it rest", Stage::Resting));
    choices.push(choice("withdrawn", "I withdraw", Stage::Over));
    choices.push(choice("rejected", "The answer was no", Stage::Over));
    choices.push(choice("closed", "It is over", Stage::Over));
    choices
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/applications/{id}/standing", routing::post(stand))
}

#[derive(Deserialize)]
struct Stands {
    standing: String,
    #[serde(default)]
    back: Option<Back>,
}

async fn stand(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Stands>,
) -> Answer {
    let back = form.back.map_or_else(|| back_to(&id), |back| back.path());
    house
        .record(back, move |desk| {
            let when = days::happened(desk, None)?;
            let journal = desk.journal()?;
            let (what, events) = say(journal, find(journal, &id)?, &form.standing, when)?;
            let events = events?;
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

/// The verb a word stands for, and what is said of it.
pub(in crate::web) fn say(
    journal: &Journal,
    a: usize,
    word: &str,
    when: When,
) -> Result<(String, Events), Failure> {
    let id = &journal.applications[a].id;
    let outcome = |kind| journal.outcome(a, kind, None, None, when);
    Ok(match word {
        "applied" => (format!("application {id}"), journal.applied(a, when)),
        "answered" => {
            let spoken = Spoken::about(a, None, Channel::Email);
            (format!("an answer from {id}"), journal.reply(&spoken, when))
        }
        "offer" => (format!("an offer from {id}"), outcome(OutcomeKind::Offer)),
        "offer_withdrawn" => {
            (format!("the offer from {id} was taken back"), outcome(OutcomeKind::OfferWithdrawn))
        }
        "rejected" => (format!("the answer of {id} was no"), outcome(OutcomeKind::Rejected)),
        "accepted" => (format!("you took the job at {id}"), journal.accept(a, when)),
        "withdrawn" => (format!("you withdraw from {id}"), journal.withdraw(a, false, when)),
        "closed" => (format!("{id} is over"), journal.close(a, when)),
        "rested" => (format!("{id} rests"), journal.rest(a, when)),
        "reopened" => (format!("{id} goes on"), journal.reopen(a, when)),
        _ => return Err(Failure::typed(format!("“{word}” says nothing about an application."))),
    })
}
