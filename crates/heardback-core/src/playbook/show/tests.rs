#![allow(clippy::unwrap_used, reason = "tests")]

use expect_test::expect;

use super::*;

#[test]
fn a_rule_is_shown_with_its_voice_its_numbers_and_its_opponents() {
    expect![[r#"
        APP-6: After applying

        Within the first days, send the hiring manager a personal note that says you
        are interested.

          When         You have applied and found the hiring manager's name.
          Who          Martina Felderman, career adviser
          Source       Martina Felderman, The Importance Of Follow Up In Your Job
                       Search, on her career blog
          Number       app.early_note: reserved off, balanced off, assertive 1/2/4
                       (earliest/due/expires, working days)
          Disputed     When, after applying?
                       in the first days: APP-6
                       after a week: APP-2, APP-3
                       after one or two weeks: APP-4, APP-11, EXT-11, EXT-12
                       once the posting has closed: APP-5
          Disputed     Go to the manager and not to HR?
                       yes: APP-6, APP-9, EXT-11
                       it annoys: EXT-2
          Shown        as another opinion beside waiting for closing date
          Followed     yes; `off = ["APP-6"]` in your own file switches it off
    "#]]
    .assert_eq(&named(Playbook::bundled(), "app-6").unwrap());
}

#[test]
fn a_guard_says_that_it_stays_on() {
    expect![[r#"
        GRD-3: Guard rails

        A chain never holds more unanswered messages than the profile's maximum.

          Who          Heardback
          Source       Heardback, The program's own rules, with the program
          Number       app.max: reserved 1, balanced 2, assertive 3 (times)
          Number       chk.max: reserved 2/3, balanced 3/5, assertive 4/8
                       (employed/unemployed, times)
          Followed     always; a guard cannot be switched off
    "#]]
    .assert_eq(&named(Playbook::bundled(), "GRD-3").unwrap());
}

#[test]
fn evidence_is_shown_figure_by_figure() {
    expect![[r#"
        EVD-10.5: Evidence

        Feedback after a rejection is rare, asked for or not.

          Medium       71 % of candidates never got any feedback. (North America,
                       Talent Board 2022)
          Weak         Of those who ask, 9 % get it often or always and nearly 60 %
                       never. (a poll of 14,000 members)
          Who          Talent Board; a poll of 14,000 members
          Source       2022, and undated
          Number       rej.feedback: reserved inside, balanced inside_or_later,
                       assertive inside_or_later
          Disputed     Ask for feedback?
                       carefully, yes: REJ-4
                       expect nothing: EVD-10.5
          Shown        as another opinion beside feedback request
          Followed     yes; `off = ["EVD-10.5"]` in your own file switches it off
    "#]]
    .assert_eq(&named(Playbook::bundled(), "EVD-10.5").unwrap());
}

#[test]
fn a_number_is_shown_with_the_rules_it_rests_on() {
    expect![[r#"
        app.close

        The first follow-up, counted from the day the posting closes.

          Number       app.close: reserved 3/5/10, balanced 1/2/10, assertive 1/1/10
                       (earliest/due/expires, working days)
          APP-5        Wait until the posting has closed; asking earlier looks
                       impatient.
          EXT-12       After about two weeks, and never while applications are still
                       open.
    "#]]
    .assert_eq(&named(Playbook::bundled(), "app.close").unwrap());
}

#[test]
fn a_check_is_shown_with_words_that_fail_it() {
    expect![[r#"
        C-DESP: not to be there

        No begging, and no offer to take anything at any price.

          Examples     I am begging you · I really need this · I would do anything
          Instead      Say what you would bring instead of what you need.
          CHK-10       Stay in sight without nagging, pestering or sounding desperate.
                       (EngineerJobs Magazine; Joe Stein, HR professional)
          Kinds        every kind
    "#]]
    .assert_eq(&named(Playbook::bundled(), "C-DESP").unwrap());
}

#[test]
fn what_is_neither_rule_nor_number_nor_check_is_not_shown() {
    assert_eq!(named(Playbook::bundled(), "APP-77"), None);
}

#[test]
fn the_whole_playbook_fits_80_columns_and_leaves_nothing_out() {
    let shown = all(Playbook::bundled());
    let longest = shown.lines().map(|line| line.chars().count()).max();
    assert!(longest.unwrap() <= 80, "{longest:?}");
    let begins = |id: &str| shown.lines().any(|line| line.trim_start().starts_with(id));
    assert!(RuleId::ALL.iter().all(|rule| begins(rule.as_str())));
    assert!(CheckId::ALL.iter().all(|check| begins(check.as_str())));
    assert!(NUMBERS.iter().all(|number| begins(number.key)));
}

#[test]
fn what_is_switched_off_says_so() {
    let own = Playbook::bundled().without(RuleId::EXT_5).unwrap();
    assert!(rule(&own, RuleId::EXT_5).contains("your own file switched it off"));
    assert!(all(&own).contains("(off) One e-mail"));
}

#[test]
fn what_a_file_changes_is_told_in_one_list() {
    let text = "off = [\"EXT-5\", \"C-DATE\"]\n[numbers.\"chk.max\"]\nbalanced = { employed = 2 }\ncites = [\"CLO-3\"]\n";
    let own = Playbook::parse_with_override(text, "mine.toml").unwrap();
    expect![[r#"
        Changed against the playbook that comes with the program:

          Number       chk.max of balanced: 2/5 instead of 3/5
          Off          EXT-5: One e-mail of thanks with everybody in copy will do.
          Off          C-DATE: Say on which day you applied.
    "#]]
    .assert_eq(&changes(&own));
    expect![[r#"
        This playbook is the one that comes with the program.
    "#]]
    .assert_eq(&changes(Playbook::bundled()));
}
