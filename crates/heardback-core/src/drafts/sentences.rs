//! Sentences as data: for every kind of message its parts, and for every part the ways to say it.
//!
//! A file has one table a kind. `order` names the parts, those joined by "+" in one paragraph; every other key is a
//! part, with a list of ways under `first`, `later`, `always`, the name of an action or of a stage. A way is a
//! template: what it names in braces must be known, or the way is not open.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use minijinja::{Environment, UndefinedBehavior};
use toml::de::{DeTable, DeValue};

use crate::action::Action;

use super::named::{KNOWN_NAMES, Named};
use super::tags::TAGS;

const BUNDLED: [(&str, &str); 4] = [
    ("sentences/application.toml", include_str!("sentences/application.toml")),
    ("sentences/friend.toml", include_str!("sentences/friend.toml")),
    ("sentences/interview.toml", include_str!("sentences/interview.toml")),
    ("sentences/ending.toml", include_str!("sentences/ending.toml")),
];

/// No template here needs as many steps; one that a user wrote might go round for ever.
const FUEL: u64 = 20_000;

/// Every sentence there is.
#[derive(Debug, Clone, Default)]
pub struct Sentences {
    kinds: BTreeMap<String, Kind>,
}

#[derive(Debug, Clone, Default)]
struct Kind {
    /// Paragraphs of parts.
    order: Vec<Vec<String>>,
    /// For each part, the ways by tag.
    parts: BTreeMap<String, BTreeMap<String, Vec<Way>>>,
}

/// One way to say something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) text: String,
    /// What it names.
    pub(super) needs: Vec<&'static str>,
}

/// A part of a message with the ways open to it, the most telling first.
#[derive(Debug, Clone)]
pub(super) struct Part<'s> {
    /// Its name.
    pub(super) name: &'s str,
    /// It begins a paragraph.
    pub(super) begins: bool,
    pub(super) ways: Vec<&'s Way>,
    /// So many of the ways tell as much as the first.
    pub(super) best: usize,
}

/// Why sentences do not load.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {what}")]
pub struct SentenceError {
    /// The file, as it was named.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub what: String,
}

