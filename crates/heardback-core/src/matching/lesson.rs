//! What the user said of one unsure mail, applied to the next one like it.

use super::addresses::OwnAddresses;
use super::company::{company_words, key};
use super::facts::Told;
use super::person::is_relay;
use super::place::Place;
use super::role::{Likeness, likeness, role_words};
use super::{Keep, Matcher};
use crate::fact::{ApplicationId, Event, Fact, Verdict};
use crate::journal::{in_force, in_order};

/// Who sends such mail, and what it has in common.
pub(super) type Likes = (String, String);

/// What makes two unsure mails alike: the address and the label; from a service that writes for many employers the
/// employer as well.
pub(super) fn like(told: &Told<'_>) -> Option<Likes> {
    let from = told.mail.from.as_ref().filter(|from| from.email.contains('@'))?;
    let mut shape = told.reading.label.name().to_owned();
    if is_relay(&from.domain()) {
        let company = told.reading.company.as_deref()?;
        shape = format!("{shape} {}", key(&company_words(company)));
    }
    Some((from.email.to_lowercase(), shape))
}

/// The lessons of a journal, the latest last.
pub(super) fn lessons(facts: &[Fact]) -> impl Iterator<Item = (Likes, Verdict)> {
    let is_lesson = |fact: &Fact| matches!(fact.event, Event::Lesson { .. });
    let facts = if facts.iter().any(is_lesson) { in_order(&in_force(facts)) } else { Vec::new() };
    facts.into_iter().filter_map(|fact| match &fact.event {
        Event::Lesson { sender, shape, verdict } => {
            Some(((sender.clone(), shape.clone()), verdict.clone()))
        }
        _ => None,
    })
}

impl Matcher {
    /// Records what a verdict teaches.
    pub(super) fn learn(&mut self, told: &mut Told<'_>, verdict: &Verdict, keep: &Keep) {
        let Some((sender, shape)) = like(told) else { return };
        let verdict = match (verdict, keep) {
            (Verdict::NotMine, _) => Verdict::NotMine,
            (_, Keep::Kept { applications }) => match &applications[..] {
                [only] => Verdict::Application(only.clone()),
                _ => return,
            },
            _ => return,
        };
        self.known.lessons.insert((sender.clone(), shape.clone()), verdict.clone());
        told.say("lesson", "", "label", Event::Lesson { sender, shape, verdict });
    }

    fn speaks_of_another(&self, told: &Told<'_>, a: usize) -> bool {
        let role = role_words(told.reading.role.as_deref().unwrap_or_default());
        self.is_other(told, a)
            || likeness(&role, &self.known.applications[a].role) == Likeness::Different
    }

    /// What becomes of a mail the user would be asked about, by what he said of one like it.
    pub(super) fn taught(&mut self, told: &mut Told<'_>, own: &OwnAddresses, asked: Keep) -> Keep {
        if own.sent(told.mail) {
            return asked;
        }
        let lesson = like(told).and_then(|like| self.known.lessons.get(&like)).cloned();
        let at = |this: &Self, id: &ApplicationId| {
            this.known.applications.iter().position(|entry| entry.id == *id)
        };
        match lesson {
            Some(Verdict::NotMine) => {
                Keep::Not { why: "you said that such mail is not about your search" }
            }
            Some(Verdict::Application(id) | Verdict::NewApplication(id)) => match at(self, &id) {
                // What is over, or plainly about something else, is asked all the same.
                Some(a) if !self.known.applications[a].over && !self.speaks_of_another(told, a) => {
                    self.record(told, own, Place::Sure(a), true)
                }
                _ => asked,
            },
            Some(Verdict::Accepted) | None => asked,
        }
    }
}
