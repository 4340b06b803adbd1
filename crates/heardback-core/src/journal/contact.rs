//! A person: how to reach them, what they asked for, when they were last written to.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Known;
use crate::fact::{Channel, ContactId, FactId, LinkedinPermission, Part};
use crate::working_days::WorkingDays;

/// A person at an employer or an agency, or a friend inside.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Their name in commands and files.
    pub id: ContactId,
    /// The first fact about them.
    pub opened: FactId,
    /// First and last name, as written.
    pub name: String,
    /// The parts they play.
    pub parts: Vec<Part>,
    /// Indices of the applications they belong to; empty means all.
    pub applications: Vec<usize>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// What is known about that address.
    pub email_state: EmailState,
    /// Address formats tried that bounced.
    pub guesses_tried: u32,
    /// Addresses that mail came back from, the first one first.
    pub came_back: Vec<String>,
    /// The user agreed to guess addresses at this person's company; see [`crate::guesses::are_agreed`].
    pub agreed_to_guess: Option<FactId>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Postal address.
    pub postal: Option<String>,
    /// LinkedIn profile.
    pub linkedin: Option<String>,
    /// What they said about a connection.
    pub linkedin_permission: LinkedinPermission,
    /// The day they said it.
    pub linkedin_permission_on: Option<Known<Date>>,
    /// They wrote on LinkedIn first.
    pub wrote_on_linkedin: bool,
    /// The way they like best.
    pub prefers: Option<Known<Channel>>,
    /// They invited a call.
    pub invited_call: Option<FactId>,
    /// They asked not to be called.
    pub no_calls: Option<FactId>,
    /// They asked not to be contacted.
    pub says_no_contact: Option<FactId>,
    /// First day back from an absence.
    pub returns_on: Option<Known<Date>>,
    /// They left the company.
    pub left: Option<FactId>,
    /// Zone they work in, where it differs from the journal's.
    pub zone: Option<TimeZone>,
    /// Working days they keep, where they differ from the journal's.
    pub days: Option<WorkingDays>,
    /// The company they work for, where known.
    pub company: Option<String>,
    /// Title, as in a signature.
    pub title: Option<String>,
    /// Indices of the touches on them over all applications, oldest first.
    pub touches: Vec<usize>,
    /// Indices of their absence notes, oldest first.
    pub absences: Vec<usize>,
}

/// What is known about an e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmailState {
    /// No address.
    #[default]
    None,
    /// Known to be theirs.
    Confirmed,
    /// Derived from the company's usual format and not tried yet.
    Guessed,
    /// The guesses tried so far bounced.
    GuessBounced,
    /// It was theirs, and mail to it fails.
    Bounced,
}

impl Contact {
    /// The name as written, else the one in commands.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.id.0 } else { &self.name }
    }

    /// A person of whom only the name in commands is known.
    pub fn new(id: ContactId, opened: FactId) -> Self {
        Contact {
            id,
            opened,
            name: String::new(),
            parts: Vec::new(),
            applications: Vec::new(),
            email: None,
            email_state: EmailState::None,
            guesses_tried: 0,
            came_back: Vec::new(),
            agreed_to_guess: None,
            phone: None,
            postal: None,
            linkedin: None,
            linkedin_permission: LinkedinPermission::Unknown,
            linkedin_permission_on: None,
            wrote_on_linkedin: false,
            prefers: None,
            invited_call: None,
            no_calls: None,
            says_no_contact: None,
            returns_on: None,
            left: None,
            zone: None,
            days: None,
            company: None,
            title: None,
            touches: Vec::new(),
            absences: Vec::new(),
        }
    }

    /// Whether the person plays this part.
    pub fn is(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// A friend who helps from inside and has no other part: not the employer's voice.
    pub fn is_only_helper(&self) -> bool {
        !self.parts.is_empty()
            && self.parts.iter().all(|part| matches!(part, Part::Referrer | Part::Insider))
    }

    /// The person asked for a call: by invitation, or as the way they like best.
    pub fn invites_calls(&self) -> bool {
        self.invited_call.is_some()
            || self.prefers.is_some_and(|channel| channel.value == Channel::Phone)
    }
}
