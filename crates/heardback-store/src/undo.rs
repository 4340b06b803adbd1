//! Taking back: facts that retract the facts of a batch.

use std::collections::HashSet;

use heardback_core::fact::{BatchId, Event, Fact, FactId, Moment, Origin};
use rusqlite::Connection;

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
    let taken = select(db, "owner = $1 and batch = $2", (OWNER, number(batch.id.0)))?;
    let retractions: Vec<Fact> = taken.iter().map(|fact| retraction(fact, &by)).collect();
    append::append(db, &by, &retractions)?;
    set_aside::follow(db, &taken)?;
    Ok(Undone { batch, facts: taken.len() })
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
