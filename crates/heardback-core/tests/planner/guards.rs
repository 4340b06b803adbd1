//! What no profile may do, and what waits.

use expect_test::{Expect, expect};

use crate::check;

const MANAGER: &str = "
    contact c1 hiring_manager email
    2026-03-02 applied
";

#[track_caller]
fn with(more: &str, today: &str, expected: Expect) {
    check(&format!("{MANAGER}{more}"), today, expected);
}

#[test]
fn nobody_hears_from_the_user_twice_within_a_week() {
    with(
        "2026-03-06 out c1 other",
        "2026-03-06",
        expect!["application_followup c1 email 03-13 03-13 03-30 (APP-1 APP-2 GRD-1)"],
    );
}

#[test]
fn a_touch_for_another_application_counts_as_well() {
    check(
        "contact c1 recruiter email
         2026-03-02 applied
         2026-02-02 applied a2
         2026-02-12 out c1 application_followup a2
         2026-03-05 out c1 application_followup a2",
        "2026-03-06",
        expect![[r#"
            application_followup c1 email 03-12 03-12 03-30 (APP-1 APP-2 GRD-1)
            mark_dormant - 03-19 - in a2 (CLO-5)"#]],
    );
}

#[test]
fn a_bounce_is_no_touch() {
    check(
        "contact c1 hiring_manager email phone
         2026-03-02 applied
         2026-03-09 out c1 application_followup
         2026-03-09 bounced c1",
        "2026-03-09",
        expect!["application_followup c1 phone 03-09 03-11 03-30 (APP-1 APP-2 EDG-6)"],
    );
}

#[test]
fn a_step_left_out_is_no_touch() {
    with(
        "2026-03-11 in c1 reply
         2026-03-12 skipped c1 check_in",
        "2026-03-12",
        expect!["check_in c1 email 03-26 03-26 04-09 (CHK-8 CHK-9)"],
    );
}

#[test]
fn a_step_left_out_asks_nobody_and_goes_no_way() {
    check(
        "contact c1 recruiter email phone
         contact c2 hiring_manager email phone
         2026-03-02 applied
         2026-03-11 out c1 application_followup
         2026-03-12 skipped c2 referral_followup
         seeker assertive",
        "2026-03-13",
        expect!["application_followup c1 phone 03-26 03-26 04-09 (CLO-5)"],
    );
}

#[test]
fn an_answer_needs_no_distance() {
    with(
        "2026-03-09 out c1 application_followup
         2026-03-10 in c1 reply question",
        "2026-03-10",
        expect!["reply c1 email 03-10 03-11 03-13 (EDG-1)"],
    );
}

#[test]
fn an_announced_call_needs_no_distance() {
    with(
        "contact c1 phone
         application a1 call=2026-03-06
         2026-03-05 out c1 other",
        "2026-03-05",
        expect!["announced_call c1 phone 03-06 03-06 03-10 (SAL-3)"],
    );
}

#[test]
fn who_asked_not_to_be_contacted_is_not() {
    with("contact c1 no_contact", "2026-03-03", expect!["mark_dormant - 03-30 - (CLO-6 GRD-8)"]);
}

#[test]
fn who_asked_not_to_be_contacted_still_gets_an_answer() {
    with(
        "contact c1 no_contact
         2026-03-10 in c1 reply question",
        "2026-03-10",
        expect!["reply c1 email 03-10 03-11 03-13 (EDG-1)"],
    );
}

#[test]
fn who_asked_not_to_be_contacted_is_not_called_either() {
    with(
        "contact c1 no_contact phone
         application a1 call=2026-03-10",
        "2026-03-03",
        expect!["mark_dormant - 03-30 - (CLO-6 GRD-8)"],
    );
}

#[test]
fn somebody_away_is_written_to_after_the_return() {
    with(
        "contact c1 back=2026-03-16",
        "2026-03-03",
        expect!["application_followup c1 email 03-17 03-18 03-30 (APP-1 APP-2 EDG-5)"],
    );
}

#[test]
fn an_absence_that_is_over_moves_what_it_moved_before() {
    with(
        "contact c1 back=2026-03-16",
        "2026-03-17",
        expect!["application_followup c1 email 03-17 03-18 03-30 (APP-1 APP-2 EDG-5)"],
    );
}

#[test]
fn a_long_absence_keeps_the_window_open() {
    with(
        "contact c1 back=2026-03-27",
        "2026-03-03",
        expect!["application_followup c1 email 03-30 03-31 04-10 (APP-1 APP-2 EDG-5)"],
    );
}

#[test]
fn thanks_do_not_wait_for_a_return() {
    check(
        "contact c1 hiring_manager email back=2026-03-23
         2026-03-10T10:00 interview i1 c1
         2026-03-10 reviewed i1",
        "2026-03-10T15:00",
        expect![[r#"
            thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            check_in c1 email 03-24 03-25 04-21 (CHK-3 CHK-5 EDG-5)"#]],
    );
}

#[test]
fn a_pause_moves_what_would_be_due_in_it() {
    with(
        "pause 2026-03-10 2026-03-23",
        "2026-03-05",
        expect!["application_followup c1 email 03-23 03-24 03-30 (APP-1 APP-2 GRD-9)"],
    );
}

#[test]
fn what_is_due_before_a_pause_stays() {
    with(
        "pause 2026-03-12 2026-03-23",
        "2026-03-05",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn while_the_pause_lasts_everything_waits_for_its_end() {
    with(
        "pause 2026-03-12 2026-03-23",
        "2026-03-12",
        expect!["application_followup c1 email 03-23 03-24 03-30 (APP-1 APP-2 GRD-9)"],
    );
}

#[test]
fn a_pause_that_ends_on_a_sunday_ends_on_monday() {
    with(
        "pause 2026-03-10 2026-03-22",
        "2026-03-05",
        expect!["application_followup c1 email 03-23 03-23 03-30 (APP-1 APP-2 GRD-9)"],
    );
}

#[test]
fn what_was_over_before_the_pause_does_not_come_back() {
    with(
        "pause 2026-04-01 2026-04-20",
        "2026-04-02",
        expect!["mark_dormant - 04-21 - (CLO-6 GRD-9)"],
    );
}

#[test]
fn while_the_search_rests_without_an_end_nothing_is_planned() {
    with("pause 2026-03-10", "2026-03-05", expect![""]);
}

#[test]
fn courtesy_does_not_rest() {
    check(
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1
         pause 2026-03-10",
        "2026-03-10T15:00",
        expect![[r#"
            review_notes 03-10 03-10 03-11 (THX-9)
            thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)"#]],
    );
}

#[test]
fn a_rejection_is_thanked_for_during_a_pause() {
    check(
        "contact c1 hiring_manager email
         2026-03-02 applied
         2026-03-06 in c1 reply
         2026-03-18 outcome rejected
         pause 2026-03-10 2026-03-30",
        "2026-03-18",
        expect!["post_rejection_thanks c1 email 03-19 03-20 04-01 (REJ-1 REJ-3)"],
    );
}

#[test]
fn the_dates_are_the_recipients() {
    // Half past eight in the evening of the 10th in New York is the morning of the 11th in Tokyo.
    check(
        "contact c1 hiring_manager email zone=Asia/Tokyo
         2026-03-10T20:30 interview i1 c1
         2026-03-10 reviewed i1",
        "2026-03-10T22:00",
        expect![[r#"
            thank_you c1 email 03-11 03-12 03-18 (THX-2 THX-5 THX-6)
            check_in c1 email 03-18 03-20 04-22 (CHK-3 CHK-5)"#]],
    );
}

#[test]
fn a_pause_begins_with_the_day_of_the_seeker_wherever_the_recipient_is() {
    // In Honolulu it is still the last day of the follow-up.
    check(
        "contact c1 recruiter email zone=Pacific/Honolulu
         2026-03-02 applied
         2026-03-31T01:00 pause 2026-03-31",
        "2026-03-31T01:00",
        expect![],
    );
}

#[test]
fn what_was_over_before_silence_became_a_no_is_over_for_its_own_reason() {
    for today in ["2026-04-02", "2026-04-20"] {
        with(
            "application a1 take_as_no=2026-04-10",
            today,
            expect!["mark_dormant - 03-30 - (CLO-6)"],
        );
    }
}
