//! Who disagrees with each step.

use expect_test::{Expect, expect};
use heardback_core::playbook::Playbook;

use crate::lines;

#[track_caller]
fn dissent(search: &str, today: &str, expected: Expect) {
    expected.assert_eq(&lines::dissent(search, today, Playbook::bundled()));
}

const MANAGER: &str = "contact c1 hiring_manager email\n2026-03-02 applied\n";

#[test]
fn a_follow_up_in_writing() {
    dissent(MANAGER, "2026-03-03", expect!["application_followup: DIS-2 CLO-6 DEP-1"]);
}

#[test]
fn a_follow_up_by_telephone() {
    dissent(
        "contact c1 hiring_manager phone\n2026-03-02 applied",
        "2026-03-03",
        expect!["application_followup: DIS-1 DIS-2 DIS-4 EXT-6"],
    );
}

#[test]
fn a_second_follow_up() {
    dissent(
        &format!("{MANAGER}2026-03-11 out c1 application_followup"),
        "2026-03-12",
        expect!["application_followup: DIS-2 CLO-6 DEP-1 CLO-7 EXT-9"],
    );
}

#[test]
fn waiting_for_the_closing_date() {
    dissent(
        &format!("{MANAGER}application a1 closes=2026-03-20"),
        "2026-03-03",
        expect!["application_followup: DIS-2 CLO-6 DEP-1 APP-6"],
    );
}

#[test]
fn an_early_note() {
    dissent(
        &format!("seeker assertive\n{MANAGER}"),
        "2026-03-03",
        expect!["early_note: APP-3 APP-5 EXT-2"],
    );
}

#[test]
fn an_announced_call() {
    dissent(
        "contact c1 hr phone\n2026-03-02 applied\napplication a1 call=2026-03-10",
        "2026-03-03",
        expect!["announced_call: DIS-1 DIS-4"],
    );
}

#[test]
fn writing_after_a_referral() {
    dissent(
        &format!("{MANAGER}contact c9 insider\n2026-03-04 referral c9 delivered to=c1"),
        "2026-03-04",
        expect!["referral_followup: EXT-2"],
    );
}

#[test]
fn thanks_and_the_first_question() {
    dissent(
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1
         2026-03-10 reviewed i1",
        "2026-03-10T15:00",
        expect![[r#"
            thank_you: THX-4 EXT-4 THX-8 EXT-17 EXT-3 EXT-5
            check_in: EXT-1 EXT-7 EXT-9"#]],
    );
}

#[test]
fn a_question_by_telephone() {
    dissent(
        "contact c1 recruiter phone\n2026-03-06 in c1 phone reply",
        "2026-03-09",
        expect!["check_in: EXT-1 EXT-7 EXT-9 DIS-1 EXT-6"],
    );
}

#[test]
fn rest() {
    dissent(MANAGER, "2026-03-31", expect!["mark_dormant: APP-8 EXT-8"]);
}

#[test]
fn a_decision_with_a_job_and_without() {
    let missed = "contact c1 recruiter email\n2026-03-06 in c1 reply";
    dissent(missed, "2026-04-20", expect!["decide_closure: CLO-3 EXT-7"]);
    dissent(
        &format!("seeker employed\n{missed}"),
        "2026-04-20",
        expect!["decide_closure: CLO-2 EXT-7"],
    );
}

#[test]
fn a_linkedin_request_and_feedback() {
    dissent(
        "seeker wants_feedback
         contact c1 hiring_manager email
         2026-03-06 in c1 reply
         2026-03-16 linkedin c1 yes
         2026-03-16 outcome rejected
         2026-03-17 out c1 post_rejection_thanks",
        "2026-03-18",
        expect![[r#"
            feedback_request: EVD-10.5
            linkedin_connect: EXT-16 DIS-5"#]],
    );
}

#[test]
fn asking_in_the_interview_before_connecting() {
    dissent(
        "contact c1 hiring_manager email linkedin
         2026-03-16T10:00 interview i1 c1",
        "2026-03-10",
        expect!["prepare_interview: APP-11 SAL-2"],
    );
}

#[test]
fn a_note_of_value() {
    dissent(
        "contact c1 recruiter email
         2026-03-06 in c1 reply
         2026-03-06 promise c1 2026-03-27
         2026-03-13 occasion article c1",
        "2026-03-13",
        expect![[r#"
            check_in: EXT-1 EXT-7 EXT-9
            value_note: EXT-9"#]],
    );
}
