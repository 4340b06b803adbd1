//! Drafts: what to write for an item of the plan, made from the facts.
//!
//! The sentences are data (`sentences/`): for every kind of message several openings, middles and endings, each open only
//! if what it names is known. [`draft`] tries them in an order that follows from the facts alone and takes the first
//! combination that passes every check of its kind, which includes being unlike what this reader and others at the
//! company have had before. What the program cannot know leaves a hole and a question; a draft with a hole is not ready.

mod days;
mod holes;
mod manner;
mod named;
mod sentences;
mod tags;
mod times;
mod words;

pub use days::Spelling;
pub use sentences::{SentenceError, Sentences};

use jiff::civil::Date;

use crate::action::Action;
use crate::checks::{self, Facts, Form, Message, Person};
use crate::fact::{Channel, FactId};
use crate::journal::{EmailState, Journal};
use crate::planner::Item;
use crate::playbook::{CheckId, Kind, Playbook, Subject};

use named::Named;
use sentences::{Part, Way};

/// What a draft is made from.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The search.
    pub journal: &'a Journal,
    /// The step of the plan.
    pub item: &'a Item,
    /// The advice in force.
    pub playbook: &'a Playbook,
    /// The sentences in force.
    pub sentences: &'a Sentences,
    /// The day it is for the recipient.
    pub today: Date,
    /// What the journal does not hold.
    pub told: &'a Told,
}

/// What the user said for messages, and what was sent before. Empty text counts as unknown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The subject of the e-mail the application was sent with.
    pub header: String,
    /// Texts this reader had.
    pub earlier_to_same: Vec<String>,
    /// Texts others at the company had.
    pub sent_to_others: Vec<String>,
    /// Letters the user wrote by himself to people like the reader, newest first: greeting, closing words and tone follow
    /// them.
    pub own_letters: Vec<String>,
    /// The newest letter the reader wrote.
    pub heard: Option<String>,
    /// A message of the reader's that is answered: its subject and what it asks.
    pub asked: Option<Asked>,
    /// The user would like to connect on LinkedIn: the message asks whether that would be welcome (SOC-1). It counts in replies
    /// and thanks by e-mail, to somebody who has not said yes or no.
    pub asks_linkedin: bool,
    /// What was written about the job: the posting, notes, letters of its people.
    pub posting: String,
    /// How days and words are spelt.
    pub spelling: Spelling,
}

/// A message that is answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Its subject.
    pub subject: String,
    /// Its text without what it quotes.
    pub text: String,
    /// Of a recruiter who wrote first: what the user says to it.
    pub outreach: Option<Outreach>,
}

/// What is said to a recruiter who wrote first. Nobody owes an answer; whoever gives one gives one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Outreach {
    /// The job is of interest.
    #[default]
    Yes,
    /// Later, perhaps.
    NotNow,
    /// No, thank you.
    No,
}

impl Outreach {
    /// Every answer, as people give it, with the word that forms and commands send for it.
    pub const ALL: [(Outreach, &'static str); 3] =
        [(Outreach::Yes, "yes"), (Outreach::NotNow, "not-now"), (Outreach::No, "no")];

    /// The list of its sentences.
    fn tag(self) -> &'static str {
        match self {
            Outreach::Yes => "outreach_yes",
            Outreach::NotNow => "outreach_not_now",
            Outreach::No => "outreach_no",
        }
    }
}

/// A proposed message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is for.
    pub kind: Kind,
    /// A card, or as the kind says.
    pub form: Form,
    /// The way it goes.
    pub channel: Channel,
    /// The subject; none where the kind has none.
    pub subject: Option<String>,
    /// The text with salutation and signature; of a call, what to say.
    pub body: String,
    /// Of a call: what to say to a machine.
    pub voicemail: Option<String>,
    /// Of a card or letter: by when to post it.
    pub post_by: Option<PostBy>,
    /// What is not known yet. A draft with holes is not ready to go.
    pub holes: Vec<Hole>,
    /// The facts it was made from.
    pub facts: Vec<FactId>,
}

/// The last day to post a card or letter. If it is gone, an e-mail today is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostBy {
    /// The day.
    pub day: Date,
    /// It arrives then before the decision, whose day is known; else the last sensible day of the step.
    pub before_decision: bool,
}

/// Something a draft needs and does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hole {
    /// What is missing.
    pub missing: Missing,
    /// The question that fills it, in one line.
    pub question: String,
    /// The checks the draft fails while it is open.
    pub checks: Vec<CheckId>,
    /// Of what makes the fit: places in the user's library of proofs, those that fit best first.
    pub offers: Vec<usize>,
}

/// What can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// The user's full name.
    Name,
    /// The user's telephone number.
    Phone,
    /// A result, number or task that fits the role.
    Fit,
    /// What was talked about with this reader.
    Topic,
    /// The thing of value.
    Value,
    /// The name of the role.
    Role,
    /// The day of the application.
    Applied,
    /// The reader's name.
    Reader,
    /// The go-between's name.
    GoBetween,
    /// The answer to what was asked.
    Answer,
    /// Wording within the limits: length, likeness to an earlier text, a name that does not fit.
    Wording,
}

