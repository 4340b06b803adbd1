//! What a message asks for, thanks for and makes clear.

use super::{Fault, View};
use crate::action::Action;
use crate::playbook::Kind;

/// C-THANKS
pub(super) fn thanks(view: &View<'_>) -> Option<Fault> {
    said(view, "thanks")
}

/// C-KEEP
pub(super) fn keep(view: &View<'_>) -> Option<Fault> {
    said(view, "keeping")
}

/// C-EXPECT
pub(super) fn expect(view: &View<'_>) -> Option<Fault> {
    said(view, "no_duty")
}

/// C-CLEAR
pub(super) fn clear(view: &View<'_>) -> Option<Fault> {
    said(view, "withdrawn")
}

/// C-ASK: the request of the kind, or of the step a call belongs to.
pub(super) fn ask(view: &View<'_>) -> Option<Fault> {
    let request = match (view.message.kind, view.message.action) {
        (Kind::ReferralAsk, _) | (_, Some(Action::ReferralAsk)) => "hand_over",
        (Kind::ConfirmDelivery, _) | (_, Some(Action::ConfirmDelivery)) => "delivered",
        (Kind::RequestDetails, _) | (_, Some(Action::RequestContactDetails)) => "addresses",
        (Kind::FeedbackRequest, _) | (_, Some(Action::FeedbackRequest)) => "feedback",
        // No other kind is for a request.
        _ => return None,
    };
    said(view, request)
}

fn said(view: &View<'_>, wording: &str) -> Option<Fault> {
    if view.says(wording) { None } else { Fault::missing() }
}
