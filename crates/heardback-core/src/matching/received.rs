//! What a received mail says happened.

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::addresses::OwnAddresses;
use super::company::company_words;
use super::facts::Told;
use super::known::{Entry, Letter, Talk, is_domain_of};
use super::named::{takes_part, will_meet};
use super::place::Place;
use super::receipts::{Receipt, taken};
use super::role::shown_role;
use super::{Keep, Matcher};
use crate::fact::{
    ApplicationDetail, ApplicationId, Channel, ContactId, Direction, Event, InterviewId,
    InterviewKind, MessageEvent, MessageKind, OutcomeKind, Part, Way,
};
use crate::journal::{fresh_application_id, fresh_id};
use crate::plain::plain;
use crate::reading::{Effect, EventTime, Label, LinkTo};

/// A bounce comes back within this time.
const BOUNCE: SignedDuration = SignedDuration::from_hours(6 * 24);
/// Nobody arranges an interview further ahead.
pub(super) const AHEAD: SignedDuration = SignedDuration::from_hours(200 * 24);
/// How long an interview takes where nobody says.
pub(super) const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// What is said of a report that a mail is late.
pub(super) const LATE: &str = "a mail is late and may still arrive";

impl Matcher {
    /// A mail that somebody else wrote.
    pub(super) fn take_received(&mut self, told: &mut Told<'_>, own: &OwnAddresses) -> Keep {
        if told.reading.bounced.is_some()
            || told.mail.flags.report == Some(crate::mail::Report::Delivery)
        {
            return self.bounced(told);
        }
        if told.reading.label == Label::JobAlert {
            return Keep::Not { why: "it lists postings" };
        }
        let place = self.place(told);
        let place = self.rethreaded(told, place);
        self.record(told, own, place, false)
    }

    /// Records what the mail says, where its place allows. `settled`: the user has said what it is.
    pub(super) fn record(
        &mut self,
        told: &mut Told<'_>,
        own: &OwnAddresses,
        place: Place,
        settled: bool,
    ) -> Keep {
        let reading = told.reading;
        let flags = &told.mail.flags;
        let to_many = flags.list || (flags.list_unsubscribe && reading.effect == Effect::Ignore);
        let by_machine = reading.label == Label::AutoReply;
        let outreach = reading.label == Label::RecruiterOutreach && !self.is_answer(told);
        if outreach {
            self.known.offers.insert(told.mail.key);
        }
        let nameless = told.is_nameless_news();
        let name = |a: usize, this: &Self| Some(this.known.applications[a].id.clone());
        let a = match place {
            Place::Sure(a) if settled => a,
            Place::Sure(a) if outreach => {
                return review(name(a, self), "somebody you know offers another job", true);
            }
            Place::Sure(_) if to_many => return Keep::Not { why: "it went to many" },
            Place::Sure(a) if reading.effect == Effect::Create => match self.receipt(told, a) {
                Receipt::Continues => a,
                Receipt::Opens => self.open(told),
                Receipt::Unclear => {
                    let why = "much the same receipt came before: one application or two?";
                    return review(name(a, self), why, false);
                }
            },
            Place::Sure(a) => a,
            _ if by_machine => {
                return Keep::Not { why: "a machine answered a mail outside the search" };
            }
            Place::Nowhere if settled && reading.company.is_some() => self.open(told),
            Place::Nowhere => match reading.effect {
                Effect::Create => self.open(told),
                Effect::Attach if told.company_is_sure() && !outreach => self.open(told),
                Effect::Attach => {
                    return review(
                        None,
                        "it belongs to a job, and the company is not clear",
                        nameless,
                    );
                }
                Effect::Review if outreach => {
                    return review(None, "somebody offers a job nobody asked for", true);
                }
                Effect::Review => return review(None, "it may be about a job", nameless),
                Effect::Ignore => return Keep::Not { why: "it is not about a job" },
            },
            Place::Guess(_) | Place::Several(_) if reading.effect == Effect::Ignore => {
                return Keep::Not { why: "it is not about a job" };
            }
            Place::Guess(a) => {
                return review(name(a, self), "company and role fit only in part", outreach);
            }
            Place::Several(list) => {
                let guess = list.last().and_then(|&a| name(a, self));
                return review(guess, "it fits more than one of your applications", outreach);
            }
        };
        let a = if settled { a } else { self.one_after_all(told, a) };
        self.tell(told, own, a, settled);
        Keep::Kept { applications: vec![self.known.applications[a].id.clone()] }
    }

