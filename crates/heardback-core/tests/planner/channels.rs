//! By which way.

use expect_test::{Expect, expect};

use crate::check_only;

/// The way of the first follow-up on an application of 2 March.
#[track_caller]
fn first(person: &str, expected: Expect) {
    let search = format!("2026-03-02 applied\ncontact c1 hiring_manager {person}");
    check_only(&["application_followup", "find_contact"], &search, "2026-03-03", expected);
}

/// The way of the first question after the interview of 5 March.
#[track_caller]
fn check_in(person: &str, expected: Expect) {
    let search = format!("2026-03-05T10:00 interview i1 c1\ncontact c1 recruiter {person}");
    check_only(&["check_in", "find_contact"], &search, "2026-03-09", expected);
}

#[test]
fn an_email_goes_before_a_call() {
    first("email phone", expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"]);
}

#[test]
fn a_call_goes_before_a_guess() {
    first(
        "guessed_email phone",
        expect!["application_followup c1 phone 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn a_guess_goes_before_a_letter_and_says_that_it_is_one() {
    first(
        "guessed_email postal",
        expect!["application_followup c1 email 03-09 03-11 03-30 guess (CON-2 APP-1 APP-2)"],
    );
}

#[test]
fn a_letter_is_better_than_nothing() {
    first("postal", expect!["application_followup c1 letter 03-09 03-11 03-30 (APP-1 APP-2)"]);
}

#[test]
fn a_linkedin_message_needs_a_sales_job() {
    first("linkedin", expect!["find_contact - 03-04 - (CON-1)"]);
}

#[test]
fn a_linkedin_message_may_answer_one() {
    first(
        "linkedin wrote_on_linkedin",
        expect!["application_followup c1 linkedin_message 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn for_a_sales_job_a_linkedin_message_is_a_way() {
    first(
        "linkedin\napplication a1 sales",
        expect!["application_followup c1 linkedin_message 03-09 03-11 03-30 (APP-1 APP-2 SAL-1)"],
    );
}

#[test]
fn somebody_who_prefers_the_telephone_is_called() {
    first(
        "email phone prefers=phone",
        expect!["application_followup c1 phone 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn for_a_sales_job_a_preference_goes_before_the_telephone() {
    first(
        "email phone prefers=email\napplication a1 sales",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2 SAL-1)"],
    );
}

#[test]
fn a_preference_without_the_means_is_passed_over() {
    first(
        "email prefers=phone",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn a_posting_that_forbids_calls_leaves_no_telephone() {
    first("phone\napplication a1 no_calls", expect!["find_contact - 03-04 - (CON-1)"]);
}

#[test]
fn a_person_who_forbids_calls_is_not_called() {
    first("phone no_calls", expect!["find_contact - 03-04 - (CON-1)"]);
}

#[test]
fn a_personal_invitation_lifts_the_ban_on_calls() {
    first(
        "phone invited\napplication a1 no_calls",
        expect!["application_followup c1 phone 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn a_preference_for_the_telephone_is_an_invitation() {
    first(
        "phone prefers=phone\napplication a1 no_calls",
        expect!["application_followup c1 phone 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn the_ban_on_calls_holds_after_the_interview() {
    check_in(
        "phone\napplication a1 no_calls",
        expect!["find_contact 03-05 03-06 03-12 (CON-1 THX-5 EDG-7)"],
    );
}

#[test]
fn in_the_reserved_profile_nobody_is_called_uninvited() {
    first("phone\nseeker reserved", expect!["find_contact - 03-04 - (CON-1)"]);
}

#[test]
fn in_the_reserved_profile_an_invitation_is_accepted() {
    first(
        "phone invited\nseeker reserved",
        expect!["application_followup c1 phone 03-16 03-16 04-06 (APP-1 APP-2)"],
    );
}

#[test]
fn in_the_reserved_profile_nothing_is_guessed() {
    first(
        "guessed_email postal\nseeker reserved",
        expect!["application_followup c1 letter 03-16 03-16 04-06 (APP-1 APP-2)"],
    );
}

#[test]
fn in_the_reserved_profile_sales_jobs_are_written_to() {
    first(
        "email phone\nseeker reserved\napplication a1 sales",
        expect!["application_followup c1 email 03-16 03-16 04-06 (APP-1 APP-2 SAL-1)"],
    );
}

#[test]
fn in_the_assertive_profile_linkedin_is_a_last_resort() {
    first(
        "linkedin\nseeker assertive",
        expect!["application_followup c1 linkedin_message 03-09 03-09 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn the_first_question_goes_by_email() {
    check_in("email phone", expect!["check_in c1 email 03-12 03-16 04-16 (CHK-3 CHK-5)"]);
}

#[test]
fn in_the_assertive_profile_the_first_question_goes_by_telephone() {
    check_in(
        "email phone\nseeker assertive",
        expect!["check_in c1 phone 03-12 03-12 04-16 (CHK-3 CHK-5)"],
    );
}

#[test]
fn in_the_assertive_profile_the_second_try_goes_by_telephone_before_a_letter() {
    check_only(
        &["application_followup"],
        "seeker assertive
         contact c1 hr email phone postal
         2026-03-02 applied
         2026-03-09 out c1 application_followup",
        "2026-03-10",
        expect!["application_followup c1 phone 03-23 03-23 04-06 (CLO-5)"],
    );
}
