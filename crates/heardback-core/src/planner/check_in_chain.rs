//! The check-in chain: after an interview or a talk, from the promised date or the ordinary clock to a decision.

use jiff::civil::Date;

use super::application_chain::{
    counted_from_return, paused, promised_first, push_task, rest, silence_means_no,
};
use super::case::Case;
use super::channels::Situation;
use super::guards;
use super::item::Wait;
use super::proposal::{NO_NUMBER, Proposal};
use super::recipients;
use super::sentences::day;
use crate::action::Action;
use crate::fact::FactId;
use crate::journal::Known;
use crate::playbook::RuleId;

pub(super) fn propose(case: &Case<'_>, proposals: &mut Vec<Proposal>, waits: &mut Vec<Wait>) {
    let search = case.search;
    let profile = search.profile;
    let mut sent = case.unanswered(Action::CheckIn);
    let last = sent.next_back();
    let n = sent.count() as u32 + u32::from(last.is_some());
    let max = profile.chk_max.get(search.is_employed());
    // It is CHK-8 that has a second question follow the first.
    let max = if search.follows(RuleId::CHK_8) { max } else { max.min(1) };

    if let Some((m, message)) = last
        && n >= max
        && case.application.keep_going.is_none()
        && search.follows(RuleId::GRD_3)
    {
        let anchor = case.anchor(m);
        let due = search.bd(message.contact, anchor.value, profile.close_wait);
        let asked = case.unanswered(Action::CheckIn).filter(|(_, sent)| sent.is_touch()).count();
        let on = day(message.date);
        let because = match (message.is_touch(), asked) {
            (false, _) => format!("You left out the check-in of {on}, and it was the last"),
            (true, 1) => format!("You asked once, on {on}"),
            (true, asked) => format!("You asked {asked} times and the last was on {on}"),
        };
        let number = ("chk.max", i32::try_from(max).unwrap_or(i32::MAX));
        let task = decide(case, due, anchor.fact, number, because).looking_at([message.fact]);
        push_task(case, proposals, counted_from_return(case, m, anchor.value, task));
        return;
    }
    let promise = case.live_promise();
    // What was left out went no way.
    let way = case.unanswered(Action::CheckIn).rfind(|(_, message)| message.is_touch());
    let situation = way
        .map_or(Situation::CheckInFirst, |(_, message)| Situation::CheckInLater(message.channel));
    let promised_by = promise.and_then(|(promise, _)| promise.by);
    let Some(recipient) = recipients::for_check_in(case, promised_by, situation) else {
        if search.follows(RuleId::CON_1)
            && let Some(quiet_since) = quiet_since(case, None)
        {
            if let Some(looked) = case.found_nobody(quiet_since.value) {
                let because = format!(
                    "Nothing since {}, and you found nobody to write to there",
                    day(quiet_since.value)
                );
                let last = profile.chk_first.expires;
                let due = search.bd(None, quiet_since.value, last);
                let task = decide(case, due, quiet_since.fact, ("chk.first", last), because)
                    .looking_at([looked]);
                push_task(case, proposals, task);
                return;
            }
            let because = format!(
                "Nothing since {} and nobody is known who can be reached there",
                day(quiet_since.value)
            );
            let task = Proposal::task(
                Action::FindContact,
                case.index,
                quiet_since.fact,
                NO_NUMBER,
                because,
            )
            .due(search.bd(None, quiet_since.value, 2))
            .citing(&[RuleId::CON_1]);
            push_task(case, proposals, task);
        }
        return;
    };
    let to = Some(recipient.0);
    let Some(quiet_since) = quiet_since(case, to) else { return };
    if max == 0 && search.follows(RuleId::GRD_3) {
        let because = format!("Nothing has come since {}", day(quiet_since.value));
        let due = search.bd(to, quiet_since.value, profile.close_wait);
        let task = decide(case, due, quiet_since.fact, ("chk.max", 0), because);
        push_task(case, proposals, task);
        return;
    }
    let action = Action::CheckIn;
    let mut check_in = match (promise, last) {
        (Some((promise, due)), _)
            if search.follows(RuleId::CHK_2) && search.follows(RuleId::PRM_1) =>
        {
            let wait = profile.chk_promise;
            let after = |n| search.bd(to, due, n);
            let because =
                format!("They said on {} you would hear by {}", day(promise.made_on), day(due));
            let number = ("chk.promise", wait.due);
            Proposal::touch(action, case.index, recipient, promise.fact, number, because)
                .window(after(wait.earliest), after(wait.due), after(wait.expires))
                .citing(&[RuleId::CHK_2, RuleId::CHK_5, RuleId::PRM_1])
        }
        (_, None) => {
            let wait = profile.chk_first;
            let after = |n| search.bd(to, quiet_since.value, n);
            let because = format!("Nothing has come since {}", day(quiet_since.value));
            let number = ("chk.first", wait.due);
            Proposal::touch(action, case.index, recipient, quiet_since.fact, number, because)
                .window(after(wait.earliest), after(wait.due), after(wait.expires))
                .citing(&[RuleId::CHK_3, RuleId::CHK_5])
        }
        (_, Some((m, message))) => {
            let anchor = case.anchor(m);
            let on = search.bd(to, anchor.value, profile.chk_gap);
            let until = search.bd(to, anchor.value, profile.chk_gap + profile.chk_gap_open);
            let because = match message.is_touch() {
                true => format!("You asked on {} and nothing has come", day(message.date)),
                false => format!("You left out the check-in of {}", day(message.date)),
            };
            let number = ("chk.gap", profile.chk_gap);
            let again =
                Proposal::touch(action, case.index, recipient, anchor.fact, number, because)
                    .window(on, on, until)
                    .citing(&[RuleId::CHK_8, RuleId::CHK_9])
                    .looking_at([message.fact]);
            counted_from_return(case, m, anchor.value, again)
        }
    };
    check_in = promised_first(case, promise, check_in);
    check_in.is_later = last.is_some();
    if case.is_agency(recipient.0) {
        check_in.cite(RuleId::EDG_4);
    }
    step(case, check_in, proposals, waits);
}

