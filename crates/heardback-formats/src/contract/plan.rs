//! `heardback plan --facts`: one search a line in, its plan out, nothing else touched.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};
use serde::Serialize;
use serde_json::value::RawValue;

use heardback_core::action::Action;
use heardback_core::fact::{
    ApplicationId, Channel, ContactId, FactId, InterviewId, InterviewKind, MessageKind, Moment,
    Standing,
};
use heardback_core::journal::{
    Application, Contact, Delivery, EmailState, Interview, InterviewStatus, Journal, Known,
    Message, Occasion, Outcome, Pause, Promise, Referral,
};
use heardback_core::planner::{self, Item};
use heardback_core::playbook::Playbook;
use heardback_core::promise_words;
use heardback_core::working_days::WorkingDays;

use super::plan_facts::{self as given, EmailStatus, Facts, MessageState, Status};
use super::{LineError, read_json};

/// Plans one line. The answer is one JSON object without a line end; an error names what is wrong and where.
pub fn plan_line(
    line: &str,
    zones: &TimeZoneDatabase,
    playbook: &Playbook,
) -> Result<String, LineError> {
    #[derive(serde::Deserialize)]
    struct Line<'a> {
        #[serde(borrow, default)]
        id: Option<&'a RawValue>,
        #[serde(borrow)]
        facts: Option<&'a RawValue>,
    }
    let line: Line<'_> = read_json(line).map_err(|error| error.of(None))?;
    let id = line.id;
    let facts = line.facts.ok_or_else(|| {
        LineError::new("facts is missing: give the search as an object".into(), id)
    })?;
    let facts: Facts = read_json(facts.get()).map_err(|error| error.under("facts").of(id))?;
    let journal = journal(&facts, zones).map_err(|error| LineError::new(error, id))?;
    let plan = planner::plan(&journal, playbook, facts.now.0);
    let items = plan.items.iter().map(|item| Answer::new(item, &journal, playbook)).collect();
    let answer = Line2 { id, items };
    Ok(serde_json::to_string(&answer).expect("text, dates and lists of text are JSON"))
}

#[derive(Serialize)]
struct Line2<'a> {
    id: Option<&'a RawValue>,
    items: Vec<Answer<'a>>,
}

/// An item as other programs see it.
#[derive(Serialize)]
struct Answer<'a> {
    action: Action,
    to: &'a str,
    channel: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alt: Vec<&'static str>,
    not_before: Option<Date>,
    due: Option<Date>,
    expires: Option<Date>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    late: bool,
    application: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    applications: Vec<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    include_feedback: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    guess: bool,
    sources: Vec<&'static str>,
    dissent: Vec<&'static str>,
    brief: Vec<String>,
    reason: &'a str,
}

impl<'a> Answer<'a> {
    fn new(item: &'a Item, journal: &'a Journal, playbook: &Playbook) -> Self {
        let name = |&a: &usize| journal.applications[a].id.0.as_str();
        let merged = item.applications.len() > 1;
        Answer {
            action: item.action,
            to: item.to.map_or("self", |c| journal.contacts[c].id.0.as_str()),
            channel: item.channel.map_or("self", Channel::as_str),
            alt: item.alt.into_iter().map(Channel::as_str).collect(),
            not_before: item.window.not_before,
            due: item.window.due,
            expires: item.window.expires,
            late: item.late,
            application: item.applications.first().map_or("", name),
            applications: if merged {
                item.applications.iter().map(name).collect()
            } else {
                Vec::new()
            },
            include_feedback: item.include_feedback,
            guess: item.guess,
            sources: item.reason.sources.iter().map(|rule| rule.as_str()).collect(),
            dissent: item.reason.dissent.iter().map(|rule| rule.as_str()).collect(),
            brief: match item.channel {
                Some(channel) => playbook
                    .brief(item.action, channel)
                    .iter()
                    .map(|check| check.to_string())
                    .collect(),
                None => Vec::new(),
            },
            reason: &item.reason.sentence,
        }
    }
}

