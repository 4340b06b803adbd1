//! What the matcher knows: applications, people, interviews and messages, each found by what a mail may say of them.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use jiff::civil::Date;
use smol_str::SmolStr;

use super::alias::{initials, is_agency, is_one, names_in};
use super::answers::PROPOSED;
use super::company::{company_words, key};
use super::late::Answered;
use super::lesson::{Likes, lessons};
use super::person::{is_freemail, is_personal, is_relay};
use super::receipts::Taken as Receipt;
use super::referral::Help;
use super::role::role_words;
use crate::fact::{
    ApplicationId, ContactId, Direction, Event, Fact, FactId, InterviewId, MessageKey, MessageKind,
    Origin, OutcomeKind, Part, Standing, Verdict, Way,
};
use crate::hashed::Hashed;
use crate::journal::{InterviewStatus, Journal, Revision};
use crate::mail::Address;
use crate::plain::plain;

/// Lists that grow with every mail taken. Indices point into the lists of this struct.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) applications: Vec<Entry>,
    pub(super) people: Vec<Someone>,
    pub(super) talks: Vec<Talk>,
    pub(super) helps: Vec<Help>,
    /// Offers of jobs nobody asked for, by mail.
    pub(super) offers: HashSet<MessageKey>,
    pub(super) letters: HashMap<MessageKey, Letter>,
    pub(super) by_address: HashMap<String, usize>,
    pub(super) by_requisition: HashMap<String, usize>,
    /// By mails that others answer: where those belong.
    pub(super) answered: HashMap<MessageKey, Answered>,
    /// What the user said of mails like these.
    pub(super) lessons: HashMap<Likes, Verdict>,
    by_company: HashMap<String, Vec<usize>>,
    by_initials: HashMap<String, Vec<usize>>,
    by_first_word: HashMap<String, Vec<usize>>,
    by_domain: HashMap<String, Vec<usize>>,
    by_role: HashMap<Vec<String>, Vec<usize>>,
    ids: HashSet<SmolStr>,
    contact_ids: HashSet<SmolStr>,
    interview_ids: HashSet<SmolStr>,
    last_sent_to: HashMap<String, MessageKey>,
}

/// An application.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) id: ApplicationId,
    pub(super) company: Vec<String>,
    /// The company's name as it is shown.
    pub(super) called: String,
    /// Everything the company is called, the name above among it.
    pub(super) names: Vec<Vec<String>>,
    /// It came about through an agency, or stands in an agency's name.
    pub(super) by_agency: bool,
    pub(super) role: Vec<String>,
    pub(super) applied: Option<Date>,
    /// The employer's number for the posting, in lower case.
    pub(super) requisition: Option<String>,
    pub(super) has_domain: bool,
    pub(super) has_posting: bool,
    pub(super) no_followup: bool,
    pub(super) rejected: bool,
    pub(super) offered: bool,
    /// Closed, withdrawn, accepted or rejected: no longer what new mail is likely about.
    pub(super) over: bool,
    /// A person has written.
    pub(super) exchanged: bool,
    /// The receipts that came.
    pub(super) receipts: Vec<Receipt>,
    /// All its mails.
    pub(super) letters: Vec<MessageKey>,
}

impl Entry {
    /// An application of which only this is known.
    pub(super) fn new(id: ApplicationId, company: &str, role: &str) -> Self {
        Entry {
            id,
            company: company_words(company),
            called: company.to_owned(),
            names: Vec::new(),
            by_agency: is_agency(company),
            role: role_words(role),
            applied: None,
            requisition: None,
            has_domain: false,
            has_posting: false,
            no_followup: false,
            rejected: false,
            offered: false,
            over: false,
            exchanged: false,
            receipts: Vec::new(),
            letters: Vec::new(),
        }
    }

    /// Whether the company goes by this name, or by one that may be short for it.
    pub(super) fn may_be_called(&self, words: &[String]) -> bool {
        self.names
            .iter()
            .any(|name| super::company::may_be_same(words, name) || is_one(words, name))
    }
}

/// A person.
#[derive(Debug, Clone)]
pub(super) struct Someone {
    pub(super) id: ContactId,
    /// In plain words.
    pub(super) name: String,
    pub(super) email: Option<String>,
    /// The address is that of a desk, behind which anybody or a machine may sit.
    pub(super) is_desk: bool,
    pub(super) has_phone: bool,
    pub(super) has_title: bool,
    pub(super) has_postal: bool,
    /// The part first told of.
    pub(super) part: Option<Part>,
    pub(super) applications: Vec<usize>,
}

