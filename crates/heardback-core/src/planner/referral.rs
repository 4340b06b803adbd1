//! The referral branch: asking a friend inside, asking whether the resume arrived, writing once it has.

use super::application_chain::counted_from_return;
use super::case::{Case, State};
use super::channels::{self, Situation};
use super::guards;
use super::item::Wait;
use super::proposal::{NO_NUMBER, Proposal};
use super::recipients;
use super::sentences::day;
use crate::action::Action;
use crate::fact::Part;
use crate::journal::{Known, Message, Referral};
use crate::playbook::RuleId;

/// Whether the cold follow-up waits for the friend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cold {
    Held,
    Free,
}

/// REF-1, REF-2: somebody inside is known and has not been asked.
pub(super) fn propose_ask(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    let search = case.search;
    let referral = case.application.referral.as_ref();
    let begun = referral.is_some_and(|r| r.asked.or(r.agreed).or(r.delivered).is_some())
        || case.followups().next().is_some()
        || asked(case).is_some();
    if begun || !search.follows(RuleId::REF_1) {
        return;
    }
    debug_assert!(matches!(case.state, State::Applied | State::Lead));
    let insider = referral
        .map(|referral| referral.helper)
        .into_iter()
        .chain(recipients::playing(case, &[Part::Insider, Part::Referrer]))
        .filter(|&c| search.journal.contacts[c].left.is_none())
        .find_map(|c| Some((c, channels::best(case, c, Situation::Other)?)));
    let Some((to, way)) = insider else { return };
    let today = search.today_at(Some(to));
    let ask = search.profile.ref_ask;
    let because = format!("{} works there and can hand your resume over", name(case, to));
    let mut proposal = Proposal::touch(
        Action::ReferralAsk,
        case.index,
        (to, way),
        search.journal.contacts[to].opened,
        ("ref.ask", ask),
        because,
    )
    .window(today, search.bd(Some(to), today, ask), search.bd(Some(to), today, 5))
    .citing(&[RuleId::REF_1, RuleId::REF_2]);
    if guards::pass(case, &mut proposal).is_ok() {
        proposals.push(proposal);
    }
}

/// Everything after the asking. Says whether the cold chain may go on beside it.
pub(super) fn propose(
    case: &Case<'_>,
    proposals: &mut Vec<Proposal>,
    waits: &mut Vec<Wait>,
) -> Cold {
    if !case.search.follows(RuleId::REF_3) {
        return Cold::Free;
    }
    match &case.application.referral {
        Some(referral) if referral.delivered.is_some() => delivered(case, referral, proposals),
        Some(referral) => underway(case, Some(referral), proposals, waits),
        None => underway(case, None, proposals, waits),
    }
}

/// The message that asked a friend for help.
fn asked<'a>(case: &Case<'a>) -> Option<&'a Message> {
    case.messages().map(|(_, message)| message).rfind(|m| m.carried_out(Action::ReferralAsk))
}

/// The resume is there: write to whoever got it, whatever the closing date.
fn delivered(case: &Case<'_>, referral: &Referral, proposals: &mut Vec<Proposal>) -> Cold {
    let search = case.search;
    let written = case.messages().any(|(_, message)| message.carried_out(Action::ReferralFollowup));
    let Some(delivered) = referral.delivered.filter(|_| !written) else { return Cold::Free };
    let wait = search.profile.ref_follow;
    let because = format!(
        "{} handed your resume over on {}",
        name(case, referral.helper),
        day(delivered.value)
    );
    let recipient = recipients::for_referral(case, referral.delivered_to);
    let followed_up = |to| case.followups().any(|(_, message)| message.contact == Some(to));
    let after_cold = recipient.is_some_and(|(to, _)| followed_up(to));
    if after_cold && !search.follows(RuleId::EDG_12) {
        return Cold::Free;
    }
    let after = |n| search.bd(recipient.map(|(to, _)| to), delivered.value, n);
    let mut proposal = match recipient {
        Some(recipient) => Proposal::touch(
            Action::ReferralFollowup,
            case.index,
            recipient,
            delivered.fact,
            ("ref.follow", wait.due),
            because,
        )
        .window(after(wait.earliest), after(wait.due), after(wait.expires))
        .citing(&[RuleId::REF_3]),
        None if case.found_nobody(delivered.value).is_some() => return Cold::Free,
        None => Proposal::task(Action::FindContact, case.index, delivered.fact, NO_NUMBER, because)
            .window(delivered.value, after(wait.due), after(wait.expires))
            .citing(&[RuleId::CON_1, RuleId::REF_3]),
    };
    if guards::pass(case, &mut proposal).is_err() || proposal.has_expired(search) {
        return Cold::Free;
    }
    if after_cold && proposal.sources.contains(&RuleId::GRD_1) {
        proposal.cite(RuleId::EDG_12);
    }
    proposals.push(proposal);
    Cold::Held
}

