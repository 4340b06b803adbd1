//! The position: whether a text or a subject names it.

use super::stem::stem;
use super::words::Words;
use super::{Fault, View};
use crate::plain::plain;

/// The role applied for, as words.
#[derive(Debug, Clone, Default)]
pub(super) struct Position {
    /// What stands before brackets, dashes and commas, each word without accents and with shortened words written out.
    words: Vec<String>,
    /// The same with everything that is not in brackets.
    whole: Vec<String>,
}

/// C-POSITION: the text names the position, not only the subject.
pub(super) fn position(view: &View<'_>) -> Option<Fault> {
    if view.position.is_named_in(&view.words) { None } else { Fault::missing() }
}

impl Position {
    pub(super) fn of(position: &str) -> Self {
        let mut bare = String::with_capacity(position.len());
        let mut depth = 0_u32;
        for letter in position.chars() {
            match letter {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                letter if depth == 0 => bare.push(letter),
                _ => {}
            }
        }
        let whole = role_words(&bare);
        let end = [" - ", " – ", " — ", ",", "|", ";", " @ ", ": "]
            .iter()
            .filter_map(|mark| bare.find(mark))
            .min();
        let mut words = end.map_or_else(|| whole.clone(), |end| role_words(&bare[..end]));
        // "Engineer, Process" is no role called Engineer.
        if words.len() < 2 {
            words.clone_from(&whole);
        }
        while words.len() > 1 && words.last().is_some_and(|word| LEVELS.contains(&word.as_str())) {
            words.pop();
        }
        Self { words, whole }
    }

    pub(super) fn is_unknown(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether the words hold the position, written together or apart.
    pub(super) fn is_named_in(&self, words: &Words<'_>) -> bool {
        let list: Vec<&str> =
            words.list.iter().map(|word| written_out(words.plain(word))).collect();
        holds(&list, &self.words) || holds(&list, &self.whole)
    }

    /// Whether a subject names it, at least by its leading words.
    pub(super) fn may_be_in_subject(&self, subject: &str) -> bool {
        let list: Vec<&str> = subject.split(' ').map(written_out).collect();
        let leading = &self.words[..self.words.len().min(2)];
        self.is_unknown() || holds(&list, leading) || holds(&list, &self.whole)
    }

    /// Whether other words for a role may mean this one: one is part of the other.
    pub(super) fn may_be(&self, other: &str) -> bool {
        let other = role_words(other);
        let within = |short: &[String], long: &[String]| {
            short.iter().all(|word| long.iter().any(|other| stem(other) == stem(word)))
        };
        self.is_unknown()
            || within(&other, &self.whole)
            || within(&self.words, &other)
            || other.concat() == self.words.concat()
    }

    /// Whether a word is one of its words.
    pub(super) fn has(&self, word: &str) -> bool {
        self.whole.iter().any(|own| own == word)
    }
}

const LEVELS: &[&str] = &["i", "ii", "iii", "iv", "1", "2", "3", "4"];

fn role_words(text: &str) -> Vec<String> {
    plain(text)
        .split(' ')
        .filter(|word| !word.is_empty() && *word != "and")
        .map(|word| written_out(word).to_owned())
        .collect()
}

/// Shortened words of roles in full.
fn written_out(word: &str) -> &str {
    match word {
        "sr" => "senior",
        "jr" => "junior",
        "mgr" => "manager",
        "eng" => "engineer",
        "dev" => "developer",
        "asst" => "assistant",
        "admin" => "administrator",
        "ops" => "operations",
        "swe" => "software engineer",
        "pm" => "project manager",
        word => word,
    }
}

/// Whether a row of words holds another, however the words are divided: "front end" and "frontend".
fn holds(list: &[&str], wanted: &[String]) -> bool {
    let wanted: String = wanted.concat();
    if wanted.is_empty() {
        return false;
    }
    (0..list.len()).any(|start| {
        let mut rest = wanted.as_str();
        for word in &list[start..] {
            if *word == "and" && rest.len() < wanted.len() {
                continue;
            }
            // A plural names it as well.
            let Some(left) = rest.strip_prefix(*word) else {
                return word.strip_suffix('s') == Some(rest);
            };
            rest = left;
            if rest.is_empty() {
                return true;
            }
        }
        false
    })
}
