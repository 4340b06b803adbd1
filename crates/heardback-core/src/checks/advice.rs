//! What the playbook recommends and no check insists on.

use super::date::names_day;
use super::names::Name;
use super::{Advice, Form, View, fit, topic};
use crate::playbook::{Catalogue, Kind, RuleId};

/// The recommendations this message does not follow.
pub(super) fn advice(view: &View<'_>) -> Vec<Advice> {
    let kind = view.message.kind;
    let mut advice = Vec::new();
    for rule in &view.playbook.kind(kind).recommended {
        if view.playbook.follows(*rule) && !is_followed(view, *rule) {
            let message = Catalogue::bundled().rule(*rule).says.clone();
            advice.push(Advice { name: rule.as_str(), message });
        }
    }
    for (name, message) in Catalogue::bundled().recommended() {
        let missed = match name.as_str() {
            "after_interview" => {
                kind != Kind::Reply
                    && view
                        .facts
                        .interview_on
                        .is_some_and(|day| !names_day(&view.words, day) && !in_subject(view, day))
            }
            "first_message" => {
                let subject =
                    view.message.subject.as_deref().filter(|_| view.message.form == Form::Usual);
                view.facts.earlier_to_same.is_empty()
                    && !view.sender.is_unknown()
                    && subject.is_some_and(|subject| !view.sender.is_in(subject))
            }
            _ => false,
        };
        if missed {
            advice.push(Advice { name, message: message.clone() });
        }
    }
    advice
}

fn in_subject(view: &View<'_>, day: jiff::civil::Date) -> bool {
    let subject = view.message.subject.as_deref().unwrap_or_default();
    names_day(&super::Words::of(subject, super::Wordings::bundled()), day)
}

fn is_followed(view: &View<'_>, rule: RuleId) -> bool {
    match rule.as_str() {
        // A sign of research: the posting, the site, or the company by its name.
        "MSG-1" => view.says("research") || Name::of(&view.facts.company).is_in(view.parts.body),
        // The next step or the date of the decision.
        "THX-10" => view.says("next_step"),
        // How one fits.
        "CHK-4" => fit::has_strength(view) || topic::has_value(view),
        _ => true,
    }
}
