//! The planner, case by case: a search in a few lines, a day, and the plan that follows by the words of the playbook.
//!
//! Every date was counted by hand from the rule it follows. In 2026 the second of February, March and November is a
//! Monday.

#[path = "../lines/mod.rs"]
mod lines;

mod ahead;
mod application_chain;
mod channels;
mod check_in;
mod dissent;
mod endings;
mod guards;
mod hours;
mod letters_to_several;
mod merging;
mod obligations;
mod opportunities;
mod profiles;
mod promises;
mod recipients;
mod referral;
mod worked_cases;

use expect_test::Expect;
use heardback_core::playbook::Playbook;

/// The one place that calls the planner: a search in lines and a day in, the plan in lines out.
#[track_caller]
fn check(search: &str, today: &str, expected: Expect) {
    expected.assert_eq(&lines::planned(search, today, Playbook::bundled()));
}

/// The same, showing only the lines that begin with one of the actions.
#[track_caller]
fn check_only(actions: &[&str], search: &str, today: &str, expected: Expect) {
    let plan = lines::planned(search, today, Playbook::bundled());
    let shown: Vec<&str> = plan
        .lines()
        .filter(|line| actions.contains(&line.split(' ').next().unwrap_or_default()))
        .collect();
    expected.assert_eq(&shown.join("\n"));
}
