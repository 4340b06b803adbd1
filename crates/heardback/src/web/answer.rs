//! Answers: a page, the way back after something was recorded, and what is said when something did not work.

use askama::Template;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use heardback_core::fact::BatchId;

use super::frame::Frame;
use crate::failure::{Failure, Kind};

/// What a page or an action answers.
pub(super) type Answer = Result<Response, Trouble>;

/// Something that did not work, on its way to become a page.
#[derive(Debug)]
pub(super) struct Trouble(pub(super) Failure);

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble(failure)
    }
}

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage {
    frame: Frame,
    lines: Vec<String>,
}

/// A template as text.
pub(super) fn html(template: &impl Template) -> Result<String, Failure> {
    template.render().map_err(|problem| {
        Failure::new(Kind::System, format!("The page does not fill: {problem}."))
    })
}

/// A page.
pub(super) fn page(html: String) -> Response {
    ([(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// Leads on to another page, which offers to undo what was recorded.
pub(super) fn see(path: &str, recorded: Option<BatchId>) -> Response {
    let mut path = path.to_owned();
    if let Some(batch) = recorded {
        let (page, place) = match path.split_once('#') {
            Some((page, place)) => (page.to_owned(), format!("#{place}")),
            None => (path, String::new()),
        };
        let join = if page.contains('?') { '&' } else { '?' };
        path = format!("{page}{join}said={batch}{place}");
    }
    let location = HeaderValue::from_str(&path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(LOCATION, location)]).into_response()
}

/// What went wrong, as a page that leads back. Nothing was recorded.
pub(super) fn trouble(failure: &Failure) -> Response {
    let status = status(failure.kind);
    let title = match status {
        StatusCode::INTERNAL_SERVER_ERROR => "Something is in the way",
        StatusCode::NOT_FOUND => "Not here any more",
        _ => "That does not fit",
    };
    let page_of = TroublePage {
        frame: Frame::plain(title),
        lines: failure.says.lines().map(str::to_owned).collect(),
    };
    let text = html(&page_of).unwrap_or_else(|_| failure.says.clone());
    (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

/// What the browser is told. Nothing else decides it.
fn status(kind: Kind) -> StatusCode {
    match kind {
        Kind::Typed => StatusCode::UNPROCESSABLE_ENTITY,
        Kind::Refused => StatusCode::CONFLICT,
        Kind::Gone => StatusCode::NOT_FOUND,
        Kind::Quiet | Kind::Found | Kind::System => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// An address nothing is at.
pub(super) async fn not_here() -> Response {
    trouble(&Failure::new(Kind::Gone, "There is no page at this address."))
}
