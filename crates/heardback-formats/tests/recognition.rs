//! How well mail is read must not get worse unseen: floors under the figures that `examples/score` prints. The written set
//! is part of the project; other people's mail is not, and `HEARDBACK_CASES` names the folder that holds it.
#![allow(clippy::disallowed_methods, reason = "the cases lie in files outside the project")]
#![allow(clippy::expect_used, clippy::panic, clippy::print_stderr, reason = "tests")]
#![allow(dead_code, reason = "the scoring command uses all of it")]

#[path = "../examples/score/cases.rs"]
mod cases;

use std::path::PathBuf;

use heardback_core::reading::{Effect, Label};

use cases::{Case, Set, labelled, written};

/// A label, and what its precision and recall must reach.
type Floor = (Label, f64, f64);

#[test]
fn other_peoples_mail_is_read_as_well_as_the_floor_demands() {
    let Some(root) = std::env::var_os("HEARDBACK_CASES") else {
        eprintln!("skipped: HEARDBACK_CASES is not set");
        return;
    };
    let cases = labelled(&PathBuf::from(root).join("data/mail"));
    assert!(cases.len() > 1_000, "the labels name {} messages only", cases.len());
    eprintln!("{} messages", cases.len());
    let real: Vec<&Case> = cases.iter().filter(|case| case.set == Set::Real).collect();
    opens_nothing_that_is_none(&real, 1);
    misses_nothing_that_is_one(&real, 3);
    holds(
        &real,
        &[
            (Label::Rejection, 0.97, 0.97),
            (Label::ApplicationConfirmation, 0.9, 0.9),
            (Label::RecruiterOutreach, 0.75, 0.8),
            (Label::Other, 0.99, 0.99),
        ],
    );
}

#[test]
fn the_written_set_is_read_as_well_as_the_floor_demands() {
    // The rounds are letters in words not foreseen: what is held out of them was never mended by name.
    for (set, round, floor) in [
        (Set::Learn, false, 0.9),
        (Set::Held, false, 0.9),
        (Set::Learn, true, 0.9),
        (Set::Held, true, 0.7),
    ] {
        let mut cases = written(set);
        cases.retain(|case| case.source.contains("/round_") == round);
        let cases: Vec<&Case> = cases.iter().collect();
        assert!(cases.len() > 50, "{}: {} messages only", set.name(), cases.len());
        let right = cases.iter().filter(|case| case.label == case.reading.label).count();
        let share = right as f64 / cases.len() as f64;
        assert!(share >= floor, "{}: {right} of {} right", set.name(), cases.len());
        opens_nothing_that_is_none(&cases, 1);
    }
}

/// What is no mail of an application opens none: the first harm.
fn opens_nothing_that_is_none(cases: &[&Case], most: usize) {
    let opens = |case: &&&Case| matches!(case.reading.effect, Effect::Create | Effect::Attach);
    let none = |case: &&&Case| {
        matches!(case.label, Label::Other | Label::JobAlert | Label::RecruiterOutreach)
    };
    let taken: Vec<&str> =
        cases.iter().filter(none).filter(opens).map(|case| case.name.as_str()).collect();
    assert!(taken.len() <= most, "taken for an application: {taken:?}");
    let alerts = cases.iter().filter(|case| case.label == Label::JobAlert).filter(opens).count();
    assert_eq!(alerts, 0, "a job alert opens nothing");
}

/// What belongs to an application is attached or asked about.
fn misses_nothing_that_is_one(cases: &[&Case], most: usize) {
    let of_a_process = |case: &&&Case| {
        !matches!(
            case.label,
            Label::Other | Label::JobAlert | Label::AutoReply | Label::RecruiterOutreach
        )
    };
    let missed: Vec<&str> = cases
        .iter()
        .filter(of_a_process)
        .filter(|case| case.reading.effect == Effect::Ignore)
        .map(|case| case.name.as_str())
        .collect();
    assert!(missed.len() <= most, "ignored: {missed:?}");
}

fn holds(cases: &[&Case], floors: &[Floor]) {
    for (label, precision, recall) in floors {
        let stands = cases.iter().filter(|case| case.label == *label).count() as f64;
        let said = cases.iter().filter(|case| case.reading.label == *label).count() as f64;
        let both = |case: &&&Case| case.label == *label && case.reading.label == *label;
        let right = cases.iter().filter(both).count() as f64;
        let name = label.name();
        assert!(right >= precision * said, "{name}: {right} right of {said} said");
        assert!(right >= recall * stands, "{name}: {right} right of {stands} there");
    }
}
