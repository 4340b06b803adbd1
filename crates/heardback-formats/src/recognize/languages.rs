//! The words that rules look for, one folder a language. A translator needs these files and no Rust:
//!
//! - `words.txt` holds lists of words that mean the same, such as `<not>`, and the words that only suppose (`<if>`).
//! - Every other file holds rules. A line at the margin is a rule's name, what it speaks for (`rejection`), its weight
//!   from 0 to 1, and perhaps `subject`, `body` (where it looks) or `even-if` (it counts behind an “if” as well).
//!   Indented below stand its phrases, one a line; `unless` opens a line of words that take its force away in the same
//!   sentence. How a phrase is written is told in [`super::phrases`]. A line that begins with `# ` is a remark.
//!
//! A language keeps the names of the rules it has, since some are asked for by name, and may leave any out.

use std::sync::LazyLock;

use super::rule::{Place, Rule, Signal};

/// A language's files.
struct Files {
    words: &'static str,
    rules: &'static [&'static str],
}

const FILES: [Files; 3] = [
    Files {
        words: include_str!("languages/en/words.txt"),
        rules: &[
            include_str!("languages/en/rejection.txt"),
            include_str!("languages/en/confirmation.txt"),
            include_str!("languages/en/interview.txt"),
            include_str!("languages/en/scheduling.txt"),
            include_str!("languages/en/assessment.txt"),
            include_str!("languages/en/offer.txt"),
            include_str!("languages/en/outreach.txt"),
            include_str!("languages/en/auto_reply.txt"),
            include_str!("languages/en/alert.txt"),
            include_str!("languages/en/portal.txt"),
            include_str!("languages/en/context.txt"),
        ],
    },
    Files {
        words: include_str!("languages/de/words.txt"),
        rules: &[include_str!("languages/de/rules.txt")],
    },
    Files {
        words: include_str!("languages/elsewhere/words.txt"),
        rules: &[include_str!("languages/elsewhere/rules.txt")],
    },
];

/// The rules and word lists of one language.
pub(super) struct Language {
    pub(super) rules: Vec<Rule>,
    pub(super) lists: Lists,
}

/// All of them, English first.
pub(super) static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let read = |files: &Files| Language {
        rules: files.rules.iter().flat_map(|text| rules(text)).collect(),
        lists: Lists::read(files.words),
    };
    FILES.iter().map(read).collect()
});

/// Lists of words that mean the same to rules, by their names in angle brackets.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<(&'static str, &'static str)>);

impl Lists {
    fn read(text: &'static str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Self(lines.filter_map(|line| line.split_once(' ')).collect())
    }

    /// The words that one step of a phrase stands for. A name may have several lines.
    pub(super) fn words(&self, step: &'static str) -> Vec<&'static str> {
        let mut words = Vec::new();
        for one in step.split('|') {
            let named = self.0.iter().filter(|(name, _)| *name == one);
            let before = words.len();
            words.extend(named.flat_map(|(_, list)| list.split('|')));
            if words.len() == before && !one.starts_with('<') {
                words.push(one);
            }
        }
        words
    }
}

fn rules(text: &'static str) -> Vec<Rule> {
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match (line.strip_prefix("  "), rules.last_mut()) {
            (Some(line), Some(rule)) => match line.strip_prefix("unless ") {
                Some(words) => rule.spoiled.extend(words.split(' ')),
                None => rule.phrases.push(line),
            },
            _ => rules.extend(opening(line)),
        }
    }
    rules
}

/// `rejection.regret: rejection 0.85 body`
fn opening(line: &'static str) -> Option<Rule> {
    let (name, rest) = line.split_once(": ")?;
    let mut rest = rest.split(' ');
    let signal = Signal::named(rest.next()?)?;
    let weight = rest.next()?.parse().ok()?;
    let mut rule = Rule {
        name,
        signal,
        weight,
        phrases: Vec::new(),
        place: Place::Anywhere,
        spoiled: Vec::new(),
        even_if: false,
    };
    for word in rest {
        match word {
            "subject" => rule.place = Place::Subject,
            "body" => rule.place = Place::Body,
            "even-if" => rule.even_if = true,
            _ => return None,
        }
    }
    Some(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_language_is_understood() {
        for (files, language) in FILES.iter().zip(LANGUAGES.iter()) {
            let openings = |text: &&str| {
                text.lines()
                    .filter(|line| !line.starts_with(['#', ' ']) && !line.is_empty())
                    .count()
            };
            let written: usize = files.rules.iter().map(openings).sum();
            assert_eq!(language.rules.len(), written, "a rule's first line does not read");
            for rule in &language.rules {
                assert!((0.0..1.0).contains(&rule.weight), "{}: its weight", rule.name);
                assert!(!rule.phrases.is_empty(), "{}: its phrases", rule.name);
                for phrase in &rule.phrases {
                    for step in phrase.split(' ') {
                        let words = language.lists.words(step.trim_end_matches('?'));
                        assert!(!words.is_empty(), "{}: {step} names no list", rule.name);
                    }
                }
            }
        }
    }
}
