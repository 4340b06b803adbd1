//! Style, script and pictures, inside the program. Their address changes with their content, so a browser keeps them for
//! good and never shows an old one.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};

use super::house::House;
use super::key;

/// Name, kind and content of each.
const FILES: &[(&str, &str, &[u8])] = &[
    ("style.css", "text/css; charset=utf-8", include_bytes!("assets/style.css")),
    ("page.js", "text/javascript; charset=utf-8", include_bytes!("assets/page.js")),
    ("import.js", "text/javascript; charset=utf-8", include_bytes!("assets/import.js")),
    ("door.css", "text/css; charset=utf-8", include_bytes!("assets/door.css")),
    // htmx, with its licence beside it.
    ("htmx.min.js", "text/javascript; charset=utf-8", include_bytes!("assets/htmx.min.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("assets/icon.svg")),
    (
        "heardback.webmanifest",
        "application/manifest+json",
        include_bytes!("assets/heardback.webmanifest"),
    ),
];

/// Where they are: `/assets/` and a digest of all of them.
static FOLDER: LazyLock<String> = LazyLock::new(|| {
    let all: String = FILES.iter().map(|(_, _, bytes)| String::from_utf8_lossy(bytes)).collect();
    format!("/assets/{}", &key::digest(&all)[..12])
});

/// The folder the pages name.
pub(super) fn folder() -> &'static str {
    &FOLDER
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/assets/{digest}/{name}", routing::get(file))
}

async fn file(Path((_, name)): Path<(String, String)>) -> Response {
    match FILES.iter().find(|(known, _, _)| *known == name) {
        Some((_, kind, bytes)) => (
            [(CONTENT_TYPE, *kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")],
            *bytes,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
