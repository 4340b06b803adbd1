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
pub(crate) const FORM: i64 = 2;

/// Fewer facts than this are read from their rows.
const WORTH: i64 = 512;

/// Facts in a chunk at most.
const CHUNK: usize = 2_048;

/// All facts in the order they were recorded.
pub(crate) fn facts(db: &Connection) -> Result<Vec<Fact>, StoreError> {
    let mapped = Mapped::of(db)?;
    // One look at the file for both parts, whatever others are writing meanwhile.
    let transaction = db.unchecked_transaction()?;
    let facts = match unpack_all(&transaction)? {
        Some((mut facts, last)) => {
            rows_after(&transaction, last, usize::MAX, |_, fact| facts.push(fact))?;
            facts
        }
        // The copy is damaged. The rows are the truth, and `doctor` will tell.
        None => from_rows(&transaction)?,
    };
    transaction.commit()?;
    drop(mapped);
    Ok(facts)
}

/// Reads the file by mapping it into memory for a while: a chunk is fifty pages, and asking the system for each of them
/// takes longer than copying it. Within one look at the file no other program can make it shorter, because SQLite
/// writes a page back only when nobody looks at it any more; so the mapping ends with the look.
struct Mapped<'d>(&'d Connection);

impl<'d> Mapped<'d> {
    /// The first gigabyte of the file; what lies behind is asked for page by page.
    const LARGEST: i64 = 1 << 30;

    fn of(db: &'d Connection) -> Result<Self, StoreError> {
        db.pragma_update(None, "mmap_size", Self::LARGEST)?;
        Ok(Self(db))
    }
}

impl Drop for Mapped<'_> {
    fn drop(&mut self) {
        // Where this cannot be turned off, the file stays mapped, which SQLite allows for as well.
        let _ = self.0.pragma_update(None, "mmap_size", 0);
    }
}

/// All facts, read from their rows.
pub(crate) fn from_rows(db: &Connection) -> Result<Vec<Fact>, StoreError> {
    let mut facts = Vec::new();
    rows_after(db, i64::MIN, usize::MAX, |_, fact| facts.push(fact))?;
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
    let mut insert = db.prepare_cached(
        "insert into fact_chunks (owner, form, first, last, facts) values ($1, $2, $3, $4, $5)",
    )?;
    // Chunk by chunk: an import may have recorded more facts than one wants in memory twice.
    let mut last = last;
    loop {
        let (mut bytes, mut first, mut count) = (Vec::with_capacity(CHUNK * 128), None, 0);
        rows_after(db, last, CHUNK, |seq, fact| {
            fact.pack(&mut bytes);
            first.get_or_insert(seq);
            last = seq;
            count += 1;
        })?;
        let Some(first) = first else { return Ok(()) };
        insert.execute((OWNER, FORM, first, last, bytes))?;
        if count < CHUNK {
            return Ok(());
        }
    }
}

/// Drops the copy and makes it anew.
pub(crate) fn renew(db: &Connection) -> Result<(), StoreError> {
    db.execute("delete from fact_chunks where owner = $1", [OWNER])?;
    extend(db)
}

/// At most so many facts whose rows come after this one, with their rows.
pub(crate) fn rows_after(
    db: &Connection,
    after: i64,
    most: usize,
    mut found: impl FnMut(i64, Fact),
) -> Result<(), StoreError> {
    // The plus keeps the database from going through an index of owners, of which there is one.
    let mut statement = db.prepare_cached(&format!(
        "select {COLUMNS}, seq from facts where +owner = $1 and seq > $2 order by seq limit $3"
    ))?;
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut rows = statement.query((OWNER, after, most))?;
    while let Some(row) = rows.next()? {
        found(row.get(11)?, fact_row::fact(row)?);
    }
    Ok(())
}

/// The facts of all chunks and the row of the last one; none if a chunk is damaged. Of many, the first half is unpacked on
/// a second thread while the others are still being read: the work is nearly all making texts.
fn unpack_all(db: &Connection) -> Result<Option<(Vec<Fact>, i64)>, StoreError> {
    let count: i64 = db
        .prepare_cached("select count(*) from fact_chunks where owner = $1 and form = $2")?
        .query_row((OWNER, FORM), |row| row.get(0))?;
    let count = usize::try_from(count).unwrap_or(0);
    let half = if count < 4 { 0 } else { count / 2 };
    let mut statement = db.prepare_cached(
        "select last, facts from fact_chunks where owner = $1 and form = $2 order by first",
    )?;
    let mut rows = statement.query((OWNER, FORM))?;
    let mut early: Vec<Vec<u8>> = Vec::with_capacity(half);
    while early.len() < half
        && let Some(row) = rows.next()?
    {
        early.push(row.get(1)?);
    }
    std::thread::scope(|scope| {
        let early = (half > 0).then(|| {
            scope.spawn(move || {
                // With room for all, because the other half is moved behind this one.
                let mut facts = Vec::with_capacity((count + 1) * CHUNK);
                early.iter().all(|chunk| unpack(chunk, &mut facts)).then_some(facts)
            })
        });
        let mut last = 0;
        let mut late = Vec::with_capacity((count - half) * CHUNK);
        let mut is_whole = true;
        while let Some(row) = rows.next()? {
            last = row.get(0)?;
            let chunk = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            is_whole &= unpack(chunk, &mut late);
        }
        let facts = match early {
            None => Some(late),
            // A thread that panicked has found the copy damaged in a way nobody thought of.
            Some(early) => early.join().ok().flatten().map(|mut facts| {
                facts.append(&mut late);
                facts
            }),
        };
        Ok(facts.filter(|_| is_whole).map(|facts| (facts, last)))
    })
}

/// Adds the facts of a chunk; false if it is damaged.
fn unpack(mut bytes: &[u8], facts: &mut Vec<Fact>) -> bool {
    while !bytes.is_empty() {
        match Fact::unpack(&mut bytes) {
            Some(fact) => facts.push(fact),
            None => return false,
        }
    }
    true
}
