//! Wordings: what people write, as phrases with gaps, grouped into rules with a name.
//!
//! They are text files. A line without indentation is the name of a rule; indented lines are its phrases, and each
//! reads a sentence. In a phrase `a|b` is either word, `~ask` any inflection of a word, `<news>` one of a list,
//! `word?` may be missing, `..3` stands for up to three words of any kind, `#` for a number; `?` is the question mark,
//! `^` and `$` are the ends of the sentence. A line that begins with `-` lists phrases, with commas between them, that make
//! the rule pass over a sentence; one that begins with `+` lists what the sentence must hold besides.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::stem::stem;
use super::words::Words;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("wordings/", $name, ".txt")))),*];
    };
}

files!["asking", "blame", "elements", "pressure", "requests"];
const LISTS: &str = include_str!("wordings/lists.txt");

/// All rules, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Wordings {
    words: HashMap<String, u32>,
    stems: HashMap<String, u32>,
    rules: HashMap<&'static str, usize>,
    phrases: Vec<Phrase>,
    conditions: Vec<bool>,
    /// The phrases that can begin with a word, by its number; then those that can begin with a stem.
    by_word: Vec<Vec<u32>>,
    by_stem: Vec<Vec<u32>>,
    by_number: Vec<u32>,
}

#[derive(Debug)]
struct Phrase {
    rule: usize,
    part: Part,
    steps: Vec<Step>,
    at_start: bool,
    at_end: bool,
}

/// What a phrase does for its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Says,
    Unless,
    If,
}

#[derive(Debug)]
enum Step {
    Gap(u32),
    Word { words: Vec<u32>, stems: Vec<u32>, number: bool, end: bool, optional: bool },
}

/// The words of a rule that stand in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) rule: usize,
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Wordings {
    /// The bundled wordings, read once.
    pub(super) fn bundled() -> &'static Wordings {
        static BUNDLED: OnceLock<Wordings> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            Self::parse(LISTS, FILES).expect("the bundled wordings read; a test reads them")
        })
    }

    fn parse(lists: &'static str, files: &[(&str, &'static str)]) -> Result<Wordings, String> {
        let lists: HashMap<&str, &str> = lists
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('='))
            .map(|(name, words)| (name.trim(), words.trim()))
            .collect();
        let mut all = Wordings::default();
        for (file, text) in files {
            let mut rule = None;
            for (number, line) in text.lines().enumerate() {
                let place = || format!("{file}.txt:{}", number + 1);
                if line.trim().is_empty() || line.starts_with('#') {
                    continue;
                }
                if !line.starts_with(' ') {
                    let next = all.conditions.len();
                    if all.rules.insert(line.trim_end_matches(':'), next).is_some() {
                        return Err(format!("{}: {line} is there twice", place()));
                    }
                    all.conditions.push(false);
                    rule = Some(next);
                    continue;
                }
                let rule = rule.ok_or_else(|| format!("{}: a phrase before any rule", place()))?;
                let line = line.trim();
                let (part, phrases) = match line.split_once(' ') {
                    Some(("-", rest)) => (Part::Unless, rest),
                    Some(("+", rest)) => (Part::If, rest),
                    _ => (Part::Says, line),
                };
                all.conditions[rule] |= part == Part::If;
                for phrase in phrases.split(',') {
                    all.add(rule, part, phrase, &lists)
                        .map_err(|what| format!("{}: {what}", place()))?;
                }
            }
        }
        all.index();
        Ok(all)
    }

    fn add(
        &mut self,
        rule: usize,
        part: Part,
        text: &str,
        lists: &HashMap<&str, &str>,
    ) -> Result<(), String> {
        let mut phrase = Phrase { rule, part, steps: Vec::new(), at_start: false, at_end: false };
        for step in text.split_whitespace() {
            if let Some(most) = step.strip_prefix("..") {
                let most = most.parse().map_err(|_| format!("{step:?} is no gap"))?;
                phrase.steps.push(Step::Gap(most));
                continue;
            }
            match step {
                "^" => phrase.at_start = true,
                "$" => phrase.at_end = true,
                _ => phrase.steps.push(self.step(step, lists)?),
            }
        }
        let is_word = |step: Option<&Step>| matches!(step, Some(Step::Word { .. }));
        if !is_word(phrase.steps.first()) || !is_word(phrase.steps.last()) {
            return Err(format!("{text:?} begins or ends in a gap"));
        }
        self.phrases.push(phrase);
        Ok(())
    }

    fn step(&mut self, step: &str, lists: &HashMap<&str, &str>) -> Result<Step, String> {
        let (step, optional) = match step.strip_suffix('?') {
            Some(step) if !step.is_empty() && !step.ends_with('|') => (step, true),
            _ => (step, false),
        };
        let (mut words, mut stems, mut number, mut end) = (Vec::new(), Vec::new(), false, false);
        let mut add = |word: &str| match word.strip_prefix('~') {
            _ if word == "#" => number = true,
            _ if word == "$" => end = true,
            Some(word) => stems.push(number_of(&mut self.stems, stem(word))),
            None => words.push(number_of(&mut self.words, word)),
        };
        for choice in step.split('|') {
            match choice.strip_prefix('<').and_then(|name| name.strip_suffix('>')) {
                None => add(choice),
                Some(name) => {
                    let list =
                        lists.get(name).ok_or_else(|| format!("there is no list <{name}>"))?;
                    list.split_whitespace().for_each(&mut add);
                }
            }
        }
        words.sort_unstable();
        stems.sort_unstable();
        Ok(Step::Word { words, stems, number, end, optional })
    }

    fn index(&mut self) {
        self.by_word = vec![Vec::new(); self.words.len() + 1];
        self.by_stem = vec![Vec::new(); self.stems.len() + 1];
        for (place, phrase) in self.phrases.iter().enumerate() {
            for step in &phrase.steps {
                let Step::Word { words, stems, number, optional, .. } = step else { break };
                words.iter().for_each(|&word| self.by_word[word as usize].push(place as u32));
                stems.iter().for_each(|&stem| self.by_stem[stem as usize].push(place as u32));
                if *number {
                    self.by_number.push(place as u32);
                }
                if !optional {
                    break;
                }
            }
        }
    }

    /// The number of a rule.
    pub(super) fn rule(&self, name: &str) -> usize {
        *self
            .rules
            .get(name)
            .unwrap_or_else(|| panic!("no wording is called {name}; a test asks for all"))
    }

    pub(super) fn word(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(0)
    }

    pub(super) fn stem(&self, stem: &str) -> u32 {
        self.stems.get(stem).copied().unwrap_or(0)
    }

    /// What the rules find, in the order of the text.
    pub(super) fn find(&self, words: &Words<'_>) -> Vec<Found> {
        let mut found = Vec::new();
        let mut said = Vec::new();
        // For each rule the last sentence that held one of its exceptions, and the last that met one of its conditions.
        let mut excepted = vec![usize::MAX; self.conditions.len()];
        let mut met = excepted.clone();
        for (number, sentence) in words.sentences.iter().enumerate() {
            said.clear();
            for first in sentence.first..sentence.end {
                let word = words.list[first];
                let lists = [
                    self.by_word[word.id as usize].as_slice(),
                    self.by_stem[word.stem as usize].as_slice(),
                    if word.number { self.by_number.as_slice() } else { &[] },
                ];
                for &place in lists.into_iter().flatten() {
                    let phrase = &self.phrases[place as usize];
                    if phrase.at_start && first != sentence.first {
                        continue;
                    }
                    let Some(last) = phrase.meets(words, first, sentence.end) else { continue };
                    match phrase.part {
                        Part::Says => said.push(Found { rule: phrase.rule, first, last }),
                        Part::Unless => excepted[phrase.rule] = number,
                        Part::If => met[phrase.rule] = number,
                    }
                }
            }
            let holds = |found: &&Found| {
                excepted[found.rule] != number
                    && (!self.conditions[found.rule] || met[found.rule] == number)
            };
            found.extend(said.iter().filter(holds).copied());
        }
        found
    }
}

