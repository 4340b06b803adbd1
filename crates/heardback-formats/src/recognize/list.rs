//! Lists of words, written as one text with `|` between: a column of hundreds would hide the code around it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use aho_corasick::AhoCorasick;
use heardback_core::hashed::Hashed;

/// A list of words or short phrases.
#[derive(Debug, Clone, Copy)]
pub(super) struct List(pub(super) &'static str);

/// A list as it is searched, made when it is first asked.
#[derive(Default)]
struct Made {
    words: Option<HashSet<String, Hashed>>,
    phrases: Option<AhoCorasick>,
}

thread_local! {
    /// By where the text of a list lies, and how long it is: lists are constants, which cannot hold what was made of
    /// them.
    static MADE: RefCell<HashMap<(usize, usize), Made, Hashed>> = RefCell::default();
}

impl List {
    /// Whether this word is in it, in upper or lower case.
    pub(super) fn has(self, word: &str) -> bool {
        MADE.with_borrow_mut(|made| {
            let words = made
                .entry(self.place())
                .or_default()
                .words
                .get_or_insert_with(|| self.iter().map(str::to_ascii_lowercase).collect());
            if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
                words.contains(word.to_ascii_lowercase().as_str())
            } else {
                words.contains(word)
            }
        })
    }

    /// Whether one of its phrases stands in this text, exactly so.
    pub(super) fn is_in(self, text: &str) -> bool {
        MADE.with_borrow_mut(|made| {
            let phrases = made.entry(self.place()).or_default().phrases.get_or_insert_with(|| {
                AhoCorasick::new(self.iter()).expect("a short list of short phrases")
            });
            phrases.is_match(text)
        })
    }

    fn place(self) -> (usize, usize) {
        (self.0.as_ptr().addr(), self.0.len())
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }
}
