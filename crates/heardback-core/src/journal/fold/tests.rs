#![allow(clippy::unwrap_used, reason = "tests")]

mod any;

use jiff::civil::date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::fact::{Channel, FactId, LinkedinPermission, OutcomeKind, Standing};
use crate::journal::lines::facts;
use crate::journal::{
    Application, Contact, Delivery, EmailState, InterviewStatus, Journal, Nowhere, Places,
};
use crate::planner::{self, State};
use crate::playbook::Playbook;
use crate::working_days::WorkingDays;

fn fold(lines: &str) -> Journal {
    Journal::from_facts(&facts(lines), &Nowhere)
}

#[track_caller]
fn application(journal: &Journal) -> &Application {
    assert_eq!(journal.applications.len(), 1);
    &journal.applications[0]
}

#[track_caller]
fn contact(journal: &Journal) -> &Contact {
    assert_eq!(journal.contacts.len(), 1);
    &journal.contacts[0]
}

#[test]
fn the_first_fact_opens_and_later_details_win() {
    let journal = fold(
        r#"
        2026-03-02 "application", "application": "acme", "detail": {"company": "Acme"}
        2026-03-02 "application", "application": "acme", "detail": {"role": "Fitter"}
        2026-03-04 "application", "application": "acme", "detail": {"role": "Senior Fitter"}
        2026-03-03 "application", "application": "acme", "detail": {"no_calls": true}
        2026-03-03 "applied", "application": "acme"
        "#,
    );
    let acme = application(&journal);
    assert_eq!(acme.title(), "Senior Fitter at Acme");
    assert_eq!(acme.opened, FactId(0));
    assert_eq!(acme.no_calls, Some(FactId(3)));
    assert_eq!(acme.applied.unwrap().value, date(2026, 3, 3));
}

#[test]
fn parts_applications_and_addresses_add_up() {
    let journal = fold(
        r#"
        2026-03-02 "contact", "contact": "dana", "detail": {"part": "hr"}
        2026-03-02 "contact", "contact": "dana", "detail": {"part": "interviewer"}
        2026-03-02 "contact", "contact": "dana", "detail": {"application": "acme"}
        2026-03-02 "contact", "contact": "dana", "detail": {"application": "brook"}
        2026-03-02 "seeker", "detail": {"address": "me@one.example"}
        2026-03-02 "seeker", "detail": {"address": "Me@One.example"}
        2026-03-02 "seeker", "detail": {"address": "me@two.example"}
        "#,
    );
    assert_eq!(contact(&journal).parts.len(), 2);
    assert_eq!(contact(&journal).applications, [0, 1]);
    assert_eq!(journal.applications[1].contacts, [0]);
    assert_eq!(journal.seeker.addresses, ["me@one.example", "me@two.example"]);
}

#[test]
fn a_retraction_goes_by_the_fact_it_names_and_can_be_taken_back() {
    let applied = r#"2026-03-02 "applied", "application": "acme""#;
    let gone =
        |target: u64| format!("2026-01-01 \"retracted\", \"retracted\": \"{}\"", FactId(target));
    assert!(fold(&format!("{applied}\n{}", gone(0))).applications.is_empty());
    assert_eq!(fold(&format!("{applied}\n{}\n{}", gone(0), gone(1))).applications.len(), 1);
    let thrice = format!("{applied}\n{}\n{}\n{}", gone(0), gone(1), gone(2));
    assert!(fold(&thrice).applications.is_empty());
    let ring = format!("{applied}\n{}\n{}", gone(2), gone(1));
    assert_eq!(fold(&ring).applications.len(), 1, "a ring of retractions changes nothing");
}

#[test]
fn of_two_promises_made_on_one_day_the_later_date_counts() {
    let journal = fold(
        r#"
        2026-03-02 "promise", "application": "acme", "text": "in two weeks", "due": "2026-03-16"
        2026-03-02 "promise", "application": "acme", "text": "by Friday", "due": "2026-03-06"
        2026-03-01 "promise", "application": "acme", "text": "in a month", "due": "2026-04-01"
        "#,
    );
    assert_eq!(journal.promises.last().unwrap().text, "in two weeks");
}

