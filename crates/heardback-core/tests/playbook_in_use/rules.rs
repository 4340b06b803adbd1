//! For every rule a search that it changes.

use std::collections::BTreeSet;

use heardback_core::planner;
use heardback_core::playbook::{DissentCase, Playbook, RuleId};
use jiff::civil::date;

use crate::lines;
use crate::only_in_messages::ONLY_IN_MESSAGES;

/// Each rule, a search that it changes, and the day.
const SEARCHES: &[(&[&str], &str, &str)] = &[
    (&["DEP-1", "DIS-2", "CLO-6", "APP-1", "APP-2"], APPLIED, "2026-03-09"),
    (
        &["DEP-4"],
        "application a1 low
        contact c1 hr email
        2026-03-02 applied
        2026-03-11 out c1 application_followup",
        "2026-03-12",
    ),
    (
        &["DEP-5"],
        "seeker passive
        contact c1 hr email
        2026-03-02 applied",
        "2026-03-09",
    ),
    (&["CON-1"], "2026-03-02 applied", "2026-03-09"),
    (
        &["CON-2"],
        "contact c1 hr guessed_email
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["APP-3", "APP-6", "EXT-2"],
        "seeker assertive
        contact c1 hiring_manager email
        2026-03-02 applied",
        "2026-03-02",
    ),
    (
        &["APP-5"],
        "application a1 closes=2026-03-20
        contact c1 hr email
        2026-03-02 applied",
        "2026-03-09",
    ),
    (&["APP-8", "EXT-8"], APPLIED, "2026-04-20"),
    (
        &["APP-11"],
        "contact c1 hiring_manager email linkedin
        2026-03-16T10:00 interview i1 c1",
        "2026-03-10",
    ),
    (
        &["SAL-1", "SAL-2", "DIS-1", "DIS-4", "EXT-6"],
        "application a1 sales
        contact c1 hr email phone
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["SAL-3"],
        "application a1 call=2026-03-10
        contact c1 hr email phone
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["REF-1", "REF-2"],
        "contact c9 insider email
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["REF-3"],
        "contact c9 insider email
        2026-03-02 applied
        2026-03-03 referral c9 agreed",
        "2026-03-04",
    ),
    (
        &[
            "THX-1", "THX-2", "THX-4", "THX-5", "THX-6", "THX-8", "EXT-3", "EXT-4", "EXT-5",
            "EXT-17", "THX-9", "CHK-3", "CHK-5", "EXT-1", "EXT-7", "EXT-9",
        ],
        MET,
        "2026-03-05T15:00",
    ),
    (&["CHK-1"], "2026-03-16T10:00 interview i1", "2026-03-10"),
    (&["CHK-2"], PROMISED, "2026-03-06"),
    (
        &["CHK-7"],
        "contact c1 hiring_manager email
        2026-03-06 in c1 reply
        2026-03-06 promise c1 2026-04-10
        2026-03-13 occasion article c1",
        "2026-03-13",
    ),
    (
        &["CHK-8", "CHK-9"],
        "contact c1 recruiter email phone
        2026-03-06 in c1 reply
        2026-03-16 out c1 check_in",
        "2026-03-17",
    ),
    (
        &["CLO-1", "CLO-2"],
        "contact c1 recruiter email
        2026-03-06 in c1 reply",
        "2026-05-04",
    ),
    (
        &["CLO-3"],
        "seeker employed
        contact c1 recruiter email
        2026-03-06 in c1 reply",
        "2026-05-04",
    ),
    (
        &["CLO-4"],
        "contact c1 recruiter email
        2026-03-06 in c1 reply
        2026-03-09 outcome withdraw_decided",
        "2026-03-09",
    ),
    (
        &["CLO-5", "CLO-7"],
        "contact c1 hr email
        2026-03-02 applied
        2026-03-11 out c1 application_followup",
        "2026-03-12",
    ),
    (
        &["REJ-1", "REJ-3", "REJ-4"],
        "seeker wants_feedback
        contact c1 hiring_manager email
        contact c2 recruiter email
        2026-03-06 in c1 reply
        2026-03-18 outcome rejected by=c2",
        "2026-03-18",
    ),
    (
        &["EVD-10.5"],
        "seeker wants_feedback
        contact c1 hiring_manager email
        2026-03-06 in c1 reply
        2026-03-18 outcome rejected
        2026-03-19 out c1 post_rejection_thanks",
        "2026-03-20",
    ),
    (
        &["SOC-1", "EXT-16", "DIS-5"],
        "contact c1 recruiter email
        2026-03-06 in c1 reply
        2026-03-09 linkedin c1 yes",
        "2026-03-09",
    ),
    (
        &["GRD-1"],
        "contact c1 hr email
        2026-03-02 applied
        2026-03-06 out c1 other",
        "2026-03-06",
    ),
    (
        &["GRD-2"],
        "contact c1 hiring_manager email
        contact c2 recruiter email
        2026-03-05T10:00 interview i1 c1
        2026-03-16 out c1 check_in",
        "2026-03-17",
    ),
    (
        &["GRD-3"],
        "contact c1 hr email
        2026-03-02 applied
        2026-03-11 out c1 application_followup
        2026-03-25 out c1 application_followup",
        "2026-03-26",
    ),
    (
        &["GRD-4"],
        "contact c9 insider email
        application a1 closes=2026-03-20",
        "2026-03-07",
    ),
    (
        &["GRD-6"],
        "application a1 no_calls
        contact c1 hr phone
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["GRD-7"],
        "application a1 no_followup
        contact c1 hr email
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["GRD-8"],
        "contact c1 hr email no_contact
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["GRD-9"],
        "pause 2026-03-10 2026-03-23
        contact c1 hr email
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["GRD-10"],
        "contact c1 hr email linkedin
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["GRD-12"],
        "contact c1 hiring_manager email
        2026-03-05T10:00 interview i1 c1
        2026-03-05T13:00 out c1 thank_you for=i1",
        "2026-03-05T15:00",
    ),
    (
        &["GRD-13"],
        "contact c1 hr email
        2026-03-02 applied
        2026-03-03 promise c1 2026-03-20",
        "2026-03-09",
    ),
    (
        &["GRD-14", "EDG-2"],
        "contact c1 hr email
        2026-03-02 applied
        2026-03-09 out c1 application_followup queued
        2026-03-10 in c1 reply",
        "2026-03-10",
    ),
    (&["PRM-1"], PROMISED, "2026-03-06"),
    (
        &["PRM-2"],
        "contact c1 hiring_manager email
        2026-03-05T10:00 interview i1 c1
        2026-03-05 promise c1 2026-03-13
        2026-03-06 promise c1 2026-03-20",
        "2026-03-09",
    ),
    (
        &["PRM-3"],
        "contact c1 hiring_manager email
        2026-03-05T10:00 interview i1 c1
        2026-03-05 promise c1 2026-03-27
        2026-03-09 in c1 reply",
        "2026-03-10",
    ),
    (
        &["PRM-4"],
        "contact c1 hiring_manager email
        2026-03-05T10:00 interview i1 c1
        2026-03-05 promise c1 2026-03-13
        2026-03-17 out c1 check_in",
        "2026-03-18",
    ),
    (
        &["EDG-1"],
        "contact c1 hr email
        2026-03-06 in c1 reply question",
        "2026-03-06",
    ),
    (
        &["EDG-3"],
        "contact c1 hiring_manager email
        2026-03-05T10:00 interview i1 c1
        2026-03-04 cancelled i1
        2026-03-04 in c1 reply",
        "2026-03-06",
    ),
    (
        &["EDG-4"],
        "contact c1 hiring_manager email
        contact c2 agency_recruiter email
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["EDG-5"],
        "contact c1 hr email back=2026-03-16
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["EDG-6"],
        "contact c1 hr email postal
        2026-03-02 applied
        2026-03-13 out c1 application_followup
        2026-03-13 bounced c1",
        "2026-03-13",
    ),
    (
        &["EDG-7"],
        "contact c1 interviewer
        contact c2 coordinator email
        2026-03-05T10:00 interview i1 c1",
        "2026-03-05T15:00",
    ),
    (
        &["EDG-8"],
        "contact c1 hr email
        2026-03-02 applied
        2026-03-11 out c1 application_followup
        2026-03-25 out c1 application_followup
        application a1 reposted=2026-04-15",
        "2026-04-15",
    ),
    (
        &["EDG-9"],
        "contact c1 recruiter email
        2026-03-02 applied
        2026-03-04 applied a2",
        "2026-03-05",
    ),
    (
        &["EDG-10"],
        "contact c1 recruiter email
        2026-03-06 in c1 reply
        2026-03-18 outcome offer_withdrawn",
        "2026-03-18",
    ),
    (
        &["EDG-11"],
        "contact c1 hiring_manager email zone=Asia/Tokyo
        2026-03-10T20:30 interview i1 c1",
        "2026-03-10T22:00",
    ),
    (
        &["EDG-12"],
        "contact c1 hiring_manager email
        contact c9 insider email
        2026-03-02 applied
        2026-03-10 out c1 application_followup
        2026-03-11 referral c9 delivered to=c1",
        "2026-03-11",
    ),
    (
        &["EDG-13"],
        "contact c1 hiring_manager email
        2026-03-05T10:00 interview i1 c1
        2026-03-12T10:00 interview i2 c1",
        "2026-03-13",
    ),
    (
        &["EDG-14"],
        "contact c1 hiring_manager email left
        contact c2 hr email
        2026-03-02 applied",
        "2026-03-09",
    ),
    (
        &["EDG-15"],
        "contact c1 hr email
        2026-03-02 applied
        2026-03-03 in c1 ack auto",
        "2026-03-09",
    ),
];