/// An interview.
#[derive(Debug, Clone)]
pub(super) struct Talk {
    pub(super) id: InterviewId,
    pub(super) application: usize,
    pub(super) start: Timestamp,
    pub(super) end: Timestamp,
    pub(super) interviewers: Vec<usize>,
    pub(super) cancelled: bool,
    /// The invitations to it that calendars sent.
    pub(super) revisions: Vec<Revision>,
    /// The mail that arranged it, where it was read since.
    pub(super) mail: Option<MessageKey>,
}

/// A message in either direction.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) fact: FactId,
    /// Sent: the addresses it went to, in lower case, each with the fact of its person where there is one.
    pub(super) to: Vec<(String, Option<FactId>)>,
    pub(super) applications: Vec<usize>,
    pub(super) out: bool,
    pub(super) human: bool,
    pub(super) needs_reply: bool,
    pub(super) at: Timestamp,
    /// Its words that propose a time.
    pub(super) proposed: Option<String>,
    /// It names its application by role or number; unknown of those that only the journal tells of.
    pub(super) named: Option<bool>,
}

impl Letter {
    /// The fact of the person at the address that did not take it; none where that is nobody known, or unclear.
    pub(super) fn to_whom(&self, bounced: Option<&str>) -> Option<FactId> {
        let named = bounced.and_then(|bounced| {
            self.to.iter().find(|(address, _)| address.eq_ignore_ascii_case(bounced))
        });
        match (named, &self.to[..]) {
            (Some((_, fact)), _) => *fact,
            // Somebody's mail may be passed on to another address of his.
            (None, [] | [_]) => Some(self.fact),
            (None, _) => None,
        }
    }
}

impl Known {
    /// What stands in the journal. The keys of mails stand in the facts it was folded from.
    pub(super) fn new(journal: &Journal, facts: &[Fact]) -> Self {
        let mut known = Known::default();
        for application in &journal.applications {
            let standing = application.standing.map(|known| known.value.0);
            let outcome = application.outcome.as_ref().map(|outcome| outcome.kind);
            let rejected = outcome == Some(OutcomeKind::Rejected);
            let ended = matches!(
                standing,
                Some(Standing::Closed | Standing::Withdrawn | Standing::Accepted)
            );
            let a = known.add_application(Entry {
                by_agency: application.way == Some(Way::RecruiterAgency)
                    || is_agency(&application.company),
                applied: application.applied.map(|known| known.value),
                no_followup: application.no_followup.is_some(),
                rejected,
                offered: outcome == Some(OutcomeKind::Offer),
                over: ended || rejected,
                exchanged: application.messages.iter().any(|&m| journal.messages[m].is_human()),
                has_posting: application.posting.is_some(),
                ..Entry::new(application.id.clone(), &application.company, &application.role)
            });
            for name in &application.also_called {
                known.call(a, name);
            }
            if let Some(number) = &application.requisition {
                known.number(a, number);
            }
            if let Some(domain) = &application.domain {
                known.domain(a, domain);
            }
        }
        for contact in &journal.contacts {
            known.add_person(Someone {
                id: contact.id.clone(),
                name: plain(&contact.name),
                email: contact.email.clone(),
                is_desk: contact.email.as_deref().is_some_and(is_desk),
                has_phone: contact.phone.is_some(),
                has_title: contact.title.is_some(),
                has_postal: contact.postal.is_some(),
                part: contact.parts.first().copied(),
                applications: contact.applications.clone(),
            });
        }
        for interview in &journal.interviews {
            known.add_talk(Talk {
                id: interview.id.clone(),
                application: interview.application,
                start: interview.start,
                end: interview.end,
                interviewers: interview.interviewers.clone(),
                cancelled: interview.status == InterviewStatus::Cancelled,
                revisions: interview.revisions.clone(),
                mail: None,
            });
        }
        for (a, application) in journal.applications.iter().enumerate() {
            known.helps.extend(application.referral.as_ref().map(|referral| Help {
                application: a,
                helper: referral.helper,
                delivered: referral.delivered.is_some(),
                agreed: referral.agreed.is_some(),
            }));
        }
        known.add_letters(journal, facts);
        known.lessons.extend(lessons(facts));
        known
    }

