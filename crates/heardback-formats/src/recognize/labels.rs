//! The rules, one file a group. A new wording is a new phrase in the file of its label, with a message in
//! `fixtures/mail` that needs it.

mod alert;
mod assessment;
mod auto_reply;
mod confirmation;
mod context;
mod interview;
mod offer;
mod outreach;
mod portal;
mod rejection;
mod scheduling;

use super::rule::Rule;

/// All of them.
pub(super) const GROUPS: &[&[Rule]] = &[
    rejection::RULES,
    confirmation::RULES,
    interview::RULES,
    scheduling::RULES,
    assessment::RULES,
    offer::RULES,
    outreach::RULES,
    auto_reply::RULES,
    alert::RULES,
    portal::RULES,
    context::RULES,
];
