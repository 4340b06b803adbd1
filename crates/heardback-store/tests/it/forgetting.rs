//! What is forgotten is gone from the file, byte for byte.

use std::path::Path;

use heardback_core::fact::{
    BatchId, Channel, ContactDetail, Direction, Event, ImportId, MessageEvent, MessageKey,
    MessageKind, OutcomeKind,
};
use heardback_store::{Forget, Forgotten, ReadMessage, Store};

use crate::lines::{batch, belonging, company, import, mail, note, read, typed};

/// Whether these letters stand anywhere in any file of the folder, in upper or lower case.
fn stands_in(folder: &Path, letters: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap().to_ascii_lowercase();
        bytes.windows(letters.len()).any(|window| window == letters.as_bytes())
    })
}

fn person(contact: &str, detail: ContactDetail) -> Event {
    Event::Contact { contact: contact.into(), detail }
}

/// Two applications, Zanzibar and Acme, each with its mail and person, and one mail that belongs to both.
fn two_applications(store: &Store) {
    let (run, of_import) = import(1, "import of inbox.mbox");
    let mut writer = store.import_writer(run, of_import.clone()).unwrap();
    let mut add = |key: u64, applications: &[&str], text: &str, facts| {
        let mut kept = belonging(mail(key, key.cast_signed(), "Hello", text), applications);
        kept.head.from = format!("{} <people@{}.example>", applications[0], applications[0]);
        writer
            .add(ReadMessage {
                key: MessageKey(key),
                source: 1,
                read_to: None,
                file: None,
                kept: Some(kept),
                facts,
            })
            .unwrap();
    };
    for (key, name) in [(1, "zanzibar"), (2, "acme")] {
        let who = format!("{name}-{}", ["quagga", "ocelot"][usize::try_from(key).unwrap() - 1]);
        let secret = format!("{name} xylophone{key}");
        add(
            key,
            &[name],
            &secret,
            vec![
                read(key * 10, &of_import, key, &secret, company(name, &name.to_uppercase())),
                read(
                    key * 10 + 1,
                    &of_import,
                    key,
                    &secret,
                    person(&who, ContactDetail::Name(who.clone())),
                ),
                read(
                    key * 10 + 2,
                    &of_import,
                    key,
                    &secret,
                    Event::Outcome {
                        application: name.into(),
                        outcome: OutcomeKind::Rejected,
                        delivered_by: Some(who.as_str().into()),
                        decision_maker: None,
                    },
                ),
            ],
        );
    }
    let both = MessageEvent {
        applications: vec!["zanzibar".into(), "acme".into()],
        contact: None,
        direction: Direction::In,
        channel: Channel::Email,
        kind: MessageKind::Reply,
        auto: false,
        needs_reply: false,
        return_on: None,
        interview: None,
        asked_feedback: false,
        queued: false,
        further: false,
        mail: Some(MessageKey(3)),
        subject: None,
    };
    add(
        3,
        &["acme", "zanzibar"],
        "about both",
        vec![read(30, &of_import, 3, "both", Event::Message(both))],
    );
    writer.finish(crate::lines::at(0), Default::default()).unwrap();
    let noting = batch(5, "note on zanzibar: platypus");
    store.append(&noting, &[typed(50, &noting, note("zanzibar", "platypus"))]).unwrap();
    store.undo_last(&batch(6, "undo")).unwrap();
    // Enough facts for a quick copy of them, and for pages to split.
    let many = batch(7, "many notes");
    let facts: Vec<_> = (1_000..3_000)
        .map(|number| {
            let application = ["zanzibar", "acme"][usize::try_from(number % 2).unwrap()];
            typed(number, &many, note(application, &format!("{application} {number}")))
        })
        .collect();
    store.append(&many, &facts).unwrap();
}

