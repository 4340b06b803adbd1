//! What sentences can name, for one item: who, which role, which days, what was talked about.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::days::weekday;
use super::holes::{answers, leaves_room, missing, offers};
use super::manner::Manner;
use super::sentences::{Part, Way};
use super::words::{called, clean, role_of, sentence, stopped, upper};
use super::{Hole, Missing, PostBy, Situation, person, tags, times};
use crate::action::Action;
use crate::checks::Facts;
use crate::fact::{Channel, FactId};
use crate::journal::{Application, Contact, Interview};
use crate::playbook::Kind;

/// What a sentence may name.
pub(super) const KNOWN_NAMES: [&str; 19] = [
    "applied",       // the day of the application
    "company",       // the employer
    "first",         // the reader, as the salutation names him or her
    "fit",           // a sentence of the user's on what makes the fit
    "friend",        // the go-between
    "header",        // the subject the application was sent with
    "me",            // the user's full name
    "met",           // the day of the last talk
    "met_weekday",   // its weekday, while it is less than a week ago
    "missing",       // interviewers whose addresses are not known
    "named",         // the day the employer named for news
    "other_applied", // of a second application in one message: its day
    "other_role",    // and its role
    "phone",         // the user's number
    "role",          // the role applied for
    "topic",         // what was talked about with this reader
    "topic_upper",   // the same at the beginning of a sentence
    "value",         // the thing of value, as a sentence ends
    "value_short",   // the same where a subject has room for it
];

/// Working days a letter takes, counted generously.
const DAYS_BY_POST: i32 = 4;

/// A subject has room for so many characters (9.3).
const SUBJECT: usize = 70;

pub(super) struct Named<'a> {
    situation: Situation<'a>,
    kind: Kind,
    application: &'a Application,
    contact: Option<&'a Contact>,
    values: BTreeMap<&'static str, String>,
    tags: Vec<&'static str>,
    turn: usize,
    used: Vec<FactId>,
    manner: Manner,
}

impl<'a> Named<'a> {
    pub(super) fn of(situation: &Situation<'a>, kind: Kind) -> Self {
        let journal = situation.journal;
        let item = situation.item;
        let application = &journal.applications[item.applications[0]];
        let contact = item.to.map(|to| &journal.contacts[to]);
        let mut named = Named {
            situation: *situation,
            kind,
            application,
            contact,
            values: BTreeMap::new(),
            tags: Vec::new(),
            turn: 0,
            used: item.reason.facts.clone(),
            manner: Manner::of(situation, contact),
        };
        let before = named.messages_before();
        named.tags = tags::of(situation, kind, before);
        named.turn = named.seed() + before + named.place_at_the_table();
        named.name_all(before);
        named
    }

    /// Messages of this kind sent so far about this application: the next one must not repeat them.
    fn messages_before(&self) -> usize {
        let action = self.situation.item.action;
        let chain = [Action::ApplicationFollowup, Action::AnnouncedCall, Action::ReferralFollowup];
        self.application
            .messages
            .iter()
            .map(|&m| &self.situation.journal.messages[m])
            .filter(|message| {
                message.is_first_touch()
                    && (message.carried_out(action)
                        || (action == Action::ApplicationFollowup
                            && chain.iter().any(|&other| message.carried_out(other))))
            })
            .count()
    }

    /// A number that two applications seldom share, and that never changes.
    fn seed(&self) -> usize {
        self.application.id.0.bytes().map(usize::from).sum()
    }

    /// Interviewers of one talk get different notes.
    fn place_at_the_table(&self) -> usize {
        let Some(i) = self.situation.item.interview else { return 0 };
        let interview = &self.situation.journal.interviews[i];
        let place = interview.interviewers.iter().position(|&c| Some(c) == self.situation.item.to);
        let round = self.application.interviews.iter().position(|&other| other == i).unwrap_or(0);
        place.unwrap_or(0) + 2 * round
    }