const APPLIED: &str = "contact c1 hr email
    2026-03-02 applied";
const MET: &str = "contact c1 hiring_manager email
    2026-03-05T10:00 interview i1 c1";
const PROMISED: &str = "contact c1 hiring_manager email
    2026-03-05T10:00 interview i1 c1
    2026-03-05 promise c1 2026-03-13";

/// Of these the plan shows only that they are no longer followed: who says so, or who disagrees. Everything of
/// section 4 that is not here changes what is done, by whom it is heard, or when.
const SHOWN_ONLY: &[&str] = &["EDG-2", "GRD-14"];

fn everything(search: &str, today: &str, playbook: &Playbook) -> String {
    let items = lines::planned(search, today, playbook);
    format!("{items}\n{}", lines::dissent(search, today, playbook))
}

/// The plan without what it cites.
fn steps(search: &str, today: &str, playbook: &Playbook) -> String {
    let items = lines::planned(search, today, playbook);
    let steps: Vec<&str> =
        items.lines().map(|line| line.split(" (").next().unwrap_or_default()).collect();
    steps.join("\n")
}

fn rule(name: &str) -> RuleId {
    name.parse().unwrap_or_else(|_| panic!("there is no rule {name}"))
}

#[test]
fn every_rule_switched_off_changes_a_plan() {
    let playbook = Playbook::bundled();
    let mut idle = Vec::new();
    for (rules, search, today) in SEARCHES {
        for name in *rules {
            let without = playbook.broken_without(rule(name));
            let is_product_rule = ["GRD", "PRM", "EDG"].contains(&rule(name).topic());
            let changes = if is_product_rule && !SHOWN_ONLY.contains(name) {
                steps(search, today, playbook) != steps(search, today, &without)
            } else {
                everything(search, today, playbook) != everything(search, today, &without)
            };
            if !changes {
                idle.push(*name);
            }
        }
    }
    assert!(idle.is_empty(), "switched off, these change nothing: {idle:?}");
}

