//! GRD-5: the hours in which a call or a message may reach somebody, on the clock of that person.

use jiff::civil::{Date, Time, Weekday, time};

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
