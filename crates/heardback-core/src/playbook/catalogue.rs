//! What the rules say and who said it: the texts of `playbook/`, read when somebody asks why.
//!
//! The planner needs ids only, so nothing here is read until a text is shown.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::RuleId;
use super::check::CheckId;

mod text;

use text::Sort;
pub use text::{
    CheckText, Figure, Question, RuleKind, RuleText, Side, Similarity, Source, Strength,
    SubjectRule, Topic,
};

const SOURCES: &str = include_str!("../../../../playbook/sources.toml");
const PROFILES: &str = include_str!("../../../../playbook/profiles.toml");
const QUESTIONS: &str = include_str!("../../../../playbook/disagreements.toml");
const CHECKS: &str = include_str!("../../../../playbook/checks.toml");

macro_rules! topics {
    ($($topic:literal,)*) => {
        /// The file of each topic, in the order of the catalogue.
        const TOPICS: &[(&str, &str)] =
            &[$(($topic, include_str!(concat!("../../../../playbook/rules/", $topic, ".toml"))),)*];
    };
}

topics! {
    "dep", "con", "app", "sal", "ref", "msg", "thx", "chk", "soc", "clo", "rej", "dis", "ext", "grd", "prm", "edg", "evd",
}

/// `disagreements.toml` as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFile {
    question: Vec<Question>,
}

/// Every text of the playbook.
#[derive(Debug)]
pub struct Catalogue {
    rules: Vec<RuleText>,
    topics: Vec<Topic>,
    numbers: BTreeMap<String, NumberText>,
    questions: Vec<Question>,
    sources: BTreeMap<String, Source>,
    checks: File,
}

/// `checks.toml` as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    subject: SubjectRule,
    similarity: Similarity,
    questions: Questions,
    recommended: BTreeMap<String, String>,
    checks: BTreeMap<CheckId, CheckText>,
}

#[derive(Debug, Deserialize)]
struct Questions {
    most: usize,
}

/// What of `profiles.toml` is words.
#[derive(Deserialize)]
struct NumberFile {
    numbers: BTreeMap<String, NumberText>,
}

#[derive(Debug, Deserialize)]
struct NumberText {
    says: String,
}

/// A file of rules as it is written.
#[derive(Deserialize)]
struct TopicFile {
    title: String,
    kind: RuleKind,
    note: Option<String>,
    #[serde(flatten)]
    rules: BTreeMap<RuleId, RuleText>,
}

impl Catalogue {
    /// The bundled texts, read once.
    pub fn bundled() -> &'static Catalogue {
        static BUNDLED: OnceLock<Catalogue> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            Self::parse(TOPICS, SOURCES, CHECKS).expect("the bundled texts load; a test reads them")
        })
    }

    fn parse(files: &[(&str, &str)], sources: &str, checks: &str) -> Result<Catalogue, String> {
        let sources: BTreeMap<String, Source> = read("sources.toml", sources)?;
        let checks: File = read("checks.toml", checks)?;
        let questions: QuestionFile = read("disagreements.toml", QUESTIONS)?;
        let numbers: NumberFile = read("profiles.toml", PROFILES)?;
        let mut topics = Vec::with_capacity(files.len());
        let mut texts = BTreeMap::new();
        for (name, text) in files {
            let TopicFile { title, kind, note, rules } = read(&format!("rules/{name}.toml"), text)?;
            topics.push(Topic { title, kind, note, rules: rules.keys().copied().collect() });
            for (rule, text) in rules {
                if rule.topic() != name.to_uppercase() {
                    return Err(format!("rules/{name}.toml: {rule} belongs to another file"));
                }
                if let Some(unknown) = text.sources.iter().find(|key| !sources.contains_key(*key)) {
                    return Err(format!("rules/{name}.toml: {rule} names no source {unknown:?}"));
                }
                if text.sources.is_empty() && text.published.is_none() {
                    return Err(format!("rules/{name}.toml: {rule} says nowhere where it stands"));
                }
                texts.insert(rule, text);
            }
        }
        for &rule in RuleId::ALL {
            if !texts.contains_key(&rule) {
                return Err(format!("the rule {rule} has no text"));
            }
        }
        for &check in CheckId::ALL {
            let sort = if check.is_prohibition() { Sort::Prohibition } else { Sort::Element };
            if checks.checks.get(&check).is_none_or(|text| text.sort != sort) {
                return Err(format!("checks.toml: {check} has no text as {sort:?}"));
            }
        }
        let rules = texts.into_values().collect();
        let (numbers, questions) = (numbers.numbers, questions.question);
        Ok(Catalogue { rules, topics, numbers, questions, sources, checks })
    }

    /// What a rule says and who said it.
    pub fn rule(&self, rule: RuleId) -> &RuleText {
        &self.rules[rule.place()]
    }

    /// The topics in order, each with its rules.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The topic a rule belongs to.
    pub fn topic(&self, rule: RuleId) -> &Topic {
        let of_rule = |topic: &&Topic| topic.rules.contains(&rule);
        self.topics.iter().find(of_rule).expect("every rule stands in the file of its topic")
    }

    /// What a number means, by its name in the files. Empty for a name that is no number.
    pub fn number(&self, key: &str) -> &str {
        self.numbers.get(key).map_or("", |number| &number.says)
    }

    /// The questions the experts answer differently.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The documents, each with its key.
    pub fn sources(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.sources.iter().map(|(key, source)| (key.as_str(), source))
    }

    /// The document with a key such as `"Doyle"`.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }

    /// What a check looks for.
    pub fn check(&self, check: CheckId) -> &CheckText {
        &self.checks.checks[&check]
    }

    /// What is asked of a subject that must name the position.
    pub fn subject(&self) -> &SubjectRule {
        &self.checks.subject
    }

    /// How alike two texts may be.
    pub fn similarity(&self) -> Similarity {
        self.checks.similarity
    }

    /// How many questions a message may ask.
    pub fn most_questions(&self) -> usize {
        self.checks.questions.most
    }

    /// Advice for any message that no check insists on, by its name in `checks.toml`.
    pub fn recommended(&self) -> &BTreeMap<String, String> {
        &self.checks.recommended
    }
}

