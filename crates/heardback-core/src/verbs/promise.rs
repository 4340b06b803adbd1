//! Promises of news, and occasions for a note of value.

use jiff::civil::Date;

use super::{Events, Refusal, When, said, sane};
use crate::fact::{Event, OccasionKind};
use crate::journal::Journal;

impl Journal {
    /// An employer said when news will come. Without a day given, the words decide.
    pub fn promise(
        &self,
        application: usize,
        by: Option<usize>,
        text: &str,
        due: Option<Date>,
        when: When,
    ) -> Events {
        when.past("a promise")?;
        let text = said("a promise", text)?.to_owned();
        let made = when.on.date(self.zone_of(by));
        if let Some(due) = due {
            sane(due)?;
            if due < made {
                return Err(Refusal::DueBeforeMade { made, due });
            }
        }
        Ok(vec![Event::Promise {
            application: self.applications[application].id.clone(),
            by: by.map(|c| self.contacts[c].id.clone()),
            text,
            due,
        }])
    }

    /// The news came.
    pub fn promise_kept(&self, promise: usize, when: When) -> Events {
        when.past("news that came")?;
        Ok(vec![Event::PromiseKept { promise: self.promises[promise].fact }])
    }

    /// There is an occasion for a note of value.
    pub fn occasion(
        &self,
        application: usize,
        contact: usize,
        kind: OccasionKind,
        text: &str,
        when: When,
    ) -> Events {
        when.past("an occasion")?;
        Ok(vec![Event::Occasion {
            application: self.applications[application].id.clone(),
            contact: self.contacts[contact].id.clone(),
            kind,
            text: text.trim().to_owned(),
        }])
    }
}
