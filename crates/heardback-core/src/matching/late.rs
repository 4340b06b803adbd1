//! What a later mail tells of an earlier one: where it belongs after all, and the facts that follow from that.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use super::Matcher;
use super::addresses::OwnAddresses;
use super::company::company_words;
use super::facts::Told;
use super::place::Place;
use super::role::{Likeness, likeness, role_words};
use super::{Keep, Taken, sane};
use crate::fact::{
    ApplicationDetail, ApplicationId, BatchId, ContactDetail, ContactId, Event, Fact, FactId,
    ImportId, MessageKey, Moment, Origin,
};
use crate::journal::{in_force, in_order};
use crate::mail::Mail;
use crate::reading::{Effect, Label, Reading};

/// An earlier mail that belongs elsewhere by what a later one tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// Which mail.
    pub message: MessageKey,
    /// Where it stood.
    pub from: ApplicationId,
    /// Where it belongs.
    pub to: ApplicationId,
    /// The later mail.
    pub told_by: MessageKey,
    /// Whether the mail itself is to be looked at first: what it names surely stays where it is.
    pub unless_named: bool,
}

/// Who tells where a mail belongs that others answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answered {
    application: usize,
    by: MessageKey,
    /// Answers about more than one application tell nothing.
    several: bool,
}

/// More of a thread than this is not remembered for each mail.
const THREAD: usize = 40;

impl Matcher {
    /// The mails found to belong elsewhere since this was asked last, each once.
    pub fn follows(&mut self) -> Vec<Follow> {
        let mut follows: Vec<Follow> = Vec::new();
        let mut places: HashMap<MessageKey, usize> = HashMap::new();
        for follow in std::mem::take(&mut self.follows) {
            match places.get(&follow.message) {
                Some(&at) => follows[at].to = follow.to,
                None => {
                    places.insert(follow.message, follows.len());
                    follows.push(follow);
                }
            }
        }
        follows.retain(|follow| follow.from != follow.to);
        follows
    }

    /// Whether a mail names this application by itself.
    pub fn names(&self, mail: &Mail, reading: &Reading, application: &ApplicationId) -> bool {
        let a = self.known.applications.iter().position(|entry| entry.id == *application);
        let told = Told::new(mail, reading, ImportId(0), Timestamp::MAX);
        a.is_some_and(|a| self.is_named(&told, a))
    }

    /// Whether a mail that waits is not worth a question: an offer nobody asked for, or news that names no employer and
    /// leads to nothing. Both wait for what may come.
    pub fn is_folded(&self, mail: &Mail, reading: &Reading) -> bool {
        let reading = sane(reading);
        let told = Told::new(mail, &reading, ImportId(0), Timestamp::MAX);
        reading.label == Label::RecruiterOutreach
            || (told.is_nameless_news() && self.place(&told) == Place::Nowhere)
    }

    /// Looks again at a mail that waits for review: whether what came since tells where it belongs.
    pub fn look_again(
        &mut self,
        mail: &Mail,
        reading: &Reading,
        own: &OwnAddresses,
        import: ImportId,
        recorded: Timestamp,
    ) -> Option<Taken> {
        if own.sent(mail) {
            return None;
        }
        let reading = sane(reading);
        let mut told = Told::new(mail, &reading, import, recorded);
        let (a, told_by) = self.told_later(&told)?;
        let keep = self.record(&mut told, own, Place::Sure(a), true);
        let Keep::Kept { applications } = &keep else { return None };
        let placed = Event::Placed {
            message: mail.key,
            application: applications.first()?.clone(),
            from: None,
            told_by,
        };
        told.say("placed", "", "label", placed);
        Some(told.into_taken(keep))
    }

