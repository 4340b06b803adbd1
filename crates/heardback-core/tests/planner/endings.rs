//! Rejections, withdrawals, offers and offers taken back.

use expect_test::{Expect, expect};

use crate::check;

/// Met the manager on Thursday 5 March; everybody was thanked.
const MET: &str = "
    contact c1 hiring_manager email
    contact c2 recruiter email
    2026-03-02 applied
    2026-03-05T10:00 interview i1 c1
    2026-03-05 reviewed i1
    2026-03-05T15:00 out c1 thank_you for=i1
";

#[track_caller]
fn met(more: &str, today: &str, expected: Expect) {
    check(&format!("{MET}{more}"), today, expected);
}

#[test]
fn who_decided_and_who_brought_the_news_are_thanked() {
    met(
        "2026-03-18 outcome rejected by=c2",
        "2026-03-18",
        expect![[r#"
            post_rejection_thanks c1 email 03-19 03-20 04-01 (REJ-1 REJ-3)
            post_rejection_thanks c2 email 03-19 03-20 04-01 (REJ-1 REJ-3)"#]],
    );
}

#[test]
fn who_decided_and_told_it_gets_one_note() {
    met(
        "2026-03-18 in c1 rejection",
        "2026-03-18",
        expect!["post_rejection_thanks c1 email 03-19 03-20 04-01 (REJ-1 REJ-3)"],
    );
}

#[test]
fn a_named_decision_maker_goes_before_the_hiring_manager() {
    met(
        "contact c3 owner email
         2026-03-18 outcome rejected decider=c3",
        "2026-03-18",
        expect!["post_rejection_thanks c3 email 03-19 03-20 04-01 (REJ-1 REJ-3)"],
    );
}

#[test]
fn the_wish_for_feedback_stands_in_the_note_to_the_decision_maker_only() {
    met(
        "seeker wants_feedback
         2026-03-18 outcome rejected by=c2",
        "2026-03-18",
        expect![[r#"
            post_rejection_thanks c1 email 03-19 03-20 04-01 feedback (REJ-1 REJ-3 REJ-4)
            post_rejection_thanks c2 email 03-19 03-20 04-01 (REJ-1 REJ-3)"#]],
    );
}

#[test]
fn where_none_is_given_no_feedback_is_asked_for() {
    met(
        "seeker wants_feedback
         application a1 no_feedback
         2026-03-18 outcome rejected",
        "2026-03-18",
        expect!["post_rejection_thanks c1 email 03-19 03-20 04-01 (REJ-1 REJ-3)"],
    );
}

#[test]
fn feedback_forgotten_in_the_note_may_be_asked_for_later() {
    met(
        "seeker wants_feedback
         2026-03-18 outcome rejected
         2026-03-19 out c1 post_rejection_thanks",
        "2026-03-20",
        expect!["feedback_request c1 email 03-26 03-26 04-15 (REJ-4)"],
    );
}

#[test]
fn feedback_is_asked_for_once() {
    met(
        "seeker wants_feedback
         2026-03-18 outcome rejected
         2026-03-19 out c1 post_rejection_thanks feedback",
        "2026-03-20",
        expect![""],
    );
}

#[test]
fn in_the_reserved_profile_feedback_is_not_asked_for_later() {
    met(
        "seeker wants_feedback reserved
         2026-03-18 outcome rejected
         2026-03-19 out c1 post_rejection_thanks",
        "2026-03-20",
        expect![""],
    );
}

#[test]
fn who_would_rather_write_no_notes_after_a_no_is_offered_none() {
    met(
        "seeker wants_feedback
         seeker no_rejection_notes
         2026-03-18 outcome rejected by=c2",
        "2026-03-18",
        expect![""],
    );
    // One that was written all the same is followed as ever.
    met(
        "seeker wants_feedback
         seeker no_rejection_notes
         2026-03-18 outcome rejected
         2026-03-19 out c1 post_rejection_thanks",
        "2026-03-20",
        expect!["feedback_request c1 email 03-26 03-26 04-15 (REJ-4)"],
    );
}

#[test]
fn a_note_without_an_email_address_is_a_letter() {
    check(
        "contact c1 hiring_manager postal
         2026-03-02 applied
         2026-03-06 in c1 phone reply
         2026-03-18 outcome rejected",
        "2026-03-18",
        expect!["post_rejection_thanks c1 letter 03-19 03-20 04-01 (REJ-1 REJ-3)"],
    );
}

#[test]
fn a_machines_no_after_no_contact_gets_no_note() {
    check(
        "contact c1 hiring_manager email
         2026-03-02 applied
         2026-03-18 in c1 rejection auto",
        "2026-03-18",
        expect![""],
    );
}

#[test]
fn after_two_weeks_it_is_too_late_for_the_note() {
    met("2026-03-18 outcome rejected", "2026-04-02", expect![""]);
}

#[test]
fn who_pulls_out_tells_the_recruiter() {
    met(
        "2026-03-18 outcome withdraw_decided",
        "2026-03-18",
        expect!["withdrawal c2 email 03-18 03-19 03-25 (CLO-4)"],
    );
}

#[test]
fn who_decides_on_a_saturday_tells_them_on_monday() {
    met(
        "2026-03-14 outcome withdraw_decided",
        "2026-03-14",
        expect!["withdrawal c2 email 03-16 03-16 03-20 (CLO-4 GRD-4)"],
    );
}

#[test]
fn a_withdrawal_goes_to_the_agency_only() {
    met(
        "contact c3 agency_recruiter email
         2026-03-18 outcome withdraw_decided",
        "2026-03-18",
        expect!["withdrawal c3 email 03-18 03-19 03-25 (CLO-4 EDG-4)"],
    );
}

#[test]
fn without_a_recruiter_the_last_correspondent_hears_of_the_withdrawal() {
    check(
        "contact c1 hiring_manager email
         contact c4 coordinator email
         2026-03-02 applied
         2026-03-09 in c4 reply
         2026-03-18 outcome withdraw_decided",
        "2026-03-18",
        expect!["withdrawal c4 email 03-18 03-19 03-25 (CLO-4)"],
    );
}

#[test]
fn where_no_person_was_ever_met_the_portal_is_told() {
    check(
        "contact c1 hiring_manager email
         2026-03-02 applied
         2026-03-18 outcome withdraw_decided",
        "2026-03-18",
        expect!["withdraw_in_portal 03-18 03-19 03-25 (CLO-4)"],
    );
}

#[test]
fn a_withdrawal_that_was_told_is_not_told_again() {
    met(
        "2026-03-18 outcome withdraw_decided
         2026-03-19 out c2 withdrawal",
        "2026-03-20",
        expect![""],
    );
}

#[test]
fn an_offer_taken_elsewhere_takes_leave_of_everybody_else() {
    met(
        "2026-03-16 applied a2
         2026-03-18 standing a2 accepted",
        "2026-03-19",
        expect!["withdrawal c2 email 03-18 03-19 03-25 (CLO-4)"],
    );
}

#[test]
fn an_offer_taken_elsewhere_leaves_a_mere_lead_alone() {
    check(
        "contact c9 insider email a1
         application a1 closes=2026-03-20
         2026-03-16 applied a2
         2026-03-18 standing a2 accepted",
        "2026-03-19",
        expect![""],
    );
}

#[test]
fn an_offer_taken_back_waits_for_a_decision() {
    met(
        "2026-03-18 outcome offer_withdrawn",
        "2026-03-18",
        expect!["decide_response - 03-20 - (EDG-10)"],
    );
}

#[test]
fn an_offer_ends_all_chasing() {
    met("2026-03-18 outcome offer", "2026-03-18", expect![""]);
}
