//! The employer's words that promise news, and the day they mean. The reading of the words is the core's.

use heardback_core::mail::Mail;
use heardback_core::promise_words::{Row, find_promise};
use heardback_core::working_days::WorkingDays;
use jiff::civil::Date;
use jiff::tz::Offset;

/// A promise of news as it stands in the text.
pub(super) struct Promised<'t> {
    pub(super) words: &'t str,
    pub(super) sentence: &'t str,
    /// Nothing if the message has no date to count from, or the words name no day.
    pub(super) due: Option<Date>,
    pub(super) silence_means_no: bool,
}

/// The promise a message makes; of several the one with the latest day.
pub(super) fn promise<'t>(mail: &Mail, text: &'t str, days: &WorkingDays) -> Option<Promised<'t>> {
    let written = written_on(mail);
    // Words can be found without a date; what they mean cannot.
    let made_on = written.unwrap_or(Date::constant(2026, 1, 5));
    let found = find_promise(text, made_on, days);
    // “Soon” promises nothing that could be kept or broken.
    let dated = found.into_iter().filter(|found| found.promise.row != Row::Soon);
    let latest = dated.max_by_key(|found| found.promise.due)?;
    Some(Promised {
        words: text.get(latest.promise.words.clone())?.trim(),
        sentence: text.get(latest.sentence.clone())?.trim(),
        due: latest.promise.due.filter(|_| written.is_some()),
        silence_means_no: latest.promise.silence_means_no(),
    })
}

/// The day on which a message was written, where its writer was.
pub(super) fn written_on(mail: &Mail) -> Option<Date> {
    // An offset that was written is within range; else the day counts in UTC.
    let offset = Offset::from_seconds(mail.date_offset.unwrap_or(0)).unwrap_or(Offset::UTC);
    Some(offset.to_datetime(mail.date?).date())
}