    /// Opens an application for what the mail is about.
    pub(super) fn open(&mut self, told: &mut Told<'_>) -> usize {
        let company = told.reading.company.as_deref().unwrap_or_default();
        let role = shown_role(told.reading.role.as_deref().unwrap_or_default());
        let company = company_words(company).join(" ");
        let id = fresh_application_id(&company, &role, |id| self.known.is_taken(id));
        self.open_as(told, id.into())
    }

    /// The same under this id.
    pub(super) fn open_as(&mut self, told: &mut Told<'_>, id: ApplicationId) -> usize {
        let company = told.reading.company.clone().unwrap_or_default();
        let role = shown_role(told.reading.role.as_deref().unwrap_or_default());
        let mut say = |kind: &str, detail: ApplicationDetail| {
            told.say(kind, "", kind, Event::Application { application: id.clone(), detail });
        };
        if !company.is_empty() {
            say("company", ApplicationDetail::Company(company.clone()));
        }
        // An application of which nothing else is known is opened by its role, even an empty one.
        if !role.is_empty() || company.is_empty() {
            say("role", ApplicationDetail::Role(role.clone()));
        }
        self.known.add_application(Entry::new(id, &company, &role))
    }

    /// The application was sent, by what this mail says.
    pub(super) fn applied(&mut self, told: &mut Told<'_>, a: usize, way: Way) {
        if self.known.applications[a].applied.is_some() {
            return;
        }
        let application = self.known.applications[a].id.clone();
        told.say("applied", "", "label", Event::Applied { application: application.clone() });
        let detail = ApplicationDetail::Way(way);
        told.say("way", "", "label", Event::Application { application, detail });
        self.known.applications[a].applied = Some(told.day());
    }

    /// Everything the mail says about this application.
    fn tell(&mut self, told: &mut Told<'_>, own: &OwnAddresses, a: usize, settled: bool) {
        let reading = told.reading;
        let human = self.is_human(told);
        let application = self.known.applications[a].id.clone();
        if matches!(reading.label, Label::ApplicationConfirmation | Label::AssessmentRequest) {
            self.applied(told, a, Way::OnlineForm);
        }
        self.client_named(told, a);
        self.describe_application(told, a);
        let contact =
            if human || reading.label == Label::AutoReply { self.writer(told, a) } else { None };
        // A machine that answers for a desk is nobody.
        let contact = contact.filter(|&c| human || !self.known.people[c].is_desk);
        if contact.is_none() {
            self.signer(told, a);
        }
        let contact_id = contact.map(|c| self.known.people[c].id.clone());
        if let Some(c) = contact {
            self.lives_at(told, c);
        }

        let kind = match reading.label {
            Label::ApplicationConfirmation if human => MessageKind::Reply,
            Label::ApplicationConfirmation => MessageKind::Ack,
            // A desk's machine says that the mail arrived; nobody is away.
            Label::AutoReply if reading.back_on.is_none() && contact.is_none() => MessageKind::Ack,
            Label::Rejection => MessageKind::Rejection,
            Label::AutoReply => MessageKind::Ooo,
            _ => MessageKind::Reply,
        };
        // An offer nobody asked for wants no answer until the user says that he is interested.
        let outreach =
            reading.label == Label::RecruiterOutreach && !settled && !self.is_answer(told);
        let needs_reply = human && reading.question.is_some() && !outreach;
        let field = if needs_reply { "question" } else { "label" };
        let field = if told.quote(field).is_some() { field } else { "label" };
        let fact = told.say(
            "message",
            "",
            field,
            Event::Message(MessageEvent {
                applications: vec![application.clone()],
                contact: contact_id.clone(),
                direction: Direction::In,
                channel: Channel::Email,
                kind,
                auto: !human,
                needs_reply,
                return_on: reading.back_on.filter(|_| kind == MessageKind::Ooo),
                interview: None,
                asked_feedback: false,
                queued: false,
                further: false,
                mail: Some(told.mail.key),
                subject: Some(told.mail.subject.clone()).filter(|subject| !subject.is_empty()),
            }),
        );
        let named = Some(self.is_named(told, a));
        self.known.letters.insert(
            told.mail.key,
            Letter {
                fact,
                to: Vec::new(),
                applications: vec![a],
                out: false,
                human,
                needs_reply,
                at: told.at,
                proposed: reading.proposed.clone(),
                named,
            },
        );
        self.known.applications[a].letters.push(told.mail.key);
        if kind == MessageKind::Ack {
            self.known.applications[a].receipts.push(taken(told));
        }
        self.promised(told, a, contact_id.clone());
        self.wished(told, a, contact);
        if !self.invitations(told, own, a)
            && matches!(reading.label, Label::InterviewInvitation | Label::Scheduling)
        {
            self.interview(told, a);
        } else if matches!(reading.label, Label::Other) && reading.proposed.is_some() {
            self.suggest(told, a);
        }
        self.agreed(told, a, false);
        let helper = contact.filter(|&c| self.is_helper(a, c));
        if let Some(helper) = helper {
            self.helped(told, a, helper);
        }
        let decision_maker = self.decider(a);
        let entry = &mut self.known.applications[a];
        entry.exchanged |= human && helper.is_none();
        let outcome = match reading.label {
            Label::Offer => Some(OutcomeKind::Offer),
            Label::Rejection if entry.offered => Some(OutcomeKind::OfferWithdrawn),
            Label::Rejection => Some(OutcomeKind::Rejected),
            _ => None,
        };
        if let Some(outcome) = outcome {
            entry.offered = outcome == OutcomeKind::Offer;
            entry.rejected = outcome == OutcomeKind::Rejected;
            entry.over = outcome != OutcomeKind::Offer;
            let delivered_by = contact_id.filter(|_| human);
            let event = Event::Outcome { application, outcome, delivered_by, decision_maker };
            told.say("outcome", "", "label", event);
        }
    }

