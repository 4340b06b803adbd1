//! Brings a file to the newest shape, one numbered step after the other.
//!
//! A step that has been published is never edited: files that have taken it would differ from files that take it
//! later. A test compares each step with its recorded digest.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::error::StoreError;

/// All steps, in order: number, name, text.
pub(crate) const STEPS: &[(i64, &str, &str)] = &[
    (1, "journal", include_str!("../migrations/0001_journal.sql")),
    (2, "mail", include_str!("../migrations/0002_mail.sql")),
    (3, "sqlite", include_str!("../migrations/0003_sqlite.sql")),
    (4, "quick", include_str!("../migrations/0004_quick.sql")),
];

/// The words in braces, as SQLite says them. Another database brings its own list.
const DIALECT: &[(&str, &str)] = &[
    ("{identity}", "integer primary key"),
    ("{bigint}", "integer"),
    ("{boolean}", "integer"),
    ("{bytes}", "blob"),
    ("{table}", "strict"),
    ("{clustered}", "strict, without rowid"),
];

/// Marks the file as ours to programs that look: "hbck".
const APPLICATION_ID: i32 = 0x6862_636b;

/// Takes the steps this file has not taken yet. A file from the future is refused before anything is written.
pub(crate) fn run(db: &Connection, path: &Path) -> Result<(), StoreError> {
    let known = newest();
    match version(db)? {
        Some(found) if found == known => return Ok(()),
        Some(found) if found > known => {
            return Err(StoreError::Newer { path: path.to_owned(), found, known });
        }
        Some(_) => {}
        None if is_empty(db)? => write_ahead(db)?,
        None => return Err(StoreError::NotOurs { path: path.to_owned() }),
    }
    let transaction = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
    // Another program may have taken the steps while this one waited for the lock.
    let done = version(&transaction)?.unwrap_or(0);
    if done == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(
            "create table if not exists migrations (number integer primary key, name text not null) strict",
        )?;
    }
    for (number, name, text) in STEPS.iter().filter(|step| step.0 > done) {
        transaction.execute_batch(&in_dialect(text))?;
        transaction
            .execute("insert into migrations (number, name) values ($1, $2)", (number, name))?;
    }
    transaction.commit()?;
    Ok(())
}

/// The number of the newest step this program knows.
pub(crate) fn newest() -> i64 {
    STEPS.last().map_or(0, |step| step.0)
}

/// The number of the newest step the file has taken; none if it never took one.
pub(crate) fn version(db: &Connection) -> Result<Option<i64>, StoreError> {
    if !db.table_exists(None, "migrations")? {
        return Ok(None);
    }
    Ok(db.query_row("select max(number) from migrations", [], |row| row.get(0))?)
}

fn is_empty(db: &Connection) -> Result<bool, StoreError> {
    Ok(db.query_row("select count(*) = 0 from sqlite_schema", [], |row| row.get(0))?)
}

/// Readers and one writer side by side. The file remembers it. Two programs that make the same file at once may find
/// it locked for a moment, and SQLite does not wait here by itself.
fn write_ahead(db: &Connection) -> Result<(), StoreError> {
    for _ in 0..200 {
        match db.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())) {
            Err(problem)
                if problem.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) =>
            {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            other => return Ok(other?),
        }
    }
    Ok(db.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?)
}

fn in_dialect(text: &str) -> String {
    DIALECT.iter().fold(text.to_owned(), |text, (word, said)| text.replace(word, said))
}
