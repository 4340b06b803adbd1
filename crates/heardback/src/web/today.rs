//! `/`: what to do today, what comes this week, and what waits.

use askama::Template;
use axum::extract::State;
use axum::{Form, Router, routing};
use heardback_core::today::{self, MOST_A_DAY, Today};
use heardback_core::week::Week;
use jiff::civil::Date;
use serde::Deserialize;

use super::answer::Answer;
use super::form::Back;
use super::frame::{Asked, Frame};
use super::house::House;
use super::line::{About, Line, WAYS};
use super::welcome::{Awaited, Welcome};
use crate::days;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{self, day, item, usual};

/// How many days ahead the coming week reaches.
const WEEK: i32 = 7;
/// How much of what comes and of what waits is shown.
const MOST_COMING: usize = 8;
const MOST_WAITING: usize = 6;

#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    frame: Frame,
    greeting: String,
    date: String,
    is_empty: bool,
    /// The doors of the first day.
    welcome: Option<Welcome>,
    /// An export that one comes back for.
    awaited: Option<Awaited>,
    lines: Vec<Line>,
    /// What may be written after a no. It never stands on top.
    offers: Vec<Line>,
    /// How many more there would be today.
    more: usize,
    shows_all: bool,
    /// What is true when there is nothing to do.
    nothing: Option<Nothing>,
    coming: Vec<Coming>,
    waiting: Vec<Waiting>,
    waiting_more: usize,
    old: usize,
    /// On Fridays, what was done.
    week: Option<String>,
    usual: &'static str,
    ways: [(&'static str, &'static str); 7],
}

/// Why there is nothing to do, and what comes next.
struct Nothing {
    says: String,
}

/// Something of the coming week.
struct Coming {
    on: String,
    line: Line,
}

/// An application that waits for somebody.
struct Waiting {
    about: About,
    says: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Shown {
    all: Option<String>,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/", routing::get(show)).route("/rest/old", routing::post(rest_old))
}

async fn show(
    State(house): State<House>,
    axum::extract::Query(shown): axum::extract::Query<Shown>,
    asked: Asked,
) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, shown.all.is_some())).await
}

fn view(desk: &Desk, frame: Frame, all: bool) -> Result<TodayPage, Failure> {
    let journal = desk.journal()?;
    let plan = desk.planned()?;
    let playbook = desk.playbook()?;
    let here = desk.today();
    let most = if all { usize::MAX } else { MOST_A_DAY };
    let today = today::today(journal, playbook, plan, desk.now, most);
    let line = |i: usize| Line::of(journal, playbook, &plan.items[i], desk.now, here);
    let lines = today.lines.iter().map(|&i| line(i));
    let (offers, lines): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.offer.is_some());
    let besides =
        plan.courtesies.iter().map(|found| Line::of(journal, playbook, found, desk.now, here));
    let offers: Vec<Line> = offers.into_iter().chain(besides).collect();
    let nothing = match lines.is_empty() {
        true => Some(nothing(desk, &today, here)?),
        false => None,
    };
    let soon = |on: Date| here.until(on).is_ok_and(|span| span.get_days() <= WEEK);
    let coming = today.later.iter().filter(|wait| !wait.crowded_out && soon(wait.on));
    let coming = coming.take(MOST_COMING).map(|wait| Coming {
        on: say::capital(day::coming(wait.on, here).trim_start_matches("on ")),
        line: line(wait.item),
    });
    let mut waits: Vec<_> = plan.waits.iter().collect();
    waits.sort_by_key(|wait| (wait.until.is_none(), wait.until));
    let waiting = waits.iter().take(MOST_WAITING).map(|wait| {
        let application = &journal.applications[wait.application];
        Waiting {
            about: About { id: application.id.to_string(), title: application.title() },
            says: wait.sentence.clone(),
        }
    });
    let name = journal.seeker.name.as_deref().and_then(|name| name.split_whitespace().next());
    Ok(TodayPage {
        greeting: greeting(desk, name),
        date: here.strftime("%A, %-d %B").to_string(),
        is_empty: journal.applications.is_empty(),
        welcome: journal.applications.is_empty().then(|| Welcome::of(desk)).transpose()?,
        awaited: Awaited::of(desk)?,
        lines,
        offers,
        more: today.later.iter().filter(|wait| wait.crowded_out).count(),
        shows_all: all,
        nothing,
        coming: coming.collect(),
        waiting: waiting.collect(),
        waiting_more: waits.len().saturating_sub(MOST_WAITING),
        old: today.old.len(),
        week: Week::told(journal, here),
        usual: usual::AFTER_APPLYING,
        ways: WAYS,
        frame: frame.titled("Today"),
    })
}

/// “Good morning, Maya”, by the clock of the house.
fn greeting(desk: &Desk, name: Option<&str>) -> String {
    let hello = match desk.home().to_datetime(desk.now).hour() {
        5..12 => "Good morning",
        12..18 => "Good afternoon",
        _ => "Good evening",
    };
    name.map_or(hello.to_owned(), |name| format!("{hello}, {name}"))
}

fn nothing(desk: &Desk, today: &Today, here: Date) -> Result<Nothing, Failure> {
    let journal = desk.journal()?;
    let plan = desk.planned()?;
    if let Some(pause) = &journal.seeker.pause {
        let until = pause.until.map_or("until you take it up again".to_owned(), |until| {
            format!("until {}", day::near(until, here))
        });
        return Ok(Nothing {
            says: format!("Your search rests {until}. Nothing is asked of you."),
        });
    }
    let says = match today.later.first() {
        Some(wait) => {
            let found = &plan.items[wait.item];
            format!(
                "The next thing comes {}: {}. {}",
                day::coming(wait.on, here),
                lower(&item::what(journal, found)),
                found.reason.sentence
            )
        }
        None => {
            let wait = plan.waits.iter().filter(|wait| wait.until.is_some());
            match wait.min_by_key(|wait| wait.until).or(plan.waits.first()) {
                Some(wait) => wait.sentence.clone(),
                None => {
                    "Nothing is open. When you send the next application, note it here.".to_owned()
                }
            }
        }
    };
    Ok(Nothing { says })
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

#[derive(Deserialize)]
struct Old {
    #[serde(default)]
    back: Back,
}

/// Lets everything rest whose time had passed before the program knew of it.
async fn rest_old(State(house): State<House>, Form(form): Form<Old>) -> Answer {
    house
        .record(form.back.path(), |desk| {
            let when = days::happened(desk, None)?;
            let journal = desk.journal()?;
            let old =
                today::today(journal, desk.playbook()?, desk.planned()?, desk.now, MOST_A_DAY).old;
            let mut events = Vec::new();
            for &application in &old {
                events.extend(journal.rest(application, when)?);
            }
            let what = match old.len() {
                0 => return Ok(()),
                1 => "1 older application rests".to_owned(),
                many => format!("{many} older applications rest"),
            };
            desk.record(what, events.into_iter().map(|event| (when.on, event)))
        })
        .await
}
