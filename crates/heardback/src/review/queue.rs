//! Which unsure mails to ask about: one of each conversation, a few a day, those that change today first.

use std::collections::{HashMap, HashSet};

use heardback_core::fact::{
    ApplicationId, BatchId, ContactId, Event, Fact, ImportId, ItemId, MessageKey, Verdict,
};
use heardback_core::journal::Journal;
use heardback_core::matching::{Keep, Matcher, OwnAddresses};
use heardback_core::planner::{self, Plan};
use heardback_core::reading::{Evidence, Label};
use heardback_store::Message;
use jiff::{SignedDuration, Timestamp};

use super::settle;
use crate::desk::{Desk, Map};
use crate::failure::Failure;
use crate::mailbox::read;
use crate::say::fact::{is_about, listed};
use crate::say::wrap::harmless;

/// The most questions of a day.
const MOST_A_DAY: usize = 7;
/// A question nobody answered for so long is not asked again.
const LEAVES: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Of so many newest mails it is found out whether they change today.
const LOOKED_AT: usize = 20;

/// The fields whose words are shown, and how they are called.
pub(crate) const FIELDS: [(&str, &str); 7] = [
    ("label", "kind"),
    ("company", "company"),
    ("role", "role"),
    ("contact", "person"),
    ("event_time", "when"),
    ("question", "asks"),
    ("timeline", "promises"),
];

/// What waits, sorted for asking.
#[derive(Debug)]
pub(crate) struct Queue {
    /// Everything that waits, newest first.
    pub(crate) waiting: Vec<Message>,
    /// What to ask now.
    pub(crate) asked: Vec<Question>,
    /// What is not worth a question: places in `waiting`, one of each conversation.
    pub(crate) folded: Vec<usize>,
    /// More could be asked on another day.
    pub(crate) more: bool,
}

/// One unsure mail and what the program makes of it.
#[derive(Debug)]
pub(crate) struct Question {
    /// Its place in what waits.
    pub(crate) place: usize,
    /// The application it most likely belongs to.
    pub(crate) guess: Option<String>,
    /// What is unsure.
    pub(crate) why: Option<String>,
    /// Where what was read stands.
    pub(crate) evidence: Vec<Evidence>,
    /// Nobody waits for it.
    pub(crate) folded: bool,
}

impl Queue {
    /// What to ask today; everything that waits, if `all`.
    pub(crate) fn new(desk: &Desk, all: bool) -> Result<Self, Failure> {
        let waiting = desk.store.in_review()?;
        let threads = one_of_each_thread(&waiting);
        if threads.is_empty() {
            return Ok(Queue { waiting, asked: Vec::new(), folded: Vec::new(), more: false });
        }
        let begun: HashMap<ImportId, Timestamp> =
            desk.store.imports()?.into_iter().map(|import| (import.id, import.started)).collect();
        let is_new = |message: &Message| {
            let since = begun.get(&message.head.import).copied().unwrap_or(Timestamp::MIN);
            desk.now.duration_since(since) <= LEAVES
        };
        let facts = desk.facts()?;
        let matcher = Matcher::new(desk.journal()?, facts);
        let is_folded = |message: &Message| {
            read(message).is_some_and(|(mail, reading)| matcher.is_folded(&mail, &reading))
        };
        let fresh = threads.iter().copied().filter(|&at| all || is_new(&waiting[at]));
        let (folded, open): (Vec<usize>, Vec<usize>) =
            fresh.partition(|&at| is_folded(&waiting[at]));
        let own = settle::own_addresses(desk)?;
        let (order, left) = if all {
            (
                threads
                    .iter()
                    .copied()
                    .filter(|at| open.contains(at) || folded.contains(at))
                    .collect(),
                usize::MAX,
            )
        } else {
            (
                pressing_first(desk, &matcher, &own, &waiting, &open)?,
                MOST_A_DAY.saturating_sub(answered_today(desk)?),
            )
        };
        let more = order.len() > left;
        let asked = order
            .into_iter()
            .take(left)
            .map(|at| question(desk, &matcher, &own, &waiting, at))
            .collect();
        Ok(Queue { waiting, asked, folded, more })
    }

    /// One sentence for all that is not worth a question.
    pub(crate) fn folded_says(&self) -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        let mut nameless = false;
        for &at in &self.folded {
            let message = &self.waiting[at];
            let label = read(message).map(|(_, reading)| reading.label);
            if label != Some(Label::RecruiterOutreach) {
                nameless = true;
                continue;
            }
            let from = harmless(&message.head.from);
            let name = from.split(" <").next().unwrap_or_default().to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let known = names.len();
        names.truncate(3);
        if known > names.len() {
            names.push("others".to_owned());
        }
        let who = listed(&names);
        match (names.is_empty(), nameless) {
            (true, false) => None,
            (true, true) => Some("Not asked about: mail that names no employer.".to_owned()),
            (false, false) => Some(format!("Wrote first, and need no answer: {who}.")),
            (false, true) => Some(format!(
                "Not asked about: mail that names no employer, and who wrote first ({who})."
            )),
        }
    }
}

