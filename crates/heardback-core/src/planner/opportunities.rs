//! What may be worth doing besides: a note of value while a promise keeps the check-in away, a LinkedIn request
//! after a yes.

use super::case::{Case, State};
use super::channels::Way;
use super::guards;
use super::proposal::Proposal;
use super::referral::name;
use super::sentences::day;
use crate::action::Action;
use crate::fact::{Channel, LinkedinPermission};
use crate::journal::EmailState;
use crate::playbook::{LinkedInConnect, RuleId};

pub(super) fn propose(case: &Case<'_>, owed: usize, proposals: &mut Vec<Proposal>) {
    if !case.application.occasions.is_empty() && case.search.follows(RuleId::CHK_7) {
        value_note(case, owed, proposals);
    }
    linkedin(case, proposals);
}

/// CHK-7: something of value, asking nothing, while nobody may be asked anything.
fn value_note(case: &Case<'_>, owed: usize, proposals: &mut Vec<Proposal>) {
    let search = case.search;
    let Some((promise, _)) = case.live_promise() else { return };
    let check_in = proposals[owed..]
        .iter()
        .find(|proposal| proposal.action == Action::CheckIn && proposal.anchor == promise.fact);
    let Some(check_in) = check_in else { return };
    let (Some(opens), Some(check_in_due), Some(asked)) =
        (check_in.window.not_before, check_in.window.due, check_in.to)
    else {
        return;
    };
    let used = case.unanswered(Action::ValueNote).count();
    if search.today_at(Some(asked)) >= opens || used >= search.profile.value_max as usize {
        return;
    }
    for &o in &case.application.occasions {
        let occasion = &search.journal.occasions[o];
        let to = occasion.contact.unwrap_or(asked);
        let contact = &search.journal.contacts[to];
        let today = search.today_at(Some(to));
        let after = |n| search.bd(Some(to), occasion.on, n);
        let over = today > after(5) || occasion.on > today;
        if over || contact.email_state != EmailState::Confirmed || contact.left.is_some() {
            continue;
        }
        let gap = search.profile.gap_person;
        let apart = guards::last_touch(case, Some(to))
            .filter(|_| search.follows(RuleId::GRD_1))
            .map_or(after(0), |touch| search.bd(Some(to), touch.value, gap));
        let not_before = after(0).max(apart);
        let due = not_before.max(after(2));
        let expires = after(5);
        if not_before > expires || search.bd(Some(to), due, gap) > check_in_due {
            continue;
        }
        let because =
            format!("Something of value for {} since {}", name(case, to), day(occasion.on));
        let way = Way { channel: Channel::Email, guess: false };
        let number = ("gap.person", gap);
        let mut note = Proposal::touch(
            Action::ValueNote,
            case.index,
            (to, way),
            occasion.fact,
            number,
            because,
        )
        .window(not_before, due, expires)
        .citing(&[RuleId::CHK_7])
        .looking_at([promise.fact]);
        if apart > after(0) {
            note.cite(RuleId::GRD_1);
        }
        if guards::pass(case, &mut note).is_ok() && !note.has_expired(search) {
            proposals.push(note);
            return;
        }
    }
}

/// SOC-1: a request only after a recorded yes; the reserved profile also waits for the end of the process.
fn linkedin(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    let search = case.search;
    let is_over = matches!(case.state, State::Rejected | State::OfferWithdrawn | State::Leaving);
    let waits_for_end = search.profile.linkedin_connect_when == LinkedInConnect::AfterProcess;
    if (waits_for_end && !is_over) || !search.follows(RuleId::SOC_1) {
        return;
    }
    for &c in &case.application.contacts {
        let contact = &search.journal.contacts[c];
        let allowed = contact.linkedin_permission == LinkedinPermission::Yes
            || (contact.linkedin.is_some() && !search.follows(RuleId::GRD_10));
        if !allowed {
            continue;
        }
        let sent = contact.touches.iter().any(|&touch| {
            let message = &search.journal.messages[touch];
            message.channel == Channel::LinkedinConnect
                || message.carried_out(Action::LinkedinConnect)
        }) || case.messages().any(|(_, message)| {
            message.contact == Some(c) && message.carried_out(Action::LinkedinConnect)
        });
        let proposed = proposals
            .iter()
            .any(|other| other.action == Action::LinkedinConnect && other.to == Some(c));
        if sent || proposed {
            continue;
        }
        let today = search.today_at(Some(c));
        let said = contact.linkedin_permission_on;
        let mut from = said.map_or(today, |said| said.value);
        if waits_for_end && let Some(over) = case.over_since() {
            from = from.max(over);
        }
        let wait = search.profile.linkedin_connect;
        let after = |n| search.bd(Some(c), from, n);
        let fact = said.map_or(contact.opened, |said| said.fact);
        let because = match said {
            Some(said) => format!("{} said yes on {}", name(case, c), day(said.value)),
            None => format!("{} said yes", name(case, c)),
        };
        let way = Way { channel: Channel::LinkedinConnect, guess: false };
        let action = Action::LinkedinConnect;
        let number = ("linkedin_connect", wait.due);
        let not_before = if wait.earliest == 0 { from } else { after(wait.earliest) };
        let mut request = Proposal::touch(action, case.index, (c, way), fact, number, because)
            .window(not_before, after(wait.due), after(wait.expires))
            .citing(&[RuleId::SOC_1]);
        if guards::pass(case, &mut request).is_ok() && !request.has_expired(search) {
            proposals.push(request);
        }
    }
}
