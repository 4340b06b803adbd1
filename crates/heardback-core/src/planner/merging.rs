//! EDG-9: two applications, one person: one message that names both roles, if the two windows open within
//! `gap.person` of each other.

use super::guards;
use super::proposal::Proposal;
use super::search::Search;
use crate::action::Action;
use crate::playbook::RuleId;

pub(super) fn merge(search: &Search<'_>, proposals: &mut Vec<Proposal>) {
    let mut shared: Vec<usize> = (0..proposals.len())
        .filter(|&p| matches!(proposals[p].action, Action::ApplicationFollowup | Action::CheckIn))
        .collect();
    // One person's steps of one kind together, the earliest first.
    shared.sort_by_key(|&p| {
        let proposal = &proposals[p];
        (proposal.to, proposal.action, proposal.window.not_before, proposal.applications[0])
    });
    let mut gone = Vec::new();
    let mut kept: Option<usize> = None;
    for p in shared {
        if let Some(first) = kept
            && belong_together(search, &proposals[first], &proposals[p])
        {
            if !search.follows(RuleId::EDG_9) {
                keep_apart(search, first, p, proposals);
                kept = Some(p);
                continue;
            }
            let earlier = std::mem::take(&mut proposals[first].applications);
            let sources = std::mem::take(&mut proposals[first].sources);
            let facts = std::mem::take(&mut proposals[first].facts);
            let other = std::mem::take(&mut proposals[first].because);
            let later = &mut proposals[p];
            later.applications.extend(earlier);
            later.applications.sort_unstable();
            sources.into_iter().for_each(|rule| later.cite(rule));
            later.cite(RuleId::EDG_9);
            later.facts.extend(facts);
            later.because =
                format!("{other}; {} as well, so one message names both", lower(&later.because));
            gone.push(first);
        }
        kept = Some(p);
    }
    if !gone.is_empty() {
        let mut index = 0;
        proposals.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
}

fn belong_together(search: &Search<'_>, first: &Proposal, second: &Proposal) -> bool {
    first.to.is_some()
        && first.to == second.to
        && first.action == second.action
        && match (first.window.not_before, second.window.not_before) {
            (Some(first_opens), Some(second_opens)) => {
                second_opens < search.bd(first.to, first_opens, search.profile.gap_person)
            }
            _ => false,
        }
}

/// Two messages to one person stay `gap.person` apart (GRD-1) for somebody who wants no common one.
fn keep_apart(search: &Search<'_>, first: usize, second: usize, proposals: &mut [Proposal]) {
    if !search.follows(RuleId::GRD_1) {
        return;
    }
    let Some(opens) = proposals[first].window.not_before else { return };
    let second = &mut proposals[second];
    let apart = search.bd(second.to, opens, search.profile.gap_person);
    second.window.not_before = second.window.not_before.max(Some(apart));
    guards::in_order(&mut second.window);
    second.cite(RuleId::GRD_1);
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
