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
    (5, "set_aside", include_str!("../migrations/0005_set_aside.sql")),
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
    let mut done = version(db)?;
    if done.is_none() {
        if is_empty(db)? {
            write_ahead(db)?;
        } else {
            // It may have been empty a moment ago, when another program was about to make it.
            done = version(db)?;
            if done.is_none() {
                return Err(StoreError::NotOurs { path: path.to_owned() });
            }
        }
    }
    match done {
        Some(found) if found == known => Ok(()),
        Some(found) if found > known => {
            Err(StoreError::Newer { path: path.to_owned(), found, known })
        }
        _ => run_to(db, known),
    }
}

fn run_to(db: &Connection, last: i64) -> Result<(), StoreError> {
    let transaction = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
    // Another program may have taken the steps while this one waited for the lock.
    let done = version(&transaction)?.unwrap_or(0);
    if done == 0 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(
            "create table if not exists migrations (number integer primary key, name text not null) strict",
        )?;
    }
    for (number, name, text) in STEPS.iter().filter(|step| step.0 > done && step.0 <= last) {
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
    // Asked as a query, because only a query notices that another program has just made the table.
    let any = db
        .prepare("select 1 from sqlite_schema where type = 'table' and name = 'migrations'")?
        .exists([])?;
    if !any {
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::collections::BTreeSet;

    use expect_test::expect;
    use sha2::{Digest, Sha256};

    use super::*;

    /// Add the line of a new step; a line that is here is never changed.
    #[test]
    fn a_published_step_is_never_edited() {
        let lines: String = STEPS
            .iter()
            .map(|(number, name, text)| {
                let digest: String =
                    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
                format!("{number:04}_{name} {digest}\n")
            })
            .collect();
        expect![[r#"
            0001_journal 4971901432aaf962413b732862385b27e9e26eeaad22a2f21dcd5eeb9d57f15d
            0002_mail b1e1bceaebe4c31c808f5ee6146ecd0c295ac7ee96c18e81e135710e18f6aa6f
            0003_sqlite eff88faa4bdaf09745b9107030a77bd46734376639314198dc1c8ee8eb40a46c
            0004_quick 36079d3baf8b680ba9644c5aa53c26280f86957b32be42c9e9e231f79a1de5e9
            0005_set_aside 6758527a710a23d835644530437e94c2e26fe454305c7d730ed769c7e982c634
        "#]]
        .assert_eq(&lines);
    }

    #[test]
    fn steps_are_numbered_without_gaps_and_every_file_is_a_step() {
        let numbers: Vec<i64> = STEPS.iter().map(|step| step.0).collect();
        assert_eq!(numbers, (1..=newest()).collect::<Vec<_>>());
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        let named: BTreeSet<String> =
            STEPS.iter().map(|(number, name, _)| format!("{number:04}_{name}.sql")).collect();
        assert_eq!(files, named);
    }

    #[test]
    fn a_file_that_stopped_at_any_step_is_brought_to_the_newest_shape() {
        let shape = |db: &Connection| -> Vec<String> {
            let mut statement =
                db.prepare("select coalesce(sql, name) from sqlite_schema order by name").unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let whole = Connection::open_in_memory().unwrap();
        run(&whole, Path::new("memory")).unwrap();
        for stop in 1..newest() {
            let db = Connection::open_in_memory().unwrap();
            run_to(&db, stop).unwrap();
            assert_eq!(version(&db).unwrap(), Some(stop));
            run(&db, Path::new("memory")).unwrap();
            assert_eq!(shape(&db), shape(&whole));
        }
    }

    #[test]
    fn every_table_says_whose_rows_it_holds() {
        let db = Connection::open_in_memory().unwrap();
        run(&db, Path::new("memory")).unwrap();
        let mut statement = db
            .prepare("select name from pragma_table_list where schema = 'main' and type = 'table' order by name")
            .unwrap();
        let tables: Vec<String> =
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let without: Vec<&String> = tables
            .iter()
            .filter(|table| !db.column_exists(None, table.as_str(), "owner").unwrap())
            .collect();
        // The steps are the file's own, and so is SQLite's list of everything.
        assert_eq!(without, ["migrations", "sqlite_schema"]);
        assert!(tables.len() > 12);
    }
}
