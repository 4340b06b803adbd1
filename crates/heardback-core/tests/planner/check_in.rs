//! After an interview or a talk: asking for news, asking again, and the question whether to go on.

use expect_test::{Expect, expect};

use crate::{check, check_only};

const CHAIN: [&str; 4] = ["check_in", "decide_closure", "mark_dormant", "find_contact"];

/// Met the manager on Thursday 5 March, thanked the same day; the recruiter has a telephone.
const MET: &str = "
    contact c1 hiring_manager email
    contact c2 recruiter email phone
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
fn without_a_date_the_recruiter_is_asked_after_a_week() {
    met("", "2026-03-06", expect!["check_in c2 email 03-12 03-16 04-16 (CHK-3 CHK-5)"]);
}

#[test]
fn somebody_who_was_just_thanked_is_left_in_peace_first() {
    check(
        "contact c1 hiring_manager email
         2026-03-02 applied
         2026-03-05T10:00 interview i1 c1
         2026-03-05 reviewed i1
         2026-03-06 out c1 thank_you for=i1",
        "2026-03-09",
        expect!["check_in c1 email 03-13 03-16 04-16 (CHK-3 CHK-5 GRD-1)"],
    );
}

#[test]
fn the_second_question_comes_two_weeks_later_and_by_telephone() {
    met(
        "2026-03-16 out c2 check_in",
        "2026-03-17",
        expect!["check_in c2 phone 03-30 03-30 04-13 (CHK-8 CHK-9)"],
    );
}

#[test]
fn the_third_question_goes_by_email_again() {
    met(
        "2026-03-16 out c2 check_in
         2026-03-30 out c2 phone check_in",
        "2026-03-31",
        expect!["check_in c2 email 04-13 04-13 04-27 (CHK-8 CHK-9)"],
    );
}

#[test]
fn where_calls_are_forbidden_the_second_question_goes_by_email() {
    met(
        "application a1 no_calls
         2026-03-16 out c2 check_in",
        "2026-03-17",
        expect!["check_in c2 email 03-30 03-30 04-13 (CHK-8 CHK-9)"],
    );
}

#[test]
fn the_rhythm_goes_before_a_preference() {
    met(
        "contact c2 prefers=email
         2026-03-16 out c2 check_in",
        "2026-03-17",
        expect!["check_in c2 phone 03-30 03-30 04-13 (CHK-8 CHK-9)"],
    );
}

#[test]
fn with_a_job_three_unanswered_questions_are_enough() {
    met(
        "seeker employed
         2026-03-16 out c2 check_in
         2026-03-30 out c2 phone check_in
         2026-04-13 out c2 check_in",
        "2026-04-14",
        expect!["decide_closure - 04-27 - (CLO-1 CLO-3)"],
    );
}

#[test]
fn without_a_job_a_fourth_question_follows() {
    met(
        "2026-03-16 out c2 check_in
         2026-03-30 out c2 phone check_in
         2026-04-13 out c2 check_in",
        "2026-04-14",
        expect!["check_in c2 phone 04-27 04-27 05-11 (CHK-8 CHK-9)"],
    );
}

#[test]
fn without_a_job_five_unanswered_questions_are_enough() {
    met(
        "2026-03-16 out c2 check_in
         2026-03-30 out c2 phone check_in
         2026-04-13 out c2 check_in
         2026-04-27 out c2 phone check_in
         2026-05-11 out c2 check_in",
        "2026-05-12",
        expect!["decide_closure - 05-25 - (CLO-1 CLO-2)"],
    );
}

#[test]
fn who_decides_to_go_on_goes_on() {
    met(
        "seeker employed
         2026-03-16 out c2 check_in
         2026-03-30 out c2 phone check_in
         2026-04-13 out c2 check_in
         2026-04-27 standing keep_going",
        "2026-04-27",
        expect!["check_in c2 phone 04-27 04-27 05-11 (CHK-8 CHK-9)"],
    );
}

#[test]
fn a_question_never_asked_ends_in_a_decision() {
    met("", "2026-04-17", expect!["decide_closure - 04-16 - (CLO-1 CLO-2)"]);
}

#[test]
fn a_second_question_never_asked_ends_in_a_decision() {
    met(
        "seeker employed
         2026-03-16 out c2 check_in",
        "2026-04-14",
        expect!["decide_closure - 04-13 - (CLO-1 CLO-3)"],
    );
}

