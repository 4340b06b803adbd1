//! Receipts at a company that is known: one more of the same application, or the first of another.

use super::Matcher;
use super::facts::Told;
use super::role::{Likeness, differs_in_level, likeness, role_words};
use crate::plain::plain;
use jiff::{SignedDuration, Timestamp};

/// A receipt of the same role this many days after the first is a receipt of the same application.
const SAME_ROLE_DAYS: i32 = 60;
/// The same where the role is not named.
const SAME_COMPANY_DAYS: i32 = 14;
/// A service that sends the same receipt twice in so short a time repeats itself.
const REPEATED: SignedDuration = SignedDuration::from_mins(10);
/// The same receipt after so long a time is for something sent since.
const ANEW: SignedDuration = SignedDuration::from_hours(3 * 24);

/// A receipt that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Taken {
    pub(super) at: Timestamp,
    /// Its subject in plain words.
    pub(super) subject: String,
    /// Sender and text, where the mail itself was read and not only the journal.
    pub(super) wording: Option<(String, String)>,
}

/// What a receipt at a company that is known says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Receipt {
    /// It is about the application that is known.
    Continues,
    /// It is about another one.
    Opens,
    /// It may be either.
    Unclear,
}

impl Matcher {
    /// What a receipt placed with this application says.
    pub(super) fn receipt(&self, told: &Told<'_>, a: usize) -> Receipt {
        if self.known.letters.contains_key(&told.mail.key) {
            return Receipt::Continues;
        }
        let entry = &self.known.applications[a];
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let like = likeness(&role, &entry.role);
        if like == Likeness::Different || self.has_other_number(told, a) {
            return Receipt::Opens;
        }
        let Some(applied) = entry.applied else { return Receipt::Continues };
        let within = if like == Likeness::Same { SAME_ROLE_DAYS } else { SAME_COMPANY_DAYS };
        let days = (told.day() - applied).get_days();
        if entry.over || !(-within..=within).contains(&days) {
            return Receipt::Opens;
        }
        match like {
            Likeness::Wider if differs_in_level(&role, &entry.role) => Receipt::Unclear,
            Likeness::Unknown => self.repeated(told, a),
            _ => Receipt::Continues,
        }
    }

    /// Some services send the very same words for every application: without a role only the time may tell.
    fn repeated(&self, told: &Told<'_>, a: usize) -> Receipt {
        let this = taken(told);
        let same = self.known.applications[a].receipts.iter().filter(|known| {
            known.subject == this.subject
                && known.wording.as_ref().is_none_or(|known| Some(known) == this.wording.as_ref())
        });
        let Some(last) = same.max_by_key(|known| known.at) else { return Receipt::Continues };
        let since = this.at.duration_since(last.at).abs();
        if since <= REPEATED {
            Receipt::Continues
        } else if since >= ANEW && last.wording.is_some() {
            Receipt::Opens
        } else {
            Receipt::Unclear
        }
    }
}

/// A receipt as it is remembered.
pub(super) fn taken(told: &Told<'_>) -> Taken {
    let sender = told.mail.from.as_ref().map(|from| from.email.to_ascii_lowercase());
    Taken {
        at: told.at,
        subject: plain(&told.mail.subject),
        wording: Some((sender.unwrap_or_default(), digest(&told.mail.text))),
    }
}

/// The words of a text, short enough to be kept for every receipt.
fn digest(text: &str) -> String {
    crate::fact::FactId::digest([plain(text).as_str()]).to_string()
}
