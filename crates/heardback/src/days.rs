//! What people type for days, in whatever face they type it.

use heardback_core::fact::Moment;
use heardback_core::spoken_date::{self, Lean, Spoken};
use heardback_core::verbs::When;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::desk::Desk;
use crate::failure::Failure;

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