    /// The employer's number, its own domain, and whether it asks not to be followed up.
    fn describe_application(&mut self, told: &mut Told<'_>, a: usize) {
        let application = self.known.applications[a].id.clone();
        if told.reading.no_followup && !self.known.applications[a].no_followup {
            let (application, detail) = (application.clone(), ApplicationDetail::NoFollowup(true));
            told.say("no_followup", "", "no_followup", Event::Application { application, detail });
            self.known.applications[a].no_followup = true;
        }
        self.role_named(told, a);
        if self.known.applications[a].requisition.is_none()
            && matches!(told.reading.label, Label::ApplicationConfirmation)
            && let Some(number) = self.number(told)
        {
            told.say(
                "requisition",
                "",
                "role",
                Event::Application {
                    application: application.clone(),
                    detail: ApplicationDetail::Requisition(number.clone()),
                },
            );
            self.known.number(a, &number);
        }
        let posting = told.reading.links.iter().find(|link| link.to == LinkTo::Posting);
        if let Some(posting) = posting.filter(|_| !self.known.applications[a].has_posting) {
            self.known.applications[a].has_posting = true;
            let detail = ApplicationDetail::Posting(posting.url.clone());
            let application = application.clone();
            told.say("posting", "", "link", Event::Application { application, detail });
        }
        let domain = told.mail.from.as_ref().map(|from| from.domain()).unwrap_or_default();
        let entry = &self.known.applications[a];
        if !entry.has_domain && is_domain_of(&domain, &entry.company) {
            let detail = ApplicationDetail::Domain(domain.clone());
            told.say("domain", "", "company", Event::Application { application, detail });
            self.known.domain(a, &domain);
        }
    }

    /// News was promised, or silence declared to be the answer.
    fn promised(&mut self, told: &mut Told<'_>, a: usize, by: Option<ContactId>) {
        let Some(text) = &told.reading.timeline else { return };
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let application = self.known.applications[a].id.clone();
        if told.reading.silence_means_no {
            if let Some(due) = told.reading.promised_on {
                let detail = ApplicationDetail::SilenceMeansNoAfter(due);
                told.say("silence", "", "timeline", Event::Application { application, detail });
            }
            return;
        }
        let mut due = told.reading.promised_on;
        if due.is_some_and(|due| due < told.day()) {
            told.warn(format!(
                "the mail “{}” seems to promise news for a day before it was written; the words are kept without the day",
                told.mail.subject
            ));
            due = None;
        }
        told.say("promise", "", "timeline", Event::Promise { application, by, text, due });
    }

