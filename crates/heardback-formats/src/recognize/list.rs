//! Lists of words, written as one text with `|` between: a column of hundreds would hide the code around it.

/// A list of words or short phrases.
#[derive(Debug, Clone, Copy)]
pub(super) struct List(pub(super) &'static str);

impl List {
    pub(super) fn has(self, word: &str) -> bool {
        self.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split('|')
    }
}
