//! What is owed whatever the chain says.

use expect_test::{Expect, expect};

use crate::{check, check_only};

const PEOPLE: &str = "
    contact c1 hiring_manager email
    contact c2 recruiter email
    2026-03-02 applied
";

#[track_caller]
fn with(more: &str, today: &str, expected: Expect) {
    check(&format!("{PEOPLE}{more}"), today, expected);
}

/// Only what follows the interview of Tuesday 10 March, from ten to eleven.
#[track_caller]
fn thanks(more: &str, today: &str, expected: Expect) {
    let search = format!("2026-03-02 applied\n2026-03-10 reviewed i1\n{more}");
    check_only(&["thank_you", "request_contact_details", "find_contact"], &search, today, expected);
}

#[test]
fn an_open_question_is_answered_and_nothing_else_is_asked() {
    with(
        "2026-03-06 in c1 reply question",
        "2026-03-06",
        expect!["reply c1 email 03-06 03-09 03-11 (EDG-1)"],
    );
}

#[test]
fn a_question_by_telephone_is_answered_by_telephone() {
    with(
        "2026-03-06 in c1 phone reply question",
        "2026-03-06",
        expect!["reply c1 phone 03-06 03-09 03-11 (EDG-1)"],
    );
}

#[test]
fn a_question_that_was_answered_is_no_longer_open() {
    with(
        "2026-03-06 in c1 reply question
         2026-03-09 out c1 reply",
        "2026-03-10",
        expect!["check_in c1 email 03-16 03-17 04-17 (CHK-3 CHK-5 GRD-1)"],
    );
}

#[test]
fn a_word_to_somebody_else_answers_nothing() {
    with(
        "2026-03-06 in c1 reply question
         2026-03-09 out c2 other",
        "2026-03-09",
        expect!["reply c1 email 03-06 03-09 03-11 (EDG-1)"],
    );
}

#[test]
fn a_question_never_answered_leaves_a_decision() {
    with(
        "2026-03-06 in c1 reply question",
        "2026-03-12",
        expect!["decide_closure - 03-11 - (CLO-1 CLO-2 EDG-1)"],
    );
}

#[test]
fn a_draft_older_than_an_answer_is_held() {
    check_only(
        &["hold_draft"],
        &format!(
            "{PEOPLE}2026-03-09 out c1 application_followup queued
             2026-03-10 in c1 reply"
        ),
        "2026-03-10",
        expect!["hold_draft - - - (EDG-2 GRD-14)"],
    );
}

#[test]
fn machines_hold_no_draft() {
    check_only(
        &["hold_draft"],
        &format!(
            "{PEOPLE}2026-03-09 out c1 application_followup queued
             2026-03-10 in c1 ack auto"
        ),
        "2026-03-10",
        expect![""],
    );
}

#[test]
fn a_draft_younger_than_the_answer_may_go() {
    check_only(
        &["hold_draft"],
        &format!(
            "{PEOPLE}2026-03-09 in c1 reply
             2026-03-10 out c1 other queued"
        ),
        "2026-03-10",
        expect![""],
    );
}

