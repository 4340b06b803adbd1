//! The worked cases of the playbook, in the balanced profile.

use expect_test::expect;

use crate::{check, check_only};

/// Applied on Monday 2 March; c1 decides, c2 recruits.
const SEARCH: &str = "
    contact c1 hiring_manager email
    contact c2 recruiter email
    2026-03-02 applied
";

#[test]
fn three_interviewers_on_tuesday() {
    check(
        &format!(
            "{SEARCH}contact c3 hr email\n2026-03-10T10:00 interview i1 c1 c2 c3\n2026-03-10 reviewed i1"
        ),
        "2026-03-10T15:00",
        expect![[r#"
            thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            thank_you c2 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            thank_you c3 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            check_in c2 email 03-17 03-19 04-21 (CHK-3 CHK-5)"#]],
    );
}

#[test]
fn a_panel_with_two_addresses_unknown_and_found_later() {
    let panel = format!(
        "{SEARCH}contact c3 interviewer\ncontact c4 interviewer\ncontact c5 coordinator email
         2026-03-10T10:00 interview i1 c1 c3 c4"
    );
    let actions = ["thank_you", "request_contact_details"];
    check_only(
        &actions,
        &panel,
        "2026-03-10T15:00",
        expect![[r#"
            thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            request_contact_details c5 email 03-10 03-11 03-17 (THX-5 EDG-7)"#]],
    );
    check_only(
        &actions,
        &format!(
            "{panel}
             2026-03-10T16:00 out c1 thank_you for=i1
             2026-03-10T16:00 out c5 request_contact_details
             2026-03-11 contact c3 email
             2026-03-11 contact c4 email"
        ),
        "2026-03-11",
        expect![[r#"
            thank_you c3 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            thank_you c4 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)"#]],
    );
}

#[test]
fn an_interview_on_friday_afternoon() {
    check_only(
        &["thank_you"],
        &format!("{SEARCH}2026-03-06T13:00 interview i1 c1"),
        "2026-03-06T16:00",
        expect!["thank_you c1 email 03-06 03-07 03-13 (THX-2 THX-5 THX-6)"],
    );
}

#[test]
fn a_second_round_fixed_while_waiting() {
    check(
        &format!(
            "{SEARCH}2026-03-05T10:00 interview i1 c1
             2026-03-05T15:00 out c1 thank_you for=i1
             2026-03-18T10:00 interview i2 c1"
        ),
        "2026-03-12",
        expect!["prepare_interview - 03-17 - (CHK-1)"],
    );
}

#[test]
fn a_role_posted_again_after_two_unanswered_follow_ups() {
    check(
        &format!(
            "{SEARCH}2026-03-11 out c1 application_followup
             2026-03-25 out c1 application_followup
             application a1 reposted=2026-04-20"
        ),
        "2026-04-20",
        expect!["application_followup c1 email 04-22 04-23 05-11 (EDG-8)"],
    );
}

#[test]
fn two_roles_at_one_recruiter_applied_for_on_monday_and_wednesday() {
    check(
        "contact c2 recruiter email
         2026-03-02 applied
         2026-03-04 applied a2",
        "2026-03-04",
        expect!["application_followup c2 email 03-11 03-13 04-01 in a1+a2 (APP-1 APP-2 EDG-9)"],
    );
}

#[test]
fn a_friend_delivers_the_day_after_the_cold_mail() {
    check(
        &format!(
            "{SEARCH}contact c9 insider email
             2026-03-11 out c1 application_followup
             2026-03-12 referral c9 delivered to=c1"
        ),
        "2026-03-12",
        expect!["referral_followup c1 email 03-18 03-18 03-26 (REF-3 GRD-1 EDG-12)"],
    );
}

#[test]
fn a_friend_agreed_and_nothing_was_heard() {
    let agreed = format!("{SEARCH}contact c9 insider email\n2026-03-03 referral c9 agreed\n");
    check(&agreed, "2026-03-06", expect!["confirm_delivery c9 email 03-06 03-10 03-17 (REF-3)"]);
    let asked = format!("{agreed}2026-03-09 out c9 confirm_delivery\n");
    check(&asked, "2026-03-16", expect!["confirm_delivery c9 email 03-16 03-16 03-23 (REF-3)"]);
    check(
        &format!("{asked}2026-03-16 out c9 confirm_delivery"),
        "2026-03-18",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn an_agency_and_the_clients_manager_who_promised_friday() {
    check(
        "contact c1 hiring_manager email
         contact c2 agency_recruiter email
         2026-03-05T10:00 interview i1 c1
         2026-03-05 reviewed i1
         2026-03-05T15:00 out c1 thank_you for=i1
         2026-03-05 promise c1 2026-03-13",
        "2026-03-16",
        expect!["check_in c2 email 03-16 03-17 04-10 (CHK-2 CHK-5 PRM-1 EDG-4)"],
    );
}

#[test]
fn rejected_by_telephone_by_the_recruiter() {
    check(
        &format!(
            "seeker wants_feedback
             {SEARCH}2026-03-05T10:00 interview i1 c1
             2026-03-05T15:00 out c1 thank_you for=i1
             2026-03-18 in c2 phone rejection"
        ),
        "2026-03-18",
        expect![[r#"
            post_rejection_thanks c1 email 03-19 03-20 04-01 feedback (REJ-1 REJ-3 REJ-4)
            post_rejection_thanks c2 email 03-19 03-20 04-01 (REJ-1 REJ-3)"#]],
    );
}

#[test]
fn an_offer_taken_back() {
    check(
        &format!("{SEARCH}2026-03-06 in c1 reply\n2026-03-18 outcome offer_withdrawn"),
        "2026-03-18",
        expect!["decide_response - 03-20 - (EDG-10)"],
    );
}

#[test]
fn a_reply_arrives_while_a_draft_is_queued() {
    check(
        &format!(
            "{SEARCH}2026-03-09 out c1 application_followup queued
             2026-03-10 in c1 reply question"
        ),
        "2026-03-10",
        expect![[r#"
            reply c1 email 03-10 03-11 03-13 (EDG-1)
            hold_draft - - - (EDG-2 GRD-14)"#]],
    );
}

#[test]
fn an_absence_note_until_the_23rd_after_our_question_of_the_16th() {
    check_only(
        &["check_in"],
        &format!(
            "{SEARCH}2026-03-05T10:00 interview i1 c1
             2026-03-16 out c2 check_in
             2026-03-16 in c2 ooo auto back=2026-03-23"
        ),
        "2026-03-17",
        expect!["check_in c2 email 04-06 04-06 04-20 (CHK-8 CHK-9 EDG-5)"],
    );
}

#[test]
fn an_absence_known_before_sending() {
    check(
        &format!("{SEARCH}contact c1 back=2026-03-16"),
        "2026-03-09",
        expect!["application_followup c1 email 03-17 03-18 03-30 (APP-1 APP-2 EDG-5)"],
    );
}

#[test]
fn a_guess_that_bounced_and_bounced_again() {
    let guessed = "contact c1 hiring_manager guessed_email phone
        application a1 no_calls
        contact c1 postal
        2026-03-02 applied
        2026-03-10 out c1 application_followup
        2026-03-10 bounced c1\n";
    check(
        guessed,
        "2026-03-10",
        expect!["application_followup c1 email 03-10 03-11 03-30 guess (CON-2 APP-1 APP-2 EDG-6)"],
    );
    check(
        &format!(
            "{guessed}2026-03-11 contact c1 next_guess
             2026-03-11 out c1 application_followup
             2026-03-11 bounced c1"
        ),
        "2026-03-11",
        expect!["application_followup c1 letter 03-11 03-12 03-30 (APP-1 APP-2 EDG-6)"],
    );
}

#[test]
fn a_holiday_in_the_waiting_week() {
    check(
        &format!("holidays 2026-03-04{SEARCH}"),
        "2026-03-03",
        expect!["application_followup c1 email 03-10 03-12 03-31 (APP-1 APP-2)"],
    );
}

#[test]
fn a_search_paused_until_the_23rd() {
    check(
        &format!("{SEARCH}pause 2026-03-09 2026-03-23"),
        "2026-03-05",
        expect!["application_followup c1 email 03-23 03-24 03-30 (APP-1 APP-2 GRD-9)"],
    );
    check_only(
        &["thank_you", "check_in"],
        &format!("{SEARCH}2026-03-06T10:00 interview i1 c1\npause 2026-03-09 2026-03-23"),
        "2026-03-06T15:00",
        expect![[r#"
            thank_you c1 email 03-06 03-07 03-13 (THX-2 THX-5 THX-6)
            check_in c2 email 03-23 03-24 04-17 (CHK-3 CHK-5 GRD-9)"#]],
    );
}

#[test]
fn in_two_weeks_may_be_a_saturday() {
    // Said on Saturday 7 March: the 21st, a Saturday.
    check_only(
        &["check_in"],
        &format!("{SEARCH}2026-03-07T10:00 interview i1 c1\n2026-03-07 promise c1 2026-03-21"),
        "2026-03-09",
        expect!["check_in c1 email 03-23 03-24 04-17 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn early_next_month_is_the_tenth() {
    check_only(
        &["check_in"],
        &format!("{SEARCH}2026-03-05T10:00 interview i1 c1\n2026-03-05 promise c1 2026-04-10"),
        "2026-03-09",
        expect!["check_in c1 email 04-13 04-14 05-08 (CHK-2 CHK-5 PRM-1)"],
    );
}

#[test]
fn with_a_job_and_three_unanswered_questions() {
    check_only(
        &["check_in", "decide_closure"],
        &format!(
            "seeker employed
             {SEARCH}2026-03-05T10:00 interview i1 c1
             2026-03-16 out c2 check_in
             2026-03-30 out c2 check_in
             2026-04-13 out c2 check_in"
        ),
        "2026-04-24",
        expect!["decide_closure - 04-27 - (CLO-1 CLO-3)"],
    );
}
