//! How an application ends, or is about to.

use super::{Events, Refusal, When};
use crate::fact::{Event, OutcomeKind, Standing};
use crate::journal::Journal;

impl Journal {
    /// The employer's decision, or the user's.
    pub fn outcome(
        &self,
        application: usize,
        outcome: OutcomeKind,
        delivered_by: Option<usize>,
        decision_maker: Option<usize>,
        when: When,
    ) -> Events {
        when.past("an outcome")?;
        self.in_play(application)?;
        let known = &self.applications[application];
        let has_offer =
            known.outcome.as_ref().is_some_and(|outcome| outcome.kind == OutcomeKind::Offer);
        if outcome == OutcomeKind::OfferWithdrawn && !has_offer {
            return Err(Refusal::NoOffer { title: known.title() });
        }
        Ok(vec![Event::Outcome {
            application: known.id.clone(),
            outcome,
            delivered_by: delivered_by.map(|c| self.contacts[c].id.clone()),
            decision_maker: decision_maker.map(|c| self.contacts[c].id.clone()),
        }])
    }

    /// The user took this job. What that means for the other applications follows by itself.
    pub fn accept(&self, application: usize, when: When) -> Events {
        when.past("an outcome")?;
        self.stands(application, Standing::Accepted)
    }

    /// The user pulls out: decided and yet to say so, or the employer knows already.
    pub fn withdraw(&self, application: usize, already_said: bool, when: When) -> Events {
        when.past("a withdrawal")?;
        if already_said {
            return self.stands(application, Standing::Withdrawn);
        }
        self.in_play(application)?;
        Ok(vec![Event::Outcome {
            application: self.applications[application].id.clone(),
            outcome: OutcomeKind::WithdrawDecided,
            delivered_by: None,
            decision_maker: None,
        }])
    }

    /// It is over, and nothing more is to be done.
    pub fn close(&self, application: usize, when: When) -> Events {
        when.past("an end")?;
        self.stands(application, Standing::Closed)
    }

    pub(super) fn stands(&self, application: usize, standing: Standing) -> Events {
        self.in_play(application)?;
        Ok(vec![Event::Standing {
            application: self.applications[application].id.clone(),
            standing,
        }])
    }

    /// Refuses an application that is over. One put to rest is not.
    fn in_play(&self, application: usize) -> Result<(), Refusal> {
        let application = &self.applications[application];
        let Some((standing, on)) = application.standing.map(|known| known.value) else {
            return Ok(());
        };
        let standing = match standing {
            Standing::Closed => "closed",
            Standing::Withdrawn => "withdrawn",
            Standing::Accepted => "accepted",
            Standing::Active | Standing::Rested | Standing::KeepGoing => return Ok(()),
        };
        Err(Refusal::AlreadyOver { title: application.title(), standing, on })
    }
}