#[test]
fn a_forgotten_application_leaves_no_letter_behind_and_the_others_whole() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("data");
    let store = Store::open(&folder).unwrap();
    two_applications(&store);
    for letters in ["zanzibar", "quagga", "xylophone1", "platypus"] {
        assert!(stands_in(&folder, letters), "{letters} was written");
    }
    let forgotten = store.forget(&Forget::Application("zanzibar".into())).unwrap();
    assert_eq!(forgotten, Forgotten { facts: 1_005, shortened: 1, messages: 1 });
    for letters in ["zanzibar", "quagga", "xylophone1", "platypus"] {
        assert!(!stands_in(&folder, letters), "{letters} is gone");
    }
    assert_eq!(store.count_facts().unwrap(), 1_004);
    assert_eq!(store.facts_about(&["acme".into()], &[]).unwrap().len(), 1_003);
    let heads = store.message_heads().unwrap();
    let left: Vec<u64> = heads.iter().map(|head| head.key.0).collect();
    assert_eq!(left, [2, 3]);
    assert_eq!(heads[1].applications, ["acme".into()]);
    assert_eq!(store.search("xylophone*", 9).unwrap().len(), 1);
    assert!(!store.seen(MessageKey(1)).unwrap().unwrap().kept, "the next import skips it");
    let said: Vec<String> = store.batches().unwrap().into_iter().map(|batch| batch.said).collect();
    assert_eq!(said, ["import of inbox.mbox", "partly forgotten"]);
    let findings = store.doctor().unwrap();
    assert!(findings.iter().all(|finding| finding.next.is_none()), "{findings:?}");
}

#[test]
fn a_forgotten_person_leaves_what_was_done_without_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("data");
    let store = Store::open(&folder).unwrap();
    two_applications(&store);
    let forgotten = store.forget(&Forget::Contact("zanzibar-quagga".into())).unwrap();
    assert_eq!(forgotten, Forgotten { facts: 1, shortened: 1, messages: 1 });
    assert!(!stands_in(&folder, "quagga"));
    let kept = store.facts_about(&["zanzibar".into()], &[]).unwrap();
    assert!(kept.iter().any(|fact| matches!(
        fact.event,
        Event::Outcome { outcome: OutcomeKind::Rejected, delivered_by: None, .. }
    )));
}

#[test]
fn a_forgotten_import_can_be_imported_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("data");
    let store = Store::open(&folder).unwrap();
    two_applications(&store);
    let forgotten = store.forget(&Forget::Import(ImportId(1))).unwrap();
    assert_eq!(forgotten, Forgotten { facts: 7, shortened: 0, messages: 3 });
    assert!(!stands_in(&folder, "xylophone"));
    assert_eq!(store.seen(MessageKey(1)).unwrap(), None);
    assert_eq!(store.imports().unwrap(), []);
    assert!(store.batches().unwrap().iter().all(|batch| batch.import.is_none()));
}

#[test]
fn forgetting_everything_leaves_an_empty_journal_that_works() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("data");
    let store = Store::open(&folder).unwrap();
    two_applications(&store);
    store.set("zone", Some("Indian/Mauritius")).unwrap();
    store.forget(&Forget::All).unwrap();
    for letters in ["zanzibar", "acme", "ocelot", "xylophone", "platypus", "mauritius"] {
        assert!(!stands_in(&folder, letters), "{letters} is gone");
    }
    assert_eq!(store.facts().unwrap(), []);
    assert_eq!(store.undo_last(&batch(9, "undo")).unwrap(), None);
    two_applications(&store);
    assert_eq!(store.search("both", 9).unwrap().len(), 1);
}

#[test]
fn while_another_program_reads_the_traces_stay_and_both_the_error_and_doctor_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("data");
    let store = Store::open(&folder).unwrap();
    two_applications(&store);
    let reader = rusqlite::Connection::open(store.path()).unwrap();
    reader.execute_batch("begin; select count(*) from facts").unwrap();
    let mut looked = reader.prepare("select id from facts").unwrap();
    let mut rows = looked.query([]).unwrap();
    assert!(rows.next().unwrap().is_some());
    let error = store.forget(&Forget::Application("zanzibar".into())).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "It is forgotten, but another program has {} open, so its traces in the file could not be wiped yet. Close the other program and do it again.",
            store.path().display()
        )
    );
    assert_eq!(store.count_facts().unwrap(), 1_004, "it is forgotten");
    let unwiped = |store: &Store| {
        store.doctor().unwrap().iter().any(|finding| finding.what.contains("not wiped yet"))
    };
    assert!(unwiped(&store));
    drop(rows);
    drop(looked);
    drop(reader);
    store.mend().unwrap();
    assert!(!unwiped(&store));
    assert!(!stands_in(&folder, "zanzibar"));
}

#[test]
fn an_undo_of_what_was_forgotten_is_refused() {
    let store = Store::open_in_memory().unwrap();
    let noting = batch(1, "note");
    store.append(&noting, &[typed(1, &noting, note("acme", "a"))]).unwrap();
    store.forget(&Forget::Application("acme".into())).unwrap();
    let error = store.undo(BatchId(1), &batch(2, "undo")).unwrap_err();
    assert_eq!(error.to_string(), "There is nothing recorded under 0000000000001.");
}