/// The journal those facts add up to.
pub fn journal(facts: &Facts, zones: &TimeZoneDatabase) -> Result<Journal, String> {
    let zone = zone(facts.tz.as_deref(), "tz", zones)?.unwrap_or(TimeZone::UTC);
    let mut journal = Journal::new(zone, WorkingDays::new(facts.holidays.iter().copied()));
    let mut build = Build {
        facts,
        applications: HashMap::new(),
        contacts: HashMap::new(),
        interviews: HashMap::new(),
    };
    let seeker = &facts.seeker;
    journal.seeker.employed = Some(seeker.employed);
    journal.seeker.passive = seeker.passive;
    journal.seeker.profile = seeker.policy;
    journal.seeker.wants_feedback = seeker.wants_feedback;
    journal.seeker.pause = seeker.paused.as_ref().map(|paused| Pause {
        from: paused.from,
        until: paused.until,
        fact: fact("paused", 0),
    });
    for (i, application) in
        std::iter::once(&facts.application).chain(&facts.other_applications).enumerate()
    {
        build.applications.insert(application.id.as_str(), i);
    }
    for (i, contact) in facts.contacts.iter().enumerate() {
        build.contacts.insert(contact.id.as_str(), i);
    }
    for (i, interview) in facts.interviews.iter().enumerate() {
        build.interviews.insert(interview.id.as_str(), i);
    }
    for (i, contact) in facts.contacts.iter().enumerate() {
        journal.contacts.push(build.contact(i, contact, zones)?);
    }
    for (i, application) in
        std::iter::once(&facts.application).chain(&facts.other_applications).enumerate()
    {
        journal.applications.push(build.application(i, application, &journal.zone)?);
    }
    for (i, interview) in facts.interviews.iter().enumerate() {
        journal.interviews.push(build.interview(i, interview)?);
    }
    let mut order: Vec<usize> = (0..facts.messages.len()).collect();
    order.sort_by_key(|&m| facts.messages[m].at);
    for m in order {
        let message = build.message(m, &facts.messages[m], &journal)?;
        journal.messages.push(message);
    }
    for (i, promise) in facts.promises.iter().enumerate() {
        let (promise, silence_means_no) = build.promise(i, promise, &journal)?;
        let application = &mut journal.applications[promise.application];
        // "If you have not heard by then, take it as a no" is nothing to chase.
        let before = application.silence_means_no_after.into_iter();
        application.silence_means_no_after =
            before.chain(silence_means_no).max_by_key(|known| known.value);
        journal.promises.push(promise);
    }
    for (i, occasion) in facts.events.iter().enumerate() {
        journal.occasions.push(Occasion {
            fact: fact("event", i),
            application: build.application_of(occasion.application.as_deref(), "events")?,
            contact: build.contact_of(occasion.contact.as_deref(), "events.contact")?,
            kind: occasion.kind,
            on: occasion.on,
            text: String::new(),
        });
    }
    journal.link();
    Ok(journal)
}

struct Build<'a> {
    facts: &'a Facts,
    applications: HashMap<&'a str, usize>,
    contacts: HashMap<&'a str, usize>,
    interviews: HashMap<&'a str, usize>,
}

