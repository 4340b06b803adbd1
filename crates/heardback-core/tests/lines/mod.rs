//! A job search as a few lines of text, and the plan as lines of text: what the tests of the planner are written in.
//!
//! One line a fact. A line that begins with no day is told on 30 December 2025. Whatever belongs to an application
//! belongs to `a1` unless it names another, such as `a2`. All times are New York's.
//!
//! ```text
//! seeker assertive employed passive wants_feedback      holidays 2026-05-25
//! pause 2026-03-10 2026-03-23                           pause 2026-03-10
//! application a1 sales no_calls no_followup low closes=2026-03-20 call=… decision=… reposted=… no_feedback take_as_no=…
//! contact c1 hiring_manager email phone postal linkedin guessed_email invited prefers=phone zone=Asia/Tokyo back=… a1
//! 2026-03-02 applied                                    2026-03-20 standing rested
//! 2026-03-05T10:00 interview i1 c1 c2                   2026-03-05 cancelled i1
//! 2026-03-05 reviewed i1                                2026-03-05T15:00 out c1 email thank_you for=i1 feedback
//! 2026-03-06 in c1 email reply question                 2026-03-06 in c1 email ooo auto back=2026-03-23
//! 2026-03-10 bounced c1                                 2026-03-05 promise c1 2026-03-13, kept
//! 2026-03-02 referral c9 delivered to=c1                2026-03-18 outcome rejected by=c2 decider=c1
//! 2026-03-09 occasion article c1                        2026-03-09 linkedin c1 yes
//! ```
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::{HashMap, HashSet};

use heardback_core::action::Action;
use heardback_core::fact::{
    ApplicationDetail, ApplicationId, BatchId, Channel, ContactDetail, ContactId, Direction, Event,
    Fact, FactId, Interest, InterviewId, MessageEvent, MessageKey, MessageKind, Moment,
    OutcomeKind, ReferralStep, SeekerDetail,
};
use heardback_core::journal::{Journal, Places};
use heardback_core::planner::{self, Item};
use heardback_core::playbook::Playbook;
use heardback_core::working_days::WorkingDays;
use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Timestamp, ToSpan};
use serde::de::DeserializeOwned;

/// Where the searches of the tests take place.
pub(crate) struct World {
    holidays: Vec<Date>,
}

impl Places for World {
    fn zone(&self, name: &str) -> Option<TimeZone> {
        TimeZoneDatabase::bundled().get(name).ok()
    }

    fn days(&self, _region: &str) -> Option<WorkingDays> {
        Some(WorkingDays::new(self.holidays.iter().copied()))
    }

    fn home(&self) -> TimeZone {
        new_york()
    }
}

/// The zone of all times in the lines.
pub(crate) fn new_york() -> TimeZone {
    TimeZoneDatabase::bundled().get("America/New_York").unwrap()
}

/// The journal of a search written in lines.
pub(crate) fn journal(lines: &str) -> Journal {
    let mut reader = Reader::default();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        reader.read(line);
    }
    Journal::from_facts(&reader.facts, &World { holidays: reader.holidays })
}

/// A moment: a day, at nine in the morning, or a day and an hour.
pub(crate) fn moment(text: &str) -> Timestamp {
    let at: DateTime = match text.parse::<Date>() {
        Ok(day) if !text.contains('T') => day.at(9, 0, 0, 0),
        _ => text.parse().unwrap(),
    };
    new_york().to_timestamp(at).unwrap()
}

/// The plan of a search as lines.
pub(crate) fn planned(lines: &str, today: &str, playbook: &Playbook) -> String {
    let journal = journal(lines);
    let plan = planner::plan(&journal, playbook, moment(today));
    let items: Vec<String> = plan.items.iter().map(|item| written(item, &journal)).collect();
    items.join("\n")
}

