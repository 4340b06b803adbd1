//! Which lists of sentences are open for a message: a part may be divided by what the message is for and how far things are.

use super::{Outreach, Situation};
use crate::action::Action;
use crate::fact::LinkedinPermission;
use crate::playbook::Kind;

/// The lists a part may be divided into, beside one for each action.
pub(super) const TAGS: [&str; 15] = [
    "first",
    "later",
    "always",
    "to_helper",
    "to_employer",
    "first_call",
    "later_call",
    "delivered",
    "interviewed",
    "over",
    "answered",
    "outreach_yes",
    "outreach_not_now",
    "outreach_no",
    "linkedin",
];

/// Those of one message; `before` messages of its kind went out about this application.
pub(super) fn of(situation: &Situation<'_>, kind: Kind, before: usize) -> Vec<&'static str> {
    let item = situation.item;
    let mut tags = vec!["always", item.action.as_str()];
    tags.push(if before == 0 { "first" } else { "later" });
    // On the telephone whoever helps is told less than whoever decides.
    let helps = [Action::ReferralAsk, Action::ConfirmDelivery, Action::RequestContactDetails];
    tags.extend(match (helps.contains(&item.action), before) {
        (true, _) => ["to_helper"].as_slice(),
        (false, 0) => &["to_employer", "first_call"],
        (false, _) => &["to_employer", "later_call"],
    });
    tags.extend(stage_of_help(situation));
    if kind == Kind::Reply {
        let outreach = situation.told.asked.as_ref().and_then(|asked| asked.outreach);
        tags.push(outreach.map_or("answered", Outreach::tag));
    }
    let reader = item.to.map(|to| &situation.journal.contacts[to]);
    let unsaid =
        reader.is_some_and(|known| known.linkedin_permission == LinkedinPermission::Unknown);
    if situation.told.asks_linkedin && unsaid {
        tags.push("linkedin");
    }
    tags
}

/// For which of the three a friend is thanked: the resume is there, the interview was held, it is over.
fn stage_of_help(situation: &Situation<'_>) -> Option<&'static str> {
    let item = situation.item;
    let referral = situation.journal.applications[item.applications[0]].referral.as_ref()?;
    let delivered = referral.delivered.map(|delivered| delivered.fact);
    (item.action == Action::HelperThanks).then(|| match item.reason.facts.first() {
        _ if item.interview.is_some() => "interviewed",
        Some(&anchor) if Some(anchor) == delivered => "delivered",
        _ => "over",
    })
}
