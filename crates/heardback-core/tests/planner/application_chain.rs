//! From the day of applying to a follow-up, another by another channel, and rest.

use expect_test::expect;

use crate::check;

const MANAGER: &str = "
    contact c1 hiring_manager email
    2026-03-02 applied
";

#[track_caller]
fn with(more: &str, today: &str, expected: expect_test::Expect) {
    check(&format!("{MANAGER}{more}"), today, expected);
}

#[test]
fn a_quiet_application_is_followed_up_after_a_week() {
    with(
        "",
        "2026-03-03",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn an_overdue_follow_up_keeps_its_dates() {
    with(
        "",
        "2026-03-30",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn past_its_last_day_the_application_is_put_to_rest() {
    with("", "2026-03-31", expect!["mark_dormant - 03-30 - (CLO-6)"]);
}

#[test]
fn nothing_is_sent_before_the_posting_has_closed() {
    with(
        "application a1 closes=2026-03-20",
        "2026-03-03",
        expect!["application_followup c1 email 03-23 03-24 04-03 (APP-1 APP-2 APP-5)"],
    );
}

#[test]
fn a_closing_date_that_moves_nothing_is_not_cited() {
    with(
        "application a1 closes=2026-03-04",
        "2026-03-03",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn a_closing_date_that_moves_only_the_first_day_is_cited() {
    with(
        "application a1 closes=2026-03-09",
        "2026-03-03",
        expect!["application_followup c1 email 03-10 03-11 03-30 (APP-1 APP-2 APP-5)"],
    );
}

#[test]
fn a_holiday_in_the_waiting_week_moves_the_window_by_a_day() {
    check(
        "holidays 2026-05-25
         contact c1 hiring_manager email
         2026-05-20 applied",
        "2026-05-21",
        expect!["application_followup c1 email 05-28 06-01 06-18 (APP-1 APP-2)"],
    );
}

#[test]
fn for_a_sales_job_the_telephone_comes_first() {
    check(
        "contact c1 hiring_manager email phone
         application a1 sales
         2026-03-02 applied",
        "2026-03-03",
        expect!["application_followup c1 phone 03-09 03-11 03-30 (APP-1 APP-2 SAL-1)"],
    );
}

#[test]
fn for_a_sales_job_that_wants_no_calls_an_email_is_written() {
    check(
        "contact c1 hiring_manager email phone
         application a1 sales no_calls
         2026-03-02 applied",
        "2026-03-03",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2 SAL-1)"],
    );
}

#[test]
fn where_nobody_is_known_somebody_is_looked_for() {
    check("2026-03-02 applied", "2026-03-03", expect!["find_contact - 03-04 - (CON-1)"]);
}

#[test]
fn somebody_who_cannot_be_reached_is_as_good_as_nobody() {
    check(
        "contact c1 hiring_manager
         2026-03-02 applied",
        "2026-03-20",
        expect!["find_contact - 03-04 - (CON-1)"],
    );
}

#[test]
fn the_second_try_goes_by_letter_where_the_address_is_known() {
    with(
        "contact c1 postal phone
         2026-03-11 out c1 application_followup",
        "2026-03-12",
        expect!["application_followup c1 letter 03-25 03-25 04-08 (CLO-5)"],
    );
}

#[test]
fn the_second_try_goes_by_telephone_where_no_postal_address_is_known() {
    with(
        "contact c1 phone
         2026-03-11 out c1 application_followup",
        "2026-03-12",
        expect!["application_followup c1 phone 03-25 03-25 04-08 (CLO-5)"],
    );
}

#[test]
fn the_second_try_goes_by_email_again_where_nothing_else_is_known() {
    with(
        "2026-03-11 out c1 application_followup",
        "2026-03-12",
        expect!["application_followup c1 email 03-25 03-25 04-08 (CLO-5)"],
    );
}

#[test]
fn a_second_try_that_was_missed_ends_in_rest() {
    with(
        "2026-03-11 out c1 application_followup",
        "2026-04-09",
        expect!["mark_dormant - 04-08 - (CLO-5)"],
    );
}

#[test]
fn after_two_tries_the_application_is_put_to_rest() {
    with(
        "2026-03-11 out c1 application_followup
         2026-03-25 out c1 application_followup",
        "2026-03-26",
        expect!["mark_dormant - 04-08 - (CLO-5)"],
    );
}

#[test]
fn a_job_of_low_interest_gets_one_try() {
    with(
        "application a1 low
         2026-03-11 out c1 application_followup",
        "2026-03-12",
        expect!["mark_dormant - 03-25 - (CLO-6)"],
    );
}

#[test]
fn where_nobody_was_found_the_application_rests_in_time() {
    check(
        "2026-03-02 applied\n2026-03-05 skipped self find_contact",
        "2026-03-06",
        expect!["mark_dormant - 03-30 - (CLO-6)"],
    );
    check(
        "2026-03-02 applied\n2026-03-05 skipped self find_contact\ncontact c1 recruiter email",
        "2026-03-06",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn a_talk_since_makes_it_worth_looking_again() {
    let talked = "contact c3 interviewer
        2026-03-02 applied
        2026-03-03 skipped self find_contact
        2026-03-05T10:00 interview i1 c3
        2026-03-05 reviewed i1";
    check(talked, "2026-03-06", expect!["find_contact 03-05 03-06 03-12 (CON-1 THX-5 EDG-7)"]);
    check(
        &format!("{talked}\n2026-03-06 skipped self find_contact"),
        "2026-03-07",
        expect!["decide_closure - 04-16 - (CLO-1 CLO-2)"],
    );
}

#[test]
fn a_step_left_out_counts_as_done() {
    with(
        "2026-03-11 skipped c1 application_followup",
        "2026-03-12",
        expect!["application_followup c1 email 03-25 03-25 04-08 (CLO-5)"],
    );
}

#[test]
fn a_queued_follow_up_has_not_been_sent() {
    with(
        "2026-03-09 out c1 application_followup queued",
        "2026-03-10",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn an_announced_call_is_made_on_its_day() {
    with(
        "contact c1 phone
         application a1 call=2026-03-10",
        "2026-03-03",
        expect!["announced_call c1 phone 03-10 03-10 03-12 (SAL-3)"],
    );
}

#[test]
fn a_call_announced_for_a_weekend_is_made_on_monday() {
    with(
        "contact c1 phone
         application a1 call=2026-03-14",
        "2026-03-03",
        expect!["announced_call c1 phone 03-16 03-16 03-17 (SAL-3)"],
    );
}

#[test]
fn an_announced_call_that_was_missed_gives_way_to_the_follow_up() {
    with(
        "contact c1 phone
         application a1 call=2026-03-10",
        "2026-03-13",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn an_announcement_is_void_where_calls_are_forbidden() {
    with(
        "contact c1 phone
         application a1 call=2026-03-10 no_calls",
        "2026-03-03",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn an_announced_call_counts_as_the_first_follow_up() {
    with(
        "contact c1 phone
         application a1 call=2026-03-10
         2026-03-10 out c1 phone announced_call",
        "2026-03-11",
        expect!["application_followup c1 email 03-24 03-24 04-07 (CLO-5)"],
    );
}

#[test]
fn a_posting_that_asks_for_no_follow_up_gets_none() {
    with(
        "application a1 no_followup",
        "2026-03-03",
        expect!["mark_dormant - 03-30 - (APP-1 GRD-7)"],
    );
}

#[test]
fn an_announced_call_is_no_exception_to_no_follow_up() {
    with(
        "contact c1 phone
         application a1 no_followup call=2026-03-10",
        "2026-03-03",
        expect!["mark_dormant - 03-30 - (APP-1 GRD-7)"],
    );
}

#[test]
fn a_role_posted_again_gets_one_more_try() {
    with(
        "2026-03-11 out c1 application_followup
         2026-03-25 out c1 application_followup
         application a1 reposted=2026-04-15",
        "2026-04-16",
        expect!["application_followup c1 email 04-17 04-20 05-06 (EDG-8)"],
    );
}

#[test]
fn one_more_try_stays_two_weeks_from_the_last() {
    with(
        "2026-03-11 out c1 application_followup
         2026-03-25 out c1 application_followup
         application a1 reposted=2026-03-27",
        "2026-03-30",
        expect!["application_followup c1 email 04-08 04-08 04-17 (EDG-8)"],
    );
}

#[test]
fn a_role_posted_again_before_the_last_try_changes_nothing() {
    with(
        "2026-03-11 out c1 application_followup
         2026-03-25 out c1 application_followup
         application a1 reposted=2026-03-20",
        "2026-03-26",
        expect!["mark_dormant - 04-08 - (CLO-5)"],
    );
}

#[test]
fn after_one_more_try_there_is_none() {
    with(
        "2026-03-11 out c1 application_followup
         2026-03-25 out c1 application_followup
         application a1 reposted=2026-04-15
         2026-04-17 out c1 application_followup",
        "2026-04-20",
        expect!["mark_dormant - 05-01 - (CLO-5)"],
    );
}

#[test]
fn one_more_try_that_was_missed_ends_in_rest() {
    with(
        "2026-03-11 out c1 application_followup
         2026-03-25 out c1 application_followup
         application a1 reposted=2026-04-15",
        "2026-05-07",
        expect!["mark_dormant - 05-06 - (CLO-5)"],
    );
}

#[test]
fn a_guess_that_bounced_is_followed_by_the_next_format() {
    check(
        "contact c1 hiring_manager guessed_email
         2026-03-02 applied
         2026-03-13 out c1 application_followup
         2026-03-13 bounced c1",
        "2026-03-13",
        expect!["application_followup c1 email 03-13 03-16 03-30 guess (CON-2 APP-1 APP-2 EDG-6)"],
    );
}

#[test]
fn a_bounce_before_the_regular_date_moves_nothing() {
    check(
        "contact c1 hiring_manager guessed_email
         2026-03-02 applied
         2026-03-09 out c1 application_followup
         2026-03-09 bounced c1",
        "2026-03-09",
        expect!["application_followup c1 email 03-09 03-11 03-30 guess (CON-2 APP-1 APP-2 EDG-6)"],
    );
}

#[test]
fn a_second_bounce_means_another_channel_and_still_the_first_try() {
    check(
        "contact c1 hiring_manager guessed_email phone
         application a1 no_calls
         contact c1 postal
         2026-03-02 applied
         2026-03-13 out c1 application_followup
         2026-03-13 bounced c1
         2026-03-16 contact c1 next_guess
         2026-03-16 out c1 application_followup
         2026-03-16 bounced c1",
        "2026-03-16",
        expect!["application_followup c1 letter 03-16 03-17 03-30 (APP-1 APP-2 EDG-6)"],
    );
}

#[test]
fn an_address_that_fails_for_good_means_the_next_person() {
    check(
        "contact c1 hiring_manager email
         contact c2 hr email
         2026-03-02 applied
         2026-03-10 out c1 application_followup
         2026-03-11 bounced c1",
        "2026-03-11",
        expect!["application_followup c2 email 03-11 03-12 03-30 (APP-1 APP-2 EDG-6)"],
    );
}

#[test]
fn an_absence_note_has_the_second_try_counted_from_the_return() {
    with(
        "2026-03-11 out c1 application_followup
         2026-03-11 in c1 ooo auto back=2026-03-23",
        "2026-03-12",
        expect!["application_followup c1 email 04-06 04-06 04-20 (CLO-5 EDG-5)"],
    );
}

#[test]
fn a_receipt_is_no_answer() {
    with(
        "2026-03-02 in c1 ack auto",
        "2026-03-03",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn a_lead_nobody_can_help_with_asks_for_nothing() {
    check(
        "contact c1 hiring_manager email
         application a1 closes=2026-03-20",
        "2026-03-03",
        expect![""],
    );
}

#[test]
fn a_date_the_employer_named_is_waited_for() {
    with(
        "2026-03-03 promise c1 2026-03-20",
        "2026-03-04",
        expect!["application_followup c1 email 03-23 03-24 04-17 (APP-1 APP-2 GRD-13 PRM-1)"],
    );
}

#[test]
fn silence_that_means_no_ends_the_application() {
    with(
        "application a1 take_as_no=2026-03-10",
        "2026-03-03",
        expect!["mark_dormant - 03-10 - (CLO-6 PRM-1)"],
    );
}