/// An item as a line: action, recipient, channel, earliest … recommended … last day, what is special, sources.
pub(crate) fn written(item: &Item, journal: &Journal) -> String {
    let day =
        |day: Option<Date>| day.map_or("-".to_owned(), |day| day.strftime("%m-%d").to_string());
    let mut line = item.action.as_str().to_owned();
    if let (Some(to), Some(channel)) = (item.to, item.channel) {
        line += &format!(" {} {}", journal.contacts[to].id, channel.as_str());
    }
    let window = &item.window;
    line += &format!(" {} {} {}", day(window.not_before), day(window.due), day(window.expires));
    if let Some(alt) = item.alt {
        line += &format!(" or {}", alt.as_str());
    }
    for (is, word) in
        [(item.guess, "guess"), (item.late, "late"), (item.include_feedback, "feedback")]
    {
        if is {
            line += &format!(" {word}");
        }
    }
    let applications: Vec<&str> =
        item.applications.iter().map(|&a| journal.applications[a].id.0.as_str()).collect();
    if applications != ["a1"] {
        line += &format!(" in {}", applications.join("+"));
    }
    let sources: Vec<&str> = item.reason.sources.iter().map(|rule| rule.as_str()).collect();
    format!("{line} ({})", sources.join(" "))
}

/// The dissent of every item of a plan.
pub(crate) fn dissent(lines: &str, today: &str, playbook: &Playbook) -> String {
    let journal = journal(lines);
    let plan = planner::plan(&journal, playbook, moment(today));
    let items: Vec<String> = plan
        .items
        .iter()
        .map(|item| {
            let rules: Vec<&str> = item.reason.dissent.iter().map(|rule| rule.as_str()).collect();
            format!("{}: {}", item.action.as_str(), rules.join(" "))
        })
        .collect();
    items.join("\n")
}

#[derive(Default)]
struct Reader {
    facts: Vec<Fact>,
    holidays: Vec<Date>,
    met: HashSet<String>,
    /// The last thing sent to each person.
    sent: HashMap<String, FactId>,
}

/// One word as the value of a type that reads JSON.
fn word<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(&format!("\"{text}\""))
        .unwrap_or_else(|_| panic!("“{text}” is no word here"))
}

fn is_id(word: &str, letter: char) -> bool {
    word.strip_prefix(letter).is_some_and(|rest| rest.parse::<u32>().is_ok())
}

impl Reader {
    fn read(&mut self, line: &str) {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let on = match words[0].as_bytes()[0] {
            b'2' => words.remove(0),
            _ => "2025-12-30",
        };
        let at = match on.contains('T') {
            true => Moment::Instant(moment(on)),
            false => Moment::Day(on.parse().unwrap()),
        };
        let application = words.iter().find(|word| is_id(word, 'a')).copied();
        let a = ApplicationId::from(application.unwrap_or("a1"));
        let verb = words.remove(0);
        words.retain(|word| !is_id(word, 'a'));
        if !matches!(verb, "seeker" | "pause" | "resumed" | "holidays" | "contact")
            && self.met.insert(a.0.to_string())
        {
            // Applications stand in the journal in the order of the lines.
            let detail = ApplicationDetail::Company(format!("Company {}", a.0));
            let opened = Moment::Day("2025-12-29".parse().unwrap());
            self.add(opened, Event::Application { application: a.clone(), detail });
        }
        match verb {
            "seeker" => words.iter().for_each(|word| self.seeker(at, word)),
            "holidays" => {
                self.holidays.extend(words.iter().map(|day| day.parse::<Date>().unwrap()));
                self.add(at, Event::Seeker { detail: SeekerDetail::Region("US".into()) });
            }
            "pause" => {
                let from = words[0].parse().unwrap();
                let until = words.get(1).map(|day| day.parse().unwrap());
                self.add(at, Event::Seeker { detail: SeekerDetail::Paused { from, until } });
            }
            "application" => words.iter().for_each(|word| self.application(at, &a, word)),
            "contact" => self.contact(at, application, &words),
            "applied" => self.add(at, Event::Applied { application: a }),
            "standing" => {
                let standing = word(words[0]);
                self.add(at, Event::Standing { application: a, standing });
            }
            "interview" => self.interview(at, a, &words),
            "cancelled" => {
                self.add(at, Event::InterviewCancelled { interview: InterviewId::from(words[0]) });
            }
            "reviewed" => {
                self.add(at, Event::NotesReviewed { interview: InterviewId::from(words[0]) });
            }
            "out" => self.message(at, a, Direction::Out, &words),
            "in" => self.message(at, a, Direction::In, &words),
            "skipped" => self.add(
                at,
                Event::Skipped {
                    item: heardback_core::fact::ItemId(1),
                    action: Action::parse(words[1]).unwrap(),
                    applications: vec![a],
                    contact: Some(words[0]).filter(|to| *to != "self").map(ContactId::from),
                    interview: None,
                },
            ),
            "bounced" => {
                let message = self.sent[words[0]];
                self.add(at, Event::Bounced { message });
            }
            "promise" => {
                let by = words.iter().find(|word| is_id(word, 'c'));
                let due = words.iter().find_map(|word| word.parse().ok());
                let by = by.map(|by| ContactId::from(*by));
                let text = "you will hear".to_owned();
                self.add(at, Event::Promise { application: a, by, text, due });
            }
            "kept" => {
                let promise = self.facts.iter().rfind(|f| matches!(f.event, Event::Promise { .. }));
                let promise = promise.unwrap().id;
                self.add(at, Event::PromiseKept { promise });
            }
            "referral" => self.referral(at, a, &words),
            "outcome" => {
                let named = |key| after(&words, key).map(ContactId::from);
                let (delivered_by, decision_maker) = (named("by="), named("decider="));
                let outcome: OutcomeKind = word(words[0]);
                self.add(
                    at,
                    Event::Outcome { application: a, outcome, delivered_by, decision_maker },
                );
            }
            "occasion" => {
                let (kind, contact) = (word(words[0]), ContactId::from(words[1]));
                let text = String::new();
                self.add(at, Event::Occasion { application: a, contact, kind, text });
            }
            "linkedin" => {
                let detail = ContactDetail::LinkedinPermission(word(words[1]));
                self.add(at, Event::Contact { contact: ContactId::from(words[0]), detail });
            }
            other => panic!("“{other}” begins no line"),
        }
    }