#[test]
fn an_answer_begins_the_count_again() {
    met(
        "2026-03-16 out c2 check_in
         2026-03-20 in c2 reply",
        "2026-03-23",
        expect!["check_in c2 email 03-27 03-31 05-01 (CHK-3 CHK-5)"],
    );
}

#[test]
fn a_receipt_begins_no_count_again() {
    met(
        "2026-03-16 out c2 check_in
         2026-03-20 in c2 ack auto",
        "2026-03-23",
        expect!["check_in c2 phone 03-30 03-30 04-13 (CHK-8 CHK-9)"],
    );
}

#[test]
fn a_talk_without_an_interview_has_the_same_rhythm() {
    check(
        "contact c2 recruiter email
         2026-03-02 applied
         2026-03-04 in c2 reply",
        "2026-03-05",
        expect!["check_in c2 email 03-11 03-13 04-15 (CHK-3 CHK-5)"],
    );
}

#[test]
fn an_absence_note_has_the_next_question_counted_from_the_return() {
    met(
        "2026-03-16 out c2 check_in
         2026-03-16 in c2 ooo auto back=2026-03-23",
        "2026-03-17",
        expect!["check_in c2 phone 04-06 04-06 04-20 (CHK-8 CHK-9 EDG-5)"],
    );
}

#[test]
fn an_absence_note_has_the_decision_counted_from_the_return() {
    met(
        "seeker employed
         2026-03-16 out c2 check_in
         2026-03-30 out c2 phone check_in
         2026-04-13 out c2 check_in
         2026-04-13 in c2 ooo auto back=2026-04-20",
        "2026-04-14",
        expect!["decide_closure - 05-04 - (CLO-1 CLO-3 EDG-5)"],
    );
}

#[test]
fn an_interview_to_come_keeps_every_question_back() {
    check(
        &format!("{MET}2026-03-20T10:00 interview i2 c1"),
        "2026-03-16",
        expect!["prepare_interview - 03-19 - (CHK-1)"],
    );
}

#[test]
fn an_interview_called_off_starts_no_clock() {
    check_only(
        &CHAIN,
        "contact c2 recruiter email
         2026-03-02 applied
         2026-03-04 in c2 reply
         2026-03-09T10:00 interview i1 c2
         2026-03-06 cancelled i1",
        "2026-03-10",
        expect!["check_in c2 email 03-11 03-13 04-15 (CHK-3 CHK-5)"],
    );
}

#[test]
fn of_several_rounds_the_last_one_counts() {
    met(
        "2026-03-12T10:00 interview i2 c1",
        "2026-03-16",
        expect!["check_in c2 email 03-19 03-23 04-23 (CHK-3 CHK-5)"],
    );
}

#[test]
fn questions_before_the_last_round_do_not_count() {
    met(
        "2026-03-16 out c2 check_in
         2026-03-19T10:00 interview i2 c1",
        "2026-03-20",
        expect!["check_in c2 email 03-26 03-30 04-30 (CHK-3 CHK-5)"],
    );
}

#[test]
fn where_nobody_can_be_asked_somebody_is_looked_for() {
    check_only(
        &CHAIN,
        "contact c1 hiring_manager
         2026-03-05T10:00 interview i1 c1
         2026-03-05 reviewed i1",
        "2026-03-13",
        expect!["find_contact - 03-09 - (CON-1)"],
    );
}

#[test]
fn silence_that_means_no_is_not_asked_about() {
    met(
        "application a1 take_as_no=2026-03-13",
        "2026-03-09",
        expect!["mark_dormant - 03-13 - (PRM-1 CLO-1)"],
    );
}

#[test]
fn before_the_day_that_means_no_a_question_is_fine() {
    met(
        "application a1 take_as_no=2026-03-20",
        "2026-03-09",
        expect!["check_in c2 email 03-12 03-16 04-16 (CHK-3 CHK-5)"],
    );
}

#[test]
fn after_the_day_that_means_no_nothing_is_asked() {
    met(
        "application a1 take_as_no=2026-03-20",
        "2026-03-23",
        expect!["mark_dormant - 03-20 - (PRM-1 CLO-1)"],
    );
}

#[test]
fn who_is_being_pursued_does_not_chase() {
    met("seeker passive", "2026-03-16", expect![""]);
}

#[test]
fn an_agency_recruiter_is_asked_even_after_a_talk_with_the_client() {
    met(
        "contact c3 agency_recruiter email",
        "2026-03-06",
        expect!["check_in c3 email 03-12 03-16 04-16 (CHK-3 CHK-5 EDG-4)"],
    );
}
