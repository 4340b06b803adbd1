//! What is asked once, by whichever face comes first: about the user, and which jobs are really wanted.

use heardback_core::fact::{Event, Interest, SeekerDetail};
use heardback_core::journal::Application;
use heardback_core::stage::{Stage, last_sign};
use heardback_core::today::{self, MOST_A_DAY};

use crate::cli::apply::region_code;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::fact;

/// Remembers, in the data folder, that the questions about the user were asked.
pub(crate) const YOU: &str = "asked.you";
/// Remembers that the question about the applications was asked.
pub(crate) const INTEREST: &str = "asked.interest";
/// How many applications the question about interest lists.
const CHOICES: usize = 10;
/// One or two need no choosing.
const FEWEST: usize = 3;

/// Whether a question was never asked.
pub(crate) fn is_open(desk: &Desk, question: &str) -> Result<bool, Failure> {
    Ok(desk.store.setting(question)?.is_none())
}

/// It was asked, whatever the answer.
pub(crate) fn close(desk: &Desk, question: &str) -> Result<(), Failure> {
    Ok(desk.store.set(question, Some("yes"))?)
}

/// What was answered about the user: a job now, and where most employers are. Either may be skipped.
pub(crate) fn about_you(job: Option<bool>, region: Option<&str>) -> Result<Vec<Event>, Failure> {
    let region = region.map(region_code).transpose()?;
    let details =
        job.map(SeekerDetail::Employed).into_iter().chain(region.map(SeekerDetail::Region));
    Ok(details.map(|detail| Event::Seeker { detail }).collect())
}

/// The applications to choose from, the liveliest first; none where there is nothing to choose.
pub(crate) fn choices(desk: &Desk) -> Result<Vec<usize>, Failure> {
    let journal = desk.journal()?;
    let plan = desk.plan()?;
    let old = today::today(journal, desk.playbook()?, &plan, desk.now, MOST_A_DAY).old;
    let is_open = |application: &Application| Stage::of(journal, application, desk.now).is_open();
    let mut open: Vec<usize> = (0..journal.applications.len())
        .filter(|a| !old.contains(a) && is_open(&journal.applications[*a]))
        .collect();
    if open.len() < FEWEST {
        return Ok(Vec::new());
    }
    open.sort_by_key(|&a| std::cmp::Reverse(last_sign(journal, &journal.applications[a])));
    open.truncate(CHOICES);
    Ok(open)
}

/// These are really wanted: what that is in words, and the events that say so.
pub(crate) fn wanted(desk: &Desk, chosen: &[usize]) -> Result<(String, Vec<Event>), Failure> {
    let journal = desk.journal()?;
    let mut events = Vec::new();
    let mut names = Vec::new();
    for &a in chosen {
        events.extend(journal.interest(a, Interest::High)?);
        names.push(journal.applications[a].id.0.to_string());
    }
    Ok((format!("high interest in {}", fact::listed(&names)), events))
}
