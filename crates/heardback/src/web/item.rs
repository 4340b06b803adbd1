//! `/items/{id}`: one thing to do, with everything it rests on, and what can be done about it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::{Form, Router, routing};
use clap::ValueEnum;
use heardback_core::fact::{Channel, Origin};
use heardback_core::guesses;
use heardback_core::journal::{EmailState, Journal};
use heardback_core::planner::Item;
use heardback_core::playbook::{Catalogue, RuleId};
use heardback_core::verbs::{Events, When};
use serde::Deserialize;

use super::answer::Answer;
use super::draft::{Changed, DraftView, Wanted};
use super::form::{Back, filled};
use super::frame::{Asked, Frame};
use super::house::House;
use super::line::{Line, WAYS};
use crate::cli::words::ChannelWord;
use crate::days;
use crate::desk::Desk;
use crate::failure::{Failure, Kind};
use crate::links::{mailto, tel};
use crate::promised::promised;
use crate::say::{capital, day, fact, item};

#[derive(Template)]
#[template(path = "item.html")]
pub(super) struct ItemPage {
    frame: Frame,
    line: Line,
    window: Vec<(&'static str, String)>,
    hours: Option<String>,
    /// Where the address is a guess: what is to be known of it, and whether it is the user's turn to say so.
    guess: Option<(String, &'static str)>,
    /// The link that begins the message or the call, and its words.
    write: Option<(String, String)>,
    draft: Option<DraftView>,
    /// It is a call: what was said can be kept.
    is_call: bool,
    facts: Vec<FactLine>,
    followed: Vec<RuleLine>,
    disagree: Vec<RuleLine>,
    number: Option<String>,
    ways: [(&'static str, &'static str); 7],
}

/// A fact that was looked at.
struct FactLine {
    on: String,
    says: String,
    /// How we know; the sentence of the mail where there is one.
    origin: String,
    /// The mail it was read in.
    mail: Option<String>,
}

/// A rule, and who gave it.
struct RuleLine {
    id: String,
    says: String,
    who: String,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/items/{id}", routing::get(show))
        .route("/items/{id}/done", routing::post(done))
        .route("/items/{id}/answer", routing::post(answered))
        .route("/items/{id}/snooze", routing::post(snooze))
        .route("/items/{id}/skip", routing::post(skip))
}

async fn show(
    State(house): State<House>,
    Path(id): Path<String>,
    Query(wanted): Query<Wanted>,
    asked: Asked,
) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, &id, &wanted, None)).await
}

pub(super) fn view(
    desk: &Desk,
    frame: Frame,
    id: &str,
    wanted: &Wanted,
    changed: Option<&Changed>,
) -> Result<ItemPage, Failure> {
    let journal = desk.journal()?;
    let playbook = desk.playbook()?;
    let here = desk.today();
    let found = &wanted.find(desk, id)?;
    let dates = [
        ("Not before", found.window.not_before),
        ("Best on", found.window.due),
        ("Until", found.window.expires),
    ];
    let window = dates.into_iter().filter_map(|(word, on)| Some((word, day::near(on?, here))));
    let there = journal.zone_of(found.to).to_datetime(desk.now).date();
    let known = desk.facts_by_id()?;
    let facts = found.reason.facts.iter().filter_map(|id| known.get(id)).map(|known| FactLine {
        on: day::plain(known.on.date(&journal.zone), here),
        says: capital(&fact::sentence(known, journal, here)),
        origin: capital(&fact::origin(known, here)),
        mail: match &known.origin {
            Origin::Mail { message, .. } => Some(message.to_string()),
            Origin::Typed | Origin::Line { .. } => None,
        },
    });
    let name = journal.seeker.profile;
    let number = playbook.profile(name).written(found.reason.number).map(|written| {
        let says = Catalogue::bundled().number(found.reason.number);
        format!("{says} It is {written} in the profile “{}”.", name.as_str())
    });
    let line = Line::of(journal, playbook, found, desk.now, here);
    Ok(ItemPage {
        frame: frame.titled(&line.deed),
        window: window.collect(),
        hours: item::good_hours(journal, playbook, found, (there, &desk.home())),
        guess: guess(journal, found),
        // A draft that is ready opens with its words; till then the bare address would invite an empty mail.
        write: write(journal, found).filter(|_| found.channel != Some(Channel::Email)),
        draft: DraftView::of(desk, found, wanted, changed)?,
        is_call: found.channel == Some(Channel::Phone),
        facts: facts.collect(),
        followed: found.reason.sources.iter().map(|&rule| RuleLine::of(rule)).collect(),
        disagree: found.reason.dissent.iter().map(|&rule| RuleLine::of(rule)).collect(),
        number,
        ways: WAYS,
        line,
    })
}

/// Whose address is a guess, and what to do about it: the user agrees before it is used, and before the next (CON-2, EDG-6).
fn guess(journal: &Journal, found: &Item) -> Option<(String, &'static str)> {
    let to = found.to.filter(|_| found.guess)?;
    let contact = &journal.contacts[to];
    let words = match contact.email_state {
        EmailState::GuessBounced => "The address guessed before came back. Choose another",
        _ if guesses::are_agreed(journal, to) => "The address is a guess. Choose another",
        _ => "The address is a guess. See what that means, and use it",
    };
    Some((contact.id.to_string(), words))
}