    /// By when to post a card or letter: so that it arrives before a decision whose day is known, else within the step's window.
    pub(super) fn post_by(&self) -> Option<PostBy> {
        if !matches!(self.situation.item.channel, Some(Channel::Card | Channel::Letter)) {
            return None;
        }
        let promises = &self.situation.journal.promises;
        let decision = self
            .application
            .promises
            .iter()
            .filter_map(|&p| promises[p].due)
            .chain(self.application.decision_expected_on.map(|known| known.value))
            .max()
            .filter(|decision| *decision >= self.situation.today);
        let days = self.situation.journal.days_of(self.situation.item.to);
        match decision {
            Some(decision) => {
                Some(PostBy { day: days.after(decision, -DAYS_BY_POST), before_decision: true })
            }
            None => {
                let day = self.situation.item.window.expires.or(self.situation.item.window.due)?;
                Some(PostBy { day, before_decision: false })
            }
        }
    }

    /// In which turn the ways are taken.
    pub(super) fn turn(&self) -> usize {
        self.turn
    }

    pub(super) fn used(&self) -> Vec<FactId> {
        self.used.clone()
    }

    fn name_all(&mut self, before: usize) {
        let journal = self.situation.journal;
        let told = self.situation.told;
        let today = self.situation.today;
        let day = |date: Date| told.spelling.day(date, today);
        let application = self.application;
        self.set("me", journal.seeker.name.as_deref().unwrap_or_default());
        self.set("company", &application.company);
        self.set("role", &application.role);
        self.set("header", &told.header);
        if !self.situation.item.guess {
            self.set("phone", journal.seeker.phone.as_deref().unwrap_or_default());
        }
        if let Some(contact) = self.contact {
            self.set("first", &called(&contact.name));
        }
        if let Some(applied) = application.applied {
            self.set("applied", &day(applied.value));
            self.used.push(applied.fact);
        }
        if let Some(&other) = self.situation.item.applications.get(1) {
            let other = &journal.applications[other];
            self.set("other_role", &other.role);
            if let Some(applied) = other.applied {
                self.set("other_applied", &day(applied.value));
            }
        }
        if let Some(friend) = &application.referral
            && Some(friend.helper) != self.situation.item.to
        {
            self.set("friend", &journal.contacts[friend.helper].name);
        }
        if let Some(interview) = self.last_talk() {
            let met = self.day_of(interview);
            self.set("met", &day(met));
            if today.since(met).is_ok_and(|ago| (0..7).contains(&ago.get_days())) {
                self.set("met_weekday", &weekday(met));
            }
            self.used.push(interview.fact);
        }
        self.name_topic(before);
        self.name_promise();
        let fits = &application.fits;
        if !fits.is_empty() {
            self.set("fit", &sentence(&fits[before % fits.len()]));
        }
        if matches!(self.kind, Kind::ValueNote) || before == 0 {
            self.name_value();
        }
        self.name_missing();
    }

    fn name_topic(&mut self, before: usize) {
        let Some(to) = self.situation.item.to else { return };
        let journal = self.situation.journal;
        let interviews: Vec<&Interview> = match self.situation.item.interview {
            Some(i) => vec![&journal.interviews[i]],
            None => self.application.interviews.iter().map(|&i| &journal.interviews[i]).collect(),
        };
        let topics: Vec<&str> = interviews
            .iter()
            .flat_map(|interview| &interview.topics)
            .filter(|(who, text)| *who == to && !text.trim().is_empty())
            .map(|(_, text)| text.as_str())
            .collect();
        if !topics.is_empty() {
            let topic = clean(topics[before % topics.len()]);
            let topic = topic.trim_end_matches(['.', '!', '?', ';', ',']).to_owned();
            self.set("topic_upper", &upper(&topic));
            self.set("topic", &topic);
        }
    }

    fn name_promise(&mut self) {
        let journal = self.situation.journal;
        let newest = self
            .application
            .promises
            .iter()
            .map(|&p| &journal.promises[p])
            .filter(|promise| promise.kept.is_none() && promise.due.is_some())
            .max_by_key(|promise| (promise.made_on, promise.due));
        // It is the reason to write only where the planner says so; a reproach it is never (CHK-2).
        if let Some(promise) = newest
            && self.situation.item.reason.facts.contains(&promise.fact)
            && let Some(due) = promise.due
        {
            let named = self.situation.told.spelling.day(due, self.situation.today);
            self.set("named", &named);
        }
    }

