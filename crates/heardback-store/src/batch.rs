//! Batches: all facts of one command or one import, which `undo` takes back together.

use heardback_core::fact::{BatchId, ImportId};
use jiff::Timestamp;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::fact_row::{instant, number, unsigned};
use crate::store::{OWNER, Store};

/// What was recorded in one go, in the words `undo` and the history show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Its name.
    #[serde(rename = "batch")]
    pub id: BatchId,
    /// When it was recorded.
    pub recorded: Timestamp,
    /// What was done, in words: `note on acme-engineer`.
    pub said: String,
    /// The import it belongs to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<ImportId>,
    /// The batch this one takes back, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<BatchId>,
}

impl Batch {
    /// A batch of a command.
    pub fn typed(id: BatchId, recorded: Timestamp, said: impl Into<String>) -> Self {
        Self { id, recorded, said: said.into(), import: None, undoes: None }
    }

    /// The batch of an import.
    pub fn imported(
        id: BatchId,
        recorded: Timestamp,
        said: impl Into<String>,
        import: ImportId,
    ) -> Self {
        Self { id, recorded, said: said.into(), import: Some(import), undoes: None }
    }
}

impl Store {
    /// All batches, in the order they were recorded.
    pub fn batches(&self) -> Result<Vec<Batch>, StoreError> {
        self.read(all)
    }
}

pub(crate) fn all(db: &Connection) -> Result<Vec<Batch>, StoreError> {
    let mut statement = db.prepare_cached(
        "select id, recorded, said, import, undoes from batches where owner = $1 order by seq",
    )?;
    let rows = statement.query_map([OWNER], batch)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes the batch; false if it is there already.
pub(crate) fn insert(db: &Connection, batch: &Batch) -> Result<bool, StoreError> {
    let added = db.prepare_cached(
        "insert into batches (owner, id, recorded, said, import, undoes) values ($1, $2, $3, $4, $5, $6)
         on conflict (owner, id) do nothing",
    )?
    .execute((
        OWNER,
        number(batch.id.0),
        batch.recorded.as_microsecond(),
        &batch.said,
        batch.import.map(|import| number(import.0)),
        batch.undoes.map(|undone| number(undone.0)),
    ))?;
    Ok(added > 0)
}

/// Whether something is recorded under this id.
pub(crate) fn known(db: &Connection, id: BatchId) -> Result<bool, StoreError> {
    Ok(db
        .prepare_cached("select 1 from batches where owner = $1 and id = $2")?
        .exists((OWNER, number(id.0)))?)
}

/// Takes the row away again. Only a batch without facts can go.
pub(crate) fn remove(db: &Connection, id: BatchId) -> Result<(), StoreError> {
    db.prepare_cached("delete from batches where owner = $1 and id = $2")?
        .execute((OWNER, number(id.0)))?;
    Ok(())
}

fn batch(row: &Row<'_>) -> rusqlite::Result<Batch> {
    Ok(Batch {
        id: BatchId(unsigned(row, 0)?),
        recorded: instant(row, 1)?,
        said: row.get(2)?,
        import: row.get::<_, Option<i64>>(3)?.map(|import| ImportId(import.cast_unsigned())),
        undoes: row.get::<_, Option<i64>>(4)?.map(|undone| BatchId(undone.cast_unsigned())),
    })
}
