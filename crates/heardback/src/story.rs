//! What is known of an application, told from the beginning: the same for every face.

use std::collections::HashSet;

use heardback_core::fact::{
    ApplicationDetail, ContactDetail, Direction, Event, Fact, FactId, InterviewId, MessageKey,
};
use heardback_core::journal::{Application, Journal, in_force};

use crate::say::fact::is_about;

/// The facts about an application, oldest first, without those that only say how it is called.
pub(crate) fn story<'f>(
    facts: &'f [Fact],
    journal: &Journal,
    application: &Application,
) -> Vec<&'f Fact> {
    // A retraction that was taken back lets its fact count again.
    let facts = in_force(facts);
    let interviews: Vec<&InterviewId> =
        application.interviews.iter().map(|&i| &journal.interviews[i].id).collect();
    let messages: Vec<FactId> =
        application.messages.iter().map(|&m| journal.messages[m].fact).collect();
    let promises: Vec<FactId> =
        application.promises.iter().map(|&p| journal.promises[p].fact).collect();
    let first: HashSet<_> = facts.iter().filter_map(|fact| letter(fact, false)).collect();
    let mut found: Vec<&Fact> = facts
        .into_iter()
        .filter(|fact| match &fact.event {
            Event::Contact { detail: ContactDetail::Application(_), .. }
            | Event::Application {
                detail: ApplicationDetail::Company(_) | ApplicationDetail::Role(_),
                ..
            } => false,
            Event::Bounced { message } => messages.contains(message),
            // One letter is one line, which names all it went to.
            Event::Message(_) if letter(fact, true).is_some_and(|mail| first.contains(&mail)) => {
                false
            }
            Event::PromiseKept { promise } => promises.contains(promise),
            _ => is_about(fact, &application.id, &interviews),
        })
        .collect();
    found.sort_by(|a, b| {
        let key = |fact: &Fact| (fact.on.date(&journal.zone), is_detail(fact), fact.order_key());
        key(a).partial_cmp(&key(b)).unwrap_or(std::cmp::Ordering::Equal)
    });
    found
}

/// The letter of the user's that a fact speaks of, to whom it went first or to somebody further.
fn letter(fact: &Fact, further: bool) -> Option<MessageKey> {
    match &fact.event {
        Event::Message(message) if message.further == further => {
            message.mail.filter(|_| message.direction == Direction::Out)
        }
        _ => None,
    }
}

/// How an application went stands behind that it went, where both became known on one day.
fn is_detail(fact: &Fact) -> bool {
    matches!(fact.event, Event::Application { .. })
}

/// What the program keeps for itself, to recognise mail by.
pub(crate) fn is_in_the_works(fact: &Fact) -> bool {
    matches!(fact.event, Event::Application { detail: ApplicationDetail::Domain(_), .. })
}
