#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::{Expect, expect};

use super::*;

#[test]
fn the_numbers_are_these() {
    let playbook = Playbook::bundled();
    let mut lines = Vec::new();
    for number in numbers::NUMBERS {
        let written =
            ProfileName::ALL.map(|name| playbook.profile(name).written(number.key).unwrap());
        lines.push(format!("{} = {}", number.key, written.join(" | ")));
    }
    expect![[r#"
        app.first = 10/10/25 | 5/7/20 | 5/5/20
        app.close = 3/5/10 | 1/2/10 | 1/1/10
        app.early_note = off | off | 1/2/4
        app.max = 1 | 2 | 3
        app.max.low = 1 | 1 | 1
        app.gap = off | 10 | 10
        app.gap.open = 10 | 10 | 10
        app.dormant = 10 | 10 | 10
        ref.ask = 2 | 1 | 1
        ref.confirm = 5/7/15 | 3/5/10 | 2/3/10
        ref.confirm.max = 1 | 2 | 2
        ref.confirm.gap = 5 | 5 | 5
        ref.hold = 15 | 10 | 7
        ref.follow = 2/2/10 | 1/2/10 | 1/1/10
        thx.wait = 120 | 60 | 0
        thx.due = 24 | 24 | 24
        thx.on_time = 48 | 48 | 48
        thx.late = 5 | 5 | 5
        thx.card_min = 5 | 5 | 5
        chk.first = 10/10/30 | 5/7/30 | 5/5/30
        chk.promise = 3/5/20 | 1/2/20 | 1/1/20
        chk.gap = 15 | 10 | 10
        chk.gap.open = 10 | 10 | 10
        chk.max = 2/3 | 3/5 | 4/8
        close.wait = 10 | 10 | 10
        value.max = 0 | 1 | 2
        rej.thanks = 1/2/10 | 1/2/10 | 1/1/10
        rej.feedback = inside | inside_or_later | inside_or_later
        rej.feedback.until = 20 | 20 | 20
        wd = 1/5 | 1/5 | 1/5
        reply = 1/3 | 1/3 | 1/3
        gap.person = 7 | 5 | 3
        guess.max = 0 | 2 | 3
        phone = invited | alternate | first
        linkedin_message = wrote_first | sales | fallback
        linkedin_connect = 0/2/10 | 0/2/10 | 0/2/10
        linkedin_connect.when = after_process | after_yes | after_yes
        ooo = 1/3 | 1/2 | 1/1"#]]
    .assert_eq(&lines.join("\n"));
}

#[test]
fn the_dissent_is_this() {
    let line = |&case: &DissentCase| {
        let rules = Playbook::bundled().dissent(case).iter().map(|rule| rule.as_str());
        format!("{}: {}", case.as_str(), rules.collect::<Vec<_>>().join(", "))
    };
    let lines: Vec<String> = DissentCase::ALL.iter().map(line).collect();
    expect![[r#"
        application_followup: DIS-2, CLO-6, DEP-1
        application_followup_phone: DIS-1, DIS-2, DIS-4, EXT-6
        application_followup_later: CLO-6, CLO-7, EXT-9
        early_note: APP-3, APP-5, EXT-2
        announced_call: DIS-1, DIS-4
        referral_followup: EXT-2
        thank_you: THX-4, EXT-4, THX-8, EXT-17, EXT-3, EXT-5
        check_in: EXT-1, EXT-7, EXT-9
        check_in_phone: DIS-1, EXT-6
        value_note: EXT-9
        mark_dormant: APP-8, EXT-8
        decide_closure: CLO-2, CLO-3, EXT-7
        linkedin_connect: EXT-16, DIS-5
        linkedin_not_connecting: APP-11, SAL-2
        feedback_request: REJ-4, EVD-10.5
        waiting_for_closing_date: APP-6"#]]
    .assert_eq(&lines.join("\n"));
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
fn the_bundled_numbers_do_not_load_without_a_citation() {
    let uncited = PROFILES.replace("cites = [\"DEP-4\"]\n", "");
    let error = Playbook::parse(&uncited, DISSENT).unwrap_err();
    expect![[r#"
        profiles.toml:43: the number "app.max.low" cites no rule
        Name at least one rule of the catalogue, for example:

            cites = ["APP-1"]"#]]
    .assert_eq(&error.to_string());
}

#[test]
fn the_bundled_numbers_do_not_load_with_a_misspelt_citation() {
    let misspelt = PROFILES.replace("cites = [\"DEP-4\"]", "cites = [\"DEP-44\"]");
    let error = Playbook::parse(&misspelt, DISSENT).unwrap_err();
    expect![[r#"
        profiles.toml:48: the number "app.max.low" cites "DEP-44", which is no rule of the catalogue
        The rules are listed by `heardback playbook show`. For example:

            cites = ["APP-1"]"#]]
    .assert_eq(&error.to_string());
}

#[test]
fn the_bundled_numbers_do_not_load_with_one_missing() {
    let missing = PROFILES.replace("[numbers.\"wd\"]", "[numbers.\"w\"]");
    let error = Playbook::parse(&missing, DISSENT).unwrap_err();
    expect![[r#"
        the number "wd" has no value for reserved
        the number "wd" has no value for balanced
        the number "wd" has no value for assertive
        there is no number "w""#]]
    .assert_eq(&error.problems.iter().map(|p| &*p.what).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_bundled_dissent_does_not_load_with_an_unknown_rule_or_case() {
    let wrong = DISSENT.replace("\"APP-6\"", "\"APP-66\"").replace("early_note", "earlier_note");
    let error = Playbook::parse(PROFILES, &wrong).unwrap_err();
    expect![[r#"
        dissent.toml:1: the case "early_note" names nobody who disagrees
        Name at least one rule, for example:

            early_note = ["EXT-1"]

        dissent.toml:1: the case "waiting_for_closing_date" names nobody who disagrees
        Name at least one rule, for example:

            waiting_for_closing_date = ["EXT-1"]

        dissent.toml:7: there is no case "earlier_note"
        A case is one the planner asks for, for example:

            check_in = ["EXT-1"]

        dissent.toml:19: the case "waiting_for_closing_date" cites "APP-66", which is no rule of the catalogue
        The rules are listed by `heardback playbook show`. For example:

            cites = ["APP-1"]"#]].assert_eq(&error.to_string());
}

#[test]
fn a_number_of_ones_own_cites_a_rule_too() {
    check(
        "[numbers.\"app.max\"]\nbalanced = 1\n",
        expect![[r#"
        mine.toml:1: the number "app.max" cites no rule
        Name at least one rule of the catalogue, for example:

            cites = ["CLO-5"]"#]],
    );
    check(
        "[numbers.\"app.max\"]\nbalanced = 1\ncites = []\n",
        expect![[r#"
        mine.toml:3: the number "app.max" cites no rule
        Name at least one rule of the catalogue, for example:

            cites = ["CLO-5"]"#]],
    );
}

#[test]
fn a_cited_rule_exists() {
    check(
        "[numbers.\"app.max\"]\nbalanced = 1\ncites = [\"APP-1\",\n  \"APP-99\"]\n",
        expect![[r#"
            mine.toml:4: the number "app.max" cites "APP-99", which is no rule of the catalogue
            The rules are listed by `heardback playbook show`. For example:

                cites = ["APP-1"]"#]],
    );
}

#[test]
fn names_that_do_not_exist_are_told_with_the_likeliest_one() {
    check(
        "[numbers.\"chk.frist\"]\nbalanced = 1\n",
        expect![[r#"
            mine.toml:1: there is no number "chk.frist"
            The numbers are listed by `heardback playbook show`. Perhaps you meant:

                [numbers."chk.first"]"#]],
    );
    check(
        "[app.first]\nbalanced = 1\n",
        expect![[r#"
        mine.toml:1: "app" is nothing a playbook file can change
        It can switch rules off (`off`) and change numbers, for example:

            [numbers."app.first"]"#]],
    );
    check(
        "[numbers.\"app.max\"]\nbold = 1\ncites = [\"CLO-5\"]\n",
        expect![[r#"
        mine.toml:2: there is no profile "bold"
        The profiles are reserved, balanced and assertive. For example:

            balanced = 2"#]],
    );
    check(
        "[numbers.\"app.first\"]\nbalanced = { deu = 8 }\ncites = [\"APP-4\"]\n",
        expect![[r#"
            mine.toml:2: the number "app.first" of balanced has no part "deu"
            Its parts are earliest, due, expires. For example:

                balanced = { earliest = 5, due = 7, expires = 20 }"#]],
    );
}

#[test]
fn a_value_of_the_wrong_sort_is_told_with_one_of_the_right_sort() {
    check(
        "[numbers.\"app.max\"]\nbalanced = \"two\"\ncites = [\"CLO-5\"]\n",
        expect![[r#"
        mine.toml:2: the number "app.max" of balanced cannot be "two"
        It is a whole number, for example:

            balanced = 2"#]],
    );
    check(
        "[numbers.\"app.first\"]\nbalanced = 7\ncites = [\"APP-4\"]\n",
        expect![[r#"
        mine.toml:2: the number "app.first" of balanced cannot be 7
        It is a window in days, for example:

            balanced = { earliest = 5, due = 7, expires = 20 }"#]],
    );
    check(
        "[numbers.\"phone\"]\nbalanced = \"often\"\ncites = [\"APP-7\"]\n",
        expect![[r#"
        mine.toml:2: the number "phone" of balanced cannot be "often"
        It is one of "invited", "alternate", "first", for example:

            balanced = "alternate""#]],
    );
    check(
        "[numbers.\"app.gap\"]\nbalanced = 1.5\ncites = [\"CLO-5\"]\n",
        expect![[r#"
        mine.toml:2: the number "app.gap" of balanced cannot be a value of type float
        It is a whole number, or "off", for example:

            balanced = 5"#]],
    );
    check(
        "numbers = 3\noff = \"APP-1\"\n",
        expect![[r#"
        mine.toml:1: `numbers` is not a table
        A number is a table of its own, for example:

            [numbers."app.first"]

        mine.toml:2: `off` cannot be "APP-1"
        It is a list of rules, for example:

            off = ["EXT-5"]"#]],
    );
    check(
        "[numbers.\"app.max\"]\ncites = [\"CLO-5\"]\n",
        expect![[r#"
        mine.toml:1: the number "app.max" is given no value
        Name a profile and its value, for example:

            balanced = 2"#]],
    );
}

#[test]
fn a_window_keeps_its_order() {
    check(
        "[numbers.\"app.first\"]\nbalanced = { earliest = 9 }\ncites = [\"APP-4\"]\n",
        expect![[r#"
            mine.toml:2: the number "app.first" of balanced has earliest = 9 after due = 7
            Keep earliest no later than due, for example:

                balanced = { earliest = 5, due = 7, expires = 20 }"#]],
    );
    check(
        "[numbers.\"wd\"]\nreserved = { due = 6 }\ncites = [\"CLO-4\"]\n",
        expect![[r#"
            mine.toml:2: the number "wd" of reserved has due = 6 after expires = 5
            Keep due no later than expires, for example:

                reserved = { due = 1, expires = 5 }"#]],
    );
    check(
        "[numbers.\"thx.due\"]\nreserved = 72\ncites = [\"THX-3\"]\n",
        expect![[r#"
        mine.toml:1: in reserved, thx.due = 72 is after thx.on_time = 48
        Thanks cannot be late before they are due. For example:

            [numbers."thx.on_time"]
            reserved = 72"#]],
    );
}

#[test]
fn no_number_is_negative_or_endless() {
    check(
        "[numbers.\"chk.gap\"]\nbalanced = -1\ncites = [\"CHK-8\"]\n",
        expect![[r#"
            mine.toml:2: the number "chk.gap" of balanced is -1, and no number is less than nothing
            The nearest value that may stand there is:

                balanced = 0"#]],
    );
    check(
        "[numbers.\"chk.gap\"]\nbalanced = 99999999999\ncites = [\"CHK-8\"]\n",
        expect![[r#"
            mine.toml:2: the number "chk.gap" of balanced is 99999999999, and no number is more than 1000
            The nearest value that may stand there is:

                balanced = 1000"#]],
    );
}

#[test]
fn the_limits_that_keep_people_from_harm_hold_for_everybody() {
    check(
        "[numbers.\"gap.person\"]\nassertive = 2\ncites = [\"GRD-1\"]\n",
        expect![[r#"
            mine.toml:2: the number "gap.person" of assertive is 2, and two touches on one person are never less than 3 working days apart
            The nearest value that may stand there is:

                assertive = 3"#]],
    );
    check(
        "[numbers.\"app.max\"]\nassertive = 4\ncites = [\"APP-8\"]\n",
        expect![[r#"
            mine.toml:2: the number "app.max" of assertive is 4, and one application never gets more than 3 follow-ups
            The nearest value that may stand there is:

                assertive = 3"#]],
    );
    check(
        "[numbers.\"chk.max\"]\nassertive = { unemployed = 9 }\ncites = [\"CLO-2\"]\n",
        expect![[r#"
            mine.toml:2: the number "chk.max" of assertive is 9, and never more than 8 check-ins stay unanswered
            The nearest value that may stand there is:

                assertive = { unemployed = 8 }"#]],
    );
    for (number, value) in [("gap.person", 3), ("app.max", 3), ("chk.max.unemployed", 8)] {
        assert!(Playbook::bundled().with_number(number, ProfileName::Balanced, value).is_ok());
    }
}

#[test]
fn no_guard_can_be_switched_off() {
    for &rule in RuleId::ALL {
        assert_eq!(Playbook::bundled().without(rule).is_err(), rule.is_guard(), "{rule}");
    }
    check(
        "off = [\"THX-4\", \"GRD-1\"]\n",
        expect![[r#"
        mine.toml:1: GRD-1 is a guard and cannot be switched off
        Guards protect the people you write to. Other rules can be switched off, for example:

            off = ["EXT-5"]"#]],
    );
}

#[test]
fn only_elements_of_a_message_can_be_switched_off() {
    for &check in CheckId::ALL {
        let refused = Playbook::bundled().without_check(check).is_err();
        assert_eq!(refused, check.is_prohibition(), "{check}");
    }
    check(
        "off = [\"C-NAG\"]\n",
        expect![[r#"
        mine.toml:1: C-NAG is a prohibition and cannot be switched off
        Prohibitions protect you and your readers. Other rules can be switched off, for example:

            off = ["EXT-5"]"#]],
    );
}

#[test]
fn an_unknown_rule_cannot_be_switched_off() {
    check(
        "off = [\"THX-44\", 3]\n",
        expect![[r#"
        mine.toml:1: `off` names "THX-44", which is no rule of the catalogue
        The rules are listed by `heardback playbook show`. For example:

            off = ["EXT-5"]

        mine.toml:1: `off` names 3, which is no rule of the catalogue
        The rules are listed by `heardback playbook show`. For example:

            off = ["EXT-5"]"#]],
    );
}

#[test]
fn everything_wrong_is_told_at_once_in_the_order_of_the_file() {
    check(
        "off = [\"GRD-9\"]\n\n[numbers.\"phone\"]\nbalanced = \"often\"\n",
        expect![[r#"
        mine.toml:1: GRD-9 is a guard and cannot be switched off
        Guards protect the people you write to. Other rules can be switched off, for example:

            off = ["EXT-5"]

        mine.toml:3: the number "phone" cites no rule
        Name at least one rule of the catalogue, for example:

            cites = ["APP-7"]

        mine.toml:4: the number "phone" of balanced cannot be "often"
        It is one of "invited", "alternate", "first", for example:

            balanced = "alternate""#]],
    );
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    check(
        "off = [\"EXT-5\"]\nbalanced\n",
        expect![[r#"
        mine.toml:2: this is not TOML: key with no value, expected `=`
        A number is written like this, for example:

            [numbers."app.first"]
            balanced = { due = 8 }
            cites = ["APP-4"]"#]],
    );
}

#[test]
fn a_persons_own_file_changes_what_it_names_and_nothing_else() {
    let text = "off = [\"EXT-9\", \"c-date\"]\n\n[numbers.\"app.first\"]\nbalanced = { due = 8 }\ncites = [\"APP-4\"]\n";
    let own = Playbook::parse_with_override(text, "mine.toml").unwrap();
    let (profile, bundled) = (own.profile(ProfileName::Balanced), Playbook::bundled());
    assert_eq!(profile.app_first, Wait { earliest: 5, due: 8, expires: 20 });
    assert_eq!(profile.cites("app.first"), [RuleId::APP_4]);
    assert_eq!(profile.chk_first, bundled.profile(ProfileName::Balanced).chk_first);
    assert_eq!(own.profile(ProfileName::Reserved), bundled.profile(ProfileName::Reserved));
    assert!(!own.follows(RuleId::EXT_9) && own.follows(RuleId::EXT_8));
    assert_eq!(own.dissent(DissentCase::ValueNote), []);
    assert!(!own.checks(CheckId::DATE) && own.checks(CheckId::FIT));
    let brief = own.brief(Action::ApplicationFollowup, Channel::Email);
    assert!(!brief.contains(&CheckId::DATE) && brief.contains(&CheckId::FIT));
}

#[test]
fn every_number_can_be_changed_and_the_change_is_seen() {
    for number in Playbook::numbers() {
        let key = if numbers::place(&number).is_some() {
            &number
        } else {
            number.rsplit_once('.').unwrap().0
        };
        let before = Playbook::bundled().profile(ProfileName::Assertive).written(key);
        // Whatever the number is, one of these is another value it may have.
        let values = [
            "3",
            "4",
            "2",
            "1",
            "5",
            "24",
            "6",
            "0",
            "1000",
            "invited",
            "sales",
            "after_process",
            "inside",
        ];
        let changed = values.iter().any(|value| {
            let own = Playbook::bundled().with_number(&number, ProfileName::Assertive, value);
            own.is_ok_and(|own| own.profile(ProfileName::Assertive).written(key) != before)
        });
        assert!(changed, "{number}");
    }
}

#[test]
fn a_playbook_broken_for_a_test_lacks_even_a_guard() {
    assert!(!Playbook::bundled().broken_without(RuleId::GRD_1).follows(RuleId::GRD_1));
}

#[track_caller]
fn check(text: &str, expected: Expect) {
    let error = Playbook::parse_with_override(text, "mine.toml").unwrap_err();
    expected.assert_eq(&error.to_string());
}