#[test]
fn words_without_a_date_are_read_from_the_day_they_were_said() {
    let journal = fold(
        r#"
        2026-03-05 "promise", "application": "acme", "text": "by Friday"
        2026-03-05 "promise", "application": "acme", "text": "soon"
        2026-03-05 "promise", "application": "brook", "text": "If you have not heard from us by March 20, please take it as a no"
        "#,
    );
    let due = |text| journal.promises.iter().find(|p| p.text.starts_with(text)).unwrap().due;
    assert_eq!((due("by"), due("soon"), due("If")), (Some(date(2026, 3, 6)), None, None));
    let brook = &journal.applications[1];
    assert_eq!(brook.silence_means_no_after.unwrap().value, date(2026, 3, 20));
}

#[test]
fn a_kept_promise_remembers_the_fact_that_says_so() {
    let promise = r#"2026-03-02 "promise", "application": "acme", "text": "soon", "due": null"#;
    let kept = format!("2026-03-05 \"promise_kept\", \"promise\": \"{}\"", FactId(0));
    assert_eq!(fold(&format!("{promise}\n{kept}")).promises[0].kept, Some(FactId(1)));
}

const GUESS: &str = r#"
    2026-03-02 "contact", "contact": "dana", "detail": {"guessed_email": "dana@acme.example"}
    2026-03-03 "message", "contact": "dana", "direction": "out", "channel": "email", "kind": {"did": "check_in"}
"#;

fn bounce_of(message: u64, day: &str) -> String {
    format!("{day} \"bounced\", \"message\": \"{}\"\n", FactId(message))
}

#[test]
fn a_bounce_takes_the_guess_and_the_touch_away_once() {
    let once = bounce_of(1, "2026-03-04");
    let journal = fold(&format!("{GUESS}{once}{once}"));
    let dana = contact(&journal);
    assert_eq!((dana.email_state, dana.guesses_tried), (EmailState::GuessBounced, 1));
    assert_eq!(dana.came_back, [dana.email.clone().unwrap()], "it came back once");
    assert_eq!(journal.messages[0].delivery, Delivery::Bounced(date(2026, 3, 4)));
    assert!(dana.touches.is_empty());
}

#[test]
fn a_bounce_counts_wherever_it_stands() {
    let journal = fold(&format!("{GUESS}{}", bounce_of(1, "2026-03-01")));
    assert_eq!(contact(&journal).email_state, EmailState::GuessBounced);
    assert_eq!(journal.messages[0].delivery, Delivery::Bounced(date(2026, 3, 1)));
}

#[test]
fn a_bounce_of_the_old_address_leaves_the_new_one_alone() {
    let email =
        r#"2026-03-04 "contact", "contact": "dana", "detail": {"email": "d.ruiz@acme.example"}"#;
    let journal = fold(&format!("{GUESS}{email}\n{}", bounce_of(1, "2026-03-05")));
    assert_eq!(contact(&journal).email_state, EmailState::Confirmed);
    assert_eq!(contact(&journal).guesses_tried, 0);
}

#[test]
fn an_answer_by_mail_or_a_new_address_confirms_after_a_bounce() {
    let before = format!("{GUESS}{}", bounce_of(1, "2026-03-04"));
    let reply = r#"2026-03-05 "message", "contact": "dana", "direction": "in", "channel": "email", "kind": "reply""#;
    assert_eq!(contact(&fold(&format!("{before}{reply}"))).email_state, EmailState::Confirmed);
    let called = reply.replace("email", "phone");
    assert_eq!(contact(&fold(&format!("{before}{called}"))).email_state, EmailState::GuessBounced);
    let email =
        r#"2026-03-05 "contact", "contact": "dana", "detail": {"email": "dana@acme.example"}"#;
    assert_eq!(contact(&fold(&format!("{before}{email}"))).email_state, EmailState::Confirmed);
}

#[test]
fn a_known_address_that_fails_has_bounced_and_a_guess_may_follow() {
    let known = GUESS.replace("guessed_email", "email");
    let bounced = format!("{known}{}", bounce_of(1, "2026-03-04"));
    assert_eq!(contact(&fold(&bounced)).email_state, EmailState::Bounced);
    let guess = r#"2026-03-05 "contact", "contact": "dana", "detail": {"guessed_email": "ruiz@acme.example"}"#;
    let journal = fold(&format!("{bounced}{guess}"));
    assert_eq!(contact(&journal).email_state, EmailState::Guessed);
    assert_eq!(contact(&journal).email.as_deref(), Some("ruiz@acme.example"));
    let journal = fold(&format!("{known}{guess}"));
    assert_eq!(
        contact(&journal).email.as_deref(),
        Some("dana@acme.example"),
        "a guess never replaces an address that works"
    );
}

