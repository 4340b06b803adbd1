//! `/enter`: the link that works once, and the page for those who have none.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use serde::Deserialize;

use super::answer::{self, Answer};
use super::door;
use super::form::Back;
use super::frame::Frame;
use super::house::House;
use super::key::Key;

/// How long a browser remembers: a year.
const YEAR: u32 = 365 * 24 * 60 * 60;

#[derive(Template)]
#[template(path = "enter.html")]
struct EnterPage {
    frame: Frame,
}

#[derive(Deserialize)]
struct Link {
    #[serde(default)]
    key: String,
    /// The page to show then, if not Today.
    #[serde(default)]
    to: Back,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/enter", routing::get(enter)).route("/alive", routing::get(alive))
}

async fn enter(State(house): State<House>, Query(link): Query<Link>) -> Answer {
    let to = link.to.path();
    let cookie = house
        .work(move |desk| match Key::exchange(desk, &link.key)? {
            Some(cookie) => Ok(Some((cookie, Key::known(desk)?))),
            None => Ok(None),
        })
        .await?;
    let Some((cookie, known)) = cookie else { return Ok(locked()) };
    house.remember(known);
    let name = door::cookie_name(house.port());
    let cookie = format!("{name}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={YEAR}", cookie.0);
    let mut answer = answer::see(&to, None);
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// Says which page this is, so that a second `open` finds it instead of opening another one.
async fn alive(State(house): State<House>) -> Answer {
    let sign = house.work(|desk| Ok(desk.store.setting(super::serve::SIGN)?)).await?;
    Ok(sign.unwrap_or_default().into_response())
}

/// What somebody without a cookie gets: how to come in, and nothing else.
pub(super) fn locked() -> Response {
    let page = EnterPage { frame: Frame::plain("How to get in") };
    let text = answer::html(&page).unwrap_or_else(|failure| failure.says);
    (StatusCode::UNAUTHORIZED, [(CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}
