//! `/import/missing`: looks again for mail of a company that was judged not to belong.

use askama::Template;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::response::IntoResponse;
use axum::{Router, routing};

use super::home_path;
use super::work::Missing;
use crate::cli::find_missing::{self, from};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::day;
use crate::say::wrap::harmless;
use crate::web::answer::{self, Answer};
use crate::web::frame::{Asked, Frame};
use crate::web::house::{House, apart};
use crate::web::incoming::Incoming;

#[derive(Template)]
#[template(path = "missing.html")]
struct MissingPage {
    frame: Frame,
    /// The company looked for last, and what was found.
    found: Option<(String, Vec<Row>)>,
}

/// A mail that names the company.
struct Row {
    on: String,
    from: String,
    subject: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/import/missing", routing::get(show).post(look).layer(DefaultBodyLimit::disable()))
        .route("/import/missing/take", routing::post(take))
}

async fn show(State(house): State<House>, asked: Asked) -> Answer {
    let missing = house.imports().missing();
    house
        .page(asked, move |desk, frame| {
            let found = missing.as_ref().map(|missing| {
                let rows = missing.mails.iter().map(|mail| {
                    let date = mail.date.map(|date| desk.home().to_datetime(date).date());
                    let on = date.map_or(String::new(), |date| day::plain(date, desk.today()));
                    Row { on, from: harmless(&from(mail)), subject: harmless(&mail.subject) }
                });
                (missing.company.clone(), rows.collect())
            });
            Ok(MissingPage { frame: frame.titled("Something missing?"), found })
        })
        .await
}

/// Goes through what was imported, or what is named or sent now.
async fn look(State(house): State<House>, form: Multipart) -> Answer {
    // Two that read at once would only wait for each other.
    let turn = house.imports().turn()?;
    let world = house.work(|desk| Ok(desk.world())).await?;
    let mut incoming = Incoming::at(&world.data)?;
    incoming.receive(form).await?;
    let missing = apart(move || {
        let company = incoming.field("company").unwrap_or_default().to_owned();
        let mut paths: Vec<_> = incoming.files.iter().map(|(path, _)| path.clone()).collect();
        paths.extend(incoming.field("path").map(home_path).transpose()?);
        let desk = Desk::open(&world)?;
        let mails = find_missing::missing(&desk, &company, &paths).map_err(|failure| {
            // Where files lay that were sent once is no use to anybody.
            Failure { hints: Vec::new(), ..failure }
        })?;
        Ok(Missing { company, mails })
    });
    let missing = missing.await?;
    drop(turn);
    house.imports().set_missing(Some(missing));
    Ok(answer::see("/import/missing", None).into_response())
}

/// What was found waits for an answer.
async fn take(State(house): State<House>) -> Answer {
    let missing = house.imports().missing();
    house
        .work(move |desk| match missing {
            Some(missing) => find_missing::put_in_review(desk, &missing.mails),
            None => Ok(()),
        })
        .await?;
    house.imports().set_missing(None);
    Ok(answer::see("/review?all=yes", None).into_response())
}