const INTERVIEW: &str = r#"
    2026-03-02 "interview", "interview": "i", "application": "acme", "start": "2026-03-10T09:00:00Z", "interviewers": ["dana"]
"#;

#[test]
fn an_interview_without_an_end_lasts_an_hour_and_counts_as_held_once_over() {
    let journal = fold(INTERVIEW);
    let interview = &journal.interviews[0];
    assert_eq!(interview.end.to_string(), "2026-03-10T10:00:00Z");
    assert_eq!(interview.status, InterviewStatus::Arranged);
    assert_eq!(interview.interviewers, [0]);
    assert_eq!(journal.applications[0].interviews, [0]);
    assert_eq!(contact(&journal).applications, [0], "met there, said nowhere else");
}

#[test]
fn a_new_date_revives_a_cancelled_interview_and_the_old_date_does_not() {
    let cancelled =
        format!("{INTERVIEW}2026-03-03 \"interview_cancelled\", \"interview\": \"i\"\n");
    assert_eq!(fold(&cancelled).interviews[0].status, InterviewStatus::Cancelled);
    let same = format!("{cancelled}{}", INTERVIEW.trim().replace("2026-03-02", "2026-03-04"));
    assert_eq!(fold(&same).interviews[0].status, InterviewStatus::Cancelled);
    let moved = r#"2026-03-04 "interview", "interview": "i", "application": "acme", "start": "2026-03-12T11:00:00Z""#;
    let journal = fold(&format!("{cancelled}{moved}"));
    assert_eq!(journal.interviews[0].status, InterviewStatus::Arranged);
    assert_eq!(journal.interviews[0].start.to_string(), "2026-03-12T11:00:00Z");
    assert_eq!(journal.interviews[0].fact, FactId(2));
}

#[test]
fn moving_keeps_the_length_and_held_stays_held() {
    let journal = fold(
        r#"
        2026-03-02 "interview", "interview": "i", "application": "acme", "start": "2026-03-10T09:00:00Z", "end": "2026-03-10T09:30:00Z"
        2026-03-03 "interview", "interview": "i", "application": "acme", "start": "2026-03-11T09:00:00Z"
        2026-03-11 "interview_held", "interview": "i"
        2026-03-12 "interview", "interview": "i", "application": "acme", "start": "2026-03-11T08:00:00Z"
        "#,
    );
    assert_eq!(journal.interviews[0].end.to_string(), "2026-03-11T08:30:00Z");
    assert_eq!(journal.interviews[0].status, InterviewStatus::Held);
}

#[test]
fn an_interview_without_a_date_is_left_out_until_it_was_held() {
    let arranged = r#"2026-03-02 "interview", "interview": "i", "application": "acme""#;
    let thanks = r#"2026-03-03 "message", "applications": ["acme"], "contact": "dana", "direction": "out", "channel": "email", "kind": {"did": "thank_you"}, "interview": "i""#;
    let journal = fold(&format!("{arranged}\n{thanks}"));
    assert!(journal.interviews.is_empty());
    assert_eq!(journal.messages[0].interview, None);
    let held = r#"2026-03-03 "interview_held", "interview": "i""#;
    let journal = fold(&format!("{arranged}\n{held}\n{thanks}"));
    assert_eq!(journal.interviews[0].start.to_string(), "2026-03-03T12:00:00Z");
    assert_eq!(journal.messages[0].interview, Some(0));
}

#[test]
fn an_absence_note_tells_when_the_person_is_back() {
    let journal = fold(
        r#"
        2026-03-02 "contact", "contact": "dana", "detail": {"returns_on": "2026-03-20"}
        2026-03-03 "message", "contact": "dana", "direction": "in", "channel": "email", "kind": "ooo", "auto": true, "return_on": "2026-03-23"
        "#,
    );
    assert_eq!(contact(&journal).returns_on.unwrap().value, date(2026, 3, 23));
    assert_eq!(contact(&journal).absences, [0]);
}

#[test]
fn a_step_left_out_counts_for_the_chain_and_is_no_touch() {
    let item = FactId(7);
    let journal = fold(&format!(
        "2026-03-02 \"skipped\", \"item\": \"{item}\", \"action\": \"check_in\", \"applications\": [\"acme\"], \"contact\": \"dana\""
    ));
    let skipped = &journal.messages[0];
    assert_eq!((skipped.delivery, skipped.channel), (Delivery::Skipped, Channel::Email));
    assert!(skipped.carried_out(crate::action::Action::CheckIn) && !skipped.is_touch());
}

