//! `/applications`: all of them, as a table to search and sort, or as a board by stage.

use askama::Template;
use axum::extract::{Query, State};
use axum::{Router, routing};
use heardback_core::fact::Interest;
use heardback_core::plain;
use jiff::civil::Date;
use serde::Deserialize;

use super::answer::Answer;
use super::face::Face;
use super::frame::{Asked, Frame};
use super::house::House;
use crate::cli::list::{self, State as Stage};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{capital, day, item};

/// The stages in the order of the way through them. What is over stands last.
const STAGES: [Stage; 7] = [
    Stage::Offer,
    Stage::Interviewing,
    Stage::Talking,
    Stage::Applied,
    Stage::Lead,
    Stage::Resting,
    Stage::Over,
];

#[derive(Template)]
#[template(path = "applications.html")]
struct ApplicationsPage {
    frame: Frame,
    shown: Shown,
    stages: Vec<StageLink>,
    rows: Vec<Row>,
    /// How many more there are than fit on a page.
    more: usize,
    /// The same, by stage.
    columns: Vec<Column>,
    all: usize,
}

/// What is asked to be shown.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
struct Shown {
    q: String,
    stage: String,
    sort: String,
    view: String,
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

struct Row {
    id: String,
    company: String,
    role: String,
    face: Face,
    stage: Stage,
    stage_name: String,
    is_wanted: bool,
    last: Option<Date>,
    last_said: String,
    next: String,
}

struct Column {
    name: String,
    count: usize,
    rows: Vec<Row>,
}

/// So many rows of a table, and so many cards of a column, are shown unless all are asked for.
const MOST_ROWS: usize = 100;
const MOST_CARDS: usize = 30;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/applications", routing::get(show))
}

async fn show(State(house): State<House>, Query(shown): Query<Shown>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, shown)).await
}

fn view(desk: &Desk, frame: Frame, shown: Shown) -> Result<ApplicationsPage, Failure> {
    let journal = desk.journal()?;
    let wanted = plain::words(&shown.q);
    let mut rows = rows(desk)?;
    rows.retain(|row| {
        let text = plain::plain(&format!("{} {}", row.company, row.role));
        wanted.iter().all(|word| text.contains(word))
    });
    let stages = STAGES.map(|stage| StageLink {
        word: stage.word(),
        name: capital(stage.word()),
        count: rows.iter().filter(|row| row.stage == stage).count(),
        is_chosen: shown.stage == stage.word(),
    });
    // Without a choice, what is over or at rest stays out of sight.
    rows.retain(|row| match shown.stage.as_str() {
        "" => !matches!(row.stage, Stage::Resting | Stage::Over) || shown.view == "board",
        "all" => true,
        word => row.stage.word() == word,
    });
    match shown.sort.as_str() {
        "company" => rows.sort_by_key(|row| row.company.to_lowercase()),
        "stage" => rows.sort_by_key(|row| STAGES.iter().position(|stage| *stage == row.stage)),
        _ => rows.sort_by_key(|row| (!row.is_wanted, std::cmp::Reverse(row.last))),
    }
    let mut columns = Vec::new();
    if shown.view == "board" {
        for stage in STAGES {
            let (mut here, rest): (Vec<Row>, Vec<Row>) =
                rows.into_iter().partition(|row| row.stage == stage);
            rows = rest;
            let count = here.len();
            here.truncate(if shown.most.is_empty() { MOST_CARDS } else { usize::MAX });
            columns.push(Column { name: capital(stage.word()), count, rows: here });
        }
        // What is over fills no columns on the way there.
        columns.retain(|column| !column.rows.is_empty());
    }
    let more = match shown.most.as_str() {
        "" => rows.len().saturating_sub(MOST_ROWS),
        _ => 0,
    };
    rows.truncate(rows.len() - more);
    Ok(ApplicationsPage {
        more,
        frame: frame.titled("Applications"),
        stages: stages.into_iter().filter(|stage| stage.count > 0).collect(),
        rows,
        columns,
        all: journal.applications.len(),
        shown,
    })
}

fn rows(desk: &Desk) -> Result<Vec<Row>, Failure> {
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
        let stage = list::state(journal, application, desk.now);
        let last = list::last_sign(journal, application);
        let company = match application.company.as_str() {
            "" => application.id.to_string(),
            company => company.to_owned(),
        };
        Row {
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
    Ok(rows.collect())
}
