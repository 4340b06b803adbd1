//! What doctor finds, each caused here.

use heardback_core::fact::{Event, FactId};
use heardback_store::{Store, Weight};
use rusqlite::Connection;

use crate::lines::{batch, mail, note, typed};

/// What doctor says of a store of one note and one mail, after `harm` was done to its file.
fn diagnosis(harm: impl FnOnce(&Store, &Connection)) -> Vec<(Weight, String)> {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open(&home.path().join("data")).unwrap();
    let noting = batch(1, "note");
    store.append(&noting, &[typed(1, &noting, note("acme", "a"))]).unwrap();
    store.keep(&mail(1, 1, "Hello", "tapir")).unwrap();
    let raw = Connection::open(store.path()).unwrap();
    harm(&store, &raw);
    let findings = store.doctor().unwrap();
    let path = store.path().display().to_string();
    findings
        .into_iter()
        .filter(|finding| finding.weight != Weight::Fine)
        .map(|finding| (finding.weight, finding.what.replace(&path, "FILE")))
        .collect()
}

#[test]
fn a_healthy_store_has_nothing_to_mend_and_says_how_much_it_holds() {
    assert_eq!(diagnosis(|_, _| ()), []);
    let store = Store::open_in_memory().unwrap();
    let said: Vec<String> =
        store.doctor().unwrap().into_iter().map(|finding| finding.what).collect();
    assert!(
        said[3].ends_with(
            " MB hold 0 facts in 0 batches, 0 kept mails and the keys of 0 messages seen."
        )
    );
}

#[test]
fn a_fact_that_cannot_be_read_is_named() {
    let found = diagnosis(|_, raw| {
        raw.execute_batch(
            "insert into facts (owner, id, batch, recorded, on_day, kind, body)
             values (1, 2, 1, 0, 20260304, 'teleported', '{\"fact\":\"teleported\"}')",
        )
        .unwrap();
    });
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, Weight::Broken);
    assert!(found[0].1.starts_with("The fact 0000000000002 in "), "{}", found[0].1);
    assert!(found[0].1.contains("unknown variant `teleported`"), "{}", found[0].1);
}

#[test]
fn a_retraction_of_nothing_is_odd_and_no_more() {
    let found = diagnosis(|store, _| {
        let by = batch(2, "undo");
        let retraction = typed(2, &by, Event::Retracted { retracted: FactId(77) });
        store.append(&by, &[retraction]).unwrap();
    });
    let sentence = "The fact 0000000000002 takes back 000000000002d, which is not recorded.";
    assert_eq!(found, [(Weight::Odd, sentence.to_owned())]);
}

#[test]
fn words_that_are_not_in_the_index_are_found_missing_and_mended() {
    let harm = |_: &Store, raw: &Connection| {
        raw.execute_batch("update messages set body = 'okapi'").unwrap();
    };
    let found = diagnosis(harm);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, Weight::Broken);
    assert!(found[0].1.starts_with("The index of words does not agree with the kept mail ("));
    let mended = diagnosis(|store, raw| {
        harm(store, raw);
        store.mend().unwrap();
        assert_eq!(store.search("okapi", 5).unwrap().len(), 1);
        assert_eq!(store.search("tapir", 5).unwrap().len(), 0);
    });
    assert_eq!(mended, []);
}

#[test]
fn rows_that_belong_to_nothing_are_counted() {
    let found = diagnosis(|_, raw| {
        raw.execute_batch(
            "pragma foreign_keys = off; insert into message_applications values (1, 'acme', 99)",
        )
        .unwrap();
    });
    let sentence = "1 rows of message_applications belong to something that is not there.";
    assert_eq!(found, [(Weight::Broken, sentence.to_owned())]);
}
