//! The user's own notes on an application, for every face: which there are, and which one is meant.

use heardback_core::fact::{ApplicationId, Event, Fact};
use heardback_core::journal::in_force;
use heardback_core::plain::plain;
use heardback_core::verbs::own_note;

use crate::failure::Failure;

/// The notes on an application among its facts, oldest first.
pub(crate) fn on<'f>(facts: &'f [Fact], application: &ApplicationId) -> Vec<&'f Fact> {
    let is_on = |fact: &&Fact| match &fact.event {
        Event::Note { application: Some(about), .. } => {
            about == application && own_note(fact).is_some()
        }
        _ => false,
    };
    let mut notes: Vec<&Fact> = in_force(facts).into_iter().filter(is_on).collect();
    notes.sort_by(|a, b| {
        a.order_key().partial_cmp(&b.order_key()).unwrap_or(std::cmp::Ordering::Equal)
    });
    notes
}

/// The note that words of it name.
pub(crate) fn find<'f>(
    facts: &'f [Fact],
    application: &ApplicationId,
    words: &str,
) -> Result<&'f Fact, Failure> {
    let wanted = plain(words);
    let fits = |note: &&Fact| {
        !wanted.is_empty() && own_note(note).is_some_and(|text| plain(text).contains(&wanted))
    };
    let fitting: Vec<&Fact> = on(facts, application).into_iter().filter(fits).collect();
    match fitting.as_slice() {
        [only] => Ok(only),
        [] => Err(Failure::typed(format!("None of your notes on {application} has “{words}”."))
            .hint(format!("heardback show {application}"))),
        several => {
            let mut failure = Failure::typed(format!(
                "“{words}” stands in more than one of your notes; use words that only one has:"
            ));
            for note in several {
                failure = failure.hint(own_note(note).unwrap_or_default());
            }
            Err(failure)
        }
    }
}
