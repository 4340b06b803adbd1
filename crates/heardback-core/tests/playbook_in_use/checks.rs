//! Every element a message can be asked for stands in the brief of some step.

use heardback_core::action::Action;
use heardback_core::fact::Channel;
use heardback_core::playbook::{CheckId, Playbook};

fn briefs(playbook: &Playbook) -> Vec<Vec<CheckId>> {
    let channels = [Channel::Email, Channel::Phone, Channel::Card, Channel::LinkedinConnect];
    Action::ALL
        .iter()
        .flat_map(|&action| channels.map(|channel| playbook.brief(action, channel).to_vec()))
        .collect()
}

#[test]
fn every_element_switched_off_changes_a_brief() {
    let playbook = Playbook::bundled();
    for &check in CheckId::ALL.iter().filter(|check| !check.is_prohibition()) {
        let without = playbook.without_check(check).expect("an element");
        assert_ne!(briefs(playbook), briefs(&without), "{check}");
    }
}
