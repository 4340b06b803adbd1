//! The guards every step passes, in the order they apply. A guard that moves a date is cited; one that forbids a
//! step says so.
//!
//! The shifts do not depend on whether a return day or the end of a pause is still ahead, so a plan does not jump
//! when that day comes.

use jiff::civil::Date;

use super::case::Case;
use super::item::Window;
use super::proposal::Proposal;
use super::search::Search;
use crate::action::Action;
use crate::fact::{Channel, FactId};
use crate::journal::{Delivery, InterviewStatus, Known, Snooze};
use crate::playbook::RuleId;

/// Passes a step through every guard, or names the guard that forbids it and the fact it rests on.
pub(super) fn pass(case: &Case<'_>, proposal: &mut Proposal) -> Result<(), (RuleId, FactId)> {
    if !proposal.action.is_self_task() {
        no_contact(case, proposal)?;
        distance(case, proposal);
        absence(case, proposal);
        bounce(case, proposal);
    }
    put_off(case.search, proposal);
    pause(case, proposal)?;
    if !proposal.action.is_self_task() {
        quiet_days(case, proposal);
    }
    in_order(&mut proposal.window);
    Ok(())
}

/// GRD-8: a person who asked not to be contacted gets answers and courtesies only.
pub(super) fn no_contact(case: &Case<'_>, proposal: &Proposal) -> Result<(), (RuleId, FactId)> {
    use Action::{PostRejectionThanks, Reply, ThankYou, Withdrawal};
    let asked = proposal.to.and_then(|c| case.search.journal.contacts[c].says_no_contact);
    match asked {
        Some(fact)
            if !matches!(proposal.action, Reply | ThankYou | Withdrawal | PostRejectionThanks)
                && case.search.follows(RuleId::GRD_8) =>
        {
            Err((RuleId::GRD_8, fact))
        }
        _ => Ok(()),
    }
}

/// GRD-1: nobody hears from the user twice within `gap.person` working days, over all applications.
fn distance(case: &Case<'_>, proposal: &mut Proposal) {
    use Action::{
        AnnouncedCall, ConfirmDelivery, HelperThanks, LinkedinConnect, PostRejectionThanks,
        ReferralAsk, Reply, RequestContactDetails, ThankYou, Withdrawal,
    };
    let exempt = matches!(
        proposal.action,
        Reply
            | ThankYou
            | HelperThanks
            | RequestContactDetails
            | PostRejectionThanks
            | Withdrawal
            | LinkedinConnect
            | ReferralAsk
            | ConfirmDelivery
            | AnnouncedCall
    );
    if exempt || !case.search.follows(RuleId::GRD_1) {
        return;
    }
    if let Some(last) = last_touch(case, proposal.to) {
        let earliest = case.search.bd(proposal.to, last.value, case.search.profile.gap_person);
        if raise(&mut proposal.window.not_before, earliest) {
            proposal.cite(RuleId::GRD_1);
            proposal.facts.push(last.fact);
        }
    }
}

/// The last touch on a person, over all applications.
pub(super) fn last_touch(case: &Case<'_>, contact: Option<usize>) -> Option<Known<Date>> {
    let journal = case.search.journal;
    let &touch = journal.contacts[contact?].touches.last()?;
    let message = &journal.messages[touch];
    Some(Known { value: message.date, fact: message.fact })
}

/// EDG-5: nobody who is away is asked anything.
fn absence(case: &Case<'_>, proposal: &mut Proposal) {
    use Action::{PostRejectionThanks, Reply, ThankYou, Withdrawal};
    if matches!(proposal.action, Reply | ThankYou | Withdrawal | PostRejectionThanks)
        || !case.search.follows(RuleId::EDG_5)
    {
        return;
    }
    let Some(back) = returns_on(case, proposal.to) else { return };
    let search = case.search;
    let after = |n| search.bd(proposal.to, back.value, n);
    let ooo = search.profile.ooo;
    let moved = shift(&mut proposal.window, after(ooo.earliest), after(ooo.due), Some(after(10)));
    if moved {
        proposal.cite(RuleId::EDG_5);
        proposal.facts.push(back.fact);
    }
}

