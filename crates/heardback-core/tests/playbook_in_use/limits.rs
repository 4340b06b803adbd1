//! What no file can switch off, and no number lower.

use heardback_core::fact::ProfileName;
use heardback_core::playbook::{CheckId, Playbook, RuleId};

#[test]
fn no_guard_can_be_switched_off_and_every_other_rule_can() {
    let playbook = Playbook::bundled();
    for &rule in RuleId::ALL {
        assert_eq!(playbook.without(rule).is_err(), rule.is_guard(), "{rule}");
    }
}

#[test]
fn no_prohibition_can_be_switched_off_and_every_element_can() {
    let playbook = Playbook::bundled();
    for &check in CheckId::ALL {
        assert_eq!(playbook.without_check(check).is_err(), check.is_prohibition(), "{check}");
    }
}

#[test]
fn no_number_passes_a_limit_that_keeps_people_from_harm() {
    let limits = [
        ("gap.person", 3, 2),
        ("app.max", 3, 4),
        ("app.max.low", 3, 4),
        ("chk.max.employed", 8, 9),
        ("chk.max.unemployed", 8, 9),
    ];
    for (number, last, past) in limits {
        for profile in [ProfileName::Reserved, ProfileName::Balanced, ProfileName::Assertive] {
            let set = |value| Playbook::bundled().with_number(number, profile, value);
            assert!(set(last).is_ok(), "{number} = {last}");
            assert!(set(past).is_err(), "{number} = {past}");
        }
    }
}

/// Guards hold for somebody who has switched off everything that can be switched off.
#[test]
fn guards_hold_without_any_other_rule() {
    let others = RuleId::ALL.iter().filter(|rule| !rule.is_guard());
    let off: Vec<String> = others.map(|rule| format!("\"{rule}\"")).collect();
    let file = format!("off = [{}]", off.join(", "));
    let bare = Playbook::parse_with_override(&file, "bare").expect("no guard among them");
    // A promised date is waited for, a touch keeps its distance, a draft is held.
    let search = "contact c1 recruiter email
        2026-03-05 in c1 reply
        2026-03-05 promise c1 2026-03-20";
    let plan = crate::lines::planned(search, "2026-03-06", &bare);
    assert_eq!(plan, "check_in c1 email 03-23 03-24 04-17 (GRD-13)");
    let search = "contact c1 recruiter email
        2026-03-02 in c1 reply
        2026-03-09 out c1 other";
    let plan = crate::lines::planned(search, "2026-03-09", &bare);
    assert_eq!(plan, "check_in c1 email 03-16 03-16 04-13 (GRD-1)");
    let search = "contact c1 recruiter email
        2026-03-02 out c1 check_in queued
        2026-03-03 in c1 reply";
    let plan = crate::lines::planned(search, "2026-03-03", &bare);
    assert!(plan.starts_with("hold_draft - - - (GRD-14)"), "{plan}");
}

#[test]
fn who_wants_no_common_message_sends_two_at_a_distance() {
    let apart = Playbook::bundled().without(RuleId::EDG_9).expect("no guard");
    let search = "contact c1 recruiter email
        2026-03-02 applied
        2026-03-04 applied a2";
    let plan = crate::lines::planned(search, "2026-03-05", &apart);
    let expected = "\
application_followup c1 email 03-09 03-11 03-30 (APP-1 APP-2)
application_followup c1 email 03-16 03-16 04-01 in a2 (APP-1 APP-2 GRD-1)";
    assert_eq!(plan, expected);
}
