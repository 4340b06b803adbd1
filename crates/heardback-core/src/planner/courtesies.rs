//! What may be done besides and is owed to nobody: a word of thanks to the friend who handed the resume over. It stands
//! beside the plan, is never late, and goes away by itself.

use super::case::Case;
use super::channels::{self, Situation};
use super::guards;
use super::proposal::{NO_NUMBER, Proposal};
use super::referral::name;
use super::sentences::day;
use crate::action::Action;
use crate::fact::FactId;
use crate::playbook::RuleId;

/// Working days a courtesy is in place.
const STANDS: i32 = 5;

/// A short thank-you to the friend: once after the resume was handed over, once after an interview, once at the end.
/// The newest of them counts, unless the friend was thanked since.
pub(super) fn thank_helper(case: &Case<'_>) -> Option<Proposal> {
    let search = case.search;
    let referral = case.application.referral.as_ref()?;
    let helper = referral.helper;
    let delivered = referral.delivered?;
    let mut occasions: Vec<(jiff::civil::Date, FactId, Option<usize>, String)> = vec![(
        delivered.value,
        delivered.fact,
        None,
        format!("{} handed your resume over on {}", name(case, helper), day(delivered.value)),
    )];
    let held = case.application.interviews.iter().map(|&i| (i, &search.journal.interviews[i]));
    occasions.extend(held.filter(|(_, interview)| search.took_place(interview)).map(
        |(i, talk)| {
            let on = case.day_of(talk);
            (on, talk.fact, Some(i), format!("You had the interview on {}", day(on)))
        },
    ));
    if let (Some(on), Some(fact)) = (case.over_since(), case.end()) {
        occasions.push((on, fact, None, format!("They decided on {}", day(on))));
    }
    let (on, anchor, interview, because) = occasions
        .into_iter()
        .filter(|(on, ..)| *on >= delivered.value)
        .max_by_key(|known| known.0)?;
    let thanked = case.messages().any(|(_, message)| {
        message.carried_out(Action::HelperThanks)
            && message.contact == Some(helper)
            && message.date >= on
    });
    if thanked || search.journal.contacts[helper].left.is_some() {
        return None;
    }
    let way = channels::best(case, helper, Situation::Other).filter(|way| !way.guess)?;
    let until = search.bd(Some(helper), on, STANDS);
    let mut courtesy = Proposal::touch(
        Action::HelperThanks,
        case.index,
        (helper, way),
        anchor,
        NO_NUMBER,
        because,
    )
    .window(on, on, until)
    .citing(&[RuleId::REF_2])
    .looking_at([delivered.fact]);
    courtesy.interview = interview;
    guards::pass(case, &mut courtesy).ok()?;
    // What a guard moved past its last day is not worth a message of its own.
    let today = search.today_at(Some(helper));
    let stands = today <= until && courtesy.window.not_before.is_some_and(|day| day <= today);
    stands.then_some(courtesy)
}
