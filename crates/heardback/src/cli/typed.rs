//! What is told back once something is recorded.

use std::io::{self, BufRead, Write};

use heardback_core::fact::{ApplicationId, Event};
use heardback_core::verbs::When;

pub(super) use crate::days::{day_ahead, happened, moment};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::say::{Out, Tone, day, item};

/// Records events of one moment, says so and how to take it back, and what comes next for an application.
pub(crate) fn record(
    desk: &mut Desk,
    out: &mut Out<'_>,
    what: &str,
    when: When,
    events: Vec<Event>,
    application: Option<&ApplicationId>,
) -> Result<(), Failure> {
    desk.record(what, events.into_iter().map(|event| (when.on, event)))?;
    recorded(out, what)?;
    match application {
        Some(id) => next(desk, id, out),
        None => Ok(()),
    }
}

/// Asks for a line at a terminal; the question stands before it. Nothing where one goes back instead, with a dot alone or by
/// ending the input.
pub(crate) fn line(question: &str) -> Result<Option<String>, Failure> {
    let mut asked = io::stderr().lock();
    write!(asked, "{question}")?;
    asked.flush()?;
    answer(&mut io::stdin().lock())
}

fn answer(input: &mut impl BufRead) -> Result<Option<String>, Failure> {
    let mut answer = String::new();
    let ended = input.read_line(&mut answer)? == 0;
    let answer = answer.trim();
    Ok((!ended && answer != ".").then(|| answer.to_owned()))
}

/// What was recorded, and how to take it back.
pub(crate) fn recorded(out: &mut Out<'_>, what: &str) -> Result<(), Failure> {
    out.text(format!("Recorded: {what}."))?;
    out.line(out.toned(Tone::Faint, "To take it back: heardback undo"))
}

/// What comes next for an application, now that the journal has changed.
fn next(desk: &Desk, id: &ApplicationId, out: &mut Out<'_>) -> Result<(), Failure> {
    let journal = desk.journal()?;
    let Some(a) = journal.applications.iter().position(|application| application.id == *id) else {
        return Ok(());
    };
    let plan = desk.plan()?;
    let here = desk.today();
    let mine = plan.items.iter().filter(|item| item.applications.contains(&a));
    let next = mine.min_by_key(|item| (item.window.due.unwrap_or(here), item.id));
    let Some(next) = next else {
        let wait = plan.waits.iter().find(|wait| wait.application == a);
        return wait.map_or(Ok(()), |wait| out.text(&wait.sentence));
    };
    let on = next.window.due.unwrap_or(here).max(here);
    out.text(format!("Next {}: {}.", day::coming(on, here), item::what(journal, next)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_and_the_end_of_the_input_go_back_and_an_empty_line_is_an_answer() {
        let typed = |text: &str| answer(&mut text.as_bytes()).expect("text is read");
        assert_eq!(typed(" Acme Inc. \n"), Some("Acme Inc.".into()));
        assert_eq!(typed("\n"), Some(String::new()));
        assert_eq!(typed(".\n"), None);
        assert_eq!(typed(""), None);
    }
}
