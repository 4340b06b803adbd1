//! What the texts of the playbook are made of.

use serde::Deserialize;

use crate::fact::ProfileName;
use crate::playbook::RuleId;

/// What a rule is, which decides whether it can be switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// Somebody's advice.
    Advice,
    /// A guard rail of the program. It cannot be switched off.
    Guard,
    /// How a promised date is read and how long it holds.
    Promise,
    /// What the program does where the documents say nothing.
    Edge,
    /// Figures from surveys and studies.
    Evidence,
}

/// One rule: what it says, who said it, and where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// The advice, in the program's own words.
    pub says: String,
    /// Who gives it.
    pub who: String,
    /// The documents it stands in, by their key among the [sources](super::Catalogue::source).
    #[serde(default)]
    pub sources: Vec<String>,
    /// Where it was published, if that is none of those documents.
    pub published: Option<String>,
    /// When it applies.
    pub when: Option<String>,
    /// What a message that follows it contains or avoids.
    pub message: Option<String>,
    /// How often it is repeated, and when to stop.
    pub repeat: Option<String>,
    /// The figures behind it: for evidence only.
    #[serde(default)]
    pub figures: Vec<Figure>,
}

/// One figure from a survey or a study.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The figure, in one sentence.
    pub says: String,
    /// Who counted, whom, and when.
    pub who: String,
    /// How much it can bear.
    pub strength: Strength,
}

/// How much a figure can bear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Strength {
    /// Large or behavioural data.
    #[serde(rename = "S")]
    Strong,
    /// A survey with a stated method, usually by a firm with an interest.
    #[serde(rename = "M")]
    Medium,
    /// Small, old, second-hand or by analogy.
    #[serde(rename = "W")]
    Weak,
}

/// A document that rules are drawn from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Where and when it came out.
    pub published: String,
    /// What it is, in a sentence or two.
    pub about: String,
}

/// What a check looks for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckText {
    pub(super) sort: Sort,
    /// What to write, or what not to write.
    pub says: String,
    /// What is said of a message that fails it.
    pub fault: String,
    /// What to do then, where `says` does not tell.
    instead: Option<String>,
    /// The rules it stands on.
    pub rules: Vec<RuleId>,
    /// Words that fail it.
    #[serde(default)]
    pub examples: Vec<String>,
}

impl CheckText {
    /// What to do about a message that fails it.
    pub fn instead(&self) -> &str {
        self.instead.as_deref().unwrap_or(&self.says)
    }
}

/// Whether a check fails when something is missing or when it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Sort {
    Element,
    Prohibition,
}

/// What is asked of a subject line that must name the position.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectRule {
    /// The most characters.
    pub longest: usize,
    /// A word of so many capitals is shouted.
    pub shout: usize,
    /// Phrases that say nothing when they stand alone.
    pub bare: Vec<String>,
}

/// How alike two texts may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Similarity {
    /// Texts are compared as runs of so many words.
    pub run: usize,
    /// The most two people of one company may get in common, in percent.
    pub one_company: u32,
    /// The most one person may get again, in percent.
    pub same_person: u32,
}

/// A topic of the catalogue with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name for people.
    pub title: String,
    /// What all its rules are.
    pub kind: RuleKind,
    /// What a reader should know about all of it.
    pub note: Option<String>,
    /// Its rules, in order.
    pub rules: Vec<RuleId>,
}

/// A question the experts answer differently.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question.
    pub asks: String,
    /// The answers there are.
    pub sides: Vec<Side>,
    /// What the reserved profile makes of it.
    pub reserved: String,
    /// What the balanced profile makes of it.
    pub balanced: String,
    /// What the assertive profile makes of it.
    pub assertive: String,
}

impl Question {
    /// What a profile makes of it.
    pub fn answer(&self, profile: ProfileName) -> &str {
        match profile {
            ProfileName::Reserved => &self.reserved,
            ProfileName::Balanced => &self.balanced,
            ProfileName::Assertive => &self.assertive,
        }
    }

    /// Whether a rule takes one of the sides.
    pub fn involves(&self, rule: RuleId) -> bool {
        self.sides.iter().any(|side| side.rules.contains(&rule))
    }
}

/// One answer to a question, with the rules that give it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The answer.
    pub says: String,
    /// Who gives it.
    pub rules: Vec<RuleId>,
}
