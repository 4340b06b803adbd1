#![allow(clippy::unwrap_used, reason = "tests")]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use expect_test::expect;
use heardback_core::fact::{ApplicationId, BatchId, Event, Fact, FactId, ImportId, Origin};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::pack::Pack;
use super::{FORM, facts, from_rows};
use crate::{Batch, Forget, Store, Weight};

const FIXTURE: &str = include_str!("../../fixtures/facts-v1.jsonl");

thread_local! {
    /// For every type that was packed: where in the bytes a variant's number stands, and all its numbers.
    static PACKED: RefCell<Vec<(&'static str, usize, &'static [u8])>> = const { RefCell::new(Vec::new()) };
}

/// Called by what `pack!` makes, in tests only.
pub(in crate::quick) fn packing(name: &'static str, at: usize, numbers: &'static [u8]) {
    PACKED.with_borrow_mut(|packed| packed.push((name, at, numbers)));
}

fn fixture() -> Vec<Fact> {
    FIXTURE
        .lines()
        .filter(|line| line.contains("\"fact\":"))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_fixture_has_every_variant_of_every_type_of_a_fact() {
    let mut bytes = Vec::new();
    fixture().iter().for_each(|fact| fact.pack(&mut bytes));
    let mut missing: BTreeMap<&str, BTreeSet<u8>> = BTreeMap::new();
    PACKED.with_borrow(|packed| {
        for (name, _, numbers) in packed {
            missing.insert(name, numbers.iter().copied().collect());
        }
        for (name, at, _) in packed {
            missing.get_mut(name).unwrap().remove(&bytes[*at]);
        }
    });
    missing.retain(|_, numbers| !numbers.is_empty());
    assert_eq!(missing, BTreeMap::new(), "add a line to fixtures/facts-v1.jsonl for each");
}

#[test]
fn every_fact_reads_back_as_it_was_packed() {
    for fact in fixture() {
        let mut bytes = Vec::new();
        fact.pack(&mut bytes);
        let mut rest = bytes.as_slice();
        assert_eq!(Fact::unpack(&mut rest), Some(fact));
        assert_eq!(rest, [0; 0]);
        for cut in 0..bytes.len() {
            assert_eq!(Fact::unpack(&mut &bytes[..cut]), None, "cut short it does not read");
        }
    }
}

/// When this fails because a line was added to the fixture, accept the new digest. When it fails because the bytes of
/// a line that was there changed, raise `FORM` as well: what is on disk is in the old form.
#[test]
fn the_bytes_of_this_form_do_not_change() {
    let mut bytes = Vec::new();
    fixture().iter().for_each(|fact| fact.pack(&mut bytes));
    let digest: String =
        Sha256::digest(&bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    expect!["form 2: 11720 bytes f4e46327ef8dcace"]
        .assert_eq(&format!("form {FORM}: {} bytes {digest}", bytes.len()));
}

fn batch(number: u64) -> Batch {
    Batch::typed(BatchId(number), Timestamp::UNIX_EPOCH, "notes")
}

fn notes(batch: &Batch, numbers: std::ops::Range<u64>) -> Vec<Fact> {
    numbers
        .map(|number| Fact {
            id: FactId(number),
            on: Timestamp::UNIX_EPOCH.into(),
            recorded: batch.recorded,
            batch: batch.id,
            origin: Origin::Line { import: ImportId(7), file: "a.csv".to_owned(), line: number },
            event: Event::Note {
                application: Some(ApplicationId::from(format!("app-{}", number % 10))),
                contact: None,
                text: number.to_string(),
            },
        })
        .collect()
}

fn chunks(store: &Store) -> i64 {
    store.db.query_row("select count(*) from fact_chunks", [], |row| row.get(0)).unwrap()
}

#[track_caller]
fn check_copy(store: &Store) {
    assert_eq!(facts(&store.db).unwrap(), from_rows(&store.db).unwrap());
}

#[test]
fn the_copy_and_the_rows_agree_after_every_kind_of_change() {
    let store = Store::open_in_memory().unwrap();
    let few = batch(1);
    store.append(&few, &notes(&few, 0..100)).unwrap();
    assert_eq!(chunks(&store), 0, "a few facts are not worth a copy");
    check_copy(&store);
    let many = batch(2);
    store.append(&many, &notes(&many, 100..9_000)).unwrap();
    assert_eq!(chunks(&store), 5);
    check_copy(&store);
    let one = batch(3);
    store.append(&one, &notes(&one, 9_000..9_001)).unwrap();
    check_copy(&store);
    store.undo(BatchId(2), &batch(4)).unwrap();
    check_copy(&store);
    assert_eq!(store.count_facts().unwrap(), 17_901);
    store.forget(&Forget::Application("app-3".into())).unwrap();
    check_copy(&store);
    assert!(chunks(&store) > 0);
    assert!(!store.facts().unwrap().iter().any(|fact| fact.event == notes(&few, 3..4)[0].event));
    let again = batch(5);
    store.append(&again, &notes(&again, 20_000..21_000)).unwrap();
    check_copy(&store);
    store.forget(&Forget::Import(ImportId(7))).unwrap();
    assert_eq!(store.facts().unwrap(), []);
    assert_eq!(chunks(&store), 0);
}

#[test]
fn a_copy_in_another_form_is_passed_over() {
    let store = Store::open_in_memory().unwrap();
    let many = batch(1);
    store.append(&many, &notes(&many, 0..600)).unwrap();
    store.db.execute("update fact_chunks set form = form + 1, facts = x'00'", []).unwrap();
    assert_eq!(store.facts().unwrap().len(), 600);
    check_copy(&store);
}

#[test]
fn a_damaged_copy_is_not_believed_and_doctor_tells_and_mends() {
    let store = Store::open_in_memory().unwrap();
    let many = batch(1);
    store.append(&many, &notes(&many, 0..600)).unwrap();
    store.db.execute("update fact_chunks set facts = substr(facts, 1, 100)", []).unwrap();
    assert_eq!(store.facts().unwrap().len(), 600);
    // The kind that can be read, but says something else.
    store.db.execute("update fact_chunks set facts = x''", []).unwrap();
    let broken = || -> Vec<String> {
        let findings = store.doctor().unwrap();
        findings.into_iter().filter(|f| f.weight == Weight::Broken).map(|f| f.what).collect()
    };
    assert_eq!(broken(), ["The quick copy of the facts differs from the facts."]);
    store.mend().unwrap();
    assert_eq!(broken(), [""; 0]);
    check_copy(&store);
}
