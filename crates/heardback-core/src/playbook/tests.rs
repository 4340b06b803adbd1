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

#[track_caller]
fn check(text: &str, expected: Expect) {
    let error = Playbook::parse_with_override(text, "mine.toml").unwrap_err();
    expected.assert_eq(&error.to_string());
}
