//! Putting an application to rest, taking it up again, going on.

use super::{Events, Refusal, When};
use crate::fact::{Event, Standing};
use crate::journal::Journal;

impl Journal {
    /// Nothing is proposed for it until a person writes again.
    pub fn rest(&self, application: usize, when: When) -> Events {
        when.past("a rest")?;
        let known = &self.applications[application];
        if let Some((Standing::Rested, on)) = known.standing.map(|known| known.value) {
            let title = known.title();
            return Err(Refusal::AlreadyOver { title, standing: "put to rest", on });
        }
        self.stands(application, Standing::Rested)
    }

    /// It is in play again, whatever ended it.
    pub fn reopen(&self, application: usize, when: When) -> Events {
        when.past("a reopening")?;
        let known = &self.applications[application];
        let is_over = known
            .standing
            .is_some_and(|known| !matches!(known.value.0, Standing::Active | Standing::KeepGoing));
        if !is_over && known.outcome.is_none() {
            return Err(Refusal::InPlay { title: known.title() });
        }
        Ok(vec![Event::Standing { application: known.id.clone(), standing: Standing::Active }])
    }

    /// Going on after the question whether to stop.
    pub fn keep_going(&self, application: usize, when: When) -> Events {
        when.past("a decision")?;
        self.stands(application, Standing::KeepGoing)
    }
}
