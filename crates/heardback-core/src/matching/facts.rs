//! The facts of one mail in the making: each with the sentence it was read from.

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

use super::{Keep, Taken};
use crate::fact::{BatchId, Event, Fact, FactId, ImportId, Moment, Origin};
use crate::mail::Mail;
use crate::reading::{Effect, Label, Reading, Wish};

/// One mail, what was read in it, and the facts it has told so far.
pub(super) struct Told<'a> {
    pub(super) mail: &'a Mail,
    pub(super) reading: &'a Reading,
    /// When it was written, as far as that can be believed.
    pub(super) at: Timestamp,
    import: ImportId,
    recorded: Timestamp,
    facts: Vec<Fact>,
    warnings: Vec<String>,
}

impl<'a> Told<'a> {
    pub(super) fn new(
        mail: &'a Mail,
        reading: &'a Reading,
        import: ImportId,
        recorded: Timestamp,
    ) -> Self {
        let mut warnings = Vec::new();
        let at = match mail.date {
            Some(date) if date <= recorded => date,
            Some(date) => {
                let day = TimeZone::UTC.to_datetime(date).date();
                warnings.push(format!(
                    "the mail “{}” is dated {day}, which is still to come; it is taken as of today",
                    mail.subject
                ));
                recorded
            }
            None => recorded,
        };
        Told { mail, reading, at, import, recorded, facts: Vec::new(), warnings }
    }

    /// Records one event, with the words of that field of the reading. Kind and `which` tell it from the other facts
    /// of this mail, and from nothing else, so that reading it again gives the same id.
    pub(super) fn say(&mut self, kind: &str, which: &str, field: &str, event: Event) -> FactId {
        let id = self.id(kind, which);
        if self.facts.iter().any(|fact| fact.id == id) {
            return id;
        }
        let quote = self.quote(field).map(str::to_owned);
        self.facts.push(Fact {
            id,
            on: Moment::Instant(self.at),
            recorded: self.recorded,
            batch: BatchId(self.import.0),
            origin: Origin::Mail { import: self.import, message: self.mail.key, quote },
            event,
        });
        id
    }

    /// The same for a wish, with the sentence of that wish.
    pub(super) fn say_wish(&mut self, kind: &str, which: &str, wish: &Wish, event: Event) {
        let place = self.reading.wishes.iter().position(|known| known == wish).unwrap_or(0);
        let sentences = self.reading.evidence.iter().filter(|evidence| evidence.field == "wish");
        let quote = sentences.map(|evidence| evidence.quote.clone()).nth(place);
        self.say(kind, which, "", event);
        if let Some(Fact { origin: Origin::Mail { quote: words, .. }, .. }) = self.facts.last_mut()
            && words.is_none()
        {
            *words = quote;
        }
    }

    /// The id a fact of this mail has.
    pub(super) fn id(&self, kind: &str, which: &str) -> FactId {
        FactId::digest([self.mail.key.to_string().as_str(), kind, which])
    }

    /// The words from which this field was read.
    pub(super) fn quote(&self, field: &str) -> Option<&'a str> {
        let evidence = self.reading.evidence.iter().find(|evidence| evidence.field == field)?;
        Some(evidence.quote.as_str()).filter(|quote| !quote.is_empty())
    }

    /// Whether the company is sure enough to open an application.
    pub(super) fn company_is_sure(&self) -> bool {
        self.reading.company.is_some()
            && (self.reading.effect == Effect::Create || self.reading.company_sure)
    }

    /// It asks for nothing and says nothing of whom it comes from: nobody could say more of it than its words do. Or it is no
    /// news at all, such as that answers arrived.
    pub(super) fn is_nameless_news(&self) -> bool {
        let reading = self.reading;
        (reading.company.is_none() || reading.label == Label::Other && reading.timeline.is_none())
            && reading.contact.is_none()
            && reading.question.is_none()
            && (matches!(
                reading.label,
                Label::Rejection | Label::ApplicationConfirmation | Label::Other
            ) || reading.effect == Effect::Review
                && reading.role.is_none()
                && reading.event_time.is_none()
                && reading.proposed.is_none())
    }

    /// The day it was written, where the writer was.
    pub(super) fn day(&self) -> Date {
        let offset =
            self.mail.date_offset.and_then(|seconds| jiff::tz::Offset::from_seconds(seconds).ok());
        offset.map_or(TimeZone::UTC, TimeZone::fixed).to_datetime(self.at).date()
    }

    /// The same mail with another reading of it, for as long as `then` takes.
    pub(super) fn reread<T>(
        &mut self,
        reading: &Reading,
        then: impl FnOnce(&mut Told<'_>) -> T,
    ) -> T {
        let mut told = Told {
            mail: self.mail,
            reading,
            at: self.at,
            import: self.import,
            recorded: self.recorded,
            facts: std::mem::take(&mut self.facts),
            warnings: std::mem::take(&mut self.warnings),
        };
        let done = then(&mut told);
        self.facts = told.facts;
        self.warnings = told.warnings;
        done
    }

    pub(super) fn warn(&mut self, warning: String) {
        self.warnings.push(warning);
    }

    pub(super) fn into_taken(self, keep: Keep) -> Taken {
        Taken { facts: self.facts, keep, warnings: self.warnings }
    }
}
