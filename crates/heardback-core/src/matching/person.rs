//! The person behind a mail: found, or opened with what the mail says of them.

use super::Matcher;
use super::company::company_words;
use super::facts::Told;
use super::known::{Someone, is_desk};
use super::signature::signature;
use crate::fact::{ContactDetail, ContactId, Event, Part};
use crate::journal::fresh_id;
use crate::mail::Address;
use crate::plain::{plain, words};
use crate::reading::Label;

/// Addresses behind which there is a desk, not a person.
const DESK: &[&str] = &[
    "noreply",
    "reply",
    "donotreply",
    "no",
    "notification",
    "notifications",
    "mailer",
    "daemon",
    "postmaster",
    "automated",
    "system",
    "jobs",
    "job",
    "careers",
    "career",
    "talent",
    "hr",
    "hiring",
    "people",
    "apply",
    "applications",
    "application",
    "recruiting",
    "recruitment",
    "recruiter",
    "bewerbung",
    "bewerbungen",
    "karriere",
    "personal",
    "info",
    "hello",
    "contact",
    "office",
    "team",
    "support",
    "admin",
    "kontakt",
    "candidates",
    "candidate",
    "interviews",
    "scheduling",
    "staffing",
    "resume",
    "resumes",
    "ta",
];

/// Services that speak for employers: what comes from there is nobody's own address.
const RELAYS: &[&str] = &[
    "greenhouse.io",
    "greenhouse-mail.io",
    "lever.co",
    "ashbyhq.com",
    "workablemail.com",
    "workable.com",
    "smartrecruiters.com",
    "icims.com",
    "myworkday.com",
    "myworkdayjobs.com",
    "workday.com",
    "jobvite.com",
    "bamboohr.com",
    "breezy.hr",
    "breezy-mail.com",
    "recruitee.com",
    "teamtailor.com",
    "teamtailor-mail.com",
    "personio.de",
    "personio.com",
    "successfactors.com",
    "successfactors.eu",
    "taleo.net",
    "oraclecloud.com",
    "linkedin.com",
    "indeed.com",
    "indeedemail.com",
    "goodtime.io",
    "calendly.com",
    "applytojob.com",
    "jazz.co",
    "ziprecruiter.com",
    "glassdoor.com",
    "hackerrank.com",
    "codility.com",
    "join.com",
    "softgarden.io",
    "ultipro.com",
    "paylocity.com",
    "adp.com",
    "xing.com",
    "stepstone.de",
    "hire.com",
    "dover.com",
    "gem.com",
    "rippling.com",
    "pinpointhq.com",
    "eightfold.ai",
    "phenompeople.com",
];

/// Where everybody has a mailbox.
const FREEMAIL: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "yahoo.com",
    "yahoo.de",
    "yahoo.co.uk",
    "ymail.com",
    "gmx.de",
    "gmx.net",
    "gmx.com",
    "web.de",
    "icloud.com",
    "me.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "t-online.de",
    "fastmail.com",
    "mail.com",
    "zoho.com",
];

/// Whether a domain belongs to a service that speaks for employers.
pub(super) fn is_relay(domain: &str) -> bool {
    within(domain, RELAYS)
}

/// Whether a domain gives mailboxes to everybody.
pub(crate) fn is_freemail(domain: &str) -> bool {
    within(domain, FREEMAIL)
}

