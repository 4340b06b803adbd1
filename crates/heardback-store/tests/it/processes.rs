//! Real processes: two that write at once, and some that are killed while they do.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use heardback_core::fact::MessageKey;
use heardback_store::{ReadMessage, Store, Weight};

use crate::lines::{batch, belonging, company, import, mail, note, read, typed};

const FOLDER: &str = "STORE_TEST_FOLDER";
const FIRST: &str = "STORE_TEST_FIRST";
const MAILS: u64 = 6_000;

/// Starts one of the two writers below, which are this very program run again.
fn start(writer: &str, folder: &Path, first: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([writer, "--exact", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// The numbers a writer has acknowledged; after `enough` of them it is killed.
fn acknowledged(child: &mut Child, enough: usize) -> Vec<u64> {
    let mut numbers = Vec::new();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in lines.map_while(Result::ok) {
        // The first one stands behind what the test runner prints.
        if let Some((_, number)) = line.split_once("recorded ") {
            numbers.push(number.parse().unwrap());
            if numbers.len() == enough {
                child.kill().unwrap();
            }
        }
    }
    child.wait().unwrap();
    numbers
}

fn acknowledge(number: u64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "recorded {number}").unwrap();
    out.flush().unwrap();
}

/// Records a thousand facts, each by itself.
#[test]
#[ignore = "the other tests here run it in a process of its own"]
fn a_writer_of_facts() {
    let own = tempfile::tempdir().unwrap();
    let folder = std::env::var_os(FOLDER).map_or(own.path().join("data"), Into::into);
    let first: u64 = std::env::var(FIRST).map_or(0, |first| first.parse().unwrap());
    let store = Store::open(&folder).unwrap();
    for number in first..first + 1_000 {
        let batch = batch(number, "note");
        let fact = typed(number, &batch, note("acme", &number.to_string()));
        assert_eq!(store.append(&batch, &[fact]).unwrap().added, 1);
        acknowledge(number);
    }
}

/// Imports mails, every tenth of them of the search, in portions of fifty.
#[test]
#[ignore = "the other tests here run it in a process of its own"]
fn a_writer_of_an_import() {
    let own = tempfile::tempdir().unwrap();
    let folder = std::env::var_os(FOLDER).map_or(own.path().join("data"), Into::into);
    import_all(&Store::open(&folder).unwrap(), acknowledge);
}

fn import_all(store: &Store, mut acknowledge: impl FnMut(u64)) {
    let seen = store.all_seen().unwrap();
    let (run, of_import) = import(1, "import");
    let mut writer = store.import_writer(run, of_import.clone()).unwrap();
    for key in 0..MAILS {
        if seen.contains_key(&MessageKey(key)) {
            continue;
        }
        let ours = key % 10 == 0;
        let application = format!("app-{key}");
        let kept = ours.then(|| {
            belonging(mail(key, key.cast_signed(), "Hello", &format!("word{key}")), &[&application])
        });
        let facts = match ours {
            true => vec![read(key, &of_import, key, "Hello", company(&application, "Acme"))],
            false => vec![],
        };
        let read =
            ReadMessage { key: MessageKey(key), source: 1, read_to: None, file: None, kept, facts };
        writer.add(read).unwrap();
        if key % 50 == 49 {
            writer.commit().unwrap();
            acknowledge(key);
        }
    }
    writer.finish(crate::lines::at(9), Default::default()).unwrap();
}

#[test]
fn two_programs_that_record_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("data");
    // Neither finds a file: making it is part of what they do at once.
    let mut one = start("processes::a_writer_of_facts", &folder, 0);
    let mut other = start("processes::a_writer_of_facts", &folder, 5_000);
    let reading = std::thread::spawn(move || acknowledged(&mut other, usize::MAX));
    let counts = (acknowledged(&mut one, usize::MAX).len(), reading.join().unwrap().len());
    assert_eq!(counts, (1_000, 1_000));
    let store = Store::open(&folder).unwrap();
    let recorded: BTreeSet<u64> = store.facts().unwrap().iter().map(|fact| fact.id.0).collect();
    assert!(recorded.iter().copied().eq((0..1_000).chain(5_000..6_000)));
}

#[test]
fn what_was_acknowledged_before_a_kill_is_there() {
    for enough in [1, 7, 60, 333] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("data");
        let numbers = acknowledged(&mut start("processes::a_writer_of_facts", &folder, 0), enough);
        assert!((enough..1_000).contains(&numbers.len()), "it was killed while it wrote");
        let store = Store::open(&folder).unwrap();
        let recorded: BTreeSet<u64> = store.facts().unwrap().iter().map(|fact| fact.id.0).collect();
        assert!(numbers.iter().all(|number| recorded.contains(number)));
        assert!(recorded.len() <= numbers.len() + 1, "at most one was recorded and not yet said");
    }
}

#[test]
fn an_import_that_is_killed_and_repeated_ends_as_one_that_was_not() {
    let whole = Store::open_in_memory().unwrap();
    import_all(&whole, |_| ());
    for enough in [1, 9, 30] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("data");
        let portions =
            acknowledged(&mut start("processes::a_writer_of_an_import", &folder, 0), enough);
        let last = *portions.last().unwrap();
        let store = Store::open(&folder).unwrap();
        let seen = store.all_seen().unwrap();
        assert!((0..=last).all(|key| seen.contains_key(&MessageKey(key))));
        assert!(seen.len() < usize::try_from(MAILS).unwrap(), "it was killed before the end");
        // Whatever was seen is there in full, and nothing else is.
        let facts: BTreeSet<u64> = store.facts().unwrap().iter().map(|fact| fact.id.0).collect();
        let kept: BTreeSet<u64> =
            store.message_heads().unwrap().iter().map(|head| head.key.0).collect();
        let ours: BTreeSet<u64> =
            seen.iter().filter(|(_, kept)| **kept).map(|(key, _)| key.0).collect();
        assert_eq!((&facts, &kept), (&ours, &ours));
        assert_eq!(store.imports().unwrap()[0].finished, None);
        import_all(&store, |_| ());
        assert_eq!(store.facts().unwrap(), whole.facts().unwrap());
        assert_eq!(store.message_heads().unwrap(), whole.message_heads().unwrap());
        assert_eq!(store.all_seen().unwrap(), whole.all_seen().unwrap());
        assert_eq!(store.imports().unwrap(), whole.imports().unwrap());
        assert_eq!(store.search("word2990", 5).unwrap().len(), 1);
        let findings = store.doctor().unwrap();
        assert!(findings.iter().all(|finding| finding.weight == Weight::Fine), "{findings:?}");
    }
}
