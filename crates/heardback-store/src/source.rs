//! Where mail was read from, and how far, so that an unchanged file is not read again.

use std::collections::HashSet;

use heardback_core::fact::ImportId;
use heardback_core::hashed::Hashed;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::error::StoreError;
use crate::fact_row::{instant, number, unsigned};
use crate::store::{OWNER, Store};

/// A file or folder that mail was read from, as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Given by the store; 0 before it is saved.
    pub id: i64,
    /// Its absolute path.
    pub path: String,
    /// Its number in the file system, where there is one.
    pub inode: u64,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Digest of its first and last few kilobytes.
    pub ends: u64,
    /// How much of it has been read.
    pub read_to: u64,
    /// The import that read it last.
    pub import: ImportId,
}

const COLUMNS: &str = "id, path, inode, size, modified, ends, read_to, import";

impl Store {
    /// What is known of the source at this path.
    pub fn source(&self, path: &str) -> Result<Option<Source>, StoreError> {
        self.read(|db| {
            Ok(db
                .prepare_cached(&format!(
                    "select {COLUMNS} from sources where owner = $1 and path = $2"
                ))?
                .query_row((OWNER, path), source)
                .optional()?)
        })
    }

    /// All sources.
    pub fn sources(&self) -> Result<Vec<Source>, StoreError> {
        self.read(|db| {
            let mut statement = db.prepare_cached(&format!(
                "select {COLUMNS} from sources where owner = $1 order by id"
            ))?;
            let rows = statement.query_map([OWNER], source)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Saves what is known of the source at its path, and gives back its id.
    pub fn save_source(&self, source: &Source) -> Result<i64, StoreError> {
        self.write(|db| save(db, source))
    }

    /// Digests of the names of the files of this folder that were read.
    pub fn source_files(&self, source: i64) -> Result<HashSet<u64, Hashed>, StoreError> {
        self.read(|db| {
            let mut statement = db
                .prepare_cached("select name from source_files where owner = $1 and source = $2")?;
            let rows = statement.query_map((OWNER, source), |row| unsigned(row, 0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

pub(crate) fn save(db: &Connection, source: &Source) -> Result<i64, StoreError> {
    Ok(db
        .prepare_cached(
            "insert into sources (owner, path, inode, size, modified, ends, read_to, import)
             values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict (owner, path) do update set inode = excluded.inode, size = excluded.size,
             modified = excluded.modified, ends = excluded.ends, read_to = excluded.read_to, import = excluded.import
             returning id",
        )?
        .query_row(
            (
                OWNER,
                &source.path,
                number(source.inode),
                number(source.size),
                source.modified.as_microsecond(),
                number(source.ends),
                number(source.read_to),
                number(source.import.0),
            ),
            |row| row.get(0),
        )?)
}

pub(crate) fn read_to(db: &Connection, source: i64, offset: u64) -> Result<(), StoreError> {
    db.prepare_cached("update sources set read_to = $1 where owner = $2 and id = $3")?
        .execute((number(offset), OWNER, source))?;
    Ok(())
}

pub(crate) fn file_read(db: &Connection, source: i64, name: u64) -> Result<(), StoreError> {
    db.prepare_cached(
        "insert into source_files (owner, source, name) values ($1, $2, $3) on conflict do nothing",
    )?
    .execute((OWNER, source, number(name)))?;
    Ok(())
}

fn source(row: &Row<'_>) -> rusqlite::Result<Source> {
    Ok(Source {
        id: row.get(0)?,
        path: row.get(1)?,
        inode: unsigned(row, 2)?,
        size: unsigned(row, 3)?,
        modified: instant(row, 4)?,
        ends: unsigned(row, 5)?,
        read_to: unsigned(row, 6)?,
        import: ImportId(unsigned(row, 7)?),
    })
}
