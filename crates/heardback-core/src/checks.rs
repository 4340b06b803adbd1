//! The checks: what a message must have and must not have before it goes out, whoever wrote it.
//!
//! [`check`] makes every check that the kind of the message asks for. Each is one function in one list (`list.rs`).
//! They judge what is meant: sentences are read as words, with phrases that stand for many spellings (`wordings/`), and
//! names, companies, roles and days are compared with the [`Facts`]. Nothing here fails or takes longer than the text
//! is long.

mod advice;
mod asking;
mod compare;
mod date;
mod facts;
mod fit;
mod form;
mod linkedin;
mod list;
mod names;
mod parts;
mod phone;
mod position;
mod request;
mod shape;
mod similar;
mod stem;
mod topic;
mod whom;
mod wordings;
mod words;
mod wrong;

pub use facts::{Facts, Form, Message, Person};

use crate::fact::Channel;
use crate::own_text::signed_text;
use crate::playbook::{Catalogue, CheckId, Kind, Playbook, RuleId};

use names::Name;
pub(crate) use parts::Parts;
use position::Position;
use wordings::{Found, Wordings};
use words::Words;

/// What the checks found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The checks that fail, in the order of [`CheckId::ALL`], each once.
    pub failed: Vec<Failed>,
    /// What would make the message better and is not insisted on.
    pub advice: Vec<Advice>,
}

/// A check that fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    /// Which.
    pub check: CheckId,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The words it is about, as they stand in the message; none where something is missing.
    pub quote: Option<String>,
}

impl Failed {
    /// What to do instead, in a sentence.
    pub fn suggestion(&self) -> &'static str {
        Catalogue::bundled().check(self.check).instead()
    }

    /// The rules it stands on. Who said them is in the [`Catalogue`].
    pub fn rules(&self) -> &'static [RuleId] {
        &Catalogue::bundled().check(self.check).rules
    }
}

/// A recommendation of the playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The rule, or the name of the recommendation in `checks.toml`.
    pub name: &'static str,
    /// What would be better, in a sentence.
    pub message: String,
}

/// Makes every check the kind of the message asks for. Elements that the playbook in force has switched off are left
/// out; prohibitions cannot be.
pub fn check(message: &Message, facts: &Facts, playbook: &Playbook) -> Report {
    let own = signed_text(&message.body);
    let view = View::of(message, facts, playbook, &own);
    let failed = CheckId::ALL
        .iter()
        .filter(|&&check| view.asks_for(check))
        .filter_map(|&check| view.failed(check));
    Report { failed: failed.collect(), advice: advice::advice(&view) }
}

/// Makes a single check, whether or not the kind asks for it.
pub fn check_one(
    check: CheckId,
    message: &Message,
    facts: &Facts,
    playbook: &Playbook,
) -> Option<Failed> {
    let own = signed_text(&message.body);
    View::of(message, facts, playbook, &own).failed(check)
}

/// A message taken apart, beside the facts.
struct View<'a> {
    message: &'a Message,
    facts: &'a Facts,
    playbook: &'a Playbook,
    /// The text without quoted lines.
    own: &'a str,
    parts: Parts<'a>,
    /// The words between salutation and signature.
    words: Words<'a>,
    found: Vec<Found>,
    sender: Name,
    recipient: Name,
    position: Position,
    also: Vec<Position>,
}

/// What a check has to say: its own sentence, if that says more than the playbook does, and the words it is about.
#[derive(Debug, Default)]
struct Fault {
    says: Option<String>,
    quote: Option<String>,
}

impl Fault {
    /// Something is missing.
    fn missing() -> Option<Fault> {
        Some(Fault::default())
    }

    /// These words are wrong.
    fn quoting(words: impl Into<String>) -> Option<Fault> {
        Some(Fault { says: None, quote: Some(words.into()) })
    }

    /// Something that takes a sentence of its own.
    fn saying(says: String, quote: Option<&str>) -> Option<Fault> {
        Some(Fault { says: Some(says), quote: quote.map(str::to_owned) })
    }
}

impl<'a> View<'a> {
    /// Whether words for a role may mean one that the message is about.
    fn may_be_position(&self, role: &str) -> bool {
        self.position.may_be(role) || self.also.iter().any(|position| position.may_be(role))
    }

    fn of(message: &'a Message, facts: &'a Facts, playbook: &'a Playbook, own: &'a str) -> Self {
        let wordings = Wordings::bundled();
        let parts = Parts::of(own, &facts.sender.name);
        let words = Words::of(parts.body, wordings);
        Self {
            message,
            facts,
            playbook,
            own,
            parts,
            found: wordings.find(&words),
            words,
            sender: Name::of(&facts.sender.name),
            recipient: Name::of(&facts.recipient.name),
            position: Position::of(&facts.position),
            also: facts.also_positions.iter().map(|role| Position::of(role)).collect(),
        }
    }

    fn asks_for(&self, check: CheckId) -> bool {
        let kind = self.message.kind;
        let rules = self.playbook.kind(kind);
        match (check.is_prohibition(), self.message.action) {
            (true, _) => rules.forbidden.contains(&check),
            (false, Some(action)) if kind == Kind::ApplicationPhone => {
                self.playbook.brief(action, Channel::Phone).contains(&check)
            }
            (false, _) => rules.required.contains(&check),
        }
    }

    fn failed(&self, check: CheckId) -> Option<Failed> {
        let fault = list::function(check)(self)?;
        let text = Catalogue::bundled().check(check);
        let quote = fault.quote.filter(|quote| !quote.trim().is_empty());
        Some(Failed { check, message: fault.says.unwrap_or_else(|| text.fault.clone()), quote })
    }

    fn is_phone(&self) -> bool {
        matches!(self.message.kind, Kind::ApplicationPhone | Kind::CheckinPhone)
    }

    /// The first words that one of these wordings finds, in the order of the text.
    fn first(&self, wordings: &[&str]) -> Option<Found> {
        self.all(wordings).next()
    }

    fn all(&self, wordings: &[&str]) -> impl Iterator<Item = Found> {
        let rules: Vec<usize> =
            wordings.iter().map(|name| Wordings::bundled().rule(name)).collect();
        self.found.iter().copied().filter(move |found| rules.contains(&found.rule))
    }

    fn says(&self, wording: &str) -> bool {
        self.first(&[wording]).is_some()
    }

    fn quote(&self, found: Found) -> &'a str {
        self.words.span(found.first, found.last)
    }
}
