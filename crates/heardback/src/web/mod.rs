//! The page: the list of pages, in the order of the way through them. Each has a file and a template of its own, named as
//! its address.
//!
//! A page is a function that looks at the desk and fills a template; an action calls the verb the command of the same
//! name calls. Everything works without scripts: a form is sent, the answer leads back to a page, and that page offers to
//! undo. Scripts only sharpen it.

mod today;

mod item;

mod draft;
mod guess;

mod goodbye;

mod debrief;
mod interview;

mod application;
mod applications;
mod board;
mod mail;
mod people;
mod person;
mod playbook;
mod review;
mod search;
mod settings;

mod import;
mod sample;
mod welcome;

mod agenda;

mod add;
mod undo;

mod enter;
mod live;

mod answer;
mod assets;
mod door;
mod face;
mod form;
mod frame;
mod house;
mod incoming;
mod key;
mod line;
mod marks;
mod serve;

pub(crate) use serve::{Place, link, running, serve};

use axum::Router;
use axum::middleware;

use house::House;

/// The rooms of the house that the navigation leads to: address, name, letter of the keyboard, and the sign beside it.
const ROOMS: &[Room] = &[
    Room { path: "/", name: "Today", key: 't', sign: "sun", is_near: true },
    Room { path: "/agenda", name: "Agenda", key: 'd', sign: "days", is_near: true },
    Room { path: "/applications", name: "Applications", key: 'a', sign: "stack", is_near: true },
    Room { path: "/people", name: "People", key: 'p', sign: "people", is_near: true },
    Room { path: "/review", name: "Review", key: 'r', sign: "ask", is_near: true },
    Room { path: "/playbook", name: "Playbook", key: 'b', sign: "book", is_near: false },
    Room { path: "/search", name: "Search", key: 'f', sign: "search", is_near: false },
];

/// A page of the navigation.
#[derive(Debug)]
struct Room {
    path: &'static str,
    name: &'static str,
    /// `g` and then this letter leads there.
    key: char,
    sign: &'static str,
    /// It stands in the bar of a phone, not behind “More”.
    is_near: bool,
}

/// Everything that is served, behind the door that decides who comes in.
fn pages(house: House) -> Router {
    Router::new()
        .merge(today::routes())
        .merge(item::routes())
        .merge(draft::routes())
        .merge(goodbye::routes())
        .merge(guess::routes())
        .merge(interview::routes())
        .merge(debrief::routes())
        .merge(applications::routes())
        .merge(board::routes())
        .merge(application::routes())
        .merge(people::routes())
        .merge(person::routes())
        .merge(playbook::routes())
        .merge(review::routes())
        .merge(agenda::routes())
        .merge(settings::routes())
        .merge(import::routes())
        .merge(welcome::routes())
        .merge(sample::routes())
        .merge(mail::routes())
        .merge(search::routes())
        .merge(add::routes())
        .merge(undo::routes())
        .merge(enter::routes())
        .merge(live::routes())
        .merge(assets::routes())
        .fallback(answer::not_here)
        .layer(middleware::from_fn_with_state(house.clone(), door::keep))
        .with_state(house)
}
