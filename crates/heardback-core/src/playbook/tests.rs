#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::{Expect, expect};

use super::*;

#[test]
fn the_bundled_playbook_loads() {
    let balanced = Playbook::bundled().profile(ProfileName::Balanced);
    assert_eq!(balanced.app_first, Wait { earliest: 5, due: 7, expires: 20 });
    assert_eq!(balanced.app_early_note, None);
    assert_eq!(balanced.phone, Phone::Alternate);
    assert_eq!(balanced.cites("app.close"), [RuleId::APP_5, RuleId::EXT_12]);
}

#[test]
fn every_number_of_every_profile_cites_a_rule() {
    for name in ProfileName::ALL {
        for number in numbers::NUMBERS {
            let cites = Playbook::bundled().profile(name).cites(number.key);
            assert!(!cites.is_empty(), "{} of {}", number.key, name.as_str());
        }
    }
}

#[test]
fn a_number_that_cites_nothing_does_not_load() {
    check(
        "[numbers.\"app.max\"]\nbalanced = 1\n",
        expect![[r#"
            mine.toml:1: the number "app.max" cites no rule
            Name at least one rule of the catalogue, for example:

                cites = ["CLO-5"]"#]],
    );
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
fn a_call_without_a_kind_of_its_own_makes_its_request() {
    let brief = |action| Playbook::bundled().brief(action, Channel::Phone);
    let call = brief(Action::ApplicationFollowup);
    assert_eq!(brief(Action::AnnouncedCall), call);
    assert_eq!(brief(Action::ConfirmDelivery), [call, &[CheckId::ASK]].concat());
    assert_eq!(brief(Action::ReferralFollowup), [call, &[CheckId::REF]].concat());
}

#[test]
fn replies_and_self_tasks_have_no_brief() {
    for &action in Action::ALL {
        let empty = Playbook::bundled().brief(action, Channel::Email).is_empty();
        assert_eq!(empty, action.is_self_task() || action == Action::Reply, "{action:?}");
    }
}

#[test]
fn an_element_can_be_switched_off_and_a_prohibition_cannot() {
    let playbook = Playbook::bundled().without_check(CheckId::DATE).unwrap();
    let brief = playbook.brief(Action::ApplicationFollowup, Channel::Email);
    assert!(!brief.contains(&CheckId::DATE) && brief.contains(&CheckId::FIT));
    assert!(!playbook.checks(CheckId::DATE) && playbook.checks(CheckId::FIT));
    check(
        "off = [\"C-NAG\"]",
        expect![[r#"
        mine.toml:1: C-NAG is a prohibition and cannot be switched off
        Prohibitions protect you and your readers. Other rules can be switched off, for example:

            off = ["EXT-5"]"#]],
    );
}

#[track_caller]
fn check(text: &str, expected: Expect) {
    let error = Playbook::parse_with_override(text, "mine.toml").unwrap_err();
    expected.assert_eq(&error.to_string());
}
