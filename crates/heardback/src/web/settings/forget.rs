//! `/settings/forget`: something is removed for good, after a page that says what that means.

use askama::Template;
use axum::extract::{Query, State};
use axum::{Form, Router, routing};
use heardback_store::Forget;
use serde::Deserialize;

use crate::cli::forget::meant;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::fact;
use crate::web::answer::Answer;
use crate::web::form::filled;
use crate::web::frame::{Asked, Frame};
use crate::web::house::House;

#[derive(Template)]
#[template(path = "forget.html")]
struct ForgetPage {
    frame: Frame,
    /// What was chosen: the words that name it, what it is called, and what goes with it.
    chosen: Option<(String, String, &'static str)>,
    /// What was just forgotten.
    done: Option<String>,
    applications: Vec<(String, String)>,
    people: Vec<(String, String)>,
    imports: Vec<(String, String)>,
}

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
struct Chosen {
    #[serde(deserialize_with = "filled")]
    what: Option<String>,
}

/// The words of the choice that is everything. No application, person or import is named by a sign alone.
const EVERYTHING: &str = "*";

pub(super) fn routes() -> Router<House> {
    Router::new().route("/settings/forget", routing::get(show).post(forget))
}

async fn show(State(house): State<House>, Query(chosen): Query<Chosen>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, chosen.what, None)).await
}

fn view(
    desk: &Desk,
    frame: Frame,
    what: Option<String>,
    done: Option<String>,
) -> Result<ForgetPage, Failure> {
    let journal = desk.journal()?;
    let chosen = match what {
        Some(words) => {
            let (forget, named) = found(desk, &words)?;
            Some((words, named, goes_with(&forget)))
        }
        None => None,
    };
    let applications = journal.applications.iter().rev();
    let people = journal.contacts.iter().rev();
    Ok(ForgetPage {
        frame: frame.titled("Forget"),
        chosen,
        done,
        applications: applications.map(|known| (known.id.to_string(), known.title())).collect(),
        people: people
            .map(|known| (known.id.to_string(), fact::name_of(journal, &known.id)))
            .collect(),
        imports: desk
            .store
            .imports()?
            .into_iter()
            .rev()
            .map(|known| (known.id.to_string(), known.said))
            .collect(),
    })
}

fn found(desk: &Desk, words: &str) -> Result<(Forget, String), Failure> {
    match words {
        EVERYTHING => Ok((Forget::All, "everything".to_owned())),
        words => meant(desk, words),
    }
}

fn goes_with(forget: &Forget) -> &'static str {
    match forget {
        Forget::Application(_) => {
            "Its facts, its mail, and people known from nowhere else go with it."
        }
        Forget::Contact(_) => {
            "All that is recorded of this person and the mail you exchanged go with it."
        }
        Forget::Import(_) => {
            "All that it brought goes with it. The same files can be imported again."
        }
        Forget::All => "Every application, person and mail, and your settings, go with it.",
    }
}

async fn forget(State(house): State<House>, asked: Asked, Form(form): Form<Chosen>) -> Answer {
    let said = house
        .work(move |desk| {
            let words = form.what.ok_or_else(|| Failure::typed("Choose what to forget."))?;
            let (forget, named) = found(desk, &words)?;
            desk.store.forget(&forget)?;
            Ok(named)
        })
        .await?;
    house.page(asked, move |desk, frame| view(desk, frame, None, Some(said))).await
}
