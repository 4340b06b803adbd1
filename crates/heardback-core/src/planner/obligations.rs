//! What is owed whatever the chain says: answers, thanks, notes after a rejection, withdrawals, preparation.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::case::{Case, State};
use super::channels::{self, Situation, Way};
use super::guards;
use super::proposal::{NO_NUMBER, Proposal};
use super::recipients;
use super::referral;
use super::sentences::day;
use crate::action::Action;
use crate::fact::{Channel, LinkedinPermission, MessageKind, OutcomeKind, Part};
use crate::journal::{Delivery, EmailState, Interview};
use crate::playbook::{Feedback, RuleId};

pub(super) fn propose(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    replies(case, None, proposals);
    held_drafts(case, proposals);
    for &i in &case.application.interviews {
        let interview = &case.search.journal.interviews[i];
        if case.search.took_place(interview) {
            after_interview(case, i, interview, proposals);
        }
    }
    match case.state {
        State::Rejected => after_rejection(case, proposals),
        State::Leaving => withdrawal(case, proposals),
        State::OfferWithdrawn => response_to_lost_offer(case, proposals),
        State::InterviewAhead => preparation(case, proposals),
        _ => {}
    }
}

/// Adds the step unless a guard forbids it or its time is over.
fn add(case: &Case<'_>, proposals: &mut Vec<Proposal>, mut proposal: Proposal) {
    if guards::pass(case, &mut proposal).is_ok() && !proposal.has_expired(case.search) {
        proposals.push(proposal);
    }
}

/// A question that came after the user had closed an application is answered all the same.
pub(super) fn propose_late_replies(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    if let Some(closed) = case.application.standing {
        replies(case, closed.value.1.tomorrow().ok(), proposals);
    }
}

/// EDG-1: an open question is answered first, in the channel it came by.
fn replies(case: &Case<'_>, since: Option<Date>, proposals: &mut Vec<Proposal>) {
    if !case.search.follows(RuleId::EDG_1) {
        return;
    }
    for (_, message) in case.open_questions() {
        if since.is_some_and(|since| message.date < since) {
            continue;
        }
        let Some(to) = message.contact else { continue };
        let after = |n| case.search.bd(Some(to), message.date, n);
        let reply = case.search.profile.reply;
        let way = if message.channel == Channel::Phone && channels::forbids_calls(case, to) {
            // They may call; the user may not (GRD-6).
            let Some(other) = channels::best(case, to, Situation::Other) else { continue };
            other
        } else {
            Way { channel: message.channel, guess: false }
        };
        let because =
            format!("{} asked you something on {}", referral::name(case, to), day(message.date));
        let proposal = Proposal::touch(
            Action::Reply,
            case.index,
            (to, way),
            message.fact,
            ("reply", reply.due),
            because,
        )
        .window(message.date, after(reply.due), after(reply.expires))
        .citing(&[RuleId::EDG_1]);
        add(case, proposals, proposal);
    }
}

/// EDG-2: a draft older than a person's message is held.
fn held_drafts(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    // The guard holds even for somebody who has switched the edge case off.
    if !case.search.follows(RuleId::EDG_2) && !case.search.follows(RuleId::GRD_14) {
        return;
    }
    let Some(answer) = case.messages().rfind(|(_, message)| message.is_human()) else {
        return;
    };
    for (m, draft) in case.messages() {
        if draft.delivery == Delivery::Queued && m < answer.0 {
            let because =
                format!("A message came on {} after this draft was written", day(answer.1.date));
            let task =
                Proposal::task(Action::HoldDraft, case.index, draft.fact, NO_NUMBER, because)
                    .citing(&[RuleId::EDG_2, RuleId::GRD_14])
                    .looking_at([answer.1.fact]);
            add(case, proposals, task);
        }
    }
}

fn after_interview(
    case: &Case<'_>,
    i: usize,
    interview: &Interview,
    proposals: &mut Vec<Proposal>,
) {
    let held_on = case.day_of(interview);
    if interview.notes_reviewed.is_none() && case.search.follows(RuleId::THX_9) {
        let because = format!("The interview was on {}", day(held_on));
        let mut task =
            Proposal::task(Action::ReviewNotes, case.index, interview.fact, NO_NUMBER, because)
                .window(held_on, held_on, next_day(held_on))
                .citing(&[RuleId::THX_9]);
        task.interview = Some(i);
        add(case, proposals, task);
    }
    if case.search.follows(RuleId::THX_1) {
        thanks(case, i, interview, proposals);
    }
}

