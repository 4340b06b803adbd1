//! What the user's own mail says happened: applications sent, and steps of the plan carried out.

use jiff::SignedDuration;

use super::addresses::OwnAddresses;
use super::company::company_words;
use super::facts::Told;
use super::known::Letter;
use super::person::{is_freemail, is_name, is_personal, is_relay};
use super::place::Place;
use super::role::{Likeness, likeness, role_words};
use super::{Keep, Matcher};
use crate::action::Action;
use crate::fact::{Channel, Direction, Event, MessageEvent, MessageKind, Way};
use crate::mail::Address;
use crate::plain::plain;
use crate::reading::Effect;

/// Thanks for an interview come within this time after it.
const THANKS: SignedDuration = SignedDuration::from_hours(7 * 24);

impl Matcher {
    /// A mail the user wrote.
    pub(super) fn take_sent(&mut self, told: &mut Told<'_>, own: &OwnAddresses) -> Keep {
        let place = self.place_sent(told);
        self.record_sent(told, own, place)
    }

    /// Where an own mail belongs: by its thread, else by the person it goes to.
    fn place_sent(&self, told: &Told<'_>) -> Place {
        if let Some(place) = self.by_thread(told) {
            return place;
        }
        let to = told.mail.to.iter().chain(&told.mail.cc);
        let known = to.filter_map(|address| {
            self.known.by_address.get(&address.email.to_ascii_lowercase()).copied()
        });
        let mut applications: Vec<usize> = Vec::new();
        for c in known {
            for &a in &self.known.people[c].applications {
                if !applications.contains(&a) {
                    applications.push(a);
                }
            }
        }
        // Where one person has several, the mail says which by the name of the role or the company.
        let text = format!(" {} {} ", plain(&told.mail.subject), plain(own_text(&told.mail.text)));
        let named = |a: &usize| {
            let entry = &self.known.applications[*a];
            !entry.role.is_empty()
                && entry.role.iter().all(|word| text.contains(&format!(" {word} ")))
        };
        let by_role: Vec<usize> = applications.iter().copied().filter(named).collect();
        let fitting = if by_role.is_empty() { applications } else { by_role };
        let live: Vec<usize> =
            fitting.iter().copied().filter(|&a| !self.known.applications[a].over).collect();
        match (&live[..], &fitting[..]) {
            ([a], _) | ([], [a]) => Place::Sure(*a),
            ([], []) => Place::Nowhere,
            ([], _) => Place::Several(fitting),
            _ => Place::Several(live),
        }
    }

    /// Records an own mail at its place.
    pub(super) fn record_sent(
        &mut self,
        told: &mut Told<'_>,
        own: &OwnAddresses,
        place: Place,
    ) -> Keep {
        let mut applies = self.applies(told);
        let applications = match place {
            Place::Sure(a) | Place::Guess(a) if applies && !self.is_this(told, a) => {
                // A new application goes to somebody who is known from another.
                match self.open_own(told) {
                    Some(opened) => vec![opened],
                    None => vec![a],
                }
            }
            Place::Sure(a) | Place::Guess(a) => {
                applies &= self.known.applications[a].applied.is_none();
                vec![a]
            }
            // One message about two applications names both.
            Place::Several(list) => {
                applies = false;
                list
            }
            Place::Nowhere if applies => match self.open_own(told) {
                Some(opened) => vec![opened],
                None => {
                    let why =
                        "your own mail reads like an application, and the company is not clear";
                    return Keep::Review { guess: None, why: why.to_owned(), folded: false };
                }
            },
            Place::Nowhere => {
                return Keep::Not { why: "your own mail to somebody outside the search" };
            }
        };
        let a = applications[0];
        let contact = self.recipient(told, own, a);
        let (kind, interview, asked_feedback) = if applies {
            (MessageKind::Application, None, false)
        } else {
            self.kind(told, a, contact)
        };
        if applies {
            self.applied(told, a, Way::Email);
        }
        let ids: Vec<_> =
            applications.iter().map(|&a| self.known.applications[a].id.clone()).collect();
        let fact = told.say(
            "message",
            "",
            "label",
            Event::Message(MessageEvent {
                applications: ids.clone(),
                contact: contact.map(|c| self.known.people[c].id.clone()),
                direction: Direction::Out,
                channel: Channel::Email,
                kind,
                auto: false,
                needs_reply: false,
                return_on: None,
                interview: interview.map(|t| self.known.talks[t].id.clone()),
                asked_feedback,
                queued: false,
                mail: Some(told.mail.key),
                subject: Some(told.mail.subject.clone()).filter(|subject| !subject.is_empty()),
            }),
        );
        for address in told.mail.to.iter().chain(&told.mail.cc) {
            self.known.sent_to(&address.email, told.mail.key);
        }
        let at = told.at;
        let letter = Letter { fact, applications, out: true, human: false, needs_reply: false, at };
        self.known.letters.insert(told.mail.key, letter);
        Keep::Kept { applications: ids }
    }

