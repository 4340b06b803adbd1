//! A letter to several people: a touch of each of them, and one letter.

use expect_test::{Expect, expect};

use crate::{check, check_only};

/// Two interviewers, met on Thursday 5 March.
const MET: &str = "
    contact c1 hiring_manager email
    contact c2 interviewer email
    2026-03-02 applied
    2026-03-05T10:00 interview i1 c1 c2
    2026-03-05 reviewed i1
";

#[track_caller]
fn asked(more: &str, expected: Expect) {
    let chain = ["check_in", "decide_closure", "mark_dormant", "find_contact"];
    let thanked = "2026-03-05T15:00 out c1 thank_you for=i1 letter=1
        2026-03-05T15:00 out c2 thank_you for=i1 letter=1 further";
    check_only(&chain, &format!("{MET}{thanked}\n{more}"), "2026-03-17", expected);
}

#[test]
fn thanks_to_two_in_one_letter_leave_nobody_to_thank() {
    let thanks = |more: &str, expected: Expect| {
        check_only(
            &["thank_you", "request_contact_details", "find_contact"],
            &format!("{MET}{more}"),
            "2026-03-06",
            expected,
        );
    };
    thanks(
        "2026-03-05T15:00 out c1 thank_you for=i1 letter=1",
        expect!["thank_you c2 email 03-05 03-06 03-12 (THX-2 THX-5 THX-6)"],
    );
    thanks(
        "2026-03-05T15:00 out c1 thank_you for=i1 letter=1
         2026-03-05T15:00 out c2 thank_you for=i1 letter=1 further",
        expect![""],
    );
    thanks(
        "2026-03-05T15:00 out c1 thank_you for=i1 letter=1
         2026-03-05T15:00 out c2 thank_you for=i1 letter=1 further
         2026-03-05 bounced c2",
        expect!["request_contact_details c1 email 03-05 03-06 03-12 (THX-5 EDG-7)"],
    );
}

#[test]
fn a_question_to_two_is_one_question() {
    asked(
        "2026-03-16 out c1 check_in letter=2
         2026-03-16 out c2 check_in letter=2 further",
        expect!["check_in c1 email 03-30 03-30 04-13 (CHK-8 CHK-9)"],
    );
    // What came back from one of them reached the other.
    asked(
        "2026-03-16 out c1 check_in letter=2
         2026-03-16 out c2 check_in letter=2 further
         2026-03-16 bounced c1",
        expect!["check_in c2 email 03-30 03-30 04-13 (CHK-8 CHK-9)"],
    );
    asked(
        "2026-03-16 out c1 check_in letter=2
         2026-03-16 out c2 check_in letter=2 further
         2026-03-16 bounced c1
         2026-03-16 bounced c2",
        expect!["find_contact - 03-09 - (CON-1)"],
    );
}

#[test]
fn three_questions_to_two_are_three_and_not_six_of_the_five_allowed() {
    let asked: String = ["03-16", "03-30", "04-13"]
        .iter()
        .enumerate()
        .map(|(n, day)| {
            format!(
                "2026-{day} out c1 check_in letter={n}\n2026-{day} out c2 check_in letter={n} further\n"
            )
        })
        .collect();
    check_only(
        &["check_in", "decide_closure"],
        &format!("{MET}{asked}"),
        "2026-04-14",
        expect!["check_in c1 email 04-27 04-27 05-11 (CHK-8 CHK-9)"],
    );
}

#[test]
fn each_of_the_two_is_left_in_peace() {
    let written = |more: &str, expected: Expect| {
        let lines = "contact c1 recruiter email
             contact c2 hiring_manager email
             2026-03-02 applied
             2026-03-06 out c1 other letter=1";
        check(&format!("{lines}\n{more}"), "2026-03-06", expected);
    };
    written("", expect!["application_followup c2 email 03-09 03-11 03-30 (APP-1 APP-2)"]);
    written(
        "2026-03-06 out c2 other letter=1 further",
        expect!["application_followup c2 email 03-13 03-13 03-30 (APP-1 APP-2 GRD-1)"],
    );
}
