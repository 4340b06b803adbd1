//! Notes of value while a promise keeps the question away, and LinkedIn requests after a yes.

use expect_test::{Expect, expect};

use crate::check_only;

/// Met the manager on Thursday 5 March; news is promised for Friday 27 March.
const PROMISED: &str = "
    contact c1 hiring_manager email linkedin
    2026-03-02 applied
    2026-03-05T10:00 interview i1 c1
    2026-03-05T15:00 out c1 thank_you for=i1
    2026-03-05 promise c1 2026-03-27
";

#[track_caller]
fn promised(more: &str, today: &str, expected: Expect) {
    let search = format!("{PROMISED}{more}");
    check_only(&["value_note", "linkedin_connect"], &search, today, expected);
}

#[test]
fn an_article_is_passed_on_while_a_promise_runs() {
    promised(
        "2026-03-13 occasion article c1",
        "2026-03-13",
        expect!["value_note c1 email 03-13 03-17 03-20 (CHK-7)"],
    );
}

#[test]
fn a_note_of_value_keeps_its_distance() {
    promised(
        "2026-03-09 occasion news c1",
        "2026-03-09",
        expect!["value_note c1 email 03-12 03-12 03-16 (CHK-7 GRD-1)"],
    );
}

#[test]
fn news_of_last_week_is_no_news() {
    promised("2026-03-09 occasion news c1", "2026-03-17", expect![""]);
}

#[test]
fn a_note_that_cannot_keep_its_distance_in_time_is_dropped() {
    promised(
        "2026-03-16 out c1 other
         2026-03-12 occasion news c1",
        "2026-03-16",
        expect![""],
    );
}

#[test]
fn shortly_before_the_question_the_value_goes_into_the_question() {
    // The question is due on 31 March; a note due on 26 March would be three working days before it.
    promised("2026-03-24 occasion thought c1", "2026-03-24", expect![""]);
}

#[test]
fn one_note_of_value_is_enough() {
    promised(
        "2026-03-12 out c1 value_note
         2026-03-17 occasion article c1",
        "2026-03-17",
        expect![""],
    );
}

#[test]
fn without_a_promise_there_is_no_note_of_value() {
    check_only(
        &["value_note"],
        "contact c1 hiring_manager email
         2026-03-05T10:00 interview i1 c1
         2026-03-06 occasion article c1",
        "2026-03-06",
        expect![""],
    );
}

#[test]
fn in_the_reserved_profile_there_is_no_note_of_value() {
    promised(
        "seeker reserved
         2026-03-13 occasion article c1",
        "2026-03-13",
        expect![""],
    );
}

#[test]
fn in_the_assertive_profile_there_may_be_two() {
    promised(
        "seeker assertive
         2026-03-10 out c1 value_note
         2026-03-13 occasion article c1",
        "2026-03-13",
        expect!["value_note c1 email 03-13 03-17 03-20 (CHK-7)"],
    );
}

#[test]
fn after_a_yes_the_request_goes_out() {
    promised(
        "2026-03-09 linkedin c1 yes",
        "2026-03-09",
        expect!["linkedin_connect c1 linkedin_connect 03-09 03-11 03-23 (SOC-1)"],
    );
}

#[test]
fn a_yes_given_on_a_saturday_waits_for_monday() {
    promised(
        "2026-03-07 linkedin c1 yes",
        "2026-03-07",
        expect!["linkedin_connect c1 linkedin_connect 03-09 03-10 03-20 (SOC-1 GRD-4)"],
    );
}

#[test]
fn without_a_yes_there_is_no_request() {
    promised("", "2026-03-09", expect![""]);
}

#[test]
fn a_no_is_final() {
    promised("2026-03-09 linkedin c1 no", "2026-03-09", expect![""]);
}

#[test]
fn one_request_is_enough() {
    promised(
        "2026-03-09 linkedin c1 yes
         2026-03-10 out c1 linkedin_connect",
        "2026-03-11",
        expect![""],
    );
}

#[test]
fn in_the_reserved_profile_the_request_waits_for_the_end() {
    promised(
        "seeker reserved
         2026-03-09 linkedin c1 yes",
        "2026-03-09",
        expect![""],
    );
}

#[test]
fn in_the_reserved_profile_the_request_follows_a_rejection() {
    promised(
        "seeker reserved
         2026-03-09 linkedin c1 yes
         2026-03-18 outcome rejected",
        "2026-03-18",
        expect!["linkedin_connect c1 linkedin_connect 03-18 03-20 04-01 (SOC-1)"],
    );
}
