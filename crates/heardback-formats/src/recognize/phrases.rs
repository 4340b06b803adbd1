//! Finding many phrases in one walk over the words of a text.
//!
//! A phrase is written as words with a space between: `not ..3 moving|move forward?`. `a|b` is either word, `word?` may
//! be missing, `..3` stands for up to three words of any kind, `<role>` for one of a list of words of its language, `#` for a number.
//! A phrase never crosses the end of a sentence.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::languages::Lists;
use super::words::Words;

/// All phrases of all rules, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    vocabulary: HashMap<String, u32, BuildHasherDefault<Fnv>>,
    nodes: Vec<Node>,
    /// Where a phrase that begins with this word goes on; by the word's number.
    roots: Vec<Vec<u32>>,
    /// What a word is by itself; by the word's number.
    marks: Vec<u8>,
}

#[derive(Debug, Default)]
struct Node {
    /// By the number of the word, in order.
    next: Vec<(u32, u32)>,
    /// A bit for every word in `next`, so that most words are turned away at a glance.
    glance: u64,
    /// After up to so many words of any kind, go on there.
    gap: Option<(u8, u32)>,
    /// The phrases that end here.
    ends: Vec<usize>,
}

/// A phrase met in a text: its number, its first and its last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) phrase: usize,
    pub(super) first: usize,
    pub(super) last: usize,
}

/// A word's mark: a message with it may be about a search for work. Most mail has no such word and is let go at once.
pub(super) const TELLING: u8 = 1;
/// What follows is only supposed.
pub(super) const IF: u8 = 2;
/// What follows closely is only supposed.
pub(super) const MAY: u8 = 4;
/// What follows closely is only supposed, unless the word opens a question.
pub(super) const COULD: u8 = 8;

/// Stands for any number, and for an ordinal such as `15th`.
const NUMBER: &str = "#";

impl Phrases {
    /// Phrases, each with the lists of its language, and words that are marked as [`TELLING`], [`IF`], [`MAY`],
    /// [`COULD`], or only known.
    pub(super) fn new<'l>(
        phrases: impl IntoIterator<Item = (&'static str, &'l Lists)>,
        marked: &[(u8, &'static str)],
    ) -> Self {
        let mut all = Self { nodes: vec![Node::default()], ..Self::default() };
        all.number_of(NUMBER);
        for (number, (phrase, lists)) in phrases.into_iter().enumerate() {
            let steps: Vec<&'static str> = phrase.split_whitespace().collect();
            all.add(number, &steps, lists, 0);
        }
        for (_, word) in marked {
            all.number_of(word);
        }
        all.roots = vec![Vec::new(); all.vocabulary.len() + 1];
        for (word, node) in std::mem::take(&mut all.nodes[0].next) {
            all.roots[word as usize].push(node);
        }
        all.marks = vec![0; all.vocabulary.len() + 1];
        for (mark, word) in marked {
            all.marks[all.vocabulary[*word] as usize] |= mark;
        }
        for node in &mut all.nodes {
            node.next.sort_unstable();
            node.glance = node.next.iter().fold(0, |bits, (word, _)| bits | bit(*word));
        }
        all
    }

    /// The number of a word that some phrase holds, else 0.
    pub(super) fn id(&self, lower: &str) -> u32 {
        match self.vocabulary.get(lower) {
            Some(&id) => id,
            None if lower.as_bytes().first().is_some_and(u8::is_ascii_digit) => 1,
            None => 0,
        }
    }

    /// Whether a message with this word may be about a search for work.
    pub(super) fn is_telling(&self, id: u32) -> bool {
        self.marks(id) & TELLING != 0
    }

    /// What a word is marked as.
    pub(super) fn marks(&self, id: u32) -> u8 {
        self.marks[id as usize]
    }

    fn number_of(&mut self, word: &str) -> u32 {
        let next = self.vocabulary.len() as u32 + 1;
        *self.vocabulary.entry(word.to_owned()).or_insert(next)
    }

    fn add(&mut self, number: usize, steps: &[&'static str], lists: &Lists, node: usize) {
        let Some((&step, rest)) = steps.split_first() else {
            self.nodes[node].ends.push(number);
            return;
        };
        if let Some(most) = step.strip_prefix("..") {
            assert!(!rest.is_empty(), "a phrase does not end in a gap: {steps:?}");
            let most: u8 = most.parse().expect("a gap is written `..` and a number");
            // A word that may be missing can bring two gaps to one place; the wider one stands for both.
            let (width, after) = match self.nodes[node].gap {
                Some((width, after)) => (width.max(most), after),
                None => {
                    self.nodes.push(Node::default());
                    (most, self.nodes.len() as u32 - 1)
                }
            };
            self.nodes[node].gap = Some((width, after));
            return self.add(number, rest, lists, after as usize);
        }
        let (step, optional) = step.strip_suffix('?').map_or((step, false), |step| (step, true));
        if optional {
            self.add(number, rest, lists, node);
        }
        // All words of one step lead to one place: without that the lists of two steps would multiply.
        self.nodes.push(Node::default());
        let after = self.nodes.len() as u32 - 1;
        for word in lists.words(step) {
            let id = self.number_of(word);
            self.nodes[node].next.push((id, after));
        }
        self.add(number, rest, lists, after as usize);
    }

    /// Every phrase in these words, in the order in which they end.
    pub(super) fn find(&self, words: &Words<'_>) -> Vec<Match> {
        let mut walk = Walk {
            phrases: self,
            found: Vec::new(),
            next: Vec::new(),
            seen: vec![(u32::MAX, 0); self.nodes.len()],
        };
        let mut open: Vec<Open> = Vec::new();
        let mut sentence = u32::MAX;
        for (place, word) in words.list.iter().enumerate() {
            if word.sentence != sentence {
                open.clear();
                sentence = word.sentence;
            }
            for state in &open {
                let node = &self.nodes[state.node as usize];
                if word.id != 0 && node.glance & bit(word.id) != 0 {
                    let from = node.next.partition_point(|(id, _)| *id < word.id);
                    for (_, after) in node.next[from..].iter().take_while(|(id, _)| *id == word.id)
                    {
                        walk.enter(*after, state.first, place);
                    }
                }
                if state.left > 0 {
                    walk.keep(Open { left: state.left - 1, ..*state }, place);
                }
            }
            for root in &self.roots[word.id as usize] {
                walk.enter(*root, place as u32, place);
            }
            open.clear();
            std::mem::swap(&mut open, &mut walk.next);
        }
        walk.found
    }
}

/// A phrase that has begun.
#[derive(Debug, Clone, Copy)]
struct Open {
    node: u32,
    first: u32,
    /// How many words of any kind may still pass.
    left: u8,
}

struct Walk<'p> {
    phrases: &'p Phrases,
    found: Vec<Match>,
    next: Vec<Open>,
    /// For every node the word at which it was kept last, and where in `next`.
    seen: Vec<(u32, u32)>,
}

impl Walk<'_> {
    fn enter(&mut self, node: u32, first: u32, place: usize) {
        let phrases = self.phrases;
        let reached = &phrases.nodes[node as usize];
        for &phrase in &reached.ends {
            self.found.push(Match { phrase, first: first as usize, last: place });
        }
        if let Some((width, after)) = reached.gap {
            self.keep(Open { node: after, first, left: width }, place);
        }
        if !reached.next.is_empty() {
            self.keep(Open { node, first, left: 0 }, place);
        }
    }

