//! The application chain: from the day of applying to a follow-up, another by another channel, and rest.

use jiff::civil::Date;

use super::case::Case;
use super::channels::{Situation, Way};
use super::guards;
use super::item::{Wait, Window};
use super::proposal::{NO_NUMBER, Proposal};
use super::sentences::day;
use super::{channels, recipients, referral};
use crate::action::Action;
use crate::fact::{Channel, Interest, Part};
use crate::journal::{EmailState, Known, Promise};
use crate::playbook::RuleId;

pub(super) fn propose(case: &Case<'_>, proposals: &mut Vec<Proposal>, waits: &mut Vec<Wait>) {
    referral::propose_ask(case, proposals);
    let Some(applied) = case.application.applied else { return };
    if let Some(no_followup) = case.application.no_followup
        && case.search.follows(RuleId::GRD_7)
    {
        referral::propose(case, proposals, waits);
        let first = case.search.profile.app_first;
        let because = format!(
            "The posting asks applicants not to follow up; you applied on {}",
            day(applied.value)
        );
        let due = case.search.bd(None, applied.value, first.expires);
        let rest = rest(case, due, applied.fact, ("app.first", first.expires), because)
            .citing(&[RuleId::APP_1, RuleId::GRD_7])
            .looking_at([no_followup]);
        push_task(case, proposals, rest);
        return;
    }
    if referral::propose(case, proposals, waits) == referral::Cold::Held {
        return;
    }
    cold(case, applied, proposals, waits);
}

fn cold(
    case: &Case<'_>,
    applied: Known<Date>,
    proposals: &mut Vec<Proposal>,
    waits: &mut Vec<Wait>,
) {
    let search = case.search;
    let profile = search.profile;
    let mut followups = case.followups();
    let last = followups.next_back();
    let k = followups.count() as u32 + u32::from(last.is_some());
    let max = maximum(case);

    // A person who asked not to be contacted is passed over here; the follow-up below says what becomes of it.
    let allowed = |proposal: &Proposal| guards::no_contact(case, proposal).is_ok();
    if k == 0
        && let Some(call) = announced_call(case).filter(allowed)
    {
        step(case, call, Rest::none(), proposals, waits);
        return;
    }
    if let Some((m, _)) = last
        && k >= max
    {
        after_the_last(case, m, max, proposals, waits);
        return;
    }
    let situation = situation(case);
    if k == 0
        && let Some(note) = early_note(case, applied).filter(allowed)
    {
        step(case, note, Rest::none(), proposals, waits);
        return;
    }
    let Some(recipient) = recipients::for_application(case, situation) else {
        nobody(case, applied, proposals);
        return;
    };
    let to = Some(recipient.0);
    let followup = match last {
        None if max > 0 && search.follows(RuleId::APP_1) => {
            first_followup(case, applied, recipient)
        }
        None => {
            let because = format!("You applied on {} and want no follow-ups", day(applied.value));
            let due = search.bd(to, applied.value, profile.app_first.expires);
            let number = ("app.first", profile.app_first.expires);
            let rest = rest(case, due, applied.fact, number, because).citing(&[RuleId::CLO_6]);
            push_task(case, proposals, rest);
            return;
        }
        Some((m, _)) => {
            let anchor = case.anchor(m);
            let gap = profile.app_gap.unwrap_or(profile.gap_person);
            let on = search.bd(to, anchor.value, gap);
            let until = search.bd(to, anchor.value, gap + profile.app_gap_open);
            let message = &search.journal.messages[m];
            let because = match message.is_touch() {
                true => format!("The follow-up of {} is unanswered", day(message.date)),
                false => format!("You left out the follow-up of {}", day(message.date)),
            };
            let mut later = Proposal::touch(
                Action::ApplicationFollowup,
                case.index,
                recipient,
                anchor.fact,
                ("app.gap", gap),
                because,
            )
            .window(on, on, until)
            .citing(&[RuleId::CLO_5])
            .looking_at([search.journal.messages[m].fact, applied.fact]);
            later.is_later = true;
            counted_from_return(case, m, anchor.value, later)
        }
    };
    let rest_cites = if last.is_none() { RuleId::CLO_6 } else { RuleId::CLO_5 };
    let followup = promised_first(case, case.live_promise(), agency(case, followup));
    step(case, followup, Rest::with(rest_cites), proposals, waits);
}

