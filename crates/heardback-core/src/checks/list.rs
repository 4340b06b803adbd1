//! The list of all checks, in the order they are reported in.

use super::{
    Fault, View, asking, compare, date, fit, form, linkedin, phone, position, request, shape,
    similar, topic, whom, wrong,
};
use crate::playbook::CheckId;

/// What makes a check: the message is right as far as it goes, or there is a fault.
pub(super) type Check = fn(&View<'_>) -> Option<Fault>;

const LIST: [(CheckId, Check); 34] = [
    (CheckId::NAME, whom::name),
    (CheckId::WHO, whom::who),
    (CheckId::POSITION, position::position),
    (CheckId::DATE, date::date),
    (CheckId::HEADER, compare::header),
    (CheckId::INTEREST, fit::interest),
    (CheckId::FIT, fit::fit),
    (CheckId::THANKS, request::thanks),
    (CheckId::TOPIC, topic::topic),
    (CheckId::TIMELINE, asking::timeline),
    (CheckId::SUBST, fit::substance),
    (CheckId::VALUE, topic::value),
    (CheckId::KEEP, request::keep),
    (CheckId::EXPECT, request::expect),
    (CheckId::CLEAR, request::clear),
    (CheckId::ASK, request::ask),
    (CheckId::REF, whom::go_between),
    (CheckId::PHONE, phone::phone),
    (CheckId::VAGUE, asking::vague),
    (CheckId::DIRECT, asking::direct),
    (CheckId::FISH, asking::fish),
    (CheckId::NAG, asking::nag),
    (CheckId::DESP, asking::desperate),
    (CheckId::PUSH, asking::push),
    (CheckId::RESENT, asking::resent),
    (CheckId::STATUS, asking::status),
    (CheckId::FORM, form::form),
    (CheckId::MULTI, compare::multi),
    (CheckId::DUP, similar::dup),
    (CheckId::WRONG, wrong::wrong),
    (CheckId::LI, linkedin::linkedin),
    (CheckId::LEN, shape::length),
    (CheckId::SUBJ, shape::subject),
    (CheckId::ASKS, shape::asks),
];

/// The function of a check.
pub(super) fn function(check: CheckId) -> Check {
    let found = LIST.iter().find(|(id, _)| *id == check);
    found.expect("a test finds every check in the list").1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_is_listed_in_the_order_of_their_ids() {
        assert_eq!(LIST.map(|(id, _)| id).as_slice(), CheckId::ALL);
    }
}