fn within(domain: &str, list: &[&str]) -> bool {
    list.iter().any(|known| {
        domain.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// Whether an address is one person's own.
pub(super) fn is_personal(address: &Address) -> bool {
    let local = address.local();
    let bare: String = local.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    !local.is_empty()
        && !is_relay(&address.domain())
        && !["noreply", "donotreply"].iter().any(|word| bare.contains(word))
        && !local
            .split(|letter: char| !letter.is_ascii_alphabetic())
            .any(|word| DESK.contains(&word))
        && digits <= 4
        && !local.contains('=')
}

/// Whether a name is a person's: two to four words, none of which speaks of a desk or of the company.
pub(super) fn is_name(name: &str, company: Option<&str>) -> bool {
    let parts = words(name);
    let of_company = company_words(company.unwrap_or_default());
    (2..=4).contains(&parts.len())
        && !name.contains('@')
        && !name.bytes().any(|byte| byte.is_ascii_digit())
        && !parts.iter().any(|word| DESK.contains(&word.as_str()))
        && (of_company.is_empty() || !parts.starts_with(&of_company))
}

impl Matcher {
    /// Whether a person wrote it, as far as can be told.
    pub(super) fn is_human(&self, told: &Told<'_>) -> bool {
        let flags = &told.mail.flags;
        let by_machine = flags.auto_submitted.is_some()
            || flags.auto_reply
            || flags.report.is_some()
            || flags
                .precedence
                .as_deref()
                .is_some_and(|value| matches!(value, "bulk" | "list" | "junk"))
            || matches!(told.reading.label, Label::AutoReply | Label::JobAlert);
        // A receipt is a machine's, unless somebody with a name and an address asks something in it.
        let receipt = told.reading.label == Label::ApplicationConfirmation;
        let asks = told.reading.question.is_some()
            && told.mail.from.as_ref().is_some_and(|from| {
                is_personal(from) && is_name(&from.name, told.reading.company.as_deref())
            });
        if by_machine || (receipt && !asks) {
            return false;
        }
        let Some(from) = &told.mail.from else { return told.reading.contact.is_some() };
        let known = self.known.by_address.get(&from.email.to_ascii_lowercase());
        if known.is_some_and(|&c| !self.known.people[c].is_desk) {
            return true;
        }
        let bare: String = from.local().chars().filter(char::is_ascii_alphanumeric).collect();
        let nobody_reads = ["noreply", "donotreply", "notification", "mailer"]
            .iter()
            .any(|word| bare.contains(word));
        !nobody_reads
            && (told.reading.contact.is_some()
                || (is_personal(from) && is_name(&from.name, told.reading.company.as_deref())))
    }

    /// Who wrote it; opened as a new person of this application where nobody is known.
    pub(super) fn writer(&mut self, told: &mut Told<'_>, a: usize) -> Option<usize> {
        let company = told.reading.company.as_deref();
        let from = told.mail.from.clone().unwrap_or_default();
        if let Some(&c) = self.known.by_address.get(&from.email.to_ascii_lowercase()) {
            self.belongs(told, c, a);
            self.describe(told, c, &from.name);
            return Some(c);
        }
        let read = told.reading.contact.clone();
        let name = match &read {
            Some(contact) if !contact.name.is_empty() => contact.name.clone(),
            _ if is_personal(&from) && is_name(&from.name, company) => from.name.clone(),
            _ => return None,
        };
        let personal = |address: &&Address| is_personal(address);
        let email = read
            .as_ref()
            .filter(personal)
            .or_else(|| Some(&from).filter(personal))
            .map(|address| address.email.clone());
        Some(self.person(told, a, &name, email.as_deref()))
    }

    /// The person with an address of his own who signed what a machine sent.
    pub(super) fn signer(&mut self, told: &mut Told<'_>, a: usize) {
        let signed = told.reading.contact.clone().filter(|contact| {
            is_personal(contact) && is_name(&contact.name, told.reading.company.as_deref())
        });
        if let Some(contact) = signed {
            self.person(told, a, &contact.name, Some(&contact.email));
        }
    }

    /// The person of that name and address, opened if new, and belonging to this application from now on.
    pub(super) fn person(
        &mut self,
        told: &mut Told<'_>,
        a: usize,
        name: &str,
        email: Option<&str>,
    ) -> usize {
        let by_address =
            email.and_then(|email| self.known.by_address.get(&email.to_ascii_lowercase()).copied());
        let plain_name = plain(name);
        let found = by_address.or_else(|| {
            let c = self.known.person_in(a, &plain_name)?;
            // Two addresses may be two people of one name; without one it is the same person.
            (email.is_none() || self.known.people[c].email.is_none()).then_some(c)
        });
        let c = found.unwrap_or_else(|| {
            // A desk has the company's name; its id says that nobody of that name sits there.
            let first = name.split_whitespace().next().unwrap_or_default();
            let desk = email.is_some_and(is_desk).then(|| format!("{first} desk"));
            let called = desk.as_deref().unwrap_or(name);
            let id = ContactId::from(fresh_id(called, "person", |id| self.known.is_person(id)));
            self.known.add_person(Someone {
                id,
                name: String::new(),
                email: None,
                is_desk: false,
                has_phone: false,
                has_title: false,
                has_postal: false,
                part: None,
                applications: Vec::new(),
            })
        });
        let id = self.known.people[c].id.clone();
        let which = id.0.clone();
        let know = |told: &mut Told<'_>, kind: &str, detail: ContactDetail| {
            told.say(kind, &which, "contact", Event::Contact { contact: id.clone(), detail });
        };
        if self.known.people[c].name.is_empty() && !name.is_empty() {
            know(told, "name", ContactDetail::Name(name.to_owned()));
            self.known.people[c].name = plain_name;
        }
        if let (Some(email), None) = (email, &self.known.people[c].email) {
            know(told, "email", ContactDetail::Email(email.to_owned()));
            self.known.people[c].email = Some(email.to_owned());
            self.known.people[c].is_desk = is_desk(email);
            self.known.by_address.insert(email.to_ascii_lowercase(), c);
        }
        self.belongs(told, c, a);
        self.describe(told, c, name);
        c
    }

    /// The postal address that stands under the writer's own name.
    pub(super) fn lives_at(&mut self, told: &mut Told<'_>, c: usize) {
        let someone = &mut self.known.people[c];
        let wrote =
            told.reading.contact.as_ref().is_some_and(|one| plain(&one.name) == someone.name);
        if let Some(postal) = told.reading.postal.clone().filter(|_| wrote && !someone.has_postal) {
            someone.has_postal = true;
            let contact = someone.id.clone();
            let which = contact.0.clone();
            let detail = ContactDetail::Postal(postal);
            told.say("postal", &which, "postal", Event::Contact { contact, detail });
        }
    }

    /// The part somebody plays, where none is known yet.
    pub(super) fn plays(&mut self, told: &mut Told<'_>, c: usize, part: Part) {
        let someone = &mut self.known.people[c];
        if someone.part.is_none() {
            someone.part = Some(part);
            let contact = someone.id.clone();
            let which = contact.0.clone();
            let detail = ContactDetail::Part(part);
            told.say("part", &which, "", Event::Contact { contact, detail });
        }
    }

    /// A known person turns up in another application.
    fn belongs(&mut self, told: &mut Told<'_>, c: usize, a: usize) {
        let known = &mut self.known.people[c].applications;
        if known.contains(&a) {
            return;
        }
        known.push(a);
        let application = self.known.applications[a].id.clone();
        let contact = self.known.people[c].id.clone();
        let which = format!("{contact} {application}");
        let detail = ContactDetail::Application(application);
        told.say("belongs", &which, "contact", Event::Contact { contact, detail });
    }

    /// What the signature adds: title, telephone number, and the part the title speaks of.
    fn describe(&mut self, told: &mut Told<'_>, c: usize, name: &str) {
        let someone = &self.known.people[c];
        if someone.has_phone && someone.has_title && someone.part.is_some() {
            return;
        }
        let contact = someone.id.clone();
        let (has_phone, has_title, has_part) =
            (someone.has_phone, someone.has_title, someone.part.is_some());
        let wrote = told.mail.from.iter().chain(&told.reading.contact).any(|from| {
            plain(&from.name) == plain(name)
                || someone
                    .email
                    .as_ref()
                    .is_some_and(|email| email.eq_ignore_ascii_case(&from.email))
        });
        let signature = signature(&told.mail.text, name, wrote);
        let mut know = |kind: &str, detail: ContactDetail| {
            told.say(
                kind,
                &contact.0,
                "contact",
                Event::Contact { contact: contact.clone(), detail },
            );
        };
        if let Some(phone) = signature.phone.filter(|_| !has_phone) {
            know("phone", ContactDetail::Phone(phone));
            self.known.people[c].has_phone = true;
        }
        if let Some(title) = signature.title.filter(|_| !has_title) {
            let part = part_of(&title);
            know("title", ContactDetail::Title(title));
            self.known.people[c].has_title = true;
            if let Some(part) = part.filter(|_| !has_part) {
                know("part", ContactDetail::Part(part));
                self.known.people[c].part = Some(part);
            }
        }
    }
}

/// The part a person plays by the title under, or beside, his name below a letter, and that title.
pub fn signature_part<'t>(text: &'t str, name: &str) -> Option<(Part, &'t str)> {
    let title = signature(text, name, true).title?;
    let part = part_of(&title)?;
    let at = text.find(&title)?;
    Some((part, &text[at..at + title.len()]))
}

/// The part a title speaks of. A manager of whatever else is not said to decide about this job.
fn part_of(title: &str) -> Option<Part> {
    let words = words(title);
    let says = |one: &[&str]| words.iter().any(|word| one.contains(&word.as_str()));
    let starts = |stem: &str| words.iter().any(|word| word.starts_with(stem));
    if starts("coordinat") || says(&["scheduler", "assistant"]) {
        Some(Part::Coordinator)
    } else if starts("recruit") || says(&["talent", "sourcer", "staffing"]) {
        Some(Part::Recruiter)
    } else if says(&[
        "hr",
        "people",
        "personnel",
        "personal",
        "personalreferentin",
        "personalreferent",
    ]) || plain(title).contains("human resources")
    {
        Some(Part::Hr)
    } else if plain(title).contains("hiring manager") {
        Some(Part::HiringManager)
    } else if says(&["owner", "founder", "proprietor"]) {
        Some(Part::Owner)
    } else {
        None
    }
}
