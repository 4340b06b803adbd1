//! `/live`: tells open pages when something was recorded, here or by another program.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use futures_util::stream;

use super::house::House;

/// How often the file is looked at while a page is open. One look reads one number.
const EVERY: Duration = Duration::from_secs(1);

pub(super) fn routes() -> Router<House> {
    Router::new().route("/live", routing::get(live))
}

/// First what the file looks like, then again whenever that changes. A page that shows something older asks again.
async fn live(State(house): State<House>) -> Response {
    let mut bell = house.listen();
    bell.mark_changed();
    watch(&house);
    let changes = stream::unfold(bell, async |mut bell| {
        // The bell is gone with the house.
        bell.changed().await.ok()?;
        let mark = bell.borrow_and_update().clone();
        Some((Ok::<_, Infallible>(Event::default().event("mark").data(mark)), bell))
    });
    Sse::new(changes).keep_alive(KeepAlive::default()).into_response()
}

/// Looks at the file as long as somebody listens.
fn watch(house: &House) {
    if !house.begins_watching() {
        return;
    }
    let house = house.clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(EVERY).await;
            if !house.look().await {
                house.ends_watching();
                // Somebody may have come between the look and the end.
                if !house.is_listened_to() || !house.begins_watching() {
                    return;
                }
            }
        }
    });
}