/// The question was not answered in its time: nothing is asked before it is (EDG-1), and the user decides.
pub(super) fn propose_rest_of_question(
    case: &Case<'_>,
    owed: usize,
    proposals: &mut Vec<Proposal>,
) {
    let has_reply = proposals[owed..].iter().any(|proposal| proposal.action == Action::Reply);
    if has_reply || !case.has_chain() || !case.is_in_play() {
        return;
    }
    let Some((_, question)) = case.open_questions().last() else { return };
    let last_day =
        case.search.bd(question.contact, question.date, case.search.profile.reply.expires);
    let because = format!("A question of {} has no answer yet", day(question.date));
    let number = ("reply", case.search.profile.reply.due);
    let task = decide(case, last_day, question.fact, number, because).citing(&[RuleId::EDG_1]);
    push_task(case, proposals, task);
}

/// The last interview or the last human message, whichever is later, on the calendar of the recipient.
fn quiet_since(case: &Case<'_>, to: Option<usize>) -> Option<Known<Date>> {
    let search = case.search;
    let human = case.last_human.map(|m| {
        let message = &search.journal.messages[m];
        Known { value: search.date_for(to, message), fact: message.fact }
    });
    let held =
        case.last_held.map(|held| Known { value: search.date_of(to, held.end), fact: held.fact });
    human.into_iter().chain(held).max_by_key(|known| known.value)
}

/// Adds the check-in, or what takes its place.
fn step(
    case: &Case<'_>,
    mut check_in: Proposal,
    proposals: &mut Vec<Proposal>,
    waits: &mut Vec<Wait>,
) {
    let planned = check_in.window;
    let over = match guards::pass(case, &mut check_in) {
        Err((RuleId::GRD_9, fact)) => {
            waits.push(paused(case, fact));
            return;
        }
        Err((rule, fact)) => planned.expires.map(|day| (day, Some(rule), fact)),
        Ok(()) => match silence_means_no(case, &check_in.window) {
            Some(last) => {
                let rest = rest(case, last.value, last.fact, check_in.number, check_in.because)
                    .citing(&[RuleId::PRM_1, RuleId::CLO_1])
                    .looking_at(check_in.facts);
                push_task(case, proposals, rest);
                return;
            }
            None if check_in.has_expired(case.search) => {
                check_in.window.expires.map(|day| (day, None, check_in.anchor))
            }
            None => None,
        },
    };
    let Some((due, rule, fact)) = over else {
        proposals.push(check_in);
        return;
    };
    let mut task = decide(case, due, check_in.anchor, check_in.number, check_in.because)
        .looking_at(check_in.facts.into_iter().chain([fact]));
    rule.into_iter().for_each(|rule| task.cite(rule));
    push_task(case, proposals, task);
}

/// CLO-1: go on or not; what speaks for either depends on whether there is a job (CLO-2, CLO-3).
fn decide(
    case: &Case<'_>,
    due: Date,
    anchor: FactId,
    number: (&'static str, i32),
    because: String,
) -> Proposal {
    let job = if case.search.is_employed() { RuleId::CLO_3 } else { RuleId::CLO_2 };
    Proposal::task(Action::DecideClosure, case.index, anchor, number, because)
        .due(due)
        .citing(&[RuleId::CLO_1, job])
}
