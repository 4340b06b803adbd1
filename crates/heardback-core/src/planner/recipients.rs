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
    if let Some(agency) = agency(case) {
        return first(case, agency, situation);
    }
    // What was left out asked nobody.
    let last = case
        .followups()
        .rfind(|(_, message)| message.is_touch())
        .and_then(|(_, message)| message.contact)
        .filter(|_| case.search.follows(RuleId::GRD_2));
    first(case, last.into_iter().chain(playing(case, &APPLICATION)), situation)
}

/// Who is called on the day the cover letter announced.
pub(super) fn for_call(case: &Case<'_>) -> Option<usize> {
    let present = |&c: &usize| is_present(case, c) && channels::may_call(case, c);
    match agency(case) {
        Some(mut agency) => agency.find(present),
        None => playing(case, &APPLICATION).find(present),
    }
}

/// Who is asked for news.
pub(super) fn for_check_in(
    case: &Case<'_>,
    promised_by: Option<usize>,
    situation: Situation,
) -> Option<(usize, Way)> {
    if let Some(agency) = agency(case) {
        return first(case, agency, situation);
    }
    // Whoever else writes meanwhile, the question stays where it was asked (GRD-2).
    let last_asked = case
        .messages()
        .rfind(|(_, message)| message.carried_out(Action::CheckIn) && message.is_first_touch())
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
    if let Some(agency) = agency(case) {
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
    const PARTS: [Part; 5] =
        [Part::Coordinator, Part::AgencyRecruiter, Part::Recruiter, Part::Hr, Part::HiringManager];
    let order = playing(case, &PARTS).filter(|c| !missing.contains(c));
    first(case, order, Situation::Other)
}

/// Who hears from the user once the resume has been handed over.
pub(super) fn for_referral(case: &Case<'_>, delivered_to: Option<usize>) -> Option<(usize, Way)> {
    let order = playing(case, &[Part::HiringManager, Part::Hr, Part::Recruiter]);
    first(case, delivered_to.into_iter().chain(order), Situation::Other)
}

/// People of the application who play one of `parts`, in the order of the parts, each once.
pub(super) fn playing<'a>(
    case: &Case<'a>,
    parts: &'static [Part],
) -> impl Iterator<Item = usize> + use<'a> {
    let contacts = &case.search.journal.contacts;
    let members = &case.application.contacts;
    (0..parts.len()).flat_map(move |p| {
        members.iter().copied().filter(move |&c| {
            let contact = &contacts[c];
            contact.is(parts[p]) && !parts[..p].iter().any(|&earlier| contact.is(earlier))
        })
    })
}

/// Everybody who sat in an interview that took place, the latest first. Sorted only when it comes to them.
pub(super) fn interviewers<'a>(case: &Case<'a>) -> impl Iterator<Item = usize> + use<'a> {
    let (search, interviews) = (case.search, case.interviews());
    std::iter::once_with(move || {
        let mut held: Vec<_> =
            interviews.filter(|interview| search.took_place(interview)).collect();
        held.sort_by_key(|interview| std::cmp::Reverse(interview.end));
        held.into_iter().flat_map(|interview| interview.interviewers.iter().copied())
    })
    .flatten()
}

/// An agency that stands between leaves no other way (EDG-4).
fn agency<'a>(case: &Case<'a>) -> Option<impl Iterator<Item = usize> + use<'a>> {
    let mut agency = playing(case, &[Part::AgencyRecruiter]).peekable();
    (case.search.follows(RuleId::EDG_4) && agency.peek().is_some()).then_some(agency)
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
