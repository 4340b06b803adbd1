//! `/guess/{person}`: addresses somebody may have, what may happen if one is wrong, and taking one (CON-2).

use askama::Template;
use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::guesses::{self, Guess, NoGuess};
use heardback_core::journal::{Contact, EmailState};
use serde::Deserialize;

use super::answer::Answer;
use super::form::Back;
use super::frame::{Asked, Frame};
use super::house::House;
use crate::cli::guess::{record, refused};
use crate::days;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::links::mailto;
use crate::say::{capital, fact};

/// So many are shown; the rest are seldom right.
const MOST: usize = 5;

#[derive(Template)]
#[template(path = "guess.html")]
struct GuessPage {
    frame: Frame,
    id: String,
    name: String,
    back: String,
    /// The guess before came back.
    came_back: Option<String>,
    /// Agreed to for this company before.
    is_agreed: bool,
    rows: Vec<Row>,
    /// Why there is none.
    none: Option<String>,
}

/// An address to choose.
struct Row {
    address: String,
    record: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/guess/{person}", routing::get(show).post(take))
}

async fn show(State(house): State<House>, Path(id): Path<String>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &id)).await
}

fn person_of(desk: &Desk, id: &str) -> Result<usize, Failure> {
    let known = desk.journal()?.contacts.iter().position(|contact| contact.id.0 == *id);
    known.ok_or_else(|| Failure::new(Kind::Gone, "Nobody of that name is known here."))
}

/// An address with the link that begins a mail; behind a guess stands this page, for it is agreed to first.
pub(super) fn or_mail(contact: &Contact) -> Option<(String, String)> {
    let address = contact.email.clone()?;
    let link = match contact.email_state {
        EmailState::Guessed | EmailState::GuessBounced => format!("/guess/{}", contact.id),
        _ => mailto(&address),
    };
    Some((link, address))
}

/// What may be chosen: the guess on record where it was not tried yet, then what the company's usual forms make.
fn choices(desk: &Desk, contact: usize) -> Result<Result<Vec<Guess>, NoGuess>, Failure> {
    let journal = desk.journal()?;
    let most = desk.playbook()?.profile(journal.seeker.profile).guess_max;
    Ok(guesses::guesses(journal, contact, most))
}

fn view(desk: &Desk, frame: Frame, id: &str) -> Result<GuessPage, Failure> {
    let contact = person_of(desk, id)?;
    let journal = desk.journal()?;
    let person = &journal.contacts[contact];
    let name = fact::name_of(journal, &person.id);
    let held = person.email.clone().filter(|_| person.email_state == EmailState::Guessed);
    let mut rows: Vec<Row> = held
        .map(|address| Row { address, record: "on record as a guess".to_owned() })
        .into_iter()
        .collect();
    let none = match choices(desk, contact)? {
        Ok(found) => {
            rows.extend(
                found
                    .iter()
                    .take(MOST)
                    .map(|guess| Row { address: guess.address.clone(), record: record(guess) }),
            );
            None
        }
        // One that was typed needs no other beside it.
        Err(_) if !rows.is_empty() => None,
        Err(none) => Some(format!("{}.", capital(&none.to_string()))),
    };
    let at = person.applications.first().map(|&a| &journal.applications[a].id);
    Ok(GuessPage {
        frame: frame.titled(format!("The address of {name}")),
        id: person.id.to_string(),
        name,
        back: at.map_or_else(|| "/people".to_owned(), |id| format!("/applications/{id}")),
        came_back: person
            .came_back
            .last()
            .cloned()
            .filter(|_| person.email_state == EmailState::GuessBounced),
        is_agreed: guesses::are_agreed(journal, contact),
        rows,
        none,
    })
}

#[derive(Deserialize)]
struct Taken {
    address: String,
    /// Ticked by whoever read what may happen; not asked for again at one company.
    #[serde(default)]
    agreed: Option<String>,
    #[serde(default)]
    back: Back,
}

async fn take(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Taken>,
) -> Answer {
    house
        .record(form.back.path(), move |desk| {
            let when = days::happened(desk, None)?;
            let contact = person_of(desk, &id)?;
            let journal = desk.journal()?;
            let person = &journal.contacts[contact];
            if form.agreed.is_none() && !guesses::are_agreed(journal, contact) {
                return Err(Failure::typed(format!("{} Tick that you know.", fact::MAY_STRAY)));
            }
            let is_held = person.email_state == EmailState::Guessed
                && person.email.as_deref() == Some(form.address.as_str());
            if !is_held {
                let found = choices(desk, contact)?.map_err(refused)?;
                if !found.iter().any(|guess| guess.address == form.address) {
                    return Err(Failure::typed("That address is not among the guesses."));
                }
            }
            let what = format!("{} as a guess for {}", form.address, person.called());
            let events = journal.take_guess(contact, &form.address, when)?;
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}
