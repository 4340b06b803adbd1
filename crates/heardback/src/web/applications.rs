//! `/applications`: all of them, as a table to search, sort and tick several of.

use askama::Template;
use axum::extract::{Query, State};
use axum::{Form, Router, routing};
use heardback_core::fact::Interest;
use heardback_core::plain;
use heardback_core::stage::{Stage, last_sign};
use jiff::civil::Date;
use serde::Deserialize;

use super::answer::Answer;
use super::application::{find, standing};
use super::face::Face;
use super::form::Back;
use super::frame::{Asked, Frame};
use super::house::House;
use crate::days;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{capital, day, item};

#[derive(Template)]
#[template(path = "applications.html")]
struct ApplicationsPage {
    frame: Frame,
    shown: Shown,
    stages: Vec<StageLink>,
    rows: Vec<Row>,
    /// How many more there are than fit on a page.
    more: usize,
    all: usize,
    /// Only what is at rest or over is shown.
    is_shut: bool,
}

/// What is asked to be shown.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
struct Shown {
    q: String,
    stage: String,
    sort: String,
    /// As many as there are.
    most: String,
}

/// A stage to choose, with how many are in it.
struct StageLink {
    word: &'static str,
    name: String,
    count: usize,
    is_chosen: bool,
}

/// An application of the table or the board.
pub(super) struct Row {
    /// Its place in the journal.
    pub(super) place: usize,
    pub(super) id: String,
    pub(super) company: String,
    pub(super) role: String,
    face: Face,
    pub(super) stage: Stage,
    stage_name: String,
    pub(super) is_wanted: bool,
    last: Option<Date>,
    last_said: String,
    next: String,
}

/// So many rows are shown unless all are asked for.
const MOST_ROWS: usize = 100;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/applications", routing::get(show))
        .route("/applications/together", routing::post(together))
}

async fn show(State(house): State<House>, Query(shown): Query<Shown>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, shown)).await
}

fn view(desk: &Desk, frame: Frame, shown: Shown) -> Result<ApplicationsPage, Failure> {
    let journal = desk.journal()?;
    let mut rows = rows(desk, &shown.q)?;
    let stages = Stage::ALL.map(|stage| StageLink {
        word: stage.word(),
        name: capital(stage.word()),
        count: rows.iter().filter(|row| row.stage == stage).count(),
        is_chosen: shown.stage == stage.word(),
    });
    // Without a choice, what is over or at rest stays out of sight.
    rows.retain(|row| match shown.stage.as_str() {
        "" => row.stage.is_open(),
        "all" => true,
        word => row.stage.word() == word,
    });
    match shown.sort.as_str() {
        "company" => rows.sort_by_key(|row| row.company.to_lowercase()),
        "stage" => rows.sort_by_key(|row| Stage::ALL.iter().position(|stage| *stage == row.stage)),
        _ => {}
    }
    let more = match shown.most.as_str() {
        "" => rows.len().saturating_sub(MOST_ROWS),
        _ => 0,
    };
    rows.truncate(rows.len() - more);
    Ok(ApplicationsPage {
        is_shut: !rows.is_empty() && rows.iter().all(|row| !row.stage.is_open()),
        more,
        frame: frame.titled("Applications"),
        stages: stages.into_iter().filter(|stage| stage.count > 0).collect(),
        rows,
        all: journal.applications.len(),
        shown,
    })
}

/// The applications in which all these words stand, those really wanted and those with the latest sign first.
pub(super) fn rows(desk: &Desk, words: &str) -> Result<Vec<Row>, Failure> {
    let wanted = plain::words(words);
    let journal = desk.journal()?;
    let plan = desk.planned()?;
    let here = desk.today();
    let mut next = vec![None; journal.applications.len()];
    for found in &plan.items {
        let on = found.window.due.or(found.window.not_before).unwrap_or(here).max(here);
        for &a in &found.applications {
            if next[a].is_none_or(|(soonest, _)| on < soonest) {
                next[a] = Some((on, found));
            }
        }
    }
    let rows = journal.applications.iter().enumerate().map(|(a, application)| {
        let stage = Stage::of(journal, application, desk.now);
        let last = last_sign(journal, application);
        let company = match application.company.as_str() {
            "" => application.id.to_string(),
            company => company.to_owned(),
        };
        Row {
            place: a,
            id: application.id.to_string(),
            face: Face::of(&company),
            company,
            role: application.role.clone(),
            stage,
            stage_name: capital(stage.word()),
            is_wanted: application.interest == Interest::High,
            last,
            last_said: last.map_or(String::new(), |last| day::plain(last, here)),
            next: next[a].map_or(String::new(), |(on, found)| {
                format!(
                    "{}: {}",
                    capital(day::coming(on, here).trim_start_matches("on ")),
                    item::deed(journal, found)
                )
            }),
        }
    });
    let mut rows: Vec<Row> = rows.filter(|row| row.says(&wanted)).collect();
    rows.sort_by_key(|row| (!row.is_wanted, std::cmp::Reverse(row.last)));
    Ok(rows)
}

impl Row {
    fn says(&self, wanted: &[String]) -> bool {
        let text = plain::plain(&format!("{} {}", self.company, self.role));
        wanted.iter().all(|word| text.contains(word.as_str()))
    }
}

/// What is done with those that were ticked.
#[derive(Default)]
struct Together {
    ids: Vec<String>,
    standing: String,
    back: Back,
}

impl Together {
    fn of(fields: Vec<(String, String)>) -> Self {
        let mut together = Together::default();
        for (name, value) in fields {
            match name.as_str() {
                "id" => together.ids.push(value),
                "standing" => together.standing = value,
                "back" => together.back = Back::to(value),
                _ => {}
            }
        }
        together
    }
}

/// Several at once, with one undo. Those for which it holds already stay as they are.
async fn together(State(house): State<House>, Form(fields): Form<Vec<(String, String)>>) -> Answer {
    let Together { ids, standing, back } = Together::of(fields);
    house
        .record(back.path(), move |desk| {
            let when = days::happened(desk, None)?;
            let journal = desk.journal()?;
            let mut all = Vec::new();
            let mut last_said = None;
            let mut count = 0;
            for id in &ids {
                let (what, events) = standing::say(journal, find(journal, id)?, &standing, when)?;
                match events {
                    Ok(events) => all.extend(events),
                    Err(refusal) if ids.len() == 1 => return Err(refusal.into()),
                    Err(_) => continue,
                }
                count += 1;
                last_said = Some(what);
            }
            let what = match (count, standing.as_str()) {
                (0, _) => return Err(Failure::typed("Tick one that this can be said of first.")),
                (1, _) => last_said.unwrap_or_default(),
                (many, "rested") => format!("{many} applications rest"),
                (many, "closed") => format!("{many} applications are over"),
                (many, "reopened") => format!("{many} applications go on"),
                _ => return Err(Failure::typed("Each of them needs its own answer.")),
            };
            desk.record(what, all.into_iter().map(|event| (when.on, event)))
        })
        .await
}