/// `app.max`, or less where the job is of low interest (DEP-4).
fn maximum(case: &Case<'_>) -> u32 {
    let profile = case.search.profile;
    if !case.search.follows(RuleId::GRD_3) {
        return u32::MAX;
    }
    let max = if case.application.interest == Interest::Low && case.search.follows(RuleId::DEP_4) {
        profile.app_max.min(profile.app_max_low)
    } else {
        profile.app_max
    };
    // It is CLO-5 that has a second try follow the first.
    if case.search.follows(RuleId::CLO_5) { max } else { max.min(1) }
}

fn first_followup(case: &Case<'_>, applied: Known<Date>, recipient: (usize, Way)) -> Proposal {
    let search = case.search;
    let to = Some(recipient.0);
    let first = search.profile.app_first;
    let after = |n| search.bd(to, applied.value, n);
    let mut window = (after(first.earliest), after(first.due), after(first.expires));
    let mut moved_by_closing = None;
    if let Some(closes) = case.application.closes_on
        && search.follows(RuleId::APP_5)
    {
        let close = search.profile.app_close;
        let after = |n| search.bd(to, closes.value, n);
        let later = (
            window.0.max(after(close.earliest)),
            window.1.max(after(close.due)),
            window.2.max(after(close.expires)),
        );
        if later != window {
            window = later;
            moved_by_closing = Some(closes);
        }
    }
    let mut because = format!("You applied on {} and nobody has answered", day(applied.value));
    let mut number = ("app.first", first.due);
    if let Some(closes) = moved_by_closing {
        because.push_str(&format!("; the posting closes on {}", day(closes.value)));
        number = ("app.close", search.profile.app_close.due);
    }
    let mut followup = Proposal::touch(
        Action::ApplicationFollowup,
        case.index,
        recipient,
        applied.fact,
        number,
        because,
    )
    .window(window.0, window.1, window.2)
    .citing(&[RuleId::APP_1, RuleId::APP_2])
    .looking_at(moved_by_closing.map(|closes| closes.fact));
    if moved_by_closing.is_some() {
        followup.cite(RuleId::APP_5);
    }
    if let Some(sales) = case.application.sales_role {
        followup.cite(RuleId::SAL_1);
        followup.facts.push(sales);
    }
    followup
}

/// The call the cover letter announced (SAL-3), while it is in time and allowed.
fn announced_call(case: &Case<'_>) -> Option<Proposal> {
    let search = case.search;
    let announced = case.application.announced_call_on.filter(|_| search.follows(RuleId::SAL_3))?;
    let to = recipients::for_call(case)?;
    let on = search.bd(Some(to), announced.value, 0);
    let until = search.bd(Some(to), announced.value, 2);
    if search.today_at(Some(to)) > until {
        return None;
    }
    let way = Way { channel: Channel::Phone, guess: false };
    let because = format!("Your cover letter announced a call for {}", day(announced.value));
    let call = Proposal::touch(
        Action::AnnouncedCall,
        case.index,
        (to, way),
        announced.fact,
        NO_NUMBER,
        because,
    )
    .window(on, on, until)
    .citing(&[RuleId::SAL_3]);
    Some(agency(case, call))
}

/// The note to the hiring manager in the first days (APP-6): the assertive profile's.
fn early_note(case: &Case<'_>, applied: Known<Date>) -> Option<Proposal> {
    let search = case.search;
    let wait = search.profile.app_early_note.filter(|_| search.follows(RuleId::APP_6))?;
    let sent = case.messages().any(|(_, message)| message.carried_out(Action::EarlyNote));
    let has_agency = recipients::playing(case, &[Part::AgencyRecruiter]).next().is_some()
        && search.follows(RuleId::EDG_4);
    if sent || has_agency {
        return None;
    }
    let (to, way) = recipients::playing(case, &[Part::HiringManager]).find_map(|c| {
        let contact = &search.journal.contacts[c];
        let way = by_email(case, c)?;
        contact.left.is_none().then_some((c, way))
    })?;
    let after = |n| search.bd(Some(to), applied.value, n);
    if search.today_at(Some(to)) > after(wait.expires) {
        return None;
    }
    let because = format!(
        "You applied on {} and know who hires: {}",
        day(applied.value),
        referral::name(case, to)
    );
    let note = Proposal::touch(
        Action::EarlyNote,
        case.index,
        (to, way),
        applied.fact,
        ("app.early_note", wait.due),
        because,
    )
    .window(after(wait.earliest), after(wait.due), after(wait.expires))
    .citing(&[RuleId::APP_6]);
    Some(note)
}

