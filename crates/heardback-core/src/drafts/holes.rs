//! What a draft misses: the placeholder that stands for it, and the checks it makes fail.

use super::words::clean;
use super::{Hole, Missing, Outreach, Situation, times};
use crate::journal::Application;
use crate::plain::{plain, words};
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

/// Room under every question that was asked; under one for a time, times to choose from.
pub(super) fn answers(situation: &Situation<'_>) -> String {
    let mut text = String::new();
    let asked = situation.told.asked.as_ref().map_or("", |asked| asked.text.as_str());
    let questions = questions(asked, situation);
    if questions.is_empty() {
        text.push_str("\n\n[your answer]");
    }
    let mut offered = false;
    for question in questions {
        text.push_str("\n\n> ");
        text.push_str(&clean(question));
        text.push_str("\n\n");
        if times::asks_for_time(question) && !std::mem::replace(&mut offered, true) {
            text.push_str(&times::offered(situation));
        } else {
            text.push_str("[your answer]");
        }
    }
    text
}

/// What a letter asks. Whoever says yes to a recruiter has answered whether he is interested.
fn questions<'t>(text: &'t str, situation: &Situation<'_>) -> Vec<&'t str> {
    let is_outreach = situation.told.asked.as_ref().is_some_and(|asked| asked.outreach.is_some());
    let answered = |sentence: &str| {
        let words = words(sentence);
        is_outreach
            && ["open", "interested", "interest"].iter().any(|w| words.iter().any(|x| x == w))
    };
    let sentences = text.split_inclusive(['?', '.', '!', '\n']).map(str::trim);
    sentences.filter(|sentence| asks(sentence) && !answered(sentence)).take(6).collect()
}

/// Whether their questions stand in a reply with room under them. A no to a recruiter answers them all.
pub(super) fn leaves_room(situation: &Situation<'_>) -> bool {
    let Some(asked) = &situation.told.asked else { return true };
    match asked.outreach {
        Some(Outreach::NotNow | Outreach::No) => false,
        Some(Outreach::Yes) => !questions(&asked.text, situation).is_empty(),
        None => true,
    }
}

/// A question by its mark, or a request for a time, which often has none.
fn asks(sentence: &str) -> bool {
    let words = plain(sentence);
    let requests = ["let me know", "let us know", "send me", "send us", "share"];
    sentence.ends_with('?')
        || (requests.iter().any(|request| words.contains(request))
            && times::asks_for_time(sentence))
}