    /// An interview was arranged, moved or called off. Without a sure time it is a remark to look at.
    fn interview(&mut self, told: &mut Told<'_>, a: usize) {
        let subject = plain(&told.mail.subject);
        let words = format!("{subject} {}", plain(told.quote("label").unwrap_or_default()));
        let says = |any: &[&str]| any.iter().any(|word| words.contains(word));
        let ahead = self
            .known
            .talks
            .iter()
            .enumerate()
            .filter(|(_, talk)| talk.application == a && !talk.cancelled && talk.start >= told.at)
            .min_by_key(|(_, talk)| talk.start)
            .map(|(t, _)| t);
        let called_off = says(&["cancelled", "canceled", "call off", "called off"]);
        let start = self.start(told);
        if let Some(t) = ahead
            && called_off
            && start.is_none()
        {
            self.known.talks[t].cancelled = true;
            let interview = self.known.talks[t].id.clone();
            told.say("cancelled", "", "label", Event::InterviewCancelled { interview });
            return;
        }
        // What is only offered or asked for is nothing to count on.
        if told.reading.proposed.is_some() {
            return self.suggest(told, a);
        }
        let Some(start) = start else { return self.remark(told, a) };
        if called_off {
            return;
        }
        let same =
            self.known.talks.iter().position(|talk| talk.application == a && talk.start == start);
        let day = |at: Timestamp| self.zone.to_datetime(at).date();
        let moved = says(&["resched", "moved", "new time", "postpon", "move our"]);
        let other = ahead.filter(|&t| moved || day(self.known.talks[t].start) == day(start));
        let invited = self.named_in_words(told, a);
        let (interview, is_new) = match same.or(other) {
            Some(t) => {
                let talk = &mut self.known.talks[t];
                let says_more = talk.start != start
                    || talk.cancelled
                    || invited.iter().any(|c| !talk.interviewers.contains(c));
                if !says_more {
                    return;
                }
                talk.start = start;
                talk.end = start.checked_add(HOUR).unwrap_or(start);
                talk.cancelled = false;
                talk.interviewers.extend(&invited);
                (talk.id.clone(), false)
            }
            None => {
                let base = format!("{} interview", self.known.applications[a].id);
                let id = InterviewId::from(fresh_id(&base, "interview", |id| {
                    self.known.is_interview(id)
                }));
                self.known.add_talk(Talk {
                    id: id.clone(),
                    application: a,
                    start,
                    end: start.checked_add(HOUR).unwrap_or(start),
                    interviewers: invited.clone(),
                    cancelled: false,
                    revisions: Vec::new(),
                    mail: Some(told.mail.key),
                });
                (id, true)
            }
        };
        let kind =
            kind_of(&format!("{words} {}", plain(told.quote("event_time").unwrap_or_default())));
        self.whereabouts(told, a);
        told.say(
            "interview",
            "",
            "event_time",
            Event::Interview {
                interview,
                application: self.known.applications[a].id.clone(),
                round: None,
                kind: kind.filter(|_| is_new),
                start: Some(start),
                end: None,
                interviewers: invited.iter().map(|&c| self.known.people[c].id.clone()).collect(),
            },
        );
    }

    /// The time of an interview, where it is sure: stated with its zone, or meant in the zone both sides are in.
    fn start(&self, told: &Told<'_>) -> Option<Timestamp> {
        let start = match told.reading.event_time? {
            EventTime::Instant { at, .. } => at,
            EventTime::Local(local) => {
                let writer = Offset::from_seconds(told.mail.date_offset?).ok()?;
                if self.zone.to_offset(told.at) != writer || self.zone == TimeZone::UTC {
                    return None;
                }
                self.zone.to_timestamp(local).ok()?
            }
        };
        let latest = told.at.checked_add(AHEAD).unwrap_or(Timestamp::MAX);
        let earliest = told.at.checked_sub(HOUR).unwrap_or(Timestamp::MIN);
        (earliest..=latest).contains(&start).then_some(start)
    }

    /// Where a talk is, as far as words say it: kept as a remark.
    fn whereabouts(&mut self, told: &mut Told<'_>, a: usize) {
        let Some(place) = &told.reading.place else { return };
        let text = format!("The interview is at: {place}");
        let application = Some(self.known.applications[a].id.clone());
        told.say("place", "", "place", Event::Note { application, contact: None, text });
    }

