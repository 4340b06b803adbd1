//! `/welcome/…`: the first day. The doors into a search, the questions that are asked once, and coming back when an export
//! is ready. The doors themselves stand on an empty Today.

use axum::extract::State;
use axum::{Form, Router, routing};
use heardback_core::verbs::NewApplication;
use jiff::civil::Date;
use serde::Deserialize;

use super::answer::Answer;
use super::form::{Back, filled};
use super::house::House;
use crate::days;
use crate::desk::{Desk, holidays};
use crate::failure::Failure;
use crate::once;
use crate::providers::{PROVIDERS, Provider, provider};
use crate::say::day;

/// The setting that remembers an export one comes back for: the provider, and the day it was asked for.
const AWAITED: &str = "welcome.awaited";
/// So many applications are typed at once.
pub(super) const ROWS: usize = 3;

/// What an empty Today needs for its doors.
pub(super) struct Welcome {
    pub(super) providers: &'static [Provider],
    /// The questions about the user were not asked yet.
    pub(super) asks: bool,
    /// Countries; their parts are understood as well, and would make the page as heavy again.
    pub(super) regions: Vec<(&'static str, &'static str)>,
    pub(super) today: String,
    pub(super) rows: std::ops::Range<usize>,
    pub(super) is_sample: bool,
}

impl Welcome {
    pub(super) fn of(desk: &Desk) -> Result<Self, Failure> {
        Ok(Welcome {
            providers: &PROVIDERS,
            asks: once::is_open(desk, once::YOU)?,
            regions: holidays().regions().filter(|(code, _)| !code.contains('-')).collect(),
            today: desk.today().to_string(),
            rows: 0..ROWS,
            is_sample: super::sample::is_sample(desk)?,
        })
    }
}

/// An export one comes back for.
pub(super) struct Awaited {
    pub(super) name: &'static str,
    /// Since when, in words.
    pub(super) since: String,
}

impl Awaited {
    /// The one that was asked for last and not brought yet.
    pub(super) fn of(desk: &Desk) -> Result<Option<Self>, Failure> {
        let Some(set) = desk.store.setting(AWAITED)? else { return Ok(None) };
        let (id, since) = set.split_once(' ').unwrap_or((&set, ""));
        let since = since.parse::<Date>().map(|on| day::near(on, desk.today()));
        Ok(provider(id)
            .map(|provider| Awaited { name: provider.name, since: since.unwrap_or_default() }))
    }

    /// It came, or is not wanted any more.
    pub(super) fn over(desk: &Desk) -> Result<(), Failure> {
        Ok(desk.store.set(AWAITED, None)?)
    }
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/welcome/you", routing::post(you))
        .route("/welcome/three", routing::post(three))
        .route("/welcome/later", routing::post(later))
        .route("/welcome/over", routing::post(over))
}

#[derive(Deserialize)]
struct You {
    #[serde(default, deserialize_with = "filled")]
    job: Option<String>,
    #[serde(default, deserialize_with = "filled")]
    region: Option<String>,
}

/// The two questions, answered or not: they are not asked again.
async fn you(State(house): State<House>, Form(form): Form<You>) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let job = form.job.as_deref().map(|word| word == "yes");
            let events = once::about_you(job, form.region.as_deref().map(str::trim))?;
            once::close(desk, once::YOU)?;
            if events.is_empty() {
                return Ok(());
            }
            let when = days::happened(desk, None)?;
            desk.record("your answers", events.into_iter().map(|event| (when.on, event)))
        })
        .await
}

/// Applications that were sent: three rows of a company, and a role and a day where they are known.
async fn three(
    State(house): State<House>,
    Form(form): Form<std::collections::HashMap<String, String>>,
) -> Answer {
    let rows: Vec<[String; 3]> = (0..ROWS)
        .map(|row| {
            ["company", "role", "on"].map(|name| {
                form.get(&format!("{name}{row}"))
                    .map(|text| text.trim().to_owned())
                    .unwrap_or_default()
            })
        })
        .filter(|[company, role, _]| !company.is_empty() || !role.is_empty())
        .collect();
    house
        .record("/".to_owned(), move |desk| {
            if rows.is_empty() {
                return Err(Failure::typed("A company is enough: type one."));
            }
            if rows.iter().any(|[company, ..]| company.is_empty()) {
                return Err(Failure::typed("Each application needs its company."));
            }
            let on =
                |words: &str| days::happened(desk, Some(words).filter(|words| !words.is_empty()));
            let mut sent = Vec::new();
            for [company, role, words] in rows {
                let new = NewApplication { company, role, sent: true, details: Vec::new() };
                let when = on(&words)?;
                // All of them have to be possible before the first is recorded.
                desk.journal()?.apply(&new, when)?;
                sent.push((new, when));
            }
            let what = match sent.len() {
                1 => "1 application".to_owned(),
                many => format!("{many} applications"),
            };
            let mut batch = None;
            for (new, when) in sent {
                // One after the other: two at one company must not become one.
                let events = desk.journal()?.apply(&new, when)?;
                let events = events.into_iter().map(|event| (when.on, event));
                match &batch {
                    None => {
                        desk.record(what.clone(), events)?;
                        let id = desk.recorded();
                        batch =
                            desk.store.batches()?.into_iter().find(|known| Some(known.id) == id);
                    }
                    Some(batch) => desk.record_with(batch, events)?,
                }
            }
            Ok(())
        })
        .await
}

#[derive(Deserialize)]
struct Later {
    provider: String,
}

/// An export was asked for elsewhere; the page reminds of it.
async fn later(State(house): State<House>, Form(form): Form<Later>) -> Answer {
    house
        .record("/".to_owned(), move |desk| {
            let provider = provider(&form.provider)
                .ok_or_else(|| Failure::typed("Which mailbox is it? Choose one of the list."))?;
            let set = format!("{} {}", provider.id, desk.today());
            Ok(desk.store.set(AWAITED, Some(&set))?)
        })
        .await
}

#[derive(Deserialize)]
struct Over {
    #[serde(default)]
    back: Back,
}

async fn over(State(house): State<House>, Form(form): Form<Over>) -> Answer {
    house.record(form.back.path(), |desk| Awaited::over(desk)).await
}
