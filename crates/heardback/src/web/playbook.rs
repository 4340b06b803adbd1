//! `/playbook`: the advice by topic with who says so and who objects, and the three profiles side by side.

use askama::Template;
use axum::extract::{Query, State};
use axum::{Form, Router, routing};
use heardback_core::fact::{Event, SeekerDetail};
use heardback_core::planner::{self, Plan};
use heardback_core::playbook::{Catalogue, ProfileName, RuleId};
use serde::Deserialize;

use super::answer::Answer;
use super::frame::{Asked, Frame};
use super::house::House;
use crate::days;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{day, item};

/// The numbers people feel, of the many there are.
const SHOWN: [&str; 6] = ["app.first", "app.gap", "app.max", "chk.gap", "chk.max", "gap.person"];
/// So many moved dates are named.
const MOST_MOVED: usize = 12;

#[derive(Template)]
#[template(path = "playbook.html")]
struct PlaybookPage {
    frame: Frame,
    profiles: Vec<ProfileColumn>,
    numbers: Vec<NumberRow>,
    /// What choosing another profile would move.
    preview: Option<Preview>,
    topics: Vec<Topic>,
    questions: Vec<Question>,
}

struct ProfileColumn {
    word: &'static str,
    is_chosen: bool,
    is_previewed: bool,
}

struct NumberRow {
    says: String,
    values: Vec<String>,
}

/// Which dates of the plan would move, before anything is changed.
struct Preview {
    word: &'static str,
    moved: Vec<String>,
    more: usize,
}

struct Topic {
    title: String,
    note: Option<String>,
    rules: Vec<Rule>,
}

struct Rule {
    id: &'static str,
    says: String,
    who: String,
    is_off: bool,
}

/// A question the experts answer differently.
struct Question {
    asks: String,
    sides: Vec<(String, String)>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Shown {
    profile: Option<ProfileName>,
}

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/playbook", routing::get(show))
        .route("/playbook/profile", routing::post(choose))
}

async fn show(State(house): State<House>, Query(shown): Query<Shown>, asked: Asked) -> Answer {
    house.page(asked, move |desk, frame| view(desk, frame, shown.profile)).await
}

fn view(desk: &Desk, frame: Frame, preview: Option<ProfileName>) -> Result<PlaybookPage, Failure> {
    let playbook = desk.playbook()?;
    let catalogue = Catalogue::bundled();
    let chosen = desk.journal()?.seeker.profile;
    let preview = preview.filter(|name| *name != chosen);
    let profiles = ProfileName::ALL.map(|name| ProfileColumn {
        word: name.as_str(),
        is_chosen: name == chosen,
        is_previewed: preview == Some(name),
    });
    let numbers = SHOWN.map(|key| NumberRow {
        says: catalogue.number(key).to_owned(),
        values: ProfileName::ALL
            .map(|name| spoken(&playbook.profile(name).written(key).unwrap_or_default()))
            .to_vec(),
    });
    let who = |rule: RuleId| {
        let text = catalogue.rule(rule);
        let from = text.sources.iter().filter(|source| **source != text.who);
        match from.cloned().collect::<Vec<_>>().join(", ").as_str() {
            "" => text.who.clone(),
            from => format!("{}; {from}", text.who),
        }
    };
    let topics = catalogue.topics().iter().map(|topic| Topic {
        title: topic.title.clone(),
        note: topic.note.clone(),
        rules: topic
            .rules
            .iter()
            .map(|&rule| Rule {
                id: rule.as_str(),
                says: catalogue.rule(rule).says.clone(),
                who: who(rule),
                is_off: !playbook.follows(rule),
            })
            .collect(),
    });
    let questions = catalogue.questions().iter().map(|question| Question {
        asks: question.asks.clone(),
        sides: question
            .sides
            .iter()
            .map(|side| {
                let who: Vec<&str> =
                    side.rules.iter().map(|&rule| catalogue.rule(rule).who.as_str()).collect();
                (side.says.clone(), who.join(", "))
            })
            .collect(),
    });
    Ok(PlaybookPage {
        frame: frame.titled("Playbook"),
        profiles: profiles.into_iter().collect(),
        numbers: numbers.into_iter().collect(),
        preview: preview.map(|name| moved(desk, name)).transpose()?,
        topics: topics.collect(),
        questions: questions.collect(),
    })
}

/// The plan of another profile beside the plan there is.
fn moved(desk: &Desk, name: ProfileName) -> Result<Preview, Failure> {
    let here = desk.today();
    let mut journal = desk.journal()?.clone();
    let now: &Plan = desk.planned()?;
    journal.seeker.profile = name;
    let then = planner::plan(&journal, desk.playbook()?, desk.now);
    let mut moved = Vec::new();
    for found in &then.items {
        let before = now.items.iter().find(|known| known.id == found.id);
        let due = |found: &planner::Item| found.window.due.or(found.window.not_before);
        let (was, will) = (before.and_then(due), due(found));
        if was != will
            && let Some(will) = will
        {
            let to = day::plain(will, here);
            let what = item::what(&journal, found);
            moved.push(match was {
                Some(was) => format!("{what}: {} instead of {}", to, day::plain(was, here)),
                None => format!("{what}: on {to}"),
            });
        }
    }
    for gone in now.items.iter().filter(|known| !then.items.iter().any(|i| i.id == known.id)) {
        moved.push(format!("{}: no longer", item::what(&journal, gone)));
    }
    let more = moved.len().saturating_sub(MOST_MOVED);
    moved.truncate(MOST_MOVED);
    Ok(Preview { word: name.as_str(), moved, more })
}

#[derive(Deserialize)]
struct Chosen {
    profile: ProfileName,
}

async fn choose(State(house): State<House>, Form(form): Form<Chosen>) -> Answer {
    house
        .record("/playbook".to_owned(), move |desk| {
            let when = days::happened(desk, None)?;
            let detail = SeekerDetail::Profile(form.profile);
            let what = format!("the profile is {}", form.profile.as_str());
            desk.record(what, [(when.on, Event::Seeker { detail })])
        })
        .await
}

/// A number of the playbook as one says it: three parts are a window, two are told apart by whether one has a job.
fn spoken(written: &str) -> String {
    match *written.split('/').collect::<Vec<_>>() {
        ["off"] => "never".to_owned(),
        [earliest, due, expires] => format!("{earliest} to {expires}, best {due}"),
        [employed, unemployed] => format!("{employed}, or {unemployed} without a job"),
        _ => written.to_owned(),
    }
}