    /// Words about a time that may mean more than one: kept as a remark on the application, for the user to look at.
    fn remark(&mut self, told: &mut Told<'_>, a: usize) {
        if told.reading.event_time.is_none() {
            return;
        }
        let words = told.quote("event_time").unwrap_or(&told.mail.subject);
        let text =
            format!("An interview or call is mentioned, and its time is not sure: “{words}”.");
        let application = Some(self.known.applications[a].id.clone());
        told.say("remark", "", "event_time", Event::Note { application, contact: None, text });
    }

    /// The people whom the words say the user will meet; whoever asks for a talk with himself is one.
    fn named_in_words(&mut self, told: &mut Told<'_>, a: usize) -> Vec<usize> {
        let mut people = Vec::new();
        if takes_part(&told.mail.text) {
            people.extend(self.writer(told, a));
        }
        for name in will_meet(&told.mail.text, told.reading.company.as_deref()) {
            let c = self.person(told, a, &name, None);
            if !people.contains(&c) {
                people.push(c);
            }
        }
        people
    }

    /// Whoever decided: the one interviewer who neither hires for a living nor only arranges, if there is just one.
    fn decider(&self, a: usize) -> Option<ContactId> {
        let talks = self.known.talks.iter().filter(|talk| talk.application == a && !talk.cancelled);
        let mut deciders: Vec<usize> =
            talks.flat_map(|talk| talk.interviewers.iter().copied()).collect();
        deciders.sort_unstable();
        deciders.dedup();
        deciders.retain(|&c| {
            !matches!(
                self.known.people[c].part,
                Some(Part::Hr | Part::Recruiter | Part::AgencyRecruiter | Part::Coordinator)
            )
        });
        match deciders[..] {
            [only] => Some(self.known.people[only].id.clone()),
            _ => None,
        }
    }

    /// It answers something the user sent.
    fn is_answer(&self, told: &Told<'_>) -> bool {
        let mut keys = told.mail.in_reply_to.iter().chain(&told.mail.references);
        keys.any(|key| self.known.letters.get(key).is_some_and(|letter| letter.out))
    }

    /// A sent mail came back: found by its thread, else by the address it went to. Of several people only the one at that
    /// address did not get it.
    fn bounced(&mut self, told: &mut Told<'_>) -> Keep {
        if told.reading.bounced.is_none() && is_late(&told.mail.text) {
            return Keep::Not { why: LATE };
        }
        let mut keys = told.mail.in_reply_to.iter().chain(told.mail.references.iter().rev());
        let by_thread =
            keys.find_map(|key| self.known.letters.get(key).filter(|letter| letter.out));
        let by_address = || {
            let letter = self.known.last_to(told.reading.bounced.as_deref()?)?;
            (told.at.duration_since(letter.at).abs() <= BOUNCE).then_some(letter)
        };
        let Some(letter) = by_thread.or_else(by_address) else {
            return Keep::Not { why: "a mail outside the search came back" };
        };
        let applications =
            letter.applications.iter().map(|&a| self.known.applications[a].id.clone()).collect();
        if let Some(message) = letter.to_whom(told.reading.bounced.as_deref()) {
            told.say("bounced", "", "bounced", Event::Bounced { message });
        }
        Keep::Kept { applications }
    }
}

/// Whether a report on a sent mail says that it is only late.
pub(super) fn is_late(text: &str) -> bool {
    text.to_ascii_lowercase().contains("action: delayed")
}

fn review(guess: Option<ApplicationId>, why: &str, folded: bool) -> Keep {
    Keep::Review { guess, why: why.to_owned(), folded }
}

/// How an interview is held, where the words say so.
pub(super) fn kind_of(words: &str) -> Option<InterviewKind> {
    let says = |any: &[&str]| any.iter().any(|word| words.contains(word));
    if says(&["panel"]) {
        Some(InterviewKind::Panel)
    } else if says(&["video", "zoom", "teams", "google meet", "webex"]) {
        Some(InterviewKind::Video)
    } else if says(&["phone", "telephone", "telefon"]) {
        Some(InterviewKind::Phone)
    } else if says(&["onsite", "on site", "our office", "in person", "vor ort"]) {
        Some(InterviewKind::Onsite)
    } else {
        None
    }
}
