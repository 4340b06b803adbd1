//! How long the store takes: `cargo bench -p heardback-store`, with `-- journal`, `-- mail` or `-- search` for one part.
//!
//! Prints the median of several runs for each piece of work; `docs/performance.md` keeps the results.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program for the developer")]

use std::time::{Duration, Instant};

use heardback_core::fact::{
    ApplicationDetail, BatchId, Channel, ContactDetail, Direction, Event, Fact, FactId, ImportId,
    InterviewKind, MessageEvent, MessageKey, MessageKind, Origin,
};
use heardback_store::{Batch, Import, Message, MessageHead, ReadMessage, Store};
use jiff::Timestamp;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let folder = std::env::var_os("BENCH_DIR").map_or(folder.path().to_owned(), Into::into);
    let wanted: Vec<String> =
        std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|arg| arg == name);
    if wanted("journal") {
        journal(&folder.join("journal"));
    }
    if wanted("mail") {
        mail(&folder.join("mail"), 24_000);
    }
    if wanted("search") {
        mail(&folder.join("search"), 60_000);
    }
}

fn journal(folder: &std::path::Path) {
    let facts = facts(30_000);
    let batch = Batch::imported(BatchId(1), at(0), "import", ImportId(1));
    let store = Store::open(folder).unwrap();
    let start = Instant::now();
    store.append(&batch, &facts).unwrap();
    println!("append 30,000 facts in one batch      {:?}", start.elapsed());
    drop(store);
    median("open and read 30,000 facts", 50, || {
        let store = Store::open(folder).unwrap();
        let facts = store.facts().unwrap();
        assert_eq!(facts.len(), 30_000);
        // A program that shows its list and ends does not clear up.
        std::mem::forget(facts);
    });
    let store = Store::open(folder).unwrap();
    median("read 30,000 facts again", 50, || {
        let facts = store.facts().unwrap();
        assert_eq!(facts.len(), 30_000);
        // A program that shows its list and ends does not clear up.
        std::mem::forget(facts);
    });
    let copied = store.facts().unwrap();
    median("copy them in memory, to compare", 50, || std::mem::forget(copied.clone()));
    median("the facts that name things", 15, || drop(store.facts_naming().unwrap()));
    median("the facts about one application", 15, || {
        assert!(!store.facts_about(&["app-500".into()], &[]).unwrap().is_empty());
    });
    drop(store);
    let mut number = 1 << 40;
    median("open, note, close", 15, || {
        number += 1;
        let store = Store::open(folder).unwrap();
        let batch = Batch::typed(BatchId(number), at(0), "note");
        let event = Event::Note {
            application: Some("app-500".into()),
            contact: None,
            text: "They use Rust.".to_owned(),
        };
        let fact = Fact {
            id: FactId(number),
            on: at(0).into(),
            recorded: at(0),
            batch: batch.id,
            origin: Origin::Typed,
            event,
        };
        store.append(&batch, &[fact]).unwrap();
    });
    println!("journal: {} bytes", folder.join("heardback.db").metadata().unwrap().len());
}

/// 60,000 messages of which so many are kept.
fn mail(folder: &std::path::Path, kept: u64) {
    let store = Store::open(folder).unwrap();
    let mut words = Words(1);
    let messages: Vec<Message> = (0..kept).map(|key| message(key, &mut words)).collect();
    let facts = facts(24_000);
    let start = (Instant::now(), cpu());
    let import = Import {
        id: ImportId(1),
        started: at(0),
        finished: None,
        said: String::new(),
        receipt: Default::default(),
    };
    let batch = Batch::imported(BatchId(1), at(0), "import", ImportId(1));
    let mut writer = store.import_writer(import, batch).unwrap();
    for (key, fact) in
        (0u64..60_000).zip(facts.into_iter().map(Some).chain(std::iter::repeat(None)))
    {
        let kept = messages.get(usize::try_from(key).unwrap()).cloned();
        let digest = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        writer
            .add(ReadMessage {
                key: MessageKey(digest),
                source: 1,
                read_to: None,
                file: None,
                kept,
                facts: fact.into_iter().collect(),
            })
            .unwrap();
    }
    println!("  … before the end                    {:?}", start.0.elapsed());
    writer.finish(at(1), Default::default()).unwrap();
    println!(
        "import {kept} kept of 60,000 messages {:?}, {:?} CPU",
        start.0.elapsed(),
        cpu() - start.1
    );
    println!("mail: {} bytes", folder.join("heardback.db").metadata().unwrap().len());
    for (name, query) in [
        ("rare", "word9999"),
        ("common", "word3"),
        ("two words", "word3 word7"),
        ("beginning", "word123*"),
    ] {
        median(&format!("search, {name}"), 15, || {
            store.search(query, 20).unwrap();
        });
    }
    median("which messages were seen", 15, || drop(store.all_seen().unwrap()));
}

