//! Kept mail: replaced, settled, searched and found by its thread.

use heardback_core::fact::{BatchId, Event, ImportId, MessageKey, Verdict};
use heardback_store::{ReadMessage, Seen, Settled, Store};

use crate::lines::{batch, belonging, import, mail, typed};

fn found(store: &Store, words: &str) -> Vec<u64> {
    store.search(words, 20).unwrap().iter().map(|hit| hit.head.key.0).collect()
}

#[test]
fn a_message_kept_twice_is_kept_once_with_its_last_words() {
    let store = Store::open_in_memory().unwrap();
    store.keep(&mail(1, 1, "Hello", "first words")).unwrap();
    store.keep(&mail(1, 1, "Hello", "other words")).unwrap();
    assert_eq!(found(&store, "first"), [0; 0]);
    assert_eq!(found(&store, "other"), [1]);
    assert_eq!(store.message_heads().unwrap().len(), 1);
}

#[test]
fn the_newest_is_found_first_in_whatever_order_mail_came_and_many_may_share_a_second() {
    let store = Store::open_in_memory().unwrap();
    for (key, minute) in [(5, 50), (1, 10), (9, 90), (3, 30)] {
        store.keep(&mail(key, minute, "Hello", "tapir")).unwrap();
    }
    assert_eq!(found(&store, "tapir"), [9, 5, 3, 1]);
    for key in 1_000..1_600 {
        store.keep(&mail(key, 70, "Hello", "okapi")).unwrap();
    }
    assert_eq!(store.search("okapi", 1_000).unwrap().len(), 600);
    assert_eq!(found(&store, "tapir"), [9, 5, 3, 1]);
}

#[test]
fn mail_without_a_date_is_kept_and_counts_as_the_oldest() {
    let store = Store::open_in_memory().unwrap();
    let mut undated = mail(1, 1, "Hello", "tapir");
    undated.head.date = None;
    store.keep(&mail(2, 2, "Hello", "tapir")).unwrap();
    store.keep(&undated).unwrap();
    assert_eq!(found(&store, "tapir"), [2, 1]);
    assert_eq!(store.message(MessageKey(1)).unwrap(), Some(undated));
}

#[test]
fn words_a_user_may_type_are_words_and_never_commands() {
    let store = Store::open_in_memory().unwrap();
    store.keep(&mail(1, 1, "C++ / Rust: front-end", "Salut, Zoé! near the AND gate")).unwrap();
    for words in [
        "zoe",
        "ZOÉ",
        "front-end",
        "\"the and gate\"",
        "and",
        "c++",
        "rust:",
        "fro*",
        "\"unclosed",
        "(rust",
        "rust\0",
    ] {
        assert_eq!(found(&store, words).is_empty(), words == "\"unclosed", "{words}");
    }
    for nothing in ["", "  ", "*", "\"\"", "++"] {
        assert_eq!(found(&store, nothing), [0; 0], "{nothing}");
    }
    assert_eq!(found(&store, "rust OR cobol"), [0; 0], "or is a word as well");
}

#[test]
fn a_settled_mail_leaves_review_and_an_unsettled_one_comes_back() {
    let store = Store::open_in_memory().unwrap();
    let mut unsure = mail(1, 1, "Hello", "tapir");
    unsure.head.in_review = true;
    store.keep(&unsure).unwrap();
    assert_eq!(store.count_in_review().unwrap(), 1);
    assert!(store.settle(MessageKey(1), &["acme".into(), "globex".into()]).unwrap());
    assert_eq!(store.count_in_review().unwrap(), 0);
    assert_eq!(store.messages_of(&"globex".into()).unwrap().len(), 1);
    assert!(store.back_to_review(MessageKey(1)).unwrap());
    assert_eq!(store.in_review().unwrap(), [unsure]);
    assert_eq!(store.messages_of(&"globex".into()).unwrap(), []);
    assert!(!store.settle(MessageKey(2), &[]).unwrap(), "no such mail");
}

#[test]
fn a_mail_that_is_nobodys_loses_its_text_and_is_remembered_as_not_kept() {
    let store = Store::open_in_memory().unwrap();
    store.keep(&belonging(mail(1, 1, "Hello", "tapir"), &["acme"])).unwrap();
    let seen = Seen { key: MessageKey(1), kept: true, import: ImportId(1), source: 1 };
    store.remember_seen(&[seen]).unwrap();
    store.settle(MessageKey(1), &[]).unwrap();
    assert_eq!(store.message(MessageKey(1)).unwrap(), None);
    assert_eq!(store.seen(MessageKey(1)).unwrap(), Some(Seen { kept: false, ..seen }));
    assert!(!store.all_seen().unwrap()[&MessageKey(1)]);
}

