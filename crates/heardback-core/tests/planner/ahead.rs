//! The future of an application, step by step, if nobody answers.

use expect_test::{Expect, expect};
use heardback_core::planner;
use heardback_core::playbook::Playbook;

use crate::lines;

#[track_caller]
fn ahead(search: &str, today: &str, expected: Expect) {
    let journal = lines::journal(search);
    let steps = planner::ahead(&journal, Playbook::bundled(), lines::moment(today), 0);
    let steps: Vec<String> = steps
        .iter()
        .map(|step| {
            let to = step.item.to.map_or("self", |to| journal.contacts[to].id.0.as_str());
            let way = step.item.channel.map_or("self", |channel| channel.as_str());
            format!("{} {} {to} {way}", step.on.strftime("%m-%d"), step.item.action.as_str())
        })
        .collect();
    expected.assert_eq(&steps.join("\n"));
}

#[test]
fn an_application_nobody_answers_is_followed_up_twice_and_put_to_rest() {
    ahead(
        "contact c1 hiring_manager email phone\n2026-03-02 applied",
        "2026-03-02",
        expect![[r#"
            03-11 application_followup c1 email
            03-25 application_followup c1 phone
            04-08 mark_dormant self self"#]],
    );
}

#[test]
fn seen_from_a_sunday_what_is_due_already_waits_for_monday() {
    ahead(
        "contact c1 hiring_manager email phone\n2026-03-02 applied",
        "2026-03-15",
        expect![[r#"
            03-16 application_followup c1 email
            03-30 application_followup c1 phone
            04-13 mark_dormant self self"#]],
    );
}

#[test]
fn in_the_reserved_profile_it_is_followed_up_once() {
    ahead(
        "seeker reserved\ncontact c1 hiring_manager email\n2026-03-02 applied",
        "2026-03-02",
        expect![[r#"
            03-16 application_followup c1 email
            03-30 mark_dormant self self"#]],
    );
}

#[test]
fn in_the_assertive_profile_a_note_comes_first() {
    ahead(
        "seeker assertive\ncontact c1 hiring_manager email\n2026-03-02 applied",
        "2026-03-02",
        expect![[r#"
            03-04 early_note c1 email
            03-09 application_followup c1 email
            03-23 application_followup c1 email
            04-06 application_followup c1 email
            04-20 mark_dormant self self"#]],
    );
}

#[test]
fn after_an_interview_come_thanks_questions_and_a_decision() {
    ahead(
        "seeker employed
         contact c1 hiring_manager email
         contact c2 recruiter email phone
         2026-03-05T10:00 interview i1 c1",
        "2026-03-05T15:00",
        expect![[r#"
            03-05 review_notes self self
            03-06 thank_you c1 email
            03-16 check_in c2 email
            03-30 check_in c2 phone
            04-13 check_in c2 email
            04-27 decide_closure self self"#]],
    );
}

#[test]
fn an_interview_to_come_is_lived_through() {
    ahead(
        "seeker employed
         contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1",
        "2026-03-06",
        expect![[r#"
            03-09 prepare_interview self self
            03-10 review_notes self self
            03-11 thank_you c1 email
            03-19 check_in c1 email
            04-02 check_in c1 email
            04-16 check_in c1 email
            04-30 decide_closure self self"#]],
    );
}

#[test]
fn the_cold_follow_up_waits_for_a_friend() {
    ahead(
        "contact c1 hiring_manager email
         contact c9 insider email
         2026-03-02 applied
         2026-03-03 referral c9 agreed",
        "2026-03-04",
        expect![[r#"
            03-10 confirm_delivery c9 email
            03-17 confirm_delivery c9 email
            03-18 application_followup c1 email
            04-01 application_followup c1 email
            04-15 mark_dormant self self"#]],
    );
}

#[test]
fn a_friend_who_was_only_asked_is_waited_for() {
    ahead(
        "contact c1 hiring_manager email
         contact c9 insider email
         2026-03-02 applied",
        "2026-03-03",
        expect![[r#"
            03-04 referral_ask c9 email
            03-19 application_followup c1 email
            04-02 application_followup c1 email
            04-16 mark_dormant self self"#]],
    );
}

#[test]
fn a_promise_is_waited_for_and_then_the_rhythm_goes_on() {
    ahead(
        "seeker employed
         contact c1 hiring_manager email
         2026-03-05T10:00 interview i1 c1
         2026-03-05 reviewed i1
         2026-03-05T15:00 out c1 thank_you for=i1
         2026-03-05 promise c1 2026-03-13",
        "2026-03-06",
        expect![[r#"
            03-17 check_in c1 email
            03-31 check_in c1 email
            04-14 check_in c1 email
            04-28 decide_closure self self"#]],
    );
}

#[test]
fn a_closed_application_has_no_future() {
    ahead(
        "contact c1 hiring_manager email\n2026-03-02 applied\n2026-03-03 standing closed",
        "2026-03-04",
        expect![""],
    );
}

#[test]
fn the_future_of_a_withdrawal_is_one_message() {
    ahead(
        "contact c2 recruiter email
         2026-03-02 applied
         2026-03-06 in c2 reply
         2026-03-09 outcome withdraw_decided",
        "2026-03-09",
        expect!["03-10 withdrawal c2 email"],
    );
}
