//! Whom to write to.

use expect_test::{Expect, expect};

use crate::check_only;

/// Who gets the first follow-up on an application of 2 March.
#[track_caller]
fn follow_up(people: &str, expected: Expect) {
    let search = format!("2026-03-02 applied\n{people}");
    check_only(&["application_followup", "find_contact"], &search, "2026-03-03", expected);
}

/// Who is asked after the interview of 5 March.
#[track_caller]
fn check_in(people: &str, expected: Expect) {
    let search =
        format!("2026-03-05T10:00 interview i1 c8\ncontact c8 email interviewer\n{people}");
    check_only(&["check_in", "find_contact"], &search, "2026-03-09", expected);
}

#[test]
fn the_person_named_in_the_posting_goes_first() {
    follow_up(
        "contact c1 hiring_manager email
         contact c2 posting_contact email",
        expect!["application_followup c2 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn the_hiring_manager_goes_before_the_owner() {
    follow_up(
        "contact c1 owner email
         contact c2 hiring_manager email",
        expect!["application_followup c2 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn the_owner_goes_before_the_recruiter() {
    follow_up(
        "contact c1 recruiter email
         contact c2 owner email",
        expect!["application_followup c2 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn the_recruiter_goes_before_human_resources() {
    follow_up(
        "contact c1 hr email
         contact c2 recruiter email",
        expect!["application_followup c2 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn an_agency_is_the_only_way() {
    follow_up(
        "contact c1 hiring_manager email
         contact c2 agency_recruiter email",
        expect!["application_followup c2 email 03-09 03-11 03-30 (APP-1 APP-2 EDG-4)"],
    );
}

#[test]
fn an_agency_that_cannot_be_reached_is_no_reason_to_go_past_it() {
    follow_up(
        "contact c1 hiring_manager email
         contact c2 agency_recruiter",
        expect!["find_contact - 03-04 - (CON-1)"],
    );
}

#[test]
fn a_coordinator_is_not_asked_about_an_application() {
    follow_up("contact c1 coordinator email", expect!["find_contact - 03-04 - (CON-1)"]);
}

#[test]
fn somebody_who_left_is_passed_over() {
    follow_up(
        "contact c1 hiring_manager email left
         contact c2 hr email",
        expect!["application_followup c2 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn where_everybody_left_somebody_is_looked_for() {
    follow_up("contact c1 hiring_manager email left", expect!["find_contact - 03-04 - (CON-1)"]);
}

#[test]
fn somebody_of_another_application_is_not_asked() {
    follow_up("contact c1 hiring_manager email a2", expect!["find_contact - 03-04 - (CON-1)"]);
}

#[test]
fn the_second_try_stays_with_the_same_person() {
    check_only(
        &["application_followup"],
        "contact c1 hr email
         2026-03-02 applied
         2026-03-11 out c1 application_followup
         contact c2 hiring_manager email",
        "2026-03-12",
        expect!["application_followup c1 email 03-25 03-25 04-08 (CLO-5)"],
    );
}

#[test]
fn the_second_try_goes_elsewhere_once_the_person_left() {
    check_only(
        &["application_followup"],
        "contact c1 hr email left
         2026-03-02 applied
         2026-03-11 out c1 application_followup
         contact c2 hiring_manager email",
        "2026-03-12",
        expect!["application_followup c2 email 03-25 03-25 04-08 (CLO-5)"],
    );
}

#[test]
fn after_an_interview_the_recruiter_goes_first() {
    check_in(
        "contact c1 hiring_manager email
         contact c2 hr email
         contact c3 recruiter email",
        expect!["check_in c3 email 03-12 03-16 04-16 (CHK-3 CHK-5)"],
    );
}

#[test]
fn after_an_interview_human_resources_go_before_the_manager() {
    check_in(
        "contact c1 hiring_manager email
         contact c2 hr email",
        expect!["check_in c2 email 03-12 03-16 04-16 (CHK-3 CHK-5)"],
    );
}

#[test]
fn after_an_interview_the_coordinator_goes_before_an_interviewer() {
    check_in(
        "contact c1 coordinator email",
        expect!["check_in c1 email 03-12 03-16 04-16 (CHK-3 CHK-5)"],
    );
}

#[test]
fn after_an_interview_an_interviewer_is_better_than_nobody() {
    check_in("", expect!["check_in c8 email 03-12 03-16 04-16 (CHK-3 CHK-5)"]);
}

#[test]
fn whoever_wrote_last_goes_before_the_recruiter() {
    check_in(
        "contact c1 coordinator email
         contact c3 recruiter email
         2026-03-06 in c1 reply",
        expect!["check_in c1 email 03-13 03-17 04-17 (CHK-3 CHK-5)"],
    );
}

#[test]
fn the_question_stays_with_the_person_asked_before() {
    check_only(
        &["check_in"],
        "contact c1 hiring_manager email
         2026-03-05T10:00 interview i1 c1
         2026-03-16 out c1 check_in
         contact c3 recruiter email",
        "2026-03-17",
        expect!["check_in c1 email 03-30 03-30 04-13 (CHK-8 CHK-9)"],
    );
}

#[test]
fn somebody_else_who_writes_does_not_take_the_question_over() {
    check_only(
        &["check_in"],
        "contact c1 hiring_manager email
         contact c3 recruiter email
         2026-03-02T10:00 interview i1 c1
         2026-03-10 out c3 check_in
         2026-03-17 in c1 reply",
        "2026-03-18",
        expect!["check_in c3 email 03-24 03-26 04-28 (CHK-3 CHK-5)"],
    );
}

#[test]
fn a_client_is_never_asked_past_the_agency() {
    check_in(
        "contact c1 hiring_manager email
         contact c2 agency_recruiter email
         2026-03-06 in c1 reply",
        expect!["check_in c2 email 03-13 03-17 04-17 (CHK-3 CHK-5 EDG-4)"],
    );
}
