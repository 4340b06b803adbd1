//! What is known of an application, field by field, each changed in its place.

use axum::extract::{Path, State};
use axum::{Form, Router, routing};
use heardback_core::fact::{ApplicationDetail as Detail, CompanySize, Way};
use heardback_core::journal::Application;
use serde::Deserialize;

use super::super::answer::Answer;
use super::super::form::Back;
use super::super::house::House;
use super::{back_to, find};
use crate::cli::apply::region_code;
use crate::days;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{capital, fact};

/// A field of the page.
#[derive(Debug)]
pub(super) struct Field {
    /// What the form calls it.
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    /// What is known; empty where nothing is.
    pub(super) value: String,
    pub(super) kind: Kind,
    /// What can be chosen, with its words.
    pub(super) choices: Vec<(String, String)>,
    /// An address to follow.
    pub(super) link: Option<String>,
}

/// How it is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Day,
    Choice,
}

pub(super) fn of(application: &Application) -> Vec<Field> {
    let text = |name, label, value: &str| Field {
        name,
        label,
        value: value.to_owned(),
        kind: Kind::Text,
        choices: Vec::new(),
        link: value.starts_with("https://").then(|| value.to_owned()),
    };
    let choice = |name, label, value: String, choices: Vec<String>| {
        let choices = choices.into_iter().map(|word| (word.clone(), words(&word))).collect();
        Field { kind: Kind::Choice, choices, ..text(name, label, &words(&value)) }
    };
    let yes_no = |name, label, holds: bool| {
        let value = if holds { "yes" } else { "" };
        choice(name, label, value.to_owned(), vec!["yes".to_owned(), "no".to_owned()])
    };
    let optional = |value: &Option<String>| value.clone().unwrap_or_default();
    let ways = [
        Way::Posting,
        Way::OnlineForm,
        Way::Email,
        Way::Referral,
        Way::Networking,
        Way::RecruiterAgency,
        Way::InPerson,
    ];
    let sizes = [CompanySize::Small, CompanySize::Medium, CompanySize::Large];
    vec![
        text("company", "Company", &application.company),
        text("role", "Role", &application.role),
        choice(
            "way",
            "How it was sent",
            application.way.map_or(String::new(), |way| written(&way)),
            ways.iter().map(written).collect(),
        ),
        text("posting", "Posting", &optional(&application.posting)),
        text("requisition", "Number of the posting", &optional(&application.requisition)),
        Field {
            kind: Kind::Day,
            ..text(
                "closes_on",
                "Closes on",
                &application.closes_on.map_or(String::new(), |known| known.value.to_string()),
            )
        },
        choice(
            "company_size",
            "Size of the company",
            application.company_size.map_or(String::new(), |size| written(&size)),
            sizes.iter().map(written).collect(),
        ),
        yes_no("no_calls", "The posting says: no calls", application.no_calls.is_some()),
        yes_no("no_followup", "It asks not to follow up", application.no_followup.is_some()),
        text("region", "Where its people are (US, US-NY, DE-BY)", ""),
        text("also_called", "Also called", &application.also_called.join(", ")),
    ]
}

/// The word a value is written with.
fn written(value: &impl serde::Serialize) -> String {
    fact::word(value).replace(' ', "_")
}

fn words(written: &str) -> String {
    capital(&written.replace('_', " "))
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/applications/{id}/details", routing::post(learn))
}

#[derive(Deserialize)]
struct Learned {
    field: String,
    value: String,
    #[serde(default)]
    back: Option<Back>,
}

async fn learn(
    State(house): State<House>,
    Path(id): Path<String>,
    Form(form): Form<Learned>,
) -> Answer {
    let back = form.back.map_or_else(|| format!("{}#details", back_to(&id)), |back| back.path());
    house
        .record(back, move |desk| {
            let when = days::happened(desk, None)?;
            let detail = detail(desk, &form.field, form.value.trim())?;
            let journal = desk.journal()?;
            let events = journal.learn(find(journal, &id)?, vec![detail], when)?;
            desk.record(
                format!("more about {id}"),
                events.into_iter().map(|event| (when.on, event)),
            )
        })
        .await
}

fn detail(desk: &Desk, field: &str, value: &str) -> Result<Detail, Failure> {
    if value.is_empty() {
        return Err(Failure::typed("This field wants a word or a day."));
    }
    let text = value.to_owned();
    Ok(match field {
        "company" => Detail::Company(text),
        "role" => Detail::Role(text),
        "posting" => Detail::Posting(text),
        "requisition" => Detail::Requisition(text),
        "also_called" => Detail::AlsoCalled(text),
        "fit" => Detail::Fit(text),
        "region" => Detail::Region(region_code(value)?),
        "closes_on" => Detail::ClosesOn(days::day_ahead(desk, value)?),
        "way" => Detail::Way(chosen(value)?),
        "company_size" => Detail::CompanySize(chosen(value)?),
        "no_calls" => Detail::NoCalls(value == "yes"),
        "no_followup" => Detail::NoFollowup(value == "yes"),
        _ => return Err(Failure::typed(format!("An application has no field “{field}”."))),
    })
}

fn chosen<T: serde::de::DeserializeOwned>(word: &str) -> Result<T, Failure> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|_| Failure::typed(format!("“{word}” is not one of the choices.")))
}
