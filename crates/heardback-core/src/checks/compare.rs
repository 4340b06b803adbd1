//! Plain comparisons with the facts.

use super::{Fault, View};
use crate::plain::plain;

/// C-HEADER: on the phone, the subject the application was sent with, if it is known.
pub(super) fn header(view: &View<'_>) -> Option<Fault> {
    let header = plain(&view.facts.original_subject);
    let without_re = header.strip_prefix("re ").unwrap_or(&header);
    if format!(" {} ", plain(view.own)).contains(&format!(" {without_re} "))
        || without_re.is_empty()
    {
        return None;
    }
    Fault::saying(
        format!(
            "It does not give the subject of your e-mail, “{}”.",
            view.facts.original_subject.trim()
        ),
        None,
    )
}

/// C-MULTI: one reader.
pub(super) fn multi(view: &View<'_>) -> Option<Fault> {
    let recipients = &view.message.recipients;
    let others = recipients.iter().filter(|name| **name != recipients[0]);
    if others.count() == 0 { None } else { Fault::quoting(recipients.join(", ")) }
}
