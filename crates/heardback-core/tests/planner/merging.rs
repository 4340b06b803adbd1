//! Two applications, one person.

use expect_test::expect;

use crate::check;

#[test]
fn two_applications_of_one_week_share_one_message() {
    check(
        "contact c1 recruiter email
         2026-03-02 applied
         2026-03-04 applied a2",
        "2026-03-05",
        expect!["application_followup c1 email 03-11 03-13 04-01 in a1+a2 (APP-1 APP-2 EDG-9)"],
    );
}

#[test]
fn the_order_of_applying_does_not_matter() {
    check(
        "contact c1 recruiter email
         application a1 sales
         2026-03-02 applied a2
         2026-03-04 applied",
        "2026-03-05",
        expect![
            "application_followup c1 email 03-11 03-13 04-01 in a1+a2 (APP-1 APP-2 SAL-1 EDG-9)"
        ],
    );
}

#[test]
fn two_applications_two_weeks_apart_get_two_messages() {
    check(
        "contact c1 recruiter email
         2026-03-02 applied
         2026-03-16 applied a2",
        "2026-03-16",
        expect![[r#"
            application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)
            application_followup c1 email 03-23 03-25 04-13 in a2 (APP-1 APP-2)"#]],
    );
}

#[test]
fn two_people_get_two_messages() {
    check(
        "contact c1 hiring_manager email a1
         contact c2 hiring_manager email a2
         2026-03-02 applied
         2026-03-04 applied a2",
        "2026-03-05",
        expect![[r#"
            application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)
            application_followup c2 email 03-11 03-13 04-01 in a2 (APP-1 APP-2)"#]],
    );
}

#[test]
fn two_questions_to_one_recruiter_become_one() {
    check(
        "contact c1 recruiter email
         2026-03-02 in c1 reply
         2026-03-04 in c1 reply a2",
        "2026-03-05",
        expect!["check_in c1 email 03-11 03-13 04-15 in a1+a2 (CHK-3 CHK-5 EDG-9)"],
    );
}

#[test]
fn thanks_are_never_shared() {
    check(
        "contact c1 hiring_manager email
         2026-03-10T10:00 interview i1 c1
         2026-03-10T13:00 interview i2 c1 a2
         2026-03-10 reviewed i1
         2026-03-10 reviewed i2
         2026-03-12 outcome offer
         2026-03-12 outcome offer a2",
        "2026-03-12",
        expect![[r#"
            thank_you c1 email 03-10 03-11 03-17 (THX-2 THX-5 THX-6)
            thank_you c1 email 03-10 03-11 03-17 in a2 (THX-2 THX-5 THX-6)"#]],
    );
}

#[test]
fn three_applications_of_one_week_share_one_message() {
    check(
        "contact c1 agency_recruiter email
         2026-03-02 applied
         2026-03-04 applied a2
         2026-03-06 applied a3",
        "2026-03-06",
        expect![
            "application_followup c1 email 03-13 03-17 04-03 in a1+a2+a3 (APP-1 APP-2 EDG-4 EDG-9)"
        ],
    );
}
