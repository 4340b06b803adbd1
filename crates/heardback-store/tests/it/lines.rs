//! Facts for tests, as short as they can be written.

use heardback_core::fact::{
    ApplicationDetail, ApplicationId, BatchId, Event, Fact, FactId, ImportId, MessageKey, Origin,
};
use heardback_store::{Batch, Import, Message, MessageHead};
use jiff::Timestamp;

/// A minute of one March morning.
pub(crate) fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_772_600_000 + minute * 60).unwrap()
}

pub(crate) fn batch(number: u64, said: &str) -> Batch {
    Batch::typed(BatchId(number), at(number.cast_signed()), said)
}

pub(crate) fn typed(number: u64, batch: &Batch, event: Event) -> Fact {
    Fact {
        id: FactId(number),
        on: "2026-03-04".parse::<jiff::civil::Date>().unwrap().into(),
        recorded: batch.recorded,
        batch: batch.id,
        origin: Origin::Typed,
        event,
    }
}

pub(crate) fn read(number: u64, batch: &Batch, mail: u64, quote: &str, event: Event) -> Fact {
    let origin = Origin::Mail {
        import: batch.import.unwrap_or(ImportId(1)),
        message: MessageKey(mail),
        quote: Some(quote.to_owned()),
    };
    Fact { origin, ..typed(number, batch, event) }
}

pub(crate) fn company(application: &str, name: &str) -> Event {
    Event::Application {
        application: application.into(),
        detail: ApplicationDetail::Company(name.to_owned()),
    }
}

pub(crate) fn note(application: &str, text: &str) -> Event {
    Event::Note { application: Some(application.into()), contact: None, text: text.to_owned() }
}

pub(crate) fn mail(key: u64, minute: i64, subject: &str, text: &str) -> Message {
    Message {
        head: MessageHead {
            key: MessageKey(key),
            import: ImportId(1),
            date: Some(at(minute)),
            from: "Dana Ruiz <dana@acme.example>".to_owned(),
            to: "sam@home.example".to_owned(),
            subject: subject.to_owned(),
            folder: None,
            applications: Vec::new(),
            in_review: false,
        },
        message_id: Some(format!("{key}@acme.example")),
        refs: Vec::new(),
        reading: "{}".to_owned(),
        text: text.to_owned(),
    }
}

pub(crate) fn belonging(mut message: Message, applications: &[&str]) -> Message {
    message.head.applications = applications.iter().map(|&id| ApplicationId::from(id)).collect();
    message
}

pub(crate) fn import(number: u64, said: &str) -> (Import, Batch) {
    let id = ImportId(number);
    let import = Import {
        id,
        started: at(0),
        finished: None,
        said: said.to_owned(),
        receipt: Default::default(),
    };
    (import, Batch::imported(BatchId(1_000 + number), at(0), said, id))
}