    fn add(&mut self, on: Moment, event: Event) {
        let n = self.facts.len() as u64;
        self.facts.push(Fact {
            id: FactId(n),
            on,
            recorded: Timestamp::UNIX_EPOCH.checked_add((n as i64).seconds()).unwrap(),
            batch: BatchId(0),
            origin: heardback_core::fact::Origin::Typed,
            event,
        });
    }

    fn seeker(&mut self, at: Moment, said: &str) {
        let detail = match said {
            "employed" => SeekerDetail::Employed(true),
            "passive" => SeekerDetail::Passive(true),
            "wants_feedback" => SeekerDetail::WantsFeedback(true),
            "no_rejection_notes" => SeekerDetail::NoRejectionNotes(true),
            profile => SeekerDetail::Profile(word(profile)),
        };
        self.add(at, Event::Seeker { detail });
    }

    fn application(&mut self, at: Moment, a: &ApplicationId, said: &str) {
        use ApplicationDetail as Is;
        let (key, value) = said.split_once('=').unwrap_or((said, ""));
        let day = || value.parse::<Date>().unwrap();
        let detail = match key {
            "sales" => Is::SalesRole(true),
            "no_calls" => Is::NoCalls(true),
            "no_followup" => Is::NoFollowup(true),
            "low" => Is::Interest(Interest::Low),
            "closes" => Is::ClosesOn(day()),
            "call" => Is::AnnouncedCallOn(day()),
            "decision" => Is::DecisionExpectedOn(day()),
            "reposted" => Is::RepostedOn(day()),
            "no_feedback" => Is::NoFeedbackPolicy(true),
            "take_as_no" => Is::SilenceMeansNoAfter(day()),
            other => panic!("“{other}” is nothing known of an application"),
        };
        self.add(at, Event::Application { application: a.clone(), detail });
    }

