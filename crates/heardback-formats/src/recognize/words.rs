//! A text as words and sentences, the way rules look at it.

use super::phrases::{Hash, Phrases};

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
        let bytes = text.as_bytes();
        let mut list = Vec::with_capacity(text.len() / 6);
        let mut telling = false;
        let mut sentence = 0;
        let mut line_start = 0;
        let mut place = 0;
        // One turn for a word, or for a letter that belongs to none; most letters are ASCII and looked at as bytes.
        loop {
            let begun = place;
            let mut end = place;
            let (mut hash, mut hash_at_end) = (Hash::new(), Hash::new());
            while let Some(&byte) = bytes.get(place) {
                if byte.is_ascii_alphanumeric() {
                    place += 1;
                    hash.add(byte.to_ascii_lowercase());
                    (end, hash_at_end) = (place, hash);
                } else if byte == b'\'' && place > begun {
                    place += 1;
                    hash.add(byte);
                } else if byte.is_ascii() {
                    break;
                } else {
                    let Some(letter) = text[place..].chars().next() else { break };
                    if letter == '’' && place > begun {
                        hash.add(b'\'');
                        place += letter.len_utf8();
                    } else if letter.is_alphanumeric() {
                        hash.add_letter(letter);
                        place += letter.len_utf8();
                        (end, hash_at_end) = (place, hash);
                    } else {
                        break;
                    }
                }
            }
            if place > begun {
                let id = phrases.id(&text[begun..end], hash_at_end);
                telling = telling || phrases.is_telling(id);
                list.push(Word { start: begun, end, id, sentence });
                if list.len() == MOST_WORDS {
                    break;
                }
            }
            let Some(&byte) = bytes.get(place) else { break };
            match byte {
                b' ' | b',' => place += 1,
                b'.' | b'!' | b'?' => {
                    place += 1;
                    if text[place..].chars().next().is_none_or(char::is_whitespace) {
                        sentence += 1;
                    }
                }
                b'*' | b'|' => {
                    place += 1;
                    sentence += 1;
                }
                b'\n' => {
                    // A line that was not wrapped by a program ends where its writer ended it.
                    let short = place - line_start < SHORT_LINE;
                    let next = text[place + 1..].chars().next();
                    let goes_on = next.is_some_and(char::is_lowercase);
                    if next.is_none_or(|next| matches!(next, '\n' | '-' | '\r'))
                        || short && !goes_on
                    {
                        sentence += 1;
                    }
                    place += 1;
                    line_start = place;
                }
                byte if byte.is_ascii() => place += 1,
                _ => {
                    let letter = text[place..].chars().next();
                    if matches!(letter, Some('•' | '·' | '…' | '。')) {
                        sentence += 1;
                    }
                    place += letter.map_or(1, char::len_utf8);
                }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::recognize::languages::Lists;

    proptest! {
        /// The walk over bytes finds what a walk over letters finds.
        #[test]
        fn words_are_the_same_letter_by_letter(
            text in "([a-zA-Z0-9äÖßİéж ’'.,!?*•…|\r\n-]|Not|don’t|don't|Über|1st|\n\n){0,60}",
        ) {
            let lists = Lists::default();
            let known = ["not don't über weiß i st a"];
            let phrases = Phrases::new(known.map(|phrase| (phrase, &lists)), &[]);
            prop_assert_eq!(Words::of(&text, &phrases).list, letter_by_letter(&text, &phrases));
        }
    }

    fn letter_by_letter(text: &str, phrases: &Phrases) -> Vec<Word> {
        let mut list = Vec::new();
        let mut word = None;
        let (mut sentence, mut line_start) = (0, 0);
        for (place, letter) in text.char_indices().chain([(text.len(), '\n')]) {
            let quote = matches!(letter, '\'' | '’');
            if letter.is_alphanumeric() || quote && word.is_some() {
                let (_, end, lower) = word.get_or_insert((place, place, String::new()));
                lower.extend(if quote { '\'' } else { letter }.to_lowercase());
                if !quote {
                    *end = place + letter.len_utf8();
                }
                continue;
            }
            if let Some((start, end, lower)) = word.take() {
                let id = phrases.id_of(lower.trim_end_matches('\''));
                list.push(Word { start, end, id, sentence });
            }
            let next = text[place..].chars().nth(1);
            sentence += u32::from(match letter {
                '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
                '•' | '·' | '*' | '|' | '…' | '。' => true,
                '\n' => {
                    let short = place - line_start < SHORT_LINE;
                    line_start = place + 1;
                    next.is_none_or(|next| matches!(next, '\n' | '-' | '\r'))
                        || short && !next.is_some_and(char::is_lowercase)
                }
                _ => false,
            });
        }
        list
    }
}
