//! Looking the data over: is it whole, can all of it be read, does it fit together.

use std::collections::HashSet;

use heardback_core::fact::{Event, FactId};
use rusqlite::Connection;

use crate::error::StoreError;
use crate::fact_row::{self, COLUMNS};
use crate::forget::UNWIPED;
use crate::quick;
use crate::store::{OWNER, Store};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Good to know.
    Fine,
    /// Worth doing something about.
    Odd,
    /// Something is damaged.
    Broken,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub weight: Weight,
    /// What was found, in a sentence.
    pub what: String,
    /// What to do about it.
    pub next: Option<String>,
}

impl Store {
    /// Looks everything over; nothing is changed. Findings come in the order they were looked for.
    pub fn doctor(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        self.read(|db| {
            whole(db, &mut findings)?;
            fitting(db, &mut findings)?;
            index(db, &mut findings)?;
            readable(db, &mut findings)?;
            copied(db, &mut findings)?;
            wiped(db, &mut findings)?;
            sizes(db, &mut findings)
        })?;
        permissions(self, &mut findings);
        Ok(findings)
    }

    /// Mends what can be mended without losing anything: builds the index of words and the quick copy of the facts anew, and wipes the traces of
    /// what was forgotten.
    pub fn mend(&self) -> Result<(), StoreError> {
        self.write(|db| {
            db.execute("insert into messages_fts (messages_fts) values ('rebuild')", [])?;
            quick::renew(db)
        })?;
        self.wipe()
    }
}

const RESTORE: &str =
    "Keep a copy of the file, then bring back a backup with `heardback restore FILE`.";

fn fine(what: impl Into<String>) -> Finding {
    Finding { weight: Weight::Fine, what: what.into(), next: None }
}

fn finding(weight: Weight, what: impl Into<String>, next: &str) -> Finding {
    Finding { weight, what: what.into(), next: Some(next.to_owned()) }
}

fn whole(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut statement = db.prepare("pragma integrity_check(10)")?;
    let problems: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if problems == ["ok"] {
        findings.push(fine("The file is whole."));
    } else {
        findings.extend(problems.iter().map(|problem| {
            finding(Weight::Broken, format!("The file is damaged: {problem}."), RESTORE)
        }));
    }
    Ok(())
}

fn fitting(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut statement =
        db.prepare("select \"table\", count(*) from pragma_foreign_key_check group by 1")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (table, count): (String, i64) = (row.get(0)?, row.get(1)?);
        findings.push(finding(
            Weight::Broken,
            format!("{count} rows of {table} belong to something that is not there."),
            RESTORE,
        ));
    }
    Ok(())
}

fn index(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let checked = db
        .execute("insert into messages_fts (messages_fts, rank) values ('integrity-check', 1)", []);
    findings.push(match checked {
        Ok(_) => fine("The index of words agrees with the kept mail."),
        Err(problem) => finding(
            Weight::Broken,
            format!("The index of words does not agree with the kept mail ({problem})."),
            "Rebuild it with `heardback doctor --fix`.",
        ),
    });
    Ok(())
}

fn readable(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut statement =
        db.prepare(&format!("select {COLUMNS} from facts where owner = $1 order by seq"))?;
    let mut rows = statement.query([OWNER])?;
    let mut ids: HashSet<FactId> = HashSet::new();
    let mut named: Vec<(FactId, FactId, &str)> = Vec::new();
    while let Some(row) = rows.next()? {
        match fact_row::fact(row) {
            Ok(fact) => {
                ids.insert(fact.id);
                match fact.event {
                    Event::Retracted { retracted } => {
                        named.push((fact.id, retracted, "takes back"))
                    }
                    Event::Bounced { message } => {
                        named.push((fact.id, message, "says undelivered"))
                    }
                    Event::PromiseKept { promise } => named.push((fact.id, promise, "says kept")),
                    _ => {}
                }
            }
            Err(error) => findings.push(finding(
                Weight::Broken,
                error.to_string(),
                "It may come from a newer Heardback; otherwise bring back a backup.",
            )),
        }
    }
    findings.push(fine(format!("{} facts can be read.", ids.len())));
    for (fact, missing, does) in named.iter().filter(|(_, named, _)| !ids.contains(named)) {
        findings.push(finding(
            Weight::Odd,
            format!("The fact {fact} {does} {missing}, which is not recorded."),
            "Nothing needs to be done: it has no effect.",
        ));
    }
    Ok(())
}

fn copied(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let rows = quick::from_rows(db);
    // Facts that cannot be read were found already.
    if let Ok(rows) = rows
        && rows != quick::facts(db)?
    {
        findings.push(finding(
            Weight::Broken,
            "The quick copy of the facts differs from the facts.",
            "Make it anew with `heardback doctor --fix`.",
        ));
    }
    Ok(())
}

fn wiped(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let unwiped = db
        .prepare("select 1 from settings where owner = $1 and name = $2")?
        .exists((OWNER, UNWIPED))?;
    if unwiped {
        findings.push(finding(
            Weight::Odd,
            "Something was forgotten, but its traces in the file were not wiped yet.",
            "Close other programs that use the data, then run `heardback doctor --fix`.",
        ));
    }
    Ok(())
}

fn sizes(db: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let count = |table: &str| -> Result<i64, StoreError> {
        Ok(db.query_row(
            &format!("select count(*) from {table} where owner = $1"),
            [OWNER],
            |row| row.get(0),
        )?)
    };
    let bytes: i64 = db.query_row(
        "select page_count * page_size from pragma_page_count, pragma_page_size",
        [],
        |row| row.get(0),
    )?;
    findings.push(fine(format!(
        "{:.1} MB hold {} facts in {} batches, {} kept mails and the keys of {} messages seen.",
        bytes as f64 / 1e6,
        count("facts")?,
        count("batches")?,
        count("messages")?,
        count("seen")?,
    )));
    Ok(())
}

#[cfg(unix)]
fn permissions(store: &Store, findings: &mut Vec<Finding>) {
    use std::os::unix::fs::PermissionsExt;
    let folder = store.path.parent();
    for (place, private) in [(Some(store.path.as_path()), "600"), (folder, "700")] {
        let Some(place) = place else { continue };
        // A store in memory has no file to look at.
        let Ok(metadata) = place.metadata() else { continue };
        let mode = metadata.permissions().mode() & 0o777;
        if mode & 0o077 != 0 {
            findings.push(finding(
                Weight::Odd,
                format!(
                    "Others on this computer may look into {} (mode {mode:o}).",
                    place.display()
                ),
                &format!("chmod {private} '{}'", place.display()),
            ));
        }
    }
}

#[cfg(not(unix))]
fn permissions(_: &Store, _: &mut Vec<Finding>) {}
