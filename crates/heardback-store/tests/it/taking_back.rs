//! Undo, from the newest to the oldest, and undoing an undo.

use heardback_core::fact::{BatchId, Event, Fact, FactId};
use heardback_store::{Store, StoreError};

use crate::lines::{batch, note, typed};

/// The numbers of the facts that hold, by the journal's own rule for retractions.
fn in_force(store: &Store) -> Vec<u64> {
    let facts = store.facts().unwrap();
    let holds = |fact: &Fact| {
        let mut id = fact.id;
        let mut holds = true;
        while let Some(by) = facts
            .iter()
            .rev()
            .find(|by| matches!(by.event, Event::Retracted { retracted } if retracted == id))
        {
            holds = !holds;
            id = by.id;
        }
        holds
    };
    let notes = facts.iter().filter(|fact| matches!(fact.event, Event::Note { .. }));
    notes.filter(|fact| holds(fact)).map(|fact| fact.id.0).collect()
}

fn three_notes() -> Store {
    let store = Store::open_in_memory().unwrap();
    for number in 1..=3 {
        let batch = batch(number, &format!("note {number}"));
        store.append(&batch, &[typed(number, &batch, note("acme", "a"))]).unwrap();
    }
    store
}

#[test]
fn undo_takes_back_one_batch_after_the_other_until_there_is_none() {
    let store = three_notes();
    for (by, left, said) in [(11, &[1, 2][..], "note 3"), (12, &[1], "note 2"), (13, &[], "note 1")]
    {
        assert_eq!(store.last_batch().unwrap().unwrap().said, said);
        assert_eq!(store.undo_last(&batch(by, "undo")).unwrap().unwrap().batch.said, said);
        assert_eq!(in_force(&store), left);
    }
    assert_eq!(store.undo_last(&batch(14, "undo")).unwrap(), None);
    assert_eq!(store.batches().unwrap().len(), 6, "an undo of nothing is not noted");
}

#[test]
fn what_was_undone_comes_back_by_undoing_the_undo_and_can_be_undone_again() {
    let store = three_notes();
    store.undo(BatchId(2), &batch(11, "undo")).unwrap();
    assert_eq!(in_force(&store), [1, 3]);
    let again = store.undo(BatchId(2), &batch(12, "undo")).unwrap_err();
    assert!(matches!(again, StoreError::AlreadyUndone { id: BatchId(2) }), "{again}");
    assert_eq!(store.undo(BatchId(11), &batch(12, "redo")).unwrap().facts, 1);
    assert_eq!(store.undo_last(&batch(13, "undo")).unwrap().unwrap().batch.id, BatchId(3));
    assert_eq!(store.undo_last(&batch(14, "undo")).unwrap().unwrap().batch.id, BatchId(2));
    assert_eq!(store.undo_last(&batch(15, "undo")).unwrap().unwrap().batch.id, BatchId(1));
    assert_eq!(in_force(&store), [0; 0]);
}

#[test]
fn an_undo_is_found_with_the_application_it_concerns() {
    let store = three_notes();
    store.undo_last(&batch(11, "undo")).unwrap();
    let about = store.facts_about(&["acme".into()], &[]).unwrap();
    let retracted = about.iter().filter(
        |fact| matches!(fact.event, Event::Retracted { retracted } if retracted == FactId(3)),
    );
    assert_eq!((about.len(), retracted.count()), (4, 1));
}
