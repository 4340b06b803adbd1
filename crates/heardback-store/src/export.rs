//! The journal as lines of text: to read, to keep, and to bring back.

use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::path::PathBuf;

use heardback_core::fact::{BatchId, Fact};
use serde_json::{Value, json};

use crate::append::Appended;
use crate::batch::{self, Batch};
use crate::error::StoreError;
use crate::fact_row::{self, COLUMNS};
use crate::quick;
use crate::store::{OWNER, Store};

/// The form of the lines. It rises when an older program could no longer read them.
const VERSION: u64 = 1;

/// What bringing back did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Restored {
    /// Facts added, and facts that were there.
    pub facts: Appended,
    /// Batches that are new.
    pub batches: usize,
}

impl Store {
    /// Writes all facts, one a line, in the order they were recorded: first a line that says what this is, and before
    /// the first fact of a batch a line for the batch. Gives back the number of facts.
    pub fn export(&self, out: &mut impl Write) -> Result<usize, StoreError> {
        let mut line = |line: &str| {
            writeln!(out, "{line}")
                .map_err(|problem| StoreError::File { path: PathBuf::from("the export"), problem })
        };
        self.read(|db| {
            line(&json!({ "heardback": "facts", "version": VERSION }).to_string())?;
            let mut batches: HashMap<BatchId, Batch> =
                batch::all(db)?.into_iter().map(|batch| (batch.id, batch)).collect();
            let mut statement = db.prepare_cached(&format!(
                "select {COLUMNS} from facts where owner = $1 order by seq"
            ))?;
            let mut rows = statement.query([OWNER])?;
            let mut count = 0;
            while let Some(row) = rows.next()? {
                let fact = fact_row::fact(row)?;
                if let Some(batch) = batches.remove(&fact.batch) {
                    line(&serde_json::to_string(&batch).expect("a batch is JSON"))?;
                }
                line(&serde_json::to_string(&fact).expect("a fact is JSON"))?;
                count += 1;
            }
            Ok(count)
        })
    }

    /// Takes in an export, all or nothing. What is recorded already is left alone.
    pub fn take_in(&self, lines: impl BufRead) -> Result<Restored, StoreError> {
        self.write(|db| {
            let mut restored = Restored::default();
            let mut empty = true;
            for (line, text) in (1..).zip(lines.lines()) {
                let wrong = |problem: String| StoreError::NotAnExport { line, problem };
                let text = text.map_err(|problem| wrong(problem.to_string()))?;
                if line == 1 {
                    empty = false;
                    header(&text).map_err(wrong)?;
                    continue;
                }
                if text.trim().is_empty() {
                    continue;
                }
                let value: Value =
                    serde_json::from_str(&text).map_err(|problem| wrong(problem.to_string()))?;
                if value.get("fact").is_none() {
                    let batch: Batch = serde_json::from_value(value).map_err(|problem| {
                        wrong(format!("neither a fact nor a batch: {problem}"))
                    })?;
                    restored.batches += usize::from(batch::insert(db, &batch)?);
                    continue;
                }
                let fact: Fact =
                    serde_json::from_str(&text).map_err(|problem| wrong(problem.to_string()))?;
                if !batch::known(db, fact.batch)? {
                    let batch = Batch::typed(fact.batch, fact.recorded, "");
                    restored.batches += usize::from(batch::insert(db, &batch)?);
                }
                if fact_row::insert(db, &fact)? {
                    restored.facts.added += 1;
                } else {
                    restored.facts.already += 1;
                }
            }
            if empty {
                header("").map_err(|problem| StoreError::NotAnExport { line: 1, problem })?;
            }
            quick::extend(db)?;
            Ok(restored)
        })
    }
}

fn header(text: &str) -> Result<(), String> {
    let header: Value = serde_json::from_str(text).unwrap_or_default();
    if header["heardback"] != "facts" {
        return Err("it does not begin as an export of facts does".to_owned());
    }
    match header["version"].as_u64() {
        Some(version) if version <= VERSION => Ok(()),
        Some(version) => Err(format!(
            "it has the form {version}, and this program reads up to {VERSION}; use a newer one"
        )),
        None => Err("it does not say its version".to_owned()),
    }
}