/// THX-5: one note for each person and each interview; who has no address is asked for once (EDG-7).
fn thanks(case: &Case<'_>, i: usize, interview: &Interview, proposals: &mut Vec<Proposal>) {
    let mut missing = Vec::new();
    for &c in &interview.interviewers {
        if is_thanked(case, i, interview, c) && case.search.follows(RuleId::GRD_12) {
            continue;
        }
        let contact = &case.search.journal.contacts[c];
        let date = case.search.date_of(Some(c), interview.end);
        let slow = is_slow(case, c, date);
        let (channel, alt) = match (contact.email_state, &contact.postal) {
            (EmailState::Confirmed, Some(_)) if slow => (Channel::Email, Some(Channel::Card)),
            (EmailState::Confirmed, _) => (Channel::Email, None),
            (_, Some(_)) if slow => (Channel::Card, None),
            _ => {
                missing.push(c);
                continue;
            }
        };
        let because = format!("You talked with {} on {}", referral::name(case, c), day(date));
        let way = Way { channel, guess: false };
        let (not_before, due, expires) = thanks_window(case, c, interview);
        let mut proposal = Proposal::touch(
            Action::ThankYou,
            case.index,
            (c, way),
            interview.fact,
            ("thx.due", case.search.profile.thx_due_hours),
            because,
        )
        .window(not_before, due, expires)
        .citing(&[RuleId::THX_2, RuleId::THX_5, RuleId::THX_6]);
        proposal.alt = alt;
        proposal.interview = Some(i);
        let on_time = i64::from(case.search.profile.thx_on_time_hours).hours();
        proposal.late = interview.end.checked_add(on_time).is_ok_and(|by| case.search.now > by);
        add(case, proposals, proposal);
    }
    if !missing.is_empty() && case.search.follows(RuleId::EDG_7) {
        missing_addresses(case, i, interview, &missing, proposals);
    }
}

/// From `thx.wait` minutes after the interview, within `thx.due` hours of it, at the latest `thx.late` days later. On
/// the clock of the person who is thanked, so that summer time takes no hour away.
fn thanks_window(case: &Case<'_>, contact: usize, interview: &Interview) -> (Date, Date, Date) {
    let profile = case.search.profile;
    let end = case.search.zone_of(Some(contact)).to_datetime(interview.end);
    let after = |span: Span| end.checked_add(span).map_or(end.date(), |then| then.date());
    let not_before = after(i64::from(profile.thx_wait_minutes).minutes());
    let due = after(i64::from(profile.thx_due_hours).hours());
    (not_before, due, case.search.bd(Some(contact), end.date(), profile.thx_late))
}

/// The decision is far enough away for a card to arrive before it (THX-8).
fn is_slow(case: &Case<'_>, contact: usize, date: Date) -> bool {
    let far = case.search.bd(Some(contact), date, case.search.profile.thx_card_min);
    let promised = case
        .application
        .promises
        .iter()
        .filter_map(|&p| case.search.journal.promises[p].due)
        .chain(case.application.decision_expected_on.map(|known| known.value))
        .max();
    case.search.follows(RuleId::THX_8) && promised.is_some_and(|decision| decision > far)
}

fn is_thanked(case: &Case<'_>, i: usize, interview: &Interview, contact: usize) -> bool {
    case.messages().any(|(_, message)| {
        message.carried_out(Action::ThankYou)
            && message.contact == Some(contact)
            && message.interview.map_or_else(|| case.is_after(message, interview), |of| of == i)
    })
}

fn missing_addresses(
    case: &Case<'_>,
    i: usize,
    interview: &Interview,
    missing: &[usize],
    proposals: &mut Vec<Proposal>,
) {
    let asked = case.messages().any(|(_, message)| {
        message.carried_out(Action::RequestContactDetails) && case.is_after(message, interview)
    });
    if asked {
        return;
    }
    let names: Vec<&str> = missing.iter().map(|&c| referral::name(case, c)).collect();
    let because = format!("There is no address for {}", names.join(" and "));
    let cites = [RuleId::THX_5, RuleId::EDG_7];
    let number = ("thx.due", case.search.profile.thx_due_hours);
    let mut proposal = match recipients::for_addresses(case, missing) {
        Some((to, way)) => {
            let (not_before, due, expires) = thanks_window(case, to, interview);
            let action = Action::RequestContactDetails;
            Proposal::touch(action, case.index, (to, way), interview.fact, number, because)
                .window(not_before, due, expires)
        }
        None if case.found_nobody(case.day_of(interview)).is_some() => return,
        None => {
            let date = case.day_of(interview);
            let due = date.checked_add(1.day()).unwrap_or(date);
            let late = case.search.bd(None, date, case.search.profile.thx_late);
            Proposal::task(Action::FindContact, case.index, interview.fact, number, because)
                .window(date, due, late)
                .citing(&[RuleId::CON_1])
        }
    }
    .citing(&cites);
    proposal.interview = Some(i);
    add(case, proposals, proposal);
}