    /// Where a mail that waited belongs, by evidence that names it: its thread, the number of the posting, the person
    /// who wrote, or company and role. That only one application is left in play is no evidence.
    fn told_later(&self, told: &Told<'_>) -> Option<(usize, Option<MessageKey>)> {
        let mail = told.mail;
        let alone = told.reading.label == Label::ApplicationConfirmation;
        let fits = |a: usize| !alone || !self.contradicts(told, a);
        let keys = [mail.key];
        let keys = keys.iter().chain(&mail.in_reply_to).chain(mail.references.iter().rev());
        let by_thread = keys.clone().find_map(|key| {
            let answered = self.known.answered.get(key)?;
            (!answered.several && fits(answered.application))
                .then_some((answered.application, Some(answered.by)))
        });
        let by_letter = || {
            let (key, letter) =
                keys.clone().find_map(|key| Some((key, self.known.letters.get(key)?)))?;
            match letter.applications[..] {
                [a] if fits(a) => Some((a, Some(*key))),
                _ => None,
            }
        };
        if let Some(found) = by_thread.or_else(by_letter) {
            return Some(found);
        }
        if told.reading.label == Label::RecruiterOutreach {
            return None;
        }
        if let Some(Place::Sure(a)) = self.by_requisition(told) {
            return Some((a, None));
        }
        let from = mail.from.as_ref().map(|from| from.email.to_ascii_lowercase());
        let person = from.and_then(|from| self.known.by_address.get(&from)).copied();
        let of_person = person.map(|c| &self.known.people[c].applications[..]);
        if let (Some([a]), false) = (of_person, alone)
            && !self.is_other(told, *a)
        {
            return Some((*a, None));
        }
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let words = company_words(told.reading.company.as_deref().unwrap_or_default());
        let mut those = self
            .known
            .at_company(&words)
            .into_iter()
            .filter(|&a| likeness(&role, &self.known.applications[a].role) == Likeness::Same);
        match (those.next(), those.next()) {
            (Some(a), None) if !words.is_empty() => Some((a, None)),
            _ => None,
        }
    }

    /// Remembers what a placed mail tells of those it answers.
    pub(super) fn remember_thread(&mut self, told: &Told<'_>, keep: &Keep) {
        let Keep::Kept { applications } = keep else { return };
        let Some(letter) = self.known.letters.get(&told.mail.key) else { return };
        let ([_], &[a]) = (&applications[..], &letter.applications[..]) else { return };
        let by = told.mail.key;
        let keys = told.mail.in_reply_to.iter().chain(told.mail.references.iter().rev());
        for key in keys.take(THREAD) {
            let answered = self.known.answered.entry(*key);
            let answered = answered.or_insert(Answered { application: a, by, several: false });
            answered.several |= answered.application != a;
        }
    }

    /// A mail in a thread names another role of the company than the one the thread stands with: it goes there, and
    /// those of the thread that named nothing follow.
    pub(super) fn rethreaded(&mut self, told: &Told<'_>, place: Place) -> Place {
        let Place::Sure(a) = place else { return place };
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        let other = likeness(&role, &self.known.applications[a].role) == Likeness::Different;
        if !other || told.reading.effect != Effect::Attach || self.is_elsewhere(told, a) {
            return place;
        }
        let Some(b) = self.twin(a, &role) else { return place };
        let keys = told.mail.in_reply_to.iter().chain(told.mail.references.iter().rev());
        let thread: Vec<MessageKey> = keys.take(THREAD).copied().collect();
        self.follow(&thread, a, b, told.mail.key, true);
        Place::Sure(b)
    }

    /// An application whose role nobody had named turns out to be one that is known: its mail follows.
    pub(super) fn one_after_all(&mut self, told: &Told<'_>, a: usize) -> usize {
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        if role.is_empty() || !self.known.applications[a].role.is_empty() {
            return a;
        }
        let Some(b) = self.twin(a, &role) else { return a };
        let letters = self.known.applications[a].letters.clone();
        self.follow(&letters, a, b, told.mail.key, false);
        b
    }

    /// The only other application at the same company that is for exactly this role.
    fn twin(&self, a: usize, role: &[String]) -> Option<usize> {
        let company = &self.known.applications[a].company;
        let mut twins = self.known.at_company(company).into_iter().filter(|&b| {
            b != a && likeness(role, &self.known.applications[b].role) == Likeness::Same
        });
        twins.next().filter(|_| twins.next().is_none())
    }

    fn follow(
        &mut self,
        keys: &[MessageKey],
        a: usize,
        b: usize,
        told_by: MessageKey,
        unless: bool,
    ) {
        let id = |known: &super::known::Known, a: usize| known.applications[a].id.clone();
        let (from, to) = (id(&self.known, a), id(&self.known, b));
        for key in keys {
            let Some(letter) = self.known.letters.get_mut(key) else { continue };
            if letter.applications != [a] || (unless && letter.named == Some(true)) {
                continue;
            }
            letter.applications = vec![b];
            self.known.applications[b].letters.push(*key);
            self.follows.push(Follow {
                message: *key,
                from: from.clone(),
                to: to.clone(),
                told_by,
                unless_named: unless && letter_is_old(&self.known, *key),
            });
        }
        for talk in &mut self.known.talks {
            if talk.application == a && talk.mail.is_some_and(|mail| keys.contains(&mail)) {
                talk.application = b;
            }
        }
    }
}

/// Known from the journal only: what it named is not remembered.
fn letter_is_old(known: &super::known::Known, key: MessageKey) -> bool {
    known.letters.get(&key).is_some_and(|letter| letter.named.is_none())
}