fn median(name: &str, runs: usize, mut work: impl FnMut()) {
    let before = cpu();
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    let used = (cpu() - before) / u32::try_from(runs).unwrap();
    println!("{name:37} {:?} (best {:?}, {used:?} CPU)", times[runs / 2], times[0]);
}

/// Processor time of this process, from the system's own count.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks: u64 =
        after_name.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + minute * 60).unwrap()
}

/// A journal as an import leaves it: thirty facts an application.
fn facts(count: u64) -> Vec<Fact> {
    (0..count)
        .map(|n| {
            let application = format!("app-{}", n / 30).as_str().into();
            let contact = format!("person-{}", n / 60).as_str().into();
            let event = match n % 30 {
                0 => Event::Application {
                    application,
                    detail: ApplicationDetail::Company(format!("Company {}", n / 30)),
                },
                1 => Event::Application {
                    application,
                    detail: ApplicationDetail::Role("Platform Engineer".to_owned()),
                },
                2 => Event::Applied { application },
                3 => {
                    Event::Contact { contact, detail: ContactDetail::Name("Dana Ruiz".to_owned()) }
                }
                4 => Event::Contact {
                    contact,
                    detail: ContactDetail::Email("dana@acme.example".to_owned()),
                },
                5 => Event::Interview {
                    interview: format!("interview-{}", n / 30).as_str().into(),
                    application,
                    round: Some(1),
                    kind: Some(InterviewKind::Video),
                    start: Some(at(n.cast_signed())),
                    end: None,
                    interviewers: vec![contact],
                },
                6 => Event::Promise {
                    application,
                    by: Some(contact),
                    text: "You will hear from us by Friday.".to_owned(),
                    due: Some("2026-03-06".parse().unwrap()),
                },
                7..12 => Event::Note {
                    application: Some(application),
                    contact: None,
                    text: "They asked about the move from one cloud to another.".to_owned(),
                },
                _ => Event::Message(MessageEvent {
                    applications: vec![application],
                    contact: Some(contact),
                    direction: Direction::In,
                    channel: Channel::Email,
                    kind: MessageKind::Reply,
                    auto: false,
                    needs_reply: n % 2 == 0,
                    return_on: None,
                    interview: None,
                    asked_feedback: false,
                    queued: false,
                    further: false,
                    mail: Some(MessageKey(n)),
                    subject: Some("Re: your application as Platform Engineer".to_owned()),
                }),
            };
            let origin = Origin::Mail {
                import: ImportId(1),
                message: MessageKey(n),
                quote: (n % 3 == 0).then(|| "Thank you for applying to our company.".to_owned()),
            };
            Fact {
                id: FactId(n.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
                on: at(n.cast_signed()).into(),
                recorded: at(0),
                batch: BatchId(1),
                origin,
                event,
            }
        })
        .collect()
}

/// Words drawn so that few are frequent and many are rare, as in any language.
struct Words(u64);

impl Words {
    fn next(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let uniform = (self.0 >> 33) as f64 / (1u64 << 31) as f64;
        (20_000f64.powf(uniform)) as u64
    }
}

fn message(key: u64, words: &mut Words) -> Message {
    let mut text = String::with_capacity(4_200);
    while text.len() < 4_000 {
        text.push_str("word");
        text.push_str(&words.next().to_string());
        text.push(' ');
    }
    Message {
        head: MessageHead {
            key: MessageKey(key.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            import: ImportId(1),
            date: Some(at(key.cast_signed() * 20)),
            from: format!("Person {} <person{}@acme.example>", key % 500, key % 500),
            to: "sam@home.example".to_owned(),
            subject: format!("Your application number {}", key % 1_000),
            folder: None,
            applications: vec![format!("app-{}", key / 30).as_str().into()],
            in_review: false,
        },
        message_id: Some(format!("{key}@acme.example")),
        refs: vec![MessageKey(key / 2)],
        reading: r#"{"label":"other","confidence":0.9,"company":"Acme","role":null,"evidence":[]}"#
            .to_owned(),
        text,
    }
}
