//! `/sample`: the sample search, in a page and a folder of its own. Nothing of it ever comes into the user's data, and it
//! is gone with the page.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::{Router, routing};
use tempfile::TempDir;

use super::answer::{self, Answer};
use super::frame::{Asked, Frame};
use super::house::{House, apart};
use super::serve::{Place, link};
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::sample;

/// Marks a data folder that holds the sample.
const MARK: &str = "sample";

/// A sample that is shown: where, and what goes away with it.
#[derive(Debug)]
pub(super) struct Shown {
    house: House,
    _folder: TempDir,
}

#[derive(Template)]
#[template(path = "sample.html")]
struct SamplePage {
    frame: Frame,
    /// The link that opens it, once.
    link: Option<String>,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/sample", routing::get(show).post(begin))
}

/// Whether this desk stands in the sample.
pub(super) fn is_sample(desk: &Desk) -> Result<bool, Failure> {
    Ok(desk.store.setting(MARK)?.is_some())
}

async fn show(State(house): State<House>, asked: Asked) -> Answer {
    let link = match house.sample() {
        Some(shown) => {
            let port = shown.house.port();
            Some(shown.house.work(move |desk| link(desk, port)).await?)
        }
        None => None,
    };
    house.page(asked, |_, frame| Ok(SamplePage { frame: frame.titled("The sample"), link })).await
}

/// Reads the sample's mailbox into a folder of its own, and serves it beside this page.
async fn begin(State(house): State<House>) -> Answer {
    if house.sample().is_none() {
        let world = house.work(|desk| Ok(desk.world())).await?;
        let (folder, desk, place) = apart(move || {
            let folder = tempfile::tempdir().map_err(|problem| {
                Failure::new(Kind::System, format!("There is no room for the sample: {problem}."))
            })?;
            let world = world.at(folder.path().join("data"));
            sample::receive(&world)?;
            let desk = Desk::open(&world)?;
            desk.store.set(MARK, Some("yes"))?;
            Ok((folder, desk, Place::take(None)?))
        })
        .await?;
        let shown = House::new(desk, place.port())?;
        place.serve(shown.clone())?;
        house.show_sample(Arc::new(Shown { house: shown, _folder: folder }));
    }
    Ok(answer::see("/sample", None).into_response())
}
