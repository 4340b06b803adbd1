//! `/undo`: takes a change back, or brings it back again.

use axum::extract::State;
use axum::{Form, Router, routing};
use heardback_core::fact::BatchId;
use serde::Deserialize;

use super::answer::Answer;
use super::form::Back;
use super::house::House;

#[derive(Deserialize)]
struct Undo {
    batch: BatchId,
    #[serde(default)]
    back: Back,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/undo", routing::post(undo))
}

async fn undo(State(house): State<House>, Form(form): Form<Undo>) -> Answer {
    house.record(form.back.path(), move |desk| desk.undo_batch(form.batch).map(drop)).await
}