/// The facts by which mails move to where they belong: what was read in them is taken back where it names the old
/// application, and said anew of the right one. `facts` are all facts there are.
pub fn moved(
    follows: &[Follow],
    facts: &[&Fact],
    import: ImportId,
    batch: BatchId,
    recorded: Timestamp,
) -> Vec<Fact> {
    if follows.is_empty() {
        return Vec::new();
    }
    let by_message: HashMap<MessageKey, &Follow> =
        follows.iter().map(|follow| (follow.message, follow)).collect();
    let counting = in_order(&in_force(facts.iter().copied()));
    // What the user has said of a mail stands.
    let said_so: HashSet<MessageKey> = counting
        .iter()
        .filter_map(|fact| match fact.event {
            Event::Reviewed { message, .. } => Some(message),
            _ => None,
        })
        .collect();
    let by_message: HashMap<MessageKey, &Follow> =
        by_message.into_iter().filter(|(message, _)| !said_so.contains(message)).collect();
    // Who is known to an application from other mail stays with it.
    let mut elsewhere: HashSet<(&ContactId, &ApplicationId)> = HashSet::new();
    let mut applied: HashSet<&ApplicationId> = HashSet::new();
    for fact in &counting {
        let moves = matches!(fact.origin, Origin::Mail { message, .. } if by_message.contains_key(&message));
        match &fact.event {
            Event::Message(message) if !moves => {
                elsewhere.extend(
                    message
                        .contact
                        .iter()
                        .flat_map(|c| message.applications.iter().map(move |a| (c, a))),
                );
            }
            Event::Applied { application } if !moves => {
                applied.insert(application);
            }
            _ => {}
        }
    }
    let mut said: Vec<Fact> = Vec::new();
    let mut on: HashMap<MessageKey, Moment> = HashMap::new();
    for fact in &counting {
        let Origin::Mail { message, .. } = &fact.origin else { continue };
        let Some(follow) = by_message.get(message) else { continue };
        if matches!(fact.event, Event::Message(_)) {
            on.insert(*message, fact.on);
        }
        let Some(event) = renamed(&fact.event, &follow.from, &follow.to) else { continue };
        if let Event::Contact { contact, .. } = &fact.event
            && elsewhere.contains(&(contact, &follow.from))
        {
            continue;
        }
        let id = |kind: &str| FactId::digest([kind, &fact.id.to_string(), &follow.to.0]);
        said.push(Fact {
            id: id("moved away"),
            on: Moment::Instant(recorded),
            recorded,
            batch,
            origin: Origin::Mail { import, message: *message, quote: None },
            event: Event::Retracted { retracted: fact.id },
        });
        let names_it = matches!(
            event,
            Event::Application {
                detail: ApplicationDetail::Company(_) | ApplicationDetail::Role(_),
                ..
            }
        );
        let again =
            matches!(&event, Event::Applied { application } if applied.contains(application));
        if !names_it && !again {
            let origin = fact.origin.clone();
            said.push(Fact { id: id("moved here"), on: fact.on, recorded, batch, origin, event });
        }
    }
    for follow in follows {
        // A mail none of whose facts count has nowhere to move from.
        let Some(on) = on.get(&follow.message) else { continue };
        said.push(Fact {
            id: FactId::digest(["placed", &follow.message.to_string(), &follow.to.0]),
            on: *on,
            recorded,
            batch,
            origin: Origin::Mail { import, message: follow.message, quote: None },
            event: Event::Placed {
                message: follow.message,
                application: follow.to.clone(),
                from: Some(follow.from.clone()),
                told_by: Some(follow.told_by),
            },
        });
    }
    said
}

/// The event with the other application in it; none where it does not name the first.
fn renamed(event: &Event, from: &ApplicationId, to: &ApplicationId) -> Option<Event> {
    let mut event = event.clone();
    let mut found = false;
    let mut name = |id: &mut ApplicationId| {
        if id == from {
            id.clone_from(to);
            found = true;
        }
    };
    match &mut event {
        Event::Application { application, .. }
        | Event::Applied { application }
        | Event::Outcome { application, .. }
        | Event::Standing { application, .. }
        | Event::Referral { application, .. }
        | Event::Interview { application, .. }
        | Event::Promise { application, .. }
        | Event::Occasion { application, .. }
        | Event::Contact { detail: ContactDetail::Application(application), .. } => {
            name(application)
        }
        Event::Note { application, .. } => application.iter_mut().for_each(name),
        Event::Message(message) => message.applications.iter_mut().for_each(name),
        _ => {}
    }
    found.then_some(event)
}