    /// Two that wait at one node see the same words: the one that may wait longer stands for both.
    fn keep(&mut self, state: Open, place: usize) {
        let seen = &mut self.seen[state.node as usize];
        if seen.0 == place as u32 {
            let known = &mut self.next[seen.1 as usize];
            if known.left <= state.left {
                *known = state;
            }
        } else {
            *seen = (place as u32, self.next.len() as u32);
            self.next.push(state);
        }
    }
}

fn bit(word: u32) -> u64 {
    1 << (word % 64)
}

/// A quick hash for short words.
#[derive(Debug)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::super::languages::LANGUAGES;
    use super::*;

    #[test]
    fn words_alternatives_gaps_and_options_are_found() {
        let phrases = [
            "not ..2 move|moving forward",
            "thank you very? much",
            "within # days",
            "<not> selected",
        ];
        check(&phrases, "We will not be moving forward.", expect!["0 not be moving forward"]);
        check(&phrases, "We are not able to just move forward.", expect![""]);
        check(
            &phrases,
            "Thank you much. THANK YOU\nvery much!",
            expect![["1 Thank you much\n1 THANK YOU\nvery much"]],
        );
        check(&phrases, "You will hear within 5 days", expect!["2 within 5 days"]);
        check(&phrases, "you weren’t selected", expect!["3 weren’t selected"]);
    }

    #[test]
    fn no_phrase_crosses_the_end_of_a_sentence() {
        let phrases = ["not ..2 forward"];
        check(&phrases, "I do not. Go forward.", expect![""]);
        check(&phrases, "I do not\n\ngo forward.", expect![""]);
        check(&phrases, "Not today\nForward", expect![""]);
        check(
            &phrases,
            "and this long line was wrapped, it does not\ngo forward.",
            expect![["0 not\ngo forward"]],
        );
    }

    #[track_caller]
    fn check(phrases: &[&'static str], text: &str, expected: Expect) {
        let english = &LANGUAGES[0].lists;
        let all = Phrases::new(phrases.iter().map(|phrase| (*phrase, english)), &[]);
        let words = Words::of(text, &all);
        let lines: Vec<String> = all
            .find(&words)
            .iter()
            .map(|found| format!("{} {}", found.phrase, words.span(found.first, found.last)))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }
}
