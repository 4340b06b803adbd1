//! Which messages were ever read, so that reading them again adds nothing.

use std::collections::HashMap;

use heardback_core::fact::{ImportId, MessageKey};
use heardback_core::hashed::Hashed;
use rusqlite::{Connection, OptionalExtension};

use crate::error::StoreError;
use crate::fact_row::{number, unsigned};
use crate::store::{OWNER, Store};

/// What is remembered of a message that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Which message.
    pub key: MessageKey,
    /// Its text was kept: it belongs to the search or waits for review.
    pub kept: bool,
    /// The import that read it.
    pub import: ImportId,
    /// The source it was read from: [`crate::Source::id`].
    pub source: i64,
}

impl Store {
    /// What is remembered of this message; none if it was never read.
    pub fn seen(&self, key: MessageKey) -> Result<Option<Seen>, StoreError> {
        self.read(|db| {
            Ok(db
                .prepare_cached(
                    "select kept, import, source from seen where owner = $1 and key = $2",
                )?
                .query_row((OWNER, number(key.0)), |row| {
                    Ok(Seen {
                        key,
                        kept: row.get(0)?,
                        import: ImportId(unsigned(row, 1)?),
                        source: row.get(2)?,
                    })
                })
                .optional()?)
        })
    }

    /// Every message ever read, and whether it was kept. A long import asks once and looks there.
    pub fn all_seen(&self) -> Result<HashMap<MessageKey, bool, Hashed>, StoreError> {
        self.read(|db| {
            let mut statement = db.prepare_cached("select key, kept from seen where owner = $1")?;
            let rows = statement
                .query_map([OWNER], |row| Ok((MessageKey(unsigned(row, 0)?), row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Remembers messages, all or none; of two verdicts on one message the later counts.
    pub fn remember_seen(&self, seen: &[Seen]) -> Result<(), StoreError> {
        self.write(|db| seen.iter().try_for_each(|seen| insert(db, seen)))
    }
}

pub(crate) fn insert(db: &Connection, seen: &Seen) -> Result<(), StoreError> {
    db.prepare_cached(
        "insert into seen (owner, key, kept, import, source) values ($1, $2, $3, $4, $5)
         on conflict (owner, key) do update
         set kept = excluded.kept, import = excluded.import, source = excluded.source",
    )?
    .execute((OWNER, number(seen.key.0), seen.kept, number(seen.import.0), seen.source))?;
    Ok(())
}