const REST: &str = r#"2026-03-02 "standing", "application": "acme", "standing": "rested""#;

#[test]
fn rest_ends_when_a_person_writes_afterwards() {
    let reply = |at: &str, auto: bool| {
        format!(
            "{at} \"message\", \"applications\": [\"acme\"], \"direction\": \"in\", \"channel\": \"email\", \"kind\": \"reply\", \"auto\": {auto}\n"
        )
    };
    let standing = |lines: &str| application(&fold(lines)).standing.map(|known| known.value.0);
    assert_eq!(standing(&format!("{REST}\n{}", reply("2026-03-03", false))), None);
    assert_eq!(standing(&format!("{REST}\n{}", reply("2026-03-03", true))), Some(Standing::Rested));
    assert_eq!(
        standing(&format!("{REST}\n{}", reply("2026-03-01", false))),
        Some(Standing::Rested)
    );
    // Put to rest in the evening of the day on which the answer was read.
    let mut lines = facts(&format!("{REST}\n{}", reply("2026-03-02T10:00:00Z", false)));
    lines[0].recorded = "2026-03-02T19:00:00Z".parse().unwrap();
    let journal = Journal::from_facts(&lines, &Nowhere);
    assert_eq!(application(&journal).standing.unwrap().value.0, Standing::Rested);
    lines[0].recorded = "2026-03-02T09:00:00Z".parse().unwrap();
    assert_eq!(application(&Journal::from_facts(&lines, &Nowhere)).standing, None);
}

#[test]
fn reopening_clears_the_outcome_and_going_on_is_remembered() {
    let journal = fold(
        r#"
        2026-03-02 "outcome", "application": "acme", "outcome": "rejected", "delivered_by": "dana"
        2026-03-03 "standing", "application": "acme", "standing": "active"
        2026-03-04 "standing", "application": "acme", "standing": "keep_going"
        "#,
    );
    let acme = application(&journal);
    assert_eq!(acme.outcome, None);
    assert_eq!(acme.standing.unwrap().value.0, Standing::Active);
    assert_eq!(acme.keep_going, Some(FactId(2)));
}

#[test]
fn the_latest_outcome_counts_and_a_rejection_by_message_is_one() {
    let journal = fold(
        r#"
        2026-03-03 "message", "applications": ["acme"], "contact": "dana", "direction": "in", "channel": "email", "kind": "rejection"
        2026-03-02 "outcome", "application": "brook", "outcome": "offer"
        2026-03-09 "outcome", "application": "brook", "outcome": "offer_withdrawn"
        "#,
    );
    let outcome = |a: usize| journal.applications[a].outcome.as_ref().unwrap();
    assert_eq!(outcome(0).kind, OutcomeKind::OfferWithdrawn);
    assert_eq!((outcome(1).kind, outcome(1).delivered_by), (OutcomeKind::Rejected, Some(0)));
}

#[test]
fn an_application_taken_up_again_is_no_longer_rejected_until_the_next_no() {
    let no = |day: &str| {
        format!(
            "{day} \"message\", \"applications\": [\"acme\"], \"direction\": \"in\", \"channel\": \"email\", \"kind\": \"rejection\", \"auto\": true\n"
        )
    };
    let state = |lines: &str| {
        let now = "2026-04-01T12:00:00Z".parse().unwrap();
        planner::state(&fold(lines), Playbook::bundled(), now, 0)
    };
    let applied = r#"2026-03-02 "applied", "application": "acme""#;
    let reopened = r#"2026-03-12 "standing", "application": "acme", "standing": "active""#;
    let first = format!("{applied}\n{}", no("2026-03-10"));
    assert_eq!(state(&first), State::Rejected);
    assert_eq!(state(&format!("{first}{reopened}")), State::Applied);
    let again = format!("{first}{reopened}\n{}", no("2026-03-20"));
    assert_eq!(state(&again), State::Rejected);
}