    /// The mail is itself an application: it comes with a resume, or says that the writer applies.
    fn applies(&self, told: &Told<'_>) -> bool {
        if let Some(letter) = self.known.letters.get(&told.mail.key) {
            // Taken before: what it was then it is now.
            return letter.applications.is_empty();
        }
        let answers = told.mail.in_reply_to.iter().chain(&told.mail.references);
        let answers = answers.filter_map(|key| self.known.letters.get(key)).next().is_some();
        if answers {
            return false;
        }
        let text = plain(own_text(&told.mail.text));
        let subject = plain(&told.mail.subject);
        let says =
            |any: &[&str]| any.iter().any(|words| text.contains(words) || subject.contains(words));
        let has_resume = told.mail.attachments.iter().any(|name| {
            let name = plain(name);
            ["cv", "resume", "lebenslauf", "cover", "anschreiben", "bewerbung", "application"]
                .iter()
                .any(|word| name.split(' ').any(|part| part.starts_with(word)))
        });
        let speaks_of_job =
            says(&["apply", "application", "position", "role", "bewerb", "stelle", "vacancy"]);
        let says_so = says(&[
            "i would like to apply",
            "i am applying",
            "id like to apply",
            "i wish to apply",
            "i am writing to apply",
            "please find my application",
            "please accept my application",
            "hiermit bewerbe ich mich",
            "my application for",
        ]);
        let follows_up = says(&[
            "follow up",
            "following up",
            "status of my application",
            "i applied",
            "i recently applied",
        ]);
        !follows_up
            && ((has_resume && speaks_of_job) || says_so || told.reading.effect == Effect::Create)
    }

    /// Whether the own mail applies for what this application is for.
    fn is_this(&self, told: &Told<'_>, a: usize) -> bool {
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let entry = &self.known.applications[a];
        likeness(&role, &entry.role) != Likeness::Different
            && (entry.applied.is_none() || role.is_empty() || entry.role.is_empty())
    }

    /// Opens an application for an own mail. The company is read in it, or stands in the recipient's domain.
    fn open_own(&mut self, told: &mut Told<'_>) -> Option<usize> {
        let words = company_words(told.reading.company.as_deref().unwrap_or_default());
        if !words.is_empty() {
            // It may have been recorded by hand before the mail was read.
            let role = role_words(told.reading.role.as_deref().unwrap_or_default());
            let lead = self.known.at_company(&words).iter().copied().find(|&a| {
                let entry = &self.known.applications[a];
                let days = entry.applied.map_or(0, |applied| (told.day() - applied).get_days());
                likeness(&role, &entry.role) != Likeness::Different
                    && !entry.over
                    && (-7..=7).contains(&days)
            });
            return Some(lead.unwrap_or_else(|| self.open(told)));
        }
        let domain = told.mail.to.first().map(Address::domain).unwrap_or_default();
        if domain.is_empty() || is_relay(&domain) || is_freemail(&domain) {
            return None;
        }
        if let [a] = *self.known.at_domain(&domain) {
            return Some(a);
        }
        let company = name_of(&domain)?;
        let reading = crate::reading::Reading {
            company: Some(company),
            role: told.reading.role.clone(),
            ..told.reading.clone()
        };
        Some(told.reread(&reading, |told| self.open(told)))
    }

    /// The person the mail goes to, if it goes to one.
    fn recipient(&mut self, told: &mut Told<'_>, own: &OwnAddresses, a: usize) -> Option<usize> {
        let to = told.mail.to.iter().find(|address| !own.contains(&address.email))?.clone();
        let is_known = self.known.by_address.contains_key(&to.email.to_ascii_lowercase());
        if is_known {
            return Some(self.person(told, a, &to.name, Some(&to.email)));
        }
        if !is_personal(&to) {
            return None;
        }
        let name = if is_name(&to.name, told.reading.company.as_deref()) {
            to.name.clone()
        } else {
            name_in(&to)?
        };
        Some(self.person(told, a, &name, Some(&to.email)))
    }

