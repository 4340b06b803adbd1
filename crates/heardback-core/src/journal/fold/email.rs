//! What is known about a person's e-mail address, told by the details, the bounces and the answers in turn.

use crate::fact::{Channel, Direction, FactId};
use crate::journal::{Contact, EmailState, Message};

/// Which address each message of one person went to.
#[derive(Default)]
pub(super) struct Mailbox {
    /// How often the address changed.
    version: u32,
    /// Messages that went by e-mail, and the version of the address at that time; absent where none was known. A list:
    /// nobody writes to one person often enough for anything better.
    sent: Vec<(FactId, u32)>,
}

impl Mailbox {
    /// An address that is known to be theirs.
    pub(super) fn confirm(&mut self, contact: &mut Contact, address: &str) {
        self.hold(contact, address);
        contact.email_state = EmailState::Confirmed;
    }

    /// An address derived from the usual format. It never replaces one that is known to work.
    pub(super) fn guess(&mut self, contact: &mut Contact, address: &str) {
        if contact.email_state == EmailState::Confirmed || self.holds(contact, address) {
            return;
        }
        self.hold(contact, address);
        contact.email_state = EmailState::Guessed;
    }

    /// A message in either direction. An answer by e-mail shows that the address works.
    pub(super) fn passed(&mut self, contact: &mut Contact, message: &Message) {
        if message.channel != Channel::Email || contact.email.is_none() {
            return;
        }
        if message.direction == Direction::Out {
            self.sent.push((message.fact, self.version));
        } else if message.is_human() {
            contact.email_state = EmailState::Confirmed;
        }
    }

    /// A message came back. Only one that went to the address held now says anything about it; where no address was
    /// known when it went out, it went to this one.
    pub(super) fn bounced(&mut self, contact: &mut Contact, message: &Message) {
        let sent = self.sent.iter().find(|(fact, _)| *fact == message.fact);
        let to = sent.map_or(self.version, |(_, version)| *version);
        if message.channel != Channel::Email || to != self.version {
            return;
        }
        match contact.email_state {
            EmailState::Guessed => {
                contact.email_state = EmailState::GuessBounced;
                contact.guesses_tried = contact.guesses_tried.saturating_add(1);
            }
            EmailState::Confirmed => contact.email_state = EmailState::Bounced,
            EmailState::None | EmailState::GuessBounced | EmailState::Bounced => return,
        }
        contact.came_back.extend(contact.email.clone());
    }

    fn hold(&mut self, contact: &mut Contact, address: &str) {
        if !self.holds(contact, address) {
            self.version += 1;
            contact.email = Some(address.to_owned());
        }
    }

    fn holds(&self, contact: &Contact, address: &str) -> bool {
        contact.email.as_deref().is_some_and(|held| held.eq_ignore_ascii_case(address))
    }
}