    fn add_letters(&mut self, journal: &Journal, facts: &[Fact]) {
        let keys: HashMap<FactId, (MessageKey, Option<&str>), Hashed> = facts
            .iter()
            .filter_map(|fact| match &fact.event {
                Event::Message(message) => {
                    Some((fact.id, (message.mail?, message.subject.as_deref())))
                }
                _ => None,
            })
            .collect();
        let proposed: HashMap<MessageKey, &str> = facts.iter().filter_map(proposal).collect();
        for message in &journal.messages {
            let Some(&(key, subject)) = keys.get(&message.fact) else { continue };
            let out = message.direction == Direction::Out;
            let to = message.contact.and_then(|c| journal.contacts[c].email.as_deref());
            let to = to.filter(|_| out).map(str::to_ascii_lowercase);
            if let Some(address) = &to {
                self.last_sent_to.insert(address.clone(), key);
            }
            let to = to.map(|address| (address, Some(message.fact)));
            if let Some(letter) = self.letters.get_mut(&key).filter(|letter| letter.out && out) {
                // The same letter, to another of those it went to.
                letter.to.extend(to);
                if !message.further {
                    letter.fact = message.fact;
                }
                continue;
            }
            let at = message.at.latest_instant(&journal.zone);
            for &a in &message.applications {
                let entry = &mut self.applications[a];
                entry.letters.push(key);
                if message.kind == MessageKind::Ack {
                    let subject = plain(subject.unwrap_or_default());
                    entry.receipts.push(Receipt { at, subject, wording: None });
                }
            }
            self.letters.insert(
                key,
                Letter {
                    fact: message.fact,
                    to: to.into_iter().collect(),
                    applications: message.applications.clone(),
                    out,
                    human: message.is_human(),
                    needs_reply: message.needs_reply,
                    at,
                    proposed: proposed.get(&key).map(|words| (*words).to_owned()),
                    named: None,
                },
            );
        }
    }

    pub(super) fn add_application(&mut self, entry: Entry) -> usize {
        let a = self.applications.len();
        self.ids.insert(entry.id.0.clone());
        if !entry.role.is_empty() {
            self.by_role.entry(entry.role.clone()).or_default().push(a);
        }
        let called = entry.called.clone();
        self.applications.push(entry);
        self.call(a, &called);
        a
    }

    /// The company of an application goes by this name as well.
    pub(super) fn call(&mut self, a: usize, name: &str) {
        for words in names_in(name) {
            let names = &mut self.applications[a].names;
            if names.contains(&words) {
                continue;
            }
            self.by_company.entry(key(&words)).or_default().push(a);
            for short in initials(&words) {
                self.by_initials.entry(short).or_default().push(a);
            }
            if let Some(first) = words.first() {
                self.by_first_word.entry(first.clone()).or_default().push(a);
            }
            names.push(words);
        }
    }

    /// The employer turns out to be another than the one whose name the application stood in.
    pub(super) fn rename(&mut self, a: usize, name: &str) {
        self.applications[a].company = company_words(name);
        name.clone_into(&mut self.applications[a].called);
        self.call(a, name);
    }

    /// The role of an application, told after it was opened.
    pub(super) fn role(&mut self, a: usize, words: Vec<String>) {
        self.by_role.entry(words.clone()).or_default().push(a);
        self.applications[a].role = words;
    }

    pub(super) fn add_person(&mut self, someone: Someone) -> usize {
        let c = self.people.len();
        self.contact_ids.insert(someone.id.0.clone());
        if let Some(email) = &someone.email {
            self.by_address.insert(email.to_ascii_lowercase(), c);
        }
        self.people.push(someone);
        c
    }

    pub(super) fn add_talk(&mut self, talk: Talk) {
        self.interview_ids.insert(talk.id.0.clone());
        self.talks.push(talk);
    }

    /// The employer's number for the posting of an application.
    pub(super) fn number(&mut self, a: usize, number: &str) {
        let number = number.to_ascii_lowercase();
        self.applications[a].requisition = Some(number.clone());
        self.by_requisition.insert(number, a);
    }

    /// The employer's own domain.
    pub(super) fn domain(&mut self, a: usize, domain: &str) {
        self.applications[a].has_domain = true;
        self.by_domain.entry(domain.to_ascii_lowercase()).or_default().push(a);
    }

    /// A mail went to this address.
    pub(super) fn sent_to(&mut self, address: &str, key: MessageKey) {
        self.last_sent_to.insert(address.to_ascii_lowercase(), key);
    }

