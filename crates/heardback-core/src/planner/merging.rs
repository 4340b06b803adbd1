//! EDG-9: two applications, one person: one message that names both roles, if the two windows open within
//! `gap.person` of each other.

use super::case::Case;
use super::channels::{self, Way};
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
            let way = way_in_both(search, &proposals[first], &proposals[p]);
            let Some(way) = way.filter(|_| search.follows(RuleId::EDG_9)) else {
                keep_apart(search, first, p, proposals);
                kept = Some(p);
                continue;
            };
            let earlier = std::mem::take(&mut proposals[first].applications);
            let sources = std::mem::take(&mut proposals[first].sources);
            let facts = std::mem::take(&mut proposals[first].facts);
            let other = std::mem::take(&mut proposals[first].because);
            let anchors = std::mem::take(&mut proposals[first].other_anchors);
            let anchor = proposals[first].anchor;
            let later = &mut proposals[p];
            later.applications.extend(earlier);
            later.applications.sort_unstable();
            sources.into_iter().for_each(|rule| later.cite(rule));
            later.cite(RuleId::EDG_9);
            later.channel = Some(way.channel);
            later.guess = way.guess;
            later.facts.extend(facts);
            later.other_anchors.extend(anchors);
            later.other_anchors.push(anchor);
            later.because =
                format!("{other}; {} as well, so one message names both", lower(&later.because));
            guards::put_off(search, later);
            guards::settle(search, later);
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

/// Two messages to one person stay `gap.person` apart (GRD-1) where there is no common one.
fn keep_apart(search: &Search<'_>, first: usize, second: usize, proposals: &mut [Proposal]) {
    if !search.follows(RuleId::GRD_1) {
        return;
    }
    let Some(opens) = proposals[first].window.not_before else { return };
    let second = &mut proposals[second];
    let apart = search.bd(second.to, opens, search.profile.gap_person);
    second.window.not_before = second.window.not_before.max(Some(apart));
    second.cite(RuleId::GRD_1);
    guards::settle(search, second);
}

/// The way of the one message: what either application would take, if the other leaves it open (GRD-6); else the
/// first that both leave open.
fn way_in_both(search: &Search<'_>, first: &Proposal, second: &Proposal) -> Option<Way> {
    let to = second.to?;
    let cases: Vec<Case<'_>> = first
        .applications
        .iter()
        .chain(&second.applications)
        .map(|&a| Case::new(search, a))
        .collect();
    let chosen = [second, first]
        .into_iter()
        .filter_map(|proposal| Some(Way { channel: proposal.channel?, guess: proposal.guess }));
    chosen
        .chain(channels::WAYS)
        .find(|&way| cases.iter().all(|case| channels::is_open(case, to, way)))
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