#[test]
fn steps_of_a_referral_add_up_and_another_helper_begins_anew() {
    let journal = fold(
        r#"
        2026-03-02 "message", "applications": ["acme"], "contact": "sam", "direction": "out", "channel": "email", "kind": {"did": "referral_ask"}
        2026-03-04 "referral", "application": "acme", "helper": "sam", "step": "agreed"
        2026-03-05 "referral", "application": "acme", "helper": "sam", "step": {"delivered": {"to": "dana"}}
        "#,
    );
    let referral = application(&journal).referral.clone().unwrap();
    assert_eq!(referral.asked.unwrap().value, date(2026, 3, 2), "the message counts as asked");
    assert_eq!(referral.agreed.unwrap().value, date(2026, 3, 4));
    assert_eq!(journal.contacts[referral.delivered_to.unwrap()].id.0, "dana");
    let journal = fold(
        r#"
        2026-03-04 "referral", "application": "acme", "helper": "sam", "step": "agreed"
        2026-03-05 "referral", "application": "acme", "helper": "lee", "step": "asked"
        "#,
    );
    let referral = application(&journal).referral.clone().unwrap();
    assert_eq!(journal.contacts[referral.helper].id.0, "lee");
    assert_eq!(referral.agreed, None);
}

#[test]
fn a_pause_ends_on_the_day_the_search_goes_on() {
    let paused = r#"2026-03-02 "seeker", "detail": {"paused": {"from": "2026-03-05"}}"#;
    let pause = |lines: &str| fold(lines).seeker.pause.map(|pause| (pause.from, pause.until));
    assert_eq!(pause(paused), Some((date(2026, 3, 5), None)));
    let resumed = format!("{paused}\n2026-03-09 \"seeker\", \"detail\": \"resumed\"");
    assert_eq!(pause(&resumed), Some((date(2026, 3, 5), Some(date(2026, 3, 9)))));
    let before = format!("{paused}\n2026-03-04 \"seeker\", \"detail\": \"resumed\"");
    assert_eq!(pause(&before), None);
}

/// A small map for the tests.
struct Atlas;

impl Places for Atlas {
    fn zone(&self, name: &str) -> Option<TimeZone> {
        TimeZoneDatabase::bundled().get(name).ok()
    }

    fn days(&self, region: &str) -> Option<WorkingDays> {
        (region == "DE").then(|| WorkingDays::new([date(2026, 5, 1)]))
    }
}

#[test]
fn a_message_has_the_day_of_the_other_person() {
    let journal = Journal::from_facts(
        &facts(
            r#"
            2026-03-02T03:00:00Z "message", "applications": ["acme"], "contact": "dana", "direction": "in", "channel": "email", "kind": "reply"
            2026-03-02T03:00:00Z "applied", "application": "acme"
            2026-03-04 "contact", "contact": "dana", "detail": {"zone": "America/New_York"}
            2026-03-04 "seeker", "detail": {"zone": "Europe/Berlin"}
            "#,
        ),
        &Atlas,
    );
    assert_eq!(journal.messages[0].date, date(2026, 3, 1));
    assert_eq!(application(&journal).applied.unwrap().value, date(2026, 3, 2));
}

#[test]
fn people_keep_the_holidays_of_their_region_or_of_their_application() {
    let journal = Journal::from_facts(
        &facts(
            r#"
            2026-03-02 "application", "application": "acme", "detail": {"region": "DE"}
            2026-03-02 "contact", "contact": "dana", "detail": {"application": "acme"}
            2026-03-02 "contact", "contact": "lee", "detail": {"region": "DE"}
            2026-03-02 "contact", "contact": "sam", "detail": {"region": "Atlantis"}
            "#,
        ),
        &Atlas,
    );
    let free = |c| !journal.days_of(Some(c)).is_working_day(date(2026, 5, 1));
    assert_eq!([free(0), free(1), free(2)], [true, true, false]);
}

#[test]
fn a_no_to_a_linkedin_request_is_final() {
    let said = |words: &[&str]| {
        let lines: String = words
            .iter()
            .enumerate()
            .map(|(n, word)| {
                format!(
                    "2026-03-0{} \"contact\", \"contact\": \"dana\", \"detail\": {{\"linkedin_permission\": \"{word}\"}}\n",
                    n + 1
                )
            })
            .collect();
        contact(&fold(&lines)).linkedin_permission
    };
    assert_eq!(said(&["yes", "no"]), LinkedinPermission::No);
    assert_eq!(said(&["no", "yes"]), LinkedinPermission::No);
    assert_eq!(said(&["unknown", "yes"]), LinkedinPermission::Yes);
}
