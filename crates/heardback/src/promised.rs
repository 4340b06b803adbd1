//! What an employer said about news, read the same way whatever face it is typed in: the words give the day, and some words
//! mean that silence is the answer.

use heardback_core::fact::{ApplicationDetail, Event};
use heardback_core::journal::Journal;
use heardback_core::promise_words;
use heardback_core::verbs::When;
use jiff::civil::Date;

use crate::failure::Failure;
use crate::say::day;

/// What is to be recorded, and in which words it is told.
pub(crate) struct Promised {
    pub(crate) what: String,
    pub(crate) events: Vec<Event>,
    /// The day that follows; none where the words name none.
    pub(crate) due: Option<Date>,
}

/// A promise in their words. A day given is taken as it is; without one the words decide.
pub(crate) fn promised(
    journal: &Journal,
    application: usize,
    by: Option<usize>,
    words: &str,
    due: Option<Date>,
    when: When,
) -> Result<Promised, Failure> {
    let made = when.on.date(journal.zone_of(by));
    let read = promise_words::read(words, made, journal.days_of(by));
    let due = due.or_else(|| read.as_ref().and_then(|read| read.due));
    let silence = read.is_some_and(|read| read.silence_means_no());
    let events = match due.filter(|_| silence) {
        Some(due) => {
            journal.learn(application, vec![ApplicationDetail::SilenceMeansNoAfter(due)], when)?
        }
        None => journal.promise(application, by, words, due, when)?,
    };
    let id = &journal.applications[application].id;
    let what = match due {
        Some(due) if silence => {
            format!("{id}: no word by {} means no", day::plain(due, when.today))
        }
        Some(due) => format!("news about {id} is promised by {}", day::plain(due, when.today)),
        None => format!("“{words}” about {id}, which names no day"),
    };
    Ok(Promised { what, events, due })
}
