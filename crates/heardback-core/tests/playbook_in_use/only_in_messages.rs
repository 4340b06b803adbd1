//! The rules that no plan shows, because they are about the words of a message. The only exceptions there are.

use heardback_core::playbook::{Kind, Playbook, RuleId};

/// Each rule, and where it is used instead.
pub(crate) const ONLY_IN_MESSAGES: &[(&str, &str)] = &[
    ("GRD-11", "compares the texts of two messages"),
    ("MSG-1", "recommended in a message: a sign of research"),
    ("THX-10", "recommended in a message: the next step"),
    ("CHK-4", "recommended in a message: how one fits"),
];

#[test]
fn a_rule_about_words_is_recommended_in_a_kind_of_message() {
    let recommended = |rule: &RuleId| {
        Kind::ALL.iter().any(|&kind| Playbook::bundled().kind(kind).recommended.contains(rule))
    };
    for (name, why) in ONLY_IN_MESSAGES {
        let rule: RuleId = name.parse().expect("a rule");
        assert_eq!(recommended(&rule), why.starts_with("recommended"), "{name}: {why}");
    }
}
