//! C-LI: no LinkedIn connection is asked for or announced without a recorded yes. Asking first whether it would be
//! welcome is what SOC-1 wants, until somebody says no.

use super::{Fault, View};
use crate::fact::LinkedinPermission;
use crate::playbook::Kind;

pub(super) fn linkedin(view: &View<'_>) -> Option<Fault> {
    let permission = view.facts.linkedin_permission;
    if permission == LinkedinPermission::Yes {
        return None;
    }
    let said = if permission == LinkedinPermission::No { "said no" } else { "did not say yes" };
    let says = || format!("{} {said} to a LinkedIn connection.", reader(view));
    let wordings: &[&str] = if permission == LinkedinPermission::No {
        &["linkedin", "linkedin_asked"]
    } else {
        &["linkedin"]
    };
    match view.first(wordings) {
        Some(found) => Fault::saying(says(), Some(view.quote(found))),
        None if view.message.kind == Kind::LinkedinRequest => Fault::saying(says(), None),
        None => None,
    }
}

fn reader<'a>(view: &View<'a>) -> &'a str {
    let name = view.facts.recipient.name.trim();
    if name.is_empty() { "The reader" } else { name }
}