#[test]
fn on_the_day_of_an_interview_the_notes_are_reviewed_and_thanks_are_due_tomorrow() {
    check(
        "contact c1 hiring_manager email
         2026-03-02 applied
         2026-03-10T10:00 interview i1 c1",
        "2026-03-10T15:00",
        expect![[r#"
            review_notes 03-10 03-10 03-11 (THX-9)
            thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            check_in c1 email 03-17 03-19 04-21 (CHK-3 CHK-5)"#]],
    );
}

#[test]
fn two_days_later_it_is_too_late_to_review_notes() {
    check_only(
        &["review_notes"],
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1",
        "2026-03-12",
        expect![""],
    );
}

#[test]
fn three_people_get_three_notes() {
    thanks(
        "contact c1 hiring_manager email
         contact c2 recruiter email
         contact c3 hr email
         2026-03-10T10:00 interview i1 c1 c2 c3",
        "2026-03-10T15:00",
        expect![[r#"
            thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            thank_you c2 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            thank_you c3 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)"#]],
    );
}

#[test]
fn nobody_is_thanked_twice_for_one_interview() {
    thanks(
        "contact c1 hiring_manager email
         contact c2 recruiter email
         2026-03-10T10:00 interview i1 c1 c2
         2026-03-10T13:00 out c1 thank_you for=i1",
        "2026-03-10T15:00",
        expect!["thank_you c2 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn the_second_round_is_thanked_for_again() {
    thanks(
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1
         2026-03-10T13:00 out c1 thank_you for=i1
         2026-03-12T10:00 interview i2 c1",
        "2026-03-12T15:00",
        expect!["thank_you c1 email 03-12 03-13 03-19 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn thanks_that_came_back_have_not_been_given() {
    thanks(
        "contact c1 hiring_manager email postal
         application a1 decision=2026-03-27
         2026-03-10T10:00 interview i1 c1
         2026-03-10T13:00 out c1 thank_you for=i1
         2026-03-11 bounced c1",
        "2026-03-11",
        expect!["thank_you c1 card 03-11 03-12 03-17 (THX-2 THX-5 THX-6 EDG-6)"],
    );
}

#[test]
fn thanks_by_email_are_due_on_a_saturday_too() {
    check_only(
        &["thank_you"],
        "contact c1 hiring_manager email
         2026-03-06T14:00 interview i1 c1",
        "2026-03-06T16:00",
        expect!["thank_you c1 email 03-06 03-07 03-13 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn a_card_waits_for_monday() {
    check_only(
        &["thank_you"],
        "contact c1 hiring_manager postal
         application a1 decision=2026-03-27
         2026-03-06T14:00 interview i1 c1",
        "2026-03-06T16:00",
        expect!["thank_you c1 card 03-06 03-09 03-13 (THX-2 THX-5 THX-6 GRD-4)"],
    );
}

#[test]
fn after_two_days_thanks_are_late() {
    thanks(
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1",
        "2026-03-12T12:00",
        expect!["thank_you c1 email 03-10 03-11 03-17 late (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn within_two_days_thanks_are_on_time() {
    thanks(
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1",
        "2026-03-12T10:00",
        expect!["thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn after_a_week_it_is_too_late_for_thanks() {
    thanks(
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1",
        "2026-03-18",
        expect![""],
    );
}

#[test]
fn late_in_the_evening_thanks_wait_for_the_next_day() {
    thanks(
        "contact c1 hiring_manager email
         2026-03-10T22:30 interview i1 c1",
        "2026-03-11",
        expect!["thank_you c1 email 03-11 03-11 03-17 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn a_far_decision_makes_a_card_just_as_right() {
    thanks(
        "contact c1 hiring_manager email postal
         application a1 decision=2026-03-18
         2026-03-10T10:00 interview i1 c1",
        "2026-03-10T15:00",
        expect!["thank_you c1 email 03-10 03-11 03-17 or card (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn a_near_decision_leaves_no_time_for_a_card() {
    thanks(
        "contact c1 hiring_manager email postal
         application a1 decision=2026-03-17
         2026-03-10T10:00 interview i1 c1",
        "2026-03-10T15:00",
        expect!["thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn missing_addresses_are_asked_for_once() {
    thanks(
        "contact c1 hiring_manager email
         contact c2 interviewer
         contact c3 interviewer guessed_email
         contact c5 coordinator email
         2026-03-10T10:00 interview i1 c1 c2 c3",
        "2026-03-10T15:00",
        expect![[r#"
            thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            request_contact_details c5 email 03-10 03-11 03-17 (THX-5 EDG-7)"#]],
    );
}

#[test]
fn addresses_asked_for_are_not_asked_for_again() {
    thanks(
        "contact c2 interviewer
         contact c5 coordinator email
         2026-03-10T10:00 interview i1 c2
         2026-03-10T13:00 out c5 request_contact_details",
        "2026-03-10T15:00",
        expect![""],
    );
}

#[test]
fn an_agency_knows_the_addresses_before_the_recruiter_does() {
    thanks(
        "contact c2 interviewer
         contact c3 recruiter email
         contact c4 agency_recruiter email
         2026-03-10T10:00 interview i1 c2",
        "2026-03-10T15:00",
        expect!["request_contact_details c4 email 03-10 03-11 03-17 (THX-5 EDG-7)"],
    );
}

#[test]
fn where_nobody_knows_the_addresses_somebody_is_looked_for() {
    check_only(
        &["request_contact_details", "find_contact", "check_in"],
        "contact c2 interviewer
         2026-03-10T10:00 interview i1 c2",
        "2026-03-10T15:00",
        expect!["find_contact 03-10 03-11 03-17 (CON-1 THX-5 EDG-7)"],
    );
}

#[test]
fn a_request_for_addresses_waits_for_monday() {
    check_only(
        &["request_contact_details"],
        "contact c2 interviewer
         contact c5 coordinator email
         2026-03-06T14:00 interview i1 c2",
        "2026-03-06T16:00",
        expect!["request_contact_details c5 email 03-06 03-09 03-13 (THX-5 EDG-7 GRD-4)"],
    );
}

#[test]
fn a_moved_interview_is_thanked_for_on_its_new_date_only() {
    thanks(
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1
         2026-03-09 cancelled i1
         2026-03-11T10:00 interview i2 c1",
        "2026-03-11T15:00",
        expect!["thank_you c1 email 03-11 03-12 03-18 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn an_interview_on_monday_is_prepared_on_friday() {
    with(
        "2026-03-16T10:00 interview i1 c1",
        "2026-03-10",
        expect!["prepare_interview - 03-13 - (CHK-1)"],
    );
}

#[test]
fn who_is_being_pursued_still_says_thanks() {
    thanks(
        "seeker passive
         contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1",
        "2026-03-10T15:00",
        expect!["thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn a_closed_application_asks_for_nothing() {
    with("2026-03-10 standing closed", "2026-03-11", expect![""]);
}

#[test]
fn a_question_after_the_end_is_still_answered() {
    with(
        "2026-03-10 standing closed
         2026-03-12 in c1 reply question",
        "2026-03-12",
        expect!["reply c1 email 03-12 03-13 03-17 (EDG-1)"],
    );
}

#[test]
fn an_application_at_rest_wakes_with_a_message() {
    with(
        "2026-03-10 standing rested
         2026-03-12 in c1 reply",
        "2026-03-13",
        expect!["check_in c1 email 03-19 03-23 04-23 (CHK-3 CHK-5)"],
    );
}