fn returns_on(case: &Case<'_>, contact: Option<usize>) -> Option<Known<Date>> {
    let journal = case.search.journal;
    let contact = &journal.contacts[contact?];
    let noted = contact.absences.iter().filter_map(|&note| {
        let note = &journal.messages[note];
        Some(Known { value: note.return_on?, fact: note.fact })
    });
    noted.chain(contact.returns_on).max_by_key(|known| known.value)
}

/// EDG-6: after a bounce the next try may begin the same day.
fn bounce(case: &Case<'_>, proposal: &mut Proposal) {
    if !case.search.follows(RuleId::EDG_6) {
        return;
    }
    if let Some(bounced) = open_bounce(case, proposal.action, proposal.to, proposal.interview) {
        let after = |n| case.search.bd(proposal.to, bounced.value, n);
        shift(&mut proposal.window, after(0), after(1), None);
        proposal.cite(RuleId::EDG_6);
        proposal.facts.push(bounced.fact);
    }
}

/// The day of the last bounce in the chain of `action`, if nothing of that chain has arrived since. Thanks are owed to each
/// person, so what came back from one says nothing of another.
fn open_bounce(
    case: &Case<'_>,
    action: Action,
    to: Option<usize>,
    interview: Option<usize>,
) -> Option<Known<Date>> {
    let (_, last) = case.messages().rfind(|(_, message)| {
        (!message.further || action == Action::ThankYou && message.contact == to)
            && matches!(message.delivery, Delivery::Sent | Delivery::Bounced(_))
            && matches!(message.kind, crate::fact::MessageKind::Did(did) if chain(did) == chain(action))
            && (action != Action::ThankYou
                || message.interview == interview && (message.contact == to || to.is_none()))
    })?;
    match last.delivery {
        Delivery::Bounced(day) => Some(Known { value: day, fact: last.fact }),
        _ => None,
    }
}

/// Steps of one chain stand for each other.
fn chain(action: Action) -> Action {
    match action {
        Action::EarlyNote | Action::AnnouncedCall | Action::ReferralFollowup => {
            Action::ApplicationFollowup
        }
        other => other,
    }
}

/// The user put the item off: it comes back on the day chosen, but never after an employer's date or an interview it
/// stands before.
pub(super) fn put_off(search: &Search<'_>, proposal: &mut Proposal) {
    let journal = search.journal;
    if journal.snoozed.is_empty() {
        return;
    }
    let Some(snoozed) = journal.snoozed.get(&proposal.id(search)) else { return };
    let window = &mut proposal.window;
    let opens = window.not_before.or(window.due);
    let Snooze { on, mut until } = snoozed.value;
    for &a in &proposal.applications {
        let application = &journal.applications[a];
        let promised = application.promises.iter().filter_map(|&p| journal.promises[p].due);
        let interviews = application.interviews.iter().filter_map(|&i| {
            let interview = &journal.interviews[i];
            let stands = interview.status != InterviewStatus::Cancelled;
            stands.then(|| journal.zone.to_datetime(interview.start).date())
        });
        let still_ahead = |&day: &Date| day >= on && opens.is_none_or(|opens| day >= opens);
        until = promised
            .chain(interviews)
            .filter(still_ahead)
            .min()
            .map_or(until, |day| until.min(day));
    }
    if shift(window, until, until, None) {
        in_order(window);
        proposal.facts.push(snoozed.fact);
    }
}

