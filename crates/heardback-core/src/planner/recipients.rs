//! Whom to write to: one voice for each application, the first in order who can be reached.

use super::case::Case;
use super::channels::{self, Situation, Way};
use crate::action::Action;
use crate::fact::Part;
use crate::playbook::RuleId;

/// Parts in the order they are asked about an application that nobody has answered.
const APPLICATION: [Part; 5] =
    [Part::PostingContact, Part::HiringManager, Part::Owner, Part::Recruiter, Part::Hr];
/// Parts in the order they are asked after an interview or a talk.
const CHECK_IN: [Part; 5] =
    [Part::Recruiter, Part::Hr, Part::HiringManager, Part::Coordinator, Part::Interviewer];

/// Who hears a follow-up on the application.
pub(super) fn for_application(case: &Case<'_>, situation: Situation) -> Option<(usize, Way)> {
    let agency = agency(case);
    if !agency.is_empty() {
        return first(case, agency, situation);
    }
    let last = case
        .followups()
        .next_back()
        .and_then(|(_, message)| message.contact)
        .filter(|_| case.search.follows(RuleId::GRD_2));
    first(case, last.into_iter().chain(playing(case, &APPLICATION)), situation)
}

/// Who is called on the day the cover letter announced.
pub(super) fn for_call(case: &Case<'_>) -> Option<usize> {
    let agency = agency(case);
    let present = |&c: &usize| is_present(case, c) && channels::may_call(case, c);
    if agency.is_empty() {
        playing(case, &APPLICATION).find(present)
    } else {
        agency.into_iter().find(present)
    }
}

/// Who is asked for news.
pub(super) fn for_check_in(
    case: &Case<'_>,
    promised_by: Option<usize>,
    situation: Situation,
) -> Option<(usize, Way)> {
    let agency = agency(case);
    if !agency.is_empty() {
        return first(case, agency, situation);
    }
    let last_asked = case
        .unanswered(Action::CheckIn)
        .next_back()
        .and_then(|(_, message)| message.contact)
        .filter(|_| case.search.follows(RuleId::GRD_2));
    let correspondent = case.last_human.and_then(|m| case.search.journal.messages[m].contact);
    let order = promised_by
        .into_iter()
        .chain(last_asked)
        .chain(correspondent)
        .chain(playing(case, &CHECK_IN))
        .chain(interviewers(case));
    first(case, order, situation)
}

/// Who hears that the user pulls out.
pub(super) fn for_withdrawal(case: &Case<'_>) -> Option<(usize, Way)> {
    let agency = agency(case);
    if !agency.is_empty() {
        return first(case, agency, Situation::Other);
    }
    let correspondent = case.last_human.and_then(|m| case.search.journal.messages[m].contact);
    let order = playing(case, &[Part::Recruiter, Part::Hr])
        .chain(correspondent)
        .chain(playing(case, &[Part::HiringManager, Part::Coordinator, Part::Interviewer]))
        .chain(interviewers(case));
    first(case, order, Situation::Other)
}

/// Who is asked for the addresses of `missing` (EDG-7).
pub(super) fn for_addresses(case: &Case<'_>, missing: &[usize]) -> Option<(usize, Way)> {
    let parts =
        [Part::Coordinator, Part::AgencyRecruiter, Part::Recruiter, Part::Hr, Part::HiringManager];
    let order = playing(case, &parts).filter(|c| !missing.contains(c));
    first(case, order, Situation::Other)
}

/// Who hears from the user once the resume has been handed over.
pub(super) fn for_referral(case: &Case<'_>, delivered_to: Option<usize>) -> Option<(usize, Way)> {
    let parts = [Part::HiringManager, Part::Hr, Part::Recruiter];
    first(case, delivered_to.into_iter().chain(playing(case, &parts)), Situation::Other)
}

/// People of the application who play one of `parts`, in the order of the parts.
pub(super) fn playing<'a>(
    case: &Case<'a>,
    parts: &[Part],
) -> impl Iterator<Item = usize> + use<'a> {
    let contacts = &case.search.journal.contacts;
    let members = &case.application.contacts;
    let mut found: Vec<usize> = Vec::new();
    for &part in parts {
        for &c in members {
            if contacts[c].is(part) && !found.contains(&c) {
                found.push(c);
            }
        }
    }
    found.into_iter()
}

/// Everybody who sat in an interview that took place, the latest first.
pub(super) fn interviewers<'a>(case: &Case<'a>) -> impl Iterator<Item = usize> + use<'a> {
    let mut held: Vec<_> =
        case.interviews().filter(|interview| case.search.took_place(interview)).collect();
    held.sort_by_key(|interview| std::cmp::Reverse(interview.end));
    held.into_iter().flat_map(|interview| interview.interviewers.iter().copied())
}

/// An agency that stands between leaves no other way (EDG-4).
fn agency(case: &Case<'_>) -> Vec<usize> {
    if case.search.follows(RuleId::EDG_4) {
        playing(case, &[Part::AgencyRecruiter]).collect()
    } else {
        Vec::new()
    }
}

fn first(
    case: &Case<'_>,
    order: impl IntoIterator<Item = usize>,
    situation: Situation,
) -> Option<(usize, Way)> {
    order
        .into_iter()
        .filter(|&c| is_present(case, c))
        .find_map(|c| Some((c, channels::best(case, c, situation)?)))
}

/// Somebody who has left is passed over (EDG-14).
fn is_present(case: &Case<'_>, contact: usize) -> bool {
    case.search.journal.contacts[contact].left.is_none() || !case.search.follows(RuleId::EDG_14)
}
