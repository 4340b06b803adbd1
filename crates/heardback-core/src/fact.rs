//! Facts: what happened, on which day, and how we know.
//!
//! A fact is added and never changed. Correcting one is another fact: a later detail, or a retraction that names it.
//! The written form of every type in this folder is a promise to be readable for ever; `docs/facts.md` describes it
//! and a fixture in the tests holds it still.

mod detail;
mod event;
mod id;
mod moment;

pub use detail::{
    ApplicationDetail, Channel, CompanySize, ContactDetail, Direction, Interest, InterviewKind,
    LinkedinPermission, MessageKind, OccasionKind, OutcomeKind, Part, ProfileName, ReferralStep,
    SeekerDetail, Standing, Verdict, Way,
};
pub use event::{Event, InvitedEvent, MessageEvent};
pub use id::{
    ApplicationId, BatchId, ContactId, FactId, ImportId, InterviewId, ItemId, MessageKey, NotAnId,
};
pub use moment::Moment;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One thing that happened in the search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// Stable name of this fact. Facts read from a mail or a file derive it from their origin, so that reading again
    /// adds nothing; typed facts draw it at random.
    pub id: FactId,
    /// When it happened: an instant where one is known, else a day.
    pub on: Moment,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// All facts of one command or import share a batch; `undo` takes back one batch.
    pub batch: BatchId,
    /// How we know.
    pub origin: Origin,
    /// What happened.
    #[serde(flatten)]
    pub event: Event,
}

/// Where a fact came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The user said so.
    Typed,
    /// Read in a message of an imported mailbox.
    Mail {
        /// The import that brought the message.
        import: ImportId,
        /// Which message.
        message: MessageKey,
        /// The sentence it was read from, verbatim, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quote: Option<String>,
    },
    /// Read on a line of an imported file.
    Line {
        /// The import that brought the file.
        import: ImportId,
        /// Name of the file.
        file: String,
        /// Line, counted from 1.
        line: u64,
    },
}

impl Fact {
    /// Order within the journal: by day; within the day facts whose time is known by their instant, the others as
    /// application, interview, touch, human message; then by the moment of recording, to the microsecond that is kept.
    pub fn order_key(&self) -> impl Ord + use<> {
        (self.on.order_key(), self.event.rank(), self.recorded.as_microsecond(), self.id)
    }

    /// The beginning of that key in one number: of two facts with different ones the smaller comes first. Whole
    /// journals are sorted by this; the rest of the key lies in the facts themselves and is asked for ties alone.
    pub(crate) fn order_prefix(&self) -> u128 {
        // A midnight divides by 2^17, so the facts of one day share the upper half only with its first instants, which
        // come after them whatever their rank. Among facts of one day and rank the moment of recording is next.
        let (rank, next) = match self.on {
            Moment::Day(_) => (self.event.rank(), self.recorded),
            Moment::Instant(at) => (u8::MAX, at),
        };
        let time = (self.on.order_key() >> 17) << 8 | i128::from(rank);
        let time = i64::try_from(time).expect("no calendar reaches that far");
        // Turning the sign over puts the years before 1970 first.
        let half = |number: i64| u128::from(number.cast_unsigned() ^ 1 << 63);
        half(time) << 64 | half(next.as_microsecond())
    }

    /// Whether a prefix is that of facts of which the day is known and no time: all that follows in their keys is the id.
    pub(crate) fn is_prefix_of_day(prefix: u128) -> bool {
        (prefix >> 64) as u8 != u8::MAX
    }
}

#[cfg(test)]
mod tests {
    use crate::journal::lines::facts;

    #[test]
    fn where_the_beginnings_of_two_keys_differ_they_decide_as_the_keys_do() {
        let mut all = Vec::new();
        for on in [
            "-000044-03-15",
            "1969-12-31",
            "1969-12-31T23:59:59.999999999Z",
            "1970-01-01",
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00.000000001Z",
            "2026-03-02T23:59:59.999999Z",
            "2026-03-03",
            "2026-03-03T00:00:00Z",
            "2026-03-03T00:00:00.00003Z",
            "2026-03-03T09:00:00Z",
            "9999-12-30",
        ] {
            for event in [
                r#""note", "text": "a""#,
                r#""applied", "application": "a""#,
                r#""standing", "application": "a", "standing": "active""#,
            ] {
                all.extend(facts(&format!("{on} {event}")));
            }
        }
        let later = all.clone().into_iter().map(|mut fact| {
            fact.recorded += jiff::SignedDuration::from_micros(1);
            fact
        });
        all.extend(later.collect::<Vec<_>>());
        let mut decided = 0;
        for one in &all {
            for other in &all {
                let prefix = one.order_prefix().cmp(&other.order_prefix());
                if prefix.is_ne() {
                    decided += 1;
                    assert_eq!(
                        prefix,
                        one.order_key().cmp(&other.order_key()),
                        "{one:?} {other:?}"
                    );
                }
            }
        }
        assert!(decided > 1_000, "{decided} pairs");
    }
}