/// REJ-1: thanks to the one who decided, and to whoever brought the news.
fn after_rejection(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    let outcome = case.application.outcome.as_ref();
    let rejection = case.rejection();
    let beyond = case.last_held.is_some()
        || case.humans().any(|m| case.search.journal.messages[m].kind != MessageKind::Rejection);
    let rejected = outcome.and_then(|o| o.on).or(rejection.map(|message| message.date));
    let fact = outcome.map(|o| o.fact).or(rejection.map(|message| message.fact));
    let (true, Some(fact)) = (beyond, fact) else { return };
    let rejected = rejected.unwrap_or(case.search.today);
    if !case.search.follows(RuleId::REJ_1) {
        return;
    }
    let decider = outcome
        .and_then(|o| o.decision_maker)
        .into_iter()
        .chain(recipients::playing(case, &[Part::HiringManager, Part::Owner]))
        .chain(recipients::interviewers(case))
        .find_map(|c| Some((c, in_writing(case, c)?)));
    let bearer = outcome
        .and_then(|o| o.delivered_by)
        .or(rejection.filter(|message| message.is_human()).and_then(|message| message.contact))
        .filter(|&c| {
            let contact = &case.search.journal.contacts[c];
            [Part::Recruiter, Part::AgencyRecruiter, Part::Hr].iter().any(|&p| contact.is(p))
        })
        .filter(|&c| decider.is_none_or(|(decider, _)| decider != c))
        .filter(|_| case.search.follows(RuleId::REJ_3))
        .and_then(|c| Some((c, in_writing(case, c)?)));

    let seeker = &case.search.journal.seeker;
    let asked_before = case.messages().any(|(_, message)| {
        message.delivery != Delivery::Queued
            && (message.asked_feedback || message.carried_out(Action::FeedbackRequest))
    });
    let may_ask = seeker.wants_feedback
        && case.application.no_feedback_policy.is_none()
        && !asked_before
        && case.search.follows(RuleId::REJ_4);
    for (is_decider, (to, way)) in
        decider.map(|d| (true, d)).into_iter().chain(bearer.map(|b| (false, b)))
    {
        let thanked = case.messages().rfind(|(_, message)| {
            message.carried_out(Action::PostRejectionThanks) && message.contact == Some(to)
        });
        let after = |n| case.search.bd(Some(to), rejected, n);
        match thanked {
            // It is an offer, and one that the user may decline for good.
            None if seeker.no_rejection_notes => {}
            None => {
                let wait = case.search.profile.rej_thanks;
                let because = format!("They decided on {}", day(rejected));
                let action = Action::PostRejectionThanks;
                let mut proposal = Proposal::touch(
                    action,
                    case.index,
                    (to, way),
                    fact,
                    ("rej.thanks", wait.due),
                    because,
                )
                .window(after(wait.earliest), after(wait.due), after(wait.expires))
                .citing(&[RuleId::REJ_1, RuleId::REJ_3]);
                if is_decider && may_ask {
                    proposal.include_feedback = true;
                    proposal.cite(RuleId::REJ_4);
                }
                add(case, proposals, proposal);
            }
            Some((_, thanks))
                if is_decider
                    && may_ask
                    && case.search.profile.rej_feedback == Feedback::InsideOrLater =>
            {
                let profile = case.search.profile;
                let on = case.search.bd(Some(to), thanks.date, profile.gap_person);
                let until = after(profile.rej_feedback_until);
                let because = format!("You thanked them on {} without asking", day(thanks.date));
                let action = Action::FeedbackRequest;
                let number = ("gap.person", profile.gap_person);
                let proposal =
                    Proposal::touch(action, case.index, (to, way), thanks.fact, number, because)
                        .window(on, on, until)
                        .citing(&[RuleId::REJ_4])
                        .looking_at([fact]);
                // A guard may move it past the last day, and nobody is asked after that.
                let asked = proposals.len();
                add(case, proposals, proposal);
                if proposals[asked..].iter().any(|item| item.window.not_before > Some(until)) {
                    proposals.truncate(asked);
                }
            }
            Some(_) => {}
        }
    }
}

/// A note after a rejection goes by e-mail, else by letter.
fn in_writing(case: &Case<'_>, contact: usize) -> Option<Way> {
    let contact = &case.search.journal.contacts[contact];
    let channel = match (contact.email_state, &contact.postal) {
        _ if contact.left.is_some() && case.search.follows(RuleId::EDG_14) => return None,
        (EmailState::Confirmed, _) => Channel::Email,
        (_, Some(_)) => Channel::Letter,
        _ => return None,
    };
    Some(Way { channel, guess: false })
}