    fn name_value(&mut self) {
        let journal = self.situation.journal;
        let to = self.situation.item.to;
        let occasion =
            self.application.occasions.iter().map(|&o| &journal.occasions[o]).rfind(|occasion| {
                (occasion.contact.is_none() || occasion.contact == to)
                    && !occasion.text.trim().is_empty()
            });
        if let Some(occasion) = occasion {
            let value = clean(&occasion.text);
            self.used.push(occasion.fact);
            if value.chars().count() <= SUBJECT {
                self.set("value_short", &upper(value.trim_end_matches('.')));
            }
            self.set("value", &stopped(&value));
        }
    }

    /// Who took part and cannot be written to.
    fn name_missing(&mut self) {
        let Some(i) = self.situation.item.interview else { return };
        if self.situation.item.action != Action::RequestContactDetails {
            return;
        }
        let journal = self.situation.journal;
        let names: Vec<String> = journal.interviews[i]
            .interviewers
            .iter()
            .map(|&c| &journal.contacts[c])
            .filter(|contact| contact.email_state != crate::journal::EmailState::Confirmed)
            .map(|contact| clean(&contact.name))
            .filter(|name| !name.is_empty())
            .collect();
        let text = match names.as_slice() {
            [] => "the others".to_owned(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} and {last}", first.join(", ")),
        };
        self.set("missing", &text);
    }

