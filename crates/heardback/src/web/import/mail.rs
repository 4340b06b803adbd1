//! `/import/mail`: one mail, pasted whole or as a screen shows it.

use askama::Template;
use axum::extract::{DefaultBodyLimit, State};
use axum::response::IntoResponse;
use axum::{Form, Router, routing};
use heardback_formats::mail::{Beside, pasted};
use serde::Deserialize;

use super::work::Given;
use crate::failure::Failure;
use crate::say::capital;
use crate::web::answer::{self, Answer};
use crate::web::form::filled;
use crate::web::frame::{Asked, Frame};
use crate::web::house::House;
use crate::web::incoming::Incoming;

/// A pasted mail may carry what was attached to it.
const LONGEST: usize = 32 << 20;

#[derive(Template)]
#[template(path = "paste.html")]
struct PastePage {
    frame: Frame,
    today: String,
}

#[derive(Deserialize)]
struct Pasted {
    #[serde(default)]
    text: String,
    #[serde(default, deserialize_with = "filled")]
    from: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    subject: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    on: Option<String>,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/import/mail", routing::get(show).post(paste).layer(DefaultBodyLimit::max(LONGEST)))
}

async fn show(State(house): State<House>, asked: Asked) -> Answer {
    house
        .page(asked, |desk, frame| {
            let today = desk.today().to_string();
            Ok(PastePage { frame: frame.titled("One mail"), today })
        })
        .await
}

/// Looks at the mail. Nothing is recorded yet.
async fn paste(State(house): State<House>, Form(form): Form<Pasted>) -> Answer {
    let (world, now) =
        house.work(|desk| Ok((desk.world(), desk.now.to_zoned(desk.home())))).await?;
    let beside = Beside {
        from: form.from.as_deref(),
        subject: form.subject.as_deref(),
        on: form.on.as_deref(),
    };
    let bytes = pasted(&form.text, beside, &now)
        .map_err(|lacks| Failure::typed(format!("{}.", capital(&lacks.to_string()))))?;
    let turn = house.imports().turn()?;
    let mut incoming = Incoming::at(&world.data)?;
    incoming.put("pasted.eml", &bytes)?;
    let given = Given {
        paths: incoming.files.iter().map(|(path, _)| path.clone()).collect(),
        names: incoming
            .files
            .iter()
            .map(|(path, _)| (path.clone(), "the pasted mail".to_owned()))
            .collect(),
        said: "import one pasted mail".to_owned(),
        _incoming: Some(incoming),
    };
    turn.look(world, given);
    Ok(answer::see("/import", None).into_response())
}
