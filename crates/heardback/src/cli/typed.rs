//! What people type for days, and what is told back once something is recorded.

use heardback_core::fact::Moment;
use heardback_core::journal::Journal;
use jiff::civil::Date;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{Out, Tone, day, item};

/// The day and perhaps the time somebody typed; without words, today.
pub(crate) fn when(desk: &Desk, words: Option<&str>) -> Result<Moment, Failure> {
    match words {
        None => Ok(Moment::Day(desk.today())),
        Some(words) => Ok(Moment::Day(day_ahead(desk, words)?)),
    }
}

/// The same for something that has happened: it cannot lie ahead.
pub(crate) fn happened(desk: &Desk, words: Option<&str>) -> Result<Moment, Failure> {
    let when = when(desk, words)?;
    let day = when.date(&desk.home());
    if day > desk.today() {
        return Err(Failure::typed(format!("{} is still to come.", day::plain(day, desk.today())))
            .hint("Record it once it has happened; --on names the day."));
    }
    Ok(when)
}

/// A day that may lie ahead.
pub(crate) fn day_ahead(desk: &Desk, words: &str) -> Result<Date, Failure> {
    let _ = desk;
    words.parse().map_err(|_| {
        Failure::typed(format!("“{words}” is no day I know."))
            .hint("For example: yesterday, fri, 3 march, 2026-03-04")
    })
}

/// What was recorded, and how to take it back.
pub(crate) fn recorded(out: &mut Out<'_>, what: &str) -> Result<(), Failure> {
    out.text(format!("Recorded: {what}."))?;
    out.line(out.toned(Tone::Faint, "To take it back: heardback undo"))
}

/// What comes next for an application, now that the journal has changed.
pub(crate) fn next(desk: &Desk, application: usize, out: &mut Out<'_>) -> Result<(), Failure> {
    let journal: &Journal = desk.journal()?;
    let plan = desk.plan()?;
    let here = desk.today();
    let next = plan
        .items
        .iter()
        .filter(|item| item.applications.contains(&application))
        .min_by_key(|item| (item.window.due.unwrap_or(here), item.id));
    let Some(next) = next else { return Ok(()) };
    let on = next.window.due.unwrap_or(here).max(here);
    out.text(format!("Next {}: {}.", day::coming(on, here), item::what(journal, next)))
}