impl Missing {
    /// What the user can say in one line, with the word that forms send for it.
    const SAID: [(Missing, &'static str); 7] = [
        (Missing::Name, "name"),
        (Missing::Phone, "phone"),
        (Missing::Fit, "fit"),
        (Missing::Topic, "topic"),
        (Missing::Value, "value"),
        (Missing::Role, "role"),
        (Missing::Reader, "reader"),
    ];

    /// The word that forms send; none for what is said in the text itself.
    pub fn word(self) -> Option<&'static str> {
        Self::SAID.iter().find(|(missing, _)| *missing == self).map(|(_, word)| *word)
    }

    /// What a word stands for.
    pub fn of_word(word: &str) -> Option<Missing> {
        Self::SAID.iter().find(|(_, known)| *known == word).map(|(missing, _)| *missing)
    }
}

impl Draft {
    /// Nothing is missing.
    pub fn is_ready(&self) -> bool {
        self.holes.is_empty()
    }

    /// The message as the checks read it.
    pub fn message(&self, situation: &Situation<'_>) -> Message {
        message_of(situation, self.kind, self.form, self.subject.clone(), self.body.clone())
    }
}

/// The draft for an item; none for what the user does alone.
pub fn draft(situation: &Situation<'_>) -> Option<Draft> {
    let item = situation.item;
    let channel = item.channel?;
    let kind = Kind::of(item.action, channel)?;
    item.to?;
    let form = match channel {
        Channel::Card if kind != Kind::ThankYouCard => Form::Card,
        _ => Form::Usual,
    };
    let named = Named::of(situation, kind);
    let mut facts = facts(situation);
    facts.sent_to_others.extend(notes_to_those_before(situation, kind, form));
    let mut draft = compose(situation, &named, &facts, kind, form);
    draft.post_by = named.post_by();
    Some(draft)
}

/// What may be written back to a recruiter who wrote first and whose mail belongs to no application. Nobody owes it.
pub fn to_outreach(
    sentences: &Sentences,
    journal: &Journal,
    name: &str,
    answer: Outreach,
) -> String {
    let turn: usize = name.bytes().map(usize::from).sum();
    let part = |part| sentences.plainly("reply", part, answer.tag(), turn).unwrap_or_default();
    let name = words::clean(name);
    let greeting = if name.is_empty() { "Hello,".to_owned() } else { format!("Dear {name},") };
    let me = words::clean(journal.seeker.name.as_deref().unwrap_or_default());
    let paragraphs = [&greeting, part("opening"), part("answer"), part("close")];
    format!("{}\n\nKind regards,\n{me}", paragraphs.join("\n\n")).trim_end().to_owned()
}

/// The ways a message of this item may be written for: the one proposed, those just as right, and paper where an address for
/// it is known. A call is never put in the place of a letter here; who may be called, the planner decides.
pub fn ways(journal: &Journal, item: &Item) -> Vec<Channel> {
    let (Some(to), Some(proposed)) = (item.to, item.channel) else { return Vec::new() };
    let mut ways = vec![proposed];
    ways.extend(item.alt);
    let contact = &journal.contacts[to];
    let on_paper = matches!(item.action, Action::ApplicationFollowup | Action::ThankYou);
    if on_paper && matches!(proposed, Channel::Email | Channel::Letter | Channel::Card) {
        if contact.email_state == EmailState::Confirmed {
            ways.push(Channel::Email);
        }
        if contact.postal.is_some() {
            ways.extend([Channel::Card, Channel::Letter]);
        }
    }
    let mut each: Vec<Channel> = Vec::new();
    for way in ways {
        if !each.contains(&way) {
            each.push(way);
        }
    }
    each
}

/// What the checks compare a message of this situation with.
pub fn facts(situation: &Situation<'_>) -> Facts {
    let item = situation.item;
    let kind = item.channel.and_then(|channel| Kind::of(item.action, channel));
    Named::of(situation, kind.unwrap_or(Kind::Reply)).facts(situation)
}

/// The notes proposed to those who sat nearer the head of the same table: nobody gets what another one gets (GRD-11).
fn notes_to_those_before(situation: &Situation<'_>, kind: Kind, form: Form) -> Vec<String> {
    let Some(i) = situation.item.interview.filter(|_| situation.item.action == Action::ThankYou)
    else {
        return Vec::new();
    };
    let table = &situation.journal.interviews[i].interviewers;
    let mut notes = Vec::new();
    for &other in table.iter().take_while(|&&other| Some(other) != situation.item.to) {
        let item = Item { to: Some(other), ..situation.item.clone() };
        let told = Told { asked: None, ..situation.told.clone() };
        let theirs = Situation { item: &item, told: &told, ..*situation };
        let named = Named::of(&theirs, kind);
        let mut facts = facts(&theirs);
        facts.sent_to_others.extend(notes.iter().cloned());
        notes.push(compose(&theirs, &named, &facts, kind, form).body);
    }
    notes
}

