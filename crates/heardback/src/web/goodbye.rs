//! A note after a no: offered once, with why it pays, and declined with one tap, this time or for good.

use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::playbook::{Catalogue, RuleId};
use serde::Deserialize;

use super::answer::Answer;
use super::form::Back;
use super::house::House;
use super::item::find;
use crate::days;
use crate::say::item;

/// Why the note pays, and who says so.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) reasons: Vec<(&'static str, String)>,
}

impl Offer {
    pub(super) fn new() -> Self {
        let reason = |rule: RuleId| {
            let text = Catalogue::bundled().rule(rule);
            (text.says.as_str(), format!("{} ({rule})", text.who))
        };
        Offer { reasons: vec![reason(RuleId::REJ_1), reason(RuleId::REJ_2)] }
    }
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/items/{id}/not-this", routing::post(not_this))
        .route("/items/{id}/never", routing::post(never))
}

#[derive(Deserialize)]
struct Declined {
    #[serde(default)]
    back: Back,
}

async fn not_this(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Declined>,
) -> Answer {
    house
        .record(form.back.path_after_a_line(), move |desk| {
            let when = days::happened(desk, None)?;
            let journal = desk.journal()?;
            let found = find(desk, &id)?;
            let events = journal.write_no_note(found, desk.planned()?)?;
            let what = format!("no note to {}", item::company(journal, found));
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

async fn never(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Declined>,
) -> Answer {
    house
        .record(form.back.path_after_a_line(), move |desk| {
            let when = days::happened(desk, None)?;
            find(desk, &id)?;
            let events = desk.journal()?.offer_rejection_notes(false)?;
            let what = "notes after a no are not offered any more";
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}