    fn last_talk(&self) -> Option<&'a Interview> {
        let journal = self.situation.journal;
        if let Some(i) = self.situation.item.interview {
            return Some(&journal.interviews[i]);
        }
        let to = self.situation.item.to?;
        let held = self
            .application
            .interviews
            .iter()
            .map(|&i| &journal.interviews[i])
            .filter(|interview| self.day_of(interview) <= self.situation.today)
            .filter(|interview| interview.status != crate::journal::InterviewStatus::Cancelled);
        let (with, any): (Vec<_>, Vec<_>) =
            held.partition(|interview| interview.interviewers.contains(&to));
        with.into_iter().max_by_key(|interview| interview.end).or_else(|| {
            // "When we spoke" is only true of whoever was there; of the arranger it is not said.
            any.into_iter()
                .filter(|interview| interview.interviewers.is_empty())
                .max_by_key(|i| i.end)
        })
    }

    fn day_of(&self, interview: &Interview) -> Date {
        let zone = self.situation.journal.zone_of(self.situation.item.to);
        zone.to_datetime(interview.end).date()
    }

    fn set(&mut self, name: &'static str, value: &str) {
        let value = clean(value);
        if !value.is_empty() {
            self.values.insert(name, value);
        }
    }

    pub(super) fn has_tag(&self, tag: &str) -> bool {
        self.tags.contains(&tag)
    }

    pub(super) fn knows_all(&self, way: &Way) -> bool {
        self.unknown(way) == 0
    }

    pub(super) fn unknown(&self, way: &Way) -> usize {
        way.needs.iter().filter(|name| !self.values.contains_key(**name)).count()
    }

    /// What it names and nobody knows can be asked for.
    pub(super) fn can_ask_for(&self, way: &Way) -> bool {
        way.needs.iter().all(|name| self.values.contains_key(*name) || missing(name).is_some())
    }

    /// Paragraphs of a combination, with placeholders where something is missing.
    pub(super) fn render(&self, parts: &[Part<'_>], chosen: &[&Way]) -> (Vec<String>, Vec<Hole>) {
        let mut values = self.values.clone();
        let mut holes: Vec<Hole> = Vec::new();
        for name in chosen.iter().flat_map(|way| &way.needs) {
            if let (false, Some((missing, placeholder))) =
                (values.contains_key(name), missing(name))
            {
                values.insert(name, placeholder.to_owned());
                holes.push(self.hole(missing));
            }
        }
        let mut paragraphs: Vec<String> = Vec::new();
        for (part, way) in parts.iter().zip(chosen) {
            let text = self.say(way, &values);
            let text = text.trim();
            match paragraphs.last_mut() {
                Some(last) if !part.begins && !last.is_empty() && !text.is_empty() => {
                    last.push(' ');
                    last.push_str(text);
                }
                Some(last) if !part.begins && last.is_empty() => last.push_str(text),
                Some(_) if !part.begins => {}
                _ => paragraphs.push(text.to_owned()),
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        (paragraphs, holes)
    }

    /// A way with the names filled in, as this user would say it.
    fn say(&self, way: &Way, values: &BTreeMap<&'static str, String>) -> String {
        self.situation.told.spelling.spell(&way.say(&self.manner.say(&way.text), values))
    }

    fn hole(&self, missing: Missing) -> Hole {
        let question = match missing {
            Missing::Name => "What is your full name?".to_owned(),
            Missing::Phone => "Under which number can you be reached?".to_owned(),
            Missing::Fit => format!(
                "What have you done that fits {}? One sentence with a result, a number or a tool.",
                self.title()
            ),
            Missing::Topic => {
                format!("What did you talk about with {}? A few words.", self.reader())
            }
            // What was talked about comes first: a further thought on it is of more use than any article.
            Missing::Value => match self.values.get("topic") {
                Some(topic) => format!(
                    "What further thought do you have on {topic}, or what else for {}? With its link, if it has one.",
                    self.reader()
                ),
                None => format!(
                    "What do you have for {}? An article, a thought, with its link.",
                    self.reader()
                ),
            },
            Missing::Role => format!("What is the role at {} called?", self.application.company),
            Missing::Applied => format!("On which day did you apply for {}?", self.title()),
            Missing::Reader => "Who reads this? A first and last name.".to_owned(),
            Missing::GoBetween => "Who handed your résumé over?".to_owned(),
            Missing::Answer => match self.situation.told.asked.as_ref().map(|asked| &asked.text) {
                Some(text) if text.split(['?', '.', '!']).any(times::asks_for_time) => {
                    "What do you answer? Of the times, take the brackets away from those that suit you; no interview you know \
                     of is near them."
                        .to_owned()
                }
                _ => "What do you answer?".to_owned(),
            },
            Missing::Wording => "Can you say it in your own words?".to_owned(),
        };
        let offers = offers(missing, &self.situation, self.application);
        Hole { missing, question, checks: Vec::new(), offers }
    }

    fn title(&self) -> String {
        self.application.title()
    }

    fn reader(&self) -> String {
        self.values.get("first").cloned().unwrap_or_else(|| "the reader".to_owned())
    }

    /// The subject whose turn it is among those that fit; a long role is shortened to its leading words (9.2).
    pub(super) fn subject(&self, subjects: &[&Way], turn: usize) -> String {
        if let Some(asked) = &self.situation.told.asked
            && self.kind == Kind::Reply
        {
            let subject = clean(&asked.subject);
            let again = subject.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"));
            return if again { subject } else { format!("Re: {subject}").trim_end().to_owned() };
        }
        let mut values = self.values.clone();
        values.entry("role").or_insert_with(|| "[the role]".to_owned());
        for way in (0..subjects.len()).map(|n| subjects[(turn + n) % subjects.len()]) {
            let subject = self.say(way, &values);
            if subject.chars().count() <= SUBJECT {
                return subject;
            }
        }
        let Some(shortest) = subjects.iter().min_by_key(|way| way.needs.len()) else {
            return self.title();
        };
        let mut role: Vec<&str> =
            self.values.get("role").map_or(vec![], |r| r.split(' ').collect());
        while role.len() > 1 {
            role.pop();
            values.insert(
                "role",
                role.join(" ").trim_end_matches([',', '-', '–', '/', '(']).to_owned(),
            );
            let subject = self.say(shortest, &values);
            if subject.chars().count() <= SUBJECT {
                return subject;
            }
        }
        self.say(shortest, &values).chars().take(SUBJECT).collect()
    }

    /// The whole text: salutation, paragraphs and signature, as the kind wants them.
    pub(super) fn letter(
        &self,
        kind: Kind,
        paragraphs: &[String],
        holes: &mut Vec<Hole>,
    ) -> String {
        match kind {
            Kind::ApplicationPhone | Kind::CheckinPhone | Kind::LinkedinRequest => {
                return paragraphs.join("\n");
            }
            _ => {}
        }
        let me = match self.values.get("me") {
            Some(me) => me.clone(),
            None => {
                holes.push(self.hole(Missing::Name));
                "[your name]".to_owned()
            }
        };
        let mut text = self.manner.salutation(&self.situation, self.application, self.contact);
        if self.contact.is_none_or(|contact| clean(&contact.name).is_empty())
            && clean(&self.application.company).is_empty()
        {
            holes.push(self.hole(Missing::Reader));
        }
        for (n, paragraph) in paragraphs.iter().enumerate() {
            let is_last = n > 0 && n + 1 == paragraphs.len();
            if is_last && kind == Kind::Reply && leaves_room(&self.situation) {
                text.push_str(&answers(&self.situation));
                holes.push(self.hole(Missing::Answer));
            }
            text.push_str("\n\n");
            text.push_str(paragraph);
        }
        text.push_str("\n\n");
        let is_card = self.situation.item.channel == Some(Channel::Card);
        if !is_card {
            text.push_str(self.manner.closing(self.turn));
            text.push_str(",\n");
        }
        text.push_str(&me);
        let signature = self.situation.journal.seeker.signature.as_deref();
        // Nothing but the name goes to an address that is a guess (CON-2), or onto a card.
        let signature = signature.filter(|_| !is_card && !self.situation.item.guess);
        let with_number =
            matches!(kind, Kind::ApplicationEmail | Kind::EarlyNote | Kind::ReferralEmail);
        if let Some(phone) = self.values.get("phone").filter(|_| with_number && !is_card)
            && !signature.is_some_and(|signature| signature.contains(phone.as_str()))
        {
            text.push('\n');
            text.push_str(phone);
        }
        for line in signature.into_iter().flat_map(str::lines) {
            text.push('\n');
            text.push_str(&clean(line));
        }
        text
    }

    /// What the checks compare with.
    pub(super) fn facts(&self, situation: &Situation<'_>) -> Facts {
        let journal = situation.journal;
        let seeker = &journal.seeker;
        let contact = self.contact;
        let told = situation.told;
        let to = situation.item.to;
        let topics = self
            .application
            .interviews
            .iter()
            .flat_map(|&i| &journal.interviews[i].topics)
            .filter(|(who, _)| Some(*who) == to)
            .map(|(_, text)| clean(text))
            .collect();
        let promised = self
            .application
            .promises
            .iter()
            .map(|&p| &journal.promises[p])
            .max_by_key(|promise| (promise.made_on, promise.due))
            .map(|promise| promise.text.clone())
            .unwrap_or_default();
        Facts {
            sender: person(
                &clean(seeker.name.as_deref().unwrap_or_default()),
                seeker.phone.as_deref().unwrap_or_default(),
                "",
            ),
            recipient: person(
                &contact.map(|contact| clean(&contact.name)).unwrap_or_default(),
                contact.and_then(|contact| contact.phone.as_deref()).unwrap_or_default(),
                contact.map(role_of).unwrap_or_default(),
            ),
            company: clean(&self.application.company),
            position: clean(&self.application.role),
            also_positions: situation.item.applications[1..]
                .iter()
                .map(|&a| clean(&journal.applications[a].role))
                .collect(),
            applied_on: self.application.applied.map(|applied| applied.value),
            original_subject: told.header.clone(),
            interview_on: self.last_talk().map(|interview| self.day_of(interview)),
            topics,
            promised,
            value_item: self.values.get("value").cloned().unwrap_or_default(),
            referrer: self.values.get("friend").cloned().unwrap_or_default(),
            linkedin_permission: contact
                .map(|contact| contact.linkedin_permission)
                .unwrap_or_default(),
            sent_to_others: told.sent_to_others.clone(),
            earlier_to_same: told.earlier_to_same.clone(),
        }
    }
}
