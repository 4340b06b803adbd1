//! What a message asks about the process, and in which tone: checks that are wordings.

use std::collections::HashSet;

use super::wordings::Found;
use super::{Fault, View};
use crate::playbook::Kind;

const VAGUE: &[&str] = &["news", "standing", "status", "knocking"];

/// C-TIMELINE: one definite question about the timeline or the day of the next step.
pub(super) fn timeline(view: &View<'_>) -> Option<Fault> {
    if view.says("timeline") { None } else { Fault::missing() }
}

/// C-VAGUE: a question nobody can answer in a line.
pub(super) fn vague(view: &View<'_>) -> Option<Fault> {
    // "How is everything?" is no more than polite between friends.
    let to_friend = matches!(view.message.kind, Kind::ReferralAsk | Kind::ConfirmDelivery);
    let wordings = if to_friend { &["news", "status", "knocking"] } else { VAGUE };
    any(view, wordings)
}

/// C-DIRECT: the verdict.
pub(super) fn direct(view: &View<'_>) -> Option<Fault> {
    any(view, &["verdict"])
}

/// C-FISH: receipt confirmed, name noticed.
pub(super) fn fish(view: &View<'_>) -> Option<Fault> {
    // Asking a friend to see to it that a resume arrives is the favour itself.
    let sentence = |found: &Found| view.words.list[found.first].sentence;
    let favours: HashSet<u32> = match view.message.kind {
        Kind::ReferralAsk => view.all(&["hand_over"]).map(|found| sentence(&found)).collect(),
        _ => HashSet::new(),
    };
    let found = view.all(&["receipt"]).find(|found| !favours.contains(&sentence(found)))?;
    Fault::quoting(view.quote(found))
}

/// C-NAG: reproach, counting, promises not kept.
pub(super) fn nag(view: &View<'_>) -> Option<Fault> {
    any(view, &["nag"])
}

/// C-DESP: need, begging, any price.
pub(super) fn desperate(view: &View<'_>) -> Option<Fault> {
    any(view, &["begging"])
}

/// C-PUSH: deadlines, demands, threats to go on.
pub(super) fn push(view: &View<'_>) -> Option<Fault> {
    any(view, &["pushing"])
}

/// C-RESENT: bitterness, a quarrel with the decision.
pub(super) fn resent(view: &View<'_>) -> Option<Fault> {
    any(view, &["resent"])
}

/// C-STATUS: any question about decision or status. A thank-you by e-mail may ask for the date.
pub(super) fn status(view: &View<'_>) -> Option<Fault> {
    let status = &["news", "standing", "status", "verdict", "among_others", "timeline"];
    let allowed = usize::from(view.message.kind == Kind::ThankYouEmail);
    any(view, &status[..status.len() - allowed])
}

fn any(view: &View<'_>, wordings: &[&str]) -> Option<Fault> {
    Fault::quoting(view.quote(view.first(wordings)?))
}