/// CLO-4: who pulls out says so.
fn withdrawal(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    let done = case.messages().any(|(_, message)| {
        message.carried_out(Action::Withdrawal) || message.carried_out(Action::WithdrawInPortal)
    });
    // What was never sent needs no withdrawing.
    let is_open = case.application.applied.is_some() || case.had_exchange();
    if done || !is_open || !case.search.follows(RuleId::CLO_4) {
        return;
    }
    let leaves =
        |kind| matches!(kind, OutcomeKind::WithdrawDecided | OutcomeKind::AcceptedElsewhere);
    let outcome = case.application.outcome.as_ref().filter(|outcome| leaves(outcome.kind));
    let elsewhere = case.search.accepted.and_then(|a| case.search.journal.applications[a].standing);
    let fact = outcome
        .map(|outcome| outcome.fact)
        .or(elsewhere.map(|standing| standing.fact))
        .unwrap_or(case.application.opened);
    let decided = outcome.map_or(elsewhere.map(|standing| standing.value.1), |outcome| outcome.on);
    let wd = case.search.profile.wd;
    let because = match (outcome, decided) {
        (Some(_), Some(decided)) => format!("You decided on {} to pull out", day(decided)),
        (Some(_), None) => "You decided to pull out".to_owned(),
        (None, _) => "You took another offer".to_owned(),
    };
    let recipient = case.had_exchange().then(|| recipients::for_withdrawal(case)).flatten();
    let from = decided.unwrap_or(case.search.today_at(recipient.map(|(to, _)| to)));
    let to = recipient.map(|(to, _)| to);
    let after = |n| case.search.bd(to, from, n);
    let mut proposal = match recipient {
        Some(recipient) => Proposal::touch(
            Action::Withdrawal,
            case.index,
            recipient,
            fact,
            ("wd", wd.due),
            because,
        ),
        None => Proposal::task(Action::WithdrawInPortal, case.index, fact, ("wd", wd.due), because),
    }
    .window(from, after(wd.due), after(wd.expires))
    .citing(&[RuleId::CLO_4]);
    if to.is_some_and(|to| case.is_agency(to)) {
        proposal.cite(RuleId::EDG_4);
    }
    add(case, proposals, proposal);
}

/// EDG-10: nothing automatic after an offer that was taken back.
fn response_to_lost_offer(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    let Some(outcome) = case.application.outcome.as_ref() else { return };
    if !case.search.follows(RuleId::EDG_10) {
        return;
    }
    let on = outcome.on.unwrap_or(case.search.today);
    let left: Vec<_> = case
        .search
        .journal
        .applications
        .iter()
        .filter(|other| {
            other.outcome.as_ref().is_some_and(|o| {
                matches!(o.kind, OutcomeKind::WithdrawDecided | OutcomeKind::AcceptedElsewhere)
            })
        })
        .collect();
    let mut because = format!("The offer was taken back on {}", day(on));
    if !left.is_empty() {
        let titles: Vec<_> = left.iter().map(|application| application.title()).collect();
        because.push_str("; you had left ");
        because.push_str(&titles.join(" and "));
        because.push_str(" for it");
    }
    let facts = left.iter().filter_map(|a| a.outcome.as_ref().map(|o| o.fact));
    let task = Proposal::task(Action::DecideResponse, case.index, outcome.fact, NO_NUMBER, because)
        .due(case.search.bd(None, on, 2))
        .citing(&[RuleId::EDG_10])
        .looking_at(facts);
    add(case, proposals, task);
}

/// CHK-1: who asks for the timeline in the interview need not guess it afterwards.
fn preparation(case: &Case<'_>, proposals: &mut Vec<Proposal>) {
    if !case.search.follows(RuleId::CHK_1) {
        return;
    }
    for &i in &case.application.interviews {
        let interview = &case.search.journal.interviews[i];
        if interview.is_ahead(case.search.now) {
            let on = case.search.date_of(None, interview.start);
            let because = format!("The interview is on {}", day(on));
            let mut task = Proposal::task(
                Action::PrepareInterview,
                case.index,
                interview.fact,
                NO_NUMBER,
                because,
            )
            .due(case.search.bd(None, on, -1))
            .citing(&[RuleId::CHK_1]);
            // Who might connect on LinkedIn asks in the interview first (SOC-1).
            let is_unasked = |&c: &usize| {
                let contact = &case.search.journal.contacts[c];
                contact.linkedin.is_some()
                    && contact.linkedin_permission == LinkedinPermission::Unknown
            };
            if interview.interviewers.iter().any(is_unasked) {
                task.cite(RuleId::SOC_1);
            }
            task.interview = Some(i);
            add(case, proposals, task);
        }
    }
}

fn next_day(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}
