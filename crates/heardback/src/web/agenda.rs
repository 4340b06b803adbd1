//! `/agenda`: what lies ahead by day: interviews, what to do and until when, and the days on which news was promised.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::{Router, routing};
use heardback_core::journal::{InterviewStatus, Journal};
use heardback_core::stage::Stage;
use heardback_core::today::{self, MOST_A_DAY};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::answer::Answer;
use super::frame::{Asked, Frame};
use super::house::House;
use super::interview;
use crate::desk::{Desk, holidays};
use crate::failure::Failure;
use crate::say::wrap::harmless;
use crate::say::{capital, day, fact, item};

/// So many weeks are shown, this one included.
const WEEKS: i64 = 6;

#[derive(Template)]
#[template(path = "agenda.html")]
struct AgendaPage {
    frame: Frame,
    weeks: Vec<Week>,
    /// Things that come after the weeks shown.
    is_more: bool,
}

/// A week that has something.
struct Week {
    name: String,
    days: Vec<Day>,
}

/// A day that has something.
struct Day {
    name: String,
    is_today: bool,
    /// A public holiday where most employers are.
    holiday: Option<&'static str>,
    entries: Vec<Entry>,
}

/// Something on a day, sorted by kind and hour: what is fixed comes before what has room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    kind: Kind,
    /// The hour where there is one.
    hour: String,
    says: String,
    path: String,
    about: String,
}

/// What an entry is, in the order of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Interview,
    Todo,
    Promise,
}

impl Kind {
    /// The class of its mark, whose meaning the words beside it say as well.
    fn class(self) -> &'static str {
        match self {
            Kind::Interview => "talk",
            Kind::Todo => "todo",
            Kind::Promise => "news",
        }
    }
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/agenda", routing::get(show))
}

async fn show(State(house): State<House>, asked: Asked) -> Answer {
    house.page(asked, view).await
}

fn view(desk: &Desk, frame: Frame) -> Result<AgendaPage, Failure> {
    let journal = desk.journal()?;
    let here = desk.today();
    let mut days: BTreeMap<Date, Vec<Entry>> = BTreeMap::new();
    interviews(desk, journal, here, &mut days);
    todos(desk, journal, here, &mut days)?;
    promises(desk, journal, here, &mut days);
    let monday = monday_of(here);
    let end = monday.checked_add((WEEKS * 7).days()).unwrap_or(Date::MAX);
    let is_more = days.range(end..).next().is_some();
    let mut weeks: Vec<Week> = Vec::new();
    let mut last = None;
    for (on, mut entries) in days.into_iter().take_while(|(on, _)| *on < end) {
        entries.sort();
        entries.dedup();
        let first = monday_of(on);
        if last != Some(first) {
            weeks.push(Week { name: week_name(first, monday, here), days: Vec::new() });
            last = Some(first);
        }
        let shown = Day {
            name: capital(&day::near(on, here)),
            is_today: on == here,
            holiday: holiday(journal, on),
            entries,
        };
        if let Some(week) = weeks.last_mut() {
            week.days.push(shown);
        }
    }
    Ok(AgendaPage { frame: frame.titled("Agenda"), weeks, is_more })
}

/// Interviews of today and later, by the user's clock.
fn interviews(desk: &Desk, journal: &Journal, here: Date, days: &mut BTreeMap<Date, Vec<Entry>>) {
    let zone = desk.home();
    for talk in &journal.interviews {
        let start = zone.to_datetime(talk.start);
        if talk.status == InterviewStatus::Cancelled || start.date() < here {
            continue;
        }
        let with: Vec<String> = talk
            .interviewers
            .iter()
            .map(|&c| fact::name_of(journal, &journal.contacts[c].id))
            .collect();
        let says = match with.is_empty() {
            true => "Interview".to_owned(),
            false => format!("Interview with {}", fact::listed(&with)),
        };
        let end = zone.to_datetime(talk.end).time().strftime("%H:%M");
        days.entry(start.date()).or_default().push(Entry {
            kind: Kind::Interview,
            hour: format!("{}–{end}", start.time().strftime("%H:%M")),
            says,
            path: interview::card(talk).0,
            about: journal.applications[talk.application].title(),
        });
    }
}

/// What is to do, each on the day Today would have it.
fn todos(
    desk: &Desk,
    journal: &Journal,
    here: Date,
    days: &mut BTreeMap<Date, Vec<Entry>>,
) -> Result<(), Failure> {
    let plan = desk.planned()?;
    let chosen = today::today(journal, desk.playbook()?, plan, desk.now, MOST_A_DAY);
    let now = chosen.lines.iter().map(|&found| (found, here));
    let later = chosen.later.iter().map(|later| (later.item, later.on.max(here)));
    for (found, on) in now.chain(later) {
        let found = &plan.items[found];
        let until = item::until(found, here);
        let about = found.applications.iter().map(|&a| journal.applications[a].title());
        let about = fact::listed(&about.collect::<Vec<_>>());
        days.entry(on).or_default().push(Entry {
            kind: Kind::Todo,
            hour: String::new(),
            says: item::what(journal, found),
            path: format!("/items/{}", found.id),
            about: [about, until]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(", "),
        });
    }
    Ok(())
}

/// The days by which news was promised and has not come.
fn promises(desk: &Desk, journal: &Journal, here: Date, days: &mut BTreeMap<Date, Vec<Entry>>) {
    for promise in journal.promises.iter().filter(|promise| promise.kept.is_none()) {
        let application = &journal.applications[promise.application];
        let Some(due) = promise.due.filter(|due| *due >= here) else { continue };
        if !Stage::of(journal, application, desk.now).is_open() {
            continue;
        }
        let who = match promise.by {
            Some(by) => fact::name_of(journal, &journal.contacts[by].id),
            None => application.company.clone(),
        };
        let says = match promise.text.trim() {
            "" => format!("News from {who} by this day"),
            words => format!("News from {who}: “{}”", harmless(words)),
        };
        days.entry(due).or_default().push(Entry {
            kind: Kind::Promise,
            hour: String::new(),
            says,
            path: format!("/applications/{}", application.id),
            about: application.title(),
        });
    }
}

fn monday_of(on: Date) -> Date {
    let since = on.weekday().since(Weekday::Monday);
    on.checked_sub(i64::from(since).days()).unwrap_or(on)
}

fn week_name(first: Date, this: Date, here: Date) -> String {
    match this.until(first).map_or(0, |span| span.get_days()) {
        0 => "This week".to_owned(),
        7 => "Next week".to_owned(),
        _ => format!("Week of {}", day::plain(first, here)),
    }
}

fn holiday(journal: &Journal, on: Date) -> Option<&'static str> {
    let region = holidays().region(journal.seeker.region.as_deref()?)?;
    region.holidays.iter().find(|holiday| holiday.date == on).map(|holiday| holiday.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_begin_on_monday_and_are_called_as_people_call_them() {
        let sunday = date(2026, 3, 15);
        assert_eq!(monday_of(sunday), date(2026, 3, 9));
        assert_eq!(monday_of(date(2026, 3, 9)), date(2026, 3, 9));
        let name = |on: Date| week_name(monday_of(on), monday_of(sunday), sunday);
        assert_eq!(name(sunday), "This week");
        assert_eq!(name(date(2026, 3, 16)), "Next week");
        assert_eq!(name(date(2026, 3, 25)), "Week of Mon 23 Mar");
    }
}
