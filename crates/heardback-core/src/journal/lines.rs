//! Facts from lines of text, for tests.
#![allow(clippy::unwrap_used, reason = "tests")]

use jiff::Timestamp;

use crate::fact::{BatchId, Fact, FactId, Moment, Origin};

/// Facts from lines: a day or an instant, then the event as JSON without its braces and without the key of its kind.
/// Line n has the id n, from 0, and was recorded after the lines above it.
pub(crate) fn facts(lines: &str) -> Vec<Fact> {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.enumerate().map(|(n, line)| fact(n as u64, line)).collect()
}

fn fact(n: u64, line: &str) -> Fact {
    let (on, event) = line.split_once(' ').unwrap();
    let moment = on.parse().map(Moment::Instant).or_else(|_| on.parse().map(Moment::Day));
    Fact {
        id: FactId(n),
        on: moment.unwrap(),
        recorded: Timestamp::from_second(2_000_000_000 + n as i64).unwrap(),
        batch: BatchId(0),
        origin: Origin::Typed,
        event: serde_json::from_str(&format!("{{\"fact\": {event}}}")).unwrap(),
    }
}