fn by_email(case: &Case<'_>, contact: usize) -> Option<Way> {
    let is_confirmed = case.search.journal.contacts[contact].email_state == EmailState::Confirmed;
    if is_confirmed {
        return Some(Way { channel: Channel::Email, guess: false });
    }
    channels::guess(case, contact)
}

/// How the employer was last asked decides how to ask now; a step that was left out went no way.
fn situation(case: &Case<'_>) -> Situation {
    let last = case.followups().rfind(|(_, message)| message.is_touch());
    last.map_or(Situation::ApplicationFirst, |(_, message)| {
        Situation::ApplicationLater(message.channel)
    })
}

/// The follow-ups are used up: rest, unless the role is posted again (EDG-8).
fn after_the_last(
    case: &Case<'_>,
    m: usize,
    max: u32,
    proposals: &mut Vec<Proposal>,
    waits: &mut Vec<Wait>,
) {
    let search = case.search;
    let last = &search.journal.messages[m];
    let again = case
        .application
        .reposted_on
        .filter(|reposted| reposted.value > last.date && search.follows(RuleId::EDG_8));
    let situation = situation(case);
    if let Some(reposted) = again
        && let Some(recipient) = recipients::for_application(case, situation)
    {
        let to = Some(recipient.0);
        let after = |n| search.bd(to, reposted.value, n);
        let gap = search.profile.app_gap.unwrap_or(search.profile.gap_person);
        let not_before = after(2).max(search.bd(to, last.date, gap));
        let because = format!("The role was posted again on {}", day(reposted.value));
        let mut more = Proposal::touch(
            Action::ApplicationFollowup,
            case.index,
            recipient,
            reposted.fact,
            ("app.gap", gap),
            because,
        )
        .window(not_before, not_before.max(after(3)), after(15))
        .citing(&[RuleId::EDG_8])
        .looking_at([last.fact]);
        more.is_later = true;
        let more = promised_first(case, case.live_promise(), agency(case, more));
        step(case, more, Rest::with(RuleId::CLO_5), proposals, waits);
        return;
    }
    let anchor = case.anchor(m);
    let due = search.bd(last.contact, anchor.value, search.profile.app_dormant);
    let because = match last.is_touch() {
        true => format!("The follow-up of {} is unanswered and was the last", day(last.date)),
        false => format!("You left out the follow-up of {}, and it was the last", day(last.date)),
    };
    let number = ("app.dormant", search.profile.app_dormant);
    let cite = if max > 1 { RuleId::CLO_5 } else { RuleId::CLO_6 };
    let rest =
        rest(case, due, anchor.fact, number, because).citing(&[cite]).looking_at([last.fact]);
    push_task(case, proposals, counted_from_return(case, m, anchor.value, rest));
}

/// EDG-5: an absence note answered the last step, so the next is counted from the return.
pub(super) fn counted_from_return(
    case: &Case<'_>,
    m: usize,
    anchor: Date,
    mut proposal: Proposal,
) -> Proposal {
    if anchor != case.search.journal.messages[m].date {
        proposal.cite(RuleId::EDG_5);
    }
    proposal
}

/// GRD-13: an employer who named a date is not asked before it has passed.
pub(super) fn promised_first(
    case: &Case<'_>,
    promise: Option<(&Promise, Date)>,
    mut followup: Proposal,
) -> Proposal {
    if case.search.follows(RuleId::GRD_13)
        && let Some((promise, due)) = promise
    {
        let wait = case.search.profile.chk_promise;
        let after = |n| Some(case.search.bd(followup.to, due, n));
        let window = &mut followup.window;
        let before = *window;
        window.not_before = window.not_before.max(after(wait.earliest));
        window.due = window.due.max(after(wait.due));
        window.expires = window.expires.max(after(wait.expires));
        if *window != before {
            followup.cite(RuleId::GRD_13);
            followup.cite(RuleId::PRM_1);
            followup.facts.push(promise.fact);
        }
    }
    followup
}

fn agency(case: &Case<'_>, mut followup: Proposal) -> Proposal {
    if followup.to.is_some_and(|to| case.is_agency(to)) {
        followup.cite(RuleId::EDG_4);
    }
    followup
}

