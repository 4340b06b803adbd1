//! A text as words and sentences, the way rules look at it.

use super::phrases::Phrases;

/// One word: where it stands, and its number among the words that rules know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// 0 if no rule knows the word.
    pub(super) id: u32,
    pub(super) sentence: u32,
}

/// The words of a text, in order.
#[derive(Debug)]
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Word>,
    /// It holds a word that no message of a search for work is without.
    pub(super) telling: bool,
}

/// More words than these are not looked at: what a mail says, it says at its beginning.
const MOST_WORDS: usize = 4_000;
/// A line shorter than this ends its sentence, longer ones were wrapped.
const SHORT_LINE: usize = 36;

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str, phrases: &Phrases) -> Self {
        let mut list = Vec::with_capacity(text.len() / 6);
        let mut telling = false;
        let mut lower = String::with_capacity(32);
        let mut sentence = 0;
        let mut line_start = 0;
        let mut start = None;
        let mut word_end = 0;
        for (place, letter) in text.char_indices().chain([(text.len(), '\n')]) {
            let part = letter.is_alphanumeric() || matches!(letter, '\'' | '’') && start.is_some();
            if part {
                start.get_or_insert(place);
                if letter.is_alphanumeric() {
                    word_end = place + letter.len_utf8();
                }
                match letter {
                    '’' => lower.push('\''),
                    letter if letter.is_ascii() => lower.push(letter.to_ascii_lowercase()),
                    letter => lower.extend(letter.to_lowercase()),
                }
                continue;
            }
            if let Some(begun) = start.take() {
                let id = phrases.id(lower.trim_end_matches('\''));
                telling = telling || phrases.is_telling(id);
                list.push(Word { start: begun, end: word_end, id, sentence });
                lower.clear();
                if list.len() == MOST_WORDS {
                    break;
                }
            }
            let next = text[place..].chars().nth(1);
            match letter {
                '.' | '!' | '?' if next.is_none_or(char::is_whitespace) => sentence += 1,
                '•' | '·' | '*' | '|' | '…' | '。' => sentence += 1,
                '\n' => {
                    // A line that was not wrapped by a program ends where its writer ended it.
                    let short = place - line_start < SHORT_LINE;
                    let goes_on = next.is_some_and(char::is_lowercase);
                    if next.is_none_or(|next| next == '\n' || next == '-' || next == '\r')
                        || short && !goes_on
                    {
                        sentence += 1;
                    }
                    line_start = place + 1;
                }
                _ => {}
            }
        }
        Self { text, list, telling }
    }

    /// The sentence that a word stands in, verbatim.
    pub(super) fn sentence_around(&self, word: usize) -> &'t str {
        let Some(here) = self.list.get(word) else { return "" };
        let first = self.list[..word]
            .iter()
            .rev()
            .take_while(|other| other.sentence == here.sentence)
            .count();
        let last =
            self.list[word..].iter().take_while(|other| other.sentence == here.sentence).count();
        let start = self.list[word - first].start;
        let end = self.list[word + last - 1].end;
        // The mark that ends it belongs to it.
        let mark = self.text[end..].chars().next().filter(|c| matches!(c, '.' | '!' | '?'));
        &self.text[start..end + mark.map_or(0, char::len_utf8)]
    }

    /// From the start of one word to the end of another.
    pub(super) fn span(&self, first: usize, last: usize) -> &'t str {
        match (self.list.get(first), self.list.get(last)) {
            (Some(first), Some(last)) if first.start <= last.end => {
                &self.text[first.start..last.end]
            }
            _ => "",
        }
    }

    /// The word as written.
    pub(super) fn word(&self, index: usize) -> &'t str {
        self.span(index, index)
    }
}
