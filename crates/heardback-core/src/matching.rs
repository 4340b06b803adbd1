//! From mail to facts: which application a message belongs to, and what it says happened.
//!
//! Mails are taken in the order of their dates. Each is placed by what is surest first: the thread it stands in, the
//! address it comes from, the employer's number for the posting, then company and role. What cannot be placed surely
//! is kept for review with the best guess; a wrong application in the list is worse than a question. The ids of facts
//! are digests of the message they were read in, so reading it again adds nothing.

mod addresses;
mod alias;
mod answers;
mod company;
mod employer;
mod facts;
mod invitations;
mod invitees;
mod known;
mod late;
mod lesson;
mod named;
mod person;
mod place;
mod receipts;
mod received;
mod recipients;
mod referral;
mod requisition;
mod role;
mod sent;
mod signature;
mod sketch;
#[cfg(test)]
mod tests;
mod wished;

pub use addresses::{OwnAddresses, is_among_sent};
pub use company::{company_words, is_same_company, is_same_company_or_short};
pub use late::{Follow, moved};
pub(crate) use person::is_freemail;
pub use person::signature_part;
pub use requisition::requisition;
pub use sketch::Sketch;

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use self::facts::Told;
use self::known::Known;
use self::place::Place;
use crate::fact::{ApplicationId, Event, Fact, ImportId, Verdict};
use crate::journal::Journal;
use crate::mail::Mail;
use crate::reading::{Effect, Reading};

/// Knows the applications and people of a journal, and learns from every mail it takes.
#[derive(Debug, Clone)]
pub struct Matcher {
    known: Known,
    zone: TimeZone,
    follows: Vec<Follow>,
}

/// What a mail amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The facts to record.
    pub facts: Vec<Fact>,
    /// Whether its text is to be kept.
    pub keep: Keep,
    /// What was odd about it, one sentence each.
    pub warnings: Vec<String>,
}

/// Whether a mail belongs to the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Keep {
    /// It does, to these applications.
    Kept {
        /// Which; in the order found.
        applications: Vec<ApplicationId>,
    },
    /// Perhaps: the user is asked.
    Review {
        /// The application it most likely belongs to.
        guess: Option<ApplicationId>,
        /// What is unsure, as a sentence.
        why: String,
        /// Nobody waits for it: shown folded.
        folded: bool,
    },
    /// It does not, and nothing of it is kept.
    Not {
        /// Why not, as a sentence.
        why: &'static str,
    },
}

impl Matcher {
    /// Knows what stands in the journal; `facts` are those it was folded from.
    pub fn new(journal: &Journal, facts: &[Fact]) -> Self {
        Matcher {
            known: Known::new(journal, facts),
            zone: journal.zone.clone(),
            follows: Vec::new(),
        }
    }

    /// Takes the next mail.
    pub fn take(
        &mut self,
        mail: &Mail,
        reading: &Reading,
        own: &OwnAddresses,
        import: ImportId,
        recorded: Timestamp,
    ) -> Taken {
        let reading = sane(reading);
        let passed_over =
            if cfg!(debug_assertions) { self.passes_over_mail(mail, &reading, own) } else { None };
        let mut told = Told::new(mail, &reading, import, recorded);
        let keep = if own.sent(mail) {
            self.take_sent(&mut told, own)
        } else {
            self.take_received(&mut told, own)
        };
        let keep = match keep {
            Keep::Review { .. } => self.taught(&mut told, own, keep),
            keep => keep,
        };
        debug_assert!(
            passed_over.is_none_or(|why| keep == Keep::Not { why }),
            "a mail that may be passed over is taken: {passed_over:?}, {keep:?}"
        );
        self.remember_thread(&told, &keep);
        told.into_taken(keep)
    }

    /// Takes a mail that waited for review, now that the user has said what it is.
    pub fn settle(
        &mut self,
        mail: &Mail,
        reading: &Reading,
        own: &OwnAddresses,
        verdict: &Verdict,
        import: ImportId,
        recorded: Timestamp,
    ) -> Taken {
        let reading = sane(reading);
        let mut told = Told::new(mail, &reading, import, recorded);
        let place = match verdict {
            Verdict::NotMine => None,
            Verdict::Application(id) => {
                self.known.applications.iter().position(|entry| entry.id == *id).map(Place::Sure)
            }
            Verdict::NewApplication(id) => Some(Place::Sure(self.open_as(&mut told, id.clone()))),
            Verdict::Accepted => Some(match self.place(&told) {
                Place::Guess(a) => Place::Sure(a),
                place => place,
            }),
        };
        let keep = match place {
            Some(place) if own.sent(mail) => self.record_sent(&mut told, own, place),
            Some(place) => {
                if let Place::Sure(a) = place {
                    self.also_called(&mut told, a);
                }
                self.record(&mut told, own, place, true)
            }
            None => Keep::Not { why: "you said that it is not about your search" },
        };
        let event = Event::Reviewed { message: mail.key, verdict: verdict.clone() };
        told.say("reviewed", "", "label", event);
        if !own.sent(mail) {
            self.learn(&mut told, verdict, &keep);
        }
        self.remember_thread(&told, &keep);
        told.into_taken(keep)
    }
}

/// The reading without what cannot be a company. Then nothing is sure enough to open an application by itself.
fn sane(reading: &Reading) -> Cow<'_, Reading> {
    match &reading.company {
        Some(name) if !company::can_be_company(name) => {
            let effect = match reading.effect {
                Effect::Create => Effect::Attach,
                effect => effect,
            };
            Cow::Owned(Reading { company: None, effect, ..reading.clone() })
        }
        _ => Cow::Borrowed(reading),
    }
}
