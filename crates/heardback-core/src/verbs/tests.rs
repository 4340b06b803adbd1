#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::{Expect, expect};
use jiff::civil::{Date, date};

use super::*;
use crate::action::Action;
use crate::fact::{
    ApplicationDetail, Channel, ContactDetail, FactId, Interest, ItemId, OccasionKind, OutcomeKind,
    Part, ReferralStep,
};
use crate::journal::lines::facts;
use crate::journal::{Journal, Nowhere};
use crate::planner::{Item, Reason, Window};

const TODAY: Date = date(2026, 3, 10);

/// Acme, applied on the 2nd, with Dana (0) and an interview (0) at 09:00 on the 9th; plus these lines.
fn journal(lines: &str) -> Journal {
    let start = r#"
        2026-03-01 "application", "application": "acme", "detail": {"company": "Acme"}
        2026-03-01 "contact", "contact": "dana", "detail": {"name": "Dana Ruiz"}
        2026-03-02 "applied", "application": "acme"
        2026-03-03 "interview", "interview": "talk", "application": "acme", "start": "2026-03-09T09:00:00Z", "interviewers": ["dana"]
    "#;
    Journal::from_facts(&facts(&format!("{start}\n{lines}")), &Nowhere)
}

fn on(day: Date) -> When {
    When { on: day.into(), now: "2026-03-10T12:00:00Z".parse().unwrap(), today: TODAY }
}

fn today() -> When {
    on(TODAY)
}

fn tomorrow() -> When {
    on(TODAY.tomorrow().unwrap())
}

/// Events as their written form, a refusal as its sentence.
#[track_caller]
fn check(told: Events, expected: Expect) {
    expected.assert_eq(&match told {
        Ok(events) => {
            let lines = events.iter().map(|event| serde_json::to_string(event).unwrap());
            lines.collect::<Vec<_>>().join("\n")
        }
        Err(refusal) => refusal.to_string(),
    });
}

fn call() -> Spoken {
    Spoken::about(0, Some(0), Channel::Phone)
}

fn item(action: Action, due: Date) -> Item {
    Item {
        id: ItemId(1),
        action,
        to: Some(0),
        channel: Some(Channel::Email),
        alt: None,
        window: Window { not_before: Some(due), due: Some(due), expires: None },
        late: false,
        applications: vec![0],
        interview: Some(0),
        include_feedback: false,
        guess: false,
        reason: Reason {
            facts: vec![FactId(0)],
            sources: Vec::new(),
            dissent: Vec::new(),
            number: "",
            sentence: String::new(),
        },
    }
}

fn times(start: &str) -> InterviewTimes {
    InterviewTimes {
        start: start.parse().unwrap(),
        end: None,
        round: None,
        kind: None,
        interviewers: Vec::new(),
    }
}

