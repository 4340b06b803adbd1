//! Finding many phrases in one walk over the words of a text.
//!
//! A phrase is written as words with a space between: `not ..3 moving|move forward?`. `a|b` is either word, `word?` may
//! be missing, `..3` stands for up to three words of any kind, `<role>` for one of a list of words of its language, `#` for a number.
//! A phrase never crosses the end of a sentence.

use std::cell::RefCell;
use std::collections::HashMap;

use super::languages::Lists;
use super::words::Words;

/// All phrases of all rules, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// Every word that a phrase holds, with its number.
    vocabulary: HashMap<String, u32>,
    /// The same to look words of a text up in: by hash, with free places between.
    table: Vec<(Hash, u32)>,
    /// The words, by their numbers.
    words: Vec<String>,
    nodes: Vec<Node>,
    /// Where a phrase that begins with this word goes on; by the word's number.
    roots: Vec<Vec<Root>>,
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

/// The first place of a phrase, with what turns most of them away without looking there.
#[derive(Debug, Clone, Copy)]
struct Root {
    node: u32,
    /// A phrase ends there already, or any word may come next.
    is_open: bool,
    /// As in [`Node`].
    glance: u64,
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
        let first = std::mem::take(&mut all.nodes[0].next);
        all.marks = vec![0; all.vocabulary.len() + 1];
        for (mark, word) in marked {
            all.marks[all.vocabulary[*word] as usize] |= mark;
        }
        all.fill_table();
        for node in &mut all.nodes {
            node.next.sort_unstable();
            node.glance = node.next.iter().fold(0, |bits, (word, _)| bits | bit(*word));
        }
        all.roots = vec![Vec::new(); all.vocabulary.len() + 1];
        for (word, node) in first {
            let Node { glance, gap, ends, .. } = &all.nodes[node as usize];
            let is_open = gap.is_some() || !ends.is_empty();
            all.roots[word as usize].push(Root { node, is_open, glance: *glance });
        }
        all
    }

    /// The number of a word that some phrase holds, else 0. `hash` is of its lower case, with plain apostrophes.
    pub(super) fn id(&self, word: &str, hash: Hash) -> u32 {
        let mut place = hash.place(self.table.len());
        loop {
            match self.table[place] {
                (_, 0) if word.as_bytes().first().is_some_and(u8::is_ascii_digit) => return 1,
                (_, 0) => return 0,
                (known, id) if known == hash && is_lower_case(word, &self.words[id as usize]) => {
                    return id;
                }
                _ => place = (place + 1) & (self.table.len() - 1),
            }
        }
    }

    /// The same of a word that is in lower case.
    pub(super) fn id_of(&self, lower: &str) -> u32 {
        self.id(lower, Hash::of(lower))
    }

    fn fill_table(&mut self) {
        self.words = vec![String::new(); self.vocabulary.len() + 1];
        self.table = vec![(Hash::new(), 0); (self.vocabulary.len() * 4).next_power_of_two().max(4)];
        for (word, &id) in &self.vocabulary {
            let hash = Hash::of(word);
            let mut place = hash.place(self.table.len());
            while self.table[place].1 != 0 {
                place = (place + 1) & (self.table.len() - 1);
            }
            self.table[place] = (hash, id);
            self.words[id as usize].clone_from(word);
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
        let mut seen = SEEN.take();
        seen.begin(self.nodes.len(), words.list.len());
        let mut walk = Walk { phrases: self, found: Vec::new(), next: Vec::new(), ahead: 0, seen };
        let mut open: Vec<Open> = Vec::new();
        let mut sentence = u32::MAX;
        for (place, word) in words.list.iter().enumerate() {
            if word.sentence != sentence {
                open.clear();
                sentence = word.sentence;
            }
            let ahead = words.list.get(place + 1).filter(|next| next.sentence == sentence);
            walk.ahead = ahead.filter(|next| next.id != 0).map_or(0, |next| bit(next.id));
            for state in &open {
                let node = &self.nodes[state.node as usize];
                if word.id != 0 && node.glance & bit(word.id) != 0 {
                    let from = node.next.partition_point(|(id, _)| *id < word.id);
                    for (_, after) in node.next[from..].iter().take_while(|(id, _)| *id == word.id)
                    {
                        walk.enter(*after, state.first, place);
                    }
                }
                if state.left > 0 && ahead.is_some() {
                    walk.keep(Open { left: state.left - 1, ..*state }, place);
                }
            }
            for root in &self.roots[word.id as usize] {
                if root.is_open || root.glance & walk.ahead != 0 {
                    walk.enter(root.node, place as u32, place);
                }
            }
            open.clear();
            std::mem::swap(&mut open, &mut walk.next);
        }
        SEEN.set(walk.seen);
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
    /// The bit of the next word of the sentence: what it cannot lead on is not kept at all.
    ahead: u64,
    seen: Seen,
}

/// For every node the word at which it was kept last, and where in `next`. Words are counted on from text to text, so
/// that the list need not be cleared for each: it is longer than most texts.
#[derive(Debug, Default)]
struct Seen {
    nodes: Vec<(u32, u32)>,
    /// The number of the first word of this text, from 1.
    first: u32,
    /// The first number not given to a word yet.
    next: u32,
}

thread_local! {
    static SEEN: RefCell<Seen> = RefCell::default();
}

impl Seen {
    fn begin(&mut self, nodes: usize, words: usize) {
        let words = u32::try_from(words).unwrap_or(u32::MAX);
        self.first = self.next.max(1);
        if self.nodes.len() != nodes || self.first.checked_add(words).is_none() {
            self.nodes.clear();
            self.nodes.resize(nodes, (0, 0));
            self.first = 1;
        }
        self.next = self.first.saturating_add(words);
    }
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
        if reached.glance & self.ahead != 0 {
            self.keep(Open { node, first, left: 0 }, place);
        }
    }

    /// Two that wait at one node see the same words: the one that may wait longer stands for both.
    fn keep(&mut self, state: Open, place: usize) {
        let word = self.seen.first + place as u32;
        let seen = &mut self.seen.nodes[state.node as usize];
        if seen.0 == word {
            let known = &mut self.next[seen.1 as usize];
            if known.left <= state.left {
                *known = state;
            }
        } else {
            *seen = (word, self.next.len() as u32);
            self.next.push(state);
        }
    }
}

fn bit(word: u32) -> u64 {
    1 << (word % 64)
}

/// Whether `word`, made lower case and with plain apostrophes, is `lower`.
fn is_lower_case(word: &str, lower: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(lower);
    }
    let letters = word.chars().flat_map(|letter| match letter {
        '’' => '\''.to_lowercase(),
        letter => letter.to_lowercase(),
    });
    letters.eq(lower.chars())
}

/// A quick hash of a short word, made letter by letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hash(u64);

impl Hash {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn of(word: &str) -> Self {
        let mut hash = Self::new();
        word.chars().for_each(|letter| hash.add_letter(letter));
        hash
    }

    pub(super) fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    pub(super) fn add_letter(&mut self, letter: char) {
        for lower in letter.to_lowercase() {
            lower.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.add(byte));
        }
    }

    /// A place in a table whose length is a power of two.
    fn place(self, length: usize) -> usize {
        (self.0 ^ self.0 >> 32) as usize & (length - 1)
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
