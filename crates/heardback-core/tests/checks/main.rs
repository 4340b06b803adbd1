//! The checks of messages, each against sentences people write.

mod hostile;
mod sentences;
mod whole;

use heardback_core::checks::{Facts, Message, Person};
use heardback_core::playbook::Kind;

/// A search in which everything is known.
fn facts() -> Facts {
    Facts {
        sender: Person {
            name: "Ines Okafor".to_owned(),
            phone: "+44 161 496 0137".to_owned(),
            role: String::new(),
        },
        recipient: Person {
            name: "Paul Brandt".to_owned(),
            phone: String::new(),
            role: "hiring manager".to_owned(),
        },
        company: "Harbor Mills".to_owned(),
        position: "Supply Planner".to_owned(),
        applied_on: Some("2026-04-13".parse().expect("a day")),
        original_subject: "Application: Supply Planner, Ines Okafor".to_owned(),
        interview_on: Some("2026-04-21".parse().expect("a day")),
        topics: vec!["safety stock model".to_owned(), "move of the warehouse to Leeds".to_owned()],
        promised: "by 24 April".to_owned(),
        value_item: "report on port delays".to_owned(),
        referrer: "Tom Ellery".to_owned(),
        ..Facts::default()
    }
}

fn message(kind: Kind, body: &str) -> Message {
    Message {
        recipients: vec!["paul".to_owned()],
        subject: Some("Supply Planner, Ines Okafor".to_owned()),
        body: body.to_owned(),
        ..Message::new(kind)
    }
}