impl Build<'_> {
    /// The first application where none is named.
    fn application_of(&self, id: Option<&str>, place: &str) -> Result<usize, String> {
        let Some(id) = id else { return Ok(0) };
        self.applications
            .get(id)
            .copied()
            .ok_or_else(|| format!("{place}: no application is called “{id}”"))
    }

    fn contact_of(&self, id: Option<&str>, place: &str) -> Result<Option<usize>, String> {
        let found = id.map(|id| {
            self.contacts
                .get(id)
                .copied()
                .ok_or_else(|| format!("{place}: no contact is called “{id}”"))
        });
        found.transpose()
    }

    fn contact(
        &self,
        i: usize,
        from: &given::Contact,
        zones: &TimeZoneDatabase,
    ) -> Result<Contact, String> {
        let known = fact("contact", i);
        let mut contact = Contact::new(ContactId::from(from.id.clone()), known);
        contact.name.clone_from(&from.name);
        contact.parts.clone_from(&from.roles);
        contact.email.clone_from(&from.email);
        contact.email_state = match (from.email_status, &from.email) {
            (Some(EmailStatus::Bounced), _) => EmailState::Bounced,
            (Some(EmailStatus::GuessBounced), _) => EmailState::GuessBounced,
            (Some(EmailStatus::Guessed), Some(_)) => EmailState::Guessed,
            (Some(EmailStatus::Confirmed) | None, Some(_)) => EmailState::Confirmed,
            (_, None) => EmailState::None,
        };
        contact.guesses_tried = from.guesses_tried;
        contact.phone.clone_from(&from.phone);
        contact.postal.clone_from(&from.postal);
        contact.linkedin.clone_from(&from.linkedin);
        contact.linkedin_permission = from.linkedin_permission;
        contact.linkedin_permission_on = from.linkedin_permission_on.map(at(known));
        contact.wrote_on_linkedin = from.wrote_on_linkedin;
        contact.prefers = from.prefers.map(at(known));
        contact.invited_call = from.invited_call.then_some(known);
        contact.no_calls = from.no_calls.then_some(known);
        contact.says_no_contact = from.says_no_contact.then_some(known);
        contact.returns_on = from.ooo_return_on.map(at(known));
        contact.left = from.left_company.then_some(known);
        contact.zone = zone(from.tz.as_deref(), "contacts.tz", zones)?;
        contact.applications = from
            .applications
            .iter()
            .map(|id| self.application_of(Some(id), "contacts.applications"))
            .collect::<Result<_, _>>()?;
        Ok(contact)
    }

    fn application(
        &self,
        i: usize,
        from: &given::Application,
        zone: &TimeZone,
    ) -> Result<Application, String> {
        let known = fact("application", i);
        let mut application = Application::new(ApplicationId::from(from.id.clone()), known);
        application.company.clone_from(&from.company);
        application.role.clone_from(&from.role);
        application.way = from.channel;
        application.applied = from.applied_on.map(at(known));
        application.closes_on = from.posting_closes_on.map(at(known));
        application.no_calls = from.no_calls.then_some(known);
        application.no_followup = from.no_followup.then_some(known);
        application.sales_role = from.sales_role.then_some(known);
        application.interest = from.interest;
        application.company_size = from.company_size;
        application.announced_call_on = from.announced_call_on.map(at(known));
        application.decision_expected_on = from.decision_expected_on.map(at(known));
        application.reposted_on = from.reposted_on.map(at(known));
        application.no_feedback_policy = from.no_feedback_policy.then_some(known);
        application.keep_going = from.keep_going.then_some(known);
        let standing = match from.status {
            Status::Active => None,
            Status::Withdrawn => Some(Standing::Withdrawn),
            Status::Accepted => Some(Standing::Accepted),
            Status::Closed => Some(Standing::Closed),
        };
        let today = zone.to_datetime(self.facts.now.0).date();
        application.standing =
            standing.map(|standing| Known { value: (standing, today), fact: known });
        application.referral = match &from.referral {
            None => None,
            Some(referral) => Some(Referral {
                helper: self
                    .contact_of(Some(&referral.referrer), "referral.referrer")?
                    .expect("a name was given"),
                asked: referral.asked_on.map(at(known)),
                agreed: referral.agreed_on.map(at(known)),
                delivered: referral.delivered_on.map(at(known)),
                delivered_to: self
                    .contact_of(referral.delivered_to.as_deref(), "referral.delivered_to")?,
            }),
        };
        application.outcome = match &from.outcome {
            None => None,
            Some(outcome) => Some(Outcome {
                kind: outcome.kind,
                on: outcome.on,
                fact: known,
                delivered_by: self
                    .contact_of(outcome.delivered_by.as_deref(), "outcome.delivered_by")?,
                decision_maker: self
                    .contact_of(outcome.decision_maker.as_deref(), "outcome.decision_maker")?,
            }),
        };
        Ok(application)
    }

    fn interview(&self, i: usize, from: &given::Interview) -> Result<Interview, String> {
        let known = fact("interview", i);
        let start = from.start.0;
        let end = match from.end {
            Some(end) => end.0,
            None => start.checked_add(1.hour()).unwrap_or(start),
        };
        let interviewers = from
            .interviewers
            .iter()
            .filter_map(|id| self.contact_of(Some(id), "interviews.interviewers").transpose())
            .collect::<Result<_, _>>()?;
        Ok(Interview {
            id: InterviewId::from(from.id.clone()),
            fact: known,
            application: self
                .application_of(from.application.as_deref(), "interviews.application")?,
            round: from.round,
            kind: InterviewKind::Other,
            start,
            end,
            interviewers,
            status: match from.status {
                given::InterviewStatus::Scheduled => InterviewStatus::Scheduled,
                given::InterviewStatus::Done => InterviewStatus::Held,
                given::InterviewStatus::Rescheduled | given::InterviewStatus::Cancelled => {
                    InterviewStatus::Cancelled
                }
            },
            notes_reviewed: from.notes_reviewed.then_some(known),
            topics: Vec::new(),
            title: None,
            place: None,
            link: None,
            revisions: Vec::new(),
        })
    }

    fn message(
        &self,
        i: usize,
        from: &given::Message,
        journal: &Journal,
    ) -> Result<Message, String> {
        let contact = self.contact_of(from.contact.as_deref(), "messages.contact")?;
        let date_of = |at: Timestamp| journal.zone_of(contact).to_datetime(at).date();
        let date = date_of(from.at.0);
        let delivery = match from.state {
            MessageState::Sent => Delivery::Sent,
            MessageState::Queued => Delivery::Queued,
            MessageState::Bounced => {
                let note = self.facts.messages.iter().find(|note| {
                    note.kind.as_deref() == Some("bounce")
                        && note.at >= from.at
                        && (note.contact.is_none() || note.contact == from.contact)
                });
                Delivery::Bounced(note.map_or(date, |note| date_of(note.at.0)))
            }
        };
        let interview = match from.interview.as_deref() {
            None => None,
            Some(id) => Some(
                self.interviews
                    .get(id)
                    .copied()
                    .ok_or_else(|| format!("messages.interview: no interview is called “{id}”"))?,
            ),
        };
        let kind = from.kind.as_deref();
        Ok(Message {
            fact: fact("message", i),
            at: Moment::Instant(from.at.0),
            date,
            applications: vec![
                self.application_of(from.application.as_deref(), "messages.application")?,
            ],
            contact,
            direction: from.dir,
            channel: from.channel.unwrap_or(Channel::Email),
            kind: kind.map_or(Ok(MessageKind::Other), message_kind)?,
            delivery,
            auto: from.auto,
            needs_reply: from.needs_reply,
            return_on: from.return_on,
            interview,
            asked_feedback: from.asked_feedback,
            mail: None,
            further: false,
        })
    }

    fn promise(
        &self,
        i: usize,
        from: &given::Promise,
        journal: &Journal,
    ) -> Result<(Promise, Option<Known<Date>>), String> {
        let by = self.contact_of(from.by.as_deref(), "promises.by")?;
        let known = fact("promise", i);
        let words = promise_words::read(&from.text, from.made_on, journal.days_of(by));
        let due = from.due_on.or(words.as_ref().and_then(|words| words.due));
        let is_no = words.is_some_and(|words| words.silence_means_no());
        let promise = Promise {
            fact: known,
            application: self
                .application_of(from.application.as_deref(), "promises.application")?,
            by,
            made_on: from.made_on,
            text: from.text.clone(),
            due: due.filter(|_| !is_no),
            kept: from.kept.then_some(known),
        };
        Ok((promise, due.filter(|_| is_no && !from.kept).map(at(known))))
    }
}

