//! The few questions of a first run: each is asked once, on a terminal only, and may be skipped.

use std::io::{self, BufRead, IsTerminal};

use heardback_core::fact::{Event, SeekerDetail};

use super::{apply, contact, typed};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::once;
use crate::say::{Out, Tone};

/// Somebody sits at the terminal and can answer.
pub(super) fn may_ask() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Asks what was never asked, where somebody is there to answer.
pub(crate) fn ask(desk: &mut Desk, out: &mut Out<'_>) -> Result<(), Failure> {
    if may_ask() {
        ask_from(desk, out, &mut io::stdin().lock())?;
    }
    Ok(())
}

fn ask_from(desk: &mut Desk, out: &mut Out<'_>, input: &mut dyn BufRead) -> Result<(), Failure> {
    if once::is_open(desk, once::YOU)? {
        // First: whoever walks away in the middle is not asked again.
        once::close(desk, once::YOU)?;
        about_you(desk, out, input)?;
    }
    let has_applications = !desk.journal()?.applications.is_empty();
    if has_applications && once::is_open(desk, once::INTEREST)? {
        once::close(desk, once::INTEREST)?;
        about_interest(desk, out, input)?;
    }
    Ok(())
}

fn about_you(desk: &mut Desk, out: &mut Out<'_>, input: &mut dyn BufRead) -> Result<(), Failure> {
    out.text("Two questions, once; Enter skips either.")?;
    let mut details = Vec::new();
    let job = until_understood(
        out,
        input,
        "Do you have a job now? It changes when to stop. (yes/no) ",
        |words| contact::yes_or_no(words).map_err(|_| Failure::typed("Please say yes or no.")),
    )?;
    details.extend(job.map(SeekerDetail::Employed));
    let place = until_understood(
        out,
        input,
        "Where are most of these employers? It sets the holidays. (US, US-NY, DE-BY …) ",
        apply::region_code,
    )?;
    details.extend(place.map(SeekerDetail::Region));
    if details.is_empty() {
        return out.line("`heardback profile` says it later, if you like.");
    }
    let when = typed::happened(desk, None)?;
    let events = details.into_iter().map(|detail| Event::Seeker { detail }).collect();
    typed::record(desk, out, "your answers", when, events, None)?;
    out.gap()
}

fn about_interest(
    desk: &mut Desk,
    out: &mut Out<'_>,
    input: &mut dyn BufRead,
) -> Result<(), Failure> {
    let open = once::choices(desk)?;
    if open.is_empty() {
        return Ok(());
    }
    let journal = desk.journal()?;
    for (number, &a) in (1..).zip(&open) {
        let title = journal.applications[a].title();
        out.line(format!("{} {title}", out.toned(Tone::Name, format!("{number:>3}"))))?;
    }
    let chosen = until_understood(
        out,
        input,
        "Which of these do you really want? (numbers, Enter skips) ",
        |words| {
            let numbers = words.split([' ', ',']).filter(|word| !word.is_empty());
            let place = |word: &str| {
                let number: usize = word.parse().ok()?;
                open.get(number.checked_sub(1)?).copied()
            };
            let chosen: Option<Vec<usize>> = numbers.map(place).collect();
            chosen
                .ok_or_else(|| Failure::typed(format!("Numbers from 1 to {}, please.", open.len())))
        },
    )?;
    let Some(chosen) = chosen else { return out.gap() };
    let (what, events) = once::wanted(desk, &chosen)?;
    let when = typed::happened(desk, None)?;
    typed::record(desk, out, &what, when, events, None)?;
    out.gap()
}

/// Asks until an answer is understood, it is skipped, or nobody answers any more; three times at most.
fn until_understood<T>(
    out: &mut Out<'_>,
    input: &mut dyn BufRead,
    question: &str,
    read: impl Fn(&str) -> Result<T, Failure>,
) -> Result<Option<T>, Failure> {
    for _ in 0..3 {
        out.raw(question.as_bytes())?;
        out.flush()?;
        let mut answer = String::new();
        input.read_line(&mut answer)?;
        match answer.trim() {
            "" => return Ok(None),
            words => match read(words) {
                Ok(answer) => return Ok(Some(answer)),
                Err(failure) => out.text(failure.says)?,
            },
        }
    }
    Ok(None)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::desk::World;
    use expect_test::{Expect, expect};
    use heardback_core::fact::Moment;

    #[track_caller]
    fn check(applications: &[&str], answers: &str, expected: Expect) {
        let home = tempfile::tempdir().unwrap();
        let now = "2026-03-12T09:00:00Z".parse().unwrap();
        let world = World::fixed(home.path(), now);
        let mut desk = Desk::open(&world).unwrap();
        for company in applications {
            let application = heardback_core::fact::ApplicationId::from(*company);
            let on: Moment = jiff::civil::date(2026, 3, 11).into();
            desk.record("application", [(on, Event::Applied { application })]).unwrap();
        }
        let mut said = Vec::new();
        for answers in [answers, "yes\nUS\n1\n"] {
            let mut out = Out::plain(&mut said, 80);
            ask_from(&mut desk, &mut out, &mut answers.as_bytes()).unwrap();
        }
        let seeker = &desk.journal().unwrap().seeker;
        let text = String::from_utf8(said).unwrap();
        expected.assert_eq(&format!("{text}job {:?}, region {:?}", seeker.employed, seeker.region));
    }

    #[test]
    fn what_is_answered_is_recorded_and_never_asked_again() {
        check(
            &["acme"],
            "no\nde-by\n",
            expect![[r#"
            Two questions, once; Enter skips either.
            Do you have a job now? It changes when to stop. (yes/no) Where are most of these employers? It sets the holidays. (US, US-NY, DE-BY …) Recorded: your answers.
            To take it back: heardback undo

            job Some(false), region Some("DE-BY")"#]],
        );
    }

    #[test]
    fn what_is_skipped_is_not_asked_again_either() {
        check(
            &[],
            "\n\n",
            expect![[r#"
            Two questions, once; Enter skips either.
            Do you have a job now? It changes when to stop. (yes/no) Where are most of these employers? It sets the holidays. (US, US-NY, DE-BY …) `heardback profile` says it later, if you like.
            job None, region None"#]],
        );
    }

    #[test]
    fn an_answer_that_makes_no_sense_is_asked_for_again() {
        check(
            &[],
            "perhaps\nyes\nAtlantis\n\n",
            expect![[r#"
                Two questions, once; Enter skips either.
                Do you have a job now? It changes when to stop. (yes/no) Please say yes or no.
                Do you have a job now? It changes when to stop. (yes/no) Where are most of these employers? It sets the holidays. (US, US-NY, DE-BY …) No region is called `Atlantis`; `heardback holidays` lists them all.
                Where are most of these employers? It sets the holidays. (US, US-NY, DE-BY …) Recorded: your answers.
                To take it back: heardback undo

                job Some(true), region None"#]],
        );
    }

    #[test]
    fn what_is_really_wanted_is_asked_once_there_is_a_choice() {
        check(
            &["acme", "globex", "initech"],
            "\n\n4\n2 3\n",
            expect![[r#"
                Two questions, once; Enter skips either.
                Do you have a job now? It changes when to stop. (yes/no) Where are most of these employers? It sets the holidays. (US, US-NY, DE-BY …) `heardback profile` says it later, if you like.
                  1 initech
                  2 globex
                  3 acme
                Which of these do you really want? (numbers, Enter skips) Numbers from 1 to 3, please.
                Which of these do you really want? (numbers, Enter skips) Recorded: high interest in globex and acme.
                To take it back: heardback undo

                job None, region None"#]],
        );
    }
}