#[test]
fn a_thread_is_found_from_either_end() {
    let store = Store::open_in_memory().unwrap();
    let mut answer = mail(2, 20, "Re: Hello", "b");
    answer.refs = vec![MessageKey(9), MessageKey(1)];
    store.keep(&answer).unwrap();
    store.keep(&mail(1, 10, "Hello", "a")).unwrap();
    store.keep(&mail(3, 30, "Other", "c")).unwrap();
    let keys = |of: &[u64]| -> Vec<u64> {
        let of: Vec<MessageKey> = of.iter().copied().map(MessageKey).collect();
        store.thread(&of).unwrap().iter().map(|head| head.key.0).collect()
    };
    assert_eq!(keys(&[1]), [1, 2]);
    assert_eq!(keys(&[9]), [2], "even by one that was never kept");
    assert_eq!(keys(&[2, 3]), [2, 3]);
    assert_eq!(keys(&[]), [0; 0]);
}

#[test]
fn settings_are_set_changed_and_unset() {
    let store = Store::open_in_memory().unwrap();
    assert_eq!(store.setting("zone").unwrap(), None);
    for value in [Some("Europe/Berlin"), Some(""), None] {
        store.set("zone", value).unwrap();
        assert_eq!(store.setting("zone").unwrap().as_deref(), value);
    }
}

#[test]
fn undoing_a_verdict_brings_the_mail_back_to_review_and_undoing_that_takes_it_away_again() {
    let store = Store::open_in_memory().unwrap();
    let mut unsure = belonging(mail(1, 1, "Hello", "tapir"), &[]);
    unsure.head.in_review = true;
    store.keep(&unsure).unwrap();
    let verdict = |number: u64, verdict| {
        let batch = batch(number, "review");
        let event = Event::Reviewed { message: MessageKey(1), verdict };
        store.append(&batch, &[typed(number, &batch, event)]).unwrap();
    };
    verdict(1, Verdict::NotMine);
    store.settle(MessageKey(1), &[]).unwrap();
    assert_eq!(found(&store, "tapir"), [0; 0]);
    store.undo_last(&batch(2, "undo")).unwrap();
    assert_eq!(store.in_review().unwrap(), std::slice::from_ref(&unsure));
    assert_eq!(found(&store, "tapir"), [1]);
    store.undo(BatchId(2), &batch(3, "redo")).unwrap();
    assert_eq!(store.in_review().unwrap(), []);
    assert_eq!(found(&store, "tapir"), [0; 0]);
    store.back_to_review(MessageKey(1)).unwrap();
    verdict(4, Verdict::Application("acme".into()));
    store.settle(MessageKey(1), &["acme".into()]).unwrap();
    store.undo_last(&batch(5, "undo")).unwrap();
    assert_eq!(store.in_review().unwrap(), [unsure]);
    store.undo(BatchId(5), &batch(6, "redo")).unwrap();
    assert_eq!(store.messages_of(&"acme".into()).unwrap().len(), 1);
}

#[test]
fn what_was_set_aside_goes_with_the_next_import() {
    let store = Store::open_in_memory().unwrap();
    store.keep(&mail(1, 1, "Hello", "tapir")).unwrap();
    store.settle(MessageKey(1), &[]).unwrap();
    let (run, of_import) = import(1, "import");
    store.import_writer(run, of_import).unwrap();
    assert!(!store.back_to_review(MessageKey(1)).unwrap());
}

#[test]
fn mail_that_waits_for_the_end_of_an_import_is_kept_then_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let (run, of_import) = import(1, "import");
    let mut writer = store.import_writer(run, of_import).unwrap();
    let read = |key: u64, kept| ReadMessage {
        key: MessageKey(key),
        source: 1,
        read_to: None,
        file: None,
        kept,
        facts: Vec::new(),
    };
    for (key, minute) in [(5, 50), (1, 10), (3, 30)] {
        let message = mail(key, minute, "Hello", "tapir");
        writer.add_later(read(key, Some(message))).unwrap();
    }
    writer.add_later(read(9, None)).unwrap();
    writer.settle(MessageKey(3), Settled::Belongs(vec!["acme".into()]));
    writer.settle(MessageKey(5), Settled::Review);
    let other = Store::open(folder.path()).unwrap();
    assert_eq!(found(&other, "tapir"), [0; 0]);
    writer.commit().unwrap();
    assert_eq!(found(&other, "tapir"), [5, 3, 1]);
    assert!(!other.all_seen().unwrap()[&MessageKey(9)]);
    let unmatched: Vec<u64> = store.unmatched().unwrap().iter().map(|(key, _)| key.0).collect();
    assert_eq!(unmatched, [1], "neither what belongs somewhere nor what is asked about");
    writer.add_later(read(7, Some(mail(7, 70, "Hello", "tapir")))).unwrap();
    drop(writer);
    assert_eq!(found(&store, "tapir"), [5, 3, 1], "an import that ends early leaves it out");
}