fn question(
    desk: &Desk,
    matcher: &Matcher,
    own: &OwnAddresses,
    waiting: &[Message],
    place: usize,
) -> Question {
    let message = &waiting[place];
    let mut question =
        Question { place, guess: None, why: None, evidence: Vec::new(), folded: false };
    let Some((mail, reading)) = read(message) else { return question };
    let taken = matcher.clone().take(&mail, &reading, own, message.head.import, desk.now);
    match taken.keep {
        Keep::Review { guess, why, folded } => {
            question.guess = guess.map(|id| id.0.to_string());
            question.why = Some(why);
            question.folded = folded;
        }
        Keep::Kept { applications } => {
            question.guess = applications.first().map(|id| id.0.to_string());
        }
        Keep::Not { why } => question.why = Some(why.to_owned()),
    }
    question.evidence = reading.evidence;
    question
}

/// Those whose acceptance changes what is for today come first, then the newest.
fn pressing_first(
    desk: &Desk,
    matcher: &Matcher,
    own: &OwnAddresses,
    waiting: &[Message],
    open: &[usize],
) -> Result<Vec<usize>, Failure> {
    // All are accepted at once, oldest first, so that one plan tells of all of them what they change.
    let mut accepted = matcher.clone();
    let mut told: Vec<(usize, Vec<Fact>)> = Vec::new();
    for &at in open.iter().take(LOOKED_AT).rev() {
        let message = &waiting[at];
        let Some((mail, reading)) = read(message) else { continue };
        let import = message.head.import;
        let new = accepted.settle(&mail, &reading, own, &Verdict::Accepted, import, desk.now).facts;
        // One fact alone is only the verdict.
        if new.len() > 1 {
            told.push((at, new));
        }
    }
    if told.is_empty() {
        return Ok(open.to_vec());
    }
    let new = told.iter().flat_map(|(_, new)| new);
    let facts: Vec<Fact> = desk.facts()?.iter().chain(new).cloned().collect();
    let journal = Journal::from_facts(&facts, &Map);
    let before = due(desk, desk.journal()?, desk.planned()?);
    let after = due(desk, &journal, &planner::plan(&journal, desk.playbook()?, desk.now));
    let changed: Vec<&Due> = before
        .iter()
        .filter(|(id, _)| !after.contains_key(id))
        .chain(after.iter().filter(|(id, _)| !before.contains_key(id)))
        .map(|(_, due)| due)
        .collect();
    let changes =
        |facts: &[Fact]| facts.iter().any(|fact| changed.iter().any(|due| due.is_of(fact)));
    let pressing: HashSet<usize> =
        told.iter().filter(|(_, new)| changes(new)).map(|(at, _)| *at).collect();
    let (first, rest): (Vec<usize>, Vec<usize>) =
        open.iter().copied().partition(|at| pressing.contains(at));
    Ok(first.into_iter().chain(rest).collect())
}

/// Whom and what a line of today is about.
struct Due {
    applications: Vec<ApplicationId>,
    person: Option<ContactId>,
}

impl Due {
    /// Whether a fact tells of its applications, or of a message of its person.
    fn is_of(&self, fact: &Fact) -> bool {
        let of_person = match &fact.event {
            Event::Message(message) => message.contact.is_some() && message.contact == self.person,
            _ => false,
        };
        of_person || self.applications.iter().any(|id| is_about(fact, id, &[]))
    }
}

/// What a plan has for today.
fn due(desk: &Desk, journal: &Journal, plan: &Plan) -> HashMap<ItemId, Due> {
    let today = desk.today();
    let due =
        plan.items.iter().filter(|item| item.window.not_before.is_none_or(|day| day <= today));
    due.map(|item| {
        let applications =
            item.applications.iter().map(|&a| journal.applications[a].id.clone()).collect();
        let person = item.to.map(|c| journal.contacts[c].id.clone());
        (item.id, Due { applications, person })
    })
    .collect()
}

/// The newest mail of each conversation, newest first. Mail of one sender under one subject is a conversation too.
fn one_of_each_thread(waiting: &[Message]) -> Vec<usize> {
    let mut met = HashSet::new();
    let mut subjects = HashSet::new();
    let mut chosen = Vec::new();
    for (place, message) in waiting.iter().enumerate() {
        let subject = message.head.subject.rsplit(": ").next().unwrap_or_default().to_lowercase();
        let is_new = subject.is_empty() || subjects.insert((message.head.from.clone(), subject));
        let seen = thread(message).any(|key| met.contains(&key));
        met.extend(thread(message));
        if !seen && is_new {
            chosen.push(place);
        }
    }
    chosen
}

/// The keys of a mail and of what it answers.
pub(super) fn thread(message: &Message) -> impl Iterator<Item = MessageKey> {
    message.refs.iter().copied().chain([message.head.key])
}

/// How many questions were answered today. One verdict may settle a whole conversation.
fn answered_today(desk: &Desk) -> Result<usize, Failure> {
    let zone = desk.home();
    let today = desk.today();
    let answered = desk.facts()?.iter().filter(|fact| {
        matches!(fact.event, Event::Reviewed { .. })
            && zone.to_datetime(fact.recorded).date() == today
    });
    Ok(answered.map(|fact| fact.batch).collect::<HashSet<BatchId>>().len())
}