#[test]
fn a_rule_switched_off_is_cited_no_more() {
    let playbook = Playbook::bundled();
    for (rules, search, today) in SEARCHES {
        for name in *rules {
            let without = playbook.broken_without(rule(name));
            let journal = lines::journal(search);
            let plan = planner::plan(&journal, &without, lines::moment(today));
            for item in &plan.items {
                let reason = &item.reason;
                let cited = reason.sources.contains(&rule(name));
                assert!(!cited && !reason.dissent.contains(&rule(name)), "{name} is cited");
            }
        }
    }
}

#[test]
fn without_hours_a_message_may_go_out_at_night() {
    let playbook = Playbook::bundled();
    let plan = planner::plan(&lines::journal(APPLIED), playbook, lines::moment("2026-03-09"));
    let hours = |playbook| planner::hours(&plan.items[0], playbook, date(2026, 3, 10));
    assert!(hours(playbook).is_some());
    assert_eq!(hours(&playbook.broken_without(RuleId::GRD_5)), None);
}

/// The files of the planner; a test compares the list with the one in `planner.rs`.
const PLANNER: &[(&str, &str)] = &[
    ("ahead", include_str!("../../src/planner/ahead.rs")),
    ("application_chain", include_str!("../../src/planner/application_chain.rs")),
    ("case", include_str!("../../src/planner/case.rs")),
    ("channels", include_str!("../../src/planner/channels.rs")),
    ("check_in_chain", include_str!("../../src/planner/check_in_chain.rs")),
    ("courtesies", include_str!("../../src/planner/courtesies.rs")),
    ("dissent", include_str!("../../src/planner/dissent.rs")),
    ("guards", include_str!("../../src/planner/guards.rs")),
    ("hours", include_str!("../../src/planner/hours.rs")),
    ("item", include_str!("../../src/planner/item.rs")),
    ("merging", include_str!("../../src/planner/merging.rs")),
    ("obligations", include_str!("../../src/planner/obligations.rs")),
    ("opportunities", include_str!("../../src/planner/opportunities.rs")),
    ("proposal", include_str!("../../src/planner/proposal.rs")),
    ("recipients", include_str!("../../src/planner/recipients.rs")),
    ("referral", include_str!("../../src/planner/referral.rs")),
    ("search", include_str!("../../src/planner/search.rs")),
    ("sentences", include_str!("../../src/planner/sentences.rs")),
];

