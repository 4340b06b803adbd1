//! Taking back: facts that retract the facts of a batch.

use std::collections::HashSet;
use std::mem::{Discriminant, discriminant};

use heardback_core::fact::{
    ApplicationDetail, BatchId, ContactDetail, Event, Fact, FactId, Moment, Origin,
};
use heardback_core::journal::in_force;
use rusqlite::Connection;

use crate::about::{self, Subject};
use crate::append;
use crate::batch::{self, Batch};
use crate::error::StoreError;
use crate::fact_row::number;
use crate::facts::select;
use crate::set_aside;
use crate::store::{OWNER, Store};

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The batch that no longer counts.
    pub batch: Batch,
    /// How many facts it had.
    pub facts: usize,
    /// How many of them stay, because what was recorded since would have no name without them.
    pub kept: usize,
}

impl Store {
    /// Takes back the newest batch that still counts and is not itself an undo; none if there is nothing left.
    ///
    /// `by` is the batch the retractions are recorded in. Mail whose verdict is taken back waits for review again.
    pub fn undo_last(&self, by: &Batch) -> Result<Option<Undone>, StoreError> {
        self.write(|db| match standing(db)?.into_iter().find(|batch| batch.undoes.is_none()) {
            Some(batch) => undo(db, batch, by).map(Some),
            None => Ok(None),
        })
    }

    /// The batch [`Store::undo_last`] would take back.
    pub fn last_batch(&self) -> Result<Option<Batch>, StoreError> {
        self.read(|db| Ok(standing(db)?.into_iter().find(|batch| batch.undoes.is_none())))
    }

    /// Takes back this batch. Taking back an undo brings back what it took.
    pub fn undo(&self, id: BatchId, by: &Batch) -> Result<Undone, StoreError> {
        self.write(|db| match standing(db)?.into_iter().find(|batch| batch.id == id) {
            Some(batch) => undo(db, batch, by),
            None if batch::known(db, id)? => Err(StoreError::AlreadyUndone { id }),
            None => Err(StoreError::NoSuchBatch { id }),
        })
    }
}

/// The batches that count, newest first. What is undone does not count, and neither does an undo that was itself
/// undone; an undo is always newer than what it undoes, so one look from the newest to the oldest tells.
fn standing(db: &Connection) -> Result<Vec<Batch>, StoreError> {
    let mut undone = HashSet::new();
    let mut standing = batch::all(db)?;
    standing.reverse();
    standing.retain(|batch| {
        let stands = !undone.contains(&batch.id);
        if stands {
            undone.extend(batch.undoes);
        }
        stands
    });
    Ok(standing)
}

fn undo(db: &Connection, batch: Batch, by: &Batch) -> Result<Undone, StoreError> {
    let by = Batch { undoes: Some(batch.id), ..by.clone() };
    let mut taken = select(db, "owner = $1 and batch = $2", (OWNER, number(batch.id.0)))?;
    let facts = taken.len();
    if batch.import.is_some() {
        let others = select(db, "owner = $1 and batch <> $2", (OWNER, number(batch.id.0)))?;
        let stays = names_still_needed(&taken, &others);
        taken.retain(|fact| !stays.contains(&fact.id));
    }
    let kept = facts - taken.len();
    let retractions: Vec<Fact> = taken.iter().map(|fact| retraction(fact, &by)).collect();
    append::append(db, &by, &retractions)?;
    set_aside::follow(db, &taken)?;
    Ok(Undone { batch, facts, kept })
}

/// The names an import gave to what other facts speak of and would leave nameless: an application somebody wrote a note on
/// keeps its company and its role, a person who was called keeps the name and where he belongs. All else of the import goes.
fn names_still_needed(taken: &[Fact], others: &[Fact]) -> HashSet<FactId> {
    let mut spoken: HashSet<Subject<'_>> = HashSet::new();
    let mut named: HashSet<(Subject<'_>, Discriminant<ApplicationDetail>)> = HashSet::new();
    let mut known: HashSet<(Subject<'_>, Discriminant<ContactDetail>)> = HashSet::new();
    for fact in in_force(others) {
        about::subjects(fact, |subject| {
            spoken.insert(subject);
        });
        match &fact.event {
            Event::Application { application, detail } => {
                named.insert((Subject::Application(application), discriminant(detail)));
            }
            Event::Contact { contact, detail } => {
                known.insert((Subject::Contact(contact), discriminant(detail)));
            }
            _ => {}
        }
    }
    let is_needed = |fact: &&Fact| match &fact.event {
        Event::Application { application, detail } => {
            let subject = Subject::Application(application);
            matches!(detail, ApplicationDetail::Company(_) | ApplicationDetail::Role(_))
                && spoken.contains(&subject)
                && !named.contains(&(subject, discriminant(detail)))
        }
        Event::Contact { contact, detail } => {
            let subject = Subject::Contact(contact);
            let tells = match detail {
                ContactDetail::Name(_) => true,
                ContactDetail::Application(at) => spoken.contains(&Subject::Application(at)),
                _ => false,
            };
            tells && spoken.contains(&subject) && !known.contains(&(subject, discriminant(detail)))
        }
        _ => false,
    };
    taken.iter().filter(is_needed).map(|fact| fact.id).collect()
}

fn retraction(fact: &Fact, by: &Batch) -> Fact {
    Fact {
        id: FactId::digest(["retracted", &by.id.to_string(), &fact.id.to_string()]),
        on: Moment::Instant(by.recorded),
        recorded: by.recorded,
        batch: by.id,
        origin: Origin::Typed,
        event: Event::Retracted { retracted: fact.id },
    }
}