/// Asked or agreed: ask whether it arrived; the cold chain waits `ref.hold`.
fn underway(
    case: &Case<'_>,
    referral: Option<&Referral>,
    proposals: &mut Vec<Proposal>,
    waits: &mut Vec<Wait>,
) -> Cold {
    let search = case.search;
    let said = referral.and_then(|referral| referral.agreed.or(referral.asked));
    let (begun, helper) = match (said, referral, asked(case)) {
        (Some(said), Some(referral), _) => (said, Some(referral.helper)),
        (_, _, Some(message)) => {
            (Known { value: message.date, fact: message.fact }, message.contact)
        }
        _ => return Cold::Free,
    };
    let hold = search.bd(helper, begun.value, search.profile.ref_hold);
    if search.today_at(helper) > hold {
        return Cold::Free;
    }
    if let Some(mut proposal) = referral.and_then(|referral| confirmation(case, referral))
        && guards::pass(case, &mut proposal).is_ok()
        && !proposal.has_expired(search)
    {
        proposals.push(proposal);
    } else {
        waits.push(Wait {
            application: case.index,
            until: Some(hold),
            sentence: format!(
                "{} may hand your resume over until {}; after that the ordinary follow-up begins.",
                helper.map_or("Your friend", |helper| name(case, helper)),
                day(hold)
            ),
            facts: vec![begun.fact],
        });
    }
    Cold::Held
}

fn confirmation(case: &Case<'_>, referral: &Referral) -> Option<Proposal> {
    let search = case.search;
    let profile = search.profile;
    let agreed = referral.agreed?;
    let helper = referral.helper;
    if search.journal.contacts[helper].left.is_some() && search.follows(RuleId::EDG_14) {
        return None;
    }
    let way = channels::best(case, helper, Situation::Other)?;
    let mut asked =
        case.messages().filter(|(_, message)| message.carried_out(Action::ConfirmDelivery));
    let last = asked.next_back();
    let times = asked.count() as u32 + u32::from(last.is_some());
    if times >= profile.ref_confirm_max {
        return None;
    }
    let wait = profile.ref_confirm;
    let after = |n| search.bd(Some(helper), agreed.value, n);
    let because =
        format!("{} agreed on {} to hand your resume over", name(case, helper), day(agreed.value));
    let number = ("ref.confirm", wait.due);
    let action = Action::ConfirmDelivery;
    let proposal = match last {
        None => Proposal::touch(action, case.index, (helper, way), agreed.fact, number, because)
            .window(after(wait.earliest), after(wait.due), after(wait.expires)),
        Some((m, message)) => {
            let anchor = case.anchor(m);
            let gap = profile.ref_confirm_gap;
            let after = |n| search.bd(Some(helper), anchor.value, n);
            let number = ("ref.confirm.gap", gap);
            let mut again =
                Proposal::touch(action, case.index, (helper, way), anchor.fact, number, because)
                    .window(after(gap), after(gap), after(gap + wait.expires - wait.due))
                    .looking_at([message.fact]);
            again.is_later = true;
            counted_from_return(case, m, anchor.value, again)
        }
    };
    Some(proposal.citing(&[RuleId::REF_3]))
}

/// How a person is named in a sentence.
pub(super) fn name<'a>(case: &Case<'a>, contact: usize) -> &'a str {
    case.search.journal.contacts[contact].called()
}