/// CON-1: nobody is known who can be reached. Where the user has looked and found nobody, the application rests once a
/// first follow-up would have been too late.
fn nobody(case: &Case<'_>, applied: Known<Date>, proposals: &mut Vec<Proposal>) {
    if !case.search.follows(RuleId::CON_1) {
        return;
    }
    if let Some(looked) = case.found_nobody(applied.value) {
        let last = case.search.profile.app_first.expires;
        let because =
            format!("You applied on {} and found nobody to write to there", day(applied.value));
        let due = case.search.bd(None, applied.value, last);
        let rest = rest(case, due, applied.fact, ("app.first", last), because)
            .citing(&[RuleId::CLO_6])
            .looking_at([looked]);
        push_task(case, proposals, rest);
        return;
    }
    let because = format!(
        "You applied on {} and nobody is known who can be reached there",
        day(applied.value)
    );
    let task = Proposal::task(Action::FindContact, case.index, applied.fact, NO_NUMBER, because)
        .due(case.search.bd(None, applied.value, 2))
        .citing(&[RuleId::CON_1]);
    push_task(case, proposals, task);
}

/// What follows when a step can no longer be taken.
pub(super) struct Rest(Option<RuleId>);

impl Rest {
    fn none() -> Self {
        Rest(None)
    }

    fn with(rule: RuleId) -> Self {
        Rest(Some(rule))
    }
}

/// Adds a step of the chain, or what takes its place: rest once its time is over or a guard forbids it, a wait
/// while the search is paused.
fn step(
    case: &Case<'_>,
    mut proposal: Proposal,
    rest_by: Rest,
    proposals: &mut Vec<Proposal>,
    waits: &mut Vec<Wait>,
) {
    let planned = proposal.window;
    let guarded = guards::pass(case, &mut proposal);
    if let Err((RuleId::GRD_9, fact)) = guarded {
        waits.push(paused(case, fact));
        return;
    }
    // What was over before that day came is over for its own reason.
    let last_day = silence_means_no(case, &proposal.window).filter(|known| {
        !proposal.has_expired(case.search)
            || proposal.window.expires.is_some_and(|expires| expires >= known.value)
    });
    let over = match guarded {
        Ok(()) if last_day.is_some() => {
            last_day.map(|known| (known.value, RuleId::PRM_1, known.fact))
        }
        Ok(()) if proposal.has_expired(case.search) => proposal
            .window
            .expires
            .map(|day| (day, rest_by.0.unwrap_or(RuleId::CLO_6), proposal.anchor)),
        Ok(()) => None,
        Err((rule, fact)) => planned.expires.map(|day| (day, rule, fact)),
    };
    match over {
        None => proposals.push(proposal),
        Some((day, rule, fact)) => {
            let because = std::mem::take(&mut proposal.because);
            // Silence that was to be taken as a no is counted from the words that said so.
            let silence = last_day.filter(|known| known.fact == fact);
            let anchor = silence.map_or(proposal.anchor, |known| known.fact);
            let mut rest = rest(case, day, anchor, proposal.number, because)
                .citing(&[rest_by.0.unwrap_or(RuleId::CLO_6)])
                .looking_at(proposal.facts.iter().copied().chain([fact]));
            rest.cite(rule);
            push_task(case, proposals, rest);
        }
    }
}

/// The employer's “if you have not heard by then, take it as a no” ends the chain on that day.
pub(super) fn silence_means_no(case: &Case<'_>, window: &Window) -> Option<Known<Date>> {
    case.application.silence_means_no_after.filter(|last| {
        window.due.is_some_and(|due| due > last.value) || case.search.today > last.value
    })
}

pub(super) fn paused(case: &Case<'_>, fact: crate::fact::FactId) -> Wait {
    Wait {
        application: case.index,
        until: None,
        sentence: "Your search is paused until you resume it.".to_owned(),
        facts: vec![fact],
    }
}

pub(super) fn rest(
    case: &Case<'_>,
    due: Date,
    anchor: crate::fact::FactId,
    number: (&'static str, i32),
    because: String,
) -> Proposal {
    Proposal::task(Action::MarkDormant, case.index, anchor, number, because).due(due)
}

/// Adds a self task of the chain unless the search is paused without an end. Somebody is looked for once, whatever
/// for.
pub(super) fn push_task(case: &Case<'_>, proposals: &mut Vec<Proposal>, mut task: Proposal) {
    if guards::pass(case, &mut task).is_err() {
        return;
    }
    let same = |other: &&mut Proposal| {
        other.action == Action::FindContact && other.applications == task.applications
    };
    match proposals.iter_mut().find(same) {
        Some(other) if task.action == Action::FindContact => {
            task.sources.iter().for_each(|&rule| other.cite(rule));
        }
        _ => proposals.push(task),
    }
}
