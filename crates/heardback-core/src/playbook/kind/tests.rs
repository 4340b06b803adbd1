#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::expect;

use super::*;
use crate::playbook::Playbook;

#[test]
fn the_kinds_are_these() {
    let short = |checks: &[CheckId]| {
        checks.iter().map(|check| &check.as_str()[2..]).collect::<Vec<_>>().join(" ")
    };
    let every = Kind::ALL.iter().map(|&kind| Playbook::bundled().kind(kind));
    let always: Vec<CheckId> = CheckId::ALL
        .iter()
        .copied()
        .filter(|check| every.clone().all(|rules| rules.forbidden.contains(check)))
        .collect();
    let mut lines = vec![format!("always without {}", short(&always))];
    for (kind, rules) in Kind::ALL.iter().zip(every) {
        let own: Vec<CheckId> =
            rules.forbidden.iter().copied().filter(|check| !always.contains(check)).collect();
        let words = rules.words.map_or("any".to_owned(), |w| format!("{}-{}", w.least, w.most));
        lines.push(format!(
            "{}: {}; without {}; words {words}; subject {:?}",
            kind.as_str(),
            short(&rules.required),
            short(&own),
            rules.subject,
        ));
    }
    expect![[r#"
        always without VAGUE DIRECT NAG DESP PUSH RESENT FORM MULTI DUP WRONG LI ASKS
        application_email: NAME WHO POSITION DATE INTEREST FIT; without FISH LEN SUBJ; words 60-180; subject Position
        early_note: NAME WHO POSITION INTEREST FIT; without FISH STATUS LEN SUBJ; words 50-150; subject Position
        application_phone: NAME WHO POSITION DATE HEADER INTEREST PHONE; without FISH LEN; words 40-130; subject None
        referral_ask: NAME POSITION ASK THANKS; without FISH LEN; words 40-160; subject Free
        confirm_delivery: NAME ASK THANKS POSITION; without LEN; words 20-90; subject Free
        referral_email: NAME WHO POSITION REF INTEREST FIT; without FISH LEN SUBJ; words 50-170; subject Position
        thank_you_email: NAME WHO POSITION THANKS TOPIC INTEREST; without FISH STATUS LEN SUBJ; words 50-180; subject Position
        thank_you_card: NAME WHO POSITION THANKS TOPIC; without FISH STATUS LEN; words 25-90; subject None
        request_details: NAME WHO POSITION THANKS ASK; without FISH STATUS LEN SUBJ; words 25-100; subject Position
        checkin_email: NAME WHO POSITION INTEREST TIMELINE SUBST; without FISH LEN SUBJ; words 40-140; subject Position
        checkin_phone: NAME WHO POSITION INTEREST TIMELINE PHONE; without FISH LEN; words 40-130; subject None
        value_note: NAME WHO VALUE; without FISH STATUS LEN; words 25-120; subject Free
        rejection_thanks: NAME WHO POSITION THANKS KEEP; without FISH STATUS LEN SUBJ; words 30-120; subject Position
        feedback_request: NAME WHO POSITION THANKS ASK EXPECT; without FISH STATUS LEN SUBJ; words 40-130; subject Position
        withdrawal: NAME WHO POSITION CLEAR THANKS; without FISH STATUS LEN SUBJ; words 30-120; subject Position
        linkedin_request: NAME WHO; without FISH STATUS LEN; words 10-50; subject None
        reply: NAME; without FISH; words any; subject None
        helper_thanks: NAME THANKS; without FISH STATUS LEN; words 15-80; subject Free"#]].assert_eq(&lines.join("\n"));
}

#[test]
fn a_kind_that_does_not_exist_is_refused() {
    let error = Kinds::parse(&KINDS.replace("[kinds.reply]", "[kinds.answer]")).unwrap_err();
    assert!(error.to_string().contains("no kind \"reply\""), "{error}");
    let error = Kinds::parse(&KINDS.replace("C-HEADER", "C-HEAD")).unwrap_err();
    assert!(error.to_string().contains("there is no check \"C-HEAD\""), "{error}");
}

#[test]
fn a_letter_takes_the_kind_of_the_mail_and_a_card_is_shorter() {
    let playbook = Playbook::bundled();
    let followup = Action::ApplicationFollowup;
    assert_eq!(Kind::of(followup, Channel::Letter), Some(Kind::ApplicationEmail));
    assert_eq!(playbook.words(followup, Channel::Letter), Some(Words { least: 60, most: 180 }));
    assert_eq!(playbook.words(followup, Channel::Card), Some(Words { least: 25, most: 90 }));
}

#[test]
fn thanks_after_an_interview_have_a_kind_of_their_own_on_a_card_only() {
    let kind = |channel| Kind::of(Action::ThankYou, channel);
    assert_eq!(kind(Channel::Card), Some(Kind::ThankYouCard));
    assert_eq!(kind(Channel::Letter), Some(Kind::ThankYouEmail));
    assert_eq!(kind(Channel::LinkedinMessage), Some(Kind::ThankYouEmail));
}

#[test]
fn a_call_without_a_kind_of_its_own_makes_its_request() {
    let brief = |action| Playbook::bundled().brief(action, Channel::Phone);
    let call = brief(Action::ApplicationFollowup);
    assert_eq!(brief(Action::AnnouncedCall), call);
    assert_eq!(brief(Action::ConfirmDelivery), [call, &[CheckId::ASK]].concat());
    assert_eq!(brief(Action::ReferralFollowup), [call, &[CheckId::REF]].concat());
    assert_ne!(brief(Action::CheckIn), call);
}

#[test]
fn replies_and_self_tasks_have_no_brief() {
    for &action in Action::ALL {
        let empty = Playbook::bundled().brief(action, Channel::Email).is_empty();
        assert_eq!(empty, action.is_self_task() || action == Action::Reply, "{action:?}");
    }
}
