//! What the plan says about small searches. Lines of facts in, lines of items out.
#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::{Expect, expect};
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Item, plan};
use crate::journal::lines::facts;
use crate::journal::{Journal, Nowhere};
use crate::playbook::Playbook;

fn planned(lines: &str, now: &str) -> (Journal, Vec<Item>) {
    let journal = Journal::from_facts(&facts(lines), &Nowhere);
    let now: Timestamp = format!("{now}Z").parse().unwrap();
    let items = plan(&journal, Playbook::bundled(), now).items;
    (journal, items)
}

#[track_caller]
fn check(lines: &str, now: &str, expected: Expect) {
    let (journal, items) = planned(lines, now);
    let day =
        |day: Option<Date>| day.map_or("-".to_owned(), |day| day.strftime("%m-%d").to_string());
    let line = |item: &Item| {
        let applications: Vec<&str> =
            item.applications.iter().map(|&a| journal.applications[a].id.0.as_str()).collect();
        let to = item.to.map_or("self", |c| journal.contacts[c].id.0.as_str());
        let channel = item.channel.map_or(String::new(), |channel| format!(" by {channel:?}"));
        format!(
            "{}: {} to {to}{channel}, {} due {}\n",
            applications.join("+"),
            item.action.as_str(),
            day(item.window.not_before),
            day(item.window.due),
        )
    };
    expected.assert_eq(&items.iter().map(line).collect::<String>());
}

/// An application that Dana is asked about.
const ACME: &str = r#"
    2026-03-02 "applied", "application": "acme"
    2026-03-02 "contact", "contact": "dana", "detail": {"part": "recruiter"}
    2026-03-02 "contact", "contact": "dana", "detail": {"application": "acme"}
    2026-03-02 "contact", "contact": "dana", "detail": {"email": "dana@acme.example"}
"#;

fn with(more: &str) -> String {
    format!("{ACME}{more}")
}

