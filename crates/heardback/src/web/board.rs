//! `/board`: the applications by stage. A card that is moved records what the move means.

use askama::Template;
use axum::extract::{Query, State};
use axum::{Router, routing};
use heardback_core::stage::Stage;
use serde::Deserialize;

use super::answer::Answer;
use super::application::standing::{self, Choice};
use super::applications::{Row, rows};
use super::frame::{Asked, Frame};
use super::house::House;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::capital;

#[derive(Template)]
#[template(path = "board.html")]
struct BoardPage {
    frame: Frame,
    shown: Shown,
    columns: Vec<Column>,
    all: usize,
}

/// What is asked to be shown.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Shown {
    q: String,
    /// As many as there are.
    most: String,
}

struct Column {
    stage: &'static str,
    name: String,
    count: usize,
    cards: Vec<Card>,
    /// How many more there are than are shown.
    more: usize,
}

struct Card {
    row: Row,
    moves: Vec<Choice>,
    /// An interview can be added to it.
    may_talk: bool,
}

/// So many cards of a column are shown unless all are asked for.
const MOST_CARDS: usize = 30;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/board", routing::get(show))
}

async fn show(State(house): State<House>, Query(shown): Query<Shown>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, shown)).await
}

fn view(desk: &Desk, frame: Frame, shown: Shown) -> Result<BoardPage, Failure> {
    let journal = desk.journal()?;
    let most = if shown.most.is_empty() { MOST_CARDS } else { usize::MAX };
    let mut columns = Stage::ALL.map(|stage| Column {
        stage: stage.word(),
        name: capital(stage.word()),
        count: 0,
        cards: Vec::new(),
        more: 0,
    });
    for row in rows(desk, &shown.q)? {
        let Some(column) = columns.iter_mut().find(|column| column.stage == row.stage.word())
        else {
            continue;
        };
        column.count += 1;
        if column.cards.len() == most {
            column.more += 1;
            continue;
        }
        let moves = standing::choices(journal, &journal.applications[row.place], desk.now);
        let may_talk = row.stage.is_open();
        column.cards.push(Card { row, moves, may_talk });
    }
    Ok(BoardPage {
        frame: frame.titled("Board"),
        all: journal.applications.len(),
        columns: columns.into(),
        shown,
    })
}