fn number_of(all: &mut HashMap<String, u32>, word: &str) -> u32 {
    let next = all.len() as u32 + 1;
    *all.entry(word.to_owned()).or_insert(next)
}

impl Phrase {
    /// The last word of the phrase, if it begins with the word `first`. All ways to go on are followed at once, one bit
    /// for each word they could be at, so that gaps cost no more than words.
    fn meets(&self, words: &Words<'_>, first: usize, end: usize) -> Option<usize> {
        let mut at: u64 = 1;
        for step in &self.steps {
            match step {
                Step::Gap(most) => (0..*most).for_each(|_| at |= at << 1),
                Step::Word { words: ids, stems, number, end: at_end, optional } => {
                    let mut after = if *optional { at } else { 0 };
                    let mut open = at;
                    while open != 0 {
                        let bit = open.trailing_zeros();
                        open &= open - 1;
                        let place = first + bit as usize;
                        let over = place >= end || words.plain(&words.list[place]) == "?";
                        if over && *at_end {
                            after |= 1 << bit;
                        }
                        if place >= end {
                            break;
                        }
                        let word = words.list[place];
                        let fits = word.id != 0 && ids.binary_search(&word.id).is_ok()
                            || word.stem != 0 && stems.binary_search(&word.stem).is_ok()
                            || *number && word.number;
                        if fits && bit < 63 {
                            after |= 1 << (bit + 1);
                        }
                    }
                    at = after;
                }
            }
            if at == 0 {
                return None;
            }
        }
        let last = first + at.trailing_zeros() as usize;
        let at_end =
            self.at_end.then(|| end - usize::from(words.plain(&words.list[end - 1]) == "?"));
        match at_end {
            Some(end) => {
                let bit = 1_u64.checked_shl((end - first) as u32).unwrap_or(0);
                (at & bit != 0).then(|| end - 1)
            }
            None => (last > first).then(|| last - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_wordings_read() {
        assert_eq!(Wordings::parse(LISTS, FILES).err(), None);
    }

    #[test]
    fn what_does_not_read_is_named_with_its_line() {
        for (text, error) in [
            ("a:\n  b <c>\n", "x.txt:2: there is no list <c>"),
            ("  b\n", "x.txt:1: a phrase before any rule"),
            ("a:\n  b ..2\n", "x.txt:2: \"b ..2\" begins or ends in a gap"),
            ("a:\n  b\na:\n", "x.txt:3: a: is there twice"),
        ] {
            assert_eq!(Wordings::parse("", &[("x", text)]).err().as_deref(), Some(error));
        }
    }
}