    /// Whether it is the address of a person, or mail went there. In lower case.
    pub(super) fn knows_address(&self, email: &str) -> bool {
        self.by_address.contains_key(email) || self.last_sent_to.contains_key(email)
    }

    /// The last mail that went to this address.
    pub(super) fn last_to(&self, address: &str) -> Option<&Letter> {
        self.letters.get(self.last_sent_to.get(&address.to_ascii_lowercase())?)
    }

    /// Applications at a company of exactly this name, or of one it stands for; in the order they were opened.
    pub(super) fn at_company(&self, words: &[String]) -> Vec<usize> {
        if words.is_empty() {
            return Vec::new();
        }
        let mut those: Vec<usize> = self.by_company.get(&key(words)).cloned().unwrap_or_default();
        if let [short] = words {
            those.extend(self.by_initials.get(short).into_iter().flatten());
        }
        for short in initials(words) {
            those.extend(self.by_company.get(&short).into_iter().flatten());
        }
        those.sort_unstable();
        those.dedup();
        those
    }

    /// Applications at a company whose name begins alike.
    pub(super) fn at_like_company(&self, words: &[String]) -> Vec<usize> {
        let alike = words.first().and_then(|first| self.by_first_word.get(first));
        let mut alike: Vec<usize> = alike
            .into_iter()
            .flatten()
            .copied()
            .filter(|&a| self.applications[a].may_be_called(words))
            .collect();
        alike.dedup();
        alike
    }

    /// Applications at the employer whose own domain this is.
    pub(super) fn at_domain(&self, domain: &str) -> &[usize] {
        self.by_domain.get(domain).map_or(&[], Vec::as_slice)
    }

    /// Live applications at the employer whose domain this is, or says so by its name.
    pub(super) fn live_at(&self, domain: &str) -> Vec<usize> {
        let known = self.at_domain(domain);
        let labels = labels(domain);
        let of_name =
            |a: &usize| self.applications[*a].names.iter().any(|name| labels_name(&labels, name));
        (0..self.applications.len())
            .filter(|a| !self.applications[*a].over && (known.contains(a) || of_name(a)))
            .collect()
    }

    /// Applications for exactly this role.
    pub(super) fn for_role(&self, words: &[String]) -> &[usize] {
        self.by_role.get(words).map_or(&[], Vec::as_slice)
    }

    /// The person of that name who belongs to an application.
    pub(super) fn person_in(&self, a: usize, name: &str) -> Option<usize> {
        let belongs = |someone: &Someone| {
            someone.applications.is_empty() || someone.applications.contains(&a)
        };
        self.people.iter().position(|someone| someone.name == name && belongs(someone))
    }

    pub(super) fn is_taken(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    pub(super) fn is_person(&self, id: &str) -> bool {
        self.contact_ids.contains(id)
    }

    pub(super) fn is_interview(&self, id: &str) -> bool {
        self.interview_ids.contains(id)
    }
}

/// Whether a domain is the employer's own: it says the company's name.
pub(super) fn is_domain_of(domain: &str, company: &[String]) -> bool {
    labels_name(&labels(domain), company)
}

/// The labels of a domain that may say whose it is, without their signs; none of a service for everybody.
fn labels(domain: &str) -> Vec<String> {
    if is_relay(domain) || is_freemail(domain) {
        return Vec::new();
    }
    let labels = domain.split('.').rev().skip(1);
    labels.map(|label| label.chars().filter(char::is_ascii_alphanumeric).collect()).collect()
}

fn labels_name(labels: &[String], company: &[String]) -> bool {
    let Some(first) = company.first() else { return false };
    labels.iter().any(|label| {
        // The whole name begins with its first word, so most labels are turned away without making it.
        label.starts_with(first.as_str()) && (first.len() >= 4 || *label == key(company))
    })
}

/// Whether behind an address there is a desk.
pub(super) fn is_desk(email: &str) -> bool {
    !is_personal(&Address { name: String::new(), email: email.to_owned() })
}

/// The words of a mail that proposed a time, by the remark they are kept in.
fn proposal(fact: &Fact) -> Option<(MessageKey, &str)> {
    match (&fact.event, &fact.origin) {
        (Event::Note { text, .. }, Origin::Mail { message, quote: Some(words), .. })
            if text.starts_with(PROPOSED) =>
        {
            Some((*message, words))
        }
        _ => None,
    }
}
