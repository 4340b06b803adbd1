//! Who disagrees with a step.

use super::proposal::Proposal;
use super::search::Search;
use crate::action::Action;
use crate::fact::Channel;
use crate::playbook::{DissentCase, RuleId};

/// The rules that advise otherwise, in the order of the playbook's table.
pub(super) fn with(proposal: &Proposal, search: &Search<'_>) -> Vec<RuleId> {
    let by_phone = proposal.channel == Some(Channel::Phone);
    let cases: &[DissentCase] = match (proposal.action, by_phone, proposal.is_later) {
        (Action::ApplicationFollowup, false, false) => &[DissentCase::ApplicationFollowup],
        (Action::ApplicationFollowup, true, false) => &[DissentCase::ApplicationFollowupPhone],
        (Action::ApplicationFollowup, false, true) => {
            &[DissentCase::ApplicationFollowup, DissentCase::ApplicationFollowupLater]
        }
        (Action::ApplicationFollowup, true, true) => {
            &[DissentCase::ApplicationFollowupPhone, DissentCase::ApplicationFollowupLater]
        }
        (Action::EarlyNote, ..) => &[DissentCase::EarlyNote],
        (Action::AnnouncedCall, ..) => &[DissentCase::AnnouncedCall],
        (Action::ReferralFollowup, ..) => &[DissentCase::ReferralFollowup],
        (Action::ThankYou, ..) => &[DissentCase::ThankYou],
        (Action::CheckIn, false, _) => &[DissentCase::CheckIn],
        (Action::CheckIn, true, _) => &[DissentCase::CheckIn, DissentCase::CheckInPhone],
        (Action::ValueNote, ..) => &[DissentCase::ValueNote],
        (Action::MarkDormant, ..) => &[DissentCase::MarkDormant],
        (Action::DecideClosure, ..) => &[DissentCase::DecideClosure],
        (Action::LinkedinConnect, ..) => &[DissentCase::LinkedinConnect],
        (Action::FeedbackRequest, ..) => &[DissentCase::FeedbackRequest],
        // Asking first whether LinkedIn is all right is not connecting.
        (Action::PrepareInterview, ..) if proposal.sources.contains(&RuleId::SOC_1) => {
            &[DissentCase::LinkedinNotConnecting]
        }
        _ => &[],
    };
    let waits_for_closing = proposal.sources.contains(&RuleId::APP_5);
    let mut rules: Vec<RuleId> = Vec::with_capacity(6);
    for &case in
        cases.iter().chain(waits_for_closing.then_some(&DissentCase::WaitingForClosingDate))
    {
        for &rule in search.playbook.dissent(case) {
            if !rules.contains(&rule) && !proposal.sources.contains(&rule) {
                rules.push(rule);
            }
        }
    }
    rules
}