/// What begins the message or the call in the program for it, where an address or a number is known.
fn write(journal: &Journal, found: &Item) -> Option<(String, String)> {
    let contact = &journal.contacts[found.to?];
    let name = fact::name_of(journal, &contact.id);
    match found.channel? {
        Channel::Email => {
            let address = contact.email.as_deref()?;
            Some((mailto(address), format!("Open a mail to {name}")))
        }
        Channel::Phone => {
            let number = contact.phone.as_deref()?;
            Some((tel(number), format!("Call {number}")))
        }
        Channel::LinkedinMessage | Channel::LinkedinConnect => {
            let profile =
                contact.linkedin.as_deref().filter(|link| link.starts_with("https://"))?;
            Some((profile.to_owned(), format!("Open {name} on LinkedIn")))
        }
        Channel::Letter | Channel::Card | Channel::Portal | Channel::Text | Channel::InPerson => {
            None
        }
    }
}

impl RuleLine {
    fn of(rule: RuleId) -> Self {
        let text = Catalogue::bundled().rule(rule);
        let from = text.sources.iter().map(String::as_str).chain(text.published.as_deref());
        let from: Vec<&str> = from.filter(|source| *source != text.who).collect();
        let who = match from.is_empty() {
            true => text.who.clone(),
            false => format!("{}; {}", text.who, from.join(", ")),
        };
        RuleLine { id: rule.to_string(), says: text.says.clone(), who }
    }
}

/// The item of this id. One that is gone was done, answered or overtaken meanwhile.
pub(super) fn find<'d>(desk: &'d Desk, id: &str) -> Result<&'d Item, Failure> {
    let plan = desk.planned()?;
    plan.with_courtesies().find(|item| item.id.to_string() == id).ok_or_else(|| {
        Failure::new(
            Kind::Gone,
            "This is no longer to be done: it was done, answered or overtaken by something newer.",
        )
    })
}

#[derive(Deserialize)]
struct Done {
    /// By which way, if not the one proposed.
    #[serde(default, deserialize_with = "filled")]
    by: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    on: Option<String>,
    /// What was said.
    #[serde(default, deserialize_with = "filled")]
    note: Option<String>,
    /// What they said about when news will come.
    #[serde(default, deserialize_with = "filled")]
    promise: Option<String>,
    #[serde(default)]
    back: Back,
}

/// It was done already; what was said in a call is kept with it.
async fn done(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Done>,
) -> Answer {
    let by = form.by.as_deref().map(way).transpose()?;
    let (note, promise) = (form.note, form.promise);
    act(house, id, &form.back, form.on, move |journal, found, when| {
        let mut events = journal.did(found, by, when)?;
        let about = found.applications[0];
        if let Some(note) = &note {
            events.extend(journal.note(Some(about), found.to, note, when)?);
        }
        if let Some(promise) = &promise {
            events.extend(promised(journal, about, found.to, promise, None, when)?.events);
        }
        Ok((item::done(journal, found, by), Ok(events)))
    })
    .await
}

#[derive(Deserialize)]
struct Answered {
    #[serde(default, deserialize_with = "filled")]
    by: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    on: Option<String>,
    /// They asked something.
    #[serde(default, deserialize_with = "filled")]
    asks: Option<String>,
    #[serde(default)]
    back: Back,
}

/// They answered before it was done.
async fn answered(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Answered>,
) -> Answer {
    let by = form.by.as_deref().map(way).transpose()?.unwrap_or(Channel::Email);
    let asks = form.asks.is_some();
    act(house, id, &form.back, form.on, move |journal, found, when| {
        let from = found.to.map(|c| fact::name_of(journal, &journal.contacts[c].id));
        let what = match from {
            Some(name) => format!("an answer from {name}"),
            None => format!("an answer from {}", item::company(journal, found)),
        };
        Ok((what, journal.they_answered(found, by, asks, when)))
    })
    .await
}

#[derive(Deserialize)]
struct Snooze {
    until: String,
    #[serde(default)]
    back: Back,
}

/// It comes back on that day.
async fn snooze(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Snooze>,
) -> Answer {
    house
        .record(form.back.path(), move |desk| {
            let when = days::happened(desk, None)?;
            let until = days::day_ahead(desk, &form.until)?;
            let journal = desk.journal()?;
            let found = find(desk, &id)?;
            let events = journal.snooze(found, until, when.today)?;
            let what = item::what(journal, found);
            let what = format!("{what} waits until {}", day::plain(until, when.today));
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

#[derive(Deserialize)]
struct Skip {
    #[serde(default)]
    back: Back,
}

/// This step is left out.
async fn skip(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Skip>,
) -> Answer {
    act(house, id, &form.back, None, |journal, found, _| {
        Ok((format!("left out: {}", item::what(journal, found)), journal.skip(found)))
    })
    .await
}

/// Calls a verb with the item, records what it returns, and leads back.
async fn act(
    house: House,
    id: String,
    back: &Back,
    on: Option<String>,
    verb: impl FnOnce(&Journal, &Item, When) -> Result<(String, Events), Failure> + Send + 'static,
) -> Answer {
    house
        .record(back.path_after_a_line(), move |desk| {
            let when = days::happened(desk, on.as_deref())?;
            let journal = desk.journal()?;
            let (what, events) = verb(journal, find(desk, &id)?, when)?;
            let events = events?;
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

/// The way a form names, by the word the commands know it by.
pub(super) fn way(word: &str) -> Result<Channel, Failure> {
    match ChannelWord::from_str(word, true) {
        Ok(word) => Ok(word.into()),
        Err(_) => Err(Failure::typed(format!("“{word}” is no way to write to somebody."))),
    }
}
