//! One search, told through the store from its first mail to its being forgotten.

use heardback_core::fact::{ApplicationId, Event, FactId, MessageKey};
use heardback_store::{Appended, Forget, ReadMessage, Source, Store, StoreError, Weight};

use crate::lines::{at, batch, belonging, company, import, mail, note, read, typed};

#[test]
fn a_search_is_imported_noted_undone_exported_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("data")).unwrap();
    assert_eq!(store.facts().unwrap(), []);

    // An import brings two mails of the search, one to review and one that is nobody's business.
    let (run, of_import) = import(1, "import of inbox.mbox");
    let mut writer = store.import_writer(run, of_import.clone()).unwrap();
    let source = writer
        .source(&Source {
            id: 0,
            path: "/mail/inbox.mbox".to_owned(),
            inode: 7,
            size: 4_000,
            modified: at(0),
            ends: u64::MAX,
            read_to: 0,
            import: writer_import(),
        })
        .unwrap();
    let mut add = |key: u64, kept, facts| {
        writer
            .add(ReadMessage {
                key: MessageKey(key),
                source,
                read_to: Some(key * 1_000),
                file: None,
                kept,
                facts,
            })
            .unwrap();
    };
    let thanks = belonging(mail(1, 10, "Your application", "Thank you for applying."), &["acme"]);
    let opened = read(1, &of_import, 1, "Thank you for applying.", company("acme", "Acme"));
    add(1, Some(thanks.clone()), vec![opened.clone()]);
    let mut answer =
        belonging(mail(2, 20, "Re: Your application", "Shall we talk on Friday? — Zoë"), &["acme"]);
    answer.refs = vec![MessageKey(1)];
    add(2, Some(answer.clone()), vec![]);
    let mut unsure = mail(3, 15, "A role for you", "We have an exciting role.");
    unsure.head.in_review = true;
    add(3, Some(unsure.clone()), vec![]);
    add(4, None, vec![]);
    let receipt = [("read".to_owned(), 4), ("kept".to_owned(), 3)].into();
    let written = writer.finish(at(1), receipt).unwrap();
    assert_eq!(written, Appended { added: 1, already: 0 });
    assert_eq!(store.imports().unwrap()[0].finished, Some(at(1)));
    assert_eq!(store.source("/mail/inbox.mbox").unwrap().unwrap().read_to, 4_000);
    assert!(!store.seen(MessageKey(4)).unwrap().unwrap().kept);
    assert_eq!(store.seen(MessageKey(5)).unwrap(), None);

    // Its mail is found by words, by thread and by application, newest first or oldest first.
    let found = store.search("talk ZOE", 20).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].head, answer.head);
    assert_eq!(found[0].snippet, "Shall we \u{2}talk\u{3} on Friday? — \u{2}Zoë\u{3}");
    let newest_first: Vec<u64> =
        store.search("dana", 20).unwrap().iter().map(|hit| hit.head.key.0).collect();
    assert_eq!(newest_first, [2, 3, 1]);
    assert_eq!(store.search("\"applying thank\"", 20).unwrap(), []);
    assert_eq!(store.thread(&[MessageKey(1)]).unwrap(), [thanks.head.clone(), answer.head.clone()]);
    assert_eq!(store.messages_of(&"acme".into()).unwrap().len(), 2);
    assert_eq!(store.message(MessageKey(2)).unwrap(), Some(answer));

    // The user says what the unsure one is: nothing of his. Its text goes.
    assert_eq!(store.in_review().unwrap(), [unsure]);
    assert!(store.settle(MessageKey(3), &[]).unwrap());
    assert_eq!(store.in_review().unwrap(), []);
    assert_eq!(store.search("exciting", 20).unwrap(), []);

    // A note, and second thoughts.
    let noting = batch(1, "note on acme");
    let noted = typed(11, &noting, note("acme", "They use Rust."));
    assert_eq!(store.append(&noting, std::slice::from_ref(&noted)).unwrap().added, 1);
    assert_eq!(store.append(&noting, std::slice::from_ref(&noted)).unwrap().already, 1);
    assert_eq!(store.facts_about(&["acme".into()], &[]).unwrap(), [opened.clone(), noted.clone()]);
    let undone = store.undo_last(&batch(2, "undo")).unwrap().unwrap();
    assert_eq!((undone.batch, undone.facts), (noting, 1));
    let facts = store.facts().unwrap();
    assert_eq!(facts.len(), 3);
    assert_eq!(facts[2].event, Event::Retracted { retracted: FactId(11) });

    // All of it as lines, and the lines back into an empty store.
    let mut lines = Vec::new();
    store.export(&mut lines).unwrap();
    let other = Store::open_in_memory().unwrap();
    assert_eq!(other.take_in(lines.as_slice()).unwrap().facts, Appended { added: 3, already: 0 });
    assert_eq!(other.facts().unwrap(), facts);
    assert_eq!(other.batches().unwrap(), store.batches().unwrap());
    assert_eq!(other.take_in(lines.as_slice()).unwrap().facts, Appended { added: 0, already: 3 });

    // Nothing to complain about.
    let complaints: Vec<_> = store
        .doctor()
        .unwrap()
        .into_iter()
        .filter(|finding| finding.weight != Weight::Fine)
        .map(|finding| finding.what)
        .collect();
    assert_eq!(complaints, [""; 0]);

    // And away.
    let forgotten = store.forget(&Forget::Application(ApplicationId::from("acme"))).unwrap();
    assert_eq!((forgotten.facts, forgotten.messages), (3, 2));
    assert_eq!(store.facts().unwrap(), []);
    assert_eq!(store.search("dana", 20).unwrap(), []);
}

fn writer_import() -> heardback_core::fact::ImportId {
    heardback_core::fact::ImportId(1)
}

#[test]
fn a_fact_of_a_known_id_that_says_something_else_is_refused_with_all_its_batch() {
    let store = Store::open_in_memory().unwrap();
    let first = batch(1, "first");
    store.append(&first, &[typed(1, &first, note("acme", "one"))]).unwrap();
    let second = batch(2, "second");
    let refused = store.append(
        &second,
        &[typed(2, &second, note("acme", "new")), typed(1, &second, note("acme", "other"))],
    );
    assert!(matches!(refused, Err(StoreError::OtherContent { id: FactId(1) })));
    assert_eq!(store.count_facts().unwrap(), 1);
    assert_eq!(store.batches().unwrap(), [first]);
}
