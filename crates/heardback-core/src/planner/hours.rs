//! GRD-5: the hours in which a call or a message may reach somebody, on the clock of that person.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time, Weekday, time};
use jiff::tz::TimeZone;

use super::item::Item;
use crate::action::Action;
use crate::fact::Channel;
use crate::playbook::{Playbook, RuleId};

/// The hours of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// Not before.
    pub from: Time,
    /// Not after.
    pub until: Time,
    /// Better not before: people begin their week.
    pub better_from: Time,
    /// Better not after: people end their week.
    pub better_until: Time,
}

impl Hours {
    /// Whether a message may go out at this time.
    pub fn allow(&self, time: Time) -> bool {
        (self.from..=self.until).contains(&time)
    }

    /// Whether this is also a good time.
    pub fn recommend(&self, time: Time) -> bool {
        (self.better_from..=self.better_until).contains(&time)
    }
}

impl Hours {
    /// The same span on the user's clock, where he writes and calls only within hours of his own (from, until); none where
    /// the two have nothing in common.
    pub fn at_home(
        self,
        day: Date,
        (there, home): (&TimeZone, &TimeZone),
        own: Option<(u8, u8)>,
    ) -> Option<(DateTime, DateTime)> {
        let at_home = |time: Time| {
            let there = day.to_datetime(time).to_zoned(there.clone()).ok()?;
            Some(there.with_time_zone(home.clone()).datetime())
        };
        let (mut from, mut until) = (at_home(self.from)?, at_home(self.until)?);
        if let Some((first, last)) = own {
            let midnight = from.date().to_datetime(Time::midnight());
            from = from.max(midnight.saturating_add(i64::from(first).hours()));
            until = until.min(midnight.saturating_add(i64::from(last).hours()));
        }
        (from < until).then_some((from, until))
    }
}

/// The hours for an item on a day of its recipient, in the recipient's zone
/// ([`Journal::zone_of`](crate::journal::Journal::zone_of)).
///
/// None where any hour will do: for self tasks, thanks by e-mail and answers, and for what does not ring or blink,
/// such as a letter.
pub fn hours(item: &Item, playbook: &Playbook, day: Date) -> Option<Hours> {
    let exempt = item.action == Action::Reply
        || (item.action == Action::ThankYou && item.channel == Some(Channel::Email));
    if exempt || !playbook.follows(RuleId::GRD_5) {
        return None;
    }
    match item.channel? {
        Channel::Phone => {
            let (from, until) = (time(9, 0, 0, 0), time(17, 0, 0, 0));
            let is_monday = day.weekday() == Weekday::Monday;
            let is_friday = day.weekday() == Weekday::Friday;
            let better_from = if is_monday { time(10, 0, 0, 0) } else { from };
            let better_until = if is_friday { time(15, 0, 0, 0) } else { until };
            Some(Hours { from, until, better_from, better_until })
        }
        Channel::Email => {
            let (from, until) = (time(8, 0, 0, 0), time(18, 0, 0, 0));
            Some(Hours { from, until, better_from: from, better_until: until })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use jiff::tz::offset;

    #[test]
    fn the_hours_there_are_told_on_the_clock_at_home() {
        let hours = Hours {
            from: time(9, 0, 0, 0),
            until: time(17, 0, 0, 0),
            better_from: time(9, 0, 0, 0),
            better_until: time(17, 0, 0, 0),
        };
        let (there, home) = (TimeZone::fixed(offset(-5)), TimeZone::fixed(offset(1)));
        let told = |own| {
            let span = hours.at_home(date(2026, 3, 10), (&there, &home), own);
            span.map(|(from, until)| (from.hour(), until.hour()))
        };
        assert_eq!(told(None), Some((15, 23)));
        assert_eq!(told(Some((9, 18))), Some((15, 18)));
        assert_eq!(told(Some((0, 24))), Some((15, 23)));
        assert_eq!(told(Some((8, 12))), None, "nobody is there yet");
    }
}
