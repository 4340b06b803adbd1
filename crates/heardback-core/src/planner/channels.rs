//! By which way a person can be reached, and which way comes first.

use super::case::Case;
use crate::fact::Channel;
use crate::journal::EmailState;
use crate::playbook::{LinkedInMessage, Phone, RuleId};

/// A channel, and whether the address is a guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) channel: Channel,
    pub(super) guess: bool,
}

/// What the message is for: it decides the order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Situation {
    ApplicationFirst,
    /// After a follow-up by this channel.
    ApplicationLater(Channel),
    CheckInFirst,
    /// After a check-in by this channel.
    CheckInLater(Channel),
    Other,
}

const EMAIL: Way = Way { channel: Channel::Email, guess: false };
const GUESS: Way = Way { channel: Channel::Email, guess: true };
const PHONE: Way = Way { channel: Channel::Phone, guess: false };
const LETTER: Way = Way { channel: Channel::Letter, guess: false };
const LINKEDIN: Way = Way { channel: Channel::LinkedinMessage, guess: false };

/// Every way there is, in the usual order.
pub(super) const WAYS: [Way; 5] = [EMAIL, PHONE, GUESS, LETTER, LINKEDIN];

/// The best way to reach this person, if there is one.
pub(super) fn best(case: &Case<'_>, contact: usize, situation: Situation) -> Option<Way> {
    let open = |way: &Way| is_open(case, contact, *way);
    let rhythm = matches!(situation, Situation::ApplicationLater(_) | Situation::CheckInLater(_));
    if !rhythm && let Some(prefers) = case.search.journal.contacts[contact].prefers {
        let wanted = WAYS.into_iter().filter(|way| way.channel == prefers.value).find(open);
        if wanted.is_some() {
            return wanted;
        }
    }
    order(case, situation).into_iter().find(open)
}

/// Whether a call to this person is allowed and possible.
pub(super) fn may_call(case: &Case<'_>, contact: usize) -> bool {
    is_open(case, contact, PHONE)
}

fn order(case: &Case<'_>, situation: Situation) -> [Way; 5] {
    let phone_policy = case.search.profile.phone;
    match situation {
        Situation::ApplicationFirst
            if case.application.sales_role.is_some()
                && case.search.follows(RuleId::SAL_2)
                && phone_policy != Phone::Invited =>
        {
            [PHONE, EMAIL, GUESS, LETTER, LINKEDIN]
        }
        Situation::ApplicationLater(last) => {
            let mut order = if phone_policy == Phone::First {
                [EMAIL, PHONE, GUESS, LETTER, LINKEDIN]
            } else {
                [EMAIL, LETTER, PHONE, GUESS, LINKEDIN]
            };
            // A stable sort: the others keep their order.
            order.sort_by_key(|way| way.channel == last);
            order
        }
        Situation::CheckInFirst if phone_policy == Phone::First => {
            [PHONE, EMAIL, GUESS, LETTER, LINKEDIN]
        }
        Situation::CheckInLater(Channel::Email) if case.search.follows(RuleId::CHK_9) => {
            [PHONE, EMAIL, GUESS, LETTER, LINKEDIN]
        }
        _ => WAYS,
    }
}

/// Whether this way to this person is open in this application.
pub(super) fn is_open(case: &Case<'_>, index: usize, way: Way) -> bool {
    let profile = case.search.profile;
    let contact = &case.search.journal.contacts[index];
    match (way.channel, way.guess) {
        (Channel::Email, false) => contact.email_state == EmailState::Confirmed,
        (Channel::Email, true) => {
            matches!(contact.email_state, EmailState::Guessed | EmailState::GuessBounced)
                && contact.guesses_tried < profile.guess_max
                && case.search.follows(RuleId::CON_2)
        }
        (Channel::Phone, _) => {
            let is_usual = profile.phone != Phone::Invited && !forbids_calls(case, index);
            contact.phone.is_some() && (contact.invites_calls() || is_usual)
        }
        (Channel::Letter, _) => contact.postal.is_some(),
        (Channel::LinkedinMessage, _) => {
            let allowed = contact.wrote_on_linkedin
                || match profile.linkedin_message {
                    LinkedInMessage::WroteFirst => false,
                    LinkedInMessage::Sales => {
                        case.application.sales_role.is_some() && case.search.follows(RuleId::SAL_2)
                    }
                    LinkedInMessage::Fallback => true,
                };
            allowed && (contact.linkedin.is_some() || contact.wrote_on_linkedin)
        }
        _ => false,
    }
}

/// GRD-6: the posting or the person asked not to be called, and did not invite a call either.
pub(super) fn forbids_calls(case: &Case<'_>, contact: usize) -> bool {
    let contact = &case.search.journal.contacts[contact];
    (case.application.no_calls.is_some() || contact.no_calls.is_some())
        && !contact.invites_calls()
        && case.search.follows(RuleId::GRD_6)
}

/// A guessed address that may still be tried.
pub(super) fn guess(case: &Case<'_>, contact: usize) -> Option<Way> {
    is_open(case, contact, GUESS).then_some(GUESS)
}
