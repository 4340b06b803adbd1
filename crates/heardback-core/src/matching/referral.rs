//! A friend inside: asked by the user's own mail, and what he answers.

use super::Matcher;
use super::facts::Told;
use super::named::{address_of, handed_over};
use crate::fact::{Event, Part, ReferralStep};
use crate::plain::plain;

/// Words by which somebody is asked to carry an application inside.
const ASKS: &[&str] = &[
    "refer me",
    "a referral",
    "put in a good word",
    "put in a word",
    "hand my cv",
    "hand my resume",
    "pass my cv",
    "pass my resume",
    "pass on my cv",
    "pass on my resume",
    "pass along my",
    "forward my cv",
    "forward my resume",
    "recommend me",
    "vouch for me",
];

/// Words by which he agrees.
const AGREES: &[&str] = &[
    "of course",
    "happy to",
    "glad to",
    "gladly",
    "sure thing",
    "send me the cv",
    "send me your cv",
    "send me your resume",
    "send me the resume",
    "i will pass",
    "i will hand",
    "ill pass",
    "ill hand",
    "with pleasure",
];

/// One friend and the application he was asked to help with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Help {
    pub(super) application: usize,
    pub(super) helper: usize,
    pub(super) delivered: bool,
    pub(super) agreed: bool,
}

/// Whether an own mail asks for a referral.
pub(super) fn asks_for_referral(text: &str) -> bool {
    let text = plain(text);
    ASKS.iter().any(|words| text.contains(words))
}

impl Matcher {
    /// The user asked this person to help.
    pub(super) fn asked_for_help(&mut self, told: &mut Told<'_>, a: usize, helper: usize) {
        if self.help_of(a, helper).is_some() {
            return;
        }
        self.known.helps.push(Help { application: a, helper, delivered: false, agreed: false });
        self.plays(told, helper, Part::Referrer);
        self.step(told, a, helper, "asked", ReferralStep::Asked);
    }

    /// What a friend who was asked answers.
    pub(super) fn helped(&mut self, told: &mut Told<'_>, a: usize, helper: usize) {
        let Some(at) = self.help_of(a, helper) else { return };
        let help = self.known.helps[at];
        if help.delivered {
            return;
        }
        if let Some(to) = handed_over(&told.mail.text) {
            self.known.helps[at].delivered = true;
            let to = to.map(|name| {
                let email = address_of(&told.mail.text, &name).map(str::to_owned);
                let c = self.person(told, a, &name, email.as_deref());
                self.known.people[c].id.clone()
            });
            self.step(told, a, helper, "delivered", ReferralStep::Delivered { to });
        } else if !help.agreed {
            let text = plain(&told.mail.text);
            if AGREES.iter().any(|words| text.contains(words)) {
                self.known.helps[at].agreed = true;
                self.step(told, a, helper, "agreed", ReferralStep::Agreed);
            }
        }
    }

    /// Whether this person carries an application inside and is not the employer's voice.
    pub(super) fn is_helper(&self, a: usize, person: usize) -> bool {
        self.help_of(a, person).is_some()
    }

    fn help_of(&self, a: usize, helper: usize) -> Option<usize> {
        self.known.helps.iter().position(|help| help.application == a && help.helper == helper)
    }

    fn step(&self, told: &mut Told<'_>, a: usize, helper: usize, which: &str, step: ReferralStep) {
        let application = self.known.applications[a].id.clone();
        let helper = self.known.people[helper].id.clone();
        told.say("referral", which, "", Event::Referral { application, helper, step });
    }
}
