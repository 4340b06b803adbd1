//! Dates an employer named, and what becomes of them.

use expect_test::{Expect, expect};

use crate::check_only;

const CHAIN: [&str; 4] = ["check_in", "decide_closure", "mark_dormant", "find_contact"];

const MET: &str = "
    contact c1 hiring_manager email
    2026-03-02 applied
    2026-03-05T10:00 interview i1 c1
    2026-03-05 reviewed i1
    2026-03-05T15:00 out c1 thank_you for=i1
";

#[track_caller]
fn met(more: &str, today: &str, expected: Expect) {
    check_only(&CHAIN, &format!("{MET}{more}"), today, expected);
}

#[test]
fn a_promised_friday_is_asked_about_on_tuesday() {
    met(
        "2026-03-05 promise c1 2026-03-13",
        "2026-03-09",
        expect!["check_in c1 email 03-16 03-17 04-10 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn a_promised_saturday_is_kept_as_it_is_and_asked_about_on_tuesday() {
    met(
        "2026-03-05 promise c1 2026-03-14",
        "2026-03-09",
        expect!["check_in c1 email 03-16 03-17 04-10 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn the_grace_is_counted_in_working_days() {
    met(
        "holidays 2026-05-25
         2026-05-18 in c1 reply
         2026-05-18 promise c1 2026-05-22",
        "2026-05-20",
        expect!["check_in c1 email 05-26 05-27 06-22 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn only_the_newest_promise_counts() {
    met(
        "2026-03-05 promise c1 2026-03-27
         2026-03-10 promise c1 2026-03-20",
        "2026-03-11",
        expect!["check_in c1 email 03-23 03-24 04-17 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn of_two_promises_of_one_day_the_later_date_counts() {
    met(
        "2026-03-05 promise c1 2026-03-20
         2026-03-05 promise c1 2026-03-13",
        "2026-03-11",
        expect!["check_in c1 email 03-23 03-24 04-17 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn a_later_message_without_a_date_cancels_the_promise() {
    met(
        "2026-03-05 promise c1 2026-03-27
         2026-03-09 in c1 reply",
        "2026-03-10",
        expect!["check_in c1 email 03-16 03-18 04-20 (CHK-3 CHK-5)"],
    );
}

#[test]
fn a_message_of_the_same_day_leaves_the_promise_alone() {
    met(
        "2026-03-05 promise c1 2026-03-13
         2026-03-05 in c1 reply",
        "2026-03-10",
        expect!["check_in c1 email 03-16 03-17 04-10 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn a_receipt_cancels_no_promise() {
    met(
        "2026-03-05 promise c1 2026-03-13
         2026-03-09 in c1 ack auto",
        "2026-03-10",
        expect!["check_in c1 email 03-16 03-17 04-10 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn an_interview_before_the_promised_date_leaves_the_promise_as_it_is() {
    met(
        "2026-03-05 promise c1 2026-03-20
         2026-03-12T10:00 interview i2 c1",
        "2026-03-13",
        expect!["check_in c1 email 03-23 03-24 04-17 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn an_interview_after_the_promised_date_starts_the_ordinary_clock() {
    met(
        "2026-03-05 promise c1 2026-03-11
         2026-03-12T10:00 interview i2 c1",
        "2026-03-13",
        expect!["check_in c1 email 03-19 03-23 04-23 (CHK-3 CHK-5)"],
    );
}

#[test]
fn a_question_after_the_date_uses_the_promise_up() {
    met(
        "2026-03-05 promise c1 2026-03-13
         2026-03-17 out c1 check_in",
        "2026-03-18",
        expect!["check_in c1 email 03-31 03-31 04-14 (CHK-8 CHK-9)"],
    );
}

#[test]
fn a_question_before_the_date_does_not_use_it_up() {
    met(
        "2026-03-05 promise c1 2026-03-20
         2026-03-12 out c1 check_in",
        "2026-03-13",
        expect!["check_in c1 email 03-23 03-24 04-17 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn a_promise_that_was_kept_is_over() {
    met(
        "2026-03-05 promise c1 2026-03-13
         2026-03-12 kept",
        "2026-03-12",
        expect!["check_in c1 email 03-12 03-16 04-16 (CHK-3 CHK-5)"],
    );
}

#[test]
fn words_without_a_date_are_no_promise() {
    met(
        "2026-03-05 promise c1",
        "2026-03-09",
        expect!["check_in c1 email 03-12 03-16 04-16 (CHK-3 CHK-5)"],
    );
}

#[test]
fn whoever_made_the_promise_is_asked() {
    met(
        "contact c2 recruiter email
         contact c3 hr email
         2026-03-05 promise c3 2026-03-13",
        "2026-03-09",
        expect!["check_in c3 email 03-16 03-17 04-10 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn a_clients_promise_is_asked_about_at_the_agency() {
    met(
        "contact c2 agency_recruiter email
         2026-03-05 promise c1 2026-03-13",
        "2026-03-09",
        expect!["check_in c2 email 03-16 03-17 04-10 (CHK-2 CHK-5 PRM-1 EDG-4)"],
    );
}

#[test]
fn a_promise_of_somebody_who_is_away_waits_for_the_return() {
    met(
        "2026-03-05 promise c1 2026-03-13
         contact c1 back=2026-03-23",
        "2026-03-09",
        expect!["check_in c1 email 03-24 03-25 04-10 (CHK-2 CHK-5 PRM-1 EDG-5)"],
    );
}

#[test]
fn a_promise_nobody_asked_about_ends_in_a_decision() {
    met(
        "2026-03-05 promise c1 2026-03-13",
        "2026-04-13",
        expect!["decide_closure - 04-10 - (CLO-1 CLO-2)"],
    );
}
