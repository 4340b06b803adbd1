//! What is remembered of a mail that says nothing of a job until it is known whether anybody of the search wrote it.
//!
//! In most mailboxes nearly all such mail is other people's. A sketch is small enough to keep for all of them and tells
//! most of them from the search, so that only the rest is read again.

use std::convert::Infallible;

use super::Matcher;
use super::addresses::OwnAddresses;
use super::received::{LATE, is_late};
use crate::fact::MessageKey;
use crate::mail::{Mail, Report};
use crate::plain::plain;
use crate::reading::{Effect, Label, Reading};

/// As much of a mail as tells whether it could belong to an application by its thread or its people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// Its own key and those of the mails it answers.
    keys: Box<[MessageKey]>,
    /// Its writer, if the user's own address may turn out to be his.
    from: Box<str>,
    /// Everybody it names, and the address a bounce names: lower case.
    people: Box<[Box<str>]>,
    label: Label,
    came_back: bool,
    /// It reports on a sent mail without naming an address: perhaps only that the mail is late.
    perhaps_late: bool,
    among_sent: bool,
    /// It invites to something, which may be known by the name its calendar gives it.
    invites: bool,
}

/// One of these is in every letter of the user that applies for a job or is placed by what it says.
const OF_WORK: &[&str] =
    &["appl", "position", "role", "interview", "cv", "bewerb", "stelle", "vacancy"];

impl Sketch {
    /// Of a mail whose reading is to be ignored unless it belongs to something known.
    pub fn of(mail: &Mail, reading: &Reading) -> Self {
        let named = mail.from.iter().chain(&mail.reply_to).chain(&mail.to).chain(&mail.cc);
        let named = named.chain(&reading.contact).map(|address| address.email.as_str());
        let mut people: Vec<Box<str>> = named
            .chain(reading.bounced.as_deref())
            .map(|email| email.to_ascii_lowercase().into_boxed_str())
            .collect();
        people.sort_unstable();
        people.dedup();
        let keys = [mail.key];
        Sketch {
            keys: keys.iter().chain(&mail.in_reply_to).chain(&mail.references).copied().collect(),
            from: mail.from.as_ref().map(|from| from.email.as_str()).unwrap_or_default().into(),
            people: people.into_boxed_slice(),
            label: reading.label,
            came_back: reading.bounced.is_some() || mail.flags.report == Some(Report::Delivery),
            perhaps_late: reading.bounced.is_none() && mail.flags.report == Some(Report::Delivery),
            among_sent: super::is_among_sent(mail),
            invites: !mail.invitations.is_empty(),
        }
    }
}

impl Matcher {
    /// Why a mail is surely not of the search, if its sketch tells so: what [`Matcher::take`] would say of it. `letter`
    /// is asked for the mail itself where only its words could tell.
    pub fn passes_over<E>(
        &self,
        sketch: &Sketch,
        own: &OwnAddresses,
        letter: impl FnOnce() -> Result<(String, String), E>,
    ) -> Result<Option<&'static str>, E> {
        let known = &self.known;
        let sent = sketch.among_sent || own.contains(&sketch.from);
        if sketch.keys.iter().any(|key| known.letters.contains_key(key))
            // An answer to an offer nobody asked for tells an agency, so offers are remembered.
            || sketch.label == Label::RecruiterOutreach
            || sketch.invites
            || sketch.people.iter().any(|email| known.knows_address(email))
        {
            return Ok(None);
        }
        Ok(Some(match sketch.label {
            _ if sent => {
                let (subject, text) = letter()?;
                let words = format!("{} {}", plain(&subject), plain(&text));
                if OF_WORK.iter().any(|word| words.contains(word)) {
                    return Ok(None);
                }
                "your own mail to somebody outside the search"
            }
            _ if sketch.perhaps_late && is_late(&letter()?.1) => LATE,
            _ if sketch.came_back => "a mail outside the search came back",
            Label::JobAlert => "it lists postings",
            Label::AutoReply => "a machine answered a mail outside the search",
            _ => "it is not about a job",
        }))
    }

    /// The same of a mail that is at hand.
    pub(super) fn passes_over_mail(
        &self,
        mail: &Mail,
        reading: &Reading,
        own: &OwnAddresses,
    ) -> Option<&'static str> {
        if reading.effect != Effect::Ignore {
            return None;
        }
        let letter = || Ok::<_, Infallible>((mail.subject.clone(), mail.text.clone()));
        let Ok(why) = self.passes_over(&Sketch::of(mail, reading), own, letter);
        why
    }
}