    /// Which step of the plan an own mail carried out; the interview it thanks for; whether it asks for feedback.
    fn kind(
        &self,
        told: &Told<'_>,
        a: usize,
        contact: Option<usize>,
    ) -> (MessageKind, Option<usize>, bool) {
        let entry = &self.known.applications[a];
        let text = format!("{} {}", plain(&told.mail.subject), plain(own_text(&told.mail.text)));
        let says = |any: &[&str]| any.iter().any(|words| text.contains(words));
        let did = |action| MessageKind::Did(action);
        let answered =
            told.mail.in_reply_to.iter().filter_map(|key| self.known.letters.get(key)).next();
        let answers_person = answered.is_some_and(|letter| letter.human && !letter.out);
        let feedback = says(&["feedback"]);
        if says(&[
            "withdraw my",
            "withdraw from",
            "withdrawing my",
            "withdrawing from",
            "ziehe meine bewerbung",
        ]) {
            return (did(Action::Withdrawal), None, false);
        }
        if entry.rejected {
            if says(&["thank", "danke", "vielen dank"]) {
                return (did(Action::PostRejectionThanks), None, feedback);
            }
            if feedback {
                return (did(Action::FeedbackRequest), None, true);
            }
        }
        let talk = self.thanked(told, a, contact);
        if talk.is_some() && says(&["thank", "danke", "vielen dank", "enjoyed", "pleasure"]) {
            return (did(Action::ThankYou), talk, false);
        }
        if answered.is_some_and(|letter| letter.needs_reply && !letter.out) {
            return (did(Action::Reply), None, false);
        }
        let asks = says(&[
            "follow up",
            "following up",
            "followup",
            "checking in",
            "check in",
            "status",
            "any update",
            "an update",
            "timeline",
            "next steps",
            "heard back",
            "decision",
            "touch base",
            "touching base",
            "still interested",
            "still very interested",
            "nachfragen",
            "stand meiner bewerbung",
            "stand der",
        ]);
        let kind = match (asks, answers_person) {
            (true, _) if entry.exchanged => did(Action::CheckIn),
            (true, _) => did(Action::ApplicationFollowup),
            (false, true) => did(Action::Reply),
            (false, false) if !entry.exchanged && entry.applied.is_some() => {
                did(Action::ApplicationFollowup)
            }
            (false, false) => MessageKind::Other,
        };
        (kind, None, false)
    }

    /// The interview a thank-you written now would be for: the last that is over, of this person where known.
    fn thanked(&self, told: &Told<'_>, a: usize, contact: Option<usize>) -> Option<usize> {
        let over = self.known.talks.iter().enumerate().filter(|(_, talk)| {
            talk.application == a
                && !talk.cancelled
                && talk.start <= told.at
                && told.at.duration_since(talk.end) <= THANKS
        });
        over.max_by_key(|(_, talk)| {
            (contact.is_some_and(|c| talk.interviewers.contains(&c)), talk.start)
        })
        .map(|(t, _)| t)
    }
}

/// What the writer himself wrote: everything before the first quoted line.
fn own_text(text: &str) -> &str {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let quotes = bare.starts_with('>')
            || (bare.starts_with("On ") && bare.ends_with("wrote:"))
            || (bare.starts_with("Am ") && bare.ends_with("schrieb:"))
            || (bare.starts_with("-----") && bare.contains("Original"))
            || bare.starts_with("________________");
        if quotes {
            break;
        }
        end += line.len();
    }
    &text[..end]
}

/// “Dana Ruiz” out of `dana.ruiz@acme.example`.
fn name_in(address: &Address) -> Option<String> {
    let local = address.local();
    let parts: Vec<&str> = local.split(['.', '_', '-']).filter(|part| part.len() > 1).collect();
    let are_words = parts.iter().all(|part| part.chars().all(char::is_alphabetic));
    ((2..=3).contains(&parts.len()) && are_words)
        .then(|| parts.iter().map(|part| capital(part)).collect::<Vec<_>>().join(" "))
}

/// “Acme” out of `mail.acme.co.uk`.
fn name_of(domain: &str) -> Option<String> {
    let mut labels = domain.rsplit('.').skip(1);
    let take = match labels.next()? {
        "co" | "com" | "org" | "ac" | "net" | "gov" => labels.next()?,
        name => name,
    };
    (take.len() > 1).then(|| capital(take))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