#[test]
fn an_item_put_off_comes_back_on_the_day_chosen_but_not_after_an_employers_date() {
    let (_, items) = planned(ACME, "2026-03-09T09:00:00");
    let snooze = |until: &str| {
        let item = items[0].id;
        format!("2026-03-09 \"snoozed\", \"item\": \"{item}\", \"until\": \"{until}\"\n")
    };
    check(
        &with(&snooze("2026-03-17")),
        "2026-03-10T09:00:00",
        expect![[r#"
            acme: application_followup to dana by Email, 03-17 due 03-17
        "#]],
    );
    // On a Saturday it waits for Monday.
    check(
        &with(&snooze("2026-03-21")),
        "2026-03-10T09:00:00",
        expect![[r#"
            acme: application_followup to dana by Email, 03-23 due 03-23
        "#]],
    );
    let interview = r#"
        2026-03-10 "interview", "interview": "i", "application": "acme", "start": "2026-03-16T10:00:00Z"
    "#;
    let (_, items) = planned(&with(interview), "2026-03-11T09:00:00");
    let item = items[0].id;
    let snooze =
        format!("2026-03-11 \"snoozed\", \"item\": \"{item}\", \"until\": \"2026-03-20\"\n");
    check(
        &with(&(interview.to_owned() + &snooze)),
        "2026-03-11T09:00:00",
        expect![[r#"
            acme: prepare_interview to self, - due 03-16
        "#]],
    );
}

#[test]
fn a_promised_date_binds_through_an_interview_held_before_it() {
    let talk = r#"
        2026-03-10 "promise", "application": "acme", "by": "dana", "text": "in two weeks", "due": "2026-03-24"
        2026-03-09 "interview", "interview": "i", "application": "acme", "start": "2026-03-12T10:00:00Z"
        2026-03-12 "interview_held", "interview": "i"
        2026-03-12 "notes_reviewed", "interview": "i"
    "#;
    check(
        &with(talk),
        "2026-03-13T09:00:00",
        expect![[r#"
            acme: check_in to dana by Email, 03-25 due 03-26
        "#]],
    );
    // Held after it, the ordinary clock runs from the interview (EDG-13).
    let later = talk.replace("\"due\": \"2026-03-24\"", "\"due\": \"2026-03-11\"");
    check(
        &with(&later),
        "2026-03-13T09:00:00",
        expect![[r#"
            acme: check_in to dana by Email, 03-19 due 03-23
        "#]],
    );
}

#[test]
fn one_message_about_two_roles_takes_a_way_that_both_leave_open() {
    let followed_up = r#"
        2026-03-02 "applied", "application": "brook"
        2026-03-02 "contact", "contact": "dana", "detail": {"application": "brook"}
        2026-03-02 "contact", "contact": "dana", "detail": {"phone": "555"}
        2026-03-11 "message", "applications": ["acme", "brook"], "contact": "dana", "direction": "out", "channel": "email", "kind": {"did": "application_followup"}
    "#;
    check(
        &with(followed_up),
        "2026-03-12T09:00:00",
        expect![[r#"
            acme+brook: application_followup to dana by Phone, 03-25 due 03-25
        "#]],
    );
    for application in ["acme", "brook"] {
        let no_calls = format!(
            "2026-03-02 \"application\", \"application\": \"{application}\", \"detail\": {{\"no_calls\": true}}\n"
        );
        check(
            &with(&(followed_up.to_owned() + &no_calls)),
            "2026-03-12T09:00:00",
            expect![[r#"
                acme+brook: application_followup to dana by Email, 03-25 due 03-25
            "#]],
        );
    }
}

#[test]
fn one_message_keeps_its_name_when_a_pause_brings_both_windows_to_one_day() {
    let twin = r#"
        2026-03-03 "applied", "application": "brook"
        2026-03-02 "application", "application": "acme", "detail": {"closes_on": "2026-03-12"}
        2026-03-02 "contact", "contact": "dana", "detail": {"application": "brook"}
    "#;
    let pause = r#"2026-03-04 "seeker", "detail": {"paused": {"from": "2026-03-05", "until": "2026-04-01"}}"#;
    let (_, before) = planned(&with(twin), "2026-03-04T09:00:00");
    let (_, after) = planned(&with(&(twin.to_owned() + pause)), "2026-03-04T09:00:00");
    assert_eq!((before.len(), after.len()), (1, 1));
    assert_ne!(before[0].window, after[0].window);
    assert_eq!(before[0].id, after[0].id);
}

#[test]
fn who_called_but_takes_no_calls_is_answered_another_way() {
    let question = r#"
        2026-03-04 "contact", "contact": "dana", "detail": {"phone": "555"}
        2026-03-04 "message", "applications": ["acme"], "contact": "dana", "direction": "in", "channel": "phone", "kind": "reply", "needs_reply": true
    "#;
    check(
        &with(question),
        "2026-03-04T09:00:00",
        expect![[r#"
            acme: reply to dana by Phone, 03-04 due 03-05
        "#]],
    );
    let no_calls = r#"2026-03-04 "contact", "contact": "dana", "detail": {"no_calls": true}"#;
    check(
        &with(&(question.to_owned() + no_calls)),
        "2026-03-04T09:00:00",
        expect![[r#"
            acme: reply to dana by Email, 03-04 due 03-05
        "#]],
    );
}

#[test]
fn somebody_is_looked_for_once_whatever_for() {
    check(
        r#"
        2026-03-02 "applied", "application": "acme"
        2026-03-02 "contact", "contact": "kim", "detail": {"application": "acme"}
        2026-03-09 "interview", "interview": "i", "application": "acme", "start": "2026-03-12T10:00:00Z", "interviewers": ["kim"]
        2026-03-12 "interview_held", "interview": "i"
        2026-03-12 "notes_reviewed", "interview": "i"
        "#,
        "2026-03-13T09:00:00",
        expect![[r#"
            acme: find_contact to self, 03-12 due 03-13
        "#]],
    );
}

#[test]
fn a_lead_is_left_alone_once_another_offer_is_taken() {
    let lead = r#"
        2026-03-02 "contact", "contact": "pat", "detail": {"part": "insider"}
        2026-03-02 "contact", "contact": "pat", "detail": {"application": "brook"}
        2026-03-02 "contact", "contact": "pat", "detail": {"email": "pat@brook.example"}
        2026-03-02 "application", "application": "acme", "detail": {"role": "Fitter"}
    "#;
    check(
        lead,
        "2026-03-03T09:00:00",
        expect![[r#"
            brook: referral_ask to pat by Email, 03-03 due 03-04
        "#]],
    );
    let taken = r#"2026-03-03 "standing", "application": "acme", "standing": "accepted""#;
    check(&format!("{lead}{taken}"), "2026-03-03T09:00:00", expect![[""]]);
}

#[test]
fn nothing_is_asked_while_an_interview_is_under_way() {
    let talk = r#"
        2026-03-04 "message", "applications": ["acme"], "contact": "dana", "direction": "in", "channel": "email", "kind": "reply"
        2026-03-09 "interview", "interview": "i", "application": "acme", "start": "2026-03-12T10:00:00Z", "end": "2026-03-12T11:00:00Z"
    "#;
    check(
        &with(talk),
        "2026-03-12T10:30:00",
        expect![[r#"
            acme: prepare_interview to self, - due 03-11
        "#]],
    );
    check(
        &with(talk),
        "2026-03-12T11:30:00",
        expect![[r#"
            acme: review_notes to self, 03-12 due 03-12
            acme: check_in to dana by Email, 03-19 due 03-23
        "#]],
    );
}

#[test]
fn a_step_that_distance_or_a_weekend_moves_into_a_pause_waits_for_its_end() {
    // Due on the 11th, but Dana heard of something else on the 6th: not before the 13th.
    let touch = r#"
        2026-03-06 "message", "contact": "dana", "direction": "out", "channel": "email", "kind": "other"
        2026-03-07 "seeker", "detail": {"paused": {"from": "2026-03-12", "until": "2026-03-19"}}
    "#;
    check(
        &with(touch),
        "2026-03-09T09:00:00",
        expect![[r#"
            acme: application_followup to dana by Email, 03-19 due 03-20
        "#]],
    );
    // Moved past its last day as well, it waits all the same.
    let late = r#"
        2026-03-27 "message", "contact": "dana", "direction": "out", "channel": "email", "kind": "other"
        2026-03-27 "seeker", "detail": {"paused": {"from": "2026-04-01"}}
    "#;
    check(&with(late), "2026-03-30T09:00:00", expect![[""]]);
    // Back on a Saturday: the Monday is inside the pause.
    let question = r#"
        2026-03-06 "contact", "contact": "dana", "detail": {"linkedin_permission": "yes"}
        2026-03-07 "seeker", "detail": {"paused": {"from": "2026-03-09", "until": "2026-03-19"}}
    "#;
    let (_, items) = planned(&with(question), "2026-03-07T09:00:00");
    for item in items {
        assert!(item.window.due.unwrap() >= "2026-03-19".parse().unwrap(), "{item:?}");
    }
}

#[test]
fn a_friend_who_has_left_is_not_asked_about_the_delivery() {
    let friend = r#"
        2026-03-02 "contact", "contact": "pat", "detail": {"part": "insider"}
        2026-03-02 "contact", "contact": "pat", "detail": {"email": "pat@acme.example"}
        2026-03-03 "referral", "application": "acme", "helper": "pat", "step": "agreed"
    "#;
    check(
        &with(friend),
        "2026-03-04T09:00:00",
        expect![[r#"
            acme: confirm_delivery to pat by Email, 03-06 due 03-10
        "#]],
    );
    let left = r#"2026-03-03 "contact", "contact": "pat", "detail": {"left": true}"#;
    check(&with(&format!("{friend}{left}")), "2026-03-04T09:00:00", expect![[""]]);
}