impl Sentences {
    /// The sentences that come with the program.
    pub fn bundled() -> &'static Sentences {
        static SENTENCES: OnceLock<Sentences> = OnceLock::new();
        SENTENCES.get_or_init(|| {
            let mut sentences = Sentences::default();
            for (file, text) in BUNDLED {
                sentences
                    .read(text, file)
                    .expect("the bundled sentences load; a test reads every one of them");
            }
            sentences
        })
    }

    /// The bundled sentences with a person's own over them: a list in `text` takes the place of the list of that name, and
    /// one under `always` of all lists of its part, however they were divided.
    pub fn with_own(text: &str, file: &str) -> Result<Sentences, SentenceError> {
        let mut sentences = Sentences::bundled().clone();
        sentences.read(text, file)?;
        Ok(sentences)
    }

    /// The bundled sentences as they are written, to be read and changed: all of them, or those of one kind.
    pub fn written(kind: Option<&str>) -> Option<String> {
        let text = BUNDLED.map(|(_, text)| text).join("\n");
        let Some(kind) = kind else { return Some(text) };
        let head = format!("[{kind}]\n");
        let begin = text.find(&head).filter(|&at| at == 0 || text[..at].ends_with('\n'))?;
        let rest = &text[begin + head.len()..];
        let end = rest.find("\n[").or(rest.find("\n#")).unwrap_or(rest.len());
        Some(format!("{head}{}\n", rest[..end].trim_end()))
    }

    /// Every kind of message that has sentences.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.kinds.keys().map(String::as_str)
    }

    fn read(&mut self, text: &str, file: &str) -> Result<(), SentenceError> {
        let place = |span: Range<usize>, what: String| SentenceError {
            file: file.to_owned(),
            line: text[..span.start.min(text.len())].matches('\n').count() + 1,
            what,
        };
        let table = DeTable::parse(text)
            .map_err(|error| place(error.span().unwrap_or_default(), error.message().to_owned()))?;
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        // The bundled ones say which kinds, parts and lists there are; a list of one's own that nothing asks for is a mistake.
        let is_own = !self.kinds.is_empty() && !BUNDLED.iter().any(|(bundled, _)| *bundled == file);
        for (name, kind) in table.get_ref() {
            if is_own && !self.kinds.contains_key(name.get_ref().as_ref()) {
                let kinds: Vec<&str> = self.kinds().collect();
                let what = format!(
                    "there is no kind `{}`; there are: {}",
                    name.get_ref(),
                    kinds.join(", ")
                );
                return Err(place(name.span(), what));
            }
            let DeValue::Table(parts) = kind.get_ref() else {
                return Err(place(
                    kind.span(),
                    "a kind is a table, such as [checkin_email]".into(),
                ));
            };
            let known = self.kinds.entry(name.get_ref().to_string()).or_default();
            for (part, value) in parts {
                match value.get_ref() {
                    DeValue::Array(order) if part.get_ref() == "order" => {
                        known.order = order
                            .iter()
                            .filter_map(|paragraph| paragraph.get_ref().as_str())
                            .map(|parts| parts.split('+').map(|p| p.trim().to_owned()).collect())
                            .collect();
                        let missing =
                            known.order.iter().flatten().find(|p| !known.parts.contains_key(*p));
                        if let Some(part) = missing.filter(|_| is_own) {
                            let what =
                                format!("`{}` has no part `{part}` to put there", name.get_ref());
                            return Err(place(value.span(), what));
                        }
                    }
                    DeValue::Table(tags) => {
                        if is_own && !known.parts.contains_key(part.get_ref().as_ref()) {
                            let parts: Vec<&str> = known.parts.keys().map(String::as_str).collect();
                            let what = format!(
                                "`{}` has no part `{}`; it has: {}",
                                name.get_ref(),
                                part.get_ref(),
                                parts.join(", ")
                            );
                            return Err(place(part.span(), what));
                        }
                        let ways = known.parts.entry(part.get_ref().to_string()).or_default();
                        if is_own && tags.contains_key("always") {
                            ways.clear();
                        }
                        for (tag, list) in tags {
                            if !is_tag(tag.get_ref()) {
                                let what = format!(
                                    "there is no list `{}`; a part takes {} or the name of an action",
                                    tag.get_ref(),
                                    TAGS.join(", ")
                                );
                                return Err(place(tag.span(), what));
                            }
                            let DeValue::Array(list) = list.get_ref() else {
                                let what = format!("`{}` takes a list of sentences", tag.get_ref());
                                return Err(place(list.span(), what));
                            };
                            let mut read = Vec::with_capacity(list.len());
                            for sentence in list {
                                let Some(text) = sentence.get_ref().as_str() else {
                                    return Err(place(
                                        sentence.span(),
                                        "a sentence stands in quotes".into(),
                                    ));
                                };
                                let way = Way::read(text, &environment)
                                    .map_err(|what| place(sentence.span(), what))?;
                                read.push(way);
                            }
                            ways.insert(tag.get_ref().to_string(), read);
                        }
                    }
                    _ => {
                        let what = format!(
                            "`{0}` is a part of a message: write `{0}.always = [\"…\"]`",
                            part.get_ref()
                        );
                        return Err(place(value.span(), what));
                    }
                }
            }
        }
        Ok(())
    }

    /// What a part of a kind says in the list of that name, where it names nothing; the `turn`-th way of it.
    pub(super) fn plainly(&self, kind: &str, part: &str, tag: &str, turn: usize) -> Option<&str> {
        let ways = self.kinds.get(kind)?.parts.get(part)?.get(tag)?;
        let plain: Vec<&Way> = ways.iter().filter(|way| way.needs.is_empty()).collect();
        Some(plain.get(turn % plain.len().max(1))?.text.as_str())
    }

    /// The parts of a kind with their open ways, and the open subjects.
    pub(super) fn open(&self, kind: &str, named: &Named<'_>) -> (Vec<Part<'_>>, Vec<&Way>) {
        let Some(kind) = self.kinds.get(kind) else { return (Vec::new(), Vec::new()) };
        let subjects = kind
            .parts
            .get("subject")
            .map(|tags| tagged(tags, named).filter(|way| named.knows_all(way)).collect())
            .unwrap_or_default();
        let mut parts = Vec::new();
        for paragraph in &kind.order {
            let mut begins = true;
            for name in paragraph {
                let Some(tags) = kind.parts.get(name) else { continue };
                let all: Vec<&Way> = tagged(tags, named).collect();
                let mut ways: Vec<&Way> =
                    all.iter().copied().filter(|way| named.knows_all(way)).collect();
                if ways.is_empty() {
                    // Nothing can be said yet; what is missing will be asked for.
                    ways = all.into_iter().filter(|way| named.can_ask_for(way)).collect();
                    let fewest = ways.iter().map(|way| named.unknown(way)).min();
                    ways.retain(|way| Some(named.unknown(way)) == fewest);
                }
                if ways.is_empty() {
                    continue;
                }
                ways.sort_by_key(|way| std::cmp::Reverse(way.tells()));
                let best = ways.iter().filter(|way| way.tells() == ways[0].tells()).count();
                parts.push(Part { name, begins, ways, best });
                begins = false;
            }
        }
        (parts, subjects)
    }
}

