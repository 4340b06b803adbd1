//! `/settings/restore`: a backup or an export is brought back, after a page that says what it replaces.

use askama::Template;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::{Router, routing};

use crate::cli::restore::{Back, bring_back};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::web::answer::Answer;
use crate::web::frame::{Asked, Frame};
use crate::web::house::House;
use crate::web::incoming::Incoming;
use crate::web::{key, serve};

#[derive(Template)]
#[template(path = "restore.html")]
struct RestorePage {
    frame: Frame,
    applications: usize,
    facts: usize,
    /// What was just brought back.
    done: Option<Done>,
}

struct Done {
    says: String,
    /// Where what was here before is kept.
    aside: Option<String>,
}

/// Settings of the page that is open: they are of this computer, and no backup changes them.
const OF_THIS_PAGE: [&str; 4] = [key::LINK, key::COOKIES, serve::AT, serve::SIGN];

pub(super) fn routes() -> Router<House> {
    Router::new().route(
        "/settings/restore",
        routing::get(show).post(restore).layer(DefaultBodyLimit::disable()),
    )
}

async fn show(State(house): State<House>, asked: Asked) -> Answer {
    house.page(asked, |desk, frame| view(desk, frame, None)).await
}

fn view(desk: &Desk, frame: Frame, done: Option<Done>) -> Result<RestorePage, Failure> {
    Ok(RestorePage {
        frame: frame.titled("Restore"),
        applications: desk.journal()?.applications.len(),
        facts: desk.store.count_facts()?,
        done,
    })
}

async fn restore(State(house): State<House>, asked: Asked, form: Multipart) -> Answer {
    // While mail is read, what it would be added to must not change under it.
    let turn = house.imports().turn()?;
    let data = house.work(|desk| Ok(desk.folder().to_owned())).await?;
    let mut incoming = Incoming::at(&data)?;
    incoming.receive(form).await?;
    let Some((path, _)) = incoming.files.first().cloned() else {
        return Err(Failure::typed("Choose the file of a backup or an export first.").into());
    };
    let done = house
        .work(move |desk| {
            let kept: Vec<Option<String>> = OF_THIS_PAGE
                .iter()
                .map(|name| desk.store.setting(name))
                .collect::<Result<_, _>>()?;
            let world = desk.world();
            let back = bring_back(&world, &path);
            // Whatever came of it, what lies there now is read anew.
            *desk = Desk::open(&world)?;
            for (name, value) in OF_THIS_PAGE.iter().zip(kept) {
                desk.store.set(name, value.as_deref())?;
            }
            desk.look_again()?;
            drop(incoming);
            Ok(match back? {
                Back::Added { added, already } => Done {
                    says: format!("{added} facts were added, {already} were here already."),
                    aside: None,
                },
                Back::Replaced { facts, aside } => Done {
                    says: format!("{facts} facts are back."),
                    aside: aside.map(|aside| aside.display().to_string()),
                },
            })
        })
        .await?;
    drop(turn);
    house.page(asked, |desk, frame| view(desk, frame, Some(done))).await
}
