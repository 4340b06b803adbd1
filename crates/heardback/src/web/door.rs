//! The door: who comes in, and what every answer says to the browser.
//!
//! The page shows strangers' mail and is reachable by every page the browser has open, so nothing is taken on trust: the
//! name it was called by (another name that leads to this machine gets nothing), where a form comes from, and the cookie.

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::enter;
use super::house::House;
use super::key;

/// What the browser may do with a page: show it with our own style, script and pictures, and send forms to us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Headers that come with every answer.
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // Not “no-referrer”: with that, browsers send forms without saying where they come from.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// What is served to anybody: nothing of the search is in it.
const OPEN: [&str; 3] = ["/enter", "/alive", "/assets/"];

pub(super) async fn keep(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut answer = match stopped(&house, &request) {
        Some(answer) => answer,
        None => next.run(request).await,
    };
    let headers = answer.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    answer
}

/// The answer to somebody who does not come in.
fn stopped(house: &House, request: &Request) -> Option<Response> {
    let headers = request.headers();
    if !is_our_name(house, headers) {
        return Some(
            (StatusCode::MISDIRECTED_REQUEST, "Not served under this name.\n").into_response(),
        );
    }
    let path = request.uri().path();
    if OPEN.iter().any(|open| path == *open || (open.ends_with('/') && path.starts_with(open))) {
        return None;
    }
    if !cookies(headers).any(|cookie| house.knows(&key::digest(cookie))) {
        return Some(enter::locked());
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if !reads && !is_from_us(house, headers) {
        return Some((StatusCode::FORBIDDEN, "Only the page itself may record.\n").into_response());
    }
    None
}

/// The page was called by a name of this machine itself, not by one that somebody made lead here.
fn is_our_name(house: &House, headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    host.is_some_and(|host| names(house).iter().any(|name| name == host))
}

/// The form was sent by one of our own pages.
fn is_from_us(house: &House, headers: &HeaderMap) -> bool {
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    origin.is_some_and(|origin| {
        origin
            .strip_prefix("http://")
            .is_some_and(|from| names(house).iter().any(|name| name == from))
    })
}

fn names(house: &House) -> [String; 2] {
    let port = house.port();
    [format!("127.0.0.1:{port}"), format!("localhost:{port}")]
}

/// The cookie's name. Cookies know no ports, so each port has its own.
pub(super) fn cookie_name(port: u16) -> String {
    format!("heardback_{port}")
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).filter_map(|cookie| {
        let (name, value) = cookie.trim().split_once('=')?;
        name.starts_with("heardback_").then_some(value)
    })
}
