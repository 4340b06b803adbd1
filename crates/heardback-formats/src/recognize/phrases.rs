//! Finding many phrases in one walk over the words of a text.
//!
//! A phrase is written as words with a space between: `not ..3 moving|move forward?`. `a|b` is either word, `word?` may
//! be missing, `..3` stands for up to three words of any kind, `<role>` for one of a list of words, `#` for a number.
//! A phrase never crosses the end of a sentence.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::words::Words;

/// All phrases of all rules, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    vocabulary: HashMap<String, u32, BuildHasherDefault<Fnv>>,
    nodes: Vec<Node>,
    /// Where a phrase that begins with this word goes on; by the word's number.
    roots: Vec<Vec<u32>>,
    /// Whether a word tells that a message may be about a search for work; by the word's number.
    telling: Vec<bool>,
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

/// Stands for any number, and for an ordinal such as `15th`.
const NUMBER: &str = "#";

/// One of these is in every message that a rule could claim: about jobs, or an answer by machine.
const TELLING: &str = "position|positions|role|roles|job|jobs|opening|openings|opportunity|opportunities|vacancy|vacancies|internship|\
    application|applications|applied|apply|applying|candidacy|candidature|candidate|candidates|applicant|applicants|resume|resumé|\
    résumé|cv|interview|interviews|interviewing|hiring|hire|hired|recruiter|recruiters|recruiting|recruitment|talent|career|careers|\
    employment|employer|offer|assessment|assessments|hackerrank|codility|codesignal|hirevue|profile|linkedin|interested|interest|\
    office|vacation|holiday|leave|away|automatic|autoreply|auto|automatyczna|automatische|automatique|automática|coding|test|exercise|assignment|monitored|unattended|delivered|abwesend|abwesenheit|büro|\
    challenge|invitation|reschedule|rescheduled|schedule|availability|available|background|requirement|client|engineer|developer|\
    bewerbe|bewerbung|clients|hear|chat|call|considering|selected|forward|onboard|aboard";

/// Lists of words that mean the same to rules.
const CLASSES: [(&str, &str); 8] = [
    (
        "<role>",
        "position|role|job|opening|opportunity|vacancy|post|internship|placement|positions|roles|traineeship",
    ),
    (
        "<application>",
        "application|candidacy|candidature|submission|resume|resumé|résumé|cv|applications|profile",
    ),
    (
        "<candidates>",
        "candidates|candidate|applicants|applicant|individuals|individual|others|someone|people",
    ),
    ("<thanks>", "thank|thanks|thankyou|appreciate"),
    ("<interview>", "interview|interviews|interviewing"),
    ("<talk>", "call|chat|conversation|meeting|discussion|screen|screening|zoom|catch"),
    (
        "<test>",
        "assessment|assessments|challenge|test|tests|assignment|exercise|quiz|questionnaire|hackerrank|codility|codesignal|hackathon",
    ),
    (
        "<not>",
        "not|won't|can't|cannot|couldn't|didn't|don't|doesn't|haven't|hasn't|weren't|wasn't|isn't|aren't|wouldn't|never",
    ),
];

impl Phrases {
    pub(super) fn new<'p>(phrases: impl IntoIterator<Item = &'p str>) -> Self {
        let mut all = Self { nodes: vec![Node::default()], ..Self::default() };
        all.number_of(NUMBER);
        for (number, phrase) in phrases.into_iter().enumerate() {
            let steps: Vec<&str> = phrase.split_whitespace().collect();
            all.add(number, &steps, 0);
        }
        all.roots = vec![Vec::new(); all.vocabulary.len() + 1];
        for (word, node) in std::mem::take(&mut all.nodes[0].next) {
            all.roots[word as usize].push(node);
        }
        all.telling = vec![false; all.vocabulary.len() + 1];
        for word in TELLING.split('|') {
            if let Some(&id) = all.vocabulary.get(word) {
                all.telling[id as usize] = true;
            }
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
        self.telling[id as usize]
    }

    fn number_of(&mut self, word: &str) -> u32 {
        let next = self.vocabulary.len() as u32 + 1;
        *self.vocabulary.entry(word.to_owned()).or_insert(next)
    }

    fn add(&mut self, number: usize, steps: &[&str], node: usize) {
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
            return self.add(number, rest, after as usize);
        }
        let (step, optional) = step.strip_suffix('?').map_or((step, false), |step| (step, true));
        if optional {
            self.add(number, rest, node);
        }
        let words =
            step.split('|').flat_map(|one| match CLASSES.iter().find(|(name, _)| *name == one) {
                Some((_, words)) => words.split('|').collect(),
                None => vec![one],
            });
        // All words of one step lead to one place: without that the lists of two steps would multiply.
        self.nodes.push(Node::default());
        let after = self.nodes.len() as u32 - 1;
        for word in words.collect::<Vec<_>>() {
            let id = self.number_of(word);
            self.nodes[node].next.push((id, after));
        }
        self.add(number, rest, after as usize);
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
        let all = Phrases::new(phrases.iter().copied());
        let words = Words::of(text, &all);
        let lines: Vec<String> = all
            .find(&words)
            .iter()
            .map(|found| format!("{} {}", found.phrase, words.span(found.first, found.last)))
            .collect();
        expected.assert_eq(&lines.join("\n"));
    }
}