/// More combinations than this are not tried.
const MOST_TRIES: usize = 240;

/// Takes the first combination of sentences that passes, else the one that fails least.
fn compose(
    situation: &Situation<'_>,
    named: &Named<'_>,
    facts: &Facts,
    kind: Kind,
    form: Form,
) -> Draft {
    let key = sentence_key(kind, form);
    let (mut parts, subjects) = situation.sentences.open(key, named);
    if situation.item.include_feedback {
        let (feedback, _) = situation.sentences.open("feedback", named);
        parts.extend(feedback);
    }
    let turn = named.turn();
    let wants_subject = (situation.playbook.kind(kind).subject != Subject::None
        || (kind == Kind::Reply && situation.told.asked.is_some()))
        && form != Form::Card
        && item_is_mail(situation.item.channel);
    let is_call = matches!(kind, Kind::ApplicationPhone | Kind::CheckinPhone);
    let mut best: Option<(usize, Draft)> = None;
    for step in 0..MOST_TRIES.min(combinations(&parts)) {
        let chosen: Vec<&Way> = choose(&parts, turn, step);
        let subject = wants_subject.then(|| named.subject(&subjects, turn + step));
        let (text, mut holes) = named.render(&parts, &chosen);
        let body = named.letter(kind, &text, &mut holes);
        let message = message_of(situation, kind, form, subject.clone(), body.clone());
        let failed: Vec<CheckId> = checks::check(&message, facts, situation.playbook)
            .failed
            .iter()
            .map(|failed| failed.check)
            .collect();
        let unexplained = holes::explain(&failed, &mut holes);
        let score = unexplained.len();
        if best.as_ref().is_none_or(|(least, _)| score < *least) {
            if score > 0 {
                holes.push(Hole {
                    missing: Missing::Wording,
                    question: holes::wording_question(&unexplained),
                    checks: unexplained,
                    offers: Vec::new(),
                });
            }
            let channel = situation.item.channel.unwrap_or(Channel::Email);
            let used = named.used();
            best = Some((
                score,
                Draft {
                    kind,
                    form,
                    channel,
                    subject,
                    body,
                    voicemail: is_call.then(|| voicemail(named, &parts, &chosen)),
                    post_by: None,
                    holes,
                    facts: used,
                },
            ));
        }
        if score == 0 {
            break;
        }
    }
    best.map(|(_, draft)| draft).expect("every kind has sentences, and a test reads them all")
}

/// The part of a call that asks whether the moment is good. A machine is not asked.
const MOMENT: &str = "moment";

/// The script of a call as it is left on a machine.
fn voicemail(named: &Named<'_>, parts: &[Part<'_>], chosen: &[&Way]) -> String {
    let to_machine = |(part, _): &(&Part<'_>, &&Way)| part.name != MOMENT;
    let (parts, chosen): (Vec<Part<'_>>, Vec<&Way>) =
        parts.iter().zip(chosen).filter(to_machine).map(|(part, way)| (part.clone(), *way)).unzip();
    named.render(&parts, &chosen).0.join("\n")
}

fn combinations(parts: &[Part<'_>]) -> usize {
    parts.iter().map(|part| part.ways.len().max(1)).product::<usize>().max(1)
}

/// The ways of step `step`: at first all parts move on together, so that two messages share as little as can be; then
/// one part after another stands still.
fn choose<'s>(parts: &[Part<'s>], turn: usize, step: usize) -> Vec<&'s Way> {
    let longest = parts.iter().map(|part| part.best).max().unwrap_or(1).max(1);
    let mut rest = step / longest;
    parts
        .iter()
        .map(|part| {
            let own = rest % part.ways.len().max(1);
            rest /= part.ways.len().max(1);
            part.nth(turn + step % longest, own)
        })
        .collect()
}

/// Which sentences a message takes: those of its kind, but for cards.
fn sentence_key(kind: Kind, form: Form) -> &'static str {
    match (kind, form) {
        (Kind::ApplicationEmail, Form::Card) => "application_card",
        _ => kind.as_str(),
    }
}

fn item_is_mail(channel: Option<Channel>) -> bool {
    !matches!(channel, Some(Channel::Phone | Channel::LinkedinConnect | Channel::Card))
}

fn message_of(
    situation: &Situation<'_>,
    kind: Kind,
    form: Form,
    subject: Option<String>,
    body: String,
) -> Message {
    let reader = situation.item.to.map(|to| situation.journal.contacts[to].id.0.to_string());
    Message {
        form,
        action: Some(situation.item.action),
        recipients: reader.into_iter().collect(),
        in_thread: kind == Kind::Reply
            || subject.as_ref().is_some_and(|subject| subject.starts_with("Re: ")),
        subject,
        body,
        ..Message::new(kind)
    }
}

/// A person as the checks look at one.
fn person(name: &str, phone: &str, role: &str) -> Person {
    Person { name: name.to_owned(), phone: phone.to_owned(), role: role.to_owned() }
}