#[test]
fn every_file_of_the_planner_is_looked_through() {
    let list = include_str!("../../src/planner.rs");
    let files: Vec<&str> = list
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .filter(|file| *file != "tests")
        .collect();
    let known: Vec<&str> = PLANNER.iter().map(|(name, _)| *name).collect();
    assert_eq!(files, known);
}

#[test]
fn every_rule_of_the_procedure_has_a_search_that_it_changes() {
    let mut wanted: BTreeSet<RuleId> = BTreeSet::new();
    // All guards, promises and edge cases; whoever disagrees with a step; whatever the planner names.
    let ours = |rule: &&RuleId| matches!(rule.topic(), "GRD" | "PRM" | "EDG");
    wanted.extend(RuleId::ALL.iter().filter(ours));
    for &case in DissentCase::ALL {
        wanted.extend(Playbook::bundled().dissent(case));
    }
    for (_, file) in PLANNER {
        for named in file.split("RuleId::").skip(1) {
            let end = named.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            let constant = &named[..end.unwrap_or(named.len())];
            let mut parts = constant.splitn(3, '_');
            let id = match (parts.next(), parts.next(), parts.next()) {
                (Some(topic), Some(number), None) => format!("{topic}-{number}"),
                (Some(topic), Some(number), Some(more)) => format!("{topic}-{number}.{more}"),
                _ => continue,
            };
            wanted.insert(rule(&id));
        }
    }
    let mut shown: BTreeSet<RuleId> =
        SEARCHES.iter().flat_map(|(rules, ..)| rules.iter().map(|name| rule(name))).collect();
    shown.insert(RuleId::GRD_5);
    shown.extend(ONLY_IN_MESSAGES.iter().map(|(name, _)| rule(name)));
    let missing: Vec<_> = wanted.difference(&shown).collect();
    assert!(missing.is_empty(), "no search shows what these change: {missing:?}");
}
