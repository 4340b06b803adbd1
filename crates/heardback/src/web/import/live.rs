//! `/import/live`: how far the import is, several times a second while it reads.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use futures_util::stream;
use serde_json::json;
use tokio::time::timeout;

use super::told;
use super::work::Stands;
use crate::web::house::House;

/// How often it is told.
const EVERY: Duration = Duration::from_millis(400);

pub(super) fn routes() -> Router<House> {
    Router::new().route("/import/live", routing::get(live))
}

/// Tells how far it is, and at last that there is something else to see. A browser passes over events without data.
async fn live(State(house): State<House>) -> Response {
    let imports = Arc::clone(house.imports());
    let bell = imports.listen();
    let far = stream::unfold((imports, bell, false), async |(imports, mut bell, over)| {
        if over {
            return None;
        }
        let (event, over) = match imports.stands() {
            Stands::Reading(reading) => {
                let far = reading.meter.far();
                let said = json!({ "says": told::far(far), "percent": far.percent.filter(|_| !far.sorts) });
                (Event::default().event("far").data(said.to_string()), false)
            }
            Stands::Coming => (Event::default().event("coming").data("yes"), false),
            _ => (Event::default().event("over").data("yes"), true),
        };
        if !over {
            // Whatever comes first; the house may be gone, and then this ends with it.
            let _ = timeout(EVERY, bell.changed()).await;
        }
        Some((Ok::<_, Infallible>(event), (imports, bell, over)))
    });
    Sse::new(far).keep_alive(KeepAlive::default()).into_response()
}
