//! The same search in the three profiles.

use expect_test::{Expect, expect};

use crate::check_only;

/// The steps named, in each profile, one after the other.
#[track_caller]
fn in_each(actions: &[&str], search: &str, today: &str, expected: [Expect; 3]) {
    for (profile, expected) in ["reserved", "balanced", "assertive"].into_iter().zip(expected) {
        check_only(actions, &format!("seeker {profile}\n{search}"), today, expected);
    }
}

const MANAGER: &str = "contact c1 hiring_manager email\n2026-03-02 applied\n";

/// Met the manager on Thursday 5 March.
const MET: &str = "
    contact c1 hiring_manager email
    2026-03-05T10:00 interview i1 c1
";

#[test]
fn the_first_follow_up() {
    in_each(
        &["application_followup"],
        &format!("{MANAGER}2026-03-02 out c1 early_note"),
        "2026-03-09",
        [
            expect!["application_followup c1 email 03-16 03-16 04-06 (APP-1 APP-2)"],
            expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
            expect!["application_followup c1 email 03-09 03-09 03-30 (APP-1 APP-2)"],
        ],
    );
}

#[test]
fn the_early_note() {
    in_each(
        &["early_note", "application_followup"],
        MANAGER,
        "2026-03-02",
        [
            expect!["application_followup c1 email 03-16 03-16 04-06 (APP-1 APP-2)"],
            expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
            expect!["early_note c1 email 03-03 03-04 03-06 (APP-6)"],
        ],
    );
}

#[test]
fn after_four_days_it_is_too_late_for_the_early_note() {
    in_each(&["early_note"], MANAGER, "2026-03-09", [expect![""], expect![""], expect![""]]);
}

#[test]
fn the_follow_up_after_the_closing_date() {
    in_each(
        &["application_followup"],
        &format!("{MANAGER}application a1 closes=2026-03-20"),
        "2026-03-10",
        [
            expect!["application_followup c1 email 03-25 03-27 04-06 (APP-1 APP-2 APP-5)"],
            expect!["application_followup c1 email 03-23 03-24 04-03 (APP-1 APP-2 APP-5)"],
            expect!["application_followup c1 email 03-23 03-23 04-03 (APP-1 APP-2 APP-5)"],
        ],
    );
}

#[test]
fn after_one_follow_up() {
    in_each(
        &["application_followup", "mark_dormant"],
        &format!("{MANAGER}2026-03-16 out c1 application_followup"),
        "2026-03-17",
        [
            expect!["mark_dormant - 03-30 - (CLO-6)"],
            expect!["application_followup c1 email 03-30 03-30 04-13 (CLO-5)"],
            expect!["application_followup c1 email 03-30 03-30 04-13 (CLO-5)"],
        ],
    );
}

#[test]
fn after_two_follow_ups() {
    in_each(
        &["application_followup", "mark_dormant"],
        &format!(
            "{MANAGER}2026-03-16 out c1 application_followup
             2026-03-30 out c1 application_followup"
        ),
        "2026-03-31",
        [
            expect!["mark_dormant - 04-13 - (CLO-6)"],
            expect!["mark_dormant - 04-13 - (CLO-5)"],
            expect!["application_followup c1 email 04-13 04-13 04-27 (CLO-5)"],
        ],
    );
}

#[test]
fn asking_a_friend_inside() {
    in_each(
        &["referral_ask"],
        "contact c9 insider email\n2026-03-02 applied",
        "2026-03-03",
        [
            expect!["referral_ask c9 email 03-03 03-05 03-10 (REF-1 REF-2)"],
            expect!["referral_ask c9 email 03-03 03-04 03-10 (REF-1 REF-2)"],
            expect!["referral_ask c9 email 03-03 03-04 03-10 (REF-1 REF-2)"],
        ],
    );
}

#[test]
fn asking_the_friend_whether_it_arrived() {
    in_each(
        &["confirm_delivery"],
        "contact c9 insider email\n2026-03-02 applied\n2026-03-03 referral c9 agreed",
        "2026-03-04",
        [
            expect!["confirm_delivery c9 email 03-10 03-12 03-24 (REF-3)"],
            expect!["confirm_delivery c9 email 03-06 03-10 03-17 (REF-3)"],
            expect!["confirm_delivery c9 email 03-05 03-06 03-17 (REF-3)"],
        ],
    );
}

#[test]
fn holding_the_cold_follow_up_for_the_friend() {
    let search = format!("contact c9 insider email\n{MANAGER}2026-03-03 referral c9 asked");
    in_each(
        &["application_followup"],
        &search,
        "2026-03-13",
        [
            expect![""],
            expect![""],
            expect!["application_followup c1 email 03-09 03-09 03-30 (APP-1 APP-2)"],
        ],
    );
    in_each(
        &["application_followup"],
        &search,
        "2026-03-25",
        [
            expect!["application_followup c1 email 03-16 03-16 04-06 (APP-1 APP-2)"],
            expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
            expect!["application_followup c1 email 03-09 03-09 03-30 (APP-1 APP-2)"],
        ],
    );
}

#[test]
fn writing_once_the_friend_delivered() {
    in_each(
        &["referral_followup"],
        &format!("contact c9 insider email\n{MANAGER}2026-03-04 referral c9 delivered to=c1"),
        "2026-03-04",
        [
            expect!["referral_followup c1 email 03-06 03-06 03-18 (REF-3)"],
            expect!["referral_followup c1 email 03-05 03-06 03-18 (REF-3)"],
            expect!["referral_followup c1 email 03-05 03-05 03-18 (REF-3)"],
        ],
    );
}

