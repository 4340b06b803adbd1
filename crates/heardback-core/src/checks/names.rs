//! Names: whether a text has one, spelt as it was recorded.

use super::words::is_apostrophe;
use crate::plain::plain;

/// The parts of a person's name that stand for the person: no titles, no initials, no "van".
#[derive(Debug, Clone, Default)]
pub(super) struct Name {
    parts: Vec<String>,
}

const BESIDE: &[&str] = &[
    "dr",
    "prof",
    "professor",
    "mr",
    "mrs",
    "ms",
    "mx",
    "miss",
    "sir",
    "madam",
    "herr",
    "frau",
    "ing",
    "dipl",
    "phd",
    "mba",
    "md",
    "jr",
    "sr",
    "ii",
    "iii",
    "msc",
    "bsc",
    "cpa",
    "hon",
    "rev",
];
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "de", "da", "di", "del", "la", "le", "bin", "al", "el", "dos",
    "du", "zu", "y", "und",
];

/// A name longer than this is not looked for letter by letter.
const LONGEST: usize = 64;

impl Name {
    pub(super) fn of(name: &str) -> Self {
        let mut parts: Vec<String> = name_words(name).map(|(_, word)| word).collect();
        parts.retain(|word| !BESIDE.contains(&word.as_str()));
        let telling =
            |word: &String| word.chars().count() > 1 && !PARTICLES.contains(&word.as_str());
        if parts.iter().any(telling) {
            parts.retain(telling);
        }
        Self { parts }
    }

    /// Nothing is recorded.
    pub(super) fn is_unknown(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether a word, in small letters, is one of the names.
    pub(super) fn has(&self, word: &str) -> bool {
        self.parts.iter().any(|part| same(part, word))
    }

    /// Whether a word is meant to be one of the names: spelt a little differently, or half of a double name.
    pub(super) fn resembles(&self, word: &str) -> bool {
        let word = plain(word);
        self.parts.iter().any(|part| {
            let part = plain(part);
            close(&part, &word)
                || part.split(' ').any(|half| half.len() > 2 && half == word)
                || word.split(' ').any(|half| half.len() > 2 && half == part)
                || word.len() > 2 && (part.starts_with(&word) || word.starts_with(&part))
        })
    }

    /// Whether any of the names stands in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        name_words(text).any(|(_, word)| self.has(&word)) || self.is_in_run(text)
    }

    /// Where words have no spaces between them, a name is a run of letters.
    fn is_in_run(&self, text: &str) -> bool {
        self.parts
            .iter()
            .any(|part| part.chars().any(|c| c > '\u{2e80}') && text.contains(part.as_str()))
    }

    /// Whether first and last name stand in a text, in this order and close together.
    pub(super) fn is_in_full(&self, text: &str) -> bool {
        let (Some(first), Some(last)) = (self.parts.first(), self.parts.last()) else {
            return false;
        };
        if self.is_in_run(text) {
            return true;
        }
        let mut since = None;
        for (_, word) in name_words(text) {
            since = match since {
                _ if same(first, &word) => Some(0),
                Some(count) if count < self.parts.len() + 2 => Some(count + 1),
                _ => None,
            };
            if since.is_some() && (self.parts.len() == 1 || since != Some(0)) && same(last, &word) {
                return true;
            }
        }
        false
    }
}

fn same(part: &str, word: &str) -> bool {
    part == word || (part.chars().chain(word.chars()).any(is_mark) && plain(part) == plain(word))
}

fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The words of a text that can be names, each with its place: letters with apostrophes and hyphens inside, in small
/// letters.
pub(super) fn name_words(text: &str) -> impl Iterator<Item = (usize, String)> {
    let inside = |c: char| {
        c.is_alphanumeric() || is_mark(c) || is_apostrophe(c) || matches!(c, '-' | '‐' | '‑')
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|c| !inside(c)).unwrap_or(text.len() - start);
        at = start + length;
        let word = text[start..at].trim_end_matches(|c| !char::is_alphanumeric(c) && !is_mark(c));
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        let lower = word.chars().flat_map(char::to_lowercase).map(|c| match c {
            c if is_apostrophe(c) => '\'',
            '‐' | '‑' => '-',
            c => c,
        });
        Some((start, lower.collect()))
    })
}

/// Whether two words differ by a slip of the pen: one letter, or two neighbours that changed places; two slips in
/// long words.
fn close(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    let slips = if short >= 7 { 2 } else { 1 };
    if short < 3 || long > LONGEST || long - short > slips {
        return false;
    }
    distance(&one, &other) <= slips
}

fn distance(one: &[char], other: &[char]) -> usize {
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let changed = usize::from(one[i - 1] != other[j - 1]);
            let mut least = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + changed);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}
