//! What the facts of one line mean, where the planner alone cannot tell: defaults, literal words, days and zones.

#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::{Expect, expect};
use heardback_core::playbook::Playbook;
use heardback_formats::contract::plan::plan_line;
use jiff::tz::TimeZoneDatabase;
use serde_json::Value;

/// Facts beside an application of 2 March and its hiring manager, and the items: what, whom, from when, until when.
#[track_caller]
fn check(now: &str, application: &str, more: &str, expected: Expect) {
    let line = format!(
        r#"{{"id": 1, "facts": {{"now": "{now}", "tz": "America/New_York",
            "application": {{"id": "a1", "applied_on": "2026-03-02" {application}}},
            "contacts": [{{"id": "c1", "roles": ["hiring_manager"], "email": "d@company.example"}}]
            {more}}}}}"#
    );
    let line = line.replace('\n', " ");
    let answer = plan_line(&line, &TimeZoneDatabase::bundled(), Playbook::bundled()).unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    let items = answer["items"].as_array().unwrap().iter().map(|item| {
        let word = |key: &str| item[key].as_str().unwrap_or("-").to_owned();
        ["action", "to", "not_before", "due", "expires"].map(word).join(" ")
    });
    expected.assert_eq(&items.collect::<Vec<_>>().join("\n"));
}

const NOON: &str = "2026-03-09T12:00:00-04:00";
const REPLY: &str = r#"{"at": "2026-03-05T10:00:00-05:00", "dir": "in", "contact": "c1",
    "channel": "email", "kind": "reply"}"#;

#[test]
fn missing_fields_are_absent() {
    check(NOON, "", "", expect!["application_followup c1 2026-03-09 2026-03-11 2026-03-30"]);
}

#[test]
fn words_that_take_silence_for_a_no_are_nothing_to_chase() {
    check(
        NOON,
        "",
        &format!(
            r#", "messages": [{REPLY}], "promises": [{{"by": "c1", "made_on": "2026-03-05",
                "text": "If you have not heard by March 10, please take it as a no"}}]"#
        ),
        expect!["mark_dormant self - 2026-03-10 -"],
    );
}

#[test]
fn a_promise_without_a_date_is_read_from_its_words() {
    check(
        NOON,
        "",
        &format!(
            r#", "messages": [{REPLY}], "promises": [{{"by": "c1", "made_on": "2026-03-05",
                "text": "by Friday next week"}}]"#
        ),
        expect!["check_in c1 2026-03-16 2026-03-17 2026-04-10"],
    );
}

#[test]
fn leaving_without_a_day_begins_today_on_the_employers_calendar() {
    // Nine in the evening in New York is the next day in Greenwich.
    check(
        "2026-03-09T21:00:00-04:00",
        "",
        &format!(
            r#", "messages": [{REPLY}], "other_applications":
                [{{"id": "a2", "applied_on": "2026-03-02", "status": "accepted"}}]"#
        ),
        expect!["withdrawal c1 2026-03-09 2026-03-10 2026-03-16"],
    );
}

#[test]
fn a_rejection_without_an_outcome_rejects_on_its_date() {
    check(
        NOON,
        "",
        &format!(
            r#", "messages": [{REPLY}, {{"at": "2026-03-09T10:00:00-04:00", "dir": "in",
                "contact": "c1", "channel": "email", "kind": "rejection"}}]"#
        ),
        expect!["post_rejection_thanks c1 2026-03-10 2026-03-11 2026-03-23"],
    );
}

#[test]
fn a_scheduled_interview_is_not_held_because_its_hour_has_passed() {
    check(
        NOON,
        "",
        r#", "interviews": [{"id": "i1", "start": "2026-03-05T10:00:00-05:00",
            "interviewers": ["c1"], "status": "scheduled"}]"#,
        expect!["application_followup c1 2026-03-09 2026-03-11 2026-03-30"],
    );
}

#[test]
fn a_closed_application_is_closed_whatever_came_later() {
    check(
        NOON,
        r#", "status": "closed""#,
        r#", "messages": [{"at": "2026-03-09T10:00:00-04:00", "dir": "in", "contact": "c1",
            "channel": "email", "kind": "reply", "needs_reply": true}]"#,
        expect![""],
    );
}

#[test]
fn a_bounce_is_dated_by_its_notice() {
    check(
        NOON,
        "",
        r#", "messages": [{"at": "2026-03-12T16:00:00-04:00", "dir": "out", "contact": "c1",
                "channel": "email", "kind": "application_followup", "state": "bounced"},
            {"at": "2026-03-13T09:00:00-04:00", "dir": "in", "contact": "c1",
                "channel": "email", "kind": "bounce", "auto": true}]"#,
        expect!["application_followup c1 2026-03-13 2026-03-16 2026-03-30"],
    );
}

#[test]
fn a_friend_named_and_not_asked_yet_is_asked() {
    check(
        NOON,
        r#", "referral": {"referrer": "c1"}"#,
        "",
        expect![[r#"
            referral_ask c1 2026-03-09 2026-03-10 2026-03-16
            application_followup c1 2026-03-09 2026-03-11 2026-03-30"#]],
    );
}

/// What is said of a line that cannot be planned.
#[track_caller]
fn refused(line: &str, expected: Expect) {
    let error = plan_line(line, &TimeZoneDatabase::bundled(), Playbook::bundled()).unwrap_err();
    expected.assert_eq(&error.answer(3));
}

#[test]
fn an_unknown_value_names_its_key_and_what_is_accepted() {
    refused(
        r#"{"id": "a", "facts": {"now": "2026-03-09T12:00:00-04:00", "seeker": {"policy": "wild"}}}"#,
        expect![[
            r#"{"line":3,"id":"a","error":"facts.seeker.policy: “wild” is not known; it is one of reserved, balanced, assertive"}"#
        ]],
    );
}

#[test]
fn a_line_that_is_no_json_is_said_to_be_none() {
    refused(
        "nonsense",
        expect![[
            r#"{"line":3,"id":null,"error":"this is no JSON (expected ident, column 2): give one object a line"}"#
        ]],
    );
}
