//! A friend inside: asked, agreed, delivered, and the cold follow-up that waits meanwhile.

use expect_test::{Expect, expect};
use heardback_core::planner;
use heardback_core::playbook::Playbook;

use crate::{check, lines};

const PEOPLE: &str = "
    contact c1 hiring_manager email
    contact c9 insider email
";

const APPLIED: &str = "2026-03-02 applied";

#[track_caller]
fn with(more: &str, today: &str, expected: Expect) {
    check(&format!("{PEOPLE}{APPLIED}\n{more}"), today, expected);
}

#[test]
fn somebody_inside_is_asked_beside_the_cold_follow_up() {
    with(
        "",
        "2026-03-03",
        expect![[r#"
            referral_ask c9 email 03-03 03-04 03-10 (REF-1 REF-2)
            application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"#]],
    );
}

#[test]
fn for_a_lead_somebody_inside_is_asked() {
    check(
        &format!("{PEOPLE}application a1 closes=2026-03-20"),
        "2026-03-03",
        expect!["referral_ask c9 email 03-03 03-04 03-10 (REF-1 REF-2)"],
    );
}

#[test]
fn on_a_saturday_the_asking_waits_for_monday() {
    check(
        &format!("{PEOPLE}application a1 closes=2026-03-20"),
        "2026-03-07",
        expect!["referral_ask c9 email 03-09 03-09 03-13 (REF-1 REF-2 GRD-4)"],
    );
}

#[test]
fn once_asked_the_cold_follow_up_is_held() {
    with("2026-03-03 referral c9 asked", "2026-03-05", expect![""]);
}

#[test]
fn a_message_to_the_friend_counts_as_asking() {
    with("2026-03-03 out c9 referral_ask", "2026-03-05", expect![""]);
}

#[test]
fn on_the_last_day_of_the_hold_it_still_holds() {
    with("2026-03-03 referral c9 asked", "2026-03-17", expect![""]);
}

#[test]
fn after_the_hold_the_cold_follow_up_begins() {
    with(
        "2026-03-03 referral c9 asked",
        "2026-03-18",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn after_a_follow_up_nobody_inside_is_asked_any_more() {
    with(
        "2026-03-11 out c1 application_followup",
        "2026-03-12",
        expect!["application_followup c1 email 03-25 03-25 04-08 (CLO-5)"],
    );
}

#[test]
fn a_friend_who_left_is_not_asked() {
    with(
        "contact c9 left",
        "2026-03-03",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn a_friend_who_agreed_is_asked_whether_it_arrived() {
    with(
        "2026-03-03 referral c9 agreed",
        "2026-03-04",
        expect!["confirm_delivery c9 email 03-06 03-10 03-17 (REF-3)"],
    );
}

#[test]
fn the_friend_is_asked_once_more_a_week_later() {
    with(
        "2026-03-03 referral c9 agreed
         2026-03-10 out c9 confirm_delivery",
        "2026-03-11",
        expect!["confirm_delivery c9 email 03-17 03-17 03-24 (REF-3)"],
    );
}

#[test]
fn the_friend_is_not_asked_a_third_time() {
    with(
        "2026-03-03 referral c9 agreed
         2026-03-06 out c9 confirm_delivery
         2026-03-13 out c9 confirm_delivery",
        "2026-03-16",
        expect![""],
    );
}

#[test]
fn messages_to_the_friend_need_no_distance() {
    with(
        "2026-03-03 referral c9 agreed
         2026-03-05 out c9 other",
        "2026-03-06",
        expect!["confirm_delivery c9 email 03-06 03-10 03-17 (REF-3)"],
    );
}

#[test]
fn a_friend_who_is_away_is_asked_after_the_return() {
    with(
        "2026-03-03 referral c9 agreed
         contact c9 back=2026-03-12",
        "2026-03-04",
        expect!["confirm_delivery c9 email 03-13 03-16 03-26 (REF-3 EDG-5)"],
    );
}

#[test]
fn the_friends_own_words_are_not_the_employers() {
    with(
        "2026-03-03 referral c9 agreed
         2026-03-04 in c9 reply",
        "2026-03-05",
        expect!["confirm_delivery c9 email 03-06 03-10 03-17 (REF-3)"],
    );
}

#[test]
fn once_delivered_the_manager_is_written_to() {
    with(
        "2026-03-04 referral c9 delivered to=c1",
        "2026-03-04",
        expect!["referral_followup c1 email 03-05 03-06 03-18 (REF-3)"],
    );
}

#[test]
fn without_a_name_the_hiring_manager_is_written_to() {
    with(
        "contact c2 hr email
         2026-03-04 referral c9 delivered",
        "2026-03-04",
        expect!["referral_followup c1 email 03-05 03-06 03-18 (REF-3)"],
    );
}

#[test]
fn a_delivered_resume_does_not_wait_for_the_closing_date() {
    with(
        "application a1 closes=2026-04-10
         2026-03-04 referral c9 delivered to=c1",
        "2026-03-04",
        expect!["referral_followup c1 email 03-05 03-06 03-18 (REF-3)"],
    );
}

#[test]
fn after_a_cold_follow_up_the_delivery_waits_for_its_distance() {
    with(
        "2026-03-10 out c1 application_followup
         2026-03-11 referral c9 delivered to=c1",
        "2026-03-11",
        expect!["referral_followup c1 email 03-17 03-17 03-25 (REF-3 GRD-1 EDG-12)"],
    );
}

#[test]
fn delivered_to_nobody_known_means_finding_somebody() {
    check(
        "contact c9 insider email
         2026-03-02 applied
         2026-03-04 referral c9 delivered",
        "2026-03-05",
        expect!["find_contact 03-04 03-06 03-18 (CON-1 REF-3)"],
    );
}

#[test]
fn the_note_after_the_delivery_counts_as_a_follow_up() {
    with(
        "2026-03-04 referral c9 delivered to=c1
         2026-03-06 out c1 referral_followup",
        "2026-03-09",
        expect!["application_followup c1 email 03-20 03-20 04-03 (CLO-5)"],
    );
}

#[test]
fn a_delivery_nobody_followed_up_gives_way_to_the_cold_chain() {
    with(
        "2026-03-04 referral c9 delivered to=c1",
        "2026-03-19",
        expect!["application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)"],
    );
}

#[test]
fn a_posting_without_follow_ups_leaves_the_friend_free() {
    with(
        "application a1 no_followup
         2026-03-03 referral c9 agreed",
        "2026-03-04",
        expect![[r#"
            confirm_delivery c9 email 03-06 03-10 03-17 (REF-3)
            mark_dormant - 03-30 - (APP-1 GRD-7)"#]],
    );
}

/// Thanks to the friend stand beside the plan: once after each of three things, and never as something to do.
#[test]
fn a_friend_who_helped_may_be_thanked_and_nobody_waits_for_it() {
    #[track_caller]
    fn courtesies(more: &str, today: &str, expected: Expect) {
        let facts = format!("{PEOPLE}{APPLIED}\n2026-03-04 referral c9 delivered to=c1\n{more}");
        let journal = lines::journal(&facts);
        let plan = planner::plan(&journal, Playbook::bundled(), lines::moment(today));
        let besides: Vec<String> = plan
            .courtesies
            .iter()
            .map(|item| format!("{}: {}", lines::written(item, &journal), item.reason.sentence))
            .collect();
        expected.assert_eq(&besides.join("\n"));
        let plan = lines::planned(&facts, today, Playbook::bundled());
        assert!(!plan.contains("helper_thanks"), "{plan}");
    }
    let delivered = expect![
        "helper_thanks c9 email 03-04 03-04 03-11 (REF-2): c9 handed your resume over on 4 March 2026."
    ];
    courtesies("", "2026-03-05", delivered);
    courtesies("", "2026-03-12", expect![""]);
    courtesies("2026-03-05 out c9 email helper_thanks", "2026-03-06", expect![""]);
    let talk = "2026-03-05 out c9 email helper_thanks\n2026-03-10T10:00 interview i1 c1\n2026-03-10 reviewed i1";
    courtesies(
        talk,
        "2026-03-11",
        expect![
            "helper_thanks c9 email 03-10 03-10 03-17 (REF-2): You had the interview on 10 March 2026."
        ],
    );
    courtesies(
        &format!("{talk}\n2026-03-11 out c9 email helper_thanks for=i1"),
        "2026-03-12",
        expect![""],
    );
    courtesies(
        &format!("{talk}\n2026-03-20 outcome rejected by=c1 decider=c1"),
        "2026-03-20",
        expect!["helper_thanks c9 email 03-20 03-20 03-27 (REF-2): They decided on 20 March 2026."],
    );
    // Somebody who asked not to be written to is not.
    courtesies("contact c9 no_contact", "2026-03-05", expect![""]);
}
