//! Recording facts.

use heardback_core::fact::Fact;
use rusqlite::Connection;

use crate::batch::{self, Batch};
use crate::error::StoreError;
use crate::fact_row;
use crate::quick;
use crate::store::Store;

/// What recording did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Appended {
    /// Facts that are new.
    pub added: usize,
    /// Facts that were recorded before and say the same.
    pub already: usize,
}

impl Store {
    /// Records the facts of one batch, all or none. Once this has returned they survive kill -9 and a power cut.
    ///
    /// A fact that is recorded already is counted and left alone; if one of its id says something else, nothing is
    /// recorded. A batch without anything new is not noted. Times are kept to the microsecond.
    pub fn append(&self, batch: &Batch, facts: &[Fact]) -> Result<Appended, StoreError> {
        self.write(|db| append(db, batch, facts))
    }
}

/// The same within a transaction that is open already.
pub(crate) fn append(
    db: &Connection,
    batch: &Batch,
    facts: &[Fact],
) -> Result<Appended, StoreError> {
    if let Some(fact) = facts.iter().find(|fact| fact.batch != batch.id) {
        return Err(StoreError::OtherBatch { id: fact.id, belongs: fact.batch, batch: batch.id });
    }
    let mut appended = Appended::default();
    let known = batch::known(db, batch.id)?;
    if !known {
        batch::insert(db, batch)?;
    }
    for fact in facts {
        if fact_row::insert(db, fact)? {
            appended.added += 1;
        } else {
            appended.already += 1;
        }
    }
    if !known && appended.added == 0 {
        batch::remove(db, batch.id)?;
    }
    if appended.added > 0 {
        quick::extend(db)?;
    }
    Ok(appended)
}
