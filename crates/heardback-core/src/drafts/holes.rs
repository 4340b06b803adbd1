//! What a draft misses: the placeholder that stands for it, and the checks it makes fail.

use super::words::clean;
use super::{Asked, Hole, Missing, Situation};
use crate::journal::Application;
use crate::playbook::CheckId;
use crate::proofs::{self, Job};

/// What stands in the place of something that is not known, where the user can be asked for it.
pub(super) fn missing(name: &str) -> Option<(Missing, &'static str)> {
    Some(match name {
        "me" => (Missing::Name, "[your name]"),
        "phone" => (Missing::Phone, "[your number]"),
        "fit" => (Missing::Fit, "[one result, number or task of yours that fits this role]"),
        "topic" | "topic_upper" => (Missing::Topic, "[what you talked about]"),
        "value" | "value_short" => (Missing::Value, "[what you have for them]"),
        "role" => (Missing::Role, "[the role]"),
        "applied" => (Missing::Applied, "[the day you applied]"),
        "first" => (Missing::Reader, "[name]"),
        "friend" => (Missing::GoBetween, "[who handed it over]"),
        _ => return None,
    })
}

/// So many proofs are offered for one letter.
const MOST_OFFERS: usize = 5;

/// What the user has done, as places in the library, best fit first. It is offered; nothing of it is claimed before the user
/// chose it.
pub(super) fn offers(
    missing: Missing,
    situation: &Situation<'_>,
    application: &Application,
) -> Vec<usize> {
    if missing != Missing::Fit {
        return Vec::new();
    }
    let job = Job { role: &application.role, posting: &situation.told.posting };
    let ranked = proofs::ranked(&situation.journal.seeker.proofs, job);
    ranked.iter().take(MOST_OFFERS).map(|found| found.proof).collect()
}

/// Gives each hole the checks it makes fail; the checks no hole explains come back.
pub(super) fn explain(failed: &[CheckId], holes: &mut Vec<Hole>) -> Vec<CheckId> {
    holes.sort_by_key(|hole| hole.missing);
    holes.dedup_by_key(|hole| hole.missing);
    for hole in holes.iter_mut() {
        hole.checks =
            failed.iter().copied().filter(|check| explains(hole.missing, *check)).collect();
    }
    failed
        .iter()
        .copied()
        .filter(|check| !holes.iter().any(|hole| explains(hole.missing, *check)))
        .collect()
}

fn explains(missing: Missing, check: CheckId) -> bool {
    let own: &[CheckId] = match missing {
        Missing::Name => &[CheckId::WHO],
        Missing::Phone => &[CheckId::PHONE],
        Missing::Fit => &[CheckId::FIT, CheckId::SUBST],
        Missing::Topic => &[CheckId::TOPIC],
        Missing::Value => &[CheckId::VALUE, CheckId::SUBST],
        Missing::Role => &[CheckId::POSITION, CheckId::WHO, CheckId::SUBJ],
        Missing::Applied => &[CheckId::DATE],
        Missing::Reader => &[CheckId::NAME],
        Missing::GoBetween => &[CheckId::REF, CheckId::WHO],
        Missing::Answer | Missing::Wording => &[],
    };
    check == CheckId::FORM || own.contains(&check)
}

/// What to ask where no combination keeps the limits.
pub(super) fn wording_question(unexplained: &[CheckId]) -> String {
    let names: Vec<String> = unexplained.iter().map(ToString::to_string).collect();
    format!(
        "None of the sentences at hand keeps every limit here ({}). Can you say it in your own words?",
        names.join(", ")
    )
}

/// Room under every question that was asked.
pub(super) fn answers(asked: Option<&Asked>) -> String {
    let mut text = String::new();
    let questions: Vec<&str> = asked
        .map(|asked| {
            asked
                .text
                .split_inclusive(['?', '.', '!', '\n'])
                .map(str::trim)
                .filter(|sentence| sentence.ends_with('?'))
                .take(6)
                .collect()
        })
        .unwrap_or_default();
    if questions.is_empty() {
        text.push_str("\n\n[your answer]");
    }
    for question in questions {
        text.push_str("\n\n> ");
        text.push_str(&clean(question));
        text.push_str("\n\n[your answer]");
    }
    text
}
