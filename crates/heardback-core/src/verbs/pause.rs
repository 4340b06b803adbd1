//! The search rests, and goes on.

use jiff::civil::Date;

use super::{Events, Refusal, When, sane};
use crate::fact::{Event, SeekerDetail};
use crate::journal::Journal;

impl Journal {
    /// Nothing is due from this day on, until the day given or for now. A pause may be planned.
    pub fn pause(&self, from: Date, until: Option<Date>) -> Events {
        sane(from)?;
        if let Some(until) = until {
            sane(until)?;
            if until <= from {
                return Err(Refusal::PauseEndsBeforeItBegins { from, until });
            }
        }
        Ok(vec![Event::Seeker { detail: SeekerDetail::Paused { from, until } }])
    }

    /// The search goes on.
    pub fn resume(&self, when: When) -> Events {
        when.past("the end of a pause")?;
        let on = when.on.date(&self.zone);
        let pause = self.seeker.pause.filter(|pause| pause.until.is_none_or(|until| until > on));
        match pause {
            Some(_) => Ok(vec![Event::Seeker { detail: SeekerDetail::Resumed }]),
            None => Err(Refusal::NotPaused),
        }
    }
}