/// GRD-9: while the search rests nothing is due but courtesy that is owed.
fn pause(case: &Case<'_>, proposal: &mut Proposal) -> Result<(), (RuleId, FactId)> {
    use Action::{
        DecideResponse, HoldDraft, PostRejectionThanks, PrepareInterview, Reply,
        RequestContactDetails, ReviewNotes, ThankYou, WithdrawInPortal, Withdrawal,
    };
    let owed = matches!(
        proposal.action,
        Reply
            | ThankYou
            | RequestContactDetails
            | PostRejectionThanks
            | Withdrawal
            | WithdrawInPortal
            | HoldDraft
            | DecideResponse
            | PrepareInterview
            | ReviewNotes
    );
    let search = case.search;
    let Some(pause) = search.journal.seeker.pause.filter(|_| !owed) else { return Ok(()) };
    if !search.follows(RuleId::GRD_9) {
        return Ok(());
    }
    // An item moved behind its due day is due when it opens; a touch waits for a working day.
    let due = proposal.window.due.max(proposal.window.not_before).map(|due| {
        if proposal.action.is_self_task() { due } else { search.bd(proposal.to, due, 0) }
    });
    let today = search.today;
    let is_now = today >= pause.from && pause.until.is_none_or(|until| today < until);
    if proposal.window.expires.is_some_and(|last| Some(last).max(due) < Some(pause.from)) {
        // It was over before the pause; the pause does not bring it back. Where the recipient's day is still the one
        // before, it is not for today either.
        return if is_now && !proposal.has_expired(search) {
            Err((RuleId::GRD_9, pause.fact))
        } else {
            Ok(())
        };
    }
    let applies = is_now || due.is_some_and(|due| due >= pause.from);
    match (applies, pause.until) {
        (false, _) => Ok(()),
        (true, None) => Err((RuleId::GRD_9, pause.fact)),
        (true, Some(until)) => {
            let after = |n| search.bd(proposal.to, until, n);
            if shift(&mut proposal.window, after(0), after(1), Some(after(5))) {
                proposal.cite(RuleId::GRD_9);
                proposal.facts.push(pause.fact);
            }
            Ok(())
        }
    }
}

/// GRD-4: no touch on a day the recipient does not work. Thanks by e-mail and answers may go any day.
fn quiet_days(case: &Case<'_>, proposal: &mut Proposal) {
    let exempt = goes_any_day(proposal.action, proposal.channel);
    if exempt || !case.search.follows(RuleId::GRD_4) {
        return;
    }
    let working = |day: Date| case.search.bd(proposal.to, day, 0);
    let before = proposal.window;
    proposal.window.not_before = before.not_before.map(working);
    proposal.window.due = before.due.map(working);
    if proposal.window != before {
        proposal.cite(RuleId::GRD_4);
    }
}

/// A step that was moved once more passes what is left of the guards again.
pub(super) fn settle(search: &Search<'_>, proposal: &mut Proposal) {
    let case = Case::new(search, proposal.applications[0]);
    // A pause without an end suppressed the step before it came here, or the move does not reach into it.
    if pause(&case, proposal).is_ok() {
        quiet_days(&case, proposal);
    }
    in_order(&mut proposal.window);
}

/// What quiet days do not hold back: answers, thanks by e-mail, and whatever reaches nobody.
pub(super) fn goes_any_day(action: Action, channel: Option<Channel>) -> bool {
    action.is_self_task()
        || action == Action::Reply
        || (action == Action::ThankYou && channel == Some(Channel::Email))
}

/// The recommended day is never before the earliest, nor the last before the recommended.
fn in_order(window: &mut Window) {
    if let (Some(not_before), Some(due)) = (window.not_before, window.due.as_mut()) {
        *due = not_before.max(*due);
    }
    if let (Some(due), Some(expires)) = (window.due, window.expires.as_mut()) {
        *expires = due.max(*expires);
    }
}

fn shift(window: &mut Window, not_before: Date, due: Date, expires: Option<Date>) -> bool {
    let before = *window;
    // A self task may have no earliest day; a shift gives it none.
    raise(&mut window.not_before, not_before);
    raise(&mut window.due, due);
    if let Some(expires) = expires {
        raise(&mut window.expires, expires);
    }
    before != *window
}

fn raise(day: &mut Option<Date>, to: Date) -> bool {
    match day {
        Some(day) if *day < to => {
            *day = to;
            true
        }
        _ => false,
    }
}
