//! What the user's own mail says happened: applications sent, and steps of the plan carried out.

use jiff::SignedDuration;

use super::addresses::OwnAddresses;
use super::company::{company_words, short_name};
use super::facts::Told;
use super::known::Letter;
use super::known::is_domain_of;
use super::person::{is_freemail, is_personal, is_relay};
use super::place::Place;
use super::referral::asks_for_referral;
use super::role::{Likeness, likeness, role_words};
use super::{Keep, Matcher};
use crate::action::Action;
use crate::fact::{
    ApplicationDetail, Channel, Direction, Event, MessageEvent, MessageKind, Part, Standing, Way,
};
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
            ([], []) => self.place_new(told, &text),
            ([], _) => Place::Several(fitting),
            _ => Place::Several(live),
        }
    }

    /// Where a mail to somebody new belongs: to the employer at whose domain it arrives, or to what it names surely.
    fn place_new(&self, told: &Told<'_>, text: &str) -> Place {
        let speaks = ["application", "applied", "apply", "position", "interview", "role", "cv"];
        if !speaks.iter().any(|word| text.contains(&format!(" {word} "))) {
            return Place::Nowhere;
        }
        let mut at_domain: Vec<usize> = Vec::new();
        for to in told.mail.to.iter().chain(&told.mail.cc) {
            at_domain.extend(self.known.live_at(&to.domain()));
        }
        at_domain.sort_unstable();
        at_domain.dedup();
        let names = |words: &[String]| {
            !words.is_empty() && words.iter().all(|word| text.contains(&format!(" {word} ")))
        };
        let by_role: Vec<usize> = at_domain
            .iter()
            .copied()
            .filter(|&a| names(&self.known.applications[a].role))
            .collect();
        match (&by_role[..], &at_domain[..]) {
            ([a], _) | ([], [a]) => return Place::Sure(*a),
            ([], []) => {}
            ([], _) => return Place::Several(at_domain),
            _ => return Place::Several(by_role),
        }
        let number = self.number(told).map(|number| number.to_ascii_lowercase());
        if let Some(&a) = number.and_then(|number| self.known.by_requisition.get(&number)) {
            return Place::Sure(a);
        }
        // The first word of a company tells it, where the role is named as well.
        let named = |entry: &super::known::Entry| {
            !entry.over
                && names(&entry.role)
                && entry.company.first().is_some_and(|first| names(std::slice::from_ref(first)))
        };
        let mut named = self.known.applications.iter().enumerate().filter(|(_, e)| named(e));
        match (named.next(), named.next()) {
            (Some((a, _)), None) => Place::Sure(a),
            _ => Place::Nowhere,
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
        let contact = self.recipient(told, own, a, applies);
        let agency = applies && self.goes_to_agency(told, a);
        if let Some(c) = contact.filter(|_| agency) {
            self.plays(told, c, Part::AgencyRecruiter);
        }
        let (kind, interview, asked_feedback) = if applies {
            (MessageKind::Application, None, false)
        } else {
            self.kind(told, a, contact)
        };
        if let Some(day) = told.reading.announced_call.filter(|&day| day >= told.day()) {
            let application = self.known.applications[a].id.clone();
            let detail = ApplicationDetail::AnnouncedCallOn(day);
            told.say("call", "", "announced_call", Event::Application { application, detail });
        }
        if applies {
            self.applied(told, a, if agency { Way::RecruiterAgency } else { Way::Email });
            if !agency {
                self.own_domain(told, a);
            }
        }
        let ids: Vec<_> =
            applications.iter().map(|&a| self.known.applications[a].id.clone()).collect();
        let event = MessageEvent {
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
            further: false,
            mail: Some(told.mail.key),
            subject: Some(told.mail.subject.clone()).filter(|subject| !subject.is_empty()),
        };
        let fact = told.say("message", "", "label", Event::Message(event.clone()));
        let to = self.further(told, own, a, contact, fact, &event);
        // The user may be the one who invites to the talk.
        if !applies && applications.len() == 1 {
            self.invitations(told, own, a);
        }
        if !applies && applications.len() == 1 {
            if told.reading.proposed.is_some() {
                self.suggest(told, a);
            }
            self.agreed(told, a, true);
        }
        if kind == MessageKind::Did(Action::Withdrawal) {
            let application = self.known.applications[a].id.clone();
            let standing = Standing::Withdrawn;
            told.say("standing", "", "label", Event::Standing { application, standing });
            self.known.applications[a].over = true;
        }
        if let (MessageKind::Did(Action::ReferralAsk), Some(helper)) = (kind, contact) {
            self.asked_for_help(told, a, helper);
        }
        for (address, _) in &to {
            self.known.sent_to(address, told.mail.key);
        }
        let at = told.at;
        for &a in &applications {
            self.known.applications[a].letters.push(told.mail.key);
        }
        let named = Some(applications.len() > 1 || self.is_named(told, a));
        let (human, needs_reply) = (false, false);
        let proposed = told.reading.proposed.clone();
        let letter =
            Letter { fact, to, applications, out: true, human, needs_reply, at, proposed, named };
        self.known.letters.insert(told.mail.key, letter);
        Keep::Kept { applications: ids }
    }

    /// It answers a recruiter who wrote first, at a firm that is not the employer.
    fn goes_to_agency(&self, told: &Told<'_>, a: usize) -> bool {
        let mut answers = told.mail.in_reply_to.iter().chain(&told.mail.references);
        let domain = told.mail.to.first().map(Address::domain).unwrap_or_default();
        let company = &self.known.applications[a].company;
        answers.any(|key| self.known.offers.contains(key))
            && !company.is_empty()
            && !is_freemail(&domain)
            && !is_domain_of(&domain, company)
    }

    /// The domain an application went to is the employer's own, where it says the employer's name.
    fn own_domain(&mut self, told: &mut Told<'_>, a: usize) {
        let domain = told.mail.to.first().map(Address::domain).unwrap_or_default();
        let entry = &self.known.applications[a];
        if !entry.has_domain && is_domain_of(&domain, &entry.company) {
            let application = entry.id.clone();
            let detail = ApplicationDetail::Domain(domain.clone());
            told.say("domain", "", "company", Event::Application { application, detail });
            self.known.domain(a, &domain);
        }
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
            "i have applied",
            "i sent my application",
            "i submitted my application",
            "my application of",
            "my application from",
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
            let lead = self.known.at_company(&words).into_iter().find(|&a| {
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
        // A desk writes the company's name before its address; a person writes his own.
        let desk = told.mail.to.first().filter(|to| !is_personal(to)).map(|to| &to.name);
        let words = desk.map(|name| company_words(name)).unwrap_or_default();
        let company = match desk {
            Some(name) if is_domain_of(&domain, &words) => short_name(name),
            _ => name_of(&domain)?,
        };
        let reading = crate::reading::Reading {
            company: Some(company),
            role: told.reading.role.clone(),
            ..told.reading.clone()
        };
        Some(told.reread(&reading, |told| self.open(told)))
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
        let part = contact.and_then(|c| self.known.people[c].part);
        let helps = part.is_some_and(|part| matches!(part, Part::Referrer | Part::Insider));
        if helps && says(&["thank", "danke"]) && !own_text(&told.mail.text).contains('?') {
            return (did(Action::HelperThanks), None, false);
        }
        if entry.rejected {
            if says(&["thank", "danke", "vielen dank"]) {
                return (did(Action::PostRejectionThanks), None, feedback);
            }
            if feedback {
                return (did(Action::FeedbackRequest), None, true);
            }
        }
        if (part.is_none() || helps)
            && answered.is_none()
            && asks_for_referral(own_text(&told.mail.text))
        {
            return (did(Action::ReferralAsk), None, false);
        }
        let talk = self.thanked(told, a, contact);
        // Whoever confirms a date says thanks as well; once the talk is over, thanks are for it.
        let open = answered.filter(|letter| letter.needs_reply && !letter.out);
        let since = talk.map(|t| self.known.talks[t].start);
        if open.is_some_and(|letter| since.is_none_or(|start| start < letter.at)) {
            return (did(Action::Reply), None, false);
        }
        // Whoever takes a proposed time says thanks as well, and for the next talk.
        if told.reading.agreed.is_some() && self.answered_proposal(told, true).is_some() {
            return (did(Action::Reply), None, false);
        }
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
            "remain interested",
            "remain very interested",
            "expect to decide",
            "when you expect",
            "by when",
            "wondering whether",
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
    pub(super) fn thanked(
        &self,
        told: &Told<'_>,
        a: usize,
        contact: Option<usize>,
    ) -> Option<usize> {
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
pub(super) fn name_in(address: &Address) -> Option<String> {
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
    let words: Vec<String> = take.split('-').map(capital).collect();
    (take.len() > 1).then(|| words.join(" "))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