fn read<T: serde::de::DeserializeOwned>(file: &str, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| format!("{file}: {error}"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::playbook::numbers::NUMBERS;

    #[test]
    fn every_rule_and_check_has_its_text_and_every_text_its_rule() {
        let catalogue = Catalogue::parse(TOPICS, SOURCES, CHECKS).unwrap();
        let listed: Vec<RuleId> =
            catalogue.topics().iter().flat_map(|topic| topic.rules.clone()).collect();
        assert_eq!(listed, RuleId::ALL);
    }

    #[test]
    fn every_number_says_what_it_is() {
        for number in NUMBERS {
            assert_ne!(Catalogue::bundled().number(number.key), "", "{}", number.key);
        }
    }

    #[test]
    fn a_rule_missing_from_the_data_is_missed() {
        let error = Catalogue::parse(&TOPICS[1..], SOURCES, CHECKS).unwrap_err();
        assert_eq!(error, "the rule DEP-1 has no text");
    }

    #[test]
    fn a_rule_missing_from_the_list_of_ids_is_refused() {
        let dep = TOPICS[0].1.replace("[DEP-8]", "[DEP-9]");
        let error = Catalogue::parse(&[("dep", &dep)], SOURCES, CHECKS).unwrap_err();
        assert!(error.contains("rules/dep.toml") && error.contains("\"DEP-9\""), "{error}");
    }

    #[test]
    fn a_rule_must_name_a_source_that_exists() {
        let dep = TOPICS[0].1.replace("\"Stein\"", "\"Stone\"");
        let error = Catalogue::parse(&[("dep", &dep)], SOURCES, CHECKS).unwrap_err();
        assert_eq!(error, "rules/dep.toml: DEP-5 names no source \"Stone\"");
    }

    #[test]
    fn only_guards_have_the_kind_of_a_guard() {
        for topic in Catalogue::bundled().topics() {
            for rule in &topic.rules {
                assert_eq!(topic.kind == RuleKind::Guard, rule.is_guard(), "{rule}");
            }
        }
    }

    #[test]
    fn what_the_program_says_itself_is_signed_by_it() {
        for &rule in RuleId::ALL {
            let own = matches!(rule.topic(), "GRD" | "PRM" | "EDG");
            let text = Catalogue::bundled().rule(rule);
            assert_eq!(own, text.who == "Heardback", "{rule}");
            assert_eq!(rule.topic() == "EVD", !text.figures.is_empty(), "{rule}");
        }
    }
}