fn message_kind(word: &str) -> Result<MessageKind, String> {
    Ok(match word {
        "reply" => MessageKind::Reply,
        "rejection" => MessageKind::Rejection,
        "ack" => MessageKind::Ack,
        "ooo" => MessageKind::Ooo,
        "bounce" => MessageKind::Bounce,
        "other" => MessageKind::Other,
        word => Action::parse(word).map(MessageKind::Did).ok_or_else(|| {
            let actions: Vec<_> = Action::ALL.iter().map(|action| action.as_str()).collect();
            format!(
                "messages.kind: “{word}” is not known; it is reply, rejection, ack, ooo, bounce, other or an action: {}",
                actions.join(", ")
            )
        })?,
    })
}

fn zone(
    name: Option<&str>,
    key: &str,
    zones: &TimeZoneDatabase,
) -> Result<Option<TimeZone>, String> {
    let zone = name.map(|name| {
        zones.get(name).map_err(|_| {
            format!("{key}: there is no zone “{name}”; a zone is named like America/New_York")
        })
    });
    zone.transpose()
}

fn fact(kind: &str, index: usize) -> FactId {
    FactId::digest([kind, &index.to_string()])
}

fn at<T>(fact: FactId) -> impl Fn(T) -> Known<T> {
    move |value| Known { value, fact }
}