fn is_tag(tag: &str) -> bool {
    TAGS.contains(&tag) || Action::parse(tag).is_some()
}

fn tagged<'s>(
    tags: &'s BTreeMap<String, Vec<Way>>,
    named: &Named<'_>,
) -> impl Iterator<Item = &'s Way> {
    tags.iter().filter(|(tag, _)| named.has_tag(tag)).flat_map(|(_, ways)| ways)
}

impl<'s> Part<'s> {
    /// The way in whose turn it is, or the `own`-th after it.
    pub(super) fn nth(&self, turn: usize, own: usize) -> &'s Way {
        self.ways[(turn % self.best + own) % self.ways.len()]
    }
}

impl Way {
    fn read(text: &str, environment: &Environment<'_>) -> Result<Way, String> {
        let template = environment
            .template_from_str(text)
            .map_err(|error| format!("the sentence does not read as a template: {error}"))?;
        let mut needs = Vec::new();
        for name in template.undeclared_variables(false) {
            match KNOWN_NAMES.iter().find(|known| **known == name) {
                Some(known) => needs.push(*known),
                None => {
                    return Err(format!(
                        "there is no `{name}` to name; there are: {}",
                        KNOWN_NAMES.join(", ")
                    ));
                }
            }
        }
        needs.sort_unstable();
        Ok(Way { text: text.to_owned(), needs })
    }

    /// How much it tells beyond what every message does.
    fn tells(&self) -> usize {
        let telling = |name: &&&str| {
            !matches!(**name, "me" | "first" | "role" | "company" | "applied" | "phone")
        };
        // The day and the weekday of one interview are one thing.
        let both = self.needs.contains(&"met") && self.needs.contains(&"met_weekday");
        self.needs.iter().filter(telling).count() - usize::from(both)
    }

    /// The sentence, which may have been put in other words, with the names filled in.
    pub(super) fn say(&self, text: &str, values: &BTreeMap<&'static str, String>) -> String {
        if self.needs.is_empty() {
            return text.to_owned();
        }
        let mut environment = Environment::empty();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        let known: BTreeMap<&str, String> =
            values.iter().map(|(name, value)| (*name, value.clone())).collect();
        environment
            .render_str(text, minijinja::Value::from(known))
            // Its names were looked up when it was read; what is left is a template that never ends.
            .unwrap_or_else(|error| format!("[{error}]"))
    }
}

#[cfg(test)]
mod tests;