#[test]
fn the_first_question_without_a_date() {
    in_each(
        &["check_in"],
        MET,
        "2026-03-06",
        [
            expect!["check_in c1 email 03-19 03-19 04-16 (CHK-3 CHK-5)"],
            expect!["check_in c1 email 03-12 03-16 04-16 (CHK-3 CHK-5)"],
            expect!["check_in c1 email 03-12 03-12 04-16 (CHK-3 CHK-5)"],
        ],
    );
}

#[test]
fn the_question_after_a_promised_date() {
    in_each(
        &["check_in"],
        &format!("{MET}2026-03-05 promise c1 2026-03-13"),
        "2026-03-06",
        [
            expect!["check_in c1 email 03-18 03-20 04-10 (CHK-2 CHK-5 PRM-1)"],
            expect!["check_in c1 email 03-16 03-17 04-10 (CHK-2 CHK-5 PRM-1)"],
            expect!["check_in c1 email 03-16 03-16 04-10 (CHK-2 CHK-5 PRM-1)"],
        ],
    );
}

#[test]
fn the_second_question() {
    in_each(
        &["check_in"],
        &format!("{MET}2026-03-19 out c1 check_in"),
        "2026-03-20",
        [
            expect!["check_in c1 email 04-09 04-09 04-23 (CHK-8 CHK-9)"],
            expect!["check_in c1 email 04-02 04-02 04-16 (CHK-8 CHK-9)"],
            expect!["check_in c1 email 04-02 04-02 04-16 (CHK-8 CHK-9)"],
        ],
    );
}

#[test]
fn with_a_job_after_two_questions() {
    in_each(
        &["check_in", "decide_closure"],
        &format!(
            "seeker employed{MET}2026-03-19 out c1 check_in
             2026-04-09 out c1 check_in"
        ),
        "2026-04-10",
        [
            expect!["decide_closure - 04-23 - (CLO-1 CLO-3)"],
            expect!["check_in c1 email 04-23 04-23 05-07 (CHK-8 CHK-9)"],
            expect!["check_in c1 email 04-23 04-23 05-07 (CHK-8 CHK-9)"],
        ],
    );
}

#[test]
fn without_a_job_after_three_questions() {
    in_each(
        &["check_in", "decide_closure"],
        &format!(
            "{MET}2026-03-19 out c1 check_in
             2026-04-09 out c1 check_in
             2026-04-30 out c1 check_in"
        ),
        "2026-05-01",
        [
            expect!["decide_closure - 05-14 - (CLO-1 CLO-2)"],
            expect!["check_in c1 email 05-14 05-14 05-28 (CHK-8 CHK-9)"],
            expect!["check_in c1 email 05-14 05-14 05-28 (CHK-8 CHK-9)"],
        ],
    );
}

#[test]
fn the_note_after_a_rejection() {
    in_each(
        &["post_rejection_thanks"],
        &format!("{MET}2026-03-18 outcome rejected"),
        "2026-03-18",
        [
            expect!["post_rejection_thanks c1 email 03-19 03-20 04-01 (REJ-1 REJ-3)"],
            expect!["post_rejection_thanks c1 email 03-19 03-20 04-01 (REJ-1 REJ-3)"],
            expect!["post_rejection_thanks c1 email 03-19 03-19 04-01 (REJ-1 REJ-3)"],
        ],
    );
}

#[test]
fn asking_for_feedback_later() {
    in_each(
        &["feedback_request"],
        &format!(
            "seeker wants_feedback{MET}2026-03-18 outcome rejected
             2026-03-19 out c1 post_rejection_thanks"
        ),
        "2026-03-20",
        [
            expect![""],
            expect!["feedback_request c1 email 03-26 03-26 04-15 (REJ-4)"],
            expect!["feedback_request c1 email 03-24 03-24 04-15 (REJ-4)"],
        ],
    );
}

#[test]
fn the_distance_between_two_touches() {
    in_each(
        &["application_followup"],
        &format!("{MANAGER}2026-03-16 out c1 other"),
        "2026-03-17",
        [
            expect!["application_followup c1 email 03-25 03-25 04-06 (APP-1 APP-2 GRD-1)"],
            expect!["application_followup c1 email 03-23 03-23 03-30 (APP-1 APP-2 GRD-1)"],
            expect!["application_followup c1 email 03-19 03-19 03-30 (APP-1 APP-2 GRD-1)"],
        ],
    );
}

#[test]
fn writing_to_somebody_who_was_away() {
    in_each(
        &["application_followup"],
        &format!("{MANAGER}contact c1 back=2026-03-23\n2026-03-02 out c1 early_note"),
        "2026-03-17",
        [
            expect!["application_followup c1 email 03-24 03-26 04-06 (APP-1 APP-2 EDG-5)"],
            expect!["application_followup c1 email 03-24 03-25 04-06 (APP-1 APP-2 EDG-5)"],
            expect!["application_followup c1 email 03-24 03-24 04-06 (APP-1 APP-2 EDG-5)"],
        ],
    );
}

#[test]
fn guessing_an_address_once_more() {
    in_each(
        &["application_followup", "find_contact"],
        "contact c1 hr guessed_email
         2026-03-02 applied
         2026-03-16 out c1 application_followup
         2026-03-16 bounced c1
         2026-03-17 contact c1 next_guess
         2026-03-17 out c1 application_followup
         2026-03-17 bounced c1",
        "2026-03-17",
        [
            expect!["find_contact - 03-04 - (CON-1)"],
            expect!["find_contact - 03-04 - (CON-1)"],
            expect![
                "application_followup c1 email 03-17 03-18 03-30 guess (CON-2 APP-1 APP-2 EDG-6)"
            ],
        ],
    );
}
