//! What people type for days, and what is told back once something is recorded.

use heardback_core::fact::{ApplicationId, Event, Moment};
use heardback_core::spoken_date::{self, Lean, Spoken};
use heardback_core::verbs::When;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{Out, Tone, day, item};

/// When something happened: the day and perhaps the time that was typed; without words, now.
pub(crate) fn happened(desk: &Desk, words: Option<&str>) -> Result<When, Failure> {
    let (now, today) = (desk.now, desk.today());
    let Some(words) = words else { return Ok(When::day(today, now, today)) };
    let spoken = read(desk, words, Lean::Past)?;
    match spoken.time {
        Some(_) => Ok(When { on: Moment::Instant(instant(desk, spoken)?), now, today }),
        None => Ok(When::day(spoken.date, now, today)),
    }
}

/// A day that may lie ahead.
pub(crate) fn day_ahead(desk: &Desk, words: &str) -> Result<Date, Failure> {
    Ok(read(desk, words, Lean::Future)?.date)
}

/// A moment, such as the beginning of an interview; a time has to be given.
pub(crate) fn moment(desk: &Desk, words: &str, lean: Lean) -> Result<Timestamp, Failure> {
    let spoken = read(desk, words, lean)?;
    if spoken.time.is_none() {
        return Err(Failure::typed(format!("“{words}” names no time of day."))
            .hint(format!("For example: \"{words} 14:00\"")));
    }
    instant(desk, spoken)
}

fn read(desk: &Desk, words: &str, lean: Lean) -> Result<Spoken, Failure> {
    Ok(spoken_date::parse(words, desk.home().to_datetime(desk.now), lean)?)
}

/// The instant of what was typed, in the user's own zone where no other is named.
fn instant(desk: &Desk, spoken: Spoken) -> Result<Timestamp, Failure> {
    let zone = spoken.offset.map_or_else(|| desk.home(), TimeZone::fixed);
    let local = spoken.date.to_datetime(spoken.time.unwrap_or_default());
    let zoned = zone.to_zoned(local);
    Ok(zoned.map_err(|_| Failure::typed(format!("{local} is outside any calendar.")))?.timestamp())
}

/// Records events of one moment, says so and how to take it back, and what comes next for an application.
pub(crate) fn record(
    desk: &mut Desk,
    out: &mut Out<'_>,
    what: &str,
    when: When,
    events: Vec<Event>,
    application: Option<&ApplicationId>,
) -> Result<(), Failure> {
    desk.record(what, events.into_iter().map(|event| (when.on, event)))?;
    recorded(out, what)?;
    match application {
        Some(id) => next(desk, id, out),
        None => Ok(()),
    }
}

/// What was recorded, and how to take it back.
fn recorded(out: &mut Out<'_>, what: &str) -> Result<(), Failure> {
    out.text(format!("Recorded: {what}."))?;
    out.line(out.toned(Tone::Faint, "To take it back: heardback undo"))
}

/// What comes next for an application, now that the journal has changed.
fn next(desk: &Desk, id: &ApplicationId, out: &mut Out<'_>) -> Result<(), Failure> {
    let journal = desk.journal()?;
    let Some(a) = journal.applications.iter().position(|application| application.id == *id) else {
        return Ok(());
    };
    let plan = desk.plan()?;
    let here = desk.today();
    let mine = plan.items.iter().filter(|item| item.applications.contains(&a));
    let next = mine.min_by_key(|item| (item.window.due.unwrap_or(here), item.id));
    let Some(next) = next else {
        let wait = plan.waits.iter().find(|wait| wait.application == a);
        return wait.map_or(Ok(()), |wait| out.text(&wait.sentence));
    };
    let on = next.window.due.unwrap_or(here).max(here);
    out.text(format!("Next {}: {}.", day::coming(on, here), item::what(journal, next)))
}