#[test]
fn applying_opens_an_application_under_a_fresh_id() {
    let new = NewApplication {
        company: "Acme".to_owned(),
        role: " Fitter ".to_owned(),
        sent: true,
        details: vec![ApplicationDetail::NoCalls(true)],
    };
    check(
        journal("").apply(&new, today()),
        expect![[r#"
            {"fact":"application","application":"acme-fitter","detail":{"company":"Acme"}}
            {"fact":"application","application":"acme-fitter","detail":{"role":"Fitter"}}
            {"fact":"application","application":"acme-fitter","detail":{"no_calls":true}}
            {"fact":"applied","application":"acme-fitter"}"#]],
    );
    let nameless = NewApplication { company: " ".to_owned(), ..new.clone() };
    check(
        journal("").apply(&nameless, today()),
        expect!["the name of the company needs some words"],
    );
    check(
        journal("").apply(&new, tomorrow()),
        expect!["an application cannot be recorded for 2026-03-11: that day is still to come"],
    );
    let lead = NewApplication { sent: false, ..new };
    assert!(journal("").apply(&lead, tomorrow()).is_ok(), "a lead has no day to be wrong about");
}

#[test]
fn what_was_sent_is_not_sent_again() {
    check(
        journal("").applied(0, today()),
        expect![
            "Acme was already sent on 2026-03-02; take that back with `heardback undo` if the day is wrong"
        ],
    );
}

#[test]
fn a_year_nobody_means_is_refused() {
    let closes = vec![ApplicationDetail::ClosesOn(date(2926, 3, 1))];
    check(
        journal("").learn(0, closes, today()),
        expect!["2926-03-01 is too far away to be meant; check the year"],
    );
    check(
        journal("").reply(&call(), on(date(26, 3, 1))),
        expect!["0026-03-01 is too far away to be meant; check the year"],
    );
}

#[test]
fn interest_and_notes_are_one_fact_each() {
    check(
        journal("").interest(0, Interest::High),
        expect![[r#"{"fact":"application","application":"acme","detail":{"interest":"high"}}"#]],
    );
    check(
        journal("").note(Some(0), None, " ask about shifts ", today()),
        expect![[r#"{"fact":"note","application":"acme","text":"ask about shifts"}"#]],
    );
    check(journal("").note(None, None, "", today()), expect!["a note needs some words"]);
}

#[test]
fn a_call_is_a_check_in_once_people_have_talked() {
    check(
        journal("").called(&call(), today()),
        expect![[
            r#"{"fact":"message","applications":["acme"],"contact":"dana","direction":"out","channel":"phone","kind":{"did":"check_in"}}"#
        ]],
    );
    let quiet =
        Journal::from_facts(&facts(r#"2026-03-02 "applied", "application": "acme""#), &Nowhere);
    assert_eq!(quiet.next_status_step(&[0]), Action::ApplicationFollowup);
}

#[test]
fn a_reply_is_never_dated_in_the_future() {
    check(
        journal("").reply(&Spoken { needs_reply: true, ..call() }, today()),
        expect![[
            r#"{"fact":"message","applications":["acme"],"contact":"dana","direction":"in","channel":"phone","kind":"reply","needs_reply":true}"#
        ]],
    );
    check(
        journal("").reply(&call(), tomorrow()),
        expect!["a reply cannot be recorded for 2026-03-11: that day is still to come"],
    );
    let later = When { on: "2026-03-10T12:00:01Z".parse::<Timestamp>().unwrap().into(), ..today() };
    assert!(journal("").reply(&call(), later).is_err(), "nor a second ahead");
}

#[test]
fn what_is_told_on_its_own_day_gets_the_moment() {
    let now = today().now;
    assert_eq!(When::day(TODAY, now, TODAY).on, now.into());
    assert_eq!(When::day(date(2026, 3, 9), now, TODAY).on, date(2026, 3, 9).into());
}

#[test]
fn a_promise_is_not_due_before_it_was_made() {
    check(
        journal("").promise(0, Some(0), "by Friday", Some(date(2026, 3, 13)), today()),
        expect![[
            r#"{"fact":"promise","application":"acme","by":"dana","text":"by Friday","due":"2026-03-13"}"#
        ]],
    );
    check(
        journal("").promise(0, None, "by Friday", Some(date(2026, 3, 9)), today()),
        expect!["a promise made on 2026-03-10 cannot be due on 2026-03-09, before it was made"],
    );
}

#[test]
fn an_interview_is_arranged_moved_held_and_called_off() {
    let late = times("2026-03-20T09:00:00Z");
    check(
        journal("").arrange(0, &times("2026-02-20T09:00:00Z"), today()),
        expect![[
            r#"{"fact":"interview","interview":"acme-interview","application":"acme","start":"2026-02-20T09:00:00Z"}"#
        ]],
    );
    check(
        journal("").arrange(0, &InterviewTimes { end: Some(late.start), ..late.clone() }, today()),
        expect!["the interview would end before it begins"],
    );
    check(
        journal("").move_interview(0, &times("2026-03-09T09:00:00Z"), today()),
        expect!["the interview already stands on 2026-03-09 at that time"],
    );
    check(
        journal("").held(0, today()),
        expect![[r#"{"fact":"interview_held","interview":"talk"}"#]],
    );
    let moved = journal(
        r#"2026-03-04 "interview", "interview": "talk", "application": "acme", "start": "2026-03-20T09:00:00Z""#,
    );
    check(
        moved.held(0, today()),
        expect![
            "the interview begins on 2026-03-20, so it cannot have taken place yet; move it first if that is wrong"
        ],
    );
    check(
        journal(r#"2026-03-04 "interview_cancelled", "interview": "talk""#).cancel(0, today()),
        expect!["the interview of 2026-03-09 was already called off"],
    );
    check(
        journal(r#"2026-03-09 "interview_held", "interview": "talk""#).cancel(0, today()),
        expect!["the interview of 2026-03-09 took place, so it cannot be called off"],
    );
}

#[test]
fn a_debrief_remembers_people_and_topics() {
    let debrief = Debrief {
        present: vec![
            Present {
                contact: Some(0),
                name: String::new(),
                email: None,
                topics: vec!["gears".to_owned()],
            },
            Present { contact: None, name: "Sam Lee".to_owned(), email: None, topics: Vec::new() },
        ],
        note: Some("a second round in May".to_owned()),
    };
    check(
        journal("").debrief(0, &debrief, today()),
        expect![[r#"
            {"fact":"interview_held","interview":"talk"}
            {"fact":"contact","contact":"dana","detail":{"part":"interviewer"}}
            {"fact":"contact","contact":"sam-lee","detail":{"name":"Sam Lee"}}
            {"fact":"contact","contact":"sam-lee","detail":{"application":"acme"}}
            {"fact":"contact","contact":"sam-lee","detail":{"part":"interviewer"}}
            {"fact":"interview","interview":"talk","application":"acme","interviewers":["sam-lee"]}
            {"fact":"topic","interview":"talk","contact":"dana","text":"gears"}
            {"fact":"notes_reviewed","interview":"talk"}
            {"fact":"note","application":"acme","text":"a second round in May"}"#]],
    );
}

#[test]
fn a_topic_belongs_to_somebody_who_was_there() {
    let journal =
        journal(r#"2026-03-03 "contact", "contact": "sam", "detail": {"name": "Sam Lee"}"#);
    check(
        journal.topic(0, 1, "gears", today()),
        expect!["Sam Lee is not known to have been in that interview; say first who was there"],
    );
}

#[test]
fn a_person_needs_a_name_and_a_real_address() {
    let person = Person {
        name: "Sam Lee".to_owned(),
        applications: vec![0],
        parts: vec![Part::Hr],
        details: vec![ContactDetail::Email("sam@acme.example".to_owned())],
    };
    check(
        journal("").meet(&person, today()),
        expect![[r#"
            {"fact":"contact","contact":"sam-lee","detail":{"name":"Sam Lee"}}
            {"fact":"contact","contact":"sam-lee","detail":{"application":"acme"}}
            {"fact":"contact","contact":"sam-lee","detail":{"part":"hr"}}
            {"fact":"contact","contact":"sam-lee","detail":{"email":"sam@acme.example"}}"#]],
    );
    check(
        journal("").know(0, vec![ContactDetail::Email("sam at acme".to_owned())], today()),
        expect!["“sam at acme” is not an e-mail address"],
    );
    check(
        journal("").meet(&Person::default(), today()),
        expect!["the name of a person needs some words"],
    );
}

#[test]
fn a_resume_is_handed_over_after_the_friend_was_asked() {
    check(
        journal("").referral(0, 0, ReferralStep::Asked, today()),
        expect![[r#"
            {"fact":"contact","contact":"dana","detail":{"part":"referrer"}}
            {"fact":"referral","application":"acme","helper":"dana","step":"asked"}"#]],
    );
    let asked = journal(
        r#"2026-03-05 "referral", "application": "acme", "helper": "dana", "step": "asked""#,
    );
    check(
        asked.referral(0, 0, ReferralStep::Delivered { to: None }, on(date(2026, 3, 4))),
        expect!["the resume cannot be handed over before the day Dana Ruiz was asked, 2026-03-05"],
    );
}

#[test]
fn an_outcome_is_never_dated_in_the_future() {
    check(
        journal("").outcome(0, OutcomeKind::Rejected, Some(0), None, today()),
        expect![[
            r#"{"fact":"outcome","application":"acme","outcome":"rejected","delivered_by":"dana"}"#
        ]],
    );
    check(
        journal("").outcome(0, OutcomeKind::Rejected, None, None, tomorrow()),
        expect!["an outcome cannot be recorded for 2026-03-11: that day is still to come"],
    );
    check(
        journal("").outcome(0, OutcomeKind::OfferWithdrawn, None, None, today()),
        expect!["no offer is recorded for Acme, so none can be taken back"],
    );
}

#[test]
fn what_is_over_is_reopened_before_anything_else() {
    let closed = journal(r#"2026-03-05 "standing", "application": "acme", "standing": "closed""#);
    check(
        closed.withdraw(0, false, today()),
        expect!["Acme was already closed on 2026-03-05; to go on with it, reopen it first"],
    );
    check(
        closed.reopen(0, today()),
        expect![[r#"{"fact":"standing","application":"acme","standing":"active"}"#]],
    );
    check(
        journal("").reopen(0, today()),
        expect!["Acme is in play already: there is nothing to reopen"],
    );
    check(
        journal("").withdraw(0, false, today()),
        expect![[r#"{"fact":"outcome","application":"acme","outcome":"withdraw_decided"}"#]],
    );
    check(
        journal("").accept(0, today()),
        expect![[r#"{"fact":"standing","application":"acme","standing":"accepted"}"#]],
    );
    let rested = journal(r#"2026-03-05 "standing", "application": "acme", "standing": "rested""#);
    check(
        rested.rest(0, today()),
        expect!["Acme was already put to rest on 2026-03-05; to go on with it, reopen it first"],
    );
    assert!(rested.withdraw(0, true, today()).is_ok(), "at rest is not over");
}

#[test]
fn a_pause_ends_after_it_begins_and_only_a_pause_can_end() {
    check(
        journal("").pause(date(2026, 3, 20), Some(date(2026, 3, 20))),
        expect!["the pause would end on 2026-03-20, before it begins on 2026-03-20"],
    );
    check(journal("").resume(today()), expect!["the search is not paused"]);
    let paused = journal(r#"2026-03-05 "seeker", "detail": {"paused": {"from": "2026-03-05"}}"#);
    check(paused.resume(today()), expect![[r#"{"fact":"seeker","detail":"resumed"}"#]]);
}

#[test]
fn a_snooze_ends_at_a_promise_or_an_interview() {
    let snooze = |lines: &str, due, until| {
        journal(lines).snooze(&item(Action::ValueNote, due), until, TODAY)
    };
    let promise = r#"2026-03-09 "promise", "application": "acme", "text": "by the 16th", "due": "2026-03-16""#;
    let friday = date(2026, 3, 13);
    let wednesday = date(2026, 3, 18);
    check(
        snooze(promise, friday, date(2026, 3, 16)),
        expect![[r#"{"fact":"snoozed","item":"0000000000001","until":"2026-03-16"}"#]],
    );
    check(
        snooze(promise, friday, wednesday),
        expect![
            "news is promised for 2026-03-16, so this can be put off until then at most, not until 2026-03-18"
        ],
    );
    assert!(
        snooze(promise, date(2026, 3, 17), wednesday).is_ok(),
        "the date an item is counted from is no bound"
    );
    let interview = r#"2026-03-09 "interview", "interview": "second", "application": "acme", "start": "2026-03-16T09:00:00Z""#;
    check(
        snooze(interview, friday, wednesday),
        expect![
            "there is an interview on 2026-03-16, so this can be put off until then at most, not until 2026-03-18"
        ],
    );
    check(
        snooze("", friday, TODAY),
        expect!["an item can be put off until a later day; 2026-03-10 is not ahead"],
    );
}

#[test]
fn an_answer_can_be_put_off_and_not_skipped() {
    let reply = item(Action::Reply, TODAY);
    check(
        journal("").skip(&reply),
        expect!["somebody is waiting for this answer: it can be put off, but not skipped"],
    );
    assert!(journal("").snooze(&reply, date(2026, 3, 12), TODAY).is_ok());
    check(
        journal("").skip(&item(Action::CheckIn, TODAY)),
        expect![[
            r#"{"fact":"skipped","item":"0000000000001","action":"check_in","applications":["acme"],"contact":"dana","interview":"talk"}"#
        ]],
    );
}

#[test]
fn what_was_already_done_is_recorded_as_done() {
    let did = |action, channel| journal("").did(&item(action, TODAY), channel, today());
    check(
        did(Action::ThankYou, Some(Channel::Card)),
        expect![[
            r#"{"fact":"message","applications":["acme"],"contact":"dana","direction":"out","channel":"card","kind":{"did":"thank_you"},"interview":"talk"}"#
        ]],
    );
    check(
        did(Action::ReviewNotes, None),
        expect![[r#"{"fact":"notes_reviewed","interview":"talk"}"#]],
    );
    check(
        did(Action::MarkDormant, None),
        expect![[r#"{"fact":"standing","application":"acme","standing":"rested"}"#]],
    );
    check(
        did(Action::DecideClosure, None),
        expect![
            "this item ends with a decision: `heardback rest`, `heardback withdraw`, or go on with `heardback skip`"
        ],
    );
    check(
        journal("").they_answered(&item(Action::CheckIn, TODAY), Channel::Text, false, today()),
        expect![[
            r#"{"fact":"message","applications":["acme"],"contact":"dana","direction":"in","channel":"text","kind":"reply"}"#
        ]],
    );
    check(
        journal("").occasion(0, 0, OccasionKind::News, "a new plant", today()),
        expect![[
            r#"{"fact":"occasion","application":"acme","contact":"dana","kind":"news","text":"a new plant"}"#
        ]],
    );
}
