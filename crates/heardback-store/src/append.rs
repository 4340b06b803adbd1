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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use heardback_core::fact::{BatchId, Event, FactId, Origin};
    use jiff::Timestamp;

    use super::*;

    fn note(id: u64, batch: &Batch, text: &str) -> Fact {
        Fact {
            id: FactId(id),
            on: batch.recorded.into(),
            recorded: batch.recorded,
            batch: batch.id,
            origin: Origin::Typed,
            event: Event::Note { application: None, contact: None, text: text.to_owned() },
        }
    }

    fn batch(id: u64) -> Batch {
        Batch::typed(BatchId(id), Timestamp::UNIX_EPOCH, "note")
    }

    #[test]
    fn on_a_full_disk_nothing_is_half_written_and_the_sentence_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        let before = batch(1);
        store.append(&before, &[note(1, &before, "before")]).unwrap();
        let pages: i64 = store.db.query_row("pragma page_count", [], |row| row.get(0)).unwrap();
        store.db.pragma_update(None, "max_page_count", pages + 2).unwrap();
        let large = batch(2);
        let facts: Vec<Fact> =
            (10..600).map(|id| note(id, &large, "something rather long to fill it")).collect();
        let error = store.append(&large, &facts).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "There is no room left on the disk of {}. Nothing of this step was written. Make some room and do it again.",
                store.path().display()
            )
        );
        assert_eq!(store.facts().unwrap(), [note(1, &before, "before")]);
        assert_eq!(store.batches().unwrap(), [before]);
        store.db.pragma_update(None, "max_page_count", 1_000_000).unwrap();
        assert_eq!(store.append(&large, &facts).unwrap().added, 590);
    }

    #[test]
    fn a_recorded_fact_can_neither_be_changed_nor_deleted_in_passing() {
        let store = Store::open_in_memory().unwrap();
        let first = batch(1);
        store.append(&first, &[note(1, &first, "first")]).unwrap();
        for (text, sentence) in [
            ("update facts set body = '{}'", "a recorded fact is never changed"),
            ("delete from facts", "a recorded fact is only removed by forget"),
            ("delete from batches", "FOREIGN KEY constraint failed"),
        ] {
            let error = store.db.execute(text, []).unwrap_err().to_string();
            assert_eq!(error, sentence);
        }
    }

    #[test]
    fn a_fact_handed_in_with_another_batch_is_refused() {
        let store = Store::open_in_memory().unwrap();
        let error = store.append(&batch(1), &[note(1, &batch(2), "astray")]).unwrap_err();
        assert!(matches!(error, StoreError::OtherBatch { .. }), "{error}");
        assert_eq!(store.batches().unwrap(), []);
    }

    #[test]
    fn times_are_kept_to_the_microsecond_and_a_repetition_is_still_the_same_fact() {
        let store = Store::open_in_memory().unwrap();
        let mut exact = batch(1);
        exact.recorded = "2026-03-01T09:00:00.123456789Z".parse().unwrap();
        let fact = note(1, &exact, "now");
        store.append(&exact, std::slice::from_ref(&fact)).unwrap();
        let kept = &store.facts().unwrap()[0];
        assert_eq!(kept.recorded, "2026-03-01T09:00:00.123456Z".parse().unwrap());
        assert_eq!(store.append(&exact, &[fact]).unwrap().already, 1);
    }

    #[test]
    fn what_was_recorded_after_a_fact_is_read_without_what_came_before() {
        let store = Store::open_in_memory().unwrap();
        let first = batch(1);
        let facts = [note(3, &first, "one"), note(1, &first, "two"), note(2, &first, "three")];
        store.append(&first, &facts).unwrap();
        assert_eq!(store.facts_after(FactId(3)).unwrap(), facts[1..]);
        assert_eq!(store.facts_after(FactId(2)).unwrap(), []);
        assert_eq!(store.facts_after(FactId(9)).unwrap(), [], "no such fact");
    }
}
