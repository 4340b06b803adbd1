//! Facts loaded quickly: a compact copy of all but the newest, a few hundred to a chunk.
//!
//! The rows with their JSON are the truth. Reading tens of thousands of them costs more than everything `today` does
//! with them, so the facts are written a second time in a form that needs no parsing. A chunk is written in the
//! transaction that records its last fact and never changes, as facts never do. Forgetting drops all chunks, by a
//! trigger, and writes them anew. A chunk in another form is passed over. So there is no moment at which the copy and
//! the rows differ; `doctor` compares them all the same.

mod pack;
mod packed;
#[cfg(test)]
mod tests;

use heardback_core::fact::Fact;
use rusqlite::Connection;

use self::pack::Pack;
use crate::error::StoreError;
use crate::fact_row::{self, COLUMNS};
use crate::store::OWNER;

/// Rises with every change of the bytes; a test notices one.
pub(crate) const FORM: i64 = 1;

/// Fewer facts than this are read from their rows.
const WORTH: i64 = 512;

/// Facts in a chunk at most.
const CHUNK: usize = 2_048;

/// All facts in the order they were recorded.
pub(crate) fn facts(db: &Connection) -> Result<Vec<Fact>, StoreError> {
    // One look at the file for both parts, whatever others are writing meanwhile.
    let transaction = db.unchecked_transaction()?;
    let mut statement = transaction.prepare_cached(
        "select last, facts from fact_chunks where owner = $1 and form = $2 order by first",
    )?;
    let mut rows = statement.query((OWNER, FORM))?;
    let mut last = 0;
    let mut chunks: Vec<Vec<u8>> = Vec::new();
    while let Some(row) = rows.next()? {
        last = row.get(0)?;
        chunks.push(row.get(1)?);
    }
    drop(rows);
    let facts = match unpack_all(&chunks) {
        Some(mut facts) => {
            rows_after(&transaction, last, |_, fact| facts.push(fact))?;
            facts
        }
        // The copy is damaged. The rows are the truth, and `doctor` will tell.
        None => from_rows(&transaction)?,
    };
    drop(statement);
    transaction.commit()?;
    Ok(facts)
}

/// All facts, read from their rows.
pub(crate) fn from_rows(db: &Connection) -> Result<Vec<Fact>, StoreError> {
    let mut facts = Vec::new();
    rows_after(db, i64::MIN, |_, fact| facts.push(fact))?;
    Ok(facts)
}

/// Copies the facts that have no copy yet, once there are enough of them. Called at the end of every recording.
pub(crate) fn extend(db: &Connection) -> Result<(), StoreError> {
    let last: i64 = db
        .prepare_cached(
            "select coalesce(max(last), 0) from fact_chunks where owner = $1 and form = $2",
        )?
        .query_row((OWNER, FORM), |row| row.get(0))?;
    let waiting: i64 = db
        .prepare_cached("select count(*) from facts where +owner = $1 and seq > $2")?
        .query_row((OWNER, last), |row| row.get(0))?;
    if waiting < WORTH {
        return Ok(());
    }
    let mut facts: Vec<(i64, Fact)> = Vec::new();
    rows_after(db, last, |seq, fact| facts.push((seq, fact)))?;
    let mut insert = db.prepare_cached(
        "insert into fact_chunks (owner, form, first, last, facts) values ($1, $2, $3, $4, $5)",
    )?;
    for chunk in facts.chunks(CHUNK) {
        let mut bytes = Vec::with_capacity(chunk.len() * 128);
        chunk.iter().for_each(|(_, fact)| fact.pack(&mut bytes));
        insert.execute((OWNER, FORM, chunk[0].0, chunk[chunk.len() - 1].0, bytes))?;
    }
    Ok(())
}

/// Drops the copy and makes it anew.
pub(crate) fn renew(db: &Connection) -> Result<(), StoreError> {
    db.execute("delete from fact_chunks where owner = $1", [OWNER])?;
    extend(db)
}

/// The facts whose rows come after this one, with their rows.
pub(crate) fn rows_after(
    db: &Connection,
    after: i64,
    mut found: impl FnMut(i64, Fact),
) -> Result<(), StoreError> {
    // The plus keeps the database from going through an index of owners, of which there is one.
    let mut statement = db.prepare_cached(&format!(
        "select {COLUMNS}, seq from facts where +owner = $1 and seq > $2 order by seq"
    ))?;
    let mut rows = statement.query((OWNER, after))?;
    while let Some(row) = rows.next()? {
        found(row.get(11)?, fact_row::fact(row)?);
    }
    Ok(())
}

/// Half of the chunks on a second thread: the work is nearly all making strings.
fn unpack_all(chunks: &[Vec<u8>]) -> Option<Vec<Fact>> {
    if chunks.len() < 4 {
        return unpack(chunks);
    }
    let (early, late) = chunks.split_at(chunks.len() / 2);
    std::thread::scope(|scope| {
        let late = scope.spawn(|| unpack(late));
        let mut facts = unpack(early);
        // A thread that panicked has found the copy damaged in a way nobody thought of.
        let late = late.join().ok().flatten();
        facts.as_mut()?.extend(late?);
        facts
    })
}

fn unpack(chunks: &[Vec<u8>]) -> Option<Vec<Fact>> {
    let mut facts = Vec::with_capacity(chunks.len() * CHUNK);
    for chunk in chunks {
        let mut bytes = chunk.as_slice();
        while !bytes.is_empty() {
            facts.push(Fact::unpack(&mut bytes)?);
        }
    }
    Some(facts)
}