    fn contact(&mut self, at: Moment, application: Option<&str>, words: &[&str]) {
        use ContactDetail as Is;
        let c = words[0];
        let address = || format!("{c}@company.example");
        let belongs = application.map(|a| Is::Application(ApplicationId::from(a)));
        let details = words[1..].iter().map(|said| {
            let (key, value) = said.split_once('=').unwrap_or((said, ""));
            match key {
                "email" => Is::Email(address()),
                "guessed_email" => Is::GuessedEmail(address()),
                "next_guess" => Is::GuessedEmail(format!("other.{c}@company.example")),
                "phone" => Is::Phone("+1-716-555-0100".into()),
                "postal" => Is::Postal("1 Main Street".into()),
                "linkedin" => Is::Linkedin(format!("in/{c}")),
                "wrote_on_linkedin" => Is::WroteOnLinkedin(true),
                "invited" => Is::InvitedCall(true),
                "no_calls" => Is::NoCalls(true),
                "no_contact" => Is::SaysNoContact(true),
                "left" => Is::Left(true),
                "prefers" => Is::Prefers(word(value)),
                "back" => Is::ReturnsOn(value.parse().unwrap()),
                "zone" => Is::Zone(value.into()),
                part => Is::Part(word(part)),
            }
        });
        for detail in belongs.into_iter().chain(details).chain([Is::Name(c.into())]) {
            self.add(at, Event::Contact { contact: ContactId::from(c), detail });
        }
    }

    /// An hour long, beginning when the line says.
    fn interview(&mut self, at: Moment, application: ApplicationId, words: &[&str]) {
        let Moment::Instant(start) = at else { panic!("an interview has an hour") };
        let interview = InterviewId::from(words[0]);
        let interviewers = words[1..].iter().map(|c| ContactId::from(*c)).collect();
        let end = Some(start.checked_add(1.hour()).unwrap());
        let start = Some(start);
        let (round, kind) = (None, None);
        // Arranged before the year began.
        let told = Moment::Day("2025-12-31".parse().unwrap());
        self.add(
            told,
            Event::Interview { interview, application, round, kind, start, end, interviewers },
        );
    }

    fn message(&mut self, at: Moment, a: ApplicationId, direction: Direction, words: &[&str]) {
        let contact = words[0];
        let mut message = MessageEvent {
            applications: vec![a],
            contact: Some(ContactId::from(contact)),
            direction,
            channel: Channel::Email,
            kind: MessageKind::Other,
            auto: false,
            needs_reply: false,
            return_on: None,
            interview: None,
            asked_feedback: false,
            queued: false,
            further: false,
            mail: None,
            subject: None,
        };
        for said in &words[1..] {
            let (key, value) = said.split_once('=').unwrap_or((said, ""));
            match key {
                "other" => message.kind = MessageKind::Other,
                "auto" => message.auto = true,
                "question" => message.needs_reply = true,
                "queued" => message.queued = true,
                "feedback" => message.asked_feedback = true,
                "letter" => message.mail = Some(MessageKey(value.parse().unwrap())),
                "further" => message.further = true,
                "back" => message.return_on = Some(value.parse().unwrap()),
                "for" => message.interview = Some(InterviewId::from(value)),
                "reply" if direction == Direction::In => message.kind = MessageKind::Reply,
                "rejection" => message.kind = MessageKind::Rejection,
                "ack" => message.kind = MessageKind::Ack,
                "ooo" => message.kind = MessageKind::Ooo,
                other => match Action::parse(other) {
                    Some(action) if direction == Direction::Out && other != "linkedin_connect" => {
                        message.kind = MessageKind::Did(action);
                    }
                    _ => message.channel = word(other),
                },
            }
        }
        self.sent.insert(contact.to_owned(), FactId(self.facts.len() as u64));
        self.add(at, Event::Message(message));
    }

    fn referral(&mut self, at: Moment, application: ApplicationId, words: &[&str]) {
        let helper = ContactId::from(words[0]);
        let to = after(words, "to=").map(ContactId::from);
        let step = match words[1] {
            "asked" => ReferralStep::Asked,
            "agreed" => ReferralStep::Agreed,
            _ => ReferralStep::Delivered { to },
        };
        self.add(at, Event::Referral { application, helper, step });
    }
}

fn after<'a>(words: &[&'a str], key: &str) -> Option<&'a str> {
    words.iter().find_map(|word| word.strip_prefix(key))
}
